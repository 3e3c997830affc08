//! What linking keeps from one compilation to the next, for the development server: an entry is read
//! again when its text changed, all of them when a label did.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use super::matcher::Matcher;
use super::scope::{self, Findings};
use super::{LinkRules, Links, Vocabulary, gather};
use crate::markdown::Target;
use crate::model::{Entry, EntryId, Lexicon, labels};
use crate::source::{Source, SourceId, Sources};

/// The forms of the last compilation, and what was found with them.
#[derive(Debug, Default)]
pub struct Memory {
    key: u64,
    vocabulary: Vocabulary,
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
    pub fn mentions(&mut self, lexicon: &Lexicon, sources: &Sources, rules: LinkRules) -> Links {
        let key = key(lexicon, rules);
        if key != self.key || self.found.is_empty() {
            self.found.clear();
            self.vocabulary = Vocabulary::of(lexicon, rules);
            self.key = key;
        }
        let known = std::mem::take(&mut self.found);
        let found: Vec<(SourceId, Found)> = lexicon
            .entries()
            .par_iter()
            .enumerate()
            .map_init(
                || Matcher::new(&self.vocabulary),
                |matcher, (at, entry)| {
                    let source = sources.shared(entry.source);
                    let targets = targets(entry);
                    let same = known
                        .get(&entry.source)
                        .filter(|found| Arc::ptr_eq(&found.source, source) && found.targets == targets);
                    let findings = match same {
                        Some(found) => Arc::clone(&found.findings),
                        None => {
                            let id = EntryId(at as u32);
                            Arc::new(scope::read(id, entry, lexicon, matcher, rules.automatic))
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
fn key(lexicon: &Lexicon, rules: LinkRules) -> u64 {
    let mut hasher = DefaultHasher::new();
    rules.hash(&mut hasher);
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

/// The entries that the links of one lead to: what they are depends on others.
fn targets(entry: &Entry) -> u64 {
    let mut hasher = DefaultHasher::new();
    for link in &entry.links {
        match &link.value {
            Target::Entry { id, .. } => Some(*id).hash(&mut hasher),
            _ => None::<EntryId>.hash(&mut hasher),
        }
    }
    hasher.finish()
}
