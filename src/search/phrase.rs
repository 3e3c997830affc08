//! Set phrases that a lexicon lacks: *prime de Noël* asks neither for a bonus nor for Christmas.
//!
//! Most words of a query about something else stand somewhere, so that words alone cannot tell that no entry speaks of it.
//! A phrase that everybody writes can: where no text has it, nor what it is said for ([`super::usage`]), its words mean
//! nothing else. Of that table, what is written for the same thing is such a phrase; what is only said is too free. The index
//! lists those which it lacks though it has their words. Words are compared as there: without accents, plural and small
//! prepositions.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::analyse::Word;
use super::stop::is_stop;
use super::usage::{Relation, is_small, key, one, rows};

/// Words of the longest phrase that is looked for, small ones left out.
pub const LONGEST: usize = 3;

/// The phrases of the table.
#[derive(Default)]
struct Phrases {
    /// Of each phrase, its words.
    all: Vec<Vec<String>>,
    /// Of each word, the phrases that begin with it, by their place.
    by_first: HashMap<String, Vec<usize>>,
    by_words: HashMap<Vec<String>, usize>,
    /// Every word of a phrase.
    words: HashSet<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    // What is broader may be put in any words (*animal sauvage*).
    for (_, _, forms) in rows().filter(|(_, relation, _)| *relation == Relation::Same) {
        forms.split(" | ").for_each(|written| phrases.add(written));
    }
    phrases
});

impl Phrases {
    fn add(&mut self, phrase: &str) {
        let words = key(phrase);
        // *Sans papiers*: nobody looks for the first word, and its file may not be at hand.
        let is_set = (2..=LONGEST).contains(&words.len()) && !is_stop(&words[0]);
        if is_set && !self.by_words.contains_key(&words) {
            self.by_first.entry(words[0].clone()).or_default().push(self.all.len());
            self.by_words.insert(words.clone(), self.all.len());
            self.words.extend(words.iter().cloned());
            self.all.push(words);
        }
    }
}

/// The phrases that some texts have.
#[derive(Debug, Default)]
pub struct Seen {
    /// Phrases that have begun in the text at hand, and how many of their words were read.
    begun: Vec<(usize, usize)>,
    seen: HashSet<usize>,
    words: HashSet<&'static str>,
}

impl Seen {
    /// Reads the words of a text.
    pub fn read(&mut self, words: &[Word]) {
        let phrases = &*PHRASES;
        let Seen { begun, seen, words: known } = self;
        begun.clear();
        for word in words.iter().filter(|word| !is_small(&word.folded)) {
            // Many words of a text are of no phrase.
            let Some(word) = phrases.words.get(one(&word.folded)) else {
                begun.clear();
                continue;
            };
            known.insert(word);
            begun.retain_mut(|(phrase, read)| {
                let words = &phrases.all[*phrase];
                let goes_on = words[*read] == *word;
                *read += 1;
                if goes_on && *read == words.len() {
                    seen.insert(*phrase);
                }
                goes_on && *read < words.len()
            });
            begun.extend(phrases.by_first.get(word).into_iter().flatten().map(|phrase| (*phrase, 1)));
        }
    }

    /// Notes what is said for a phrase of a text.
    pub fn say(&mut self, said: &str) {
        self.seen.extend(PHRASES.by_words.get(&key(said)));
    }

    /// With what was seen in other texts.
    pub fn joined(mut self, other: Seen) -> Seen {
        self.seen.extend(other.seen);
        self.words.extend(other.words);
        self
    }

    /// The phrases that were not seen though each of their words was, with a space between these; in order.
    pub fn lacking(&self) -> Vec<String> {
        let lacking = PHRASES.all.iter().enumerate().filter(|(phrase, words)| {
            !self.seen.contains(phrase) && words.iter().all(|word| self.words.contains(word.as_str()))
        });
        let mut lacking: Vec<String> = lacking.map(|(_, words)| words.join(" ")).collect();
        lacking.sort_unstable();
        lacking
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analyse::Analyser;

    #[test]
    fn a_phrase_is_lacking_where_its_words_stand_apart() {
        let is_lacking = |text: &str, said: &[&str], phrase: &str| {
            let words = Analyser::default().words(text);
            let mut seen = Seen::default();
            seen.read(&words);
            said.iter().for_each(|said| seen.say(said));
            seen.lacking().contains(&phrase.to_owned())
        };
        for (text, said, phrase, expected) in [
            ("Une rupture, puis une règle conventionnelle.", [].as_slice(), "rupture conventionnelle", true),
            ("Une rupture conventionnelle.", &[], "rupture conventionnelle", false),
            ("Les ruptures conventionnelles.", &[], "rupture conventionnelle", false),
            (
                "Une rupture nette, conventionnelle.",
                &["rupture conventionnelle"],
                "rupture conventionnelle",
                false,
            ),
            ("Une rupture.", &[], "rupture conventionnelle", false),
            ("Une pension de la réversion.", &[], "pension reversion", false),
            ("Une réversion, une pension.", &[], "pension reversion", true),
        ] {
            assert_eq!(is_lacking(text, said, phrase), expected, "{text}");
        }
    }

    #[test]
    fn a_phrase_is_in_ascii() {
        // The reader adds up their letters as bytes.
        assert!(PHRASES.all.iter().flatten().all(|word| word.is_ascii()));
    }
}
