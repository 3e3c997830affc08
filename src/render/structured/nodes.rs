//! The types of schema.org that pages need, with the properties that we can fill (schema.org 29).

use serde::Serialize;

/// A JSON-LD document: what a page is and where it stands.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    /// Always `https://schema.org`.
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// The things told of.
    #[serde(rename = "@graph")]
    pub graph: Vec<Node<'a>>,
}

/// A thing.
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub enum Node<'a> {
    /// The site.
    WebSite(WebSite<'a>),
    /// A page of no other kind, or one that shows a term.
    WebPage(WebPage<'a>),
    /// A list of entries.
    CollectionPage(WebPage<'a>),
    /// The terms, or the missions, all together.
    DefinedTermSet(WebPage<'a>),
    /// A *fiche repère*.
    TechArticle(Article<'a>),
    /// A workshop or a path.
    LearningResource(Lesson<'a>),
    /// The pages above a page.
    BreadcrumbList(Trail<'a>),
}

/// Something told of elsewhere.
#[derive(Debug, Serialize)]
pub struct Id {
    /// Its identifier.
    #[serde(rename = "@id")]
    pub id: String,
}

/// The site.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebSite<'a> {
    /// What other things call it.
    #[serde(rename = "@id")]
    pub id: String,
    /// Its address.
    pub url: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it is, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternate_name: Option<&'a str>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    /// A language tag (BCP 47).
    pub in_language: &'static str,
    /// The licence of its texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<&'a str>,
    /// Who publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Agent<'a>>,
    /// How it is searched.
    pub potential_action: Search,
}

/// A person or an organisation.
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub enum Agent<'a> {
    /// An organisation.
    Organization {
        /// Its name.
        name: &'a str,
        /// Its site.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<&'a str>,
    },
    /// A person.
    Person {
        /// Their name.
        name: &'a str,
    },
}

/// The search of the site.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "SearchAction")]
pub struct Search {
    /// Where the question goes.
    pub target: EntryPoint,
    /// What stands for it there.
    #[serde(rename = "query-input")]
    pub query_input: &'static str,
}

/// An address with a place for a value.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct EntryPoint {
    /// The address (RFC 6570).
    pub url_template: String,
}

/// A page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebPage<'a> {
    /// What other things call it: its address.
    #[serde(rename = "@id")]
    pub id: &'a str,
    /// Its address.
    pub url: &'a str,
    /// Its name, unless what it shows has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    /// What it is, unless what it shows says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    /// A language tag.
    pub in_language: &'static str,
    /// When it was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    /// The licence of its texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<&'a str>,
    /// The site.
    pub is_part_of: Id,
    /// The term that it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_entity: Option<DefinedTerm<'a>>,
}

/// A word with its definition.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct DefinedTerm<'a> {
    /// Its identifier: not that of its page, which is another thing.
    #[serde(rename = "@id")]
    pub id: String,
    /// The preferred label.
    pub name: &'a str,
    /// Admitted labels and the acronym.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternate_name: Vec<&'a str>,
    /// The definition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    /// The same concept in other lexicons, by their addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<&'a str>,
    /// Its id in its set.
    pub term_code: &'a str,
    /// The set, by its address.
    pub in_defined_term_set: String,
}

/// A practical text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article<'a> {
    /// What other things call it: its address.
    #[serde(rename = "@id")]
    pub id: &'a str,
    /// Its address.
    pub url: &'a str,
    /// Its title.
    pub headline: &'a str,
    /// What every work has.
    #[serde(flatten)]
    pub work: Work<'a>,
    /// The picture that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<&'a str>,
}

/// Something to learn from.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lesson<'a> {
    /// What other things call it: its address.
    #[serde(rename = "@id")]
    pub id: &'a str,
    /// Its address.
    pub url: &'a str,
    /// Its title.
    pub name: &'a str,
    /// What sort of lesson, in the words of the interface.
    pub learning_resource_type: &'a str,
    /// How long it takes (ISO 8601): `PT210M`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_required: Option<String>,
    /// What is learnt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub teaches: Vec<String>,
    /// What every work has.
    #[serde(flatten)]
    pub work: Work<'a>,
}

/// What articles and lessons have in common.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Work<'a> {
    /// Its summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    /// A language tag.
    pub in_language: &'static str,
    /// When it was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    /// The licence of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<&'a str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Agent<'a>>,
    /// Who publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Agent<'a>>,
    /// Whom it is for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<Audience<'a>>,
    /// The site.
    pub is_part_of: Id,
}

/// Whom a work is for.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct Audience<'a> {
    /// Its name.
    pub audience_type: &'a str,
}

/// The pages above a page, the home page first, itself last.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trail<'a> {
    /// Its steps.
    pub item_list_element: Vec<Step<'a>>,
}

/// A step of a trail.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
pub struct Step<'a> {
    /// From 1.
    pub position: usize,
    /// The page's name.
    pub name: &'a str,
    /// The page's address; the last step is the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}
