//! What a label is made of before anything agrees: article, qualifier, acronyms, names, verbs.

use super::super::agent::has_feminine;
use super::super::{Article, Form, Number, listed};
use crate::model::Category;

/// The words of a label, without article and qualifier.
pub(super) fn opened(label: &str) -> (Option<Article>, bool, Vec<&str>) {
    let mut label = label.trim();
    if label.ends_with(')')
        && let Some(at) = label.rfind('(')
        && label[..at].ends_with(char::is_whitespace)
        && !label[..at].trim().is_empty()
    {
        label = label[..at].trim_end();
    }
    for elided in ["l'", "l’", "L'", "L’"] {
        if let Some(rest) = label.strip_prefix(elided).filter(|rest| !rest.trim().is_empty()) {
            return (Some(Article::Definite), false, rest.split_whitespace().collect());
        }
    }
    let words: Vec<&str> = label.split_whitespace().collect();
    let article = match words.first().map(|word| word.to_lowercase()).as_deref() {
        Some("le" | "la" | "les") => Article::Definite,
        Some("un" | "une" | "des") => Article::Indefinite,
        _ => return (None, false, words),
    };
    if words.len() < 2 {
        return (None, false, words);
    }
    let is_plural = words[0].to_lowercase().ends_with('s');
    (Some(article), is_plural, words[1..].to_vec())
}

/// *CCAS* may be written *CCASs* by nobody, but *QPVs* by some.
pub(super) fn acronym(as_written: Form) -> Vec<Form> {
    let plural = match as_written.text.chars().next_back() {
        Some(last) if last.is_alphabetic() && !matches!(last, 'S' | 'X' | 'Z') => {
            Some(Form { text: format!("{}s", as_written.text), number: Number::Plural, ..as_written.clone() })
        }
        _ => None,
    };
    std::iter::once(as_written).chain(plural).collect()
}

pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    letters > 1 && word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Whether a word never changes: acronyms, names inside a label, digits, other alphabets.
pub(super) fn is_fixed(word: &str, at: usize) -> bool {
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    let is_word =
        |letter: char| (letter.is_alphabetic() && letter < '\u{250}') || matches!(letter, '-' | '\'' | '’');
    let is_mixed = word.chars().skip(1).any(char::is_uppercase);
    is_mixed || (at > 0 && is_capital) || !word.chars().all(is_word) || !word.chars().any(char::is_alphabetic)
}

/// Whether a word (small letters) ends the head of a label.
pub(super) fn is_tie(small: &str) -> bool {
    let is_elided = small.split_once(['\'', '’']).is_some_and(|(clitic, _)| {
        matches!(clitic, "d" | "l" | "qu" | "n" | "s" | "jusqu" | "lorsqu" | "puisqu" | "quelqu")
    });
    is_elided || listed(TIES, small)
}

/// Whether a label is a verb with its complement: *rendre compte*, *Faire avec*.
pub(super) fn opens_with_verb(words: &[&str], category: Option<Category>) -> bool {
    let Some(first) = words.first().map(|word| word.to_lowercase()) else { return true };
    let is_pronominal =
        matches!(first.as_str(), "se" | "s'" | "s’") || first.starts_with("s'") || first.starts_with("s’");
    is_pronominal
        || (words.len() > 1 && listed(INFINITIVES, &first))
        || (category.is_none() && first.ends_with("er") && !has_feminine(&first) && !first.ends_with("ier"))
}

/// A label's first letter is a capital for its place, not for the word.
pub(super) fn uncapital(word: &str, is_first: bool) -> String {
    match is_first {
        true => word.to_lowercase(),
        false => word.to_owned(),
    }
}

pub(super) fn recapital(word: &str, model: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if model.chars().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// Words that end the head: prepositions, relative pronouns, determiners, whose noun does not agree.
#[rustfmt::skip]
const TIES: &[&str] = &[
    "afin", "après", "au", "aux", "avant", "avec", "car", "ce", "ces", "cet", "cette", "chez", "comme",
    "contre", "d'", "dans", "de", "depuis", "derrière", "des", "devant", "dont", "du", "durant", "dès",
    "en", "entre", "envers", "hors", "jusque", "l'un", "la", "le", "les", "leur", "leurs", "lors", "lès",
    "mais", "malgré", "ni", "outre", "où", "par", "parmi", "pendant", "pour", "qu'", "que", "qui", "quoi",
    "sa", "sans", "selon", "ses", "son", "sous", "sur", "un", "une", "vers", "versus", "via", "y", "à",
];

/// Infinitives that open a label of several words.
#[rustfmt::skip]
const INFINITIVES: &[&str] = &[
    "agir", "aller", "apprendre", "attendre", "avoir", "boire", "comprendre", "conduire", "connaître",
    "construire", "courir", "croire", "devenir", "dire", "donner", "décrire", "défendre", "définir",
    "entendre", "entrer", "faire", "fournir", "garantir", "laisser", "lire", "mener", "mettre", "mourir",
    "obtenir", "ouvrir", "partir", "passer", "perdre", "permettre", "poser", "prendre", "produire",
    "promouvoir", "prévenir", "recevoir", "reconnaître", "recueillir", "remettre", "rendre", "reprendre",
    "rester", "revenir", "répondre", "réunir", "réussir", "saisir", "sortir", "soutenir", "suivre", "tenir",
    "traduire", "transmettre", "travailler", "venir", "vivre", "voir", "vouloir", "écouter", "écrire",
    "établir", "être",
];
