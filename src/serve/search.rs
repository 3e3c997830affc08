//! `/recherche/?q=…`: the answer as a page, or as JSON for a program.
//!
//! | parameter | what |
//! |---|---|
//! | `q` | the words |
//! | `sorte` | only that kind: `terme`, `fiche`… |
//! | `theme` | only the theme of that id |
//! | `n` | how many hits |
//! | `format` | `json`; so does an `Accept` header that asks for JSON and not for HTML |

use std::sync::{Arc, OnceLock};

use axum::http::{HeaderMap, Uri, header};

use super::address::decode;
use super::live::Site;
use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::index::records;
use crate::model::Kind;
use crate::render::SEARCH;
use crate::route::OutputPath;
use crate::search::{Answer, Engine, Query, json};

/// Hits of a page.
const LIMIT: usize = 50;
/// Hits of a page at most, however many it asks for.
const MOST: usize = 500;
/// Letters of a query at most: the rest says nothing more.
const LONGEST: usize = 400;

/// The index of an edition, made when it is first asked.
pub struct Index {
    edition: Arc<Edition>,
    engine: OnceLock<Option<Engine>>,
}

/// What a request asks of the search.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing: it is for something else.
    Nothing,
    /// The address with its last `/`, where relative links work.
    Elsewhere(String),
    /// An answer.
    Question(Question),
}

/// A question.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    query: Query,
    is_json: bool,
    /// Whether it asks for a kind that does not exist.
    is_nowhere: bool,
}

/// An answer, written.
pub enum Found {
    /// A page.
    Page(String),
    /// For a program.
    Json(String),
}

impl Index {
    /// The index of an edition.
    pub fn of(edition: Arc<Edition>) -> Self {
        Index { edition, engine: OnceLock::new() }
    }

    /// Looks for something. An engine that fails has found nothing: in memory it has no reason to.
    fn search(&self, query: &Query) -> Answer {
        let engine = self.engine.get_or_init(|| Engine::build(&records(&self.edition)).ok());
        engine.as_ref().and_then(|engine| engine.search(query).ok()).unwrap_or_default()
    }
}

/// Reads a request. `base` is the path of the site's address on the web.
pub fn asked(uri: &Uri, headers: &HeaderMap, base: &str) -> Asked {
    let path = uri.path();
    let below = path.strip_prefix(base).or_else(|| path.strip_prefix('/'));
    match below {
        Some(below) if below == SEARCH => {}
        Some(below) if below == SEARCH.trim_end_matches('/') => return Asked::Elsewhere(format!("{path}/")),
        _ => return Asked::Nothing,
    }
    let parameters: Vec<(String, String)> = uri.query().map(read).unwrap_or_default();
    let get = |name: &str| parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    let wants_json = accept.contains("application/json") && !accept.contains("text/html");
    let text: String = get("q").unwrap_or_default().chars().take(LONGEST).collect();
    // What nobody can see nobody typed.
    let text = text.replace(char::is_control, " ");
    Asked::Question(Question {
        query: Query {
            text: text.trim_start().to_owned(),
            limit: get("n").and_then(|n| n.parse().ok()).map_or(LIMIT, |n: usize| n.clamp(1, MOST)),
            kind: get("sorte").and_then(|key| Kind::of_key(&key)),
            theme: get("theme").filter(|theme| !theme.is_empty()),
            ..Query::new("")
        },
        is_nowhere: get("sorte").is_some_and(|key| !key.is_empty() && Kind::of_key(&key).is_none()),
        is_json: wants_json || get("format").as_deref() == Some("json"),
    })
}

/// The file of the pack that a path asks for.
pub fn file(path: &str, base: &str) -> Option<OutputPath> {
    let below = path.strip_prefix(base).or_else(|| path.strip_prefix('/'))?;
    OutputPath::new(below).filter(|path| path.as_str().starts_with(SEARCH))
}

/// Answers a question.
///
/// # Errors
/// A complaint about the site's own theme.
pub fn answer(site: &Site, question: &Question) -> Result<Found, Box<Diagnostic>> {
    let Question { query, is_json, is_nowhere } = question;
    let answer = (!query.text.is_empty()).then(|| match is_nowhere {
        true => Answer::default(),
        false => site.index.search(query),
    });
    match is_json {
        true => Ok(Found::Json(json(&query.text, &answer.unwrap_or_default()).to_string())),
        false => site.files.search_page(query, answer.as_ref()).map(Found::Page),
    }
}

/// Parameters as forms send them (WHATWG URL, `application/x-www-form-urlencoded`).
fn read(query: &str) -> Vec<(String, String)> {
    let value = |part: &str| decode(&part.replace('+', " ")).unwrap_or_default();
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.map(|(key, text)| (value(key), value(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read() {
        let ask = |path: &str, accept: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, accept.parse().unwrap());
            asked(&path.parse().unwrap(), &headers, "/docs/")
        };
        let question = |text: &str, kind, is_json| {
            let query = Query { limit: LIMIT, kind, ..Query::new(text) };
            Asked::Question(Question { query, is_json, is_nowhere: false })
        };
        for (path, accept, expected) in [
            ("/recherche/?q=rendre+compte", "text/html", question("rendre compte", None, false)),
            ("/docs/recherche/?q=%C3%A9tat&sorte=terme", "*/*", question("état", Some(Kind::Term), false)),
            ("/recherche/?format=json&q=a", "text/html", question("a", None, true)),
            ("/recherche/?q=a%26b", "application/json", question("a&b", None, true)),
            ("/recherche/", "text/html,application/json", question("", None, false)),
            ("/recherche?q=a", "*/*", Asked::Elsewhere("/recherche/".to_owned())),
            ("/docs/recherche", "*/*", Asked::Elsewhere("/docs/recherche/".to_owned())),
            ("/recherches/", "*/*", Asked::Nothing),
            ("/lexique/recherche/", "*/*", Asked::Nothing),
            ("/recherche/?q=%ff", "*/*", question("", None, false)),
        ] {
            assert_eq!(ask(path, accept), expected, "{path}");
        }
    }
}
