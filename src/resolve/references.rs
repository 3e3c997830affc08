//! A [`Draft`] to an [`Entry`]: the same, with ids for words.

use super::finder::{Finder, Wanted};
use super::links;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Confusable, Content, Draft, Entry, EntryId, Meta, Pathway, PathwayStep, Reference, Term, Workshop,
};
use crate::source::Placed;

/// Resolves one entry.
pub(super) fn resolve(draft: &Draft, finder: &Finder<'_>) -> (Entry, Diagnostics) {
    let mut resolving = Resolving { draft, finder, complaints: Diagnostics::default() };
    let meta = resolving.meta(&draft.meta);
    let content = resolving.content(&draft.content);
    let is_whole = resolving.complaints.is_empty();
    let links = draft
        .links
        .iter()
        .map(|link| {
            Placed::new(links::target(link, draft, finder, &mut resolving.complaints), link.place.clone())
        })
        .collect();
    let mut entry = Entry {
        source: draft.source,
        kind: draft.kind,
        slug: draft.slug.clone(),
        title: draft.title.clone(),
        meta,
        content,
        body: draft.body.clone(),
        is_readable: draft.is_readable,
        is_whole,
        links,
    };
    links::name(&mut entry, finder);
    (entry, resolving.complaints)
}

struct Resolving<'a, 'f> {
    draft: &'a Draft,
    finder: &'a Finder<'f>,
    complaints: Diagnostics,
}

impl Resolving<'_, '_> {
    fn one(&mut self, reference: &Placed<Reference>, wanted: Wanted) -> Option<Placed<EntryId>> {
        match self.finder.find(reference, Some(self.draft), wanted) {
            Ok(id) => Some(Placed::new(id, reference.place.clone())),
            Err(complaint) => {
                self.complaints.push(*complaint);
                None
            }
        }
    }

    fn all(&mut self, references: &[Placed<Reference>], wanted: Wanted) -> Vec<Placed<EntryId>> {
        let mut found = Vec::new();
        for reference in references {
            match self.finder.find(reference, Some(self.draft), wanted) {
                Ok(id) => found.push(Placed::new(id, reference.place.clone())),
                Err(complaint) => self.complaints.push(match self.finder.as_list(&reference.value.0) {
                    Some(hint) => Diagnostic { hints: vec![hint], ..*complaint },
                    None => *complaint,
                }),
            }
        }
        found
    }

    fn meta(&mut self, meta: &Meta<Reference>) -> Meta<EntryId> {
        Meta {
            replaced_by: meta.replaced_by.as_ref().and_then(|reference| self.one(reference, Wanted::Entry)),
            see_also: self.all(&meta.see_also, Wanted::Entry),
            summary: meta.summary.clone(),
            theme: meta.theme,
            audiences: meta.audiences.clone(),
            status: meta.status,
            steward: meta.steward.clone(),
            verified_on: meta.verified_on,
            review_before: meta.review_before.clone(),
            sources: meta.sources.clone(),
            former_links: meta.former_links.clone(),
            waivers: meta.waivers.clone(),
            authors: meta.authors.clone(),
            licence: meta.licence.clone(),
            is_linked: meta.is_linked,
            is_announced: meta.is_announced,
        }
    }

    fn content(&mut self, content: &Content<Reference>) -> Content<EntryId> {
        match content {
            Content::Term(term) => Content::Term(Box::new(self.term(term))),
            Content::Fiche(fiche) => Content::Fiche(fiche.clone()),
            Content::Mission(mission) => Content::Mission(mission.clone()),
            Content::Workshop(workshop) => Content::Workshop(Workshop {
                goals: workshop.goals.clone(),
                audience: workshop.audience.clone(),
                duration: workshop.duration.clone(),
                participants: workshop.participants,
                material: workshop.material.clone(),
                steps: workshop.steps.clone(),
                handouts: self.all(&workshop.handouts, Wanted::Entry),
                quiz: workshop.quiz.clone(),
            }),
            Content::Pathway(path) => Content::Pathway(Pathway {
                audiences: path.audiences.clone(),
                steps: path
                    .steps
                    .iter()
                    .map(|step| PathwayStep {
                        title: step.title.clone(),
                        when: step.when.clone(),
                        instruction: step.instruction.clone(),
                        entries: self.all(&step.entries, Wanted::Entry),
                    })
                    .collect(),
            }),
            Content::Page => Content::Page,
        }
    }

    fn term(&mut self, term: &Term<Reference>) -> Term<EntryId> {
        let confusables = term
            .confusables
            .iter()
            .filter_map(|confusable| {
                let other = self.one(&confusable.term, Wanted::Confusable)?;
                Some(Confusable { term: other, difference: confusable.difference.clone() })
            })
            .collect();
        Term {
            confusables,
            broader: self.all(&term.broader, Wanted::Term),
            narrower: self.all(&term.narrower, Wanted::Term),
            related: self.all(&term.related, Wanted::Term),
            mappings: term.mappings.clone(),
            senses: term.senses.clone(),
            plain: term.plain.clone(),
            category: term.category,
            gender: term.gender,
            acronym: term.acronym.clone(),
            expansion: term.expansion.clone(),
            admitted: term.admitted.clone(),
            deprecated: term.deprecated.clone(),
            hidden: term.hidden.clone(),
            viewpoints: term.viewpoints.clone(),
            examples: term.examples.clone(),
            forms: term.forms.clone(),
            excluded_forms: term.excluded_forms.clone(),
            linking: term.linking,
            languages: term.languages.clone(),
        }
    }
}
