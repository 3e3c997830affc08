//! Apostrophes, quotation marks and no-break spaces of French print, where words are read as words.
//!
//! Code, links and what other programs read are left alone, and so is a sign that the front matter needs
//! as it is.

use crate::config::Config;
use crate::diagnostic::Lang;
use crate::markdown::{Block, BlockKind, Prose, blocks};
use crate::model::{Draft, texts};
use crate::neighbour::Neighbours;
use crate::read::{self, Bibliography, Vocabulary};
use crate::source::{Place, Source, SourceId, Span};
use crate::typography::corrections;

/// Sets every text of the file, and its title. Sites in another language than French are left alone.
pub fn set(path: &str, text: &str, config: &Config) -> String {
    if config.lang != Lang::Fr {
        return text.to_owned();
    }
    let source = Source::new(path, text.as_bytes());
    let bibliography = Bibliography::default();
    let vocabulary = Vocabulary { config, bibliography: &bibliography, neighbours: &Neighbours::default() };
    let (draft, _) = read::entry(&source, SourceId(0), vocabulary);
    let mut edits = edits(&draft);
    edits.retain(|(place, sign, _)| is_free(text, &place.span, *sign));
    edits.sort_by_key(|(place, ..)| std::cmp::Reverse(place.span.start));
    edits.dedup_by_key(|(place, ..)| place.span.start);
    let mut set = text.to_owned();
    for (place, _, sign) in edits {
        set.replace_range(place.span, sign);
    }
    set
}

/// A sign, where it stands, and what takes its place.
type Edit = (Place, char, &'static str);

fn edits(draft: &Draft) -> Vec<Edit> {
    let mut edits = Vec::new();
    for text in texts(draft) {
        for block in blocks(text.prose) {
            if block.kind != BlockKind::Code {
                of_block(text.prose, &block, &mut edits);
            }
        }
    }
    let title = &draft.title;
    if title.place.span.len() == title.value.len() {
        let start = title.place.span.start;
        edits.extend(signs(&title.value).map(|(at, sign, new)| {
            (Place::new(title.place.source, start + at..start + at + sign.len_utf8()), sign, new)
        }));
    }
    edits
}

fn of_block(prose: &Prose, block: &Block, edits: &mut Vec<Edit>) {
    let mut found: Vec<(usize, char, &'static str)> = signs(&block.text).collect();
    // A heading's quotes are part of its address.
    if block.kind != BlockKind::Heading {
        found.extend(quotes(&block.text));
    }
    for (at, sign, new) in found {
        let span = at..at + sign.len_utf8();
        if !block.is_marked(&span) {
            edits.push((block.place(prose, &span), sign, new));
        }
    }
}

/// Apostrophes and spaces that a file can hold as print has them.
fn signs(text: &str) -> impl Iterator<Item = (usize, char, &'static str)> {
    let found = corrections(None, text).filter(|found| found.rule.is_for_sources());
    // A space that holds already is left as its author typed it.
    found.filter_map(|found| match &text[found.span()] {
        " " => Some((found.start, ' ', found.sign.typed())),
        "'" => Some((found.start, '\'', found.sign.typed())),
        _ => None,
    })
}

/// Straight quotes in pairs: each opens after a space and closes before one.
fn quotes(text: &str) -> Vec<(usize, char, &'static str)> {
    let signs: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let opens = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_none_or(|c| c.is_whitespace() || c == '(') && after.is_some_and(|c| !c.is_whitespace())
    };
    let closes = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_some_and(|c| !c.is_whitespace())
            && after.is_none_or(|c| {
                c.is_whitespace() || matches!(c, '.' | ',' | ')' | ';' | ':' | '!' | '?' | '…')
            })
    };
    let are_paired = signs.len().is_multiple_of(2)
        && signs.chunks(2).all(|pair| opens(pair[0]) && pair.get(1).is_some_and(|at| closes(*at)));
    match are_paired {
        true => {
            signs.chunks(2).flat_map(|pair| [(pair[0], '"', "«\u{a0}"), (pair[1], '"', "\u{a0}»")]).collect()
        }
        false => Vec::new(),
    }
}

/// Whether the sign stands there as it is, and is not written with another.
fn is_free(text: &str, span: &Span, sign: char) -> bool {
    let Some(written) = text.get(span.clone()) else { return false };
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    written.chars().eq([sign])
        && before != Some('\\')
        && (sign == ' ' || (before != Some('\'') && after != Some('\'')))
}
