//! Typed access to the keys of a map, with complaints that say what to type instead.

mod french;

use super::{Node, Value, quoted};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, did_you_mean, nearest, text};
use crate::model::{Date, fold};
use crate::source::{Place, Placed, SourceId, Span};

/// A word that a key accepts, and what it means.
pub type Choice<'a, T> = (&'a str, T);

/// The keys of one map, each taken once.
pub struct Fields<'a> {
    source: SourceId,
    span: Span,
    known: &'a [&'a str],
    syntax: Syntax,
    pairs: Vec<Pair>,
    /// Whether it is no map at all: then no key of it is missing.
    is_misshapen: bool,
    complaints: &'a mut Diagnostics,
}

/// How the author writes a key and its value, so that advice can be typed as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// `key: value`.
    Yaml,
    /// `key = value`.
    Toml,
}

struct Pair {
    name: String,
    span: Span,
    node: Option<Node>,
    /// Whether the author wrote something near the name: the name itself then takes its place.
    is_guess: bool,
}

/// A text and where it stands.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// As read.
    pub text: String,
    /// Where.
    pub place: Place,
    /// Whether the place holds exactly that text.
    pub exact: bool,
}

impl<'a> Fields<'a> {
    /// The keys of a YAML node that must be a map. Unknown and repeated keys are complained about here;
    /// a key that is a slip for a known one is read as that one.
    pub fn new(node: Node, source: SourceId, known: &'a [&'a str], complaints: &'a mut Diagnostics) -> Self {
        Fields::of(Syntax::Yaml, node, source, known, complaints)
    }

    /// The same, of a node of that syntax.
    pub fn of(
        syntax: Syntax,
        node: Node,
        source: SourceId,
        known: &'a [&'a str],
        complaints: &'a mut Diagnostics,
    ) -> Self {
        let mut fields = Fields {
            source,
            span: node.span.clone(),
            known,
            syntax,
            pairs: Vec::new(),
            is_misshapen: false,
            complaints,
        };
        match node.value {
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    fields.add(key.text, key.span, value);
                }
            }
            Value::Empty => {}
            _ => {
                fields.is_misshapen = true;
                let (fr, en) = (syntax.pair("clé", "valeur"), syntax.pair("key", "value"));
                fields.wrong_type(
                    &node.span,
                    text(
                        format!("des lignes « {fr} » (clés possibles : {})", known.join(", ")),
                        format!("lines of “{en}” (possible keys: {})", known.join(", ")),
                    ),
                );
            }
        }
        fields
    }

    /// The keys of a node found under one of these, in the same syntax.
    pub fn within<'b>(&'b mut self, node: Node, known: &'b [&'b str]) -> Fields<'b> {
        Fields::of(self.syntax, node, self.source, known, self.complaints)
    }

    /// Where the map stands.
    pub fn place(&self) -> Place {
        Place::new(self.source, self.span.clone())
    }

    /// Adds a complaint.
    pub fn complain(&mut self, diagnostic: Diagnostic) {
        self.complaints.push(diagnostic);
    }

    /// Complaints so far, to add more.
    pub fn complaints(&mut self) -> &mut Diagnostics {
        self.complaints
    }

    /// The source it was written in.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// Whether the map has a key that has not been taken yet.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|pair| pair.name == key && pair.node.is_some())
    }

    /// The value of a key, if it is there and not empty.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        debug_assert!(self.known.contains(&key), "{key} is not declared");
        let pair = self.pairs.iter_mut().find(|pair| pair.name == key && pair.node.is_some())?;
        let span = pair.span.clone();
        let node = pair.node.take()?;
        let is_empty = match &node.value {
            Value::Empty => true,
            Value::Scalar { text, .. } => text.trim().is_empty(),
            _ => false,
        };
        if is_empty {
            self.complain(
                Diagnostic::new(
                    Code::EmptyValue,
                    Place::new(self.source, span),
                    text(
                        format!("la clé « {key} » n’a pas de valeur"),
                        format!("the key “{key}” has no value"),
                    ),
                )
                .hint(match self.syntax {
                    Syntax::Yaml => text(
                        "écrivez une valeur après les deux points, ou effacez la ligne",
                        "write a value after the colon, or delete the line",
                    ),
                    Syntax::Toml => text(
                        format!("écrivez une valeur : {key} = \"…\", ou effacez la ligne"),
                        format!("write a value: {key} = \"…\", or delete the line"),
                    ),
                }),
            );
            return None;
        }
        Some(node)
    }

    /// Complains that a required key is missing. The example is a value, or the whole line `[key]`
    /// of a TOML table.
    pub fn missing(&mut self, key: &str, example: &str) {
        // An empty value has been complained about already.
        if self.is_misshapen || self.pairs.iter().any(|pair| pair.name == key) {
            return;
        }
        let place = Place::new(self.source, self.span.start..self.span.start);
        let line = match example == format!("[{key}]") {
            true => example.to_owned(),
            false => self.syntax.pair(key, example),
        };
        self.complain(
            Diagnostic::new(
                Code::MissingKey,
                place,
                text(format!("il manque la clé « {key} »"), format!("the key “{key}” is missing")),
            )
            .hint(text(format!("ajoutez une ligne : {line}"), format!("add a line: {line}"))),
        );
    }

    /// A text.
    pub fn scalar(&mut self, key: &str) -> Option<Scalar> {
        let node = self.take(key)?;
        self.as_scalar(node)
    }

    /// A text, without its place.
    pub fn string(&mut self, key: &str) -> Option<String> {
        self.scalar(key).map(|scalar| scalar.text)
    }

    /// A text with its place.
    pub fn placed(&mut self, key: &str) -> Option<Placed<String>> {
        self.scalar(key).map(|scalar| Placed::new(scalar.text, scalar.place))
    }

    /// A list of texts; a single text is a list of one.
    pub fn scalars(&mut self, key: &str) -> Vec<Scalar> {
        self.items(key).into_iter().filter_map(|node| self.as_scalar(node)).collect()
    }

    /// A list of texts with their places.
    pub fn placed_list(&mut self, key: &str) -> Vec<Placed<String>> {
        self.scalars(key).into_iter().map(|s| Placed::new(s.text, s.place)).collect()
    }

    /// A name or a definition: French quotes around all of it are a slip too.
    pub fn bare(&mut self, key: &str) -> Option<Scalar> {
        let scalar = self.scalar(key)?;
        Some(self.unquote(scalar, &[('«', '»')]))
    }

    /// A list of such texts.
    pub fn bare_list(&mut self, key: &str) -> Vec<Scalar> {
        let scalars = self.scalars(key);
        scalars.into_iter().map(|scalar| self.unquote(scalar, &[('«', '»')])).collect()
    }

    /// The items of a list; a single value is a list of one.
    pub fn items(&mut self, key: &str) -> Vec<Node> {
        match self.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => vec![node],
        }
    }

    /// A whole number, zero or more.
    pub fn number(&mut self, key: &str) -> Option<Placed<u32>> {
        self.count(key, text("un nombre entier", "a whole number"), "90", |_| None)
    }

    /// A duration in minutes.
    pub fn minutes(&mut self, key: &str) -> Option<Placed<u32>> {
        self.count(key, text("un nombre de minutes", "a number of minutes"), "90", french::minutes)
    }

    /// A whole number that `what` names. Advice is what `meant` makes of the words, else the digits
    /// that they begin with, else the example.
    pub fn count(
        &mut self,
        key: &str,
        what: Text,
        example: &str,
        meant: impl FnOnce(&str) -> Option<u32>,
    ) -> Option<Placed<u32>> {
        let scalar = self.scalar(key)?;
        let words = scalar.text.trim();
        if let Ok(number) = words.parse() {
            return Some(Placed::new(number, scalar.place));
        }
        // Two days are no two minutes.
        let is_longer = ["jour", "semaine", "mois"].iter().any(|unit| words.contains(unit));
        let digits = || words.split(|c: char| !c.is_ascii_digit()).next().and_then(|word| word.parse().ok());
        let digits = || digits().filter(|_| !is_longer);
        let number = meant(words).or_else(digits).map_or(example.to_owned(), |number| number.to_string());
        let line = self.syntax.pair(key, &number);
        self.wrong_type(
            &scalar.place.span,
            text(format!("{}, par exemple {line}", what.fr), format!("{}, for instance {line}", what.en)),
        );
        None
    }

    /// A day, `year-month-day`.
    pub fn date(&mut self, key: &str) -> Option<Placed<Date>> {
        let scalar = self.scalar(key)?;
        if let Ok(date) = scalar.text.trim().parse() {
            return Some(Placed::new(date, scalar.place));
        }
        let line = |date: Date| self.syntax.pair(key, &date.to_string());
        let day = french::Day::read(&scalar.text);
        let hint = match (day.and_then(french::Day::date), day.and_then(french::Day::flaw)) {
            (Some(date), _) => text(format!("écrivez : {}", line(date)), format!("write: {}", line(date))),
            (None, Some((flaw, date))) => text(
                format!("{}, par exemple : {}", flaw.fr, line(date)),
                format!("{}, for instance: {}", flaw.en, line(date)),
            ),
            (None, None) => {
                let line = self.syntax.pair(key, "2026-11-03");
                text(
                    format!("écrivez l’année, le mois et le jour : {line}"),
                    format!("write the year, the month and the day: {line}"),
                )
            }
        };
        self.complain(
            Diagnostic::new(
                Code::UnreadableDate,
                scalar.place,
                text(
                    format!("« {} » n’est pas une date que Boussole sait lire", scalar.text),
                    format!("“{}” is not a date that Boussole can read", scalar.text),
                ),
            )
            .hint(hint),
        );
        None
    }

    /// One of some words; capitals and accents do not matter.
    pub fn choice<T: Copy>(&mut self, key: &str, choices: &[Choice<'_, T>]) -> Option<Placed<T>> {
        let scalar = self.scalar(key)?;
        self.pick(key, scalar, choices)
    }

    /// Yes or no, in the words of the language.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        const YAML: &[Choice<'_, bool>] = &[("oui", true), ("non", false), ("true", true), ("false", false)];
        const TOML: &[Choice<'_, bool>] = &[("true", true), ("false", false), ("oui", true), ("non", false)];
        let choices = match self.syntax {
            Syntax::Yaml => YAML,
            Syntax::Toml => TOML,
        };
        self.choice(key, choices).map(|choice| choice.value)
    }

    /// Some of some words.
    pub fn choices<T: Copy>(&mut self, key: &str, choices: &[Choice<'_, T>]) -> Vec<Placed<T>> {
        self.scalars(key).into_iter().filter_map(|scalar| self.pick(key, scalar, choices)).collect()
    }

    /// A list of maps with those keys, each read by `read`.
    pub fn maps<T>(
        &mut self,
        key: &str,
        known: &[&str],
        mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for node in self.items(key) {
            values.extend(read(&mut self.within(node, known)));
        }
        values
    }

    /// Complains about a value of another shape than expected.
    pub fn wrong_type(&mut self, span: &Span, expected: Text) {
        self.complain(
            Diagnostic::new(
                Code::WrongType,
                Place::new(self.source, span.clone()),
                text("cette valeur n’a pas la forme attendue", "this value has not the expected shape"),
            )
            .hint(text(format!("attendu : {}", expected.fr), format!("expected: {}", expected.en))),
        );
    }

    /// The text of a node that must be one. `[[Rendre compte]]`, which YAML reads as a list in a
    /// list, is the wikilink that it looks like.
    pub fn as_scalar(&mut self, node: Node) -> Option<Scalar> {
        let span = node.span.clone();
        match node.value {
            Value::Scalar { text, exact } => {
                let scalar = Scalar { text, place: Place::new(self.source, span), exact };
                Some(self.unquote(scalar, &[('“', '”'), ('‘', '’'), ('„', '“')]))
            }
            Value::List(mut items) if items.len() == 1 => items.pop().and_then(|item| self.as_scalar(item)),
            Value::Empty => None,
            Value::Map(_) | Value::List(_) => {
                let expected = match self.syntax {
                    Syntax::Yaml => text(
                        "un texte, entre guillemets droits s’il contient « : »",
                        "a text, between straight quotes if it holds “: ”",
                    ),
                    Syntax::Toml => text(
                        "un texte entre guillemets droits : \"…\"",
                        "a text between straight quotes: \"…\"",
                    ),
                };
                self.wrong_type(&span, expected);
                None
            }
        }
    }

    /// Such quotes around a whole value are meant as YAML quotes: they are dropped, and said.
    fn unquote(&mut self, scalar: Scalar, pairs: &[(char, char)]) -> Scalar {
        let words = scalar.text.trim();
        let inner = pairs.iter().find_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close));
        let Some(inner) = inner.filter(|inner| !inner.contains(['“', '”', '«', '»'])) else {
            return scalar;
        };
        let inner = inner.trim().to_owned();
        let written = match self.syntax {
            Syntax::Yaml => quoted(&inner),
            Syntax::Toml => format!("\"{}\"", inner.replace('"', "\\\"")),
        };
        self.complain(
            Diagnostic::new(
                Code::SmartQuotes,
                scalar.place.clone(),
                text(
                    "des guillemets typographiques à la place des guillemets droits",
                    "curly quotes in the place of straight quotes",
                ),
            )
            .hint(text(format!("écrivez : {written}"), format!("write: {written}"))),
        );
        Scalar { text: inner, exact: false, ..scalar }
    }

    fn pick<T: Copy>(&mut self, key: &str, scalar: Scalar, choices: &[Choice<'_, T>]) -> Option<Placed<T>> {
        let word = fold(&scalar.text);
        if let Some((_, value)) = choices.iter().find(|(name, _)| fold(name) == word) {
            return Some(Placed::new(*value, scalar.place));
        }
        let names = || choices.iter().map(|(name, _)| *name);
        let list = names().collect::<Vec<_>>().join(", ");
        let near = did_you_mean(&scalar.text, names());
        // A long list helps only somebody who has nothing better.
        let list = (near.is_none() || choices.len() <= 12).then(|| match (choices.is_empty(), key) {
            (false, _) => text(format!("valeurs possibles : {list}"), format!("possible values: {list}")),
            // Themes are the site's own: a site without any has not said them yet.
            (true, "theme") => {
                let id = crate::model::slugify(&scalar.text);
                let id = if id.is_empty() { "mon-theme" } else { &id };
                text(
                    format!("déclarez-le dans boussole.toml : [[themes]] puis id = \"{id}\""),
                    format!("declare it in boussole.toml: [[themes]] then id = \"{id}\""),
                )
            }
            (true, _) => text(
                "effacez cette ligne : ce site n’a encore aucune valeur pour cette clé",
                "delete this line: this site has no value for this key yet",
            ),
        });
        self.complain(
            Diagnostic::new(
                Code::UnknownValue,
                scalar.place,
                text(
                    format!("« {} » n’est pas une valeur de « {key} »", scalar.text),
                    format!("“{}” is not a value of “{key}”", scalar.text),
                ),
            )
            .maybe_hint(near)
            .maybe_hint(list),
        );
        None
    }

    fn add(&mut self, key: String, span: Span, value: Node) {
        let place = Place::new(self.source, span.clone());
        if self.known.contains(&key.as_str()) {
            let pair = Pair { name: key, span, node: Some(value), is_guess: false };
            return match self.pairs.iter_mut().find(|other| other.name == pair.name) {
                None => self.pairs.push(pair),
                Some(guess) if guess.is_guess => *guess = pair,
                Some(first) => {
                    let first = Place::new(self.source, first.span.clone());
                    self.repeated(&pair.name, place, first);
                }
            };
        }
        let meant = nearest(&key, self.known.iter().copied());
        // `sources:[{titre: Guide}]` is a key up to its last colon: nothing is near it.
        let glued = key.split_once(':').filter(|(name, _)| self.known.contains(name));
        let hint = match (glued, meant) {
            (Some((name, _)), _) => text(
                format!("mettez un espace après les deux-points : « {name}: … »"),
                format!("put a space after the colon: “{name}: …”"),
            ),
            (None, Some(name)) => text(format!("écrivez « {name} »"), format!("write “{name}”")),
            (None, None) => text(
                format!("clés possibles ici : {}", self.known.join(", ")),
                format!("possible keys here: {}", self.known.join(", ")),
            ),
        };
        self.complain(
            Diagnostic::new(
                Code::UnknownKey,
                place,
                text(format!("la clé « {key} » n’existe pas ici"), format!("there is no key “{key}” here")),
            )
            .hint(hint),
        );
        if let Some(name) = meant.filter(|name| self.pairs.iter().all(|pair| pair.name != *name)) {
            self.pairs.push(Pair { name: name.to_owned(), span, node: Some(value), is_guess: true });
        }
    }

    fn repeated(&mut self, key: &str, place: Place, first: Place) {
        self.complain(
            Diagnostic::new(
                Code::DuplicateKey,
                place,
                text(
                    format!("la clé « {key} » est écrite deux fois"),
                    format!("the key “{key}” is written twice"),
                ),
            )
            .hint(text("gardez une seule des deux lignes", "keep one of the two lines"))
            .related(first, text("première fois", "first time")),
        );
    }
}

impl Syntax {
    fn pair(self, key: &str, value: &str) -> String {
        match self {
            Syntax::Yaml => format!("{key}: {value}"),
            Syntax::Toml => format!("{key} = {value}"),
        }
    }
}

#[cfg(test)]
mod tests;
