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
//! | `familles` | a family of several words, of which the file has one: each stands in the file of each of its words |
//! | `membres` | its words that are written, as they differ from the family, `/`, lemma as it differs from the word |
//! | `absents` | set phrases that no text has ([`crate::search::phrase`]), of whose first words these are the file: their sums, rising; all in one |
//!
//! `entrees` of a word that more than [`MOST`] entries have lists those of the highest impact, after `!`
//! and how many there are.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::MOST_FILES;
use crate::search::Result;
use crate::search::code::{differing, fingerprint, push_number, push_rising, sign};
use crate::search::query::{Known, Vocabulary as _};
use crate::search::ranking::{Impact, Postings as _, STEPS};
use crate::search::segment::Segment;

/// Entries listed for one word. Higher, a word that everybody uses costs more in a lexicon of tens of
/// thousands of entries; lower, such words no longer bring together those that have them all.
const MOST: usize = 4_000;

/// The words, and the families of several of them.
pub struct Table {
    words: Vec<Word>,
    families: Vec<Family>,
    /// Set phrases that no text has, in order.
    lacking: Vec<String>,
}

/// A file: some words, and their families.
pub struct Shard<'a> {
    words: &'a [Word],
    families: Vec<&'a Family>,
    lacking: &'a [String],
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

/// A family.
#[derive(Default)]
pub struct Family {
    key: String,
    /// Its words, in order.
    words: Vec<String>,
    coded: String,
}

impl Word {
    fn size(&self) -> usize {
        let parts = [&self.spellings, &self.forms, &self.entries, &self.impacts, &self.titles, &self.lengths];
        parts.iter().map(|part| part.len() + 1).sum()
    }
}

/// Every word, in order, and every family of several.
pub fn table(segment: &Segment) -> Result<Table> {
    let mut words = Vec::new();
    segment.each_word(|word, spellings| {
        words.push((word.to_owned(), spellings.to_vec()));
        Ok(())
    })?;
    let row = |(word, spellings): &(String, Vec<Known>)| self::word(word, spellings, segment);
    let words: Vec<Word> = words.par_iter().map(row).collect::<Result<_>>()?;
    let mut families = Vec::new();
    segment.each_family(|key, members| {
        if members.len() > 1 {
            families.extend(family(key, members, segment)?);
        }
        Ok(())
    })?;
    Ok(Table { words, families, lacking: segment.all_lacking()? })
}

/// A family, with those of its words that are written: a word of a group may be in no text, and would be a file to ask
/// for in vain.
fn family(key: &str, members: &[Known], segment: &Segment) -> Result<Option<Family>> {
    let mut coded = Vec::new();
    for known in members {
        if segment.is_written(&known.folded)? {
            let lemma = differing(&known.folded, &known.forms.lemma);
            coded.push(format!("{}/{lemma}", differing(key, &known.folded)));
        }
    }
    let mut words: Vec<String> = members.iter().map(|known| known.folded.clone()).collect();
    words.sort_unstable();
    words.dedup();
    let family = Family { key: key.to_owned(), words, coded: coded.join(",") };
    Ok(Some(family).filter(|_| !coded.is_empty()))
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

impl Table {
    /// The table in files of about that size, larger where those would be too many. A file ends where no family goes
    /// on, if there is such a place before it is half as large again: a family is then one request.
    pub fn shards(&self, size: usize) -> Vec<Shard<'_>> {
        let families = self.families_by_word();
        let share = |family: &usize| {
            let Family { key, words, coded } = &self.families[*family];
            (key.len() + coded.len() + 2) / words.len()
        };
        let sizes = self.words.iter().zip(&families);
        let sizes: Vec<usize> =
            sizes.map(|(word, families)| word.size() + families.iter().map(share).sum::<usize>()).collect();
        let size = size.max(sizes.iter().sum::<usize>() / MOST_FILES);
        let (is_between, mut ends, mut filled) = (self.between_families(), Vec::new(), 0);
        for (at, its_size) in sizes.into_iter().enumerate() {
            if (filled >= size && is_between[at]) || filled >= size + size / 2 {
                ends.push(at);
                filled = 0;
            }
            filled += its_size;
        }
        ends.push(self.words.len());
        let mut first = 0;
        let shards = ends.into_iter().map(|end| {
            let here: BTreeSet<usize> = families[first..end].iter().flatten().copied().collect();
            let families = here.into_iter().map(|family| &self.families[family]).collect();
            let words = &self.words[first..end];
            // As the reader looks for the file of a word that is in none: in that of the one before.
            let from = |at: usize| match self.words.get(at).filter(|_| at > 0) {
                Some(word) => self.lacking.partition_point(|phrase| first_word(phrase) < word.key.as_str()),
                None if at == 0 => 0,
                None => self.lacking.len(),
            };
            let lacking = &self.lacking[from(first)..from(end)];
            first = end;
            Shard { words, families, lacking }
        });
        shards.collect()
    }

    fn place(&self, word: &str) -> usize {
        self.words.partition_point(|known| known.key.as_str() < word)
    }

    /// Of each word, its families, by their place.
    fn families_by_word(&self) -> Vec<Vec<usize>> {
        let mut by_word = vec![Vec::new(); self.words.len()];
        for (at, family) in self.families.iter().enumerate() {
            for word in &family.words {
                if let Some(its) = by_word.get_mut(self.place(word)) {
                    its.push(at);
                }
            }
        }
        by_word
    }

    /// Of each word, whether every family has all its words before it, or from it on.
    fn between_families(&self) -> Vec<bool> {
        // How many families are open before a word: one more from their first word, one less after the last.
        let mut changes = vec![0_i32; self.words.len() + 1];
        for family in &self.families {
            let places = || family.words.iter().map(|word| self.place(word));
            if let (Some(first), Some(last)) = (places().min(), places().max())
                // A family whose words are far apart (*rédiger*, *rédaction*) cannot be kept together.
                && last - first < LONGEST_FAMILY
                && last < self.words.len()
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
        opens.take(self.words.len()).collect()
    }
}

/// Words between the first and the last of a family that is kept in one file.
const LONGEST_FAMILY: usize = 60;

impl Shard<'_> {
    /// The first word.
    pub fn first(&self) -> &str {
        self.words.first().map_or("", |word| &word.key)
    }

    /// The body of the file.
    pub fn body(&self) -> Value {
        let column = |part: fn(&Word) -> &str| self.words.iter().map(part).collect::<Vec<_>>().join(" ");
        let of_families = |part: fn(&Family) -> &str| {
            self.families.iter().map(|family| part(family)).collect::<Vec<_>>().join(" ")
        };
        json!({
            "mots": column(|word| &word.spellings),
            "formes": column(|word| &word.forms),
            "entrees": column(|word| &word.entries),
            "poids": column(|word| &word.impacts),
            "titres_mots": column(|word| &word.titles),
            "longueurs": column(|word| &word.lengths),
            "familles": of_families(|family| &family.key),
            "membres": of_families(|family| &family.coded),
            "absents": sums(self.lacking),
        })
    }
}

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or_default()
}

/// The sums of some phrases: a file has some eighty at most, and one in 50,000 others has the sum of one of those.
fn sums(phrases: &[String]) -> String {
    let sums: BTreeSet<usize> =
        phrases.iter().map(|phrase| fingerprint(phrase.as_bytes()) as usize % SUMS).collect();
    let mut coded = String::new();
    push_rising(&mut coded, sums);
    coded
}

/// Sums of phrases are below. Higher, a file costs more; lower, a phrase that texts have is taken for one that they lack.
pub const SUMS: usize = 1 << 22;

#[cfg(test)]
mod tests {
    use super::*;

    fn table(words: &[&str], families: &[(&str, &[&str])]) -> Table {
        let word = |key: &&str| Word { key: (*key).to_owned(), ..Word::default() };
        let family = |(key, words): &(&str, &[&str])| Family {
            key: (*key).to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            coded: String::new(),
        };
        Table {
            words: words.iter().map(word).collect(),
            families: families.iter().map(family).collect(),
            lacking: Vec::new(),
        }
    }

    /// The words and families of each file.
    fn files(table: &Table, size: usize) -> Vec<String> {
        let shards = table.shards(size).into_iter();
        let joined = |shard: &Shard<'_>, families: Vec<&str>| {
            let words: Vec<&str> = shard.words.iter().map(|word| word.key.as_str()).collect();
            format!("{} ({})", words.join(" "), families.join(" "))
        };
        shards
            .map(|shard| joined(&shard, shard.families.iter().map(|family| family.key.as_str()).collect()))
            .collect()
    }

    #[test]
    fn a_family_stays_together() {
        let table = table(&["acte", "actes", "action", "zone"], &[("act", &["acte", "actes"])]);
        assert_eq!(files(&table, 6), ["acte actes (act)", "action ()", "zone ()"]);
    }

    #[test]
    fn a_family_that_is_far_apart_stands_with_each_of_its_words() {
        let between: Vec<String> = (0..LONGEST_FAMILY).map(|at| format!("reda{at:02}")).collect();
        let words: Vec<&str> =
            ["red"].into_iter().chain(between.iter().map(String::as_str)).chain(["rez"]).collect();
        let files = files(&table(&words, &[("red", &["red", "rez"])]), 1);
        assert_eq!(files.len(), words.len());
        assert_eq!([&files[0], &files[1], &files[files.len() - 1]], ["red (red)", "reda00 ()", "rez (red)"]);
    }

    #[test]
    fn a_phrase_stands_in_the_file_of_its_first_word() {
        let phrases = ["acte civil", "actif net", "carte grise", "zone bleue"];
        let mut table = table(&["actes", "action", "carte", "cartes"], &[]);
        table.lacking = phrases.map(str::to_owned).to_vec();
        let files: Vec<usize> = table.shards(1).into_iter().map(|shard| shard.lacking.len()).collect();
        assert_eq!(files, [2, 0, 1, 1]);
        assert_eq!(sums(&[]), "");
    }

    #[test]
    fn no_word_makes_one_empty_file() {
        assert_eq!(files(&table(&[], &[]), 1), [" ()"]);
    }
}
