#![doc = include_str!("../diagnostic/manual/en/source-manquante.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{Entry, Kind};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let entry = subject.entry;
    if !lacks_source(entry) {
        return;
    }
    let message =
        text("aucune source : rien ne dit d’où cela vient", "no source: nothing says where this comes from");
    complaints.push(Diagnostic::new(Code::MissingSource, entry.title.place.clone(), message).hint(text(
        "ajoutez un identifiant de content/sources.yaml (sources: [rt-2023]) ou le document lui-même : sources: [{titre: \"…\", date: \"2023\"}]",
        "add an id of content/sources.yaml (sources: [rt-2023]) or the document itself: sources: [{titre: \"…\", date: \"2023\"}]",
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
