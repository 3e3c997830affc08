//! Labels that look like one about to be written again.

use crate::model::{EntryId, Lexicon, Rank, fold, labels};

/// A label of the lexicon that is the same as another one, or nearly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The entry that has it.
    pub entry: EntryId,
    /// The label as written there.
    pub label: String,
    /// What the label is there.
    pub rank: Rank,
    /// How many letters differ, accents and capitals aside.
    pub distance: usize,
}

/// The nearest labels of other entries, one an entry, nearest first.
pub fn find(lexicon: &Lexicon, title: &str) -> Vec<Similar> {
    let wanted = fold(title);
    let limit = tolerance(&wanted);
    let mut found: Vec<Similar> = lexicon
        .iter()
        .filter_map(|(id, entry)| {
            let near = labels(entry).into_iter().filter_map(|(label, rank)| {
                let distance = distance(&wanted, &fold(label), limit)?;
                Some(Similar { entry: id, label: label.to_owned(), rank, distance })
            });
            near.min_by_key(|similar| (similar.distance, similar.rank))
        })
        .collect();
    found.sort_by_key(|similar| (similar.distance, similar.entry));
    found.truncate(3);
    found
}

/// Letters that may differ: none in a short word, where one letter makes another word (« QPV »,
/// « ZUP »), then one in six.
fn tolerance(word: &str) -> usize {
    match word.chars().count() {
        0..5 => 0,
        letters => (letters / 6).max(1),
    }
}

fn distance(wanted: &str, label: &str, limit: usize) -> Option<usize> {
    if wanted.chars().count().abs_diff(label.chars().count()) > limit {
        return None;
    }
    Some(strsim::damerau_levenshtein(wanted, label)).filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let near = |a: &str, b: &str| distance(&fold(a), &fold(b), tolerance(&fold(a))).is_some();
        for (a, b) in [
            ("Rendre compte", "rendre conte"),
            ("Aller-vers", "ALLER VERS"),
            ("Adultes-relais", "adulte-relais"),
            ("QPV", "qpv"),
        ] {
            assert!(near(a, b), "{a} / {b}");
        }
        for (a, b) in [("QPV", "QPR"), ("Mission", "Métier"), ("Rendre compte", "Rendre visible")] {
            assert!(!near(a, b), "{a} / {b}");
        }
    }
}
