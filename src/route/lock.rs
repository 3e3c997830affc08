//! `permaliens.lock`: the promise that a published address never dies.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Permalink, Routes};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest, text};
use crate::source::{Place, Source, SourceId, Span};

/// Every address ever published, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock(BTreeSet<String>);

const HEADER: &str = "\
# Toutes les adresses que ce site a publiées. Boussole ajoute les nouvelles à chaque publication.
# Versionnez ce fichier et n’effacez aucune ligne : des personnes ont ces adresses dans leurs dossiers.
";

impl Lock {
    /// Reads the file.
    pub fn read(source: &Source) -> Self {
        Lock(lines(&source.text).map(|(_, address)| address.to_owned()).collect())
    }

    /// The same with every page and redirect of a site.
    pub fn extended(&self, routes: &Routes) -> Self {
        let mut lock = self.clone();
        lock.0.extend(published(routes).map(|permalink| permalink.as_str().to_owned()));
        lock
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

/// Complains about every address of the file that the site no longer answers.
pub fn check_promises(source: &Source, id: SourceId, routes: &Routes) -> Diagnostics {
    let answered: BTreeSet<&str> = published(routes).map(Permalink::as_str).collect();
    lines(&source.text)
        .filter(|(_, address)| !answered.contains(address))
        .map(|(span, address)| {
            let near = nearest(address, answered.iter().copied());
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
            match near {
                Some(near) => complaint.hint(text(
                    format!("serait-ce la page {near} ?"),
                    format!("could it be the page {near}?"),
                )),
                None => complaint,
            }
        })
        .collect()
}

fn published(routes: &Routes) -> impl Iterator<Item = &Permalink> {
    let pages = routes.pages().iter().map(|(_, permalink)| permalink);
    pages
        .filter(|permalink| permalink.as_str() != "/404.html")
        .chain(routes.redirects().iter().map(|redirect| &redirect.from))
}

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
