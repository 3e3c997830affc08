//! Terms in running text: which words become links, and where each term is used.
//!
//! [`Vocabulary`] holds every form that French gives to every label (`french`); a `matcher` finds
//! them in the words of a text (`tokens`), leftmost and longest; `scope` keeps the first mention of
//! each section. Labels are matched as words, never by stems: *usage* is not *usager*.
//!
//! The terms of other lexicons come after our own: they are looked for in the words that are left.
//!
//! Everything here is a function of the lexicon. A [`Mention`] holds an id, never an address.

pub mod french;
pub mod inclusive;
mod matcher;
mod memory;
pub(crate) mod particles;
mod reflexive;
mod scope;
pub mod tokens;
mod trie;
mod vocabulary;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown::{At, Prose};
use crate::model::{EntryId, ForeignId, Lexicon};
use crate::neighbour::Neighbours;
pub use memory::Memory;
use scope::{Findings, Matchers};
pub use vocabulary::{Homograph, Vocabulary};

/// What linking is told from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkRules {
    /// Whether mentions become links at all (`[liens] automatiques`).
    pub automatic: bool,
    /// Whether drafts are published, and may be linked to.
    pub drafts: bool,
}

/// Words that become a link although their author made none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<I = EntryId> {
    /// The text that they stand in, by its [`Prose::start`].
    pub text: u32,
    /// The words.
    pub words: Range<At>,
    /// The term that they name.
    pub target: I,
}

/// A place where an entry is used: by a mention, or by a link that an author made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The entry whose text it is.
    pub from: EntryId,
    /// The text, by its [`Prose::start`].
    pub text: u32,
    /// The words that name it.
    pub words: Range<At>,
    /// The sentence around them.
    pub sentence: Range<At>,
}

/// Mentions and uses of a whole lexicon.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Links {
    findings: Vec<Arc<Findings>>,
    uses: Vec<Vec<Use>>,
    homographs: Vec<(Homograph, usize)>,
}

impl Links {
    /// The mentions in the texts of an entry, in reading order.
    pub fn of(&self, entry: EntryId) -> &[Mention] {
        self.findings.get(entry.0 as usize).map_or(&[], |found| found.mentions.as_slice())
    }

    /// The mentions in one text of an entry.
    pub fn within(&self, entry: EntryId, prose: &Prose) -> &[Mention] {
        within(self.of(entry), prose)
    }

    /// Those of terms of other lexicons.
    pub fn foreign_within(&self, entry: EntryId, prose: &Prose) -> &[Mention<ForeignId>] {
        within(self.findings.get(entry.0 as usize).map_or(&[], |found| found.foreign.as_slice()), prose)
    }

    /// Where an entry is used: once for each entry that uses it, in the order of the lexicon.
    pub fn uses(&self, entry: EntryId) -> &[Use] {
        self.uses.get(entry.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Forms that several terms share, with how often each was met and left alone.
    pub fn homographs(&self) -> &[(Homograph, usize)] {
        &self.homographs
    }
}

fn within<'a, I>(mentions: &'a [Mention<I>], prose: &Prose) -> &'a [Mention<I>] {
    let text = prose.start() as u32;
    let first = mentions.iter().position(|mention| mention.text == text).unwrap_or(mentions.len());
    let rest = &mentions[first..];
    let count = rest.iter().position(|mention| mention.text != text).unwrap_or(rest.len());
    &rest[..count]
}

/// Finds the terms of a lexicon in its texts, and after them those of its neighbours.
pub fn mentions(lexicon: &Lexicon, neighbours: &Neighbours, rules: LinkRules) -> Links {
    let vocabulary = Vocabulary::of(lexicon, rules);
    let foreign = Vocabulary::of_neighbours(neighbours, rules);
    let findings: Vec<Arc<Findings>> = lexicon
        .entries()
        .par_iter()
        .enumerate()
        .map_init(
            || Matchers::new(&vocabulary, &foreign),
            |matchers, (at, entry)| {
                Arc::new(scope::read(EntryId(at as u32), entry, lexicon, matchers, rules.automatic))
            },
        )
        .collect();
    gather(findings.into_iter(), &vocabulary)
}

/// Puts the findings of every entry together, in the order of the lexicon.
fn gather(findings: impl ExactSizeIterator<Item = Arc<Findings>>, vocabulary: &Vocabulary) -> Links {
    let mut links = Links { uses: vec![Vec::new(); findings.len()], ..Links::default() };
    let mut met = vec![0; vocabulary.homographs().len()];
    for found in findings {
        for (target, place) in &found.uses {
            links.uses[target.0 as usize].push(place.clone());
        }
        found.homographs.iter().for_each(|number| met[*number as usize] += 1);
        links.findings.push(found);
    }
    links.homographs = vocabulary.homographs().iter().cloned().zip(met).collect();
    links
}
