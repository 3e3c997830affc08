#![doc = include_str!("../diagnostic/manual/en/definition-circulaire.md")]

use super::facts::Facts;
use super::french::{Kinship, content_words, kinship};
use super::subject::{Definition, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::Span;

/// Words of one label stand at most that far apart: *politique publique de la ville* repeats
/// *politique de la ville*, *politique menée en faveur des habitants des villes* does not.
const FARTHEST: usize = 3;
/// The longest label that may cover a repeated word, in words on each side of it.
const COVER: usize = 6;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    if subject.term().is_none() {
        return;
    }
    let label = content_words(subject.title());
    if label.is_empty() {
        return;
    }
    for definition in subject.definitions() {
        if let Some((first, last)) = repetition(&definition, &label, subject, facts) {
            let span = definition.words[first].span.start..definition.words[last].span.end;
            complaints.push(complain(subject, &definition, span));
        }
    }
}

/// The first and last word where a definition repeats every meaningful word of the label.
///
/// A label of several words must come back whole: a *contrat de ville* is rightly a *contrat*, since
/// ISO 704 wants the class first. A word that another term of the lexicon explains is no circle.
fn repetition(
    definition: &Definition<'_>,
    label: &[String],
    subject: &Subject<'_>,
    facts: &Facts<'_>,
) -> Option<(usize, usize)> {
    let words = &definition.words;
    let is_same = |expected: &str, at: usize| {
        let word = words[at].folded.as_str();
        match kinship(expected, word) {
            Some(Kinship::Inflection) => true,
            Some(Kinship::Derivation) => !facts.is_word_of_another(word, subject.id),
            None => false,
        }
    };
    (0..words.len()).filter(|at| is_same(&label[0], *at)).find_map(|first| {
        let mut last = first;
        for expected in &label[1..] {
            let nearby = last + 1..(last + 1 + FARTHEST).min(words.len());
            last = nearby.into_iter().find(|at| is_same(expected, *at))?;
        }
        (!is_covered(definition, first, last, subject, facts)).then_some((first, last))
    })
}

/// Whether the words belong to the label of another term.
fn is_covered(
    definition: &Definition<'_>,
    first: usize,
    last: usize,
    subject: &Subject<'_>,
    facts: &Facts<'_>,
) -> bool {
    let words = &definition.words;
    let mut starts = first.saturating_sub(COVER)..=first;
    let ends = last..(last + COVER).min(words.len());
    starts.any(|start| {
        ends.clone().any(|end| {
            let label = &definition.text()[words[start].span.start..words[end].span.end];
            facts.terms_named(label).any(|id| id != subject.id)
        })
    })
}

fn complain(subject: &Subject<'_>, definition: &Definition<'_>, span: Span) -> Diagnostic {
    let (title, word) = (subject.title(), &definition.text()[span.clone()]);
    let message = text(
        format!("la définition de « {title} » emploie « {word} » : qui ne connaît pas le mot n’apprend rien"),
        format!("the definition of “{title}” uses “{word}”: whoever does not know the word learns nothing"),
    );
    Diagnostic::new(Code::CircularDefinition, definition.place(&span), message).hint(text(
        "dites la chose avec d’autres mots : la famille dont elle fait partie, puis ce qui la distingue",
        "say the thing in other words: the class that it belongs to, then what sets it apart",
    ))
}
