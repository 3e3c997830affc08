//! `[publics]`: whom entries are for.

use super::id::{Named, checked_id};
use crate::diagnostic::text;
use crate::source::{Place, Placed, Span};
use crate::syntax::{Fields, Value};

/// Somebody that entries are for.
#[derive(Clone, Debug)]
pub struct Audience {
    /// Its id, in front matter.
    pub id: String,
    /// Its name.
    pub title: String,
}

const NAMED: Named = Named { many: ("publics", "audiences"), default: "public", is_key: true };

/// Reads the section.
pub(super) fn read(root: &mut Fields<'_>) -> Vec<Audience> {
    let Some(node) = root.take("publics") else {
        let default = [
            ("mediateur", "Médiateurs sociaux"),
            ("employeur", "Employeurs et encadrants"),
            ("formateur", "Formateurs"),
            ("etat", "Agents de l’État"),
            ("partenaire", "Partenaires"),
        ];
        return default.map(|(id, title)| Audience { id: id.to_owned(), title: title.to_owned() }).into();
    };
    let Value::Map(pairs) = &node.value else {
        root.wrong_type(
            &node.span,
            text(
                "[publics] puis des lignes mediateur = \"Médiateurs sociaux\"",
                "[publics] then lines of mediateur = \"Mediators\"",
            ),
        );
        return Vec::new();
    };
    let place = |span: &Span| Place::new(root.source(), span.clone());
    let keys: Vec<Placed<String>> =
        pairs.iter().map(|(key, _)| Placed::new(key.text.clone(), place(&key.span))).collect();
    let known: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
    let mut fields = root.within(node, &known);
    let mut audiences: Vec<Audience> = Vec::new();
    for key in &keys {
        let title = fields.string(&key.value);
        let is_taken = |id: &str| audiences.iter().any(|audience| audience.id == id);
        let Some(id) = checked_id(&mut fields, key, &NAMED, is_taken) else { continue };
        // Without a name it is there all the same: entries that are for it have no flaw.
        let title = title.unwrap_or_else(|| id.clone());
        audiences.push(Audience { id, title });
    }
    audiences
}
