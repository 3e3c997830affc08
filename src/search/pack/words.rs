//! `mots-N.json`: the words with what they count as and the entries that have them, and the families.
//!
//! | column | a row |
//! |---|---|
//! | `mots` | a word: its spellings, with `,` between; without their accents they are all the same |
//! | `formes` | of each spelling: lemma as it differs from the word, `/`, family as it differs from the lemma |
//! | `entrees` | the entries that have it, rising |
//! | `poids` | the impact of each, less one |
//! | `titres_mots` | among those, by position, rising, the ones that have it in their title |
//! | `longueurs` | how many words those titles have |
//! | `familles` | a family of several words |
//! | `membres` | its words as they differ from the family, `/`, lemma as it differs from the word |
//!
//! `entrees` of a word that more than [`MOST`] entries have lists those of the highest impact, after `!`
//! and how many there are.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::MOST_FILES;
use crate::search::Result;
use crate::search::code::{applied, differing, push_number, push_rising, sign};
use crate::search::query::Known;
use crate::search::ranking::{Impact, Postings as _, STEPS};
use crate::search::segment::Segment;

/// Entries listed for one word. Higher, a word that everybody uses costs more in a lexicon of tens of
/// thousands of entries; lower, such words no longer bring together those that have them all.
const MOST: usize = 4_000;

/// A row of the table, and the key that it stands at.
pub enum Row {
    /// A word.
    Word(Word),
    /// A family.
    Family { key: String, members: String },
}

/// A word.
#[derive(Default)]
pub struct Word {
    key: String,
    spellings: String,
    forms: String,
    entries: String,
    impacts: String,
    titles: String,
    lengths: String,
}

impl Row {
    fn key(&self) -> &str {
        match self {
            Row::Word(word) => &word.key,
            Row::Family { key, .. } => key,
        }
    }

    fn size(&self) -> usize {
        match self {
            Row::Word(word) => {
                let parts = [&word.spellings, &word.forms, &word.entries, &word.impacts, &word.titles];
                parts.iter().map(|part| part.len() + 1).sum::<usize>() + word.lengths.len()
            }
            Row::Family { key, members } => key.len() + members.len() + 2,
        }
    }
}

/// Every row, in the order of their keys.
pub fn rows(segment: &Segment) -> Result<Vec<Row>> {
    let mut words = Vec::new();
    segment.each_word(|word, spellings| {
        words.push((word.to_owned(), spellings.to_vec()));
        Ok(())
    })?;
    let row = |(word, spellings): &(String, Vec<Known>)| Ok(Row::Word(self::word(word, spellings, segment)?));
    let mut rows: Vec<Row> = words.par_iter().map(row).collect::<Result<_>>()?;
    segment.each_family(|family, members| {
        if members.len() > 1 {
            let members: Vec<String> = members
                .iter()
                .map(|known| {
                    let lemma = differing(&known.folded, &known.forms.lemma);
                    format!("{}/{lemma}", differing(family, &known.folded))
                })
                .collect();
            rows.push(Row::Family { key: family.to_owned(), members: members.join(",") });
        }
        Ok(())
    })?;
    rows.sort_by(|one, other| one.key().cmp(other.key()));
    Ok(rows)
}

fn word(key: &str, spellings: &[Known], segment: &Segment) -> Result<Word> {
    let each = |form: fn(&Known) -> String| spellings.iter().map(form).collect::<Vec<_>>().join(",");
    let mut word = Word {
        key: key.to_owned(),
        spellings: each(|known| known.spelling.clone()),
        forms: each(|Known { folded, forms, .. }| {
            format!("{}/{}", differing(folded, &forms.lemma), differing(&forms.lemma, &forms.family))
        }),
        ..Word::default()
    };
    let mut impacts = segment.impacts(key)?;
    if impacts.len() > MOST {
        word.entries.push('!');
        push_number(&mut word.entries, impacts.len());
        impacts.sort_by(|a, b| b.impact.total_cmp(&a.impact).then(a.document.cmp(&b.document)));
        impacts.truncate(MOST);
        impacts.sort_by_key(|impact| impact.document);
    }
    push_rising(&mut word.entries, impacts.iter().map(|impact| impact.document as usize));
    word.impacts.extend(impacts.iter().map(|impact| sign(step(impact) - 1)));
    let in_title = || impacts.iter().enumerate().filter(|(_, impact)| impact.in_title);
    push_rising(&mut word.titles, in_title().map(|(at, _)| at));
    word.lengths.extend(in_title().map(|(_, impact)| sign(segment.title_length(impact.document) as usize)));
    Ok(word)
}

fn step(impact: &Impact) -> usize {
    (impact.impact * STEPS).round().max(1.0) as usize
}

/// Rows in files of about that size, larger where those would be too many, each with its first key. A file ends where no family goes on, if there is
/// such a place before it is half as large again: a word and its family are then one request.
pub fn shards(rows: Vec<Row>, size: usize) -> Vec<(String, Vec<Row>)> {
    let whole = whole_families(&rows);
    let size = size.max(rows.iter().map(Row::size).sum::<usize>() / MOST_FILES);
    let mut shards: Vec<(String, Vec<Row>)> = Vec::new();
    let mut filled = usize::MAX;
    for (row, is_between) in rows.into_iter().zip(whole) {
        let is_same =
            shards.last().and_then(|(_, rows)| rows.last()).is_some_and(|last| last.key() == row.key());
        // A word and the family that has its name are found at the same place.
        if !is_same && ((filled >= size && is_between) || filled >= size + size / 2) {
            shards.push((row.key().to_owned(), Vec::new()));
            filled = 0;
        }
        filled += row.size();
        if let Some((_, rows)) = shards.last_mut() {
            rows.push(row);
        }
    }
    shards
}

/// Of each row, whether every family has all its words before it, or from it on.
fn whole_families(rows: &[Row]) -> Vec<bool> {
    let place = |key: &str| rows.partition_point(|row| row.key() < key);
    // How many families are open before a row: one more from the first of their words, one less after the last.
    let mut changes = vec![0_i32; rows.len() + 1];
    for row in rows {
        let Row::Family { key, members } = row else { continue };
        let words =
            members.split(',').filter_map(|member| member.split('/').next()).map(|coded| applied(key, coded));
        let places: Vec<usize> = words.map(|word| place(&word)).chain([place(key)]).collect();
        if let (Some(first), Some(last)) = (places.iter().min(), places.iter().max())
            // A family whose words are far apart (*rédiger*, *rédaction*) cannot be kept together.
            && last - first < LONGEST_FAMILY
        {
            changes[first + 1] += 1;
            changes[last + 1] -= 1;
        }
    }
    let mut open = 0;
    let opens = changes.into_iter().map(|change| {
        open += change;
        open == 0
    });
    opens.take(rows.len()).collect()
}

/// Rows between the first and the last word of a family that is kept in one file.
const LONGEST_FAMILY: usize = 60;

/// The body of a file.
pub fn body(rows: &[Row]) -> Value {
    let words = || {
        rows.iter().filter_map(|row| match row {
            Row::Word(word) => Some(word),
            Row::Family { .. } => None,
        })
    };
    let column = |part: fn(&Word) -> &str| words().map(part).collect::<Vec<_>>().join(" ");
    let families = || {
        rows.iter().filter_map(|row| match row {
            Row::Family { key, members } => Some((key.as_str(), members.as_str())),
            Row::Word(_) => None,
        })
    };
    json!({
        "mots": column(|word| &word.spellings),
        "formes": column(|word| &word.forms),
        "entrees": column(|word| &word.entries),
        "poids": column(|word| &word.impacts),
        "titres_mots": column(|word| &word.titles),
        "longueurs": column(|word| &word.lengths),
        "familles": families().map(|(key, _)| key).collect::<Vec<_>>().join(" "),
        "membres": families().map(|(_, members)| members).collect::<Vec<_>>().join(" "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_the_family_of_that_name_stay_together() {
        let word = |key: &str| Row::Word(Word { key: key.to_owned(), ..Word::default() });
        let family =
            |key: &str, members: &str| Row::Family { key: key.to_owned(), members: members.to_owned() };
        // A family of words that are far apart is not kept in one file.
        let far = (0..LONGEST_FAMILY).map(|at| word(&format!("reda{at:02}")));
        let members = format!("/,{}/", differing("red", "rez"));
        let rows = [word("red"), family("red", &members)].into_iter().chain(far).chain([word("rez")]);
        let shards = shards(rows.collect(), 1);
        let firsts: Vec<&str> = shards.iter().map(|(first, _)| first.as_str()).collect();
        let unique: std::collections::BTreeSet<&str> = firsts.iter().copied().collect();
        assert_eq!(firsts.len(), unique.len(), "{firsts:?}");
        assert_eq!(shards[0].1.len(), 2);
    }
}
