//! An entry as the rules read it: its texts cut into blocks once, for all of them.

use std::borrow::Cow;

use super::french::{self, Word};
use super::uppercase::{self, CapitalWord};
use crate::markdown::{Block, BlockKind, Prose, blocks};
use crate::model::{Content, Entry, EntryId, Term};
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

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The definition of a sense.
    Definition,
    /// What people of the field said.
    Example,
    /// Any other key.
    Field,
    /// The development below the front matter.
    Body,
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
            .map(|(part, prose)| {
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

fn texts(entry: &Entry) -> Vec<(Part, &Prose)> {
    let mut texts = Vec::new();
    let mut add = |part, prose| texts.push((part, prose));
    entry.meta.summary.iter().for_each(|prose| add(Part::Field, prose));
    match &entry.content {
        Content::Term(term) => {
            term.senses.iter().for_each(|sense| add(Part::Definition, &sense.definition));
            term.plain.iter().for_each(|prose| add(Part::Field, prose));
            term.admitted
                .iter()
                .filter_map(|label| label.note.as_ref())
                .for_each(|prose| add(Part::Field, prose));
            for label in &term.deprecated {
                label.why.iter().chain(&label.instead).for_each(|prose| add(Part::Field, prose));
            }
            term.viewpoints.iter().for_each(|viewpoint| add(Part::Field, &viewpoint.text));
            term.confusables.iter().for_each(|confusable| add(Part::Field, &confusable.difference));
            term.examples.iter().for_each(|prose| add(Part::Example, prose));
        }
        Content::Fiche(fiche) => {
            let steps =
                fiche.steps.iter().flat_map(|step| [&step.who, &step.when, &step.how, &step.what_for]);
            (fiche.question.iter().chain(&fiche.essentials))
                .chain(steps.flatten())
                .chain(fiche.pitfalls.iter().chain(&fiche.tools))
                .for_each(|prose| add(Part::Field, prose));
        }
        Content::Mission(mission) => {
            let lists = mission.activities.iter().chain(&mission.is_not).chain(&mission.partners);
            let signs = mission.indicators.iter().flat_map(|sign| {
                [Some(&sign.indicator), sign.collection.as_ref(), sign.limit.as_ref()].into_iter().flatten()
            });
            (mission.purpose.iter().chain(lists).chain(signs).chain(&mission.reporting))
                .for_each(|prose| add(Part::Field, prose));
        }
        Content::Workshop(workshop) => {
            let lists = workshop.goals.iter().chain(&workshop.audience).chain(&workshop.material);
            let steps = workshop.steps.iter().flat_map(|step| step.instruction.iter().chain(&step.support));
            let quiz = workshop.quiz.iter().flat_map(|question| {
                [&question.question].into_iter().chain(&question.answers).chain(&question.explanation)
            });
            lists.chain(steps).chain(quiz).for_each(|prose| add(Part::Field, prose));
        }
        Content::Pathway(path) => {
            let steps = path.steps.iter().flat_map(|step| step.when.iter().chain(&step.instruction));
            steps.for_each(|prose| add(Part::Field, prose));
        }
        Content::Page => {}
    }
    add(Part::Body, &entry.body);
    texts
}
