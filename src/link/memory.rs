//! What linking keeps from one compilation to the next, for the development server: an entry is read
//! again when its text changed, all of them when a label did.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use super::scope::{self, Findings, Matchers};
use super::{LinkRules, Links, Vocabulary, gather};
use crate::markdown::Target;
use crate::model::{Entry, EntryId, ForeignId, Lexicon, labels};
use crate::neighbour::Neighbours;
use crate::source::{Source, SourceId, Sources};

/// The forms of the last compilation, and what was found with them.
#[derive(Debug, Default)]
pub struct Memory {
    key: u64,
    vocabulary: Vocabulary,
    foreign: Vocabulary<ForeignId>,
    found: HashMap<SourceId, Found>,
}

/// What was found in one entry, and what it depends on beside the forms.
#[derive(Debug)]
struct Found {
    source: Arc<Source>,
    targets: u64,
    findings: Arc<Findings>,
}

impl Memory {
    /// Finds the terms of a lexicon in its texts, as [`super::mentions`] does. `sources` are those that the
    /// lexicon was read from.
    pub fn mentions(
        &mut self,
        lexicon: &Lexicon,
        neighbours: &Neighbours,
        sources: &Sources,
        rules: LinkRules,
    ) -> Links {
        let key = key(lexicon, neighbours, rules);
        if key != self.key || self.found.is_empty() {
            self.found.clear();
            self.vocabulary = Vocabulary::of(lexicon, rules);
            self.foreign = Vocabulary::of_neighbours(neighbours, rules);
            self.key = key;
        }
        let known = std::mem::take(&mut self.found);
        let found: Vec<(SourceId, Found)> = lexicon
            .entries()
            .par_iter()
            .enumerate()
            .map_init(
                || Matchers::new(&self.vocabulary, &self.foreign),
                |matchers, (at, entry)| {
                    let source = sources.shared(entry.source);
                    let targets = targets(entry, lexicon, neighbours);
                    let same = known
                        .get(&entry.source)
                        .filter(|found| Arc::ptr_eq(&found.source, source) && found.targets == targets);
                    let findings = match same {
                        Some(found) => Arc::clone(&found.findings),
                        None => {
                            let id = EntryId(at as u32);
                            Arc::new(scope::read(id, entry, lexicon, matchers, rules.automatic))
                        }
                    };
                    (entry.source, Found { source: Arc::clone(source), targets, findings })
                },
            )
            .collect();
        let links = gather(found.iter().map(|(_, found)| Arc::clone(&found.findings)), &self.vocabulary);
        self.found = found.into_iter().collect();
        links
    }
}

/// What the forms and the numbers of all entries depend on.
fn key(lexicon: &Lexicon, neighbours: &Neighbours, rules: LinkRules) -> u64 {
    let mut hasher = DefaultHasher::new();
    rules.hash(&mut hasher);
    for (id, labels) in neighbours.automatic() {
        (id, labels.labels, labels.category, labels.gender).hash(&mut hasher);
    }
    for entry in lexicon.entries() {
        (entry.kind, &entry.slug.value, entry.meta.status, entry.source).hash(&mut hasher);
        let Some(term) = entry.term() else { continue };
        labels(entry).hash(&mut hasher);
        (term.category, term.gender, term.linking).hash(&mut hasher);
        for forms in [&term.forms, &term.excluded_forms] {
            forms.len().hash(&mut hasher);
            forms.iter().for_each(|form| form.value.hash(&mut hasher));
        }
    }
    hasher.finish()
}

/// What the links of an entry lead to, and the titles that its text then shows: they depend on others.
fn targets(entry: &Entry, lexicon: &Lexicon, neighbours: &Neighbours) -> u64 {
    let mut hasher = DefaultHasher::new();
    for link in &entry.links {
        match &link.value {
            Target::Entry { id, .. } => (0, id.0, &lexicon.get(*id).title.value).hash(&mut hasher),
            Target::Foreign { id, .. } => (1, *id, neighbours.term(*id).title()).hash(&mut hasher),
            _ => 2.hash(&mut hasher),
        }
    }
    hasher.finish()
}
