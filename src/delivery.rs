//! What a host sends: compressed copies of text files, made once instead of at each request, and what a
//! first visit weighs ([`Weights`]).
//!
//! `page.html.br` and `page.html.gz` stand beside `page.html`; hosts that know the custom (Apache, nginx,
//! GitLab Pages) send the copy that the browser reads. They are files of the site like the others, so that
//! publishing clears those of a page that is gone.

mod compress;
mod page;
mod weights;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use compress::Care;
use rayon::prelude::*;

pub use weights::{Peak, Weights, kilobytes};

use crate::config::Budget;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::{Artifact, ArtifactContent, Files};
use crate::render::{EMBEDS, OFFLINE, SEARCH};
use crate::route::OutputPath;
use crate::source::SourceId;

/// Texts that compress well; pictures, fonts and archives are compressed already.
const TEXTS: &[&str] = &["html", "css", "js", "json", "svg", "xml", "txt", "csv", "webmanifest"];

/// Bytes under which a copy gains nothing: it all goes in one packet anyway.
const SMALLEST: usize = 512;

/// Bytes over which great care takes seconds.
const LARGEST: usize = 200_000;

/// The files of a site with their compressed copies.
pub struct Delivered<'a> {
    site: &'a dyn Files,
    /// Whether copies are published; weights are taken either way.
    publishes_copies: bool,
    /// The site's own files, which no copy replaces.
    own: BTreeSet<OutputPath>,
    /// Files whose copies are made on the way, as pages are.
    late: BTreeSet<OutputPath>,
    /// Copies made before: those of every file that pages load.
    early: BTreeMap<OutputPath, Arc<[u8]>>,
    /// Copies of a file just made, until they are asked for.
    waiting: Mutex<HashMap<OutputPath, Arc<[u8]>>>,
    weights: Weights,
    /// The site's path on its host.
    base: String,
    verdict: Option<Verdict>,
}

/// When a site is not published for what it weighs.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    budget: Budget,
    config: SourceId,
}

/// How a copy is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

/// Compressed copies by their path.
type Copies = Vec<(OutputPath, Arc<[u8]>)>;

impl Coding {
    const ALL: [Coding; 2] = [Coding::Brotli, Coding::Gzip];

    fn suffix(self) -> &'static str {
        match self {
            Coding::Brotli => ".br",
            Coding::Gzip => ".gz",
        }
    }

    fn compress(self, bytes: &[u8], care: Care) -> Arc<[u8]> {
        match self {
            Coding::Brotli => compress::brotli(bytes, care).into(),
            Coding::Gzip => compress::gzip(bytes).into(),
        }
    }
}

impl<'a> Delivered<'a> {
    /// The files of `site`, with copies when `publishes_copies`.
    pub fn new(site: &'a dyn Files, publishes_copies: bool) -> Self {
        let own: BTreeSet<OutputPath> = site.paths().into_iter().collect();
        let (late, others): (Vec<_>, Vec<_>) = own.iter().cloned().partition(is_late);
        let weighed: Vec<(OutputPath, Vec<u8>, u64)> = others
            .into_par_iter()
            .filter(|path| !is_export(path))
            // A file that cannot be made or read stops the publishing, which makes it again.
            .filter_map(|path| {
                let content = site.make(&path).ok()??.content;
                match content {
                    ArtifactContent::Bytes(bytes) => Some((path, bytes.to_vec(), bytes.len() as u64)),
                    ArtifactContent::File(file) if is_text(&path) => {
                        let bytes = std::fs::read(file).ok()?;
                        let size = bytes.len() as u64;
                        Some((path, bytes, size))
                    }
                    ArtifactContent::File(file) => Some((path, Vec::new(), file.metadata().ok()?.len())),
                }
            })
            .collect();
        let copies: Vec<(OutputPath, u64, Copies)> = weighed
            .into_par_iter()
            .map(|(path, bytes, size)| {
                if !has_copies(&path) || bytes.len() < SMALLEST {
                    return (path, size, Vec::new());
                }
                let made = Coding::ALL.iter().filter_map(|coding| {
                    let copy = coding.compress(&bytes, care(&path, bytes.len()));
                    (copy.len() < bytes.len()).then_some((beside(&path, *coding)?, copy))
                });
                let made: Vec<_> = made.collect();
                // The first is brotli's.
                let sent = made.first().map_or(size, |(_, copy)| copy.len() as u64);
                (path, sent, made)
            })
            .collect();
        let mut sent = BTreeMap::new();
        let mut early = BTreeMap::new();
        for (path, size, made) in copies {
            sent.insert(path.as_str().to_owned(), size);
            early.extend(made);
        }
        Delivered {
            site,
            publishes_copies,
            own,
            late: late.into_iter().collect(),
            early,
            waiting: Mutex::default(),
            weights: Weights::new(sent),
            base: "/".to_owned(),
            verdict: None,
        }
    }

    /// The same for a site at that path on its host: `/lexique/`.
    pub fn under(mut self, base: &str) -> Self {
        base.clone_into(&mut self.base);
        self
    }

    /// The same, never published when it weighs more than `budget`; `config` is `boussole.toml`.
    pub fn within(mut self, budget: Budget, config: SourceId) -> Self {
        self.verdict = Some(Verdict { budget, config });
        self
    }

    /// What first visits weigh, once every page was made.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Makes a file and sets its copies aside: they are asked for right after it.
    fn make_late(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        let Some(made) = self.site.make(path)? else { return Ok(None) };
        let ArtifactContent::Bytes(bytes) = &made.content else { return Ok(Some(made)) };
        let has_copies = has_copies(path);
        let brotli = has_copies.then(|| Coding::Brotli.compress(bytes, care(path, bytes.len())));
        if path.as_str().ends_with(".html") {
            let text = String::from_utf8_lossy(bytes);
            let sent = brotli.as_ref().map_or(bytes.len(), |copy| copy.len());
            self.weights.note(path, sent as u64, page::loads(&text, path.as_str(), &self.base));
        }
        if let Some(brotli) = brotli.filter(|_| self.publishes_copies) {
            let gzip = Coding::Gzip.compress(bytes, care(path, bytes.len()));
            let copies = [(Coding::Brotli, brotli), (Coding::Gzip, gzip)];
            let copies = copies.into_iter().filter_map(|(coding, copy)| Some((beside(path, coding)?, copy)));
            if let Ok(mut waiting) = self.waiting.lock() {
                waiting.extend(copies);
            }
        }
        Ok(Some(made))
    }
}

impl Files for Delivered<'_> {
    fn paths(&self) -> Vec<OutputPath> {
        let mut paths = self.own.clone();
        if self.publishes_copies {
            paths.extend(self.early.keys().cloned());
            for path in self.late.iter().filter(|path| has_copies(path)) {
                paths.extend(Coding::ALL.iter().filter_map(|coding| beside(path, *coding)));
            }
        }
        paths.into_iter().collect()
    }

    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        if self.late.contains(path) {
            return self.make_late(path);
        }
        if self.own.contains(path) {
            return self.site.make(path);
        }
        let whole = Coding::ALL.iter().find_map(|coding| {
            let whole = OutputPath::new(path.as_str().strip_suffix(coding.suffix())?)?;
            (self.late.contains(&whole) && has_copies(&whole)).then_some(whole)
        });
        if let Some(whole) = whole {
            let take = || self.waiting.lock().ok().and_then(|mut waiting| waiting.remove(path));
            let copy = match take() {
                Some(copy) => Some(copy),
                None => self.make_late(&whole)?.and_then(|_| take()),
            };
            return Ok(copy.map(|copy| Artifact::new(path.clone(), copy)));
        }
        Ok(self.early.get(path).map(|copy| Artifact::new(path.clone(), Arc::clone(copy))))
    }

    fn is_last(&self, path: &OutputPath) -> bool {
        let name = path.as_str();
        let whole = Coding::ALL.iter().find_map(|coding| name.strip_suffix(coding.suffix()));
        match whole.and_then(OutputPath::new) {
            Some(whole) if !self.own.contains(path) => self.site.is_last(&whole),
            _ => self.site.is_last(path),
        }
    }

    fn approve(&self) -> Result<(), Box<Diagnostic>> {
        let Some(Verdict { budget, config }) = &self.verdict else { return Ok(()) };
        match self.weights.complaints(budget, *config).into_iter().next() {
            Some(complaint) => Err(Box::new(Diagnostic { severity: Severity::Error, ..complaint })),
            None => Ok(()),
        }
    }
}

/// Whether a file costs too much to be made twice: pages, the list of what they weigh, exports.
fn is_late(path: &OutputPath) -> bool {
    let name = path.as_str();
    name.ends_with(".html")
        || (name.starts_with(OFFLINE) && name.ends_with(".json"))
        || (is_export(path) && is_text(path))
}

/// Whether copies of a file are worth their place. What holds one term for a frame or a program of another
/// site is sent in the first packets as it is, and there are four of them a term: copies of these alone would
/// be a half of the files of a site.
fn has_copies(path: &OutputPath) -> bool {
    let name = path.as_str();
    let is_term = name.strip_prefix(crate::export::FOLDER).is_some_and(|name| name.starts_with("termes/"));
    is_text(path) && !name.starts_with(EMBEDS) && !is_term
}

/// What every page loads is compressed with great care, and so is what every search loads first.
fn care(path: &OutputPath, bytes: usize) -> Care {
    let is_first_of_search = path.as_str().strip_prefix(SEARCH).is_some_and(|name| !name.contains('/'));
    match bytes <= LARGEST && (path.as_str().starts_with("assets/") || is_first_of_search) {
        true => Care::Great,
        false => Care::Usual,
    }
}

fn is_export(path: &OutputPath) -> bool {
    path.as_str().starts_with(crate::export::FOLDER)
}

fn is_text(path: &OutputPath) -> bool {
    path.as_str().rsplit_once('.').is_some_and(|(_, extension)| TEXTS.contains(&extension))
}

fn beside(path: &OutputPath, coding: Coding) -> Option<OutputPath> {
    OutputPath::new(&format!("{path}{}", coding.suffix()))
}

#[cfg(test)]
mod tests;
