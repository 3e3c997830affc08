//! Noticing that the site's folder has changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::config::COPIES;
use crate::project::{CONFIG, LOCK};

/// What the watching thread is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Something has changed.
    Change,
    /// A watched folder itself came, went or moved: the system may have forgotten it.
    Moved,
    /// The server stops.
    Stop,
}

/// Editors save in several steps: a build starts after that long without a change…
const QUIET: Duration = Duration::from_millis(25);
/// …or that long after the first, however many follow.
const PATIENCE: Duration = Duration::from_millis(250);
/// How often the folders are looked for, should the system not tell that they came back.
const HEARTBEAT: Duration = Duration::from_secs(1);
/// How often files are looked at when the system tells nothing.
const POLL: Duration = Duration::from_millis(700);

/// Watches the files of a site, and no others: neither the published site nor what an editor keeps.
pub struct Watch {
    folders: Vec<Folder>,
    watcher: Option<Box<dyn Watcher + Send>>,
    sender: Sender<Signal>,
    signals: Receiver<Signal>,
    root: PathBuf,
    is_polling: bool,
}

struct Folder {
    path: PathBuf,
    mode: RecursiveMode,
    watched: Option<Identity>,
}

/// What tells a folder from another that took its name.
type Identity = (u64, u64);

impl Watch {
    /// Watches a site's folder, which may not be there.
    pub fn start(root: &Path, sender: Sender<Signal>, signals: Receiver<Signal>) -> Watch {
        let folder = |path: PathBuf, mode| Folder { path, mode, watched: None };
        let folders = vec![
            folder(root.to_owned(), RecursiveMode::NonRecursive),
            folder(root.join("content"), RecursiveMode::Recursive),
            folder(root.join("themes"), RecursiveMode::Recursive),
            folder(root.join(COPIES), RecursiveMode::NonRecursive),
        ];
        let mut watch =
            Watch { folders, watcher: None, sender, signals, root: root.to_owned(), is_polling: false };
        watch.watcher = RecommendedWatcher::new(watch.listener(), notify::Config::default())
            .ok()
            .map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>);
        if watch.watcher.is_none() {
            watch.poll();
        }
        watch.refresh();
        watch
    }

    /// Whether the system tells nothing, so that changes are noticed later.
    pub fn is_polling(&self) -> bool {
        self.is_polling
    }

    /// Waits for a change, then for the end of it. `false` when the server stops.
    pub fn wait(&mut self) -> bool {
        loop {
            match self.signals.recv_timeout(HEARTBEAT) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) if self.refresh() => return true,
                Err(RecvTimeoutError::Timeout) => {}
                Ok(signal) => {
                    let is_going_on = self.settle(signal);
                    self.refresh();
                    return is_going_on;
                }
            }
        }
    }

    fn settle(&mut self, first: Signal) -> bool {
        let deadline = Instant::now() + PATIENCE;
        let mut signal = first;
        loop {
            match signal {
                Signal::Stop => return false,
                Signal::Moved => self.folders.iter_mut().for_each(|folder| folder.watched = None),
                Signal::Change => {}
            }
            let left = deadline.saturating_duration_since(Instant::now());
            match self.signals.recv_timeout(QUIET.min(left)) {
                Ok(next) if !left.is_zero() => signal = next,
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                // What came too late is for the next build.
                Ok(late) => {
                    let _ = self.sender.send(late);
                    return true;
                }
                Err(RecvTimeoutError::Timeout) => return true,
            }
        }
    }

    /// Watches the folders that came or came back. Whether there were any.
    fn refresh(&mut self) -> bool {
        let mut has_changed = false;
        for at in 0..self.folders.len() {
            let folder = &self.folders[at];
            let now = identity(&folder.path);
            if now == folder.watched {
                continue;
            }
            has_changed = true;
            let (path, mode) = (folder.path.clone(), folder.mode);
            if let Some(watcher) = &mut self.watcher {
                let _ = watcher.unwatch(&path);
                if now.is_some() && watcher.watch(&path, mode).is_err() && path.exists() && !self.is_polling {
                    // Too many folders for the system, or a disk that tells nothing.
                    self.poll();
                    return self.refresh() || has_changed;
                }
            }
            self.folders[at].watched = now;
        }
        has_changed
    }

    fn poll(&mut self) {
        let config = notify::Config::default().with_poll_interval(POLL);
        self.is_polling = true;
        self.watcher = PollWatcher::new(self.listener(), config)
            .ok()
            .map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>);
        self.folders.iter_mut().for_each(|folder| folder.watched = None);
    }

    fn listener(&self) -> impl FnMut(notify::Result<Event>) + Send + 'static {
        let sender = self.sender.clone();
        let root = self.root.clone();
        move |event| {
            if let Some(signal) = understand(&root, &event) {
                let _ = sender.send(signal);
            }
        }
    }
}

fn understand(root: &Path, event: &notify::Result<Event>) -> Option<Signal> {
    // What the system could not tell may be anything.
    let Ok(event) = event else { return Some(Signal::Change) };
    if event.need_rescan() {
        return Some(Signal::Moved);
    }
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    event.paths.iter().filter_map(|path| concerns(root, path)).max_by_key(|signal| *signal == Signal::Moved)
}

/// What a change of that path means.
fn concerns(root: &Path, path: &Path) -> Option<Signal> {
    let Ok(inside) = path.strip_prefix(root) else { return Some(Signal::Change) };
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    match parts.iter().map(|part| &**part).collect::<Vec<_>>().as_slice() {
        [] | ["content" | "themes" | COPIES] => Some(Signal::Moved),
        [CONFIG | LOCK] => Some(Signal::Change),
        ["content" | "themes" | COPIES, below @ ..] if !below.iter().any(|name| is_temporary(name)) => {
            Some(Signal::Change)
        }
        _ => None,
    }
}

/// Files that editors and systems keep beside one's own for a while. Vim tries whether it may write
/// with `4913`; Emacs surrounds with `#`.
fn is_temporary(name: &str) -> bool {
    let ends = [
        "~",
        ".tmp",
        ".temp",
        ".swp",
        ".swx",
        ".bak",
        ".part",
        ".crdownload",
        "___jb_tmp___",
        "___jb_old___",
    ];
    name.starts_with(['.', '~', '#']) || ends.iter().any(|end| name.ends_with(end)) || name == "4913"
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    path.is_dir().then_some((0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_concerns_the_site() {
        let root = Path::new("/site");
        for (path, expected) in [
            ("/site/content/lexique/a.md", Some(Signal::Change)),
            ("/site/content/lexique", Some(Signal::Change)),
            ("/site/boussole.toml", Some(Signal::Change)),
            ("/site/permaliens.lock", Some(Signal::Change)),
            ("/site/lexiques/voisin.json", Some(Signal::Change)),
            ("/site/themes/x/style.css", Some(Signal::Change)),
            ("/site/content", Some(Signal::Moved)),
            ("/site", Some(Signal::Moved)),
            ("/site/site/index.html", None),
            ("/site/.site.boussole/nouveau", None),
            ("/site/content/lexique/.a.md.swp", None),
            ("/site/content/lexique/4913", None),
            ("/site/content/.obsidian/workspace.json", None),
            ("/site/content/lexique/a.md~", None),
            ("/site/README.md", None),
        ] {
            assert_eq!(concerns(root, Path::new(path)), expected, "{path}");
        }
    }
}
