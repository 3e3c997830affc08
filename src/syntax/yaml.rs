//! YAML to [`Node`]s and back: the only file that knows serde-saphyr, used through the event parser that it
//! carries, since only events give the place of every key and the text of every scalar.
//!
//! A line that YAML refuses for a reason that authors meet every day (a colon in a sentence, a tab,
//! a leading star) is complained about, set right in memory, and reading goes on: one run shows
//! every mistake of a file. Anchors and aliases are refused, so no alias can multiply anything.

mod flaw;
mod lines;
mod mended;
mod write;

pub use write::{pair, scalar};

use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, options};

use self::flaw::Flaw;
use self::mended::Mended;
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
    let mut mended = Mended::new(yaml);
    if let Some(line) = mended.join_documents() {
        complaints.push(flaw::second_document(Place::new(source, line.start + offset..line.end + offset)));
    }
    for _ in 0..=MAX_REPAIRS {
        let mut builder = Builder {
            original: yaml,
            source,
            offset,
            mended: &mended,
            complaints: Diagnostics::default(),
            stack: Vec::new(),
            root: None,
        };
        match builder.run(&mended.woven()) {
            Ok(()) => {
                complaints.append(builder.complaints);
                return (builder.root, complaints);
            }
            Err(error) => {
                let at = mended.original(error.marker().byte_offset().unwrap_or(0));
                let at = floor_char(yaml, at.min(yaml.len()));
                let flaw = Flaw::find(&mended, at);
                complaints.push(flaw.complaint(yaml, at, source, offset));
                if !flaw.mend(&mut mended) {
                    return (None, complaints);
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
    mended: &'a Mended,
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
            let (start, end) = (self.mended.original(start), self.mended.original(end));
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
        let is_mended = self.mended.covers(span.start);
        let value = match style {
            // As written: what the parser read may hold the signs put in the place of the author's.
            ScalarStyle::Plain if is_mended && !raw.is_empty() => {
                let words: Vec<&str> =
                    raw.trim_end().split('\n').map(|line| line.trim_matches(' ')).collect();
                Value::Scalar { text: words.join(" "), exact: words.len() == 1 }
            }
            ScalarStyle::Plain if matches!(read, "" | "~" | "null") => Value::Empty,
            _ => Value::Scalar { text: read.to_owned(), exact: raw == read },
        };
        // A quoted scalar is the words between its quotes: that is what gets underlined.
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let is_closed = raw.len() >= 2 && raw.ends_with(['"', '\'']);
        let inner = (quoted && !raw.is_empty()).then(|| span.start + 1..span.end - usize::from(is_closed));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;

    fn show(node: &Node, yaml: &str) -> String {
        match &node.value {
            Value::Empty => "~".to_owned(),
            Value::Scalar { text, exact } => {
                assert!(!exact || &yaml[node.span.clone()] == text.trim_end(), "{yaml:?}: {node:?}");
                text.clone()
            }
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| show(item, yaml)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(pairs) => {
                let pair = |(key, node): &(Key, Node)| {
                    assert_eq!(yaml[key.span.clone()].trim(), key.text, "{yaml:?}");
                    format!("{}: {}", key.text, show(node, yaml))
                };
                format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[test]
    fn slips_are_explained_and_read_as_meant() {
        let case = |yaml: &str, meant: &str, hints: &[&str]| {
            let (node, complaints) = read(yaml, SourceId(0), 0);
            let node = node.map(|node| show(&node, yaml)).unwrap_or_default();
            let said: Vec<&str> =
                complaints.iter().flat_map(|d| &d.hints).map(|hint| hint.get(Lang::Fr)).collect();
            assert_eq!((node.as_str(), said.as_slice()), (meant, hints), "{yaml:?}");
        };
        let space = "effacez l’espace au début de la ligne";
        let tab = "remplacez chaque tabulation par deux espaces";
        case("a: b\nv: [a, b\nc: d\n", "{a: b, v: [a, b], c: d}", &["fermez le crochet : [a, b]"]);
        case("v: [a, b", "{v: [a, b]}", &["fermez le crochet : [a, b]"]);
        case("v: [a,\n  b\nc: d\n", "{v: [a, b], c: d}", &["fermez le crochet : [a, b]"]);
        case("v: [a,\n  b\n  c\nc: d\n", "{v: [a, b c], c: d}", &["fermez le crochet : [a, b c]"]);
        case("v:a\nc: d", "{v: a, c: d}", &["mettez un espace après les deux-points : v: a"]);
        case("v:\n\t", "{v: ~}", &[]);
        case("v: [", "{v: []}", &["fermez le crochet : []"]);
        case("v: \"", "{v: }", &["fermez les guillemets : \"\""]);
        case("v: [{t: G]\nc: d\n", "{v: [{t: G}], c: d}", &["fermez le crochet : [{t: G}]"]);
        case("v: {t: G\nc: d\n", "{v: {t: G}, c: d}", &["fermez l’accolade : {t: G}"]);
        case("d: \"bla\nc: d\n", "{d: bla, c: d}", &["fermez les guillemets : \"bla\""]);
        case("d: \"bla\nc: \"d\"\n", "{d: bla, c: d}", &["fermez les guillemets : \"bla\""]);
        case(
            "d: 'bla\nc: d: e\n",
            "{d: bla, c: d: e}",
            &["fermez les guillemets : 'bla'", "écrivez : \"d: e\""],
        );
        case("a: b\nv:\n\t- c\nd: e\n", "{a: b, v: [c], d: e}", &[tab]);
        case("v:\n - a\n\t- b\n\t- c\nd: e\n", "{v: [a, b, c], d: e}", &[tab, tab]);
        case("v:\n  - a\n\t- b\nd: e\n", "{v: [a, b], d: e}", &[tab]);
        case(
            "a: b\nstatut:xx\nc: d\n",
            "{a: b, statut: xx, c: d}",
            &["mettez un espace après les deux-points : statut: xx"],
        );
        case("é:à\nc: d\n", "{é: à, c: d}", &["mettez un espace après les deux-points : é: à"]);
        case(
            "c: d\nv:[a, b]\n",
            "{c: d, v: [a, b]}",
            &["mettez un espace après les deux-points : v: [a, b]"],
        );
        case("c: d\nv:*a\n", "{c: d, v: *a}", &["mettez un espace après les deux-points : v: *a"]);
        case("a: b\n c: d\ne: f\n", "{a: b, c: d, e: f}", &[space]);
        case(" a: b\nc: d\n", "{a: b, c: d}", &[space]);
        case("s:\n  - t: G\n     a: b\nc: d\n", "{s: [{t: G, a: b}], c: d}", &[space]);
        case("---\na: b\n---\n", "{a: b}", &[]);
        case("a: b\n---\nc: d\n---\ne: f", "{a: b, c: d, e: f}", &["effacez cette ligne ---"]);
        case("t: |\n  x: [a\nb: c : d\n", "{t: x: [a\n, b: c : d}", &["écrivez : \"c : d\""]);
    }
}
