//! Text cut into words as French writes them, each with a map back to its source.
//!
//! The limits of words are those of Unicode (UAX #29), tailored: an apostrophe ends an elided word
//! (*l’* in *l’usager*), a hyphen stands between two words of a compound, and an inclusive group
//! (*médiateur·rice·s*) or a dotted acronym (*R.S.A.*) is one word. Words are compared by their
//! **key**: composed (NFC), small letters, ligatures opened, soft hyphens dropped. Accents stay.

use unicode_normalization::UnicodeNormalization;

use super::inclusive;

/// The words of one text. Kept and filled again, so that a long lexicon allocates little.
#[derive(Debug, Default)]
pub struct Tokens {
    tokens: Vec<Token>,
    keys: String,
}

/// One word, or a comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    key: (u32, u32),
    /// What stands before it.
    pub gap: Gap,
    /// How it is written.
    pub case: Case,
    /// Whether an apostrophe follows: it leans on the next word.
    pub is_clitic: bool,
    /// Whether it is an inclusive group, of one person or of several.
    pub group: Option<inclusive::Count>,
    /// Whether it stands in an address, a file name or a handle.
    pub is_barred: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The text begins, or punctuation.
    Break,
    /// White space of any width.
    Space,
    /// A hyphen, without space.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A slash, without space.
    Slash,
    /// A sign that a name may hold: *R&D*, *Bac+2*.
    Sign,
    /// A sign that makes one name of two words: *boussole.toml*.
    Joint,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// *rsa*
    Small,
    /// *Rsa*
    Capital,
    /// *RSA*, *R.S.A.*, *RSAs*
    Upper,
}

impl Tokens {
    /// Cuts a text.
    pub fn read(&mut self, text: &str) {
        self.tokens.clear();
        self.keys.clear();
        let mut scan = Scan { text, at: 0, gap: Gap::Break, chunk: 0, is_address: false };
        while scan.at < text.len() {
            match scan.peek() {
                Some(c) if is_word_char(c) => self.word(&mut scan),
                Some(c) => self.sign(&mut scan, c),
                None => break,
            }
        }
        self.end_chunk(&mut scan);
    }

    /// Every word, in order.
    pub fn all(&self) -> &[Token] {
        &self.tokens
    }

    /// What a word is compared by.
    pub fn key(&self, token: &Token) -> &str {
        &self.keys[token.key.0 as usize..token.key.1 as usize]
    }

    fn word(&mut self, scan: &mut Scan<'_>) {
        let start = scan.at;
        let end = scan.skip(is_word_char);
        let (end, is_dotted) = match dotted_acronym(scan.text, start, end) {
            Some(end) => (end, true),
            None => (end, false),
        };
        let from = self.keys.len();
        push_key(&mut self.keys, &scan.text[start..end], is_dotted);
        let group = match is_dotted {
            true => None,
            false => inclusive::group(&self.keys[from..], &scan.text[end..]),
        };
        let end = end + group.as_ref().map_or(0, |group| group.length);
        scan.at = end;
        let is_clitic = scan.follows_apostrophe();
        let written = &scan.text[start..end];
        self.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            key: (from as u32, self.keys.len() as u32),
            gap: std::mem::replace(&mut scan.gap, Gap::Break),
            case: if is_dotted { Case::Upper } else { case(written) },
            is_clitic,
            group: group.map(|group| group.count),
            is_barred: false,
        });
    }

    fn sign(&mut self, scan: &mut Scan<'_>, c: char) {
        let start = scan.at;
        let follows_word = self.tokens.last().is_some_and(|token| token.end as usize == start);
        scan.at += c.len_utf8();
        let precedes_word = scan.peek().is_some_and(is_word_char);
        let is_inside = follows_word && precedes_word;
        scan.gap = match c {
            c if c.is_whitespace() => {
                self.end_chunk(scan);
                match scan.gap {
                    Gap::Break if !follows_word && start > 0 => Gap::Break,
                    _ => Gap::Space,
                }
            }
            '\'' | '’' | 'ʼ' | '′' | '‘' if is_inside => Gap::Apostrophe,
            '-' | '\u{2010}' | '\u{2011}' if is_inside => Gap::Hyphen,
            '/' if is_inside => Gap::Slash,
            '@' => {
                scan.is_address = true;
                Gap::Joint
            }
            ':' if scan.text[scan.at..].starts_with("//") => {
                scan.is_address = true;
                Gap::Joint
            }
            '&' | '+' if is_inside => Gap::Sign,
            '.' | '·' | ':' if is_inside => Gap::Joint,
            ',' if follows_word => {
                let from = self.keys.len();
                self.keys.push(',');
                self.tokens.push(Token {
                    start: start as u32,
                    end: scan.at as u32,
                    key: (from as u32, self.keys.len() as u32),
                    gap: Gap::Space,
                    case: Case::Small,
                    is_clitic: false,
                    group: None,
                    is_barred: false,
                });
                Gap::Break
            }
            _ => Gap::Break,
        };
    }

    /// White space: what was an address ends here.
    fn end_chunk(&mut self, scan: &mut Scan<'_>) {
        let is_www = |token: &Token, tokens: &Tokens| tokens.key(token) == "www";
        let is_address =
            scan.is_address || self.tokens.get(scan.chunk).is_some_and(|first| is_www(first, self));
        if is_address {
            self.tokens[scan.chunk..].iter_mut().for_each(|token| token.is_barred = true);
        }
        scan.is_address = false;
        scan.chunk = self.tokens.len();
    }
}

/// Whether a character belongs to a word: letters, digits, marks above them, and what nobody sees.
pub fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '_' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    gap: Gap,
    /// The first word since white space.
    chunk: usize,
    is_address: bool,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip(&self, is_part: fn(char) -> bool) -> usize {
        self.text[self.at..].find(|c| !is_part(c)).map_or(self.text.len(), |length| self.at + length)
    }

    fn follows_apostrophe(&self) -> bool {
        let mut rest = self.text[self.at..].chars();
        matches!(rest.next(), Some('\'' | '’' | 'ʼ' | '′' | '‘')) && rest.next().is_some_and(is_word_char)
    }
}

/// Where a dotted acronym ends whose first letter is that word: *R.S.A.*, *C.C.A.S*.
fn dotted_acronym(text: &str, start: usize, end: usize) -> Option<usize> {
    let is_initial = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    if !is_initial(&text[start..end]) {
        return None;
    }
    let (mut at, mut count) = (end, 1);
    while let Some(rest) = text[at..].strip_prefix('.') {
        let length = rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
        if !is_initial(&rest[..length]) {
            break;
        }
        at += 1 + length;
        count += 1;
    }
    let has_last_dot = text[at..].starts_with('.');
    (count >= 2).then_some(at + usize::from(has_last_dot))
}

fn push_key(keys: &mut String, word: &str, is_dotted: bool) {
    if word.is_ascii() && !is_dotted {
        keys.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    let mut push = |c: char| match c {
        'œ' => keys.push_str("oe"),
        'æ' => keys.push_str("ae"),
        '.' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => {}
        c => keys.push(c),
    };
    match word.contains(|c| matches!(c, '\u{300}'..='\u{36f}')) {
        true => word.nfc().flat_map(char::to_lowercase).for_each(push),
        // Composed already, as texts are once they are read.
        false => word.chars().flat_map(char::to_lowercase).for_each(&mut push),
    }
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Case::Small;
    }
    let (mut others, mut small) = (0, 0);
    let mut last = ' ';
    for letter in letters {
        others += 1;
        small += usize::from(letter.is_lowercase());
        last = letter;
    }
    let is_plural = small == 1 && last == 's' && others >= 3;
    match others {
        // One letter is a capital, unless digits say that it is a name: *K1204*.
        0 if !word.chars().any(char::is_numeric) => Case::Capital,
        _ if small == 0 || is_plural => Case::Upper,
        _ => Case::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys with what stands before each: `·` break, ` ` space, `-`, `'`, `/`, `.` joint.
    fn cut(text: &str) -> String {
        let mut tokens = Tokens::default();
        tokens.read(text);
        let mut shown = String::new();
        for token in tokens.all() {
            shown.push(match token.gap {
                Gap::Break => '·',
                Gap::Space => ' ',
                Gap::Hyphen => '-',
                Gap::Apostrophe => '\'',
                Gap::Slash => '/',
                Gap::Joint => '.',
                Gap::Sign => '&',
            });
            shown.push_str(if token.case == Case::Upper { "^" } else { "" });
            shown.push_str(tokens.key(token));
            shown.push_str(match token.group {
                Some(inclusive::Count::One) => "*",
                Some(inclusive::Count::Several) => "**",
                None => "",
            });
            shown.push_str(if token.is_barred { "!" } else { "" });
        }
        shown
    }

    #[test]
    fn words_and_what_stands_between() {
        for (text, expected) in [
            ("L’usager d'ici", "·l'usager d'ici"),
            ("Adultes-relais, présents", "·adultes-relais , présents"),
            ("un\u{202f}lieu de\u{a0}vie", "·un lieu de vie"),
            ("fin. Début – suite", "·fin·début·suite"),
            ("le R.S.A. et l’A.S.E", "·le ^rsa et l'^ase"),
            ("les QPVs, K1204", "·les ^qpvs , ^k1204"),
            ("Œuvre e\u{301}cole cœur", "·oeuvre école coeur"),
            ("voir boussole.toml, a@b.fr ici", "·voir boussole.toml , a!.b!.fr! ici"),
            ("https://exemple.fr/usager ok", "·https!·exemple!.fr!/usager! ok"),
            ("social\u{ad}e", "·sociale"),
            ("médiateur·rice·s sociaux·ales", "·médiateur** sociaux**"),
            ("médiateur/employeur", "·médiateur/employeur"),
            ("", ""),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }
}
