//! The home page.

use serde::Serialize;

use super::index::{LetterView, letters};
use super::lists::{Branch, Change, branches, latest};
use super::{Card, Shared};
use crate::model::Kind;
use crate::route::Page;

/// How many entries of a kind, and how many changes, the home page shows before « tout voir ».
const SHOWN: usize = 6;

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView<'a> {
    /// What this is, in one line.
    #[serde(rename = "titre")]
    title: &'a str,
    description: Option<&'a str>,
    /// « 84 termes », « 3 fiches ».
    #[serde(rename = "comptes")]
    counts: Vec<String>,
    #[serde(rename = "lettres")]
    letters: Vec<LetterView>,
    /// The address of the A to Z.
    #[serde(rename = "lexique")]
    index: Option<String>,
    #[serde(rename = "a_la_une")]
    featured: Vec<&'a Card>,
    themes: Vec<Branch>,
    #[serde(rename = "rayons")]
    shelves: Vec<Shelf<'a>>,
    #[serde(rename = "nouveautes")]
    changes: Vec<Change<'a>>,
    /// The address of the page of changes.
    #[serde(rename = "adresse_nouveautes")]
    changes_address: Option<String>,
}

/// Some entries of a kind.
#[derive(Debug, Serialize)]
struct Shelf<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    #[serde(rename = "genre")]
    kind: &'static str,
    #[serde(rename = "adresse")]
    address: String,
    #[serde(rename = "entrees")]
    entries: Vec<&'a Card>,
    /// « Toutes les fiches (12) », when some are not shown.
    #[serde(rename = "tout")]
    all: Option<String>,
}

impl<'a> HomeView<'a> {
    /// The home page.
    pub fn new(shared: &'a Shared) -> Self {
        let config = shared.config();
        let kinds = Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Page);
        let counts = kinds.filter_map(|kind| {
            let count = shared.edition.listed(kind).count();
            (count > 0).then(|| shared.words().count(&format!("compte.{}", kind.key()), count))
        });
        let shelves = [Kind::Fiche, Kind::Mission, Kind::Workshop, Kind::Pathway];
        HomeView {
            title: config.tagline.as_ref().unwrap_or(&config.title),
            description: config.description.as_deref(),
            counts: counts.collect(),
            letters: letters(shared),
            index: shared.address(Page::List(Kind::Term)),
            featured: shared.cards(shared.edition.featured.iter().copied()),
            themes: branches(shared, None),
            shelves: shelves.into_iter().filter_map(|kind| shelf(shared, kind)).collect(),
            changes: latest(shared, SHOWN),
            changes_address: shared.address(Page::Changes),
        }
    }
}

fn shelf(shared: &Shared, kind: Kind) -> Option<Shelf<'_>> {
    let entries = shared.cards(shared.edition.listed(kind));
    let count = entries.len();
    let words = shared.words();
    Some(Shelf {
        title: words.get(super::entry::plural_word(kind)),
        kind: kind.key(),
        address: shared.address(Page::List(kind))?,
        entries: entries.into_iter().take(SHOWN).collect(),
        all: (count > SHOWN).then(|| words.fill("accueil.tout", &[("n", &words.number(count))])),
    })
}
