//! Boussole's own JSON, for scripts and editors.
//!
//! `version` grows when a field changes its meaning or goes away, not when one is added.

use std::io::{self, Write};

use serde::Serialize;

use super::{Region, Report, machine_word};
use crate::diagnostic::Severity;

/// Version of the document's form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    diagnostics: Vec<Item<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: PlaceItem,
    message: &'a str,
    hints: Vec<&'a str>,
    related: Vec<Related<'a>>,
    manual: String,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: PlaceItem,
    label: &'a str,
}

#[derive(Serialize)]
struct PlaceItem {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: usize,
    end_byte: usize,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    hints: usize,
}

/// Writes the document.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = report.diagnostics.iter().map(|diagnostic| Item {
        code: diagnostic.code.name(),
        severity: machine_word(diagnostic.severity),
        place: report.region(diagnostic).into(),
        message: diagnostic.message.get(report.lang),
        hints: diagnostic.hints.iter().map(|hint| hint.get(report.lang)).collect(),
        related: diagnostic
            .related
            .iter()
            .map(|(place, label)| Related {
                place: Region::new(place, report.sources, &report.style.base).into(),
                label: label.get(report.lang),
            })
            .collect(),
        manual: format!("boussole explain {}", diagnostic.code.name()),
    });
    let document = Document {
        version: VERSION,
        diagnostics: diagnostics.collect(),
        summary: Summary {
            errors: report.diagnostics.count(Severity::Error),
            warnings: report.diagnostics.count(Severity::Warning),
            hints: report.diagnostics.count(Severity::Hint),
        },
    };
    super::write_json(&document, out)
}

impl From<Region> for PlaceItem {
    fn from(region: Region) -> Self {
        PlaceItem {
            path: region.path,
            line: region.line,
            column: region.column,
            end_line: region.end_line,
            end_column: region.end_column,
            start_byte: region.span.start,
            end_byte: region.span.end,
        }
    }
}
