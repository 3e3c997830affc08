//! The name that somebody meant, among many, without ever taking long to guess it.
//!
//! Comparing each wrong word with each name is a product: a careless search and replace in a large
//! lexicon would stop the compiler for minutes. The work on one word is bounded here instead, and
//! what is found does not depend on the order of the search.

use std::collections::HashMap;

/// Longer words are sentences: nobody misspells one by a letter.
const LONGEST: usize = 80;
/// Names looked at for one word, counted once for each pair of letters that they share with it.
const GLANCES: usize = 4000;
/// Names compared letter by letter with one word.
const COMPARED: usize = 24;

/// Names to choose from, each with what it names.
#[derive(Debug)]
pub struct Names<T> {
    names: Vec<(String, T)>,
    /// Of each name, in letters.
    lengths: Vec<usize>,
    by_pair: HashMap<[char; 2], Vec<u32>>,
}

impl<T: Copy + Ord> Names<T> {
    /// Gathers names, as they will be compared: folded, or in small letters.
    pub fn new(names: impl Iterator<Item = (String, T)>) -> Self {
        let mut names: Vec<(String, T)> = names.collect();
        names.sort_unstable();
        names.dedup();
        let mut by_pair: HashMap<[char; 2], Vec<u32>> = HashMap::new();
        let lengths: Vec<usize> = names.iter().map(|(name, _)| name.chars().count()).collect();
        for ((at, (name, _)), length) in (0..).zip(&names).zip(&lengths) {
            if *length <= LONGEST {
                for pair in pairs(name) {
                    by_pair.entry(pair).or_default().push(at);
                }
            }
        }
        Names { names, lengths, by_pair }
    }

    /// What is called exactly that; of several, the first.
    pub fn exact(&self, name: &str) -> Option<T> {
        let at = self.names.partition_point(|(known, _)| known.as_str() < name);
        self.names.get(at).filter(|(known, _)| known == name).map(|(_, thing)| *thing)
    }

    /// What is called nearly that, at most `limit` slips away. Of equally near ones, the first by
    /// name.
    pub fn nearest(&self, word: &str, limit: usize, is_wanted: impl Fn(T) -> bool) -> Option<T> {
        let letters = word.chars().count();
        if letters > LONGEST {
            return None;
        }
        // The rarest pairs first: they tell most, and cost least.
        let mut lists: Vec<&[u32]> =
            pairs(word).iter().filter_map(|pair| self.by_pair.get(pair).map(Vec::as_slice)).collect();
        lists.sort_by_key(|list| (list.len(), list.first().copied()));
        let mut left = GLANCES;
        let mut shared = vec![0_usize; self.names.len()];
        let mut seen: Vec<usize> = Vec::new();
        for list in lists {
            for at in &list[..list.len().min(left)] {
                let at = *at as usize;
                if self.lengths[at].abs_diff(letters) <= limit {
                    if shared[at] == 0 {
                        seen.push(at);
                    }
                    shared[at] += 1;
                }
            }
            left = left.saturating_sub(list.len());
        }
        // Ordered by the pairs that only one of the two has, but for a constant.
        let mut candidates: Vec<(usize, usize)> = seen
            .into_iter()
            .filter(|at| is_wanted(self.names[*at].1))
            .map(|at| ((2 * LONGEST + self.lengths[at]).saturating_sub(2 * shared[at]), at))
            .collect();
        if candidates.len() > COMPARED {
            candidates.select_nth_unstable(COMPARED);
            candidates.truncate(COMPARED);
        }
        candidates
            .iter()
            .map(|(_, at)| &self.names[*at])
            .map(|(name, thing)| (strsim::osa_distance(word, name), name, *thing))
            .filter(|(distance, _, _)| *distance <= limit)
            .min()
            .map(|(_, _, thing)| thing)
    }
}

/// The nearest of a few names to a word that is none of them, if it is near enough to be a slip.
///
/// A slip is a letter added, lost, changed, or swapped with the next; on folded text, at most one for
/// three letters. For many words or many names, gather [`Names`].
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = crate::model::fold(word);
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let limit = slips(&word);
    let letters = letters(&word);
    names
        .into_iter()
        .filter_map(|name| {
            let folded = crate::model::fold(name);
            // A slip takes at most one letter away and brings at most one.
            let is_likely = folded.chars().count().abs_diff(length) <= limit
                && (self::letters(&folded) ^ letters).count_ones() as usize <= 2 * limit;
            let distance = is_likely.then(|| strsim::osa_distance(&word, &folded))?;
            (distance <= limit).then_some((distance, name))
        })
        .min()
        .map(|(_, name)| name)
}

/// How many slips a word may hold and still be known: one for three letters.
pub fn slips(word: &str) -> usize {
    (word.chars().count() / 3).max(1)
}

/// The letters of a word as a set of bits.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64))
}

/// Each two letters that follow one another, its ends included, once.
fn pairs(name: &str) -> Vec<[char; 2]> {
    let ended: Vec<char> = std::iter::once('\0').chain(name.chars()).chain(['\0']).collect();
    let mut pairs: Vec<[char; 2]> = ended.windows(2).map(|pair| [pair[0], pair[1]]).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn slips_are_guessed() {
        let known = ["rendre compte", "aller vers", "compte", "comte"];
        let names = Names::new((0..).zip(known).map(|(at, name)| (name.to_owned(), at)));
        for (word, expected) in [
            ("rendre conte", Some(0)),
            ("alelr vers", Some(1)),
            ("conte", Some(3)),
            ("tout autre chose", None),
            ("", None),
        ] {
            assert_eq!(names.nearest(word, slips(word), |_| true), expected, "{word}");
            assert_eq!(nearest(word, known), expected.map(|at: usize| known[at]), "{word}");
        }
        assert_eq!(names.nearest("conte", 1, |at| at == 2), None);
        assert_eq!(names.exact("compte"), Some(2));
        assert_eq!(names.exact("compt"), None);
    }

    #[test]
    fn many_words_among_many_names_are_quick() {
        // Alike to the letter, the worst there is.
        let names = Names::new((0..30_000).map(|at| (format!("terme numero {at}"), at)));
        let start = Instant::now();
        for at in 0..2_000 {
            assert!(names.nearest(&format!("termes numero {at}0x"), 4, |_| true).is_some());
        }
        // An unoptimised build on a busy machine; an optimised one takes a fraction of a second.
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}
