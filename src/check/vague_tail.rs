#![doc = include_str!("../diagnostic/manual/en/definition-queue-vague.md")]

use super::facts::Facts;
use super::subject::{Definition, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::Span;

/// Ends that leave the reader to guess, folded.
const TAILS: &[&str] = &[
    "et autres",
    "et autre",
    "ou autres",
    "ou autre",
    "et ainsi de suite",
    "et tout le reste",
    "et d autres",
    "et cetera",
];

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    for definition in subject.definitions() {
        let Some(span) = tail(&definition) else { continue };
        let written = definition.text()[span.clone()].trim();
        let message = text(
            format!("« {written} » laisse le lecteur deviner la suite"),
            format!("“{written}” leaves the reader to guess the rest"),
        );
        complaints.push(Diagnostic::new(Code::VagueTail, definition.place(&span), message).hint(text(
            "dites ce que ces exemples ont en commun, ou annoncez-les par « tel que », « comme », sans rien après",
            "say what these examples have in common, or announce them with « tel que », « comme », with nothing after",
        )));
    }
}

fn tail(definition: &Definition<'_>) -> Option<Span> {
    let (text, words) = (definition.text(), &definition.words);
    if let Some(word) = words.iter().find(|word| word.folded == "etc") {
        let has_dot = text[word.span.end..].starts_with('.');
        return Some(word.span.start..word.span.end + usize::from(has_dot));
    }
    let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '»' | '\u{a0}'));
    for dots in ["…", "..."] {
        if let Some(before) = trimmed.strip_suffix(dots) {
            return Some(before.len()..trimmed.len());
        }
    }
    TAILS.iter().find_map(|tail| {
        let from = words.len().checked_sub(tail.split(' ').count())?;
        let is_end = words[from..].iter().map(|word| word.folded.as_str()).eq(tail.split(' '));
        is_end.then(|| words[from].span.start..words[words.len() - 1].span.end)
    })
}
