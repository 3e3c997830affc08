//! How a reader passes a page on: plain links, which tell nobody anything before they are followed.

use serde::Serialize;

use super::Shared;
use crate::config::Network;
use crate::render::pen::percent_encode;

/// A link that passes a page on.
#[derive(Debug, Serialize)]
pub struct ShareView {
    #[serde(rename = "texte")]
    text: String,
    #[serde(rename = "adresse")]
    url: String,
    #[serde(rename = "par_courriel")]
    is_mail: bool,
}

impl ShareView {
    /// By mail, and by the networks that the site names. `url` is the page's full address.
    pub fn all(shared: &Shared, title: &str, url: &str) -> Vec<ShareView> {
        let (words, config) = (shared.words(), shared.config());
        let fill = |key| words.fill(key, &[("titre", title), ("site", &config.title), ("adresse", url)]);
        let encoded = |text: &str| percent_encode(text, "");
        let mail = ShareView {
            text: words.get("partage.courriel").to_owned(),
            // A mail without recipient: its reader knows whom to write to (RFC 6068).
            url: format!(
                "mailto:?subject={}&body={}",
                encoded(&fill("partage.objet")),
                encoded(&fill("partage.message"))
            ),
            is_mail: true,
        };
        let networks = config.share.networks.iter().map(|network| ShareView {
            text: network.name().to_owned(),
            url: match network {
                Network::WhatsApp => format!("https://wa.me/?text={}", encoded(&fill("partage.message"))),
                Network::LinkedIn => {
                    format!("https://www.linkedin.com/sharing/share-offsite/?url={}", encoded(url))
                }
                Network::Facebook => format!("https://www.facebook.com/sharer/sharer.php?u={}", encoded(url)),
            },
            is_mail: false,
        });
        std::iter::once(mail).chain(networks).collect()
    }
}
