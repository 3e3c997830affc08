//! Statements about one subject after another, none twice.

use std::collections::HashSet;

use oxrdf::{Literal, NamedNode, Term, Triple, vocab};

use super::vocabulary as ns;

/// A graph under construction.
pub struct Graph {
    lang: &'static str,
    subject: NamedNode,
    statements: Vec<Triple>,
    known: HashSet<Triple>,
    /// Labels of the subject so far, with their language.
    labels: HashSet<(String, String)>,
    /// Languages in which the subject has its preferred label.
    preferred: HashSet<String>,
}

impl Graph {
    /// An empty graph whose texts are in that language.
    pub fn new(lang: &'static str) -> Self {
        Graph {
            lang,
            subject: NamedNode::new_unchecked(""),
            statements: Vec::new(),
            known: HashSet::new(),
            labels: HashSet::new(),
            preferred: HashSet::new(),
        }
    }

    /// What follows is about that subject.
    pub fn about(&mut self, subject: NamedNode) {
        self.subject = subject;
        self.labels.clear();
        self.preferred.clear();
    }

    /// `rdf:type`.
    pub fn is_a(&mut self, class: NamedNode) {
        self.add(vocab::rdf::TYPE.into_owned(), class);
    }

    /// A statement about another node.
    pub fn link(&mut self, property: NamedNode, object: NamedNode) {
        self.add(property, object);
    }

    /// A value without language.
    pub fn value(&mut self, property: NamedNode, value: Literal) {
        self.add(property, value);
    }

    /// A text in the language of the graph.
    pub fn text(&mut self, property: NamedNode, text: &str) {
        self.add(property, tagged(text, self.lang));
    }

    /// The same when there is a text.
    pub fn some_text(&mut self, property: NamedNode, text: Option<&str>) {
        if let Some(text) = text {
            self.text(property, text);
        }
    }

    /// A label of the subject. A label is given once, with the best property (S13), and a language has
    /// one preferred label: what comes after it is admitted (S14).
    pub fn label(&mut self, property: &str, label: &str, lang: Option<&str>) {
        let lang = lang.unwrap_or(self.lang);
        if !self.labels.insert((label.to_owned(), lang.to_lowercase())) {
            return;
        }
        let property = match property {
            "prefLabel" if !self.preferred.insert(lang.to_lowercase()) => "altLabel",
            property => property,
        };
        self.add(ns::skos(property), tagged(label, lang));
    }

    /// Every statement, in the order made.
    pub fn into_statements(self) -> Vec<Triple> {
        self.statements
    }

    fn add(&mut self, property: NamedNode, object: impl Into<Term>) {
        let triple = Triple::new(self.subject.clone(), property, object);
        if self.known.insert(triple.clone()) {
            self.statements.push(triple);
        }
    }
}

/// A text with its language; without it when the tag is none that BCP 47 knows.
fn tagged(text: &str, lang: &str) -> Literal {
    Literal::new_language_tagged_literal(text, lang).unwrap_or_else(|_| Literal::new_simple_literal(text))
}
