//! `[[themes]]`: the domains that entries belong to.

use super::id::{Named, checked_id};
use super::keys::THEME;
use crate::diagnostic::{Code, Diagnostic, did_you_mean, text};
use crate::model::{ThemeId, slugify};
use crate::source::Placed;
use crate::syntax::Fields;

/// A theme of the lexicon: a domain that entries belong to.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its id, in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub description: Option<String>,
    /// `dans`: the theme above it.
    pub parent: Option<ThemeId>,
}

const NAMED: Named = Named { many: ("thèmes", "themes"), default: "theme", is_key: false };

/// Reads the tables.
pub(super) fn read(root: &mut Fields<'_>) -> Vec<Theme> {
    let mut parents: Vec<Option<Placed<String>>> = Vec::new();
    let mut themes: Vec<Theme> = Vec::new();
    root.maps("themes", THEME.names, |fields| {
        let title = fields.placed("titre");
        let id = fields.placed("id");
        let description = fields.string("description");
        let parent = fields.placed("dans");
        let Some(title) = title else {
            fields.missing("titre", "\"Rendre compte\"");
            return Some(());
        };
        let words = id.unwrap_or_else(|| title.clone().map(|words| slugify(&words)));
        let is_taken = |id: &str| themes.iter().any(|theme| theme.id == id);
        let Some(id) = checked_id(fields, &words, &NAMED, is_taken) else { return Some(()) };
        parents.push(parent);
        themes.push(Theme { id, title: title.value, description, parent: None });
        Some(())
    });
    for (at, parent) in parents.into_iter().enumerate() {
        let Some(parent) = parent else { continue };
        let found = themes.iter().position(|theme| theme.id == parent.value).filter(|found| *found < at);
        match found {
            Some(found) => themes[at].parent = Some(ThemeId(found as u32)),
            None => root.complain(
                Diagnostic::new(
                    Code::UnknownReference,
                    parent.place,
                    text(
                        format!("pas de thème « {} » au-dessus de celui-ci", parent.value),
                        format!("no theme “{}” above this one", parent.value),
                    ),
                )
                .maybe_hint(did_you_mean(&parent.value, themes[..at].iter().map(|theme| theme.id.as_str())))
                .hint(text(
                    "un thème en contient un autre seulement s’il est écrit avant lui",
                    "a theme holds another only if it is written before it",
                )),
            ),
        }
    }
    themes
}
