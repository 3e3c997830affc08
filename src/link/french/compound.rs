//! Compounds with hyphens: *adulte-relais*, *sous-préfet*, *arc-en-ciel*, *porte-parole*.
//!
//! What agrees depends on what the parts are: nothing before the last after a prefix, only the first
//! before a preposition, only the last after a verb, both in *chou-fleur* and *sage-femme*. Where two
//! spellings are in use (*timbres-poste*, *timbres-postes*), both are given.

use super::adjective::is_adjective;
use super::{feminine, listed, masculine, plural, singular};

/// The plurals of a compound; `None` when the word has no hyphen.
pub(super) fn plural_of(word: &str) -> Option<Vec<String>> {
    agree(word, &plural)
}

/// The singulars of a compound; `None` when the word has no hyphen.
pub(super) fn singular_of(word: &str) -> Option<Vec<String>> {
    let singulars = agree(word, &|part| or_itself(singular(part), part))?;
    Some(if is_invariable(word) || singulars.iter().any(|one| one != word) { singulars } else { Vec::new() })
}

/// The feminines of a compound; `None` when the word has no hyphen.
pub(super) fn feminine_of(word: &str) -> Option<Vec<String>> {
    agree(word, &feminine).map(|mut forms| {
        forms.truncate(1);
        forms
    })
}

/// The masculines of a compound; `None` when the word has no hyphen.
pub(super) fn masculine_of(word: &str) -> Option<Vec<String>> {
    let mut masculines = agree(word, &|part| or_itself(masculine(part), part))?;
    masculines.truncate(1);
    masculines.retain(|masculine| masculine != word);
    Some(masculines)
}

fn or_itself(forms: Vec<String>, part: &str) -> Vec<String> {
    if forms.is_empty() { vec![part.to_owned()] } else { forms }
}

/// The word with the parts that agree in their new form, by the kind of compound.
fn agree(word: &str, change: &dyn Fn(&str) -> Vec<String>) -> Option<Vec<String>> {
    let (first, rest) = word.split_once('-')?;
    let parts: Vec<&str> = rest.split('-').collect();
    let last = parts.last().copied().unwrap_or_default();
    if first.is_empty() || last.is_empty() || parts.len() > MOST_PARTS || is_invariable(word) {
        return Some(vec![word.to_owned()]);
    }
    let of = |part: &str| change(part).into_iter().next().unwrap_or_else(|| part.to_owned());
    // What stands before the last part stays as it is.
    let last_only = || format!("{}{}", &word[..word.len() - last.len()], of(last));
    let first_only = || format!("{}-{rest}", of(first));
    let every = || {
        let rest: Vec<String> = parts.iter().map(|part| of(part)).collect();
        format!("{}-{}", of(first), rest.join("-"))
    };
    let is_tie = |part: &&str| listed(TIES, part) || part.starts_with("d'") || part.starts_with("d’");
    let mut forms =
        if listed(PREFIXES, first) || first.ends_with('o') || first.chars().any(|c| c.is_numeric()) {
            match parts.len() {
                1 => vec![last_only()],
                _ => agree(rest, change)?.into_iter().map(|rest| format!("{first}-{rest}")).collect(),
            }
        } else if listed(TIES, first) {
            vec![word.to_owned(), last_only()]
        } else if parts.iter().any(is_tie) {
            vec![first_only()]
        } else if listed(VERBS, first) {
            vec![last_only(), word.to_owned()]
        } else if is_adjective(last) {
            vec![every(), last_only()]
        } else if listed(APPOSED, last) || last.chars().any(|c| c.is_uppercase() || c.is_numeric()) {
            vec![first_only(), every()]
        } else {
            vec![every(), first_only(), last_only()]
        };
    let mut seen: Vec<String> = Vec::new();
    forms.retain(|form| {
        !seen.contains(form) && {
            seen.push(form.clone());
            true
        }
    });
    Some(forms)
}

fn is_invariable(word: &str) -> bool {
    listed(INVARIABLE, word)
}

/// No compound has more parts after its first.
const MOST_PARTS: usize = 6;

/// First parts that never agree.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "afro", "anglo", "anti", "après", "archi", "arrière", "audio", "auto", "avant", "best", "bi", "bio",
    "burn", "check", "ciné", "co", "contre", "court", "cow", "cyber", "demi", "e", "entre", "est", "euro",
    "ex", "extra", "fan", "fast", "franco", "germano", "giga", "gin", "gréco", "haut", "hold", "hot",
    "hydro", "hyper", "ibéro", "in", "indo", "infra", "inter", "intra", "italo", "jet", "macro", "mal",
    "maxi", "mi", "micro", "milk", "mini", "mono", "mort", "moto", "multi", "médico", "méga", "non", "nord",
    "nouveau", "né", "néo", "one", "ouest", "outre", "para", "pin", "pit", "play", "plein", "pluri", "poly",
    "pop", "post", "pro", "pré", "pseudo", "psycho", "pull", "péri", "quasi", "radio", "re", "rétro",
    "self", "semi", "side", "sino", "sky", "socio", "soi", "sous", "start", "sud", "super", "sur", "t",
    "techno", "thermo", "top", "tout", "trans", "tri", "trop", "télé", "ultra", "vice", "vidéo", "web",
    "week", "éco", "électro",
];

/// Words between parts; what follows them never agrees.
#[rustfmt::skip]
const TIES: &[&str] = &[
    "au", "aux", "avec", "chez", "ci", "d", "dans", "de", "des", "du", "en", "entre", "et", "hors", "l",
    "la", "le", "les", "là", "lès", "par", "pour", "que", "sans", "sous", "sur", "vers", "y", "à", "ès",
];

/// Verbs that open compounds: *garde-meubles*.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abat", "accroche", "amuse", "appuie", "arrache", "attrape", "bloque", "bouche", "brise", "broie",
    "brûle", "cache", "casse", "chante", "chasse", "chauffe", "chausse", "cherche", "claque", "coupe",
    "couvre", "croche", "croque", "crève", "cure", "emporte", "essuie", "fixe", "garde", "gobe", "gratte",
    "grille", "gâte", "hache", "laisse", "lance", "lave", "lèche", "lève", "mange", "marche", "marque",
    "monte", "ouvre", "pare", "passe", "perce", "perd", "pince", "pique", "pisse", "porte", "pousse",
    "presse", "protège", "prête", "pèse", "rabat", "ramasse", "rase", "remonte", "remue", "repose", "rince",
    "rogne", "réveille", "sauve", "serre", "souffre", "sèche", "taille", "tire", "tourne", "traine",
    "tranche", "traîne", "trompe", "trouble", "trousse", "tue", "tâte", "vide", "vole", "écrase",
];

/// Second parts that mostly stay as they are: *timbres-poste*, *assurances-maladie*.
#[rustfmt::skip]
const APPOSED: &[&str] = &[
    "bois", "chômage", "express", "maladie", "matière", "midi", "minute", "miracle", "or", "poste", "relai",
    "relais", "retraite", "santé", "sport", "tabac", "vacances", "vapeur", "vie", "vieillesse",
];

/// Compounds that never change.
#[rustfmt::skip]
const INVARIABLE: &[&str] = &[
    "aller-vers", "après-midi", "aujourd'hui", "bien-être", "c'est-à-dire", "cache-cache", "chez-soi",
    "contre-la-montre", "coq-à-l'âne", "corps-à-corps", "crève-la-faim", "demi-sel", "donnant-donnant",
    "entre-temps", "face-à-face", "faire-part", "faire-valoir", "gagnant-gagnant", "hip-hop", "hors-la-loi",
    "je-ne-sais-quoi", "laisser-aller", "laisser-faire", "laissez-passer", "là-bas", "m'as-tu-vu",
    "mal-être", "meurt-de-faim", "mieux-être", "moi-même", "on-dit", "ouï-dire", "pare-brise", "peut-être",
    "pied-à-terre", "ping-pong", "porte-parole", "porte-à-porte", "pot-au-feu", "pouvoir-agir", "pêle-mêle",
    "qu'en-dira-t-on", "rez-de-chaussée", "sans-emploi", "sans-papiers", "sauve-qui-peut", "savoir-dire",
    "savoir-faire", "savoir-vivre", "savoir-être", "sot-l'y-laisse", "tic-tac", "trompe-l'œil",
    "tête-à-tête", "va-et-vient", "vis-à-vis", "vivre-ensemble", "être-là",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_their_search() {
        for list in [PREFIXES, TIES, VERBS, APPOSED, INVARIABLE] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }

    #[test]
    fn compounds() {
        for (one, many) in [
            ("adulte-relais", "adultes-relais"),
            ("mot-clé", "mots-clés"),
            ("sous-préfet", "sous-préfets"),
            ("non-recours", "non-recours"),
            ("arc-en-ciel", "arcs-en-ciel"),
            ("porte-parole", "porte-parole"),
            ("garde-meuble", "garde-meubles"),
            ("timbre-poste", "timbres-poste"),
            ("aide-soignant", "aides-soignants"),
            ("sage-femme", "sages-femmes"),
            ("socio-esthéticien", "socio-esthéticiens"),
            ("savoir-être", "savoir-être"),
            ("sans-abri", "sans-abri"),
            ("binôme-", "binôme-"),
            ("-", "-"),
        ] {
            let plurals = plural(one);
            assert_eq!(plurals.first().map(String::as_str), Some(many), "{one}");
            assert!(one == many || singular(many).contains(&one.to_owned()), "{many}: {:?}", singular(many));
        }
        assert_eq!(plural("timbre-poste"), ["timbres-poste", "timbres-postes"]);
        assert_eq!(feminine("sous-préfet"), ["sous-préfète"]);
        assert_eq!(feminine("aide-soignant"), ["aide-soignante"]);
        assert_eq!(masculine("aide-soignante"), ["aide-soignant"]);
        assert_eq!(masculine("sage-femme"), [""; 0]);
    }
}
