//! Inclusive writing: *médiateur·rice·s*, *médiateur(trice)s*, *médiateurs/trices*, *usager.ère*,
//! *salarié-e-s*.
//!
//! A group is a word followed by the end of its feminine, which the rules of French must know: so
//! *main.rs*, *dit-elle* or *et/ou* are none.

use super::french;

/// How many persons a group names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// *usager·ère*
    One,
    /// *usagers·ères*, *usager·ère·s*, *usager(s)*
    Several,
}

/// What follows the first word of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Bytes after the word.
    pub length: usize,
    /// How many persons.
    pub count: Count,
}

/// The group that a word opens, if the text after it goes on as one. `word` is a key: small letters,
/// composed.
pub fn group(word: &str, after: &str) -> Option<Group> {
    let separator = after.chars().next().filter(|c| is_separator(*c))?;
    let mut parts = Vec::new();
    let mut at = 0;
    while parts.len() < 3 {
        let Some(part) = part(&after[at..], separator) else { break };
        at += part.length;
        parts.push(part.letters);
    }
    // The end of a plural may follow a parenthesis at once: *médiateur(trice)s*.
    if separator == '(' && parts.len() < 3 && !parts.is_empty() {
        let tail = letters(&after[at..]);
        match tail.as_str() {
            "" => {}
            "s" | "x" | "aux" => {
                at += tail.len();
                parts.push(tail);
            }
            _ => return None,
        }
    }
    let is_whole = !after[at..].chars().next().is_some_and(super::tokens::is_word_char);
    let (first, rest) = parts.split_first()?;
    let is_plural_mark = |part: &String| matches!(part.as_str(), "s" | "x" | "aux");
    if !is_whole || !rest.iter().all(is_plural_mark) {
        return None;
    }
    let bases = match french::singular(word) {
        singular if singular.is_empty() => vec![word.to_owned()],
        mut singular => {
            singular.push(word.to_owned());
            singular
        }
    };
    let is_several = !rest.is_empty() || is_plural_word(word, first);
    let only_plural =
        is_plural_mark(first) && rest.is_empty() && matches!(separator, '(' | '·' | '•' | '‧' | '⋅');
    let is_feminine = bases.iter().any(|base| {
        french::feminine(base).iter().any(|feminine| {
            let end = first.strip_suffix('s').filter(|end| !end.is_empty()).unwrap_or(first);
            feminine != base && feminine.ends_with(end) && end.len() < feminine.len()
        })
    });
    let count = if is_several || only_plural { Count::Several } else { Count::One };
    (is_feminine || only_plural).then_some(Group { length: at, count })
}

/// What a group may be read as, to be found among the forms of labels: its masculine and its
/// feminine. `word` is the key of its first word.
pub fn readings(word: &str, count: Count) -> Vec<String> {
    let mut readings = vec![word.to_owned()];
    let mut singular = french::singular(word);
    if !singular.iter().any(|base| base == word) {
        singular.insert(0, word.to_owned());
    }
    for base in &singular {
        for person in std::iter::once(base.clone()).chain(french::feminine(base)) {
            match count {
                Count::One => readings.push(person),
                Count::Several => readings.extend(french::plural(&person)),
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    readings.retain(|reading| seen.insert(reading.clone()));
    readings
}

fn is_plural_word(word: &str, feminine_end: &str) -> bool {
    feminine_end.ends_with('s')
        && !feminine_end.ends_with("ss")
        && (word.ends_with(['s', 'x']) || feminine_end.len() > 1)
}

struct Part {
    letters: String,
    length: usize,
}

/// A separator and the letters after it; parentheses are closed.
fn part(text: &str, separator: char) -> Option<Part> {
    let rest = text.strip_prefix(separator)?;
    let letters = letters(rest);
    if letters.is_empty() {
        return None;
    }
    let length = separator.len_utf8() + letters.len();
    match separator {
        '(' => text[length..].starts_with(')').then_some(Part { letters, length: length + 1 }),
        _ => Some(Part { letters, length }),
    }
}

/// Small letters at the start of a text.
fn letters(text: &str) -> String {
    text.chars().take_while(|c| c.is_lowercase()).collect()
}

fn is_separator(c: char) -> bool {
    matches!(c, '·' | '•' | '‧' | '⋅' | '・' | '.' | '-' | '\u{2010}' | '\u{2011}' | '/' | '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups() {
        for (word, after, expected) in [
            ("médiateur", "·rice·s sociaux", Some(("·rice·s", Count::Several))),
            ("sociaux", "·ales", Some(("·ales", Count::Several))),
            ("médiateur", "(trice)s et", Some(("(trice)s", Count::Several))),
            ("médiateurs", "/trices.", Some(("/trices", Count::Several))),
            ("usager", "·ère", Some(("·ère", Count::One))),
            ("usager", ".ère.s", Some((".ère.s", Count::Several))),
            ("usager", "(s)", Some(("(s)", Count::Several))),
            ("salarié", "-e-s", Some(("-e-s", Count::Several))),
            ("salarié", "·e", Some(("·e", Count::One))),
            ("social", "·e·s", Some(("·e·s", Count::Several))),
            ("chef", "·fe", Some(("·fe", Count::One))),
            ("travailleurs", "·euses", Some(("·euses", Count::Several))),
            ("professionnel", "·le·s", Some(("·le·s", Count::Several))),
            ("main", ".rs", None),
            ("dit", "-elle", None),
            ("et", "/ou", None),
            ("médiateur", "/employeur", None),
            ("fin", ".Les", None),
            ("médiateur", " (le)", None),
            ("rendez", "-vous", None),
        ] {
            let found = group(word, after).map(|group| (&after[..group.length], group.count));
            assert_eq!(found, expected, "{word}{after}");
        }
    }
}
