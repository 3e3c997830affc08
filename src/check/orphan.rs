#![doc = include_str!("../diagnostic/manual/en/entree-orpheline.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::markdown::Target;
use crate::model::{Content, Kind};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let entry = subject.entry;
    // A page is reached from the footer, a path from the home page: nothing need lead to them.
    if matches!(entry.kind, Kind::Page | Kind::Pathway) || is_featured(subject, facts) {
        return;
    }
    let relations = facts.lexicon.relations(subject.id);
    let is_referred_to = relations.incoming.iter().any(|other| *other != subject.id);
    // A mention is a link, either way.
    let is_mentioned = !facts.links.uses(subject.id).is_empty() || !facts.links.of(subject.id).is_empty();
    // A reference that leads nowhere has its own complaint; its author meant to refer to something.
    if is_referred_to || is_mentioned || refers(subject) || !entry.is_whole {
        return;
    }
    let message = text(
        "aucune entrée ne mène à celle-ci, et elle ne mène à aucune",
        "no entry leads to this one, and it leads to none",
    );
    complaints.push(Diagnostic::new(Code::Orphan, entry.title.place.clone(), message).hint(text(
        format!(
            "citez-la là où on en a besoin : [[{}]] dans un texte, ou « voir_aussi: [{}] »",
            entry.slug.value, entry.slug.value
        ),
        format!(
            "refer to it where it is needed: [[{}]] in a text, or “voir_aussi: [{}]”",
            entry.slug.value, entry.slug.value
        ),
    )));
}

fn refers(subject: &Subject<'_>) -> bool {
    let entry = subject.entry;
    let is_other = |id: &crate::model::EntryId| *id != subject.id;
    let by_meta =
        entry.meta.see_also.iter().chain(&entry.meta.replaced_by).any(|other| is_other(&other.value));
    // So does a link.
    let by_link = entry.links.iter().any(|link| match &link.value {
        Target::Entry { id, .. } => is_other(id),
        target => *target == Target::Nowhere,
    });
    let by_content = match &entry.content {
        Content::Term(term) => {
            let relations = term.broader.iter().chain(&term.narrower).chain(&term.related);
            relations.chain(term.confusables.iter().map(|c| &c.term)).any(|other| is_other(&other.value))
        }
        Content::Workshop(workshop) => workshop.handouts.iter().any(|other| is_other(&other.value)),
        _ => false,
    };
    by_meta || by_link || by_content
}

fn is_featured(subject: &Subject<'_>, facts: &Facts<'_>) -> bool {
    let entry = subject.entry;
    facts.config.featured.iter().any(|reference| {
        let words = reference.value.0.trim();
        words == entry.slug.value.as_str() || words == entry.full_id() || words == entry.title.value
    })
}
