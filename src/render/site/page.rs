//! The pages that are no entry.

use super::{Made, Site, section};
use crate::model::{Kind, ThemeId};
use crate::render::feed::Followed;
use crate::render::pen::address;
use crate::render::structured::{self, About};
use crate::render::theme::show;
use crate::render::view::{
    ChangesView, DataView, DossierView, HomeView, IndexView, LegalView, ListView, PageView, SurveyView,
    ThemeView, ThemesView,
};
use crate::route::{Page, Permalink};
use crate::survey::Survey;

impl Site {
    pub(super) fn page(&self, page: Page, permalink: &Permalink) -> Made {
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
            Page::Dossier(position) => {
                let Some(dossier) = shared.config().dossiers.get(position) else { return Ok(String::new()) };
                let description = match &dossier.introduction {
                    Some(introduction) => introduction.clone(),
                    None => self.description("dossier", &[("titre", &dossier.title)]),
                };
                let frame = self.frame(permalink, &dossier.title, Some(&description), "", vec![]);
                let view = show(&DossierView::new(shared, position, &address(permalink)));
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
    pub(super) fn above_theme(&self, id: ThemeId) -> Vec<(String, Page)> {
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
}
