#![doc = include_str!("../diagnostic/manual/en/sigle-inexplique.md")]

use std::collections::HashSet;

use super::facts::Facts;
use super::subject::Subject;
use super::uppercase::{Sort, runs, spells};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::Place;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    if subject.capitals.is_empty() {
        return;
    }
    // Once is enough: the first use is where its words belong.
    let mut seen = HashSet::new();
    for run in runs(subject, facts).into_iter().filter(|run| run.sort == Sort::Acronym) {
        let is_known =
            |acronym: &str| !facts.lexicon.labelled(acronym).is_empty() || is_explained(subject, acronym);
        if is_known(run.text) {
            continue;
        }
        let count = run.words.len();
        let words: Vec<(&str, Place)> =
            run.words.into_iter().filter(|(word, _)| seen.insert(*word) && !is_known(word)).collect();
        match words.len() == count {
            true => complaints.push(complain(run.text, run.place)),
            false => complaints.extend(words.into_iter().map(|(word, place)| complain(word, place))),
        }
    }
}

/// An acronym that no label of the lexicon has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAcronym {
    /// As written.
    pub text: String,
    /// Where.
    pub place: Place,
    /// Whether the entry gives its words.
    pub is_explained: bool,
}

/// Every acronym of an entry that no label of the lexicon has, each time it stands there.
pub fn unknown(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<UnknownAcronym> {
    if subject.capitals.is_empty() {
        return Vec::new();
    }
    let is_known = |acronym: &str| !facts.lexicon.labelled(acronym).is_empty();
    let unknown = |(text, place): (&str, Place)| UnknownAcronym {
        text: text.to_owned(),
        place,
        is_explained: is_explained(subject, text),
    };
    let runs = runs(subject, facts).into_iter();
    runs.filter(|run| run.sort == Sort::Acronym && !is_known(run.text))
        .flat_map(|run| match run.words.iter().any(|(word, _)| is_known(word)) {
            true => run.words.into_iter().filter(|(word, _)| !is_known(word)).collect(),
            false => vec![(run.text, run.place)],
        })
        .map(unknown)
        .collect()
}

fn complain(acronym: &str, place: Place) -> Diagnostic {
    let message = text(
        format!("« {acronym} » n’est expliqué ni ici ni dans le lexique"),
        format!("“{acronym}” is explained neither here nor in the lexicon"),
    );
    Diagnostic::new(Code::UnexplainedAcronym, place, message)
        .hint(text(
            format!("la première fois, écrivez-le en toutes lettres : « … ({acronym}) »"),
            format!("the first time, write it in full: “… ({acronym})”"),
        ))
        .hint(text(
            format!("s’il revient souvent, donnez-lui une entrée du lexique avec « sigle: {acronym} »"),
            format!("if it comes back often, give it an entry of the lexicon with “sigle: {acronym}”"),
        ))
}

/// Whether the entry gives the words of an acronym: before it or after it in parentheses, or anywhere
/// in words that begin with its letters.
fn is_explained(subject: &Subject<'_>, acronym: &str) -> bool {
    subject.readable().any(|(_, block)| {
        let text = &block.text;
        let beside = text.match_indices(acronym).any(|(at, _)| {
            let (before, after) = (&text[..at], text[at + acronym.len()..].trim_start());
            let is_inside = before.trim_end().strip_suffix('(').is_some_and(|words| !words.trim().is_empty())
                && after.starts_with([')', ',', ';']);
            let opens = after.strip_prefix('(').and_then(|words| words.split(')').next());
            is_inside || opens.is_some_and(|words| words.split_whitespace().count() > 1)
        });
        beside || spells(text, acronym)
    })
}
