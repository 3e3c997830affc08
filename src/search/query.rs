//! What somebody typed, understood: which words, read as which words of the corpus, and which names
//! of entries they may be.
//!
//! Everything here asks a [`Vocabulary`] and no more, so that whatever holds the same words plans the
//! same way. What a plan is worth is [`super::ranking`]'s.

pub mod elision;
mod keys;

use std::collections::BTreeMap;

use super::analyse::{Analyser, Word};
use super::kin::Kinship;
use super::near::Typed;
use super::ranking::{DERIVED, DOUBT, FAMILY, LEMMA, LONGER, PART, PREFIX, SLIP};
use super::stem::Forms;
use super::stop::{is_own, is_stop, question, question_end};
use super::usage::{is_small, one};
use super::{Result, phrase};
pub use keys::{Key, name_keys, name_spelling};

/// More words than that are a text, not a query.
pub const MOST_WORDS: usize = 16;
/// Words that half a word is read as, at most.
pub const MOST_LONGER: usize = 60;
/// Words that a wrong word is read as, at most.
pub const MOST_CORRECTIONS: usize = 4;
/// Words near a wrong word whose frequency is asked, at most: each may be in a file of its own.
pub const MOST_NEAR: usize = 12;
/// Letters before a last word is read as half a word.
pub const LEAST_PREFIX: usize = 2;
/// The same for a word that is known and typed alone: *mission* may be all that is meant. Among others, *per* is half of
/// *perte* rather than a plan of that acronym.
pub const LEAST_LONGER: usize = 4;
/// Letters before a word that begins others may be wrong all the same.
pub const LEAST_DOUBTFUL: usize = 5;
/// Names tried for one query whose words have several readings.
pub const MOST_COMBINED: usize = 12;

/// The words of a corpus.
pub trait Vocabulary {
    /// How a folded word is written in the corpus, each with its numbers; none when it is unknown.
    fn spellings(&self, folded: &str) -> Result<Vec<Known>>;
    /// The words of a family.
    fn family(&self, family: &str) -> Result<Vec<Known>>;
    /// Folded words that begin so, in alphabetical order, the word itself left out.
    fn starting(&self, prefix: &str, most: usize) -> Result<Vec<String>>;
    /// The words that are kin of one that is unknown, the nearest only.
    fn kin(&self, folded: &str) -> Result<Vec<(Known, Kinship)>>;
    /// Folded words that may have been meant, each with how many slips away it is. In any order.
    fn near(&self, typed: &Typed<'_>) -> Result<Vec<(String, usize)>>;
    /// How many entries have a folded word.
    fn frequency(&self, folded: &str) -> Result<u32>;
    /// Whether any has it.
    fn is_written(&self, folded: &str) -> Result<bool>;
    /// Whether a set phrase is in no text though its words are ([`super::phrase`]).
    fn lacks(&self, phrase: &str) -> Result<bool>;
}

/// A word of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Known {
    /// Without accents.
    pub folded: String,
    /// With its accents.
    pub spelling: String,
    /// What it counts as.
    pub forms: Forms,
}

/// A query, ready to be ranked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The words that matter.
    pub words: Vec<Wanted>,
    /// Names to look for.
    pub keys: Vec<Key>,
    /// Every word that was typed, folded, with single spaces.
    pub typed: String,
    /// Whether somebody tells of their own case.
    pub is_told: bool,
    /// Whether all of it is set phrases that no text has ([`super::phrase`]).
    pub is_lacking: bool,
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// As typed, in small letters.
    pub spelling: String,
    /// What it is read as; none when nobody can tell.
    pub readings: Vec<Reading>,
    /// What it was corrected to, when it had to be; the likeliest first.
    pub corrections: Vec<String>,
    /// Its lemmas, for names.
    lemmas: Vec<String>,
    /// Whether it is a word of the corpus, and no grammatical one.
    is_whole: bool,
    /// Whether it begins words of the corpus, and is none.
    is_half: bool,
    /// Whether words of the corpus are kin of it, and it may be right.
    is_derived: bool,
    /// Whether its corrections mean nothing unless a name confirms them.
    is_short: bool,
}

/// A word of the corpus that a word of the query is read as.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Folded.
    pub word: String,
    /// How much it counts, up to 1; at 0 it is only shown.
    pub factor: f64,
}

impl Wanted {
    /// What it counts as an unknown word, when its readings are somewhere.
    pub fn doubt(&self) -> f64 {
        match self.corrections.is_empty() || self.is_half || self.is_derived {
            true => 0.0,
            false if self.is_short => 1.0,
            false => DOUBT,
        }
    }
}

/// Understands a query.
pub fn plan(text: &str, vocabulary: &dyn Vocabulary) -> Result<Plan> {
    let mut words = Analyser::default().words(text);
    words.truncate(MOST_WORDS);
    let reader = Reader { vocabulary };
    let is_open = !text.ends_with(char::is_whitespace);
    // Only what is put together is read in two ways.
    words.iter_mut().for_each(|word| word.readings.clear());
    let words = reader.parted(words, is_open)?;
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let is_told = folded.iter().any(|word| is_own(word));
    let mut plan = Plan { typed: folded.join(" "), is_told, ..Plan::default() };
    if words.is_empty() {
        return Ok(plan);
    }
    let asked = question(&folded)..folded.len();
    let asked = asked.start..asked.end.saturating_sub(question_end(&folded[asked.clone()]));
    let is_open = is_open && asked.end == words.len();
    let asked = reader.joined(&words[asked], is_open)?;
    let asked = asked.as_slice();
    let end = words.last().map(|word| word.span.end);
    let wanted = weighty(asked);
    plan.is_lacking = reader.is_lacking(asked, &wanted)?;
    for (at, word) in wanted.iter().enumerate() {
        let is_half = is_open && Some(word.span.end) == end && at + 1 == wanted.len();
        let read = reader.read(word, is_half, wanted.len() == 1)?;
        if !plan.words.iter().any(|known| known.spelling == read.spelling) {
            plan.words.push(read);
        }
    }
    plan.keys = keys::keys(&words, asked, is_open, &plan.words);
    Ok(plan)
}

/// Words that say something; all of them when none does.
fn weighty(words: &[Word]) -> Vec<&Word> {
    let weighty: Vec<&Word> = words.iter().filter(|word| !is_stop(&word.folded)).collect();
    if weighty.is_empty() { words.iter().collect() } else { weighty }
}

struct Reader<'a> {
    vocabulary: &'a dyn Vocabulary,
}

impl Reader<'_> {
    /// The words, those alone that were typed with what leans on them, where the corpus has the one and lacks the other.
    fn parted(&self, words: Vec<Word>, is_open: bool) -> Result<Vec<Word>> {
        let last = words.len().saturating_sub(1);
        let alone = |(at, word): (usize, Word)| {
            let is_half = is_open && at == last;
            Ok(self.alone(&word, is_half)?.unwrap_or(word))
        };
        words.into_iter().enumerate().map(alone).collect()
    }

    fn alone(&self, word: &Word, is_half: bool) -> Result<Option<Word>> {
        let Some(rest) = elision::without(word).filter(|_| !is_stop(&word.folded)) else { return Ok(None) };
        let is_known = |word: &str| Ok::<bool, super::Error>(!self.vocabulary.spellings(word)?.is_empty());
        let begins = |word: &str| Ok::<bool, super::Error>(!self.vocabulary.starting(word, 1)?.is_empty());
        if is_known(&word.folded)? || (is_half && begins(&word.folded)?) {
            return Ok(None);
        }
        if !self.vocabulary.kin(&word.folded)?.is_empty() {
            return Ok(None);
        }
        // *lisence* is rather *licence* than anything with an article.
        let typed = Typed::new(&word.folded);
        let is_slip = |(known, slips): &(String, usize)| *slips == 1 && typed.begins(known);
        if self.vocabulary.near(&typed)?.iter().any(is_slip) {
            return Ok(None);
        }
        let is_long = rest.folded.chars().count() >= elision::LEAST_HALF;
        let is_meant = is_known(&rest.folded)? || (is_half && is_long && begins(&rest.folded)?);
        Ok(is_meant.then_some(rest))
    }

    /// The words, those put together that were typed in two pieces: *co voiturage*, where the corpus has
    /// *covoiturage* and lacks a piece; or of which one would say nothing by itself, as in *plus-value*.
    fn joined(&self, words: &[Word], is_open: bool) -> Result<Vec<Word>> {
        let mut joined: Vec<Word> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let is_half = is_open && at + 1 == words.len();
            let is_last = words.get(at + 1).is_none_or(|next| !next.is_bound);
            match joined
                .last()
                .map(|before| self.whole(before, word, is_half, is_last))
                .transpose()?
                .flatten()
            {
                Some(whole) => {
                    joined.pop();
                    joined.push(whole);
                }
                None => joined.push(word.clone()),
            }
        }
        Ok(joined)
    }

    /// Whether each of the words that are looked for is in a set phrase that no text has.
    fn is_lacking(&self, words: &[Word], wanted: &[&Word]) -> Result<bool> {
        let words: Vec<&Word> = words.iter().filter(|word| !is_small(&word.folded)).collect();
        let mut lacking = Vec::new();
        for (first, word) in words.iter().enumerate().filter(|(_, word)| !is_stop(&word.folded)) {
            let mut phrase = one(&word.folded).to_owned();
            for last in words.iter().skip(first + 1).take(phrase::LONGEST - 1) {
                phrase.push(' ');
                phrase.push_str(one(&last.folded));
                if self.vocabulary.lacks(&phrase)? {
                    lacking.push(word.span.start..last.span.end);
                }
            }
        }
        let is_in = |word: &Word| lacking.iter().any(|span| span.contains(&word.span.start));
        Ok(wanted.iter().all(|word| is_in(word)))
    }

    /// Two words in one, if that is what was meant. `is_half`: the second may go on; `is_last`: nothing is bound to it.
    fn whole(&self, before: &Word, after: &Word, is_half: bool, is_last: bool) -> Result<Option<Word>> {
        let is_known = |word: &str| Ok::<bool, super::Error>(!self.vocabulary.spellings(word)?.is_empty());
        let is_unknown = |word: &str| Ok::<bool, super::Error>(!is_stop(word) && !is_known(word)?);
        let folded = format!("{}{}", before.folded, after.folded);
        let (is_silent, is_other) = (is_stop(&before.folded), is_stop(&after.folded));
        // *Vis-à-vis* is no *visa*.
        let is_part = is_silent != is_other && after.is_bound && !before.is_bound && is_last;
        if !is_part && !is_unknown(&before.folded)? && !is_unknown(&after.folded)? {
            return Ok(None);
        }
        let begins = |word: &str| Ok::<bool, super::Error>(!self.vocabulary.starting(word, 1)?.is_empty());
        let is_meant = is_known(&folded)? || (is_part && is_half && begins(&folded)?);
        if !is_meant {
            return Ok(None);
        }
        let telling = if is_silent { after } else { before };
        let readings = if is_part { vec![telling.folded.clone()] } else { Vec::new() };
        let bond = if after.is_bound { "-" } else { "" };
        let spelling = format!("{}{bond}{}", before.spelling, after.spelling);
        let span = before.span.start..after.span.end;
        Ok(Some(Word { spelling, folded, span, is_bound: before.is_bound, readings }))
    }

    fn read(&self, word: &Word, is_half: bool, is_alone: bool) -> Result<Wanted> {
        let mut readings = Readings::default();
        let mut lemmas: Vec<String> = Vec::new();
        let mut corrections = Vec::new();
        let letters = word.folded.chars().count();
        let mut spellings = self.vocabulary.spellings(&word.folded)?;
        // Typed with accents, it is that word; typed without, it may be any.
        if spellings.iter().any(|known| known.spelling == word.spelling) {
            spellings.retain(|known| known.spelling == word.spelling);
        }
        let is_known = !spellings.is_empty();
        if is_known {
            readings.add(&word.folded, 1.0);
        }
        for known in &spellings {
            self.add_family(&known.forms, 1.0, &mut readings)?;
            push_new(&mut lemmas, &known.forms.lemma);
        }
        if !is_known {
            for (kin, kinship) in self.vocabulary.kin(&word.folded)? {
                self.add_family(&kin.forms, if kinship.is_inflected { 1.0 } else { DERIVED }, &mut readings)?;
                if kinship.is_inflected {
                    push_new(&mut lemmas, &kin.forms.lemma);
                }
            }
        }
        // Kin, none of them another form of the same word.
        let is_derived = !is_known && lemmas.is_empty() && !readings.is_empty();
        let mut begins_others = false;
        // A word of a group that no text has is as good as half a word.
        let is_written = is_known && self.vocabulary.is_written(&word.folded)?;
        if is_half && letters >= if is_written && is_alone { LEAST_LONGER } else { LEAST_PREFIX } {
            let factor = if is_written { LONGER } else { PREFIX };
            for longer in self.vocabulary.starting(&word.folded, MOST_LONGER)? {
                readings.add(&longer, factor);
                if !self.vocabulary.is_written(&longer)? {
                    for known in self.vocabulary.spellings(&longer)? {
                        self.add_family(&known.forms, factor, &mut readings)?;
                    }
                }
                begins_others = !is_known;
            }
        }
        if readings.is_empty() || is_derived || (begins_others && letters >= LEAST_DOUBTFUL) {
            corrections = self.corrections(&word.folded, begins_others || is_derived)?;
            if is_derived {
                // *donnation* is kin of *donner*, and a slip away from *donation*.
                corrections.retain(|(_, slips)| *slips == 1);
            }
            for (correction, slips) in &corrections {
                // Every other word is a slip away from a grammatical one: only a name may say that it was meant.
                let factor = if is_stop(correction) { 0.0 } else { SLIP.powi(*slips as i32) };
                readings.add(correction, factor);
                for known in self.vocabulary.spellings(correction)? {
                    self.add_family(&known.forms, factor, &mut readings)?;
                    push_new(&mut lemmas, &known.forms.lemma);
                }
            }
        }
        for piece in &word.readings {
            if self.vocabulary.is_written(piece)? {
                readings.add(piece, PART);
            }
            // Names are known by the words that say something.
            for known in self.vocabulary.spellings(piece)? {
                push_new(&mut lemmas, &known.forms.lemma);
            }
        }
        if lemmas.is_empty() {
            lemmas.push(word.folded.clone());
        }
        Ok(Wanted {
            spelling: word.spelling.clone(),
            readings: readings.into_vec(),
            corrections: corrections.into_iter().map(|(correction, _)| correction).collect(),
            lemmas,
            is_whole: is_written && !is_stop(&word.folded),
            is_half: begins_others,
            is_derived,
            is_short: Typed::new(&word.folded).is_short(),
        })
    }

    /// Adds the words of a family.
    fn add_family(&self, forms: &Forms, factor: f64, readings: &mut Readings) -> Result<()> {
        let members = self.vocabulary.family(&forms.family)?;
        for member in &members {
            let nearness = if member.forms.lemma == forms.lemma { LEMMA } else { FAMILY };
            readings.add(&member.folded, factor * nearness);
        }
        Ok(())
    }

    /// The words that may have been meant: the fewest slips, then the same first letter, then the
    /// most used. Where one that begins as this one does is a slip away, those that only end so are not; nor where it
    /// is half a word, which has no end yet.
    fn corrections(&self, folded: &str, is_half: bool) -> Result<Vec<(String, usize)>> {
        let typed = Typed::new(folded);
        if !typed.may_be_wrong() {
            return Ok(Vec::new());
        }
        let mut near = self.vocabulary.near(&typed)?;
        if is_half {
            near.retain(|(word, _)| typed.begins(word));
        }
        let Some(fewest) = near.iter().map(|(_, slips)| *slips).min() else { return Ok(Vec::new()) };
        let is_nearest = |(_, slips): &&(String, usize)| *slips == fewest;
        let begins = fewest == 1 && near.iter().filter(is_nearest).any(|(word, _)| typed.begins(word));
        let mut nearest: Vec<_> = near
            .iter()
            .filter(is_nearest)
            .filter(|(word, _)| !begins || typed.begins(word))
            .map(|(word, slips)| (word.chars().next() != folded.chars().next(), word.clone(), *slips))
            .collect();
        nearest.sort();
        nearest.truncate(MOST_NEAR);
        let mut ranked = Vec::new();
        for (begins_otherwise, word, slips) in nearest {
            let frequency = self.vocabulary.frequency(&word)?;
            // A word that only leads to others (*codeur*, to *développeur*) must be all but typed: *odeur* is not.
            if frequency == 0 && (begins_otherwise || slips > 1) {
                continue;
            }
            ranked.push((begins_otherwise, std::cmp::Reverse(frequency), word, slips));
        }
        ranked.sort();
        ranked.truncate(MOST_CORRECTIONS);
        Ok(ranked.into_iter().map(|(_, _, word, slips)| (word, slips)).collect())
    }
}

/// Readings of a word, each with the best factor that it was given.
#[derive(Default)]
struct Readings(BTreeMap<String, f64>);

impl Readings {
    fn add(&mut self, word: &str, factor: f64) {
        let known = self.0.entry(word.to_owned()).or_insert(factor);
        *known = known.max(factor);
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn into_vec(self) -> Vec<Reading> {
        self.0.into_iter().map(|(word, factor)| Reading { word, factor }).collect()
    }
}

fn push_new(list: &mut Vec<String>, text: &str) {
    if !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}
