//! Names of things. Ids, slugs, permalinks and output paths are different types; the last two are
//! made in [`crate::route`].

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// Number of an entry in its [`super::Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

/// Number of a theme in [`crate::config::Config::themes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ThemeId(pub u32);

/// Number of an audience in [`crate::config::Config::audiences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AudienceId(pub u32);

/// A term of another lexicon: the position of the lexicon in [`crate::config::Config::neighbours`], that of
/// the term in [`crate::neighbour::Neighbour::terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ForeignId {
    /// The lexicon.
    pub lexicon: u32,
    /// The term.
    pub term: u32,
}

/// The permanent id of an entry within its kind: `a-z`, `0-9` and inner hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// The slug, if the word is one already.
    pub fn parse(word: &str) -> Option<Slug> {
        (!word.is_empty() && slugify(word) == word).then(|| Slug(word.to_owned()))
    }

    /// The slug nearest to any text, if it has a letter or a digit.
    pub fn from_text(text: &str) -> Option<Slug> {
        Slug::parse(&slugify(text))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Text as people compare labels: small letters, no accents, ligatures opened, one kind of
/// apostrophe, hyphens and spaces alike.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending_space = false;
    let mut push = |c: char, folded: &mut String| {
        if c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}') {
            pending_space = !folded.is_empty();
        } else {
            if std::mem::take(&mut pending_space) {
                folded.push(' ');
            }
            folded.push(c);
        }
    };
    for c in text.nfd() {
        match c {
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            '’' | 'ʼ' | '‘' => push('\'', &mut folded),
            'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(|c| push(c, &mut folded)),
            'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(|c| push(c, &mut folded)),
            'ß' => ['s', 's'].into_iter().for_each(|c| push(c, &mut folded)),
            c => c.to_lowercase().for_each(|c| push(c, &mut folded)),
        }
    }
    folded
}

/// Text as it stands in an address: `a-z`, `0-9`, single inner hyphens. Empty when nothing is left.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_people_would_type() {
        for (text, slug) in [
            ("Note annuelle d’orientation", "note-annuelle-d-orientation"),
            ("Œuvre & Cætera", "oeuvre-caetera"),
            ("  E\u{301}coute  active ! ", "ecoute-active"),
            ("???", ""),
            ("médiateur·rice·s", "mediateur-rice-s"),
            ("日本", ""),
        ] {
            assert_eq!(slugify(text), slug);
        }
    }

    #[test]
    fn labels_compare_without_accents_and_hyphens() {
        assert_eq!(fold("Adultes-Relais"), fold("adultes relais"));
        assert_eq!(fold("L’Œil"), "l'oeil");
        assert_eq!(fold("  É\u{a0}a "), "e a");
    }
}
