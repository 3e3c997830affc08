//! The page of a part of a long list.

use super::{Made, Site, section};
use crate::model::Kind;
use crate::render::structured::About;
use crate::render::theme::show;
use crate::render::view::{IndexView, ListView, PageView, ThemeView, part_name, part_title};
use crate::route::Page;

impl Site {
    /// A part of a long list, in the template of the list.
    pub(super) fn part(&self, list: Page, position: usize) -> Made {
        let shared = &self.shared;
        let (Some(part), Some(page)) = (shared.parts.get(list, position), shared.edition.routes.page(list))
        else {
            return Ok(String::new());
        };
        let permalink = part.permalink(page);
        let key = match list {
            Page::List(Kind::Term) => "lexique",
            Page::List(kind) => section(kind),
            _ => "themes",
        };
        let heading = shared.words().get(&format!("rubrique.{key}"));
        let (title, above) = match list {
            Page::Theme(id) => {
                let theme = &shared.config().theme(id).title;
                (theme.as_str(), [self.above_theme(id), vec![(theme.clone(), list)]].concat())
            }
            _ => (heading, vec![(shared.words().get(&format!("menu.{key}")).to_owned(), list)]),
        };
        let letters = part_name(shared, part);
        let description = self.description("partie", &[("liste", title), ("lettres", &letters)]);
        let name = part_title(shared, part, title);
        let frame = self.frame(&permalink, &name, Some(&description), key, above);
        // A page that only leads to others is one that nobody should look for.
        let frame = PageView { about: About::Collection, is_hidden: part.items.is_empty(), ..frame };
        match list {
            Page::Theme(id) => {
                let view = show(&ThemeView::part(shared, id, position));
                self.show("theme.html", &permalink, &frame, "theme", view)
            }
            Page::List(kind) if kind != Kind::Term => {
                let view = show(&ListView::part(shared, kind, position, title));
                self.show("liste.html", &permalink, &frame, "liste", view)
            }
            _ => {
                let view = show(&IndexView::part(shared, position, title));
                self.show("lexique.html", &permalink, &frame, "index", view)
            }
        }
    }
}
