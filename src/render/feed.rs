//! What changed, for feed readers (Atom, RFC 4287): one feed for the site, one for each theme.
//!
//! An entry of a feed is known by its permalink, which never dies, and is dated by the day it was verified:
//! verifying it again brings it back to the top.

use super::pen::{address, web};
use super::view::{IconView, Shared, dated};
use crate::config::{BaseUrl, Config};
use crate::export::Xml;
use crate::model::{Date, EntryId, ThemeId};
use crate::route::{OutputPath, Page, Permalink};

/// The feed's name, beside the page that it follows.
pub const FEED: &str = "flux.xml";

/// Entries of a feed: those who look in once a month must find what they missed, and feeds are fetched often.
const LIMIT: usize = 100;

/// The page that a feed follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// Every change.
    Changes,
    /// Those of a theme and of the themes under it.
    Theme(ThemeId),
}

impl Followed {
    /// Every feed of a site.
    pub fn all(config: &Config) -> impl Iterator<Item = Followed> {
        let themes = (0..config.themes.len()).map(|at| Followed::Theme(ThemeId(at as u32)));
        std::iter::once(Followed::Changes).chain(themes)
    }

    /// The page.
    pub fn page(self) -> Page {
        match self {
            Followed::Changes => Page::Changes,
            Followed::Theme(id) => Page::Theme(id),
        }
    }
}

/// Where the feed of a page is written.
pub fn path(page: &Permalink) -> Option<OutputPath> {
    OutputPath::new(&format!("{}{FEED}", page.as_str().trim_start_matches('/')))
}

/// The feed that follows a page.
pub fn feed(shared: &Shared, followed: Followed, base: &BaseUrl, icon: Option<&IconView>) -> String {
    let (config, words) = (shared.config(), shared.words());
    let page = shared.address(followed.page()).unwrap_or_default();
    let page = format!("{}{page}", base.as_str());
    let mut entries = dated(shared);
    if let Followed::Theme(theme) = followed {
        entries.retain(|(_, id)| shared.entry(*id).meta.theme.is_some_and(|own| config.is_under(own, theme)));
    }
    entries.truncate(LIMIT);
    let newest = entries.first().map_or(shared.edition.info.date, |(date, _)| *date);
    let (title, subtitle) = match followed {
        Followed::Changes => {
            let subtitle = words.fill("description.nouveautes", &[("site", &config.title)]);
            (words.get("rubrique.nouveautes"), Some(subtitle))
        }
        Followed::Theme(id) => (config.theme(id).title.as_str(), config.theme(id).description.clone()),
    };
    let mut xml = Xml::new();
    let language = config.lang.tag();
    let namespace = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)];
    xml.element("feed", &namespace, |xml| {
        xml.leaf("id", &[], &page);
        xml.leaf("title", &[], &format!("{title} – {}", config.title));
        if let Some(subtitle) = subtitle {
            xml.leaf("subtitle", &[], &subtitle);
        }
        let own = format!("{page}{FEED}");
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        xml.leaf("updated", &[], &moment(newest));
        publisher(xml, config);
        if let Some(licence) = &config.licence {
            xml.leaf("rights", &[], licence);
        }
        xml.leaf("generator", &[("version", shared.edition.info.version)], "Boussole");
        if let Some(icon) = icon {
            xml.leaf("icon", &[], &format!("{}{}", base.as_str(), icon.address));
        }
        for (date, id) in entries {
            entry(xml, shared, id, date, base);
        }
    });
    xml.into_text()
}

/// A feed has an author, of whom entries without any are.
fn publisher(xml: &mut Xml, config: &Config) {
    let publisher = &config.publisher;
    xml.element("author", &[], |xml| {
        xml.leaf("name", &[], publisher.name.as_ref().unwrap_or(&config.title));
        if let Some(url) = publisher.url.as_deref().and_then(web) {
            xml.leaf("uri", &[], url);
        }
    });
}

fn entry(xml: &mut Xml, shared: &Shared, id: EntryId, date: Date, base: &BaseUrl) {
    let (Some(card), Some(permalink)) = (shared.card(id), shared.edition.routes.entry(id)) else { return };
    let meta = &shared.entry(id).meta;
    let url = format!("{}{}", base.as_str(), address(permalink));
    xml.element("entry", &[], |xml| {
        xml.leaf("id", &[], &url);
        xml.leaf("title", &[], &card.title);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)]);
        xml.leaf("updated", &[], &moment(date));
        for author in &meta.authors {
            xml.element("author", &[], |xml| xml.leaf("name", &[], author));
        }
        xml.empty("category", &[("term", card.kind), ("label", &card.kind_name)]);
        if let Some(theme) = meta.theme.map(|theme| shared.config().theme(theme)) {
            xml.empty("category", &[("term", &theme.id), ("label", &theme.title)]);
        }
        if let Some(summary) = &card.summary {
            xml.leaf("summary", &[], summary);
        }
    });
}

/// The beginning of a day: a feed wants a moment (RFC 3339), and we know the day.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
