//! What many pages show, made once.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::field::FieldView;
use super::{DateView, Link};
use crate::config::Config;
use crate::diagnostic::Lang;
use crate::edition::Edition;
use crate::markdown::plain;
use crate::model::{Entry, EntryId, Kind, Status};
use crate::render::assets::Assets;
use crate::render::feed::{FEED, Followed};
use crate::render::parts::Parts;
use crate::render::pen::{address, percent_encode, web};
use crate::render::picture::{Picture, Pictures};
use crate::render::theme::Theme;
use crate::render::words::Words;
use crate::render::{OFFLINE, OPEN_SEARCH};
use crate::route::{Legal, Page};
use crate::source::Sources;

/// An edition with what pages share.
pub struct Shared {
    /// The edition.
    pub edition: Arc<Edition>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// Listed entries of each theme, in French order.
    pub by_theme: Vec<Vec<EntryId>>,
    /// The lists that are too long for a page.
    pub parts: Parts,
    /// The place of each entry in the French order.
    ranks: Vec<usize>,
    cards: Vec<Option<Card>>,
    paths: Vec<String>,
}

/// An entry as other pages show it.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its title.
    #[serde(rename = "titre")]
    pub title: String,
    /// Its acronym.
    #[serde(rename = "sigle")]
    pub acronym: Option<String>,
    /// From the site's root.
    #[serde(rename = "adresse")]
    pub address: String,
    /// The key of its kind: `terme`.
    #[serde(rename = "genre")]
    pub kind: &'static str,
    /// The name of its kind: « Terme ».
    #[serde(rename = "genre_nom")]
    pub kind_name: String,
    /// Its summary or its definition, without marks.
    #[serde(rename = "resume")]
    pub summary: Option<String>,
    /// What its reader should know of its state: a draft, in doubt, retired.
    #[serde(rename = "etat")]
    pub state: Option<String>,
}

/// The site as every page shows it.
#[derive(Debug, Serialize)]
pub struct SiteView {
    #[serde(rename = "titre")]
    title: String,
    #[serde(rename = "sous_titre")]
    tagline: Option<String>,
    #[serde(rename = "langue")]
    lang: &'static str,
    /// The language with its country, as networks want it.
    locale: &'static str,
    menu: Vec<MenuItem>,
    #[serde(rename = "recherche")]
    search: FieldView,
    /// What makes a browser offer the search, for a site that has an address.
    #[serde(rename = "moteur")]
    engine: Option<&'static str>,
    /// The page where readers take the site along, for a site that they can.
    #[serde(rename = "copie")]
    offline: Option<&'static str>,
    #[serde(rename = "feuilles")]
    sheets: Vec<String>,
    scripts: Vec<String>,
    /// What a tab shows.
    #[serde(rename = "icone")]
    icon: Option<IconView>,
    /// The same for browsers that read no SVG.
    #[serde(rename = "icone_simple")]
    favicon: Option<String>,
    /// What a phone shows of the site among its applications.
    #[serde(rename = "icone_telephone")]
    touch_icon: Option<String>,
    /// What pages may load, when they say it themselves.
    #[serde(rename = "politique")]
    policy: Option<&'static str>,
    #[serde(rename = "couleur_claire")]
    light: String,
    #[serde(rename = "couleur_sombre")]
    dark: String,
    logo: Option<String>,
    #[serde(rename = "pied")]
    footer: Option<String>,
    pages: Vec<Link>,
    /// The page of the data.
    #[serde(rename = "donnees")]
    data: Option<Link>,
    /// What the law asks for.
    #[serde(rename = "legal")]
    legal: Vec<Link>,
    #[serde(rename = "editeur")]
    publisher: Option<PublisherView>,
    #[serde(rename = "licence")]
    licence: Option<LicenceView>,
    #[serde(rename = "depot")]
    repository: Option<String>,
    #[serde(rename = "edition")]
    date: DateView,
    version: &'static str,
}

/// What a tab shows.
#[derive(Debug, Serialize)]
pub struct IconView {
    #[serde(rename = "adresse")]
    pub address: String,
    /// Its media type.
    #[serde(rename = "media")]
    pub media_type: &'static str,
}

/// An item of the menu.
#[derive(Debug, Serialize)]
struct MenuItem {
    #[serde(rename = "cle")]
    key: &'static str,
    #[serde(flatten)]
    link: Link,
}

/// Who publishes.
#[derive(Debug, Serialize)]
struct PublisherView {
    #[serde(rename = "nom")]
    name: String,
    #[serde(rename = "adresse")]
    url: Option<String>,
    #[serde(rename = "courriel")]
    mail: Option<Link>,
}

/// Under what terms.
#[derive(Debug, Serialize)]
struct LicenceView {
    #[serde(rename = "nom")]
    name: String,
    #[serde(rename = "adresse")]
    url: Option<String>,
}

impl Shared {
    /// Makes what the pages of an edition share.
    pub fn new(edition: Arc<Edition>, theme: Arc<Theme>, sources: &Sources) -> Self {
        let words = theme.words();
        let entries = edition.lexicon.entries();
        let cards = entries
            .par_iter()
            .enumerate()
            .map(|(at, entry)| card(&edition, words, EntryId(at as u32), entry))
            .collect();
        let mut by_theme = vec![Vec::new(); edition.config.themes.len()];
        let mut ranks = vec![usize::MAX; entries.len()];
        for (rank, id) in edition.order.iter().copied().enumerate() {
            ranks[id.0 as usize] = rank;
            let entry = edition.lexicon.get(id);
            let theme = entry.meta.theme.filter(|_| entry.is_listed());
            if let Some(listed) = theme.and_then(|theme| by_theme.get_mut(theme.0 as usize)) {
                listed.push(id);
            }
        }
        let paths = entries.iter().map(|entry| sources.get(entry.source).path.clone()).collect();
        let parts = Parts::of(&edition, &by_theme);
        Shared { edition, theme, by_theme, parts, ranks, cards, paths }
    }

    /// The words of the interface.
    pub fn words(&self) -> &Words {
        self.theme.words()
    }

    /// The site's wishes.
    pub fn config(&self) -> &Config {
        &self.edition.config
    }

    /// An entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        self.edition.lexicon.get(id)
    }

    /// An entry as other pages show it; `None` when it is not published.
    pub fn card(&self, id: EntryId) -> Option<&Card> {
        self.cards.get(id.0 as usize)?.as_ref()
    }

    /// Those of some entries that are published.
    pub fn cards<I: IntoIterator<Item = EntryId>>(&self, ids: I) -> Vec<&Card> {
        ids.into_iter().filter_map(|id| self.card(id)).collect()
    }

    /// Those of some entries that readers find in lists, in French order.
    pub fn listed(&self, ids: &[EntryId]) -> Vec<&Card> {
        let listed: Vec<EntryId> = ids.iter().copied().filter(|id| self.entry(*id).is_listed()).collect();
        self.cards(self.in_order(&listed))
    }

    /// Some entries in French order.
    pub fn in_order(&self, ids: &[EntryId]) -> Vec<EntryId> {
        let mut ids = ids.to_vec();
        ids.sort_by_key(|id| self.ranks.get(id.0 as usize));
        ids
    }

    /// The path of an entry's file from the site's folder.
    pub fn path(&self, id: EntryId) -> &str {
        self.paths.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The address of a feed from the site's root, for a site that has an address: a feed names pages by it.
    pub fn feed(&self, followed: Followed) -> Option<String> {
        self.config().base_url.as_ref()?;
        Some(format!("{}{FEED}", self.address(followed.page())?))
    }

    /// The address of a page from the site's root, when the site has that page.
    pub fn address(&self, page: Page) -> Option<String> {
        self.edition.routes.page(page).map(address)
    }
}

impl SiteView {
    /// The same while its author works on it: a copy kept by the browser would hide what he has just written.
    pub fn unkept(self) -> Self {
        SiteView { offline: None, ..self }
    }

    /// The site as every page shows it.
    pub fn new(shared: &Shared, assets: &Assets, pictures: &Pictures) -> Self {
        let (config, words) = (shared.config(), shared.words());
        let manifest = shared.theme.manifest();
        let asset = |name: &String| assets.address(name).map(str::to_owned);
        SiteView {
            title: config.title.clone(),
            tagline: config.tagline.clone(),
            lang: config.lang.tag(),
            locale: match config.lang {
                Lang::Fr => "fr_FR",
                Lang::En => "en_GB",
            },
            menu: menu(shared),
            search: FieldView::new(shared, assets),
            engine: config.base_url.as_ref().map(|_| OPEN_SEARCH),
            offline: Some(OFFLINE),
            sheets: manifest.sheets.iter().filter_map(asset).collect(),
            scripts: manifest.scripts.iter().filter_map(asset).collect(),
            icon: IconView::new(shared, assets),
            favicon: pictures.address(&shared.edition, Picture::Favicon),
            touch_icon: pictures.address(&shared.edition, Picture::Touch),
            policy: config.policy_in_pages.then(|| assets.policy()),
            light: manifest.light.clone(),
            dark: manifest.dark.clone(),
            logo: shared.edition.logo.and_then(|logo| shared.edition.asset(logo)).as_ref().map(address),
            footer: config.appearance.footer.clone(),
            pages: footer_pages(shared),
            data: shared.address(Page::Data).map(|page| Link::new(words.get("donnees.titre"), page)),
            legal: super::legal::links(shared),
            publisher: publisher(config),
            licence: config.licence.clone().map(|name| LicenceView { name, url: config.licence_url.clone() }),
            repository: config.repository.url.as_deref().and_then(web).map(str::to_owned),
            date: DateView::new(shared.edition.info.date, words),
            version: shared.edition.info.version,
        }
    }
}

impl IconView {
    /// The theme's own icon when the site has brought one; else its logo, which pages show anyway: one file for
    /// both is one request; else the icon in the program.
    pub fn new(shared: &Shared, assets: &Assets) -> Option<Self> {
        let edition = &shared.edition;
        let logo = || edition.asset(edition.logo?).as_ref().map(address);
        let logo = if shared.theme.has_own_icon() { None } else { logo() };
        let address = logo.or_else(|| assets.address(&shared.theme.manifest().icon).map(str::to_owned))?;
        let media_type = media_type(&address)?;
        Some(IconView { address, media_type })
    }
}

/// The media type of a picture, by the end of its name.
fn media_type(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    Some(match extension.to_lowercase().as_str() {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        _ => return None,
    })
}

/// A `mailto:` address.
pub fn mailto(address: &str, subject: &str) -> String {
    let subject =
        if subject.is_empty() { String::new() } else { format!("?subject={}", percent_encode(subject, "")) };
    format!("mailto:{}{subject}", percent_encode(address, "@+"))
}

fn card(edition: &Edition, words: &Words, id: EntryId, entry: &Entry) -> Option<Card> {
    let permalink = edition.routes.entry(id)?;
    let state = match entry.meta.status {
        Status::Draft | Status::ToReview | Status::Retired => {
            Some(words.get(&format!("statut.{}.nom", status_key(entry.meta.status))).to_owned())
        }
        Status::Proposed | Status::Approved => None,
    };
    Some(Card {
        title: entry.title.value.clone(),
        acronym: entry.term().and_then(|term| term.acronym.as_ref()).map(|acronym| acronym.value.clone()),
        address: address(permalink),
        kind: entry.kind.key(),
        kind_name: words.get(&format!("genre.{}", entry.kind.key())).to_owned(),
        summary: summary(entry),
        state,
    })
}

/// What an entry is in a sentence or two, without marks: its summary, or its definition.
pub fn summary(entry: &Entry) -> Option<String> {
    let definition = || {
        let term = entry.term()?;
        term.senses.first().map(|sense| &sense.definition).or(term.plain.as_ref())
    };
    let summary = match entry.kind {
        Kind::Term => definition().or(entry.meta.summary.as_ref()),
        _ => entry.meta.summary.as_ref(),
    };
    summary.map(plain).filter(|summary| !summary.is_empty())
}

/// The name of a status in the locales.
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::ToReview => "a_revoir",
        status => status.key(),
    }
}

fn menu(shared: &Shared) -> Vec<MenuItem> {
    let item = |page: Page, key: &'static str| {
        let text = shared.words().get(&format!("menu.{key}")).to_owned();
        Some(MenuItem { key, link: Link { text, address: shared.address(page)? } })
    };
    [
        item(Page::List(Kind::Term), "lexique"),
        item(Page::Themes, "themes"),
        item(Page::List(Kind::Fiche), "fiches"),
        item(Page::List(Kind::Mission), "missions"),
        item(Page::List(Kind::Workshop), "ateliers"),
        item(Page::List(Kind::Pathway), "parcours"),
        item(Page::Changes, "nouveautes"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn footer_pages(shared: &Shared) -> Vec<Link> {
    let is_legal =
        |id: EntryId| Legal::ALL.iter().any(|legal| shared.entry(id).slug.value.as_str() == legal.folder());
    let pages = shared.edition.listed(Kind::Page);
    let pages = pages.filter(|id| shared.entry(*id).meta.is_announced && !is_legal(*id));
    let pages = pages.filter_map(|id| shared.card(id));
    pages.map(|card| Link::new(card.title.clone(), card.address.clone())).collect()
}

fn publisher(config: &Config) -> Option<PublisherView> {
    let publisher = &config.publisher;
    let name = publisher.name.clone().or_else(|| publisher.email.clone())?;
    Some(PublisherView {
        name,
        url: publisher.url.as_deref().and_then(web).map(str::to_owned),
        mail: publisher.email.as_ref().map(|email| Link::new(email.clone(), mailto(email, ""))),
    })
}
