//! Files of a site that Boussole did not make: found, moved into the next site, never deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::marker::{self, List, MARKER};
use super::swap::{exists, rename_new};
use super::{Error, folders};

/// Files and folders of a site that are not ours, by path from it, in order. A folder in which
/// nothing is ours counts as one, unless `next`, the site that it will move to, has such a folder.
pub fn list(site: &Path, ours: &List, next: &Path) -> Result<Vec<PathBuf>, Error> {
    let folders = folders(ours.iter().map(String::as_str));
    let is_shared = |path: &str| folders.contains_key(path) || is_folder(&next.join(path));
    let mut foreign = walk(site, "", &|path| path == MARKER || ours.contains(path), &is_shared)?;
    foreign.sort();
    Ok(foreign)
}

/// Whether somebody's file can keep its path in a site.
pub fn fits(path: &Path, next: &Path) -> bool {
    let mut above =
        path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()).map(|above| next.join(above));
    !exists(&next.join(path)) && above.all(|above| !exists(&above) || is_folder(&above))
}

/// Takes an old site away: what is not ours moves into `next`, what is ours is deleted. Gives how
/// many files and folders moved.
///
/// # Errors
/// When something cannot move: it stays where it is, and so does what holds it.
pub fn retire(old: &Path, next: &Path) -> Result<usize, Error> {
    if !exists(old) {
        return Ok(0);
    }
    let ours = marker::read(old)?.unwrap_or_default();
    let mut carried = 0;
    let mut attempts = 0..3;
    loop {
        let foreign = list(old, &ours, next)?;
        for path in &foreign {
            carry(path, old, next)?;
        }
        carried += foreign.len();
        match delete(old, &ours) {
            Ok(()) => return Ok(carried),
            // Folders of somebody that moved into one of the new site's, or a file put there just now.
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty && attempts.next().is_some() => {
                delete_empty(old).map_err(|e| Error::disk(old, e))?;
            }
            Err(error) => return Err(Error::disk(old, error)),
        }
    }
}

type Test<'a> = dyn Fn(&str) -> bool + Sync + 'a;

fn walk(site: &Path, folder: &str, is_ours: &Test<'_>, is_shared: &Test<'_>) -> Result<Vec<PathBuf>, Error> {
    let path = site.join(folder);
    let refused = |error| Error::disk(&path, error);
    let mut foreign = Vec::new();
    let mut below = Vec::new();
    for item in fs::read_dir(&path).map_err(refused)? {
        let item = item.map_err(refused)?;
        let kind = item.file_type().map_err(refused)?;
        let Some(path) = named(folder, &item.file_name()) else {
            foreign.push(Path::new(folder).join(item.file_name()));
            continue;
        };
        if kind.is_dir() && is_shared(&path) {
            below.push(path);
        } else if !(kind.is_file() && is_ours(&path)) {
            foreign.push(Path::new(folder).join(item.file_name()));
        }
    }
    let below: Result<Vec<_>, Error> =
        below.par_iter().map(|path| walk(site, path, is_ours, is_shared)).collect();
    foreign.extend(below?.into_iter().flatten());
    Ok(foreign)
}

/// The path as our list would have it; `None` for a name that we never give.
fn named(folder: &str, name: &std::ffi::OsStr) -> Option<String> {
    let name = name.to_str()?;
    // macOS may give back decomposed accents.
    let name = if cfg!(target_os = "macos") { crate::source::compose(name) } else { name.into() };
    Some(if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") })
}

fn carry(path: &Path, old: &Path, next: &Path) -> Result<(), Error> {
    let (from, to) = (old.join(path), next.join(path));
    if !fits(path, next) {
        return Err(Error::InTheWay(from));
    }
    if let Some(above) = to.parent() {
        fs::create_dir_all(above).map_err(|e| Error::disk(above, e))?;
    }
    rename_new(&from, &to).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::InTheWay(from),
        _ => Error::Disk(from, error),
    })
}

/// Deletes what is in the list, and folders that are empty after that; the marker last, so that a
/// kill leaves a site that still says what is ours.
fn delete(site: &Path, ours: &List) -> io::Result<()> {
    let folders = folders(ours.iter().map(String::as_str));
    folders.par_iter().try_for_each(|(folder, content)| {
        let folder = site.join(folder);
        content.files.iter().try_for_each(|name| ignore_absent(fs::remove_file(folder.join(name))))?;
        // The root waits for its marker.
        match content.is_leaf && folder != site {
            true => ignore_absent(fs::remove_dir(folder)),
            false => Ok(()),
        }
    })?;
    for (folder, _) in folders.iter().rev().filter(|(folder, content)| !content.is_leaf && !folder.is_empty())
    {
        ignore_absent(fs::remove_dir(site.join(folder)))?;
    }
    let is_alone = fs::read_dir(site)?.all(|item| item.is_ok_and(|item| item.file_name() == MARKER));
    if !is_alone {
        return Err(io::ErrorKind::DirectoryNotEmpty.into());
    }
    ignore_absent(fs::remove_file(site.join(MARKER)))?;
    fs::remove_dir(site)
}

/// Deletes the folders that hold nothing, and those that hold nothing else.
fn delete_empty(folder: &Path) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let item = item?;
        if item.file_type()?.is_dir() {
            delete_empty(&item.path())?;
            match fs::remove_dir(item.path()) {
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {}
                result => ignore_absent(result)?,
            }
        }
    }
    Ok(())
}

fn ignore_absent(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(())
        }
        result => result,
    }
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}
