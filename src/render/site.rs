//! Every file of the site by its path, each made when it is asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assets::Assets;
use super::pen::{Pen, address};
use super::theme::{Shown, Theme, show};
use super::view::{
    Card, ChangesView, Cited, EntryView, FicheView, HomeView, IndexView, Link, ListView, MissionView,
    PageView, PathwayView, Shared, SiteView, TermView, ThemeView, ThemesView, WorkshopView, excerpt,
};
use super::{hosting, sitemap};
use crate::diagnostic::Diagnostic;
use crate::edition::{Artifact, ArtifactContent, Edition, Files};
use crate::model::{Content, EntryId, Kind, ThemeId};
use crate::route::{OutputPath, Page, Permalink};
use crate::source::Sources;

/// How long the description of a page is: what search engines show.
const DESCRIPTION: usize = 160;

/// A site: pages, redirects, assets, and what hosts read.
pub struct Site {
    shared: Shared,
    assets: Assets,
    site: Shown,
    files: BTreeMap<OutputPath, File>,
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
    Redirects,
    Headers,
    Apache,
    Nginx,
    Sitemap,
    Robots,
}

type Made = Result<String, Box<Diagnostic>>;

impl Site {
    /// The site of an edition in a theme. `sources` are those that the edition was read from.
    pub fn new(edition: Arc<Edition>, theme: Arc<Theme>, sources: &Sources) -> Site {
        let shared = Shared::new(edition, theme, sources);
        let assets = Assets::new(&shared.theme, shared.config().appearance.accent.as_deref());
        let site = show(&SiteView::new(&shared, &assets));
        let files = plan(&shared.edition, &assets);
        Site { shared, assets, site, files }
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
            File::Redirects => Ok(hosting::redirects(edition.routes.redirects(), base)),
            File::Headers => Ok(hosting::headers(base)),
            File::Apache => Ok(hosting::htaccess(edition.routes.redirects(), base)),
            File::Nginx => Ok(hosting::nginx(edition.routes.redirects(), base)),
            File::Sitemap => Ok(edition
                .config
                .base_url
                .as_ref()
                .map(|base| sitemap::sitemap(edition, base))
                .unwrap_or_default()),
            File::Robots => Ok(edition.config.base_url.as_ref().map(sitemap::robots).unwrap_or_default()),
            File::ThemeAsset | File::Asset(_) => Ok(String::new()),
        }
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
        let pen = Pen::new(&shared.edition, shared.words(), &here, entry);
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
            Content::Workshop(workshop) => {
                ("atelier.html", "atelier", show(&WorkshopView::new(shared, workshop, &pen)), vec![])
            }
            Content::Pathway(path) => {
                ("parcours.html", "parcours", show(&PathwayView::new(shared, path, &pen)), vec![])
            }
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
        let common = show(&EntryView::new(shared, id, &pen, cited, &shown));
        shared.theme.render(
            template,
            [
                ("site", self.site.clone()),
                ("page", show(&frame)),
                ("racine", show(&permalink.root())),
                ("ici", show(&here)),
                ("entree", common),
                (name, view),
            ],
        )
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
            section,
            is_section: false,
            trail,
            is_hidden: false,
        }
    }
}

impl Files for Site {
    fn paths(&self) -> Vec<OutputPath> {
        self.files.keys().cloned().collect()
    }

    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        let Some(file) = self.files.get(path).copied() else { return Ok(None) };
        let content = match file {
            File::ThemeAsset => match self.assets.get(path) {
                Some(bytes) => ArtifactContent::Bytes(bytes),
                None => return Ok(None),
            },
            File::Asset(at) => match self.shared.edition.assets.get(at) {
                Some(asset) => ArtifactContent::File(asset.file.clone()),
                None => return Ok(None),
            },
            file => ArtifactContent::Bytes(self.text(file)?.into_bytes().into()),
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
    if !edition.routes.redirects().is_empty() {
        put(OutputPath::new("_redirects"), File::Redirects);
        put(OutputPath::new("redirections.nginx.conf"), File::Nginx);
    }
    if edition.config.base_url.is_some() {
        put(OutputPath::new("sitemap.xml"), File::Sitemap);
        put(OutputPath::new("robots.txt"), File::Robots);
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
mod tests {
    use super::*;
    use crate::render::fixture::{CONFIG, HOSTILE, project, site_of, text};

    fn site(config: &str) -> Site {
        site_of(&project(config, &[]))
    }

    fn with_address(address: &str) -> Site {
        site(&CONFIG.replace("[site]", &format!("[site]\nadresse = \"{address}\"")))
    }

    fn main_of(site: &Site, path: &str) -> String {
        let html = text(site, path);
        let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
        main.unwrap_or_else(|| panic!("{path}: {html}")).0.to_owned()
    }

    /// Asserts that a text holds those words, in that order.
    fn holds(text: &str, words: &[&str]) {
        let mut rest = text;
        for word in words {
            let at = rest
                .find(word)
                .unwrap_or_else(|| panic!("no « {word} » after the words before it in:\n{text}"));
            rest = &rest[at + word.len()..];
        }
    }

    fn pages(site: &Site) -> Vec<(String, String)> {
        let html = site.paths().into_iter().filter(|path| path.as_str().ends_with(".html"));
        html.map(|path| (path.as_str().to_owned(), text(site, path.as_str()))).collect()
    }

    #[test]
    fn paths_are_sorted_and_each_answers() {
        for site in [site(CONFIG), with_address("https://exemple.fr/mots/")] {
            let paths = site.paths();
            assert!(paths.is_sorted());
            for path in &paths {
                assert_eq!(site.make(path).unwrap().map(|artifact| artifact.path).as_ref(), Some(path));
            }
            assert_eq!(site.make(&OutputPath::new("rien.html").unwrap()).unwrap(), None);
        }
    }

    #[test]
    fn every_inner_link_leads_somewhere_without_an_address() {
        let site = site(CONFIG);
        let paths: Vec<String> = site.paths().iter().map(|path| path.as_str().to_owned()).collect();
        for (path, html) in pages(&site) {
            for link in attributes(&html, "href").chain(attributes(&html, "src")) {
                if link.contains(':') {
                    continue;
                }
                let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = resolve(&path, target);
                assert!(paths.contains(&target), "{path}: {link} -> {target}");
                if !anchor.is_empty() && target.ends_with(".html") {
                    let there = text(&site, &target);
                    assert!(there.contains(&format!("id=\"{anchor}\"")), "{path}: {link}");
                }
            }
        }
    }

    #[test]
    fn ids_are_unique_and_headings_have_no_gap() {
        for (path, html) in pages(&site(CONFIG)) {
            let mut ids: Vec<&str> = attributes(&html, " id").collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{path}");
            let levels: Vec<u8> = html
                .match_indices("<h")
                .filter_map(|(at, _)| html.as_bytes().get(at + 2)?.checked_sub(b'0'))
                .filter(|level| *level <= 6)
                .collect();
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        for (path, html) in pages(&site(CONFIG)) {
            assert!(!html.contains("<script"), "{path}");
            assert!(!html.contains("javascript:"), "{path}: {html}");
            assert!(!html.contains("49}}") && !html.contains("style="), "{path}");
            for (at, _) in html.match_indices("alert(1)") {
                let before = &html[..at];
                assert!(
                    before.rfind('<') < before.rfind('>') || before.ends_with("&gt;"),
                    "{path}: {}",
                    &html[at.saturating_sub(90)..at]
                );
            }
        }
        assert!(
            text(&site(CONFIG), "lexique/hostile/index.html").contains(&crate::markdown::escape(HOSTILE))
        );
    }

    #[test]
    fn a_term_in_the_order_of_term_banks() {
        let html = main_of(&site(CONFIG), "lexique/aller-vers/index.html");
        holds(
            &html,
            &[
                "Postures</a>",
                "<h1>Aller vers <span class=\"sigle\">AV</span>",
                "locution masculin",
                "À revoir",
                "médiation sociale",
                "Démarche qui <em>précède</em>",
                "href=\"../controler/\"",
                "#_source-1",
                "Autre sens.",
                "En clair",
                "Employé",
                "Aller vers",
                "Action d’aller vers",
                "Admis",
                "démarche proactive",
                "#_source-2",
                "À éviter",
                "démarchage",
                "Dites plutôt",
                "rendre visible</a>",
                "outreach",
                "Ne pas confondre",
                "Contrôler",
                "L’un donne à comprendre",
                "Qui entend quoi",
                "Médiateurs",
                "#_source-1",
                "Exemples",
                "gymnase",
                "Développement",
                "Sur le terrain",
                "role=\"note\"",
                "<td class=\"a-droite\">2",
                "src=\"../../images/mon%20sch%C3%A9ma.png\" alt=\"Un schéma\" width=\"640\" height=\"480\"",
                "La note.",
                "Mots voisins",
                "Associés",
                "Rendre visible",
                "Voir aussi",
                "Rendre compte pas à pas",
                "Où ce mot sert",
                "Parcours",
                "Accueillir",
                "id=\"_source-1\"",
                "exemple.fr/doc?a=1&amp;b=2",
                "Charte",
                "Rapport",
                "24\u{a0}novembre\u{a0}2026",
                "24\u{a0}décembre\u{a0}2026",
                "Une équipe",
                "A. Martin",
                "Médiateurs sociaux",
                "CC BY",
                "Vieux mot",
                "A. Martin. «\u{a0}Aller vers\u{a0}», dans Lexique d’essai, L’équipe, édition du",
                "mailto:equipe@exemple.fr?subject=Lexique%20d%E2%80%99essai",
                "Proposer une modification par courriel",
            ],
        );
        assert!(!html.contains("alé vair"), "hidden labels are never shown");
        assert!(!html.contains("lexique/brouillon"), "drafts are never linked");
        assert_eq!(html.matches("Charte").count(), 1, "a document is listed once");
    }

    #[test]
    fn a_confusion_shows_on_both_sides() {
        let html = main_of(&site(CONFIG), "lexique/controler/index.html");
        holds(
            &html,
            &[
                "Ne pas confondre",
                "Contrôler",
                "href=\"../aller-vers/\"",
                "L’un donne à comprendre",
                "href=\"../rendre-visible/\"",
                ">Rendre visible</a>",
            ],
        );
    }

    #[test]
    fn each_kind_shows_its_own() {
        let site = site(CONFIG);
        for (path, words) in [
            (
                "fiches/rendre-compte/index.html",
                &[
                    "Fiche repère",
                    "Métier",
                    "Une fiche en une phrase.",
                    "Validé",
                    "Pour qui",
                    "Médiateurs sociaux, Employeurs",
                    "Comment faire",
                    "L’essentiel",
                    "Noter.",
                    "Collecter",
                    "data-libelle=\"Qui\">Médiateur",
                    "Chaque jour",
                    "trace</a>",
                    "data-libelle=\"Pour quoi\">–",
                    "Les pièges",
                    "Tout noter.",
                    "Les outils",
                    "carnet",
                ][..],
            ),
            (
                "missions/presence/index.html",
                &[
                    "Être là.",
                    "Ce que l’on y fait",
                    "Marcher.",
                    "Ce qu’elle n’est pas",
                    "Surveiller.",
                    "Avec qui",
                    "La ville.",
                    "Contacts",
                    "Carnet",
                    ">–<",
                    "En rendre compte",
                    "Par écrit.",
                ],
            ),
            (
                "ateliers/comprendre/index.html",
                &[
                    "1\u{a0}h\u{a0}15",
                    "8\u{a0}à 16 personnes",
                    "Binômes",
                    "Des cartes.",
                    "Comprendre.",
                    "0:00",
                    "20\u{a0}min",
                    "Ouvrir",
                    "0:20",
                    "Trier",
                    "1:10",
                    "Clore",
                    "1:15",
                    "Rendre compte pas à pas",
                    "Question 1",
                    "Qui rend compte",
                    "Le binôme",
                    "<details>",
                    "Bonne réponse B",
                    "Le binôme",
                    "À deux.",
                ],
            ),
            (
                "parcours/accueil/index.html",
                &["Employeurs", "Avant", "Préparer", "Lire.", "Aller vers", "Rendre compte pas à pas"],
            ),
            ("a-propos/index.html", &["À propos", "Qui nous sommes.", "<h2 id=\"qui\">Qui</h2>"]),
        ] {
            holds(&main_of(&site, path), words);
        }
        assert!(!main_of(&site, "parcours/accueil/index.html").contains("brouillon"));
    }

    #[test]
    fn lists_leave_out_what_is_not_current() {
        let site = site(CONFIG);
        for path in ["index.html", "lexique/index.html", "themes/metier/index.html", "nouveautes/index.html"]
        {
            let html = main_of(&site, path);
            assert!(!html.contains("Vieux mot") && !html.contains("Secret de brouillon"), "{path}");
        }
        let index = main_of(&site, "lexique/index.html");
        holds(
            &index,
            &[
                "href=\"#_a\"",
                "<span>B</span>",
                "id=\"_a\"",
                "Action d’aller vers",
                "voir",
                "Aller vers",
                "Aller vers</a>",
                "AV</span>",
                "id=\"_d\"",
                "démarche proactive",
                "voir",
            ],
        );
        assert!(!index.contains("démarchage"), "labels to avoid are not listed");
        holds(
            &main_of(&site, "nouveautes/index.html"),
            &["Novembre\u{a0}2026", "Aller vers", "Mars\u{a0}2026"],
        );
        holds(
            &main_of(&site, "themes/index.html"),
            &["Métier", "5\u{a0}entrées", "Postures", "1\u{a0}entrée"],
        );
        holds(
            &text(&site, "themes/postures/index.html"),
            &["Accueil", "Thèmes", "Métier", "<h1>Postures", "Aller vers"],
        );
        holds(
            &main_of(&site, "index.html"),
            &[
                "<h1>Des mots communs",
                "4\u{a0}termes",
                "#_a",
                "Pour commencer",
                "Rendre compte pas à pas",
                "Aller vers",
                "Par thème",
                "Fiches repères",
                "Dernières vérifications",
            ],
        );
    }

    #[test]
    fn retired_entries_lead_on() {
        let html = text(&site(CONFIG), "lexique/vieux-mot/index.html");
        holds(&html, &["noindex", "Entrée retirée", "Lisez plutôt", "href=\"../aller-vers/\""]);
    }

    #[test]
    fn old_addresses_lead_on() {
        let site = with_address("https://exemple.fr/mots/");
        let html = text(&site, "ancien/aller-vers/index.html");
        holds(
            &html,
            &[
                "noindex",
                "canonical\" href=\"https://exemple.fr/mots/lexique/aller-vers/",
                "0; url=../../lexique/aller-vers/",
                "<a href=\"../../lexique/aller-vers/\">",
            ],
        );
        assert_eq!(html.matches("rel=\"canonical\"").count(), 1);
        assert_eq!(
            text(&site, "_redirects").lines().next(),
            Some("/mots/ancien/aller-vers/ /mots/lexique/aller-vers/ 301")
        );
        holds(
            &text(&site, ".htaccess"),
            &["ErrorDocument 404 /mots/404.html", "^/mots/ancien/aller-vers/?$"],
        );
    }

    #[test]
    fn what_needs_an_address_waits_for_one() {
        let (without, with) = (site(CONFIG), with_address("https://exemple.fr/mots/"));
        for path in ["sitemap.xml", "robots.txt"] {
            let path = OutputPath::new(path).unwrap();
            assert!(!without.paths().contains(&path) && with.paths().contains(&path));
        }
        let map = text(&with, "sitemap.xml");
        holds(
            &map,
            &["<loc>https://exemple.fr/mots/</loc>", "/mots/lexique/aller-vers/</loc><lastmod>2026-11-24"],
        );
        assert!(!map.contains("vieux-mot") && !map.contains("404"));
        holds(
            &text(&with, "lexique/aller-vers/index.html"),
            &[
                "canonical\" href=\"https://exemple.fr/mots/lexique/aller-vers/\"",
                "Adresse permanente",
                "Citer cette page",
                "https://exemple.fr/mots/lexique/aller-vers/",
            ],
        );
        assert!(!text(&without, "index.html").contains("canonical"));
    }

    #[test]
    fn a_wrong_address_finds_the_site_from_any_depth() {
        holds(&text(&site(CONFIG), "404.html"), &["href=\"/assets/style.", "href=\"/lexique/\""]);
        holds(
            &text(&with_address("https://exemple.fr/mots"), "404.html"),
            &["href=\"/mots/assets/style.", "href=\"/mots/lexique/\""],
        );
    }

    #[test]
    fn a_change_is_proposed_where_the_sources_are() {
        let config = format!("{CONFIG}\n[depot]\nmodifier = \"https://forge.fr/edit/{{chemin}}?x\"");
        let html = text(&site(&config), "lexique/aller-vers/index.html");
        holds(&html, &["https://forge.fr/edit/content/lexique/sous%20dossier/aller-vers.md?x"]);
    }

    #[test]
    fn english_pages_speak_english() {
        let site = site(&CONFIG.replace("[site]", "[site]\nlangue = \"en\""));
        let html = text(&site, "lexique/aller-vers/index.html");
        holds(&html, &["lang=\"en\"", "Skip to content", "Not to be confused", "November\u{a0}2026"]);
    }

    #[test]
    fn no_page_needs_what_the_policy_forbids() {
        for (path, html) in pages(&with_address("https://exemple.fr/")) {
            for forbidden in ["<style", "style=\"", "<script", " onclick", "<iframe", "@import", "data:"] {
                assert!(!html.contains(forbidden), "{path}: {forbidden}");
            }
            let resources = attributes(&html, "src").chain(
                html.split("<link rel=\"stylesheet\"")
                    .skip(1)
                    .filter_map(|rest| attributes(rest, "href").next()),
            );
            assert!(resources.into_iter().all(|url| !url.contains("//")), "{path}");
        }
    }

    #[test]
    fn a_site_shadows_a_template_and_overrides_blocks() {
        let page = "{% extends \"entree.html\" %}{% block pied %}<footer>mien</footer>{% endblock pied %}";
        let site = site_of(&project(CONFIG, &[("themes/boussole/templates/page.html", page)]));
        holds(&text(&site, "a-propos/index.html"), &["Qui nous sommes.", "<footer>mien</footer>"]);
        assert!(!text(&site, "index.html").contains("mien"));
    }

    #[test]
    fn the_same_edition_gives_the_same_bytes() {
        let (a, b) = (site(CONFIG), site(CONFIG));
        for path in a.paths() {
            assert_eq!(a.make(&path).unwrap(), b.make(&path).unwrap());
        }
    }

    fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
        let opening = format!("{name}=\"");
        html.match_indices(&opening)
            .map(|(at, _)| at + opening.len())
            .map(|start| &html[start..start + html[start..].find('"').unwrap_or(0)])
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// The path that a link of a page leads to, with nothing but folders known.
    fn resolve(from: &str, link: &str) -> String {
        if link.is_empty() {
            return from.to_owned();
        }
        let mut parts: Vec<&str> = match link.starts_with('/') {
            true => vec![],
            false => from.split('/').collect(),
        };
        parts.pop();
        for part in link.split('/') {
            match part {
                "." => {}
                ".." => assert!(parts.pop().is_some(), "{from}: {link} leaves the site"),
                part => parts.push(part),
            }
        }
        parts.retain(|part| !part.is_empty());
        let path = parts.join("/").replace("%20", " ").replace("%C3%A9", "é");
        match link.ends_with('/') || link.ends_with('.') {
            true if path.is_empty() => "index.html".to_owned(),
            true => format!("{path}/index.html"),
            false => path,
        }
    }
}
