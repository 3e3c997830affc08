#![doc = include_str!("../diagnostic/manual/en/definition-negative.md")]

use super::facts::Facts;
use super::french;
use super::subject::{Definition, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::Span;

/// A negation further on than that many words only completes the definition.
const HEAD: usize = 6;

/// Beginnings of terms whose meaning is itself a lack: their definition may well say « ne pas ».
const PRIVATIVE: &[&str] =
    &["non", "sans", "absence", "refus", "manque", "in", "im", "il", "ir", "mal", "de", "dis"];

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let title = french::words(subject.title());
    let is_lack =
        title.first().is_some_and(|word| PRIVATIVE.iter().any(|prefix| word.folded.starts_with(prefix)));
    if is_lack {
        return;
    }
    for definition in subject.definitions() {
        let Some(span) = negation(&definition) else { continue };
        let written = &definition.text()[span.clone()];
        let message = text(
            format!("la définition dit ce que la chose n’est pas (« {written} »)"),
            format!("the definition says what the thing is not (“{written}”)"),
        );
        complaints.push(Diagnostic::new(Code::NegativeDefinition, definition.place(&span), message).hint(
            text(
                "dites ce qu’elle est ; ce qu’elle n’est pas va dans « ne_pas_confondre: »",
                "say what it is; what it is not goes into “ne_pas_confondre:”",
            ),
        ));
    }
}

/// *n’est pas*, *ne sont ni*, or *ne pas* and *contraire de* at the very beginning.
fn negation(definition: &Definition<'_>) -> Option<Span> {
    let words = &definition.words;
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let span = |from: usize, to: usize| Some(words[from].span.start..words[to].span.end);
    let start = usize::from(french::is_article(word(0)));
    if matches!(word(start), "contraire" | "oppose" | "inverse") {
        return span(0, start);
    }
    if word(0) == "ne" && word(1) == "pas" {
        return span(0, 1);
    }
    (0..HEAD).find_map(|at| {
        let is_not = matches!(word(at), "n" | "ne")
            && matches!(word(at + 1), "est" | "sont" | "soit" | "etait" | "constitue")
            && matches!(word(at + 2), "pas" | "ni" | "plus" | "point" | "aucun" | "aucune" | "jamais");
        if is_not { span(at, at + 2) } else { None }
    })
}
