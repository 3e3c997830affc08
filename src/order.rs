//! French alphabetical order, by the Unicode collation algorithm (UTS #10, CLDR root and `fr`).

use std::cmp::Ordering;

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Compares words as a French dictionary does: É with E, œ with oe, « aller vers » beside
/// « aller-vers ».
pub struct French(CollatorBorrowed<'static>);

impl French {
    /// The order.
    pub fn new() -> Self {
        let mut options = CollatorOptions::default();
        // Spaces, hyphens and apostrophes count only between words otherwise equal.
        options.alternate_handling = Some(AlternateHandling::Shifted);
        let collator = Collator::try_new(locale!("fr").into(), options);
        // The data are compiled in: a missing locale is a fault of the build, seen by the tests.
        #[allow(clippy::expect_used)]
        French(collator.expect("compiled collation data"))
    }

    /// Compares two titles.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b).then_with(|| a.cmp(b))
    }
}

impl Default for French {
    fn default() -> Self {
        French::new()
    }
}

/// The letter that a title stands under in an A to Z: `A` to `Z`, or `#` for anything else.
pub fn letter(title: &str) -> char {
    let folded = crate::model::fold(title);
    let first = folded.chars().find(|c| c.is_alphanumeric());
    first.filter(char::is_ascii_alphabetic).map_or('#', |c| c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_order() {
        let french = French::new();
        let mut words = vec![
            "Évaluation",
            "aller vers",
            "œuvre",
            "Aller voir",
            "zone",
            "etat",
            "aller-vers",
            "Écoute",
            "oeil",
            "État",
            "ombre",
        ];
        words.sort_by(|a, b| french.compare(a, b));
        assert_eq!(
            words,
            [
                "aller vers",
                "aller-vers",
                "Aller voir",
                "Écoute",
                "etat",
                "État",
                "Évaluation",
                "oeil",
                "œuvre",
                "ombre",
                "zone"
            ]
        );
        assert_eq!(["Évaluation", "œuvre", "3 temps", "« Zone »"].map(letter), ['E', 'O', '#', 'Z']);
    }
}
