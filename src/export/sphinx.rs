//! `objects.inv`, version 2: so that any documentation made by Sphinx links to a term with
//! ``:term:`boussole:Rendre compte` `` (intersphinx), or to any entry by its name
//! (``:doc:`boussole:fiches/clarifier-la-mission` ``).
//!
//! Addresses are from the site's root, which is what `intersphinx_mapping` gives beside this file.

use std::collections::HashSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::edition::Edition;
use crate::model::{Kind, Rank, labels};

/// The inventory.
pub fn inventory(edition: &Edition) -> Vec<u8> {
    let Edition { config, info, .. } = edition;
    let mut bytes = format!(
        "# Sphinx inventory version 2\n# Project: {}\n# Version: {}\n# The remainder of this file is compressed using zlib.\n",
        line(&config.title).replace('<', "‹"),
        info.date
    )
    .into_bytes();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Memory does not fail.
    let _ = encoder.write_all(objects(edition).as_bytes());
    bytes.extend(encoder.finish().unwrap_or_default());
    bytes
}

/// A line for each name: `name domain:role priority address shown`.
fn objects(edition: &Edition) -> String {
    let mut terms = String::new();
    let mut documents = String::new();
    let mut known = HashSet::new();
    let published =
        || edition.lexicon.iter().filter_map(|(id, entry)| Some((entry, edition.routes.entry(id)?)));
    // The title of a term wins over the same word among the labels of another.
    for is_title in [true, false] {
        for (entry, permalink) in
            published().filter(|(entry, _)| entry.kind == Kind::Term && entry.is_listed())
        {
            let address = permalink.as_str().trim_start_matches('/');
            for (label, rank) in labels(entry) {
                let is_shown = matches!(rank, Rank::Preferred | Rank::Acronym | Rank::Admitted);
                if is_shown && (rank == Rank::Preferred) == is_title && known.insert(line(label)) {
                    terms.push_str(&format!("{} std:term -1 {address} -\n", line(label)));
                }
            }
        }
    }
    for (entry, permalink) in published() {
        let address = permalink.as_str().trim_start_matches('/');
        documents.push_str(&format!(
            "{} std:doc -1 {address} {}\n",
            entry.full_id(),
            line(&entry.title.value)
        ));
    }
    terms + &documents
}

/// A text that stays on its line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
