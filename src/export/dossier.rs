//! Dossiers: entries that an employer has chosen (`[[dossiers]]`), as one page, one archive and one EPUB, with
//! the employer's introduction, the licence of the texts and the line that credits them.
//!
//! Three forms of one text ([`text`]): the site shows it in its own frame, the archive and the book in a
//! plain one. Links between entries of the dossier stay in it; the others lead to the permalinks of the site.

mod epub;
mod text;

pub use text::content;

use super::{Addresses, archive};
use crate::edition::Edition;
use crate::markdown::escape;

/// The style of the page in the archive and of the book.
const STYLE: &str = include_str!("dossier/style.css");

/// A form of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DossierForm {
    /// A page and its style, to unpack on any disk.
    Zip,
    /// A book (EPUB 3.3).
    Epub,
}

impl DossierForm {
    /// Both.
    pub const ALL: &[DossierForm] = &[DossierForm::Zip, DossierForm::Epub];

    /// The end of its file's name.
    pub fn extension(self) -> &'static str {
        match self {
            DossierForm::Zip => "zip",
            DossierForm::Epub => "epub",
        }
    }

    /// Where it is, from the site's root.
    pub fn path(self, id: &str) -> String {
        format!("dossiers/{id}/{id}.{}", self.extension())
    }
}

/// Makes a form of the dossier at that position; empty when there is none.
pub fn make(edition: &Edition, position: usize, form: DossierForm) -> Vec<u8> {
    let Some(dossier) = edition.config.dossiers.get(position) else { return Vec::new() };
    match form {
        DossierForm::Epub => epub::book(edition, position),
        DossierForm::Zip => {
            let here = form.path(&dossier.id);
            // Out of the archive, no address counts from it.
            let addresses = edition.config.base_url.is_some().then(|| Addresses::new(edition, &here));
            let body = content(edition, position, addresses, 2);
            let page = format!(
                "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
                 <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n\
                 <link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n",
                edition.config.lang.tag(),
                title = escape(&dossier.title),
            );
            let notice = text::notice(edition, position).join("\n") + "\n";
            let files: &[(&str, &[u8])] = &[
                ("index.html", page.as_bytes()),
                ("style.css", STYLE.as_bytes()),
                ("LICENCE.txt", notice.as_bytes()),
            ];
            archive::zip(edition.info.date, files)
        }
    }
}
