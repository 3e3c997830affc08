//! Terms as a table: one row a term, one column a key, for those who work in a spreadsheet.
//!
//! The columns are the keys of a term, in the order of the reader's own table, the id first. What a
//! cell holds is said in [`cell`]. The body of an entry is not in the table: it stays where it is.

pub mod cell;
mod csv;
mod grid;
mod workbook;

pub use csv::{read as read_csv, write as write_csv};
pub use grid::{Cell, Grid};
pub use workbook::{model as write_model, read as read_workbook, write as write_workbook};

use crate::model::Kind;
use crate::read::{self, Front, table_of};
use crate::source::{Source, SourceId};
use crate::syntax::{TableKey, Value};

/// What an author writes in a cell to take a key away; an empty cell says nothing.
pub const ERASE: &str = "(effacer)";

/// The columns, in order.
pub fn columns() -> Vec<&'static TableKey> {
    let keys = table_of(Kind::Term).keys.iter().filter(|key| key.name != "type");
    let mut keys: Vec<&TableKey> = keys.collect();
    keys.sort_by_key(|key| key.name != "id");
    keys
}

/// The header, then the row of every term of those files, by id: every cell of every column.
pub fn table<'a>(sources: impl Iterator<Item = &'a Source>) -> Vec<Vec<String>> {
    let columns = columns();
    let mut rows: Vec<Vec<String>> = sources
        .map(|source| read::front(source, SourceId(0)))
        .filter(|front| front.kind == Kind::Term)
        .map(|front| row(&front, &columns))
        .collect();
    rows.sort();
    rows.insert(0, columns.iter().map(|key| key.name.to_owned()).collect());
    rows
}

fn row(front: &Front, columns: &[&TableKey]) -> Vec<String> {
    let pairs = match &front.node.value {
        Value::Map(pairs) => pairs.as_slice(),
        _ => &[],
    };
    let cell = |key: &&TableKey| match key.name {
        "id" => front.slug.as_str().to_owned(),
        name => {
            let value = pairs.iter().find(|(key, _)| key.text == name).map(|(_, node)| &node.value);
            value.map_or(String::new(), |value| cell::write(key.shape, &cell::plain(key.shape, value)))
        }
    };
    columns.iter().map(cell).collect()
}

#[cfg(test)]
mod tests;
