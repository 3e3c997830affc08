//! A survey as JSON, for scripts.
//!
//! `version` grows when a field changes its meaning or goes away, not when one is added.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{EntryRef, Style, Survey};
use crate::model::Kind;
use crate::report::write_json;

/// Version of the document's form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    site: &'a str,
    date: String,
    totals: Totals,
    unused_terms: Vec<Item<'a>>,
    undefined_words: Vec<Word<'a>>,
    undefined_acronyms: Vec<Acronym<'a>>,
    homographs: Vec<Homograph<'a>>,
    overlinked_pages: Vec<Overlinked<'a>>,
    overdue_reviews: Vec<Overdue<'a>>,
    unsourced_entries: Vec<Unsourced<'a>>,
    themes: Vec<Theme<'a>>,
    entries_without_theme: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Totals {
    entries: BTreeMap<&'static str, usize>,
    drafts: usize,
    retired: usize,
    words: usize,
    links: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    path: String,
    address: Option<&'a str>,
}

#[derive(Serialize)]
struct Word<'a> {
    word: &'a str,
    occurrences: usize,
    entries: usize,
    example: Example<'a>,
}

#[derive(Serialize)]
struct Example<'a> {
    #[serde(flatten)]
    entry: Item<'a>,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<&'a str>,
}

#[derive(Serialize)]
struct Acronym<'a> {
    acronym: &'a str,
    occurrences: usize,
    entries: usize,
    entries_that_explain: usize,
    first: Example<'a>,
}

#[derive(Serialize)]
struct Homograph<'a> {
    forms: &'a [String],
    occurrences: usize,
    terms: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Overlinked<'a> {
    #[serde(flatten)]
    entry: Item<'a>,
    links: usize,
    words: usize,
    heaviest_passage: Passage,
}

#[derive(Serialize)]
struct Passage {
    line: usize,
    links: usize,
}

#[derive(Serialize)]
struct Overdue<'a> {
    #[serde(flatten)]
    entry: Item<'a>,
    review_before: String,
    days: usize,
    steward: Option<&'a str>,
}

#[derive(Serialize)]
struct Unsourced<'a> {
    #[serde(flatten)]
    entry: Item<'a>,
    waiver: Option<&'a str>,
}

#[derive(Serialize)]
struct Theme<'a> {
    id: &'a str,
    title: &'a str,
    depth: usize,
    address: Option<&'a str>,
    entries: BTreeMap<&'static str, usize>,
    total: usize,
}

/// Writes the document.
pub fn write(survey: &Survey, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let item = |entry| item(entry, style);
    let document = Document {
        version: VERSION,
        site: &survey.site,
        date: survey.date.to_string(),
        totals: Totals {
            entries: kinds(&survey.totals.kinds),
            drafts: survey.totals.drafts,
            retired: survey.totals.retired,
            words: survey.totals.words,
            links: survey.totals.links,
        },
        unused_terms: survey.unused.iter().map(item).collect(),
        undefined_words: survey
            .words
            .iter()
            .map(|one| Word {
                word: &one.word,
                occurrences: one.occurrences,
                entries: one.entries,
                example: Example {
                    entry: item(&one.spot.entry),
                    line: one.spot.line,
                    sentence: Some(&one.sentence),
                },
            })
            .collect(),
        undefined_acronyms: survey
            .acronyms
            .iter()
            .map(|one| Acronym {
                acronym: &one.acronym,
                occurrences: one.occurrences,
                entries: one.entries,
                entries_that_explain: one.explained,
                first: Example { entry: item(&one.spot.entry), line: one.spot.line, sentence: None },
            })
            .collect(),
        homographs: survey
            .homographs
            .iter()
            .map(|one| Homograph {
                forms: &one.forms,
                occurrences: one.occurrences,
                terms: one.terms.iter().map(item).collect(),
            })
            .collect(),
        overlinked_pages: survey
            .overlinked
            .iter()
            .map(|one| Overlinked {
                entry: item(&one.entry),
                links: one.links,
                words: one.words,
                heaviest_passage: Passage { line: one.line, links: one.passage_links },
            })
            .collect(),
        overdue_reviews: survey
            .overdue
            .iter()
            .map(|one| Overdue {
                entry: item(&one.entry),
                review_before: one.limit.to_string(),
                days: one.days,
                steward: one.steward.as_deref(),
            })
            .collect(),
        unsourced_entries: survey
            .unsourced
            .iter()
            .map(|one| Unsourced { entry: item(&one.entry), waiver: one.waiver.as_deref() })
            .collect(),
        themes: survey
            .themes
            .iter()
            .map(|theme| Theme {
                id: &theme.id,
                title: &theme.title,
                depth: theme.depth,
                address: theme.address.as_ref().map(|address| address.as_str()),
                entries: kinds(&theme.kinds),
                total: theme.total(),
            })
            .collect(),
        entries_without_theme: survey.themeless.iter().map(item).collect(),
    };
    write_json(&document, out)
}

fn item<'a>(entry: &'a EntryRef, style: &Style) -> Item<'a> {
    Item {
        id: &entry.id,
        kind: english(entry.kind),
        title: &entry.title,
        path: format!("{}{}", style.base, entry.path),
        address: entry.address.as_ref().map(|address| address.as_str()),
    }
}

fn kinds(kinds: &[(Kind, usize)]) -> BTreeMap<&'static str, usize> {
    kinds.iter().map(|(kind, count)| (english(*kind), *count)).collect()
}

fn english(kind: Kind) -> &'static str {
    match kind {
        Kind::Term => "term",
        Kind::Fiche => "fiche",
        Kind::Mission => "mission",
        Kind::Workshop => "workshop",
        Kind::Pathway => "pathway",
        Kind::Page => "page",
    }
}
