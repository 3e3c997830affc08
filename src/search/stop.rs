//! Words that say nothing of what is looked for, as long as another word does.
//!
//! Lists are folded and sorted. *Faire*, *aller* and other verbs that lexicons define are not in them.

/// Whether a folded word is a grammatical one: an article, a pronoun, an auxiliary, or a word of
/// questions. Where nothing else was typed, it is looked for all the same.
pub fn is_stop(folded: &str) -> bool {
    STOP.binary_search(&folded).is_ok()
}

/// Whether a folded word is one by which somebody tells of their own case: *j’ai perdu mes papiers*. The words of
/// such a query are those of everyday life, and the lexicon lacks more of them than of those of a title.
pub fn is_own(folded: &str) -> bool {
    OWN.contains(&folded)
}

/// The first person.
pub const OWN: &[&str] =
    &["ai", "aimerais", "je", "ma", "me", "mes", "moi", "mon", "suis", "vais", "voudrais"];

/// How many of the first words only ask a question: *qu’est-ce que*, *que veut dire*, *définition de*.
/// Folded words; never all of them.
pub fn question(words: &[&str]) -> usize {
    let opening = OPENINGS.iter().find(|opening| {
        let opening: Vec<&str> = opening.split(' ').collect();
        words.len() > opening.len() && words[..opening.len()] == opening[..]
    });
    opening.map_or(0, |opening| opening.split(' ').count())
}

/// How many of the last words only ask a question: *… ça veut dire quoi*. Never all of them.
pub fn question_end(words: &[&str]) -> usize {
    let ending = ENDINGS.iter().find(|ending| {
        let ending: Vec<&str> = ending.split(' ').collect();
        words.len() > ending.len() && words[words.len() - ending.len()..] == ending[..]
    });
    ending.map_or(0, |ending| ending.split(' ').count())
}

/// Grammatical words, folded and sorted.
#[rustfmt::skip]
pub const STOP: &[&str] = &[
    "a", "afin", "ai", "aimerais", "aimerait", "ainsi", "alors", "apres", "arrive", "as", "au", "aucun",
    "aucune", "aussi", "autre", "autres", "aux", "avant", "avec", "avez", "avoir", "avons", "besoin", "c", "ca",
    "car", "ce", "ceci", "cela", "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez",
    "chose", "choses", "combien", "comme", "comment", "d", "dans", "de", "deja", "demande", "depuis", "des",
    "devenir", "difference", "differences", "dire", "dit", "dois", "doit", "doivent", "donc", "dont", "du",
    "elle", "elles", "en", "entre", "es", "est", "et", "etait", "ete", "etes", "etre", "eu", "eux", "faire",
    "fais", "fait", "faut", "font", "gens", "ici", "il", "ils", "j", "je", "l", "la", "le", "lequel", "les",
    "leur", "leurs", "lors", "lorsque", "lui", "m", "ma", "mais", "me", "meme", "mes", "met", "mettre", "moi",
    "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par", "parce", "pas", "passe",
    "pendant", "peut", "peuvent", "peux", "plus", "pour", "pourquoi", "puis", "puisque", "qu", "quand", "que",
    "quel", "quelle", "quelles", "quelqu", "quelque", "quelques", "quels", "quest", "qui", "quoi", "s", "sa",
    "sais", "sans", "savoir", "se", "selon", "sera", "sert", "servir", "ses", "si", "soi", "soit", "sommes",
    "son", "sont", "sous", "suis", "sur", "t", "ta", "te", "tes", "toi", "ton", "tous", "tout", "toute",
    "toutes", "tres", "tu", "un", "une", "va", "vais", "vas", "vers", "veut", "veux", "vos", "votre",
    "voudrais", "voudrait", "voudrions", "vous", "vu", "y",
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
    "qui s occupe",
    "je voudrais savoir",
    "j aimerais savoir",
    "je cherche",
    "quel est le role",
    "qu appelle t on",
    "qu entend on par",
    "comment definir",
    "comment marche",
    "en quoi consiste",
];

/// What ends a question.
pub const ENDINGS: &[&str] = &[
    "ca veut dire quoi",
    "veut dire quoi",
    "ca signifie quoi",
    "c est quoi",
    "cest quoi",
    "est quoi",
    "definition",
    "signification",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_their_search() {
        let mut sorted = STOP.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let missing: Vec<_> = sorted.iter().filter(|word| !is_stop(word)).collect();
        assert!(missing.is_empty() && sorted == STOP, "{missing:?} {sorted:?}");
    }

    #[test]
    fn questions_are_left_out() {
        for (words, opening, ending) in [
            ("que veut dire poste", 3, 0),
            ("rsa c est quoi", 0, 3),
            ("definition", 0, 0),
            ("definition de mission", 2, 0),
            ("rendre compte", 0, 0),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!((question(&words), question_end(&words)), (opening, ending), "{words:?}");
        }
    }
}
