//! The words of a [`Prose`], without its marks, each with its place.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::Prose;
use super::piece::Piece;
use crate::source::{Place, Span};

/// A run of words that are read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it stands in.
    pub kind: BlockKind,
    /// The words.
    pub text: String,
    /// Where parts of the words come from, in order.
    runs: Vec<Run>,
    /// Where code stands in the words.
    pub code: Vec<Span>,
}

/// Words that stand together in the Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    /// Where they begin in [`Block::text`].
    start: usize,
    /// Where they stand in the Markdown.
    source: Span,
    /// Whether they stand there byte for byte; an entity does not.
    exact: bool,
}

/// What words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, a list item, a definition.
    Paragraph,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A quotation.
    Quote,
    /// A block of code: read by nobody but its reader.
    Code,
}

/// A sentence of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// Its words.
    pub text: &'a str,
    /// Where it begins in [`Block::text`].
    pub start: usize,
}

impl Block {
    /// The place in the source of bytes of the words.
    pub fn place(&self, prose: &Prose, span: &Span) -> Place {
        let (first, last) = (self.run(span.start), self.run(span.end.saturating_sub(1)));
        let start = first.map_or(0, |run| match run.exact {
            true => (run.source.start + (span.start - run.start)).min(run.source.end),
            false => run.source.start,
        });
        let end = last.map_or(start, |run| match run.exact {
            true => (run.source.start + span.end.saturating_sub(run.start)).min(run.source.end),
            false => run.source.end,
        });
        prose.place(&(start..end.max(start)))
    }

    fn run(&self, at: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.start <= at);
        self.runs.get(after.saturating_sub(1))
    }
}

/// The blocks of a text, in order.
pub fn blocks(prose: &Prose) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open =
        Block { kind: BlockKind::Paragraph, text: String::new(), runs: Vec::new(), code: Vec::new() };
    let (mut quotes, mut hidden) = (0_usize, 0_usize);
    for (event, range) in prose.events.iter() {
        let mut close = |kind: BlockKind, open: &mut Block| {
            let fresh = Block { kind, text: String::new(), runs: Vec::new(), code: Vec::new() };
            let done = std::mem::replace(open, fresh);
            if !done.text.trim().is_empty() {
                blocks.push(done);
            }
        };
        match event {
            Piece::Start(tag) if matches!(**tag, Tag::Image { .. }) => hidden += 1,
            Piece::End(TagEnd::Image) => hidden -= 1,
            _ if hidden > 0 => {}
            Piece::Text(words) => open.add(words, range, false),
            Piece::Code(words) => {
                open.add(words, range, true);
                open.code.push(open.text.len() - words.len()..open.text.len());
            }
            Piece::SoftBreak | Piece::HardBreak => open.add(" ", range, false),
            Piece::Start(tag) if matches!(**tag, Tag::BlockQuote(None)) => {
                quotes += 1;
                close(BlockKind::Quote, &mut open);
            }
            Piece::End(TagEnd::BlockQuote(None)) => {
                quotes -= 1;
                close(BlockKind::Paragraph, &mut open);
            }
            Piece::Paragraph | Piece::Item if quotes > 0 => close(BlockKind::Quote, &mut open),
            Piece::Paragraph | Piece::Item => close(BlockKind::Paragraph, &mut open),
            Piece::Start(tag) if !is_inline(tag) => {
                let kind = match &**tag {
                    Tag::Heading { .. } => BlockKind::Heading,
                    Tag::TableCell => BlockKind::Cell,
                    Tag::CodeBlock(_) => BlockKind::Code,
                    _ if quotes > 0 => BlockKind::Quote,
                    _ => BlockKind::Paragraph,
                };
                close(kind, &mut open);
            }
            Piece::End(end) if !is_inline_end(*end) => close(BlockKind::Paragraph, &mut open),
            _ => {}
        }
    }
    if !open.text.trim().is_empty() {
        blocks.push(open);
    }
    blocks
}

/// All words of a text on one line.
pub fn plain(prose: &Prose) -> String {
    let mut words = String::new();
    for block in blocks(prose) {
        for word in block.text.split_ascii_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
    }
    words
}

/// The sentences of some words: French abbreviations and numbers do not end one.
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((at, c)) = letters
            .next_if(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | ')' | '\u{a0}' | '\u{202f}'))
        {
            end = at + c.len_utf8();
        }
        let rest = &text[end..];
        let opens =
            rest.trim_start().chars().next().is_none_or(|c| c.is_uppercase() || matches!(c, '«' | '“' | '"'));
        let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
        if apart && opens && !(c == '.' && ends_with_abbreviation(&text[start..at])) {
            push_sentence(text, start..end, &mut sentences);
            start = end;
        }
    }
    push_sentence(text, start..text.len(), &mut sentences);
    sentences
}

fn push_sentence<'a>(text: &'a str, span: Range<usize>, sentences: &mut Vec<Sentence<'a>>) {
    let raw = &text[span.clone()];
    let trimmed = raw.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        sentences.push(Sentence { text: trimmed, start: span.start + raw.len() - raw.trim_start().len() });
    }
}

fn ends_with_abbreviation(text: &str) -> bool {
    let last = text
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '(' | '«'))
        .next()
        .unwrap_or_default();
    let is_initial = last.chars().count() == 1 && last.chars().all(|c| c.is_alphabetic() && c.is_uppercase());
    let is_dotted = last.contains('.');
    is_initial
        || is_dotted
        || matches!(
            last.to_lowercase().as_str(),
            "art"
                | "p"
                | "pp"
                | "cf"
                | "ex"
                | "m"
                | "mm"
                | "mme"
                | "mr"
                | "dr"
                | "st"
                | "n"
                | "vol"
                | "chap"
                | "al"
                | "env"
                | "max"
                | "min"
                | "tél"
                | "l"
                | "r"
                | "d"
        )
}

impl Block {
    fn add(&mut self, words: &str, range: &Range<u32>, is_code: bool) {
        if self.text.is_empty() {
            // Most blocks are a sentence or two: one allocation instead of five.
            self.text.reserve(words.len().max(160));
        }
        let source = range.start as usize..range.end as usize;
        // The marks around a code span: as many backticks on each side.
        let marks = source.len().saturating_sub(words.len()) / 2;
        let inner = if is_code { source.start + marks..source.end - marks } else { source };
        let exact = inner.len() == words.len();
        self.runs.push(Run { start: self.text.len(), source: inner, exact });
        self.text.push_str(words);
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
