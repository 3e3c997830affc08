//! The forms of a whole label: what agrees, what stays.
//!
//! The head of a label is what stands before its first preposition: its noun and its adjectives
//! agree in number and in gender, the complement never does (*quartiers prioritaires de la politique
//! de la ville*). Where usage wavers, both forms are given: *fiches repères* and *fiches repère*,
//! *lieux de vie collectif* and *lieux de vie collectifs*.

mod label;
mod part;
#[cfg(test)]
mod tests;

use label::{acronym, is_acronym, opened, opens_with_verb, recapital, uncapital};
use part::{Part, Role, head, is_name, number, parts};

use super::agent::{has_feminine, is_epicene};
use super::{Form, FormGender, Number, feminine, listed, masculine, plural, singular};
use crate::model::{Category, Gender};

/// No label has more forms than this.
pub const MOST_FORMS: usize = 24;

/// Every written form of a label, itself first.
///
/// An opening article is no part of the text of the forms, which say that it is needed; then the number
/// of the label is kept too, for *les invisibles* are not *l’invisible*. A qualifier in parentheses at the
/// end is left out. Verbs and locutions have one form: authors list what they conjugate.
///
/// A masculine noun of a person has its feminine too, whatever `gender` says short of feminine, since texts
/// write *médiatrices sociales*. A label written in the feminine has its masculine when `gender` says both.
pub fn forms(label: &str, category: Option<Category>, gender: Option<Gender>) -> Vec<Form> {
    let (article, is_plural_article, words) = opened(label);
    let text = words.join(" ");
    let as_written = Form { text, number: Number::Either, gender: FormGender::Either, article };
    let is_fixed = matches!(category, Some(Category::Verb | Category::Phrase))
        || as_written.text.contains([';', ':', '/', '(', '«'])
        || head(&words).iter().any(|word| word.contains(','))
        || is_name(&words)
        || opens_with_verb(&words, category);
    if is_fixed {
        return vec![as_written];
    }
    if let [word] = words.as_slice()
        && is_acronym(word)
    {
        return acronym(as_written);
    }
    let parts = parts(&words, category == Some(Category::Adjective));
    let Some(phrase) = Phrase::read(parts, category, gender, is_plural_article) else {
        return vec![as_written];
    };
    let keeps_number = article.is_some();
    let mut forms = vec![as_written];
    for (is_feminine, is_plural) in phrase.cells(keeps_number) {
        for text in phrase.write(is_feminine, is_plural) {
            let number = if is_plural { Number::Plural } else { Number::Singular };
            let gender = phrase.gender(is_feminine);
            keep(&mut forms, Form { text, number, gender, article });
        }
    }
    forms.truncate(MOST_FORMS);
    forms
}

/// Adds a form, or says that one which is there already has two numbers or genders.
fn keep(forms: &mut Vec<Form>, form: Form) {
    if form.text.is_empty() || listed(FUNCTION_WORDS, &form.text.to_lowercase()) && forms[0].text != form.text
    {
        return;
    }
    let is_first_known = forms.len() > 1 || forms[0].number != Number::Either;
    match forms.iter_mut().position(|known| known.text == form.text) {
        Some(0) if !is_first_known => forms[0] = form,
        Some(at) => {
            let known = &mut forms[at];
            if known.number != form.number {
                known.number = Number::Either;
            }
            if known.gender != form.gender {
                known.gender = FormGender::Either;
            }
        }
        None => forms.push(form),
    }
}

/// A label that agrees.
struct Phrase {
    parts: Vec<Part>,
    is_plural: bool,
    is_feminine: bool,
    has_both: bool,
    is_gender_known: bool,
    is_head_epicene: bool,
}

impl Phrase {
    /// Finds in which number and gender a label is written; `None` when nothing in it agrees.
    fn read(
        mut parts: Vec<Part>,
        category: Option<Category>,
        gender: Option<Gender>,
        is_plural_article: bool,
    ) -> Option<Phrase> {
        let is_head = |part: &&Part| part.role == Role::Noun;
        let agrees = |part: &&Part| matches!(part.role, Role::Noun | Role::Adjective);
        let head = parts.iter().find(is_head).or_else(|| parts.iter().find(agrees))?;
        let is_plural = is_plural_article
            || match number(&head.word) {
                Some(is_plural) => is_plural,
                None => parts.iter().filter(agrees).any(|part| number(&part.word) == Some(true)),
            };
        for (at, part) in parts.iter_mut().enumerate() {
            let small = uncapital(&part.word, at == 0);
            part.base = match part.role {
                Role::Fixed => continue,
                _ if is_plural => singular(&small).into_iter().next().unwrap_or(small),
                // *dispositif adultes-relais* is a singular with a plural beside it.
                Role::Apposed | Role::Trailing if number(&small) == Some(true) => {
                    part.role = Role::Fixed;
                    continue;
                }
                _ => small,
            };
        }
        let head = parts.iter().find(is_head).or_else(|| parts.iter().find(agrees))?;
        let is_adjective_label = category == Some(Category::Adjective);
        let looks_feminine = !masculine(&head.base).is_empty()
            || parts
                .iter()
                .filter(agrees)
                .any(|part| part.role == Role::Adjective && is_only_feminine(&part.base));
        let is_head_epicene = gender == Some(Gender::Epicene) || is_epicene(&head.base);
        let is_feminine = match gender {
            Some(Gender::Feminine) => true,
            Some(Gender::Masculine) => false,
            _ => looks_feminine,
        };
        let has_both = is_adjective_label
            || match gender {
                Some(Gender::Feminine) => false,
                Some(Gender::Both | Gender::Epicene) => true,
                Some(Gender::Masculine) | None => {
                    !is_feminine && (has_feminine(&head.base) || is_head_epicene)
                }
            };
        let is_gender_known = gender.is_some() || has_both || is_feminine;
        Some(Phrase { parts, is_plural, is_feminine, has_both, is_gender_known, is_head_epicene })
    }

    /// Gender and number of every form, those of the label first.
    fn cells(&self, keeps_number: bool) -> Vec<(bool, bool)> {
        let numbers = if keeps_number { vec![self.is_plural] } else { vec![self.is_plural, !self.is_plural] };
        let genders =
            if self.has_both { vec![self.is_feminine, !self.is_feminine] } else { vec![self.is_feminine] };
        genders.iter().flat_map(|gender| numbers.iter().map(|number| (*gender, *number))).collect()
    }

    fn gender(&self, is_feminine: bool) -> FormGender {
        match (self.is_gender_known, is_feminine) {
            (false, _) => FormGender::Either,
            (true, true) => FormGender::Feminine,
            (true, false) => FormGender::Masculine,
        }
    }

    /// The label in a gender and a number, the usual form first.
    fn write(&self, is_feminine: bool, is_plural: bool) -> Vec<String> {
        let mut texts = vec![String::new()];
        for (at, part) in self.parts.iter().enumerate() {
            let words = self.word(part, at == 0, is_feminine, is_plural);
            let mut longer = Vec::new();
            for word in &words {
                for text in &texts {
                    longer.push(if text.is_empty() { word.clone() } else { format!("{text} {word}") });
                }
            }
            longer.truncate(6);
            texts = longer;
        }
        texts
    }

    fn word(&self, part: &Part, is_first: bool, is_feminine: bool, is_plural: bool) -> Vec<String> {
        let is_other = is_feminine != self.is_feminine;
        let gendered = || match (is_other, is_feminine) {
            (false, _) => vec![part.base.clone()],
            (true, true) => feminine(&part.base),
            (true, false) => or_itself(masculine(&part.base), &part.base),
        };
        let ones = match part.role {
            Role::Fixed => return vec![part.word.clone()],
            Role::Noun if self.is_head_epicene => vec![part.base.clone()],
            Role::Noun => gendered(),
            Role::Adjective | Role::Trailing => gendered().into_iter().take(1).collect(),
            Role::Apposed => vec![part.base.clone()],
        };
        let mut words: Vec<String> = match is_plural {
            true => ones.iter().flat_map(|one| plural(one)).collect(),
            false => ones,
        };
        // A feminine adjective after a masculine noun belongs to the complement: *agent de médiation sociale*.
        let belongs =
            |part: &Part| self.is_feminine != is_only_feminine(&part.base) && has_two_genders(&part.base);
        match part.role {
            Role::Trailing if belongs(part) && !part.base.contains('-') => words = vec![part.word.clone()],
            Role::Trailing => words.insert(0, part.word.clone()),
            Role::Apposed => words.push(part.base.clone()),
            _ => {}
        }
        let mut written: Vec<String> = Vec::new();
        for word in words {
            let word = if is_first { recapital(&word, &part.word) } else { word };
            if !written.contains(&word) {
                written.push(word);
            }
        }
        written
    }
}

fn or_itself(forms: Vec<String>, word: &str) -> Vec<String> {
    if forms.is_empty() { vec![word.to_owned()] } else { forms.into_iter().take(1).collect() }
}

fn is_only_feminine(adjective: &str) -> bool {
    !masculine(adjective).is_empty()
}

fn has_two_genders(adjective: &str) -> bool {
    is_only_feminine(adjective) || feminine(adjective).iter().any(|form| form != adjective)
}

/// Words of grammar that a generated form must not be: *sous* of *sou*, *vers* of *ver*.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "as", "aussi", "aux", "avec", "cela", "ces", "ceux", "comme", "dans", "des", "donc", "dès", "elle",
    "elles", "en", "es", "est", "et", "eux", "hors", "ici", "ils", "la", "le", "les", "leurs", "lors",
    "lui", "mais", "me", "mes", "moins", "même", "non", "nos", "nous", "on", "ont", "où", "par", "pas",
    "peu", "plus", "pour", "puis", "qui", "quoi", "sa", "sans", "se", "ses", "si", "sont", "sous", "suis",
    "sur", "tant", "tous", "tout", "toute", "très", "tu", "un", "une", "va", "vers", "vos", "vous", "y",
    "à", "été",
];
