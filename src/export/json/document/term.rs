//! What terms have.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Link, Source};

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
