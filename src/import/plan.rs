//! What an import would change: new files, and keys of files that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Import, Record};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, text};
use crate::model::Kind;
use crate::read::{self, Front, table_of};
use crate::rewrite;
use crate::sheet::cell;
use crate::source::{Place, Source, SourceId};
use crate::syntax::{Key, Node, Shape, Value};

/// Keys that belong to those who work on the site: an import gives them to a new entry only.
const LOCAL: &[&str] = &["statut", "responsable"];

/// What would be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// Files to write, by path.
    pub changes: Vec<Change>,
    /// How many entries are there already just as the file says.
    pub unchanged: usize,
    /// What forbids it.
    pub complaints: Diagnostics,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path from the site's root.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// For a file that is there, the keys that change; a new file has none.
    pub keys: Option<Vec<String>>,
    /// What is left as it is although the file says otherwise.
    pub kept: Vec<Text>,
}

impl Change {
    /// Whether the file differs from the one that is there.
    pub fn is_written(&self) -> bool {
        self.keys.as_ref().is_none_or(|keys| !keys.is_empty())
    }
}

/// Compares an import with the entries of a site. New files go to `folder` (`content/lexique`).
pub fn plan(import: &Import, entries: &[Arc<Source>], folder: &str) -> Plan {
    let there: Vec<(&Source, Front)> = entries
        .iter()
        .map(|source| (&**source, read::front(source, SourceId(0))))
        .filter(|(_, front)| front.kind == Kind::Term)
        .collect();
    let by_slug: BTreeMap<&str, usize> =
        there.iter().enumerate().map(|(at, (_, front))| (front.slug.as_str(), at)).collect();
    let by_source: BTreeMap<String, usize> = there
        .iter()
        .enumerate()
        .flat_map(|(at, (_, front))| cited(&front.node).map(move |url| (url, at)))
        .collect();
    // A vocabulary that renames a concept does not rename the entry: references follow the entry.
    let known = |record: &Record| record.same_as.as_ref().and_then(|url| by_source.get(url)).copied();
    let renamed: BTreeMap<&str, &str> = import
        .records
        .iter()
        .filter_map(|record| Some((record.slug.as_ref()?.as_str(), there[known(record)?].1.slug.as_str())))
        .filter(|(new, old)| new != old)
        .collect();
    let mut plan = Plan::default();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for record in &import.records {
        let Some(slug) = &record.slug else { continue };
        let found = known(record).or_else(|| by_slug.get(slug.as_str()).copied()).map(|at| &there[at]);
        let record = &follow(record, &renamed);
        let slug = found.map_or(slug.as_str(), |(_, front)| front.slug.as_str());
        if !seen.insert(slug.to_owned()) {
            plan.complaints.push(twice(record, slug));
            continue;
        }
        let change = match found {
            Some((source, front)) if front.parts.is_present && !front.is_sound => {
                plan.complaints.push(unsound(record, &source.path));
                continue;
            }
            Some((source, front)) => update(record, source, front),
            None => Some(Change {
                path: format!("{}/{slug}.md", folder.trim_end_matches('/')),
                text: rewrite::file(&without_id(&record.node), &record.body, table_of(Kind::Term)),
                keys: None,
                kept: Vec::new(),
            }),
        };
        match change {
            Some(change) => plan.changes.push(change),
            None => plan.unchanged += 1,
        }
    }
    plan.changes.sort_by(|a, b| a.path.cmp(&b.path));
    plan
}

/// The record with its references by the ids that entries have.
fn follow(record: &Record, renamed: &BTreeMap<&str, &str>) -> Record {
    let mut record = record.clone();
    if let (Value::Map(pairs), false) = (&mut record.node.value, renamed.is_empty()) {
        let is_reference =
            |key: &Key| matches!(shape(&key.text), Some(Shape::Entry | Shape::List(Shape::Entry)));
        for (_, node) in pairs.iter_mut().filter(|(key, _)| is_reference(key)) {
            let items = match &mut node.value {
                Value::List(items) => items.as_mut_slice(),
                _ => std::slice::from_mut(node),
            };
            for item in items {
                if let Value::Scalar { text, .. } = &mut item.value
                    && let Some(slug) = renamed.get(text.as_str())
                {
                    *text = (*slug).to_owned();
                }
            }
        }
    }
    record
}

fn shape(key: &str) -> Option<&'static Shape> {
    table_of(Kind::Term).get(key).map(|key| key.shape)
}

/// The file with what differs; nothing when nothing does.
fn update(record: &Record, source: &Source, front: &Front) -> Option<Change> {
    let table = table_of(Kind::Term);
    let (new, old) = (pairs(&record.node), pairs(&front.node));
    let old = |name: &str| old.iter().find(|(key, _)| key.text == name).map(|(_, node)| &node.value);
    let mut changes: Vec<(&str, Option<Value>)> = Vec::new();
    let mut kept = Vec::new();
    for (key, node) in new.iter().filter(|(key, _)| key.text != "id") {
        let Some(known) = table.get(&key.text) else { continue };
        let plain = |value: &Value| cell::plain(known.shape, value);
        let before = old(known.name).map(plain).unwrap_or_default();
        if before == plain(&node.value) {
            continue;
        }
        match LOCAL.contains(&known.name) {
            true => kept.push(text(
                format!("« {} » est gardé : un import ne le change pas", known.name),
                format!("“{}” is kept: an import does not change it", known.name),
            )),
            false => changes.push((known.name, Some(node.value.clone()))),
        }
    }
    for key in
        record.erased.iter().filter(|key| !LOCAL.contains(*key) && **key != "titre" && old(key).is_some())
    {
        changes.push((key, None));
    }
    let silent: Vec<&str> =
        record.silent.iter().copied().filter(|key| !LOCAL.contains(key) && old(key).is_some()).collect();
    if !silent.is_empty() {
        let silent = silent.join(", ");
        kept.push(text(
            format!(
                "vide dans le tableau, gardé ici : {silent}. Pour effacer, écrivez (effacer) dans la cellule"
            ),
            format!("empty in the table, kept here: {silent}. To erase, write (effacer) in the cell"),
        ));
    }
    if changes.is_empty() && kept.is_empty() {
        return None;
    }
    let yaml = &source.text[front.parts.yaml.clone()];
    let keys: Vec<String> = changes.iter().map(|(key, _)| (*key).to_owned()).collect();
    let text = match (changes.is_empty(), front.parts.is_present) {
        (true, _) => source.text.clone(),
        (false, true) => {
            let (head, foot) = (&source.text[..front.parts.yaml.start], &source.text[front.parts.yaml.end..]);
            format!("{head}{}{foot}", rewrite::set(yaml, &changes, table))
        }
        (false, false) => rewrite::file(&without_id(&record.node), &source.text, table),
    };
    Some(Change { path: source.path.clone(), text, keys: Some(keys), kept })
}

/// What the entry cites: addresses, or titles where there is none.
fn cited(node: &Node) -> impl Iterator<Item = String> {
    let sources = pairs(node).iter().find(|(key, _)| key.text == "sources").map(|(_, node)| &node.value);
    let items = match sources {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    let word = |pairs: &[(Key, Node)], name: &str| {
        pairs.iter().find(|(key, _)| key.text == name).and_then(|(_, node)| match &node.value {
            Value::Scalar { text, .. } => Some(text.clone()),
            _ => None,
        })
    };
    let cited: Vec<String> = items
        .iter()
        .filter_map(|item| word(pairs(item), "url").or_else(|| word(pairs(item), "titre")))
        .collect();
    cited.into_iter()
}

/// A new file is named after the id, which then need not be written.
fn without_id(node: &Node) -> Node {
    let pairs = pairs(node).iter().filter(|(key, _)| key.text != "id").cloned().collect();
    Node { value: Value::Map(pairs), span: node.span.clone() }
}

fn pairs(node: &Node) -> &[(Key, Node)] {
    match &node.value {
        Value::Map(pairs) => pairs,
        _ => &[],
    }
}

fn twice(record: &Record, slug: &str) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        Place::new(Import::SOURCE, record.node.span.clone()),
        text(
            format!("l’identifiant « {slug} » est déjà celui d’une ligne au-dessus"),
            format!("the id “{slug}” is already that of a row above"),
        ),
    )
    .hint(text(
        "effacez une des deux, ou donnez-leur des identifiants dans une colonne « id »",
        "delete one of the two, or give them ids in a column “id”",
    ))
}

fn unsound(record: &Record, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableYaml,
        Place::new(Import::SOURCE, record.node.span.clone()),
        text(
            format!("l’en-tête de {path} a des erreurs : le changer pourrait les cacher"),
            format!("the front matter of {path} has errors: changing it might hide them"),
        ),
    )
    .hint(text("corrigez-les d’abord : boussole check", "mend them first: boussole check"))
}
