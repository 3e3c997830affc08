//! What the index holds.
//!
//! Each [`Zone`] is a field of folded words, with frequencies and lengths and no positions. Three more
//! fields are dictionaries: their terms are small tables, asked by prefix.
//!
//! | field | term | documents |
//! |---|---|---|
//! | `words` | folded word, spelling, lemma, family | the first that has it, or a word of its group |
//! | `families` | family, folded word, lemma | the same |
//! | `names` | key of a name, rank, spelling | all |
//! | `lacking` | a set phrase that no text has ([`super::phrase`]) | the last |
//! | `facets` | `id:lexique/mission`, `kind:terme`, `theme:metier`, `audience:etat`, `status:valide` | all |
//!
//! After the first, a part of a row is written as it differs from the one before ([`super::code`]): rows
//! are the largest dictionaries of the index, and what they have in common costs nothing.
//!
//! `record` keeps the [`crate::index::Record`] as JSON, for excerpts. Documents are numbered in the
//! order of the records, which is the one of equal hits.

use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};

use super::code::{applied, differing};
use super::query::Known;
use super::ranking::Zone;
use super::stem::Forms;
use crate::index::LabelRank;

/// Raised whenever an index made before could not be read, or would answer otherwise.
pub const FORMAT: u32 = 13;

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
    /// Table of set phrases that are in no text.
    pub lacking: Field,
    /// What entries are filtered by.
    pub facets: Field,
    /// The record.
    pub record: Field,
}

impl Fields {
    /// Makes the schema. The same each time: an index that was made with it can be read with it.
    pub fn new() -> Self {
        let mut builder = Schema::builder();
        // Words come from the analyser: the engine only parts them at the spaces between. (Handing it tokens
        // instead goes through JSON, which takes as long as all the rest.)
        let indexed = |tokenizer, option, has_lengths| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(option)
                .set_fieldnorms(has_lengths);
            TextOptions::default().set_indexing_options(indexing)
        };
        let words = indexed("whitespace", IndexRecordOption::WithFreqs, true);
        let zones = Zone::ALL.map(|zone| builder.add_text_field(zone.key(), words.clone()));
        let row = indexed("raw", IndexRecordOption::Basic, false);
        let mut table = |name| builder.add_text_field(name, row.clone());
        let (words, families, names, lacking, facets) =
            (table("words"), table("families"), table("names"), table("lacking"), table("facets"));
        let record = builder.add_bytes_field("record", STORED);
        Fields { schema: builder.build(), zones, words, families, names, lacking, facets, record }
    }
}

/// What the rows of a table whose first part is that begin with.
pub fn beginning(first: &str) -> String {
    format!("{first}{SEPARATOR}")
}

/// A row of `words`.
pub fn word_row(folded: &str, spelling: &str, forms: &Forms) -> String {
    let spelling = if spelling == folded { "" } else { spelling };
    let lemma = differing(folded, &forms.lemma);
    format!("{folded}\0{spelling}\0{lemma}\0{}", differing(&forms.lemma, &forms.family))
}

/// The word of a row of `words`.
pub fn read_word(row: &str) -> Option<Known> {
    let mut parts = row.split(SEPARATOR);
    let folded = parts.next()?.to_owned();
    let spelling =
        parts.next().map(|spelling| if spelling.is_empty() { &*folded } else { spelling })?.to_owned();
    let lemma = applied(&folded, parts.next()?);
    let family = applied(&lemma, parts.next()?);
    Some(Known { folded, spelling, forms: Forms { lemma, family } })
}

/// A row of `families`.
pub fn family_row(folded: &str, forms: &Forms) -> String {
    let Forms { lemma, family } = forms;
    format!("{family}\0{}\0{}", differing(family, folded), differing(folded, lemma))
}

/// The member of a row of `families`; a family knows no accents.
pub fn read_member(row: &str) -> Option<Known> {
    let mut parts = row.split(SEPARATOR);
    let family = parts.next()?.to_owned();
    let folded = applied(&family, parts.next()?);
    let lemma = applied(&folded, parts.next()?);
    Some(Known { spelling: folded.clone(), folded, forms: Forms { lemma, family } })
}

/// A row of `names`. `key` opens with its sign.
pub fn name_row(key: &str, rank: LabelRank, spelling: &str) -> String {
    let spelling = if key.get(1..) == Some(spelling) { "" } else { spelling };
    format!("{key}\0{}\0{spelling}", rank.digit())
}

/// The key, without its sign, the rank and the spelling of a row of `names`.
pub fn read_name(row: &str) -> Option<(&str, LabelRank, &str)> {
    let mut parts = row.split(SEPARATOR);
    let key = parts.next()?.get(1..)?;
    let rank = LabelRank::of_digit(parts.next()?)?;
    let spelling = parts.next()?;
    Some((key, rank, if spelling.is_empty() { key } else { spelling }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_as_they_were_written() {
        let forms = |lemma: &str, family: &str| Forms { lemma: lemma.to_owned(), family: family.to_owned() };
        for (folded, spelling, forms, expected) in [
            ("mediatrices", "médiatrices", forms("mediateur", "mediat"), "mediatrices|médiatrices|(eur|&"),
            ("mission", "mission", forms("mission", "mission"), "mission|||"),
            ("ete", "été", forms("ete", "ete"), "ete|été||"),
        ] {
            let row = word_row(folded, spelling, &forms);
            assert_eq!(row.replace('\0', "|"), expected);
            let known = Known { folded: folded.to_owned(), spelling: spelling.to_owned(), forms };
            assert_eq!(read_word(&row).as_ref(), Some(&known));
            let member = Known { spelling: folded.to_owned(), ..known };
            assert_eq!(read_member(&family_row(folded, &member.forms)), Some(member));
        }
        for (key, spelling) in
            [("=aller vers", "aller vers"), ("=mediateur", "médiateur"), (".allervers", "aller vers")]
        {
            let row = name_row(key, LabelRank::Short, spelling);
            assert_eq!(read_name(&row), Some((&key[1..], LabelRank::Short, spelling)));
        }
        assert_eq!(read_word("mission"), None);
        assert_eq!(read_name("=mission"), None);
    }
}
