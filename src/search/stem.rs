//! Forms of words that count as one: the only file that knows the stemmer.
//!
//! A word has two numbers besides itself. Its **lemma** brings together number and gender
//! (*médiatrices*, *médiateur*), by the rules that the linker has; its **family** brings together
//! what Snowball's French stemmer and a few rules more ([`super::family`]) give one stem (*médiation*,
//! *médier*, *médiateur*). Both are computed on the accented word, and folded at the end.
//!
//! A query is often typed without accents, and rules of French need them: whoever asks takes the
//! numbers of the accented word that the corpus holds, not those of what was typed.

use foldhash::{HashMap, HashMapExt};

use frostem::{Algorithm, Stemmer};

use super::analyse::fold_word;
use super::family::{family, source};
use super::groups;
use crate::link::french;

/// Whether nothing of a word is an ending: a number, a name with digits, two letters.
fn is_whole(word: &str) -> bool {
    word.chars().count() < 3 || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// What brings a word together with others. Folded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Forms {
    /// Number and gender apart.
    pub lemma: String,
    /// Prefixes, endings and parts of speech apart.
    pub family: String,
}

/// Computes [`Forms`], each once.
pub struct Stems {
    stemmer: Stemmer,
    known: HashMap<String, Forms>,
}

impl Default for Stems {
    fn default() -> Self {
        Stems { stemmer: Stemmer::new(Algorithm::French), known: HashMap::new() }
    }
}

impl Stems {
    /// The forms of a word: small letters, NFC, with its accents.
    pub fn of(&mut self, word: &str) -> &Forms {
        if !self.known.contains_key(word) {
            let forms = self.compute(word);
            self.known.insert(word.to_owned(), forms);
        }
        &self.known[word]
    }

    fn compute(&self, word: &str) -> Forms {
        let family = self.family_by_letters(word);
        let family = groups::head(&family).map_or(family, str::to_owned);
        let lemma = if is_whole(word) { fold_word(word) } else { fold_word(&base(word)) };
        Forms { family, lemma }
    }

    /// The family of a word as its letters tell it.
    pub(super) fn family_by_letters(&self, word: &str) -> String {
        if is_whole(word) {
            return fold_word(word);
        }
        let base = base(word);
        let base = source(&base);
        fold_word(&family(base, &self.stemmer.stem(base)))
    }
}

/// A word in the singular and in the masculine, when it has those.
fn base(word: &str) -> String {
    let singular = french::singular(word).into_iter().next().unwrap_or_else(|| word.to_owned());
    french::masculine(&singular).into_iter().next().unwrap_or(singular)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stems_are_those_of_this_version_of_snowball() {
        let stemmer = Stemmer::new(Algorithm::French);
        let golden = include_str!("stem/golden.tsv");
        let mut wrong = Vec::new();
        for line in golden.lines() {
            let (word, stem) = line.split_once('\t').unwrap();
            let found = stemmer.stem(word);
            if found != stem {
                wrong.push(format!("{word}\t{found}"));
            }
        }
        assert!(golden.lines().count() > 80 && wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn number_and_gender_make_no_difference() {
        let mut stems = Stems::default();
        let mut lemma = |word: &str| stems.of(word).lemma.clone();
        for (one, other) in [
            ("médiatrices", "médiateur"),
            ("employeuses", "employeur"),
            ("sociaux", "sociale"),
            ("usagères", "usager"),
            ("salariées", "salarié"),
            ("relais", "relais"),
            ("missions", "mission"),
        ] {
            assert_eq!(lemma(one), lemma(other), "{one} {other}");
        }
        assert_ne!(lemma("usage"), lemma("usager"));
        assert_ne!(lemma("médiation"), lemma("médiateur"));
    }
}
