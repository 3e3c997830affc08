//! Plurals of singulars.
//!
//! The rules are those of school grammars; what they miss stands in short tables. Words are small
//! letters in NFC with their accents. A compound with hyphens is the affair of [`super::compound`].

use super::compound;
use super::listed;

/// The plurals of a singular word, the best first. Most words have one; an invariable word is its own
/// plural.
pub fn plural(word: &str) -> Vec<String> {
    if let Some(plurals) = compound::plural_of(word) {
        return plurals;
    }
    let with = |cut: usize, add: &str| vec![format!("{}{add}", &word[..word.len() - cut])];
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |(one, _)| one) {
        return IRREGULAR[at].1.iter().map(|many| (*many).to_owned()).collect();
    }
    if word.is_empty() || word.ends_with(['s', 'x', 'z']) || listed(INVARIABLE, word) {
        return with(0, "");
    }
    if word.ends_with("al") {
        let is_kept = listed(AL_ALS, word) || AL_ALS_ENDINGS.iter().any(|ending| word.ends_with(ending));
        return match is_kept {
            true => with(0, "s"),
            false => with(1, "ux"),
        };
    }
    if word.ends_with("au") || word.ends_with("eu") || word.ends_with("œu") {
        return match listed(U_US, word) {
            true => with(0, "s"),
            false => with(0, "x"),
        };
    }
    if is_in_ail_aux(word) {
        return with(2, "ux");
    }
    if word.ends_with("ou") && listed(OU_OUX, word) {
        return with(0, "x");
    }
    with(0, "s")
}

pub(super) fn is_in_ail_aux(word: &str) -> bool {
    listed(AIL_AUX, word) || word.ends_with("travail")
}

/// Endings of words in -al that keep it: *prénatal*, *aéronaval*.
const AL_ALS_ENDINGS: &[&str] = &["natal", "naval", "tonal"];

/// Words whose plural no rule gives.
pub(super) const IRREGULAR: &[(&str, &[&str])] = &[
    ("aïeul", &["aïeux", "aïeuls"]),
    ("bonhomme", &["bonshommes"]),
    ("ciel", &["cieux", "ciels"]),
    ("gentilhomme", &["gentilshommes"]),
    ("idéal", &["idéaux", "idéals"]),
    ("madame", &["mesdames"]),
    ("mademoiselle", &["mesdemoiselles"]),
    ("monsieur", &["messieurs"]),
    ("œil", &["yeux", "œils"]),
];

/// Words that never take a mark, besides those in -s, -x, -z.
#[rustfmt::skip]
pub(super) const INVARIABLE: &[&str] = &[
    "casher", "do", "fa", "halal", "haram", "incognito", "la", "mi", "requiem", "ré", "sexy", "si", "ut",
    "web",
];

/// Words in -al that keep it (compounds too: *néonatal*, *aéronaval*, *microtonal* have the same endings).
#[rustfmt::skip]
const AL_ALS: &[&str] = &[
    "aval", "bal", "banal", "bancal", "cal", "carnaval", "chacal", "choral", "cérémonial", "emmental",
    "fatal", "festival", "final", "mistral", "narval", "natal", "naval", "pal", "rial", "rorqual",
    "récital", "régal", "santal", "serval", "tonal", "trial", "val", "étal",
];

/// Words in -ail that do not keep it, the last part of *télétravail* too.
#[rustfmt::skip]
const AIL_AUX: &[&str] = &[
    "bail", "corail", "fermail", "gemmail", "soupirail", "travail", "vantail", "ventail", "vitrail",
    "émail",
];

/// Words in -au, -eu that take -s.
const U_US: &[&str] = &["bleu", "enfeu", "karbau", "landau", "neuneu", "pneu", "rebeu", "sarrau", "émeu"];

/// The seven words in -ou that take -x.
pub(super) const OU_OUX: &[&str] = &["bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_their_search() {
        for list in [INVARIABLE, AL_ALS, AIL_AUX, U_US, OU_OUX] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        assert!(IRREGULAR.is_sorted());
    }

    #[test]
    fn plurals() {
        for (one, many) in [
            ("médiateur", "médiateurs"),
            ("bail", "baux"),
            ("détail", "détails"),
            ("télétravail", "télétravaux"),
            ("festival", "festivals"),
            ("prénatal", "prénatals"),
            ("hôpital", "hôpitaux"),
            ("lieu", "lieux"),
            ("bleu", "bleus"),
            ("tableau", "tableaux"),
            ("tuyau", "tuyaux"),
            ("vœu", "vœux"),
            ("genou", "genoux"),
            ("trou", "trous"),
            ("relais", "relais"),
            ("choix", "choix"),
            ("gaz", "gaz"),
            ("œil", "yeux"),
            ("é", "és"),
            ("", ""),
        ] {
            assert_eq!(plural(one).first().map(String::as_str), Some(many), "{one}");
        }
        assert_eq!(plural("idéal"), ["idéaux", "idéals"]);
    }
}
