//! The files that other tools read, as the page of the data shows them.

use serde::Serialize;

use super::{Link, Shared};
use crate::export::{ELEMENT, FOLDER, Format};
use crate::render::export_files::ExportFiles;
use crate::route::Page;

/// The page of the data.
#[derive(Debug, Serialize)]
pub struct DataView<'a> {
    formats: Vec<FormatView<'a>>,
    #[serde(rename = "dossiers")]
    dossiers: Vec<Link>,
    /// The address of the site, or what stands for it.
    #[serde(rename = "base")]
    base: String,
    /// The script of `<boussole-terme>`, from the site's root.
    #[serde(rename = "composant")]
    element: String,
    /// The id of a term, for the examples.
    #[serde(rename = "exemple")]
    example: Option<ExampleView<'a>>,
}

/// A file.
#[derive(Debug, Serialize)]
struct FormatView<'a> {
    #[serde(rename = "nom")]
    name: &'a str,
    #[serde(rename = "usage")]
    what_for: &'a str,
    #[serde(rename = "fichier")]
    file: &'static str,
    #[serde(rename = "adresse")]
    address: String,
    #[serde(rename = "media")]
    media_type: &'static str,
    /// « 120 Ko ».
    #[serde(rename = "taille")]
    size: String,
}

#[derive(Debug, Serialize)]
struct ExampleView<'a> {
    id: &'a str,
    #[serde(rename = "titre")]
    title: &'a str,
}

impl<'a> DataView<'a> {
    /// Every format with the size of its file.
    pub fn new(shared: &'a Shared, files: &ExportFiles) -> Self {
        let words = shared.words();
        let formats = Format::ALL.iter().map(|format| FormatView {
            name: words.get(&format!("donnees.formats.{}.nom", format.key())),
            what_for: words.get(&format!("donnees.formats.{}.usage", format.key())),
            file: format.file_name(),
            address: format.path(),
            media_type: format.media_type(),
            size: size(shared, files.of(&shared.edition, *format).len()),
        });
        let dossiers = shared.config().dossiers.iter().enumerate();
        let dossiers = dossiers.filter_map(|(at, dossier)| {
            Some(Link::new(dossier.title.clone(), shared.address(Page::Dossier(at))?))
        });
        let example = shared.edition.featured.iter().copied().chain(shared.edition.order.iter().copied());
        let example = example.map(|id| shared.entry(id)).find(|entry| entry.term().is_some());
        DataView {
            formats: formats.collect(),
            dossiers: dossiers.collect(),
            base: shared.config().base_url.as_ref().map_or("https://…/", |base| base.as_str()).to_owned(),
            element: format!("{FOLDER}{ELEMENT}"),
            example: example
                .map(|entry| ExampleView { id: entry.slug.value.as_str(), title: &entry.title.value }),
        }
    }
}

/// A size as people read it; a kilobyte is a thousand bytes (SI).
fn size(shared: &Shared, bytes: usize) -> String {
    let words = shared.words();
    match bytes {
        0..1000 => words.fill("donnees.octets", &[("n", &words.number(bytes))]),
        _ => words.fill("donnees.kilooctets", &[("n", &words.number(bytes.div_ceil(1000)))]),
    }
}
