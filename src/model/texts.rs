//! The texts of an entry, in the order that its readers meet them.

use super::{Content, EntryOf};
use crate::markdown::Prose;

/// One text of an entry.
#[derive(Clone, Copy, Debug)]
pub struct TextOf<'a> {
    /// What it is for.
    pub part: Part,
    /// Texts of one section stand together on the page: what the first explains, the others need not.
    /// Headings divide a body further.
    pub section: u32,
    /// The text.
    pub prose: &'a Prose,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The definition of a sense.
    Definition,
    /// What people of the field said.
    Example,
    /// A question of a quiz, its answers, its explanation.
    Quiz,
    /// Any other key.
    Field,
    /// The development below the front matter.
    Body,
}

/// Every text of an entry, the body last.
pub fn texts<R, L>(entry: &EntryOf<R, L>) -> Vec<TextOf<'_>> {
    let mut list = List::default();
    list.add(Part::Field, &entry.meta.summary);
    match &entry.content {
        Content::Term(term) => {
            list.add(Part::Definition, term.senses.iter().map(|sense| &sense.definition));
            list.add(Part::Field, &term.plain);
            list.section(Part::Field, term.admitted.iter().filter_map(|label| label.note.as_ref()));
            list.add(
                Part::Field,
                term.deprecated.iter().flat_map(|label| label.why.iter().chain(&label.instead)),
            );
            list.section(Part::Field, term.viewpoints.iter().map(|viewpoint| &viewpoint.text));
            list.section(Part::Field, term.confusables.iter().map(|confusable| &confusable.difference));
            list.section(Part::Example, &term.examples);
        }
        Content::Fiche(fiche) => {
            list.add(Part::Field, &fiche.question);
            list.add(Part::Field, &fiche.essentials);
            for step in &fiche.steps {
                list.section(
                    Part::Field,
                    [&step.who, &step.when, &step.how, &step.what_for].into_iter().flatten(),
                );
            }
            list.section(Part::Field, &fiche.pitfalls);
            list.section(Part::Field, &fiche.tools);
        }
        Content::Mission(mission) => {
            list.add(Part::Field, &mission.purpose);
            list.section(Part::Field, &mission.activities);
            list.section(Part::Field, &mission.is_not);
            list.section(Part::Field, &mission.partners);
            let signs = mission.indicators.iter().flat_map(|sign| {
                [Some(&sign.indicator), sign.collection.as_ref(), sign.limit.as_ref()].into_iter().flatten()
            });
            list.section(Part::Field, signs);
            list.section(Part::Field, &mission.reporting);
        }
        Content::Workshop(workshop) => {
            list.section(Part::Field, &workshop.goals);
            list.section(Part::Field, &workshop.audience);
            list.section(Part::Field, &workshop.material);
            for step in &workshop.steps {
                list.section(Part::Field, step.instruction.iter().chain(&step.support));
            }
            for question in &workshop.quiz {
                list.section(Part::Quiz, [&question.question]);
                list.add(Part::Quiz, question.answers.iter().chain(&question.explanation));
            }
        }
        Content::Pathway(path) => {
            for step in &path.steps {
                list.section(Part::Field, step.when.iter().chain(&step.instruction));
            }
        }
        Content::Page => {}
    }
    list.section(Part::Body, [&entry.body]);
    list.texts
}

/// The same texts, to be replaced; in no order.
pub fn texts_mut<R, L>(entry: &mut EntryOf<R, L>) -> Vec<&mut Prose> {
    let mut list: Vec<&mut Prose> = Vec::new();
    list.extend(&mut entry.meta.summary);
    match &mut entry.content {
        Content::Term(term) => {
            list.extend(term.senses.iter_mut().map(|sense| &mut sense.definition));
            list.extend(&mut term.plain);
            list.extend(term.admitted.iter_mut().filter_map(|label| label.note.as_mut()));
            for label in &mut term.deprecated {
                list.extend(label.why.iter_mut().chain(&mut label.instead));
            }
            list.extend(term.viewpoints.iter_mut().map(|viewpoint| &mut viewpoint.text));
            list.extend(term.confusables.iter_mut().map(|confusable| &mut confusable.difference));
            list.extend(&mut term.examples);
        }
        Content::Fiche(fiche) => {
            list.extend(fiche.question.iter_mut().chain(&mut fiche.essentials));
            for step in &mut fiche.steps {
                list.extend(
                    [&mut step.who, &mut step.when, &mut step.how, &mut step.what_for].into_iter().flatten(),
                );
            }
            list.extend(fiche.pitfalls.iter_mut().chain(&mut fiche.tools));
        }
        Content::Mission(mission) => {
            list.extend(mission.purpose.iter_mut().chain(&mut mission.activities).chain(&mut mission.is_not));
            list.extend(&mut mission.partners);
            for sign in &mut mission.indicators {
                list.push(&mut sign.indicator);
                list.extend(sign.collection.iter_mut().chain(&mut sign.limit));
            }
            list.extend(&mut mission.reporting);
        }
        Content::Workshop(workshop) => {
            list.extend(
                workshop.goals.iter_mut().chain(&mut workshop.audience).chain(&mut workshop.material),
            );
            for step in &mut workshop.steps {
                list.extend(step.instruction.iter_mut().chain(&mut step.support));
            }
            for question in &mut workshop.quiz {
                list.push(&mut question.question);
                list.extend(question.answers.iter_mut().chain(&mut question.explanation));
            }
        }
        Content::Pathway(path) => {
            for step in &mut path.steps {
                list.extend(step.when.iter_mut().chain(&mut step.instruction));
            }
        }
        Content::Page => {}
    }
    list.push(&mut entry.body);
    list
}

#[derive(Default)]
struct List<'a> {
    texts: Vec<TextOf<'a>>,
    section: u32,
}

impl<'a> List<'a> {
    /// Texts of a section of their own.
    fn section(&mut self, part: Part, proses: impl IntoIterator<Item = &'a Prose>) {
        self.section += 1;
        self.add(part, proses);
    }

    /// Texts of the section that is open.
    fn add(&mut self, part: Part, proses: impl IntoIterator<Item = &'a Prose>) {
        let section = self.section;
        self.texts.extend(proses.into_iter().map(|prose| TextOf { part, section, prose }));
    }
}
