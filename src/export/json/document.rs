//! The shape of `lexique.json`. Doc comments here are the descriptions of its JSON Schema.

use std::collections::BTreeMap;

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

/// A concept and its labels.
#[derive(Clone, Default, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Term {
    /// What it means: the first of its meanings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// Every meaning.
    #[serde(rename = "sens", default, skip_serializing_if = "Vec::is_empty")]
    pub senses: Vec<Sense>,
    /// The same in plain words.
    #[serde(rename = "en_clair", default, skip_serializing_if = "Option::is_none")]
    pub plain: Option<String>,
    /// The part of speech.
    #[serde(rename = "categorie", default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The grammatical gender: masculine, feminine, both forms, one form for both.
    #[serde(rename = "genre", default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Its acronym.
    #[serde(rename = "sigle", default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// The words of the acronym, when they are not the title.
    #[serde(rename = "developpe", default, skip_serializing_if = "Option::is_none")]
    pub expansion: Option<String>,
    /// Admitted labels.
    #[serde(rename = "variantes", default, skip_serializing_if = "Vec::is_empty")]
    pub admitted: Vec<Label>,
    /// Labels to avoid.
    #[serde(rename = "a_eviter", default, skip_serializing_if = "Vec::is_empty")]
    pub deprecated: Vec<Deprecated>,
    /// Spellings that people type, never to be shown.
    #[serde(rename = "recherche", default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<String>,
    /// What each actor hears in the word.
    #[serde(rename = "points_de_vue", default, skip_serializing_if = "Vec::is_empty")]
    pub viewpoints: Vec<Viewpoint>,
    /// Terms that people take for this one.
    #[serde(rename = "ne_pas_confondre", default, skip_serializing_if = "Vec::is_empty")]
    pub confusables: Vec<Confusable>,
    /// Broader terms (skos:broader).
    #[serde(rename = "generiques", default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<Link>,
    /// Narrower terms (skos:narrower).
    #[serde(rename = "specifiques", default, skip_serializing_if = "Vec::is_empty")]
    pub narrower: Vec<Link>,
    /// Related terms (skos:related).
    #[serde(rename = "associes", default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Link>,
    /// Concepts of other lexicons, the nearest first.
    #[serde(rename = "correspondances", default, skip_serializing_if = "Vec::is_empty")]
    pub mappings: Vec<Mapping>,
    /// The term as people of the field use it.
    #[serde(rename = "exemples", default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// Labels in other languages, by language (BCP 47).
    #[serde(rename = "langues", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<String, Vec<String>>,
}

/// A concept of another lexicon.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Mapping {
    /// How near it is.
    pub relation: Match,
    /// Its address.
    #[schemars(extend("format" = "uri"))]
    pub url: String,
    /// Its title there, when it is known.
    #[serde(rename = "titre", default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The title of that lexicon, when it is known.
    #[serde(rename = "lexique", default, skip_serializing_if = "Option::is_none")]
    pub lexicon: Option<String>,
}

/// How near a concept of another lexicon is (SKOS).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Match {
    /// The same: skos:exactMatch.
    ExactMatch,
    /// Close: skos:closeMatch.
    CloseMatch,
    /// Broader: skos:broadMatch.
    BroadMatch,
    /// Narrower: skos:narrowMatch.
    NarrowMatch,
    /// Related: skos:relatedMatch.
    RelatedMatch,
}

/// One meaning.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Sense {
    /// What it is.
    pub definition: String,
    /// Where the word has that meaning.
    #[serde(rename = "domaine", default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Documents that it relies on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// The part of speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// A noun.
    Nom,
    /// A verb.
    Verbe,
    /// An adjective.
    Adjectif,
    /// A phrase.
    Locution,
}

/// The grammatical gender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Masculine.
    M,
    /// Feminine.
    F,
    /// Has both forms.
    Mf,
    /// One form for both.
    Epicene,
}

/// An admitted label.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Label {
    /// The label.
    #[serde(rename = "terme")]
    pub label: String,
    /// Where or by whom it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A document that uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A label to avoid.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Deprecated {
    /// The label.
    #[serde(rename = "terme")]
    pub label: String,
    /// Why.
    #[serde(rename = "pourquoi", default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What to say instead.
    #[serde(rename = "dire", default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// What an actor hears in the word.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Viewpoint {
    /// Who.
    #[serde(rename = "acteur")]
    pub actor: String,
    /// What they hear.
    #[serde(rename = "texte")]
    pub text: String,
    /// Documents that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// A term that people take for this one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Confusable {
    /// The other term.
    #[serde(rename = "terme")]
    pub term: Link,
    /// What decides between the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<String>,
}

/// A *fiche repère*.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Fiche {
    /// Ids of those it is for.
    #[serde(rename = "pour_qui", default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<String>,
    /// The question that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Three to five points.
    #[serde(rename = "essentiel", default, skip_serializing_if = "Vec::is_empty")]
    pub essentials: Vec<String>,
    /// Who, when, how, what for.
    #[serde(rename = "etapes", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<GridStep>,
    /// What goes wrong.
    #[serde(rename = "pieges", default, skip_serializing_if = "Vec::is_empty")]
    pub pitfalls: Vec<String>,
    /// What helps.
    #[serde(rename = "outils", default, skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<String>,
}

/// A row of the grid of a *fiche repère*.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GridStep {
    /// What is done.
    #[serde(rename = "titre")]
    pub title: String,
    /// Who does it.
    #[serde(rename = "qui", default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// When.
    #[serde(rename = "quand", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// How.
    #[serde(rename = "comment", default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// What for.
    #[serde(rename = "pour_quoi", default, skip_serializing_if = "Option::is_none")]
    pub what_for: Option<String>,
}

/// A definition of mission.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Mission {
    /// What it is for.
    #[serde(rename = "finalite", default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// What is done.
    #[serde(rename = "activites", default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// What it is not.
    #[serde(rename = "n_est_pas", default, skip_serializing_if = "Vec::is_empty")]
    pub is_not: Vec<String>,
    /// With whom.
    #[serde(rename = "partenaires", default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// Signs that it is useful.
    #[serde(rename = "indicateurs", default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// How it is reported.
    #[serde(rename = "rendre_compte", default, skip_serializing_if = "Option::is_none")]
    pub reporting: Option<String>,
}

/// A sign that a mission is useful.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// The sign.
    #[serde(rename = "indicateur")]
    pub indicator: String,
    /// How it is gathered.
    #[serde(rename = "recueil", default, skip_serializing_if = "Option::is_none")]
    pub collection: Option<String>,
    /// What it does not say.
    #[serde(rename = "limite", default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
}

/// Workshop material. Durations are in minutes.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Workshop {
    /// What participants come out with.
    #[serde(rename = "objectifs", default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// For whom.
    #[serde(rename = "public", default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Minutes.
    #[serde(rename = "duree", default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// How many people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<Participants>,
    /// What is needed.
    #[serde(rename = "materiel", default, skip_serializing_if = "Vec::is_empty")]
    pub material: Vec<String>,
    /// The plan.
    #[serde(rename = "deroule", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<WorkshopStep>,
    /// Entries to hand out.
    #[serde(rename = "supports", default, skip_serializing_if = "Vec::is_empty")]
    pub handouts: Vec<Link>,
    /// Questions to check what was understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quiz: Vec<Question>,
}

/// How many people.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Participants {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

/// A step of a workshop.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct WorkshopStep {
    /// What is done.
    #[serde(rename = "titre")]
    pub title: String,
    /// Minutes.
    #[serde(rename = "duree", default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// What the facilitator asks.
    #[serde(rename = "consigne", default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// What it is done with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
}

/// A question of a quiz.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// The question.
    pub question: String,
    /// Its answers.
    #[serde(rename = "reponses")]
    pub answers: Vec<String>,
    /// The number of the right one, from 1.
    #[serde(rename = "correcte")]
    pub correct: u32,
    /// Why.
    #[serde(rename = "explication", default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// An onboarding path.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Pathway {
    /// Ids of those it is for.
    #[serde(rename = "pour_qui", default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<String>,
    /// Its steps.
    #[serde(rename = "etapes", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<PathwayStep>,
}

/// A step of a path.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PathwayStep {
    /// What it is.
    #[serde(rename = "titre")]
    pub title: String,
    /// When.
    #[serde(rename = "quand", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What to do.
    #[serde(rename = "consigne", default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// What to read.
    #[serde(rename = "entrees", default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Link>,
}
