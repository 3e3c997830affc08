//! Search: the right entry first, in French.
//!
//! [`Engine`] is an index of [`crate::index::Record`]s, in memory or in a folder, and answers a
//! [`Query`] with an [`Answer`]. `boussole search` and the development server ask it.
//!
//! | question | answered in |
//! |---|---|
//! | which words has a text? | `analyse` |
//! | which words count as one? | `stem`, `family`, `groups` |
//! | what is said for what is written? | `usage` |
//! | which words say nothing? | `stop` |
//! | what is no entry about, though it has the words? | `phrase` |
//! | which word was meant? | `near`, `sound`, `kin` |
//! | what does the index hold? | `schema`, written by `write`, read by `segment` |
//! | what does a query ask for? | `query`, of any `Vocabulary` |
//! | which entry first? | [`ranking`], of any `Postings` |
//! | what does a hit show, and why is it one? | `excerpt`, `reason` |
//! | what is nearly a name that was typed? | `suggest` |
//! | is the index of the folder still that of the text? | `cache` |
//! | how do programs read an answer? | `json` |
//!
//! Sites have no server, and a browser needs no tantivy: [`pack`] writes the index as static files (their numbers by
//! `code`), and the script of [`reader`], published beside them, answers from these as [`Engine`] does from the index;
//! a test asks both the same questions. Its modules stand in `reader/` under the names of the files that they mirror,
//! with `sound` in that of `near`, `stop` in `query`, `usage` in `reason`, and the tokens, inclusive forms and sentences
//! of [`crate::link`] and [`crate::markdown`] in `analyse` and `excerpt`. Whoever changes one of these changes the other;
//! lists and weights go by themselves, in the manifest. (Inclusive forms are the exception: a browser has no French
//! grammar, so `analyse.js` knows feminine endings by a list, and takes a few forms otherwise.)
//!
//! tantivy is named here, in `schema`, `write` and `segment`, Snowball in `stem`. The query and the ranking
//! know neither: they ask two traits, which anything that holds the same words and numbers can
//! answer, a static file among them.

mod analyse;
mod cache;
mod code;
mod excerpt;
mod family;
mod groups;
mod json;
mod kin;
mod near;
pub mod pack;
mod phrase;
mod query;
pub mod ranking;
pub mod reader;
mod reason;
mod schema;
mod segment;
mod sound;
mod stem;
mod stop;
mod suggest;
pub mod usage;
mod write;

use std::fmt;
use std::path::Path;

use tantivy::Index;
use tantivy::directory::{MmapDirectory, RamDirectory};
use unicode_normalization::UnicodeNormalization;

pub use cache::{CACHE, Fingerprint, cached};
pub use excerpt::Part;
pub use json::json;
pub use reason::Reason;
pub use suggest::Suggestion;

use crate::index::Record;
use crate::model::Kind;
use excerpt::Marker;
use ranking::Ranked;
use segment::Segment;

/// Hits when nobody says how many.
pub const LIMIT: usize = 10;

/// What somebody looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// As typed.
    pub text: String,
    /// How many hits at most.
    pub limit: usize,
    /// Only entries of that kind.
    pub kind: Option<Kind>,
    /// Only entries of the theme of that id.
    pub theme: Option<String>,
    /// Only entries for the audience of that id.
    pub audience: Option<String>,
    /// Only entries of that status, by its key.
    pub status: Option<String>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The best entries, the best first.
    pub hits: Vec<Hit>,
    /// How many entries there are, those beyond the limit included.
    pub total: usize,
    /// How many of each kind there would be, were no kind asked for; the kind of the best entry first.
    pub kinds: Vec<(Kind, usize)>,
    /// The same of themes, by id.
    pub themes: Vec<(String, usize)>,
    /// Names near the query, when there is no hit.
    pub suggestions: Vec<Suggestion>,
}

/// An entry that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// `lexique/rendre-compte`.
    pub id: String,
    /// From the site's root; with the anchor of the section that the excerpt is from.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What kind of entry.
    pub kind: Kind,
    /// Comparable within one answer only.
    pub score: f64,
    /// Why it is here, when its title does not say it.
    pub reasons: Vec<Reason>,
    /// The title of the section that the excerpt is from; none when it says what the entry is.
    pub section: Option<String>,
    /// What it says of the words.
    pub excerpt: Vec<Part>,
}

/// An index that answers.
pub struct Engine {
    /// None when there is no entry at all.
    segment: Option<Segment>,
}

impl Engine {
    /// Makes an index in memory.
    ///
    /// # Errors
    /// When the engine refuses, which it has no reason to.
    pub fn build(records: &[Record]) -> Result<Engine> {
        Ok(Engine { segment: Segment::open(&write::write(records, RamDirectory::create())?)? })
    }

    /// Makes an index in an empty folder.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn create(records: &[Record], folder: &Path) -> Result<Engine> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        Ok(Engine { segment: Segment::open(&write::write(records, directory)?)? })
    }

    /// Opens the index of a folder.
    ///
    /// # Errors
    /// When it is not one, one of another version, or damaged.
    pub fn open(folder: &Path) -> Result<Engine> {
        let index = Index::open_in_dir(folder)?;
        // A byte that changed would be a wrong answer, or none: it is found out here.
        match index.validate_checksum()?.is_empty() {
            true => Ok(Engine { segment: Segment::open(&index)? }),
            false => Err(Error::Foreign),
        }
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.segment.is_none()
    }

    /// Looks for something.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(&self, query: &Query) -> Result<Answer> {
        let Some(segment) = &self.segment else { return Ok(Answer::default()) };
        // What is copied from a PDF holds ligatures of print (NFKC, Unicode UAX #15).
        let text: String = query.text.nfkc().collect();
        let plan = query::plan(&text, segment)?;
        let mut ranked = ranking::rank(&plan, segment)?;
        for (facet, value) in [("audience", &query.audience), ("status", &query.status)] {
            if let Some(value) = value {
                let having = segment.having(facet, value)?;
                ranked.retain(|found| having.binary_search(&found.document).is_ok());
            }
        }
        let facets = Facets::read(segment)?;
        let is_of_kind =
            |found: &Ranked| query.kind.is_none_or(|kind| facets.kind(found.document) == Some(kind.key()));
        let is_of_theme = |found: &Ranked| {
            query.theme.as_deref().is_none_or(|theme| facets.theme(found.document) == Some(theme))
        };
        let kinds =
            counts(ranked.iter().filter(|found| is_of_theme(found)).map(|found| facets.kind(found.document)));
        let themes =
            counts(ranked.iter().filter(|found| is_of_kind(found)).map(|found| facets.theme(found.document)));
        let ranked: Vec<Ranked> =
            ranked.into_iter().filter(|found| is_of_kind(found) && is_of_theme(found)).collect();
        let mut marker = Marker::new(&plan);
        let mut answer = Answer {
            total: ranked.len(),
            kinds: kinds
                .into_iter()
                .filter_map(|(kind, count)| Some((Kind::of_key(&kind)?, count)))
                .collect(),
            themes,
            ..Answer::default()
        };
        for found in ranked.iter().take(query.limit) {
            let record = segment.record(found.document)?;
            let said = reason::said(&record, &plan);
            let excerpt = marker.excerpt(&record, found.is_named, &said);
            let heading = excerpt.heading.and_then(|at| record.headings.get(at));
            let anchor = heading.and_then(|heading| heading.anchor.as_ref());
            answer.hits.push(Hit {
                url: match anchor {
                    Some(anchor) => format!("{}#{anchor}", record.url),
                    None => record.url.clone(),
                },
                reasons: reason::reasons(&record, found, &plan, &said, &mut marker),
                section: heading.map(|heading| heading.text.clone()),
                excerpt: excerpt.parts,
                score: found.score,
                id: record.id,
                title: record.title,
                kind: record.kind,
            });
        }
        if answer.total == 0 {
            answer.suggestions = suggest::suggest(&plan, segment)?;
        }
        Ok(answer)
    }
}

impl Query {
    /// A query without any filter.
    pub fn new(text: impl Into<String>) -> Self {
        Query { text: text.into(), limit: LIMIT, kind: None, theme: None, audience: None, status: None }
    }
}

/// The kind and the theme of each entry.
struct Facets {
    kinds: Vec<Option<String>>,
    themes: Vec<Option<String>>,
}

impl Facets {
    fn read(segment: &Segment) -> Result<Facets> {
        Ok(Facets { kinds: segment.facet("kind")?, themes: segment.facet("theme")? })
    }

    fn kind(&self, document: u32) -> Option<&str> {
        self.kinds.get(document as usize)?.as_deref()
    }

    fn theme(&self, document: u32) -> Option<&str> {
        self.themes.get(document as usize)?.as_deref()
    }
}

/// How many there are of each, in the order of the first of each.
fn counts<'a>(all: impl Iterator<Item = Option<&'a str>>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for one in all.flatten() {
        match counts.iter_mut().find(|(known, _)| known == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one.to_owned(), 1)),
        }
    }
    counts
}

/// Why an index cannot be written or read.
#[derive(Debug)]
pub enum Error {
    /// The engine says why; a disk, mostly.
    Engine(Box<tantivy::TantivyError>),
    /// It is no index of this version.
    Foreign,
}

/// What an index gives, or why it does not.
pub type Result<T> = std::result::Result<T, Error>;

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        Error::Engine(Box::new(error))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Error::Engine(Box::new(error.into()))
    }
}

impl From<serde_json::Error> for Error {
    fn from(_: serde_json::Error) -> Self {
        Error::Foreign
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Engine(error) => write!(f, "{error}"),
            Error::Foreign => f.write_str("not an index of this version"),
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests;
