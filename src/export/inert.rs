//! Texts that no careless host can turn into a page: without `<` in what somebody wrote.

/// JSON of the same value, in which no tag opens.
pub fn json(json: Vec<u8>) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(&json) else { return json };
    // The sign stands in strings only.
    text.replace('<', "\\u003c").into_bytes()
}

/// Turtle of the same graph, in which no tag opens in a literal; the sign around addresses stays.
pub fn turtle(turtle: &str) -> String {
    let mut inert = String::with_capacity(turtle.len());
    let (mut is_literal, mut is_escaped) = (false, false);
    for c in turtle.chars() {
        match c {
            '<' if is_literal => inert.push_str("\\u003C"),
            c => inert.push(c),
        }
        is_literal ^= c == '"' && !is_escaped;
        is_escaped = is_literal && c == '\\' && !is_escaped;
    }
    inert
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_open_nowhere() {
        assert_eq!(json(br#"{"a":"</script>"}"#.to_vec()), br#"{"a":"\u003c/script>"}"#);
        let written = r#"<a> <b> "\"<x>\\" , "<y>" ."#;
        assert_eq!(turtle(written), r#"<a> <b> "\"\u003Cx>\\" , "\u003Cy>" ."#);
    }
}
