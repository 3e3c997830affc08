//! The index of a site, kept beside its texts and made again when they have changed.
//!
//! `.boussole-cache/` holds one folder an index, named by the fingerprint of what it was made from.
//! It may be deleted at any time. It tells git and backup programs to leave it alone.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::schema::FORMAT;
use super::{Engine, Result};
use crate::edition::BuildInfo;
use crate::index::Record;
use crate::project::Project;

/// The folder's name.
pub const CACHE: &str = ".boussole-cache";

const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
# Un index de recherche que Boussole refait quand il manque. Ce dossier peut être effacé.\n\
# A search index that Boussole makes again when it is missing. This folder may be deleted.\n";

const TAG_NAME: &str = "CACHEDIR.TAG";

/// Before the fingerprint, in the name of an index.
const INDEX: &str = "recherche-";

/// Before the number of a process, in the name of an index that it is writing.
const UNFINISHED: &str = "partiel-";

/// Indexes kept beside the current one: with and without drafts, and before the last change.
const KEPT: usize = 2;

/// The age past which nobody is writing an unfinished index any more.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Tells apart whatever would give another index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a project's texts, of the build and of this version. Not of its files: those
    /// are not looked for.
    pub fn of(project: &Project, info: &BuildInfo) -> Self {
        // Another release of Rust may hash otherwise: the index is then made once more.
        let mut hasher = DefaultHasher::new();
        (FORMAT, info.version, info.drafts).hash(&mut hasher);
        for source in project.config.iter().chain(&project.bibliography).chain(&project.entries) {
            (&source.path, &source.text).hash(&mut hasher);
        }
        Fingerprint(hasher.finish())
    }
}

/// The index of a site's folder: the kept one when nothing has changed, else a new one of `records`,
/// which is kept if the folder can be written to.
///
/// # Errors
/// When the engine refuses.
pub fn cached(
    root: &Path,
    fingerprint: Fingerprint,
    records: impl FnOnce() -> Vec<Record>,
) -> Result<Engine> {
    let cache = root.join(CACHE);
    let folder = cache.join(format!("{INDEX}{:016x}", fingerprint.0));
    if is_ours(&cache)
        && let Ok(engine) = Engine::open(&folder)
    {
        return Ok(engine);
    }
    let records = records();
    match keep(&cache, &folder, &records) {
        Ok(engine) => Ok(engine),
        // A site on a disk that is full or read-only, or whose folder of that name is somebody else's, is
        // searched all the same.
        Err(_) => Engine::build(&records),
    }
}

/// Writes an index aside, then gives it its name: another run never opens half of one.
fn keep(cache: &Path, folder: &Path, records: &[Record]) -> Result<Engine> {
    claim(cache)?;
    let aside = cache.join(format!("{UNFINISHED}{}", std::process::id()));
    let written = write(records, &aside, folder);
    if written.is_err() {
        let _ = fs::remove_dir_all(&aside);
    }
    written?;
    let engine = Engine::open(folder)?;
    // What another run has open stays readable until it ends, or cannot be removed: next time then.
    for old in outdated(cache, folder)? {
        let _ = fs::remove_dir_all(old);
    }
    Ok(engine)
}

fn write(records: &[Record], aside: &Path, folder: &Path) -> Result<()> {
    clear(aside)?;
    fs::create_dir(aside)?;
    drop(Engine::create(records, aside)?);
    clear(folder)?;
    Ok(fs::rename(aside, folder)?)
}

/// Makes the folder, or sees that it is one that Boussole made. Nothing of anybody else is written over: a
/// link of that name may lead anywhere.
fn claim(cache: &Path) -> Result<()> {
    if is_ours(cache) {
        return Ok(());
    }
    fs::create_dir(cache)?;
    for (name, text) in [(TAG_NAME, TAG), (".gitignore", "*\n")] {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(cache.join(name))?;
        file.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// Whether a folder is a real one, with the tag that Boussole gave it.
fn is_ours(cache: &Path) -> bool {
    let is_folder = fs::symlink_metadata(cache).is_ok_and(|metadata| metadata.is_dir());
    let tag = cache.join(TAG_NAME);
    let is_file = fs::symlink_metadata(&tag).is_ok_and(|metadata| metadata.is_file());
    is_folder && is_file && fs::read(&tag).is_ok_and(|bytes| bytes == TAG.as_bytes())
}

/// Indexes that are no longer asked for, but the last few, and what runs that were killed left half done.
fn outdated(cache: &Path, folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut indexes = Vec::new();
    let mut outdated = Vec::new();
    for entry in fs::read_dir(cache)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_str().unwrap_or_default();
        let metadata = fs::symlink_metadata(&path)?;
        let Ok(modified) = metadata.modified() else { continue };
        if !metadata.is_dir() || path == folder {
            continue;
        }
        let is = |prefix: &str, is_part: fn(char) -> bool| {
            name.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_part))
        };
        if is(INDEX, |c| c.is_ascii_hexdigit()) {
            indexes.push((modified, path));
        } else if is(UNFINISHED, |c| c.is_ascii_digit())
            && modified.elapsed().is_ok_and(|age| age > ABANDONED)
        {
            outdated.push(path);
        }
    }
    indexes.sort();
    indexes.truncate(indexes.len().saturating_sub(KEPT));
    outdated.extend(indexes.into_iter().map(|(_, path)| path));
    Ok(outdated)
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
