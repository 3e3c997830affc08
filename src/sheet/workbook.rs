//! Workbooks: XLSX written, and whatever spreadsheets save read (XLSX, ODS, XLS).

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Range, Reader, Sheets, open_workbook_auto_from_rs};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, XlsxError};

use super::columns;
use super::grid::{Cell, Grid, letters};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, text};
use crate::model::{Date, fold};
use crate::source::{Place, Source, SourceId, Span};
use crate::syntax::Shape;

/// A cell holds no more UTF-16 units (Excel's own limit).
const MAX_CELL: usize = 32_767;
/// The sheet of terms.
const SHEET: &str = "Lexique";
/// The sheet that says what to write where.
const NOTES: &str = "Mode d’emploi";

/// Rows as a workbook, the header first. Same rows, same bytes.
///
/// # Errors
/// When there are more rows than a sheet can hold (1,048,576).
pub fn write(rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    book(rows, false)
}

/// A workbook to fill in: a header, an example, explanations in French.
///
/// # Errors
/// As [`write()`].
pub fn model() -> Result<Vec<u8>, XlsxError> {
    let header = columns().iter().map(|key| key.name.to_owned()).collect();
    let example = columns().iter().map(|key| example(key.name).to_owned()).collect();
    book(&[header, example], true)
}

fn book(rows: &[Vec<String>], has_notes: bool) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed day: the library would write the hour of the clock.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet().set_name(SHEET)?;
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            // An empty cell says nothing: what no cell can hold is not changed when it comes back.
            if !cell.is_empty() && cell.encode_utf16().count() <= MAX_CELL {
                // Always text: nothing is a formula, a date or a number.
                sheet.write_string_with_format(row, column, cell, if row == 0 { &head } else { &body })?;
            }
        }
    }
    for (column, key) in (0..).zip(columns()) {
        sheet.set_column_width(column, width(key.shape))?;
    }
    sheet.set_freeze_panes(1, 2)?;
    if has_notes {
        let sheet = book.add_worksheet().set_name(NOTES)?;
        sheet.set_column_width(0, 22)?.set_column_width(1, 110)?;
        for (row, (title, words)) in (0..).zip(notes()) {
            sheet.write_string_with_format(row, 0, &title, &head)?;
            sheet.write_string_with_format(row, 1, &words, &body)?;
        }
    }
    book.save_to_buffer()
}

fn width(shape: &Shape) -> f64 {
    match shape {
        Shape::Prose | Shape::List(Shape::Prose | Shape::Map(_)) => 60.0,
        Shape::Day | Shape::Flag | Shape::Word(_) | Shape::Number => 12.0,
        _ => 24.0,
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "id" => "exemple-a-effacer",
        "titre" => "Exemple à effacer",
        "definition" => "Ligne qui montre comment remplir le tableau, et que l’on efface ensuite.",
        "en_clair" => "C’est juste un exemple.",
        "categorie" => "nom",
        "genre" => "m",
        "variantes" => "un autre nom\nencore un autre :: Employé surtout à l’oral.",
        "a_eviter" => "un mot :: La raison. :: le mot préféré",
        "exemples" => "Une phrase du terrain.\nUne autre, sur sa propre ligne.",
        "langues" => "en :: example",
        "publics" => "mediateur\nemployeur",
        "statut" => "brouillon",
        _ => "",
    }
}

fn notes() -> Vec<(String, String)> {
    let mut notes: Vec<(String, String)> = [
        ("Une ligne, un terme", "La première ligne de la feuille « Lexique » nomme les colonnes. Seul le titre est obligatoire. L’ordre des colonnes est libre, et l’on peut effacer celles qui ne servent pas."),
        ("Plusieurs valeurs", "Une valeur par ligne dans la cellule : Alt+Entrée dans Excel, Ctrl+Entrée dans LibreOffice."),
        ("Plusieurs parties", "Les parties d’une valeur sont séparées par « :: », entre deux espaces, dans l’ordre donné plus bas. Exemple : un mot :: La raison. :: le mot préféré"),
        ("Cellule vide", "Elle ne change rien à ce qui est déjà dans le lexique. Pour effacer une valeur, écrivez : (effacer)"),
        ("Importer", "boussole import xlsx FICHIER --dry-run montre ce qui changerait ; sans --dry-run, les fichiers sont écrits. Le texte des entrées, leur statut et leur responsable ne sont jamais changés par un import."),
    ]
    .map(|(title, words)| (title.to_owned(), words.to_owned()))
    .into();
    notes.extend(columns().iter().map(|key| {
        let mut words = key.help(Lang::Fr).to_owned();
        words.push_str(&expected(key.shape));
        (key.name.to_owned(), words)
    }));
    notes
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Word(choices) => format!(" Valeurs possibles : {}.", choices().join(", ")),
        Shape::List(Shape::Map(table) | Shape::Short(table)) => {
            format!(" Plusieurs valeurs possibles ; parties : {}.", table.names.join(" :: "))
        }
        Shape::List(_) => " Plusieurs valeurs possibles.".to_owned(),
        Shape::Named(_) => " Une ligne par langue ; parties : code :: mot.".to_owned(),
        Shape::Day => " Année-mois-jour.".to_owned(),
        Shape::Flag => " oui ou non.".to_owned(),
        _ => String::new(),
    }
}

/// The table of a workbook: its sheet « Lexique », or the first that has a column « titre », or the
/// first.
pub fn read(path: &str, bytes: &[u8]) -> Grid {
    let mut complaints = Diagnostics::default();
    let mut book = match open_workbook_auto_from_rs(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => return unreadable(path, &error.to_string()),
    };
    let names = book.sheet_names();
    let ranges: Vec<(String, Range<Data>)> = names
        .into_iter()
        .filter_map(|name| book.worksheet_range(&name).ok().map(|range| (name, range)))
        .collect();
    let has_title = |(_, range): &&(String, Range<Data>)| {
        range.rows().take(10).any(|row| row.iter().any(|data| fold(&words(data)) == "titre"))
    };
    let chosen = ranges
        .iter()
        .find(|(name, _)| name == SHEET)
        .or_else(|| ranges.iter().find(has_title))
        .or_else(|| ranges.first());
    let Some((name, range)) = chosen else { return unreadable(path, "no sheet") };
    let merged = merged(&mut book, name);
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut shown = "\n".repeat(first_row as usize);
    let mut rows = vec![Vec::new(); first_row as usize];
    for (row, cells) in (first_row..).zip(range.rows()) {
        let mut list: Vec<Cell> = vec![Cell::default(); first_column as usize];
        for (column, data) in (first_column..).zip(cells) {
            let cell_name = format!("{}{}", letters(column as usize), row + 1);
            let text_of = words(data);
            let span = show(&mut shown, &text_of);
            let place = Place::new(SourceId(0), span.clone());
            if let Data::Error(error) = data {
                complaints.push(broken_formula(place.clone(), &cell_name, &error.to_string()));
            }
            if let Some(area) = merged.get(&(row, column)) {
                complaints.push(merged_cells(place, area));
            }
            let exact = shown.get(span.clone()) == Some(text_of.as_str());
            list.push(Cell { text: text_of, span, exact, name: Some(cell_name) });
        }
        shown.push('\n');
        rows.push(list);
    }
    Grid { source: Source::new(path, shown.as_bytes()), rows, complaints }
}

/// Adds a cell to the line of its row, in one line.
fn show(shown: &mut String, words: &str) -> Span {
    if !shown.is_empty() && !shown.ends_with('\n') {
        shown.push_str(" | ");
    }
    let start = shown.len();
    // As the text will be once decoded: composed, without line ends.
    shown.push_str(&words.replace('\n', " "));
    start..shown.len()
}

/// What a cell shows. A formula is read as its last value.
fn words(data: &Data) -> String {
    let words = match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(choice) => if *choice { "oui" } else { "non" }.to_owned(),
        Data::DateTime(moment) => day(moment).map_or(moment.as_f64().to_string(), |day| day.to_string()),
        Data::DateTimeIso(moment) => moment.split('T').next().unwrap_or_default().to_owned(),
        Data::DurationIso(duration) => duration.clone(),
    };
    crate::source::compose(&words.replace("\r\n", "\n").replace("_x000D_", "")).into_owned()
}

/// The day of a number of days, counted from 1900 or, in some workbooks, from 1904. A duration has none.
fn day(moment: &ExcelDateTime) -> Option<Date> {
    if !moment.is_datetime() || !(0.0..=2_958_465.0).contains(&moment.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Merged areas by their first cell: only that one has the text.
fn merged(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> BTreeMap<(u32, u32), String> {
    let areas: Vec<Dimensions> = match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        _ => Vec::new(),
    };
    let area = |area: Dimensions| {
        let corner = |(row, column): (u32, u32)| format!("{}{}", letters(column as usize), row + 1);
        (area.start, format!("{}:{}", corner(area.start), corner(area.end)))
    };
    areas.into_iter().map(area).collect()
}

fn unreadable(path: &str, reason: &str) -> Grid {
    let complaint = Diagnostic::new(
        Code::UnreadableTable,
        Place::start(SourceId(0)),
        text(
            "ce fichier n’est pas un classeur que Boussole sait lire",
            format!("this file is not a workbook that Boussole can read ({reason})"),
        ),
    )
    .hint(text(
        "ouvrez-le dans un tableur, puis « Enregistrer sous » au format .xlsx, .ods ou « CSV UTF-8 »",
        "open it in a spreadsheet, then “Save as” .xlsx, .ods or “CSV UTF-8”",
    ));
    Grid { source: Source::new(path, b""), rows: Vec::new(), complaints: [complaint].into_iter().collect() }
}

fn broken_formula(place: Place, cell: &str, error: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableTable,
        place,
        text(
            format!("la formule de la cellule {cell} donne une erreur ({error})"),
            format!("the formula of cell {cell} gives an error ({error})"),
        ),
    )
    .hint(text("corrigez-la, ou écrivez le texte à sa place", "mend it, or write the text in its place"))
}

fn merged_cells(place: Place, area: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MergedCells,
        place,
        text(
            format!("les cellules {area} sont fusionnées : leur texte ne compte que pour la première"),
            format!("the cells {area} are merged: their text counts for the first only"),
        ),
    )
    .hint(text(
        "annulez la fusion, et recopiez le texte dans chaque ligne où il vaut",
        "unmerge them, and copy the text to each row that it is for",
    ))
}
