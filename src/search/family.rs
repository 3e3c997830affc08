//! Families of words that Snowball's stemmer takes apart: *opposer* and *opposition*, *employer* and
//! *employeur*, *médier* and *médiation*.
//!
//! A rule here takes an ending off a stem, and only where enough of the word is left to be its own:
//! *valeur* is no agent of *val*. A family that is too wide costs little (its other words weigh less,
//! see [`super::ranking::FAMILY`]), one that is too narrow hides an entry. The endings are those of the
//! accented word `base`, since a stem has lost what would tell *format* from *formation*.

/// Letters that must stay: under four, words of one stem are words of many families.
const LEAST: usize = 4;
/// The same for agents in -eur: *acteur*, *secteur*, *valeur* are none.
const LEAST_AGENT: usize = 5;

/// The family of a word whose stem is known.
pub fn family(base: &str, stem: &str) -> String {
    if let Some((_, root)) = APART.iter().find(|(word, _)| *word == base) {
        return (*root).to_owned();
    }
    // communication, application: the stemmer leaves *commun*, which is another word.
    let verb = base.strip_suffix("cation").filter(|verb| verb.ends_with('i') && !verb.ends_with("ifi"));
    let mut root = verb.map_or(stem.to_owned(), |verb| format!("{verb}qu"));
    for (endings, off, least) in RULES {
        if endings.iter().any(|ending| base.ends_with(ending))
            && let Some(rest) = root.strip_suffix(off)
            && rest.chars().count() >= *least
        {
            root.truncate(rest.len());
        }
    }
    // confidentiel beside confidentialité; partenaire beside partenariat.
    for (ending, whole, written) in [("iel", "iel", "ial"), ("aire", "air", "ar"), ("ariat", "ariat", "ar")] {
        if base.ends_with(ending)
            && let Some(rest) = root.strip_suffix(whole)
        {
            root = format!("{rest}{written}");
        }
    }
    tidy(root)
}

/// Words whose stem is that of others, and what they count as instead.
#[rustfmt::skip]
const APART: &[(&str, &str)] = &[
    ("amendement", "amendement"), ("amender", "amendement"), ("amiante", "amiante"), ("détenteur", "détenteur"),
    ("détente", "détente"), ("loyer", "loyer"), ("maire", "mair"), ("majoration", "majorat"),
    ("majorer", "majorat"), ("mars", "mars"), ("mer", "maritim"), ("profit", "profit"), ("profiter", "profit"),
    ("relais", "relai"), ("succès", "réussit"), ("successif", "successif"),
];

/// Endings of the word, what they leave on the stem, and how many letters must stay. In order: the
/// second may take what the first has left (*médiateur*, *médiat*, *médi*).
#[rustfmt::skip]
const RULES: &[(&[&str], &str, usize)] = &[
    // employeur, financeur, directeur, médiateur.
    (&["eur"], "eur", LEAST_AGENT),
    // convention, when the stemmer leaves it whole.
    (&["tion", "sion"], "ion", LEAST_AGENT),
    // médiation, formation, formateur, créatif: the verb has no -at-.
    (&["ation", "ateur", "atif"], "at", LEAST),
    // opposition, définition, répartition: s’opposer, définir, répartir.
    (&["ition", "iteur"], "it", LEAST),
    // justifier beside justification, qualifier beside qualification.
    (&["ifier"], "ifi", LEAST - 1),
    (&["ification", "ificatif"], "if", LEAST - 1),
    // citoyenneté, of citoyen.
    (&["neté"], "net", LEAST_AGENT),
    // parrainage, repérage, arbitrage: the verb has no -ag-.
    (&["age"], "ag", LEAST + 1),
];

/// What the two forms of a root write differently: *renouvell-* and *renouvel-*, *employ-* and *emploi-*.
fn tidy(mut root: String) -> String {
    if let Some(rest) = root.strip_suffix('y') {
        root = format!("{rest}i");
    }
    let mut letters = root.chars().rev();
    if let (Some(last), Some(before)) = (letters.next(), letters.next())
        && last == before
        && matches!(last, 'l' | 'n' | 't' | 's' | 'm' | 'p' | 'r')
        && root.len() > LEAST
    {
        root.pop();
    }
    root
}

#[cfg(test)]
mod tests {
    use crate::search::stem::Stems;

    #[test]
    fn families() {
        let mut stems = Stems::default();
        let mut family = |word: &str| stems.of(word).family.clone();
        for words in [
            &["médiation", "médier", "médiateur", "médiatrices", "médiations"][..],
            &["licencier", "licenciement", "licencié", "licenciée"],
            &["opposer", "opposition", "oppose"],
            &["employer", "employeur", "employeuse", "emploi"],
            &["financer", "financeur", "financement"],
            &["former", "formation", "formateur", "formatrice"],
            &["définir", "définition"],
            &["évaluer", "évaluation", "évaluateur"],
            &["justifier", "justification", "justificatif"],
            &["accompagner", "accompagnement", "accompagnatrice"],
            &["renouveler", "renouvellement"],
            &["travailler", "travailleur", "travail"],
            &["parrainer", "parrainage"],
            &["communiquer", "communication"],
            &["confidentiel", "confidentialité"],
            &["citoyen", "citoyenneté", "citoyenne"],
            &["partenaire", "partenariat"],
            &["relais", "relayer"],
            &["direction", "directeur", "directrice"],
        ] {
            let families: Vec<String> = words.iter().map(|word| family(word)).collect();
            assert!(families.iter().all(|one| *one == families[0]), "{words:?} {families:?}");
        }
        for (one, other) in [
            ("valeur", "val"),
            ("secteur", "secte"),
            ("message", "messe"),
            ("mission", "missive"),
            ("partage", "partenaire"),
            ("contrat", "contrôle"),
            ("communication", "commun"),
            ("conseil", "conseiller municipal"),
        ] {
            assert_ne!(family(one), family(other), "{one} {other}");
        }
    }
}
