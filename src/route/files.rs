//! Which files of `content/` the site publishes: those that something published leads to.
//!
//! A folder of entries is also a folder where people work: lists of names and notes must not go online
//! because they lie there.

use crate::config::BaseUrl;
use crate::diagnostic::{Code, Diagnostic, text};
use crate::markdown::{Destination, Target, classify, percent_decode};
use crate::model::Kind;
use crate::project::{Asset, Project};
use crate::resolve::Resolved;
use crate::source::Place;

use super::{Lock, Routes};

/// What becomes of a file of `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Nothing leads to it.
    Alone,
    /// Drafts alone lead to it: it is published when they are.
    Waiting,
    /// It is published.
    Published,
}

/// Files that hosts, robots and browsers ask of a site by their name, at its root.
const ASKED: &[&str] = &[
    "CNAME",
    "robots.txt",
    "favicon.ico",
    "apple-touch-icon.png",
    "humans.txt",
    "llms.txt",
    "security.txt",
    "ads.txt",
];

/// What becomes of each file, in the order of the project. An entry, `boussole.toml`, the theme or a line
/// of `permaliens.lock` leads to one. `bases` are the addresses that the site has: an author may write the
/// whole address of a file.
pub fn fates(
    project: &Project,
    resolved: &Resolved,
    bases: &[&BaseUrl],
    routes: &Routes,
    lock: &Lock,
) -> Vec<Fate> {
    let mut fates = vec![Fate::Alone; project.assets.len()];
    let at = |path: &str| project.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).ok();
    let of_address = |url: &str| {
        let path = bases.iter().find_map(|base| url.strip_prefix(base.as_str()))?;
        match classify(path, false, false) {
            Destination::File { path, .. } => at(&path),
            _ => None,
        }
    };
    for (id, entry) in resolved.lexicon.iter() {
        let fate = if routes.entry(id).is_some() { Fate::Published } else { Fate::Waiting };
        let linked = entry.links.iter().filter_map(|link| match &link.value {
            Target::Asset(at) => Some(*at),
            Target::External(url) => of_address(url),
            _ => None,
        });
        let cited =
            entry.meta.sources.iter().filter_map(|citation| of_address(citation.work.url.as_deref()?));
        for at in linked.chain(cited) {
            if let Some(known) = fates.get_mut(at) {
                *known = fate.max(*known);
            }
        }
    }
    for at in resolved.logo.into_iter().chain(resolved.share_image) {
        fates.get_mut(at).into_iter().for_each(|fate| *fate = Fate::Published);
    }
    let theme = project.theme.iter().filter_map(|file| std::str::from_utf8(&file.bytes).ok());
    let theme: Vec<String> = theme.map(percent_decode).collect();
    for (asset, fate) in project.assets.iter().zip(&mut fates).filter(|(_, fate)| **fate != Fate::Published) {
        let path = asset.path.as_str();
        if ASKED.contains(&path) || lock.has_file(path) || theme.iter().any(|text| names(text, path)) {
            *fate = Fate::Published;
        }
    }
    fates
}

/// Whether a text of the theme names a file: its path stands there whole.
fn names(text: &str, path: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.match_indices(path).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + path.len()..]);
        !before.chars().next_back().is_some_and(is_part) && !after.chars().next().is_some_and(is_part)
    })
}

/// The complaint about a file that nothing leads to.
pub fn alone(asset: &Asset, place: Place) -> Diagnostic {
    let path = &asset.path;
    let complaint = Diagnostic::new(
        Code::IgnoredFile,
        place,
        text(
            "ce fichier n’est pas publié : rien de ce qui est publié n’y mène",
            "this file is not published: nothing published leads to it",
        ),
    );
    let complaint = match asset.is_image() {
        true => complaint.hint(text(
            format!(
                "montrez-le dans une entrée : ![Ce que l’image montre]({}) ; ou sortez-le de content/",
                written(path)
            ),
            format!(
                "show it in an entry: ![What the picture shows]({}); or take it out of content/",
                written(path)
            ),
        )),
        false => complaint.hint(text(
            format!(
                "donnez-le à lire dans une entrée : [Titre du document]({}) ; ou sortez-le de content/",
                written(path)
            ),
            format!(
                "offer it in an entry: [Title of the document]({}); or take it out of content/",
                written(path)
            ),
        )),
    };
    let complaint = complaint.hint(text(
        format!(
            "si d’autres y mènent déjà, promettez son adresse : ajoutez à permaliens.lock la ligne /{path}"
        ),
        format!("if others lead to it already, promise its address: add to permaliens.lock the line /{path}"),
    ));
    match may_be_an_entry(path) {
        true => complaint.hint(text(
            "si c’est une entrée, enregistrez son texte dans un fichier .md : boussole new en donne le modèle",
            "if it is an entry, save its text in a .md file: boussole new gives the model",
        )),
        false => complaint,
    }
}

/// A path from `content/` as the destination of a link.
fn written(path: &str) -> String {
    match path.contains([' ', '(', ')']) {
        true => format!("</{path}>"),
        false => format!("/{path}"),
    }
}

/// A text of an office in the folder of a kind of entry.
fn may_be_an_entry(path: &str) -> bool {
    let folder = path.split_once('/').and_then(|(folder, _)| Kind::of_folder(folder));
    let extension = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    folder.is_some() && matches!(extension.as_str(), "docx" | "odt" | "txt")
}
