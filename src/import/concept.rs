//! A concept of a vocabulary, whatever its format, and the record made of it.
//!
//! Labels, notes and relations all find a place: what an entry has no key for goes to its body, under
//! a heading. Words of a vocabulary are words: what would be a mark of Markdown is escaped.

use std::collections::{BTreeMap, BTreeSet};

use super::{Import, Record};
use crate::config::is_web_address;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, text};
use crate::markdown::escape_markdown;
use crate::model::{Category, Gender, Match, Slug, Status, slugify};
use crate::source::{Place, Source, compose};
use crate::syntax::{Node, Value};

/// A concept.
#[derive(Clone, Debug, Default)]
pub struct Concept {
    /// What names it in its vocabulary.
    pub iri: String,
    /// Its labels.
    pub labels: Vec<(Rank, Words)>,
    /// Its notes.
    pub notes: Vec<(Note, Words)>,
    /// Broader concepts, by IRI.
    pub broader: Vec<String>,
    /// Narrower concepts.
    pub narrower: Vec<String>,
    /// Related concepts.
    pub related: Vec<String>,
    /// Concepts of other vocabularies.
    pub matches: Vec<(Match, String)>,
    /// Documents that it relies on.
    pub sources: Vec<String>,
    /// Part of speech.
    pub category: Option<Category>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Whether it is no longer in use.
    pub is_retired: bool,
    /// What takes its place.
    pub replaced_by: Option<String>,
}

/// Words and their language, when it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// BCP 47 tag, in small letters.
    pub lang: Option<String>,
    /// The words.
    pub text: String,
}

/// Rank of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// skos:prefLabel, preferredTerm.
    Preferred,
    /// skos:altLabel, admittedTerm.
    Admitted,
    /// deprecatedTerm, supersededTerm.
    Deprecated,
    /// skos:hiddenLabel, skos:notation.
    Hidden,
    /// An acronym.
    Acronym,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// skos:definition.
    Definition,
    /// skos:example, context.
    Example,
    /// skos:scopeNote.
    Scope,
    /// skos:note.
    General,
    /// skos:historyNote.
    History,
    /// skos:changeNote.
    Change,
    /// skos:editorialNote.
    Editorial,
}

/// A vocabulary read.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Its title.
    pub title: Option<String>,
    /// Its concepts.
    pub concepts: Vec<Concept>,
    /// What entries cannot hold: by property, how often.
    pub losses: BTreeMap<String, usize>,
}

impl Note {
    /// The heading above notes that have no key.
    fn heading(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Note::Definition, Lang::Fr) => "Définition",
            (Note::Definition, Lang::En) => "Definition",
            (Note::Example, Lang::Fr) => "Exemple",
            (Note::Example, Lang::En) => "Example",
            (Note::Scope, Lang::Fr) => "Note d’application",
            (Note::Scope, Lang::En) => "Scope note",
            (Note::General, Lang::Fr) => "Note",
            (Note::General, Lang::En) => "Note",
            (Note::History, Lang::Fr) => "Note historique",
            (Note::History, Lang::En) => "History note",
            (Note::Change, Lang::Fr) => "Note de modification",
            (Note::Change, Lang::En) => "Change note",
            (Note::Editorial, Lang::Fr) => "Note éditoriale",
            (Note::Editorial, Lang::En) => "Editorial note",
        }
    }
}

/// What a mapping that has no place in the keys is called in the body.
fn match_name(kind: Match, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Match::Exact, Lang::Fr) => "Même notion",
        (Match::Exact, Lang::En) => "Same concept",
        (Match::Close, Lang::Fr) => "Notion très proche",
        (Match::Close, Lang::En) => "Close concept",
        (Match::Broad, Lang::Fr) => "Notion plus large",
        (Match::Broad, Lang::En) => "Broader concept",
        (Match::Narrow, Lang::Fr) => "Notion plus étroite",
        (Match::Narrow, Lang::En) => "Narrower concept",
        (Match::Related, Lang::Fr) => "Notion voisine",
        (Match::Related, Lang::En) => "Related concept",
    }
}

/// The records of a vocabulary, in its order, and what is lost as complaints.
pub fn import(source: Source, vocabulary: Vocabulary, lang: Lang, mut complaints: Diagnostics) -> Import {
    let Vocabulary { title, concepts, losses } = vocabulary;
    for (property, times) in &losses {
        complaints.push(
            Diagnostic::new(
                Code::PartialImport,
                Place::start(Import::SOURCE),
                text(
                    format!("{property} n’est pas importé ({times})"),
                    format!("{property} is not imported ({times})"),
                ),
            )
            .hint(text(
                "une entrée n’a pas de place pour cela : gardez le fichier d’origine",
                "an entry has no room for it: keep the original file",
            )),
        );
    }
    let slugs = slugs(&concepts, lang);
    let made = Making { lang, slugs: &slugs, title: title.as_deref() };
    let records = concepts.iter().map(|concept| made.record(concept)).collect();
    Import { source, records, complaints, is_table: false, cells: Vec::new() }
}

/// An id a concept: of its title; with the end of its IRI when several have that title.
fn slugs(concepts: &[Concept], lang: Lang) -> BTreeMap<String, String> {
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    for concept in concepts {
        *titles.entry(slugify(&title(concept, lang).text)).or_default() += 1;
    }
    let mut taken = BTreeSet::new();
    let mut slugs = BTreeMap::new();
    for concept in concepts {
        let base = slugify(&title(concept, lang).text);
        let end = slugify(concept.iri.rsplit(['/', '#', ':']).next().unwrap_or_default());
        let mut slug = match (titles.get(&base), base.is_empty()) {
            (_, true) => end,
            (Some(1), _) => base,
            _ if end.is_empty() => base,
            _ => format!("{base}-{end}"),
        };
        let whole = slug.clone();
        let mut number = 1;
        while slug.is_empty() || !taken.insert(slug.clone()) {
            number += 1;
            slug = format!("{}-{number}", if whole.is_empty() { "notion" } else { &whole });
        }
        slugs.insert(concept.iri.clone(), slug);
    }
    slugs
}

/// The preferred label: in the site's language, without language, in English, in any.
fn title(concept: &Concept, lang: Lang) -> Words {
    let labels =
        |rank: Rank| concept.labels.iter().filter(move |(other, _)| *other == rank).map(|(_, words)| words);
    let rank = |words: &&Words| match words.lang.as_deref() {
        Some(tag) if is(tag, lang.tag()) => 0,
        None => 1,
        Some(tag) if is(tag, "en") => 2,
        Some(_) => 3,
    };
    let found = labels(Rank::Preferred).min_by_key(rank).or_else(|| labels(Rank::Admitted).min_by_key(rank));
    found.cloned().unwrap_or_else(|| Words {
        lang: None,
        text: concept.iri.rsplit(['/', '#']).next().unwrap_or_default().to_owned(),
    })
}

fn is(tag: &str, lang: &str) -> bool {
    tag == lang || tag.strip_prefix(lang).is_some_and(|rest| rest.starts_with('-'))
}

struct Making<'a> {
    lang: Lang,
    slugs: &'a BTreeMap<String, String>,
    title: Option<&'a str>,
}

impl Making<'_> {
    fn record(&self, concept: &Concept) -> Record {
        let title = title(concept, self.lang);
        let mut keys: Vec<(&str, Value)> = Vec::new();
        let mut add = |key: &'static str, value: Option<Value>| keys.extend(value.map(|value| (key, value)));
        add("titre", Some(words(&title.text)));
        add(
            "id",
            self.slugs.get(&concept.iri).and_then(|slug| Slug::parse(slug)).map(|slug| words(slug.as_str())),
        );
        let definitions = self.own(concept, Note::Definition);
        match definitions.as_slice() {
            [] => {}
            [one] => add("definition", Some(words(one))),
            several => add(
                "sens",
                list(several.iter().map(|one| Value::map(vec![("definition", words(one))])).collect()),
            ),
        }
        add("categorie", concept.category.map(|category| words(category.key())));
        add("genre", concept.gender.map(|gender| words(gender.key())));
        let mut acronyms = self.labels(concept, Rank::Acronym, &title);
        let acronym = (!acronyms.is_empty()).then(|| acronyms.remove(0));
        add("sigle", acronym.map(|acronym| words(&acronym)));
        let mut admitted = self.labels(concept, Rank::Admitted, &title);
        // A second preferred label in the language of the title is against SKOS (S14); it is a label all the same.
        admitted.extend(self.labels(concept, Rank::Preferred, &title));
        admitted.extend(acronyms);
        add("variantes", several(&admitted));
        add("a_eviter", several(&self.labels(concept, Rank::Deprecated, &title)));
        let hidden = concept.labels.iter().filter(|(rank, _)| *rank == Rank::Hidden);
        add(
            "recherche",
            several(&unique(
                hidden.map(|(_, words)| words.text.clone()).filter(|label| *label != title.text),
            )),
        );
        add("langues", self.languages(concept, &title));
        add("generique", self.references(&concept.broader));
        add("specifiques", self.references(&concept.narrower));
        add("associes", self.references(&concept.related));
        let elsewhere = self.elsewhere(concept);
        for kind in Match::ALL {
            let concepts = elsewhere.iter().filter(|(other, iri)| other == kind && is_web_address(iri));
            add(kind.key(), several(&unique(concepts.map(|(_, iri)| iri.clone()))));
        }
        add("exemples", several(&self.own(concept, Note::Example)));
        let mut sources = vec![self.origin(concept)];
        sources.extend(unique(concept.sources.iter().cloned()).iter().map(|source| document(source, source)));
        add("sources", list(sources));
        if concept.is_retired {
            add("statut", Some(words(Status::Retired.key())));
        }
        let replaced_by = concept.replaced_by.as_ref().and_then(|iri| self.slugs.get(iri));
        add("remplace_par", replaced_by.map(|slug| words(slug)));
        Record {
            node: Node::made(Value::map(keys)),
            erased: Vec::new(),
            silent: Vec::new(),
            body: self.body(concept),
            same_as: Some(concept.iri.clone()),
            slug: None,
        }
    }

    /// Notes of that kind in the site's language, or in none, as Markdown.
    fn own(&self, concept: &Concept, kind: Note) -> Vec<String> {
        let notes = concept.notes.iter().filter(|(note, words)| *note == kind && self.is_own(words));
        unique(notes.map(|(_, words)| escape_markdown(&words.text)))
    }

    fn is_own(&self, words: &Words) -> bool {
        words.lang.as_deref().is_none_or(|tag| is(tag, self.lang.tag()))
    }

    /// Labels of that rank that stand beside the title.
    fn labels(&self, concept: &Concept, rank: Rank, title: &Words) -> Vec<String> {
        let labels = concept.labels.iter().filter(|(other, _)| *other == rank).map(|(_, words)| words);
        unique(
            labels
                .filter(|words| self.is_own(words) && words.text != title.text)
                .map(|words| words.text.clone()),
        )
    }

    /// Labels of other languages, the preferred one first.
    fn languages(&self, concept: &Concept, title: &Words) -> Option<Value> {
        let mut languages: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for wanted in [Rank::Preferred, Rank::Acronym, Rank::Admitted, Rank::Deprecated] {
            for (rank, words) in &concept.labels {
                if let Some(tag) = words.lang.as_deref().filter(|_| *rank == wanted && !self.is_own(words)) {
                    languages.entry(tag).or_default().push(words.text.clone());
                }
            }
        }
        let _ = title;
        let pairs: Vec<(&str, Value)> = languages
            .into_iter()
            .filter_map(|(tag, labels)| Some((tag, several(&unique(labels.into_iter()))?)))
            .collect();
        (!pairs.is_empty()).then(|| Value::map(pairs))
    }

    fn references(&self, iris: &[String]) -> Option<Value> {
        several(&unique(iris.iter().filter_map(|iri| self.slugs.get(iri)).cloned()))
    }

    fn origin(&self, concept: &Concept) -> Value {
        let fallback = match self.lang {
            Lang::Fr => "Vocabulaire importé",
            Lang::En => "Imported vocabulary",
        };
        match is_web_address(&concept.iri) {
            true => document(self.title.unwrap_or(fallback), &concept.iri),
            false => Value::map(vec![("titre", words(&concept.iri))]),
        }
    }

    /// Concepts of other vocabularies, and those that this one relates to without describing them.
    fn elsewhere(&self, concept: &Concept) -> Vec<(Match, String)> {
        let outside = |kind: Match, iris: &[String]| -> Vec<(Match, String)> {
            iris.iter().filter(|iri| !self.slugs.contains_key(*iri)).map(|iri| (kind, iri.clone())).collect()
        };
        let mut elsewhere = concept.matches.clone();
        elsewhere.extend(outside(Match::Broad, &concept.broader));
        elsewhere.extend(outside(Match::Narrow, &concept.narrower));
        elsewhere.extend(outside(Match::Related, &concept.related));
        elsewhere.sort();
        elsewhere.dedup();
        elsewhere
    }

    /// What has no key: notes of other kinds and languages, concepts of elsewhere without an address.
    fn body(&self, concept: &Concept) -> String {
        let mut body = String::new();
        let mut notes: Vec<&(Note, Words)> = concept
            .notes
            .iter()
            .filter(|(note, words)| !(matches!(note, Note::Definition | Note::Example) && self.is_own(words)))
            .collect();
        notes.sort_by(|a, b| (a.0, &a.1.lang).cmp(&(b.0, &b.1.lang)));
        let mut last = None;
        for (note, words) in notes {
            let tag = words.lang.as_deref().filter(|_| !self.is_own(words));
            if last != Some((note, tag)) {
                let tag = tag.map(|tag| format!(" ({tag})")).unwrap_or_default();
                body.push_str(&format!("## {}{tag}\n\n", note.heading(self.lang)));
            }
            last = Some((note, tag));
            body.push_str(&format!("{}\n\n", escape_markdown(&words.text)));
        }
        let elsewhere: Vec<(Match, String)> =
            self.elsewhere(concept).into_iter().filter(|(_, iri)| !is_web_address(iri)).collect();
        if !elsewhere.is_empty() {
            body.push_str(match self.lang {
                Lang::Fr => "## Dans d’autres vocabulaires\n\n",
                Lang::En => "## In other vocabularies\n\n",
            });
            for (kind, iri) in elsewhere {
                let target = match self.slugs.get(&iri) {
                    Some(slug) => format!("[[{slug}]]"),
                    None => escape_markdown(&iri),
                };
                let colon = match self.lang {
                    Lang::Fr => "\u{a0}: ",
                    Lang::En => ": ",
                };
                body.push_str(&format!("- {}{colon}{target}\n", match_name(kind, self.lang)));
            }
        }
        body
    }
}

fn document(title: &str, address: &str) -> Value {
    match is_web_address(address) {
        true => Value::map(vec![("titre", words(title)), ("url", words(address))]),
        false => Value::map(vec![("titre", words(title))]),
    }
}

fn words(text: &str) -> Value {
    Value::text(&compose(text.trim()))
}

fn several(texts: &[String]) -> Option<Value> {
    list(texts.iter().map(|text| words(text)).collect())
}

fn list(items: Vec<Value>) -> Option<Value> {
    (!items.is_empty()).then(|| Value::List(items.into_iter().map(Node::made).collect()))
}

fn unique(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| !text.trim().is_empty() && seen.insert(text.clone())).collect()
}
