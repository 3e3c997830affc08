//! Singulars of plurals, for labels that are written in the plural.
//!
//! The danger is to chop a word whose last letter is its own: *relais*, *accès*, *processus*. Endings
//! tell most of them, lists the rest.

use super::plural::{INVARIABLE, IRREGULAR, OU_OUX, is_in_ail_aux};
use super::{compound, listed};

/// The singulars of a plural word, the best first; the word itself when it is invariable (*relais*,
/// *accès*), alone or beside another (*cours* is the plural of *cour* too). None when the word is no
/// plural.
pub fn singular(word: &str) -> Vec<String> {
    if let Some(singulars) = compound::singular_of(word) {
        return singulars;
    }
    let one = |text: &str| vec![text.to_owned()];
    if let Some((singular, _)) = IRREGULAR.iter().find(|(_, plurals)| plurals.contains(&word)) {
        return one(singular);
    }
    if let Ok(at) = DOUBLE.binary_search_by_key(&word, |(many, _)| many) {
        return DOUBLE[at].1.iter().map(|one| (*one).to_owned()).collect();
    }
    if listed(INVARIABLE, word) {
        return one(word);
    }
    if word.ends_with('x') {
        return of_plural_in_x(word);
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.chars().count() > 1 && !is_invariable_in_s(word) => one(stem),
        Some(stem) if !stem.is_empty() => one(word),
        Some(_) => Vec::new(),
        None if word.ends_with('z') && word.len() > 1 => one(word),
        None => Vec::new(),
    }
}

fn of_plural_in_x(word: &str) -> Vec<String> {
    let one = |text: String| vec![text];
    if listed(IN_AUX, word) {
        return one(word.to_owned());
    }
    if let Some(stem) = word.strip_suffix('x') {
        if stem.ends_with("eau") || listed(AU_AUX, stem) || stem.ends_with("matériau") {
            return one(stem.to_owned());
        }
        if let Some(root) = stem.strip_suffix("au") {
            let in_ail = format!("{root}ail");
            return match is_in_ail_aux(&in_ail) {
                true => one(in_ail),
                false => one(format!("{root}al")),
            };
        }
        if listed(EU_EUX, stem) || stem.ends_with("jeu") || stem.ends_with("œu") || listed(OU_OUX, stem) {
            return one(stem.to_owned());
        }
    }
    one(word.to_owned())
}

/// Whether the final *s* belongs to the word. By its ending when nearly all words have it, by a list
/// otherwise.
fn is_invariable_in_s(word: &str) -> bool {
    if listed(IN_S, word) {
        return true;
    }
    ALWAYS_IN_S.iter().any(|ending| word.ends_with(ending)) && !listed(PLURAL_IN_S, word)
}

/// Plurals that two singulars share.
const DOUBLE: &[(&str, &[&str])] = &[
    ("cours", &["cours", "cour"]),
    ("fils", &["fils", "fil"]),
    ("fonds", &["fonds", "fond"]),
    ("sous", &["sous", "sou"]),
    ("vers", &["vers", "ver"]),
];

/// Words in -au, besides -eau, whose plural would look like the plural of one in -al.
#[rustfmt::skip]
const AU_AUX: &[&str] = &[
    "aloyau", "boyau", "esquimau", "fabliau", "fléau", "gluau", "gruau", "hoyau", "joyau", "matériau",
    "nobliau", "noyau", "préau", "tuyau", "étau",
];

/// Nouns in -eu; everything else in -eux is an adjective or a noun that keeps its -x.
#[rustfmt::skip]
const EU_EUX: &[&str] = &[
    "adieu", "alleu", "aveu", "camaïeu", "cheveu", "dieu", "désaveu", "enjeu", "essieu", "feu", "hébreu",
    "jeu", "lieu", "milieu", "moyeu", "neveu", "pieu", "épieu",
];

/// Words that end in -aux in both numbers.
const IN_AUX: &[&str] = &["bestiaux", "chaux", "faux", "surtaux", "taux"];

/// Endings of which the *s* nearly always belongs to the word: *relais*, *bourgeois*, *accès*, *parcours*,
/// *consensus*. The words that they get wrong stand in [`PLURAL_IN_S`].
#[rustfmt::skip]
const ALWAYS_IN_S: &[&str] = &[
    "abus", "admis", "aillis", "ais", "anus", "atus", "aurus", "ceps", "clos", "commis", "compromis",
    "corps", "cours", "ctus", "culus", "démis", "eillis", "emis", "entremis", "erpès", "erus", "fus",
    "ibus", "inus", "irus", "itus", "ius", "llus", "mbus", "mis", "mpus", "mulus", "obus", "ocus", "ois",
    "omis", "onus", "opus", "otus", "ouillis", "permis", "phus", "pris", "promis", "psis", "ptus", "quis",
    "remis", "rpus", "sens", "sis", "soumis", "ss", "ssus", "temps", "transmis", "tulus", "vers", "xis",
    "xus", "yrus", "ès", "ébus", "érus",
];

/// Plurals that end as in [`ALWAYS_IN_S`].
#[rustfmt::skip]
const PLURAL_IN_S: &[&str] = &[
    "abois", "accueillis", "amis", "arrois", "baillis", "bais", "balais", "beffrois", "bissus", "bossus",
    "bouillis", "brais", "chais", "charrois", "choisis", "cocus", "cois", "continus", "convois", "corrois",
    "corrompus", "cossus", "couillus", "covers", "cramoisis", "cueillis", "drivers", "déblais",
    "débouillis", "délais", "désarrois", "effrois", "emplois", "ennemis", "envois", "essais", "faillis",
    "feuillus", "fourmis", "férus", "gais", "geais", "grossis", "guais", "hivers", "impromptus",
    "inemplois", "ininterrompus", "interrompus", "issus", "jaillis", "kamis", "levers", "lois", "mais",
    "mimis", "minerais", "moisis", "moussis", "moussus", "mésemplois", "octrois", "origamis", "ossus",
    "palefrois", "parois", "pourvois", "pullovers", "quais", "quasis", "recueillis", "remblais", "remplois",
    "renvois", "revolvers", "rois", "rompus", "roussis", "rovers", "réemplois", "réussis", "saisis",
    "salamis", "solvers", "sous-emplois", "suremplois", "surimis", "tatamis", "taxis", "tissus", "touffus",
    "tournois", "transis", "tribus", "tsunamis", "turnovers", "vieillis", "virelais", "vrais", "émois",
    "épaissis", "étais",
];

/// Words that end in -s in the singular and that no ending tells.
#[rustfmt::skip]
const IN_S: &[&str] = &[
    "abattis", "abscons", "absous", "affres", "agapes", "ailleurs", "airbus", "albatros", "alias", "alors",
    "amas", "ambages", "ananas", "antihéros", "appas", "appentis", "argus", "arrhes", "arthritis", "as",
    "atlas", "avis", "bas", "bis", "blues", "boutis", "bras", "brebis", "bris", "buis", "burnous", "bus",
    "cabas", "cadenas", "caillebotis", "calendos", "calvados", "cambouis", "campos", "canevas", "cannabis",
    "cas", "cens", "cervelas", "chablis", "chaos", "chas", "chasselas", "chips", "chorus", "choucas",
    "chènevis", "circoncis", "cirrus", "cis", "citrus", "clafoutis", "clapotis", "cliquetis", "clitoris",
    "colis", "coloris", "compas", "concis", "consensus", "contrebas", "contrepoids", "cosmos", "coulis",
    "couscous", "coutelas", "cursus", "céans", "damas", "dans", "dehors", "depuis", "dessous", "devis",
    "dispos", "dissous", "divulgâchis", "dos", "débarras", "débours", "débris", "dépens", "dépis",
    "embarras", "encens", "entrailles", "entremets", "ethos", "exclus", "fatras", "fiançailles", "fils",
    "fonds", "fongus", "fracas", "frimas", "frottis", "funérailles", "fœtus", "galetas", "galimatias",
    "gars", "gas", "gaulis", "gens", "glacis", "glas", "gras", "gratis", "gris", "gros", "gâchis", "hachis",
    "haras", "hibiscus", "hippopotamus", "hors", "houmous", "hourdis", "huis", "humus", "hypothalamus",
    "hélas", "héros", "ibis", "imprécis", "inclus", "indivis", "indécis", "intrus", "iris", "jadis", "jars",
    "jonchis", "judas", "jus", "jésus", "lacis", "lambris", "lapis", "laps", "lapsus", "las", "lattis",
    "lavis", "legs", "lilas", "lis", "logis", "logos", "lors", "lupus", "lys", "madras", "mais", "malus",
    "mars", "matelas", "matras", "maïs", "mets", "moins", "mors", "mucus", "musicos", "myosotis",
    "mâchicoulis", "mânes", "mérinos", "métis", "mœurs", "news", "nous", "nucleus", "oaristys", "obsèques",
    "obtus", "omnisports", "os", "ours", "pacs", "palus", "panaris", "pancréas", "paradis", "parvis", "pas",
    "pastis", "pathos", "pays", "pelvis", "perclus", "pertuis", "pilotis", "pis", "plus", "plusieurs",
    "plâtras", "poids", "pouls", "propolis", "propos", "préavis", "précis", "prémices", "pubis", "puis",
    "puits", "pus", "pénates", "pénis", "radis", "ramas", "ras", "rebours", "reclus", "recors", "relaps",
    "remords", "remous", "repas", "repos", "représailles", "reps", "retors", "rets", "rhinocéros", "rhésus",
    "ris", "roulis", "rubis", "salmigondis", "salsifis", "sans", "sapiens", "sas", "schnaps", "soulas",
    "souris", "sous", "spéculoos", "surplis", "surplus", "surpoids", "sus", "suspens", "syphilis", "tacos",
    "taffetas", "talus", "tamaris", "tapis", "tas", "taudis", "tennis", "thalamus", "thermos", "thymus",
    "tiers", "torchis", "tors", "torticolis", "toujours", "tournedos", "tournevis", "tournis", "tous",
    "tracas", "trans", "trolleybus", "tréfonds", "trépas", "ténèbres", "tétanos", "us", "valgus",
    "vasistas", "velours", "verglas", "verjus", "vernis", "versus", "viandis", "vis", "vivres",
    "volontiers", "volubilis", "vous", "éboulis", "échalas", "épars", "époisses", "éthos",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_their_search() {
        for list in [AU_AUX, EU_EUX, IN_AUX, ALWAYS_IN_S, PLURAL_IN_S, IN_S] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        assert!(DOUBLE.is_sorted());
    }

    #[test]
    fn singulars() {
        for (many, one) in [
            ("droits", "droit"),
            ("sociaux", "social"),
            ("travaux", "travail"),
            ("matériaux", "matériau"),
            ("réseaux", "réseau"),
            ("tuyaux", "tuyau"),
            ("lieux", "lieu"),
            ("milieux", "milieu"),
            ("enjeux", "enjeu"),
            ("heureux", "heureux"),
            ("genoux", "genou"),
            ("époux", "époux"),
            ("vœux", "vœu"),
            ("délais", "délai"),
            ("emplois", "emploi"),
            ("mois", "mois"),
            ("élus", "élu"),
            ("processus", "processus"),
            ("amis", "ami"),
            ("permis", "permis"),
            ("tours", "tour"),
            ("parcours", "parcours"),
            ("quartiers", "quartier"),
            ("tiers", "tiers"),
        ] {
            assert_eq!(singular(many).first().map(String::as_str), Some(one), "{many}");
        }
        for word in [
            "relais", "accès", "procès", "avis", "repas", "temps", "corps", "fonds", "poids", "puits",
            "prix", "voix", "taux", "gaz", "concours", "pays", "univers", "succès", "refus", "abus", "virus",
            "cas",
        ] {
            assert_eq!(singular(word).first().map(String::as_str), Some(word));
        }
        for word in ["médiation", "", "s", "maison"] {
            assert_eq!(singular(word), [""; 0], "{word}");
        }
        assert_eq!(singular("cours"), ["cours", "cour"]);
    }
}
