//! How the bytes of a parsed text stand in its source.

use std::sync::{Arc, OnceLock};

use crate::source::{Place, SourceId, Span};

/// Where a text comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// Byte for byte, from that offset.
    Exact(SourceId, usize),
    /// Folded or escaped by YAML.
    Folded(Arc<Folded>),
}

/// A text that YAML read from other bytes than its own.
#[derive(Debug)]
pub struct Folded {
    place: Place,
    read: String,
    written: String,
    /// For each character read, where it begins, and where it was written. Made when a place is asked
    /// for, once: a text with many complaints is walked once all the same.
    steps: OnceLock<Vec<(usize, Span)>>,
}

impl Default for Origin {
    fn default() -> Self {
        Origin::Exact(SourceId(0), 0)
    }
}

impl Origin {
    /// What YAML read, and the bytes at its place.
    pub fn folded(place: Place, read: String, written: String) -> Self {
        Origin::Folded(Arc::new(Folded { place, read, written, steps: OnceLock::new() }))
    }

    /// Where the text begins in its source.
    pub fn start(&self) -> usize {
        match self {
            Origin::Exact(_, start) => *start,
            Origin::Folded(folded) => folded.place.span.start,
        }
    }

    /// The place in the source of bytes of the text.
    pub fn place(&self, span: &Span) -> Place {
        match self {
            Origin::Exact(source, start) => Place::new(*source, start + span.start..start + span.end),
            Origin::Folded(folded) => folded.find(span).unwrap_or_else(|| folded.place.clone()),
        }
    }
}

impl Folded {
    fn find(&self, span: &Span) -> Option<Place> {
        let steps = self.steps.get_or_init(|| align(&self.read, &self.written));
        let first = steps.partition_point(|(at, _)| *at < span.start);
        let after = steps.partition_point(|(at, _)| *at < span.end);
        let last = after.checked_sub(1).filter(|last| *last >= first)?;
        let start = self.place.span.start;
        let (from, to) = (steps.get(first)?.1.start, steps.get(last)?.1.end);
        Some(Place::new(self.place.source, start + from..start + to))
    }
}

/// Finds again, in what was written, each character that YAML read: white space folds, escapes and
/// doubled quotes drop a character. Stops at the first that cannot be found.
fn align(read: &str, written: &str) -> Vec<(usize, Span)> {
    let mut rest = written.char_indices().peekable();
    let mut steps = Vec::with_capacity(read.len());
    for (at, wanted) in read.char_indices() {
        let start = rest.peek().map_or(written.len(), |(at, _)| *at);
        if wanted.is_whitespace() {
            while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            let end = rest.peek().map_or(written.len(), |(at, _)| *at);
            steps.push((at, start..end));
            continue;
        }
        let is_dropped = |c: char| c != wanted && (c.is_whitespace() || "\\\"'>|-+".contains(c));
        while rest.next_if(|(_, c)| is_dropped(*c)).is_some() {}
        match rest.next_if(|(_, c)| *c == wanted) {
            Some((found, c)) => steps.push((at, found..found + c.len_utf8())),
            None => break,
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_were_written() {
        for (written, read, word) in [
            (">-\n  Une phrase\n  pliée ici.", "Une phrase pliée ici.", "pliée"),
            ("\"dit \\\"oui\\\" ici\"", "dit \"oui\" ici", "ici"),
            ("'l''été dit'", "l'été dit", "dit"),
        ] {
            let origin = Origin::folded(
                Place::new(SourceId(0), 0..written.len()),
                read.to_owned(),
                written.to_owned(),
            );
            let at = read.find(word).unwrap();
            let place = origin.place(&(at..at + word.len()));
            assert_eq!(&written[place.span], word, "{written}");
        }
    }
}
