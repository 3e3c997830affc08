//! How a word sounds, for words written as they are heard: *abateman*, *konfidansialité*.
//!
//! Two words that sound the same are one slip apart ([`super::near`]), however many letters differ. French writes a
//! sound in many ways and few letters in its ends are heard; accents are gone by then, so that *é* and a silent *e*
//! are alike. The table goes to the reader as it is.

/// Consonants that are not heard at the end of a word.
pub const SILENT: &str = "stdpxz";

/// Letters, what must follow them, and their sound; the first that fits.
///
/// `n` follows: the end, or a consonant but for *m* and *n*, so that the vowel is nasal. `f`: *e*, *i* or *y*.
/// `v`: a vowel. Sounds are signs of this table alone: `1`, `2` and `3` are nasals, `w` is *ou*, `x` is *ch*.
#[rustfmt::skip]
pub const SOUNDS: &[(&str, &str, &str)] = &[
    ("stion", "", "sti3"), ("tion", "", "si3"), ("tiel", "", "siel"), ("tial", "", "sial"), ("tieu", "", "si9"),
    ("euill", "", "9y"), ("ouill", "", "wy"), ("aill", "", "ay"), ("eill", "", "ey"), ("ay", "v", "ay"),
    ("eau", "", "o"), ("au", "", "o"),
    ("emn", "", "amn"), ("emm", "", "am"), ("ain", "n", "1"), ("aim", "n", "1"), ("ein", "n", "1"), ("ien", "n", "i1"), ("in", "n", "1"), ("im", "n", "1"),
    ("yn", "n", "1"), ("ym", "n", "1"), ("un", "n", "1"), ("um", "n", "1"),
    ("an", "n", "2"), ("am", "n", "2"), ("en", "n", "2"), ("em", "n", "2"), ("on", "n", "3"), ("om", "n", "3"),
    ("oeu", "", "9"), ("eu", "", "9"), ("oe", "", "e"), ("ai", "", "e"), ("ei", "", "e"), ("ay", "", "e"),
    ("ey", "", "e"), ("oi", "", "wa"), ("oy", "", "wa"), ("ou", "", "w"), ("ill", "", "iy"),
    ("psych", "", "psik"), ("chr", "", "kr"), ("chn", "", "kn"), ("sch", "", "x"), ("ch", "", "x"), ("ph", "", "f"), ("qu", "", "k"), ("q", "", "k"), ("ck", "", "k"),
    ("sc", "f", "s"), ("cc", "f", "ks"), ("c", "f", "s"), ("c", "", "k"),
    ("gn", "", "8"), ("gu", "f", "g"), ("ge", "v", "j"), ("g", "f", "j"),
    ("h", "", ""), ("x", "", "ks"), ("z", "", "s"), ("w", "", "v"), ("y", "", "i"),
];

/// Signs that are no consonants.
pub const VOWELS: [char; 11] = ['a', 'e', 'i', 'o', 'u', 'w', 'y', '1', '2', '3', '9'];

/// Sounds under which words are too short to be known by them: *conte* and *compte*, *mère* and *maire* are words.
pub const LEAST: usize = 4;

/// The sounds of a folded word; none when it is too short, or no word of letters.
pub fn sound(folded: &str) -> Option<String> {
    if !folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let end = heard(folded).len();
    let mut sounds = String::new();
    let mut at = 0;
    // A letter that is not heard may say how the one before it is: *apprentissage*.
    while at < end {
        let rest = &folded[at..];
        let fits = |letters: &str, next| rest.strip_prefix(letters).is_some_and(|after| follows(next, after));
        let found = SOUNDS.iter().find(|(letters, next, _)| fits(letters, next));
        let (letters, sound) =
            found.map_or((&rest[..1], &rest[..1]), |(letters, _, sound)| (*letters, *sound));
        sound.chars().for_each(|sign| push(&mut sounds, sign));
        at += letters.len();
    }
    Some(sounds).filter(|sounds| sounds.len() >= LEAST).map(without_mute)
}

/// Sounds without each *e* between two consonants, which may be mute (*médcin*), where enough of them are left.
fn without_mute(sounds: String) -> String {
    let is_consonant =
        |at: usize| sounds.as_bytes().get(at).is_some_and(|sign| !VOWELS.contains(&(*sign as char)));
    let is_mute = |at: usize, sign| sign == 'e' && at > 0 && is_consonant(at - 1) && is_consonant(at + 1);
    let heard: String =
        sounds.char_indices().filter(|(at, sign)| !is_mute(*at, *sign)).map(|(_, sign)| sign).collect();
    if heard.len() >= LEAST { heard } else { sounds }
}

/// The letters of a word that are heard: *héritier* and *hérité* end alike, and a consonant is heard before an *e*.
fn heard(word: &str) -> &str {
    let before_e = word.trim_end_matches(['e', 's']);
    if word[before_e.len()..].contains('e') {
        return before_e;
    }
    let end = word.trim_end_matches(|letter| SILENT.contains(letter));
    end.strip_suffix("er").unwrap_or(end)
}

fn follows(next: &str, after: &str) -> bool {
    let letter = after.chars().next();
    let is_vowel = letter.is_some_and(|letter| "aeiouy".contains(letter));
    match next {
        "n" => !is_vowel && letter != Some('n') && letter != Some('m'),
        "f" => letter.is_some_and(|letter| "eiy".contains(letter)),
        "v" => is_vowel,
        _ => true,
    }
}

/// A letter written twice is heard once.
fn push(sounds: &mut String, sign: char) {
    if !sounds.ends_with(sign) {
        sounds.push(sign);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_as_they_are_heard() {
        for (typed, meant) in [
            ("abateman", "abattement"),
            ("konfidansialite", "confidentialite"),
            ("mediassion", "mediation"),
            ("lojeman", "logement"),
            ("heritie", "heritier"),
            ("indamnite", "indemnite"),
            ("ipoteque", "hypotheque"),
            ("aprantissaje", "apprentissage"),
            ("chaumage", "chomage"),
            ("imatriculassion", "immatriculation"),
            ("bayeur", "bailleur"),
            ("perkizission", "perquisition"),
            ("alocassion", "allocation"),
            ("retrete", "retraite"),
            ("azile", "asile"),
            ("uzufrui", "usufruit"),
            ("cossion", "caution"),
            ("frode", "fraude"),
            ("eritie", "heritier"),
            ("pasport", "passeport"),
            ("medcin", "medecin"),
            ("retrete", "retraite"),
            ("devlopement", "developpement"),
            ("psycologue", "psychologue"),
            ("sicronique", "sichronique"),
            ("teknicien", "technicien"),
        ] {
            assert_eq!(sound(typed), sound(meant), "{typed} {meant}");
            assert!(sound(meant).is_some());
        }
        for (one, other) in [
            ("mission", "mention"),
            ("gestion", "gession"),
            ("partage", "partenaire"),
            ("contrat", "contraste"),
            ("prison", "precision"),
            ("plainte", "plaint"),
        ] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!([sound("conte"), sound("2023"), sound("été")], [None, None, None]);
    }
}
