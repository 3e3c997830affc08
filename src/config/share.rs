//! How pages are passed on: what networks show beside a link, and the links that pass it on.

use super::keys::SHARE;
use super::section;
use crate::diagnostic::text;
use crate::source::Placed;
use crate::syntax::Fields;

/// `[partage]`.
#[derive(Clone, Debug, Default)]
pub struct Share {
    /// `reseaux`: where readers may pass a page on, besides by mail, in the order written.
    pub networks: Vec<Network>,
    /// `image`: a picture of `content/` in the place of the card that Boussole draws.
    pub image: Option<Placed<String>>,
    /// `images`: for which pages a card is drawn.
    pub cards: Cards,
}

/// A network that takes a page by a plain link, without a script of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// `whatsapp`.
    WhatsApp,
    /// `linkedin`.
    LinkedIn,
    /// `facebook`.
    Facebook,
}

/// For which pages a card is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cards {
    /// `site`: one for all.
    #[default]
    Site,
    /// `entrees`: one for each entry too.
    Entries,
}

impl Network {
    /// The words of `reseaux`. Mastodon has none: nobody but its reader knows which server is theirs.
    pub const WORDS: &[(&str, Network)] =
        &[("whatsapp", Network::WhatsApp), ("linkedin", Network::LinkedIn), ("facebook", Network::Facebook)];

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Network::WhatsApp => "WhatsApp",
            Network::LinkedIn => "LinkedIn",
            Network::Facebook => "Facebook",
        }
    }
}

impl Cards {
    /// The words of `images`.
    pub const WORDS: &[(&str, Cards)] = &[("site", Cards::Site), ("entrees", Cards::Entries)];
}

/// Types of pictures that networks show.
const SHOWN: &[&str] = &["png", "jpg", "jpeg"];

/// Reads the section.
pub fn read(root: &mut Fields<'_>, share: &mut Share) {
    section(root, "partage", SHARE.names, |fields| {
        for network in fields.choices("reseaux", Network::WORDS) {
            if !share.networks.contains(&network.value) {
                share.networks.push(network.value);
            }
        }
        share.cards = fields.choice("images", Cards::WORDS).map_or_else(Cards::default, |cards| cards.value);
        share.image = fields.placed("image");
        let extension = |path: &str| path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
        let refused = share
            .image
            .take_if(|image| !extension(&image.value).is_some_and(|found| SHOWN.contains(&found.as_str())));
        if let Some(image) = refused {
            fields.wrong_type(
                &image.place.span,
                text(
                    "une image PNG ou JPEG de content/ : les réseaux n’en montrent pas d’autres",
                    "a PNG or JPEG picture of content/: networks show no others",
                ),
            );
        }
    });
}
