//! For people at a terminal: the excerpt with the place underlined, then the way out.
//!
//! Drawn by annotate-snippets, the renderer of the Rust compiler; this is the only file that knows
//! it. Texts are made printable and cut around their place before it sees them: it draws every line
//! that it is given, cell by cell, and an author's line may be megabytes long.

use std::collections::BTreeSet;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Region, Report, printable, printable::picture};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::source::{Place, Source, Span};

/// Characters kept on each side of a place in a long line.
const CONTEXT: usize = 300;
/// A place of more lines than this has only its first line underlined.
const MAX_LINES: usize = 6;

/// Writes each complaint, then how to learn more.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let renderer = match report.style.color {
        true => Renderer::styled().hyperlink(false),
        false => Renderer::plain(),
    };
    let renderer = renderer.term_width(report.style.width.max(40));
    for diagnostic in report.diagnostics.iter() {
        if report.style.no_graphics {
            writeln!(out, "{}\n", sentences(report, diagnostic))?;
            continue;
        }
        let mut cuts = Vec::new();
        let mut drawn = renderer.render(&[group(report, diagnostic, &mut cuts)]);
        for (seen, real) in cuts {
            drawn = drawn.replacen(&seen, &real, 1);
        }
        let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
        writeln!(out, "{}\n", lines.join("\n"))?;
    }
    let codes: BTreeSet<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    // The gravest first: whoever reads one page reads the page that matters.
    let gravest = report.diagnostics.iter().rev().max_by_key(|diagnostic| diagnostic.severity);
    let Some(gravest) = gravest.map(|diagnostic| diagnostic.code.name()) else { return Ok(()) };
    match (codes.len(), report.lang) {
        (1, Lang::Fr) => writeln!(out, "Pour comprendre cette règle : boussole explain {gravest}\n"),
        (1, Lang::En) => writeln!(out, "To understand this rule: boussole explain {gravest}\n"),
        (_, Lang::Fr) => {
            writeln!(out, "Pour comprendre une règle, son nom entre crochets : boussole explain {gravest}\n")
        }
        (_, Lang::En) => {
            writeln!(out, "To understand a rule, its name in brackets: boussole explain {gravest}\n")
        }
    }
}

/// The complaint in plain sentences. The renderer's own such form speaks English only.
fn sentences(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let locate = |place: &Place| {
        let region = Region::new(place, report.sources, &report.style.base);
        match region.is_whole_file() {
            true => region.path,
            false => format!("{}:{}:{}", region.path, region.line, region.column),
        }
    };
    let word = diagnostic.severity.word(report.lang);
    let mut lines = report.lines(diagnostic);
    lines[0] = format!("{}: {word}[{}]: {}", locate(&diagnostic.place), diagnostic.code.name(), lines[0]);
    let related = diagnostic
        .related
        .iter()
        .map(|(place, label)| format!("{}: {}", locate(place), label.get(report.lang)));
    lines.extend(related);
    let lines: Vec<_> = lines.iter().map(|line| printable(line)).collect();
    lines.join("\n")
}

/// The renderer counts columns in the lines as cut: what it will say, and what is true.
type Cut = (String, String);

fn group<'a>(report: &'a Report<'_>, diagnostic: &'a Diagnostic, cuts: &mut Vec<Cut>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO,
    };
    let title = level
        .with_name(diagnostic.severity.word(report.lang))
        .primary_title(printable(diagnostic.message.get(report.lang)))
        .id(diagnostic.code.name());
    let mut elements = vec![excerpt(report, &diagnostic.place, AnnotationKind::Primary, None, cuts)];
    for (place, label) in &diagnostic.related {
        elements.push(excerpt(report, place, AnnotationKind::Context, Some(label.get(report.lang)), cuts));
    }
    let help = match report.lang {
        Lang::Fr => "aide",
        Lang::En => "help",
    };
    for hint in &diagnostic.hints {
        elements.push(Level::HELP.with_name(help).message(printable(hint.get(report.lang))).into());
    }
    Group::with_title(title).elements(elements)
}

/// Where it is, and the lines of it.
fn excerpt<'a>(
    report: &Report<'_>,
    place: &Place,
    kind: AnnotationKind,
    label: Option<&'a str>,
    cuts: &mut Vec<Cut>,
) -> Element<'a> {
    let region = Region::new(place, report.sources, &report.style.base);
    let path = printable(&region.path).into_owned();
    if region.is_whole_file() {
        return Origin::path(path).into();
    }
    let (lines, span) = cut(report.sources.get(place.source), &place.span);
    let column = lines[..span.start].chars().count() + 1;
    if column != region.column {
        let line = region.line;
        cuts.push((format!("{path}:{line}:{column}"), format!("{path}:{line}:{}", region.column)));
    }
    let annotation = kind.span(span).label(label.map(printable));
    Snippet::source(lines).path(path).line_start(region.line).annotation(annotation).into()
}

/// The lines of a place, printable and not too long, and where the place is in them.
fn cut(source: &Source, span: &Span) -> (String, Span) {
    let text = source.text.as_str();
    let start = crate::source::floor_char(text, span.start);
    let mut end = start
        + text[start..]
            .get(..span.end.saturating_sub(start))
            .map_or(0, |words| words.trim_end_matches('\n').len());
    if text[start..end].matches('\n').count() >= MAX_LINES {
        end = text[start..].find('\n').map_or(end, |length| start + length);
    }
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |length| end + length);
    let mut lines = String::new();
    let before = &text[line_start..start];
    match before.char_indices().rev().nth(CONTEXT) {
        Some((at, _)) => {
            lines.push('…');
            push(&mut lines, &before[at..]);
        }
        None => push(&mut lines, before),
    }
    let shown_start = lines.len();
    for (number, line) in text[start..end].split('\n').enumerate() {
        if number > 0 {
            lines.push('\n');
        }
        push_short(&mut lines, line);
    }
    let shown_end = lines.len();
    push_short(&mut lines, &text[end..line_end]);
    (lines, shown_start..shown_end)
}

fn push(lines: &mut String, text: &str) {
    lines.extend(text.chars().map(picture));
}

fn push_short(lines: &mut String, text: &str) {
    match text.char_indices().nth(CONTEXT) {
        Some((at, _)) => {
            push(lines, &text[..at]);
            lines.push('…');
        }
        None => push(lines, text),
    }
}
