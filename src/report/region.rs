//! A place in the words of programs: path, lines and columns.

use crate::source::{Place, Sources, Span};

/// Where a complaint stands, for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Path of the file.
    pub path: String,
    /// First line, from 1.
    pub line: usize,
    /// First column in characters, from 1.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
    /// Bytes of the text once decoded (UTF-8, `\n`, composed accents, no byte-order mark).
    pub span: Span,
}

impl Region {
    /// The region of a place; `base` stands before the path.
    pub fn new(place: &Place, sources: &Sources, base: &str) -> Self {
        let source = sources.get(place.source);
        let span = place.span.clone();
        let (line, column) = source.line_column(span.start);
        // A last line end would make the region reach into a line that has nothing to do with it.
        let words = source.slice(&span).trim_end_matches('\n').len();
        let (end_line, end_column) = source.line_column(span.start + words);
        Region { path: format!("{base}{}", source.path), line, column, end_line, end_column, span }
    }

    /// Whether it is the file as a whole.
    pub fn is_whole_file(&self) -> bool {
        self.span == (0..0)
    }
}
