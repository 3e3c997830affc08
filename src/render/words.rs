//! The words of the interface, from `locales/`: the only sentences that readers meet and no author
//! wrote.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, text};
use crate::model::Date;
use crate::source::{Place, Source, SourceId};
use crate::syntax::{Node, Value, read_toml};

/// Every word by its key: `terme.definition`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    lang: Lang,
    words: BTreeMap<String, String>,
}

impl Words {
    /// No words yet, in that language.
    pub fn new(lang: Lang) -> Self {
        Words { lang, words: BTreeMap::new() }
    }

    /// The words in the program: what a site's theme says otherwise is not among them.
    pub fn embedded(lang: Lang) -> Self {
        let path = format!("locales/{}.toml", lang.tag());
        let mut words = Words::new(lang);
        if let Some(file) = super::files::Files::embedded().get(&path) {
            // The tests say that it can be read.
            words.read(&Source::new(path.as_str(), &file.bytes), SourceId(0));
        }
        words
    }

    /// The language that they are in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Reads a locale over what is known; what it does not say stays.
    pub fn read(&mut self, source: &Source, id: SourceId) -> Diagnostics {
        let (node, mut complaints) = read_toml(source, id);
        self.take(String::new(), node, id, &mut complaints);
        complaints
    }

    /// The word of a key. A key without word is silent; the theme's check and the tests do not let it
    /// come to that.
    pub fn get(&self, key: &str) -> &str {
        self.words.get(key).map_or("", String::as_str)
    }

    /// Whether the key has a word, or other keys under it.
    pub fn knows(&self, key: &str) -> bool {
        let under = format!("{key}.");
        let next = self.words.range(under.clone()..).next();
        self.words.contains_key(key) || next.is_some_and(|(known, _)| known.starts_with(&under))
    }

    /// The words under a key, by the rest of their key.
    pub fn under<'a>(&'a self, key: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.words.iter().filter_map(move |(known, word)| {
            Some((known.strip_prefix(key)?.strip_prefix('.')?, word.as_str()))
        })
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// Every key with its word, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().map(|(key, word)| (key.as_str(), word.as_str()))
    }

    /// The word with values in the place of its `{names}`.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = self.get(key).to_owned();
        for (name, value) in values {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        filled
    }

    /// « 1 terme », « 3 termes »: `key.un` and `key.plusieurs`. French takes the singular below two,
    /// English for one only.
    pub fn count(&self, key: &str, count: usize) -> String {
        let is_one = count == 1 || (count == 0 && self.lang == Lang::Fr);
        let form = if is_one { "un" } else { "plusieurs" };
        self.fill(&format!("{key}.{form}"), &[("n", &self.number(count))])
    }

    /// A number as people write it: `12 500` or `12,500`.
    pub fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let separator = match self.lang {
            Lang::Fr => '\u{202f}',
            Lang::En => ',',
        };
        let mut written = String::with_capacity(digits.len() + 4);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push(separator);
            }
            written.push(digit);
        }
        written
    }

    /// « 24 novembre 2026 », « 1er mars 2026 », or `24 November 2026`.
    pub fn date(&self, date: Date) -> String {
        let day = match (self.lang, date.day()) {
            (Lang::Fr, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        format!("{day}\u{a0}{}\u{a0}{}", self.month(date), date.year())
    }

    /// « novembre 2026 ».
    pub fn month_year(&self, date: Date) -> String {
        format!("{}\u{a0}{}", self.month(date), date.year())
    }

    /// « 45 min », « 1 h », « 3 h 30 ».
    pub fn duration(&self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes}\u{a0}min"),
            (hours, 0) => format!("{hours}\u{a0}h"),
            (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
        }
    }

    fn month(&self, date: Date) -> &str {
        self.get(&format!("mois.m{}", date.month()))
    }

    fn take(&mut self, prefix: String, node: Node, id: SourceId, complaints: &mut Diagnostics) {
        match node.value {
            Value::Map(pairs) => {
                for (key, node) in pairs {
                    let key = if prefix.is_empty() { key.text } else { format!("{prefix}.{}", key.text) };
                    self.take(key, node, id, complaints);
                }
            }
            Value::Scalar { text, .. } => {
                self.words.insert(prefix, text);
            }
            Value::Empty | Value::List(_) => complaints.push(
                Diagnostic::new(
                    Code::BrokenTemplate,
                    Place::new(id, node.span),
                    text(format!("« {prefix} » n’est pas un texte"), format!("“{prefix}” is not a text")),
                )
                .hint(text(
                    "écrivez un texte entre guillemets droits, ou effacez cette ligne pour reprendre celui de Boussole",
                    "write a text between straight quotes, or delete this line to have Boussole’s own",
                )),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::files::Files;

    fn words(lang: Lang) -> Words {
        let mut words = Words::new(lang);
        let text = Files::embedded().get(&format!("locales/{}.toml", lang.tag())).unwrap().text();
        assert!(words.read(&Source::new("x.toml", text.as_bytes()), SourceId(0)).is_empty());
        words
    }

    #[test]
    fn both_languages_say_everything() {
        let (fr, en) = (words(Lang::Fr), words(Lang::En));
        assert_eq!(fr.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
        for (key, word) in fr.iter() {
            let names = |word: &str| word.matches('{').count();
            assert_eq!(names(word), names(en.get(key)), "{key}");
            assert!(!word.trim().is_empty(), "{key}");
        }
    }

    #[test]
    fn french_spaces_do_not_break() {
        for (key, word) in words(Lang::Fr).iter() {
            for sign in [":", ";", "?", "!", "»"] {
                assert!(!word.contains(&format!(" {sign}")), "{key}: {word}");
            }
            assert!(!word.contains("« ") && !word.contains('\''), "{key}: {word}");
        }
    }

    #[test]
    fn numbers_dates_durations() {
        let (fr, en) = (words(Lang::Fr), words(Lang::En));
        let date = |day| jiff::civil::date(2026, 3, day);
        assert_eq!(fr.date(date(1)), "1er\u{a0}mars\u{a0}2026");
        assert_eq!(en.date(date(24)), "24\u{a0}March\u{a0}2026");
        assert_eq!(fr.number(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(en.number(999), "999");
        assert_eq!(
            [45, 60, 210, 65].map(|m| fr.duration(m)),
            ["45 min", "1 h", "3 h 30", "1 h 05"].map(|d| d.replace(' ', "\u{a0}"))
        );
        assert_eq!(fr.count("compte.terme", 0), "0\u{a0}terme");
        assert_eq!(en.count("compte.terme", 0), "0\u{a0}terms");
    }

    #[test]
    fn keys_are_known_with_what_is_under_them() {
        let words = words(Lang::Fr);
        assert!(words.knows("terme") && words.knows("terme.definition"));
        assert!(!words.knows("term") && !words.knows("terme.definitio"));
    }
}
