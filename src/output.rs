//! Publishing that cannot half-happen.
//!
//! A site is made aside, in a work folder beside its own, then takes its place in one step. Whoever
//! looks at the site's folder, at any moment, even after a kill, sees the whole old site or the
//! whole new one. What a killed run left behind is cleaned by the next.
//!
//! Nobody's files are lost. A folder that holds things and was not made by Boussole is refused. In
//! a site that was, the files that Boussole did not make (`.git`, `CNAME`…) are moved into the new
//! site, and a new page that would need the place of one of them stops the run instead. Nothing is
//! deleted that is not in the [`marker`]'s list, or was not made by an unfinished run.
//!
//! Files are not flushed to the disk one by one, which would cost seconds: after a power cut a page
//! may be empty, and the next run, which compares bytes, writes it again.

mod error;
mod foreign;
mod lock;
mod marker;
mod place;
mod stage;
mod swap;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub use error::Error;
pub use marker::MARKER;
pub use place::check;

use crate::edition::Files;
use crate::route::OutputPath;
use lock::Work;
use place::Place;

/// What a run wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files of the site.
    pub files: usize,
    /// Those whose bytes are not the old site's.
    pub written: usize,
    /// Those that the old site had already: not written, their dates unchanged.
    pub unchanged: usize,
    /// Size of the site, in bytes.
    pub bytes: u64,
    /// Bytes really written.
    pub bytes_written: u64,
    /// Files and folders of somebody else that were moved into the new site.
    pub carried: usize,
}

/// Publishes a site in a folder, which is made when it is not there.
///
/// # Errors
/// When the folder must not be touched, when the theme cannot make a page, or when the disk refuses:
/// the old site is whole in every case, but for [`Error::Unsettled`]: then the new one is.
pub fn publish(files: &dyn Files, out: &Path) -> Result<Report, Error> {
    let mut paths = files.paths();
    paths.sort();
    refuse_collisions(&paths)?;
    let place = Place::find(out)?;
    let work = Work::open(&place)?;
    recover(&work, &place)?;
    let mut report = match replace(files, &paths, &place, &work) {
        Ok(report) => report,
        Err(error) => {
            // Nothing was swapped: what is there was made by this run, and the error matters more.
            let _ = fs::remove_dir_all(work.new_site());
            let _ = work.close();
            return Err(error);
        }
    };
    report.carried = settle(work, &place).map_err(|error| Error::Unsettled(Box::new(error)))?;
    Ok(report)
}

/// Clears the old site away, once the new one is in its place. Gives how many files of somebody else
/// moved.
fn settle(work: Work, place: &Place) -> Result<usize, Error> {
    let mut carried = 0;
    for old in [work.new_site(), work.old_site()] {
        carried += foreign::retire(&old, &place.site)?;
    }
    work.close()?;
    Ok(carried)
}

/// Makes the new site and puts it in its place; the old one is in the work folder after that.
fn replace(files: &dyn Files, paths: &[OutputPath], place: &Place, work: &Work) -> Result<Report, Error> {
    let list = marker::read(&place.site)?.unwrap_or_default();
    let before = stage::Before { site: &place.site, list: &list };
    let report = stage::make(files, paths, &before, &work.new_site())?;
    files.approve().map_err(Error::Theme)?;
    refuse_obstacles(place, &list, work)?;
    marker::write(&work.new_site(), paths)?;
    swap::publish(work, place)?;
    Ok(report)
}

/// Clears what a killed run left, after putting back what may be the only copy of something.
fn recover(work: &Work, place: &Place) -> Result<(), Error> {
    // Killed between two renames, on a system that cannot swap: the site is in the work folder.
    if !swap::exists(&place.site) && swap::exists(&work.old_site()) {
        fs::rename(work.old_site(), &place.site).map_err(|e| Error::disk(&place.site, e))?;
    }
    for leftover in [work.new_site(), work.old_site()] {
        if !swap::exists(&leftover) {
            continue;
        }
        match marker::read(&leftover)? {
            // Without marker it is a site that was never finished: all of it was made by that run.
            None => fs::remove_dir_all(&leftover).map_err(|e| Error::disk(&leftover, e))?,
            Some(list) => {
                let holds_foreign = !foreign::list(&leftover, &list, &place.site)?.is_empty();
                if holds_foreign && !swap::exists(&place.site) {
                    fs::rename(&leftover, &place.site).map_err(|e| Error::disk(&place.site, e))?;
                } else {
                    foreign::retire(&leftover, &place.site)?;
                }
            }
        }
    }
    Ok(())
}

/// Stops before anything is touched when a new page needs the place of somebody's file.
fn refuse_obstacles(place: &Place, before: &marker::List, work: &Work) -> Result<(), Error> {
    if !swap::exists(&place.site) {
        return Ok(());
    }
    for path in foreign::list(&place.site, before, &work.new_site())? {
        if !foreign::fits(&path, &work.new_site()) {
            return Err(Error::InTheWay(place.site.join(path)));
        }
    }
    Ok(())
}

/// Two files of one name on a case-blind disk, or a file and a folder of one name: one would be lost.
fn refuse_collisions(paths: &[OutputPath]) -> Result<(), Error> {
    let fold = |path: &str| crate::source::compose(path).to_lowercase();
    let mut taken = BTreeMap::from([(MARKER.to_owned(), MARKER)]);
    for path in paths {
        if let Some(other) = taken.insert(fold(path.as_str()), path.as_str()) {
            return Err(Error::Collision(other.to_owned(), path.as_str().to_owned()));
        }
    }
    for path in paths {
        let folders = path.as_str().match_indices('/').map(|(at, _)| &path.as_str()[..at]);
        if let Some(file) = folders.filter_map(|folder| taken.get(&fold(folder))).next() {
            return Err(Error::Collision((*file).to_owned(), path.as_str().to_owned()));
        }
    }
    Ok(())
}

/// What stands right in a folder.
struct Content<'a> {
    /// The names of its files.
    files: Vec<&'a str>,
    /// Whether it has no folder below it.
    is_leaf: bool,
}

/// The folders of some files, above before below; the root is `""`.
fn folders<'a>(paths: impl IntoIterator<Item = &'a str>) -> BTreeMap<&'a str, Content<'a>> {
    let empty = || Content { files: Vec::new(), is_leaf: true };
    let mut folders = BTreeMap::from([("", empty())]);
    for path in paths {
        let (mut folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        folders.entry(folder).or_insert_with(empty).files.push(name);
        while !folder.is_empty() {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            let above = folders.entry(folder).or_insert_with(empty);
            if !std::mem::replace(&mut above.is_leaf, false) {
                break;
            }
        }
    }
    folders
}

#[cfg(test)]
mod tests;
