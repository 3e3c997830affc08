//! `content/sources.yaml`: documents that entries cite by an id.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::reader::work;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::Work;
use crate::source::{Place, Source, SourceId};
use crate::syntax::{Fields, Value, read_yaml_as};

/// Documents by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bibliography(BTreeMap<String, Arc<Work>>);

const WORK: &[&str] = &["titre", "auteur", "url", "date", "consulte", "note"];

impl Bibliography {
    /// Reads the file.
    pub fn read(source: &Source, id: SourceId) -> (Self, Diagnostics) {
        let (node, mut complaints) = read_yaml_as(&source.text, id, 0, &|word| WORK.contains(&word));
        let mut works = BTreeMap::new();
        let Some(node) = node else { return (Bibliography(works), complaints) };
        let Value::Map(pairs) = &node.value else {
            complaints.push(
                Diagnostic::new(
                    Code::WrongType,
                    Place::new(id, node.span),
                    text(
                        "la bibliographie n’a pas la forme attendue",
                        "the bibliography has not the expected shape",
                    ),
                )
                .hint(text(
                    "écrivez une ligne « identifiant: » puis, en retrait de deux espaces, « titre: \"…\" »",
                    "write a line “id:” then, indented by two spaces, “titre: \"…\"”",
                )),
            );
            return (Bibliography(works), complaints);
        };
        let names: Vec<&str> = pairs.iter().map(|(key, _)| key.text.as_str()).collect();
        let mut root = Fields::new(node.clone(), id, &names, &mut complaints);
        for name in &names {
            let Some(node) = root.take(name) else { continue };
            let mut fields = Fields::new(node, id, WORK, root.complaints());
            if let Some(work) = work(&mut fields) {
                works.insert((*name).to_owned(), Arc::new(work));
            }
        }
        (Bibliography(works), complaints)
    }

    /// The document of that id.
    pub fn get(&self, key: &str) -> Option<&Arc<Work>> {
        self.0.get(key)
    }

    /// Every id, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
