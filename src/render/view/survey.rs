//! The page of the editors.

use serde::Serialize;

use super::Link;
use crate::render::pen::address;
use crate::render::words::Words;
use crate::survey::Survey;
use crate::survey::parts::{Cell, Part, opening, parts};

/// The state of the lexicon.
#[derive(Debug, Serialize)]
pub struct SurveyView {
    /// What there is, in a sentence.
    #[serde(rename = "phrase")]
    sentence: String,
    #[serde(rename = "parties")]
    parts: Vec<PartView>,
}

/// A table and what to make of it.
#[derive(Debug, Serialize)]
struct PartView {
    #[serde(rename = "ancre")]
    anchor: String,
    #[serde(rename = "titre")]
    title: String,
    /// How many lines, when they are a list.
    #[serde(rename = "compte")]
    count: Option<String>,
    #[serde(rename = "phrase")]
    sentence: String,
    #[serde(rename = "colonnes")]
    columns: Vec<ColumnView>,
    #[serde(rename = "lignes")]
    rows: Vec<Vec<CellView>>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    #[serde(rename = "titre")]
    title: String,
    #[serde(rename = "est_nombre")]
    is_number: bool,
}

#[derive(Debug, Serialize)]
struct CellView {
    /// The head of its column: what a narrow screen shows beside it.
    #[serde(rename = "colonne")]
    column: String,
    #[serde(rename = "est_nombre")]
    is_number: bool,
    /// Words, when it has any.
    #[serde(rename = "texte")]
    text: Option<String>,
    /// A file, with its line.
    #[serde(rename = "chemin")]
    path: Option<String>,
    /// Pages that it leads to.
    #[serde(rename = "liens")]
    links: Vec<Link>,
}

impl SurveyView {
    /// Every table; an empty one is a sentence.
    pub fn new(survey: &Survey, words: &Words) -> Self {
        SurveyView {
            sentence: opening(survey, words),
            parts: parts(survey, words).iter().map(|part| PartView::new(part, words)).collect(),
        }
    }
}

impl PartView {
    fn new(part: &Part, words: &Words) -> Self {
        let is_number = |at: usize| part.rows.first().is_some_and(|row| matches!(row[at], Cell::Number(_)));
        let columns = part.columns.iter().enumerate();
        let rows = part.rows.iter().map(|row| {
            row.iter().zip(&part.columns).map(|(cell, column)| CellView::new(cell, column)).collect()
        });
        PartView {
            anchor: format!("_{}", part.key.replace('_', "-")),
            title: part.title.clone(),
            count: (part.is_list && !part.rows.is_empty()).then(|| words.number(part.rows.len())),
            sentence: part.sentence.clone(),
            columns: columns
                .map(|(at, title)| ColumnView { title: title.clone(), is_number: is_number(at) })
                .collect(),
            rows: rows.collect(),
        }
    }
}

impl CellView {
    fn new(cell: &Cell, column: &str) -> Self {
        let mut view = CellView {
            column: column.to_owned(),
            is_number: matches!(cell, Cell::Number(_)),
            text: None,
            path: None,
            links: Vec::new(),
        };
        match cell {
            Cell::Link(text, Some(permalink)) => view.links.push(Link::new(text.clone(), address(permalink))),
            Cell::Text(text) | Cell::Number(text) | Cell::Link(text, None) => view.text = Some(text.clone()),
            Cell::Path(path, line) => {
                let line = line.map(|line| format!(":{line}")).unwrap_or_default();
                view.path = Some(format!("{path}{line}"));
            }
            Cell::Entries(entries) => {
                let links = entries.iter().filter_map(|entry| {
                    Some(Link::new(entry.title.clone(), address(entry.address.as_ref()?)))
                });
                view.links = links.collect();
            }
        }
        view
    }
}
