//! Feminines of masculines.
//!
//! Only the spelling is decided here: whether *secteur* has a feminine at all is for
//! [`super::agent`] to say. Where usage wavers (*autrice*, *auteure*) all its forms are given.

use super::{compound, listed};

/// The feminines of a masculine noun or adjective, the best first. A word that is both keeps its form:
/// *bénévole*.
pub fn feminine(word: &str) -> Vec<String> {
    if let Some(feminines) = compound::feminine_of(word) {
        return feminines;
    }
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |(masculine, _)| masculine) {
        return IRREGULAR[at].1.iter().map(|feminine| (*feminine).to_owned()).collect();
    }
    if word.ends_with("eur") && !listed(EPICENE, word) {
        return of_eur(word);
    }
    vec![by_ending(word)]
}

fn of_eur(word: &str) -> Vec<String> {
    let stem = &word[..word.len() - "eur".len()];
    if COMPARATIVE.iter().any(|ending| stem.ends_with(ending)) {
        return vec![format!("{word}e")];
    }
    // *chanter*, *acheter*: the *t* is the verb's own, and the feminine is that of *vendeuse*.
    let is_in_trice = stem.strip_suffix('t').is_some_and(|stem| {
        let is_of_verb = TEUSE.iter().any(|ending| stem.ends_with(ending)) || listed(TEUSE_WORDS, word);
        !is_of_verb || TRICE.iter().any(|ending| stem.ends_with(ending))
    });
    vec![format!("{stem}{}", if is_in_trice { "rice" } else { "euse" })]
}

fn by_ending(word: &str) -> String {
    let last = word.chars().next_back();
    if listed(EPICENE, word) || (word.starts_with("anti") && word.ends_with("ion")) {
        return word.to_owned();
    }
    if let (true, Some(last)) = (listed(DOUBLING, word), last) {
        return format!("{word}{last}e");
    }
    if let Some((stem, other)) =
        ENDINGS.iter().find_map(|(ending, other)| Some((word.strip_suffix(ending)?, other)))
    {
        return format!("{stem}{other}");
    }
    match last {
        Some('a' | 'e' | 'o' | 'y' | 'z' | 'à') | None => word.to_owned(),
        Some(_) => format!("{word}e"),
    }
}

/// Feminines that no rule gives, and those that usage shares between several.
#[rustfmt::skip]
pub(super) const IRREGULAR: &[(&str, &[&str])] = &[
    ("abbé", &["abbesse"]), ("absous", &["absoute"]), ("ambassadeur", &["ambassadrice"]),
    ("assesseur", &["assesseure"]), ("auteur", &["autrice", "auteure"]),
    ("bailleur", &["bailleuse", "bailleresse"]), ("beau", &["belle"]), ("blanc", &["blanche"]),
    ("bénin", &["bénigne"]), ("censeur", &["censeure"]), ("chanteur", &["chanteuse", "cantatrice"]),
    ("chasseur", &["chasseuse", "chasseresse"]), ("chef", &["cheffe"]),
    ("chercheur", &["chercheuse", "chercheure"]), ("coauteur", &["coautrice", "coauteure"]),
    ("coi", &["coite"]), ("compagnon", &["compagne"]), ("comte", &["comtesse"]), ("copain", &["copine"]),
    ("demandeur", &["demandeuse", "demanderesse"]), ("dieu", &["déesse"]), ("dissous", &["dissoute"]),
    ("docteur", &["docteure", "doctoresse"]), ("doux", &["douce"]), ("duc", &["duchesse"]),
    ("défendeur", &["défenderesse", "défendeuse"]), ("défenseur", &["défenseure", "défenseuse"]),
    ("empereur", &["impératrice"]), ("enchanteur", &["enchanteresse"]),
    ("enquêteur", &["enquêtrice", "enquêteuse"]), ("entrepreneur", &["entrepreneuse", "entrepreneure"]),
    ("exprès", &["expresse"]), ("faux", &["fausse"]), ("favori", &["favorite"]), ("fou", &["folle"]),
    ("frais", &["fraîche"]), ("franc", &["franche"]), ("gentil", &["gentille"]),
    ("gouverneur", &["gouverneure", "gouverneuse"]), ("grec", &["grecque"]), ("grognon", &["grognonne"]),
    ("hébreu", &["hébraïque"]), ("héros", &["héroïne"]), ("hôte", &["hôtesse", "hôte"]),
    ("ingénieur", &["ingénieure"]), ("jumeau", &["jumelle"]), ("leur", &["leur"]), ("long", &["longue"]),
    ("loup", &["louve"]), ("maire", &["maire", "mairesse"]), ("malin", &["maligne"]),
    ("maître", &["maîtresse", "maitresse"]), ("mineur", &["mineure"]), ("moteur", &["motrice"]),
    ("mou", &["molle"]), ("nouveau", &["nouvelle"]), ("possesseur", &["possesseuse", "possesseure"]),
    ("poète", &["poétesse", "poète"]), ("prieur", &["prieure"]), ("prince", &["princesse"]),
    ("procureur", &["procureure", "procuratrice"]), ("professeur", &["professeure"]),
    ("proviseur", &["proviseure"]), ("précurseur", &["précurseure", "précurseuse"]),
    ("prédécesseur", &["prédécesseure"]), ("prêtre", &["prêtresse"]), ("pécheur", &["pécheresse"]),
    ("rapporteur", &["rapporteuse", "rapporteure"]), ("rigolo", &["rigolote"]), ("roi", &["reine"]),
    ("roux", &["rousse"]), ("réviseur", &["réviseuse", "réviseure"]), ("sec", &["sèche"]),
    ("serviteur", &["servante"]), ("successeur", &["successeure"]),
    ("superviseur", &["superviseuse", "superviseure"]), ("tiers", &["tierce"]), ("tour", &["tour"]),
    ("traître", &["traîtresse"]), ("vapeur", &["vapeur"]), ("vicomte", &["vicomtesse"]),
    ("vieil", &["vieille"]), ("vieux", &["vieille"]),
];

/// By ending, the most particular first.
#[rustfmt::skip]
const ENDINGS: &[(&str, &str)] = &[
    ("cœur", "cœur"), ("ier", "ière"), ("er", "ère"), ("eau", "elle"), ("el", "elle"), ("eil", "eille"),
    ("nul", "nulle"), ("en", "enne"), ("on", "onne"), ("bref", "brève"), ("if", "ive"), ("ïf", "ïve"),
    ("euf", "euve"), ("auf", "auve"), ("juif", "juive"), ("eux", "euse"), ("oux", "ouse"), ("gu", "guë"),
    ("ec", "èche"), ("c", "que"), ("omplet", "omplète"), ("cret", "crète"), ("quiet", "quiète"),
    ("suet", "suète"), ("préfet", "préfète"), ("eplet", "eplète"), ("et", "ette"),
];

/// Before -eur in the words whose feminine only takes an *e*: *supérieure*, *majeure*.
const COMPARATIVE: &[&str] = &["éri", "maj", "meill"];

/// Before -teur in the nouns of verbs in -ter: *chanteuse*, *acheteuse*, *tricoteuse*.
const TEUSE: &[&str] = &["e", "l", "mp", "n", "o", "ou", "r", "s", "t", "é", "ê", "î", "û"];

/// Where they are wrong: *inventrice*, *détentrice*, *promotrice*.
#[rustfmt::skip]
const TRICE: &[&str] = &[
    "consul", "cré", "cul", "demp", "déten", "obten", "omo", "réten", "temp", "ven", "émet",
];

/// Other nouns in -teur of verbs in -ter.
#[rustfmt::skip]
const TEUSE_WORDS: &[&str] = &[
    "bruiteur", "buteur", "chahuteur", "compacteur", "convoiteur", "dateur", "discuteur", "disputeur",
    "dynamiteur", "exploiteur", "inviteur", "mateur", "profiteur", "recruteur", "solliciteur", "sulfateur",
    "visiteur",
];

/// Words that double their last letter: *grosse*, *paysanne*, *chatte*.
#[rustfmt::skip]
const DOUBLING: &[&str] = &[
    "bas", "boulot", "chat", "gras", "gros", "jeunot", "las", "maigriot", "maous", "minot", "métis",
    "paysan", "profès", "pâlot", "sot", "valaisan", "vieillot", "épais",
];

/// Words that have one form for both, whatever their last letter.
#[rustfmt::skip]
const EPICENE: &[&str] = &[
    "challenger", "chic", "clown", "coach", "designer", "enfant", "fan", "glamour", "gourou", "hacker",
    "instit", "junior", "kiné", "leader", "major", "manager", "mannequin", "marron", "médecin", "médium",
    "prof", "punk", "rabbin", "reporter", "senior", "skipper", "snob", "standard", "supporter", "sympa",
    "toubib", "trader", "voyou",
];

#[cfg(test)]
mod tests {
    use super::super::masculine;
    use super::*;

    #[test]
    fn lists_are_sorted_for_their_search() {
        for list in [TEUSE_WORDS, DOUBLING, EPICENE] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        assert!(IRREGULAR.is_sorted());
    }

    const PAIRS: &[(&str, &str)] = &[
        ("médiateur", "médiatrice"),
        ("travailleur", "travailleuse"),
        ("usager", "usagère"),
        ("gardien", "gardienne"),
        ("citoyen", "citoyenne"),
        ("professionnel", "professionnelle"),
        ("actif", "active"),
        ("public", "publique"),
        ("employé", "employée"),
        ("social", "sociale"),
        ("chef", "cheffe"),
        ("long", "longue"),
        ("nouveau", "nouvelle"),
        ("ambigu", "ambiguë"),
        ("auteur", "autrice"),
        ("professeur", "professeure"),
        ("acheteur", "acheteuse"),
        ("inspecteur", "inspectrice"),
        ("supérieur", "supérieure"),
        ("maître", "maîtresse"),
        ("infirmier", "infirmière"),
        ("assistant", "assistante"),
        ("préfet", "préfète"),
        ("secret", "secrète"),
        ("heureux", "heureuse"),
        ("neuf", "neuve"),
        ("sûr", "sûre"),
        ("visiteur", "visiteuse"),
        ("détenteur", "détentrice"),
        ("gros", "grosse"),
        ("français", "française"),
        ("majeur", "majeure"),
        ("élu", "élue"),
        ("ambassadeur", "ambassadrice"),
        ("patron", "patronne"),
    ];

    #[test]
    fn feminines_and_back() {
        for (one, other) in PAIRS {
            assert_eq!(feminine(one).first().map(String::as_str), Some(*other), "{one}");
            assert_eq!(masculine(other).first().map(String::as_str), Some(*one), "{other}");
        }
        assert_eq!(feminine("auteur"), ["autrice", "auteure"]);
    }

    #[test]
    fn one_form_for_both() {
        for word in ["maire", "bénévole", "leader", "agenda", "", "ß"] {
            let first = feminine(word).into_iter().next();
            assert!(first.as_deref() == Some(word) || word == "ß", "{word}: {first:?}");
            assert!(masculine(word).is_empty(), "{word}");
        }
    }
}
