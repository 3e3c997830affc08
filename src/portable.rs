//! The site as a folder that works from a disk or a USB key (`file://`), search and cards included.
//!
//! A browser that opens a file gives it no server: a folder is not a page, `fetch` and modules are
//! refused. So each link names its `index.html` ([`page`]), and scripts and the files of the search are
//! classic scripts ([`script`]), which [`PRELUDE`] hands to the site's own scripts. The pages, the pack and its
//! reader are those of the site online: nothing is made twice.

mod archive;
mod page;
mod script;

pub use archive::{archive, beside};

use crate::diagnostic::Diagnostic;
use crate::edition::{Artifact, ArtifactContent, Files};
use crate::render::{SEARCH, is_for_hosts};
use crate::route::OutputPath;

/// The script that every page loads first.
const PRELUDE: &str = "portable.js";

/// What it holds.
const PRELUDE_TEXT: &str = include_str!("portable/portable.js");

/// The files of a site, portable.
pub struct Portable<'a>(&'a dyn Files);

/// What becomes of a file of the site.
enum Change {
    /// Its links name files.
    Page,
    /// A module becomes a script.
    Script,
    /// A file of the search becomes a script, of another name.
    Data,
    Nothing,
}

impl<'a> Portable<'a> {
    /// The files of `site`, as a folder without server needs them.
    pub fn new(site: &'a dyn Files) -> Self {
        Portable(site)
    }
}

impl Files for Portable<'_> {
    fn paths(&self) -> Vec<OutputPath> {
        let mut paths: Vec<OutputPath> = self
            .0
            .paths()
            .into_iter()
            .filter(|path| !is_for_hosts(path))
            .filter_map(|path| match change(&path) {
                Change::Data => OutputPath::new(&format!("{path}.js")),
                _ => Some(path),
            })
            .collect();
        paths.extend(OutputPath::new(PRELUDE));
        paths.sort();
        paths
    }

    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        if path.as_str() == PRELUDE {
            return Ok(Some(Artifact::new(path.clone(), PRELUDE_TEXT.as_bytes())));
        }
        let data = path.as_str().strip_suffix(".js").and_then(OutputPath::new);
        if let Some(data) = data.filter(|data| matches!(change(data), Change::Data)) {
            return Ok(self.0.make(&data)?.map(|made| rewritten(made, path, script::of_data)));
        }
        let Some(made) = self.0.make(path)? else { return Ok(None) };
        let root = "../".repeat(path.as_str().matches('/').count());
        Ok(Some(match change(path) {
            Change::Page => rewritten(made, path, |html| page::portable(html, &format!("{root}{PRELUDE}"))),
            Change::Script => rewritten(made, path, script::of_module),
            Change::Data | Change::Nothing => made,
        }))
    }
}

fn change(path: &OutputPath) -> Change {
    match path.as_str().rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => Change::Page,
        Some("js") => Change::Script,
        Some("json") if path.as_str().starts_with(SEARCH) => Change::Data,
        _ => Change::Nothing,
    }
}

/// A file of the site with another text and path. A file of `content/` stays as its author gave it.
fn rewritten(made: Artifact, path: &OutputPath, change: impl Fn(&str) -> String) -> Artifact {
    let content = match made.content {
        ArtifactContent::Bytes(bytes) => {
            ArtifactContent::Bytes(change(&String::from_utf8_lossy(&bytes)).into_bytes().into())
        }
        file => file,
    };
    Artifact { path: path.clone(), content }
}
