#![doc = include_str!("../diagnostic/manual/en/source-manquante.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{Entry, Kind};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let entry = subject.entry;
    if !lacks_source(entry) {
        return;
    }
    let message =
        text("aucune source : rien ne dit d’où cela vient", "no source: nothing says where this comes from");
    let complaint = Diagnostic::new(Code::MissingSource, entry.title.place.clone(), message);
    let complaint = complaint.maybe_hint(facts.cited().map(|id| {
        text(
            format!(
                "ajoutez l’identifiant d’un document de content/sources.yaml, par exemple : sources: [{id}]"
            ),
            format!("add the id of a document of content/sources.yaml, for instance: sources: [{id}]"),
        )
    }));
    complaints.push(complaint.hint(text(
        "ajoutez le document lui-même : sources: [{titre: \"Compte rendu de réunion\", date: \"2023\"}]",
        "add the document itself: sources: [{titre: \"Compte rendu de réunion\", date: \"2023\"}]",
    )));
}

/// Whether an entry of a kind that relies on documents cites none, anywhere.
pub fn lacks_source(entry: &Entry) -> bool {
    let needs_one = matches!(entry.kind, Kind::Term | Kind::Fiche | Kind::Mission);
    let has_one = !entry.meta.sources.is_empty()
        || entry.term().is_some_and(|term| {
            term.senses.iter().any(|sense| !sense.sources.is_empty())
                || term.viewpoints.iter().any(|viewpoint| !viewpoint.sources.is_empty())
                || term.admitted.iter().any(|label| label.source.is_some())
        });
    needs_one && !has_one
}
