#![doc = include_str!("../diagnostic/manual/en/phrase-longue.md")]

use super::facts::Facts;
use super::french::words;
use super::subject::{Part, Passage, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, text};
use crate::markdown::{Block, BlockKind, Sentence, sentences};

/// Words of a sentence that is read in one go. Lower it and careful texts fill with advice; raise it
/// and sentences pass that a reader standing up must read twice.
const LIMIT: usize = 25;
/// A definition is held to one sentence, which must have some room.
const DEFINITION_LIMIT: usize = 30;
/// What must stand on each side of a proposed cut, in words.
const SHORTEST_PART: usize = 5;

/// Words that open a part of a sentence which can stand on its own.
const JOINTS: &[&str] =
    &["et", "mais", "car", "donc", "puis", "or", "ou", "qui", "alors", "afin", "parce", "ce", "il", "elle"];

pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    for passage in &subject.passages {
        let limit = if passage.part == Part::Definition { DEFINITION_LIMIT } else { LIMIT };
        for block in passage.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
            // A word and its space take two bytes at least.
            if block.text.len() < limit * 2 {
                continue;
            }
            for sentence in sentences(&block.text) {
                let count = count(sentence.text);
                if count > limit && !is_quotation(sentence.text) {
                    complaints.push(complain(passage, block, &sentence, (count, limit)));
                }
            }
        }
    }
}

/// Words as people count them: « l’employeur » is one, a dash is none.
fn count(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// What somebody said is not ours to cut.
fn is_quotation(sentence: &str) -> bool {
    let body = sentence.trim_end_matches(['.', '!', '?', '…', ' ', '\u{a0}', '\u{202f}']);
    [('«', '»'), ('“', '”'), ('"', '"')]
        .iter()
        .any(|(open, close)| sentence.starts_with(*open) && body.ends_with(*close))
}

fn complain(
    passage: &Passage<'_>,
    block: &Block,
    sentence: &Sentence<'_>,
    (count, limit): (usize, usize),
) -> Diagnostic {
    let span = sentence.start..sentence.start + sentence.text.len();
    let what = match passage.part {
        Part::Definition => text(
            format!("cette définition a {count} mots : au-delà de {limit}, on la relit"),
            format!("this definition has {count} words: beyond {limit}, people read it twice"),
        ),
        _ => text(
            format!("cette phrase a {count} mots : au-delà de {limit}, on la relit"),
            format!("this sentence has {count} words: beyond {limit}, people read it twice"),
        ),
    };
    let hint = match (passage.part, cut(sentence.text)) {
        (Part::Definition, _) => text(
            "gardez la famille et ce qui distingue ; le reste va dans le texte",
            "keep the class and what sets it apart; the rest goes into the text",
        ),
        (_, Some(before)) => advise(&before),
        (_, None) => text("coupez-la en deux : une idée par phrase", "cut it in two: one idea a sentence"),
    };
    Diagnostic::new(Code::LongSentence, block.place(passage.prose, &span), what).hint(hint)
}

fn advise(before: &str) -> Text {
    text(format!("vous pouvez la couper après « …{before} »"), format!("you can cut it after “…{before}”"))
}

/// The words before the best place for a full stop: a joint, the nearest to the middle.
fn cut(sentence: &str) -> Option<String> {
    let all = words(sentence);
    let middle = all.len() / 2;
    let joint = (SHORTEST_PART..all.len().saturating_sub(SHORTEST_PART)).filter(|at| {
        let gap = &sentence[all[at - 1].span.end..all[*at].span.start];
        let sign = gap.trim().chars().next_back();
        let opens = JOINTS.contains(&all[*at].folded.as_str());
        // Inside parentheses and quotations nothing is cut.
        let is_open = depth(&sentence[..all[*at].span.start]) > 0;
        !is_open
            && match sign {
                Some(';' | ':' | '–' | '—') => true,
                Some(',') => opens,
                _ => false,
            }
    });
    let best = joint.min_by_key(|at| at.abs_diff(middle))?;
    let from = best.saturating_sub(4);
    Some(sentence[all[from].span.start..all[best - 1].span.end].to_owned())
}

fn depth(text: &str) -> i32 {
    text.chars()
        .map(|c| match c {
            '(' | '«' => 1,
            ')' | '»' => -1,
            _ => 0,
        })
        .sum()
}
