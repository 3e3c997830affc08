//! [`Value`]s back to YAML, as an author would have typed it: plain words plain, sentences between
//! straight quotes, long ones folded, short lists on one line.

use crate::syntax::{Node, Value};

/// No line is made longer, where words allow.
const WIDTH: usize = 120;

/// A key and its value, as whole lines.
pub fn pair(key: &str, value: &Value) -> String {
    let mut out = String::new();
    put_pair(&mut out, key, value, 0);
    out
}

/// Words as a YAML value that is read as those words: plain when nothing in them means anything to
/// YAML, double-quoted otherwise.
pub fn scalar(words: &str) -> String {
    if is_plain(words) {
        return words.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in words.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_invisible(c) => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn put_pair(out: &mut String, key: &str, value: &Value, indent: usize) {
    let before = out.rsplit('\n').next().map_or(0, |line| line.chars().count());
    out.push_str(&scalar(key));
    out.push(':');
    let used = before + scalar(key).chars().count() + 2;
    match value {
        Value::Empty => out.push('\n'),
        Value::Scalar { text, .. } => put_scalar(out, text, indent, used),
        Value::List(items) => put_list(out, items, indent, used),
        Value::Map(pairs) if pairs.is_empty() => out.push_str(" {}\n"),
        Value::Map(pairs) => {
            out.push('\n');
            for (key, node) in pairs {
                out.extend(std::iter::repeat_n(' ', indent + 2));
                put_pair(out, &key.text, &node.value, indent + 2);
            }
        }
    }
}

/// A list on the line of its key when it holds there, after `used` characters; else one item a line.
fn put_list(out: &mut String, items: &[Node], indent: usize, used: usize) {
    match short_list(items).filter(|list| used + list.chars().count() <= WIDTH) {
        Some(list) => {
            out.push(' ');
            out.push_str(&list);
            out.push('\n');
        }
        None => {
            out.push('\n');
            put_items(out, items, indent + 2);
        }
    }
}

fn put_items(out: &mut String, items: &[Node], indent: usize) {
    for item in items {
        out.extend(std::iter::repeat_n(' ', indent));
        out.push('-');
        match &item.value {
            Value::Empty => out.push('\n'),
            Value::Scalar { text, .. } => put_scalar(out, text, indent, indent + 2),
            Value::List(inner) => put_list(out, inner, indent, 0),
            Value::Map(pairs) if pairs.is_empty() => out.push_str(" {}\n"),
            Value::Map(pairs) => {
                for (at, (key, node)) in pairs.iter().enumerate() {
                    match at {
                        0 => out.push(' '),
                        _ => out.extend(std::iter::repeat_n(' ', indent + 2)),
                    }
                    put_pair(out, &key.text, &node.value, indent + 2);
                }
            }
        }
    }
}

/// After a colon or a hyphen, with the end of the line.
fn put_scalar(out: &mut String, words: &str, indent: usize, used: usize) {
    let line = scalar(words);
    let is_long = used + line.chars().count() > WIDTH;
    if is_long && can_fold(words) {
        out.push_str(" >-\n");
        for line in wrap(words, WIDTH - indent - 2) {
            out.extend(std::iter::repeat_n(' ', indent + 2));
            out.push_str(&line);
            out.push('\n');
        }
    } else if words.contains('\n')
        && words.split('\n').all(|line| line.is_empty() || can_fold(line))
        && !words.starts_with('\n')
        && !words.ends_with('\n')
    {
        out.push_str(" |-\n");
        for line in words.split('\n') {
            if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', indent + 2));
            }
            out.push_str(line);
            out.push('\n');
        }
    } else {
        out.push(' ');
        out.push_str(&line);
        out.push('\n');
    }
}

/// `[a, b]`, when every item is a plain word.
fn short_list(items: &[Node]) -> Option<String> {
    let words = items.iter().map(|item| match &item.value {
        Value::Scalar { text, .. } if is_plain(text) => Some(text.as_str()),
        _ => None,
    });
    let words: Vec<&str> = words.collect::<Option<_>>()?;
    Some(format!("[{}]", words.join(", ")))
}

/// Whether nothing in the words means anything to YAML, in a list on one line either.
fn is_plain(words: &str) -> bool {
    let is_number = words.starts_with(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_digit() || c == '-')
        && !words.ends_with('-');
    let is_word = words.starts_with(char::is_alphabetic)
        && !words.ends_with([' ', '\u{a0}', '\u{202f}'])
        && !words.contains("  ")
        && words.chars().all(|c| {
            c.is_alphanumeric()
                || matches!(
                    c,
                    ' ' | '’' | '-' | '_' | '(' | ')' | '.' | '/' | '«' | '»' | '\u{a0}' | '\u{202f}'
                )
        });
    let is_taken = matches!(
        words.to_lowercase().as_str(),
        "yes" | "no" | "true" | "false" | "on" | "off" | "null" | "y" | "n"
    );
    is_number || (is_word && !is_taken)
}

/// Whether words may be cut at their single spaces and found whole again.
fn can_fold(line: &str) -> bool {
    !line.is_empty()
        && !line.starts_with(char::is_whitespace)
        && !line.ends_with(char::is_whitespace)
        && !line.contains("  ")
        && !line.chars().any(|c| c == '\n' || c == '\t' || is_invisible(c))
}

/// Signs that an editor does not show, or that YAML takes for a line end.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in words.split(' ') {
        let size = word.chars().count();
        match lines.last_mut().filter(|_| length + 1 + size <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                length += 1 + size;
            }
            None => {
                lines.push(word.to_owned());
                length = size;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::{Source, SourceId};
    use crate::syntax::{Key, read_yaml};

    fn of(value: Value) -> Node {
        Node { value, span: 0..0 }
    }

    fn words(text: &str) -> Node {
        of(Value::Scalar { text: text.to_owned(), exact: false })
    }

    /// Without places: what was said, not where.
    fn bare(value: &Value) -> Value {
        match value {
            Value::Empty => Value::Empty,
            Value::Scalar { text, .. } => Value::Scalar { text: text.clone(), exact: false },
            Value::List(items) => Value::List(items.iter().map(|item| of(bare(&item.value))).collect()),
            Value::Map(pairs) => Value::Map(
                pairs
                    .iter()
                    .map(|(key, node)| (Key { text: key.text.clone(), span: 0..0 }, of(bare(&node.value))))
                    .collect(),
            ),
        }
    }

    fn read(yaml: &str) -> Value {
        let source = Source::new("a.md", yaml.as_bytes());
        let (node, complaints) = read_yaml(&source.text, SourceId(0), 0);
        assert_eq!(
            complaints.iter().map(|d| d.message.fr.as_str()).collect::<Vec<_>>(),
            Vec::<&str>::new(),
            "{yaml}"
        );
        bare(&node.map_or(Value::Empty, |node| node.value))
    }

    fn map(pairs: Vec<(&str, Node)>) -> Value {
        Value::Map(
            pairs.into_iter().map(|(key, node)| (Key { text: key.to_owned(), span: 0..0 }, node)).collect(),
        )
    }

    #[test]
    fn values_look_as_authors_type_them() {
        let case = |value: Node, yaml: &str| assert_eq!(pair("cle", &value.value), yaml);
        case(words("Rendre compte"), "cle: Rendre compte\n");
        case(words("2026-11-24"), "cle: 2026-11-24\n");
        case(words("Rendre compte : pourquoi ?"), "cle: \"Rendre compte : pourquoi ?\"\n");
        case(words("- dit \"oui\" \\ non"), "cle: \"- dit \\\"oui\\\" \\\\ non\"\n");
        case(words("no"), "cle: \"no\"\n");
        case(of(Value::List(vec![words("a"), words("b-c")])), "cle: [a, b-c]\n");
        case(of(Value::List(vec![words("a, b"), words("c")])), "cle:\n  - \"a, b\"\n  - c\n");
        let item = of(map(vec![("terme", words("x")), ("sources", of(Value::List(vec![words("rt-2023")])))]));
        case(of(Value::List(vec![item])), "cle:\n  - terme: x\n    sources: [rt-2023]\n");
        case(words("une ligne\n\net une autre"), "cle: |-\n  une ligne\n\n  et une autre\n");
        let long = "mot ".repeat(40);
        let written = pair("cle", &words(long.trim()).value);
        assert!(written.starts_with("cle: >-\n  mot mot") && written.lines().all(|line| line.len() <= WIDTH));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(value in values()) {
            let yaml = pair("cle", &value);
            prop_assert_eq!(read(&yaml), map(vec![("cle", of(value))]), "{}", yaml);
        }
    }

    /// Any value of the shapes that front matter has, with texts that YAML could take for something else.
    fn values() -> impl Strategy<Value = Value> {
        let sign = prop_oneof![
            "[a-zé:#\"' \\[\\]{},|>*&!%@`\\\\-]",
            "[\u{a0}’«»\n\t?.0-9]",
            Just("mot ".to_owned())
        ];
        let text = prop::collection::vec(sign, 1..60).prop_map(|signs| signs.concat());
        let text = text.prop_map(|text| Value::Scalar {
            text: crate::source::compose(&text).into_owned(),
            exact: false,
        });
        text.prop_recursive(3, 24, 4, |inner| {
            let key = "[a-z]{1,6}";
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4)
                    .prop_map(|items| Value::List(items.into_iter().map(of).collect())),
                prop::collection::btree_map(key, inner, 1..4).prop_map(|pairs| Value::Map(
                    pairs.into_iter().map(|(text, value)| (Key { text, span: 0..0 }, of(value))).collect()
                )),
            ]
        })
    }
}
