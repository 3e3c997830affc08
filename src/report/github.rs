//! Workflow commands of GitHub Actions: a line a complaint.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>; escapes as in
//! the `@actions/core` package, which is the only specification of them.

use std::io::{self, Write};

use super::{Report, printable};
use crate::diagnostic::{Diagnostic, Severity};

/// Writes the commands.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in report.diagnostics.iter() {
        writeln!(out, "{}", command(report, diagnostic))?;
    }
    Ok(())
}

fn command(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let region = report.region(diagnostic);
    let mut properties = vec![format!("file={}", property(&region.path))];
    if !region.is_whole_file() {
        properties.push(format!("line={}", region.line));
        properties.push(format!("endLine={}", region.end_line));
        // GitHub refuses columns when the region has several lines.
        if region.line == region.end_line {
            properties.push(format!("col={},endColumn={}", region.column, region.end_column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code.name())));
    let lines: Vec<String> = report.lines(diagnostic).iter().map(|line| data(line)).collect();
    format!("::{} {}::{}", level(diagnostic.severity), properties.join(","), lines.join("%0A"))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    }
}

fn data(text: &str) -> String {
    printable(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
