//! Numbers and words as few signs: printable ASCII that JSON writes as it is, so that hosts compress the
//! files of a pack as text and `JSON.parse` reads them.

/// One sign a digit. Not among them: what JSON escapes, what stands between parts, and `<`, which no file
/// of a pack holds: nothing in one is taken for a tag, however a host serves it.
pub const SIGNS: &[u8; 88] =
    b"#$%&'()*+-.0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Half of the signs end a number, the other half go on.
const HALF: usize = 44;

/// A digit from 0 to 87.
pub fn sign(digit: usize) -> char {
    char::from(SIGNS[digit.min(SIGNS.len() - 1)])
}

/// A number of any size: its low digits first, each but the last from the upper half.
pub fn push_number(text: &mut String, mut number: usize) {
    while number >= HALF {
        text.push(sign(HALF + number % HALF));
        number /= HALF;
    }
    text.push(sign(number));
}

/// Rising numbers by what lies between them.
pub fn push_rising(text: &mut String, numbers: impl IntoIterator<Item = usize>) {
    let mut next = 0;
    for number in numbers {
        push_number(text, number.saturating_sub(next));
        next = number + 1;
    }
}

/// A word by what another lacks: how many of its last letters go, then what comes instead. Nothing when
/// they are the same.
pub fn differing(from: &str, to: &str) -> String {
    if from == to {
        return String::new();
    }
    let shared = from.chars().zip(to.chars()).take_while(|(one, other)| one == other).count();
    let rest: String = to.chars().skip(shared).collect();
    format!("{}{rest}", sign(from.chars().count() - shared))
}

/// The word that [`differing`] wrote.
pub fn applied(from: &str, coded: &str) -> String {
    let mut letters = coded.chars();
    let Some(gone) = letters.next() else { return from.to_owned() };
    let gone = SIGNS.iter().position(|sign| char::from(*sign) == gone).unwrap_or(0);
    let kept = from.chars().count().saturating_sub(gone);
    from.chars().take(kept).chain(letters).collect()
}

/// A fingerprint that never changes with the compiler or the machine (FNV-1a).
pub fn fingerprint(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words() {
        let number = |number| {
            let mut text = String::new();
            push_number(&mut text, number);
            text
        };
        assert_eq!([0, 43, 44, 100, 1936].map(number), ["#", "Q", "R$", "_%", "RR$"]);
        let mut rising = String::new();
        push_rising(&mut rising, [0, 1, 5]);
        assert_eq!(rising, "##&");
        for (from, to, expected) in [
            ("mediateurs", "mediateur", "$"),
            ("mediateur", "medi", "("),
            ("employeur", "emploi", "'i"),
            ("a", "a", ""),
        ] {
            assert_eq!(differing(from, to), expected, "{from} {to}");
            assert_eq!(applied(from, expected), to);
        }
        assert!(SIGNS.iter().all(|sign| !b"\"\\,/ ".contains(sign) && sign.is_ascii_graphic()));
        assert_eq!(fingerprint(b"a"), 0xe40c_292c);
    }
}
