//! Kin of a word that the corpus lacks: *médiateures*, *évaluons*, of *médiateur*, *évaluer*.
//!
//! The corpus's own words have their lemma and family beside them, computed with their accents when the
//! index was made. A word that is typed and not there is compared by its letters alone: two words are
//! kin when what differs after the letters that they share is an ending of French on both sides. No
//! stemmer is asked, so a reader without one answers the same.

/// Letters that must be shared: under five, words of other families look alike (*partage*, *partir*).
pub const LEAST: usize = 5;
/// The same where both are made of a verb in -er: *médier* and *médiation*.
pub const LEAST_VERBAL: usize = 4;
/// The same for two forms of one word: *amie* and *amis*.
pub const LEAST_INFLECTED: usize = 3;
/// The longest ending of [`ENDINGS`], in letters.
pub const LONGEST: usize = 8;

/// How two words are kin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kinship {
    /// Letters shared; the more, the nearer.
    pub shared: usize,
    /// Whether they are two forms of one word: number and gender.
    pub is_inflected: bool,
}

/// The letters that every kin of a word begins with; none when it is too short to have any.
pub fn beginning(word: &str) -> Option<&str> {
    let letters = word.chars().count();
    let shared = letters.saturating_sub(LONGEST).max(LEAST_INFLECTED);
    (letters > LEAST_INFLECTED).then(|| split(word, shared).0)
}

/// Whether two folded words are kin, and how.
pub fn kinship(word: &str, known: &str) -> Option<Kinship> {
    let shared = word.chars().zip(known.chars()).take_while(|(one, other)| one == other).count();
    // The last letters that are shared may belong to both endings: *médiat-eur*, *médiat-rice*, but
    // *évalu-e*, *évalu-er*.
    let mut best: Option<Kinship> = None;
    for shared in (LEAST_INFLECTED..=shared).rev().take(LONGEST) {
        let (one, other) = (split(word, shared).1, split(known, shared).1);
        let is_inflected = INFLECTIONS.iter().any(|group| group.contains(&one) && group.contains(&other));
        let is_verbal = shared >= LEAST_VERBAL && VERBAL.contains(&one) && VERBAL.contains(&other);
        let is_derived = is_verbal || (shared >= LEAST && is_ending(one) && is_ending(other));
        if is_inflected {
            return Some(Kinship { shared, is_inflected });
        }
        if is_derived && best.is_none() {
            best = Some(Kinship { shared, is_inflected });
        }
    }
    best
}

fn split(word: &str, letters: usize) -> (&str, &str) {
    word.split_at(word.char_indices().nth(letters).map_or(word.len(), |(at, _)| at))
}

fn is_ending(letters: &str) -> bool {
    ENDINGS.binary_search(&letters).is_ok()
}

/// Endings that number and gender change into each other.
pub const INFLECTIONS: &[&[&str]] = &[
    &["", "s", "x", "e", "es"],
    &["eur", "eurs", "euse", "euses", "rice", "rices"],
    &["al", "ale", "ales", "aux"],
    &["el", "els", "elle", "elles"],
    &["en", "ens", "enne", "ennes"],
    &["er", "ers", "ere", "eres"],
    &["f", "fs", "ve", "ves"],
];

/// Endings of verbs in -er, and of the nouns that are made of them.
pub const VERBAL: &[&str] = &[
    "er", "e", "es", "ent", "ez", "ons", "ant", "ait", "ee", "ees", "ation", "ations", "ateur", "ateurs",
    "atrice", "atrices", "ement", "ements", "quer", "que", "ques", "quent", "quons", "quez", "quant", "quee",
    "quees", "cation", "cations", "cateur", "cateurs", "cable", "cables", "able", "ables", "abilite",
];

/// Endings that make another word of a stem, folded and sorted.
#[rustfmt::skip]
pub const ENDINGS: &[&str] = &[
    "", "a", "abilite", "able", "ables", "age", "ages", "ai", "aient", "ait", "al", "ale", "ales", "ance", "ances", "ant",
    "ante", "antes", "ants", "ateur", "ateurs", "atif", "atifs", "ation", "ations", "ative", "atives", "atoire",
    "atoires", "atrice", "atrices", "aux", "cable", "cables", "cation", "cations", "e", "ee", "ees", "el",
    "elle", "elles", "els", "ement", "ements", "ence", "ences", "ent", "er", "era", "eront", "es", "eur",
    "eurs", "euse", "euses", "eux", "ez", "i", "ibilite", "ible", "ibles", "iel", "ielle", "iels", "ien",
    "ienne", "iennes", "iens", "ier", "iere", "ieres", "iers", "if", "ifs", "ion", "ions", "ique", "iques",
    "ir", "isation", "ise", "iser", "isme", "issent", "isseur", "isseurs", "iste", "istes", "it", "ite", "ites",
    "ition", "itions", "ive", "ives", "ment", "ments", "naire", "naires", "ne", "nee", "nees", "nel", "nelle",
    "nelles", "nels", "ner", "nes", "ons", "que", "quee", "quees", "quent", "quer", "ques", "rice", "rices",
    "s", "teur", "teurs", "tion", "tions", "trice", "trices", "u", "ue", "ues", "us", "x",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_share_their_stem() {
        for (word, known, expected) in [
            ("mediateures", "mediateur", Some((9, true))),
            ("mediatrices", "mediateur", Some((6, true))),
            ("evaluons", "evaluer", Some((5, false))),
            ("evaluera", "evaluation", Some((5, false))),
            ("sociale", "sociaux", Some((4, true))),
            ("amies", "ami", Some((3, true))),
            ("licenciee", "licenciement", Some((8, false))),
            ("medier", "mediation", Some((4, false))),
            ("immuabilite", "immuable", Some((4, false))),
            ("partage", "partenaire", None),
            ("partir", "partage", None),
            ("mission", "missive", None),
            ("rue", "ruse", None),
        ] {
            let found = kinship(word, known).map(|kin| (kin.shared, kin.is_inflected));
            assert_eq!(found, expected, "{word} {known}");
            assert!(expected.is_none() || known.starts_with(beginning(word).unwrap()), "{word} {known}");
        }
    }

    #[test]
    fn endings_are_sorted_for_their_search() {
        assert!(ENDINGS.is_sorted() && ENDINGS.iter().all(|ending| ending.len() <= LONGEST));
    }
}
