//! What templates are given: one typed view a page, holding only what the page shows.
//!
//! Fields have French names in templates. A field whose doc says HTML is ready to show (`| safe`);
//! every other text is escaped by the template.

mod cards;
mod data;
mod dossier;
mod drawing;
mod embed;
mod entry;
mod field;
mod home;
mod index;
mod legal;
mod lists;
mod paper;
mod parts;
mod offline;
mod practice;
mod search;
mod share;
mod shared;
mod sources;
mod survey;
mod term;
mod uses;

pub use cards::CardView;
pub use data::DataView;
pub use dossier::DossierView;
pub use embed::{EMBEDS, EmbedView, Shade};
pub use entry::EntryView;
pub use home::HomeView;
pub use index::IndexView;
pub use legal::LegalView;
pub use lists::{ChangesView, ListView, ThemeView, ThemesView, dated};
pub use offline::OfflineView;
pub use parts::{part_name, part_title};
pub use practice::{FicheView, MissionView, PathwayView, WorkshopView};
pub use search::{SearchView, Searched};
pub use share::ShareView;
pub use shared::{Card, IconView, Shared, SiteView, summary};
pub use sources::Cited;
pub use survey::SurveyView;
pub use term::TermView;
pub use uses::UsesView;

use serde::Serialize;

use super::structured::About;
use super::words::Words;
use crate::model::Date;

/// A page as its frame shows it.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// What it is called within the site.
    #[serde(rename = "nom")]
    pub name: String,
    /// The title of the document: what a tab and a search engine show.
    #[serde(rename = "titre")]
    pub title: String,
    /// What a search engine says of it.
    pub description: Option<String>,
    /// Its full address on the web, when the site has one.
    #[serde(rename = "canonique")]
    pub canonical: Option<String>,
    /// The same for programs, as JSON, from the site's root.
    #[serde(rename = "alternatif")]
    pub alternate: Option<String>,
    /// The feed that follows it, from the site's root.
    #[serde(rename = "flux")]
    pub feed: Option<Link>,
    /// The picture that networks show beside a link to it.
    pub image: Option<PictureView>,
    /// What search engines are told that it is.
    #[serde(skip)]
    pub about: About,
    /// Whether it is a text of its own rather than a way to others.
    #[serde(rename = "est_article")]
    pub is_article: bool,
    /// The item of the menu that it stands under.
    #[serde(rename = "rubrique")]
    pub section: &'static str,
    /// Whether it is that item itself.
    #[serde(rename = "est_rubrique")]
    pub is_section: bool,
    /// The pages above it, the home page first.
    #[serde(rename = "fil")]
    pub trail: Vec<Link>,
    /// Whether search engines should leave it alone.
    #[serde(rename = "cachee")]
    pub is_hidden: bool,
}

/// A picture that networks show.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// Its full address on the web.
    #[serde(rename = "adresse")]
    pub url: String,
    /// In pixels; unknown for a file that cannot be read.
    #[serde(rename = "taille")]
    pub size: Option<(u32, u32)>,
    /// The same in words.
    #[serde(rename = "texte")]
    pub text: String,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// The words.
    #[serde(rename = "texte")]
    pub text: String,
    /// From the site's root, or a full address when it leads elsewhere.
    #[serde(rename = "adresse")]
    pub address: String,
}

/// A day, for people and for machines.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// `2026-11-24`.
    pub iso: String,
    /// « 24 novembre 2026 ».
    #[serde(rename = "texte")]
    pub text: String,
}

/// Entries under a heading.
#[derive(Debug, Serialize)]
pub struct Group<'a> {
    /// The heading.
    #[serde(rename = "titre")]
    pub title: String,
    /// The entries.
    #[serde(rename = "entrees")]
    pub entries: Vec<&'a Card>,
}

impl Link {
    /// Words that lead to an address.
    pub fn new(text: impl Into<String>, address: impl Into<String>) -> Self {
        Link { text: text.into(), address: address.into() }
    }
}

impl DateView {
    /// A day in the words of the interface.
    pub fn new(date: Date, words: &Words) -> Self {
        DateView { iso: date.to_string(), text: words.date(date) }
    }
}

/// The beginning of a text, at most `limit` characters, cut between words.
pub fn excerpt(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    let cut = text[..cut].trim_end_matches(|c: char| c.is_whitespace() || ",;:(«".contains(c));
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_end_between_words() {
        assert_eq!(excerpt("court", 10), "court");
        assert_eq!(excerpt("Faire connaître, puis comprendre", 18), "Faire connaître…");
        assert_eq!(excerpt("éééééééé", 3), "ééé…");
    }
}
