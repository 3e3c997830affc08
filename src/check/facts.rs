//! What the rules know of the whole lexicon, gathered once.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::french::is_function_word;
use super::uppercase;
use crate::config::Config;
use crate::link::Links;
use crate::model::{Date, EntryId, Kind, Lexicon, Rank, Status, labels};

/// The lexicon, the site's wishes, and what follows from them.
pub struct Facts<'a> {
    /// Every entry.
    pub lexicon: &'a Lexicon,
    /// Terms in running text.
    pub links: &'a Links,
    /// The site's wishes.
    pub config: &'a Config,
    /// The day of the edition.
    pub today: Date,
    /// Words in capitals that stand in a label of a term: the lexicon explains them.
    pub acronyms: HashSet<&'a str>,
    cited: OnceLock<Option<&'a str>>,
    owners: OnceLock<HashMap<&'a str, Owner>>,
}

/// Whose label a word stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    One(EntryId),
    Several,
}

impl<'a> Facts<'a> {
    /// Reads the labels of a lexicon.
    pub fn gather(lexicon: &'a Lexicon, links: &'a Links, config: &'a Config, today: Date) -> Self {
        let acronyms = lexicon.entries().par_iter().with_min_len(64).filter(|entry| entry.kind == Kind::Term);
        let acronyms = acronyms.flat_map_iter(|entry| {
            let labels = labels(entry).into_iter();
            labels.flat_map(|(label, _)| uppercase::capital_spans(label).into_iter().map(|span| &label[span]))
        });
        Facts {
            lexicon,
            links,
            config,
            today,
            acronyms: acronyms.collect(),
            cited: OnceLock::new(),
            owners: OnceLock::new(),
        }
    }

    /// The id of a document that an entry cites: to show how it is done.
    pub fn cited(&self) -> Option<&'a str> {
        let lexicon = self.lexicon;
        *self.cited.get_or_init(|| {
            let citations = lexicon.entries().iter().flat_map(|entry| &entry.meta.sources);
            citations.filter_map(|citation| citation.key.as_deref()).next()
        })
    }

    /// Whether a folded word stands in a label of another term than this one.
    pub fn is_word_of_another(&self, folded: &str, id: EntryId) -> bool {
        let owners = self.owners.get_or_init(|| self.find_owners());
        owners.get(folded).is_some_and(|owner| *owner != Owner::One(id))
    }

    /// Folded words that open a label of a term, each with the words of the longest.
    pub fn first_words(&self) -> HashMap<&'a str, usize> {
        let mut first_words = HashMap::new();
        for (label, _) in self.shown_labels() {
            let mut words = label_words(label);
            if let Some(first) = words.next() {
                let longest = first_words.entry(first).or_insert(0);
                *longest = words.count().saturating_add(1).max(*longest);
            }
        }
        first_words
    }

    /// Terms that readers find under a label: not what is only searched for or to avoid.
    pub fn terms_named<'s>(&'s self, label: &str) -> impl Iterator<Item = EntryId> + 's {
        self.lexicon.labelled(label).iter().filter(|owner| self.is_shown(owner)).map(|(id, _)| *id)
    }

    /// Whether an entry is on the site and in its lists.
    pub fn is_current(&self, id: EntryId) -> bool {
        !matches!(self.lexicon.get(id).meta.status, Status::Draft | Status::Retired)
    }

    fn find_owners(&self) -> HashMap<&'a str, Owner> {
        let mut found = HashMap::new();
        for (label, owners) in self.shown_labels() {
            for word in label_words(label).filter(|word| !is_function_word(word)) {
                for (id, _) in owners.iter().filter(|owner| self.is_shown(owner)) {
                    let owner = found.entry(word).or_insert(Owner::One(*id));
                    if *owner != Owner::One(*id) {
                        *owner = Owner::Several;
                    }
                }
            }
        }
        found
    }

    fn shown_labels(&self) -> impl Iterator<Item = (&'a str, &'a [(EntryId, Rank)])> {
        self.lexicon.label_index().filter(|(_, owners)| owners.iter().any(|owner| self.is_shown(owner)))
    }

    fn is_shown(&self, (id, rank): &(EntryId, Rank)) -> bool {
        *rank <= Rank::Admitted && self.lexicon.get(*id).kind == Kind::Term
    }
}

/// The words of a folded label.
fn label_words(label: &str) -> impl Iterator<Item = &str> {
    label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
