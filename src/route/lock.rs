//! `permaliens.lock`: the promise that a published address never dies.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{Page, Permalink, Routes};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Names, slips, text};
use crate::source::{Place, Source, SourceId, Span};

/// Every address ever published, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock(BTreeSet<String>);

const HEADER: &str = "\
# Toutes les adresses que ce site a publiées. Boussole ajoute les nouvelles à chaque publication.
# Versionnez ce fichier et n’effacez aucune ligne : des personnes ont ces adresses dans leurs dossiers.
";

impl Lock {
    /// Reads the file. A line that is no address is none of its promises: [`check_promises`] says so.
    pub fn read(source: &Source) -> Self {
        Lock(addresses(&source.text).map(|(_, address)| address.to_owned()).collect())
    }

    /// The same with every page and redirect of a site. The page of its editors promises nothing: a site
    /// may stop publishing it.
    pub fn extended(&self, routes: &Routes) -> Self {
        let mut lock = self.clone();
        let promised = published(routes).filter(|(page, _)| *page != Some(Page::Survey));
        lock.0.extend(promised.map(|(_, permalink)| permalink.as_str().to_owned()));
        lock
    }

    /// Whether that address was published.
    pub fn has(&self, address: &str) -> bool {
        self.0.contains(address)
    }

    /// Whether a file of `content/`, by its path from it, is promised.
    pub fn has_file(&self, path: &str) -> bool {
        self.0.contains(&format!("/{path}"))
    }

    /// Every address, in order.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// How many addresses.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let mut text = HEADER.to_owned();
        for address in &self.0 {
            let _ = writeln!(text, "{address}");
        }
        text
    }
}

/// Pages are guessed for that many addresses: more have vanished by one cause, a folder renamed or
/// deleted, that no page answers.
const GUESSED: usize = 20;

/// Complains about every address of the file that the site no longer answers, and once about lines
/// that are no addresses. `files` are the addresses of the files of `content/` that are published;
/// a site without an address of its own may never have been online.
pub fn check_promises(
    source: &Source,
    id: SourceId,
    routes: &Routes,
    files: &[String],
    has_address: bool,
) -> Diagnostics {
    let pages = published(routes).map(|(_, permalink)| permalink.as_str());
    let answered: BTreeSet<&str> = pages.chain(files.iter().map(String::as_str)).collect();
    let mut siblings: BTreeMap<&str, Names<&str>> = BTreeMap::new();
    let vanished = addresses(&source.text).filter(|(_, address)| !answered.contains(address));
    let foreign = lines(&source.text).find(|(_, line)| !line.starts_with('/'));
    vanished
        .enumerate()
        .map(|(at, (span, address))| {
            let near = (at < GUESSED)
                .then(|| {
                    let (folder, name) = split(address);
                    let names = siblings.entry(folder).or_insert_with(|| {
                        let near = answered.iter().filter(|known| split(known).0 == folder);
                        Names::new(near.map(|known| (split(known).1.to_lowercase(), *known)))
                    });
                    let name = name.to_lowercase();
                    names.nearest(&name, slips(&name), |_| true)
                })
                .flatten();
            let complaint = Diagnostic::new(
                Code::VanishedAddress,
                Place::new(id, span),
                text(
                    format!("l’adresse {address} a été publiée et ne mène plus nulle part"),
                    format!("the address {address} was published and leads nowhere any more"),
                ),
            )
            .hint(text(
                format!("dans l’entrée qui la remplace, ajoutez : anciens_liens: [{address}]"),
                format!("in the entry that replaces it, add: anciens_liens: [{address}]"),
            ))
            .hint(text(
                "ou remettez l’entrée avec « statut: retire » et « remplace_par: »",
                "or put the entry back with “statut: retire” and “remplace_par:”",
            ));
            let complaint = complaint.maybe_hint((!has_address).then(|| {
                text(
                    format!("site jamais mis en ligne ? effacez de permaliens.lock la ligne {address}"),
                    format!("a site that was never online? delete from permaliens.lock the line {address}"),
                )
            }));
            match near {
                Some(near) => complaint.hint(text(
                    format!("serait-ce la page {near} ?"),
                    format!("could it be the page {near}?"),
                )),
                None => complaint,
            }
        })
        .chain(foreign.map(|(span, _)| not_an_address(Place::new(id, span))))
        .collect()
}

fn not_an_address(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        place,
        text(
            "cette ligne n’est pas une adresse : une adresse commence par /",
            "this line is not an address: an address opens with /",
        ),
    )
    .hint(text(
        "conflit git : gardez toutes les lignes qui commencent par / et effacez les autres",
        "git conflict: keep every line that opens with / and delete the others",
    ))
}

/// An address as the folder it stands in and its name there.
fn split(address: &str) -> (&str, &str) {
    address.trim_end_matches('/').rsplit_once('/').unwrap_or(("", address))
}

/// Every address that the site answers, with its page unless it is a redirect.
fn published(routes: &Routes) -> impl Iterator<Item = (Option<Page>, &Permalink)> {
    let pages = routes.pages().iter().filter(|(page, _)| *page != Page::NotFound);
    pages
        .map(|(page, permalink)| (Some(*page), permalink))
        .chain(routes.redirects().iter().map(|redirect| (None, &redirect.from)))
}

fn addresses(text: &str) -> impl Iterator<Item = (Span, &str)> {
    lines(text).filter(|(_, line)| line.starts_with('/'))
}

/// Lines that say something.
fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let start = at;
        at += line.len() + 1;
        let address = line.trim();
        let lead = line.len() - line.trim_start().len();
        (!address.is_empty() && !address.starts_with('#'))
            .then(|| (start + lead..start + lead + address.len(), address))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflict_marks_are_no_addresses() {
        let text = "# En-tête\n<<<<<<< HEAD\n/a/\n=======\n/b/\n>>>>>>> autre\n";
        let found: Vec<&str> = addresses(text).map(|(_, address)| address).collect();
        assert_eq!(found, ["/a/", "/b/"]);
    }

    #[test]
    fn siblings_stand_in_one_folder() {
        for (address, expected) in
            [("/a/b/", ("/a", "b")), ("/a/", ("", "a")), ("/a/b.html", ("/a", "b.html")), ("/", ("", "/"))]
        {
            assert_eq!(split(address), expected, "{address}");
        }
    }
}
