//! What follows `#` in a value: YAML takes it for a remark and drops it without a word (`titre: Fiche #3`).

use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::{Place, SourceId};
use crate::syntax::{Node, Value, quoted};

/// Complains where a value goes on after `#`. A remark has a space after the sign, as people write them.
pub(super) fn say(node: &Node, source: &str, id: SourceId, complaints: &mut Diagnostics) {
    match &node.value {
        Value::Empty => {}
        Value::Scalar { text, .. } => complaints.extend(complaint(text, node, source, id)),
        Value::List(items) => items.iter().for_each(|item| say(item, source, id, complaints)),
        Value::Map(pairs) => pairs.iter().for_each(|(_, value)| say(value, source, id, complaints)),
    }
}

fn complaint(read: &str, node: &Node, source: &str, id: SourceId) -> Option<Diagnostic> {
    let line = source.get(node.span.end..)?.lines().next()?;
    // The quotes around a value are not of its span.
    let after = line.strip_prefix(['"', '\'']).unwrap_or(line);
    let rest = after.trim();
    let is_word = rest.strip_prefix('#')?.starts_with(|c: char| c.is_alphanumeric());
    if !is_word || !after.starts_with([' ', '\t']) {
        return None;
    }
    let start = node.span.end + line.len() - after.trim_start().len();
    let whole = quoted(&format!("{read} {rest}"));
    Some(
        Diagnostic::new(
            Code::UnreadRest,
            Place::new(id, start..start + rest.len()),
            text(
                format!("« {rest} » n’est pas lu : après une espace, # ouvre une remarque"),
                format!("“{rest}” is not read: after a space, # opens a remark"),
            ),
        )
        .hint(text(
            format!("écrivez : {whole} ; ou une espace après # si c’est une remarque"),
            format!("write: {whole}; or a space after # if it is a remark"),
        )),
    )
}
