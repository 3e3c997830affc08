//! A survey as Markdown: headings and tables (GitHub Flavored Markdown), for a forge or a message.

use std::io::{self, Write};

use super::parts::{Cell, Part, opening, parts};
use super::text::located;
use super::{Style, Survey};
use crate::render::Words;
use crate::report::printable;

/// Writes the survey.
pub fn write(survey: &Survey, words: &Words, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n{}", words.get("rapport.titre"), escape(&opening(survey, words)))?;
    for part in parts(survey, words) {
        write_part(&part, style, out)?;
    }
    Ok(())
}

fn write_part(part: &Part, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## {}", part.title)?;
    if !part.sentence.is_empty() {
        writeln!(out, "\n{}", escape(&part.sentence))?;
    }
    let Some(first) = part.rows.first() else { return Ok(()) };
    let heads: Vec<String> = part.columns.iter().map(|head| escape(head)).collect();
    let marks = first.iter().map(|cell| if matches!(cell, Cell::Number(_)) { "---:" } else { "---" });
    writeln!(out, "\n| {} |\n| {} |", heads.join(" | "), marks.collect::<Vec<_>>().join(" | "))?;
    for row in &part.rows {
        let cells: Vec<String> = row.iter().map(|cell| written(cell, style)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn written(cell: &Cell, style: &Style) -> String {
    match cell {
        Cell::Text(text) | Cell::Link(text, _) | Cell::Number(text) => escape(text),
        Cell::Path(path, line) => code(&located(&style.base, path, *line)),
        Cell::Entries(entries) => {
            let named = entries.iter().map(|entry| {
                format!("{} {}", escape(&entry.title), code(&located(&style.base, &entry.path, None)))
            });
            named.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Words that stay words, on one line: an author's text is no Markdown of this document. Letters,
/// digits and the punctuation that French uses need no backslash.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in printable(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '@' | '$' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // An address would become a link.
    escaped.replace("://", ":\\//").replace("www.", "www\\.")
}

/// A path as code: more backquotes around than inside, and no bar, which would end the cell.
fn code(path: &str) -> String {
    let path = printable(path).replace('|', "\\|");
    let longest = path.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let marks = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{marks}{space}{path}{space}{marks}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        for (text, expected) in [
            ("Un mot, « deux » : trois.", "Un mot, « deux » : trois."),
            ("a|b", "a\\|b"),
            ("<b>*x*</b> [l](u) `c` #1", "\\<b\\>\\*x\\*\\</b\\> \\[l\\](u) \\`c\\` \\#1"),
            ("https://a.fr www.a.fr", "https:\\//a.fr www\\.a.fr"),
            ("a\nb\x1b[0m", "a␊b␛\\[0m"),
        ] {
            assert_eq!(escape(text), expected);
        }
        for (path, expected) in [("content/a.md:3", "`content/a.md:3`"), ("a`b|c", "`` a`b\\|c ``")] {
            assert_eq!(code(path), expected);
        }
    }
}
