//! A complaint about somebody's text, as an ordinary value.
//!
//! A [`Diagnostic`] says what is wrong, where, and what to type instead, in both languages at once;
//! [`crate::report`] prints it. A failure of the machine (a full disk, a missing right) is not a
//! diagnostic: it is an [`std::io::Error`] or the like, and stops the run.

mod code;
mod nearest;

pub use code::{Code, Family};
pub use nearest::{Names, nearest, slips};

use crate::source::{Place, SourceId};

/// A language that Boussole speaks to authors and readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Lang {
    /// French, the language by default.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }
}

/// A sentence in both languages, made together so that neither is ever missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// The same sentence in French and in English.
pub fn text(fr: impl Into<String>, en: impl Into<String>) -> Text {
    Text { fr: fr.into(), en: en.into() }
}

/// How much a complaint weighs. Ordered from the lightest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Advice on writing: nothing is wrong.
    Hint,
    /// Something to mend soon; the site is published.
    Warning,
    /// Nothing is published until it is mended.
    Error,
}

impl Severity {
    /// The word printed before the code.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Error, Lang::Fr) => "erreur",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Fr) => "avertissement",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Hint, Lang::Fr) => "conseil",
            (Severity::Hint, Lang::En) => "hint",
        }
    }
}

/// One complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub code: Code,
    /// Its weight, once `boussole.toml` and `--strict` have had their say.
    pub severity: Severity,
    /// Where: the value itself, not the line it stands on.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// Ways out: what to type instead.
    pub hints: Vec<Text>,
    /// Other places that matter, with what they are.
    pub related: Vec<(Place, Text)>,
}

impl Diagnostic {
    /// A complaint of that rule at that place, with the rule's ordinary weight.
    pub fn new(code: Code, place: Place, message: Text) -> Self {
        let severity = code.severity().unwrap_or(Severity::Hint);
        Diagnostic { code, severity, place, message, hints: Vec::new(), related: Vec::new() }
    }

    /// Adds a way out.
    pub fn hint(mut self, hint: Text) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds a way out when there is one.
    pub fn maybe_hint(mut self, hint: Option<Text>) -> Self {
        self.hints.extend(hint);
        self
    }

    /// Points at another place.
    pub fn related(mut self, place: Place, label: Text) -> Self {
        self.related.push((place, label));
        self
    }
}

/// Complaints gathered in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another gathering.
    pub fn append(&mut self, mut others: Diagnostics) {
        self.0.append(&mut others.0);
    }

    /// Puts them in the order of the text: source, place, rule; says each only once.
    pub fn sort(&mut self) {
        self.0
            .sort_by(|a, b| (a.place.rank(), a.code, &a.message).cmp(&(b.place.rank(), b.code, &b.message)));
        self.0.dedup();
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of that weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether one of them forbids publishing.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Keeps or changes each; `None` drops it.
    pub fn retain_map(&mut self, f: impl FnMut(Diagnostic) -> Option<Diagnostic>) {
        self.0 = std::mem::take(&mut self.0).into_iter().filter_map(f).collect();
    }

    /// Those of one source.
    pub fn of(&self, source: SourceId) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().filter(move |d| d.place.source == source)
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Diagnostics(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

/// « vouliez-vous dire … ? », when there is something near enough.
pub fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<Text> {
    nearest(word, names)
        .map(|name| text(format!("vouliez-vous dire « {name} » ?"), format!("did you mean “{name}”?")))
}
