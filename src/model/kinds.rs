//! The six kinds of entry, each with the keys that only it has.

use super::{AudienceId, Citation, Mapping};
use crate::markdown::Prose;
use crate::source::Placed;

/// A kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `terme`: a concept of the lexicon.
    Term,
    /// `fiche`: a *fiche repère*.
    Fiche,
    /// `mission`: a definition of mission.
    Mission,
    /// `atelier`: workshop material.
    Workshop,
    /// `parcours`: an onboarding path.
    Pathway,
    /// `page`: anything else.
    Page,
}

impl Kind {
    /// Every kind, in the order readers meet them.
    pub const ALL: &[Kind] =
        &[Kind::Term, Kind::Fiche, Kind::Mission, Kind::Workshop, Kind::Pathway, Kind::Page];

    /// The word that authors write in `type:`.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Term => "terme",
            Kind::Fiche => "fiche",
            Kind::Mission => "mission",
            Kind::Workshop => "atelier",
            Kind::Pathway => "parcours",
            Kind::Page => "page",
        }
    }

    /// The folder of `content/` whose files are of that kind, and the first part of their address
    /// (except for pages, which stand at the root).
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Term => "lexique",
            Kind::Fiche => "fiches",
            Kind::Mission => "missions",
            Kind::Workshop => "ateliers",
            Kind::Pathway => "parcours",
            Kind::Page => "pages",
        }
    }

    /// The kind of a folder.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.folder() == folder)
    }

    /// The kind of a `type:`.
    pub fn of_key(key: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.key() == key)
    }
}

/// What only entries of one kind have.
#[derive(Clone, Debug)]
pub enum Content<R> {
    /// Of a term.
    Term(Box<Term<R>>),
    /// Of a fiche.
    Fiche(Fiche),
    /// Of a mission.
    Mission(Mission),
    /// Of a workshop.
    Workshop(Workshop<R>),
    /// Of a path.
    Pathway(Pathway<R>),
    /// A page has nothing more.
    Page,
}

/// A concept and its labels (ISO 704, TBX, SKOS).
#[derive(Clone, Debug)]
pub struct Term<R> {
    /// `definition`, or `sens` when the word has several meanings.
    pub senses: Vec<Sense>,
    /// `en_clair`: the same in plain words.
    pub plain: Option<Prose>,
    /// `categorie`.
    pub category: Option<Category>,
    /// `genre`.
    pub gender: Option<Gender>,
    /// `sigle`.
    pub acronym: Option<Placed<String>>,
    /// `developpe`: the words of the acronym, when they are not the title.
    pub expansion: Option<Placed<String>>,
    /// `variantes`: admitted labels (skos:altLabel).
    pub admitted: Vec<Label>,
    /// `a_eviter`: labels to avoid (TBX deprecatedTerm).
    pub deprecated: Vec<Deprecated>,
    /// `recherche`: found, never shown (skos:hiddenLabel).
    pub hidden: Vec<Placed<String>>,
    /// `points_de_vue`: what each actor hears in the word.
    pub viewpoints: Vec<Viewpoint>,
    /// `ne_pas_confondre`, as written on this side.
    pub confusables: Vec<Confusable<R>>,
    /// `generique` (skos:broader), as written on this side.
    pub broader: Vec<Placed<R>>,
    /// `specifiques` (skos:narrower), as written on this side.
    pub narrower: Vec<Placed<R>>,
    /// `associes` (skos:related), as written on this side.
    pub related: Vec<Placed<R>>,
    /// What it is to concepts of other lexicons, kind by kind.
    pub mappings: Vec<Mapping>,
    /// `exemples`.
    pub examples: Vec<Prose>,
    /// `formes`: written forms that the linker finds besides the generated ones.
    pub forms: Vec<Placed<String>>,
    /// `formes_exclues`: generated forms that it must leave alone.
    pub excluded_forms: Vec<Placed<String>>,
    /// `lier`.
    pub linking: Linking,
    /// `langues`: labels in other languages, by BCP 47 tag.
    pub languages: Vec<(String, Vec<Placed<String>>)>,
}

impl<R> Default for Term<R> {
    fn default() -> Self {
        Term {
            senses: Vec::new(),
            plain: None,
            category: None,
            gender: None,
            acronym: None,
            expansion: None,
            admitted: Vec::new(),
            deprecated: Vec::new(),
            hidden: Vec::new(),
            viewpoints: Vec::new(),
            confusables: Vec::new(),
            broader: Vec::new(),
            narrower: Vec::new(),
            related: Vec::new(),
            mappings: Vec::new(),
            examples: Vec::new(),
            forms: Vec::new(),
            excluded_forms: Vec::new(),
            linking: Linking::default(),
            languages: Vec::new(),
        }
    }
}

/// One meaning.
#[derive(Clone, Debug)]
pub struct Sense {
    /// `definition`: one sentence.
    pub definition: Prose,
    /// `domaine`: where it has that meaning.
    pub domain: Option<String>,
    /// `sources` of that meaning.
    pub sources: Vec<Citation>,
}

/// An admitted label.
#[derive(Clone, Debug)]
pub struct Label {
    /// The label.
    pub label: Placed<String>,
    /// `note`.
    pub note: Option<Prose>,
    /// `source`.
    pub source: Option<Citation>,
}

/// A label to avoid.
#[derive(Clone, Debug)]
pub struct Deprecated {
    /// The label.
    pub label: Placed<String>,
    /// `pourquoi`.
    pub why: Option<Prose>,
    /// `dire`: what to say instead.
    pub instead: Option<Prose>,
}

/// What an actor hears in the word.
#[derive(Clone, Debug)]
pub struct Viewpoint {
    /// `acteur`.
    pub actor: String,
    /// `texte`.
    pub text: Prose,
    /// `sources`.
    pub sources: Vec<Citation>,
}

/// A term that people take for this one.
#[derive(Clone, Debug)]
pub struct Confusable<R> {
    /// `terme`.
    pub term: Placed<R>,
    /// `difference`: what decides.
    pub difference: Prose,
}

/// `categorie`: the part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// `nom`.
    Noun,
    /// `verbe`.
    Verb,
    /// `adjectif`.
    Adjective,
    /// `locution`.
    Phrase,
}

impl Category {
    /// Every category.
    pub const ALL: &[Category] = &[Category::Noun, Category::Verb, Category::Adjective, Category::Phrase];

    /// The word that authors write.
    pub fn key(self) -> &'static str {
        match self {
            Category::Noun => "nom",
            Category::Verb => "verbe",
            Category::Adjective => "adjectif",
            Category::Phrase => "locution",
        }
    }
}

/// `genre`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// `m`.
    Masculine,
    /// `f`.
    Feminine,
    /// `mf`: has both forms.
    Both,
    /// `epicene`: one form for both.
    Epicene,
}

impl Gender {
    /// Every gender.
    pub const ALL: &[Gender] = &[Gender::Masculine, Gender::Feminine, Gender::Both, Gender::Epicene];

    /// The word that authors write.
    pub fn key(self) -> &'static str {
        match self {
            Gender::Masculine => "m",
            Gender::Feminine => "f",
            Gender::Both => "mf",
            Gender::Epicene => "epicene",
        }
    }
}

/// `lier`: how often the term is linked where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Linking {
    /// `jamais`.
    Never,
    /// `une-fois`: the first mention of each section.
    #[default]
    Once,
    /// `toujours`.
    Always,
}

impl Linking {
    /// Every choice.
    pub const ALL: &[Linking] = &[Linking::Never, Linking::Once, Linking::Always];

    /// The word that authors write.
    pub fn key(self) -> &'static str {
        match self {
            Linking::Never => "jamais",
            Linking::Once => "une-fois",
            Linking::Always => "toujours",
        }
    }
}

/// A *fiche repère*: who, when, how, what for.
#[derive(Clone, Debug, Default)]
pub struct Fiche {
    /// `pour_qui`.
    pub audiences: Vec<AudienceId>,
    /// `question` that it answers.
    pub question: Option<Prose>,
    /// `essentiel`: three to five points.
    pub essentials: Vec<Prose>,
    /// `etapes`: the grid of the Rencontres.
    pub steps: Vec<GridStep>,
    /// `pieges`.
    pub pitfalls: Vec<Prose>,
    /// `outils`.
    pub tools: Vec<Prose>,
}

/// A row of the grid *qui, quand, comment, pour quoi*.
#[derive(Clone, Debug)]
pub struct GridStep {
    /// `titre`.
    pub title: String,
    /// `qui`.
    pub who: Option<Prose>,
    /// `quand`.
    pub when: Option<Prose>,
    /// `comment`.
    pub how: Option<Prose>,
    /// `pour_quoi`.
    pub what_for: Option<Prose>,
}

/// A definition of mission.
#[derive(Clone, Debug, Default)]
pub struct Mission {
    /// `finalite`.
    pub purpose: Option<Prose>,
    /// `activites`.
    pub activities: Vec<Prose>,
    /// `n_est_pas`.
    pub is_not: Vec<Prose>,
    /// `partenaires`.
    pub partners: Vec<Prose>,
    /// `indicateurs`.
    pub indicators: Vec<Indicator>,
    /// `rendre_compte`.
    pub reporting: Option<Prose>,
}

/// A sign that a mission is useful.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// `indicateur`.
    pub indicator: Prose,
    /// `recueil`: how it is gathered.
    pub collection: Option<Prose>,
    /// `limite`: what it does not say.
    pub limit: Option<Prose>,
}

/// Workshop material. Durations are in minutes.
#[derive(Clone, Debug)]
pub struct Workshop<R> {
    /// `objectifs`.
    pub goals: Vec<Prose>,
    /// `public`.
    pub audience: Option<Prose>,
    /// `duree`.
    pub duration: Option<Placed<u32>>,
    /// `participants`: at least, at most.
    pub participants: Option<(Option<u32>, Option<u32>)>,
    /// `materiel`.
    pub material: Vec<Prose>,
    /// `deroule`.
    pub steps: Vec<WorkshopStep>,
    /// `supports`: entries to hand out.
    pub handouts: Vec<Placed<R>>,
    /// `quiz`.
    pub quiz: Vec<Question>,
}

impl<R> Default for Workshop<R> {
    fn default() -> Self {
        Workshop {
            goals: Vec::new(),
            audience: None,
            duration: None,
            participants: None,
            material: Vec::new(),
            steps: Vec::new(),
            handouts: Vec::new(),
            quiz: Vec::new(),
        }
    }
}

/// A step of a workshop's plan.
#[derive(Clone, Debug)]
pub struct WorkshopStep {
    /// `titre`.
    pub title: String,
    /// `duree`, in minutes.
    pub duration: Option<Placed<u32>>,
    /// `consigne`.
    pub instruction: Option<Prose>,
    /// `support`.
    pub support: Option<Prose>,
}

/// A question of a quiz.
#[derive(Clone, Debug)]
pub struct Question {
    /// `question`.
    pub question: Prose,
    /// `reponses`.
    pub answers: Vec<Prose>,
    /// `correcte`: the number of the right answer, from 1, as written.
    pub correct: Placed<u32>,
    /// `explication`.
    pub explanation: Option<Prose>,
}

/// An onboarding path.
#[derive(Clone, Debug)]
pub struct Pathway<R> {
    /// `pour_qui`.
    pub audiences: Vec<AudienceId>,
    /// `etapes`.
    pub steps: Vec<PathwayStep<R>>,
}

impl<R> Default for Pathway<R> {
    fn default() -> Self {
        Pathway { audiences: Vec::new(), steps: Vec::new() }
    }
}

/// A step of a path.
#[derive(Clone, Debug)]
pub struct PathwayStep<R> {
    /// `titre`.
    pub title: String,
    /// `quand`.
    pub when: Option<Prose>,
    /// `consigne`.
    pub instruction: Option<Prose>,
    /// `entrees`.
    pub entries: Vec<Placed<R>>,
}
