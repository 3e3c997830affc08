//! The index of a site, kept beside its texts and made again when they have changed.
//!
//! `.boussole-cache/` holds one folder an index, named by the fingerprint of what it was made from.
//! It may be deleted at any time. It tells git and backup programs to leave it alone.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

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
    let folder = cache.join(format!("recherche-{:016x}", fingerprint.0));
    if let Ok(engine) = Engine::open(&folder) {
        return Ok(engine);
    }
    let records = records();
    match keep(&cache, &folder, &records) {
        Ok(engine) => Ok(engine),
        // A site on a disk that is full or read-only is searched all the same.
        Err(_) => Engine::build(&records),
    }
}

/// Writes an index aside, then gives it its name: another run never opens half of one.
fn keep(cache: &Path, folder: &Path, records: &[Record]) -> Result<Engine> {
    fs::create_dir_all(cache)?;
    fs::write(cache.join(".gitignore"), "*\n")?;
    fs::write(cache.join("CACHEDIR.TAG"), TAG)?;
    let aside = cache.join(format!("partiel-{}", std::process::id()));
    clear(&aside)?;
    fs::create_dir(&aside)?;
    drop(Engine::create(records, &aside)?);
    let old = others(cache, folder)?;
    clear(folder)?;
    fs::rename(&aside, folder)?;
    let engine = Engine::open(folder)?;
    // What another run has open stays readable until it ends, or cannot be removed: next time then.
    old.iter().for_each(|old| drop(fs::remove_dir_all(old)));
    Ok(engine)
}

/// Indexes of other fingerprints.
fn others(cache: &Path, folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut others = Vec::new();
    for entry in fs::read_dir(cache)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("recherche-") && path != folder {
            others.push(path);
        }
    }
    Ok(others)
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
