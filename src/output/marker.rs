//! `.boussole`: the file that says that a folder is a site made by Boussole, and which of its files
//! are Boussole's.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::Error;
use crate::route::OutputPath;

/// The marker's name.
pub const MARKER: &str = ".boussole";

/// The marker's name while it is being written.
const UNFINISHED: &str = ".boussole.partiel";

/// The files that Boussole made.
pub type List = BTreeSet<String>;

const FORMAT: &str = "boussole 1";
const NOTE: &str = "\
# Les fichiers que Boussole a faits dans ce dossier et remplace à chaque publication. Les autres sont gardés.
# The files that Boussole made in this folder and replaces at each run. Others are kept.

";

/// Reads the marker of a folder; `None` when there is none.
///
/// # Errors
/// When it cannot be read or understood: then nobody can say which files are ours.
pub fn read(site: &Path) -> Result<Option<List>, Error> {
    let path = site.join(MARKER);
    let bytes = match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => fs::read(&path).map_err(|e| Error::disk(&path, e))?,
        Ok(_) => return Err(Error::DamagedMarker(path)),
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) => return Err(Error::disk(&path, error)),
    };
    let text = String::from_utf8(bytes).map_err(|_| Error::DamagedMarker(path.clone()))?;
    match text.lines().next() {
        Some(FORMAT) => {}
        Some(line) if line.starts_with("boussole ") => return Err(Error::NewerMarker(path)),
        _ => return Err(Error::DamagedMarker(path)),
    }
    let Some((_, entries)) = text.split_once("\n\n") else { return Err(Error::DamagedMarker(path)) };
    let entries = entries.lines();
    let list: Option<List> =
        entries.map(|line| OutputPath::new(line).map(|path| path.as_str().to_owned())).collect();
    list.map(Some).ok_or(Error::DamagedMarker(path))
}

/// Writes the marker of a site that is complete. The same files give the same bytes.
pub fn write(site: &Path, paths: &[OutputPath]) -> Result<(), Error> {
    let mut text = format!("{FORMAT}\n{NOTE}");
    for path in paths {
        text.push_str(path.as_str());
        text.push('\n');
    }
    let path = site.join(MARKER);
    let unfinished = site.join(UNFINISHED);
    let write = || -> io::Result<()> {
        let mut file = File::create(&unfinished)?;
        file.write_all(text.as_bytes())?;
        // Flushed alone of all files: without it, a power cut leaves a folder that is nobody's.
        file.sync_data()?;
        // Half a list would make strangers of our own files: the name comes when all is written.
        fs::rename(&unfinished, &path)
    };
    write().map_err(|e| Error::disk(&path, e))
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
