//! About how much room words take, without a font at hand.
//!
//! The widths are those of DejaVu Sans and Verdana, the widest of the usual system fonts: what fits here fits
//! in Arial, Segoe UI, Roboto or San Francisco too, which are a tenth to a seventh narrower.

/// How wide words are in a line, in thousandths of the size of their font.
pub fn extent(words: &str) -> u32 {
    let widths = words.chars().map(|c| match c {
        'i' | 'j' | 'l' | 'î' | 'ï' | '\'' | '’' | '.' | ',' | ':' | ';' | '!' | '|' | ' ' | '\u{a0}' => {
            310
        }
        't' | 'f' | 'r' | '-' | '/' | '(' | ')' => 385,
        '\u{202f}' => 200,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 950,
        c if c.is_uppercase() => 690,
        _ => 615,
    });
    widths.sum()
}

/// How many lines a text takes in a width, in thousandths of the size of its font: words go to the next line,
/// one that is wider than a line is cut.
pub fn lines(text: &str, width: u32) -> u32 {
    let width = width.max(1);
    let (mut lines, mut used) = (0, width);
    for word in text.split_whitespace() {
        let needed = extent(word);
        let spaced = needed + if lines > 0 && used > 0 { extent(" ") } else { 0 };
        if lines > 0 && used + spaced <= width {
            used += spaced;
        } else {
            lines += 1 + needed.saturating_sub(1) / width;
            used = needed - needed.saturating_sub(1) / width * width;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_next_line() {
        let em = 1000;
        assert_eq!(lines("", 10 * em), 0);
        assert_eq!(lines("un mot", 10 * em), 1);
        assert_eq!(lines("un mot et un autre", 6 * em), 2);
        assert_eq!(lines("anticonstitutionnellement", 6 * em), 3);
        assert!(lines("un deux", 0) > 2);
        assert!(extent("Illi") < extent("Mmmm"));
    }
}
