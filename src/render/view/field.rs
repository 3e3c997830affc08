//! The field to search in, on every page, and what its script needs.

use serde::Serialize;
use serde_json::{Value, json};

use super::Shared;
use super::entry::plural_word;
use super::shared::mailto;
use crate::config::{Config, Forge};
use crate::model::Kind;
use crate::render::SEARCH;
use crate::render::assets::Assets;
use crate::render::pen::{percent_encode, web};
use crate::route::Page;

/// Where a proposal has the word that was looked for.
const WORD: &str = "{mot}";

/// The field to search in.
#[derive(Debug, Serialize)]
pub struct FieldView {
    /// The page of the answers, from the site's root.
    #[serde(rename = "page")]
    page: &'static str,
    /// The script of the field, from the site's root; none in a theme without it.
    #[serde(rename = "champ")]
    script: Option<String>,
    /// The words of that script, as JSON.
    #[serde(rename = "mots")]
    words: String,
}

impl FieldView {
    /// The field of a site.
    pub fn new(shared: &Shared, assets: &Assets) -> Self {
        FieldView {
            page: SEARCH,
            script: assets.address("chercher.js").map(str::to_owned),
            words: words(shared).to_string(),
        }
    }
}

/// What the script says, by the keys of the locales.
fn words(shared: &Shared) -> Value {
    const KEYS: [&str; 22] = [
        "titre",
        "invite",
        "resultats",
        "plus",
        "rien",
        "rien_conseil",
        "vouliez_vous",
        "lexique",
        "sigle",
        "autre_nom",
        "a_eviter",
        "corrige",
        "compris",
        "plus_general",
        "tout",
        "tous",
        "tous_resultats",
        "suite",
        "panne",
        "abimee",
        "nouveau",
        "reessayer",
    ];
    let words = shared.words();
    let get = |key: &str| Value::from(words.get(&format!("recherche.{key}")));
    let mut all: serde_json::Map<String, Value> =
        KEYS.iter().map(|key| ((*key).to_owned(), get(key))).collect();
    let kinds = Kind::ALL.iter().map(|kind| {
        let one = words.get(&format!("genre.{}", kind.key()));
        (kind.key().to_owned(), json!([one, words.get(plural_word(*kind))]))
    });
    all.insert("sortes".to_owned(), Value::Object(kinds.collect()));
    all.insert("compte".to_owned(), json!([get("compte.un"), get("compte.plusieurs")]));
    all.insert("choisir".to_owned(), json!([get("sortes"), get("themes")]));
    all.insert("az".to_owned(), json!(shared.address(Page::List(Kind::Term)).unwrap_or_default()));
    if let Some(proposal) = proposal(shared.config(), words.get("recherche.proposer_objet")) {
        all.insert("proposer".to_owned(), json!([get("proposer"), proposal]));
    }
    Value::Object(all)
}

/// The address where a word is proposed, with [`WORD`] in it: a mail to the publisher, whom everybody can
/// write to, or else a new issue at the forge of the sources.
pub fn proposal(config: &Config, subject: &str) -> Option<String> {
    let (before, after) = subject.split_once(WORD).unwrap_or((subject, ""));
    let subject = format!("{}{WORD}{}", percent_encode(before, ""), percent_encode(after, ""));
    if let Some(email) = &config.publisher.email {
        return Some(format!("{}?subject={subject}", mailto(email, "")));
    }
    let forge = config.repository.url.as_deref().and_then(web)?.trim_end_matches('/');
    Some(match config.repository.forge == Some(Forge::GitLab) {
        true => format!("{forge}/-/issues/new?issue[title]={subject}"),
        false => format!("{forge}/issues/new?title={subject}"),
    })
}

/// The address where one word is proposed.
pub fn proposal_of(config: &Config, subject: &str, word: &str) -> Option<String> {
    proposal(config, subject).map(|address| address.replace(WORD, &percent_encode(word, "")))
}
