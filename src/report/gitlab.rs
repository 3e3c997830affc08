//! Code Quality report of GitLab: a list in the form of Code Climate issues.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Report;
use crate::diagnostic::Severity;

/// Writes the list.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues = report.diagnostics.iter().zip(report.fingerprints()).map(|(diagnostic, fingerprint)| {
        let region = report.region(diagnostic);
        json!({
            // GitLab shows this alone, on one line: the ways out go with it.
            "description": report.lines(diagnostic).join(" — "),
            "check_name": diagnostic.code.name(),
            "fingerprint": fingerprint,
            "severity": severity(diagnostic.severity),
            "location": {
                "path": region.path,
                "lines": { "begin": region.line, "end": region.end_line },
                "positions": {
                    "begin": { "line": region.line, "column": region.column },
                    "end": { "line": region.end_line, "column": region.end_column },
                },
            },
        })
    });
    super::write_json(&issues.collect::<Vec<Value>>(), out)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Hint => "info",
    }
}
