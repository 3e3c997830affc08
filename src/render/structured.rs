//! What a page is, for search engines: schema.org as JSON-LD, a block of data that browsers do not run, so the
//! policy of the site has nothing to say about it.
//!
//! | page | type | reason |
//! |---|---|---|
//! | home | WebSite | it says how the site is searched |
//! | A to Z, missions | DefinedTermSet | what their entries are defined in |
//! | term | WebPage of a DefinedTerm | the page has a date and a licence, which a term cannot have |
//! | mission | the same | a mission is a delimited word of the job; an Occupation is a whole job, with a salary and a place |
//! | fiche | TechArticle | steps of a task |
//! | workshop, path | LearningResource | a Course would need sessions that somebody offers |
//! | other lists, themes | CollectionPage | |
//! | the rest | WebPage | |
//!
//! Each page but the home page also says the pages above it (BreadcrumbList).

mod nodes;

use nodes::*;

use super::SEARCH;
use super::pen::web;
use super::view::{PageView, Shared};
use crate::config::Config;
use crate::markdown::plain;
use crate::model::{AudienceId, Concept, Content, Entry, EntryId, Kind, Match, Term, Workshop};

/// What a page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Something of its own.
    #[default]
    Page,
    /// The site.
    Home,
    /// A list of entries.
    Collection,
    /// The terms, or the missions, all together.
    TermSet,
    /// An entry.
    Entry(EntryId),
}

/// The block of a page, as HTML; `None` for a page without an address, and for one that search engines
/// should leave alone.
pub fn block(shared: &Shared, page: &PageView) -> Option<String> {
    let base = shared.config().base_url.as_ref()?.as_str();
    let url = page.canonical.as_deref().filter(|_| !page.is_hidden)?;
    let writer = Writer { shared, config: shared.config(), base, url, page };
    let mut graph = vec![writer.main()];
    graph.extend(writer.trail());
    let document = Document { context: "https://schema.org", graph };
    // Nothing of it can end the element that it stands in, nor open a comment there (HTML, 4.12.1.3).
    serde_json::to_string(&document).ok().map(|json| json.replace('<', "\\u003c"))
}

struct Writer<'a> {
    shared: &'a Shared,
    config: &'a Config,
    base: &'a str,
    url: &'a str,
    page: &'a PageView,
}

impl<'a> Writer<'a> {
    fn main(&self) -> Node<'a> {
        match self.page.about {
            About::Home => Node::WebSite(self.site()),
            About::Collection => Node::CollectionPage(self.web_page()),
            About::TermSet => Node::DefinedTermSet(self.web_page()),
            About::Page => Node::WebPage(self.web_page()),
            About::Entry(id) => self.entry(id),
        }
    }

    fn site(&self) -> WebSite<'a> {
        let config = self.config;
        WebSite {
            id: self.site_id().id,
            url: self.base,
            name: &config.title,
            alternate_name: config.tagline.as_deref(),
            description: config.description.as_deref(),
            in_language: config.lang.tag(),
            license: config.licence_url.as_deref().and_then(web),
            publisher: self.publisher(),
            potential_action: Search {
                target: EntryPoint { url_template: format!("{}{SEARCH}?q={{mots}}", self.base) },
                query_input: "required name=mots",
            },
        }
    }

    fn web_page(&self) -> WebPage<'a> {
        WebPage {
            id: self.url,
            url: self.url,
            name: Some(&self.page.name),
            description: self.page.description.as_deref(),
            in_language: self.config.lang.tag(),
            date_modified: None,
            license: None,
            is_part_of: self.site_id(),
            main_entity: None,
        }
    }

    fn entry(&self, id: EntryId) -> Node<'a> {
        let entry = self.shared.entry(id);
        match &entry.content {
            Content::Term(_) | Content::Mission(_) => Node::WebPage(WebPage {
                name: None,
                description: None,
                date_modified: verified(entry),
                license: self.licence(entry),
                main_entity: Some(self.term(id, entry)),
                ..self.web_page()
            }),
            Content::Page => Node::WebPage(WebPage { date_modified: verified(entry), ..self.web_page() }),
            Content::Fiche(fiche) => Node::TechArticle(Article {
                id: self.url,
                url: self.url,
                headline: &entry.title.value,
                work: self.work(id, entry, &fiche.audiences),
                image: self.page.image.as_ref().map(|image| image.url.as_str()),
            }),
            Content::Workshop(workshop) => Node::LearningResource(self.workshop(id, entry, workshop)),
            Content::Pathway(path) => Node::LearningResource(self.lesson(id, entry, &path.audiences)),
        }
    }

    /// A term, or a mission, in the set of its kind.
    fn term(&self, id: EntryId, entry: &'a Entry) -> DefinedTerm<'a> {
        let mut names: Vec<&str> = Vec::new();
        if let Some(term) = entry.term() {
            names.extend(term.admitted.iter().map(|label| label.label.value.as_str()));
            names.extend(term.acronym.iter().chain(&term.expansion).map(|label| label.value.as_str()));
        }
        names.retain(|name| *name != entry.title.value);
        DefinedTerm {
            id: format!("{}#{}", self.url, entry.kind.key()),
            name: &entry.title.value,
            alternate_name: names,
            description: self.summary(id),
            same_as: entry.term().map_or_else(Vec::new, |term| self.same_as(term)),
            term_code: entry.slug.value.as_str(),
            in_defined_term_set: format!("{}{}/", self.base, entry.kind.folder()),
        }
    }

    /// Exact matches alone: a near one is another thing.
    fn same_as(&self, term: &'a Term<EntryId>) -> Vec<&'a str> {
        let exact = term.mappings.iter().filter(|mapping| mapping.kind == Match::Exact);
        let addresses = exact.map(|mapping| match &mapping.concept.value {
            Concept::Foreign(id) => self.shared.edition.neighbours.term(*id).url.as_str(),
            Concept::Address(url) => url.as_str(),
        });
        addresses.filter_map(web).collect()
    }

    fn workshop(&self, id: EntryId, entry: &'a Entry, workshop: &'a Workshop<EntryId>) -> Lesson<'a> {
        Lesson {
            time_required: workshop.duration.as_ref().map(|minutes| format!("PT{}M", minutes.value)),
            teaches: workshop.goals.iter().map(plain).filter(|goal| !goal.is_empty()).collect(),
            ..self.lesson(id, entry, &[])
        }
    }

    fn lesson(&self, id: EntryId, entry: &'a Entry, audiences: &[AudienceId]) -> Lesson<'a> {
        Lesson {
            id: self.url,
            url: self.url,
            name: &entry.title.value,
            learning_resource_type: self.shared.words().get(&format!("genre.{}", entry.kind.key())),
            time_required: None,
            teaches: Vec::new(),
            work: self.work(id, entry, audiences),
        }
    }

    /// `audiences` are those of its kind; without any, those of every entry.
    fn work(&self, id: EntryId, entry: &'a Entry, audiences: &[AudienceId]) -> Work<'a> {
        let meta = &entry.meta;
        let audiences = if audiences.is_empty() { &meta.audiences[..] } else { audiences };
        let audience = |id: &AudienceId| Audience { audience_type: &self.config.audience(*id).title };
        Work {
            description: self.summary(id),
            in_language: self.config.lang.tag(),
            date_modified: verified(entry),
            license: self.licence(entry),
            author: meta.authors.iter().map(|name| Agent::Person { name }).collect(),
            publisher: self.publisher(),
            audience: audiences.iter().map(audience).collect(),
            is_part_of: self.site_id(),
        }
    }

    /// The site's licence, by its address, for an entry that has none of its own.
    fn licence(&self, entry: &'a Entry) -> Option<&'a str> {
        match &entry.meta.licence {
            Some(own) => web(own),
            None => self.config.licence_url.as_deref().and_then(web),
        }
    }

    fn summary(&self, id: EntryId) -> Option<&'a str> {
        self.shared.card(id).and_then(|card| card.summary.as_deref())
    }

    fn publisher(&self) -> Option<Agent<'a>> {
        let publisher = &self.config.publisher;
        let name = publisher.name.as_deref()?;
        Some(Agent::Organization { name, url: publisher.url.as_deref().and_then(web) })
    }

    fn site_id(&self) -> Id {
        Id { id: format!("{}#site", self.base) }
    }

    fn trail(&self) -> Option<Node<'a>> {
        if self.page.about == About::Home {
            return None;
        }
        let above = self.page.trail.iter();
        let steps = above.map(|link| (link.text.as_str(), Some(format!("{}{}", self.base, link.address))));
        let steps = steps.chain(std::iter::once((self.page.name.as_str(), None)));
        let steps = steps.zip(1..).map(|((name, item), position)| Step { position, name, item });
        Some(Node::BreadcrumbList(Trail { item_list_element: steps.collect() }))
    }
}

fn verified(entry: &Entry) -> Option<String> {
    entry.meta.verified_on.map(|date| date.to_string())
}

/// What the list of a kind is.
pub fn list_of(kind: Kind) -> About {
    match kind {
        Kind::Term | Kind::Mission => About::TermSet,
        _ => About::Collection,
    }
}
