//! YAML to [`Node`]s: the only file that knows serde-saphyr, used through the event parser that it
//! carries, since only events give the place of every key and the text of every scalar.
//!
//! A line that YAML refuses for a reason that authors meet every day (a colon in a sentence, a tab,
//! a leading star) is complained about, set right in memory, and reading goes on: one run shows
//! every mistake of a file. Anchors and aliases are refused, so no alias can multiply anything.

use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, options};

use super::{Key, Node, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::{Place, SourceId, Span, floor_char};

/// Nested lists and maps deeper than this are refused.
const MAX_DEPTH: usize = 32;
/// Lines set right in one text before giving up.
const MAX_REPAIRS: usize = 50;

/// Reads a YAML text that begins at byte `offset` of its source.
pub fn read(yaml: &str, source: SourceId, offset: usize) -> (Option<Node>, Diagnostics) {
    let mut complaints = Diagnostics::default();
    let mut mended = yaml.to_owned();
    let mut lines: Vec<Span> = Vec::new();
    for _ in 0..=MAX_REPAIRS {
        let mut builder = Builder {
            original: yaml,
            source,
            offset,
            lines: &lines,
            complaints: Diagnostics::default(),
            stack: Vec::new(),
            root: None,
        };
        match builder.run(&mended) {
            Ok(()) => {
                complaints.append(builder.complaints);
                return (builder.root, complaints);
            }
            Err(error) => {
                let at = floor_char(yaml, error.marker().byte_offset().unwrap_or(0));
                let flaw = Flaw::find(yaml, &mended, at, &lines);
                complaints.push(flaw.complaint(yaml, at, source, offset));
                match flaw.mend(&mut mended) {
                    Some(line) => lines.push(line),
                    None => return (None, complaints),
                }
            }
        }
    }
    (None, complaints)
}

struct Builder<'a> {
    original: &'a str,
    source: SourceId,
    offset: usize,
    lines: &'a [Span],
    complaints: Diagnostics,
    stack: Vec<Open>,
    root: Option<Node>,
}

enum Open {
    List(Vec<Node>, usize),
    Map(Vec<(Key, Node)>, Option<Key>, usize),
}

impl Builder<'_> {
    fn run(&mut self, yaml: &str) -> Result<(), Box<ScanError>> {
        let parser = Parser::new_from_str_with_options(yaml, parser_options());
        for event in parser {
            let (event, span) = event.map_err(Box::new)?;
            let start = span.start.byte_offset().unwrap_or(0).min(yaml.len());
            let end = span.end.byte_offset().unwrap_or(start).clamp(start, yaml.len());
            match event {
                Event::Scalar(text, style, anchor, _) => {
                    self.refuse_anchor(anchor, start..end);
                    let node = self.scalar(&text, style, start..end);
                    self.put(node);
                }
                Event::SequenceStart(_, anchor, _) => {
                    self.refuse_anchor(anchor, start..end);
                    self.stack.push(Open::List(Vec::new(), start));
                }
                Event::MappingStart(_, anchor, _) => {
                    self.refuse_anchor(anchor, start..end);
                    self.stack.push(Open::Map(Vec::new(), None, start));
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(end),
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.refuse_anchor(1, start..end);
                    let text = self.original.get(start..end).unwrap_or_default().to_owned();
                    self.put(Node {
                        value: Value::Scalar { text, exact: true },
                        span: self.shift(start..end),
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn scalar(&self, read: &str, style: ScalarStyle, span: Span) -> Node {
        let raw = self.original.get(span.clone()).unwrap_or_default();
        let is_mended = self.lines.iter().any(|line| line.start <= span.start && span.start < line.end);
        let value = match style {
            ScalarStyle::Plain if is_mended => Value::Scalar { text: raw.trim_end().to_owned(), exact: true },
            ScalarStyle::Plain if matches!(read, "" | "~" | "null") => Value::Empty,
            _ => Value::Scalar { text: read.to_owned(), exact: raw == read },
        };
        // A quoted scalar is the words between its quotes: that is what gets underlined.
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let inner = (quoted && raw.len() >= 2).then(|| span.start + 1..span.end - 1);
        match inner {
            Some(inner) if self.original.get(inner.clone()) == Some(read) => {
                Node { value: Value::Scalar { text: read.to_owned(), exact: true }, span: self.shift(inner) }
            }
            _ => Node { value, span: self.shift(trim_end(self.original, span)) },
        }
    }

    fn put(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map(pairs, key, _)) => match key.take() {
                Some(key) => pairs.push((key, node)),
                None => *key = Some(as_key(node)),
            },
        }
    }

    fn close(&mut self, end: usize) {
        let node = match self.stack.pop() {
            Some(Open::List(items, start)) => {
                let end =
                    items.last().map_or(end, |item| item.span.end.max(start + self.offset) - self.offset);
                Node { value: Value::List(items), span: self.shift(start..end.max(start)) }
            }
            Some(Open::Map(pairs, _, start)) => {
                let end = pairs
                    .last()
                    .map_or(end, |(_, node)| node.span.end.max(start + self.offset) - self.offset);
                Node { value: Value::Map(pairs), span: self.shift(start..end.max(start)) }
            }
            None => return,
        };
        self.put(node);
    }

    fn refuse_anchor(&mut self, anchor: usize, span: Span) {
        if anchor != 0 {
            let place = Place::new(self.source, self.shift(span));
            self.complaints.push(
                Diagnostic::new(
                    Code::YamlAlias,
                    place,
                    text(
                        "ancre ou renvoi YAML (« & », « * ») : Boussole n’en lit pas",
                        "YAML anchor or alias (“&”, “*”): Boussole reads none",
                    ),
                )
                .hint(quote_hint()),
            );
        }
    }

    fn shift(&self, span: Span) -> Span {
        span.start + self.offset..span.end + self.offset
    }
}

/// Why YAML refused a line, as far as the line tells.
enum Flaw {
    /// The value must stand between quotes: where it stands, and the line.
    Unquoted { value: Span, line: Span, reason: Reason },
    /// A tab before the first word.
    Tab { line: Span },
    /// Something else.
    Other,
}

enum Reason {
    Colon,
    Sign(char),
    Quotes,
}

impl Flaw {
    fn find(yaml: &str, mended: &str, at: usize, lines: &[Span]) -> Flaw {
        // The parser may notice on the next line: look at the line of the error, then above it.
        let mut line = line_at(yaml, at);
        for _ in 0..3 {
            let is_fresh = !lines.contains(&line);
            let words = &mended[line.clone()];
            let indent = &words[..words.len() - words.trim_start().len()];
            if is_fresh && indent.contains('\t') && !words.trim().is_empty() {
                return Flaw::Tab { line };
            }
            if let Some((value, reason)) = value_span(words).filter(|_| is_fresh).and_then(|value| {
                let reason = reason(&words[value.clone()])?;
                Some((line.start + value.start..line.start + value.end, reason))
            }) {
                return Flaw::Unquoted { value, line, reason };
            }
            match line.start.checked_sub(1) {
                Some(previous) => line = line_at(yaml, previous),
                None => break,
            }
        }
        Flaw::Other
    }

    fn complaint(&self, yaml: &str, at: usize, source: SourceId, offset: usize) -> Diagnostic {
        match self {
            Flaw::Unquoted { value, reason, .. } => {
                let place = Place::new(source, value.start + offset..value.end + offset);
                let message = match reason {
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
                };
                let words = yaml[value.clone()].trim();
                let quoted = match words.contains('"') {
                    true => format!("'{}'", words.replace('\'', "’")),
                    false => format!("\"{words}\""),
                };
                Diagnostic::new(Code::UnreadableYaml, place, message)
                    .hint(text(format!("écrivez : {quoted}"), format!("write: {quoted}")))
            }
            Flaw::Tab { line } => {
                let indent = yaml[line.clone()].len() - yaml[line.clone()].trim_start().len();
                let place = Place::new(source, line.start + offset..line.start + offset + indent);
                Diagnostic::new(
                    Code::UnreadableYaml,
                    place,
                    text("une tabulation au début de la ligne", "a tab at the beginning of the line"),
                )
                .hint(text(
                    "remplacez chaque tabulation par deux espaces",
                    "replace each tab with two spaces",
                ))
            }
            Flaw::Other => {
                let end = yaml[at..].chars().next().map_or(at, |c| at + c.len_utf8());
                let place = Place::new(source, at + offset..end + offset);
                Diagnostic::new(Code::UnreadableYaml, place, text("Boussole ne comprend pas l’en-tête à partir d’ici", "Boussole does not understand the front matter from here on"))
                    .hint(text(
                        "vérifiez : « clé: valeur » sur chaque ligne, deux espaces devant chaque « - » d’une liste, des guillemets droits fermés",
                        "check: “key: value” on each line, two spaces before each “-” of a list, straight quotes closed",
                    ))
            }
        }
    }

    /// Sets the line right in memory, byte for byte, so that every place stays true.
    fn mend(self, yaml: &mut String) -> Option<Span> {
        let (line, span, signs) = match self {
            Flaw::Unquoted { value, line, .. } => (line, value, "\"':#&*!|>%@`{}[],?-"),
            Flaw::Tab { line } => (line.clone(), line, "\t"),
            Flaw::Other => return None,
        };
        let filler = if signs == "\t" { " " } else { "x" };
        let words = yaml.get(span.clone())?;
        let mended: String = words
            .chars()
            .map(|c| match signs.contains(c) {
                true => filler.to_owned(),
                false => c.to_string(),
            })
            .collect();
        yaml.replace_range(span, &mended);
        Some(line)
    }
}

/// The bytes after `key:` (or `- `) of a line.
fn value_span(line: &str) -> Option<Span> {
    let start = match line.find(": ") {
        Some(colon)
            if line[..colon]
                .trim_start_matches(['-', ' '])
                .chars()
                .all(|c| c.is_alphanumeric() || "_- \u{a0}".contains(c)) =>
        {
            colon + 2
        }
        _ => line.find("- ").filter(|at| line[..*at].trim().is_empty())? + 2,
    };
    let value = &line[start..];
    let lead = value.len() - value.trim_start().len();
    let end = start + value.trim_end().len();
    (start + lead < end).then_some(start + lead..end)
}

fn reason(value: &str) -> Option<Reason> {
    let first = value.chars().next()?;
    let is_quoted = |quote: char| first == quote && value.len() > 1 && value.ends_with(quote);
    if is_quoted('"') || is_quoted('\'') {
        let inner = &value[1..value.len() - 1];
        return (inner.replace("\\\"", "").contains(first)).then_some(Reason::Quotes);
    }
    match first {
        '"' | '\'' => Some(Reason::Quotes),
        '*' | '&' | '!' | '%' | '@' | '`' | '[' | '{' | ']' | '}' | ',' | '|' | '>' => {
            Some(Reason::Sign(first))
        }
        _ if value.contains(": ") || value.ends_with(':') => Some(Reason::Colon),
        _ => None,
    }
}

fn line_at(text: &str, at: usize) -> Span {
    let at = floor_char(text, at);
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..end
}

fn as_key(node: Node) -> Key {
    let text = match node.value {
        Value::Scalar { text, .. } => text.trim().to_owned(),
        _ => String::new(),
    };
    Key { text, span: node.span }
}

fn trim_end(text: &str, span: Span) -> Span {
    let words = text.get(span.clone()).unwrap_or_default();
    span.start..span.start + words.trim_end().len()
}

fn quote_hint() -> crate::diagnostic::Text {
    text("mettez la valeur entre guillemets droits : \"…\"", "put the value between straight quotes: \"…\"")
}

fn parser_options() -> Options {
    options! {
        emit_unresolved_aliases: false,
        block_nesting_limit: MAX_DEPTH,
        flow_nesting_limit: MAX_DEPTH,
        bom_inside_document_as_content: true,
        disallow_directives: false,
    }
}
