use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::JsonLdParser;
use oxrdf::{Graph as Set, Term as Object};
use oxttl::TurtleParser;

use super::*;
use crate::export::fixture::{addressed, edition, small};

const BASE: &str = "https://exemple.fr/mots/donnees/lexique.ttl";

fn of_turtle(bytes: &[u8]) -> Set {
    let parser = TurtleParser::new().with_base_iri(BASE).unwrap();
    parser.for_slice(bytes).map(Result::unwrap).collect()
}

fn of_json_ld(bytes: &[u8]) -> Set {
    let parser = JsonLdParser::new().with_base_iri(BASE).unwrap();
    parser.for_slice(bytes).map(|quad| Triple::from(quad.unwrap())).collect()
}

/// Pairs of a property of SKOS.
fn pairs(set: &Set, name: &str) -> BTreeSet<(String, String)> {
    let property = ns::skos(name);
    set.triples_for_predicate(&property).map(|t| (t.subject.to_string(), t.object.to_string())).collect()
}

fn of_class(set: &Set, name: &str) -> BTreeSet<String> {
    let class = ns::skos(name);
    set.subjects_for_predicate_object(oxrdf::vocab::rdf::TYPE, &class).map(|s| s.to_string()).collect()
}

#[test]
fn both_forms_are_one_graph() {
    for edition in [small(), addressed(), edition()] {
        let (turtle, json) = (of_turtle(&turtle(&edition)), of_json_ld(&json_ld(&edition)));
        assert_eq!(turtle.len(), statements(&edition).len());
        // Without blank nodes, equal sets are isomorphic graphs.
        assert!(turtle == json, "{:?}", turtle.iter().find(|triple| !json.contains(*triple)));
    }
}

#[test]
fn addresses_resolve_to_permalinks() {
    let concept = "<https://exemple.fr/mots/lexique/aller-vers/>".to_owned();
    for edition in [small(), addressed()] {
        assert!(of_class(&of_turtle(&turtle(&edition)), "Concept").contains(&concept));
    }
}

/// The integrity conditions of the SKOS reference.
#[test]
fn integrity_conditions_hold() {
    for edition in [small(), edition()] {
        let set = of_turtle(&turtle(&edition));
        let (concepts, schemes, collections) =
            (of_class(&set, "Concept"), of_class(&set, "ConceptScheme"), of_class(&set, "Collection"));
        assert!(schemes.len() == 1 && !concepts.is_empty());
        // S9, S37.
        assert!(
            concepts.is_disjoint(&schemes)
                && collections.is_disjoint(&concepts)
                && collections.is_disjoint(&schemes)
        );
        // S13.
        let [preferred, admitted, hidden] =
            ["prefLabel", "altLabel", "hiddenLabel"].map(|name| pairs(&set, name));
        assert!(
            preferred.is_disjoint(&admitted)
                && preferred.is_disjoint(&hidden)
                && admitted.is_disjoint(&hidden)
        );
        // S14, and a preferred label for each.
        let mut languages = BTreeSet::new();
        for triple in set.triples_for_predicate(&ns::skos("prefLabel")) {
            let oxrdf::TermRef::Literal(label) = triple.object else { panic!("{triple}") };
            let lang = label.language().expect("a language tag").to_owned();
            assert!(languages.insert((triple.subject.to_string(), lang)), "{triple}");
        }
        assert!(concepts.iter().all(|concept| languages.contains(&(concept.clone(), "fr".to_owned()))));
        // Inverses.
        let [broader, narrower, related] = ["broader", "narrower", "related"].map(|name| pairs(&set, name));
        let turn = |pairs: &BTreeSet<(String, String)>| -> BTreeSet<_> {
            pairs.iter().map(|(a, b)| (b.clone(), a.clone())).collect()
        };
        assert_eq!(turn(&broader), narrower);
        assert_eq!(turn(&related), related);
        assert_eq!(turn(&pairs(&set, "hasTopConcept")), pairs(&set, "topConceptOf"));
        // S27.
        for (from, to) in &related {
            assert!(!above(&broader, from).contains(to), "{from} related and narrower than {to}");
        }
        // S46.
        let exact = pairs(&set, "exactMatch");
        assert!(
            exact.is_disjoint(&pairs(&set, "broadMatch")) && exact.is_disjoint(&pairs(&set, "relatedMatch"))
        );
        // Members and relations are things that the file describes.
        for (_, object) in broader.iter().chain(&related).chain(&pairs(&set, "member")) {
            assert!(concepts.contains(object) || collections.contains(object), "{object}");
        }
        // Texts have a language.
        for name in
            ["definition", "scopeNote", "example", "changeNote", "editorialNote", "altLabel", "hiddenLabel"]
        {
            for triple in set.triples_for_predicate(&ns::skos(name)) {
                assert!(
                    matches!(triple.object, oxrdf::TermRef::Literal(text) if text.language().is_some()),
                    "{triple}"
                );
            }
        }
    }
}

fn above(broader: &BTreeSet<(String, String)>, from: &str) -> BTreeSet<String> {
    let mut up: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (narrow, broad) in broader {
        up.entry(narrow).or_default().push(broad);
    }
    let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
    while let Some(node) = todo.pop() {
        for next in up.get(node).into_iter().flatten() {
            if seen.insert((*next).to_owned()) {
                todo.push(next);
            }
        }
    }
    seen
}

#[test]
fn a_concept_says_what_its_term_says() {
    let set = of_turtle(&turtle(&small()));
    let concept = NamedNode::new("https://exemple.fr/mots/lexique/aller-vers/").unwrap();
    let old = NamedNode::new("https://exemple.fr/mots/lexique/vieux-mot/").unwrap();
    let says = |subject: &NamedNode, property: NamedNode, object: Object| {
        let there = set.contains(&Triple::new(subject.clone(), property.clone(), object.clone()));
        assert!(there, "{property} {object}\n{}", String::from_utf8(turtle(&small())).unwrap());
    };
    let fr = |text: &str| Literal::new_language_tagged_literal(text, "fr").unwrap().into();
    for (property, text) in [
        ("prefLabel", "Aller vers"),
        ("altLabel", "AV"),
        ("altLabel", "démarche proactive"),
        ("hiddenLabel", "démarchage"),
        ("hiddenLabel", "alé vair"),
        ("editorialNote", "✕ démarchage → aller vers (Fait peur.)"),
        ("editorialNote", "✕ racolage → Aller vers"),
        ("scopeNote", "Médiateurs\u{a0}: Une posture."),
        ("definition", "Autre sens."),
        ("example", "Elle frappe à la porte."),
        ("changeNote", "Vérifié le 2026-11-24."),
    ] {
        says(&concept, ns::skos(property), fr(text));
    }
    says(
        &concept,
        ns::skos("prefLabel"),
        Literal::new_language_tagged_literal("outreach", "en").unwrap().into(),
    );
    says(
        &concept,
        ns::skos("altLabel"),
        Literal::new_language_tagged_literal("outreach work", "en").unwrap().into(),
    );
    says(&concept, ns::dct("source"), NamedNode::new("https://exemple.fr/doc?a=1&b=2").unwrap().into());
    says(&old, ns::owl("deprecated"), Literal::from(true).into());
    says(&old, ns::dct("isReplacedBy"), concept.clone().into());
    says(&concept, ns::dct("replaces"), old.into());
}
