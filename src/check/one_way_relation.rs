#![doc = include_str!("../diagnostic/manual/en/relation-a-sens-unique.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{EntryId, Term};
use crate::source::Placed;

/// One side of a relation, as written.
type Side = fn(&Term<EntryId>) -> &Vec<Placed<EntryId>>;

/// A relation and the key that says it from the other side.
const RELATIONS: &[(Side, Side, &str)] = &[
    (|term| &term.broader, |term| &term.narrower, "specifiques"),
    (|term| &term.narrower, |term| &term.broader, "generique"),
    (|term| &term.related, |term| &term.related, "associes"),
];

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(term) = subject.term() else { return };
    for (here, there, key) in RELATIONS {
        for other in here(term).iter().filter(|other| other.value != subject.id) {
            let entry = facts.lexicon.get(other.value);
            let is_mutual =
                entry.term().is_some_and(|term| there(term).iter().any(|back| back.value == subject.id));
            if is_mutual {
                continue;
            }
            let id = &subject.entry.slug.value;
            let message = text(
                format!("cette relation n’est pas écrite dans « {} »", entry.title.value),
                format!("this relation is not written in “{}”", entry.title.value),
            );
            complaints.push(
                Diagnostic::new(Code::OneWayRelation, other.place.clone(), message)
                    .related(entry.title.place.clone(), text("l’autre terme", "the other term"))
                    .hint(text(
                        format!("dans l’autre entrée, ajoutez : {key}: [{id}]"),
                        format!("in the other entry, add: {key}: [{id}]"),
                    )),
            );
        }
    }
}
