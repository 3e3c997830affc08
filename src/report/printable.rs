//! Text that a terminal shows and does not obey.

use std::borrow::Cow;

/// The text with a picture in the place of every character that a terminal would obey: escape
/// sequences (ECMA-48), line ends, and the marks that turn the direction of the text around
/// ("Trojan source", CVE-2021-42574).
pub fn printable(text: &str) -> Cow<'_, str> {
    match text.contains(is_obeyed) {
        true => Cow::Owned(text.chars().map(picture).collect()),
        false => Cow::Borrowed(text),
    }
}

/// Whether a terminal would act on the character instead of showing it.
pub(super) fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// What is shown in its place: always one character, so that places keep their columns.
pub(super) fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        c if is_obeyed(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn nothing_is_obeyed() {
        for (text, shown) in [
            ("l’été « œ »", "l’été « œ »"),
            ("\x1b[31mrouge\x1b[0m", "␛[31mrouge␛[0m"),
            ("a\nb\tc\r\x08\x7f", "a␊b c␍␈␡"),
            ("\u{9b}2J \u{202e}txt.exe\u{2069}", "\u{fffd}2J \u{fffd}txt.exe\u{fffd}"),
        ] {
            assert_eq!(printable(text), shown);
        }
    }
}
