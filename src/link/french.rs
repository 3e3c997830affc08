//! French for the linker: the written forms of a label, and which mentions of a word are mentions of
//! the noun.
//!
//! Labels are matched as words by generated forms, never by stems: *usage* is no form of *usager*.
//! The rules are those of grammars, with short tables where they fail; no dictionary is shipped.
//! `examples/french_oracle.rs` measures them against one.
//!
//! | question | answer |
//! |---|---|
//! | which forms has this label? | [`forms()`] |
//! | the other number, the other gender of a word? | [`plural()`], [`singular()`], [`feminine()`], [`masculine()`] |
//! | may this word be a verb's, and is it a noun here? | [`noun_or_verb`], [`licenses_noun`] |
//! | is this word frozen in a locution? | [`locutions`], [`longest_locution`] |
//!
//! Spelling is exact here: words are NFC with their accents. Case, apostrophes, *œ* and *oe*, hyphens
//! and inclusive writing belong to the normaliser of texts.

mod adjective;
mod agent;
mod compound;
mod feminine;
mod homograph;
mod locution;
mod masculine;
mod phrase;
mod plural;
mod singular;

pub use feminine::feminine;
pub use homograph::{licenses_noun, noun_or_verb};
pub use locution::{locutions, longest_locution};
pub use masculine::masculine;
pub use phrase::{MOST_FORMS, forms};
pub use plural::plural;
pub use singular::singular;

/// A written form of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The words, without an opening article.
    pub text: String,
    /// Its number.
    pub number: Number,
    /// Its gender.
    pub gender: FormGender,
    /// The article that must stand before it, when the label has one: *la rue*, *les invisibles*.
    pub article: Option<Article>,
}

/// The number of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// *médiateur*.
    Singular,
    /// *médiateurs*.
    Plural,
    /// Both, or without number: *accès*, *rendre compte*.
    Either,
}

/// The gender of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormGender {
    /// *médiateur*.
    Masculine,
    /// *médiatrice*.
    Feminine,
    /// Both, without gender, or not known: *bénévole*, *rendre compte*.
    Either,
}

/// The article that opens a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Article {
    /// *le*, *la*, *l’*, *les*.
    Definite,
    /// *un*, *une*, *des*.
    Indefinite,
}

impl Article {
    /// Whether a word (small letters; an elided article with or without its apostrophe) is this article,
    /// contracted or not: *du rendre compte*, *aux invisibles*.
    pub fn is(self, word: &str) -> bool {
        let word = word.trim_end_matches(['\'', '’']);
        match self {
            Article::Definite => matches!(word, "le" | "la" | "l" | "les" | "du" | "au" | "des" | "aux"),
            Article::Indefinite => matches!(word, "un" | "une" | "des"),
        }
    }
}

/// Whether one of two words is the feminine of the other, in one number or two: *médiatrices* and
/// *médiateurs*.
pub fn are_genders(one: &str, other: &str) -> bool {
    let bases = |word: &str| {
        let mut bases = singular(word);
        bases.push(word.to_owned());
        bases
    };
    let (ones, others) = (bases(one), bases(other));
    let is_feminine = |of: &[String], words: &[String]| {
        of.iter()
            .any(|word| feminine(word).iter().any(|feminine| feminine != word && words.contains(feminine)))
    };
    is_feminine(&ones, &others) || is_feminine(&others, &ones)
}

/// Whether a word stands in a sorted list.
fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}
