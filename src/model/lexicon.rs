//! All entries, resolved, with what follows from them: inverse relations and the index of labels.

use std::collections::HashMap;

use super::{Content, Entry, EntryId, Kind, Slug, fold};
use crate::markdown::{Prose, Target};

/// All entries of a site. Order: kind, then slug; an [`EntryId`] is a position in it.
#[derive(Debug, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    relations: Vec<Relations>,
    by_slug: HashMap<Kind, HashMap<Slug, EntryId>>,
    by_label: HashMap<String, Vec<(EntryId, Rank)>>,
}

/// What an entry has to do with others, both directions written out, each list sorted by id.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// skos:broader.
    pub broader: Vec<EntryId>,
    /// skos:narrower.
    pub narrower: Vec<EntryId>,
    /// skos:related.
    pub related: Vec<EntryId>,
    /// Terms not to be confused with this one: the other term, and which entry says why (its id and
    /// the position in its list).
    pub confusables: Vec<(EntryId, (EntryId, usize))>,
    /// `voir_aussi`, as written on this side.
    pub see_also: Vec<EntryId>,
    /// Retired entries that this one replaces.
    pub replaces: Vec<EntryId>,
    /// Entries that refer to this one in their front matter or by a link in their text.
    pub incoming: Vec<EntryId>,
}

/// The rank of a label (SKOS prefLabel, altLabel, hiddenLabel; TBX administrative status).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// The title.
    Preferred,
    /// The acronym and its words.
    Acronym,
    /// Admitted.
    Admitted,
    /// To avoid.
    Deprecated,
    /// Never shown.
    Hidden,
}

impl Lexicon {
    /// Makes the lexicon of those entries: numbers them as they stand, completes relations.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut lexicon =
            Lexicon { relations: vec![Relations::default(); entries.len()], ..Default::default() };
        for (id, entry) in ids().zip(&entries) {
            lexicon.by_slug.entry(entry.kind).or_default().entry(entry.slug.value.clone()).or_insert(id);
            for (label, rank) in labels(entry) {
                lexicon.by_label.entry(fold(label)).or_default().push((id, rank));
            }
            lexicon.relate(id, entry);
        }
        for relations in &mut lexicon.relations {
            relations.tidy();
        }
        lexicon.entries = entries;
        lexicon
    }

    /// The entry of that number.
    pub fn get(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// What it has to do with others.
    pub fn relations(&self, id: EntryId) -> &Relations {
        &self.relations[id.0 as usize]
    }

    /// Every entry with its number, in order.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        ids().zip(&self.entries)
    }

    /// Every entry, as a slice in the order of the numbers.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Entries of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.iter().filter(move |(_, entry)| entry.kind == kind)
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry of that kind and id.
    pub fn find(&self, kind: Kind, slug: &str) -> Option<EntryId> {
        self.by_slug.get(&kind)?.get(&Slug::parse(slug)?).copied()
    }

    /// Entries that have that label, whatever its accents, capitals, hyphens and apostrophes.
    pub fn labelled(&self, label: &str) -> &[(EntryId, Rank)] {
        self.by_label.get(&fold(label)).map_or(&[], Vec::as_slice)
    }

    /// Every folded label with the entries that have it, in no particular order.
    pub fn label_index(&self) -> impl Iterator<Item = (&str, &[(EntryId, Rank)])> {
        self.by_label.iter().map(|(label, owners)| (label.as_str(), owners.as_slice()))
    }

    /// What decides between an entry and one not to be confused with it.
    pub fn difference(&self, (owner, position): (EntryId, usize)) -> Option<&Prose> {
        let term = self.get(owner).term()?;
        term.confusables.get(position).map(|confusable| &confusable.difference)
    }

    fn relate(&mut self, id: EntryId, entry: &Entry) {
        let mut refers = Vec::new();
        if let Content::Term(term) = &entry.content {
            for broader in &term.broader {
                self.of(id).broader.push(broader.value);
                self.of(broader.value).narrower.push(id);
                refers.push(broader.value);
            }
            for narrower in &term.narrower {
                self.of(id).narrower.push(narrower.value);
                self.of(narrower.value).broader.push(id);
                refers.push(narrower.value);
            }
            for related in &term.related {
                self.of(id).related.push(related.value);
                self.of(related.value).related.push(id);
                refers.push(related.value);
            }
            for (position, confusable) in term.confusables.iter().enumerate() {
                let other = confusable.term.value;
                self.of(id).confusables.push((other, (id, position)));
                self.of(other).confusables.push((id, (id, position)));
                refers.push(other);
            }
        }
        if let Content::Workshop(workshop) = &entry.content {
            refers.extend(workshop.handouts.iter().map(|r| r.value));
        }
        if let Content::Pathway(path) = &entry.content {
            refers.extend(path.steps.iter().flat_map(|s| &s.entries).map(|r| r.value));
        }
        if let Some(replacement) = &entry.meta.replaced_by {
            self.of(replacement.value).replaces.push(id);
            refers.push(replacement.value);
        }
        for other in &entry.meta.see_also {
            self.of(id).see_also.push(other.value);
            refers.push(other.value);
        }
        refers.extend(entry.links.iter().filter_map(|link| match &link.value {
            Target::Entry { id, .. } => Some(*id),
            _ => None,
        }));
        for other in refers {
            self.of(other).incoming.push(id);
        }
    }

    fn of(&mut self, id: EntryId) -> &mut Relations {
        &mut self.relations[id.0 as usize]
    }
}

impl Relations {
    fn tidy(&mut self) {
        for list in
            [&mut self.broader, &mut self.narrower, &mut self.related, &mut self.replaces, &mut self.incoming]
        {
            list.sort_unstable();
            list.dedup();
        }
        self.confusables.sort_unstable();
        self.confusables.dedup_by_key(|(other, _)| *other);
        let mut seen = std::collections::HashSet::new();
        self.see_also.retain(|id| seen.insert(*id));
    }
}

/// Every label of an entry with its rank, the title first.
pub fn labels<R, L>(entry: &super::EntryOf<R, L>) -> Vec<(&str, Rank)> {
    let mut labels = vec![(entry.title.value.as_str(), Rank::Preferred)];
    if let Some(term) = entry.term() {
        labels.extend(term.acronym.iter().map(|l| (l.value.as_str(), Rank::Acronym)));
        labels.extend(term.expansion.iter().map(|l| (l.value.as_str(), Rank::Acronym)));
        labels.extend(term.admitted.iter().map(|l| (l.label.value.as_str(), Rank::Admitted)));
        labels.extend(term.deprecated.iter().map(|l| (l.label.value.as_str(), Rank::Deprecated)));
        labels.extend(term.hidden.iter().map(|l| (l.value.as_str(), Rank::Hidden)));
    }
    labels
}

fn ids() -> impl Iterator<Item = EntryId> {
    (0..).map(EntryId)
}
