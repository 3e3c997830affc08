//! Every file of the site by its path, each made when it is asked for.

mod part;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assets::Assets;
use super::export_files::ExportFiles;
use super::feed::{self, Followed};
use super::offline::{self, LIST, MANIFEST, OFFLINE, Scales, WORKER};
use super::pen::{Pen, address};
use super::picture::{Picture, Pictures};
use super::search_files::SearchFiles;
use super::structured::{self, About};
use super::theme::{Shown, Theme, show};
use super::view::{
    Card, CardView, ChangesView, Cited, DataView, EmbedView, EntryView, FicheView, HomeView, IconView,
    IndexView, LegalView, Link, ListView, MissionView, OfflineView, PackView, PageView, PathwayView,
    SearchView, Searched, Shade, Shared, SiteView, SurveyView, TermView, ThemeView, ThemesView, WorkshopView,
    excerpt,
};
use super::{OPEN_SEARCH, opensearch};
use super::{hosting, sitemap};
use crate::diagnostic::Diagnostic;
use crate::edition::{Artifact, ArtifactContent, Edition, Files};
use crate::export;
use crate::model::{Content, EntryId, Kind, ThemeId};
use crate::route::{OutputPath, Page, Permalink};
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

/// What answers a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum File {
    /// A page, by its position among the routes.
    Page(usize),
    /// A part of a long list: the list, and the part's position.
    Part(Page, usize),
    /// The page of an old address, by its position.
    Redirect(usize),
    /// An asset of the theme.
    ThemeAsset,
    /// A file of `content/`, by its position.
    Asset(usize),
    /// An icon or a card.
    Picture(Picture),
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
    Feed(Followed),
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

    fn text(&self, file: File) -> Made {
        let edition = &self.shared.edition;
        let base = self.base();
        let policy = self.assets.policy();
        match file {
            File::Page(at) => match edition.routes.pages().get(at) {
                Some((page, permalink)) => self.page(*page, permalink),
                None => Ok(String::new()),
            },
            File::Part(list, position) => self.part(list, position),
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
                let logo = edition.logo.and_then(|logo| edition.asset(logo)).map(|logo| address(&logo));
                let assets = self.assets.files().map(|(path, _)| path.to_string()).chain(logo);
                Ok(offline::worker(assets))
            }
            File::Manifest => {
                let colour = &self.shared.theme.manifest().light;
                Ok(offline::manifest(&edition.config, &self.icons(), colour))
            }
            File::Redirects => Ok(hosting::redirects(edition.routes.redirects(), base)),
            File::Headers => Ok(hosting::headers(base, policy)),
            File::Apache => Ok(hosting::htaccess(edition.routes.redirects(), base, policy)),
            File::NginxServer => Ok(hosting::nginx_server(base, policy)),
            File::NoJekyll => Ok(String::new()),
            File::Nginx => Ok(hosting::nginx(edition.routes.redirects(), base)),
            File::Sitemap => Ok(edition
                .config
                .base_url
                .as_ref()
                .map(|base| sitemap::sitemap(edition, base))
                .unwrap_or_default()),
            File::Feed(followed) => Ok(match &edition.config.base_url {
                Some(base) => feed::feed(&self.shared, followed, base, self.icon().as_ref()),
                None => String::new(),
            }),
            File::Robots => Ok(edition.config.base_url.as_ref().map(sitemap::robots).unwrap_or_default()),
            File::Embed(id, shade) => self.embed(id, shade),
            File::ThemeAsset | File::Asset(_) | File::Picture(_) | File::Export(_) => Ok(String::new()),
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

    fn page(&self, page: Page, permalink: &Permalink) -> Made {
        let shared = &self.shared;
        match page {
            Page::Home => {
                let config = shared.config();
                let lead = config.tagline.as_deref();
                let title =
                    lead.map_or(config.title.clone(), |tagline| format!("{} – {tagline}", config.title));
                let description = config.description.as_deref().or(lead);
                let frame = self.frame(permalink, &config.title, description, "", vec![]);
                let feed = self.feed(Followed::Changes);
                let view = PageView { title, feed, about: About::Home, ..frame };
                self.show("accueil.html", permalink, &view, "accueil", show(&HomeView::new(shared)))
            }
            Page::List(Kind::Term) => {
                let frame = self.list_frame(permalink, "lexique", About::TermSet);
                self.show("lexique.html", permalink, &frame, "index", show(&IndexView::new(shared)))
            }
            Page::List(kind) => {
                let frame = self.list_frame(permalink, section(kind), structured::list_of(kind));
                self.show("liste.html", permalink, &frame, "liste", show(&ListView::new(shared, kind)))
            }
            Page::Themes => {
                let frame = self.list_frame(permalink, "themes", About::Collection);
                self.show("themes.html", permalink, &frame, "themes", show(&ThemesView::new(shared)))
            }
            Page::Changes => {
                let frame = self.list_frame(permalink, "nouveautes", About::Collection);
                let frame = PageView { feed: self.feed(Followed::Changes), ..frame };
                let view = show(&ChangesView::new(shared));
                self.show("nouveautes.html", permalink, &frame, "nouveautes", view)
            }
            Page::Legal(legal) => {
                let title = shared.words().get(&format!("legal.{}", legal.folder().replace('-', "_")));
                let description = self.description(legal.folder(), &[]);
                let frame = self.frame(permalink, title, Some(&description), "", vec![]);
                // Such a page may have the name of a word of the lexicon.
                let frame = PageView { title: self.title(title, shared.words().get("legal.genre")), ..frame };
                self.show("legal.html", permalink, &frame, "legal", show(&LegalView::new(shared, legal)))
            }
            Page::Survey => self.survey(permalink),
            Page::Pack(position) => {
                let Some(pack) = shared.config().dossiers.get(position) else { return Ok(String::new()) };
                let description = match &pack.introduction {
                    Some(introduction) => introduction.clone(),
                    None => self.description("dossier", &[("titre", &pack.title)]),
                };
                let frame = self.frame(permalink, &pack.title, Some(&description), "", vec![]);
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

    /// The frame of a page that is an item of the menu.
    fn list_frame(&self, permalink: &Permalink, key: &'static str, about: About) -> PageView {
        let title = self.shared.words().get(&format!("rubrique.{key}"));
        let frame = self.frame(permalink, title, Some(&self.description(key, &[])), key, vec![]);
        PageView { is_section: true, about, ..frame }
    }

    /// What search engines say of a page that no author described.
    fn description(&self, key: &str, values: &[(&str, &str)]) -> String {
        let key = format!("description.{}", key.replace('-', "_"));
        let site = [("site", self.shared.config().title.as_str())];
        self.shared.words().fill(&key, &[&site, values].concat())
    }

    fn feed(&self, followed: Followed) -> Option<Link> {
        let config = self.shared.config();
        let name = match followed {
            Followed::Changes => self.shared.words().get("rubrique.nouveautes"),
            Followed::Theme(id) => &config.theme(id).title,
        };
        Some(Link::new(format!("{name} – {}", config.title), self.shared.feed(followed)?))
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

    /// The pages above a theme, the highest first.
    fn above_theme(&self, id: ThemeId) -> Vec<(String, Page)> {
        let config = self.shared.config();
        let mut parents = Vec::new();
        let mut above = config.theme(id).parent;
        while let Some(parent) = above {
            parents.push((config.theme(parent).title.clone(), Page::Theme(parent)));
            above = config.theme(parent).parent;
        }
        parents.push((self.shared.words().get("menu.themes").to_owned(), Page::Themes));
        parents.reverse();
        parents
    }

    fn theme(&self, id: ThemeId, permalink: &Permalink) -> Made {
        let config = self.shared.config();
        let theme = config.theme(id);
        let parents = self.above_theme(id);
        let own = theme.description.clone();
        let description = own.unwrap_or_else(|| self.description("theme", &[("titre", &theme.title)]));
        let frame = self.frame(permalink, &theme.title, Some(&description), "themes", parents);
        let frame = PageView {
            // A theme is often named as its first term is.
            title: self.title(&theme.title, self.shared.words().get("entree.theme")),
            feed: self.feed(Followed::Theme(id)),
            about: About::Collection,
            ..frame
        };
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
                show(&WorkshopView::new(shared, &self.assets, id, workshop, &pen)),
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
        let title = &entry.title.value;
        let kind_name = shared.words().get(&format!("genre.{}", entry.kind.key()));
        let summary = shared.card(id).and_then(|card: &Card| card.summary.clone());
        let values = [("titre", title.as_str()), ("genre", kind_name)];
        let summary = summary.unwrap_or_else(|| self.description("entree", &values));
        let mut frame = self.frame(permalink, title, Some(&summary), section(entry.kind), above);
        if !matches!(entry.kind, Kind::Term | Kind::Page) {
            frame.title = self.title(title, kind_name);
        }
        frame.image = self.pictures.shown(shared, Some(id));
        frame.about = About::Entry(id);
        frame.is_article = true;
        frame.is_hidden = !sitemap::is_public(entry);
        frame.alternate = Some(export::entry_path(&shared.edition, id));
        let common = show(&EntryView::new(shared, id, &pen, cited, &shown));
        let cards = show(&CardView::of_mentions(shared, id, [&common, &view]));
        shared.theme.render(
            template,
            [
                ("site", self.site.clone()),
                ("page", show(&frame)),
                ("structure", show(&structured::block(shared, &frame))),
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
        let Some(view) = EmbedView::new(&self.shared, &self.assets, id, shade) else {
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
                ("structure", show(&structured::block(&self.shared, page))),
                ("racine", show(&root)),
                ("ici", show(&here)),
                (name, view),
            ],
        )
    }

    /// The title of a document whose name alone could be that of another.
    fn title(&self, name: &str, kind_name: &str) -> String {
        format!("{name} ({}) – {}", kind_name.to_lowercase(), self.shared.config().title)
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
            name: title.to_owned(),
            title: format!("{title} – {}", config.title),
            description: description.map(|description| excerpt(description, DESCRIPTION)),
            canonical: config
                .base_url
                .as_ref()
                .map(|base| format!("{}{}", base.as_str(), address(permalink))),
            alternate: None,
            feed: None,
            image: self.pictures.shown(&self.shared, None),
            about: About::default(),
            is_article: false,
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
            File::Picture(picture) => match self.pictures.make(&self.shared.edition, picture) {
                Some(bytes) => ArtifactContent::Bytes(bytes.into()),
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

    fn is_last(&self, path: &OutputPath) -> bool {
        path.as_str() == LIST
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

/// Which file answers each path. Where two want one path, pages win over what authors put in
/// `content/`, and that over what Boussole adds: a site may bring its own `robots.txt`.
fn plan(shared: &Shared, assets: &Assets, pictures: &Pictures) -> BTreeMap<OutputPath, File> {
    let edition = &*shared.edition;
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
        for followed in Followed::all(&edition.config) {
            put(edition.routes.page(followed.page()).and_then(feed::path), File::Feed(followed));
        }
    }
    for (path, picture) in pictures.files(edition) {
        put(Some(path), File::Picture(picture));
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
    for (list, position) in shared.parts.all() {
        let part = shared.parts.get(list, position).zip(edition.routes.page(list));
        put(part.map(|(part, page)| part.permalink(page).output()), File::Part(list, position));
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
