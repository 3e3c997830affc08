//! Why an entry was found, when its title does not say it.

use super::analyse::Analyser;
use super::excerpt::Marker;
use super::query::{Plan, name_spelling};
use super::ranking::{Named, Ranked};
use crate::index::{LabelRank, Record, RecordLabel};

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
}

/// The reasons of a hit.
pub fn reasons(record: &Record, found: &Ranked, plan: &Plan, marker: &mut Marker<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some(label) = found.name.as_ref().and_then(|named| label(record, named)) {
        let text = label.text.clone();
        match label.rank {
            LabelRank::Acronym => reasons.push(Reason::Name { label: text, is_acronym: true }),
            LabelRank::Admitted => reasons.push(Reason::Name { label: text, is_acronym: false }),
            LabelRank::Deprecated => reasons.push(Reason::Avoid {
                label: text,
                instead: label.instead.clone().unwrap_or_else(|| record.title.clone()),
            }),
            // Hidden is hidden: a common fault, a former name that its authors would not show.
            LabelRank::Hidden | LabelRank::Title | LabelRank::Short => {}
        }
    }
    for (at, wanted) in plan.words.iter().enumerate() {
        if !wanted.corrections.is_empty()
            && let Some(read) = marker.read_as(record, at, found.is_named)
        {
            reasons.push(Reason::Corrected { typed: wanted.spelling.clone(), read });
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
