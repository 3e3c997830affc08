//! The portable folder in one file, to send or to put on a key.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::model::Date;
use crate::route::OutputPath;

/// Where the archive of a folder stands: beside it, under its name.
pub fn beside(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".zip");
    folder.with_file_name(name)
}

/// Packs files of a published folder, in a folder of its name, dated of the edition: same site, same bytes.
/// The archive takes its place whole. Gives its size in bytes.
///
/// # Errors
/// What the disk refuses; the old archive then stays.
pub fn archive(folder: &Path, paths: &[OutputPath], date: Date) -> io::Result<u64> {
    let target = beside(folder);
    let aside = target.with_extension("zip.tmp");
    let made = write(folder, paths, date, &aside).and_then(|()| std::fs::rename(&aside, &target));
    if made.is_err() {
        let _ = std::fs::remove_file(&aside);
    }
    made?;
    Ok(target.metadata()?.len())
}

fn write(folder: &Path, paths: &[OutputPath], date: Date, aside: &Path) -> io::Result<()> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let (year, month, day) = (date.year().try_into(), date.month().try_into(), date.day().try_into());
    let day = match (year, month, day) {
        (Ok(year), Ok(month), Ok(day)) => DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok(),
        _ => None,
    };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(day.unwrap_or_default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(BufWriter::new(File::create(aside)?));
    for path in paths {
        zip.start_file(format!("{name}/{path}"), options)?;
        io::copy(&mut File::open(folder.join(path.as_str()))?, &mut zip)?;
    }
    zip.finish()?.flush()
}
