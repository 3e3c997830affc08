//! What the rules know of the whole lexicon, gathered once.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::{french, uppercase};
use crate::config::Config;
use crate::model::{Date, EntryId, Kind, Lexicon, Rank, Status, labels};

/// The lexicon, the site's wishes, and what follows from them.
pub struct Facts<'a> {
    /// Every entry.
    pub lexicon: &'a Lexicon,
    /// The site's wishes.
    pub config: &'a Config,
    /// The day of the edition.
    pub today: Date,
    /// Words in capitals that stand in a label of a term: the lexicon explains them.
    pub acronyms: HashSet<String>,
    /// Meaningful words of the labels of terms, and whose they are.
    label_words: HashMap<String, Owner>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    One(EntryId),
    Several,
}

impl<'a> Facts<'a> {
    /// Reads the labels of a lexicon.
    pub fn gather(lexicon: &'a Lexicon, config: &'a Config, today: Date) -> Self {
        let terms: Vec<_> = lexicon.of_kind(Kind::Term).collect();
        let read: Vec<(EntryId, Vec<String>, Vec<String>)> = terms
            .par_iter()
            .with_min_len(64)
            .map(|(id, entry)| {
                let (mut words, mut acronyms) = (Vec::new(), Vec::new());
                for (label, rank) in labels(*entry) {
                    acronyms.extend(
                        uppercase::capital_spans(label).into_iter().map(|span| label[span].to_owned()),
                    );
                    if rank <= Rank::Admitted {
                        words.extend(french::content_words(label));
                    }
                }
                (*id, words, acronyms)
            })
            .collect();
        let mut facts =
            Facts { lexicon, config, today, acronyms: HashSet::new(), label_words: HashMap::new() };
        for (id, words, acronyms) in read {
            facts.acronyms.extend(acronyms);
            for word in words {
                let owner = facts.label_words.entry(word).or_insert(Owner::One(id));
                if *owner != Owner::One(id) {
                    *owner = Owner::Several;
                }
            }
        }
        facts
    }

    /// Whether a folded word stands in a label of another term than this one.
    pub fn is_word_of_another(&self, folded: &str, id: EntryId) -> bool {
        self.label_words.get(folded).is_some_and(|owner| *owner != Owner::One(id))
    }

    /// Whether a folded word stands in a label of a term.
    pub fn is_label_word(&self, folded: &str) -> bool {
        self.label_words.contains_key(folded)
    }

    /// Terms that readers find under a label: not what is only searched for or to avoid.
    pub fn terms_named<'s>(&'s self, label: &str) -> impl Iterator<Item = EntryId> + 's {
        let owners = self.lexicon.labelled(label).iter();
        owners
            .filter(|(id, rank)| *rank <= Rank::Admitted && self.lexicon.get(*id).kind == Kind::Term)
            .map(|(id, _)| *id)
    }

    /// Whether an entry is on the site and in its lists.
    pub fn is_current(&self, id: EntryId) -> bool {
        !matches!(self.lexicon.get(id).meta.status, Status::Draft | Status::Retired)
    }
}
