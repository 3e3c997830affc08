//! The examination of a published site, from outside: what a browser and a search engine meet there.
//!
//! It asks one host, one question at a time, and follows no link that leaves it. What it finds is a
//! [`Finding`]: what was seen, why that matters, what to write for that host ([`Server`]). A site that was
//! published by halves, a host that does not read the files made for it, an old address that died: these
//! are what a build cannot see.

mod headers;
mod pages;
mod search;
mod server;
mod visit;

use serde::Serialize;

pub use server::Server;
pub use visit::{Known, Visit};

use crate::diagnostic::{Severity, Text};

/// What is examined. The names never change: programs read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Check {
    /// The home page answers, and Boussole made it.
    #[serde(rename = "accueil")]
    Home,
    /// https, and http that leads to it.
    #[serde(rename = "https")]
    Https,
    /// A wrong address answers 404, with the site's own page.
    #[serde(rename = "introuvable")]
    NotFound,
    /// Files are sent as what they are.
    #[serde(rename = "types")]
    Types,
    /// Texts are sent compressed.
    #[serde(rename = "compression")]
    Compression,
    /// What never changes is kept, what changes is asked for again.
    #[serde(rename = "cache")]
    Cache,
    /// Headers of security.
    #[serde(rename = "securite")]
    Security,
    /// Every promised address answers.
    #[serde(rename = "adresses")]
    Addresses,
    /// The files of the search are there, whole.
    #[serde(rename = "recherche")]
    Search,
    /// All files are of one edition.
    #[serde(rename = "edition")]
    Edition,
    /// The service worker can do its work.
    #[serde(rename = "hors-ligne")]
    Offline,
    /// Other sites can read the data and show the cards.
    #[serde(rename = "partage")]
    Sharing,
}

impl Check {
    /// Every check, in the order of the examination.
    pub const ALL: &[(Check, &str, &str, &str)] = &[
        (Check::Home, "accueil", "l’accueil", "the home page"),
        (Check::Https, "https", "https", "https"),
        (
            Check::NotFound,
            "introuvable",
            "la page des adresses qui n’existent pas",
            "the page of wrong addresses",
        ),
        (Check::Types, "types", "les types des fichiers", "the types of files"),
        (Check::Compression, "compression", "la compression", "compression"),
        (Check::Cache, "cache", "ce que les navigateurs gardent", "what browsers keep"),
        (Check::Security, "securite", "les en-têtes de sécurité", "security headers"),
        (Check::Addresses, "adresses", "les adresses promises", "promised addresses"),
        (Check::Search, "recherche", "les fichiers de la recherche", "the files of the search"),
        (Check::Edition, "edition", "une seule édition en ligne", "a single edition online"),
        (Check::Offline, "hors-ligne", "la copie hors ligne", "the offline copy"),
        (
            Check::Sharing,
            "partage",
            "les données et les cartes pour d’autres sites",
            "data and cards for other sites",
        ),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Check::ALL.iter().find(|(check, ..)| *check == self).map_or("", |(_, name, ..)| name)
    }
}

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was examined.
    pub check: Check,
    /// An error breaks the site for somebody; a warning costs readers something; a hint is a nicety.
    pub severity: Severity,
    /// The address asked for.
    pub address: String,
    /// What was seen.
    pub seen: Text,
    /// Why that matters.
    pub why: Text,
    /// What to write, or to do.
    pub fix: Vec<Text>,
}

/// What an examination gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The site's address, with its last `/`.
    pub address: String,
    /// Who serves it, as far as can be told.
    pub server: Server,
    /// Checks that were made, in order: those without finding are good.
    pub checks: Vec<Check>,
    /// What was found, in the order of the checks.
    pub findings: Vec<Finding>,
    /// How many questions were asked.
    pub asked: usize,
    /// Why the examination stopped short, if it did.
    pub stopped: bool,
}

impl Report {
    /// How many findings of that weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Examines the site that a visit is to.
pub fn examine(mut visit: Visit<'_>) -> Report {
    if let Some(home) = pages::home(&mut visit) {
        pages::https(&mut visit);
        pages::not_found(&mut visit);
        headers::types(&mut visit, &home);
        headers::compression(&mut visit, &home);
        headers::cache(&mut visit, &home);
        headers::security(&mut visit, &home);
        pages::addresses(&mut visit);
        search::search(&mut visit);
        pages::edition(&mut visit, &home);
        search::offline(&mut visit, &home);
        headers::sharing(&mut visit);
    }
    visit.report()
}

#[cfg(test)]
mod tests;
