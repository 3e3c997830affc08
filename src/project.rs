//! A site's folder held in memory: the only input of a build.

mod stamp;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use walkdir::WalkDir;

pub use stamp::Stamp;

use crate::config::lexicon_files;
use crate::source::{Encoding, Source, compose};

/// The file that makes a folder a site.
pub const CONFIG: &str = "boussole.toml";
/// The list of every address ever published.
pub const LOCK: &str = "permaliens.lock";
/// The bibliography.
pub const BIBLIOGRAPHY: &str = "content/sources.yaml";
/// An entry bigger than this is refused, in bytes.
pub const MAX_ENTRY: u64 = 4 * 1024 * 1024;
/// A lexicon of somebody else bigger than this is refused, in bytes.
pub const MAX_LEXICON: u64 = 64 * 1024 * 1024;

/// Everything that a build reads.
#[derive(Debug, Default)]
pub struct Project {
    /// `boussole.toml`.
    pub config: Option<Arc<Source>>,
    /// `content/sources.yaml`.
    pub bibliography: Option<Arc<Source>>,
    /// `permaliens.lock`.
    pub lock: Option<Arc<Source>>,
    /// Copies of lexicons of others, in the order of the configuration.
    pub lexicons: Vec<Arc<Source>>,
    /// Markdown files of `content/`, by path.
    pub entries: Vec<Arc<Source>>,
    /// Other files of `content/`, by path.
    pub assets: Vec<Asset>,
    /// Files of the site's own `themes/`, by path from it.
    pub theme: Vec<ThemeFile>,
    /// Files that could not be taken in, by path.
    pub rejected: Vec<Rejected>,
    /// Stamps of the entries as they were read, by path.
    pub stamps: HashMap<String, Stamp>,
}

/// A file of `content/` published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Path from `content/`.
    pub path: String,
    /// Where it is on the disk.
    pub file: PathBuf,
    /// Its size in bytes and its last change, to notice another.
    pub stamp: (u64, Option<SystemTime>),
    /// Width and height in pixels, for an image.
    pub dimensions: Option<(u32, u32)>,
    /// The text of a drawing, which may carry a script.
    pub svg: Option<Arc<Source>>,
    /// The bytes of a picture that `boussole.toml` names: icons are drawn from the logo.
    pub bytes: Option<Arc<[u8]>>,
}

impl Asset {
    /// Whether a page can show it.
    pub fn is_image(&self) -> bool {
        matches!(extension(&self.path).as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
    }
}

/// A file of the site's own theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Path from `themes/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A file that could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Path from the root.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file could not be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// More than [`MAX_ENTRY`] bytes.
    Oversized(u64),
    /// A symbolic link out of the folder.
    Foreign,
    /// Of a type that is not published: a script, a page, a program.
    Unpublished,
    /// An entry, but for an extension that an editor has added: `aller-vers.md.txt`.
    Misnamed,
}

/// A folder that cannot be read.
#[derive(Debug)]
pub struct LoadError {
    /// What could not be read.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for LoadError {}

/// Extensions of files that a site may carry beside its entries.
const PUBLISHED: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "pdf", "odt", "ods", "odp", "docx", "xlsx",
    "pptx", "csv", "txt", "zip", "epub", "mp3", "ogg", "oga", "m4a", "wav", "mp4", "webm", "vtt", "srt",
];

impl Project {
    /// Reads a site's folder.
    ///
    /// # Errors
    /// When `boussole.toml` or a folder cannot be read. Files that should not be read are in
    /// [`Project::rejected`].
    pub fn load(root: &Path) -> Result<Project, LoadError> {
        Project::reload(root, &Project::default())
    }

    /// Reads a site's folder again; texts that have not changed are shared with `before`, and those
    /// whose files have not changed are not even read.
    ///
    /// # Errors
    /// As [`Project::load`].
    pub fn reload(root: &Path, before: &Project) -> Result<Project, LoadError> {
        let mut project = Project {
            config: Some(read_text(root, CONFIG, before.config.as_ref())?),
            bibliography: read_optional(root, BIBLIOGRAPHY, before.bibliography.as_ref())?,
            lock: read_optional(root, LOCK, before.lock.as_ref())?,
            ..Project::default()
        };
        project.read_lexicons(root, before)?;
        project.walk_content(root, before)?;
        project.walk_themes(root)?;
        project.entries.sort_by(|a, b| a.path.cmp(&b.path));
        project.assets.sort_by(|a, b| a.path.cmp(&b.path));
        project.theme.sort_by(|a, b| a.path.cmp(&b.path));
        project.rejected.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(project)
    }

    /// Puts a text in the project, as if it had been read from the disk: for tests and benchmarks.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        let source = Arc::new(Source::new(path, text.as_bytes()));
        match path {
            CONFIG => self.config = Some(source),
            BIBLIOGRAPHY => self.bibliography = Some(source),
            LOCK => self.lock = Some(source),
            _ if path.ends_with(".json") => self.lexicons.push(source),
            _ if path.starts_with("themes/") => {
                self.theme.push(ThemeFile {
                    path: path["themes/".len()..].to_owned(),
                    bytes: text.as_bytes().into(),
                });
            }
            _ => {
                self.entries.push(source);
                self.entries.sort_by(|a, b| a.path.cmp(&b.path));
            }
        }
        self
    }

    /// The lexicons of others that the configuration names, where their files are in the site's folder.
    fn read_lexicons(&mut self, root: &Path, before: &Project) -> Result<(), LoadError> {
        let files = self.config.as_ref().map(|config| lexicon_files(config)).unwrap_or_default();
        for path in files {
            let Ok(file) = root.join(&path).canonicalize() else { continue };
            let inside = root.canonicalize().map_err(|error| LoadError { path: root.to_owned(), error })?;
            let metadata = file.metadata().map_err(|error| LoadError { path: file.clone(), error })?;
            if !file.starts_with(&inside) || !metadata.is_file() {
                self.reject(path, Reason::Foreign);
            } else if metadata.len() > MAX_LEXICON {
                self.reject(path, Reason::Oversized(metadata.len()));
            } else {
                let known = before.lexicons.iter().find(|source| source.path == path);
                self.lexicons.push(keep_or_decode(path, &read(&file)?, known));
            }
        }
        Ok(())
    }

    fn walk_content(&mut self, root: &Path, before: &Project) -> Result<(), LoadError> {
        let content = root.join("content");
        let inside = content.canonicalize().map_err(|error| LoadError { path: content.clone(), error })?;
        let mut texts = Vec::new();
        let walk = WalkDir::new(&content).follow_links(false).sort_by_file_name();
        for item in walk.into_iter().filter_entry(|item| item.depth() == 0 || !is_hidden(item.file_name())) {
            let item = item.map_err(|error| walk_error(&content, error))?;
            let path = shown(root, item.path());
            if item.file_type().is_dir() {
                continue;
            }
            let is_link = item.path_is_symlink();
            // A pipe or a device would be read for ever.
            if !is_link && !item.file_type().is_file() {
                self.reject(path, Reason::Unpublished);
                continue;
            }
            let target = if is_link { item.path().canonicalize().ok() } else { Some(item.path().to_owned()) };
            let Some(target) =
                target.filter(|target| !is_link || (target.starts_with(&inside) && target.is_file()))
            else {
                self.reject(path, Reason::Foreign);
                continue;
            };
            if path == BIBLIOGRAPHY {
                continue;
            }
            let metadata = target.metadata().map_err(|error| LoadError { path: target.clone(), error })?;
            match extension(&path).as_str() {
                "md" | "markdown" if metadata.len() > MAX_ENTRY => {
                    self.reject(path, Reason::Oversized(metadata.len()))
                }
                "md" | "markdown" => texts.push(TextFile { path, stamp: Stamp::of(&metadata), file: target }),
                _ if is_misnamed(&path) => self.reject(path, Reason::Misnamed),
                "svg" if metadata.len() > MAX_ENTRY => self.reject(path, Reason::Oversized(metadata.len())),
                extension if PUBLISHED.contains(&extension) => {
                    let name = &path["content/".len()..];
                    let known = before.assets.binary_search_by(|asset| asset.path.as_str().cmp(name)).ok();
                    let stamp = (metadata.len(), metadata.modified().ok());
                    let is_named = metadata.len() <= MAX_ENTRY && self.names(name);
                    let known = known.map(|at| &before.assets[at]).filter(|known| {
                        let is_as_wanted = known.bytes.is_some() == (is_named && known.svg.is_none());
                        let is_same = known.stamp == stamp && known.file == target;
                        is_as_wanted && is_same && Stamp::of(&metadata).is_some()
                    });
                    self.assets.push(match known {
                        Some(known) => known.clone(),
                        None => read_asset(path, target, stamp, is_named)?,
                    });
                }
                _ => self.reject(path, Reason::Unpublished),
            }
        }
        let stamps = texts.iter().filter_map(|text| Some((text.path.clone(), text.stamp?)));
        self.stamps = stamps.collect();
        self.entries = read_texts(texts, before)?;
        Ok(())
    }

    /// Whether `boussole.toml` has that path in it.
    fn names(&self, path: &str) -> bool {
        self.config.as_ref().is_some_and(|config| config.text.contains(path))
    }

    fn walk_themes(&mut self, root: &Path) -> Result<(), LoadError> {
        let themes = root.join("themes");
        if !themes.is_dir() {
            return Ok(());
        }
        let walk = WalkDir::new(&themes).follow_links(false).sort_by_file_name();
        for item in walk.into_iter().filter_entry(|item| item.depth() == 0 || !is_hidden(item.file_name())) {
            let item = item.map_err(|error| walk_error(&themes, error))?;
            if item.file_type().is_file() {
                let path = shown(&themes, item.path());
                self.theme.push(ThemeFile { path, bytes: read(item.path())?.into() });
            }
        }
        Ok(())
    }

    fn reject(&mut self, path: String, reason: Reason) {
        self.rejected.push(Rejected { path, reason });
    }
}

/// `is_named`: whether `boussole.toml` names it.
fn read_asset(
    path: String,
    file: PathBuf,
    stamp: (u64, Option<SystemTime>),
    is_named: bool,
) -> Result<Asset, LoadError> {
    let (svg, bytes) = match extension(&path).as_str() {
        "svg" => (Some(Arc::new(Source::new(path.clone(), &read(&file)?))), None),
        _ if is_named => (None, Some(read(&file)?.into())),
        _ => (None, None),
    };
    let dimensions = imagesize::size(&file).ok();
    Ok(Asset {
        path: path["content/".len()..].to_owned(),
        file,
        stamp,
        dimensions: dimensions.and_then(|d| Some((d.width.try_into().ok()?, d.height.try_into().ok()?))),
        svg,
        bytes,
    })
}

/// Width and height of a picture, in pixels.
pub fn picture_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

/// A file of `content/` that is an entry.
struct TextFile {
    path: String,
    file: PathBuf,
    stamp: Option<Stamp>,
}

/// Reads texts in parallel; those that did not change keep their decoded form.
fn read_texts(texts: Vec<TextFile>, before: &Project) -> Result<Vec<Arc<Source>>, LoadError> {
    use rayon::prelude::*;
    texts
        .into_par_iter()
        .map(|TextFile { path, file, stamp }| {
            let at = before.entries.binary_search_by(|source| source.path.as_str().cmp(&path)).ok();
            let known = at.map(|at| &before.entries[at]);
            match known {
                Some(known) if stamp.is_some() && stamp.as_ref() == before.stamps.get(&path) => {
                    Ok(Arc::clone(known))
                }
                known => Ok(keep_or_decode(path, &read(&file)?, known)),
            }
        })
        .collect()
}

fn keep_or_decode(path: String, bytes: &[u8], known: Option<&Arc<Source>>) -> Arc<Source> {
    match known {
        Some(known) if known.encoding == Encoding::Utf8 && known.text.as_bytes() == bytes => {
            Arc::clone(known)
        }
        known => {
            let fresh = Source::new(path, bytes);
            match known {
                Some(known) if known.text == fresh.text && known.encoding == fresh.encoding => {
                    Arc::clone(known)
                }
                _ => Arc::new(fresh),
            }
        }
    }
}

fn read_text(root: &Path, path: &str, known: Option<&Arc<Source>>) -> Result<Arc<Source>, LoadError> {
    Ok(keep_or_decode(path.to_owned(), &read(&root.join(path))?, known))
}

fn read_optional(
    root: &Path,
    path: &str,
    known: Option<&Arc<Source>>,
) -> Result<Option<Arc<Source>>, LoadError> {
    match root.join(path).is_file() {
        true => read_text(root, path, known).map(Some),
        false => Ok(None),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    std::fs::read(path).map_err(|error| LoadError { path: path.to_owned(), error })
}

fn walk_error(root: &Path, error: walkdir::Error) -> LoadError {
    let path = error.path().unwrap_or(root).to_owned();
    LoadError { path, error: error.into() }
}

/// The path from a folder, with `/` and composed accents whatever the disk.
fn shown(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    let parts: Vec<String> =
        parts.map(|part| compose(&part.as_os_str().to_string_lossy()).into_owned()).collect();
    parts.join("/")
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase())
}

/// Notepad, and Windows that hides extensions, make `aller-vers.md.txt` of an entry.
fn is_misnamed(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or("", |(stem, _)| stem);
    matches!(extension(path).as_str(), "txt" | "docx" | "odt" | "rtf" | "doc") && extension(stem) == "md"
}

/// Editors and systems leave such files: `.obsidian`, `.git`, `.DS_Store`, `~$note.docx`, `Thumbs.db`.
fn is_hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '~']) || name.ends_with('~') || matches!(&*name, "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_has_not_changed_is_not_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let entry = root.join("content/a.md");
        std::fs::create_dir(root.join("content")).unwrap();
        std::fs::write(root.join(CONFIG), "").unwrap();
        let write = |text: &str, seconds: u64| {
            std::fs::write(&entry, text).unwrap();
            let file = std::fs::File::options().write(true).open(&entry).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
        };
        write("un", 60);
        let first = Project::load(root).unwrap();
        let second = Project::reload(root, &first).unwrap();
        assert!(Arc::ptr_eq(&first.entries[0], &second.entries[0]));
        assert_eq!(second.stamps.len(), 1);
        // The same size, a later date; then so lately that the date proves nothing.
        write("de", 30);
        let third = Project::reload(root, &second).unwrap();
        assert_eq!(third.entries[0].text, "de");
        write("tr", 0);
        let fourth = Project::reload(root, &third).unwrap();
        assert!(fourth.entries[0].text == "tr" && fourth.stamps.is_empty());
        // An older file put in its place.
        write("qu", 60);
        assert_eq!(Project::reload(root, &fourth).unwrap().entries[0].text, "qu");
    }
}
