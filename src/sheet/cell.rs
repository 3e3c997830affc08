//! A value in a cell, and a cell as a value.
//!
//! A text stands as it is. A list has one item a line. The parts of an item are separated by ` :: `,
//! in the order of its keys; parts of a part that is itself a list by commas. What would not be read
//! again as it was (an item on several lines, a document described in place) is written as JSON, which
//! any item may be: so nothing is lost, whatever authors write.

use serde_json::{Map, Value as Json};

use crate::source::Span;
use crate::syntax::{Key, Node, Shape, Table, Value};

/// Between the parts of an item.
const PARTS: &str = " :: ";
/// Between items that somebody wrote on one line.
const ITEMS: &str = " | ";

/// A value without what does not matter: places, the list around a single item, the keys around a
/// single word.
pub fn plain(shape: &Shape, value: &Value) -> Json {
    match (shape, value) {
        (_, Value::Empty) => Json::Null,
        (Shape::List(inner), Value::List(items)) => {
            let items: Vec<Json> = items.iter().map(|item| plain(inner, &item.value)).collect();
            list(items)
        }
        (Shape::List(inner), _) => list(vec![plain(inner, value)]),
        (Shape::Map(table) | Shape::Short(table), Value::Map(pairs)) => {
            let pairs = pairs.iter().map(|(key, node)| {
                let shape = table.get(&key.text).map_or(&Shape::Prose, |key| key.shape);
                (key.text.clone(), plain(shape, &node.value))
            });
            object(shape, pairs.collect())
        }
        (Shape::Named(inner), Value::Map(pairs)) => {
            let pairs = pairs.iter().map(|(key, node)| (key.text.clone(), plain(inner, &node.value)));
            object(shape, pairs.collect())
        }
        (_, Value::Map(pairs)) => {
            let pairs = pairs.iter().map(|(key, node)| (key.text.clone(), plain(&Shape::Prose, &node.value)));
            object(shape, pairs.collect())
        }
        (_, Value::Scalar { text, .. }) => words(shape, text),
        // `[[Rendre compte]]`, which YAML reads as a list in a list.
        (_, Value::List(items)) => match items.as_slice() {
            [item] => plain(shape, &item.value),
            _ => list(items.iter().map(|item| plain(shape, &item.value)).collect()),
        },
    }
}

/// The cell of a value.
pub fn write(shape: &Shape, value: &Json) -> String {
    let written = match (shape, value) {
        (_, Json::Null) => return String::new(),
        (Shape::List(inner), Json::Array(items)) => {
            let simple = lines(items.iter().map(|value| item(inner, value)));
            match read(shape, &simple) == *value {
                true => simple,
                false => lines(items.iter().map(Json::to_string)),
            }
        }
        (Shape::Named(_), Json::Object(pairs)) => lines(pairs.iter().map(|(name, value)| {
            std::iter::once(name.as_str()).chain(strings(value)).collect::<Vec<_>>().join(PARTS)
        })),
        (_, Json::String(text)) => text.clone(),
        (_, value) => item(shape, value),
    };
    match read(shape, &written) == *value {
        true => written,
        false => value.to_string(),
    }
}

/// The value of a cell; an empty cell has none.
pub fn read(shape: &Shape, cell: &str) -> Json {
    let cell = cell.trim_matches([' ', '\n', '\t', '\r']);
    if cell.is_empty() {
        return Json::Null;
    }
    match shape {
        Shape::List(inner) => match json(shape, cell) {
            Some(Json::Array(items)) => Json::Array(items),
            _ => list(items(inner, cell).map(|text| read_item(inner, text)).collect()),
        },
        Shape::Named(inner) => match json(shape, cell) {
            Some(value) => value,
            None => {
                let pairs = cell.lines().filter_map(|line| {
                    let mut parts = line.split("::").map(str::trim);
                    let name = parts.next().filter(|name| !name.is_empty())?.to_owned();
                    let item = match inner {
                        Shape::List(item) => item,
                        inner => inner,
                    };
                    let words = parts.filter(|part| !part.is_empty()).map(|part| word_of(item, part));
                    Some((name, list(words.collect())))
                });
                object(shape, pairs.collect())
            }
        },
        Shape::Map(_) | Shape::Short(_) => read_item(shape, cell),
        _ => words(shape, cell),
    }
}

/// The items of a cell as they stand in it.
pub fn items<'a>(shape: &Shape, cell: &'a str) -> impl Iterator<Item = &'a str> {
    let is_json = cell.starts_with(['"', '{']);
    let separators: &[&str] = match (cell.contains('\n'), is_json, shape) {
        (true, _, _) => &["\n"],
        (false, true, _) => &[],
        (false, false, Shape::Audience | Shape::Word(_)) => &[",", ";", "|"],
        (false, false, _) => &[ITEMS],
    };
    let mut parts = vec![cell];
    for separator in separators {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().map(|part| part.trim_matches([' ', '\t', '\r'])).filter(|part| !part.is_empty())
}

fn item(shape: &Shape, value: &Json) -> String {
    let simple = match (shape, value) {
        (_, Json::String(text)) => Some(text.clone()),
        (Shape::Map(table) | Shape::Short(table), Json::Object(object)) => parts(table, object),
        _ => None,
    };
    match simple.filter(|simple| !simple.contains('\n') && read_item(shape, simple) == *value) {
        Some(simple) => simple,
        None => value.to_string(),
    }
}

fn parts(table: &Table, object: &Map<String, Json>) -> Option<String> {
    if object.keys().any(|name| table.get(name).is_none()) {
        return None;
    }
    let part = |name: &&str| match object.get(*name) {
        None | Some(Json::Null) => Some(String::new()),
        Some(Json::String(text)) => Some(text.clone()),
        Some(Json::Array(items)) => {
            let words = items.iter().map(Json::as_str).collect::<Option<Vec<_>>>()?;
            Some(words.join(", "))
        }
        Some(_) => None,
    };
    let parts: Vec<String> = table.names.iter().map(part).collect::<Option<_>>()?;
    let last = parts.iter().rposition(|part| !part.is_empty())?;
    Some(parts[..=last].join(PARTS))
}

fn read_item(shape: &Shape, text: &str) -> Json {
    if let Some(value) = json(shape, text) {
        return value;
    }
    let (Shape::Map(table) | Shape::Short(table)) = shape else { return words(shape, text) };
    let mut parts: Vec<String> = text.split("::").map(|part| part.trim().to_owned()).collect();
    // One part too many is a sign of the author's in the last one.
    if parts.len() > table.names.len() {
        let rest = parts.split_off(table.names.len() - 1);
        parts.push(rest.join(PARTS));
    }
    let pairs = table.keys.iter().zip(&parts).map(|(key, part)| {
        let value = match key.shape {
            _ if part.is_empty() => Json::Null,
            Shape::List(inner) => list(
                part.split(',')
                    .map(str::trim)
                    .filter(|word| !word.is_empty())
                    .map(|word| word_of(inner, word))
                    .collect(),
            ),
            shape => words(shape, part),
        };
        (key.name.to_owned(), value)
    });
    object(shape, pairs.collect())
}

/// What somebody wrote as JSON, made plain.
fn json(shape: &Shape, text: &str) -> Option<Json> {
    if !text.starts_with(['"', '{', '[']) {
        return None;
    }
    let value: Json = serde_json::from_str(text).ok()?;
    match (shape, &value) {
        (Shape::List(_), Json::Array(_))
        | (Shape::Named(_) | Shape::Map(_) | Shape::Short(_), Json::Object(_)) => {}
        (Shape::List(_), _) => return None,
        (_, Json::String(_)) => {}
        _ => return None,
    }
    Some(tidy(shape, value))
}

fn tidy(shape: &Shape, value: Json) -> Json {
    match (shape, value) {
        (Shape::List(inner), Json::Array(items)) => {
            list(items.into_iter().map(|item| tidy(inner, item)).collect())
        }
        (Shape::Map(table) | Shape::Short(table), Json::Object(pairs)) => {
            let pairs = pairs.into_iter().map(|(name, value)| {
                let shape = table.get(&name).map_or(&Shape::Prose, |key| key.shape);
                let value = tidy(shape, value);
                (name, value)
            });
            object(shape, pairs.collect())
        }
        (Shape::Named(inner), Json::Object(pairs)) => {
            object(shape, pairs.into_iter().map(|(name, value)| (name, tidy(inner, value))).collect())
        }
        (shape, Json::String(text)) => word_of(shape, &text),
        (shape, Json::Number(number)) => words(shape, &number.to_string()),
        (_, value) => value,
    }
}

fn word_of(shape: &Shape, text: &str) -> Json {
    match shape {
        Shape::Map(table) => {
            object(shape, vec![(table.names[0].to_owned(), words(table.keys[0].shape, text))])
        }
        Shape::List(inner) => list(vec![word_of(inner, text)]),
        _ => words(shape, text),
    }
}

/// A text as the reader of that shape takes it.
fn words(shape: &Shape, text: &str) -> Json {
    let text = match shape {
        Shape::Prose => text.trim_matches([' ', '\n', '\t']).to_owned(),
        _ => text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "),
    };
    match text.is_empty() {
        true => Json::Null,
        false => Json::String(text),
    }
}

fn list(items: Vec<Json>) -> Json {
    let items: Vec<Json> = items.into_iter().filter(|item| !item.is_null()).collect();
    match items.is_empty() {
        true => Json::Null,
        false => Json::Array(items),
    }
}

/// Without empty values; of a short shape, a first key alone is its value.
fn object(shape: &Shape, pairs: Vec<(String, Json)>) -> Json {
    let mut object: Map<String, Json> = pairs.into_iter().filter(|(_, value)| !value.is_null()).collect();
    if let Shape::Short(table) = shape
        && object.len() == 1
        && let Some(value) = object.remove(table.names[0])
    {
        return value;
    }
    match object.is_empty() {
        true => Json::Null,
        false => Json::Object(object),
    }
}

fn strings(value: &Json) -> Vec<&str> {
    match value {
        Json::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        value => value.as_str().into_iter().collect(),
    }
}

fn lines(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("\n")
}

/// The value as a tree for [`crate::syntax::Fields`]; `place` says where words of it stand, and
/// whether they stand there as they are.
pub fn tree(shape: &Shape, value: &Json, place: &dyn Fn(&str) -> (Span, bool)) -> Node {
    let value_of = |shape: &Shape, value: &Json| tree(shape, value, place);
    match (shape, value) {
        (_, Json::String(text)) => {
            let (span, exact) = place(text);
            Node { value: Value::Scalar { text: text.clone(), exact }, span }
        }
        (_, Json::Array(items)) => {
            let inner = match shape {
                Shape::List(inner) => inner,
                shape => shape,
            };
            let items = items.iter().map(|item| value_of(inner, item)).collect();
            Node { value: Value::List(items), span: place("").0 }
        }
        (_, Json::Object(object)) => {
            let mut pairs: Vec<(Key, Node)> = object
                .iter()
                .map(|(name, value)| {
                    let shape = match shape {
                        Shape::Map(table) | Shape::Short(table) => {
                            table.get(name).map_or(&Shape::Prose, |key| key.shape)
                        }
                        Shape::Named(inner) => inner,
                        _ => &Shape::Prose,
                    };
                    (Key { text: name.clone(), span: place("").0 }, value_of(shape, value))
                })
                .collect();
            if let Shape::Map(table) | Shape::Short(table) = shape {
                pairs.sort_by_key(|(key, _)| table.rank(&key.text));
            }
            Node { value: Value::Map(pairs), span: place("").0 }
        }
        (_, Json::Null) => Node { value: Value::Empty, span: place("").0 },
        (_, other) => {
            let (span, exact) = (place("").0, false);
            Node { value: Value::Scalar { text: other.to_string(), exact }, span }
        }
    }
}
