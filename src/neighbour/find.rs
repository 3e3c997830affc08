//! From `voisin:terme` to a term of another lexicon.

use super::{ForeignTerm, Neighbour, Neighbours};
use crate::diagnostic::{Code, Diagnostic, Names, did_you_mean, slips, text};
use crate::model::{ForeignId, fold, slugify};
use crate::source::Place;

/// What a word names among the lexicons of others.
#[derive(Debug)]
pub enum Lookup {
    /// It does not begin with the id of one of them.
    NotForeign,
    /// A lexicon that could not be read: that has been said.
    Unavailable,
    /// A term; with a complaint when it is no longer in use.
    Found(ForeignId, Option<Box<Diagnostic>>),
    /// No term, and why.
    Unknown(Box<Diagnostic>),
}

impl Neighbours {
    /// The term that a word names: `voisin:` and an id or a label.
    pub fn find(&self, word: &str, place: &Place) -> Lookup {
        let Some((prefix, name)) = word.split_once(':') else { return Lookup::NotForeign };
        let prefix = prefix.trim();
        let Some(lexicon) = self.0.iter().position(|neighbour| neighbour.id == prefix) else {
            return Lookup::NotForeign;
        };
        let neighbour = &self.0[lexicon];
        if !neighbour.is_available {
            return Lookup::Unavailable;
        }
        let id = |term: u32| ForeignId { lexicon: lexicon as u32, term };
        match neighbour.named(name.trim()).as_slice() {
            [] => Lookup::Unknown(Box::new(neighbour.unknown(name.trim(), place.clone()))),
            [term] => {
                let it = &neighbour.terms[*term as usize];
                let complaint = it.is_retired.then(|| Box::new(retired(neighbour, it, place.clone())));
                Lookup::Found(id(*term), complaint)
            }
            several => Lookup::Unknown(Box::new(neighbour.ambiguous(name.trim(), several, place.clone()))),
        }
    }

    /// The term that [`Neighbours::name`] names so.
    pub fn named(&self, name: &str) -> Option<ForeignId> {
        let (prefix, term) = name.split_once(':')?;
        let lexicon = self.0.iter().position(|neighbour| neighbour.id == prefix)?;
        let term = *self.0[lexicon].by_id.get(term)?;
        Some(ForeignId { lexicon: lexicon as u32, term })
    }

    /// The term that has that address.
    pub fn at(&self, url: &str) -> Option<ForeignId> {
        let here = |terms: &[ForeignTerm]| terms.iter().position(|term| term.url == url);
        (0..).zip(&self.0).find_map(|(lexicon, neighbour)| {
            Some(ForeignId { lexicon, term: here(&neighbour.terms)? as u32 })
        })
    }

    /// What to write when a word looks like `voisin:terme` and names no lexicon.
    pub fn advice(&self, word: &str) -> crate::diagnostic::Text {
        let prefix = word.split_once(':').map_or(word, |(prefix, _)| prefix).trim();
        let ids = || self.0.iter().map(|neighbour| neighbour.id.as_str());
        did_you_mean(prefix, ids()).unwrap_or_else(|| match ids().next() {
            Some(first) => text(
                format!("écrivez {first}:terme, ou l’adresse de la notion en https://"),
                format!("write {first}:terme, or the https:// address of the concept"),
            ),
            None => text(
                "donnez l’adresse de la notion en https://, ou nommez son lexique dans boussole.toml : [[lexiques]]",
                "give the https:// address of the concept, or name its lexicon in boussole.toml: [[lexiques]]",
            ),
        })
    }
}

impl Neighbour {
    /// Makes the index of its terms.
    pub(super) fn index(&mut self) {
        for (at, term) in (0..).zip(&self.terms) {
            self.by_id.entry(term.id.clone()).or_insert(at);
            for (label, rank) in &term.labels {
                self.by_label.entry(fold(label)).or_default().push((*rank, at));
            }
        }
    }

    /// Every term that a word may name: by id, else by the labels of the best rank.
    fn named(&self, word: &str) -> Vec<u32> {
        let word = word.strip_prefix("lexique/").unwrap_or(word);
        if let Some(term) = self.by_id.get(word) {
            return vec![*term];
        }
        if let Some(owners) = self.by_label.get(&fold(word)) {
            let best = owners.iter().map(|(rank, _)| *rank).min();
            let mut found: Vec<u32> =
                owners.iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, term)| *term).collect();
            found.sort_unstable();
            found.dedup();
            return found;
        }
        self.by_id.get(&slugify(word)).copied().into_iter().collect()
    }

    fn unknown(&self, word: &str, place: Place) -> Diagnostic {
        let complaint = Diagnostic::new(
            Code::UnknownReference,
            place,
            text(
                format!("aucun terme du lexique « {} » ne s’appelle « {word} »", self.title),
                format!("no term of the lexicon “{}” is called “{word}”", self.title),
            ),
        );
        let names = self.near.get_or_init(|| {
            let owners = self.by_label.iter();
            let labels =
                owners.flat_map(|(label, owners)| owners.iter().map(move |(_, at)| (label.clone(), *at)));
            Names::new(labels.chain(self.by_id.iter().map(|(id, at)| (fold(id), *at))))
        });
        let word = fold(word);
        match names.nearest(&word, slips(&word), |_| true).and_then(|at| self.terms.get(at as usize)) {
            Some(term) => {
                let (name, title) = (format!("{}:{}", self.id, term.id), term.title());
                complaint.hint(text(
                    format!("vouliez-vous dire « {name} » ({title}) ?"),
                    format!("did you mean “{name}” ({title})?"),
                ))
            }
            None => complaint.hint(text(
                format!("le mot est peut-être nouveau là-bas : boussole lexiques maj {}", self.id),
                format!("the word may be new there: boussole lexiques maj {}", self.id),
            )),
        }
    }

    fn ambiguous(&self, word: &str, found: &[u32], place: Place) -> Diagnostic {
        let names = found.iter().filter_map(|at| self.terms.get(*at as usize));
        let names: Vec<String> = names.map(|term| format!("{}:{}", self.id, term.id)).collect();
        Diagnostic::new(
            Code::AmbiguousReference,
            place,
            text(
                format!("plusieurs termes du lexique « {} » répondent au nom « {word} »", self.title),
                format!("several terms of the lexicon “{}” answer to the name “{word}”", self.title),
            ),
        )
        .hint(text(
            format!("écrivez l’un de ceux-ci : {}", names.join(", ")),
            format!("write one of these: {}", names.join(", ")),
        ))
    }
}

fn retired(neighbour: &Neighbour, term: &ForeignTerm, place: Place) -> Diagnostic {
    let complaint = Diagnostic::new(
        Code::RetiredNeighbour,
        place,
        text(
            format!("« {} » est retiré du lexique « {} »", term.title(), neighbour.title),
            format!("“{}” is retired from the lexicon “{}”", term.title(), neighbour.title),
        ),
    );
    complaint.hint(match &term.replaced_by {
        Some((id, title)) => text(
            format!("écrivez ce qui le remplace : {}:{id} ({title})", neighbour.id),
            format!("write what replaces it: {}:{id} ({title})", neighbour.id),
        ),
        None => text(
            "rien ne le remplace là-bas : effacez cette référence, ou faites de ce mot un terme d’ici",
            "nothing replaces it there: delete this reference, or make the word a term of yours",
        ),
    })
}
