//! The quizzes of the workshops in GIFT (<https://docs.moodle.org/en/GIFT_format>), which Moodle and
//! others import as questions.

use crate::edition::Edition;
use crate::markdown::{escape as html, plain};
use crate::model::{Content, Kind};

/// Every quiz, a category for each workshop.
pub fn quizzes(edition: &Edition) -> Vec<u8> {
    let mut gift = format!("// {}\n", html(&line(&edition.config.title)));
    for id in edition.listed(Kind::Workshop) {
        let entry = edition.lexicon.get(id);
        let Content::Workshop(workshop) = &entry.content else { continue };
        if workshop.quiz.is_empty() {
            continue;
        }
        // A slash in the name would open a category within it.
        let category = html(&line(&entry.title.value)).replace('/', "-");
        gift.push_str(&format!("\n$CATEGORY: $course$/top/{category}\n\n"));
        for (at, question) in workshop.quiz.iter().enumerate() {
            gift.push_str(&format!(
                "::{}::[html]{} {{\n",
                escape(&format!("{} {}", entry.slug.value, at + 1)),
                text(&question.question)
            ));
            for (number, answer) in (1..).zip(&question.answers) {
                let mark = if number == question.correct.value { '=' } else { '~' };
                gift.push_str(&format!("\t{mark}{}\n", text(answer)));
            }
            if let Some(explanation) = &question.explanation {
                gift.push_str(&format!("\t####{}\n", text(explanation)));
            }
            gift.push_str("}\n\n");
        }
    }
    gift.into_bytes()
}

fn text(prose: &crate::markdown::Prose) -> String {
    // Moodle reads it as HTML.
    escape(&html(&plain(prose)))
}

/// A text in which the signs of GIFT mean nothing.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in line(text).chars() {
        if matches!(c, '~' | '=' | '#' | '{' | '}' | ':' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
