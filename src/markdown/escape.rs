//! Words of other programs as Markdown that shows those words.

/// Escapes whatever Markdown would take for a mark (CommonMark, backslash escapes). Line ends stay.
pub fn escape_markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            escaped.push('\n');
        }
        // Four spaces would make a block of code.
        let line = line.trim_matches([' ', '\t', '\r']);
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        for (at, c) in line.char_indices() {
            let is_mark = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '|' | '{' | '}' => true,
                '#' | '+' | '-' | '=' | ':' => at == 0,
                '.' | ')' => digits > 0 && at == digits,
                _ => false,
            };
            if is_mark {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markdown::{Origin, parse, plain};

    proptest! {
        #[test]
        fn words_are_shown_as_they_are(words in "([a-zé0-9 ]|[!-/:-@\\[-`{-~]){0,40}") {
            let (mut links, mut complaints) = (Vec::new(), Diagnostics::default());
            let prose = parse(&escape_markdown(&words), Origin::default(), &mut links, &mut complaints);
            let wanted = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(plain(&prose), wanted);
            prop_assert!(links.is_empty() && complaints.is_empty());
        }
    }
}
