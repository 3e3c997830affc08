#![doc = include_str!("../diagnostic/manual/en/definition-manquante.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::Part;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let is_defined = subject.passages.iter().any(|p| p.part == Part::Definition && !p.prose.is_empty());
    if subject.term().is_none() || is_defined {
        return;
    }
    let message = text("ce terme n’a pas de définition", "this term has no definition");
    complaints.push(
        Diagnostic::new(Code::MissingDefinition, subject.entry.title.place.clone(), message)
            .hint(text(
                "ajoutez une phrase qui dit la famille de choses, puis ce qui distingue celle-ci : definition: \"Document qui…\"",
                "add a sentence that says the class of things, then what sets this one apart: definition: \"Document qui…\"",
            ))
            .hint(text(
                "si elle reste à écrire, « statut: brouillon » met l’entrée de côté",
                "if it is still to be written, “statut: brouillon” puts the entry aside",
            )),
    );
}
