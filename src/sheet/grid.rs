//! A table as somebody sent it: rows of cells, each with its place.

use crate::diagnostic::Diagnostics;
use crate::source::{Source, Span};

/// A table, before anybody knows what its columns are.
#[derive(Debug)]
pub struct Grid {
    /// The text that places are in: the file's own, or for a workbook one line a row.
    pub source: Source,
    /// Every row, empty ones too.
    pub rows: Vec<Vec<Cell>>,
    /// What is odd about the file.
    pub complaints: Diagnostics,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub text: String,
    /// Where.
    pub span: Span,
    /// Whether the place holds exactly that text.
    pub exact: bool,
    /// Its name in a spreadsheet, such as C12.
    pub name: Option<String>,
}

/// The letters of a column, from 0: A, B… Z, AA.
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (column % 26) as u8);
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => break,
        }
    }
    letters.iter().rev().map(|byte| char::from(*byte)).collect()
}
