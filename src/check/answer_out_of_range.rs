#![doc = include_str!("../diagnostic/manual/en/reponse-hors-liste.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::Content;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let Content::Workshop(workshop) = &subject.entry.content else { return };
    for question in &workshop.quiz {
        let (correct, count) = (question.correct.value as usize, question.answers.len());
        if (1..=count).contains(&correct) {
            continue;
        }
        let (message, hint) = match count {
            0 => (
                text("cette question n’a aucune réponse", "this question has no answer"),
                text("ajoutez : reponses: [\"…\", \"…\"]", "add: reponses: [\"…\", \"…\"]"),
            ),
            _ => (
                text(
                    format!("la bonne réponse serait la numéro {correct}, et la liste en a {count}"),
                    format!("the right answer would be number {correct}, and the list has {count}"),
                ),
                text(
                    format!(
                        "écrivez un nombre de 1 à {count} : la première réponse de la liste porte le numéro 1"
                    ),
                    format!("write a number from 1 to {count}: the first answer of the list is number 1"),
                ),
            ),
        };
        complaints.push(
            Diagnostic::new(Code::AnswerOutOfRange, question.correct.place.clone(), message).hint(hint),
        );
    }
}
