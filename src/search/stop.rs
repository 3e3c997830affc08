//! Words that say nothing of what is looked for, as long as another word does.
//!
//! Lists are folded and sorted. Verbs that help another one are in them (*faire*, *mettre*, *savoir*), since they
//! stand in nearly every question; a name keeps them (*savoir faire*), for it is compared word for word too. *Aller*
//! and *rendre*, which lexicons of the field define, are not.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::link::particles::is_elided;

/// Whether a folded word is a grammatical one: an article, a pronoun, an auxiliary, or a word of
/// questions. Where nothing else was typed, it is looked for all the same.
pub fn is_stop(folded: &str) -> bool {
    // Asked of every word of every text: in a sorted list that would be seven comparisons.
    static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP.iter().copied().collect());
    SET.contains(folded)
}

/// Whether a folded word is one by which somebody tells of their own case: *j’ai perdu mes papiers*. The words of
/// such a query are those of everyday life, and the lexicon lacks more of them than of those of a title.
pub fn is_own(folded: &str) -> bool {
    OWN.contains(&folded)
}

/// The first person.
pub const OWN: &[&str] = &[
    "ai",
    "aimerais",
    "chui",
    "chuis",
    "jai",
    "jaimerais",
    "jarrive",
    "je",
    "jetais",
    "jpeux",
    "jsuis",
    "jveux",
    "ma",
    "me",
    "mes",
    "moi",
    "mon",
    "suis",
    "vais",
    "voudrais",
];

/// How many of the first words only ask a question: *qu’est-ce que*, *que veut dire*, *définition de*.
/// Folded words; never all of them.
pub fn question(words: &[&str]) -> usize {
    OPENINGS.iter().find_map(|row| length_of(row.split(' '), words.iter().copied())).unwrap_or(0)
}

/// How many of the last words only ask a question: *… ça veut dire quoi*. Never all of them.
pub fn question_end(words: &[&str]) -> usize {
    ENDINGS.iter().find_map(|row| length_of(row.split(' ').rev(), words.iter().rev().copied())).unwrap_or(0)
}

/// How many words a row takes up, where they open with it and go on. Elided words make no difference: *qu’appelle-t-on*
/// has one less than *qu appelle t on*, since what an apostrophe ends is no word.
fn length_of<'a>(row: impl Iterator<Item = &'a str>, words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut row = row.filter(|word| !is_elided(word)).peekable();
    for (at, word) in words.enumerate() {
        match row.peek() {
            None if is_elided(word) => {}
            None => return Some(at),
            Some(wanted) if *wanted == word => {
                row.next();
            }
            Some(_) if is_elided(word) => {}
            Some(_) => return None,
        }
    }
    None
}

/// Grammatical words, folded and sorted.
#[rustfmt::skip]
pub const STOP: &[&str] = &[
    "a", "afin", "ai", "aimerais", "aimerait", "ainsi", "alors", "apres", "arrive", "as", "au",
    "aucun", "aucune", "aussi", "autre", "autres", "aux", "avant", "avec", "avez", "avoir", "avons",
    "besoin", "c", "ca", "car", "ce", "ceci", "cela", "celle", "celles", "celui", "ces", "cest",
    "cet", "cetait", "cette", "ceux", "chaque", "chez", "chose", "choses", "chui", "chuis",
    "combien", "comme", "comment", "d", "dans", "de", "deja", "demande", "depuis", "des", "devenir",
    "difference", "differences", "dire", "dit", "dois", "doit", "doivent", "donc", "dont", "du",
    "dun", "elle", "elles", "en", "entre", "es", "est", "et", "etait", "ete", "etes", "etre", "eu",
    "eux", "faire", "fais", "fait", "faut", "font", "gens", "ici", "il", "ils", "j", "jai",
    "jaimerais", "jarrive", "je", "jetais", "jpeux", "jsuis", "jveux", "l", "la", "le", "lequel",
    "les", "leur", "leurs", "lors", "lorsque", "lui", "m", "ma", "mais", "me", "meme", "mes", "met",
    "mettre", "moi", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par",
    "parce", "pas", "passe", "pendant", "peut", "peuvent", "peux", "plus", "pour", "pourquoi",
    "puis", "puisque", "qu", "quand", "que", "quel", "quelle", "quelles", "quelqu", "quelque",
    "quelques", "quels", "quest", "qui", "quil", "quils", "quoi", "quon", "s", "sa", "sais", "sans",
    "savoir", "se", "selon", "sera", "sert", "servir", "ses", "si", "sil", "sils", "soi", "soit",
    "sommes", "son", "sont", "sous", "suis", "sur", "t", "ta", "te", "tes", "toi", "ton", "tous",
    "tout", "toute", "toutes", "tres", "tu", "un", "une", "va", "vais", "vas", "vers", "veut",
    "veux", "vos", "votre", "voudrais", "voudrait", "voudrions", "vous", "vu", "y",
];

/// What opens a question.
pub const OPENINGS: &[&str] = &[
    "que veut dire",
    "qu veut dire",
    "que veulent dire",
    "ca veut dire quoi",
    "quel est le sens de",
    "quelle est la definition de",
    "quelle est la definition",
    "definition de la",
    "definition de",
    "definition du",
    "definition des",
    "definition",
    "c est quoi",
    "cest quoi",
    "qu est ce qu on appelle",
    "qu est ce qu on entend par",
    "que signifie",
    "que signifient",
    "signification de",
    "sens du mot",
    "comment dire",
    "comment on appelle",
    "comment appelle t on",
    "comment s appelle",
    "comment ca s appelle",
    "qui s occupe de",
    "qui s occupe du",
    "qui s occupe des",
    "je voudrais savoir",
    "j aimerais savoir",
    "je cherche",
    "quel est le role",
    "qu appelle t on",
    "qu entend on par",
    "comment definir",
    "comment marche",
    "comment ca marche",
    "comment fonctionne",
    "en quoi consiste",
    "a quoi correspond",
    "que designe",
    "j ai un probleme avec",
    "un probleme avec",
    "probleme avec",
    "problemes avec",
    "j ai un souci avec",
    "un souci avec",
    "souci avec",
    "soucis avec",
    "des informations sur",
    "des infos sur",
    "info sur",
    "infos sur",
    "des renseignements sur",
    "un renseignement sur",
    "renseignement sur",
    "renseignements sur",
    "tout savoir sur",
    "en savoir plus sur",
];

/// What ends a question.
pub const ENDINGS: &[&str] = &[
    "ca veut dire quoi",
    "veut dire quoi",
    "ca signifie quoi",
    "c est quoi",
    "cest quoi",
    "comment ca marche",
    "ca marche comment",
    "definition",
    "signification",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_says_nothing_twice() {
        let mut sorted = STOP.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted, STOP);
        assert!(is_stop("comment") && !is_stop("aller"));
    }

    #[test]
    fn questions_are_left_out() {
        for (words, opening, ending) in [
            ("que veut dire poste", 3, 0),
            ("rsa c est quoi", 0, 3),
            ("est quoi le rsa", 2, 0),
            ("le rsa est quoi", 0, 2),
            ("appelle t on mediation", 3, 0),
            ("qu appelle t on mediation", 4, 0),
            ("appelle on mediation", 2, 0),
            ("entend on par mediation", 3, 0),
            ("comment appelle un employeur", 2, 0),
            ("qui occupe de la mediation", 3, 0),
            ("qui occupe le logement", 0, 0),
            ("definition", 0, 0),
            ("definition de mission", 2, 0),
            ("rendre compte", 0, 0),
            ("ai un probleme avec un huissier", 4, 0),
            ("infos sur le rsa", 2, 0),
            ("probleme de sante", 0, 0),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!((question(&words), question_end(&words)), (opening, ending), "{words:?}");
        }
    }
}
