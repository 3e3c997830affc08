//! `fiches-N.json`: what hits show of some entries, in order.
//!
//! Each is `[id, address, title, names, related, headings, passages]`, and what is said for its
//! phrases, `[said, written]` or `[said, written, 1]` where the second is broader: a name is `[text, rank]`, with what to
//! say instead of one to avoid; a heading `[text, anchor or null]`; a passage `[role, heading or -1, text]`,
//! the role being 0 for a definition, 1 for a field, 2 for the development.

use std::collections::HashMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::index::{Record, RecordSaid, Role};
use crate::search::usage::Relation;

/// Bytes of passages kept for one entry: an excerpt from further down would cost more than it says.
const LONGEST: usize = 24_000;

/// How many entries a file has, and the files, of about that size.
pub fn files(records: &[Record], size: usize) -> (usize, Vec<String>) {
    let places: HashMap<&str, usize> =
        records.iter().enumerate().map(|(at, record)| (record.id.as_str(), at)).collect();
    let texts: Vec<String> = records.par_iter().map(|record| text(record, &places).to_string()).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let count = (size * records.len() / bytes.max(1)).max(1);
    (count, texts.chunks(count).map(|texts| format!("[{}]", texts.join(","))).collect())
}

fn text(record: &Record, places: &HashMap<&str, usize>) -> Value {
    let names: Vec<Value> = record
        .labels
        .iter()
        .map(|label| {
            let rank = label.rank;
            match &label.instead {
                Some(instead) => json!([label.text, rank.digit().to_string(), instead]),
                None => json!([label.text, rank.digit().to_string()]),
            }
        })
        .collect();
    let related: Vec<usize> =
        record.related.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
    let headings: Vec<Value> =
        record.headings.iter().map(|heading| json!([heading.text, heading.anchor])).collect();
    let mut room = LONGEST;
    let passages: Vec<Value> = record
        .passages
        .iter()
        .take_while(|passage| {
            let fits = room > 0;
            room = room.saturating_sub(passage.text.len());
            fits
        })
        .map(|passage| {
            let role = match passage.role {
                Role::Definition => 0,
                Role::Field => 1,
                Role::Body => 2,
            };
            json!([role, passage.heading.map_or(-1, |at| i64::try_from(at).unwrap_or(-1)), passage.text])
        })
        .collect();
    let said = record.said.iter().map(|RecordSaid { said, written, relation, .. }| match relation {
        Relation::Same => json!([said, written]),
        Relation::Narrower => json!([said, written, 1]),
    });
    let said: Vec<_> = said.collect();
    let mut text = json!([record.id, record.url, record.title, names, related, headings, passages]);
    if let (Value::Array(parts), false) = (&mut text, said.is_empty()) {
        parts.push(Value::Array(said));
    }
    text
}
