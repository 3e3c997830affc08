#![doc = include_str!("../diagnostic/manual/en/fiche-deborde.md")]

use super::facts::Facts;
use super::paper;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::Content;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let Content::Fiche(fiche) = &subject.entry.content else { return };
    let sheet = paper::sheet(subject.entry, fiche, facts.config);
    let Some(lines) = sheet.lines_too_many() else { return };
    let message = match lines {
        1 => text(
            "imprimée, cette fiche dépasserait sa page A4 d’une ligne environ",
            "printed, this fiche would run over its A4 page by about one line",
        ),
        lines => text(
            format!("imprimée, cette fiche dépasserait sa page A4 de {lines} lignes environ"),
            format!("printed, this fiche would run over its A4 page by about {lines} lines"),
        ),
    };
    let parts = sheet.longest();
    let named = |name: fn(&paper::Part) -> &str, unit: &str| {
        parts
            .iter()
            .map(|part| format!("{} ({} {unit})", name(part), part.lines()))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let hint = text(
        format!("raccourcissez ce qui prend le plus de place : {}", named(|part| part.name.fr, "lignes")),
        format!("shorten what takes most room: {}", named(|part| part.name.en, "lines")),
    );
    complaints.push(
        Diagnostic::new(Code::OverflowingFiche, subject.entry.title.place.clone(), message).hint(hint).hint(
            text(
                "ou déplacez des détails dans le développement, qui n’est pas imprimé",
                "or move details into the development, which is not printed",
            ),
        ),
    );
}
