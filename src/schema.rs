//! What editors need to know before anybody types: JSON Schemas and the forms of a git-based editor.
//!
//! All are made from the tables that the readers use, so they can neither allow a key that a reader
//! refuses nor forget one.

mod decap;

pub use decap::config as decap;

use serde_json::{Map, Value as Json, json};

use crate::config::{self, Config};
use crate::diagnostic::{Code, Lang};
use crate::model::Kind;
use crate::read::table_of;
use crate::syntax::{Shape, Table};

/// The dialect.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A schema of the front matter of a kind. With a site, its themes and audiences are the only ones.
pub fn entry(kind: Kind, site: Option<&Config>, lang: Lang) -> Json {
    let making = Making { site, lang };
    let mut schema = making.map(table_of(kind));
    let required: &[&str] = if kind == Kind::Term { &["titre"] } else { &["titre", "resume"] };
    schema.insert("required".to_owned(), json!(required));
    named(schema, &format!("Boussole : {}", kind.key()))
}

/// A schema of the front matter of any kind.
pub fn any_entry(site: Option<&Config>, lang: Lang) -> Json {
    let mut definitions = Map::new();
    for kind in Kind::ALL {
        definitions.insert(kind.key().to_owned(), entry(*kind, site, lang));
    }
    let any: Vec<Json> =
        Kind::ALL.iter().map(|kind| json!({ "$ref": format!("#/$defs/{}", kind.key()) })).collect();
    let mut schema = Map::new();
    schema.insert("anyOf".to_owned(), Json::Array(any));
    schema.insert("$defs".to_owned(), Json::Object(definitions));
    named(schema, "Boussole")
}

/// A schema of `boussole.toml`.
pub fn config(lang: Lang) -> Json {
    let mut schema = Making { site: None, lang }.map(&config::ROOT);
    schema.insert("required".to_owned(), json!(["site"]));
    let names: Vec<&str> =
        Code::ALL.iter().filter(|code| code.is_adjustable()).map(|code| code.name()).collect();
    if let Some(rules) = schema.get_mut("properties").and_then(|properties| properties.get_mut("regles")) {
        rules["propertyNames"] = json!({ "enum": names });
    }
    named(schema, "boussole.toml")
}

fn named(mut schema: Map<String, Json>, title: &str) -> Json {
    schema.insert("$schema".to_owned(), json!(DRAFT));
    schema.insert("title".to_owned(), json!(title));
    Json::Object(schema)
}

struct Making<'a> {
    site: Option<&'a Config>,
    lang: Lang,
}

impl Making<'_> {
    fn map(&self, table: &Table) -> Map<String, Json> {
        let mut properties = Map::new();
        for key in table.keys {
            let mut schema = self.shape(key.shape);
            schema["description"] = json!(key.help(self.lang));
            properties.insert(key.name.to_owned(), schema);
        }
        let mut schema = Map::new();
        schema.insert("type".to_owned(), json!("object"));
        schema.insert("properties".to_owned(), Json::Object(properties));
        schema.insert("additionalProperties".to_owned(), json!(false));
        schema
    }

    fn shape(&self, shape: &Shape) -> Json {
        match shape {
            // A year is a number to YAML, and words to us.
            Shape::Line | Shape::Prose => json!({ "type": ["string", "number"] }),
            // [[Rendre compte]] is a list in a list to YAML.
            Shape::Entry => json!({ "type": ["string", "array"] }),
            Shape::Concept => json!({ "type": "string", "pattern": "^[a-z0-9-]+ ?:" }),
            Shape::Theme => {
                words(self.site.map(|site| site.themes.iter().map(|theme| theme.id.as_str()).collect()))
            }
            Shape::Audience => words(
                self.site.map(|site| site.audiences.iter().map(|audience| audience.id.as_str()).collect()),
            ),
            Shape::Address => json!({ "type": "string", "pattern": "^https?://" }),
            Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            Shape::Number => json!({ "type": "integer", "minimum": 0 }),
            Shape::Flag => json!({ "enum": ["oui", "non", true, false] }),
            Shape::Word(choices) => words(Some(choices())),
            Shape::List(inner) => {
                let item = self.shape(inner);
                json!({ "anyOf": [{ "type": "array", "items": item.clone() }, item] })
            }
            Shape::Map(table) => Json::Object(self.map(table)),
            Shape::Short(table) => {
                let first = table.keys.first().map_or(json!({}), |key| self.shape(key.shape));
                json!({ "anyOf": [first, self.map(table)] })
            }
            Shape::Named(inner) => json!({ "type": "object", "additionalProperties": self.shape(inner) }),
        }
    }
}

fn words(choices: Option<Vec<&str>>) -> Json {
    match choices {
        Some(choices) => json!({ "enum": choices }),
        None => json!({ "type": "string" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::{Source, SourceId};
    use crate::syntax::{Fields, Node, Value, read_yaml};

    fn properties(schema: &Json) -> Vec<&str> {
        schema["properties"].as_object().unwrap().keys().map(String::as_str).collect()
    }

    fn sorted(names: &[&'static str]) -> Vec<&'static str> {
        let mut names = names.to_vec();
        names.sort_unstable();
        names
    }

    #[test]
    fn schemas_have_the_keys_of_the_readers() {
        for kind in Kind::ALL {
            assert_eq!(
                properties(&entry(*kind, None, Lang::Fr)),
                sorted(crate::read::keys(*kind)),
                "{kind:?}"
            );
        }
        assert_eq!(properties(&config(Lang::Fr)), sorted(config::ROOT.names));
        // A key of every table is taken by its reader: an unknown one would trip its assertion.
        for kind in Kind::ALL {
            for key in table_of(*kind).keys {
                let node = Node { value: Value::Map(Vec::new()), span: 0..0 };
                let mut complaints = Diagnostics::default();
                assert!(
                    Fields::new(node, SourceId(0), crate::read::keys(*kind), &mut complaints)
                        .take(key.name)
                        .is_none()
                );
            }
        }
    }

    #[test]
    fn schemas_accept_what_the_readers_accept_and_refuse_what_they_refuse() {
        let source = Source::new("boussole.toml", b"[site]\ntitre = \"L\"\n[[themes]]\ntitre = \"Metier\"\n");
        let (site, _) = config::read(&source, SourceId(0));
        let schema = entry(Kind::Term, Some(&site), Lang::Fr);
        let validator = jsonschema::validator_for(&schema).unwrap();
        let case = |yaml: &str, wanted: bool| {
            let (node, _) = read_yaml(yaml, SourceId(0), 0);
            assert_eq!(validator.is_valid(&as_json(&node.unwrap())), wanted, "{yaml}");
        };
        case(
            "titre: a\ntheme: metier\nvariantes: [b, {terme: c, note: d}]\nsources: rt\nlangues: {en: x}\n",
            true,
        );
        case(
            "titre: 2023\nverifie_le: 2026-11-24\nliens_automatiques: non\ngenerique: [[[Aller vers]]]\n",
            true,
        );
        case("definition: b\n", false);
        case("titre: a\ntheme: autre\n", false);
        case("titre: a\nvariante: [b]\n", false);
        case("titre: a\nverifie_le: 3/11/2026\n", false);
        case("titre: a\na_eviter: [{mot: b}]\n", false);
    }

    /// As an editor reads it.
    fn as_json(node: &Node) -> Json {
        match &node.value {
            Value::Empty => Json::Null,
            Value::Scalar { text, .. } => text.parse::<u32>().map_or(json!(text), |number| json!(number)),
            Value::List(items) => items.iter().map(as_json).collect(),
            Value::Map(pairs) => pairs.iter().map(|(key, node)| (key.text.clone(), as_json(node))).collect(),
        }
    }
}
