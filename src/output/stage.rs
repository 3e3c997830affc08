//! Making every file of a site in a new folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Mutex;
use std::time::SystemTime;

use rayon::prelude::*;

use super::marker::List;
use super::{Error, Report, folders};
use crate::edition::{ArtifactContent, Files};
use crate::route::OutputPath;

/// The site that is there, to which bytes are compared.
pub struct Before<'a> {
    /// Its folder.
    pub site: &'a Path,
    /// Its files that are ours.
    pub list: &'a List,
}

/// Makes the files of a site, several at once, each let go of as soon as it is written.
///
/// # Errors
/// The first in the order of the paths, whatever the order of the work.
pub fn make(
    files: &dyn Files,
    paths: &[OutputPath],
    before: &Before<'_>,
    new: &Path,
) -> Result<Report, Error> {
    let folders = folders(paths.iter().map(OutputPath::as_str));
    // Folders that hold others come first; the thousands of others are made beside their files.
    for (folder, content) in &folders {
        if !content.is_leaf || folder.is_empty() {
            create_folder(&new.join(folder))?;
        }
    }
    let failure = Mutex::new(None);
    let last: BTreeSet<&str> =
        paths.iter().filter(|path| files.is_last(path)).map(OutputPath::as_str).collect();
    let mut report = folders
        .into_par_iter()
        .map(|(folder, content)| {
            let mut report = Report::default();
            if content.is_leaf && !folder.is_empty() {
                note(&failure, folder, create_folder(&new.join(folder)));
            }
            for name in content.files {
                let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
                if last.contains(path.as_str()) || !is_worth_trying(&failure, &path) {
                    continue;
                }
                if let Some(size) = note(&failure, &path, make_one(files, &path, before, new)) {
                    report.add(size);
                }
            }
            report
        })
        .reduce(Report::default, Report::sum);
    for path in last {
        if !is_worth_trying(&failure, path) {
            break;
        }
        if let Some(size) = note(&failure, path, make_one(files, path, before, new)) {
            report.add(size);
        }
    }
    match failure.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner()) {
        Some((_, error)) => Err(error),
        None => Ok(report),
    }
}

type Failure = Mutex<Option<(String, Error)>>;

fn note<T>(failure: &Failure, path: &str, result: Result<T, Error>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            let mut first = failure.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            if first.as_ref().is_none_or(|(known, _)| path < known.as_str()) {
                *first = Some((path.to_owned(), error));
            }
            None
        }
    }
}

/// After a failure, only what comes before it can matter.
fn is_worth_trying(failure: &Failure, path: &str) -> bool {
    let first = failure.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    first.as_ref().is_none_or(|(known, _)| path < known.as_str())
}

/// One file's size and whether it was written.
struct Made {
    bytes: u64,
    is_written: bool,
}

impl Report {
    fn add(&mut self, made: Made) {
        self.files += 1;
        self.bytes += made.bytes;
        match made.is_written {
            true => (self.written, self.bytes_written) = (self.written + 1, self.bytes_written + made.bytes),
            false => self.unchanged += 1,
        }
    }

    fn sum(self, other: Report) -> Report {
        Report {
            files: self.files + other.files,
            written: self.written + other.written,
            unchanged: self.unchanged + other.unchanged,
            bytes: self.bytes + other.bytes,
            bytes_written: self.bytes_written + other.bytes_written,
            carried: self.carried + other.carried,
        }
    }
}

fn make_one(files: &dyn Files, path: &str, before: &Before<'_>, new: &Path) -> Result<Made, Error> {
    let target = new.join(path);
    let unmade = || Error::disk(&target, io::ErrorKind::NotFound.into());
    let output = OutputPath::new(path).ok_or_else(unmade)?;
    let artifact = files.make(&output).map_err(Error::Theme)?.ok_or_else(unmade)?;
    let old = before.list.contains(path).then(|| before.site.join(path));
    match artifact.content {
        ArtifactContent::Bytes(bytes) => {
            let same = old.and_then(|old| Some((modified_if_same(&old, &bytes)?, old)));
            put(&target, same, bytes.len() as u64, |file| file.write_all(&bytes))
                .map_err(|e| Error::disk(&target, e))
        }
        ArtifactContent::File(source) => {
            let refused = |error| Error::disk(&source, error);
            let mut content = File::open(&source).map_err(refused)?;
            let size = content.metadata().map_err(refused)?.len();
            let same = old.and_then(|old| Some((modified_if_same_file(&old, &source, size)?, old)));
            put(&target, same, size, |file| io::copy(&mut content, file).map(drop))
                .map_err(|e| Error::disk(&target, e))
        }
    }
}

/// Writes a new file, unless it can be the old one under another name. Where the disk refuses that,
/// the copy keeps the old one's date: what sends sites to a host looks at it.
fn put(
    target: &Path,
    same: Option<(SystemTime, std::path::PathBuf)>,
    bytes: u64,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<Made> {
    if let Some((_, old)) = &same
        && fs::hard_link(old, target).is_ok()
    {
        return Ok(Made { bytes, is_written: false });
    }
    let mut file = File::create_new(target)?;
    write(&mut file)?;
    if let Some((modified, _)) = same {
        file.set_modified(modified)?;
    }
    Ok(Made { bytes, is_written: true })
}

/// The date of a file that holds those bytes; `None` when it does not, or cannot be read.
fn modified_if_same(old: &Path, bytes: &[u8]) -> Option<SystemTime> {
    let metadata = fs::symlink_metadata(old).ok()?;
    let may_be = metadata.is_file() && metadata.len() == bytes.len() as u64;
    (may_be && fs::read(old).ok()? == bytes).then(|| metadata.modified().ok())?
}

fn modified_if_same_file(old: &Path, source: &Path, size: u64) -> Option<SystemTime> {
    let metadata = fs::symlink_metadata(old).ok()?;
    let may_be = metadata.is_file() && metadata.len() == size;
    (may_be && holds_same(File::open(old).ok()?, File::open(source).ok()?).ok()?)
        .then(|| metadata.modified().ok())?
}

fn holds_same(one: File, other: File) -> io::Result<bool> {
    const CHUNK: u64 = 64 * 1024;
    let (mut a, mut b) = (Vec::new(), Vec::new());
    loop {
        a.clear();
        b.clear();
        (&one).take(CHUNK).read_to_end(&mut a)?;
        (&other).take(CHUNK).read_to_end(&mut b)?;
        if a != b || a.is_empty() {
            return Ok(a == b);
        }
    }
}

fn create_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir(path).map_err(|e| Error::disk(path, e))
}
