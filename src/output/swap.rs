//! The one step in which a new site takes the place of the old.

use std::fs;
use std::io;
use std::path::Path;

use super::{Error, lock::Work, marker, place::Place};

/// Puts the new site in its place. The old one, if any, is in the work folder afterwards.
pub fn publish(work: &Work, place: &Place) -> Result<(), Error> {
    let (new, site) = (work.new_site(), &place.site);
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => Error::Mounted(site.clone()),
        _ => Error::disk(site, error),
    };
    if !exists(site) {
        return rename_new(&new, site).map_err(refused);
    }
    // A folder that several people publish in keeps its rights.
    let rights = fs::metadata(site).map_err(|e| Error::disk(site, e))?.permissions();
    fs::set_permissions(&new, rights).map_err(|e| Error::disk(&new, e))?;
    if marker::read(site)?.is_none() {
        // An empty folder: were it no longer empty, the system would refuse.
        fs::remove_dir(site).map_err(|error| match error.kind() {
            io::ErrorKind::DirectoryNotEmpty => Error::NotOurs(site.clone()),
            _ => refused(error),
        })?;
        return rename_new(&new, site).map_err(refused);
    }
    match exchange(&new, site) {
        Ok(()) => Ok(()),
        Err(error) if is_unsupported(&error) => {
            let old = work.old_site();
            fs::rename(site, &old).map_err(refused)?;
            fs::rename(&new, site).map_err(|error| {
                let _ = fs::rename(&old, site);
                refused(error)
            })
        }
        Err(error) => Err(refused(error)),
    }
}

/// Renames to a name that nobody has.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match rename_exclusive(from, to) {
        Err(error) if is_unsupported(&error) => match exists(to) {
            true => Err(io::ErrorKind::AlreadyExists.into()),
            false => fs::rename(from, to),
        },
        result => result,
    }
}

/// Whether something has that name, be it a link to nothing.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The system or the disk does not know the call: an old kernel, some network disks.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    rename_with(one, other, rustix::fs::RenameFlags::EXCHANGE)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_exclusive(from: &Path, to: &Path) -> io::Result<()> {
    rename_with(from, to, rustix::fs::RenameFlags::NOREPLACE)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_with(from: &Path, to: &Path, flags: rustix::fs::RenameFlags) -> io::Result<()> {
    use rustix::fs::CWD;
    Ok(rustix::fs::renameat_with(CWD, from, CWD, to, flags)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_exclusive(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
