//! Keys of fiches, missions, workshops and paths.

use super::keys::{GRID_STEP, INDICATOR, PARTICIPANTS, PATHWAY_STEP, QUESTION, WORKSHOP_STEP};
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, text};
use crate::markdown::{Prose, plain};
use crate::model::{
    Fiche, GridStep, Indicator, Mission, Pathway, PathwayStep, Question, Reference, Workshop, WorkshopStep,
    fold,
};
use crate::syntax::{Fields, Value};

/// Reads a fiche.
pub(super) fn fiche(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Fiche {
    Fiche {
        audiences: reader.audiences(fields, "pour_qui"),
        question: reader.prose(fields, "question"),
        essentials: reader.proses(fields, "essentiel"),
        steps: fields.maps("etapes", GRID_STEP.names, |step| {
            Some(GridStep {
                title: title(step)?,
                who: reader.prose(step, "qui"),
                when: reader.prose(step, "quand"),
                how: reader.prose(step, "comment"),
                what_for: reader.prose(step, "pour_quoi"),
            })
        }),
        pitfalls: reader.proses(fields, "pieges"),
        tools: reader.proses(fields, "outils"),
    }
}

/// Reads a mission.
pub(super) fn mission(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Mission {
    Mission {
        purpose: reader.prose(fields, "finalite"),
        activities: reader.proses(fields, "activites"),
        is_not: reader.proses(fields, "n_est_pas"),
        partners: reader.proses(fields, "partenaires"),
        indicators: fields.maps("indicateurs", INDICATOR.names, |item| {
            let indicator = required(item, reader, "indicateur", "\"Personnes accompagnées\"");
            let collection = reader.prose(item, "recueil");
            let limit = reader.prose(item, "limite");
            Some(Indicator { indicator: indicator?, collection, limit })
        }),
        reporting: reader.prose(fields, "rendre_compte"),
    }
}

/// Reads a workshop.
pub(super) fn workshop(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Workshop<Reference> {
    Workshop {
        goals: reader.proses(fields, "objectifs"),
        audience: reader.prose(fields, "public"),
        duration: fields.minutes("duree"),
        participants: participants(fields),
        material: reader.proses(fields, "materiel"),
        steps: fields.maps("deroule", WORKSHOP_STEP.names, |step| {
            Some(WorkshopStep {
                title: title(step)?,
                duration: step.minutes("duree"),
                instruction: reader.prose(step, "consigne"),
                support: reader.prose(step, "support"),
            })
        }),
        handouts: reader.references(fields, "supports"),
        quiz: fields.maps("quiz", QUESTION.names, |item| {
            let question = required(item, reader, "question", "\"La convention lie qui à qui ?\"");
            let answers = reader.proses(item, "reponses");
            let correct = item.count(
                "correcte",
                text("le numéro de la bonne réponse", "the number of the right answer"),
                "1",
                |word| rank(word, &answers),
            );
            let explanation = reader.prose(item, "explication");
            if answers.is_empty() {
                item.missing("reponses", "[\"Vrai\", \"Faux\"]");
            }
            if correct.is_none() {
                item.missing("correcte", "1");
            }
            Some(Question { question: question?, answers, correct: correct?, explanation })
        }),
    }
}

/// Reads a path.
pub(super) fn pathway(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Pathway<Reference> {
    Pathway {
        audiences: reader.audiences(fields, "pour_qui"),
        steps: fields.maps("etapes", PATHWAY_STEP.names, |step| {
            Some(PathwayStep {
                title: title(step)?,
                when: reader.prose(step, "quand"),
                instruction: reader.prose(step, "consigne"),
                entries: reader.references(step, "entrees"),
            })
        }),
    }
}

fn title(fields: &mut Fields<'_>) -> Option<String> {
    let title = fields.string("titre");
    if title.is_none() {
        fields.missing("titre", "\"Collecter\"");
    }
    title
}

fn required(fields: &mut Fields<'_>, reader: &mut Reader<'_>, key: &str, example: &str) -> Option<Prose> {
    let prose = reader.prose(fields, key);
    if prose.is_none() {
        fields.missing(key, example);
    }
    prose
}

/// The number of the answer that a word names: by its words, or by its letter.
fn rank(word: &str, answers: &[Prose]) -> Option<u32> {
    let word = fold(word);
    let is_answer = |answer: &Prose| fold(plain(answer).trim_end_matches('.')) == word;
    let by_letter = || match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')).filter(|at| *at < answers.len()),
        _ => None,
    };
    let at = answers.iter().position(is_answer).or_else(by_letter)?;
    u32::try_from(at + 1).ok()
}

/// `{min, max}`, or one number.
fn participants(fields: &mut Fields<'_>) -> Option<(Option<u32>, Option<u32>)> {
    let node = fields.take("participants")?;
    let source = fields.source();
    match &node.value {
        Value::Map(_) => {
            let mut range = Fields::new(node, source, PARTICIPANTS.names, fields.complaints());
            let number = |key: &str, range: &mut Fields<'_>| range.number(key).map(|number| number.value);
            let (min, max) = (number("min", &mut range), number("max", &mut range));
            let (Some(most), Some(least)) = (min, max) else { return Some((min, max)) };
            if most <= least {
                return Some((min, max));
            }
            let place = range.place();
            range.complain(
                Diagnostic::new(
                    Code::WrongType,
                    place,
                    text(
                        format!("au moins {most} personnes et au plus {least} : c’est impossible"),
                        format!("at least {most} people and at most {least}: that cannot be"),
                    ),
                )
                .hint(text(
                    format!("écrivez : {{min: {least}, max: {most}}}"),
                    format!("write: {{min: {least}, max: {most}}}"),
                )),
            );
            Some((max, min))
        }
        Value::Scalar { text: number, .. } => match number.trim().parse() {
            Ok(number) => Some((Some(number), Some(number))),
            Err(_) => {
                fields.wrong_type(&node.span, text("{min: 8, max: 16}", "{min: 8, max: 16}"));
                None
            }
        },
        _ => {
            fields.wrong_type(&node.span, text("{min: 8, max: 16}", "{min: 8, max: 16}"));
            None
        }
    }
}
