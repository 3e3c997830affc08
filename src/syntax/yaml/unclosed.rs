//! A bracket or a quote that is never closed: where, and what is missing.

use super::flaw::Flaw;
use super::flow::end_of_unclosed;
use super::lines::{column, indent, is_blank, lines, value_span};
use super::mended::Mended;
use crate::diagnostic::{Text, text};
use crate::source::Span;

/// The last value before that byte that opens something and never closes it.
pub(super) fn find(mended: &Mended, before: usize) -> Option<Flaw> {
    let yaml = mended.text();
    let mut found = None;
    let mut inside = 0;
    for (line, words) in lines(yaml).take_while(|(line, _)| line.start <= before) {
        if line.start < inside || is_blank(words) {
            continue;
        }
        let Some(value) = value_span(words) else { continue };
        let column = column(words);
        let start = line.start + value.start;
        let end = end_of_value(yaml, &line, column);
        let sign = words[value].chars().next().unwrap_or(' ');
        match sign {
            '|' | '>' => inside = end,
            '[' | '{' | '"' | '\'' => {
                inside = end;
                let value = start..end;
                let missing = match sign {
                    '[' | '{' => missing_brackets(&yaml[value.clone()]),
                    _ => missing_quote(&yaml[value.clone()], sign).map(|missing| (0, missing)),
                };
                if let Some((opening, missing)) = missing.filter(|_| mended.is_fresh(&line)) {
                    let inserts = missing.into_iter().map(|(at, sign)| (start + at, sign)).collect();
                    found = Some(Flaw::Unclosed { value, opening: start + opening, inserts });
                }
            }
            _ => {}
        }
    }
    found
}

/// Where the value of a line ends: at the next line that is not further to the right.
pub(super) fn end_of_value(yaml: &str, line: &Span, column: usize) -> usize {
    let mut end = line.start + yaml[line.clone()].trim_end().len();
    let rest = (line.end + 1).min(yaml.len());
    for (span, words) in lines(&yaml[rest..]).filter(|(_, words)| !words.trim().is_empty()) {
        let is_closing = words.starts_with([']', '}']);
        if indent(words).len() <= column && !is_closing {
            break;
        }
        end = rest + span.start + words.trim_end().len();
    }
    end
}

/// Brackets and quotes to add, and where, after the place of what opened; none when they are balanced
/// or when nobody can tell.
fn missing_brackets(value: &str) -> Option<(usize, Vec<(usize, String)>)> {
    let mut open = Vec::new();
    let mut missing = Vec::new();
    let mut quote = None;
    let mut previous = ' ';
    for (at, c) in value.char_indices() {
        match (quote, c) {
            (Some((_, sign)), _) if c == sign && previous != '\\' => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if " [{,:".contains(previous) => quote = Some((at, c)),
            (None, '[') => open.push(']'),
            (None, '{') => open.push('}'),
            (None, ']' | '}') => {
                open.contains(&c).then_some(())?;
                while let Some(sign) = open.pop().filter(|sign| *sign != c) {
                    missing.push((at, sign.to_string()));
                }
            }
            _ => {}
        }
        previous = c;
    }
    if let Some((opening, sign)) = quote {
        let closer = open.last().copied().unwrap_or(']');
        let end = opening + 1 + end_of_unclosed(&value[opening + 1..], closer);
        let closed = format!("{}{sign}{}", &value[..end], &value[end..]);
        // Brackets that end the value were inside the quotes until now.
        let others = missing_brackets(&closed).map(|(_, others)| others).unwrap_or_default();
        missing = vec![(end, sign.to_string())];
        missing.extend(others.into_iter().map(|(at, sign)| (if at > end { at - 1 } else { at }, sign)));
        missing.sort_by_key(|(at, _)| *at);
        return Some((opening, missing));
    }
    let rest: String = open.into_iter().rev().collect();
    if !rest.is_empty() {
        missing.push((value.len(), rest));
    }
    (!missing.is_empty()).then_some((0, missing))
}

/// The quote to add at the end of a value that opens with it and holds no other.
fn missing_quote(value: &str, sign: char) -> Option<Vec<(usize, String)>> {
    let inner = value.get(1..)?.replace("\\\"", "").replace("''", "");
    (!inner.contains(sign)).then(|| vec![(value.len(), sign.to_string())])
}

/// The value as it should be, on one line.
pub(super) fn close(yaml: &str, value: &Span, inserts: &[(usize, String)]) -> String {
    let mut closed = String::new();
    let mut from = value.start;
    for (at, insert) in inserts {
        closed.push_str(&yaml[from..*at]);
        closed.push_str(insert);
        from = *at;
    }
    closed.push_str(&yaml[from..value.end]);
    closed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What to say of a sign that is not closed, and the way out.
pub(super) fn closing(opened: &str) -> (Text, Text) {
    match opened.chars().next() {
        Some('[') => (
            text(
                "le crochet ouvert ici n’est pas bien fermé",
                "the bracket opened here is not closed properly",
            ),
            text("fermez le crochet", "close the bracket"),
        ),
        Some('{') => (
            text(
                "l’accolade ouverte ici n’est pas bien fermée",
                "the brace opened here is not closed properly",
            ),
            text("fermez l’accolade", "close the brace"),
        ),
        _ => (
            text("les guillemets ouverts ici ne sont pas fermés", "the quotes opened here are not closed"),
            text("fermez les guillemets", "close the quotes"),
        ),
    }
}
