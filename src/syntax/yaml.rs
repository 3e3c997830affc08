//! YAML to [`Node`]s and back: the only file that knows serde-saphyr, used through the event parser that it
//! carries, since only events give the place of every key and the text of every scalar.
//!
//! A line that YAML refuses for a reason that authors meet every day (a colon in a sentence, a tab,
//! a leading star) is complained about, set right in memory, and reading goes on: one run shows
//! every mistake of a file. Anchors and aliases are refused, so no alias can multiply anything.

mod flaw;
mod flow;
mod lines;
mod loose;
mod mended;
mod quotes;
mod unclosed;
mod write;

pub(crate) use quotes::quoted;
pub use write::{pair, scalar};

use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, options};

use self::flaw::Flaw;
use self::lines::{indent, line_at, lines};
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
    read_as(yaml, source, offset, &|_| false)
}

/// The same, of a text whose keys are known.
pub fn read_as(
    yaml: &str,
    source: SourceId,
    offset: usize,
    is_key: &dyn Fn(&str) -> bool,
) -> (Option<Node>, Diagnostics) {
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
                let flaw = Flaw::find(&mended, at, is_key);
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
                    if style == ScalarStyle::Plain {
                        self.refuse_items_inside(start..end);
                    }
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

    /// Complains about hyphens that stand too far to the right for the items that they were to open:
    /// YAML reads them as words of the item above.
    fn refuse_items_inside(&mut self, span: Span) {
        let text = self.mended.text();
        let opening = line_at(text, span.start);
        let is_item = matches!(self.stack.last(), Some(Open::List(..)));
        if !is_item || text[opening.start..span.start].trim() != "-" {
            return;
        }
        let column = indent(&text[opening.clone()]).len();
        for (line, words) in lines(&text[..span.end]).filter(|(line, _)| line.start > opening.start) {
            let width = indent(words).len();
            if words[width..].starts_with("- ") && width > column {
                let place = Place::new(self.source, self.shift(line.start..line.start + width));
                self.complaints.push(flaw::item_inside(place, width - column));
            }
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
            let (node, complaints) = read_as(yaml, SourceId(0), 0, &|word| word == "titre");
            let node = node.map(|node| show(&node, yaml)).unwrap_or_default();
            let said: Vec<&str> =
                complaints.iter().flat_map(|d| &d.hints).map(|hint| hint.get(Lang::Fr)).collect();
            // What is advised can be typed as it stands.
            for value in said.iter().filter_map(|hint| hint.split_once(" : ")).map(|(_, value)| value) {
                let (_, flaws) = read(&format!("cle: {value}"), SourceId(0), 0);
                assert!(flaws.is_empty() || value.contains(": "), "{yaml:?}: {value}");
            }
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
        let quotes = "{e: \"Il a dit \"oui\" au voisin\"}";
        case("e: \"Il a dit \"oui\" au voisin\"", quotes, &["écrivez : 'Il a dit \"oui\" au voisin'"]);
        case("e: \"Il a dit \"oui\"\"", "{e: \"Il a dit \"oui\"\"}", &["écrivez : 'Il a dit \"oui\"'"]);
        case(
            "e: \"Il a dit \"oui\"\n  au voisin\"\nc: d",
            "{e: \"Il a dit \"oui\" au voisin\", c: d}",
            &["écrivez : 'Il a dit \"oui\" au voisin'"],
        );
        case(
            "e: \"L'un dit \"oui\" à l'autre\"",
            "{e: \"L'un dit \"oui\" à l'autre\"}",
            &["écrivez : 'L''un dit \"oui\" à l''autre'"],
        );
        case(
            "d: 'Démarche d'aller vers'",
            "{d: 'Démarche d'aller vers'}",
            &["écrivez : \"Démarche d'aller vers\""],
        );
        case("d: \"Mot\" et \"autre\"", "{d: \"Mot\" et \"autre\"}", &["écrivez : '\"Mot\" et \"autre\"'"]);
        case("d: \"Mot\" d'essai", "{d: \"Mot\" d'essai}", &["écrivez : '\"Mot\" d''essai'"]);
        case(
            "e: [\"Elle dit \"oui\"\", \"Deux\"]",
            "{e: [\"Elle dit \"oui\"\", Deux]}",
            &["écrivez : ['Elle dit \"oui\"', \"Deux\"]"],
        );
        case(
            "e: [\"Elle dit \"oui\", et non\", Deux]",
            "{e: [\"Elle dit \"oui\", et non\", Deux]}",
            &["écrivez : ['Elle dit \"oui\", et non', Deux]"],
        );
        case(
            "e:\n  - {t: 'L'un', d: \"b, c\"}\n  - d",
            "{e: [{t: 'L'un', d: b, c}, d]}",
            &["écrivez : {t: \"L'un\", d: \"b, c\"}"],
        );
        case("d: [[a]] et b\n", "{d: [[a]] et b}", &["écrivez : \"[[a]] et b\""]);
        case("v: [a b, \"c d]\ne: f", "{v: [a b, c d], e: f}", &["fermez les guillemets : [a b, \"c d\"]"]);
        case("v: [\"a b, c]", "{v: [a b, c]}", &["fermez les guillemets : [\"a b\", c]"]);
        case("v: [\"a b, \"c\"]", "{v: [\"a b, c]}", &["écrivez : [\"a b\", \"c\"]"]);
        case("v: [a, \"b", "{v: [a, b]}", &["fermez les guillemets : [a, \"b\"]"]);
        case("v: {t: \"a, b}", "{v: {t: a, b}}", &["fermez les guillemets : {t: \"a, b\"}"]);
        case("v: {t: \"a, d: b}", "{v: {t: a, d: b}}", &["fermez les guillemets : {t: \"a\", d: b}"]);
        let below =
            "commencez-la par deux espaces si elle continue le texte au-dessus, par une clé et « : » sinon";
        case("titre Aller vers\nd: e\n", "{titre: Aller vers, d: e}", &["écrivez : titre: Aller vers"]);
        case("d: e\ntitre Aller vers\n", "{d: e, titre: Aller vers}", &["écrivez : titre: Aller vers"]);
        case("d:\n  - a: b\n    titre A\nc: d", "{d: [{a: b, titre: A}], c: d}", &["écrivez : titre: A"]);
        case("d: e\nla suite\nencore\nc: d\n", "{d: e la suite encore, c: d}", &[below, below]);
        case("d: >-\n  e\nla suite\nc: d\n", "{d: e la suite, c: d}", &[below]);
        let deep = "mettez son trait d’union sous celui du dessus : effacez 2 espaces au début de la ligne";
        case("p:\n- a\n  - b\n  - c\n", "{p: [a - b - c]}", &[deep, deep]);
        case("p:\n  - a\n    suite - b\n", "{p: [a suite - b]}", &[]);
        case("t: |\n  x: [a\nb: c : d\n", "{t: x: [a\n, b: c : d}", &["écrivez : \"c : d\""]);
    }
}
