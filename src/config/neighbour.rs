//! `[[lexiques]]`: lexicons of others that this one leads to.

use super::keys::NEIGHBOUR;
use super::{is_web_address, not_an_address};
use crate::diagnostic::{Code, Diagnostic, text};
use crate::model::slugify;
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
        let slug = slugify(&id.value);
        let is_taken = neighbours.iter().any(|neighbour| neighbour.id == id.value);
        // `https:` in a text is an address.
        let is_scheme = matches!(id.value.as_str(), "http" | "https" | "mailto" | "tel");
        if is_taken || is_scheme || slug.is_empty() || id.value != slug {
            let message = match (is_taken, is_scheme) {
                (true, _) => text(
                    format!("deux lexiques ont l’identifiant « {slug} »"),
                    format!("two lexicons have the id “{slug}”"),
                ),
                (_, true) => text(
                    format!("« {slug} » est le début d’une adresse : un lexique ne peut pas s’appeler ainsi"),
                    format!("“{slug}” opens an address: no lexicon can be called so"),
                ),
                _ => text(
                    "un identifiant n’a que des lettres sans accent, des chiffres et des traits d’union",
                    "an id has only letters without accents, digits and hyphens",
                ),
            };
            let code = if is_taken { Code::DuplicateId } else { Code::InvalidId };
            let nearest = match (is_taken || is_scheme, slug.is_empty()) {
                (true, _) => format!("{slug}-2"),
                (false, true) => "voisin".to_owned(),
                (false, false) => slug.clone(),
            };
            fields.complain(
                Diagnostic::new(code, id.place, message).hint(text(
                    format!("écrivez : id = \"{nearest}\""),
                    format!("write: id = \"{nearest}\""),
                )),
            );
            return None;
        }
        let is_address = source.value.contains("://");
        if is_address && !is_web_address(&source.value) {
            fields.complain(not_an_address(&source.value, source.place));
            return None;
        }
        neighbours.push(Neighbour { id: slug, title, source, is_automatic });
        Some(())
    });
    neighbours
}
