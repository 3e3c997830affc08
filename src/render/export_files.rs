//! The files of the exports, each made once: the page of the data says how large they are.

use std::sync::{Arc, OnceLock};

use crate::edition::Edition;
use crate::export::{File, Format, make};

/// The files of every format, made when one is asked for.
pub struct ExportFiles(Vec<(Format, OnceLock<Arc<[u8]>>)>);

impl Default for ExportFiles {
    fn default() -> Self {
        ExportFiles(Format::ALL.iter().map(|format| (*format, OnceLock::new())).collect())
    }
}

impl ExportFiles {
    /// The file of a format.
    pub fn of(&self, edition: &Edition, format: Format) -> Arc<[u8]> {
        let bytes = || Arc::from(make(edition, File::Lexicon(format)));
        match self.0.iter().find(|(known, _)| *known == format) {
            Some((_, made)) => Arc::clone(made.get_or_init(bytes)),
            None => bytes(),
        }
    }

    /// A file of the exports.
    pub fn make(&self, edition: &Edition, file: File) -> Arc<[u8]> {
        match file {
            File::Lexicon(format) => self.of(edition, format),
            file => make(edition, file).into(),
        }
    }
}
