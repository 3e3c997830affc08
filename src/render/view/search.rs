//! What a search found.

use serde::Serialize;

use super::entry::plural_word;
use super::field::proposal_of;
use super::{Link, Shared};
use crate::model::Kind;
use crate::render::pen::percent_encode;
use crate::render::words::Words;
use crate::route::Page;
use crate::search::{Answer, Hit, Query, Reason};

/// What was asked, and what was found.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'a> {
    /// The query.
    pub query: &'a Query,
    /// None when nothing was asked.
    pub answer: Option<&'a Answer>,
    /// Whether a script of the page answers, rather than the server that makes it.
    pub is_static: bool,
}

/// The answer to a query.
#[derive(Debug, Serialize)]
pub struct SearchView {
    #[serde(rename = "titre")]
    title: String,
    /// As typed.
    question: String,
    /// How many there are, or what to do.
    #[serde(rename = "phrase")]
    sentence: String,
    #[serde(rename = "groupes")]
    groups: Vec<FoundGroup>,
    suggestions: Vec<Link>,
    /// The A to Z, for whoever found nothing.
    #[serde(rename = "lexique")]
    index: Option<String>,
    /// Where a word that is not there is proposed.
    #[serde(rename = "proposer")]
    proposal: Option<String>,
    /// Kinds to choose from.
    #[serde(rename = "sortes")]
    kinds: Vec<FacetView>,
    /// Themes to choose from.
    themes: Vec<FacetView>,
    /// The kind that was asked for.
    #[serde(rename = "sorte")]
    kind: Option<&'static str>,
    /// The theme that was asked for.
    theme: Option<String>,
    /// The address with more hits.
    #[serde(rename = "suite")]
    more: Option<String>,
    #[serde(rename = "statique")]
    is_static: bool,
}

/// A part of the hits.
#[derive(Debug, Serialize)]
struct FacetView {
    #[serde(rename = "texte")]
    text: String,
    #[serde(rename = "nombre")]
    count: String,
    /// The parameters of the address.
    #[serde(rename = "adresse")]
    address: String,
    #[serde(rename = "choisi")]
    is_chosen: bool,
}

/// The entries of one kind, the kind of the best entry first.
#[derive(Debug, Serialize)]
struct FoundGroup {
    #[serde(rename = "sorte")]
    kind: &'static str,
    #[serde(rename = "titre")]
    title: String,
    #[serde(rename = "nombre")]
    count: String,
    #[serde(rename = "entrees")]
    entries: Vec<FoundView>,
}

#[derive(Debug, Serialize)]
struct FoundView {
    #[serde(rename = "titre")]
    title: String,
    #[serde(rename = "adresse")]
    address: String,
    #[serde(rename = "raisons")]
    reasons: Vec<String>,
    section: Option<String>,
    #[serde(rename = "extrait")]
    excerpt: Vec<PartView>,
}

#[derive(Debug, Serialize)]
struct PartView {
    #[serde(rename = "texte")]
    text: String,
    #[serde(rename = "marque")]
    is_marked: bool,
}

impl SearchView {
    /// An answer, grouped by kind.
    pub fn new(shared: &Shared, searched: Searched<'_>) -> Self {
        let Searched { query, answer, is_static } = searched;
        let words = shared.words();
        let question = query.text.as_str();
        let fill = |key: &str| words.fill(key, &[("question", question)]);
        let index = || shared.address(Page::List(Kind::Term));
        let (title, sentence, index) = match answer {
            None => {
                (words.get("recherche.titre").to_owned(), words.get("recherche.invite").to_owned(), index())
            }
            Some(answer) if answer.hits.is_empty() => {
                (fill("recherche.rien"), words.get("recherche.rien_conseil").to_owned(), index())
            }
            Some(answer) => (fill("recherche.resultats"), counted(answer, words), None),
        };
        let is_empty = answer.is_some_and(|answer| answer.hits.is_empty());
        let subject = words.get("recherche.proposer_objet");
        let more = answer.filter(|answer| answer.hits.len() < answer.total).map(|answer| {
            format!(
                "{}&n={}",
                parameters(query, query.kind, query.theme.as_deref()),
                answer.hits.len() + MORE
            )
        });
        let mut kinds: Vec<Kind> = Vec::new();
        let hits = answer.map_or(&[][..], |answer| &answer.hits);
        for hit in hits {
            if !kinds.contains(&hit.kind) {
                kinds.push(hit.kind);
            }
        }
        let group = |kind: Kind| {
            let entries: Vec<FoundView> =
                hits.iter().filter(|hit| hit.kind == kind).map(|hit| FoundView::new(hit, words)).collect();
            FoundGroup {
                kind: kind.key(),
                title: words.get(plural_word(kind)).to_owned(),
                count: words.number(entries.len()),
                entries,
            }
        };
        let suggestions = answer.map_or(&[][..], |answer| &answer.suggestions);
        SearchView {
            title,
            question: question.to_owned(),
            sentence,
            groups: kinds.into_iter().map(group).collect(),
            suggestions: suggestions
                .iter()
                .map(|one| Link::new(one.title.clone(), one.url.clone()))
                .collect(),
            index,
            proposal: is_empty.then(|| proposal_of(shared.config(), subject, question)).flatten(),
            kinds: answer.map(|answer| kind_facets(query, answer, words)).unwrap_or_default(),
            themes: answer.map(|answer| theme_facets(shared, query, answer)).unwrap_or_default(),
            kind: query.kind.map(Kind::key),
            theme: query.theme.clone(),
            more,
            is_static,
        }
    }
}

/// Hits that are added to those shown.
const MORE: usize = 50;

/// « Tout », then each kind that there is something of; nothing when there is nothing to choose.
fn kind_facets(query: &Query, answer: &Answer, words: &Words) -> Vec<FacetView> {
    let all: usize = answer.kinds.iter().map(|(_, count)| count).sum();
    let facet = |text: &str, count: usize, kind: Option<Kind>| FacetView {
        text: text.to_owned(),
        count: words.number(count),
        address: parameters(query, kind, query.theme.as_deref()),
        is_chosen: query.kind == kind,
    };
    if answer.kinds.len() < 2 && query.kind.is_none() {
        return Vec::new();
    }
    let kinds =
        answer.kinds.iter().map(|(kind, count)| facet(words.get(plural_word(*kind)), *count, Some(*kind)));
    std::iter::once(facet(words.get("recherche.tout"), all, None)).chain(kinds).collect()
}

/// The same of themes, by their titles.
fn theme_facets(shared: &Shared, query: &Query, answer: &Answer) -> Vec<FacetView> {
    let words = shared.words();
    let facet = |text: &str, count: String, theme: Option<&str>| FacetView {
        text: text.to_owned(),
        count,
        address: parameters(query, query.kind, theme),
        is_chosen: query.theme.as_deref() == theme,
    };
    if answer.themes.len() < 2 && query.theme.is_none() {
        return Vec::new();
    }
    let themes = answer.themes.iter().filter_map(|(id, count)| {
        let theme = shared.config().themes.iter().find(|theme| theme.id == *id)?;
        Some(facet(&theme.title, words.number(*count), Some(id)))
    });
    std::iter::once(facet(words.get("recherche.tous"), String::new(), None)).chain(themes).collect()
}

/// The parameters of an address that asks the same with other filters.
fn parameters(query: &Query, kind: Option<Kind>, theme: Option<&str>) -> String {
    let mut text = format!("?q={}", percent_encode(&query.text, ""));
    if let Some(kind) = kind {
        text.push_str(&format!("&sorte={}", kind.key()));
    }
    if let Some(theme) = theme {
        text.push_str(&format!("&theme={}", percent_encode(theme, "")));
    }
    text
}

impl FoundView {
    fn new(hit: &Hit, words: &Words) -> Self {
        FoundView {
            title: hit.title.clone(),
            address: hit.url.clone(),
            reasons: hit.reasons.iter().map(|reason| why(reason, words)).collect(),
            section: hit.section.clone(),
            excerpt: hit
                .excerpt
                .iter()
                .map(|part| PartView { text: part.text.clone(), is_marked: part.is_marked })
                .collect(),
        }
    }
}

fn counted(answer: &Answer, words: &Words) -> String {
    let count = words.count("recherche.compte", answer.total);
    match answer.hits.len() {
        shown if shown < answer.total => {
            format!("{count} {}", words.fill("recherche.plus", &[("n", &words.number(shown))]))
        }
        _ => count,
    }
}

fn why(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Name { label, is_acronym: true } => words.fill("recherche.sigle", &[("nom", label)]),
        Reason::Name { label, is_acronym: false } => words.fill("recherche.autre_nom", &[("nom", label)]),
        Reason::Avoid { label, instead } => {
            words.fill("recherche.a_eviter", &[("nom", label), ("plutot", instead)])
        }
        Reason::Corrected { typed, read } => {
            words.fill("recherche.corrige", &[("tape", typed), ("lu", read)])
        }
        Reason::Understood { typed, read } => {
            words.fill("recherche.compris", &[("tape", typed), ("lu", read)])
        }
        Reason::Broader { typed, read } => {
            words.fill("recherche.plus_general", &[("tape", typed), ("lu", read)])
        }
    }
}
