//! How a newer copy of a lexicon differs from the one that the site keeps.

use std::collections::BTreeMap;

use super::{ForeignTerm, Neighbour};

/// What changed from one copy to the next, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Titles of terms that were not there.
    pub added: Vec<String>,
    /// Titles of terms that are no longer there.
    pub gone: Vec<String>,
    /// Former and new titles of terms that have another one.
    pub renamed: Vec<(String, String)>,
    /// Titles of terms that were retired since.
    pub retired: Vec<String>,
    /// Titles of terms that say something else, or have another address.
    pub revised: Vec<String>,
}

impl Changes {
    /// Compares two copies.
    pub fn between(old: &Neighbour, new: &Neighbour) -> Changes {
        let by_id = |neighbour: &'_ Neighbour| -> BTreeMap<String, ForeignTerm> {
            neighbour.terms.iter().map(|term| (term.id.clone(), term.clone())).collect()
        };
        let (before, after) = (by_id(old), by_id(new));
        let title = |term: &ForeignTerm| term.title().to_owned();
        let mut changes = Changes {
            added: after.values().filter(|term| !before.contains_key(&term.id)).map(title).collect(),
            gone: before.values().filter(|term| !after.contains_key(&term.id)).map(title).collect(),
            ..Changes::default()
        };
        for term in after.values() {
            let Some(known) = before.get(&term.id).filter(|known| *known != term) else { continue };
            match term.title() == known.title() {
                _ if term.is_retired && !known.is_retired => changes.retired.push(title(term)),
                true => changes.revised.push(title(term)),
                false => changes.renamed.push((title(known), title(term))),
            }
        }
        changes
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}
