//! What each word of a label does when the label agrees.

use super::super::adjective::{is_adjective, is_before_noun};
use super::super::{listed, singular};
use super::label::{is_fixed, is_tie, uncapital};

/// What a word of a label does when the label agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Stays as it is.
    Fixed,
    /// Carries the gender and number of the label.
    Noun,
    /// Agrees with it.
    Adjective,
    /// Stands beside it: may take its number (*fiches repères*, *fiches repère*).
    Apposed,
    /// Ends the complement: may agree with the head or belong to the complement.
    Trailing,
}

/// The words before the first preposition.
pub(super) fn head<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let end = words.iter().position(|word| is_tie(&word.to_lowercase())).unwrap_or(words.len());
    &words[..end]
}

/// Whether a label is a name: *France Travail* has no plural, *Référentiel CITER* has one.
pub(super) fn is_name(words: &[&str]) -> bool {
    let [_, second, ..] = head(words) else { return false };
    let mut letters = second.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase) && second.len() > 1
}

/// A word of a label.
pub(super) struct Part {
    /// As written.
    pub(super) word: String,
    /// In the singular.
    pub(super) base: String,
    pub(super) role: Role,
}

/// The words of a label with what each does.
pub(super) fn parts(words: &[&str], is_adjective_label: bool) -> Vec<Part> {
    let part = |word: &str, role: Role| Part { word: word.to_owned(), base: word.to_owned(), role };
    let mut parts: Vec<Part> = Vec::new();
    let mut has_head = false;
    let end = head(words).len();
    for (at, word) in words[..end].iter().enumerate() {
        let small = uncapital(word, at == 0);
        let one = singular(&small).into_iter().next().unwrap_or_else(|| small.clone());
        let role = if is_fixed(word, at) || is_adverb(&small, at) {
            Role::Fixed
        } else if is_adjective_label || (!has_head && at + 1 < end && is_before_noun(&one)) {
            Role::Adjective
        } else if !has_head {
            has_head = true;
            Role::Noun
        } else if is_adjective(&one) {
            Role::Adjective
        } else {
            Role::Apposed
        };
        parts.push(part(word, role));
    }
    for word in &words[end..] {
        parts.push(part(word, Role::Fixed));
    }
    // *lieu de vie collectif*: the complement has its own noun before the adjective.
    let last = words.len().saturating_sub(1);
    if last >= end + 2 && !is_fixed(words[last], last) && !is_tie(&words[last - 1].to_lowercase()) {
        let one = singular(words[last]).into_iter().next().unwrap_or_else(|| words[last].to_owned());
        let is_listed_noun = listed(ARTICLES, &words[last - 1].to_lowercase());
        if !is_listed_noun && (is_adjective(&one) || one.contains('-')) {
            parts[last].role = Role::Trailing;
        }
    }
    parts
}

/// Whether a word is written in the plural; `None` when it is the same in both numbers.
pub(super) fn number(word: &str) -> Option<bool> {
    let small = word.to_lowercase();
    match singular(&small).first() {
        None => Some(false),
        Some(one) if *one == small => None,
        Some(_) => Some(true),
    }
}

/// Whether a word of the head stays: *non accompagnés*, *très sociaux*; not the noun of *bien commun*.
fn is_adverb(small: &str, at: usize) -> bool {
    matches!(small, "et" | "ou") || (listed(ADVERBS, small) && (at > 0 || !matches!(small, "bien" | "mal")))
}

/// Words that stay as they are in the head.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "assez", "bien", "dit", "ex", "mal", "moins", "non", "pas", "peu", "pleinement", "plus", "quasi",
    "soi-disant", "tout", "trop", "très", "vice",
];

/// Words before a noun: what follows them is no adjective.
#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "ce", "ces", "cet", "cette", "des", "deux", "la", "le", "les", "leur", "leurs", "sa", "ses", "son",
    "trois", "un", "une",
];
