//! Pictures that a browser or a network asks for and no author drew: icons, and the card beside a link.
//!
//! They are drawn when somebody asks for them, from the theme's own icon, or the site's logo, or the icon in the
//! program. Their names change with what they are drawn from, so browsers may keep them for ever.

mod canvas;
mod card;
mod icon;

use canvas::{Canvas, Drawing};
use card::{Colours, Words};
use icon::Stand;

use super::accent::{self, Colour};
use super::assets::fingerprint;
use super::pen::address;
use super::theme::Theme;
use super::view::{PictureView, Shared};
use crate::config::Cards;
use crate::edition::Edition;
use crate::model::{EntryId, Kind};
use crate::project::Asset;
use crate::route::OutputPath;

/// Where the icons of phones are, from the site's root.
pub const ICONS: &str = "assets/icones/";

/// Where the cards are.
pub const CARDS: &str = "assets/partage/";

/// How pictures are drawn: another number gives them other names.
const MANNER: u64 = 1;

/// The accent of the theme in the program, for a site without its own.
const ACCENT: &str = "#1b5e57";

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// `favicon.ico`, at the root, where browsers look.
    Favicon,
    /// `apple-touch-icon.png`, at the root, where phones look.
    Touch,
    /// An icon of the manifest, by its side.
    Icon(u32),
    /// One that a phone may cut.
    Maskable,
    /// The card of the site.
    SiteCard,
    /// The card of an entry.
    EntryCard(EntryId),
}

/// What the pictures of a site are drawn from.
pub struct Pictures {
    sign: Option<Drawing>,
    colours: Colours,
    /// A fingerprint of both.
    mark: u64,
}

impl Picture {
    /// Icons of the manifest, with their purpose there.
    pub const OF_MANIFEST: [(Picture, u32, &str); 3] = [
        (Picture::Icon(192), 192, "any"),
        (Picture::Icon(512), 512, "any"),
        (Picture::Maskable, 512, "maskable"),
    ];
}

impl Pictures {
    /// For an edition in a theme.
    pub fn new(edition: &Edition, theme: &Theme) -> Pictures {
        let manifest = theme.manifest();
        let paper = Colour::parse(&manifest.light).unwrap_or(Colour::WHITE);
        let accent = edition.config.appearance.accent.as_deref().unwrap_or(ACCENT);
        let colours = Colours { paper, accent: accent::by_day(accent, paper).unwrap_or(Colour::BLACK) };
        let logo = edition.logo.and_then(|at| edition.assets.get(at)).and_then(of_asset);
        let icon = || of_file(&manifest.icon, theme.asset(&manifest.icon)?);
        let embedded = || of_file("icone.svg", super::files::icon()?);
        let sign = match theme.has_own_icon() {
            true => icon().or(logo),
            false => logo.or_else(icon),
        };
        let (sign, print) = sign.or_else(embedded).map_or((None, 0), |(sign, print)| (Some(sign), print));
        let colour = format!("{MANNER} {print:x} {} {}", colours.paper.hex(), colours.accent.hex());
        Pictures { sign, colours, mark: fingerprint(colour.as_bytes()) }
    }

    /// Every picture of a site, by its path.
    pub fn files(&self, edition: &Edition) -> Vec<(OutputPath, Picture)> {
        let mut pictures = vec![Picture::Favicon, Picture::Touch];
        pictures.extend(Picture::OF_MANIFEST.iter().map(|(picture, _, _)| *picture));
        if edition.config.base_url.is_some() {
            if edition.share_image.is_none() {
                pictures.push(Picture::SiteCard);
            }
            if edition.config.share.cards == Cards::Entries {
                let entries = edition.order.iter().copied();
                pictures.extend(entries.filter(|id| has_card(edition, *id)).map(Picture::EntryCard));
            }
        }
        let place = |picture| Some((OutputPath::new(&self.address(edition, picture)?)?, picture));
        pictures.into_iter().filter_map(place).collect()
    }

    /// The address of a picture from the site's root; `None` when nothing can be drawn.
    pub fn address(&self, edition: &Edition, picture: Picture) -> Option<String> {
        self.sign.as_ref()?;
        let mark = self.mark;
        Some(match picture {
            Picture::Favicon => "favicon.ico".to_owned(),
            Picture::Touch => "apple-touch-icon.png".to_owned(),
            Picture::Icon(side) => format!("{ICONS}{side}.{mark:016x}.png"),
            Picture::Maskable => format!("{ICONS}512-rogne.{mark:016x}.png"),
            Picture::SiteCard => format!("{CARDS}site.{:016x}.png", self.mark_of(site_words(edition))),
            Picture::EntryCard(id) => {
                let entry = edition.lexicon.get(id);
                let words = EntryWords::new(edition, id);
                let mark = self.mark_of(words.words(edition));
                format!("{CARDS}{}/{}.{mark:016x}.png", entry.kind.folder(), entry.slug.value)
            }
        })
    }

    /// The file of a picture.
    pub fn make(&self, edition: &Edition, picture: Picture) -> Option<Vec<u8>> {
        let (sign, paper) = (self.sign.as_ref()?, self.colours.paper);
        let png = |canvas: Option<Canvas>| canvas?.png();
        match picture {
            Picture::Favicon => icon::favicon(sign, paper),
            Picture::Touch => png(icon::icon(sign, 180, Stand::Paper, paper)),
            Picture::Icon(side) => png(icon::icon(sign, side, Stand::Bare, paper)),
            Picture::Maskable => png(icon::icon(sign, 512, Stand::Maskable, paper)),
            Picture::SiteCard => png(card::card(site_words(edition), sign, self.colours)),
            Picture::EntryCard(id) => {
                png(card::card(EntryWords::new(edition, id).words(edition), sign, self.colours))
            }
        }
    }

    /// The picture that networks show beside a link to an entry, or to a page of the site.
    pub fn shown(&self, shared: &Shared, entry: Option<EntryId>) -> Option<PictureView> {
        let edition = &shared.edition;
        let config = &edition.config;
        let base = config.base_url.as_ref()?.as_str();
        let own = entry.filter(|id| config.share.cards == Cards::Entries && has_card(edition, *id));
        let (address, size, text) = match (own, edition.share_image) {
            (Some(id), _) => {
                let title = &edition.lexicon.get(id).title.value;
                let address = self.address(edition, Picture::EntryCard(id))?;
                (address, Some(card::SIZE), format!("{title} – {}", config.title))
            }
            (None, Some(at)) => {
                let picture = edition.asset(at).as_ref().map(address)?;
                (picture, edition.assets.get(at)?.dimensions, config.title.clone())
            }
            (None, None) => {
                let words = site_words(edition);
                let text = match words.text {
                    "" => words.title.to_owned(),
                    text => format!("{} – {text}", words.title),
                };
                (self.address(edition, Picture::SiteCard)?, Some(card::SIZE), text)
            }
        };
        Some(PictureView { url: format!("{base}{address}"), size, text })
    }

    fn mark_of(&self, words: Words<'_>) -> u64 {
        let Words { beside, title, text, foot } = words;
        fingerprint(format!("{:x}\n{beside}\n{title}\n{text}\n{foot}", self.mark).as_bytes())
    }
}

/// Whether an entry may have a card of its own: a page is of the site.
fn has_card(edition: &Edition, id: EntryId) -> bool {
    let entry = edition.lexicon.get(id);
    entry.kind != Kind::Page && super::sitemap::is_public(entry)
}

fn site_words(edition: &Edition) -> Words<'_> {
    let config = &edition.config;
    let text = config.tagline.as_deref().or(config.description.as_deref()).unwrap_or_default();
    Words { beside: "", title: &config.title, text, foot: foot(edition) }
}

/// What the card of an entry says.
struct EntryWords<'a> {
    title: &'a str,
    summary: String,
}

impl<'a> EntryWords<'a> {
    fn new(edition: &'a Edition, id: EntryId) -> Self {
        let entry = edition.lexicon.get(id);
        EntryWords { title: &entry.title.value, summary: super::view::summary(entry).unwrap_or_default() }
    }

    fn words<'b>(&'b self, edition: &'b Edition) -> Words<'b> {
        Words { beside: &edition.config.title, title: self.title, text: &self.summary, foot: foot(edition) }
    }
}

/// The site's address as people say it.
fn foot(edition: &Edition) -> &str {
    let address = edition.config.base_url.as_ref().map_or("", |base| base.as_str());
    address.split_once("://").map_or("", |(_, rest)| rest.trim_end_matches('/'))
}

/// The drawing of a picture of `content/`, with its fingerprint.
fn of_asset(asset: &Asset) -> Option<(Drawing, u64)> {
    match (&asset.svg, &asset.bytes) {
        (Some(svg), _) => Some((Drawing::of_svg(&svg.text)?, fingerprint(svg.text.as_bytes()))),
        (None, Some(bytes)) => Some((Drawing::of_picture(bytes)?, fingerprint(bytes))),
        (None, None) => None,
    }
}

/// The drawing of a file of the theme.
fn of_file(name: &str, bytes: &[u8]) -> Option<(Drawing, u64)> {
    let drawing = match name.ends_with(".svg") {
        true => Drawing::of_svg(&String::from_utf8_lossy(bytes))?,
        false => Drawing::of_picture(bytes)?,
    };
    Some((drawing, fingerprint(bytes)))
}
