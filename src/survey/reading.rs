//! The texts of a lexicon, read once: how many words and links, and which nouns.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::words::{self, Nouns};
use crate::edition::Edition;
use crate::link::tokens::Tokens;
use crate::markdown::{Block, BlockKind, Prose, Target, blocks};
use crate::model::{Entry, EntryId, texts};
use crate::source::Place;

/// What the texts of an entry hold.
#[derive(Debug, Default)]
pub struct Reading {
    /// Words.
    pub words: usize,
    /// Links.
    pub links: usize,
    /// The block with the most links: how many, and where it is.
    pub heaviest: Option<(usize, Place)>,
    /// Nouns, as written.
    pub nouns: BTreeMap<String, Nouns>,
}

/// Reads every entry, in the order of the lexicon.
pub fn read(edition: &Edition) -> Vec<Reading> {
    let entries = edition.lexicon.entries().par_iter().enumerate();
    entries
        .map_init(Tokens::default, |tokens, (at, entry)| of(edition, EntryId(at as u32), entry, tokens))
        .collect()
}

fn of(edition: &Edition, id: EntryId, entry: &Entry, tokens: &mut Tokens) -> Reading {
    let mut reading = Reading::default();
    for text in texts(entry) {
        for block in readable(text.prose) {
            tokens.read(&block.text);
            reading.words +=
                tokens.all().iter().filter(|token| !token.is_clitic && tokens.key(token) != ",").count();
            let links = links(edition, id, entry, text.prose, &block);
            reading.links += links;
            if links > reading.heaviest.as_ref().map_or(0, |(most, _)| *most) {
                reading.heaviest = Some((links, block.place(text.prose, &(0..block.text.len()))));
            }
            words::nouns(tokens, &block, |noun| {
                let nouns = reading.nouns.entry(noun.key).or_default();
                nouns.count += 1;
                nouns.sure += usize::from(noun.is_sure);
            });
        }
    }
    reading
}

/// The blocks of a text that somebody reads as French: all but code.
pub fn readable(prose: &Prose) -> impl Iterator<Item = Block> {
    blocks(prose).into_iter().filter(|block| block.kind != BlockKind::Code)
}

/// The links of a block: those that its author made and those that Boussole makes.
fn links(edition: &Edition, id: EntryId, entry: &Entry, prose: &Prose, block: &Block) -> usize {
    let leads = |number: &usize| match entry.links.get(*number).map(|link| &link.value) {
        Some(Target::Entry { id, .. }) => edition.routes.entry(*id).is_some(),
        Some(Target::Nowhere) | None => false,
        Some(_) => true,
    };
    let made = block.links.iter().filter(|(_, number)| leads(number)).count();
    let within = block.points(&(0..block.text.len()));
    let own = edition.links.within(id, prose).iter().map(|mention| mention.words.start);
    let foreign = edition.links.foreign_within(id, prose).iter().map(|mention| mention.words.start);
    made + own.chain(foreign).filter(|start| within.start <= *start && *start < within.end).count()
}
