//! What readers' browsers search in: the pack, below [`SEARCH`].

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::SEARCH;
use crate::edition::Edition;
use crate::index::records;
use crate::route::OutputPath;
use crate::search::Engine;
use crate::search::pack::{Sizes, pack};

/// The files of the pack, made all at once when one is asked for.
#[derive(Default)]
pub struct SearchFiles(OnceLock<BTreeMap<OutputPath, Arc<[u8]>>>);

impl SearchFiles {
    /// The files by their path.
    pub fn of(&self, edition: &Edition) -> &BTreeMap<OutputPath, Arc<[u8]>> {
        self.0.get_or_init(|| make(edition))
    }
}

fn make(edition: &Edition) -> BTreeMap<OutputPath, Arc<[u8]>> {
    let records = records(edition);
    let themes: Vec<(String, String)> =
        edition.config.themes.iter().map(|theme| (theme.id.clone(), theme.title.clone())).collect();
    let files = Engine::build(&records).and_then(|engine| pack(&engine, &records, &themes, Sizes::default()));
    // In memory the engine has no reason to fail; if it did, the page of the search would say that its files
    // are missing and lead to the A to Z.
    let files = files.unwrap_or_default().into_iter();
    files
        .filter_map(|(path, bytes)| Some((OutputPath::new(&format!("{SEARCH}{path}"))?, bytes.into())))
        .collect()
}
