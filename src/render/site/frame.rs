//! What surrounds every page: its title, its trail, what search engines and feeds are told of it.

use super::Site;
use crate::render::feed::Followed;
use crate::render::pen::address;
use crate::render::structured::About;
use crate::render::view::{Link, PageView, excerpt};
use crate::route::{Page, Permalink};

/// How long the description of a page is: what search engines show.
const DESCRIPTION: usize = 160;

impl Site {
    /// The frame of a page that is an item of the menu.
    pub(super) fn list_frame(&self, permalink: &Permalink, key: &'static str, about: About) -> PageView {
        let title = self.shared.words().get(&format!("rubrique.{key}"));
        let frame = self.frame(permalink, title, Some(&self.description(key, &[])), key, vec![]);
        PageView { is_section: true, about, ..frame }
    }

    /// What search engines say of a page that no author described.
    pub(super) fn description(&self, key: &str, values: &[(&str, &str)]) -> String {
        let key = format!("description.{}", key.replace('-', "_"));
        let site = [("site", self.shared.config().title.as_str())];
        self.shared.words().fill(&key, &[&site, values].concat())
    }

    pub(super) fn feed(&self, followed: Followed) -> Option<Link> {
        let config = self.shared.config();
        let name = match followed {
            Followed::Changes => self.shared.words().get("rubrique.nouveautes"),
            Followed::Theme(id) => &config.theme(id).title,
        };
        Some(Link::new(format!("{name} – {}", config.title), self.shared.feed(followed)?))
    }

    /// The title of a document whose name alone could be that of another.
    pub(super) fn title(&self, name: &str, kind_name: &str) -> String {
        format!("{name} ({}) – {}", kind_name.to_lowercase(), self.shared.config().title)
    }

    pub(super) fn frame(
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
