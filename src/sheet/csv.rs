//! CSV (RFC 4180) as spreadsheets of this country have it: semicolons, a byte-order mark, CRLF.
//! Reading takes commas, tabs and bars too, and any encoding that [`Source`] knows.

use super::grid::{Cell, Grid};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::{Encoding, Place, Source, SourceId};

/// Rows as CSV, the header first.
///
/// # Errors
/// Never for want of space: only when the library refuses, which it has no reason to.
pub fn write(rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| guard(cell))).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

/// The table of a CSV file.
pub fn read(path: &str, bytes: &[u8]) -> Grid {
    let source = Source::new(path, bytes);
    let mut complaints = Diagnostics::default();
    if source.encoding != Encoding::Utf8 {
        complaints.push(
            Diagnostic::new(
                Code::OddEncoding,
                Place::start(SourceId(0)),
                text(
                    "ce fichier n’est pas en UTF-8 : il a été lu, mais un accent peut être faux",
                    "this file is not in UTF-8: it was read, but an accent may be wrong",
                ),
            )
            .hint(text("enregistrez-le au format « CSV UTF-8 »", "save it in the format “CSV UTF-8”")),
        );
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&source.text))
        .has_headers(false)
        .flexible(true)
        .from_reader(source.text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |position| position.byte() as usize);
        rows.push(cells(&source.text, start, &record));
    }
    Grid { source, rows, complaints }
}

/// The cells of a record, each found again in the text.
fn cells(text: &str, start: usize, record: &csv::StringRecord) -> Vec<Cell> {
    let mut at = start + text[start.min(text.len())..].bytes().take_while(|byte| *byte == b'\n').count();
    let mut cells = Vec::new();
    for field in record {
        let is_quoted = text.get(at..).is_some_and(|rest| rest.starts_with('"'));
        let inner = at + usize::from(is_quoted);
        let doubled = if is_quoted { field.matches('"').count() } else { 0 };
        let end = (inner + field.len() + doubled).min(text.len());
        let bare = unguard(field);
        let span = (inner + field.len() - bare.len()).min(end)..end;
        let exact = text.get(span.clone()) == Some(bare);
        cells.push(Cell { text: bare.to_owned(), span, exact, name: None });
        at = end + usize::from(is_quoted) + 1;
    }
    cells
}

/// What stands most often between the words of the first line that says something.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().find(|line| line.contains([';', ',', '\t', '|'])).unwrap_or_default();
    let count = |sign: &u8| {
        let mut is_quoted = false;
        let bytes = line.bytes().filter(|byte| {
            is_quoted ^= *byte == b'"';
            !is_quoted && byte == sign
        });
        bytes.count()
    };
    let signs = [b'|', b',', b'\t', b';'];
    signs.into_iter().max_by_key(count).unwrap_or(b';')
}

/// A spreadsheet would run a cell that begins like a formula; an apostrophe keeps it a text
/// (OWASP, CSV injection).
fn guard(cell: &str) -> String {
    match cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}
