#![doc = include_str!("../diagnostic/manual/en/definition-article.md")]

use super::empty_opening;
use super::facts::Facts;
use super::french::{capitalise, is_article, is_infinitive, opening};
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    for definition in subject.definitions() {
        let [article, next, ..] = &definition.words[..] else { continue };
        // « L’un des… » counts, « les rencontrer » has a pronoun; empty openings have their own rule.
        let is_pronoun =
            is_infinitive(&next.folded) || matches!(next.folded.as_str(), "un" | "une" | "des" | "de" | "d");
        if !is_article(&article.folded) || is_pronoun || empty_opening::is_empty(&definition) {
            continue;
        }
        let written = &definition.text()[article.span.clone()];
        let message = text(
            format!("la définition s’ouvre par un article, « {written} »"),
            format!("the definition opens with an article, “{written}”"),
        );
        let better = opening(&capitalise(definition.after(1)), 5);
        complaints.push(
            Diagnostic::new(Code::OpeningArticle, definition.place(&article.span), message).hint(text(
                format!("commencez ainsi : « {better} »"),
                format!("begin like this: “{better}”"),
            )),
        );
    }
}
