//! The edition in the formats of others: nobody who writes here is locked in.
//!
//! A [`Format`] is one file of [`FOLDER`], which `boussole build` writes with the site and `boussole
//! export` alone; each is written by the file of `export/` that has its name. Entries also have a small
//! file each ([`json::entry`]), for pages that show one. Drafts are in none unless they are published;
//! retired entries are in all, with what takes their place, because somebody holds their address.
//!
//! Addresses ([`Addresses`]) are whole when `boussole.toml` says where the site will be. Otherwise they
//! are counted from the file that holds them, which every format here allows and every reader resolves.

mod address;
mod anki;
mod archive;
mod gift;
mod inert;
pub mod json;
mod moodle;
pub mod dossier;
mod quickwit;
pub mod skos;
mod sphinx;
mod tbx;
mod void;
mod xml;

pub use address::Addresses;
pub use dossier::DossierForm;
pub use xml::Xml;

#[cfg(test)]
mod fixture;

use crate::edition::Edition;
use crate::model::{EntryId, Kind};
use crate::route::OutputPath;
use crate::sheet;

/// Where the exports stand, from the site's root. No entry can have that address.
pub const FOLDER: &str = "donnees/";

/// The script of `<boussole-terme>`, in [`FOLDER`]: it shows a term in a page of another site.
pub const ELEMENT: &str = "boussole-terme.js";

/// A form in which the whole lexicon leaves the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Everything, in a documented shape ([`json`]).
    Json,
    /// The shape of [`Format::Json`] (JSON Schema 2020-12).
    JsonSchema,
    /// A table of terms as text, which `boussole import` reads back ([`sheet`]).
    Csv,
    /// The same as a workbook.
    Workbook,
    /// SKOS in Turtle.
    Turtle,
    /// SKOS in JSON-LD.
    JsonLd,
    /// TBX-Basic.
    Tbx,
    /// A deck for Anki.
    Anki,
    /// A glossary for Moodle.
    Moodle,
    /// The quizzes, in GIFT.
    Gift,
    /// An inventory for Sphinx.
    Sphinx,
    /// The configuration of an index for Quickwit.
    Quickwit,
    /// The documents of that index.
    QuickwitDocuments,
    /// What these files are, for catalogues: DCAT and VoID.
    Void,
}

/// A file of [`FOLDER`], or of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum File {
    /// The whole lexicon.
    Lexicon(Format),
    /// One entry, as JSON.
    Entry(EntryId),
    /// The script [`ELEMENT`].
    Element,
    /// A dossier, by its position in the configuration.
    Dossier(usize, DossierForm),
}

impl Format {
    /// Every format, as readers are shown them.
    pub const ALL: &[Format] = &[
        Format::Json,
        Format::JsonSchema,
        Format::Csv,
        Format::Workbook,
        Format::Turtle,
        Format::JsonLd,
        Format::Tbx,
        Format::Anki,
        Format::Moodle,
        Format::Gift,
        Format::Sphinx,
        Format::Quickwit,
        Format::QuickwitDocuments,
        Format::Void,
    ];

    /// The word of `boussole export`, and the name in the locales.
    pub fn key(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::JsonSchema => "json-schema",
            Format::Csv => "csv",
            Format::Workbook => "xlsx",
            Format::Turtle => "turtle",
            Format::JsonLd => "json-ld",
            Format::Tbx => "tbx",
            Format::Anki => "anki",
            Format::Moodle => "moodle",
            Format::Gift => "gift",
            Format::Sphinx => "sphinx",
            Format::Quickwit => "quickwit",
            Format::QuickwitDocuments => "ndjson",
            Format::Void => "dcat",
        }
    }

    /// The format of that word.
    pub fn of_key(key: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.key() == key)
    }

    /// The name of its file in [`FOLDER`], which never changes.
    pub fn file_name(self) -> &'static str {
        match self {
            Format::Json => "lexique.json",
            Format::JsonSchema => "lexique.schema.json",
            Format::Csv => "lexique.csv",
            Format::Workbook => "lexique.xlsx",
            Format::Turtle => "lexique.ttl",
            Format::JsonLd => "lexique.jsonld",
            Format::Tbx => "lexique.tbx",
            Format::Anki => "lexique.apkg",
            Format::Moodle => "glossaire-moodle.xml",
            Format::Gift => "quiz.gift",
            Format::Sphinx => "objects.inv",
            Format::Quickwit => "quickwit-index.yaml",
            Format::QuickwitDocuments => "lexique.ndjson",
            Format::Void => "catalogue.ttl",
        }
    }

    /// Its media type (IANA's, where there is one).
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::JsonSchema => "application/schema+json",
            Format::Csv => "text/csv",
            Format::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Turtle => "text/turtle",
            Format::JsonLd => "application/ld+json",
            Format::Tbx => "application/x-tbx",
            Format::Anki => "application/apkg",
            Format::Moodle => "application/xml",
            Format::Gift => "text/plain",
            Format::Sphinx => "application/octet-stream",
            Format::Quickwit => "application/yaml",
            Format::QuickwitDocuments => "application/x-ndjson",
            Format::Void => "text/turtle",
        }
    }

    /// Whether a terminal can show it.
    pub fn is_text(self) -> bool {
        !matches!(self, Format::Anki | Format::Sphinx | Format::Workbook)
    }

    /// The file's path in the site.
    pub fn path(self) -> String {
        format!("{FOLDER}{}", self.file_name())
    }
}

/// Every file of the exports with its path: cheap, nothing is made.
pub fn files(edition: &Edition) -> Vec<(OutputPath, File)> {
    let whole = Format::ALL.iter().map(|format| (format.path(), File::Lexicon(*format)));
    let published = edition.lexicon.iter().filter(|(id, _)| edition.routes.entry(*id).is_some());
    let entries = published.map(|(id, _)| (entry_path(edition, id), File::Entry(id)));
    let element = (format!("{FOLDER}{ELEMENT}"), File::Element);
    let forms = |(at, dossier): (usize, &crate::config::Dossier)| {
        DossierForm::ALL
            .iter()
            .map(move |form| (form.path(&dossier.id), File::Dossier(at, *form)))
            .collect::<Vec<_>>()
    };
    let dossiers = edition.config.dossiers.iter().enumerate().flat_map(forms);
    let all = whole.chain(entries).chain([element]).chain(dossiers);
    all.filter_map(|(path, file)| Some((OutputPath::new(&path)?, file))).collect()
}

/// The path of the small file of an entry, from the site's root: `donnees/termes/rendre-compte.json`.
pub fn entry_path(edition: &Edition, id: EntryId) -> String {
    let entry = edition.lexicon.get(id);
    let folder = match entry.kind {
        Kind::Term => "termes",
        kind => kind.folder(),
    };
    format!("{FOLDER}{folder}/{}.json", entry.slug.value)
}

/// Makes a file.
pub fn make(edition: &Edition, file: File) -> Vec<u8> {
    match file {
        File::Lexicon(format) => whole(edition, format),
        File::Entry(id) => json::entry(edition, id),
        File::Dossier(position, form) => dossier::make(edition, position, form),
        File::Element => include_bytes!("export/element/boussole-terme.js").to_vec(),
    }
}

/// Makes the file of a format.
pub fn whole(edition: &Edition, format: Format) -> Vec<u8> {
    match format {
        Format::Json => json::lexicon(edition),
        Format::JsonSchema => json::schema(),
        // Writing to memory fails for no text that a cell can hold.
        Format::Csv => sheet::write_csv(&terms(edition)).unwrap_or_default(),
        Format::Workbook => sheet::write_workbook(&terms(edition)).unwrap_or_default(),
        Format::Turtle => skos::turtle(edition),
        Format::JsonLd => skos::json_ld(edition),
        Format::Tbx => tbx::lexicon(edition),
        Format::Anki => anki::deck(edition),
        Format::Moodle => moodle::glossary(edition),
        Format::Gift => gift::quizzes(edition),
        Format::Sphinx => sphinx::inventory(edition),
        Format::Quickwit => quickwit::index(),
        Format::QuickwitDocuments => quickwit::documents(edition),
        Format::Void => void::description(edition),
    }
}

/// The table of the published terms, as their authors wrote them.
fn terms(edition: &Edition) -> Vec<Vec<String>> {
    let published = edition.lexicon.iter().filter(|(id, _)| edition.routes.entry(*id).is_some());
    sheet::table(published.map(|(_, entry)| edition.sources.get(entry.source)))
}

#[cfg(test)]
mod tests;
