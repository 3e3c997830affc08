//! The page where readers take the lexicon along.

use serde::Serialize;
use serde_json::Value;

use super::Shared;
use crate::render::assets::Assets;

/// What its script needs.
#[derive(Debug, Serialize)]
pub struct OfflineView {
    /// The script, from the site's root; none in a theme without it.
    script: Option<String>,
    /// Its words, as JSON.
    #[serde(rename = "mots")]
    words: String,
}

impl OfflineView {
    /// The page of a site.
    pub fn new(shared: &Shared, assets: &Assets) -> Self {
        let words = shared.words().under("hors_ligne");
        let words: serde_json::Map<String, Value> =
            words.map(|(key, word)| (key.to_owned(), Value::from(word))).collect();
        OfflineView {
            script: assets.address("emporter.js").map(str::to_owned),
            words: Value::Object(words).to_string(),
        }
    }
}
