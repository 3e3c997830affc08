#![doc = include_str!("../diagnostic/manual/en/definition-plusieurs-phrases.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::markdown::sentences;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    for definition in subject.definitions() {
        let sentences = sentences(definition.text());
        let count = sentences.len() + definition.block_count() - 1;
        if count < 2 {
            continue;
        }
        let place = match &sentences[..] {
            [_, second, ..] => definition.place(&(second.start..definition.text().trim_end().len())),
            _ => definition.place(&(0..definition.text().trim_end().len())),
        };
        let message = text(
            format!("une définition tient en une phrase, celle-ci en a {count}"),
            format!("a definition is one sentence, this one has {count}"),
        );
        complaints.push(
            Diagnostic::new(Code::SeveralSentences, place, message)
                .hint(text(
                    "gardez la première ; mettez la suite dans le texte, ou dans « en_clair: »",
                    "keep the first; put the rest into the text, or into “en_clair:”",
                ))
                .hint(text(
                    "si le mot a plusieurs sens, écrivez-les un par un : sens: [{definition: \"…\"}, {definition: \"…\"}]",
                    "if the word has several meanings, write them one by one: sens: [{definition: \"…\"}, {definition: \"…\"}]",
                )),
        );
    }
}
