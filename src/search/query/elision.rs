//! Words typed with the article that leans on them, and no apostrophe: *lemployeur*, *lapl*. On a phone the apostrophe
//! is on another keyboard.
//!
//! Pronouns and *d’* are left to corrections, which say what they read: *mordre* is no *ordre*, and *sentier* not
//! *entier*.

use crate::search::analyse::Word;

/// What is elided before a word, and how many letters that word has at least.
pub const ELISIONS: &[(&str, usize)] = &[("l", 3), ("qu", 4)];

/// Letters of half a word, at least, to be read so.
pub const LEAST_HALF: usize = 4;

/// The word alone, where something may lean on it.
pub fn without(word: &Word) -> Option<Word> {
    let (elided, rest) = ELISIONS.iter().find_map(|(elided, least)| {
        let rest = word.folded.strip_prefix(elided)?;
        (rest.chars().count() >= *least && rest.starts_with(OPENS)).then_some((elided, rest))
    })?;
    let spelling = word.spelling.strip_prefix(elided)?.to_owned();
    Some(Word { spelling, folded: rest.to_owned(), ..word.clone() })
}

/// What a word begins with on which another leans: vowels, and an *h* that may be mute.
pub const OPENS: [char; 6] = ['a', 'e', 'h', 'i', 'o', 'u'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analyse::Analyser;

    #[test]
    fn what_leans_on_a_word_is_told_from_its_letters() {
        for (typed, alone) in [
            ("lemployeur", Some("employeur")),
            ("Lécole", Some("école")),
            ("lapl", Some("apl")),
            ("quemployeur", Some("employeur")),
            ("mordre", None),
            ("las", None),
            ("loyer", Some("oyer")),
            ("lundi", Some("undi")),
            ("litige", Some("itige")),
            ("pemployeur", None),
            ("dlogement", None),
        ] {
            let word = Analyser::default().words(typed).remove(0);
            assert_eq!(without(&word).map(|word| word.spelling).as_deref(), alone, "{typed}");
        }
    }
}
