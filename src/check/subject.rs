//! An entry as the rules read it: its texts cut into blocks once, for all of them.

use std::borrow::Cow;

use super::french::{self, Word};
use super::uppercase::{self, CapitalWord};
use crate::markdown::{Block, BlockKind, Prose, blocks};
use crate::model::{Entry, EntryId, Part, Term, texts};
use crate::source::{Place, Span};

/// An entry and its texts.
pub struct Subject<'a> {
    /// Its number.
    pub id: EntryId,
    /// The entry.
    pub entry: &'a Entry,
    /// Every text, in the order of the keys, the body last.
    pub passages: Vec<Passage<'a>>,
    /// Words in capitals, in the same order.
    pub capitals: Vec<CapitalWord>,
}

/// One text of an entry.
pub struct Passage<'a> {
    /// What it is for.
    pub part: Part,
    /// The text.
    pub prose: &'a Prose,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// For a definition, the words of its first block: many rules read them.
    words: Vec<Word>,
}

/// The definition of a sense: the first block of its text.
pub struct Definition<'s> {
    prose: &'s Prose,
    block: Cow<'s, Block>,
    block_count: usize,
    /// Its words.
    pub words: Cow<'s, [Word]>,
}

impl<'a> Subject<'a> {
    /// Cuts the texts of an entry.
    pub fn new(id: EntryId, entry: &'a Entry) -> Self {
        let passages: Vec<Passage<'a>> = texts(entry)
            .into_iter()
            .map(|text| {
                let (part, prose) = (text.part, text.prose);
                let blocks = blocks(prose);
                let words = blocks
                    .first()
                    .filter(|_| part == Part::Definition)
                    .map(|block| french::words(&block.text));
                Passage { part, prose, blocks, words: words.unwrap_or_default() }
            })
            .collect();
        let capitals = uppercase::find(&passages);
        Subject { id, entry, passages, capitals }
    }

    /// The term, when the entry is one.
    pub fn term(&self) -> Option<&'a Term<EntryId>> {
        self.entry.term()
    }

    /// The title.
    pub fn title(&self) -> &'a str {
        &self.entry.title.value
    }

    /// Its definitions.
    pub fn definitions(&self) -> impl Iterator<Item = Definition<'_>> {
        self.passages.iter().filter(|passage| passage.part == Part::Definition).filter_map(|passage| {
            let block = Cow::Borrowed(passage.blocks.first()?);
            let words = Cow::Borrowed(passage.words.as_slice());
            Some(Definition { prose: passage.prose, block, block_count: passage.blocks.len(), words })
        })
    }

    /// Every block that somebody reads as French, with its text: all but code.
    pub fn readable(&self) -> impl Iterator<Item = (&Passage<'a>, &Block)> {
        self.passages.iter().flat_map(|passage| {
            passage
                .blocks
                .iter()
                .filter(|block| block.kind != BlockKind::Code)
                .map(move |block| (passage, block))
        })
    }
}

impl<'s> Definition<'s> {
    /// The definition that a text is, outside of its entry.
    pub fn of(prose: &'s Prose) -> Option<Self> {
        let blocks = blocks(prose);
        let block_count = blocks.len();
        let block = blocks.into_iter().next()?;
        let words = Cow::Owned(french::words(&block.text));
        Some(Definition { prose, block: Cow::Owned(block), block_count, words })
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.block.text
    }

    /// How many blocks it was written in.
    pub fn block_count(&self) -> usize {
        self.block_count
    }

    /// The place of some bytes of its text.
    pub fn place(&self, span: &Span) -> Place {
        self.block.place(self.prose, span)
    }

    /// The place of its first words.
    pub fn opening(&self, count: usize) -> Place {
        let end =
            self.words.get(count.max(1) - 1).or(self.words.last()).map_or(self.text().len(), |w| w.span.end);
        self.place(&(self.words.first().map_or(0, |word| word.span.start)..end))
    }

    /// Whether it opens with those words, folded.
    pub fn opens_with(&self, opening: &str) -> bool {
        let mut words = self.words.iter();
        opening.split(' ').all(|expected| words.next().is_some_and(|word| word.folded == expected))
    }

    /// What follows its first words.
    pub fn after(&self, count: usize) -> &str {
        self.words.get(count).map_or("", |word| &self.text()[word.span.start..])
    }
}
