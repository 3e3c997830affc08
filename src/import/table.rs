//! The rows of a table as records: CSV and workbooks alike.

use super::{Import, Record};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean, text};
use crate::model::{Date, fold};
use crate::sheet::{Cell, ERASE, Grid, cell, columns};
use crate::source::{Place, Span, compose};
use crate::syntax::{Key, Node, Shape, TableKey, Value};

/// What people call the column of the terms themselves.
const TITLES: &[&str] = &["terme", "termes", "libelle", "nom", "term", "label", "title", "intitule"];
/// The header is looked for in so many rows: people write titles above their tables.
const HEADER_ROWS: usize = 10;

/// Reads the rows below the header. Empty rows are nothing; a cell says something or it does not.
pub fn read(grid: Grid) -> Import {
    let Grid { source, rows, mut complaints } = grid;
    let named = |cell: &Cell| cell.name.clone().map(|name| (cell.span.clone(), name));
    let cells = rows.iter().flatten().filter_map(named).collect();
    let name = |cell: &Cell| fold(&compose(&cell.text)).replace(' ', "_");
    let row_with = |is_wanted: &dyn Fn(&str) -> bool| {
        rows.iter().take(HEADER_ROWS).position(|row| row.iter().any(|cell| is_wanted(&name(cell))))
    };
    let titled = row_with(&|name| name == "titre");
    let header = titled.or_else(|| row_with(&|name| TITLES.contains(&name)));
    let Some(header) = header else {
        if !complaints.has_errors() {
            complaints.push(no_header(rows.iter().flatten().find(|cell| !cell.text.trim().is_empty())));
        }
        return Import { source, records: Vec::new(), complaints, is_table: true, cells };
    };
    let keys = columns();
    let mut found: Vec<Option<&'static TableKey>> = Vec::new();
    for cell in &rows[header] {
        let word = name(cell);
        let is_title = titled.is_none() && TITLES.contains(&word.as_str());
        let word = if is_title { "titre".to_owned() } else { word };
        let key = keys.iter().find(|key| key.name == word).copied();
        let is_repeated = key.is_some_and(|key| found.iter().flatten().any(|other| other.name == key.name));
        if !word.is_empty() && (key.is_none() || is_repeated) {
            complaints.push(ignored_column(cell, is_repeated, keys.iter().map(|key| key.name)));
        }
        found.push(key.filter(|_| !is_repeated));
    }
    let mut records = Vec::new();
    for row in &rows[header + 1..] {
        if row.iter().all(|cell| cell.text.trim().is_empty()) {
            continue;
        }
        records.push(record(row, &found, &mut complaints));
    }
    Import { source, records, complaints, is_table: true, cells }
}

fn record(row: &[Cell], keys: &[Option<&'static TableKey>], complaints: &mut Diagnostics) -> Record {
    let mut pairs = Vec::new();
    let (mut erased, mut silent) = (Vec::new(), Vec::new());
    for (at, cell) in row.iter().enumerate() {
        let Some(key) = keys.get(at).copied().flatten() else {
            if !cell.text.trim().is_empty() && at >= keys.len() {
                complaints.push(outside(cell));
            }
            continue;
        };
        let words = compose(&cell.text);
        match words.trim() {
            "" => silent.push(key.name),
            word if fold(word) == fold(ERASE) => erased.push(key.name),
            _ => {
                let day = matches!(key.shape, Shape::Day).then(|| day(&words)).flatten();
                let words = day.map_or(words, |day| day.to_string().into());
                let value = cell::read(key.shape, &words);
                let node = cell::tree(key.shape, &value, &|part| place(cell, part));
                pairs.push((Key { text: key.name.to_owned(), span: cell.span.clone() }, node));
            }
        }
    }
    let start = row.first().map_or(0, |cell| cell.span.start);
    let end = row.last().map_or(start, |cell| cell.span.end);
    let node = Node { value: Value::Map(pairs), span: start..end.max(start) };
    Record { node, erased, silent, body: String::new(), same_as: None, slug: None }
}

/// A day as spreadsheets show it in French, 31/01/2026 or 31/01/26: what was typed as 2026-01-31 comes back
/// so.
fn day(cell: &str) -> Option<Date> {
    let parts: Vec<&str> = cell.trim().split(['/', '.', '-']).collect();
    let [day, month, year] = parts[..] else { return None };
    let short = |part: &str| (1..=2).contains(&part.len());
    let year: i16 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    if !short(day) || !short(month) {
        return None;
    }
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A complaint about a key as the author of a table meets it: what to type stands in a cell.
pub(super) fn in_a_cell(mut complaint: Diagnostic) -> Diagnostic {
    for hint in &mut complaint.hints {
        for key in columns() {
            let mark = format!(" {}: ", key.name);
            if complaint.code == Code::MissingKey && hint.fr.contains(&mark) {
                *hint = text(
                    format!("remplissez la cellule de la colonne « {} »", key.name),
                    format!("fill in the cell of the column “{}”", key.name),
                );
                break;
            }
            hint.fr = hint.fr.replace(&mark, " ");
            hint.en = hint.en.replace(&mark, " ");
        }
    }
    complaint
}

/// Where a part of a cell stands: there exactly, or somewhere in the cell.
fn place(cell: &Cell, part: &str) -> (Span, bool) {
    match cell.text.find(part).filter(|_| cell.exact && !part.is_empty()) {
        Some(at) => {
            let start = cell.span.start + at;
            (start..start + part.len(), true)
        }
        None => (cell.span.clone(), false),
    }
}

fn no_header(first: Option<&Cell>) -> Diagnostic {
    let span = first.map_or(0..0, |cell| cell.span.clone());
    Diagnostic::new(
        Code::UnreadableTable,
        Place::new(Import::SOURCE, span),
        text("aucune colonne ne s’appelle « titre »", "no column is called “titre”"),
    )
    .hint(text(
        "nommez les colonnes sur la première ligne : titre;definition;…",
        "name the columns in the first row: titre;definition;…",
    ))
    .hint(text(
        "un tableau prêt à remplir : boussole export xlsx --modele",
        "a table ready to be filled in: boussole export xlsx --modele",
    ))
}

fn ignored_column<'a>(
    cell: &Cell,
    is_repeated: bool,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let word = cell.text.trim();
    let message = match is_repeated {
        true => text(
            format!("la colonne « {word} » est là deux fois : la seconde n’est pas importée"),
            format!("the column “{word}” is there twice: the second is not imported"),
        ),
        false => text(
            format!("la colonne « {word} » n’est pas importée : un terme n’a pas cette clé"),
            format!("the column “{word}” is not imported: a term has no such key"),
        ),
    };
    let place = Place::new(Import::SOURCE, cell.span.clone());
    let complaint = Diagnostic::new(Code::IgnoredColumn, place, message);
    match is_repeated {
        true => complaint.hint(text("gardez une seule des deux", "keep one of the two")),
        false => complaint.maybe_hint(did_you_mean(word, names.clone())).hint(text(
            format!("colonnes possibles : {}", names.clone().collect::<Vec<_>>().join(", ")),
            format!("possible columns: {}", names.collect::<Vec<_>>().join(", ")),
        )),
    }
}

fn outside(cell: &Cell) -> Diagnostic {
    Diagnostic::new(
        Code::IgnoredColumn,
        Place::new(Import::SOURCE, cell.span.clone()),
        text("cette cellule est à droite du tableau", "this cell is to the right of the table"),
    )
    .hint(text(
        "un texte qui contient « ; » doit être entre guillemets droits ; ou nommez la colonne",
        "a text that holds “;” must be between straight quotes; or name the column",
    ))
}
