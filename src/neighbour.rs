//! Lexicons of others, which `[[lexiques]]` of `boussole.toml` names: their terms can be linked to
//! (`[[voisin:terme]]`), mapped (`correspond_exactement`) and found in running text after our own.
//!
//! A neighbour is what its `lexique.json` says ([`crate::export::json`]): the copy that the site keeps,
//! never the network. [`read`] reads one, [`Changes`] says how a newer one differs.

mod changes;
mod copies;
mod find;
mod read;

pub use changes::Changes;
pub use copies::{Copies, Copy};
pub use find::Lookup;
pub use read::read;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Names, text};
use crate::model::{Category, ForeignId, Gender, Rank};
use crate::project::Project;
use crate::source::SourceId;

/// The lexicons of others, in the order of `boussole.toml`.
#[derive(Debug, Default)]
pub struct Neighbours(Vec<Neighbour>);

/// A lexicon of somebody else.
#[derive(Debug, Default)]
pub struct Neighbour {
    /// What our texts call it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language of its texts (BCP 47).
    pub lang: String,
    /// The day of its edition, as it says it.
    pub edition: String,
    /// Whether its terms become links in our texts.
    pub is_automatic: bool,
    /// Our own language, when it is another one: its terms are then found by their labels in it.
    pub tongue: Option<&'static str>,
    /// Its terms, in its order.
    pub terms: Vec<ForeignTerm>,
    /// Whether it could be read: of one that could not, no term is said to be missing.
    pub is_available: bool,
    by_id: HashMap<String, u32>,
    by_label: HashMap<String, Vec<(Rank, u32)>>,
    near: OnceLock<Names<u32>>,
}

/// A term of somebody else's lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignTerm {
    /// Its id.
    pub id: String,
    /// Its page: http or https.
    pub url: String,
    /// Its labels, the title first.
    pub labels: Vec<(String, Rank)>,
    /// What it means, with the domain of each meaning; the same in plain words when there is nothing else.
    pub senses: Vec<(Option<String>, String)>,
    /// Its acronym.
    pub acronym: Option<String>,
    /// Part of speech.
    pub category: Option<Category>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Whether it is no longer in use.
    pub is_retired: bool,
    /// The id and the title of what takes its place.
    pub replaced_by: Option<(String, String)>,
    /// Its labels in other languages.
    pub languages: BTreeMap<String, Vec<String>>,
}

/// The labels by which a term is found in running text.
#[derive(Clone, Debug)]
pub struct Labels<'a> {
    /// Preferred and admitted ones.
    pub labels: Vec<(&'a str, Rank)>,
    /// Part of speech of the preferred one.
    pub category: Option<Category>,
    /// Its gender.
    pub gender: Option<Gender>,
}

impl ForeignTerm {
    /// Its preferred label.
    pub fn title(&self) -> &str {
        self.labels.first().map_or(&self.id, |(label, _)| label)
    }
}

impl Neighbours {
    /// Those of some configuration, read from the copies that the project has. `id` numbers the sources.
    pub fn load(
        project: &Project,
        config: &Config,
        id: impl Fn(&str) -> Option<SourceId>,
    ) -> (Neighbours, Diagnostics) {
        let mut complaints = Diagnostics::default();
        let load = |wanted: &crate::config::Neighbour| {
            let source = project.lexicons.iter().find(|source| source.path == wanted.file());
            let Some((source, id)) = source.and_then(|source| Some((source, id(&source.path)?))) else {
                let is_rejected = project.rejected.iter().any(|rejected| rejected.path == wanted.file());
                complaints.extend((!is_rejected).then(|| absent(wanted)));
                return Neighbour { id: wanted.id.clone(), ..Neighbour::default() };
            };
            let (mut neighbour, flaws) = read(source, id, wanted);
            complaints.append(flaws);
            let ours = config.lang.tag();
            neighbour.tongue = (!neighbour.lang.starts_with(ours)).then_some(ours);
            neighbour
        };
        (Neighbours(config.neighbours.iter().map(load).collect()), complaints)
    }

    /// Every lexicon, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Neighbour> {
        self.0.iter()
    }

    /// The lexicon of a term.
    pub fn lexicon(&self, id: ForeignId) -> &Neighbour {
        &self.0[id.lexicon as usize]
    }

    /// A term.
    pub fn term(&self, id: ForeignId) -> &ForeignTerm {
        &self.lexicon(id).terms[id.term as usize]
    }

    /// How our texts name a term: `voisin:terme`.
    pub fn name(&self, id: ForeignId) -> String {
        format!("{}:{}", self.lexicon(id).id, self.term(id).id)
    }

    /// The terms that become links in running text, with their labels in our language.
    pub fn automatic(&self) -> impl Iterator<Item = (ForeignId, Labels<'_>)> {
        let lexicons = (0..).zip(&self.0).filter(|(_, neighbour)| neighbour.is_automatic);
        lexicons.flat_map(|(lexicon, neighbour)| {
            let terms = (0..).zip(&neighbour.terms).filter(|(_, term)| !term.is_retired);
            terms.map(move |(term, it)| (ForeignId { lexicon, term }, it.linked(neighbour.tongue)))
        })
    }
}

impl ForeignTerm {
    fn linked(&self, tongue: Option<&str>) -> Labels<'_> {
        if let Some(tongue) = tongue {
            let labels = self.languages.get(tongue).into_iter().flatten();
            let labels = labels.map(|label| (label.as_str(), Rank::Admitted)).collect();
            return Labels { labels, category: self.category, gender: None };
        }
        let labels = self.labels.iter().filter(|(_, rank)| *rank <= Rank::Admitted);
        let labels = labels.map(|(label, rank)| (label.as_str(), *rank)).collect();
        Labels { labels, category: self.category, gender: self.gender }
    }
}

fn absent(wanted: &crate::config::Neighbour) -> Diagnostic {
    let (id, file) = (&wanted.id, wanted.file());
    let complaint = Diagnostic::new(
        Code::UnreadableLexicon,
        wanted.source.place.clone(),
        text(
            format!("le lexique « {id} » n’est pas dans le dossier du site : {file} manque"),
            format!("the lexicon “{id}” is not in the folder of the site: {file} is missing"),
        ),
    );
    complaint.hint(match wanted.is_vendored() {
        true => text(
            format!("faites-en une copie : boussole lexiques maj {id}"),
            format!("make a copy of it: boussole lexiques maj {id}"),
        ),
        false => text(
            "copiez-y le donnees/lexique.json de cet autre site",
            "copy the donnees/lexique.json of that other site there",
        ),
    })
}

#[cfg(test)]
mod tests;
