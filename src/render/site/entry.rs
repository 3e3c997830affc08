//! The page of an entry, and the small one that other sites show in a frame.

use super::{Made, Site, section};
use crate::export;
use crate::model::{Content, EntryId, Kind};
use crate::render::pen::{Pen, address};
use crate::render::sitemap;
use crate::render::structured::{self, About};
use crate::render::theme::show;
use crate::render::view::{
    Card, CardView, Cited, EmbedView, EntryView, FicheView, MissionView, PathwayView, Shade, TermView,
    WorkshopView,
};
use crate::route::{Page, Permalink};

impl Site {
    pub(super) fn entry(&self, id: EntryId, permalink: &Permalink) -> Made {
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

    pub(super) fn embed(&self, id: EntryId, shade: Shade) -> Made {
        let permalink = shade.permalink(self.shared.entry(id).slug.value.as_str());
        let Some(view) = EmbedView::new(&self.shared, &self.assets, id, shade) else {
            return Ok(String::new());
        };
        let here = address(&permalink);
        let values = [("carte", show(&view)), ("racine", show(&permalink.root())), ("ici", show(&here))];
        self.shared.theme.render("carte.html", values)
    }
}
