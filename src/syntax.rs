//! Structured text as a tree of values with places, whatever its syntax.
//!
//! Front matter and bibliography (YAML) and configuration (TOML) become the same [`Node`]s, and are
//! read by the same [`Fields`], so their complaints sound alike. Scalars stay as they were written:
//! `2023`, `oui` and `no` are text until a key wants a number.

mod fields;
mod table;
mod toml;
mod yaml;

pub use fields::{Choice, Fields, Scalar, Syntax};
pub(crate) use table::table;
pub use table::{Key as TableKey, Shape, Table};
pub use toml::read as read_toml;
pub(crate) use yaml::quoted;
pub use yaml::{pair as yaml_pair, read as read_yaml, read_as as read_yaml_as, scalar as yaml_scalar};

use crate::source::Span;

/// A value and its bytes in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing after the key.
    Empty,
    /// A word, a number, a sentence.
    Scalar {
        /// As read, without quotes.
        text: String,
        /// Whether the span holds exactly that text, byte for byte.
        exact: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in the order written.
    Map(Vec<(Key, Node)>),
}

impl Node {
    /// A value that was made, not read: it stands nowhere.
    pub fn made(value: Value) -> Node {
        Node { value, span: 0..0 }
    }
}

impl Value {
    /// A text that was made.
    pub fn text(text: &str) -> Value {
        Value::Scalar { text: text.to_owned(), exact: false }
    }

    /// Keys and values that were made.
    pub fn map<'k>(pairs: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
        let key = |text: &str| Key { text: text.to_owned(), span: 0..0 };
        Value::Map(pairs.into_iter().map(|(text, value)| (key(text), Node::made(value))).collect())
    }
}

/// A key and its bytes in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As read, trimmed of every kind of space.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}
