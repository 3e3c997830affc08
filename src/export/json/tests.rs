use serde_json::Value;

use super::*;
use crate::export::fixture::{edition, small};

fn parse(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn documents_have_the_shape_that_their_schema_says() {
    let schema = parse(&schema());
    let whole = jsonschema::validator_for(&schema).unwrap();
    let mut one = schema.clone();
    one["$ref"] = "#/$defs/EntryDocument".into();
    for key in ["properties", "required", "type"] {
        one.as_object_mut().unwrap().remove(key);
    }
    let one = jsonschema::validator_for(&one).unwrap();
    for edition in [edition(), small()] {
        let document = parse(&lexicon(&edition));
        let flaws: Vec<String> = whole.iter_errors(&document).map(|flaw| flaw.to_string()).collect();
        assert!(flaws.is_empty(), "{flaws:?}");
        for (id, _) in edition.lexicon.iter().filter(|(id, _)| edition.routes.entry(*id).is_some()) {
            let document = parse(&entry(&edition, id));
            let flaws: Vec<String> = one.iter_errors(&document).map(|flaw| flaw.to_string()).collect();
            assert!(flaws.is_empty(), "{flaws:?}");
        }
    }
    assert!(!whole.is_valid(&serde_json::json!({"version": 1})) && !one.is_valid(&serde_json::json!({})));
}

#[test]
fn a_document_is_read_back_whole() {
    let bytes = lexicon(&small());
    let read: Document = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(parse(&bytes), serde_json::to_value(&read).unwrap());
}

#[test]
fn an_entry_says_everything_with_addresses_from_its_file() {
    let edition = small();
    let id = edition.lexicon.find(crate::model::Kind::Term, "aller-vers").unwrap();
    let entry = &parse(&entry(&edition, id))["entree"];
    for (pointer, expected) in [
        ("/type", "terme"),
        ("/url", "../../lexique/aller-vers/"),
        ("/en_clair", "On va les voir."),
        ("/variantes/0/terme", "démarche proactive"),
        ("/a_eviter/0/dire", "aller vers"),
        ("/associes/0/url", "../../lexique/presence/"),
        ("/ne_pas_confondre/0/difference", "L’un va, l’autre vérifie."),
        ("/remplace/0/id", "vieux-mot"),
        ("/statut", "a-revoir"),
        ("/verifie_le", "2026-11-24"),
        ("/langues/en/0", "outreach"),
    ] {
        assert_eq!(entry.pointer(pointer).and_then(Value::as_str), Some(expected), "{pointer}\n{entry}");
    }
    assert!(!String::from_utf8(lexicon(&edition)).unwrap().contains("brouillon"), "a draft stays at home");
}
