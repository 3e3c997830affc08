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
    /// Where links stand in the words, each with its number in [`crate::model::EntryOf::links`].
    pub links: Vec<(Span, usize)>,
}

/// A point in a [`Prose`]: before a piece, or within its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    /// The piece's position.
    pub piece: u32,
    /// Bytes of its words before the point.
    pub byte: u32,
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
    /// The piece that they are.
    piece: u32,
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
    /// A cell in the head of a table.
    HeadCell,
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

    /// Where bytes of the words begin and end among the pieces of the text.
    pub fn points(&self, span: &Span) -> Range<At> {
        let point = |at: usize, run: Option<&Run>| {
            run.map_or(At::default(), |run| At { piece: run.piece, byte: (at - run.start) as u32 })
        };
        point(span.start, self.run(span.start))..point(span.end, self.run(span.end.saturating_sub(1)))
    }

    /// Whether some of the words stand in code or in a link.
    pub fn is_marked(&self, span: &Span) -> bool {
        let touches = |other: &Span| other.start < span.end && span.start < other.end;
        self.code.iter().any(touches) || self.links.iter().any(|(link, _)| touches(link))
    }

    /// Where a byte of the words stands in the Markdown.
    pub(super) fn source(&self, at: usize) -> usize {
        self.run(at).map_or(0, |run| match run.exact {
            true => (run.source.start + (at - run.start)).min(run.source.end),
            false => run.source.start,
        })
    }

    fn run(&self, at: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.start <= at);
        self.runs.get(after.saturating_sub(1))
    }
}

/// The blocks of a text, in order.
pub fn blocks(prose: &Prose) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = Block::new(BlockKind::Paragraph);
    let (mut quotes, mut hidden, mut in_head) = (0_usize, 0_usize, false);
    let mut next_link = prose.first_link;
    let mut open_link = None;
    for (piece, (event, range)) in (0..).zip(prose.events.iter()) {
        let mut close = |kind: BlockKind, open: &mut Block| {
            let done = std::mem::replace(open, Block::new(kind));
            if !done.text.trim().is_empty() {
                blocks.push(done);
            }
        };
        match event {
            Piece::Start(tag) if matches!(**tag, Tag::Image { .. }) => {
                hidden += 1;
                next_link += 1;
            }
            Piece::End(TagEnd::Image) => hidden -= 1,
            Piece::Link { .. } if hidden > 0 => next_link += 1,
            _ if hidden > 0 => {}
            Piece::Text(words) => open.add(words, range, piece, false),
            Piece::Code(words) => {
                open.add(words, range, piece, true);
                open.code.push(open.text.len() - words.len()..open.text.len());
            }
            Piece::SoftBreak | Piece::HardBreak => open.add(" ", range, piece, false),
            Piece::Link { .. } => {
                open_link = Some((open.text.len(), next_link));
                next_link += 1;
            }
            Piece::End(TagEnd::Link) => {
                if let Some((start, number)) = open_link.take() {
                    open.links.push((start..open.text.len(), number));
                }
            }
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
                in_head |= matches!(**tag, Tag::TableHead);
                let kind = match &**tag {
                    Tag::Heading { .. } => BlockKind::Heading,
                    Tag::TableCell if quotes > 0 => BlockKind::Quote,
                    Tag::TableCell if in_head => BlockKind::HeadCell,
                    Tag::TableCell => BlockKind::Cell,
                    Tag::CodeBlock(_) => BlockKind::Code,
                    _ if quotes > 0 => BlockKind::Quote,
                    _ => BlockKind::Paragraph,
                };
                close(kind, &mut open);
            }
            Piece::End(end) if !is_inline_end(*end) => {
                in_head &= *end != TagEnd::TableHead;
                close(BlockKind::Paragraph, &mut open);
            }
            _ => {}
        }
    }
    if !open.text.trim().is_empty() {
        blocks.push(open);
    }
    blocks
}

impl Prose {
    /// The points between which some words can be made a link, with the marks that open and close
    /// around them; `None` when a mark opens inside and closes outside, or when something other than
    /// words stands among them.
    pub fn whole_words(&self, words: Range<At>) -> Option<Range<At>> {
        let piece = |at: u32| self.events.get(at as usize).map(|(piece, _)| piece);
        let (mut start, mut end) = (words.start, words.end);
        let mut open: Vec<TagEnd> = Vec::new();
        for at in start.piece..end.piece {
            match piece(at)? {
                Piece::Start(tag) if is_emphasis(tag.to_end()) => open.push(tag.to_end()),
                Piece::End(tag) if open.last() == Some(tag) => drop(open.pop()),
                // Closed inside, opened outside: the link begins before it, if nothing stands between.
                Piece::End(tag) if is_emphasis(*tag) && start.byte == 0 && start.piece > 0 => {
                    start.piece -= 1;
                    match piece(start.piece)? {
                        Piece::Start(opening) if opening.to_end() == *tag => {}
                        _ => return None,
                    }
                }
                Piece::Text(_) | Piece::SoftBreak | Piece::HardBreak => {}
                _ => return None,
            }
        }
        for tag in open.into_iter().rev() {
            // Opened inside: the link ends after what closes it, if nothing stands between.
            match (piece(end.piece)?, piece(end.piece + 1)) {
                (Piece::Text(text), Some(Piece::End(closing)))
                    if end.byte as usize == text.len() && *closing == tag =>
                {
                    end = At { piece: end.piece + 2, byte: 0 };
                }
                (Piece::End(closing), _) if end.byte == 0 && *closing == tag => end.piece += 1,
                _ => return None,
            }
        }
        Some(start..end)
    }

    /// The words between two points, without marks.
    pub fn words(&self, range: &Range<At>) -> String {
        let mut words = String::new();
        let mut hidden = 0;
        for at in range.start.piece..=range.end.piece {
            let Some((piece, _)) = self.events.get(at as usize) else { break };
            let text = match piece {
                Piece::Start(tag) if matches!(**tag, Tag::Image { .. }) => {
                    hidden += 1;
                    continue;
                }
                Piece::End(TagEnd::Image) => {
                    hidden -= 1;
                    continue;
                }
                _ if hidden > 0 => continue,
                Piece::Text(text) | Piece::Code(text) => text,
                Piece::SoftBreak | Piece::HardBreak => " ",
                _ => continue,
            };
            let from = if at == range.start.piece { range.start.byte as usize } else { 0 };
            let to = if at == range.end.piece { range.end.byte as usize } else { text.len() };
            words.push_str(text.get(from..to.min(text.len())).unwrap_or_default());
        }
        words
    }
}

fn is_emphasis(tag: TagEnd) -> bool {
    is_inline_end(tag) && !matches!(tag, TagEnd::Link | TagEnd::Image)
}

/// The paragraphs of each alert that stands in a text (`> [!NOTE]`), in order.
pub fn alerts(prose: &Prose) -> Vec<Vec<String>> {
    let mut alerts: Vec<Vec<String>> = Vec::new();
    let mut depth = 0;
    for (piece, _) in prose.events.iter() {
        match piece {
            Piece::Start(tag) if matches!(**tag, Tag::BlockQuote(kind) if kind.is_some() || depth > 0) => {
                depth += 1;
                if depth == 1 {
                    alerts.push(Vec::new());
                }
            }
            Piece::End(TagEnd::BlockQuote(_)) if depth > 0 => depth -= 1,
            _ if depth == 0 => {}
            Piece::Paragraph | Piece::Item => {
                alerts.last_mut().into_iter().for_each(|last| last.push(String::new()))
            }
            Piece::Text(words) | Piece::Code(words) => {
                if let Some(last) = alerts.last_mut().and_then(|alert| alert.last_mut()) {
                    last.push_str(words);
                }
            }
            Piece::SoftBreak | Piece::HardBreak => {
                if let Some(last) = alerts.last_mut().and_then(|alert| alert.last_mut()) {
                    last.push(' ');
                }
            }
            _ => {}
        }
    }
    alerts
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
    is_initial || is_dotted || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

/// What a full stop shortens, and ends no sentence; small letters.
#[rustfmt::skip]
pub const ABBREVIATIONS: &[&str] = &[
    "al", "art", "cf", "chap", "d", "dr", "env", "ex", "l", "m", "max", "min", "mm", "mme", "mr", "n", "p", "pp", "r",
    "st", "tél", "vol",
];

impl Block {
    fn new(kind: BlockKind) -> Self {
        Block { kind, text: String::new(), runs: Vec::new(), code: Vec::new(), links: Vec::new() }
    }

    fn add(&mut self, words: &str, range: &Range<u32>, piece: u32, is_code: bool) {
        if self.text.is_empty() {
            // Most blocks are a sentence or two: one allocation instead of five.
            self.text.reserve(words.len().max(160));
        }
        let source = range.start as usize..range.end as usize;
        // The marks around a code span: as many backticks on each side.
        let marks = source.len().saturating_sub(words.len()) / 2;
        let inner = if is_code { source.start + marks..source.end - marks } else { source };
        let exact = inner.len() == words.len();
        self.runs.push(Run { start: self.text.len(), source: inner, exact, piece });
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
