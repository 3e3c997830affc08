//! Words that `boussole new` wrote for somebody to replace.

use crate::diagnostic::{Code, Diagnostic, text};
use crate::model::{Draft, Status};
use crate::source::{Place, Source};

/// What the models say in the place of a summary.
pub const SUMMARY: &str = "Résumé à écrire en une phrase.";

/// The complaint about an entry that is no draft any more and still has them.
pub fn check(source: &Source, draft: &Draft) -> Option<Diagnostic> {
    if draft.meta.status == Status::Draft {
        return None;
    }
    let is_comment = |at: usize| {
        let line = source.text.get(..at).and_then(|before| before.rsplit('\n').next());
        line.is_some_and(|line| line.trim_start().starts_with('#'))
    };
    let (at, words) = source.text.match_indices(SUMMARY).find(|(at, _)| !is_comment(*at))?;
    let complaint = Diagnostic::new(
        Code::EmptyValue,
        Place::new(draft.source, at..at + words.len()),
        text(
            "ce texte est celui du modèle : il reste à écrire",
            "this text is the model’s: it is still to be written",
        ),
    );
    Some(complaint.hint(text(
        "écrivez-le, ou remettez « statut: brouillon » en attendant",
        "write it, or put “statut: brouillon” back for now",
    )))
}
