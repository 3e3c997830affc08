//! What kind of entry a file is: `type:`, or its folder, or for want of both its keys.

use super::keys::own_names;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, did_you_mean, text};
use crate::model::{Kind, slugify};
use crate::source::{Place, Source, SourceId, Span};
use crate::syntax::{Node, Value};

/// The kind, and whether anything says it.
pub(super) fn find(node: &Node, source: &Source, id: SourceId, complaints: &mut Diagnostics) -> (Kind, bool) {
    let folder = source.path.split('/').nth(1).filter(|_| source.path.matches('/').count() > 1);
    let of_folder = folder.and_then(Kind::of_folder);
    let look = look(node, of_folder);
    let of_look = look.as_ref().map(|(kind, _)| *kind);
    let keys = || Kind::ALL.iter().map(|kind| kind.key());
    let list = keys().collect::<Vec<_>>().join(", ");
    if let Some((word, span)) = written(node) {
        if let Some(kind) = Kind::of_key(&slugify(word)) {
            return (kind, true);
        }
        complaints.push(
            Diagnostic::new(
                Code::UnknownKind,
                Place::new(id, span),
                text(
                    format!("« {word} » n’est pas un type d’entrée"),
                    format!("“{word}” is not a kind of entry"),
                ),
            )
            .maybe_hint(did_you_mean(word, keys()))
            .hint(text(format!("types possibles : {list}"), format!("possible kinds: {list}"))),
        );
        let kind = of_folder.or(of_look);
        return (kind.unwrap_or(Kind::Page), kind.is_some());
    }
    if let Some(of_folder) = of_folder {
        let Some((kind, span)) = look else { return (of_folder, true) };
        complaints.push(misplaced(kind, of_folder, Place::new(id, span)));
        return (kind, true);
    }
    let folders = Kind::ALL.iter().map(|kind| kind.folder());
    complaints.push(
        Diagnostic::new(
            Code::UnknownKind,
            Place::start(id),
            text(
                "le dossier de ce fichier ne dit pas ce qu’il est",
                "the folder of this file does not say what it is",
            ),
        )
        .maybe_hint(of_look.map(|kind| {
            let (name, way_out) = (name(kind), way_out(kind));
            text(
                format!("il ressemble à {} : {}", name.fr, way_out.fr),
                format!("it looks like {}: {}", name.en, way_out.en),
            )
        }))
        .maybe_hint(folder.and_then(|folder| did_you_mean(folder, folders.clone())))
        .hint(text(
            format!(
                "déplacez-le dans content/{}/, ou ajoutez : type: {list}",
                folders.clone().collect::<Vec<_>>().join("/, content/")
            ),
            format!(
                "move it to content/{}/, or add: type: {list}",
                folders.collect::<Vec<_>>().join("/, content/")
            ),
        )),
    );
    (of_look.unwrap_or(Kind::Page), of_look.is_some())
}

/// The word of `type:`.
fn written(node: &Node) -> Option<(&str, Span)> {
    let Value::Map(pairs) = &node.value else { return None };
    let (_, value) = pairs.iter().find(|(key, _)| key.text == "type")?;
    match &value.value {
        Value::Scalar { text, .. } => Some((text, value.span.clone())),
        _ => None,
    }
}

/// The kind that an entry looks like by its keys, if it is another than its folder's, and where the first of
/// these keys stands. One key alone may be a slip in an entry that is otherwise right.
fn look(node: &Node, folder: Option<Kind>) -> Option<(Kind, Span)> {
    let Value::Map(pairs) = &node.value else { return None };
    let has = |name: &str| pairs.iter().any(|(key, _)| key.text == name);
    let count = |kind: Kind| own_names(kind).iter().filter(|name| has(name)).count();
    let kind = Kind::ALL.iter().rev().copied().max_by_key(|kind| count(*kind))?;
    let is_sure = match folder {
        Some(folder) => count(folder) == 0 && (count(kind) > 1 || !has("resume")),
        None => true,
    };
    let (first, _) = pairs.iter().find(|(key, _)| own_names(kind).contains(&key.text.as_str()))?;
    is_sure.then(|| (kind, first.span.clone()))
}

fn misplaced(kind: Kind, folder: Kind, place: Place) -> Diagnostic {
    let (name, folder) = (name(kind), folder.folder());
    Diagnostic::new(
        Code::UnknownKind,
        place,
        text(
            format!("ce fichier ressemble à {}, et il est dans content/{folder}/", name.fr),
            format!("this file looks like {}, and it is in content/{folder}/", name.en),
        ),
    )
    .hint(way_out(kind))
}

fn way_out(kind: Kind) -> Text {
    let (folder, key) = (kind.folder(), kind.key());
    text(
        format!("déplacez-le dans content/{folder}/, ou ajoutez : type: {key}"),
        format!("move it to content/{folder}/, or add: type: {key}"),
    )
}

fn name(kind: Kind) -> Text {
    match kind {
        Kind::Term => text("un terme", "a term"),
        Kind::Fiche => text("une fiche", "a fiche"),
        Kind::Mission => text("une mission", "a mission"),
        Kind::Workshop => text("un atelier", "a workshop"),
        Kind::Pathway => text("un parcours", "a path"),
        Kind::Page => text("une page", "a page"),
    }
}
