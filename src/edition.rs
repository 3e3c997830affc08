//! The lexicon made ready to publish: a value, shared by every emitter.

use std::sync::Arc;

use crate::config::Config;
use crate::link::Links;
use crate::model::{Date, EntryId, Kind, Lexicon};
use crate::neighbour::Neighbours;
use crate::order::French;
use crate::project::Asset;
use crate::resolve::Resolved;
use crate::route::{OutputPath, Permalink, Routes};
use crate::source::Sources;

/// What a build is told from outside: it never asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildInfo {
    /// The day of the edition (`SOURCE_DATE_EPOCH` honoured at the edge).
    pub date: Date,
    /// The version of Boussole.
    pub version: &'static str,
    /// Whether drafts are published.
    pub drafts: bool,
    /// An address that replaces the one of `boussole.toml`.
    pub base_url: Option<crate::config::BaseUrl>,
}

/// A lexicon, its addresses and its files.
#[derive(Debug)]
pub struct Edition {
    /// The site's wishes.
    pub config: Config,
    /// Lexicons of others.
    pub neighbours: Arc<Neighbours>,
    /// Every entry; drafts too, which have no address.
    pub lexicon: Lexicon,
    /// Terms in running text.
    pub links: Links,
    /// Every address.
    pub routes: Routes,
    /// Files of `content/` that are no entries, by path.
    pub assets: Vec<Asset>,
    /// The positions of those that are not published.
    pub withheld: std::collections::HashSet<usize>,
    /// The build's circumstances.
    pub info: BuildInfo,
    /// Published entries in French alphabetical order of their titles.
    pub order: Vec<EntryId>,
    /// Entries that the home page shows first.
    pub featured: Vec<EntryId>,
    /// The published entries of each dossier of the configuration, none twice.
    pub dossiers: Vec<Vec<EntryId>>,
    /// The logo's position in the files.
    pub logo: Option<usize>,
    /// The position of the picture that networks show, among the files.
    pub share_image: Option<usize>,
    /// The texts that everything was read from.
    pub sources: Arc<Sources>,
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Where it is written.
    pub path: OutputPath,
    /// What it holds.
    pub content: ArtifactContent,
}

/// What a file of the site holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArtifactContent {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// The bytes of a file of `content/`.
    File(std::path::PathBuf),
}

/// Files that are made when they are asked for: the writer asks once for each, the development
/// server for those that somebody looks at.
pub trait Files: Send + Sync {
    /// Every path, in order.
    fn paths(&self) -> Vec<OutputPath>;

    /// Makes one file.
    ///
    /// # Errors
    /// A complaint about the site's own theme. A path that is not among [`Files::paths`] gives `None`.
    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<crate::diagnostic::Diagnostic>>;

    /// Whether a file says something of the others: it is made once they were, or else it makes them itself.
    fn is_last(&self, _path: &OutputPath) -> bool {
        false
    }

    /// Whether the site may be published, asked when every file was made and before anybody sees one.
    ///
    /// # Errors
    /// A complaint about what could not be known before: then nothing is published.
    fn approve(&self) -> Result<(), Box<crate::diagnostic::Diagnostic>> {
        Ok(())
    }
}

impl Artifact {
    /// A file of those bytes.
    pub fn new(path: OutputPath, bytes: impl Into<Arc<[u8]>>) -> Self {
        Artifact { path, content: ArtifactContent::Bytes(bytes.into()) }
    }
}

impl Edition {
    /// Puts the parts together; neighbours, and what is withheld, are added by who has them.
    pub fn new(
        mut config: Config,
        resolved: Resolved,
        links: Links,
        routes: Routes,
        assets: Vec<Asset>,
        info: BuildInfo,
        sources: Arc<Sources>,
    ) -> Self {
        let Resolved { lexicon, featured, mut dossiers, logo, share_image } = resolved;
        if let Some(base) = &info.base_url {
            config.base_url = Some(base.clone());
        }
        let french = French::new();
        let mut order: Vec<EntryId> =
            lexicon.iter().map(|(id, _)| id).filter(|id| routes.entry(*id).is_some()).collect();
        order.sort_by(|a, b| french.compare(&lexicon.get(*a).title.value, &lexicon.get(*b).title.value));
        for (entries, dossier) in dossiers.iter_mut().zip(&config.dossiers) {
            let is_chosen = |id: &EntryId| {
                let entry = lexicon.get(*id);
                let is_under = |theme| dossier.themes.iter().any(|above| config.is_under(theme, *above));
                entry.is_listed() && (dossier.has_all || entry.meta.theme.is_some_and(is_under))
            };
            for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Page) {
                let of_kind = order.iter().filter(|id| lexicon.get(**id).kind == *kind);
                entries.extend(of_kind.filter(|id| is_chosen(id)));
            }
            let mut seen = std::collections::HashSet::new();
            entries.retain(|id| routes.entry(*id).is_some() && seen.insert(*id));
        }
        Edition {
            config,
            neighbours: Arc::default(),
            lexicon,
            links,
            routes,
            assets,
            withheld: std::collections::HashSet::new(),
            info,
            order,
            featured,
            dossiers,
            logo,
            share_image,
            sources,
        }
    }

    /// Published and listed entries of a kind, in French order.
    pub fn listed(&self, kind: Kind) -> impl Iterator<Item = EntryId> {
        self.order.iter().copied().filter(move |id| {
            let entry = self.lexicon.get(*id);
            entry.kind == kind && entry.is_listed()
        })
    }

    /// Where a file of `content/` is published: at its own path, if at all.
    pub fn asset(&self, position: usize) -> Option<Permalink> {
        let asset = self.assets.get(position).filter(|_| !self.withheld.contains(&position))?;
        OutputPath::new(&asset.path).map(|path| Permalink::file(&path))
    }
}
