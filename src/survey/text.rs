//! A survey for a terminal: a title, a sentence and aligned columns for each part.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Look};

use super::parts::{Cell, Part, opening, parts};
use super::{Style, Survey};
use crate::render::Words;
use crate::report::printable;

const BOLD: Look = Look::new().bold();
const DIM: Look = Look::new().dimmed();
const NAME: Look = AnsiColor::Cyan.on_default();

/// How many lines of a list are shown, unless all are wanted.
const SHOWN: usize = 10;
/// What stands between two columns.
const GUTTER: &str = "  ";
/// Words of a cell: longer ones are cut, but never a path, which people copy.
const WIDEST: usize = 40;

/// Writes the survey.
pub fn write(survey: &Survey, words: &Words, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{BOLD}{}{BOLD:#}", words.get("rapport.titre"))?;
    writeln!(out, "{}", printable(&opening(survey, words)))?;
    for part in parts(survey, words) {
        write_part(&part, words, style, out)?;
    }
    Ok(())
}

fn write_part(part: &Part, words: &Words, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    match part.is_list && !part.rows.is_empty() {
        true => writeln!(out, "{BOLD}{}{BOLD:#} ({})", part.title, words.number(part.rows.len()))?,
        false => writeln!(out, "{BOLD}{}{BOLD:#}", part.title)?,
    }
    if !part.sentence.is_empty() {
        writeln!(out, "{}", printable(&part.sentence))?;
    }
    let shown = match part.is_list && !style.is_whole && part.rows.len() > SHOWN + 1 {
        true => SHOWN,
        false => part.rows.len(),
    };
    let rows: Vec<Vec<Written>> = part.rows[..shown]
        .iter()
        .map(|row| row.iter().map(|cell| Written::new(cell, style)).collect())
        .collect();
    let mut widths: Vec<usize> = (0..part.columns.len())
        .map(|at| {
            rows.iter()
                .map(|row| width(&row[at].text))
                .max()
                .unwrap_or_default()
                .max(width(&part.columns[at]))
        })
        .collect();
    shorten(&mut widths, &rows, style.width);
    if !rows.is_empty() {
        let is_right = |at: usize| rows[0][at].is_number;
        let heads: Vec<String> =
            part.columns.iter().enumerate().map(|(at, head)| pad(head, widths[at], is_right(at))).collect();
        writeln!(out, "{GUTTER}{DIM}{}{DIM:#}", heads.join(GUTTER).trim_end())?;
    }
    for row in &rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let padded = pad(&cell.text, widths[at], cell.is_number);
            // The last column needs no blanks after it.
            let padded = if at + 1 == row.len() { padded.trim_end() } else { padded.as_str() };
            match at {
                0 => line.push_str(&format!("{GUTTER}{NAME}{padded}{NAME:#}")),
                _ => line.push_str(&format!("{GUTTER}{padded}")),
            }
        }
        writeln!(out, "{line}")?;
    }
    let rest = part.rows.len() - shown;
    if rest > 0 {
        writeln!(out, "{GUTTER}{}", words.fill("rapport.autres", &[("n", &words.number(rest))]))?;
    }
    Ok(())
}

/// A cell in characters.
struct Written {
    text: String,
    is_number: bool,
    /// Whether it may be cut.
    is_soft: bool,
}

impl Written {
    fn new(cell: &Cell, style: &Style) -> Self {
        let (text, is_soft) = match cell {
            Cell::Text(text) | Cell::Link(text, _) => (text.clone(), true),
            Cell::Number(number) => (number.clone(), false),
            Cell::Path(path, line) => (located(&style.base, path, *line), false),
            Cell::Entries(entries) => {
                let named =
                    entries.iter().map(|entry| format!("{} ({}{})", entry.title, style.base, entry.path));
                (named.collect::<Vec<_>>().join(", "), false)
            }
        };
        Written { text: printable(&text).into_owned(), is_number: matches!(cell, Cell::Number(_)), is_soft }
    }
}

/// `path:line`, as editors and terminals follow it.
pub fn located(base: &str, path: &str, line: Option<usize>) -> String {
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{base}{path}{line}")
}

/// Takes from the columns of words what the terminal lacks, down to a width that still reads.
fn shorten(widths: &mut [usize], rows: &[Vec<Written>], terminal: usize) {
    for (at, width) in widths.iter_mut().enumerate() {
        if rows.iter().all(|row| row[at].is_soft) && !rows.is_empty() {
            *width = (*width).min(if at == 0 { WIDEST } else { terminal });
        }
    }
    let total: usize = widths.iter().map(|width| width + GUTTER.len()).sum();
    let mut excess = total.saturating_sub(terminal);
    for (at, width) in widths.iter_mut().enumerate().skip(1) {
        if excess > 0 && !rows.is_empty() && rows.iter().all(|row| row[at].is_soft) {
            let cut = excess.min(width.saturating_sub(WIDEST.min(24)));
            *width -= cut;
            excess -= cut;
        }
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// The text in so many columns, cut between words if it is longer.
fn pad(text: &str, columns: usize, is_right: bool) -> String {
    let length = width(text);
    if length > columns {
        let kept: String = text.chars().take(columns.saturating_sub(1)).collect();
        let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
        return pad(&format!("{}…", kept.trim_end_matches([',', ';', ' '])), columns, is_right);
    }
    let blanks = " ".repeat(columns - length);
    if is_right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
}
