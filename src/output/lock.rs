//! The work folder beside a site: one run at a time, its names known so that the next run finds
//! what a killed one left.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{Error, place::Place};

/// The work folder, held by this run. The system lets go of it when the run ends, however it ends.
#[derive(Debug)]
pub struct Work {
    folder: PathBuf,
    lock: File,
}

const LOCK: &str = "verrou";
const NEW: &str = "nouveau";
const OLD: &str = "ancien";

impl Work {
    /// Takes the work folder, and makes it when it is not there.
    pub fn open(place: &Place) -> Result<Work, Error> {
        let folder = &place.work;
        if let Some(above) = folder.parent() {
            fs::create_dir_all(above).map_err(|e| Error::disk(above, e))?;
        }
        // A run that ends deletes the folder that this one has just seen: look again.
        for _ in 0..100 {
            match fs::create_dir(folder) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::disk(folder, error)),
            }
            refuse_strangers(folder)?;
            let path = folder.join(LOCK);
            let lock = match File::options().read(true).write(true).create(true).truncate(false).open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Error::disk(&path, error)),
            };
            let work = Work { folder: folder.clone(), lock };
            match work.lock.try_lock() {
                Ok(()) if is_same(&work.lock, &path) => return Ok(work),
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) => return Err(Error::Busy(place.site.clone())),
                // A disk without locks: only an empty work folder proves that nobody is at work.
                Err(TryLockError::Error(_)) if !work.has_leftovers() => return Ok(work),
                Err(TryLockError::Error(_)) => return Err(Error::StrangeWork(folder.clone())),
            }
        }
        Err(Error::Busy(place.site.clone()))
    }

    /// Where the new site is made; after the swap, the old one may be there.
    pub fn new_site(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    /// Where the old site waits, on systems that cannot swap.
    pub fn old_site(&self) -> PathBuf {
        self.folder.join(OLD)
    }

    /// Takes the work folder away.
    ///
    /// # Errors
    /// When the lock cannot be deleted. A folder that somebody put something in stays.
    pub fn close(self) -> Result<(), Error> {
        let lock = self.folder.join(LOCK);
        fs::remove_file(&lock).map_err(|e| Error::disk(&lock, e))?;
        let _ = fs::remove_dir(&self.folder);
        Ok(())
    }

    fn has_leftovers(&self) -> bool {
        self.new_site().exists() || self.old_site().exists()
    }
}

fn refuse_strangers(folder: &Path) -> Result<(), Error> {
    let is_ours = |name: &std::ffi::OsStr| [LOCK, NEW, OLD].iter().any(|ours| name == *ours);
    let strange = || Error::StrangeWork(folder.to_owned());
    match fs::symlink_metadata(folder) {
        Ok(metadata) if !metadata.is_dir() => return Err(strange()),
        _ => {}
    }
    match fs::read_dir(folder) {
        Ok(mut items) => match items.all(|item| item.is_ok_and(|item| is_ours(&item.file_name()))) {
            true => Ok(()),
            false => Err(strange()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::disk(folder, error)),
    }
}

/// Whether the lock is still the file of that name: a run that ends deletes its lock.
#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(ours), Ok(named)) => (ours.dev(), ours.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_same(_: &File, path: &Path) -> bool {
    path.exists()
}
