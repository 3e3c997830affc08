//! `[[lexiques]]`: lexicons of others that this one leads to.

use super::address::{is_web_address, not_an_address};
use super::id::{Named, checked_id};
use super::keys::NEIGHBOUR;
use crate::diagnostic::{Code, Diagnostic, text};
use crate::source::Placed;
use crate::syntax::Fields;

/// The folder of the copies that `boussole lexiques maj` makes.
pub const COPIES: &str = "lexiques";

/// A lexicon of somebody else.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// `id`: what our texts call it.
    pub id: String,
    /// `titre`, when it is not the one that it gives itself.
    pub title: Option<String>,
    /// `source`: an address, or a path.
    pub source: Placed<String>,
    /// `automatique`: whether its terms become links in our texts.
    pub is_automatic: bool,
}

impl Neighbour {
    /// The file that builds read, from the site's folder.
    pub fn file(&self) -> String {
        match self.is_vendored() {
            true => format!("{COPIES}/{}.json", self.id),
            false => self.source.value.trim_start_matches("./").to_owned(),
        }
    }

    /// Whether builds read a copy: what is on the web or out of the site's folder is taken in by an
    /// explicit command only.
    pub fn is_vendored(&self) -> bool {
        let path = &self.source.value;
        is_web_address(path)
            || path.starts_with(['/', '~'])
            || path.contains(['\\', ':'])
            || path.split('/').any(|part| part == "..")
    }
}

const NAMED: Named = Named { many: ("lexiques", "lexicons"), default: "voisin", is_key: false };

/// Reads the tables.
pub(super) fn read(root: &mut Fields<'_>) -> Vec<Neighbour> {
    let mut neighbours: Vec<Neighbour> = Vec::new();
    root.maps("lexiques", NEIGHBOUR.names, |fields| {
        let (id, source) = (fields.placed("id"), fields.placed("source"));
        let title = fields.string("titre");
        let is_automatic = fields.flag("automatique").unwrap_or(false);
        if id.is_none() {
            fields.missing("id", "\"voisin\"");
        }
        if source.is_none() {
            fields.missing("source", "\"https://voisin.fr/donnees/lexique.json\"");
        }
        let (id, source) = (id?, source?);
        if matches!(id.value.as_str(), "http" | "https" | "mailto" | "tel") {
            fields.complain(opens_addresses(&id));
            return None;
        }
        let checked = checked_id(fields, &id, &NAMED, |id| neighbours.iter().any(|known| known.id == id));
        // Its copy is a file of that name: under another one it would seem to be missing as well.
        let id = checked.filter(|checked| *checked == id.value)?;
        let is_address = source.value.contains("://");
        if is_address && !is_web_address(&source.value) {
            fields.complain(not_an_address(&source.value, source.place));
            return None;
        }
        neighbours.push(Neighbour { id, title, source, is_automatic });
        Some(())
    });
    neighbours
}

/// `https:` in a text is an address.
fn opens_addresses(id: &Placed<String>) -> Diagnostic {
    let word = &id.value;
    Diagnostic::new(
        Code::InvalidId,
        id.place.clone(),
        text(
            format!("« {word} » est le début d’une adresse : un lexique ne peut pas s’appeler ainsi"),
            format!("“{word}” opens an address: no lexicon can be called so"),
        ),
    )
    .hint(text(format!("écrivez : id = \"{word}-2\""), format!("write: id = \"{word}-2\"")))
}
