//! Keys of a term.

use super::keys::{CONFUSABLE, DEPRECATED, LABEL, SENSE, VIEWPOINT};
use super::reader::{Reader, one_line};
use crate::model::{
    Category, Confusable, Deprecated, Gender, Label, Linking, Mapping, Match, Reference, Sense, Term,
    Viewpoint,
};
use crate::source::Placed;
use crate::syntax::{Fields, Key, Node, Value};

/// Reads them.
pub(super) fn read(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Term<Reference> {
    let categories: Vec<_> = Category::ALL.iter().map(|category| (category.key(), *category)).collect();
    let genders: Vec<_> = Gender::ALL.iter().map(|gender| (gender.key(), *gender)).collect();
    let linkings: Vec<_> = Linking::ALL.iter().map(|linking| (linking.key(), *linking)).collect();
    Term {
        senses: senses(fields, reader),
        plain: reader.prose(fields, "en_clair"),
        category: fields.choice("categorie", &categories).map(|category| category.value),
        gender: fields.choice("genre", &genders).map(|gender| gender.value),
        acronym: label(fields, "sigle"),
        expansion: label(fields, "developpe"),
        admitted: items(fields, "variantes", LABEL.names, |item| {
            let label = label(item, "terme")?;
            let source = item.take("source").and_then(|node| reader.citation(item, node));
            Some(Label { label, note: reader.prose(item, "note"), source })
        }),
        deprecated: items(fields, "a_eviter", DEPRECATED.names, |item| {
            let label = label(item, "terme")?;
            Some(Deprecated {
                label,
                why: reader.prose(item, "pourquoi"),
                instead: reader.prose(item, "dire"),
            })
        }),
        hidden: labels(fields, "recherche"),
        viewpoints: fields.maps("points_de_vue", VIEWPOINT.names, |item| {
            let actor = item.string("acteur");
            let text = reader.prose(item, "texte");
            let sources = reader.citations(item, "sources");
            if actor.is_none() {
                item.missing("acteur", "\"Médiateurs\"");
            }
            if text.is_none() {
                item.missing("texte", "\"Ce que cet acteur entend dans le mot.\"");
            }
            Some(Viewpoint { actor: actor?, text: text?, sources })
        }),
        confusables: fields.maps("ne_pas_confondre", CONFUSABLE.names, |item| {
            let term = reader.reference(item, "terme");
            let difference = reader.prose(item, "difference");
            if term.is_none() {
                item.missing("terme", "identifiant-du-terme");
            }
            if difference.is_none() {
                item.missing("difference", "\"Ce qui les distingue, en une phrase.\"");
            }
            Some(Confusable { term: term?, difference: difference? })
        }),
        broader: reader.references(fields, "generique"),
        narrower: reader.references(fields, "specifiques"),
        related: reader.references(fields, "associes"),
        mappings: mappings(fields, reader),
        examples: reader.proses(fields, "exemples"),
        forms: labels(fields, "formes"),
        excluded_forms: labels(fields, "formes_exclues"),
        linking: fields.choice("lier", &linkings).map(|linking| linking.value).unwrap_or_default(),
        languages: languages(fields),
    }
}

fn senses(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Vec<Sense> {
    let definition = fields.bare("definition").map(|scalar| reader.parse(fields, scalar));
    let mut senses: Vec<Sense> = definition
        .map(|definition| Sense { definition, domain: None, sources: Vec::new() })
        .into_iter()
        .collect();
    senses.extend(fields.maps("sens", SENSE.names, |item| {
        let definition = item.bare("definition").map(|scalar| reader.parse(item, scalar));
        let domain = item.string("domaine");
        let sources = reader.citations(item, "sources");
        if definition.is_none() {
            item.missing("definition", "\"Ce que le mot veut dire, en une phrase.\"");
        }
        Some(Sense { definition: definition?, domain, sources })
    }));
    senses
}

fn mappings(fields: &mut Fields<'_>, reader: &Reader<'_>) -> Vec<Mapping> {
    let mut mappings = Vec::new();
    for kind in Match::ALL {
        for scalar in fields.scalars(kind.key()) {
            let concept = reader.concept(fields, scalar);
            mappings.extend(concept.map(|concept| Mapping { kind: *kind, concept }));
        }
    }
    mappings
}

/// Items that are maps with a `terme`, or just the term.
fn items<T>(
    fields: &mut Fields<'_>,
    key: &str,
    known: &[&str],
    mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let source = fields.source();
    let mut values = Vec::new();
    for node in fields.items(key) {
        let node = match node.value {
            Value::Map(_) => node,
            _ => {
                let span = node.span.clone();
                let key = Key { text: "terme".to_owned(), span: span.clone() };
                Node { value: Value::Map(vec![(key, node)]), span }
            }
        };
        let mut item = Fields::new(node, source, known, fields.complaints());
        match read(&mut item) {
            Some(value) => values.push(value),
            None => item.missing("terme", "\"le mot\""),
        }
    }
    values
}

fn label(fields: &mut Fields<'_>, key: &str) -> Option<Placed<String>> {
    fields.bare(key).map(|label| Placed::new(one_line(&label.text), label.place))
}

fn labels(fields: &mut Fields<'_>, key: &str) -> Vec<Placed<String>> {
    let labels = fields.bare_list(key).into_iter();
    labels.map(|label| Placed::new(one_line(&label.text), label.place)).collect()
}

fn languages(fields: &mut Fields<'_>) -> Vec<(String, Vec<Placed<String>>)> {
    let Some(node) = fields.take("langues") else { return Vec::new() };
    let Value::Map(pairs) = &node.value else {
        fields.wrong_type(
            &node.span,
            crate::diagnostic::text(
                "des lignes « en: \"mediator\" », une par langue",
                "lines of “en: \"mediator\"”, one for each language",
            ),
        );
        return Vec::new();
    };
    let tags: Vec<&str> = pairs.iter().map(|(key, _)| key.text.as_str()).collect();
    let source = fields.source();
    let mut item = Fields::new(node.clone(), source, &tags, fields.complaints());
    tags.iter().map(|tag| ((*tag).to_owned(), labels(&mut item, tag))).collect()
}
