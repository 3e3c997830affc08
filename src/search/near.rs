//! Words typed wrong: how far two words are, and how far is still a slip.
//!
//! A slip is a letter added, lost, changed, or two swapped: one in a word of up to seven letters, two
//! in a longer one. The first letter is as free as the others. What makes a plural is no letter, and no slip beside
//! another. Two words that sound the same ([`super::sound`]) are one slip apart.

use super::sound::sound;

/// Words shorter than this are not corrected, except for two letters swapped in one of three.
pub const SHORTEST: usize = 4;
/// The shortest word in which two letters may be swapped.
pub const SHORTEST_SWAP: usize = 3;
/// The shortest word whose correction means something by itself: nearly every word of four letters is
/// a slip away from another.
pub const SHORTEST_SURE: usize = 5;
/// The longest word in which one slip is allowed.
pub const ONE_SLIP: usize = 7;

/// Letters that a word and its correction share, at one end or the other, for each length: the reader of
/// a large index looks no further than its words that begin or end so. One slip leaves one half whole;
/// two may take something from both ends, and are then not found. (Two letters swapped in the middle of four
/// leave less: those are looked for by themselves.)
pub const SHARED: [(usize, usize); 2] = [(7, 2), (usize::MAX, 3)];

/// What makes the opposite of a word: *inaptitude* is no slip for *aptitude*.
pub const OPPOSITES: [&str; 5] = ["il", "im", "in", "ir", "non"];

/// How many slips a word of that many letters may have.
pub fn slips(letters: usize) -> usize {
    match letters {
        0..SHORTEST => 0,
        SHORTEST..=ONE_SLIP => 1,
        _ => 2,
    }
}

/// A word as typed, ready to be compared with many.
#[derive(Debug)]
pub struct Typed<'a> {
    word: &'a str,
    singular: &'a str,
    letters: usize,
    set: u32,
    limit: usize,
    beginning: &'a str,
    ends: &'a str,
    /// The same with the *h* that is not heard, or without it.
    unheard: Option<String>,
    sound: Option<String>,
}

impl<'a> Typed<'a> {
    /// A folded word.
    pub fn new(word: &'a str) -> Self {
        let letters = word.chars().count();
        let shared = SHARED.iter().find(|(below, _)| letters < *below).map_or(0, |(_, shared)| *shared);
        let place = |letter: usize| word.char_indices().nth(letter).map_or(word.len(), |(at, _)| at);
        Typed {
            word,
            singular: singular(word),
            letters,
            set: set(singular(word)),
            limit: slips(singular(word).chars().count()),
            beginning: &word[..place(shared)],
            ends: &word[place(letters.saturating_sub(shared))..],
            unheard: unheard(&word[..place(shared)]),
            sound: sound(word),
        }
    }

    /// Whether any other word may be meant at all.
    pub fn may_be_wrong(&self) -> bool {
        // *3919* is no slip for *3949*: another number calls somebody else.
        self.letters >= SHORTEST_SWAP && !self.word.bytes().all(|letter| letter.is_ascii_digit())
    }

    /// Whether a correction needs a name to confirm it.
    pub fn is_short(&self) -> bool {
        self.letters < SHORTEST_SURE
    }

    /// Whether a known word begins as this one does, or has its letters but for two that were swapped. Few slips are in
    /// the first letters, and a reader has the words that begin so at hand.
    pub fn begins(&self, known: &str) -> bool {
        known.starts_with(self.beginning)
            || self.unheard.as_ref().is_some_and(|begins| known.starts_with(begins))
            || (self.letters <= SHORTEST && is_swapped(self.word, known))
    }

    /// How many slips lie between this word and a known one, when they are few enough.
    pub fn distance(&self, known: &str) -> Option<usize> {
        if self.letters < SHORTEST {
            return is_swapped(self.word, known).then_some(1);
        }
        let shares_an_end = self.begins(known) || known.ends_with(self.ends);
        if shares_an_end && self.sound.is_some() && self.sound == sound(known) {
            return Some(1);
        }
        let one = singular(known);
        let is_likely = shares_an_end
            && one.len().abs_diff(self.singular.len()) <= 2 * self.limit
            && (set(one) ^ self.set).count_ones() as usize <= 2 * self.limit;
        if !is_likely || is_opposite(self.word, known) || is_opposite(known, self.word) {
            return None;
        }
        let distance = strsim::osa_distance(self.singular, one).max(1);
        Some(distance).filter(|distance| *distance <= self.limit)
    }
}

/// A word without what may make its plural, when that leaves enough of it.
fn singular(word: &str) -> &str {
    word.strip_suffix(['s', 'x']).filter(|one| one.chars().count() >= SHORTEST).unwrap_or(word)
}

fn unheard(begins: &str) -> Option<String> {
    match begins.strip_prefix('h') {
        Some(heard) => Some(heard.to_owned()),
        None if begins.starts_with(['a', 'e', 'i', 'o', 'u', 'y']) => Some(format!("h{begins}")),
        None => None,
    }
}

fn is_opposite(word: &str, of: &str) -> bool {
    OPPOSITES.iter().any(|opposite| word.strip_prefix(opposite) == Some(of))
}

fn is_swapped(one: &str, other: &str) -> bool {
    one.len() == other.len() && one != other && strsim::osa_distance(one, other) == 1 && {
        let sorted = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        sorted(one) == sorted(other)
    }
}

/// Which letters a word has. A slip takes at most one away and brings at most one.
fn set(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| match byte {
        b'a'..=b'z' => set | 1 << (byte - b'a'),
        _ => set | 1 << 26,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_by_length() {
        for (typed, known, expected) in [
            ("mision", "mission", Some(1)),
            ("msision", "mission", Some(1)),
            ("nission", "mission", Some(1)),
            ("lemployeur", "employeur", Some(1)),
            ("mesiom", "mission", None),
            ("inaptitude", "aptitude", None),
            ("aptitude", "inaptitude", None),
            ("inaptitud", "inaptitude", Some(1)),
            ("mediasion", "mediation", Some(1)),
            ("konfidensialite", "confidentialite", Some(1)),
            ("konfidensialote", "confidentialite", None),
            ("qvp", "qpv", Some(1)),
            ("qvp", "qpf", None),
            ("tva", "tv", None),
            ("pote", "poste", Some(1)),
            ("tires", "tiers", Some(1)),
            ("trae", "trea", Some(1)),
            ("metier", "metiers", Some(1)),
            ("abateman", "abattement", Some(1)),
            ("perkizission", "perquisition", Some(1)),
            ("eritie", "heritier", Some(1)),
            ("hutilisation", "utilisation", Some(1)),
            ("lojman", "logement", Some(1)),
            ("vacence", "vacances", Some(1)),
            ("vacences", "vacance", Some(1)),
            ("punaises", "punies", None),
            ("acces", "acce", Some(1)),
            ("tres", "tre", Some(1)),
            ("pasport", "passeport", Some(1)),
        ] {
            assert_eq!(Typed::new(typed).distance(known), expected, "{typed} {known}");
        }
    }
}
