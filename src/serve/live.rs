//! The site as it is shown at the moment, shared by what makes it and what shows it.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use super::search::Index;
use crate::diagnostic::Lang;
use crate::render;
use crate::route::OutputPath;
use crate::source::Sources;

/// Holds what is shown; tells whoever waits when it changes.
pub struct Live {
    shown: watch::Sender<Option<Arc<Shown>>>,
    /// Tells this run of the server from the one before: a page of that one loads again.
    run: String,
}

/// What is shown at a moment.
#[derive(Clone)]
pub struct Shown {
    /// The last good site; `None` when there has been none.
    pub site: Option<Arc<Site>>,
    /// What is complained about, as [`super::complaints::panel`] makes it; empty when there is nothing.
    pub panel: String,
    /// The language of the site.
    pub lang: Lang,
    site_mark: u64,
    panel_mark: u64,
}

/// A good site.
pub struct Site {
    /// Its files.
    pub files: Arc<render::Site>,
    /// Its entries, for whoever looks for one.
    pub index: Index,
    /// Their paths.
    pub paths: HashSet<OutputPath>,
    /// The path of its address on the web, with both slashes.
    pub base: String,
    /// The texts that a complaint of its theme speaks of.
    pub sources: Arc<Sources>,
}

/// What a page compares to know whether it is still what is shown.
pub struct Marks {
    /// Changes with the site.
    pub site: String,
    /// Changes with the complaints.
    pub panel: String,
}

impl Default for Live {
    fn default() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Live { shown: watch::Sender::new(None), run: format!("{:x}", now.as_nanos()) }
    }
}

impl Live {
    /// Shows a new site, or only other complaints when `site` is `None`.
    pub fn show(&self, site: Option<Site>, panel: String, lang: Lang) {
        self.shown.send_modify(|shown| {
            let before = shown.as_deref();
            let (site_mark, panel_mark) =
                before.map_or((0, 0), |before| (before.site_mark, before.panel_mark));
            let panel_changes = before.is_none_or(|before| before.panel != panel);
            let site_changes = site.is_some();
            *shown = Some(Arc::new(Shown {
                site: site.map(Arc::new).or_else(|| before.and_then(|before| before.site.clone())),
                panel,
                lang,
                site_mark: site_mark + u64::from(site_changes),
                panel_mark: panel_mark + u64::from(panel_changes),
            }));
        });
    }

    /// What is shown, once there is something.
    pub async fn shown(&self) -> Arc<Shown> {
        let mut receiver = self.shown.subscribe();
        loop {
            if let Some(shown) = &*receiver.borrow_and_update() {
                return Arc::clone(shown);
            }
            // The sender lives as long as `self`.
            let _ = receiver.changed().await;
        }
    }

    /// Follows the changes.
    pub fn follow(&self) -> watch::Receiver<Option<Arc<Shown>>> {
        self.shown.subscribe()
    }

    /// The marks of a moment.
    pub fn marks(&self, shown: &Shown) -> Marks {
        let run = &self.run;
        Marks {
            site: match &shown.site {
                Some(_) => format!("{run}-{}", shown.site_mark),
                // Without a site, every page is the list of complaints.
                None => format!("{run}-0-{}", shown.panel_mark),
            },
            panel: format!("{run}-{}", shown.panel_mark),
        }
    }
}
