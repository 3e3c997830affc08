//! The names that the exports in RDF use.

use oxrdf::NamedNode;

const DCT: &str = "http://purl.org/dc/terms/";
const DCAT: &str = "http://www.w3.org/ns/dcat#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const VOID: &str = "http://rdfs.org/ns/void#";
const VS: &str = "http://www.w3.org/2003/06/sw-vocab-status/ns#";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Every prefix that the files declare.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dcat", DCAT),
    ("dct", DCT),
    ("owl", OWL),
    ("rdfs", RDFS),
    ("skos", SKOS),
    ("void", VOID),
    ("vs", VS),
    ("xsd", XSD),
];

/// SKOS (<https://www.w3.org/TR/skos-reference/>).
pub fn skos(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SKOS}{name}"))
}

/// DCMI terms (<https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>).
pub fn dct(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{DCT}{name}"))
}

/// DCAT 3 (<https://www.w3.org/TR/vocab-dcat-3/>).
pub fn dcat(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{DCAT}{name}"))
}

/// VoID (<https://www.w3.org/TR/void/>).
pub fn void(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{VOID}{name}"))
}

/// OWL 2.
pub fn owl(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{OWL}{name}"))
}

/// RDF Schema.
pub fn rdfs(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{RDFS}{name}"))
}

/// The status of a term (<https://www.w3.org/2003/06/sw-vocab-status/note>).
pub fn vs(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{VS}{name}"))
}
