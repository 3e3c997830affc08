//! Every file of the site by its path, each made when it is asked for.

mod entry;
mod frame;
mod page;
mod part;
mod plan;

use std::collections::BTreeMap;
use std::sync::Arc;

use plan::{File, Text, plan};

use super::assets::Assets;
use super::export_files::ExportFiles;
use super::feed;
use super::offline::{self, LIST, OFFLINE, Scales};
use super::pen::address;
use super::picture::{Picture, Pictures};
use super::search_files::SearchFiles;
use super::structured;
use super::theme::{Shown, Theme, show};
use super::view::{IconView, OfflineView, PageView, SearchView, Searched, Shared, SiteView};
use super::{hosting, opensearch, sitemap};
use crate::diagnostic::Diagnostic;
use crate::edition::{Artifact, ArtifactContent, Edition, Files};
use crate::model::Kind;
use crate::route::{OutputPath, Permalink};
use crate::search::{Answer, Query};
use crate::source::Sources;

/// The page that answers searches, from the site's root. No entry can have that address.
pub const SEARCH: &str = "recherche/";

/// A site: pages, redirects, assets, and what hosts read.
pub struct Site {
    shared: Shared,
    assets: Assets,
    pictures: Pictures,
    site: Shown,
    sources: Arc<Sources>,
    files: BTreeMap<OutputPath, File>,
    search: SearchFiles,
    exports: ExportFiles,
    scales: Scales,
    /// Whether a server makes the files of the search when somebody asks for one.
    is_answering: bool,
}

type Made = Result<String, Box<Diagnostic>>;

impl Site {
    /// The site of an edition in a theme. `sources` are those that the edition was read from.
    pub fn new(edition: Arc<Edition>, theme: Arc<Theme>, sources: Arc<Sources>) -> Site {
        let shared = Shared::new(edition, theme, &sources);
        let assets = Assets::new(&shared.theme, shared.config().appearance.accent.as_deref());
        let pictures = Pictures::new(&shared.edition, &shared.theme);
        let site = show(&SiteView::new(&shared, &assets, &pictures));
        let files = plan(&shared, &assets, &pictures);
        Site {
            shared,
            assets,
            pictures,
            site,
            sources,
            files,
            search: SearchFiles::default(),
            exports: ExportFiles::default(),
            scales: Scales::default(),
            is_answering: false,
        }
    }

    /// The same site with a server behind it, which answers searches and makes the files of the search
    /// when somebody asks for one.
    pub fn answering(mut self) -> Site {
        self.is_answering = true;
        let view = SiteView::new(&self.shared, &self.assets, &self.pictures);
        self.site = show(&view.unkept());
        self
    }

    /// The page that answers a query.
    ///
    /// # Errors
    /// A complaint about the site's own theme.
    pub fn search_page(&self, query: &Query, answer: Option<&Answer>) -> Result<String, Box<Diagnostic>> {
        let permalink = Permalink::folder(SEARCH.trim_end_matches('/'));
        let is_static = !self.is_answering;
        let view = SearchView::new(&self.shared, Searched { query, answer, is_static });
        let title = self.shared.words().get("recherche.titre");
        let description = self.description("recherche", &[]);
        let frame = self.frame(&permalink, title, Some(&description), "recherche", vec![]);
        let frame = PageView { is_hidden: true, canonical: None, ..frame };
        self.show("recherche.html", &permalink, &frame, "recherche", show(&view))
    }

    fn text(&self, text: Text) -> Made {
        let edition = &self.shared.edition;
        let base = self.base();
        let policy = self.assets.policy();
        match text {
            Text::Page(at) => match edition.routes.pages().get(at) {
                Some((page, permalink)) => self.page(*page, permalink),
                None => Ok(String::new()),
            },
            Text::Part(list, position) => self.part(list, position),
            Text::Redirect(at) => match edition.routes.redirects().get(at) {
                Some(redirect) => self.redirect(&redirect.from, &redirect.to),
                None => Ok(String::new()),
            },
            Text::Search => self.search_page(&Query::new(""), None),
            Text::OpenSearch => Ok(self.open_search()),
            Text::Offline => self.offline(),
            Text::OfflineList => {
                let date = self.shared.words().date(edition.info.date);
                Ok(self.scales.list(self, edition, &date))
            }
            Text::Worker => {
                let logo = edition.logo.and_then(|logo| edition.asset(logo)).map(|logo| address(&logo));
                let assets = self.assets.files().map(|(path, _)| path.to_string()).chain(logo);
                Ok(offline::worker(assets))
            }
            Text::WebManifest => {
                let colour = &self.shared.theme.manifest().light;
                Ok(offline::manifest(&edition.config, &self.icons(), colour))
            }
            Text::Redirects => Ok(hosting::redirects(edition.routes.redirects(), base)),
            Text::Headers => Ok(hosting::headers(base, policy)),
            Text::Apache => Ok(hosting::htaccess(edition.routes.redirects(), base, policy)),
            Text::NginxServer => Ok(hosting::nginx_server(base, policy)),
            Text::NoJekyll => Ok(String::new()),
            Text::Nginx => Ok(hosting::nginx(edition.routes.redirects(), base)),
            Text::Sitemap => Ok(edition
                .config
                .base_url
                .as_ref()
                .map(|base| sitemap::sitemap(edition, base))
                .unwrap_or_default()),
            Text::Feed(followed) => Ok(match &edition.config.base_url {
                Some(base) => feed::feed(&self.shared, followed, base, self.icon().as_ref()),
                None => String::new(),
            }),
            Text::Robots => Ok(edition.config.base_url.as_ref().map(sitemap::robots).unwrap_or_default()),
            Text::Embed(id, shade) => self.embed(id, shade),
        }
    }

    fn offline(&self) -> Made {
        let permalink = Permalink::folder(OFFLINE.trim_end_matches('/'));
        let words = self.shared.words();
        let description = words.get("hors_ligne.phrase");
        let frame = self.frame(&permalink, words.get("hors_ligne.titre"), Some(description), "", vec![]);
        let view = OfflineView::new(&self.shared, &self.assets);
        self.show("hors-ligne.html", &permalink, &frame, "copie", show(&view))
    }

    /// What a phone shows of the site: the drawing where it can be any size, and pictures of the sizes asked for.
    fn icons(&self) -> Vec<offline::Icon> {
        const DRAWING: &str = "image/svg+xml";
        let drawing = self.icon().filter(|icon| icon.media_type == DRAWING);
        let drawing = drawing.map(|icon| offline::Icon {
            src: icon.address,
            media_type: icon.media_type,
            sizes: "any".to_owned(),
            purpose: "any",
        });
        let pictures = Picture::OF_MANIFEST.into_iter().filter_map(|(picture, side, purpose)| {
            let src = self.pictures.address(&self.shared.edition, picture)?;
            Some(offline::Icon { src, media_type: "image/png", sizes: format!("{side}x{side}"), purpose })
        });
        drawing.into_iter().chain(pictures).collect()
    }

    fn open_search(&self) -> String {
        let config = self.shared.config();
        let base = config.base_url.as_ref().map_or("", |base| base.as_str());
        opensearch::description(
            config,
            base,
            self.shared.words().get("recherche.champ"),
            self.icon().as_ref(),
        )
    }

    /// What a tab shows.
    fn icon(&self) -> Option<IconView> {
        IconView::new(&self.shared, &self.assets)
    }

    /// The site's path on its host.
    fn base(&self) -> &str {
        self.shared.config().base_url.as_ref().map_or("/", |base| base.path())
    }

    fn redirect(&self, from: &Permalink, to: &Permalink) -> Made {
        let words = self.shared.words();
        let mut frame = self.frame(to, words.get("redirection.titre"), None, "", vec![]);
        frame.is_hidden = true;
        self.show("redirection.html", from, &frame, "cible", show(&address(to)))
    }

    fn show(
        &self,
        template: &str,
        permalink: &Permalink,
        page: &PageView,
        name: &'static str,
        view: Shown,
    ) -> Made {
        // A wrong address may be at any depth: its page alone cannot count back to the root.
        let (root, here) = match permalink == &Permalink::not_found() {
            true => (self.base().to_owned(), self.base().to_owned()),
            false => (permalink.root(), address(permalink)),
        };
        self.shared.theme.render(
            template,
            [
                ("site", self.site.clone()),
                ("page", show(page)),
                ("structure", show(&structured::block(&self.shared, page))),
                ("racine", show(&root)),
                ("ici", show(&here)),
                (name, view),
            ],
        )
    }
}

impl Files for Site {
    fn paths(&self) -> Vec<OutputPath> {
        let mut paths: Vec<OutputPath> = self.files.keys().cloned().collect();
        if !self.is_answering {
            paths.extend(self.search.of(&self.shared.edition).keys().cloned());
            paths.sort();
        }
        paths
    }

    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        let Some(file) = self.files.get(path).copied() else {
            let is_search = path.as_str().starts_with(SEARCH);
            let bytes = is_search.then(|| self.search.of(&self.shared.edition).get(path)).flatten();
            return Ok(bytes.map(|bytes| Artifact::new(path.clone(), Arc::clone(bytes))));
        };
        let content = match file {
            File::ThemeAsset => match self.assets.get(path) {
                Some(bytes) => ArtifactContent::Bytes(bytes),
                None => return Ok(None),
            },
            File::Asset(at) => match self.shared.edition.assets.get(at) {
                Some(asset) => ArtifactContent::File(asset.file.clone()),
                None => return Ok(None),
            },
            File::Picture(picture) => match self.pictures.make(&self.shared.edition, picture) {
                Some(bytes) => ArtifactContent::Bytes(bytes.into()),
                None => return Ok(None),
            },
            File::Export(file) => ArtifactContent::Bytes(self.exports.make(&self.shared.edition, file)),
            File::Text(text) => {
                let bytes = self.text(text)?.into_bytes();
                self.scales.note(path, &bytes);
                ArtifactContent::Bytes(bytes.into())
            }
        };
        Ok(Some(Artifact { path: path.clone(), content }))
    }

    fn is_last(&self, path: &OutputPath) -> bool {
        path.as_str() == LIST
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

/// The item of the menu that entries of a kind stand under.
fn section(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "",
        kind => kind.folder(),
    }
}

#[cfg(test)]
mod tests;
