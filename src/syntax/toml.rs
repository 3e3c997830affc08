//! TOML to [`Node`]s: the only file that knows the toml crate.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Key, Node, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::fold;
use crate::source::{Place, Source, SourceId, floor_char};

/// Reads a TOML text. What can be read is, around what cannot.
pub fn read(source: &Source, id: SourceId) -> (Node, Diagnostics) {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let complaints = errors
        .into_iter()
        .map(|error| {
            let place = Place::new(id, error.span().unwrap_or(0..0));
            Diagnostic::new(
                Code::UnreadableConfig,
                place,
                text(
                    "Boussole ne comprend pas cette ligne",
                    format!("cannot read this line: {}", error.message()),
                ),
            )
            .hint(match error.span().and_then(|span| ready(&source.text, span.start)) {
                Some(line) => text(format!("écrivez : {line}"), format!("write: {line}")),
                None => text(
                    "écrivez « clé = \"valeur\" » ; un texte est toujours entre guillemets droits",
                    "write `key = \"value\"`; text is always between straight quotes",
                ),
            })
        })
        .collect();
    let span = table.span();
    (Node { value: map(table.into_inner()), span }, complaints)
}

/// The line of that byte as it can be typed, when only its value is at fault.
fn ready(text: &str, at: usize) -> Option<String> {
    let at = floor_char(text, at);
    let line = text[..at].rsplit('\n').next()?.len();
    let line = text[at - line..].lines().next()?;
    let (key, value) = line.split_once('=')?;
    let quotes = ['"', '\'', '“', '”', '„', '‘', '’', '«', '»', ' ', '\t', '\u{a0}', '\u{202f}'];
    let words = value.trim_matches(quotes);
    if words.is_empty() || words.contains(['"', '\\', '#']) || words.starts_with(['[', '{', '=']) {
        return None;
    }
    let line = match fold(words).as_str() {
        "oui" | "vrai" | "yes" => format!("{} = true", key.trim()),
        "non" | "faux" | "no" => format!("{} = false", key.trim()),
        _ => format!("{} = \"{words}\"", key.trim()),
    };
    DeTable::parse(&line).is_ok().then_some(line)
}

fn map(table: DeTable<'_>) -> Value {
    let mut pairs: Vec<(Key, Node)> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            (Key { text: key.into_inner().trim().to_owned(), span }, node(value))
        })
        .collect();
    // The crate sorts by name; authors think in the order they wrote.
    pairs.sort_by_key(|(key, _)| key.span.start);
    Value::Map(pairs)
}

fn node(value: Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    let scalar = |text: String| Value::Scalar { text, exact: false };
    let value = match value.into_inner() {
        DeValue::String(text) => {
            // Underline the words, not their quotes.
            let inner = span.start + 1..span.end.saturating_sub(1).max(span.start + 1);
            let exact = inner.len() == text.len();
            let span = if exact { inner } else { span };
            return Node { value: Value::Scalar { text: text.into_owned(), exact }, span };
        }
        DeValue::Integer(number) => scalar(number.to_string()),
        DeValue::Float(number) => scalar(number.to_string()),
        DeValue::Boolean(choice) => scalar(choice.to_string()),
        DeValue::Datetime(date) => scalar(date.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect()),
        DeValue::Table(table) => map(table),
    };
    Node { value, span }
}
