//! A dossier: entries that an employer has chosen, on one page.

use serde::Serialize;

use super::{Link, Shared};
use crate::export::{Addresses, DossierForm, dossier};

/// A dossier.
#[derive(Debug, Serialize)]
pub struct DossierView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    /// HTML.
    #[serde(rename = "contenu")]
    content: String,
    /// Its files, from the site's root.
    #[serde(rename = "fichiers")]
    files: Vec<Link>,
}

impl<'a> DossierView<'a> {
    /// The dossier at that position, on its page at the address `here`.
    pub fn new(shared: &'a Shared, position: usize, here: &str) -> Option<Self> {
        let dossier = shared.config().dossiers.get(position)?;
        let addresses = Addresses::new(&shared.edition, here);
        let files = DossierForm::ALL.iter().map(|form| {
            let text = shared.words().get(&format!("dossier.{}", form.extension()));
            Link::new(text, form.path(&dossier.id))
        });
        Some(DossierView {
            title: &dossier.title,
            content: dossier::content(&shared.edition, position, Some(addresses), 2),
            files: files.collect(),
        })
    }
}
