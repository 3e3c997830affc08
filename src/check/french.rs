//! What the rules must know of French: words, families of words, infinitives.
//!
//! Everything here works on folded words (small letters, no accents). The lists are short on
//! purpose: a rule that stays silent costs less than advice that makes a careful writer smile.

use crate::model::fold;
use crate::source::Span;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// Small letters, no accents, ligatures opened.
    pub folded: String,
}

/// How two words that look alike are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The same word in another number, gender, tense or person.
    Inflection,
    /// Another word of the same family: *évaluer* and *évaluation*.
    Derivation,
}

/// The words of a text. An elided article is a word, and so is each part of a compound:
/// `l’adulte-relais` has three.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { span: from..at, folded: fold_word(&text[from..at]) });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words that carry the meaning of a label; a qualifier in parentheses is left out.
pub fn content_words(label: &str) -> Vec<String> {
    let label = label.split(" (").next().unwrap_or(label);
    words(label).into_iter().map(|word| word.folded).filter(|word| !is_function_word(word)).collect()
}

/// Whether a word only ties others together.
pub fn is_function_word(folded: &str) -> bool {
    FUNCTION_WORDS.binary_search(&folded).is_ok()
}

/// Whether a word is an article, elided or not.
pub fn is_article(folded: &str) -> bool {
    matches!(folded, "le" | "la" | "les" | "l" | "un" | "une" | "des" | "du")
}

/// How a word is related to the word of a label, if it is.
pub fn kinship(label: &str, word: &str) -> Option<Kinship> {
    if label == word || is_inflection(label, word) {
        return Some(Kinship::Inflection);
    }
    let common = label.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    // Folded words may still hold letters of other alphabets: never cut within one.
    let (Some(a), Some(b)) = (label.get(common..), word.get(common..)) else { return None };
    let is_family = common >= 5 && is_suffix(a) && is_suffix(b);
    is_family.then_some(Kinship::Derivation)
}

/// Whether a word can be read as an infinitive; *papier* can, by its ending alone.
pub fn may_be_infinitive(folded: &str) -> bool {
    folded.len() > 3 && ["er", "ir", "re"].iter().any(|ending| folded.ends_with(ending))
}

/// Whether a word is an infinitive and hardly anything else.
pub fn is_infinitive(folded: &str) -> bool {
    let is_listed = |list: &[&str]| list.binary_search(&folded).is_ok();
    if folded.ends_with("ier") {
        return is_listed(VERBS_IN_IER);
    }
    if folded.ends_with("er") {
        return folded.len() > 4 && !is_listed(NOUNS_IN_ER);
    }
    is_listed(OTHER_VERBS)
}

/// Whether a byte of a text stands between « and » (or “ and ”).
pub fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let last = |open: char, close: char| before.rfind(open) > before.rfind(close);
    last('«', '»') || last('“', '”')
}

/// Small first letter to capital.
pub fn capitalise(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The first words of a text, with an ellipsis when more follow.
pub fn opening(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.len() > count {
        true => format!("{}…", words[..count].join(" ").trim_end_matches([',', ';', ':', '.'])),
        false => words.join(" "),
    }
}

/// Most words are ASCII: they need no decomposition.
fn fold_word(word: &str) -> String {
    match word.is_ascii() {
        true => word.to_ascii_lowercase(),
        false => fold(word),
    }
}

fn is_inflection(label: &str, word: &str) -> bool {
    let plural = |one: &str, many: &str| {
        many.strip_prefix(one).is_some_and(|rest| matches!(rest, "s" | "x" | "e" | "es"))
            || ["al", "ail"]
                .iter()
                .any(|end| one.strip_suffix(end).is_some_and(|stem| many.strip_suffix("aux") == Some(stem)))
    };
    if plural(label, word) || plural(word, label) {
        return true;
    }
    let conjugated = |ending: &str, persons: &[&str]| {
        let stem = label.strip_suffix(ending).filter(|stem| stem.len() >= 4);
        stem.and_then(|stem| word.strip_prefix(stem)).is_some_and(|rest| persons.contains(&rest))
    };
    let is_form =
        conjugated("er", FIRST_GROUP) || conjugated("ir", SECOND_GROUP) || conjugated("re", THIRD_GROUP);
    // *usager* is no verb, and *usage* none of its forms.
    is_form && is_infinitive(label)
}

fn is_suffix(rest: &str) -> bool {
    SUFFIXES.binary_search(&rest).is_ok()
}

#[rustfmt::skip]
const FIRST_GROUP: &[&str] = &[
    "e", "es", "ent", "ee", "ees", "ons", "ez", "ant", "ais", "ait", "aient", "a", "ai", "era", "eront",
    "erait", "eraient", "ions", "iez", "erent",
];
const SECOND_GROUP: &[&str] = &[
    "i", "ie", "ies", "is", "it", "issent", "issant", "issait", "issaient", "issons", "issez", "ira", "iront",
];
#[rustfmt::skip]
const THIRD_GROUP: &[&str] = &[
    "", "s", "t", "u", "ue", "us", "ues", "ent", "ant", "ait", "aient", "ons", "ez", "ra", "ront", "rait",
];

/// What may follow the common part of two words of one family.
#[rustfmt::skip]
const SUFFIXES: &[&str] = &[
    "", "able", "ables", "age", "ages", "aient", "ait", "al", "ale", "alement", "ales", "alite", "alites",
    "ant", "ante", "antes", "ants", "ateur", "ateurs", "ation", "ations", "atrice", "atrices", "aux",
    "cation", "cations", "e", "ee", "ees", "el", "elle", "ellement", "elles", "els", "ement", "ements",
    "ent", "er", "es", "eur", "eurs", "euse", "euses", "ez", "if", "ifs", "ion", "ions", "ique", "iques",
    "ir", "iste", "istes", "ite", "ites", "ive", "ivement", "ives", "ment", "ments", "ons", "que", "quent",
    "quer", "rice", "rices", "s", "tion", "tions",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "chez", "d", "dans", "de", "des", "du", "en", "entre", "et", "l",
    "la", "le", "les", "leur", "leurs", "n", "ne", "ni", "ou", "par", "pas", "pour", "qu", "que", "qui",
    "s", "sa", "sans", "se", "ses", "son", "sous", "sur", "un", "une", "vers", "y",
];

#[rustfmt::skip]
const NOUNS_IN_ER: &[&str] = &[
    "amer", "berger", "boucher", "boulanger", "cancer", "cher", "clocher", "conseiller", "container",
    "danger", "dejeuner", "diner", "etranger", "flyer", "foyer", "gouter", "hiver", "horloger", "leader",
    "leger", "loyer", "manager", "master", "menager", "mensonger", "messager", "newsletter", "noyer",
    "partner", "passager", "plancher", "poster", "potager", "reporter", "rocher", "scooter", "souper",
    "super", "usager", "verger", "viager",
];

#[rustfmt::skip]
const VERBS_IN_IER: &[&str] = &[
    "allier", "amplifier", "apprecier", "associer", "authentifier", "beneficier", "certifier", "clarifier",
    "classifier", "codifier", "concilier", "confier", "copier", "crier", "defier", "delier", "denier",
    "differencier", "diversifier", "etudier", "expedier", "fier", "fortifier", "identifier", "initier",
    "justifier", "licencier", "lier", "marier", "modifier", "multiplier", "negocier", "nier", "notifier",
    "oublier", "pacifier", "planifier", "plier", "prier", "publier", "qualifier", "quantifier", "rallier",
    "ratifier", "reconcilier", "rectifier", "relier", "remedier", "remercier", "signifier", "simplifier",
    "specifier", "trier", "unifier", "varier", "verifier",
];

#[rustfmt::skip]
const OTHER_VERBS: &[&str] = &[
    "abattre", "aboutir", "accomplir", "accroitre", "accueillir", "acquerir", "admettre", "agir", "aller",
    "apercevoir", "apparaitre", "appartenir", "apprendre", "assaillir", "atteindre", "attendre", "avertir",
    "avoir", "batir", "battre", "bouillir", "choisir", "combattre", "comprendre", "concevoir", "conclure",
    "conduire", "confondre", "connaitre", "conquerir", "construire", "contenir", "contraindre",
    "contredire", "convaincre", "convenir", "correspondre", "courir", "couvrir", "craindre", "croire",
    "croitre", "cueillir", "debattre", "decevoir", "decouvrir", "decrire", "deduire", "defendre", "definir",
    "dependre", "descendre", "detenir", "detruire", "devenir", "dire", "disparaitre", "dormir", "ecrire",
    "elargir", "elire", "emettre", "enrichir", "entendre", "entreprendre", "entretenir", "etablir",
    "etendre", "etre", "exclure", "faire", "finir", "fournir", "franchir", "garantir", "grandir", "guerir",
    "inclure", "inscrire", "instruire", "interdire", "interrompre", "intervenir", "introduire", "investir",
    "joindre", "lire", "maintenir", "mettre", "mourir", "naitre", "nourrir", "nuire", "obtenir", "offrir",
    "ouvrir", "paraitre", "parcourir", "partir", "parvenir", "percevoir", "perdre", "permettre",
    "poursuivre", "pourvoir", "prendre", "prescrire", "prevenir", "prevoir", "produire", "promettre",
    "promouvoir", "punir", "ralentir", "recevoir", "reconnaitre", "reconstruire", "recourir", "recueillir",
    "redire", "reduire", "refaire", "reflechir", "rejoindre", "remettre", "remplir", "rendre", "repandre",
    "repartir", "repondre", "reproduire", "resoudre", "ressentir", "restreindre", "reunir", "reussir",
    "revenir", "revoir", "rompre", "saisir", "satisfaire", "sentir", "servir", "sortir", "souffrir",
    "soumettre", "soutenir", "subir", "suivre", "surprendre", "survivre", "suspendre", "tendre", "tenir",
    "traduire", "transcrire", "transmettre", "unir", "vaincre", "vendre", "venir", "vivre", "voir",
    "vouloir",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_their_search() {
        for list in [FUNCTION_WORDS, SUFFIXES, NOUNS_IN_ER, VERBS_IN_IER, OTHER_VERBS] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }

    #[test]
    fn words_are_cut_at_apostrophes_and_hyphens() {
        let folded: Vec<String> = words("L’Adulte-relais, à l'œuvre").into_iter().map(|w| w.folded).collect();
        assert_eq!(folded, ["l", "adulte", "relais", "a", "l", "oeuvre"]);
        assert_eq!(content_words("Rapport de la mission (écrit)"), ["rapport", "mission"]);
    }

    #[test]
    fn families() {
        use Kinship::{Derivation, Inflection};
        for (label, word, expected) in [
            ("mediateur", "mediateurs", Some(Inflection)),
            ("social", "sociaux", Some(Inflection)),
            ("valoriser", "valorise", Some(Inflection)),
            ("rendre", "rendent", Some(Inflection)),
            ("definir", "definissent", Some(Inflection)),
            ("evaluation", "evaluer", Some(Derivation)),
            ("mediateur", "mediation", Some(Derivation)),
            ("legitimite", "legitime", Some(Derivation)),
            ("neutralite", "neutre", Some(Derivation)),
            ("mission", "missive", None),
            ("objectif", "objet", None),
            ("contrat", "controle", None),
            ("activite", "action", None),
            ("social", "societe", None),
            ("usager", "usage", None),
            ("partage", "partie", None),
        ] {
            assert_eq!(kinship(label, word), expected, "{label} {word}");
        }
    }

    #[test]
    fn infinitives() {
        for verb in ["collecter", "rendre", "agir", "verifier", "etre"] {
            assert!(is_infinitive(verb) && may_be_infinitive(verb), "{verb}");
        }
        for noun in [
            "papier", "cahier", "usager", "registre", "cadre", "centre", "pouvoir", "avenir", "metier", "mer",
        ] {
            assert!(!is_infinitive(noun), "{noun}");
        }
    }
}
