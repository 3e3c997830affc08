#![doc = include_str!("../diagnostic/manual/en/correspondance-contradictoire.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{Mapping, Match};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(term) = subject.term() else { return };
    let is_far = |mapping: &&Mapping| matches!(mapping.kind, Match::Broad | Match::Narrow | Match::Related);
    for other in term.mappings.iter().filter(is_far) {
        let is_same = |one: &&Mapping| one.kind == Match::Exact && one.concept.value == other.concept.value;
        if let Some(exact) = term.mappings.iter().find(is_same) {
            complaints.push(complain(exact, other));
        }
    }
}

fn complain(exact: &Mapping, other: &Mapping) -> Diagnostic {
    let (one, key) = (exact.kind.key(), other.kind.key());
    let message = text(
        format!(
            "la même notion est dans « {one} » et dans « {key} » : une notion n’est ni plus large, ni plus étroite, ni voisine d’elle-même"
        ),
        format!(
            "the same concept is in “{one}” and in “{key}”: a concept is neither broader, nor narrower, nor near to itself"
        ),
    );
    Diagnostic::new(Code::MatchClash, other.concept.place.clone(), message)
        .hint(text(
            format!("effacez-la d’ici, ou gardez-la ici seulement et effacez-la de « {one} »"),
            format!("delete it from here, or keep it here only and delete it from “{one}”"),
        ))
        .related(exact.concept.place.clone(), text(format!("dans « {one} »"), format!("in “{one}”")))
}
