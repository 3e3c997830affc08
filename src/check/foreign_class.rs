#![doc = include_str!("../diagnostic/manual/en/definition-classe.md")]

use super::empty_opening;
use super::facts::Facts;
use super::french::{is_infinitive, may_be_infinitive, opening};
use super::subject::{Definition, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::Category;

/// What may stand before the infinitive that a verb is defined by.
const BEFORE_INFINITIVE: &[&str] = &[
    "se", "s", "y", "en", "ne", "pas", "le", "la", "les", "l", "lui", "leur", "bien", "mieux", "plus",
    "moins",
];

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(category) = subject.term().and_then(|term| term.category) else { return };
    for definition in subject.definitions() {
        if empty_opening::is_empty(&definition) {
            continue;
        }
        let Some(first) = definition.words.first() else { continue };
        let written = &definition.text()[first.span.clone()];
        let complaint = match category {
            Category::Noun if is_infinitive(&first.folded) => noun_as_verb(&definition, written),
            Category::Noun if first.folded == "qui" => noun_as_adjective(&definition),
            Category::Verb if !has_infinitive(&definition) => verb_as_noun(&definition, written),
            Category::Adjective if is_infinitive(&first.folded) => adjective_as_verb(&definition, written),
            _ => continue,
        };
        complaints.push(complaint);
    }
}

fn has_infinitive(definition: &Definition<'_>) -> bool {
    let mut words =
        definition.words.iter().skip_while(|word| BEFORE_INFINITIVE.contains(&word.folded.as_str()));
    words.next().is_some_and(|word| may_be_infinitive(&word.folded))
}

fn noun_as_verb(definition: &Definition<'_>, written: &str) -> Diagnostic {
    let rest = opening(definition.text(), 4);
    let rest = rest.replacen(written, &written.to_lowercase(), 1);
    let link =
        if rest.starts_with(['a', 'e', 'é', 'è', 'ê', 'i', 'o', 'u', 'h']) { "d’" } else { "de " };
    complain(
        definition,
        (
            format!("le terme est un nom, et sa définition s’ouvre par un verbe, « {written} »"),
            format!("the term is a noun, and its definition opens with a verb, “{written}”"),
        ),
        (
            format!("commencez par un nom : « Action {link}{rest} », « Démarche qui… »"),
            format!("begin with a noun: « Action {link}{rest} », « Démarche qui… »"),
        ),
    )
}

fn noun_as_adjective(definition: &Definition<'_>) -> Diagnostic {
    let rest = opening(definition.text(), 4).to_lowercase();
    complain(
        definition,
        (
            "le terme est un nom, et sa définition s’ouvre par « qui »".to_owned(),
            "the term is a noun, and its definition opens with « qui »".to_owned(),
        ),
        (
            format!("nommez d’abord la famille : « Personne {rest} », « Document {rest} »"),
            format!("name the class first: « Personne {rest} », « Document {rest} »"),
        ),
    )
}

fn verb_as_noun(definition: &Definition<'_>, written: &str) -> Diagnostic {
    complain(
        definition,
        (
            format!("le terme est un verbe, et sa définition s’ouvre par « {written} »"),
            format!("the term is a verb, and its definition opens with “{written}”"),
        ),
        (
            "commencez par un verbe à l’infinitif, comme « Transmettre… » plutôt que « Transmission… »"
                .to_owned(),
            "begin with an infinitive, such as « Transmettre… » rather than « Transmission… »".to_owned(),
        ),
    )
}

fn adjective_as_verb(definition: &Definition<'_>, written: &str) -> Diagnostic {
    complain(
        definition,
        (
            format!("le terme est un adjectif, et sa définition s’ouvre par un verbe, « {written} »"),
            format!("the term is an adjective, and its definition opens with a verb, “{written}”"),
        ),
        (
            "commencez par « Qui… » ou « Se dit de… »".to_owned(),
            "begin with « Qui… » or « Se dit de… »".to_owned(),
        ),
    )
}

fn complain(definition: &Definition<'_>, message: (String, String), hint: (String, String)) -> Diagnostic {
    Diagnostic::new(Code::ForeignClass, definition.opening(1), text(message.0, message.1))
        .hint(text(hint.0, hint.1))
        .hint(text("si « categorie: » est faux, corrigez-le", "if “categorie:” is wrong, mend it"))
}
