//! A survey as tables, in the words of the interface: what a terminal, a Markdown file and a page show.

use super::{EntryRef, Spot, Survey};
use crate::model::Kind;
use crate::render::Words;
use crate::route::Permalink;

/// A table of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name: `jamais`, `mots`…
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// What to make of it, when it has lines; what its emptiness means, when it has none.
    pub sentence: String,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its lines: as many cells as columns, the first the name of the line.
    pub rows: Vec<Vec<Cell>>,
    /// Whether it is a list that may be cut, worst first; a table of themes is not.
    pub is_list: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, as people write it.
    Number(String),
    /// A name and the page that it leads to.
    Link(String, Option<Permalink>),
    /// A file, with its line.
    Path(String, Option<usize>),
    /// Several entries.
    Entries(Vec<EntryRef>),
}

/// « Boussole, 24 novembre 2026 : 97 termes, 3 fiches, 45 300 mots et 830 liens. »
pub fn opening(survey: &Survey, words: &Words) -> String {
    let totals = &survey.totals;
    let kinds = totals.kinds.iter().filter(|(_, count)| *count > 0);
    let mut counts: Vec<String> =
        kinds.map(|(kind, count)| words.count(&format!("compte.{}", kind.key()), *count)).collect();
    for (key, count) in [("brouillons", totals.drafts), ("retirees", totals.retired)] {
        if count > 0 {
            counts.push(words.count(&format!("rapport.compte_{key}"), count));
        }
    }
    counts.push(words.count("rapport.compte_mots", totals.words));
    counts.push(words.count("rapport.compte_liens", totals.links));
    let date = words.date(survey.date);
    words.fill("rapport.phrase", &[("site", &survey.site), ("date", &date), ("comptes", &counts.join(", "))])
}

/// Every table, in a fixed order; those that have nothing to show too.
pub fn parts(survey: &Survey, words: &Words) -> Vec<Part> {
    let table = Tables { words };
    let mut parts = vec![
        table.entries("jamais", survey.unused.iter()),
        table.list(
            "mots",
            &["mot", "emplois", "entrees", "exemple", "fichier"],
            survey.words.iter().map(|one| {
                vec![
                    Cell::Text(one.word.clone()),
                    table.number(one.occurrences),
                    table.number(one.entries),
                    Cell::Text(one.sentence.clone()),
                    spot(&one.spot),
                ]
            }),
        ),
        table.list(
            "sigles",
            &["sigle", "emplois", "entrees", "developpe", "fichier"],
            survey.acronyms.iter().map(|one| {
                vec![
                    Cell::Text(one.acronym.clone()),
                    table.number(one.occurrences),
                    table.number(one.entries),
                    table.number(one.explained),
                    spot(&one.spot),
                ]
            }),
        ),
        table.list(
            "homographes",
            &["formes", "rencontres", "termes"],
            survey.homographs.iter().map(|one| {
                vec![
                    Cell::Text(one.forms.join(", ")),
                    table.number(one.occurrences),
                    Cell::Entries(one.terms.clone()),
                ]
            }),
        ),
        table.list(
            "liens",
            &["entree", "liens", "mots", "passage", "fichier"],
            survey.overlinked.iter().map(|one| {
                vec![
                    link(&one.entry),
                    table.number(one.links),
                    table.number(one.words),
                    table.number(one.passage_links),
                    Cell::Path(one.entry.path.clone(), Some(one.line)),
                ]
            }),
        ),
        table.list(
            "revisions",
            &["entree", "limite", "retard", "responsable", "fichier"],
            survey.overdue.iter().map(|one| {
                vec![
                    link(&one.entry),
                    Cell::Text(words.date(one.limit)),
                    Cell::Number(words.count("rapport.jours", one.days)),
                    Cell::Text(one.steward.clone().unwrap_or_default()),
                    path(&one.entry),
                ]
            }),
        ),
        table.list(
            "sources",
            &["entree", "sorte", "tolere", "fichier"],
            survey.unsourced.iter().map(|one| {
                vec![
                    link(&one.entry),
                    table.kind(one.entry.kind),
                    Cell::Text(one.waiver.clone().unwrap_or_default()),
                    path(&one.entry),
                ]
            }),
        ),
        table.themes(survey),
    ];
    if !survey.themes.is_empty() {
        parts.push(table.entries("sans_theme", survey.themeless.iter()));
    }
    parts
}

struct Tables<'a> {
    words: &'a Words,
}

impl Tables<'_> {
    /// A list with those columns; one that is empty on every line is left out.
    fn list(&self, key: &'static str, columns: &[&str], rows: impl Iterator<Item = Vec<Cell>>) -> Part {
        let mut rows: Vec<Vec<Cell>> = rows.collect();
        let is_kept: Vec<bool> =
            (0..columns.len()).map(|at| rows.iter().any(|row| !row[at].is_empty())).collect();
        for row in &mut rows {
            let mut kept = is_kept.iter();
            row.retain(|_| kept.next().copied().unwrap_or_default());
        }
        let columns = columns.iter().zip(&is_kept).filter(|(_, is_kept)| **is_kept);
        let sentence = if rows.is_empty() { "vide" } else { "phrase" };
        Part {
            key,
            title: self.get(key, "titre"),
            sentence: self.get(key, sentence),
            columns: columns.map(|(column, _)| self.get("colonne", column)).collect(),
            rows,
            is_list: true,
        }
    }

    fn entries<'a>(&self, key: &'static str, entries: impl Iterator<Item = &'a EntryRef>) -> Part {
        let rows = entries.map(|entry| vec![link(entry), self.kind(entry.kind), path(entry)]);
        self.list(key, &["entree", "sorte", "fichier"], rows)
    }

    /// Themes by kinds: those kinds that the site has.
    fn themes(&self, survey: &Survey) -> Part {
        let is_there = |at: &usize| survey.themes.iter().any(|theme| theme.kinds[*at].1 > 0);
        let shown: Vec<usize> = (0..Kind::ALL.len()).filter(is_there).collect();
        let heads =
            shown.iter().map(|at| self.words.get(&format!("genres.{}", Kind::ALL[*at].key())).to_owned());
        let columns = [self.get("colonne", "theme")].into_iter().chain(heads);
        let rows = survey.themes.iter().map(|theme| {
            // « Postures » under « Métier » reads « – Postures ».
            let title = format!("{}{}", "–\u{a0}".repeat(theme.depth), theme.title);
            let counts = shown.iter().map(|at| self.number(theme.kinds[*at].1));
            let total = [self.number(theme.total())];
            [Cell::Link(title, theme.address.clone())].into_iter().chain(counts).chain(total).collect()
        });
        let bare: Vec<&str> = survey
            .themes
            .iter()
            .filter(|theme| theme.total() == 0)
            .map(|theme| theme.title.as_str())
            .collect();
        let sentence = match (survey.themes.is_empty(), bare.as_slice()) {
            (true, _) => self.get("themes", "vide"),
            (_, []) => self.get("themes", "phrase"),
            (_, bare) => self.words.fill("rapport.themes.nus", &[("themes", &bare.join(", "))]),
        };
        Part {
            key: "themes",
            title: self.get("themes", "titre"),
            sentence,
            columns: columns.chain([self.get("colonne", "total")]).collect(),
            rows: rows.collect(),
            is_list: false,
        }
    }

    fn get(&self, key: &str, word: &str) -> String {
        self.words.get(&format!("rapport.{key}.{word}")).to_owned()
    }

    fn number(&self, number: usize) -> Cell {
        Cell::Number(self.words.number(number))
    }

    fn kind(&self, kind: Kind) -> Cell {
        Cell::Text(self.words.get(&format!("genre.{}", kind.key())).to_owned())
    }
}

impl Cell {
    fn is_empty(&self) -> bool {
        matches!(self, Cell::Text(text) if text.is_empty())
    }
}

fn link(entry: &EntryRef) -> Cell {
    Cell::Link(entry.title.clone(), entry.address.clone())
}

fn path(entry: &EntryRef) -> Cell {
    Cell::Path(entry.path.clone(), None)
}

fn spot(spot: &Spot) -> Cell {
    Cell::Path(spot.entry.path.clone(), Some(spot.line))
}
