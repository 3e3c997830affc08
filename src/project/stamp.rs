//! Whether a file is the one that was read, without reading it.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// Dates of some disks count by two seconds: within that time of a change, another may not show.
const COARSEST: Duration = Duration::from_secs(2);

/// What changes with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: SystemTime,
    /// A date that no program can set back, and the file's own number: editors write another file
    /// and give it the name.
    identity: Option<(i64, i64, u64)>,
}

impl Stamp {
    /// The stamp of a file, taken before it is read. `None` when it has changed so lately that it
    /// might change again without showing it, or when the disk tells no date: such a file is read
    /// every time.
    pub fn of(metadata: &Metadata) -> Option<Stamp> {
        let modified = metadata.modified().ok()?;
        // A date to come is no date.
        let age = SystemTime::now().duration_since(modified).ok()?;
        (age > COARSEST).then(|| Stamp { size: metadata.len(), modified, identity: identity(metadata) })
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<(i64, i64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.ctime(), metadata.ctime_nsec(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(i64, i64, u64)> {
    None
}
