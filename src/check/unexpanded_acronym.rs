#![doc = include_str!("../diagnostic/manual/en/sigle-non-developpe.md")]

use super::facts::Facts;
use super::subject::Subject;
use super::uppercase::{is_acronym, spells};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(term) = subject.term() else { return };
    let title = &subject.entry.title;
    // A title in plain words is itself what the acronym stands for.
    if !is_acronym(&title.value) || term.expansion.is_some() {
        return;
    }
    let acronym = term.acronym.as_ref().unwrap_or(title);
    if term.admitted.iter().any(|label| spells(&label.label.value, &acronym.value)) {
        return;
    }
    let message = text(
        format!("rien ne dit ce que « {} » veut dire en toutes lettres", acronym.value),
        format!("nothing says what “{}” stands for", acronym.value),
    );
    complaints.push(
        Diagnostic::new(Code::UnexpandedAcronym, acronym.place.clone(), message)
            .hint(text("ajoutez : developpe: \"…\"", "add: developpe: \"…\""))
            .hint(text(
                format!("ou mettez les mots dans « titre: » et ajoutez : sigle: {}", acronym.value),
                format!("or put the words in “titre:” and add: sigle: {}", acronym.value),
            )),
    );
}
