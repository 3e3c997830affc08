//! What the pages of fiches, missions, workshops and paths show.

use serde::Serialize;
use serde_json::Value;

use super::entry::audiences;
use super::paper::{ReadingView, words_of};
use super::{Card, Shared};
use crate::markdown::plain;
use crate::model::{EntryId, Fiche, Mission, Pathway, Question, Workshop};
use crate::render::assets::Assets;
use crate::render::pen::Pen;
use crate::render::words::Words;

/// A *fiche repère*.
#[derive(Debug, Serialize)]
pub struct FicheView<'a> {
    #[serde(rename = "pour_qui")]
    audiences: Vec<&'a str>,
    /// HTML.
    question: Option<String>,
    /// HTML.
    #[serde(rename = "essentiel")]
    essentials: Vec<String>,
    #[serde(rename = "etapes")]
    steps: Vec<GridStepView<'a>>,
    /// HTML.
    #[serde(rename = "pieges")]
    pitfalls: Vec<String>,
    /// HTML.
    #[serde(rename = "outils")]
    tools: Vec<String>,
}

#[derive(Debug, Serialize)]
struct GridStepView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    /// HTML.
    #[serde(rename = "qui")]
    who: Option<String>,
    /// HTML.
    #[serde(rename = "quand")]
    when: Option<String>,
    /// HTML.
    #[serde(rename = "comment")]
    how: Option<String>,
    /// HTML.
    #[serde(rename = "pour_quoi")]
    what_for: Option<String>,
}

/// A definition of mission.
#[derive(Debug, Serialize)]
pub struct MissionView {
    /// HTML.
    #[serde(rename = "finalite")]
    purpose: Option<String>,
    /// HTML.
    #[serde(rename = "activites")]
    activities: Vec<String>,
    /// HTML.
    #[serde(rename = "n_est_pas")]
    is_not: Vec<String>,
    /// HTML.
    #[serde(rename = "partenaires")]
    partners: Vec<String>,
    #[serde(rename = "indicateurs")]
    indicators: Vec<IndicatorView>,
    /// HTML.
    #[serde(rename = "rendre_compte")]
    reporting: Option<String>,
}

#[derive(Debug, Serialize)]
struct IndicatorView {
    /// HTML.
    #[serde(rename = "indicateur")]
    indicator: String,
    /// HTML.
    #[serde(rename = "recueil")]
    collection: Option<String>,
    /// HTML.
    #[serde(rename = "limite")]
    limit: Option<String>,
}

/// A workshop.
#[derive(Debug, Serialize)]
pub struct WorkshopView<'a> {
    /// HTML.
    #[serde(rename = "objectifs")]
    goals: Vec<String>,
    /// HTML.
    #[serde(rename = "public")]
    audience: Option<String>,
    /// « 3 h 30 ».
    #[serde(rename = "duree")]
    duration: Option<String>,
    /// « 8 à 16 personnes ».
    participants: Option<String>,
    /// HTML.
    #[serde(rename = "materiel")]
    material: Vec<String>,
    #[serde(rename = "deroule")]
    steps: Vec<WorkshopStepView<'a>>,
    #[serde(rename = "fin")]
    end: Option<String>,
    supports: Vec<&'a Card>,
    quiz: Vec<QuestionView>,
    /// Terms that its participants need before them.
    definitions: Vec<&'a Card>,
    #[serde(flatten)]
    play: Play,
}

/// The script that makes a page one to act on, from the site's root, and its words as JSON.
#[derive(Debug, Serialize)]
struct Play {
    script: Option<String>,
    #[serde(rename = "mots")]
    words: String,
}

impl Play {
    fn new(shared: &Shared, assets: &Assets, script: &str, key: &str) -> Self {
        let words = shared.words().under(key).map(|(key, word)| (key.to_owned(), Value::from(word)));
        Play {
            script: assets.address(script).map(str::to_owned),
            words: Value::Object(words.collect()).to_string(),
        }
    }
}

#[derive(Debug, Serialize)]
struct WorkshopStepView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    /// When it begins, `0:20`; unknown after a step without duration.
    #[serde(rename = "horloge")]
    clock: Option<String>,
    #[serde(rename = "duree")]
    duration: Option<String>,
    /// HTML.
    #[serde(rename = "consigne")]
    instruction: Option<String>,
    /// HTML.
    support: Option<String>,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    /// HTML.
    question: String,
    /// The same without marks, for the sheets of the participants.
    #[serde(rename = "texte")]
    text: String,
    #[serde(rename = "reponses")]
    answers: Vec<AnswerView>,
    #[serde(rename = "correcte")]
    correct: Option<AnswerView>,
    /// HTML.
    #[serde(rename = "explication")]
    explanation: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct AnswerView {
    #[serde(rename = "lettre")]
    letter: char,
    /// HTML.
    #[serde(rename = "texte")]
    text: String,
    /// The same without marks.
    #[serde(rename = "brut")]
    plain: String,
}

/// An onboarding path.
#[derive(Debug, Serialize)]
pub struct PathwayView<'a> {
    #[serde(rename = "pour_qui")]
    audiences: Vec<&'a str>,
    #[serde(rename = "etapes")]
    steps: Vec<PathwayStepView<'a>>,
    #[serde(flatten)]
    play: Play,
}

#[derive(Debug, Serialize)]
struct PathwayStepView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    /// HTML.
    #[serde(rename = "quand")]
    when: Option<String>,
    /// HTML.
    #[serde(rename = "consigne")]
    instruction: Option<String>,
    #[serde(rename = "lectures")]
    readings: Vec<ReadingView<'a>>,
}

impl<'a> FicheView<'a> {
    /// A fiche.
    pub fn new(shared: &'a Shared, fiche: &'a Fiche, pen: &Pen<'_>) -> Self {
        let steps = fiche.steps.iter().map(|step| GridStepView {
            title: &step.title,
            who: pen.some(&step.who),
            when: pen.some(&step.when),
            how: pen.some(&step.how),
            what_for: pen.some(&step.what_for),
        });
        FicheView {
            audiences: audiences(shared, &fiche.audiences),
            question: pen.some(&fiche.question),
            essentials: pen.fields(&fiche.essentials),
            steps: steps.collect(),
            pitfalls: pen.fields(&fiche.pitfalls),
            tools: pen.fields(&fiche.tools),
        }
    }
}

impl MissionView {
    /// A mission.
    pub fn new(mission: &Mission, pen: &Pen<'_>) -> Self {
        let indicators = mission.indicators.iter().map(|row| IndicatorView {
            indicator: pen.field(&row.indicator),
            collection: pen.some(&row.collection),
            limit: pen.some(&row.limit),
        });
        MissionView {
            purpose: pen.some(&mission.purpose),
            activities: pen.fields(&mission.activities),
            is_not: pen.fields(&mission.is_not),
            partners: pen.fields(&mission.partners),
            indicators: indicators.collect(),
            reporting: pen.some(&mission.reporting),
        }
    }
}

impl<'a> WorkshopView<'a> {
    /// A workshop.
    pub fn new(
        shared: &'a Shared,
        assets: &Assets,
        id: EntryId,
        workshop: &'a Workshop<EntryId>,
        pen: &Pen<'_>,
    ) -> Self {
        let words = shared.words();
        let mut elapsed = Some(0_u32);
        let steps = workshop.steps.iter().map(|step| {
            let minutes = step.duration.as_ref().map(|duration| duration.value);
            let view = WorkshopStepView {
                title: &step.title,
                clock: elapsed.map(clock),
                duration: minutes.map(|minutes| words.duration(minutes)),
                instruction: pen.some(&step.instruction),
                support: pen.some(&step.support),
            };
            elapsed = elapsed.zip(minutes).map(|(elapsed, minutes)| elapsed.saturating_add(minutes));
            view
        });
        let steps: Vec<WorkshopStepView<'a>> = steps.collect();
        let (lowest, highest) = workshop.participants.unwrap_or_default();
        WorkshopView {
            goals: pen.fields(&workshop.goals),
            audience: pen.some(&workshop.audience),
            duration: workshop.duration.as_ref().map(|duration| words.duration(duration.value)),
            participants: participants(words, lowest, highest),
            material: pen.fields(&workshop.material),
            end: elapsed.filter(|_| !steps.is_empty()).map(clock),
            steps,
            supports: shared.cards(workshop.handouts.iter().map(|handout| handout.value)),
            quiz: workshop.quiz.iter().map(|question| ask(question, pen)).collect(),
            definitions: words_of(shared, id, workshop),
            play: Play::new(shared, assets, "quiz.js", "quiz"),
        }
    }
}

impl<'a> PathwayView<'a> {
    /// A path.
    pub fn new(shared: &'a Shared, assets: &Assets, path: &'a Pathway<EntryId>, pen: &Pen<'_>) -> Self {
        let steps = path.steps.iter().map(|step| PathwayStepView {
            title: &step.title,
            when: step.when.as_ref().map(|when| pen.line(when)),
            instruction: pen.some(&step.instruction),
            readings: step.entries.iter().filter_map(|entry| ReadingView::new(shared, entry.value)).collect(),
        });
        PathwayView {
            audiences: audiences(shared, &path.audiences),
            steps: steps.collect(),
            play: Play::new(shared, assets, "etapes.js", "etapes"),
        }
    }
}

/// Hours and minutes since the beginning.
fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

fn participants(words: &Words, lowest: Option<u32>, highest: Option<u32>) -> Option<String> {
    let (key, values): (&str, [u32; 2]) = match (lowest, highest) {
        (Some(lowest), Some(highest)) if lowest == highest => ("atelier.personnes", [lowest, highest]),
        (Some(lowest), Some(highest)) => ("atelier.personnes_de_a", [lowest, highest]),
        (Some(lowest), None) => ("atelier.personnes_au_moins", [lowest, 0]),
        (None, Some(highest)) => ("atelier.personnes_au_plus", [highest, 0]),
        (None, None) => return None,
    };
    let [a, b] = values.map(|value| value.to_string());
    Some(words.fill(key, &[("n", &a), ("max", &b)]))
}

fn ask(question: &Question, pen: &Pen<'_>) -> QuestionView {
    let letters = 'A'..='Z';
    let answers: Vec<AnswerView> = question
        .answers
        .iter()
        .zip(letters)
        .map(|(answer, letter)| AnswerView { letter, text: pen.line(answer), plain: plain(answer) })
        .collect();
    let correct = (question.correct.value as usize).checked_sub(1).and_then(|at| answers.get(at)).cloned();
    QuestionView {
        question: pen.field(&question.question),
        text: plain(&question.question),
        answers,
        correct,
        explanation: pen.some(&question.explanation),
    }
}
