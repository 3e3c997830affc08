//! The shape of `lexique.json`. Doc comments here are the descriptions of its JSON Schema.

mod practice;
mod term;

pub use practice::*;
pub use term::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A lexicon: everything that its entries say.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Lexique Boussole")]
pub struct Document {
    /// Where this shape is described.
    #[serde(rename = "$schema")]
    #[schemars(extend("format" = "uri-reference"))]
    pub schema: String,
    /// Version of the shape: it grows when a key goes away or changes its meaning.
    pub version: u32,
    /// The site that publishes the lexicon.
    pub site: Site,
    /// Domains that entries belong to, a domain before those within it.
    pub themes: Vec<Theme>,
    /// Those whom entries are for.
    #[serde(rename = "publics")]
    pub audiences: Vec<Audience>,
    /// Entries of every kind: by kind, then by id.
    #[serde(rename = "entrees")]
    pub entries: Vec<Entry>,
}

/// One entry of a lexicon, by itself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EntryDocument {
    /// Where this shape is described.
    #[serde(rename = "$schema")]
    #[schemars(extend("format" = "uri-reference"))]
    pub schema: String,
    /// Version of the shape: it grows when a key goes away or changes its meaning.
    pub version: u32,
    /// The site that publishes the lexicon.
    pub site: Site,
    /// The entry.
    #[serde(rename = "entree")]
    pub entry: Entry,
}

/// The site that publishes a lexicon.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Site {
    /// Its title.
    #[serde(rename = "titre")]
    pub title: String,
    /// What it is, in one line.
    #[serde(rename = "sous_titre", default, skip_serializing_if = "Option::is_none")]
    pub tagline: Option<String>,
    /// Its home page, from this document when it is not a whole address.
    #[schemars(extend("format" = "uri-reference"))]
    pub url: String,
    /// The language of its texts (BCP 47).
    #[serde(rename = "langue")]
    pub lang: String,
    /// Who publishes it.
    #[serde(rename = "editeur", default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Under what terms its texts may be used, unless an entry says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// The day of this edition.
    #[serde(rename = "edition")]
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// What made this document.
    #[serde(rename = "generateur")]
    pub generator: String,
}

/// Terms of use.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Licence {
    /// Its name.
    #[serde(rename = "nom")]
    pub name: String,
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uri"))]
    pub url: Option<String>,
}

/// A domain that entries belong to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Theme {
    /// Its id.
    pub id: String,
    /// Its title.
    #[serde(rename = "titre")]
    pub title: String,
    /// What it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The id of the theme above it.
    #[serde(rename = "dans", default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Its page.
    #[schemars(extend("format" = "uri-reference"))]
    pub url: String,
}

/// Somebody that entries are for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Audience {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(rename = "nom")]
    pub name: String,
}

/// Another entry.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Its id, unique within its kind.
    pub id: String,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its title.
    #[serde(rename = "titre")]
    pub title: String,
    /// Its page, which never goes away.
    #[schemars(extend("format" = "uri-reference"))]
    pub url: String,
}

/// A document that an entry relies on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Its id in the lexicon's bibliography.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its title.
    #[serde(rename = "titre")]
    pub title: String,
    /// A person or an organisation.
    #[serde(rename = "auteur", default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it is on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uri"))]
    pub url: Option<String>,
    /// Its date: a year, a month or a day, as its citation has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// A page, an article, a paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// An entry.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Its id, unique within its kind; it never changes.
    pub id: String,
    /// Its kind, with what only that kind has.
    #[serde(flatten)]
    pub content: Content,
    /// Its title; the preferred label of a term.
    #[serde(rename = "titre")]
    pub title: String,
    /// Its page, which never goes away.
    #[schemars(extend("format" = "uri-reference"))]
    pub url: String,
    /// What it is, in one sentence.
    #[serde(rename = "resume", default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The id of its theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Ids of those it is for.
    #[serde(rename = "publics", default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<String>,
    /// How far it has come: draft, proposed, agreed on, in doubt, retired.
    #[serde(rename = "statut")]
    pub status: Status,
    /// What takes the place of a retired entry.
    #[serde(rename = "remplace_par", default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Link>,
    /// Retired entries whose place it takes.
    #[serde(rename = "remplace", default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<Link>,
    /// Entries to read next.
    #[serde(rename = "voir_aussi", default, skip_serializing_if = "Vec::is_empty")]
    pub see_also: Vec<Link>,
    /// The development: text without marks, paragraphs parted by an empty line.
    #[serde(rename = "texte", default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Documents that it relies on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Who answers for it.
    #[serde(rename = "responsable", default, skip_serializing_if = "Option::is_none")]
    pub steward: Option<String>,
    /// Who wrote it.
    #[serde(rename = "auteurs", default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The day when somebody last verified it.
    #[serde(rename = "verifie_le", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub verified_on: Option<String>,
    /// The day before which it is to be read again.
    #[serde(rename = "revoir_avant", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub review_before: Option<String>,
    /// Its own terms of use, when they are not the site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

/// How far an entry has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not published unless somebody asks for drafts.
    Brouillon,
    /// Written, not yet agreed on.
    Propose,
    /// Agreed on.
    Valide,
    /// Agreed on once, in doubt now.
    #[serde(rename = "a-revoir")]
    ToReview,
    /// Kept for those who have its address.
    Retire,
}

/// What entries of each kind have.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Content {
    /// A concept and its labels.
    Terme(Box<Term>),
    /// A *fiche repère*: who, when, how, what for.
    Fiche(Fiche),
    /// A definition of mission.
    Mission(Mission),
    /// Workshop material.
    Atelier(Workshop),
    /// An onboarding path.
    Parcours(Pathway),
    /// Anything else.
    Page,
}
