//! Set phrases that a lexicon lacks: *prime de Noël* asks neither for a bonus nor for Christmas.
//!
//! Most words of a query about something else stand somewhere, so that words alone cannot tell that no entry speaks of it.
//! A phrase that everybody writes can: where no text has it, nor anything else that is said or written for the same
//! ([`super::usage`]), its words mean nothing else. Of that table, what is written for the same thing is such a phrase; what
//! is only said is too free. The index lists those which it lacks though it has their words. Words are compared as there:
//! without accents, plural and small prepositions; in a text, grammatical words may stand between (*perte de vos droits*),
//! and two words the other way round.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::stop::is_stop;
use super::usage::{is_small, one, written};

/// Words of the longest phrase that is looked for, small ones left out.
pub const LONGEST: usize = 3;

/// The phrases of the table, as a tree of words. All are numbers: every word of every text is looked for.
#[derive(Default)]
struct Phrases {
    /// Every word of a phrase.
    words: HashMap<String, usize>,
    /// Of each word, whether a phrase begins with it, and where the tree goes on from there.
    firsts: Vec<Option<usize>>,
    /// From a place of the tree, by a word, to another.
    next: HashMap<(usize, usize), usize>,
    /// The place of each phrase of two words, by these the other way round. Apart: as paths of the tree, they would be shared
    /// with what begins so, in whatever order the table is read.
    turned: HashMap<(usize, usize), usize>,
    /// How many places there are.
    places: usize,
    /// The words of each phrase, by the place that they lead to.
    all: HashMap<usize, Vec<usize>>,
    /// Each phrase as it is written, and its place.
    by_text: HashMap<&'static str, usize>,
    /// What is written for the same saying: places and single words.
    kin: HashMap<&'static str, (Vec<usize>, Vec<usize>)>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (said, written, words) in written() {
        phrases.add(said, written, words);
    }
    phrases
});

impl Phrases {
    fn add(&mut self, said: &'static str, written: &'static str, words: &[String]) {
        if let [word] = words {
            let word = self.word(word);
            self.kin.entry(said).or_default().1.push(word);
            return;
        }
        // *Sans papiers*: nobody looks for the first word, and its file may not be at hand.
        let is_silent = |word: &String| is_stop(word) || is_stop(&format!("{word}s"));
        if !(2..=LONGEST).contains(&words.len()) || words.iter().any(is_silent) {
            return;
        }
        let words: Vec<usize> = words.iter().map(|word| self.word(word)).collect();
        let Phrases { firsts, next, places, .. } = self;
        let mut new = || {
            *places += 1;
            *places - 1
        };
        let first = *firsts[words[0]].get_or_insert_with(&mut new);
        let place =
            words[1..].iter().fold(first, |place, word| *next.entry((place, *word)).or_insert_with(&mut new));
        if let [first, last] = words[..] {
            self.turned.insert((last, first), place);
        }
        self.all.insert(place, words);
        self.by_text.insert(written, place);
        self.kin.entry(said).or_default().0.push(place);
    }

    fn word(&mut self, word: &str) -> usize {
        let next = self.firsts.len();
        let word = *self.words.entry(word.to_owned()).or_insert(next);
        if word == next {
            self.firsts.push(None);
        }
        word
    }
}

/// The phrases that some texts have.
#[derive(Debug)]
pub struct Seen {
    /// Places of the tree that the last words of the text at hand lead to.
    begun: Vec<usize>,
    /// The last of those words.
    last: Option<usize>,
    /// Of each place, whether a text has its phrase.
    places: Vec<bool>,
    /// Of each word, whether a text has it.
    words: Vec<bool>,
}

/// What a word is to the phrases. It is the same wherever the word stands, so that it is asked once a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InPhrase {
    /// None that any has.
    No,
    /// A small one, over which a phrase goes on.
    Small,
    /// The word of that number.
    Word(usize),
}

/// What a folded word is.
pub fn in_phrase(folded: &str) -> InPhrase {
    let known = |word: &str| PHRASES.words.get(word).map(|word| InPhrase::Word(*word));
    let plural = || folded.strip_suffix("aux").filter(|begins| !begins.ends_with('e'));
    match known(one(folded)).or_else(|| known(&format!("{}al", plural()?))) {
        _ if is_small(folded) => InPhrase::Small,
        Some(word) => word,
        None if is_stop(folded) => InPhrase::Small,
        None => InPhrase::No,
    }
}

impl Seen {
    /// Before any text.
    pub fn new() -> Self {
        Seen {
            begun: Vec::new(),
            last: None,
            places: vec![false; PHRASES.places],
            words: vec![false; PHRASES.firsts.len()],
        }
    }

    /// Begins a text.
    pub fn begin(&mut self) {
        self.begun.clear();
        self.last = None;
    }

    /// Reads the next word of a text.
    pub fn read(&mut self, word: InPhrase) {
        let word = match word {
            InPhrase::Small => return,
            InPhrase::No => return self.begin(),
            InPhrase::Word(word) => word,
        };
        let Seen { begun, last, places, words } = self;
        words[word] = true;
        begun.retain_mut(|place| match PHRASES.next.get(&(*place, word)) {
            Some(next) => {
                *place = *next;
                places[*next] = true;
                true
            }
            None => false,
        });
        begun.extend(PHRASES.firsts[word]);
        if let Some(place) = last.replace(word).and_then(|before| PHRASES.turned.get(&(before, word))) {
            places[*place] = true;
        }
    }

    /// Notes what is said for a phrase of a text.
    pub fn say(&mut self, said: &str) {
        if let Some(place) = PHRASES.by_text.get(said) {
            self.places[*place] = true;
        }
    }

    /// With what was seen in other texts.
    pub fn joined(mut self, other: Seen) -> Seen {
        let either = |these: &mut [bool], those: &[bool]| {
            these.iter_mut().zip(those).for_each(|(this, that)| *this |= that);
        };
        either(&mut self.places, &other.places);
        either(&mut self.words, &other.words);
        self
    }

    /// The phrases that were not seen though each of their words was, with a space between these; in order.
    pub fn lacking(&self) -> Vec<String> {
        let mut names = vec![""; PHRASES.words.len()];
        for (word, number) in &PHRASES.words {
            names[*number] = word;
        }
        let mut seen = self.places.clone();
        for (places, words) in PHRASES.kin.values() {
            if words.iter().any(|word| self.words[*word]) || places.iter().any(|place| self.places[*place]) {
                places.iter().for_each(|place| seen[*place] = true);
            }
        }
        let lacking = PHRASES
            .all
            .iter()
            .filter(|(place, words)| !seen[**place] && words.iter().all(|word| self.words[*word]));
        let name = |words: &[usize]| words.iter().map(|word| names[*word]).collect::<Vec<_>>().join(" ");
        let mut lacking: Vec<String> = lacking.map(|(_, words)| name(words)).collect();
        lacking.sort_unstable();
        lacking
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::search::analyse::Analyser;

    #[test]
    fn a_phrase_is_lacking_where_its_words_stand_apart() {
        let is_lacking = |text: &str, said: &[&str], phrase: &str| {
            let words = Analyser::default().words(text);
            let mut seen = Seen::new();
            seen.begin();
            words.iter().for_each(|word| seen.read(in_phrase(&word.folded)));
            said.iter().for_each(|said| seen.say(said));
            seen.lacking().contains(&phrase.to_owned())
        };
        for (text, said, phrase, expected) in [
            ("Une rupture, puis une règle conventionnelle.", [].as_slice(), "rupture conventionnelle", true),
            ("Une rupture conventionnelle.", &[], "rupture conventionnelle", false),
            ("Les ruptures conventionnelles.", &[], "rupture conventionnelle", false),
            ("Une conventionnelle rupture.", &[], "rupture conventionnelle", false),
            ("La perte de vos droits civiques.", &[], "perte droit civique", false),
            ("Des tracts syndicaux et un délégué syndical.", &[], "tract syndical", false),
            // Another form of the same saying.
            ("Une pension, sa réversion, et la retraite de réversion.", &[], "pension reversion", false),
            ("Un abri, et rien d’autre : sans toit.", &[], "san abri", false),
            (
                "Une rupture nette, conventionnelle.",
                &["rupture conventionnelle"],
                "rupture conventionnelle",
                false,
            ),
            ("Une rupture.", &[], "rupture conventionnelle", false),
            ("Une pension de la réversion.", &[], "pension reversion", false),
            ("Une réversion versée, une pension.", &[], "pension reversion", true),
        ] {
            assert_eq!(is_lacking(text, said, phrase), expected, "{text}");
        }
    }

    #[test]
    fn every_phrase_is_known_by_its_own_words() {
        let names: HashMap<usize, &str> =
            PHRASES.words.iter().map(|(word, number)| (*number, word.as_str())).collect();
        let known: BTreeSet<Vec<&str>> =
            PHRASES.all.values().map(|words| words.iter().map(|word| names[word]).collect()).collect();
        assert_eq!(known.len(), PHRASES.all.len());
        for (_, written, words) in written() {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            assert_eq!(PHRASES.by_text.contains_key(written), known.contains(&words), "{written}");
        }
    }

    #[test]
    fn a_phrase_is_in_ascii() {
        // The reader adds up their letters as bytes.
        assert!(PHRASES.words.keys().all(|word| word.is_ascii()));
    }
}
