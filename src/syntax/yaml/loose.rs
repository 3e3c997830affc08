//! A line without colon, where YAML wants a key.

use super::flaw::{Reason, SIGNS, plain_value};
use super::lines::{column, indent, is_blank, key, lines, value_span};
use super::mended::Mended;
use super::quotes::mended;
use crate::diagnostic::{Text, text};
use crate::source::Span;

/// Such a line.
pub(super) enum Loose {
    /// It begins with a key whose colon is missing: the key, and what follows.
    Key { key: Span, value: Span },
    /// It continues the value above, which it would have to stand to the right of.
    Rest { line: Span, is_plain: bool },
}

/// Whether that line is one.
pub(super) fn find(yaml: &str, line: &Span, is_key: &dyn Fn(&str) -> bool) -> Option<Loose> {
    let words = &yaml[line.clone()];
    let lead = indent(words).len();
    let first = words[lead..].split([' ', '\t']).next().unwrap_or_default();
    let is_item = words[lead..].starts_with('-');
    if is_item || key(words).is_some() || value_span(words).is_some() {
        return None;
    }
    let end = line.start + words.trim_end().len();
    let start = line.start + lead;
    let rest = start + first.len()..end;
    if is_key(first) && !yaml[rest.clone()].trim().is_empty() {
        let above = || above(yaml, line, |above| column(above) <= lead).and_then(key);
        let value = rest.end - yaml[rest.clone()].trim_start().len()..rest.end;
        let is_expected = lead == 0 || above().is_some_and(|key| key.start == lead);
        return is_expected.then_some(Loose::Key { key: start..rest.start, value });
    }
    // Only the first column is sure to want a key.
    let above = above(yaml, line, |above| key(above).is_some()).filter(|_| lead == 0)?;
    let value = &above[value_span(above)?];
    let is_plain = !value.starts_with(['|', '>']);
    let is_text = !is_plain || Reason::of(value).is_none() && !value.starts_with(['"', '\'']);
    is_text.then_some(Loose::Rest { line: line.start..end, is_plain })
}

/// The nearest line above that is so.
fn above<'a>(yaml: &'a str, line: &Span, is_so: impl Fn(&str) -> bool) -> Option<&'a str> {
    lines(&yaml[..line.start]).map(|(_, above)| above).filter(|above| !is_blank(above) && is_so(above)).last()
}

impl Loose {
    /// Where, what and the way out.
    pub(super) fn complaint(&self, yaml: &str) -> (Span, Text, Text) {
        match self {
            Loose::Key { key, value } => {
                let words = &yaml[value.clone()];
                let is_plain = plain_value(yaml, value.clone()).is_empty();
                let value = if is_plain { words.to_owned() } else { mended(words) };
                let word = &yaml[key.clone()];
                let message = text(
                    format!("il manque « : » après « {word} »"),
                    format!("“:” is missing after “{word}”"),
                );
                let hint = text(format!("écrivez : {word}: {value}"), format!("write: {word}: {value}"));
                (key.clone(), message, hint)
            }
            Loose::Rest { line, .. } => (
                line.clone(),
                text(
                    "cette ligne n’est ni une clé ni la suite de celle du dessus",
                    "this line is neither a key nor the rest of the one above",
                ),
                text(
                    "commencez-la par deux espaces si elle continue le texte au-dessus, par une clé et « : » sinon",
                    "begin it with two spaces if it continues the text above, with a key and “:” otherwise",
                ),
            ),
        }
    }

    /// Sets it right in memory.
    pub(super) fn mend(self, text: &mut Mended) {
        match self {
            Loose::Key { key, value } => {
                let hidden = plain_value(text.text(), value.clone());
                text.mend(key.start..value.end, hidden, SIGNS, 'x', &[(key.end, ":".to_owned())]);
            }
            Loose::Rest { line, is_plain } => {
                let hidden = if is_plain { line.clone() } else { line.start..line.start };
                let spaces = [(line.start, "  ".to_owned())];
                text.mend(line, hidden, SIGNS, 'x', &spaces);
            }
        }
    }
}
