//! The words that a hit shows: the passage that answers best, with the words of the query marked.

use std::collections::{HashMap, HashSet};

use super::analyse::{Analyser, compounds, fold_word, in_one_piece};
use super::query::Plan;
use super::stop::is_stop;
use crate::index::{LabelRank, Passage, Record, RecordSaid, Role};
use crate::markdown::sentences;
use crate::source::Span;

/// Letters of an excerpt: two lines on a wide screen, five on a phone.
pub const LENGTH: usize = 240;
/// A shorter field says nothing by itself: an item of a list, what to say instead.
pub const SHORTEST: usize = 25;
/// Letters before the first marked word, when the excerpt does not begin its passage.
pub const BEFORE: usize = 60;

/// Words of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words, with the spaces around them.
    pub text: String,
    /// Whether they were looked for.
    pub is_marked: bool,
}

/// What a hit shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words; together they are the excerpt.
    pub parts: Vec<Part>,
    /// The heading that they stand under, by its position, unless they say what the entry is.
    pub heading: Option<usize>,
}

/// Finds and marks the words of a query.
pub struct Marker<'a> {
    /// Which words of the query a folded word stands for, as bits.
    wanted: HashMap<&'a str, u32>,
    /// The same of what a word was corrected to that only a name may say was meant.
    named: HashMap<&'a str, u32>,
    /// The words of the entry at hand that the query says otherwise.
    written: HashSet<String>,
    analyser: Analyser,
}

/// The bit of those words: no query has as many words.
const WRITTEN: u32 = 1 << 31;

impl<'a> Marker<'a> {
    /// A marker for the words of a plan.
    pub fn new(plan: &'a Plan) -> Self {
        let (mut wanted, mut named): (HashMap<&str, u32>, HashMap<&str, u32>) = Default::default();
        for (at, word) in plan.words.iter().enumerate() {
            for reading in &word.readings {
                let words = if reading.factor > 0.0 { &mut wanted } else { &mut named };
                *words.entry(&reading.word).or_default() |= 1 << at;
            }
        }
        Marker { wanted, named, written: HashSet::new(), analyser: Analyser::default() }
    }

    /// What the entry is, when the query names it; else the passage that has the most words of the query,
    /// the first of several. What the query says for a phrase of the entry (`said`) is shown as written.
    pub fn excerpt(&mut self, record: &Record, is_named: bool, said: &[&RecordSaid]) -> Excerpt {
        let written = said.iter().flat_map(|said| self.analyser.words(&said.written));
        self.written = written.map(|word| word.folded).filter(|word| !is_stop(word)).collect();
        let mut best: Option<(u32, &Passage)> = None;
        let first = record.passages.iter().find(|passage| passage.role == Role::Definition);
        let is_bare = |passage: &Passage| passage.role == Role::Field && passage.text.len() < SHORTEST;
        let others = record.passages.iter().filter(|passage| !is_named && !is_bare(passage));
        for passage in first.into_iter().chain(others) {
            let found = self.found(&passage.text).count_ones();
            if best.is_none_or(|(most, _)| found > most) {
                best = Some((found, passage));
            }
        }
        let Some((_, passage)) = best else { return Excerpt::default() };
        Excerpt {
            parts: self.mark(&passage.text),
            heading: passage.heading.filter(|_| passage.role != Role::Definition),
        }
    }

    /// The first word of the entry that the word of the query at that position was read as: not of what others call it.
    pub fn read_as(&mut self, record: &Record, at: usize, is_named: bool) -> Option<String> {
        let names = record.names().filter(|(_, rank)| *rank != LabelRank::Usage).map(|(name, _)| name);
        let texts = names.chain(record.passages.iter().map(|passage| passage.text.as_str()));
        for text in texts {
            let words = self.analyser.words(text);
            if let Some(word) = words.iter().find(|word| self.is_read_as(at, &word.folded, is_named)) {
                return Some(word.spelling.clone());
            }
        }
        None
    }

    /// Whether the word of the query at that position is one of what is said in several.
    pub fn is_part(&mut self, said: &str, at: usize) -> bool {
        let words = self.analyser.words(said);
        words.iter().any(|word| self.is_read_as(at, &word.folded, false))
    }

    fn is_read_as(&self, at: usize, folded: &str, is_named: bool) -> bool {
        let is_in = |words: &HashMap<&str, u32>| words.get(folded).is_some_and(|bits| bits & (1 << at) != 0);
        is_in(&self.wanted) || (is_named && is_in(&self.named))
    }

    fn found(&mut self, text: &str) -> u32 {
        let mut found = 0;
        let Marker { wanted, written, analyser, .. } = self;
        analyser.terms(text, |_, folded| {
            found |= wanted.get(folded).copied().unwrap_or(0);
            found |= if written.contains(folded) { WRITTEN } else { 0 };
        });
        found
    }

    fn mark(&mut self, text: &str) -> Vec<Part> {
        let words = self.analyser.words(text);
        let is_wanted = |folded: &str| self.wanted.contains_key(folded) || self.written.contains(folded);
        let mut marked: Vec<Span> = Vec::new();
        for compound in compounds(&words) {
            match compound {
                [first, .., last]
                    if in_one_piece(compound).is_some_and(|word| is_wanted(&fold_word(&word))) =>
                {
                    marked.push(first.span.start..last.span.end);
                }
                _ => marked.extend(
                    compound.iter().filter(|word| is_wanted(&word.folded)).map(|word| word.span.clone()),
                ),
            }
        }
        let window = window(text, &marked);
        let mut parts = Vec::new();
        let mut push = |text: &str, is_marked: bool| match parts.last_mut() {
            Some(Part { text: last, is_marked: same }) if *same == is_marked => last.push_str(text),
            _ if text.is_empty() => {}
            _ => parts.push(Part { text: text.to_owned(), is_marked }),
        };
        let mut at = window.start;
        push(if at > 0 { "… " } else { "" }, false);
        for span in marked.into_iter().filter(|span| window.start <= span.start && span.end <= window.end) {
            push(&text[at..span.start], false);
            push(&text[span.clone()], true);
            at = span.end;
        }
        push(text[at..window.end].trim_end(), false);
        push(if window.end < text.len() { "…" } else { "" }, false);
        parts
    }
}

/// The part of a text to show: its beginning when that has a marked word or nothing has, else from the
/// sentence of the first marked word, or from a little before it.
fn window(text: &str, marked: &[Span]) -> Span {
    let first = marked.first().map_or(0, |span| span.start);
    let start = match first_bytes(text, LENGTH) {
        end if first < end => 0,
        _ => {
            let sentence =
                sentences(text).into_iter().map(|sentence| sentence.start).rfind(|start| *start <= first);
            let near = text[..first].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
            let near = text[near..first].find(' ').map_or(near, |space| near + space + 1);
            sentence.unwrap_or(0).max(near)
        }
    };
    let end = start + first_bytes(&text[start..], LENGTH);
    let end = match text[start..end].rfind(' ') {
        Some(space) if end < text.len() && start + space > first => start + space,
        _ => end,
    };
    start..end
}

/// The bytes of the first letters of a text.
fn first_bytes(text: &str, letters: usize) -> usize {
    text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at)
}
