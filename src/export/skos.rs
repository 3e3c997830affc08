//! SKOS (W3C, 2009) in Turtle and in JSON-LD: one concept scheme, a concept for each term, a collection
//! for each theme.
//!
//! Both are written from one graph. Inverse statements are written out, so that a reader needs no
//! inference; labels keep apart (S13), one is preferred in each language (S14). A label to avoid is
//! hidden, with an editorial note that says what to say instead. A concept is named by the permalink of
//! its term, which never goes away; a retired one is `owl:deprecated`.

mod graph;
pub mod vocabulary;

pub use graph::Graph;
use vocabulary as ns;

use oxjsonld::JsonLdSerializer;
use oxrdf::{GraphNameRef, Literal, NamedNode, Triple};
use oxttl::TurtleSerializer;

use super::{Addresses, Format, inert};
use crate::edition::Edition;
use crate::markdown::plain;
use crate::model::{Citation, Concept, EntryId, Kind, Rank, Status, Term, ThemeId, labels};
use crate::route::{Page, Permalink};

/// The lexicon in Turtle.
pub fn turtle(edition: &Edition) -> Vec<u8> {
    write_turtle(&statements(edition))
}

/// The lexicon in JSON-LD 1.1.
pub fn json_ld(edition: &Edition) -> Vec<u8> {
    let mut serializer = JsonLdSerializer::new();
    for (prefix, iri) in ns::PREFIXES {
        // The prefixes are ours, and right.
        serializer = match serializer.clone().with_prefix(*prefix, *iri) {
            Ok(serializer) => serializer,
            Err(_) => serializer,
        };
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in &statements(edition) {
        // Memory does not fail.
        let _ = writer.serialize_quad(triple.as_ref().in_graph(GraphNameRef::DefaultGraph));
    }
    let mut bytes = inert::json(writer.finish().unwrap_or_default());
    bytes.push(b'\n');
    bytes
}

/// Statements in Turtle, in their order.
pub fn write_turtle(statements: &[Triple]) -> Vec<u8> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, iri) in ns::PREFIXES {
        serializer = match serializer.clone().with_prefix(*prefix, *iri) {
            Ok(serializer) => serializer,
            Err(_) => serializer,
        };
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in statements {
        let _ = writer.serialize_triple(triple);
    }
    let bytes = writer.finish().unwrap_or_default();
    inert::turtle(&String::from_utf8_lossy(&bytes)).into_bytes()
}

/// Every statement, those of one subject together.
pub fn statements(edition: &Edition) -> Vec<Triple> {
    let here = Format::Turtle.path();
    let skos = Skos {
        edition,
        addresses: Addresses::new(edition, &here),
        graph: Graph::new(edition.config.lang.tag()),
    };
    skos.write()
}

/// The address that names the scheme.
pub fn scheme(addresses: Addresses<'_>) -> NamedNode {
    NamedNode::new_unchecked(addresses.of(&Permalink::folder(Kind::Term.folder())))
}

struct Skos<'a> {
    edition: &'a Edition,
    addresses: Addresses<'a>,
    graph: Graph,
}

impl Skos<'_> {
    fn write(mut self) -> Vec<Triple> {
        let concepts: Vec<EntryId> = self
            .edition
            .lexicon
            .of_kind(Kind::Term)
            .map(|(id, _)| id)
            .filter(|id| self.node(*id).is_some())
            .collect();
        self.scheme(&concepts);
        for theme in (0..self.edition.config.themes.len()).map(|at| ThemeId(at as u32)) {
            self.collection(theme, &concepts);
        }
        for id in &concepts {
            self.concept(*id);
        }
        self.graph.into_statements()
    }

    fn scheme(&mut self, concepts: &[EntryId]) {
        let Edition { config, info, .. } = self.edition;
        let graph = &mut self.graph;
        graph.about(scheme(self.addresses));
        graph.is_a(ns::skos("ConceptScheme"));
        graph.text(ns::dct("title"), &config.title);
        graph.text(ns::rdfs("label"), &config.title);
        graph.some_text(ns::dct("description"), config.description.as_deref().or(config.tagline.as_deref()));
        graph.value(ns::dct("language"), Literal::new_simple_literal(config.lang.tag()));
        graph.value(ns::dct("modified"), date(info.date));
        graph.some_text(ns::dct("publisher"), config.publisher.name.as_deref());
        match config.licence_url.as_deref().and_then(|url| NamedNode::new(url).ok()) {
            Some(url) => graph.link(ns::dct("license"), url),
            None => graph.some_text(ns::dct("rights"), config.licence.as_deref()),
        }
        let tops: Vec<NamedNode> =
            concepts.iter().filter(|id| self.is_top(**id)).filter_map(|id| self.node(*id)).collect();
        for top in tops {
            self.graph.link(ns::skos("hasTopConcept"), top);
        }
    }

    fn collection(&mut self, id: ThemeId, concepts: &[EntryId]) {
        let config = &self.edition.config;
        let theme = config.theme(id);
        let Some(node) = self.addresses.page(Page::Theme(id)).map(NamedNode::new_unchecked) else { return };
        self.graph.about(node);
        self.graph.is_a(ns::skos("Collection"));
        self.graph.link(ns::skos("inScheme"), scheme(self.addresses));
        self.graph.value(ns::dct("identifier"), Literal::new_simple_literal(&theme.id));
        self.graph.text(ns::skos("prefLabel"), &theme.title);
        self.graph.some_text(ns::skos("definition"), theme.description.as_deref());
        let below = (0..).map(ThemeId).zip(&config.themes).filter(|(_, theme)| theme.parent == Some(id));
        for (below, _) in below {
            if let Some(page) = self.addresses.page(Page::Theme(below)) {
                self.graph.link(ns::skos("member"), NamedNode::new_unchecked(page));
            }
        }
        for concept in concepts {
            if self.edition.lexicon.get(*concept).meta.theme == Some(id) {
                self.links("member", &[*concept]);
            }
        }
    }

    fn concept(&mut self, id: EntryId) {
        let lexicon = &self.edition.lexicon;
        let entry = lexicon.get(id);
        let (Some(node), Some(term)) = (self.node(id), entry.term()) else { return };
        let relations = lexicon.relations(id);
        let scheme = scheme(self.addresses);
        self.graph.about(node);
        self.graph.is_a(ns::skos("Concept"));
        self.graph.link(ns::skos("inScheme"), scheme.clone());
        if self.is_top(id) {
            self.graph.link(ns::skos("topConceptOf"), scheme);
        }
        self.graph.value(ns::dct("identifier"), Literal::new_simple_literal(entry.slug.value.as_str()));
        for (label, rank) in labels(entry) {
            let property = match rank {
                Rank::Preferred => "prefLabel",
                Rank::Acronym | Rank::Admitted => "altLabel",
                Rank::Deprecated | Rank::Hidden => "hiddenLabel",
            };
            self.graph.label(property, label, None);
        }
        for (tag, labels) in &term.languages {
            for label in labels {
                self.graph.label("prefLabel", &label.value, Some(tag));
            }
        }
        self.notes(id, term);
        self.links("broader", &relations.broader);
        self.links("narrower", &relations.narrower);
        self.links("related", &relations.related);
        for mapping in &term.mappings {
            let address = match &mapping.concept.value {
                Concept::Foreign(id) => &self.edition.neighbours.term(*id).url,
                Concept::Address(url) => url,
            };
            if let Ok(node) = NamedNode::new(address) {
                self.graph.link(ns::skos(mapping.kind.property()), node);
            }
        }
        for other in &relations.see_also {
            if let Some(page) = self.addresses.entry(*other) {
                self.graph.link(ns::rdfs("seeAlso"), NamedNode::new_unchecked(page));
            }
        }
        self.provenance(id, term);
    }

    fn notes(&mut self, id: EntryId, term: &Term<EntryId>) {
        let lexicon = &self.edition.lexicon;
        for sense in &term.senses {
            let definition = plain(&sense.definition);
            let definition = match &sense.domain {
                Some(domain) => format!("({domain}) {definition}"),
                None => definition,
            };
            self.graph.text(ns::skos("definition"), &definition);
        }
        if let Some(note) = &term.plain {
            self.graph.text(ns::skos("note"), &plain(note));
        }
        for viewpoint in &term.viewpoints {
            let note = format!("{}\u{a0}: {}", viewpoint.actor, plain(&viewpoint.text));
            self.graph.text(ns::skos("scopeNote"), &note);
        }
        for (other, reason) in &lexicon.relations(id).confusables {
            if let (Some(_), Some(difference)) = (self.node(*other), lexicon.difference(*reason)) {
                let note = format!("≠ {}\u{a0}: {}", lexicon.get(*other).title.value, plain(difference));
                self.graph.text(ns::skos("scopeNote"), &note);
            }
        }
        for example in &term.examples {
            self.graph.text(ns::skos("example"), &plain(example));
        }
        for label in &term.deprecated {
            let instead = label.instead.as_ref().map(plain);
            let instead = instead.as_deref().unwrap_or(&lexicon.get(id).title.value);
            let why = label.why.as_ref().map(|why| format!(" ({})", plain(why))).unwrap_or_default();
            let note = format!("✕ {} → {instead}{why}", label.label.value);
            self.graph.text(ns::skos("editorialNote"), &note);
        }
    }

    fn provenance(&mut self, id: EntryId, term: &Term<EntryId>) {
        let lexicon = &self.edition.lexicon;
        let meta = &lexicon.get(id).meta;
        let of_senses = term.senses.iter().flat_map(|sense| &sense.sources);
        let of_viewpoints = term.viewpoints.iter().flat_map(|viewpoint| &viewpoint.sources);
        for citation in meta.sources.iter().chain(of_senses).chain(of_viewpoints) {
            if let Some(url) = citation.work.url.as_deref().and_then(|url| NamedNode::new(url).ok()) {
                self.graph.link(ns::dct("source"), url);
            }
            self.graph.text(ns::dct("bibliographicCitation"), &reference(citation));
        }
        if let Some(day) = meta.verified_on {
            let note = crate::diagnostic::text(format!("Vérifié le {day}."), format!("Verified on {day}."));
            self.graph.text(ns::skos("changeNote"), note.get(self.edition.config.lang));
            self.graph.value(ns::dct("modified"), date(day));
        }
        let stage = match meta.status {
            Status::Approved => "stable",
            Status::Proposed => "testing",
            Status::Draft | Status::ToReview => "unstable",
            Status::Retired => "archaic",
        };
        self.graph.value(ns::vs("term_status"), Literal::new_simple_literal(stage));
        if meta.status == Status::Retired {
            self.graph.value(ns::owl("deprecated"), Literal::from(true));
        }
        if let Some(page) = meta.replaced_by.as_ref().and_then(|other| self.addresses.entry(other.value)) {
            self.graph.link(ns::dct("isReplacedBy"), NamedNode::new_unchecked(page));
        }
        for old in &lexicon.relations(id).replaces {
            if let Some(page) = self.addresses.entry(*old) {
                self.graph.link(ns::dct("replaces"), NamedNode::new_unchecked(page));
            }
        }
    }

    fn links(&mut self, property: &str, concepts: &[EntryId]) {
        for node in concepts.iter().filter_map(|id| self.node(*id)).collect::<Vec<_>>() {
            self.graph.link(ns::skos(property), node);
        }
    }

    /// Whether no published term is broader.
    fn is_top(&self, id: EntryId) -> bool {
        self.edition.lexicon.relations(id).broader.iter().all(|broader| self.node(*broader).is_none())
    }

    /// The name of a concept; `None` for a draft, or when the entry is no term.
    fn node(&self, id: EntryId) -> Option<NamedNode> {
        let is_term = self.edition.lexicon.get(id).kind == Kind::Term;
        self.addresses.entry(id).filter(|_| is_term).map(NamedNode::new_unchecked)
    }
}

/// A document as people cite it.
pub fn reference(citation: &Citation) -> String {
    let work = &citation.work;
    let parts =
        [work.author.as_deref(), Some(work.title.as_str()), work.date.as_deref(), citation.page.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A day as a typed value.
pub fn date(day: crate::model::Date) -> Literal {
    Literal::new_typed_literal(day.to_string(), oxrdf::vocab::xsd::DATE)
}

#[cfg(test)]
mod tests;
