//! `boussole fmt`: a file as its author would have written it with a good editor.
//!
//! Keys in the order of the models, French typography, no trace of encodings, tabs and stray spaces.
//! Nothing is ever said otherwise: the file is read before and after, and what would be read as
//! something else is left as it was. Bullets and headings pasted from a word processor become what they
//! were there; their words stay.

mod damage;
mod pasted;
mod typography;

use crate::config::Config;
use crate::model::{Draft, texts};
use crate::neighbour::Neighbours;
use crate::read::{self, Bibliography, Vocabulary, table_of};
use crate::rewrite::{self, Layout};
use crate::source::{Encoding, Source, SourceId};
use crate::syntax::{Key, Node, Value, read_yaml};

/// What a file becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidied {
    /// The whole text, in UTF-8, with the line ends of Unix.
    pub text: String,
    /// What was done to it, in that order.
    pub acts: Vec<Act>,
}

/// Something done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// It was in Windows-1252 or UTF-16.
    Encoding,
    /// It had a byte-order mark, line ends of other systems, or accents apart from their letters.
    Bytes,
    /// Lists and headings of a word processor.
    Pasted,
    /// Tabs and spaces where they do nothing.
    Spaces,
    /// Apostrophes, quotes and no-break spaces.
    Typography,
    /// The order of the keys.
    Order,
}

/// Tidies a file of those bytes. A file without front matter keeps its text; one whose YAML has flaws keeps
/// its order.
pub fn tidy(path: &str, bytes: &[u8], config: &Config) -> Tidied {
    let source = Source::new(path, bytes);
    let mut acts = Vec::new();
    if source.encoding != Encoding::Utf8 {
        acts.push(Act::Encoding);
    } else if source.text.as_bytes() != bytes {
        acts.push(Act::Bytes);
    }
    let mut text = source.text;
    let steps: [(Act, Step); 4] = [
        (Act::Pasted, pasted::mend),
        (Act::Spaces, damage::mend),
        (Act::Typography, typography::set),
        (Act::Order, order),
    ];
    for (act, step) in steps {
        let next = step(path, &text, config);
        if next != text && is_same(path, &text, &next, config, act) {
            text = next;
            acts.push(act);
        }
    }
    Tidied { text, acts }
}

/// A text made better, by the path of its file and the site.
type Step = fn(&str, &str, &Config) -> String;

fn order(path: &str, text: &str, _: &Config) -> String {
    let source = Source::new(path, text.as_bytes());
    let front = read::front(&source, SourceId(0));
    let yaml = &text[front.parts.yaml.clone()];
    let (node, complaints) = read_yaml(yaml, SourceId(0), 0);
    let layout = node
        .filter(|_| front.parts.is_present && complaints.is_empty())
        .and_then(|node| Layout::of(yaml, &node));
    let Some(mut layout) = layout else { return text.to_owned() };
    layout.sort(table_of(front.kind));
    format!("{}{}{}", &text[..front.parts.yaml.start], layout.text(), &text[front.parts.yaml.end..])
}

/// A file read, as far as a step may not change it.
struct Reading {
    draft: Draft,
    node: Node,
    errors: usize,
}

fn reading(path: &str, text: &str, config: &Config) -> Reading {
    let source = Source::new(path, text.as_bytes());
    // Documents do not matter here: an unknown one is unknown before and after.
    let bibliography = Bibliography::default();
    let vocabulary = Vocabulary { config, bibliography: &bibliography, neighbours: &Neighbours::default() };
    let (draft, complaints) = read::entry(&source, SourceId(0), vocabulary);
    let node = read::front(&source, SourceId(0)).node;
    Reading { draft, node, errors: complaints.len() }
}

/// Whether a reader, and every other stage, gets the same from both texts but for what the act changes.
fn is_same(path: &str, before: &str, after: &str, config: &Config, act: Act) -> bool {
    let fold = if act == Act::Typography { folded } else { str::to_owned };
    let (a, b) = (reading(path, before, config), reading(path, after, config));
    let prose = |reading: &Reading| texts(&reading.draft).len();
    let links = |reading: &Reading| -> Vec<String> {
        reading.draft.links.iter().map(|link| format!("{:?}", link.value)).collect()
    };
    a.errors >= b.errors
        && (a.draft.kind, &a.draft.slug.value) == (b.draft.kind, &b.draft.slug.value)
        && fold(&a.draft.title.value) == fold(&b.draft.title.value)
        && rewrite::same(&tree(&a.node, fold), &tree(&b.node, fold))
        && links(&a) == links(&b)
        && prose(&a) == prose(&b)
        && match act {
            Act::Pasted => a.draft.body.has_words_of(&b.draft.body),
            _ => a.draft.body.reads_as(&b.draft.body, fold),
        }
}

/// Words without what typography changes.
fn folded(words: &str) -> String {
    let words: String = words
        .chars()
        .map(|c| match c {
            '’' => '\'',
            '\u{a0}' | '\u{202f}' | '\n' | '\t' => ' ',
            '«' | '»' | '“' | '”' => '"',
            c => c,
        })
        .collect();
    words
        .replace("\" ", "\"")
        .replace(" \"", "\"")
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn tree(node: &Node, fold: fn(&str) -> String) -> Value {
    let of = |node: &Node| Node { value: tree(node, fold), span: 0..0 };
    match &node.value {
        Value::Empty => Value::Empty,
        Value::Scalar { text, .. } => Value::Scalar { text: fold(text), exact: false },
        Value::List(items) => Value::List(items.iter().map(of).collect()),
        Value::Map(pairs) => Value::Map(
            pairs.iter().map(|(key, node)| (Key { text: key.text.clone(), span: 0..0 }, of(node))).collect(),
        ),
    }
}

#[cfg(test)]
mod tests;
