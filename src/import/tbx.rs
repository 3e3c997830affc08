//! TBX (ISO 30042): version 3 in both styles (DCA and DCT), and the older `martif`.
//!
//! In DCA a category is the `type` of an element, in DCT the name of the element itself: both are read
//! as the same category.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::Import;
use super::concept::{Concept, Note, Rank, Vocabulary, Words, import};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, text};
use crate::model::{Category, Gender};
use crate::source::{Place, Source};

/// Reads a term base; terms and notes in `lang` go to the keys of their own.
pub fn read(path: &str, bytes: &[u8], lang: Lang) -> Import {
    let source = Source::new(path, bytes);
    let mut complaints = Diagnostics::default();
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 5_000_000, ..Default::default() };
    let vocabulary = match Document::parse_with_options(&source.text, options) {
        Ok(document) => vocabulary(&document),
        Err(error) => {
            let position = error.pos();
            let before = source.text.split_inclusive('\n').take(position.row.saturating_sub(1) as usize);
            let at = before.map(str::len).sum::<usize>() + position.col.saturating_sub(1) as usize;
            complaints.push(unreadable(&error.to_string(), crate::source::floor_char(&source.text, at)));
            Vocabulary::default()
        }
    };
    if vocabulary.concepts.is_empty() && !complaints.has_errors() {
        complaints.push(unreadable("conceptEntry", 0));
    }
    import(source, vocabulary, lang, complaints)
}

fn vocabulary(document: &Document<'_>) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let titled = document.descendants().find(|node| node.has_tag_name_of("title"));
    vocabulary.title = titled.map(text_of).filter(|title| !title.is_empty());
    let entries = document
        .descendants()
        .filter(|node| node.has_tag_name_of("conceptEntry") || node.has_tag_name_of("termEntry"));
    for (number, entry) in (1..).zip(entries) {
        let mut concept = Concept {
            iri: entry.attribute("id").map_or_else(|| format!("tbx:{number}"), |id| format!("tbx:{id}")),
            ..Concept::default()
        };
        level(entry, None, &mut concept, &mut vocabulary.losses);
        vocabulary.concepts.push(concept);
    }
    vocabulary
}

/// An entry, a language section, or a group in one of them.
fn level(
    node: Node<'_, '_>,
    lang: Option<&str>,
    concept: &mut Concept,
    losses: &mut BTreeMap<String, usize>,
) {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "langSec" | "langSet" => {
                let lang = child.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
                let lang = lang.or_else(|| child.attribute("lang")).map(str::to_ascii_lowercase);
                level(child, lang.as_deref(), concept, losses);
            }
            "termSec" | "tig" | "ntig" => term(child, lang, concept, losses),
            name if name.ends_with("Grp") => level(child, lang, concept, losses),
            _ => fact(child, lang, concept, losses),
        }
    }
}

fn term(
    section: Node<'_, '_>,
    lang: Option<&str>,
    concept: &mut Concept,
    losses: &mut BTreeMap<String, usize>,
) {
    let Some(term) = section.descendants().find(|node| node.has_tag_name_of("term")) else { return };
    let mut rank = None;
    for node in section.descendants().filter(|node| node.is_element() && *node != section && *node != term) {
        if node.tag_name().name().ends_with("Grp") {
            continue;
        }
        let value = text_of(node);
        match (category(node), value.split('-').next().unwrap_or_default()) {
            ("administrativeStatus" | "normativeAuthorization", word) => {
                rank = match word {
                    "preferredTerm" => Some(Rank::Preferred),
                    "deprecatedTerm" | "supersededTerm" => Some(Rank::Deprecated),
                    _ => Some(Rank::Admitted),
                }
            }
            ("termType", "acronym" | "initialism") => rank = rank.or(Some(Rank::Acronym)),
            ("termType", _) => {}
            ("partOfSpeech", word) => {
                concept.category = concept.category.or(match word {
                    "noun" | "properNoun" => Some(Category::Noun),
                    "verb" => Some(Category::Verb),
                    "adjective" => Some(Category::Adjective),
                    _ => None,
                })
            }
            ("grammaticalGender", word) => {
                concept.gender = concept.gender.or(match word {
                    "masculine" => Some(Gender::Masculine),
                    "feminine" => Some(Gender::Feminine),
                    _ => None,
                })
            }
            _ => fact(node, lang, concept, losses),
        }
    }
    let tag = lang.map(str::to_owned);
    // The first term of a language is its preferred one, unless the file says otherwise.
    let has_preferred =
        concept.labels.iter().any(|(rank, words)| *rank == Rank::Preferred && words.lang == tag);
    let rank = match rank {
        Some(Rank::Preferred) | None if has_preferred => Rank::Admitted,
        None => Rank::Preferred,
        Some(rank) => rank,
    };
    concept.labels.push((rank, Words { lang: tag, text: text_of(term) }));
}

fn fact(node: Node<'_, '_>, lang: Option<&str>, concept: &mut Concept, losses: &mut BTreeMap<String, usize>) {
    let words = Words { lang: lang.map(str::to_owned), text: text_of(node) };
    let target = node.attribute("target").map(str::to_owned);
    let local = |target: &str| format!("tbx:{}", target.trim_start_matches('#'));
    match (category(node), target) {
        _ if words.text.is_empty() && node.attribute("target").is_none() => {}
        ("definition", _) => concept.notes.push((Note::Definition, words)),
        ("context" | "example", _) => concept.notes.push((Note::Example, words)),
        ("explanation", _) => concept.notes.push((Note::Scope, words)),
        ("note", _) => concept.notes.push((Note::General, words)),
        ("source", _) => concept.sources.push(words.text),
        ("externalCrossReference", Some(target)) => concept.sources.push(target),
        ("crossReference" | "relatedConcept" | "associatedConcept", Some(target)) => {
            concept.related.push(local(&target))
        }
        ("superordinateConceptGeneric" | "superordinateConcept", Some(target)) => {
            concept.broader.push(local(&target))
        }
        ("subordinateConceptGeneric" | "subordinateConcept", Some(target)) => {
            concept.narrower.push(local(&target))
        }
        (other, _) => *losses.entry(other.to_owned()).or_default() += 1,
    }
}

/// The data category: the `type` of an element, or in DCT its name.
fn category<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("type").unwrap_or(node.tag_name().name())
}

fn text_of(node: Node<'_, '_>) -> String {
    let words: String =
        node.descendants().filter_map(|node| node.is_text().then(|| node.text()).flatten()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

trait Named {
    /// Whatever its namespace.
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn unreadable(message: &str, at: usize) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableTable,
        Place::new(Import::SOURCE, at..at),
        text(
            format!("ce fichier n’est pas du TBX que Boussole sait lire ({message})"),
            format!("this file is not TBX that Boussole can read ({message})"),
        ),
    )
    .hint(text(
        "exportez la base terminologique en TBX-Basic (ISO 30042)",
        "export the term base as TBX-Basic (ISO 30042)",
    ))
}
