//! `[[dossiers]]`: choices of entries for an employer.

use super::Theme;
use super::id::{Named, checked_id};
use super::keys::DOSSIER;
use crate::model::{Reference, ThemeId, slugify};
use crate::source::Placed;
use crate::syntax::Fields;

/// Entries that an employer has chosen.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// `id`, in its address.
    pub id: String,
    /// `titre`.
    pub title: String,
    /// `introduction`: paragraphs parted by empty lines.
    pub introduction: Option<String>,
    /// `credit`: who put it together.
    pub credit: Option<String>,
    /// `entrees`, as written.
    pub entries: Vec<Placed<Reference>>,
    /// `entrees = "toutes"`: every entry that is no page.
    pub has_all: bool,
    /// `themes`: those of these themes, and of the themes in them.
    pub themes: Vec<ThemeId>,
}

/// The words of `entrees` that mean every entry.
const ALL: &[&str] = &["toutes", "tous", "tout"];

const NAMED: Named = Named { many: ("dossiers", "dossiers"), default: "dossier", is_key: false };

/// Reads the tables.
pub(super) fn read(root: &mut Fields<'_>, declared: &[Theme]) -> Vec<Dossier> {
    let choices: Vec<_> =
        (0..).map(ThemeId).zip(declared).map(|(at, theme)| (theme.id.as_str(), at)).collect();
    let mut dossiers: Vec<Dossier> = Vec::new();
    root.maps("dossiers", DOSSIER.names, |fields| {
        let title = fields.placed("titre");
        let id = fields.placed("id");
        let (introduction, credit) = (fields.string("introduction"), fields.string("credit"));
        let words = fields.placed_list("entrees");
        let has_all = matches!(&words[..], [word] if ALL.contains(&slugify(&word.value).as_str()));
        let named = words.into_iter().filter(|_| !has_all);
        let entries = named.map(|word| word.map(Reference)).collect();
        let themes = fields.choices("themes", &choices).into_iter().map(|theme| theme.value).collect();
        let Some(title) = title else {
            fields.missing("titre", "\"Dossier d’accueil\"");
            return Some(());
        };
        let words = id.unwrap_or_else(|| title.clone().map(|words| slugify(&words)));
        let is_taken = |id: &str| dossiers.iter().any(|dossier| dossier.id == id);
        let Some(id) = checked_id(fields, &words, &NAMED, is_taken) else { return Some(()) };
        dossiers.push(Dossier { id, title: title.value, introduction, credit, entries, has_all, themes });
        Some(())
    });
    dossiers
}
