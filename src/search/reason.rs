//! Why an entry was found, when its title does not say it.

use super::analyse::{Analyser, fold_word};
use super::excerpt::Marker;
use super::query::{Plan, Reading, name_spelling};
use super::ranking::{Named, Ranked};
use super::usage::{Relation, is_small};
use crate::index::{LabelRank, Record, RecordLabel, RecordSaid};

/// Why an entry was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has another name, or an acronym, that was looked for.
    Name {
        /// The name.
        label: String,
        /// Whether it is the acronym or its words.
        is_acronym: bool,
    },
    /// The name that was looked for is one to avoid.
    Avoid {
        /// The name.
        label: String,
        /// What to say instead.
        instead: String,
    },
    /// A word was read otherwise than typed.
    Corrected {
        /// As typed.
        typed: String,
        /// As read.
        read: String,
    },
    /// A word, or what is said in several, was understood as another that its letters do not tell.
    Understood {
        /// As typed, or as it is said.
        typed: String,
        /// As the entry says it.
        read: String,
    },
    /// What was typed is one of the things that the entry speaks of (skos:broader).
    Broader {
        /// As it is said.
        typed: String,
        /// The broader thing, as the entry says it.
        read: String,
    },
}

/// First letters by which readers see that two words are of one family.
pub const TELLING: usize = 2;

/// The reason that something is said for a phrase of the entry.
fn reason_of(said: &RecordSaid) -> Reason {
    let (typed, read) = (said.said.clone(), said.written.clone());
    match said.relation {
        Relation::Same => Reason::Understood { typed, read },
        Relation::Narrower => Reason::Broader { typed, read },
    }
}

/// What was typed of what is said for phrases of an entry.
pub fn said<'a>(record: &'a Record, plan: &Plan) -> Vec<&'a RecordSaid> {
    let typed: Vec<&str> = plan.typed.split(' ').collect();
    let mut analyser = Analyser::default();
    let mut is_typed = |said: &RecordSaid| {
        let words = analyser.words(&said.said);
        words.iter().all(|word| is_small(&word.folded) || typed.contains(&word.folded.as_str()))
    };
    record.said.iter().filter(|said| is_typed(said)).collect()
}

/// The reasons of a hit. `said` is what [`said`] gives.
pub fn reasons(
    record: &Record,
    found: &Ranked,
    plan: &Plan,
    said: &[&RecordSaid],
    marker: &mut Marker<'_>,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some(label) = found.name.as_ref().and_then(|named| label(record, named)) {
        let text = label.text.clone();
        match label.rank {
            LabelRank::Acronym => reasons.push(Reason::Name { label: text, is_acronym: true }),
            LabelRank::Admitted => reasons.push(Reason::Name { label: text, is_acronym: false }),
            // The author did not call it so.
            LabelRank::Usage => {
                reasons.push(Reason::Understood { typed: text, read: record.title.clone() });
            }
            LabelRank::Deprecated => reasons.push(Reason::Avoid {
                label: text,
                instead: label.instead.clone().unwrap_or_else(|| record.title.clone()),
            }),
            // Hidden is hidden: a common fault, a former name that its authors would not show.
            LabelRank::Hidden | LabelRank::Title | LabelRank::Short => {}
        }
    }
    let is_explained = !reasons.is_empty();
    if !is_explained {
        reasons.extend(said.iter().map(|said| reason_of(said)));
    }
    // *Palabres*, where *arbre à palabres* is said.
    let may_be_part = reasons.is_empty() && !record.said.is_empty();
    for (at, wanted) in plan.words.iter().enumerate() {
        let typed = fold_word(&wanted.spelling);
        let begins: String = typed.chars().take(TELLING).collect();
        let may_differ = |reading: &Reading| reading.factor > 0.0 && !reading.word.starts_with(&begins);
        let is_corrected = !wanted.corrections.is_empty();
        let may_be_other = !is_explained && wanted.readings.iter().any(may_differ);
        // Texts are read again only for the few words that may be understood as another.
        if !is_corrected && !may_be_other && !may_be_part {
            continue;
        }
        let Some(read) = marker.read_as(record, at, found.is_named) else {
            let part = record.said.iter().filter(|_| may_be_part).find(|said| marker.is_part(&said.said, at));
            reasons.extend(part.map(reason_of).filter(|reason| !reasons.contains(reason)));
            continue;
        };
        let folded = fold_word(&read);
        let is_part = |folded: &str| wanted.spelling.split('-').any(|part| fold_word(part) == folded);
        // Half a word is not read otherwise: it is not finished. Nor is a compound by its own part.
        if folded.starts_with(&typed) || is_part(&folded) {
            continue;
        }
        let is_other = !folded.starts_with(&begins);
        let typed = wanted.spelling.clone();
        // *frappe*, read as *frapper*, is no slip for *violence*; *grise*, read as *prise*, is one for *pris*.
        let begins: String = folded.chars().take(TELLING).collect();
        let is_slip = wanted.corrections.iter().any(|correction| correction.starts_with(&begins));
        if is_corrected && (!is_other || is_slip) {
            reasons.push(Reason::Corrected { typed, read });
        } else if is_other {
            reasons.push(Reason::Understood { typed, read });
        }
    }
    reasons
}

/// The label that a name is.
fn label<'a>(record: &'a Record, named: &Named) -> Option<&'a RecordLabel> {
    let mut analyser = Analyser::default();
    record.labels.iter().find(|label| {
        label.rank == named.rank && name_spelling(&analyser.words(&label.text)) == named.spelling
    })
}
