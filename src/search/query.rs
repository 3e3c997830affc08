//! What somebody typed, understood: which words, read as which words of the corpus, and which names
//! of entries they may be.
//!
//! Everything here asks a [`Vocabulary`] and no more, so that whatever holds the same words plans the
//! same way. What a plan is worth is [`super::ranking`]'s.

use std::collections::BTreeMap;

use super::Result;
use super::analyse::{Analyser, Word, fold_word};
use super::kin::Kinship;
use super::near::Typed;
use super::ranking::{DERIVED, DOUBT, FAMILY, LEMMA, LONGER, Named, PREFIX, SLIP, tier};
use super::stem::{Forms, Stems};
use super::stop::{is_own, is_stop, question, question_end};
use crate::index::LabelRank;

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
/// The same for a word that is known: *mission* may be all that is meant.
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

/// A name to look for.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As [`name_keys`] makes them.
    pub key: String,
    /// Whether the name may go on.
    pub is_open: bool,
    /// What the name is to the query.
    fit: Fit,
    /// Whether it is a short word by itself: *AME* is less half of *amende* than it is *AME*.
    is_whole: bool,
    /// Whether a word was corrected to make it.
    is_corrected: bool,
    /// Whether that word may as well be half a word.
    is_doubtful: bool,
    /// As typed.
    spelling: String,
}

/// What a name is to a query.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fit {
    /// The same words.
    Exact,
    /// The same but for number, gender and grammatical words.
    Inflected,
    /// It begins with the query.
    Begins,
    /// It is that share of the query.
    Inside(f64),
}

impl Wanted {
    /// What it counts as an unknown word, when its readings are somewhere.
    pub fn doubt(&self) -> f64 {
        match self.corrections.is_empty() || self.is_half {
            true => 0.0,
            false if self.is_short => 1.0,
            false => DOUBT,
        }
    }
}

impl Key {
    /// Whether the name is the query, word for word.
    pub fn is_exact(&self) -> bool {
        self.fit == Fit::Exact
    }

    /// Whether a name that stands in the query says enough by itself: it has several words, or is an acronym and
    /// half of the query. A name of one word stands in many a query about something else (*tuteur pour
    /// tomates*).
    pub fn is_held(&self, named: &Named, plan: &Plan) -> bool {
        let Fit::Inside(share) = self.fit else { return false };
        let words = (share * plan.words.len() as f64).round();
        let name = folded_name(named);
        // Grammatical words count when all were typed: *mot de passe*.
        let is_typed = || format!(" {} ", plan.typed).contains(&format!(" {name} "));
        let is_acronym = || named.rank == LabelRank::Acronym && share >= 0.5;
        !self.is_corrected && (words > 1.0 || ((name.contains(' ') || is_acronym()) && is_typed()))
    }

    /// Whether a name goes on within the word that was typed, where that is a whole one.
    pub fn is_piece(&self, named: &Named) -> bool {
        let name = folded_name(named);
        let rest = self.key.get(1..).and_then(|typed| name.strip_prefix(typed));
        self.is_whole && rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(' '))
    }

    /// Whether grammatical words make most of a name that shares one word with the query: *médiateur* is no short
    /// form of *à quoi sert un médiateur*.
    fn is_within(&self, named: &Named) -> bool {
        let is_one = self.key.starts_with('~') && !self.key.contains(' ');
        let words = |text: &str| text.split(' ').count();
        is_one && words(&named.spelling) > 2 * words(&self.spelling)
    }

    /// The tier that a name of that key gives its entry.
    pub fn tier(&self, named: &Named) -> f64 {
        let tier = match self.fit {
            Fit::Exact => tier::exact(named.rank),
            Fit::Inflected if self.is_within(named) => return tier::AROUND,
            Fit::Inflected => tier::exact(named.rank) - tier::INFLECTED,
            Fit::Begins if self.is_piece(named) => return tier::PIECE,
            Fit::Begins => tier::begins(named.rank),
            Fit::Inside(share) => return tier::INSIDE * share.powi(tier::INSIDE_POWER),
        };
        if self.is_doubtful {
            return tier::DOUBTFUL;
        }
        let accents = if named.spelling == self.spelling { tier::ACCENTS } else { 0.0 };
        tier + accents - if self.is_corrected { tier::CORRECTED } else { 0.0 }
    }
}

/// The keys of a name: its words, its lemmas without grammatical words, its letters. Each opens with
/// a sign of its own.
pub fn name_keys(words: &[Word], stems: &mut Stems) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let lemmas = weighty(words).into_iter().map(|word| stems.of(&word.spelling).lemma.clone());
    let mut keys = vec![exact_key(&folded), lemma_key(&lemmas.collect::<Vec<_>>())];
    if folded.len() > 1 {
        keys.push(joined_key(&folded));
    }
    keys
}

/// The words of a name without accents.
fn folded_name(named: &Named) -> String {
    named.spelling.split(' ').map(fold_word).collect::<Vec<_>>().join(" ")
}

/// The words of a name as it is written, for [`Named::spelling`].
pub fn name_spelling(words: &[Word]) -> String {
    words.iter().map(|word| word.spelling.as_str()).collect::<Vec<_>>().join(" ")
}

/// Understands a query.
pub fn plan(text: &str, vocabulary: &dyn Vocabulary) -> Result<Plan> {
    let mut words = Analyser::default().words(text);
    words.truncate(MOST_WORDS);
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let is_told = folded.iter().any(|word| is_own(word));
    let mut plan = Plan { typed: folded.join(" "), is_told, ..Plan::default() };
    if words.is_empty() {
        return Ok(plan);
    }
    let asked = question(&folded)..folded.len();
    let asked = asked.start..asked.end.saturating_sub(question_end(&folded[asked.clone()]));
    let is_open = !text.ends_with(char::is_whitespace) && asked.end == words.len();
    let reader = Reader { vocabulary };
    let asked = reader.joined(&words[asked])?;
    let asked = asked.as_slice();
    let last = words.last().map(|word| word.span.clone());
    let wanted = weighty(asked);
    for (at, word) in wanted.iter().enumerate() {
        let is_half = is_open && Some(&word.span) == last.as_ref() && at + 1 == wanted.len();
        let read = reader.read(word, is_half)?;
        if !plan.words.iter().any(|known| known.spelling == read.spelling) {
            plan.words.push(read);
        }
    }
    plan.keys = keys(&words, asked, is_open, &plan.words);
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
    /// The words, those put together that were typed in two pieces: *co voiturage*, where the corpus has
    /// *covoiturage* and lacks a piece.
    fn joined(&self, words: &[Word]) -> Result<Vec<Word>> {
        let mut joined: Vec<Word> = Vec::new();
        for word in words {
            match joined.last().map(|before| self.whole(before, word)).transpose()?.flatten() {
                Some(whole) => {
                    joined.pop();
                    joined.push(whole);
                }
                None => joined.push(word.clone()),
            }
        }
        Ok(joined)
    }

    fn whole(&self, before: &Word, after: &Word) -> Result<Option<Word>> {
        let is_known = |word: &str| Ok::<bool, super::Error>(!self.vocabulary.spellings(word)?.is_empty());
        let is_unknown = |word: &str| Ok::<bool, super::Error>(!is_stop(word) && !is_known(word)?);
        let folded = format!("{}{}", before.folded, after.folded);
        if !(is_unknown(&before.folded)? || is_unknown(&after.folded)?) || !is_known(&folded)? {
            return Ok(None);
        }
        let spelling = format!("{}{}", before.spelling, after.spelling);
        let span = before.span.start..after.span.end;
        Ok(Some(Word { spelling, folded, span, is_bound: before.is_bound, readings: Vec::new() }))
    }

    fn read(&self, word: &Word, is_half: bool) -> Result<Wanted> {
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
        let mut begins_others = false;
        // A word of a group that no text has is as good as half a word.
        let is_written = is_known && self.vocabulary.is_written(&word.folded)?;
        if is_half && letters >= if is_written { LEAST_LONGER } else { LEAST_PREFIX } {
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
        if readings.is_empty() || (begins_others && letters >= LEAST_DOUBTFUL) {
            corrections = self.corrections(&word.folded, begins_others)?;
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

/// Every name that the query may be, or hold.
fn keys(all: &[Word], asked: &[Word], is_open: bool, wanted: &[Wanted]) -> Vec<Key> {
    let spelling = name_spelling(all);
    let is_short = |word: &Wanted| word.is_whole && word.spelling.chars().count() < LEAST_LONGER;
    let is_whole = all.len() == 1 && wanted.last().is_some_and(is_short);
    let make = |key: String, fit: Fit, is_corrected: bool| Key {
        key,
        is_open: fit == Fit::Begins,
        is_whole: fit == Fit::Begins && is_whole,
        fit,
        is_corrected,
        is_doubtful: is_corrected && fit == Fit::Inflected && wanted.last().is_some_and(|word| word.is_half),
        spelling: spelling.clone(),
    };
    let folded: Vec<&str> = all.iter().map(|word| word.folded.as_str()).collect();
    let mut keys = vec![make(exact_key(&folded), Fit::Exact, false)];
    if asked.len() < all.len() {
        let asked: Vec<&str> = asked.iter().map(|word| word.folded.as_str()).collect();
        keys.push(make(exact_key(&asked), Fit::Inflected, false));
    }
    // Typed in one piece, or in more pieces than the name has.
    keys.push(make(joined_key(&folded), Fit::Inflected, false));
    if is_open && folded.iter().map(|word| word.chars().count()).sum::<usize>() >= LEAST_PREFIX {
        keys.push(make(exact_key(&folded), Fit::Begins, false));
    }
    // The corrected words among those that are right: a correction may be a grammatical word.
    let most = wanted.iter().map(|word| word.corrections.len()).max().unwrap_or(0);
    for choice in 0..most {
        let corrected = all.iter().map(|word| {
            let wanted = wanted.iter().find(|wanted| wanted.spelling == word.spelling);
            let corrections = wanted.map_or(&[][..], |wanted| &wanted.corrections);
            corrections.get(choice).or(corrections.first()).map_or(word.folded.as_str(), String::as_str)
        });
        keys.push(make(exact_key(&corrected.collect::<Vec<_>>()), Fit::Inflected, true));
    }
    // One word of the query stands for one of the name; a word typed twice was counted once.
    let corrected: Vec<bool> = wanted.iter().map(|word| !word.corrections.is_empty()).collect();
    for first in 0..wanted.len() {
        for end in first + 1..=wanted.len() {
            let share = (end - first) as f64 / wanted.len() as f64;
            let fit = if end - first == wanted.len() { Fit::Inflected } else { Fit::Inside(share) };
            for lemmas in combine(&wanted[first..end]) {
                keys.push(make(lemma_key(&lemmas), fit, corrected[first..end].contains(&true)));
            }
        }
    }
    keys
}

/// The lemmas of some words, one of each: every choice, within reason.
fn combine(words: &[Wanted]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for word in words {
        let room = (MOST_COMBINED / all.len()).max(1);
        let longer = all.iter().flat_map(|before| {
            word.lemmas.iter().take(room).map(|lemma| {
                let mut longer = before.clone();
                longer.push(lemma.clone());
                longer
            })
        });
        all = longer.collect();
    }
    all
}

fn exact_key(folded: &[&str]) -> String {
    format!("={}", folded.join(" "))
}

fn joined_key(folded: &[&str]) -> String {
    format!(".{}", folded.concat())
}

fn lemma_key(lemmas: &[String]) -> String {
    format!("~{}", lemmas.iter().map(|lemma| fold_word(lemma)).collect::<Vec<_>>().join(" "))
}
