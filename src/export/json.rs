//! `lexique.json`: everything that the entries say, in a shape that scripts, other lexicons and
//! `<boussole-terme>` can rely on.
//!
//! [`document`] holds the shape; its JSON Schema is made from the same types, and is published beside.
//! `version` grows when a key goes away or changes its meaning, not when one is added. Keys are those of
//! the front matter; texts are without marks, paragraphs parted by an empty line.

pub mod document;
mod fill;

pub use document::{Document, EntryDocument};

use serde::Serialize;

use super::{Addresses, Format, entry_path, inert};
use crate::edition::Edition;
use crate::model::EntryId;

/// Version of the shape.
pub const VERSION: u32 = 1;

/// The whole lexicon.
pub fn lexicon(edition: &Edition) -> Vec<u8> {
    let here = Format::Json.path();
    let mut bytes = write(&fill::document(edition, Addresses::new(edition, &here)), true);
    bytes.push(b'\n');
    bytes
}

/// One entry, small: pages of others read it.
pub fn entry(edition: &Edition, id: EntryId) -> Vec<u8> {
    let here = entry_path(edition, id);
    fill::entry_document(edition, id, Addresses::new(edition, &here))
        .map(|document| write(&document, false))
        .unwrap_or_default()
}

/// The shape of [`lexicon`], and of [`entry`] among its definitions.
pub fn schema() -> Vec<u8> {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.into_generator();
    generator.subschema_for::<EntryDocument>();
    let mut bytes = write(&generator.into_root_schema_for::<Document>(), true);
    bytes.push(b'\n');
    bytes
}

/// Strings, numbers and lists: nothing that JSON could refuse.
fn write(value: &impl Serialize, is_pretty: bool) -> Vec<u8> {
    let written = if is_pretty { serde_json::to_vec_pretty(value) } else { serde_json::to_vec(value) };
    inert::json(written.unwrap_or_default())
}

#[cfg(test)]
mod tests;
