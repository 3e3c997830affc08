#![doc = include_str!("../diagnostic/manual/en/phrase-longue.md")]

use super::facts::Facts;
use super::french::words;
use super::subject::{Passage, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, text};
use crate::markdown::{Block, BlockKind, sentences};
use crate::model::Part;
use crate::source::Span;

/// Words of a sentence that is read in one go. Lower it and careful texts fill with advice; raise it
/// and sentences pass that a reader standing up must read twice.
const LIMIT: usize = 25;
/// A definition is held to one sentence, which must have some room.
const DEFINITION_LIMIT: usize = 30;
/// What must stand on each side of a proposed cut, in words.
const SHORTEST_PART: usize = 5;

/// Words that open a part of a sentence which can stand on its own.
const JOINTS: &[&str] =
    &["et", "mais", "car", "donc", "puis", "or", "ou", "qui", "alors", "afin", "parce", "il", "elle"];

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    for passage in &subject.passages {
        let limit = if passage.part == Part::Definition { DEFINITION_LIMIT } else { LIMIT };
        for block in passage.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
            // A word and its space take two bytes at least.
            if block.text.len() < limit * 2 {
                continue;
            }
            for sentence in sentences(&block.text) {
                for part in parts(sentence.text) {
                    let count = count(&sentence.text[part.clone()]);
                    if count > limit {
                        let span = sentence.start + part.start..sentence.start + part.end;
                        complaints.push(complain(passage, block, span, (count, limit)));
                    }
                }
            }
        }
    }
}

/// The parts of a sentence that are read in one go: a semicolon lets the reader breathe.
fn parts(sentence: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    sentence.split_inclusive(';').map(move |part| {
        let from = start + part.len() - part.trim_start().len();
        start += part.len();
        from..from + part.trim().len()
    })
}

/// Words as people count them: « l’employeur » is one, a dash is none. What stands in parentheses can
/// be skipped, and what somebody said is not ours to cut: neither counts.
fn count(part: &str) -> usize {
    let mut depth = 0_i32;
    let mut count = 0;
    for word in part.split_whitespace() {
        let is_counted = depth <= 0 && !word.starts_with(['(', '«', '“']);
        count += usize::from(is_counted && word.contains(char::is_alphanumeric));
        depth = (depth + nesting(word)).max(0);
    }
    count
}

fn complain(passage: &Passage<'_>, block: &Block, span: Span, (count, limit): (usize, usize)) -> Diagnostic {
    let message = match passage.part {
        Part::Definition => text(
            format!("cette définition a {count} mots : au-delà de {limit}, on la relit"),
            format!("this definition has {count} words: beyond {limit}, people read it twice"),
        ),
        _ => text(
            format!("cette phrase a {count} mots : au-delà de {limit}, on la relit"),
            format!("this sentence has {count} words: beyond {limit}, people read it twice"),
        ),
    };
    let hint = match (passage.part, cut(&block.text[span.clone()])) {
        (Part::Definition, _) => text(
            "gardez la famille et ce qui distingue ; le reste va dans le texte",
            "keep the class and what sets it apart; the rest goes into the text",
        ),
        (_, Some(before)) => advise(&before),
        (_, None) => text("coupez-la en deux : une idée par phrase", "cut it in two: one idea a sentence"),
    };
    Diagnostic::new(Code::LongSentence, block.place(passage.prose, &span), message).hint(hint)
}

fn advise(before: &str) -> Text {
    text(format!("vous pouvez la couper après « …{before} »"), format!("you can cut it after “…{before}”"))
}

/// The words before the best place for a full stop: a joint, the nearest to the middle.
fn cut(sentence: &str) -> Option<String> {
    let all = words(sentence);
    let middle = all.len() / 2;
    // Inside parentheses and quotations nothing is cut. Depths are summed once: a text can be hostile.
    let mut depth = 0;
    let gaps = all.windows(2).map(|pair| {
        depth += nesting(&sentence[pair[0].span.start..pair[1].span.start]);
        (&sentence[pair[0].span.end..pair[1].span.start], depth <= 0)
    });
    let is_joint = |at: usize, gap: &str| match gap.trim().chars().next_back() {
        Some(':' | '–' | '—') => true,
        Some(',') => JOINTS.contains(&all[at].folded.as_str()),
        _ => false,
    };
    let joint = (1..).zip(gaps).filter(|(at, (gap, is_outside))| {
        let leaves_enough = *at >= SHORTEST_PART && at + SHORTEST_PART < all.len();
        *is_outside && leaves_enough && is_joint(*at, gap)
    });
    let joint = joint.map(|(at, _)| at);
    let best = joint.min_by_key(|at| at.abs_diff(middle))?;
    let from = best.saturating_sub(4);
    Some(sentence[all[from].span.start..all[best - 1].span.end].to_owned())
}

/// How many parentheses and quotations a text opens and does not close.
fn nesting(text: &str) -> i32 {
    let step = |c: char| match c {
        '(' | '«' | '“' => 1,
        ')' | '»' | '”' => -1,
        _ => 0,
    };
    text.chars().map(step).sum()
}
