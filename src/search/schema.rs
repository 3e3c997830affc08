//! What the index holds.
//!
//! Each [`Zone`] is a field of folded words, with frequencies and lengths and no positions. Three more
//! fields are dictionaries: their terms are small tables, asked by prefix.
//!
//! | field | term | documents |
//! |---|---|---|
//! | `words` | folded word, spelling, lemma, family | the first that has it |
//! | `families` | family, folded word, lemma | the first that has it |
//! | `names` | key of a name, rank, spelling | all |
//! | `facets` | `id:lexique/mission`, `kind:terme`, `theme:metier`, `audience:etat`, `status:valide` | all |
//!
//! `record` keeps the [`crate::index::Record`] as JSON, for excerpts. Documents are numbered in the
//! order of the records, which is the one of equal hits.

use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};

use super::ranking::Zone;
use crate::index::LabelRank;

/// Raised whenever an index made before could not be read, or would answer otherwise.
pub const FORMAT: u32 = 2;

/// Between the parts of a term that is a row of a table.
pub const SEPARATOR: char = '\0';

/// The schema with its fields.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The whole.
    pub schema: Schema,
    /// One for each of [`Zone::ALL`].
    pub zones: [Field; Zone::ALL.len()],
    /// Table of words.
    pub words: Field,
    /// Table of families.
    pub families: Field,
    /// Table of names.
    pub names: Field,
    /// What entries are filtered by.
    pub facets: Field,
    /// The record.
    pub record: Field,
}

impl Fields {
    /// Makes the schema. The same each time: an index that was made with it can be read with it.
    pub fn new() -> Self {
        let mut builder = Schema::builder();
        let indexed = |option, has_lengths| {
            // The tokens come from the analyser, not from a tokenizer of the engine.
            let indexing = TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_index_option(option)
                .set_fieldnorms(has_lengths);
            TextOptions::default().set_indexing_options(indexing)
        };
        let zones = Zone::ALL
            .map(|zone| builder.add_text_field(zone.key(), indexed(IndexRecordOption::WithFreqs, true)));
        let mut table = |name| builder.add_text_field(name, indexed(IndexRecordOption::Basic, false));
        let (words, families, names, facets) =
            (table("words"), table("families"), table("names"), table("facets"));
        let record = builder.add_bytes_field("record", STORED);
        Fields { schema: builder.build(), zones, words, families, names, facets, record }
    }
}

/// A row of a table.
pub fn row(parts: &[&str]) -> String {
    parts.join("\0")
}

/// A rank as a part of a row.
pub fn rank_key(rank: LabelRank) -> &'static str {
    RANKS.iter().find(|(one, _)| *one == rank).map_or("", |(_, key)| key)
}

/// The rank of a part of a row.
pub fn rank_of(key: &str) -> Option<LabelRank> {
    RANKS.iter().find(|(_, one)| *one == key).map(|(rank, _)| *rank)
}

const RANKS: [(LabelRank, &str); 6] = [
    (LabelRank::Title, "0"),
    (LabelRank::Short, "1"),
    (LabelRank::Acronym, "2"),
    (LabelRank::Admitted, "3"),
    (LabelRank::Deprecated, "4"),
    (LabelRank::Hidden, "5"),
];
