//! What a search found.

use serde::Serialize;

use super::entry::plural_word;
use super::{Link, Shared};
use crate::model::Kind;
use crate::render::words::Words;
use crate::route::Page;
use crate::search::{Answer, Hit, Reason};

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
    /// An answer, grouped by kind; none when nothing was asked.
    pub fn new(shared: &Shared, question: &str, answer: Option<&Answer>) -> Self {
        let words = shared.words();
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
        }
    }
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
    }
}
