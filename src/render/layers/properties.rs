//! The custom properties that a style sheet sets (CSS Custom Properties level 1): the colours, the
//! spaces and the letters of the theme.

use crate::source::Span;

/// `--fond: #fdfcf9; /* la page */`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// `--fond`.
    pub name: String,
    /// `#fdfcf9`.
    pub value: String,
    /// Where its name stands.
    pub span: Span,
    /// Whether it is for a dark screen only.
    pub is_dark: bool,
    /// Whether it is set for the whole page (`:root`), and not for a part of it.
    pub is_root: bool,
    /// The comment that follows on its line.
    pub meaning: Option<String>,
}

/// Every custom property that a style sheet sets, in the order written.
pub fn properties(css: &str) -> Vec<Property> {
    let mut properties = Vec::new();
    // What each open brace belongs to.
    let mut open: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < css.len() {
        let rest = &css[at..];
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            // A selector begins after a comment; a declaration goes on.
            if css[start..at].trim_start().starts_with("/*") {
                start = at;
            }
            continue;
        }
        match rest.as_bytes()[0] {
            b'"' | b'\'' => {
                let quote = &rest[..1];
                at += 1 + rest[1..].find(quote).map_or(rest.len() - 1, |end| end + 1);
                continue;
            }
            b'{' => {
                open.push(css[start..at].trim());
                start = at + 1;
            }
            b'}' | b';' => {
                properties.extend(property(css, start..at, &open));
                if rest.starts_with('}') {
                    open.pop();
                }
                start = at + 1;
            }
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    properties
}

fn property(css: &str, span: Span, open: &[&str]) -> Option<Property> {
    let written = &css[span.clone()];
    let lead = written.len() - written.trim_start().len();
    let (name, value) = written.trim_start().split_once(':')?;
    let name = name.trim_end();
    if !name.starts_with("--") || open.is_empty() {
        return None;
    }
    let start = span.start + lead;
    let line = css[span.end..].lines().next().unwrap_or_default().trim_start_matches([';', ' ']);
    let comment = line.strip_prefix("/*").and_then(|comment| comment.split_once("*/"));
    Some(Property {
        name: name.to_owned(),
        value: value.split_whitespace().collect::<Vec<_>>().join(" "),
        span: start..start + name.len(),
        is_dark: open.iter().any(|rule| rule.contains("prefers-color-scheme") && rule.contains("dark")),
        is_root: open.last().is_some_and(|rule| [":root", "html"].contains(rule)),
        meaning: comment.map(|(comment, _)| comment.trim().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_values_places() {
        let css = "/* --non: 1; */\n:root {\n  --a: #fff; /* la page */\n  color: red;\n  --b:  \"x;}\" ,\n  serif;\n}\n\
                   @media (prefers-color-scheme: dark) { /* nuit */ :root { --a: #000 } .x{--c:1}}";
        let found: Vec<_> = properties(css)
            .into_iter()
            .map(|p| {
                assert_eq!(css[p.span.clone()], p.name);
                format!("{}={} {} {} {:?}", p.name, p.value, p.is_dark, p.is_root, p.meaning)
            })
            .collect();
        assert_eq!(
            found,
            [
                "--a=#fff false true Some(\"la page\")",
                "--b=\"x;}\" , serif false true None",
                "--a=#000 true true None",
                "--c=1 true false None",
            ]
        );
        for broken in ["{", "}", "--a:1", ":root{--a", "/*", "a{\"", "é{--é:é;"] {
            properties(broken);
        }
    }
}
