//! What fiches, missions, workshops and paths have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Link;

/// A *fiche repère*.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Fiche {
    /// Ids of those it is for.
    #[serde(rename = "pour_qui", default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<String>,
    /// The question that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Three to five points.
    #[serde(rename = "essentiel", default, skip_serializing_if = "Vec::is_empty")]
    pub essentials: Vec<String>,
    /// Who, when, how, what for.
    #[serde(rename = "etapes", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<GridStep>,
    /// What goes wrong.
    #[serde(rename = "pieges", default, skip_serializing_if = "Vec::is_empty")]
    pub pitfalls: Vec<String>,
    /// What helps.
    #[serde(rename = "outils", default, skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<String>,
}

/// A row of the grid of a *fiche repère*.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GridStep {
    /// What is done.
    #[serde(rename = "titre")]
    pub title: String,
    /// Who does it.
    #[serde(rename = "qui", default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// When.
    #[serde(rename = "quand", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// How.
    #[serde(rename = "comment", default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// What for.
    #[serde(rename = "pour_quoi", default, skip_serializing_if = "Option::is_none")]
    pub what_for: Option<String>,
}

/// A definition of mission.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Mission {
    /// What it is for.
    #[serde(rename = "finalite", default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// What is done.
    #[serde(rename = "activites", default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// What it is not.
    #[serde(rename = "n_est_pas", default, skip_serializing_if = "Vec::is_empty")]
    pub is_not: Vec<String>,
    /// With whom.
    #[serde(rename = "partenaires", default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// Signs that it is useful.
    #[serde(rename = "indicateurs", default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// How it is reported.
    #[serde(rename = "rendre_compte", default, skip_serializing_if = "Option::is_none")]
    pub reporting: Option<String>,
}

/// A sign that a mission is useful.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// The sign.
    #[serde(rename = "indicateur")]
    pub indicator: String,
    /// How it is gathered.
    #[serde(rename = "recueil", default, skip_serializing_if = "Option::is_none")]
    pub collection: Option<String>,
    /// What it does not say.
    #[serde(rename = "limite", default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
}

/// Workshop material. Durations are in minutes.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Workshop {
    /// What participants come out with.
    #[serde(rename = "objectifs", default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// For whom.
    #[serde(rename = "public", default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Minutes.
    #[serde(rename = "duree", default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// How many people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<Participants>,
    /// What is needed.
    #[serde(rename = "materiel", default, skip_serializing_if = "Vec::is_empty")]
    pub material: Vec<String>,
    /// The plan.
    #[serde(rename = "deroule", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<WorkshopStep>,
    /// Entries to hand out.
    #[serde(rename = "supports", default, skip_serializing_if = "Vec::is_empty")]
    pub handouts: Vec<Link>,
    /// Questions to check what was understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quiz: Vec<Question>,
}

/// How many people.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Participants {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

/// A step of a workshop.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct WorkshopStep {
    /// What is done.
    #[serde(rename = "titre")]
    pub title: String,
    /// Minutes.
    #[serde(rename = "duree", default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// What the facilitator asks.
    #[serde(rename = "consigne", default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// What it is done with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
}

/// A question of a quiz.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// The question.
    pub question: String,
    /// Its answers.
    #[serde(rename = "reponses")]
    pub answers: Vec<String>,
    /// The number of the right one, from 1.
    #[serde(rename = "correcte")]
    pub correct: u32,
    /// Why.
    #[serde(rename = "explication", default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// An onboarding path.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Pathway {
    /// Ids of those it is for.
    #[serde(rename = "pour_qui", default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<String>,
    /// Its steps.
    #[serde(rename = "etapes", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<PathwayStep>,
}

/// A step of a path.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PathwayStep {
    /// What it is.
    #[serde(rename = "titre")]
    pub title: String,
    /// When.
    #[serde(rename = "quand", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What to do.
    #[serde(rename = "consigne", default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// What to read.
    #[serde(rename = "entrees", default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Link>,
}
