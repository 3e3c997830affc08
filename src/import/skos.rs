//! SKOS (W3C Recommendation, 2009) in Turtle, RDF/XML or JSON-LD.
//!
//! SKOS-XL labels and notes that are resources (`rdf:value`) are read as the literals that they stand
//! for. Nothing is fetched: a remote JSON-LD context is an error.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::JsonLdParser;
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxrdfxml::RdfXmlParser;
use oxttl::TurtleParser;

use super::Import;
use super::concept::{Concept, Note, Rank, Vocabulary, Words, import};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, text};
use crate::model::Match;
use crate::source::{Place, Source};

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const XL: &str = "http://www.w3.org/2008/05/skos-xl#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DCT: &str = "http://purl.org/dc/terms/";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";

/// A way to write RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Turtle, N-Triples.
    Turtle,
    /// RDF/XML.
    Xml,
    /// JSON-LD.
    Json,
}

impl Syntax {
    /// By the file's name, or by what it begins with.
    pub fn of(path: &str, source: &str) -> Syntax {
        let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match (extension.as_str(), source.trim_start().chars().next()) {
            ("ttl" | "nt" | "n3", _) => Syntax::Turtle,
            ("rdf" | "xml" | "owl", _) => Syntax::Xml,
            ("json" | "jsonld", _) => Syntax::Json,
            (_, Some('{' | '[')) => Syntax::Json,
            (_, Some('<')) if source.contains("<rdf:RDF") => Syntax::Xml,
            _ => Syntax::Turtle,
        }
    }
}

/// Reads a vocabulary; labels and notes in `lang` go to the keys of their own.
pub fn read(path: &str, bytes: &[u8], lang: Lang) -> Import {
    let source = Source::new(path, bytes);
    let mut complaints = Diagnostics::default();
    let syntax = Syntax::of(path, &source.text);
    let (triples, error) = triples(&source.text, syntax);
    if let Some((message, at)) = error {
        complaints.push(unreadable(&message, at));
    }
    let vocabulary = vocabulary(&triples, lang);
    if vocabulary.concepts.is_empty() && !complaints.has_errors() {
        complaints.push(nothing());
    }
    import(source, vocabulary, lang, complaints)
}

/// Every statement up to the first error, with its message and its byte.
fn triples(text: &str, syntax: Syntax) -> (Vec<Triple>, Option<(String, usize)>) {
    let mut triples = Vec::new();
    let base = "https://exemple.invalid/";
    match syntax {
        Syntax::Turtle => {
            for triple in TurtleParser::new().for_slice(text) {
                match triple {
                    Ok(triple) => triples.push(triple),
                    Err(error) => {
                        let at = error.location().start.offset as usize;
                        return (triples, Some((error.message().to_owned(), at)));
                    }
                }
            }
        }
        Syntax::Xml => {
            let parser = RdfXmlParser::new();
            let parser = parser.clone().with_base_iri(base).unwrap_or(parser);
            for triple in parser.for_slice(text) {
                match triple {
                    Ok(triple) => triples.push(triple),
                    Err(error) => return (triples, Some((error.to_string(), 0))),
                }
            }
        }
        Syntax::Json => {
            let parser = JsonLdParser::new();
            let parser = parser.clone().with_base_iri(base).unwrap_or(parser);
            for quad in parser.for_slice(text) {
                match quad {
                    Ok(quad) => triples.push(Triple::new(quad.subject, quad.predicate, quad.object)),
                    Err(error) => return (triples, Some((error.to_string(), 0))),
                }
            }
        }
    }
    (triples, None)
}

/// Statements by subject.
type Graph<'a> = BTreeMap<String, Vec<(&'a str, &'a Term)>>;

fn vocabulary(triples: &[Triple], lang: Lang) -> Vocabulary {
    let mut graph: Graph<'_> = BTreeMap::new();
    let mut order = Vec::new();
    for Triple { subject, predicate, object } in triples {
        let subject = name(subject);
        let statements = graph.entry(subject.clone()).or_insert_with(|| {
            order.push(subject);
            Vec::new()
        });
        statements.push((predicate.as_str(), object));
    }
    let is_a = |statements: &[(&str, &Term)], class: &str| {
        let class = format!("{SKOS}{class}");
        statements.iter().any(|(predicate, object)| {
            *predicate == format!("{RDF}type")
                && matches!(object, Term::NamedNode(node) if node.as_str() == class)
        })
    };
    let is_concept = |statements: &[(&str, &Term)]| {
        is_a(statements, "Concept")
            || (statements.iter().any(|(predicate, _)| *predicate == format!("{SKOS}prefLabel"))
                && !["ConceptScheme", "Collection", "OrderedCollection"]
                    .iter()
                    .any(|class| is_a(statements, class)))
    };
    let mut vocabulary = Vocabulary::default();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for subject in &order {
        let statements = &graph[subject];
        if is_concept(statements) {
            let concept = concept(subject, statements, &graph, &mut vocabulary.losses, &mut used);
            vocabulary.concepts.push(concept);
        }
    }
    for subject in &order {
        let statements = &graph[subject];
        if is_concept(statements) || used.contains(subject) {
            continue;
        }
        if is_a(statements, "ConceptScheme") && vocabulary.title.is_none() {
            vocabulary.title = scheme_title(statements, lang);
        }
        for (predicate, _) in statements {
            let class = ["ConceptScheme", "Collection", "OrderedCollection"]
                .iter()
                .find(|class| is_a(statements, class));
            let owner = class.map_or(String::new(), |class| format!(" (skos:{class})"));
            *vocabulary.losses.entry(format!("{}{owner}", short(predicate))).or_default() += 1;
        }
    }
    vocabulary
}

fn concept(
    iri: &str,
    statements: &[(&str, &Term)],
    graph: &Graph<'_>,
    losses: &mut BTreeMap<String, usize>,
    used: &mut BTreeSet<String>,
) -> Concept {
    let mut concept = Concept { iri: iri.to_owned(), ..Concept::default() };
    for (predicate, object) in statements {
        let (space, local) = split(predicate);
        let literal = |used: &mut BTreeSet<String>| words(object, graph, used);
        let target = iri_of(object);
        let is_held = match (space, local) {
            (SKOS, "prefLabel") | (XL, "prefLabel") => label(&mut concept, Rank::Preferred, literal(used)),
            (SKOS, "altLabel") | (XL, "altLabel") => label(&mut concept, Rank::Admitted, literal(used)),
            (SKOS, "hiddenLabel" | "notation") | (XL, "hiddenLabel") => {
                label(&mut concept, Rank::Hidden, literal(used))
            }
            (SKOS, "definition") => note(&mut concept, Note::Definition, literal(used)),
            (SKOS, "example") => note(&mut concept, Note::Example, literal(used)),
            (SKOS, "scopeNote") => note(&mut concept, Note::Scope, literal(used)),
            (SKOS, "note") => note(&mut concept, Note::General, literal(used)),
            (SKOS, "historyNote") => note(&mut concept, Note::History, literal(used)),
            (SKOS, "changeNote") => note(&mut concept, Note::Change, literal(used)),
            (SKOS, "editorialNote") => note(&mut concept, Note::Editorial, literal(used)),
            (SKOS, "broader") => keep(&mut concept.broader, target),
            (SKOS, "narrower") => keep(&mut concept.narrower, target),
            (SKOS, "related") => keep(&mut concept.related, target),
            (SKOS, "exactMatch") => matched(&mut concept, Match::Exact, target),
            (SKOS, "closeMatch") => matched(&mut concept, Match::Close, target),
            (SKOS, "broadMatch") => matched(&mut concept, Match::Broad, target),
            (SKOS, "narrowMatch") => matched(&mut concept, Match::Narrow, target),
            (SKOS, "relatedMatch") => matched(&mut concept, Match::Related, target),
            (DCT | DC, "source") => {
                let source = literal(used).map(|words| words.text).or(target);
                keep(&mut concept.sources, source)
            }
            (OWL, "deprecated") => {
                let value = literal(used).map(|words| words.text).unwrap_or_default();
                concept.is_retired = matches!(value.as_str(), "true" | "1");
                true
            }
            (DCT, "isReplacedBy") => {
                concept.replaced_by = target;
                concept.replaced_by.is_some()
            }
            // What they say is said by the labels, or by the file itself.
            (RDF, "type") => true,
            (RDFS, "label") => {
                let words = literal(used);
                words.is_some_and(|words| concept.labels.iter().any(|(_, label)| label.text == words.text))
            }
            _ => false,
        };
        if !is_held {
            *losses.entry(short(predicate)).or_default() += 1;
        }
    }
    concept
}

fn label(concept: &mut Concept, rank: Rank, words: Option<Words>) -> bool {
    let is_there = words.is_some();
    concept.labels.extend(words.map(|words| (rank, words)));
    is_there
}

fn note(concept: &mut Concept, note: Note, words: Option<Words>) -> bool {
    let is_there = words.is_some();
    concept.notes.extend(words.map(|words| (note, words)));
    is_there
}

fn matched(concept: &mut Concept, kind: Match, target: Option<String>) -> bool {
    let is_there = target.is_some();
    concept.matches.extend(target.map(|target| (kind, target)));
    is_there
}

fn keep(list: &mut Vec<String>, item: Option<String>) -> bool {
    let is_there = item.is_some();
    list.extend(item);
    is_there
}

/// A literal, or the one that a resource stands for.
fn words(object: &Term, graph: &Graph<'_>, used: &mut BTreeSet<String>) -> Option<Words> {
    match object {
        Term::Literal(literal) => Some(Words {
            lang: literal.language().map(str::to_ascii_lowercase),
            text: literal.value().to_owned(),
        }),
        node => {
            let name = match node {
                Term::NamedNode(node) => node.as_str().to_owned(),
                node => node.to_string(),
            };
            let statements = graph.get(&name)?;
            let names = [format!("{XL}literalForm"), format!("{RDF}value")];
            let found = statements.iter().find(|(predicate, _)| names.iter().any(|name| name == predicate));
            let (_, Term::Literal(literal)) = found? else { return None };
            used.insert(name);
            Some(Words {
                lang: literal.language().map(str::to_ascii_lowercase),
                text: literal.value().to_owned(),
            })
        }
    }
}

fn scheme_title(statements: &[(&str, &Term)], lang: Lang) -> Option<String> {
    let names =
        [format!("{SKOS}prefLabel"), format!("{DCT}title"), format!("{DC}title"), format!("{RDFS}label")];
    let titles = statements.iter().filter(|(predicate, _)| names.iter().any(|name| name == predicate));
    let literals = titles.filter_map(|(_, object)| match object {
        Term::Literal(literal) => Some(literal),
        _ => None,
    });
    let best = literals.min_by_key(|literal| match literal.language() {
        Some(tag) if tag.starts_with(lang.tag()) => 0,
        None => 1,
        Some(_) => 2,
    });
    best.map(|literal| literal.value().to_owned())
}

fn name(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        node => node.to_string(),
    }
}

fn iri_of(object: &Term) -> Option<String> {
    match object {
        Term::NamedNode(node) => Some(node.as_str().to_owned()),
        Term::BlankNode(node) => Some(node.to_string()),
        _ => None,
    }
}

fn split(predicate: &str) -> (&str, &str) {
    let at = predicate.rfind(['#', '/']).map_or(0, |at| at + 1);
    predicate.split_at(at)
}

fn short(predicate: &str) -> String {
    let (space, local) = split(predicate);
    let prefix = match space {
        SKOS => "skos:",
        XL => "skosxl:",
        RDF => "rdf:",
        DCT => "dct:",
        DC => "dc:",
        OWL => "owl:",
        RDFS => "rdfs:",
        _ => return predicate.to_owned(),
    };
    format!("{prefix}{local}")
}

fn unreadable(message: &str, at: usize) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableTable,
        Place::new(Import::SOURCE, at..at),
        text(
            format!("ce fichier n’est pas du RDF que Boussole sait lire ({message})"),
            format!("this file is not RDF that Boussole can read ({message})"),
        ),
    )
    .hint(text(
        "demandez-le en Turtle (.ttl), en RDF/XML (.rdf) ou en JSON-LD (.jsonld), sans contexte à distance",
        "ask for it in Turtle (.ttl), RDF/XML (.rdf) or JSON-LD (.jsonld), without a remote context",
    ))
}

fn nothing() -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableTable,
        Place::start(Import::SOURCE),
        text("ce fichier n’a aucun skos:Concept", "this file has no skos:Concept"),
    )
    .hint(text("donnez un vocabulaire SKOS", "give a SKOS vocabulary"))
}
