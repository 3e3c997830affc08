//! « Vouliez-vous dire »: names near a query that found nothing.

use std::collections::BTreeMap;

use super::Result;
use super::query::Plan;
use super::ranking::Named;
use super::segment::Segment;
use crate::index::LabelRank;

/// How many.
pub const MOST: usize = 3;
/// The share of pairs of letters that a name and a query must have in common, of a thousand. Raised,
/// there are fewer suggestions; lowered, they are far-fetched.
pub const LEAST: usize = 500;

/// What a hidden name loses, or one that is only said: it is not to be suggested, but its entry may be.
pub const HIDDEN: usize = 100;

/// A name near what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The id of its entry.
    pub id: String,
    /// From the site's root.
    pub url: String,
    /// The title of its entry.
    pub title: String,
}

/// The entries whose names are nearest to what was typed.
pub fn suggest(plan: &Plan, segment: &Segment) -> Result<Vec<Suggestion>> {
    let typed = pairs(&plan.typed);
    let mut best: BTreeMap<u32, usize> = BTreeMap::new();
    for (name, Named { document, rank, .. }) in segment.all_names()? {
        let discount = if rank >= LabelRank::Hidden { HIDDEN } else { 0 };
        let likeness = likeness(&typed, &pairs(&name)).saturating_sub(discount);
        if likeness >= LEAST {
            let known = best.entry(document).or_default();
            *known = likeness.max(*known);
        }
    }
    let mut best: Vec<(usize, u32)> =
        best.into_iter().map(|(document, likeness)| (likeness, document)).collect();
    best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    best.truncate(MOST);
    let mut suggestions = Vec::new();
    for (_, document) in best {
        let record = segment.record(document)?;
        suggestions.push(Suggestion { id: record.id, url: record.url, title: record.title });
    }
    Ok(suggestions)
}

/// Pairs of letters, in order, the sides of words counted as letters.
fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = std::iter::once(' ').chain(text.chars()).chain([' ']).collect();
    let mut pairs: Vec<(char, char)> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.sort_unstable();
    pairs
}

/// The share of pairs that two texts have in common (Dice), of a thousand.
fn likeness(a: &[(char, char)], b: &[(char, char)]) -> usize {
    let (mut left, mut right, mut common) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.get(left), b.get(right)) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                (left, right, common) = (left + 1, right + 1, common + 1);
            }
        }
    }
    2000 * common / (a.len() + b.len()).max(1)
}
