//! Every file of the site by its path, each made when it is asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assets::Assets;
use super::export_files::ExportFiles;
use super::offline::{self, LIST, MANIFEST, OFFLINE, Scales, WORKER};
use super::pen::{Pen, address};
use super::search_files::SearchFiles;
use super::theme::{Shown, Theme, show};
use super::view::{
    Card, CardView, ChangesView, Cited, DataView, EmbedView, EntryView, FicheView, HomeView, IndexView,
    LegalView, Link, ListView, MissionView, OfflineView, PackView, PageView, PathwayView, SearchView,
    Searched, Shade, Shared, SiteView, SurveyView, TermView, ThemeView, ThemesView, WorkshopView, excerpt,
};
use super::{OPEN_SEARCH, opensearch};
use super::{hosting, sitemap};
use crate::diagnostic::Diagnostic;
use crate::edition::{Artifact, ArtifactContent, Edition, Files};
use crate::export;
use crate::model::{Content, EntryId, Kind, ThemeId};
use crate::route::{OutputPath, Page, Permalink};
use crate::search::pack::reader_name;
use crate::search::{Answer, Query};
use crate::source::Sources;
use crate::survey::Survey;

/// How long the description of a page is: what search engines show.
const DESCRIPTION: usize = 160;

/// The page that answers searches, from the site's root. No entry can have that address.
pub const SEARCH: &str = "recherche/";

/// A site: pages, redirects, assets, and what hosts read.
pub struct Site {
    shared: Shared,
    assets: Assets,
    site: Shown,
    sources: Arc<Sources>,
    files: BTreeMap<OutputPath, File>,
    search: SearchFiles,
    exports: ExportFiles,
    scales: Scales,
    /// Whether a server makes the files of the search when somebody asks for one.
    is_answering: bool,
}

/// What answers a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum File {
    /// A page, by its position among the routes.
    Page(usize),
    /// The page of an old address, by its position.
    Redirect(usize),
    /// An asset of the theme.
    ThemeAsset,
    /// A file of `content/`, by its position.
    Asset(usize),
    /// A file of the exports.
    Export(export::File),
    /// A term in a small page for the frames of other sites.
    Embed(EntryId, Shade),
    /// The page of the search.
    Search,
    /// What makes a browser offer the search.
    OpenSearch,
    /// The page where readers take the site along.
    Offline,
    /// What it would take.
    OfflineList,
    Worker,
    Manifest,
    Redirects,
    Headers,
    Apache,
    Nginx,
    NginxServer,
    NoJekyll,
    Sitemap,
    Robots,
}

type Made = Result<String, Box<Diagnostic>>;

impl Site {
    /// The site of an edition in a theme. `sources` are those that the edition was read from.
    pub fn new(edition: Arc<Edition>, theme: Arc<Theme>, sources: Arc<Sources>) -> Site {
        let shared = Shared::new(edition, theme, &sources);
        let assets = Assets::new(&shared.theme, shared.config().appearance.accent.as_deref());
        let site = show(&SiteView::new(&shared, &assets));
        let files = plan(&shared.edition, &assets);
        Site {
            shared,
            assets,
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
        self.site = show(&SiteView::new(&self.shared, &self.assets).unkept());
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
        let frame =
            self.frame(&permalink, self.shared.words().get("recherche.titre"), None, "recherche", vec![]);
        let frame = PageView { is_hidden: true, canonical: None, ..frame };
        self.show("recherche.html", &permalink, &frame, "recherche", show(&view))
    }

    fn text(&self, file: File) -> Made {
        let edition = &self.shared.edition;
        let base = self.base();
        match file {
            File::Page(at) => match edition.routes.pages().get(at) {
                Some((page, permalink)) => self.page(*page, permalink),
                None => Ok(String::new()),
            },
            File::Redirect(at) => match edition.routes.redirects().get(at) {
                Some(redirect) => self.redirect(&redirect.from, &redirect.to),
                None => Ok(String::new()),
            },
            File::Search => self.search_page(&Query::new(""), None),
            File::OpenSearch => Ok(self.open_search()),
            File::Offline => self.offline(),
            File::OfflineList => {
                let date = self.shared.words().date(edition.info.date);
                Ok(self.scales.list(self, edition, &date))
            }
            File::Worker => {
                let assets = self.assets.files().map(|(path, _)| path.to_string());
                Ok(offline::worker(edition, &reader_name(), assets))
            }
            File::Manifest => {
                let manifest = self.shared.theme.manifest();
                let icon = self.assets.address(&manifest.icon);
                Ok(offline::manifest(&edition.config, icon, &manifest.light))
            }
            File::Redirects => Ok(hosting::redirects(edition.routes.redirects(), base)),
            File::Headers => Ok(hosting::headers(base)),
            File::Apache => Ok(hosting::htaccess(edition.routes.redirects(), base)),
            File::NginxServer => Ok(hosting::nginx_server(base)),
            File::NoJekyll => Ok(String::new()),
            File::Nginx => Ok(hosting::nginx(edition.routes.redirects(), base)),
            File::Sitemap => Ok(edition
                .config
                .base_url
                .as_ref()
                .map(|base| sitemap::sitemap(edition, base))
                .unwrap_or_default()),
            File::Robots => Ok(edition.config.base_url.as_ref().map(sitemap::robots).unwrap_or_default()),
            File::Embed(id, shade) => self.embed(id, shade),
            File::ThemeAsset | File::Asset(_) | File::Export(_) => Ok(String::new()),
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

    fn open_search(&self) -> String {
        let config = self.shared.config();
        let base = config.base_url.as_ref().map_or("", |base| base.as_str());
        let icon = self.assets.address(&self.shared.theme.manifest().icon);
        opensearch::description(config, base, self.shared.words().get("recherche.champ"), icon)
    }

    /// The site's path on its host.
    fn base(&self) -> &str {
        self.shared.config().base_url.as_ref().map_or("/", |base| base.path())
    }

    fn page(&self, page: Page, permalink: &Permalink) -> Made {
        let shared = &self.shared;
        match page {
            Page::Home => {
                let config = shared.config();
                let lead = config.tagline.as_deref();
                let title =
                    lead.map_or(config.title.clone(), |tagline| format!("{} – {tagline}", config.title));
                let description = config.description.as_deref().or(lead);
                let view = PageView { title, ..self.frame(permalink, "", description, "", vec![]) };
                self.show("accueil.html", permalink, &view, "accueil", show(&HomeView::new(shared)))
            }
            Page::List(Kind::Term) => {
                self.listing(permalink, "lexique", "index", "lexique.html", show(&IndexView::new(shared)))
            }
            Page::List(kind) => {
                let view = show(&ListView::new(shared, kind));
                self.listing(permalink, section(kind), "liste", "liste.html", view)
            }
            Page::Themes => {
                self.listing(permalink, "themes", "themes", "themes.html", show(&ThemesView::new(shared)))
            }
            Page::Changes => self.listing(
                permalink,
                "nouveautes",
                "nouveautes",
                "nouveautes.html",
                show(&ChangesView::new(shared)),
            ),
            Page::Legal(legal) => {
                let title = shared.words().get(&format!("legal.{}", legal.folder().replace('-', "_")));
                let frame = self.frame(permalink, title, None, "", vec![]);
                self.show("legal.html", permalink, &frame, "legal", show(&LegalView::new(shared, legal)))
            }
            Page::Survey => self.survey(permalink),
            Page::Pack(position) => {
                let title = shared.config().packs.get(position).map_or("", |pack| pack.title.as_str());
                let frame = self.frame(permalink, title, None, "", vec![]);
                let view = show(&PackView::new(shared, position, &address(permalink)));
                self.show("dossier.html", permalink, &frame, "dossier", view)
            }
            Page::Data => {
                let words = shared.words();
                let site = [("site", shared.config().title.as_str())];
                let description = words.fill("donnees.description", &site);
                let frame = self.frame(permalink, words.get("donnees.titre"), Some(&description), "", vec![]);
                let view = show(&DataView::new(shared, &self.exports));
                self.show("donnees.html", permalink, &frame, "donnees", view)
            }
            Page::Theme(id) => self.theme(id, permalink),
            Page::Entry(id) => self.entry(id, permalink),
            Page::NotFound => {
                let title = shared.words().get("introuvable.titre");
                let view = PageView {
                    canonical: None,
                    is_hidden: true,
                    ..self.frame(permalink, title, None, "", vec![])
                };
                let index = shared.address(Page::List(Kind::Term));
                self.show("introuvable.html", permalink, &view, "lexique", show(&index))
            }
        }
    }

    /// A page that is an item of the menu.
    fn listing(
        &self,
        permalink: &Permalink,
        key: &'static str,
        name: &'static str,
        template: &str,
        view: Shown,
    ) -> Made {
        let words = self.shared.words();
        let title = words.get(&format!("rubrique.{key}"));
        let description = words.fill(&format!("description.{key}"), &[("site", &self.shared.config().title)]);
        let frame = self.frame(permalink, title, Some(&description), key, vec![]);
        self.show(template, permalink, &PageView { is_section: true, ..frame }, name, view)
    }

    /// Made anew each time: whoever looks at a site under work wants its state now.
    fn survey(&self, permalink: &Permalink) -> Made {
        let shared = &self.shared;
        let survey = Survey::of(&shared.edition, &self.sources);
        let view = SurveyView::new(&survey, shared.words());
        let frame = self.frame(permalink, shared.words().get("rapport.titre"), None, "", vec![]);
        let frame = PageView { is_hidden: true, ..frame };
        self.show("rapport.html", permalink, &frame, "rapport", show(&view))
    }

    fn theme(&self, id: ThemeId, permalink: &Permalink) -> Made {
        let config = self.shared.config();
        let theme = config.theme(id);
        let mut parents = Vec::new();
        let mut above = theme.parent;
        while let Some(parent) = above {
            parents.push((config.theme(parent).title.clone(), Page::Theme(parent)));
            above = config.theme(parent).parent;
        }
        parents.push((self.shared.words().get("menu.themes").to_owned(), Page::Themes));
        parents.reverse();
        let frame = self.frame(permalink, &theme.title, theme.description.as_deref(), "themes", parents);
        self.show("theme.html", permalink, &frame, "theme", show(&ThemeView::new(&self.shared, id)))
    }

    fn entry(&self, id: EntryId, permalink: &Permalink) -> Made {
        let shared = &self.shared;
        let entry = shared.entry(id);
        let here = address(permalink);
        let pen = Pen::new(&shared.edition, shared.words(), &here, id);
        let mut cited = Cited::default();
        let (template, name, view, shown) = match &entry.content {
            Content::Term(term) => {
                let view = show(&TermView::new(shared, id, term, &pen, &here, &mut cited));
                ("terme.html", "terme", view, TermView::shown(shared, id))
            }
            Content::Fiche(fiche) => {
                ("fiche.html", "fiche", show(&FicheView::new(shared, fiche, &pen)), vec![])
            }
            Content::Mission(mission) => {
                ("mission.html", "mission", show(&MissionView::new(mission, &pen)), vec![])
            }
            Content::Workshop(workshop) => (
                "atelier.html",
                "atelier",
                show(&WorkshopView::new(shared, &self.assets, workshop, &pen)),
                vec![],
            ),
            Content::Pathway(path) => (
                "parcours.html",
                "parcours",
                show(&PathwayView::new(shared, &self.assets, path, &pen)),
                vec![],
            ),
            Content::Page => ("page.html", "vue", show(&()), vec![]),
        };
        let above = match entry.kind {
            Kind::Page => vec![],
            kind => {
                vec![(shared.words().get(&format!("menu.{}", section(kind))).to_owned(), Page::List(kind))]
            }
        };
        let summary = shared.card(id).and_then(|card: &Card| card.summary.as_deref());
        let mut frame = self.frame(permalink, &entry.title.value, summary, section(entry.kind), above);
        frame.is_hidden = !sitemap::is_public(entry);
        frame.alternate = Some(export::entry_path(&shared.edition, id));
        let common = show(&EntryView::new(shared, id, &pen, cited, &shown));
        let cards = show(&CardView::of_mentions(shared, id, [&common, &view]));
        shared.theme.render(
            template,
            [
                ("site", self.site.clone()),
                ("page", show(&frame)),
                ("racine", show(&permalink.root())),
                ("ici", show(&here)),
                ("entree", common),
                ("cartes", cards),
                (name, view),
            ],
        )
    }

    fn embed(&self, id: EntryId, shade: Shade) -> Made {
        let permalink = shade.permalink(self.shared.entry(id).slug.value.as_str());
        let Some(view) = EmbedView::new(&self.shared, id, shade, self.assets.address("carte.css")) else {
            return Ok(String::new());
        };
        let here = address(&permalink);
        let values = [("carte", show(&view)), ("racine", show(&permalink.root())), ("ici", show(&here))];
        self.shared.theme.render("carte.html", values)
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
                ("racine", show(&root)),
                ("ici", show(&here)),
                (name, view),
            ],
        )
    }

    fn frame(
        &self,
        permalink: &Permalink,
        title: &str,
        description: Option<&str>,
        section: &'static str,
        above: Vec<(String, Page)>,
    ) -> PageView {
        let config = self.shared.config();
        let mut trail = vec![Link::new(self.shared.words().get("menu.accueil"), "")];
        trail.extend(
            above.into_iter().filter_map(|(text, page)| Some(Link::new(text, self.shared.address(page)?))),
        );
        PageView {
            title: format!("{title} – {}", config.title),
            description: description.map(|description| excerpt(description, DESCRIPTION)),
            canonical: config
                .base_url
                .as_ref()
                .map(|base| format!("{}{}", base.as_str(), address(permalink))),
            alternate: None,
            section,
            is_section: false,
            trail,
            is_hidden: false,
        }
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
            File::Export(file) => ArtifactContent::Bytes(self.exports.make(&self.shared.edition, file)),
            file => {
                let bytes = self.text(file)?.into_bytes();
                self.scales.note(path, &bytes);
                ArtifactContent::Bytes(bytes.into())
            }
        };
        Ok(Some(Artifact { path: path.clone(), content }))
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

/// Which file answers each path. Where two want one path, pages win over what authors put in
/// `content/`, and that over what Boussole adds: a site may bring its own `robots.txt`.
fn plan(edition: &Edition, assets: &Assets) -> BTreeMap<OutputPath, File> {
    let mut files = BTreeMap::new();
    let mut put = |path: Option<OutputPath>, file: File| path.and_then(|path| files.insert(path, file));
    put(OutputPath::new("_headers"), File::Headers);
    put(OutputPath::new(".htaccess"), File::Apache);
    put(OutputPath::new("boussole.nginx.conf"), File::NginxServer);
    put(OutputPath::new(hosting::NO_JEKYLL), File::NoJekyll);
    if !edition.routes.redirects().is_empty() {
        put(OutputPath::new("_redirects"), File::Redirects);
        put(OutputPath::new("redirections.nginx.conf"), File::Nginx);
    }
    put(OutputPath::new(&format!("{SEARCH}index.html")), File::Search);
    put(OutputPath::new(&format!("{OFFLINE}index.html")), File::Offline);
    put(OutputPath::new(LIST), File::OfflineList);
    put(OutputPath::new(WORKER), File::Worker);
    put(OutputPath::new(MANIFEST), File::Manifest);
    if edition.config.base_url.is_some() {
        put(OutputPath::new(OPEN_SEARCH), File::OpenSearch);
        put(OutputPath::new("sitemap.xml"), File::Sitemap);
        put(OutputPath::new("robots.txt"), File::Robots);
    }
    for (path, file) in export::files(edition) {
        put(Some(path), File::Export(file));
    }
    for (id, _) in edition.lexicon.of_kind(Kind::Term).filter(|(id, _)| edition.routes.entry(*id).is_some()) {
        for shade in Shade::ALL {
            let slug = edition.lexicon.get(id).slug.value.as_str();
            put(Some(shade.permalink(slug).output()), File::Embed(id, *shade));
        }
    }
    for (path, _) in assets.files() {
        put(Some(path.clone()), File::ThemeAsset);
    }
    for (at, asset) in edition.assets.iter().enumerate() {
        put(OutputPath::new(&asset.path), File::Asset(at));
    }
    for (at, redirect) in edition.routes.redirects().iter().enumerate() {
        // A page under another type than HTML would be shown as its own source.
        let path = redirect.from.output();
        if path.as_str().ends_with(".html") || path.as_str().ends_with(".htm") {
            put(Some(path), File::Redirect(at));
        }
    }
    for (at, (_, permalink)) in edition.routes.pages().iter().enumerate() {
        put(Some(permalink.output()), File::Page(at));
    }
    files
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
