#![doc = include_str!("../diagnostic/manual/en/capitales.md")]

use super::facts::Facts;
use super::subject::Subject;
use super::uppercase::{Sort, runs};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    if subject.capitals.is_empty() {
        return;
    }
    for run in runs(subject, facts).into_iter().filter(|run| run.sort == Sort::Emphasis && !run.is_quoted) {
        let (written, small) = (run.text, run.text.to_lowercase());
        let message = text(
            format!("« {written} » est en capitales : elles se lisent lentement, et se lisent comme un cri"),
            format!("“{written}” is in capitals: they are slow to read, and read like a shout"),
        );
        complaints.push(Diagnostic::new(Code::Capitals, run.place, message).hint(text(
            format!("pour insister, écrivez : **{small}** ; sinon : {small}"),
            format!("to insist, write: **{small}**; otherwise: {small}"),
        )));
    }
}
