//! What a line of YAML looks like, to somebody who cannot parse it.

use crate::source::{Span, floor_char};

/// Every line with its place.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start..start + line.len(), line)
    })
}

/// The line of that byte.
pub(super) fn line_at(text: &str, at: usize) -> Span {
    let at = floor_char(text, at);
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..end
}

/// Whether the line says nothing: empty, or a comment.
pub(super) fn is_blank(line: &str) -> bool {
    let words = line.trim();
    words.is_empty() || words.starts_with('#')
}

/// The bytes before the first word.
pub(super) fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Where the key of a line begins, and where its colon is: one word, after the hyphens of a list.
pub(super) fn key(line: &str) -> Option<Span> {
    let start = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
    let length = line[start..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')?;
    (length > 0 && line[start + length..].starts_with(':')).then_some(start..start + length)
}

/// The column that what follows the line must pass to belong to it.
pub(super) fn column(line: &str) -> usize {
    key(line).map_or_else(|| indent(line).len(), |key| key.start)
}

/// The bytes after `key:` (or `- `) of a line.
pub(super) fn value_span(line: &str) -> Option<Span> {
    let start = match line.find(": ") {
        Some(colon)
            if line[..colon]
                .trim_start_matches(['-', ' '])
                .chars()
                .all(|c| c.is_alphanumeric() || "_- \u{a0}".contains(c)) =>
        {
            colon + 2
        }
        _ => line.find("- ").filter(|at| line[..*at].trim().is_empty())? + 2,
    };
    let value = &line[start..];
    let lead = value.len() - value.trim_start().len();
    let end = start + value.trim_end().len();
    (start + lead < end).then_some(start + lead..end)
}
