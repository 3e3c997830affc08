//! A term as a small page that other sites show in a frame.

use serde::Serialize;

use super::{Card, Link, Shared};
use crate::model::EntryId;
use crate::render::assets::Assets;
use crate::route::Permalink;

/// Where cards for other sites stand, from the site's root.
pub const EMBEDS: &str = "cartes/";

/// How a card looks: as the reader's device wishes, or always the same, as the page around it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// As the device wishes.
    Auto,
    /// `clair`.
    Light,
    /// `sombre`.
    Dark,
}

/// The card of a term.
#[derive(Debug, Serialize)]
pub struct EmbedView<'a> {
    #[serde(rename = "langue")]
    lang: &'static str,
    #[serde(rename = "teinte")]
    shade: &'static str,
    #[serde(rename = "politique")]
    policy: Option<&'static str>,
    #[serde(rename = "feuille")]
    sheet: Option<&'a str>,
    #[serde(rename = "entree")]
    entry: &'a Card,
    #[serde(rename = "en_clair")]
    plain: Option<String>,
    #[serde(rename = "canonique")]
    canonical: Option<String>,
    site: Link,
    licence: Option<&'a str>,
    #[serde(rename = "licence_adresse")]
    licence_url: Option<&'a str>,
}

impl Shade {
    /// Every shade.
    pub const ALL: &[Shade] = &[Shade::Auto, Shade::Light, Shade::Dark];

    /// Its word, in addresses and in the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            Shade::Auto => "auto",
            Shade::Light => "clair",
            Shade::Dark => "sombre",
        }
    }

    /// Where the card of a term stands: `/cartes/rendre-compte/`, `/cartes/rendre-compte/sombre/`.
    pub fn permalink(self, id: &str) -> Permalink {
        match self {
            Shade::Auto => Permalink::folder(&format!("{EMBEDS}{id}")),
            shade => Permalink::folder(&format!("{EMBEDS}{id}/{}", shade.key())),
        }
    }
}

impl<'a> EmbedView<'a> {
    /// The card of a term that is published.
    pub fn new(shared: &'a Shared, assets: &'a Assets, id: EntryId, shade: Shade) -> Option<Self> {
        let config = shared.config();
        let entry = shared.card(id)?;
        let term = shared.entry(id).term()?;
        Some(EmbedView {
            lang: config.lang.tag(),
            shade: shade.key(),
            policy: config.policy_in_pages.then(|| assets.policy()),
            sheet: assets.address("carte.css"),
            entry,
            plain: term.plain.as_ref().map(crate::markdown::plain),
            canonical: config.base_url.as_ref().map(|base| format!("{}{}", base.as_str(), entry.address)),
            site: Link::new(config.title.clone(), ""),
            licence: config.licence.as_deref(),
            licence_url: config.licence_url.as_deref(),
        })
    }
}
