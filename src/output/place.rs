//! Where a site may be published, and where it must not.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Error, marker};
use crate::project::CONFIG;

/// A folder that may be published in.
#[derive(Debug)]
pub struct Place {
    /// The site's folder, absolute, without symbolic link; it may not be there yet.
    pub site: PathBuf,
    /// The folder beside it where the next site is made.
    pub work: PathBuf,
}

/// Folders of a site's root that are read, never written.
const SOURCES: &[&str] = &["content", "themes"];

/// Refuses a folder that publishing could harm, before the time of a build is spent.
///
/// # Errors
/// As [`super::publish`] would, and when the folder holds the site's own root.
pub fn check(root: &Path, out: &Path) -> Result<(), Error> {
    let place = Place::find(out)?;
    match root.canonicalize() {
        Ok(root) if root.starts_with(&place.site) => Err(Error::HoldsSources(place.site)),
        _ => Ok(()),
    }
}

impl Place {
    /// Finds the folder that somebody named. Touches nothing.
    pub fn find(out: &Path) -> Result<Place, Error> {
        let site = resolve(out)?;
        let (Some(parent), Some(name)) = (site.parent(), site.file_name()) else {
            return Err(Error::NoName(out.to_owned()));
        };
        let mut work = OsString::from(".");
        work.push(name);
        work.push(".boussole");
        refuse_sources(&site)?;
        refuse_foreign(&site)?;
        Ok(Place { work: parent.join(work), site })
    }
}

/// The absolute path, with the symbolic links of the folders above followed: `..` would otherwise
/// mean another folder than the one the system sees.
fn resolve(out: &Path) -> Result<PathBuf, Error> {
    let no_name = || Error::NoName(out.to_owned());
    // The standard library refuses an empty path here.
    let absolute = std::path::absolute(out).map_err(|_| no_name())?;
    if absolute.file_name().is_none() {
        // `site/..`: a folder that is there has a name of its own.
        return absolute.canonicalize().map_err(|_| no_name());
    }
    let name = absolute.file_name().ok_or_else(no_name)?.to_owned();
    let mut missing = vec![name];
    let mut above = absolute.parent().ok_or_else(no_name)?;
    loop {
        match above.canonicalize() {
            Ok(real) => {
                missing.reverse();
                return Ok(missing.iter().fold(real, |path, name| path.join(name)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let Some(Component::Normal(name)) = above.components().next_back() else {
                    return Err(no_name());
                };
                missing.push(name.to_owned());
                above = above.parent().ok_or_else(no_name)?;
            }
            Err(error) => return Err(Error::disk(above, error)),
        }
    }
}

fn refuse_sources(site: &Path) -> Result<(), Error> {
    if site.join(CONFIG).exists() {
        return Err(Error::HoldsSources(site.to_owned()));
    }
    for root in site.ancestors().skip(1).filter(|above| above.join(CONFIG).is_file()) {
        let inside = site.strip_prefix(root).unwrap_or(site);
        // Case-blind, as some disks are.
        let first = inside.components().next().map(|part| part.as_os_str().to_string_lossy().to_lowercase());
        if first.is_some_and(|first| SOURCES.contains(&first.as_str())) {
            return Err(Error::InsideSources(site.to_owned()));
        }
    }
    Ok(())
}

fn refuse_foreign(site: &Path) -> Result<(), Error> {
    let metadata = match fs::symlink_metadata(site) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::disk(site, error)),
    };
    if metadata.is_symlink() {
        let target = site.canonicalize().or_else(|_| fs::read_link(site)).unwrap_or_else(|_| site.to_owned());
        return Err(Error::Symlink(site.to_owned(), target));
    }
    if !metadata.is_dir() {
        return Err(Error::NotAFolder(site.to_owned()));
    }
    let mut content = fs::read_dir(site).map_err(|e| Error::disk(site, e))?;
    match content.next().is_none() || marker::read(site)?.is_some() {
        true => Ok(()),
        false => Err(Error::NotOurs(site.to_owned())),
    }
}
