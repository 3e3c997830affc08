//! What the readers of every kind share: texts, references, sources.

use std::sync::Arc;

use super::Vocabulary;
use super::keys::CITATION;
use crate::config::{is_web_address, web_address};
use crate::diagnostic::{Code, Diagnostic, did_you_mean, nearest, text};
use crate::markdown::{Destination, Origin, Prose, parse};
use crate::model::{AudienceId, Citation, Concept, Reference, ThemeId, Work};
use crate::neighbour::Lookup;
use crate::source::{Placed, Source, SourceId};
use crate::syntax::{Fields, Node, Scalar, Value};

/// One file being read.
pub struct Reader<'a> {
    source: &'a Source,
    id: SourceId,
    pub(super) vocabulary: Vocabulary<'a>,
    /// Links of all its texts so far.
    pub(super) links: Vec<Placed<Destination>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, id: SourceId, vocabulary: Vocabulary<'a>) -> Self {
        Reader { source, id, vocabulary, links: Vec::new() }
    }

    /// A text in Markdown.
    pub(super) fn prose(&mut self, fields: &mut Fields<'_>, key: &str) -> Option<Prose> {
        let scalar = fields.scalar(key)?;
        Some(self.parse(fields, scalar))
    }

    /// A list of texts in Markdown.
    pub(super) fn proses(&mut self, fields: &mut Fields<'_>, key: &str) -> Vec<Prose> {
        fields.scalars(key).into_iter().map(|scalar| self.parse(fields, scalar)).collect()
    }

    /// A text in Markdown that was read already.
    pub(super) fn parse(&mut self, fields: &mut Fields<'_>, scalar: Scalar) -> Prose {
        let origin = match scalar.exact {
            true => Origin::Exact(self.id, scalar.place.span.start),
            false => {
                let written = self.source.slice(&scalar.place.span).to_owned();
                Origin::folded(scalar.place, scalar.text.clone(), written)
            }
        };
        parse(&scalar.text, origin, &mut self.links, fields.complaints())
    }

    /// References to entries.
    pub(super) fn references(&self, fields: &mut Fields<'_>, key: &str) -> Vec<Placed<Reference>> {
        fields.bare_list(key).into_iter().map(reference).collect()
    }

    /// A reference to an entry.
    pub(super) fn reference(&self, fields: &mut Fields<'_>, key: &str) -> Option<Placed<Reference>> {
        fields.bare(key).map(reference)
    }

    /// A concept of another lexicon: `voisin:terme`, or its address.
    pub(super) fn concept(&self, fields: &mut Fields<'_>, scalar: Scalar) -> Option<Placed<Concept>> {
        let Placed { value: Reference(word), place } = reference(scalar);
        let neighbours = self.vocabulary.neighbours;
        if is_web_address(&word) {
            let concept = neighbours.at(&word).map_or(Concept::Address(word), Concept::Foreign);
            return Some(Placed::new(concept, place));
        }
        match neighbours.find(&word, &place) {
            Lookup::Found(id, complaint) => {
                complaint.into_iter().for_each(|complaint| fields.complain(*complaint));
                Some(Placed::new(Concept::Foreign(id), place))
            }
            Lookup::Unavailable => None,
            Lookup::Unknown(complaint) => {
                fields.complain(*complaint);
                None
            }
            Lookup::NotForeign => {
                let complaint = Diagnostic::new(
                    Code::UnknownReference,
                    place,
                    text(
                        format!("« {word} » ne nomme pas une notion d’un autre lexique"),
                        format!("“{word}” names no concept of another lexicon"),
                    ),
                );
                fields.complain(complaint.hint(neighbours.advice(&word)));
                None
            }
        }
    }

    /// Audiences of `boussole.toml`.
    pub(super) fn audiences(&self, fields: &mut Fields<'_>, key: &str) -> Vec<AudienceId> {
        let audiences = (0..).map(AudienceId).zip(&self.vocabulary.config.audiences);
        let choices: Vec<_> = audiences.map(|(id, audience)| (audience.id.as_str(), id)).collect();
        let before = fields.complaints().len();
        let mut found: Vec<AudienceId> =
            fields.choices(key, &choices).into_iter().map(|id| id.value).collect();
        found.dedup();
        let audiences = &self.vocabulary.config.audiences;
        self.by_title(fields, before, audiences.iter().map(|it| (it.id.as_str(), it.title.as_str())));
        found
    }

    /// The theme of `boussole.toml`.
    pub(super) fn theme(&self, fields: &mut Fields<'_>, key: &str) -> Option<ThemeId> {
        let themes = &self.vocabulary.config.themes;
        let choices: Vec<_> =
            (0..).map(ThemeId).zip(themes).map(|(id, theme)| (theme.id.as_str(), id)).collect();
        let before = fields.complaints().len();
        let found = fields.choice(key, &choices).map(|theme| theme.value);
        self.by_title(fields, before, themes.iter().map(|it| (it.id.as_str(), it.title.as_str())));
        found
    }

    /// Readers see titles, and authors write them: complaints after the first `before` say the id of the
    /// title that is nearest.
    fn by_title<'t>(
        &self,
        fields: &mut Fields<'_>,
        before: usize,
        names: impl Iterator<Item = (&'t str, &'t str)> + Clone,
    ) {
        if fields.complaints().len() == before {
            return;
        }
        let mut number = 0;
        fields.complaints().retain_map(|mut complaint| {
            number += 1;
            if number > before && complaint.code == Code::UnknownValue {
                let written = self.source.slice(&complaint.place.span).trim_matches(['"', '\'']);
                let near = nearest(written, names.clone().map(|(_, title)| title));
                let named = near.and_then(|near| names.clone().find(|(_, title)| *title == near));
                if let Some((id, title)) = named {
                    let hint = text(format!("écrivez « {id} » ({title})"), format!("write “{id}” ({title})"));
                    complaint.hints.insert(0, hint);
                }
            }
            Some(complaint)
        });
    }

    /// Documents: ids of the bibliography, or described in place.
    pub(super) fn citations(&self, fields: &mut Fields<'_>, key: &str) -> Vec<Citation> {
        fields.items(key).into_iter().filter_map(|node| self.citation(fields, node)).collect()
    }

    /// One document.
    pub(super) fn citation(&self, fields: &mut Fields<'_>, node: Node) -> Option<Citation> {
        if !matches!(node.value, Value::Map(_)) {
            let scalar = fields.as_scalar(node)?;
            return self.listed(fields, Placed::new(scalar.text, scalar.place), None);
        }
        let source = fields.source();
        let mut item = Fields::new(node, source, CITATION.names, fields.complaints());
        let page = item.string("page");
        if let Some(key) = item.placed("id") {
            return self.listed(&mut item, key, page);
        }
        let place = item.place();
        let work = work(&mut item)?;
        Some(Citation { key: None, work: Arc::new(work), page, place })
    }

    fn listed(&self, fields: &mut Fields<'_>, key: Placed<String>, page: Option<String>) -> Option<Citation> {
        let word = key.value.trim();
        if let Some(work) = self.vocabulary.bibliography.get(word) {
            return Some(Citation {
                key: Some(word.to_owned()),
                work: Arc::clone(work),
                page,
                place: key.place,
            });
        }
        let place = key.place;
        fields.complain(
            Diagnostic::new(
                Code::UnknownReference,
                place.clone(),
                text(
                    format!("pas de source « {word} » dans content/sources.yaml"),
                    format!("no source “{word}” in content/sources.yaml"),
                ),
            )
            .maybe_hint(did_you_mean(word, self.vocabulary.bibliography.keys()))
            .hint(text(
                "ajoutez-la à content/sources.yaml, ou décrivez-la ici : {titre: \"…\", auteur: \"…\", date: \"…\"}",
                "add it to content/sources.yaml, or describe it here: {titre: \"…\", auteur: \"…\", date: \"…\"}",
            )),
        );
        // Where the rule is lowered, the reader gets the word that was written.
        let work = Work { title: word.to_owned(), ..Work::default() };
        Some(Citation { key: None, work: Arc::new(work), page, place })
    }
}

/// A document described in place.
pub(super) fn work(fields: &mut Fields<'_>) -> Option<Work> {
    let title = fields.string("titre").map(|title| one_line(&title));
    let work = Work {
        title: title.unwrap_or_default(),
        author: fields.string("auteur"),
        url: web_address(fields, "url"),
        date: fields.string("date"),
        consulted: fields.string("consulte"),
        note: fields.string("note"),
    };
    if work.title.is_empty() {
        fields.missing("titre", "\"Titre du document\"");
        return None;
    }
    Some(work)
}

/// A word without the brackets of a wikilink and the text after its bar.
fn reference(scalar: Scalar) -> Placed<Reference> {
    let word = scalar.text.trim();
    let word = word.strip_prefix("[[").and_then(|word| word.strip_suffix("]]")).unwrap_or(word);
    let word = word.split('|').next().unwrap_or_default().trim();
    Placed::new(Reference(word.to_owned()), scalar.place)
}

/// Words with single spaces between them; no-break spaces stay.
pub(super) fn one_line(text: &str) -> String {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
