#![doc = include_str!("../diagnostic/manual/en/relation-contradictoire.md")]

use super::facts::Facts;
use super::redundant_hierarchy::ancestors;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::EntryId;
use crate::source::Placed;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(term) = subject.term() else { return };
    let confusables = term.confusables.iter().map(|confusable| (&confusable.term, "ne_pas_confondre"));
    for (other, key) in term.related.iter().map(|other| (other, "associes")).chain(confusables) {
        if other.value == subject.id {
            complaints.push(itself(other, key));
        }
    }
    if term.related.is_empty() {
        return;
    }
    let above = ancestors(facts.lexicon, subject.id);
    for other in term.related.iter().filter(|other| other.value != subject.id) {
        if above.contains(&other.value) {
            complaints.push(complain(subject, facts, other, true));
        } else if ancestors(facts.lexicon, other.value).contains(&subject.id) {
            complaints.push(complain(subject, facts, other, false));
        }
    }
}

fn itself(other: &Placed<EntryId>, key: &str) -> Diagnostic {
    let message = text(
        format!("dans « {key} », ce terme se cite lui-même"),
        format!("in “{key}”, this term refers to itself"),
    );
    Diagnostic::new(Code::RelationClash, other.place.clone(), message).hint(text(
        "effacez-le, ou mettez l’identifiant de l’autre terme",
        "delete it, or put the id of the other term",
    ))
}

fn complain(subject: &Subject<'_>, facts: &Facts<'_>, other: &Placed<EntryId>, is_above: bool) -> Diagnostic {
    let (title, relative) = (subject.title(), &facts.lexicon.get(other.value).title.value);
    let (broad, narrow) = if is_above { (relative.as_str(), title) } else { (title, relative.as_str()) };
    let message = text(
        format!(
            "« {relative} » est dit associé à « {title} », mais « {broad} » est déjà le générique de « {narrow} »"
        ),
        format!(
            "“{relative}” is said to be related to “{title}”, but “{broad}” is already broader than “{narrow}”"
        ),
    );
    Diagnostic::new(Code::RelationClash, other.place.clone(), message).hint(text(
        "effacez-le de « associes » : la hiérarchie le dit déjà, et mieux",
        "delete it from “associes”: the hierarchy says it already, and better",
    ))
}
