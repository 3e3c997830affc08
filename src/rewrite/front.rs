//! The lines of a front matter, key by key.

use crate::syntax::{Node, Table, Value, yaml_pair};

/// A front matter cut into what stands before the first key and one block a key.
#[derive(Clone, Debug)]
pub struct Layout {
    head: String,
    blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
struct Block {
    key: String,
    /// Comment lines just above the key.
    lead: String,
    /// The key and its value.
    value: String,
    /// A comment on the line of the value.
    remark: Option<String>,
    /// Empty lines and comments below, up to the next key's own.
    tail: String,
}

impl Layout {
    /// Cuts a YAML text whose tree is `node` (read with offset 0). `None` when its keys do not begin
    /// each a line.
    pub fn of(yaml: &str, node: &Node) -> Option<Layout> {
        let pairs = match &node.value {
            Value::Map(pairs) => pairs.as_slice(),
            Value::Empty => &[],
            _ => return None,
        };
        let mut lines: Vec<&str> = yaml.split('\n').collect();
        if lines.last() == Some(&"") {
            lines.pop();
        }
        let line_of = |at: usize| yaml.get(..at).map(|before| before.matches('\n').count());
        let mut starts = Vec::new();
        for (key, node) in pairs {
            let start = line_of(key.span.start)?;
            let column = key.span.start - yaml[..key.span.start].rfind('\n').map_or(0, |at| at + 1);
            let is_quoted = column == 1 && lines[start].starts_with(['"', '\'']);
            if !(column == 0 || is_quoted) || starts.last().is_some_and(|(last, _)| *last >= start) {
                return None;
            }
            let end = line_of(node.span.end.max(key.span.end).min(yaml.len()))?;
            starts.push((start, end.max(start)));
        }
        let is_comment = |line: &str| line.starts_with('#');
        let leads: Vec<usize> = starts
            .iter()
            .map(|(start, _)| {
                start - lines[..*start].iter().rev().take_while(|line| is_comment(line)).count()
            })
            .collect();
        let first = leads.first().copied().unwrap_or(lines.len());
        let mut blocks = Vec::new();
        for (at, ((start, _), (key, node))) in starts.iter().zip(pairs).enumerate() {
            let next = leads.get(at + 1).copied().unwrap_or(lines.len());
            let is_blank = |line: &&&str| line.trim().is_empty() || line.trim_start().starts_with('#');
            // A literal block may end with lines that look like comments: they are its own.
            let span_end = match yaml.get(node.span.end.saturating_sub(1)..) {
                Some(_) if !matches!(node.value, Value::Empty) => line_of(node.span.end.saturating_sub(1))?,
                _ => *start,
            };
            let words_end = next - lines[*start..next].iter().rev().take_while(is_blank).count();
            let end = words_end.max(span_end + 1).max(start + 1).min(next);
            blocks.push(Block {
                key: key.text.clone(),
                lead: joined(&lines[leads[at]..*start]),
                value: joined(&lines[*start..end]),
                remark: (end == start + 1).then(|| remark(yaml, node)).flatten(),
                tail: joined(&lines[end..next]),
            });
        }
        Some(Layout { head: joined(&lines[..first]), blocks })
    }

    /// Gives a key a value, at its place or at that of the table.
    pub fn set(&mut self, key: &str, value: &Value, table: &Table) {
        let mut written = yaml_pair(key, value);
        if let Some(block) = self.blocks.iter_mut().find(|block| block.key == key) {
            if let Some(remark) = &block.remark {
                match written.matches('\n').count() {
                    1 => written = format!("{} {remark}\n", written.trim_end()),
                    _ => block.lead.push_str(&format!("{remark}\n")),
                }
            }
            block.value = written;
            return;
        }
        let rank = table.rank(key);
        let after = self.blocks.iter().rposition(|block| table.rank(&block.key) < rank);
        let at = after.map_or(0, |at| at + 1);
        let block = Block {
            key: key.to_owned(),
            lead: String::new(),
            value: written,
            remark: None,
            tail: String::new(),
        };
        self.blocks.insert(at, block);
    }

    /// Takes a key away; its comments stay.
    pub fn remove(&mut self, key: &str) {
        let Some(at) = self.blocks.iter().position(|block| block.key == key) else { return };
        let block = self.blocks.remove(at);
        let kept = block.lead + &block.tail;
        match at.checked_sub(1).and_then(|before| self.blocks.get_mut(before)) {
            Some(before) => before.tail.push_str(&kept),
            None => self.head.push_str(&kept),
        }
    }

    /// Puts the keys in the order of the table; those that it does not know come last.
    pub fn sort(&mut self, table: &Table) {
        self.blocks.sort_by_key(|block| table.rank(&block.key));
    }

    /// The whole text.
    pub fn text(&self) -> String {
        let blocks = self.blocks.iter().flat_map(|block| [&block.lead, &block.value, &block.tail]);
        std::iter::once(&self.head).chain(blocks).map(String::as_str).collect()
    }
}

fn joined(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [*line, "\n"]).collect()
}

fn remark(yaml: &str, node: &Node) -> Option<String> {
    let rest = yaml.get(node.span.end..)?;
    let rest = rest.split('\n').next().unwrap_or_default();
    rest.find(" #").map(|at| rest[at + 1..].trim_end().to_owned())
}
