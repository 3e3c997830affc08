//! A pack: entries that an employer has chosen, on one page.

use serde::Serialize;

use super::{Link, Shared};
use crate::export::{Addresses, PackForm, pack};

/// A pack.
#[derive(Debug, Serialize)]
pub struct PackView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    /// HTML.
    #[serde(rename = "contenu")]
    content: String,
    /// Its files, from the site's root.
    #[serde(rename = "fichiers")]
    files: Vec<Link>,
}

impl<'a> PackView<'a> {
    /// The pack at that position, on its page at the address `here`.
    pub fn new(shared: &'a Shared, position: usize, here: &str) -> Option<Self> {
        let pack = shared.config().dossiers.get(position)?;
        let addresses = Addresses::new(&shared.edition, here);
        let files = PackForm::ALL.iter().map(|form| {
            let text = shared.words().get(&format!("dossier.{}", form.extension()));
            Link::new(text, form.path(&pack.id))
        });
        Some(PackView {
            title: &pack.title,
            content: pack::content(&shared.edition, position, Some(addresses), 2),
            files: files.collect(),
        })
    }
}
