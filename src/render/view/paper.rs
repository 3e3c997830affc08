//! What only paper shows: the words that the participants of a workshop need before them, and what a
//! booklet says of each entry to read.

use serde::Serialize;

use super::{Card, Shared};
use crate::markdown::{Prose, Target, blocks, plain};
use crate::model::{EntryId, Kind, Workshop};

/// How many words a sheet explains: what stands on one side of paper with the questions of a quiz.
const MOST: usize = 8;

/// An entry to read, in a booklet.
#[derive(Debug, Serialize)]
pub struct ReadingView<'a> {
    #[serde(rename = "entree")]
    entry: &'a Card,
    /// In plain words, or its summary.
    #[serde(rename = "dit")]
    said: Option<String>,
    #[serde(rename = "permalien")]
    permalink: Option<String>,
}

impl<'a> ReadingView<'a> {
    /// An entry; `None` when it is not published.
    pub fn new(shared: &'a Shared, id: EntryId) -> Option<Self> {
        let entry = shared.card(id)?;
        let said = shared.entry(id).term().and_then(|term| term.plain.as_ref()).map(plain);
        let permalink = shared.config().base_url.as_ref().zip(shared.edition.routes.entry(id));
        Some(ReadingView {
            entry,
            said: said.or_else(|| entry.summary.clone()),
            permalink: permalink.map(|(base, permalink)| permalink.absolute(base)),
        })
    }
}

/// The terms of a workshop, those that it hands out first: then those that its steps lead to and its quiz
/// speaks of.
pub fn words_of<'a>(shared: &'a Shared, id: EntryId, workshop: &Workshop<EntryId>) -> Vec<&'a Card> {
    let steps = workshop.steps.iter().flat_map(|step| step.support.iter().chain(&step.instruction));
    let quiz = workshop.quiz.iter().map(|question| &question.question);
    let mut found: Vec<EntryId> = workshop.handouts.iter().map(|handout| handout.value).collect();
    for prose in steps.chain(quiz) {
        found.extend(linked(shared, id, prose));
        found.extend(shared.edition.links.within(id, prose).iter().map(|mention| mention.target));
    }
    let mut words: Vec<EntryId> = Vec::new();
    for term in found {
        let is_term = shared.entry(term).kind == Kind::Term && shared.entry(term).is_listed();
        if is_term && !words.contains(&term) && words.len() < MOST {
            words.push(term);
        }
    }
    shared.cards(words).into_iter().filter(|card| card.summary.is_some()).collect()
}

/// The entries that the author of a text made links to.
fn linked(shared: &Shared, id: EntryId, prose: &Prose) -> Vec<EntryId> {
    let links = &shared.entry(id).links;
    let numbers = blocks(prose).into_iter().flat_map(|block| block.links).map(|(_, number)| number);
    let targets = numbers.filter_map(|number| match links.get(number)?.value {
        Target::Entry { id, .. } => Some(id),
        _ => None,
    });
    targets.collect()
}
