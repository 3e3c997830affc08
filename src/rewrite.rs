//! Drafts back to Markdown: a file's front matter written anew, or changed in place.
//!
//! What is not changed stays as its author typed it, comments included. Whoever writes reads again
//! what is about to be written: a text that would be read as something else is never given out.

mod front;

pub use front::Layout;

use crate::source::SourceId;
use crate::syntax::{Key, Node, Table, Value, read_yaml, yaml_pair};

/// A whole file: the keys in the order of the table, then the body.
pub fn file(node: &Node, body: &str, table: &Table) -> String {
    let mut pairs = pairs(node).to_vec();
    pairs.sort_by_key(|(key, _)| table.rank(&key.text));
    let yaml: String = pairs.iter().map(|(key, node)| yaml_pair(&key.text, &node.value)).collect();
    let body = body.trim_matches('\n');
    match body.is_empty() {
        true => format!("---\n{yaml}---\n"),
        false => format!("---\n{yaml}---\n\n{body}\n"),
    }
}

/// A front matter with some keys set (`None` takes the key away), as YAML lines.
pub fn set(yaml: &str, changes: &[(&str, Option<Value>)], table: &Table) -> String {
    let (node, _) = read_yaml(yaml, SourceId(0), 0);
    let node = node.unwrap_or(Node { value: Value::Map(Vec::new()), span: 0..0 });
    let wanted = changed(&node, changes, table);
    if let Some(mut layout) = Layout::of(yaml, &node) {
        for (key, value) in changes {
            match value {
                Some(value) => layout.set(key, value, table),
                None => layout.remove(key),
            }
        }
        let text = layout.text();
        if is_read_as(&text, &wanted) {
            return text;
        }
    }
    pairs(&wanted).iter().map(|(key, node)| yaml_pair(&key.text, &node.value)).collect()
}

/// Whether two trees say the same, wherever they stand. The order of keys says nothing.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Empty, Value::Empty) => true,
        (Value::Scalar { text: a, .. }, Value::Scalar { text: b, .. }) => a == b,
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(&a.value, &b.value))
        }
        (Value::Map(a), Value::Map(b)) => {
            let sorted = |pairs: &[(Key, Node)]| {
                let mut pairs: Vec<_> =
                    pairs.iter().map(|(key, node)| (key.text.clone(), node.clone())).collect();
                pairs.sort_by(|a, b| a.0.cmp(&b.0));
                pairs
            };
            let (a, b) = (sorted(a), sorted(b));
            a.len() == b.len()
                && a.iter().zip(&b).all(|((key, a), (other, b))| key == other && same(&a.value, &b.value))
        }
        _ => false,
    }
}

fn is_read_as(yaml: &str, wanted: &Node) -> bool {
    let (node, complaints) = read_yaml(yaml, SourceId(0), 0);
    !complaints.has_errors() && node.is_some_and(|node| same(&node.value, &wanted.value))
}

fn changed(node: &Node, changes: &[(&str, Option<Value>)], table: &Table) -> Node {
    let mut pairs = pairs(node).to_vec();
    for (name, value) in changes {
        let at = pairs.iter().position(|(key, _)| key.text == *name);
        match (at, value) {
            (Some(at), Some(value)) => pairs[at].1.value = value.clone(),
            (Some(at), None) => {
                pairs.remove(at);
            }
            (None, Some(value)) => {
                let key = Key { text: (*name).to_owned(), span: 0..0 };
                pairs.push((key, Node { value: value.clone(), span: 0..0 }));
            }
            (None, None) => {}
        }
    }
    pairs.sort_by_key(|(key, _)| table.rank(&key.text));
    Node { value: Value::Map(pairs), span: node.span.clone() }
}

fn pairs(node: &Node) -> &[(Key, Node)] {
    match &node.value {
        Value::Map(pairs) => pairs,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::read::table_of;

    fn words(text: &str) -> Option<Value> {
        Some(Value::Scalar { text: text.to_owned(), exact: false })
    }

    #[test]
    fn keys_are_set_in_place_and_the_rest_is_left_alone() {
        let table = table_of(Kind::Term);
        let case = |yaml: &str, changes: &[(&str, Option<Value>)], wanted: &str| {
            assert_eq!(set(yaml, changes, table), wanted, "{yaml}");
        };
        let yaml = "# Relu par Awa.\n\ntitre:   'Rendre compte'\n# À discuter.\nstatut: propose # en mars\n";
        case(
            yaml,
            &[("definition", words("Faire connaître."))],
            "# Relu par Awa.\n\ntitre:   'Rendre compte'\ndefinition: Faire connaître.\n# À discuter.\nstatut: propose # en mars\n",
        );
        case(
            yaml,
            &[("statut", words("valide"))],
            "# Relu par Awa.\n\ntitre:   'Rendre compte'\n# À discuter.\nstatut: valide # en mars\n",
        );
        case(yaml, &[("statut", None)], "# Relu par Awa.\n\ntitre:   'Rendre compte'\n# À discuter.\n");
        case(
            "titre: a\nexemples:\n  - b\n  # gardé\n  - c\nlier: jamais\n",
            &[("lier", words("toujours"))],
            "titre: a\nexemples:\n  - b\n  # gardé\n  - c\nlier: toujours\n",
        );
        case("{titre: a, genre: m}\n", &[("genre", words("f"))], "titre: a\ngenre: f\n");
        case("titre: a", &[("genre", words("f"))], "titre: a\ngenre: f\n");
        case("", &[("titre", words("a"))], "titre: a\n");
    }

    #[test]
    fn keys_are_put_in_order_with_their_comments() {
        let yaml = "# En tête.\n\nstatut: propose\n# Du genre.\ngenre: m\n\ntitre: a\nautre: b\n";
        let (node, _) = read_yaml(yaml, SourceId(0), 0);
        let mut layout = Layout::of(yaml, &node.unwrap()).unwrap();
        layout.sort(table_of(Kind::Term));
        assert_eq!(
            layout.text(),
            "# En tête.\n\ntitre: a\n# Du genre.\ngenre: m\n\nstatut: propose\nautre: b\n"
        );
    }
}
