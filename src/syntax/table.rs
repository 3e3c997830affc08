//! What a map may hold: the names that [`super::Fields`] accepts, and the shape and meaning of each.
//!
//! Readers, schemas, forms of editors and columns of spreadsheets are all made from these tables, so
//! none can know a key that another does not.

use crate::diagnostic::Lang;

/// The keys of one map, in the order that authors are advised to write them.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Their names.
    pub names: &'static [&'static str],
    /// The same keys with all there is to know about them.
    pub keys: &'static [Key],
}

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// What authors write.
    pub name: &'static str,
    /// What stands after it.
    pub shape: &'static Shape,
    /// What it is for, in French and in English.
    pub help: (&'static str, &'static str),
}

/// The shape of a value.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Words on one line: a title, a label, a name.
    Line,
    /// Sentences in Markdown.
    Prose,
    /// The name of an entry.
    Entry,
    /// A concept of another lexicon: its name there, or its address.
    Concept,
    /// A theme of `boussole.toml`.
    Theme,
    /// An audience of `boussole.toml`.
    Audience,
    /// An http or https address.
    Address,
    /// A day, `year-month-day`.
    Day,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// Several values; one alone may stand without its list.
    List(&'static Shape),
    /// Keys and values.
    Map(&'static Table),
    /// Keys and values, or only the value of the first key.
    Short(&'static Table),
    /// Names that the author chooses, each with such a value.
    Named(&'static Shape),
}

impl Key {
    /// What it is for.
    pub fn help(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.help.0,
            Lang::En => self.help.1,
        }
    }
}

impl Table {
    /// The key of that name.
    pub fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Where a key stands among the others; keys that are not there come last.
    pub fn rank(&self, name: &str) -> usize {
        self.names.iter().position(|known| *known == name).unwrap_or(self.names.len())
    }
}

/// Declares a [`Table`]: the names and the keys from one list.
macro_rules! table {
    ($($(#[$doc:meta])* $table:ident { $($name:literal $shape:expr, $fr:literal, $en:literal;)* })*) => { $(
        $(#[$doc])*
        pub static $table: $crate::syntax::Table = $crate::syntax::Table {
            names: &[$($name),*],
            keys: &[$($crate::syntax::TableKey { name: $name, shape: &$shape, help: ($fr, $en) }),*],
        };
    )* };
}

pub(crate) use table;
