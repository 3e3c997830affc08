//! Which template makes each page.

use crate::edition::Edition;
use crate::model::{Content, Kind};
use crate::render::{OFFLINE, SEARCH};
use crate::route::{OutputPath, PARTS, Page};

/// The template of the page at a path; `None` for what is no page of the edition.
pub fn template(edition: &Edition, path: &OutputPath) -> Option<&'static str> {
    let is_path = |permalink: &crate::route::Permalink| permalink.output() == *path;
    if let Some((page, _)) = edition.routes.pages().iter().find(|(_, permalink)| is_path(permalink)) {
        return Some(of_page(edition, *page));
    }
    let name = path.as_str();
    if let Some((list, _)) = name.split_once(&format!("/{PARTS}/")) {
        let list = OutputPath::new(&format!("{list}/index.html"))?;
        let mut pages = edition.routes.pages().iter();
        let page = pages.find(|(_, permalink)| permalink.output() == list).map(|(page, _)| *page);
        return page
            .filter(|page| matches!(page, Page::List(_) | Page::Theme(_)))
            .map(|page| of_page(edition, page));
    }
    if edition.routes.redirects().iter().any(|redirect| is_path(&redirect.from)) {
        return Some("redirection.html");
    }
    let is_index = |folder: &str| name.strip_prefix(folder) == Some("index.html");
    match name {
        _ if is_index(SEARCH) => Some("recherche.html"),
        _ if is_index(OFFLINE) => Some("hors-ligne.html"),
        _ if name.starts_with("cartes/") && name.ends_with("/index.html") => {
            let slug = name["cartes/".len()..].split('/').next()?;
            let mut terms = edition.lexicon.of_kind(Kind::Term);
            terms.any(|(_, term)| term.slug.value.as_str() == slug).then_some("carte.html")
        }
        _ => None,
    }
}

fn of_page(edition: &Edition, page: Page) -> &'static str {
    match page {
        Page::Home => "accueil.html",
        Page::List(Kind::Term) => "lexique.html",
        Page::List(_) => "liste.html",
        Page::Themes => "themes.html",
        Page::Theme(_) => "theme.html",
        Page::Changes => "nouveautes.html",
        Page::Legal(_) => "legal.html",
        Page::Survey => "rapport.html",
        Page::Dossier(_) => "dossier.html",
        Page::Data => "donnees.html",
        Page::NotFound => "introuvable.html",
        Page::Entry(id) => match edition.lexicon.get(id).content {
            Content::Term(_) => "terme.html",
            Content::Fiche(_) => "fiche.html",
            Content::Mission(_) => "mission.html",
            Content::Workshop(_) => "atelier.html",
            Content::Pathway(_) => "parcours.html",
            Content::Page => "page.html",
        },
    }
}
