//! What the page of a term shows, in the order that term banks have proved.

use serde::Serialize;

use super::drawing::DrawingView;
use super::sources::Cited;
use super::{Card, Shared, excerpt};
use crate::model::{Category, Concept, Entry, EntryId, Gender, Mapping, Match, Term, fold};
use crate::render::pen::Pen;

/// How long the meaning of a concept of another lexicon may be: the whole is one link away.
const MEANING: usize = 300;

/// A term.
#[derive(Debug, Serialize)]
pub struct TermView<'a> {
    #[serde(rename = "sigle")]
    acronym: Option<&'a str>,
    #[serde(rename = "developpe")]
    expansion: Option<&'a str>,
    /// « nom masculin ».
    #[serde(rename = "grammaire")]
    grammar: Option<String>,
    #[serde(rename = "definitions")]
    senses: Vec<SenseView<'a>>,
    /// HTML.
    #[serde(rename = "en_clair")]
    plain: Option<String>,
    #[serde(rename = "admis")]
    admitted: Vec<LabelView<'a>>,
    #[serde(rename = "a_eviter")]
    deprecated: Vec<DeprecatedView<'a>>,
    #[serde(rename = "langues")]
    languages: Vec<LanguageView<'a>>,
    #[serde(rename = "confusions")]
    confusables: Vec<ConfusableView<'a>>,
    #[serde(rename = "points_de_vue")]
    viewpoints: Vec<ViewpointView<'a>>,
    /// HTML.
    #[serde(rename = "exemples")]
    examples: Vec<String>,
    #[serde(rename = "generiques")]
    broader: Vec<&'a Card>,
    #[serde(rename = "specifiques")]
    narrower: Vec<&'a Card>,
    #[serde(rename = "associes")]
    related: Vec<&'a Card>,
    #[serde(rename = "dessin")]
    drawing: Option<DrawingView<'a>>,
    /// What it is to concepts of other lexicons, those of one relation together.
    #[serde(rename = "ailleurs")]
    elsewhere: Vec<ElsewhereView<'a>>,
}

/// Concepts of other lexicons in one relation with a term.
#[derive(Debug, Serialize)]
struct ElsewhereView<'a> {
    #[serde(rename = "relation")]
    name: &'a str,
    #[serde(rename = "notions")]
    concepts: Vec<ConceptView<'a>>,
}

/// A concept of another lexicon.
#[derive(Debug, Serialize)]
struct ConceptView<'a> {
    /// Its title, or its address.
    #[serde(rename = "titre")]
    title: &'a str,
    #[serde(rename = "adresse")]
    url: &'a str,
    /// « dans le lexique … ».
    #[serde(rename = "lexique")]
    owner: Option<String>,
    /// What it means there.
    #[serde(rename = "sens")]
    meaning: Option<String>,
    /// The language of its words, when it is not the site's.
    #[serde(rename = "langue")]
    lang: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SenseView<'a> {
    /// HTML.
    #[serde(rename = "texte")]
    text: String,
    #[serde(rename = "domaine")]
    domain: Option<&'a str>,
    #[serde(rename = "renvois")]
    marks: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct LabelView<'a> {
    #[serde(rename = "libelle")]
    label: &'a str,
    /// HTML.
    note: Option<String>,
    #[serde(rename = "renvois")]
    marks: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct DeprecatedView<'a> {
    #[serde(rename = "libelle")]
    label: &'a str,
    /// HTML.
    #[serde(rename = "pourquoi")]
    why: Option<String>,
    /// HTML.
    #[serde(rename = "dire")]
    instead: Option<String>,
}

#[derive(Debug, Serialize)]
struct LanguageView<'a> {
    /// A BCP 47 tag.
    #[serde(rename = "code")]
    tag: &'a str,
    /// The language's name, or its tag.
    #[serde(rename = "nom")]
    name: &'a str,
    #[serde(rename = "libelles")]
    labels: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct ConfusableView<'a> {
    #[serde(rename = "entree")]
    entry: &'a Card,
    /// HTML.
    difference: Option<String>,
}

#[derive(Debug, Serialize)]
struct ViewpointView<'a> {
    #[serde(rename = "acteur")]
    actor: &'a str,
    /// HTML.
    #[serde(rename = "texte")]
    text: String,
    #[serde(rename = "renvois")]
    marks: Vec<usize>,
}

impl<'a> TermView<'a> {
    /// A term, its documents numbered in `cited`.
    pub fn new(
        shared: &'a Shared,
        id: EntryId,
        term: &'a Term<EntryId>,
        pen: &Pen<'_>,
        here: &str,
        cited: &mut Cited<'a>,
    ) -> Self {
        let relations = shared.edition.lexicon.relations(id);
        let senses = term.senses.iter().map(|sense| SenseView {
            text: pen.field(&sense.definition),
            domain: sense.domain.as_deref(),
            marks: cited.numbers(&sense.sources),
        });
        let senses = senses.collect();
        let admitted = term.admitted.iter().map(|label| LabelView {
            label: &label.label.value,
            note: label.note.as_ref().map(|note| pen.line(note)),
            marks: cited.numbers(&label.source),
        });
        let admitted = admitted.collect();
        let viewpoints = term.viewpoints.iter().map(|viewpoint| ViewpointView {
            actor: &viewpoint.actor,
            text: pen.field(&viewpoint.text),
            marks: cited.numbers(&viewpoint.sources),
        });
        let viewpoints = viewpoints.collect();
        let [broader, narrower, related] =
            [&relations.broader, &relations.narrower, &relations.related].map(|ids| shared.listed(ids));
        let title = &shared.entry(id).title.value;
        TermView {
            drawing: DrawingView::new(title, &broader, &narrower, &related, shared.words()),
            acronym: term.acronym.as_ref().map(|acronym| acronym.value.as_str()),
            expansion: expansion(shared.entry(id), term),
            grammar: grammar(shared, term),
            senses,
            plain: pen.some(&term.plain),
            admitted,
            deprecated: term.deprecated.iter().map(|label| deprecated(label, pen)).collect(),
            languages: languages(shared, term),
            confusables: confusables(shared, id, here),
            viewpoints,
            examples: pen.fields(&term.examples),
            broader,
            narrower,
            related,
            elsewhere: elsewhere(shared, term),
        }
    }

    /// Entries that the page of a term leads to by itself.
    pub fn shown(shared: &Shared, id: EntryId) -> Vec<EntryId> {
        let relations = shared.edition.lexicon.relations(id);
        let confusables = relations.confusables.iter().map(|(other, _)| *other);
        [&relations.broader, &relations.narrower, &relations.related]
            .into_iter()
            .flatten()
            .copied()
            .chain(confusables)
            .collect()
    }
}

/// The words of the acronym, when they are not the title.
fn expansion<'a>(entry: &Entry, term: &'a Term<EntryId>) -> Option<&'a str> {
    let words = term.expansion.as_ref()?.value.as_str();
    (fold(words) != fold(&entry.title.value)).then_some(words)
}

fn grammar(shared: &Shared, term: &Term<EntryId>) -> Option<String> {
    let words = shared.words();
    let category = term.category.map(|category| match category {
        Category::Noun => "grammaire.nom",
        Category::Verb => "grammaire.verbe",
        Category::Adjective => "grammaire.adjectif",
        Category::Phrase => "grammaire.locution",
    });
    let gender = term.gender.map(|gender| match gender {
        Gender::Masculine => "grammaire.m",
        Gender::Feminine => "grammaire.f",
        Gender::Both => "grammaire.mf",
        Gender::Epicene => "grammaire.epicene",
    });
    let parts: Vec<&str> = [category, gender].into_iter().flatten().map(|key| words.get(key)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn deprecated<'a>(label: &'a crate::model::Deprecated, pen: &Pen<'_>) -> DeprecatedView<'a> {
    DeprecatedView {
        label: &label.label.value,
        why: label.why.as_ref().map(|why| pen.line(why)),
        instead: label.instead.as_ref().map(|words| pen.line(words)),
    }
}

/// Relations in the order of their kinds, concepts as their author wrote them.
fn elsewhere<'a>(shared: &'a Shared, term: &'a Term<EntryId>) -> Vec<ElsewhereView<'a>> {
    let view = |mapping: &'a Mapping| match &mapping.concept.value {
        Concept::Address(url) => ConceptView { title: url, url, owner: None, meaning: None, lang: None },
        Concept::Foreign(id) => {
            let neighbours = &shared.edition.neighbours;
            let (term, lexicon) = (neighbours.term(*id), neighbours.lexicon(*id));
            ConceptView {
                title: term.title(),
                url: &term.url,
                owner: Some(shared.words().fill("carte.lexique", &[("lexique", &lexicon.title)])),
                meaning: term.senses.first().map(|(_, meaning)| excerpt(meaning, MEANING)),
                lang: lexicon.tongue.is_some().then_some(lexicon.lang.as_str()),
            }
        }
    };
    let of_kind = |kind: &Match| {
        let mappings = term.mappings.iter().filter(move |mapping| mapping.kind == *kind);
        let concepts: Vec<ConceptView<'a>> = mappings.map(view).collect();
        let name = shared.words().get(&format!("terme.correspondances.{}", kind.key()));
        (!concepts.is_empty()).then_some(ElsewhereView { name, concepts })
    };
    Match::ALL.iter().filter_map(of_kind).collect()
}

fn languages<'a>(shared: &'a Shared, term: &'a Term<EntryId>) -> Vec<LanguageView<'a>> {
    let view = |(tag, labels): &'a (String, Vec<crate::source::Placed<String>>)| {
        let name = shared.words().get(&format!("langue.{tag}"));
        LanguageView {
            tag,
            name: if name.is_empty() { tag } else { name },
            labels: labels.iter().map(|label| label.value.as_str()).collect(),
        }
    };
    term.languages.iter().map(view).collect()
}

/// Both sides of each confusion, those written here and those written on the other entry.
fn confusables<'a>(shared: &'a Shared, id: EntryId, here: &str) -> Vec<ConfusableView<'a>> {
    let relations = shared.edition.lexicon.relations(id);
    let view = |(other, owner): &(EntryId, (EntryId, usize))| {
        let entry: &Card = shared.card(*other).filter(|_| shared.entry(*other).is_listed())?;
        // The sentence holds links of the entry that it was written in.
        let pen = Pen::new(&shared.edition, shared.words(), here, owner.0).on(id);
        let difference = shared.edition.lexicon.difference(*owner).map(|difference| pen.field(difference));
        Some(ConfusableView { entry, difference })
    };
    relations.confusables.iter().filter_map(view).collect()
}
