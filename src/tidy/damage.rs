//! What editors leave behind: tabs, spaces at the ends of lines, a missing last line end.

use crate::config::Config;
use crate::read;
use crate::rewrite;
use crate::source::{Source, SourceId};
use crate::syntax::read_yaml;

/// Mends front matter and body.
pub fn mend(path: &str, text: &str, _: &Config) -> String {
    let source = Source::new(path, text.as_bytes());
    let parts = read::front(&source, SourceId(0)).parts;
    if !parts.is_present {
        return text.to_owned();
    }
    let yaml = yaml(&text[parts.yaml.clone()]);
    let middle = text[parts.yaml.end..parts.body.start].trim_end();
    let body = body(&text[parts.body.clone()]);
    let gap = if middle.is_empty() { "" } else { "\n" };
    format!("{}{yaml}{middle}{gap}{body}", text[..parts.yaml.start].trim_start())
}

/// Each line is changed only if it is read the same.
fn yaml(yaml: &str) -> String {
    let Some(reference) = read_yaml(yaml, SourceId(0), 0).0 else { return yaml.to_owned() };
    let mut lines: Vec<String> = yaml.split('\n').map(str::to_owned).collect();
    for at in 0..lines.len() {
        let line = &lines[at];
        let words = line.trim_start_matches([' ', '\t']);
        let indent = line[..line.len() - words.len()].replace('\t', "  ");
        let better = format!("{indent}{words}").trim_end_matches([' ', '\t']).to_owned();
        if better == *line {
            continue;
        }
        let before = std::mem::replace(&mut lines[at], better);
        let node = read_yaml(&lines.join("\n"), SourceId(0), 0).0;
        if !node.is_some_and(|node| rewrite::same(&node.value, &reference.value)) {
            lines[at] = before;
        }
    }
    lines.join("\n")
}

/// Lines without the spaces at their ends, but for the two that break a line for the reader, and for
/// code.
fn body(body: &str) -> String {
    let mut mended = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let words = line.trim_end_matches([' ', '\t', '\n']);
        let mark = words.trim_start_matches([' ', '>']);
        let opens = ["```", "~~~"].into_iter().find(|sign| mark.starts_with(sign));
        match (fence, opens) {
            (None, Some(sign)) => fence = Some(sign),
            (Some(open), Some(sign)) if open == sign => fence = None,
            _ => {}
        }
        let is_code = fence.is_some() || line.starts_with("    ") || line.starts_with('\t');
        if is_code {
            mended.push_str(line);
            continue;
        }
        mended.push_str(words);
        if !words.is_empty() && line[words.len()..].trim_end_matches('\n').len() > 1 {
            mended.push_str("  ");
        }
        if line.ends_with('\n') {
            mended.push('\n');
        }
    }
    if body.trim().is_empty() {
        return String::new();
    }
    let is_code =
        fence.is_some() || mended.trim_end().rsplit('\n').next().is_some_and(|line| line.starts_with("    "));
    match is_code {
        true => mended,
        false => format!("{}\n", mended.trim_end_matches([' ', '\n'])),
    }
}
