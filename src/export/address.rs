//! Addresses as a file of the exports writes them.

use crate::edition::Edition;
use crate::model::EntryId;
use crate::route::{Page, Permalink, relative};

/// Writes the addresses that one file holds.
#[derive(Clone, Copy, Debug)]
pub struct Addresses<'a> {
    edition: &'a Edition,
    here: &'a str,
}

impl<'a> Addresses<'a> {
    /// Those of the file that stands at `here`, from the site's root.
    pub fn new(edition: &'a Edition, here: &'a str) -> Self {
        Addresses { edition, here }
    }

    /// An address of the site: whole when the site knows its own, else from the file.
    pub fn of(&self, permalink: &Permalink) -> String {
        self.path(permalink.as_str().trim_start_matches('/'))
    }

    /// The same for a path from the site's root.
    pub fn path(&self, path: &str) -> String {
        match &self.edition.config.base_url {
            Some(base) => format!("{}{path}", base.as_str()),
            None => relative(self.here, path),
        }
    }

    /// The address of an entry; `None` for a draft.
    pub fn entry(&self, id: EntryId) -> Option<String> {
        self.edition.routes.entry(id).map(|permalink| self.of(permalink))
    }

    /// The address of another page, when the site has it.
    pub fn page(&self, page: Page) -> Option<String> {
        self.edition.routes.page(page).map(|permalink| self.of(permalink))
    }
}
