#![doc = include_str!("../diagnostic/manual/en/definitions-en-cercle.md")]

use std::collections::HashMap;

use rayon::prelude::*;

use super::facts::Facts;
use super::french::is_article;
use super::graph::circles;
use super::subject::Definition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::EntryId;
use crate::source::Place;

/// The longest label looked for at the head of a definition, in words.
const LONGEST: usize = 8;
/// A circle of more definitions than that has taught its reader something on the way.
const LONGEST_CIRCLE: usize = 4;

/// The terms that head a definition, and where.
type Heads = Vec<(EntryId, Place)>;

/// The rule, on all entries together.
pub fn check(facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let first_words = facts.first_words();
    let heads: Vec<Heads> = facts
        .lexicon
        .entries()
        .par_iter()
        .enumerate()
        .with_min_len(32)
        .map(|(at, _)| {
            let id = EntryId(at as u32);
            if !facts.is_current(id) { Heads::new() } else { heads(facts, &first_words, id) }
        })
        .collect();
    let next: Vec<Vec<usize>> =
        heads.iter().map(|heads| heads.iter().map(|(other, _)| other.0 as usize).collect()).collect();
    for circle in circles(&next).into_iter().filter(|circle| (2..=LONGEST_CIRCLE).contains(&circle.len())) {
        complaints.push(complain(facts, &heads, &circle));
    }
}

/// The other terms whose label is the class that a definition names.
fn heads(facts: &Facts<'_>, first_words: &HashMap<&str, usize>, id: EntryId) -> Heads {
    let entry = facts.lexicon.get(id);
    let Some(term) = entry.term() else { return Heads::new() };
    let mut heads = Heads::new();
    for sense in &term.senses {
        if let Some(definition) = Definition::of(&sense.definition) {
            heads.extend(head(facts, first_words, id, &definition));
        }
    }
    heads
}

fn head(
    facts: &Facts<'_>,
    first_words: &HashMap<&str, usize>,
    id: EntryId,
    definition: &Definition<'_>,
) -> Heads {
    let words = &definition.words;
    let first = usize::from(words.first().is_some_and(|word| is_article(&word.folded)));
    let longest =
        words.get(first).and_then(|word| first_words.get(word.folded.as_str())).copied().unwrap_or(0);
    let end = (first + longest.min(LONGEST)).min(words.len());
    // The longest label wins: « fiche de poste » is not « fiche ».
    for last in (first..end).rev() {
        let span = words[first].span.start..words[last].span.end;
        let others: Vec<EntryId> = facts.terms_named(&definition.text()[span.clone()]).collect();
        if !others.is_empty() {
            return others
                .into_iter()
                .filter(|other| *other != id)
                .map(|other| (other, definition.place(&span)))
                .collect();
        }
    }
    Heads::new()
}

fn complain(facts: &Facts<'_>, heads: &[Heads], circle: &[usize]) -> Diagnostic {
    let title = |node: usize| format!("« {} »", facts.lexicon.entries()[node].title.value);
    let place = |from: usize, to: usize| {
        heads[from].iter().find(|(other, _)| other.0 as usize == to).map(|(_, place)| place.clone())
    };
    let chain: Vec<String> = circle.iter().chain(&circle[..1]).map(|node| title(*node)).collect();
    let chain = chain.join(" → ");
    let message = text(
        format!("ces définitions se renvoient l’une à l’autre : {chain}"),
        format!("these definitions send to each other: {chain}"),
    );
    let fallback = facts.lexicon.entries()[circle[0]].title.place.clone();
    let mut complaint = Diagnostic::new(
        Code::DefinitionsInCircle,
        place(circle[0], circle[1]).unwrap_or(fallback),
        message,
    )
    .hint(text(
        "définissez le plus général des deux sans l’autre ; le plus précis peut alors s’appuyer sur lui",
        "define the more general one without the other; the more precise one may then rely on it",
    ));
    for (from, to) in circle[1..].iter().zip(circle[2..].iter().chain(&circle[..1])) {
        if let Some(place) = place(*from, *to) {
            let label = text(
                format!("{} est défini par {}", title(*from), title(*to)),
                format!("{} is defined by {}", title(*from), title(*to)),
            );
            complaint = complaint.related(place, label);
        }
    }
    complaint
}
