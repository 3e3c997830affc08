//! Text to words, the same way for what is indexed and for what is looked for.
//!
//! Words are those of the linker ([`crate::link::tokens`]): NFC, both apostrophes end an elided word,
//! a dotted acronym (*R.S.A.*) and an inclusive group (*médiateur·rice·s*) are one word each. Here
//! they are also folded: small letters, neither accents nor ligatures. An elided word itself (*l’*,
//! *qu’*) is no word. A compound (*compte-rendu*, *prud’homme*) gives its parts, and itself in one piece, so
//! that whoever types *compterendu* or *prudhomme* finds it.

use std::borrow::Cow;

use crate::link::inclusive;
use crate::link::particles::is_elided;
use crate::link::tokens::{Gap, Tokens};
use crate::model::fold;
use crate::source::Span;

/// A word of more letters is no word: a key, an address, a joke.
pub const LONGEST: usize = 60;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Small letters with their accents, NFC.
    pub spelling: String,
    /// The same without accents: what words are compared by.
    pub folded: String,
    /// Where it stands in the text.
    pub span: Span,
    /// Whether a hyphen binds it to the word before, or an apostrophe where nothing is elided (*prud’homme*).
    pub is_bound: bool,
    /// What else it may be read as: the other persons of an inclusive group.
    pub readings: Vec<String>,
}

/// Cuts texts into words. Kept and used again, so that a long lexicon allocates little.
#[derive(Debug, Default)]
pub struct Analyser {
    tokens: Tokens,
}

impl Analyser {
    /// The words of a text, in order.
    pub fn words(&mut self, text: &str) -> Vec<Word> {
        let text = raise_acronyms(text);
        self.tokens.read(&text);
        let mut words: Vec<Word> = Vec::with_capacity(self.tokens.all().len());
        let mut is_after_word = false;
        for token in self.tokens.all() {
            let key = self.tokens.key(token);
            let is_elided = token.is_clitic && is_elided(key);
            if key == "," || key.is_empty() || is_too_long(key) || is_elided {
                is_after_word = false;
                continue;
            }
            let readings = match token.group {
                Some(count) => inclusive::readings(key, count).into_iter().filter(|one| one != key).collect(),
                None => Vec::new(),
            };
            words.push(Word {
                folded: fold_word(key),
                spelling: key.to_owned(),
                span: token.start as usize..token.end as usize,
                is_bound: is_after_word && matches!(token.gap, Gap::Hyphen | Gap::Apostrophe),
                readings,
            });
            is_after_word = true;
        }
        words
    }

    /// What a text is found by: `(spelling, folded)` of every word, its readings, and compounds in one
    /// piece. In order, with repetitions.
    pub fn terms(&mut self, text: &str, mut take: impl FnMut(&str, &str)) {
        self.each_term(text, |spelling, folded, _| take(spelling, folded));
    }

    /// The same, and whether it is a word as it stands.
    pub fn each_term(&mut self, text: &str, mut take: impl FnMut(&str, &str, bool)) {
        let words = self.words(text);
        for compound in compounds(&words) {
            for word in compound {
                take(&word.spelling, &word.folded, true);
                for reading in &word.readings {
                    take(reading, &fold_word(reading), false);
                }
            }
            if let Some(spelling) = in_one_piece(compound) {
                take(&spelling, &fold_word(&spelling), false);
            }
        }
    }
}

/// The words of a text by compounds; most are of one word.
pub fn compounds(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    words.chunk_by(|_, next| next.is_bound)
}

/// A compound without its hyphens and apostrophes, unless it is one word already, or no word at all.
pub fn in_one_piece(compound: &[Word]) -> Option<String> {
    if compound.len() < 2 {
        return None;
    }
    let spelling: String = compound.iter().map(|word| word.spelling.as_str()).collect();
    Some(spelling).filter(|spelling| !is_too_long(spelling))
}

fn is_too_long(key: &str) -> bool {
    key.len() > LONGEST && key.chars().count() > LONGEST
}

/// A word without accents.
pub fn fold_word(word: &str) -> String {
    match word.is_ascii() {
        true => word.to_owned(),
        false => fold(word).replace(' ', ""),
    }
}

/// Capitals for the letters of acronyms typed small, with dots (*r.s.a.*) or spaces (*r s a*): so the
/// tokens know them. As many bytes as before.
fn raise_acronyms(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let mut raised: Option<Vec<u8>> = None;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphabetic() || (at > 0 && is_word(at - 1)) || is_word(at + 1) {
            at += 1;
            continue;
        }
        // A letter alone: how many follow, each after one dot or one space?
        let separator = bytes.get(at + 1).copied().filter(|byte| matches!(byte, b'.' | b' '));
        let mut last = at;
        while let Some(separator) = separator
            && bytes.get(last + 1) == Some(&separator)
            && bytes.get(last + 2).is_some_and(u8::is_ascii_alphabetic)
            && !is_word(last + 3)
        {
            last += 2;
        }
        let letters = (last - at) / 2 + 1;
        // *y a t il* asks.
        let asks = || bytes[at..=last].windows(3).any(|three| three.eq_ignore_ascii_case(b"y a"));
        let is_acronym = match separator {
            Some(b'.') => letters >= 2,
            _ => letters >= 3 && !asks(),
        };
        if is_acronym {
            let raised = raised.get_or_insert_with(|| bytes.to_vec());
            for letter in (at..=last).step_by(2) {
                raised[letter] = bytes[letter].to_ascii_uppercase();
                if letter < last {
                    raised[letter + 1] = b'.';
                }
            }
        }
        at = last + 1;
    }
    // Only ASCII bytes were changed, for ASCII ones.
    raised.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> String {
        let mut terms = Vec::new();
        Analyser::default().terms(text, |_, folded| terms.push(folded.to_owned()));
        terms.join(" ")
    }

    #[test]
    fn texts_become_words() {
        for (text, expected) in [
            ("L’employeur, l'État et d’Œuvre", "employeur etat et oeuvre"),
            ("Aujourd’hui jusqu’ici", "aujourd hui aujourdhui ici"),
            ("le prud'homme, l’entr’aide", "le prud homme prudhomme entr aide entraide"),
            ("le compte-rendu", "le compte rendu compterendu"),
            ("R.S.A. et r.s.a, r s a !", "rsa et rsa rsa"),
            ("a.n.c.t.", "anct"),
            ("e\u{301}cole et ÉCOLE", "ecole et ecole"),
            ("médiateur·rice·s", "mediateur mediateurs mediatrices"),
            ("2023, 1er janvier 3,5", "2023 1er janvier 3 5"),
            ("il y a 3 mois", "il y a 3 mois"),
            ("à l a", "a l a"),
            ("qu'y a t il et n y a t-il", "y a t il et n y a t il til"),
            ("", ""),
        ] {
            assert_eq!(terms(text), expected, "{text}");
        }
    }

    #[test]
    fn spellings_keep_accents_and_places() {
        let words = Analyser::default().words("L’Évaluation d’équipe");
        assert_eq!(words[0].spelling, "évaluation");
        assert_eq!(&"L’Évaluation d’équipe"[words[1].span.clone()], "équipe");
    }
}
