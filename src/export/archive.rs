//! Zip archives whose bytes follow from what they hold and from the day of the edition.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::model::Date;

/// An archive of files by name, in that order. A file named `mimetype` is stored as it is, without
/// compression, as EPUB's container format wants of its first one.
pub fn zip(day: Date, files: &[(&str, &[u8])]) -> Vec<u8> {
    // A zip knows no day before 1980.
    let year = u16::try_from(day.year()).unwrap_or_default();
    let moment = DateTime::from_date_and_time(year, day.month() as u8, day.day() as u8, 0, 0, 0);
    let options = SimpleFileOptions::default().last_modified_time(moment.unwrap_or_default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = match *name == "mimetype" {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        // Memory does not fail.
        let opened = archive.start_file(*name, options.compression_method(method).unix_permissions(0o644));
        let _ = opened.map(|()| archive.write_all(bytes));
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}
