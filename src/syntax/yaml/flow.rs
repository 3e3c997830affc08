//! Lists and maps on one line, read by somebody who sees what their author meant.

use super::flaw::Reason;
use super::lines::key;
use super::quotes::{inner_quotes, mended};
use crate::source::Span;

/// A list or a map whose brackets are all there.
pub(super) struct Flow {
    /// As YAML wants it.
    pub(super) text: String,
    /// The values that YAML would not read as they stand.
    pub(super) loose: Vec<Span>,
}

/// Reads a value that opens with a bracket; none when it does not end with its own.
pub(super) fn read(value: &str) -> Option<Flow> {
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let mut reading =
        Reading { value, at: 0, flow: Flow { text: String::new(), loose: Vec::new() }, depth: 0 };
    reading.node(' ')?;
    reading.skip_spaces();
    (reading.at == value.len()).then_some(reading.flow)
}

/// Where a quoted text ends that is never closed: before the next item, or before the brackets that
/// end the value. `closer` is the bracket that the text stands in.
pub(super) fn end_of_unclosed(text: &str, closer: char) -> usize {
    let words = text.trim_end_matches([']', '}', ' ', '\n']);
    let comma = words.match_indices(',').map(|(at, _)| at).find(|at| ends_item(&words[*at..], closer));
    words[..comma.unwrap_or(words.len())].trim_end().len()
}

/// Whether a comma is one between items: in a map, a key comes after it.
fn ends_item(rest: &str, closer: char) -> bool {
    let Some(rest) = rest.strip_prefix(',') else { return false };
    closer != '}' || key(rest).is_some()
}

/// Deeper values are left to YAML.
const MAX_DEPTH: usize = 16;

struct Reading<'a> {
    value: &'a str,
    at: usize,
    flow: Flow,
    depth: usize,
}

impl<'a> Reading<'a> {
    fn rest(&self) -> &'a str {
        &self.value[self.at..]
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn node(&mut self, closer: char) -> Option<()> {
        self.skip_spaces();
        match self.rest().chars().next()? {
            '[' => self.items('[', ']'),
            '{' => self.items('{', '}'),
            sign @ ('"' | '\'') => self.quoted(sign, closer),
            _ => self.plain(closer),
        }
    }

    fn items(&mut self, opener: char, closer: char) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.at += 1;
        self.flow.text.push(opener);
        loop {
            self.skip_spaces();
            if self.rest().starts_with(closer) {
                break;
            }
            if closer == '}' {
                let colon = key(self.rest()).filter(|key| key.start == 0)?.end;
                self.flow.text.push_str(&self.rest()[..colon]);
                self.flow.text.push_str(": ");
                self.at += colon + 1;
            }
            self.node(closer)?;
            self.skip_spaces();
            if self.rest().starts_with(',') {
                self.at += 1;
                self.skip_spaces();
                if !self.rest().starts_with(closer) {
                    self.flow.text.push_str(", ");
                }
            }
        }
        self.at += 1;
        self.flow.text.push(closer);
        self.depth -= 1;
        Some(())
    }

    /// Up to the quote after which an item ends, with as many quotes inside as pairs need.
    fn quoted(&mut self, sign: char, closer: char) -> Option<()> {
        let rest = self.rest();
        let inner = &rest[1..];
        let ends = |at: usize| {
            let after = inner[at + 1..].trim_start();
            after.starts_with(closer) || ends_item(after, closer)
        };
        let candidates = inner.match_indices(sign).map(|(at, _)| at).filter(|at| ends(*at));
        let mut paired = candidates.filter(|at| inner_quotes(&inner[..*at], sign).count().is_multiple_of(2));
        match paired.next() {
            Some(end) => {
                let raw = &rest[..end + 2];
                let unescaped = match sign {
                    '"' => inner[..end].replace("\\\"", ""),
                    _ => inner[..end].replace("''", ""),
                };
                self.put(raw, unescaped.contains(sign).then(|| mended(raw)));
            }
            None => {
                let end = inner.find([',', closer])?;
                let words = inner[..end].trim_end();
                self.put(&rest[..words.len() + 1], Some(mended(&format!("{sign}{words}{sign}"))));
            }
        }
        Some(())
    }

    fn plain(&mut self, closer: char) -> Option<()> {
        let end = self.rest().find([',', closer])?;
        let words = self.rest()[..end].trim_end();
        let is_plain = Reason::of(words).is_none() && !words.contains(['[', ']', '{', '}']);
        self.put(words, (!is_plain).then(|| mended(words)));
        Some(())
    }

    fn put(&mut self, raw: &str, mended: Option<String>) {
        let span = self.at..self.at + raw.len();
        self.at = span.end;
        match mended {
            Some(text) => {
                self.flow.text.push_str(&text);
                self.flow.loose.push(span);
            }
            None => self.flow.text.push_str(raw),
        }
    }
}
