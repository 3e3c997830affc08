//! A YAML text with its slips set right, where every byte still knows its place in the source.

use super::lines::{is_blank, lines};
use crate::source::Span;

/// The text as the parser gets it.
pub(super) struct Mended {
    /// As long as the source, byte for byte.
    text: String,
    /// What is missing, before which byte, in the order of the bytes.
    inserts: Vec<(usize, String)>,
    /// What has been set right already.
    regions: Vec<Span>,
}

impl Mended {
    pub(super) fn new(yaml: &str) -> Self {
        Mended { text: yaml.to_owned(), inserts: Vec::new(), regions: Vec::new() }
    }

    /// The text without what is missing: its places are those of the source.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text with what was missing.
    pub(super) fn woven(&self) -> String {
        let mut woven = String::with_capacity(self.text.len() + self.inserts.len());
        let mut from = 0;
        for (at, insert) in &self.inserts {
            woven.push_str(&self.text[from..*at]);
            woven.push_str(insert);
            from = *at;
        }
        woven.push_str(&self.text[from..]);
        woven
    }

    /// The byte of the source for a byte of the woven text.
    pub(super) fn original(&self, woven: usize) -> usize {
        let mut shift = 0;
        for (at, insert) in &self.inserts {
            if woven <= at + shift {
                break;
            }
            if woven < at + shift + insert.len() {
                return *at;
            }
            shift += insert.len();
        }
        woven - shift
    }

    /// Whether that line is still as the author wrote it.
    pub(super) fn is_fresh(&self, line: &Span) -> bool {
        self.regions.iter().all(|region| line.start < region.start || region.end < line.end)
    }

    /// Whether that byte stands in what was set right.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.regions.iter().any(|region| region.start <= at && at < region.end)
    }

    /// Sets a region right: ASCII bytes `from` become `to` between `span`, and some are inserted.
    pub(super) fn mend(
        &mut self,
        region: Span,
        span: Span,
        from: &str,
        to: char,
        inserts: &[(usize, String)],
    ) {
        let words = self.text.get(span.clone()).unwrap_or_default();
        let mended: String = words.chars().map(|c| if from.contains(c) { to } else { c }).collect();
        if mended.len() == span.len() {
            self.text.replace_range(span, &mended);
        }
        self.inserts.extend_from_slice(inserts);
        // A stable sort: what closes first stays first.
        self.inserts.sort_by_key(|(at, _)| *at);
        self.regions.push(region);
    }

    /// Makes one document of several: their lines `---` become comments. Gives the first one that
    /// stands between two parts of the text.
    pub(super) fn join_documents(&mut self) -> Option<Span> {
        let rules: Vec<Span> = lines(&self.text)
            .filter(|(_, line)| matches!(line.trim_end(), "---" | "..."))
            .map(|(span, line)| span.start..span.start + line.trim_end().len())
            .collect();
        let has_words = |part: &str| {
            lines(part).any(|(_, line)| !is_blank(line) && !matches!(line.trim_end(), "---" | "..."))
        };
        let second = rules
            .iter()
            .find(|rule| has_words(&self.text[..rule.start]) && has_words(&self.text[rule.end..]))
            .cloned();
        for rule in rules {
            self.text.replace_range(rule, "#--");
        }
        second
    }
}
