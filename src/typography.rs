//! What French print asks of spaces and signs (*Lexique des règles typographiques en usage à l’Imprimerie
//! nationale*): one list, for the pages, for `boussole fmt` and for the rule `espace-insecable`.
//!
//! Nothing here changes a letter or a digit, and what is set once stays as it is.

mod extent;

use std::ops::Range;

pub use extent::{extent, lines};

/// Something to set otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Where its sign begins, in bytes.
    pub start: usize,
    /// Where its sign ends.
    pub end: usize,
    /// Why.
    pub rule: Rule,
    /// What stands there instead.
    pub sign: Sign,
}

/// Why something is set otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A typist's apostrophe: l'action.
    Apostrophe,
    /// Before « : ; ! ? ».
    Mark,
    /// Within « guillemets ».
    Quotes,
    /// Between a number and its unit: 30 %, 12 km.
    Unit,
    /// Between thousands: 12 500.
    Thousands,
    /// After « n° ».
    Number,
    /// Between a day and its month: 7 février, 1er mars.
    Date,
    /// Three points.
    Ellipsis,
    /// A hyphen between spaces.
    Dash,
}

/// What French print puts there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A space that holds.
    NoBreak,
    /// A narrow one: before « ; ! ? », within guillemets, between thousands.
    Narrow,
    /// The apostrophe of print.
    Apostrophe,
    /// One sign for three points.
    Ellipsis,
    /// An en dash.
    Dash,
}

impl Correction {
    /// The bytes of the sign.
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Rule {
    /// Whether `boussole fmt` writes it into the author's file; the others are left to the pages, where
    /// nobody has to type around them.
    pub fn is_for_sources(self) -> bool {
        matches!(self, Rule::Apostrophe | Rule::Mark | Rule::Quotes)
    }
}

impl Sign {
    /// As pages show it.
    pub fn printed(self) -> &'static str {
        match self {
            Sign::NoBreak => "\u{a0}",
            Sign::Narrow => "\u{202f}",
            Sign::Apostrophe => "’",
            Sign::Ellipsis => "…",
            Sign::Dash => "–",
        }
    }

    /// As keyboards and word processors type it: they know one space that holds.
    pub fn typed(self) -> &'static str {
        match self {
            Sign::Narrow => Sign::NoBreak.printed(),
            sign => sign.printed(),
        }
    }
}

/// Units that are written after a number and a space.
const UNITS: &[&str] = &[
    "%", "‰", "€", "k€", "K€", "M€", "Md€", "$", "£", "°C", "h", "min", "km", "m", "cm", "mm", "m²", "km²",
    "ha", "kg", "g", "mg", "l", "L", "kWh", "ko", "Ko", "kB", "Mo", "Go",
];

/// The months in French, in order.
pub const MONTHS: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// How far back an address is looked for, in bytes: longer ones are not worth a second walk of a text.
const ADDRESS: usize = 256;

/// What is to be set otherwise in a text of one line or more, in order. `before` is what stands before it in
/// the same line, when the text is a part of it.
pub fn corrections(before: Option<char>, text: &str) -> impl Iterator<Item = Correction> + '_ {
    // Every sign that is looked for begins with one of four bytes: the others are passed over.
    let bytes = text.as_bytes();
    let found = (0..bytes.len()).filter(move |at| matches!(bytes[*at], b' ' | b'\'' | b'.' | 0xc2));
    found.filter_map(move |at| match bytes[at] {
        b' ' => space(before, text, at, " "),
        b'\'' => apostrophe(before, text, at),
        b'.' => ellipsis(text, at),
        _ if text[at..].starts_with('\u{a0}') => space(before, text, at, "\u{a0}"),
        _ => None,
    })
}

/// The text as pages show it.
pub fn set(before: Option<char>, text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut done = 0;
    for correction in corrections(before, text) {
        set.push_str(&text[done..correction.start]);
        set.push_str(correction.sign.printed());
        done = correction.end;
    }
    set.push_str(&text[done..]);
    set
}

/// Between two letters.
fn apostrophe(before: Option<char>, text: &str, at: usize) -> Option<Correction> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let holds = is_letter(text[..at].chars().next_back().or(before))
        && is_letter(text[at + 1..].chars().next())
        && !is_in_address(text, at);
    holds.then_some(Correction { start: at, end: at + 1, rule: Rule::Apostrophe, sign: Sign::Apostrophe })
}

/// Three points, no more and no less.
fn ellipsis(text: &str, at: usize) -> Option<Correction> {
    let holds = text[at..].starts_with("...")
        && !text[at + 3..].starts_with('.')
        && !text[..at].ends_with('.')
        && !is_in_address(text, at);
    holds.then_some(Correction { start: at, end: at + 3, rule: Rule::Ellipsis, sign: Sign::Ellipsis })
}

/// A space, ordinary or not, by what stands around it.
fn space(before: Option<char>, text: &str, at: usize, space: &str) -> Option<Correction> {
    let end = at + space.len();
    let previous = text[..at].chars().next_back().or(before)?;
    let rest = &text[end..];
    let (rule, sign) = match (previous, rest.chars().next()) {
        ('«', _) => (Rule::Quotes, Sign::Narrow),
        (_, Some('»')) if !previous.is_whitespace() => (Rule::Quotes, Sign::Narrow),
        (_, Some(mark @ (':' | ';' | '!' | '?'))) if !previous.is_whitespace() && is_alone(rest) => {
            (Rule::Mark, if mark == ':' { Sign::NoBreak } else { Sign::Narrow })
        }
        (_, Some('-')) if !previous.is_whitespace() && rest[1..].starts_with([' ', '\u{a0}']) => {
            return Some(Correction { start: end, end: end + 1, rule: Rule::Dash, sign: Sign::Dash });
        }
        _ => (around_a_number(previous, &text[..at], rest)?, Sign::NoBreak),
    };
    let sign = if rule == Rule::Thousands { Sign::Narrow } else { sign };
    (sign.printed() != space).then_some(Correction { start: at, end, rule, sign })
}

/// Whether nothing sticks to the mark that opens a text: a smiley and « :mot: » are no punctuation.
fn is_alone(rest: &str) -> bool {
    let follower = rest.chars().nth(1);
    follower.is_none_or(|c| c.is_whitespace() || matches!(c, '!' | '?' | '»' | '”' | ')' | '.'))
}

fn around_a_number(previous: char, head: &str, rest: &str) -> Option<Rule> {
    if matches!(previous, '°' | 'º') {
        let mut letters = head.chars().rev().skip(1);
        let is_number =
            matches!(letters.next(), Some('n' | 'N')) && !letters.next().is_some_and(char::is_alphanumeric);
        return (is_number && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(Rule::Number);
    }
    if !previous.is_ascii_digit() && !head.ends_with("1er") {
        return None;
    }
    let opens = |words: &[&str]| {
        words.iter().any(|word| {
            rest.strip_prefix(word).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
        })
    };
    let digits = head.strip_suffix("er").unwrap_or(head);
    let before = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = digits.len() - before.len();
    // A code such as « A4 500 » is not a number.
    let is_number =
        !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '…' | ',' | '-' | '/'));
    let thousand = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if count <= 2 && is_number && opens(MONTHS) {
        Some(Rule::Date)
    } else if previous.is_ascii_digit() && opens(UNITS) {
        Some(Rule::Unit)
    } else if previous.is_ascii_digit() && (1..=3).contains(&count) && is_number && thousand == 3 {
        Some(Rule::Thousands)
    } else {
        None
    }
}

/// Whether the word that holds the byte is an address.
fn is_in_address(text: &str, at: usize) -> bool {
    let mut from = at.saturating_sub(ADDRESS);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let word = text[from..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    ["://", "www.", "@"].iter().any(|sign| word.contains(sign))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `~` is a space that holds, `_` a narrow one.
    fn seen(text: &str) -> String {
        set(None, text).replace('\u{a0}', "~").replace('\u{202f}', "_")
    }

    #[test]
    fn texts_are_set_as_french_printers_do() {
        for (written, printed) in [
            ("Oui ? Non ! Si ; car : là.", "Oui_? Non_! Si_; car~: là."),
            ("Oui\u{a0}? Non\u{202f}! car\u{a0}: là", "Oui_? Non_! car~: là"),
            ("« mot », «\u{a0}mot\u{a0}»", "«_mot_», «_mot_»"),
            ("(Qui ?) « Quoi ! » Oui ?!", "(Qui_?) «_Quoi_!_» Oui_?!"),
            ("un :mot: et :-) ici", "un :mot: et :-) ici"),
            ("30 %, 12 km, 5 €, 2 M€, 20 °C, 3 m², 2 h", "30~%, 12~km, 5~€, 2~M€, 20~°C, 3~m², 2~h"),
            ("3 mots, 5 hommes, 2 kilos", "3 mots, 5 hommes, 2 kilos"),
            ("12 500 personnes, 1 234 567 €", "12_500 personnes, 1_234_567~€"),
            ("en 2023 351 personnes ; 06 12 34 56 78", "en 2023 351 personnes_; 06 12 34 56 78"),
            ("format A4 500 feuilles", "format A4 500 feuilles"),
            ("n° 5, N° 12, loi n° 84-610, nº 3, un 5", "n°~5, N°~12, loi n°~84-610, nº~3, un 5"),
            ("le 7 février, le 1er mars 2026, 12 mains", "le 7~février, le 1er~mars 2026, 12 mains"),
            ("l'action, aujourd'hui, 'mot', rock 'n", "l’action, aujourd’hui, 'mot', rock 'n"),
            ("et puis... voilà (...) .... ..", "et puis… voilà (…) .... .."),
            ("un - deux, porte-à-faux, -5, a - ", "un – deux, porte-à-faux, -5, a – "),
            ("https://a.fr/l'x... a@l'x.fr", "https://a.fr/l'x... a@l'x.fr"),
            ("", ""),
        ] {
            assert_eq!(seen(written), printed, "{written:?}");
        }
    }

    #[test]
    fn a_part_of_a_line_knows_what_stands_before_it() {
        assert_eq!(set(Some('t'), " ?"), "\u{202f}?");
        assert_eq!(set(Some('0'), " %"), "\u{a0}%");
        assert_eq!(set(Some('«'), " "), "\u{202f}");
        assert_eq!(set(Some('l'), "'eau"), "’eau");
        assert_eq!(set(None, " ?"), " ?");
    }

    proptest! {
        #[test]
        fn nothing_is_said_otherwise_and_setting_again_changes_nothing(
            text in "([a-zé0-9 ]|[ '«»:;!?.%°€n-]|\u{a0}|\u{202f}| février|\\.\\.\\.| - ){0,40}",
        ) {
            let once = set(None, &text);
            let said = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(said(&once), said(&text));
            prop_assert_eq!(set(None, &once), once);
        }
    }
}
