//! Keys that people bring from other generators (Hugo, Zola, Jekyll), and what they are called here.

use super::keys::keys;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, text};
use crate::model::{Date, Kind};
use crate::source::{Place, SourceId};
use crate::syntax::{Node, Value};

/// Complains about such keys. Those that have the same values are read as ours; the others are left out.
pub(super) fn say(node: &mut Node, kind: Kind, id: SourceId, complaints: &mut Diagnostics) {
    let Value::Map(pairs) = &mut node.value else { return };
    let mut kept = Vec::with_capacity(pairs.len());
    let mut names: Vec<String> = pairs.iter().map(|(key, _)| key.text.clone()).collect();
    for (mut key, value) in std::mem::take(pairs) {
        let ours = (!keys(kind).contains(&key.text.as_str())).then(|| ours(&key.text, kind)).flatten();
        let Some(ours) = ours else {
            kept.push((key, value));
            continue;
        };
        complaints.push(
            Diagnostic::new(
                Code::UnknownKey,
                Place::new(id, key.span.clone()),
                text(
                    format!("la clé « {} » n’existe pas ici", key.text),
                    format!("there is no key “{}” here", key.text),
                ),
            )
            .hint(hint(ours, &value.value)),
        );
        let is_same = matches!(ours, "titre" | "resume" | "definition");
        if is_same && !names.iter().any(|name| name == ours) {
            names.push(ours.to_owned());
            ours.clone_into(&mut key.text);
            kept.push((key, value));
        }
    }
    *pairs = kept;
}

/// Our name of a key of others.
fn ours(name: &str, kind: Kind) -> Option<&'static str> {
    Some(match name {
        "title" => "titre",
        "description" | "summary" | "excerpt" if kind == Kind::Term => "definition",
        "description" | "summary" | "excerpt" => "resume",
        "tags" | "categories" | "category" => "theme",
        "date" | "lastmod" | "updated" => "verifie_le",
        "draft" => "statut",
        "aliases" => "anciens_liens",
        "author" | "authors" => "auteurs",
        "slug" => "id",
        _ => return None,
    })
}

fn hint(ours: &str, value: &Value) -> Text {
    let written = match value {
        Value::Scalar { text, .. } => text.trim(),
        _ => "",
    };
    let line = |line: String| text(format!("écrivez : {line}"), format!("write: {line}"));
    match ours {
        "theme" => text(
            "écrivez « theme » : un seul thème, déclaré dans boussole.toml",
            "write “theme”: a single theme, declared in boussole.toml",
        ),
        "verifie_le" => {
            let day = written.get(..10).and_then(|day| day.parse::<Date>().ok());
            line(format!("verifie_le: {}", day.map_or("2026-01-31".to_owned(), |day| day.to_string())))
        }
        "statut" if written == "false" => text(
            "effacez cette ligne : une entrée sans « statut » est publiée",
            "delete this line: an entry without “statut” is published",
        ),
        "statut" => line("statut: brouillon".to_owned()),
        ours => text(format!("écrivez « {ours} »"), format!("write “{ours}”")),
    }
}
