//! Quotes that stand inside quotes of the same sort: what the author meant, and how YAML wants it.

/// Words between the quotes that they leave free; single ones are doubled where neither is.
pub(crate) fn quoted(words: &str) -> String {
    match words.contains(['"', '\\']) {
        false => format!("\"{words}\""),
        true => format!("'{}'", words.replace('\'', "''")),
    }
}

/// A value as YAML wants it: its words, without the quotes that the author put around them.
pub(super) fn mended(value: &str) -> String {
    let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
    quoted(&meant(&words).unwrap_or(words))
}

/// The words of a value that opens and ends with the same quote, when that quote stands around all
/// of them: `"Mot" et "autre"` only begins and ends with a quoted word.
fn meant(value: &str) -> Option<String> {
    let sign = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let inner = value.get(1..)?.strip_suffix(sign)?;
    let first = inner_quotes(inner, sign).next();
    let opens = |at: usize| !inner[at + 1..].starts_with(|c: char| !c.is_alphanumeric() && c != sign);
    let is_around = first.is_none_or(|at| inner[..at].ends_with([' ', '(', '«']) || at == 0 || opens(at));
    is_around.then(|| match sign {
        '"' => inner.replace("\\\"", "\""),
        _ => inner.replace("''", "'"),
    })
}

/// The quotes of that sort between others, but for escaped ones and apostrophes.
pub(super) fn inner_quotes(inner: &str, sign: char) -> impl Iterator<Item = usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    inner.match_indices(sign).map(|(at, _)| at).filter(move |at| {
        let (before, after) = (inner[..*at].chars().next_back(), inner[at + 1..].chars().next());
        match sign {
            '"' => before != Some('\\'),
            _ => before != Some(sign) && after != Some(sign) && !(is_letter(before) && is_letter(after)),
        }
    })
}
