#![doc = include_str!("../diagnostic/manual/en/hierarchie-redondante.md")]

use std::collections::HashSet;

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{EntryId, Lexicon};
use crate::source::Place;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(term) = subject.term() else { return };
    // Each statement is judged where it is written: on the narrower side or on the broader one.
    for broad in &term.broader {
        if let Some(between) = between(facts.lexicon, subject.id, broad.value) {
            complaints.push(complain(facts.lexicon, subject.id, between, broad.value, broad.place.clone()));
        }
    }
    for narrow in &term.narrower {
        if let Some(between) = between(facts.lexicon, narrow.value, subject.id) {
            complaints.push(complain(facts.lexicon, narrow.value, between, subject.id, narrow.place.clone()));
        }
    }
}

/// Every term broader than one, near or far.
pub fn ancestors(lexicon: &Lexicon, id: EntryId) -> HashSet<EntryId> {
    let mut above = HashSet::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        next.extend(lexicon.relations(id).broader.iter().filter(|broader| above.insert(**broader)));
    }
    above
}

/// A nearer term that already leads from one to the other. None in a circle, where everything leads
/// to everything.
fn between(lexicon: &Lexicon, narrow: EntryId, broad: EntryId) -> Option<EntryId> {
    let parents = &lexicon.relations(narrow).broader;
    if parents.len() < 2 {
        return None;
    }
    parents.iter().copied().filter(|parent| *parent != broad).find(|parent| {
        let above = ancestors(lexicon, *parent);
        above.contains(&broad) && !above.contains(parent) && !above.contains(&narrow)
    })
}

fn complain(
    lexicon: &Lexicon,
    narrow: EntryId,
    between: EntryId,
    broad: EntryId,
    place: Place,
) -> Diagnostic {
    let title = |id: EntryId| lexicon.get(id).title.value.as_str();
    let (narrow, between, broad) = (title(narrow), title(between), title(broad));
    let message = text(
        format!(
            "ce lien est déjà dit : « {narrow} » a pour générique « {between} », qui a pour générique « {broad} »"
        ),
        format!(
            "this link is said already: “{narrow}” has “{between}” for broader term, which has “{broad}”"
        ),
    );
    Diagnostic::new(Code::RedundantHierarchy, place, message).hint(text(
        "effacez-le : donnez seulement le générique le plus proche",
        "delete it: give the nearest broader term only",
    ))
}
