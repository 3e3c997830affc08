//! Why YAML refused a line, what to type instead, and how to read on.

use super::flow;
use super::lines::{column, indent, is_blank, key, line_at, lines, value_span};
use super::loose::{self, Loose};
use super::mended::Mended;
use super::quotes::mended;
use super::unclosed::{self, close, closing, end_of_value};
use crate::diagnostic::{Code, Diagnostic, Text, text};
use crate::source::{Place, SourceId, Span};

/// Why YAML refused a line, as far as the line tells.
pub(super) enum Flaw {
    /// The value must stand between quotes: where it stands.
    Unquoted { value: Span, reason: Reason },
    /// Values of a list or a map on one line must stand between quotes: where they stand, and all of
    /// it as it should be.
    Flow { value: Span, items: Vec<Span>, text: String },
    /// A bracket or a quote is never closed: the value, where it opened, what is missing where.
    Unclosed { value: Span, opening: usize, inserts: Vec<(usize, String)> },
    /// A tab before the first word, and the spaces that are meant.
    Tab { line: Span, width: usize },
    /// No space after the colon of a key.
    NoSpace { line: Span, colon: usize },
    /// A line that is no key, where YAML wants one.
    Loose(Loose),
    /// Spaces before a key that belongs with the line above, and the column that is meant.
    ExtraSpace { line: Span, column: usize },
    /// Something else.
    Other,
}

pub(super) enum Reason {
    Colon,
    Sign(char),
    Quotes,
}

/// Signs that mean something to YAML inside a value.
pub(super) const SIGNS: &str = "\"':#&*!|>%@`{}[],?-";

impl Flaw {
    /// The likeliest flaw for an error at that byte.
    pub(super) fn find(mended: &Mended, at: usize, is_key: &dyn Fn(&str) -> bool) -> Flaw {
        let yaml = mended.text();
        let first = line_at(yaml, at);
        // The parser may stop before the tab that it stumbles on.
        let next = (first.end < yaml.len()).then(|| line_at(yaml, first.end + 1));
        let mut near = vec![first.clone()];
        near.extend(next.clone());
        let mut above = first.clone();
        for _ in 0..2 {
            let Some(previous) = above.start.checked_sub(1) else { break };
            above = line_at(yaml, previous);
            near.push(above.clone());
        }
        near.retain(|line| mended.is_fresh(line) && !is_blank(&yaml[line.clone()]));
        let is_next = |line: &Span| next.as_ref() == Some(line);
        near.iter()
            .find_map(|line| tab(yaml, line))
            .or_else(|| unclosed::find(mended, first.end))
            .or_else(|| near.iter().find_map(|line| no_space(yaml, line)))
            .or_else(|| near.iter().find_map(|line| loose::find(yaml, line, is_key)).map(Flaw::Loose))
            .or_else(|| near.iter().filter(|line| !is_next(line)).find_map(|line| extra_space(yaml, line)))
            .or_else(|| near.iter().filter(|line| !is_next(line)).find_map(|line| unquoted(yaml, line)))
            .unwrap_or(Flaw::Other)
    }

    /// What to say of it; every place is moved by `offset`.
    pub(super) fn complaint(&self, yaml: &str, at: usize, source: SourceId, offset: usize) -> Diagnostic {
        let (span, message, hint) = match self {
            Flaw::Unquoted { value, reason, .. } => {
                let quoted = mended(&yaml[value.clone()]);
                let hint = text(format!("écrivez : {quoted}"), format!("write: {quoted}"));
                (value.clone(), reason.message(), hint)
            }
            Flaw::Flow { value, items, text: list } => {
                let first = items.first().cloned().unwrap_or(value.clone());
                let reason = Reason::of(&yaml[first.clone()]).unwrap_or(Reason::Quotes);
                let hint = text(format!("écrivez : {list}"), format!("write: {list}"));
                (first, reason.message(), hint)
            }
            Flaw::Unclosed { value, opening, inserts } => {
                let (message, way_out) = closing(&yaml[*opening..]);
                let closed = close(yaml, value, inserts);
                let hint = text(format!("{} : {closed}", way_out.fr), format!("{}: {closed}", way_out.en));
                (*opening..value.end, message, hint)
            }
            Flaw::Loose(loose) => loose.complaint(yaml),
            Flaw::Tab { line, .. } => (
                line.start..line.start + indent(&yaml[line.clone()]).len(),
                text("une tabulation au début de la ligne", "a tab at the beginning of the line"),
                text("remplacez chaque tabulation par deux espaces", "replace each tab with two spaces"),
            ),
            Flaw::NoSpace { line, colon } => {
                let key = yaml[line.start..*colon].trim_start_matches([' ', '-']);
                let pair = format!("{key}: {}", yaml[colon + 1..line.end].trim());
                (
                    *colon..colon + 1,
                    text("il manque un espace après les deux-points", "a space is missing after the colon"),
                    text(
                        format!("mettez un espace après les deux-points : {pair}"),
                        format!("put a space after the colon: {pair}"),
                    ),
                )
            }
            Flaw::ExtraSpace { line, column } => {
                let width = indent(&yaml[line.clone()]).len();
                (
                    line.start..line.start + width,
                    text("cette ligne commence trop à droite", "this line begins too far to the right"),
                    match width - column {
                        1 => text(
                            "effacez l’espace au début de la ligne",
                            "delete the space at the beginning of the line",
                        ),
                        extra => text(
                            format!("effacez {extra} espaces au début de la ligne"),
                            format!("delete {extra} spaces at the beginning of the line"),
                        ),
                    },
                )
            }
            Flaw::Other => {
                let end = yaml[at..].chars().next().map_or(at, |c| at + c.len_utf8());
                (
                    at..end,
                    text(
                        "Boussole ne comprend plus ce texte à partir d’ici",
                        "Boussole no longer understands this text from here on",
                    ),
                    text(
                        "vérifiez : « clé: valeur » sur chaque ligne, deux espaces devant chaque « - » d’une liste, des guillemets droits fermés",
                        "check: “key: value” on each line, two spaces before each “-” of a list, straight quotes closed",
                    ),
                )
            }
        };
        let place = Place::new(source, span.start + offset..span.end + offset);
        Diagnostic::new(Code::UnreadableYaml, place, message).hint(hint)
    }

    /// Sets it right in memory, so that every place stays true; false when nobody knows how.
    pub(super) fn mend(self, mended: &mut Mended) -> bool {
        match self {
            Flaw::Unquoted { value, .. } => mended.mend(whole_lines(mended, &value), value, SIGNS, 'x', &[]),
            Flaw::Flow { value, items, .. } => {
                let region = whole_lines(mended, &value);
                for item in items {
                    mended.mend(region.clone(), item, SIGNS, 'x', &[]);
                }
            }
            Flaw::Loose(loose) => loose.mend(mended),
            Flaw::Unclosed { value, inserts, .. } => {
                let region = whole_lines(mended, &value);
                mended.mend(region, value.start..value.start, "", ' ', &inserts);
            }
            Flaw::Tab { line, width } => {
                let written = indent(&mended.text()[line.clone()]).len();
                let missing = " ".repeat(width.saturating_sub(written));
                mended.mend(line.clone(), line.clone(), "\t", ' ', &[(line.start, missing)]);
            }
            Flaw::NoSpace { line, colon } => {
                let value = plain_value(mended.text(), colon + 1..line.end);
                mended.mend(line, value, SIGNS, 'x', &[(colon + 1, " ".to_owned())]);
            }
            Flaw::ExtraSpace { line, column } => {
                // One of the spaces becomes the end of an empty line: nothing moves.
                let words = &mended.text()[line.clone()];
                let last = line.start + indent(words).len() - column - 1;
                if let Some(value) = value_span(words) {
                    let value = line.start + value.start..line.start + value.end;
                    let value = plain_value(mended.text(), value);
                    mended.mend(line.clone(), value, SIGNS, 'x', &[]);
                }
                mended.mend(line, last..last + 1, " ", '\n', &[]);
            }
            Flaw::Other => return false,
        }
        true
    }
}

/// A second document in a text that must be one.
pub(super) fn second_document(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableYaml,
        place,
        text("une ligne « --- » au milieu du fichier", "a line “---” in the middle of the file"),
    )
    .hint(text("effacez cette ligne ---", "delete this line ---"))
}

/// An item of a list that stands inside the item above it.
pub(super) fn item_inside(place: Place, extra: usize) -> Diagnostic {
    let (fr, en) = match extra {
        1 => ("l’espace".to_owned(), "the space".to_owned()),
        _ => (format!("{extra} espaces"), format!("{extra} spaces")),
    };
    Diagnostic::new(
        Code::WrongType,
        place,
        text(
            "ce trait d’union est trop à droite : cette ligne continue le point au-dessus",
            "this hyphen is too far to the right: this line continues the item above",
        ),
    )
    .hint(text(
        format!("mettez son trait d’union sous celui du dessus : effacez {fr} au début de la ligne"),
        format!("put its hyphen under the one above: delete {en} at the beginning of the line"),
    ))
}

impl Reason {
    /// Why YAML would not read that value as the words that it holds.
    pub(super) fn of(value: &str) -> Option<Reason> {
        let first = value.chars().next()?;
        let is_quoted = |quote: char| first == quote && value.len() > 1 && value.ends_with(quote);
        if is_quoted('"') || is_quoted('\'') {
            let inner = &value[1..value.len() - 1];
            return (inner.replace("\\\"", "").contains(first)).then_some(Reason::Quotes);
        }
        match first {
            '"' | '\'' => Some(Reason::Quotes),
            // The sign of a text on the lines below.
            '|' | '>' if value.len() <= 2 => None,
            '*' | '&' | '!' | '%' | '@' | '`' | '[' | '{' | ']' | '}' | ',' | '|' | '>' => {
                Some(Reason::Sign(first))
            }
            _ if value.contains(": ") || value.ends_with(':') => Some(Reason::Colon),
            _ => None,
        }
    }

    fn message(&self) -> Text {
        match self {
            Reason::Colon => text(
                "cette valeur contient « : » et n’est pas entre guillemets droits",
                "this value holds “: ” and is not between straight quotes",
            ),
            Reason::Sign(sign) => text(
                format!("cette valeur commence par « {sign} » et n’est pas entre guillemets droits"),
                format!("this value opens with “{sign}” and is not between straight quotes"),
            ),
            Reason::Quotes => text(
                "les guillemets de cette valeur s’ouvrent ou se ferment au milieu",
                "the quotes of this value open or close in its middle",
            ),
        }
    }
}

fn tab(yaml: &str, line: &Span) -> Option<Flaw> {
    let words = &yaml[line.clone()];
    if !indent(words).contains('\t') {
        return None;
    }
    let width = |words: &str| indent(words).len() + indent(words).matches('\t').count();
    // An item stands below the item above it, whatever its tabs are worth.
    let above = lines(&yaml[..line.start]).map(|(_, line)| line).filter(|line| !is_blank(line)).last();
    let is_item = |line: &&str| line.trim_start().starts_with("- ");
    let width = above.filter(|above| is_item(above) && is_item(&words)).map_or(width(words), width);
    Some(Flaw::Tab { line: line.clone(), width })
}

fn no_space(yaml: &str, line: &Span) -> Option<Flaw> {
    let words = &yaml[line.clone()];
    let key = key(words)?;
    let value = &words[key.end + 1..];
    let is_glued = !value.starts_with([' ', '\t', ':', '/']) && !value.is_empty();
    is_glued.then(|| Flaw::NoSpace { line: line.clone(), colon: line.start + key.end })
}

fn extra_space(yaml: &str, line: &Span) -> Option<Flaw> {
    let words = &yaml[line.clone()];
    let place = key(words).filter(|place| place.start == indent(words).len())?;
    let is_wordy = |line: &str| value_span(line).is_some_and(|value| !line[value].starts_with(['|', '>']));
    let above = lines(&yaml[..line.start]).map(|(_, line)| line).filter(|line| !is_blank(line)).last();
    let column = match above {
        // Nothing but a value is to the right of a key that has its own already.
        Some(above) => key(above).filter(|_| is_wordy(above))?.start,
        None => 0,
    };
    (column < place.start).then(|| Flaw::ExtraSpace { line: line.clone(), column })
}

fn unquoted(yaml: &str, line: &Span) -> Option<Flaw> {
    let words = &yaml[line.clone()];
    let value = value_span(words)?;
    let reason = Reason::of(&words[value.clone()]);
    let mut value = line.start + value.start..line.start + value.end;
    if matches!(reason, Some(Reason::Quotes | Reason::Sign('[' | '{'))) {
        value.end = value.end.max(end_of_value(yaml, line, column(words)));
    }
    match flow::read(&yaml[value.clone()]) {
        Some(flow) => {
            let place = |item: &Span| value.start + item.start..value.start + item.end;
            let items: Vec<Span> = flow.loose.iter().map(place).collect();
            (!items.is_empty()).then_some(Flaw::Flow { value, items, text: flow.text })
        }
        None => Some(Flaw::Unquoted { value, reason: reason? }),
    }
}

/// The lines that a value stands on.
fn whole_lines(mended: &Mended, value: &Span) -> Span {
    line_at(mended.text(), value.start).start..line_at(mended.text(), value.end).end
}

/// The part of a value whose signs must be hidden from YAML: all of it, unless it is a list, a map
/// or a quoted text as it stands.
pub(super) fn plain_value(yaml: &str, value: Span) -> Span {
    match Reason::of(yaml[value.clone()].trim()) {
        Some(Reason::Sign('[' | '{')) | None => value.start..value.start,
        Some(_) => value,
    }
}
