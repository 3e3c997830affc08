//! A text that somebody wrote, and places in it.
//!
//! Bytes are decoded once, here: byte-order mark dropped, line ends made `\n`, accents composed
//! (NFC, Unicode UAX #15), Windows-1252 recognised. Everything after works on that one text, so
//! every [`Span`] is a byte range of [`Source::text`].

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Bytes of a text, half open, counted in [`Source::text`].
pub type Span = Range<usize>;

/// Number of a source in its [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A span in a named source: where a complaint, a value or a link stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The text.
    pub source: SourceId,
    /// The bytes in it.
    pub span: Span,
}

impl Place {
    /// What places are sorted by: source, first byte, last byte.
    pub fn rank(&self) -> (SourceId, usize, usize) {
        (self.source, self.span.start, self.span.end)
    }

    /// The span in the source.
    pub fn new(source: SourceId, span: Span) -> Self {
        Place { source, span }
    }

    /// The very beginning of a source: for what is missing, or concerns the whole file.
    pub fn start(source: SourceId) -> Self {
        Place { source, span: 0..0 }
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub place: Place,
}

impl<T> Placed<T> {
    /// The value at that place.
    pub fn new(value: T, place: Place) -> Self {
        Placed { value, place }
    }

    /// Another value at the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: f(self.value), place: self.place }
    }
}

/// How the bytes of a file had been written, when it was not plain UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// Read as Windows-1252, the encoding of older spreadsheets and editors.
    Windows1252,
    /// UTF-16 with its byte-order mark.
    Utf16,
}

/// One text file of a project, decoded.
#[derive(Debug)]
pub struct Source {
    /// Path from the site's root, with `/`, accents composed.
    pub path: String,
    /// The text, as [`decode`] made it.
    pub text: String,
    /// How its bytes were written.
    pub encoding: Encoding,
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// Decodes the bytes of a file.
    pub fn new(path: impl Into<String>, bytes: &[u8]) -> Self {
        let (text, encoding) = decode(bytes);
        Source { path: path.into(), text, encoding, lines: OnceLock::new() }
    }

    /// Line and column, from 1; the column counts characters, as editors do.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = floor_char(&self.text, offset);
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts[line - 1];
        (line, self.text[start..offset].chars().count() + 1)
    }

    /// The words at a span, or nothing when the span is not of this text.
    pub fn slice(&self, span: &Span) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }
}

/// All texts of a project; a [`SourceId`] is a position in it.
#[derive(Debug, Default)]
pub struct Sources(Vec<std::sync::Arc<Source>>);

impl Sources {
    /// Adds a text and gives its number.
    pub fn add(&mut self, source: std::sync::Arc<Source>) -> SourceId {
        self.0.push(source);
        SourceId(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// The text of that number.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// The same, to be kept.
    pub fn shared(&self, id: SourceId) -> &std::sync::Arc<Source> {
        &self.0[id.0 as usize]
    }

    /// Every text with its number, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &std::sync::Arc<Source>)> {
        (0..).map(SourceId).zip(&self.0)
    }

    /// `path:line:column` of a place.
    pub fn locate(&self, place: &Place) -> (&str, usize, usize) {
        let source = self.get(place.source);
        let (line, column) = source.line_column(place.span.start);
        (&source.path, line, column)
    }
}

impl FromIterator<std::sync::Arc<Source>> for Sources {
    fn from_iter<I: IntoIterator<Item = std::sync::Arc<Source>>>(texts: I) -> Self {
        Sources(texts.into_iter().collect())
    }
}

/// The greatest character boundary at or before an offset.
pub fn floor_char(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Composes accents (NFC); borrows when nothing changes.
pub fn compose(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

fn decode(bytes: &[u8]) -> (String, Encoding) {
    let (text, encoding) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((utf16, _)) if utf16 != encoding_rs::UTF_8 => {
            (utf16.decode_with_bom_removal(bytes).0, Encoding::Utf16)
        }
        bom => {
            let bytes = &bytes[bom.map_or(0, |(_, length)| length)..];
            match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
                Err(_) => {
                    (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, Encoding::Windows1252)
                }
            }
        }
    };
    let text = compose(&text);
    let text = match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text.into_owned(),
    };
    (text, encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        let source = Source::new("a.md", bytes);
        (source.text.clone(), source.encoding)
    }

    #[test]
    fn real_files_give_one_text() {
        let expected = "é\nà".to_owned();
        assert_eq!(read("\u{feff}é\r\nà".as_bytes()), (expected.clone(), Encoding::Utf8));
        assert_eq!(read("e\u{301}\ra\u{300}".as_bytes()), (expected.clone(), Encoding::Utf8));
        assert_eq!(read(b"\xe9\r\n\xe0"), (expected.clone(), Encoding::Windows1252));
        assert_eq!(read(b"\xff\xfe\xe9\0\n\0\xe0\0"), (expected, Encoding::Utf16));
        assert_eq!(read(b""), (String::new(), Encoding::Utf8));
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.md", "é: x\nœuvre".as_bytes());
        assert_eq!(source.line_column(4), (1, 4));
        assert_eq!(source.line_column(6), (2, 1));
        assert_eq!(source.line_column(8), (2, 2));
        assert_eq!(source.line_column(7), (2, 1), "inside œ");
        assert_eq!(source.line_column(999), (2, 6));
    }
}
