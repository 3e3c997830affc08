//! The edition in the shape of [`super::document`].

use super::VERSION;
use super::document as doc;
use crate::edition::Edition;
use crate::export::{Addresses, Format};
use crate::markdown::{Prose, blocks, plain};
use crate::model::{
    AudienceId, Category, Citation, Concept, Content, Entry, EntryId, Fiche, Gender, Mapping, Match, Mission,
    Pathway, Status, Term, ThemeId, Workshop,
};
use crate::route::{Page, Permalink};

/// The whole lexicon.
pub fn document(edition: &Edition, addresses: Addresses<'_>) -> doc::Document {
    let pen = Pen { edition, addresses };
    let audiences = edition.config.audiences.iter();
    doc::Document {
        schema: addresses.path(&Format::JsonSchema.path()),
        version: VERSION,
        site: pen.site(),
        themes: pen.themes(),
        audiences: audiences
            .map(|one| doc::Audience { id: one.id.clone(), name: one.title.clone() })
            .collect(),
        entries: edition.lexicon.iter().filter_map(|(id, _)| pen.entry(id)).collect(),
    }
}

/// One entry; `None` for a draft.
pub fn entry_document(
    edition: &Edition,
    id: EntryId,
    addresses: Addresses<'_>,
) -> Option<doc::EntryDocument> {
    let pen = Pen { edition, addresses };
    Some(doc::EntryDocument {
        schema: addresses.path(&format!("{}#/$defs/EntryDocument", Format::JsonSchema.path())),
        version: VERSION,
        site: pen.site(),
        entry: pen.entry(id)?,
    })
}

struct Pen<'a> {
    edition: &'a Edition,
    addresses: Addresses<'a>,
}

impl Pen<'_> {
    fn site(&self) -> doc::Site {
        let Edition { config, info, .. } = self.edition;
        let licence = config.licence.clone();
        doc::Site {
            title: config.title.clone(),
            tagline: config.tagline.clone(),
            url: self.addresses.of(&Permalink::home()),
            lang: config.lang.tag().to_owned(),
            publisher: config.publisher.name.clone(),
            licence: licence.map(|name| doc::Licence { name, url: config.licence_url.clone() }),
            date: info.date.to_string(),
            generator: format!("Boussole {}", info.version),
        }
    }

    fn themes(&self) -> Vec<doc::Theme> {
        let config = &self.edition.config;
        let themes = (0..).map(ThemeId).zip(&config.themes);
        themes
            .map(|(id, theme)| doc::Theme {
                id: theme.id.clone(),
                title: theme.title.clone(),
                description: theme.description.clone(),
                parent: theme.parent.map(|parent| config.theme(parent).id.clone()),
                url: self.addresses.page(Page::Theme(id)).unwrap_or_default(),
            })
            .collect()
    }

    fn entry(&self, id: EntryId) -> Option<doc::Entry> {
        let url = self.addresses.entry(id)?;
        let entry = self.edition.lexicon.get(id);
        let relations = self.edition.lexicon.relations(id);
        let meta = &entry.meta;
        let theme = meta.theme.map(|theme| self.edition.config.theme(theme).id.clone());
        Some(doc::Entry {
            id: entry.slug.value.to_string(),
            content: self.content(id, entry),
            title: entry.title.value.clone(),
            url,
            summary: some(&meta.summary),
            theme,
            audiences: self.audiences(&meta.audiences),
            status: status(meta.status),
            replaced_by: meta.replaced_by.as_ref().and_then(|other| self.link(other.value)),
            replaces: self.links(&relations.replaces),
            see_also: self.links(&relations.see_also),
            body: (!entry.body.is_empty()).then(|| paragraphs(&entry.body)),
            sources: meta.sources.iter().map(source).collect(),
            steward: meta.steward.clone(),
            authors: meta.authors.clone(),
            verified_on: meta.verified_on.map(|date| date.to_string()),
            review_before: meta.review_before.as_ref().map(|date| date.value.to_string()),
            licence: meta.licence.clone(),
        })
    }

    fn content(&self, id: EntryId, entry: &Entry) -> doc::Content {
        match &entry.content {
            Content::Term(term) => doc::Content::Terme(Box::new(self.term(id, term))),
            Content::Fiche(fiche) => doc::Content::Fiche(self.fiche(fiche)),
            Content::Mission(it) => doc::Content::Mission(mission(it)),
            Content::Workshop(workshop) => doc::Content::Atelier(self.workshop(workshop)),
            Content::Pathway(path) => doc::Content::Parcours(self.pathway(path)),
            Content::Page => doc::Content::Page,
        }
    }

    fn term(&self, id: EntryId, term: &Term<EntryId>) -> doc::Term {
        let lexicon = &self.edition.lexicon;
        let relations = lexicon.relations(id);
        let confusables = relations.confusables.iter().filter_map(|(other, reason)| {
            let difference = lexicon.difference(*reason).map(plain);
            Some(doc::Confusable { term: self.link(*other)?, difference })
        });
        let senses = term.senses.iter().map(|sense| doc::Sense {
            definition: plain(&sense.definition),
            domain: sense.domain.clone(),
            sources: sense.sources.iter().map(source).collect(),
        });
        let admitted = term.admitted.iter().map(|label| doc::Label {
            label: label.label.value.clone(),
            note: some(&label.note),
            source: label.source.as_ref().map(source),
        });
        let deprecated = term.deprecated.iter().map(|label| doc::Deprecated {
            label: label.label.value.clone(),
            why: some(&label.why),
            instead: some(&label.instead),
        });
        let viewpoints = term.viewpoints.iter().map(|viewpoint| doc::Viewpoint {
            actor: viewpoint.actor.clone(),
            text: plain(&viewpoint.text),
            sources: viewpoint.sources.iter().map(source).collect(),
        });
        let languages = term.languages.iter();
        doc::Term {
            definition: term.senses.first().map(|sense| plain(&sense.definition)),
            senses: senses.collect(),
            plain: some(&term.plain),
            category: term.category.map(category),
            gender: term.gender.map(gender),
            acronym: term.acronym.as_ref().map(|label| label.value.clone()),
            expansion: term.expansion.as_ref().map(|label| label.value.clone()),
            admitted: admitted.collect(),
            deprecated: deprecated.collect(),
            hidden: term.hidden.iter().map(|label| label.value.clone()).collect(),
            viewpoints: viewpoints.collect(),
            confusables: confusables.collect(),
            broader: self.links(&relations.broader),
            narrower: self.links(&relations.narrower),
            related: self.links(&relations.related),
            mappings: term.mappings.iter().map(|mapping| self.mapping(mapping)).collect(),
            examples: all(&term.examples),
            languages: languages
                .map(|(tag, labels)| (tag.clone(), labels.iter().map(|label| label.value.clone()).collect()))
                .collect(),
        }
    }

    fn mapping(&self, mapping: &Mapping) -> doc::Mapping {
        let neighbours = &self.edition.neighbours;
        let (url, title, lexicon) = match &mapping.concept.value {
            Concept::Address(url) => (url.clone(), None, None),
            Concept::Foreign(id) => {
                let (term, lexicon) = (neighbours.term(*id), neighbours.lexicon(*id));
                (term.url.clone(), Some(term.title().to_owned()), Some(lexicon.title.clone()))
            }
        };
        let relation = match mapping.kind {
            Match::Exact => doc::Match::ExactMatch,
            Match::Close => doc::Match::CloseMatch,
            Match::Broad => doc::Match::BroadMatch,
            Match::Narrow => doc::Match::NarrowMatch,
            Match::Related => doc::Match::RelatedMatch,
        };
        doc::Mapping { relation, url, title, lexicon }
    }

    fn fiche(&self, fiche: &Fiche) -> doc::Fiche {
        let steps = fiche.steps.iter().map(|step| doc::GridStep {
            title: step.title.clone(),
            who: some(&step.who),
            when: some(&step.when),
            how: some(&step.how),
            what_for: some(&step.what_for),
        });
        doc::Fiche {
            audiences: self.audiences(&fiche.audiences),
            question: some(&fiche.question),
            essentials: all(&fiche.essentials),
            steps: steps.collect(),
            pitfalls: all(&fiche.pitfalls),
            tools: all(&fiche.tools),
        }
    }

    fn workshop(&self, workshop: &Workshop<EntryId>) -> doc::Workshop {
        let steps = workshop.steps.iter().map(|step| doc::WorkshopStep {
            title: step.title.clone(),
            duration: step.duration.as_ref().map(|minutes| minutes.value),
            instruction: some(&step.instruction),
            support: some(&step.support),
        });
        let quiz = workshop.quiz.iter().map(|question| doc::Question {
            question: plain(&question.question),
            answers: all(&question.answers),
            correct: question.correct.value,
            explanation: some(&question.explanation),
        });
        doc::Workshop {
            goals: all(&workshop.goals),
            audience: some(&workshop.audience),
            duration: workshop.duration.as_ref().map(|minutes| minutes.value),
            participants: workshop.participants.map(|(min, max)| doc::Participants { min, max }),
            material: all(&workshop.material),
            steps: steps.collect(),
            handouts: self.links(workshop.handouts.iter().map(|other| &other.value)),
            quiz: quiz.collect(),
        }
    }

    fn pathway(&self, path: &Pathway<EntryId>) -> doc::Pathway {
        let steps = path.steps.iter().map(|step| doc::PathwayStep {
            title: step.title.clone(),
            when: some(&step.when),
            instruction: some(&step.instruction),
            entries: self.links(step.entries.iter().map(|other| &other.value)),
        });
        doc::Pathway { audiences: self.audiences(&path.audiences), steps: steps.collect() }
    }

    fn audiences(&self, ids: &[AudienceId]) -> Vec<String> {
        ids.iter().map(|id| self.edition.config.audience(*id).id.clone()).collect()
    }

    /// Those of some entries that are published.
    fn links<'i>(&self, ids: impl IntoIterator<Item = &'i EntryId>) -> Vec<doc::Link> {
        ids.into_iter().filter_map(|id| self.link(*id)).collect()
    }

    fn link(&self, id: EntryId) -> Option<doc::Link> {
        let entry = self.edition.lexicon.get(id);
        Some(doc::Link {
            id: entry.slug.value.to_string(),
            kind: entry.kind.key().to_owned(),
            title: entry.title.value.clone(),
            url: self.addresses.entry(id)?,
        })
    }
}

fn mission(mission: &Mission) -> doc::Mission {
    let indicators = mission.indicators.iter().map(|sign| doc::Indicator {
        indicator: plain(&sign.indicator),
        collection: some(&sign.collection),
        limit: some(&sign.limit),
    });
    doc::Mission {
        purpose: some(&mission.purpose),
        activities: all(&mission.activities),
        is_not: all(&mission.is_not),
        partners: all(&mission.partners),
        indicators: indicators.collect(),
        reporting: some(&mission.reporting),
    }
}

fn source(citation: &Citation) -> doc::Source {
    let work = &citation.work;
    doc::Source {
        id: citation.key.clone(),
        title: work.title.clone(),
        author: work.author.clone(),
        url: work.url.clone(),
        date: work.date.clone(),
        page: citation.page.clone(),
    }
}

fn status(status: Status) -> doc::Status {
    match status {
        Status::Draft => doc::Status::Brouillon,
        Status::Proposed => doc::Status::Propose,
        Status::Approved => doc::Status::Valide,
        Status::ToReview => doc::Status::ToReview,
        Status::Retired => doc::Status::Retire,
    }
}

fn category(category: Category) -> doc::Category {
    match category {
        Category::Noun => doc::Category::Nom,
        Category::Verb => doc::Category::Verbe,
        Category::Adjective => doc::Category::Adjectif,
        Category::Phrase => doc::Category::Locution,
    }
}

fn gender(gender: Gender) -> doc::Gender {
    match gender {
        Gender::Masculine => doc::Gender::M,
        Gender::Feminine => doc::Gender::F,
        Gender::Both => doc::Gender::Mf,
        Gender::Epicene => doc::Gender::Epicene,
    }
}

fn some(prose: &Option<Prose>) -> Option<String> {
    prose.as_ref().filter(|prose| !prose.is_empty()).map(plain)
}

fn all(proses: &[Prose]) -> Vec<String> {
    proses.iter().map(plain).collect()
}

/// A text without marks, an empty line between its paragraphs.
fn paragraphs(prose: &Prose) -> String {
    let blocks = blocks(prose);
    let texts = blocks.iter().map(|block| block.text.trim()).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join("\n\n")
}
