//! Families of words that Snowball's stemmer takes apart: *opposer* and *opposition*, *employer* and
//! *employeur*, *médier* and *médiation*.
//!
//! A rule here takes an ending off a stem, and only where enough of the word is left to be its own:
//! *valeur* is no agent of *val*. A family that is too wide costs little (its other words weigh less,
//! see [`super::ranking::FAMILY`]), one that is too narrow hides an entry. The endings are those of the
//! accented word `base`, since a stem has lost what would tell *format* from *formation*.

/// Letters that must stay: under four, words of one stem are words of many families.
const LEAST: usize = 4;
/// The same for agents in -eur (*acteur*, *secteur*, *valeur* are none), and for endings that many words have by
/// chance.
const LEAST_AGENT: usize = 5;

/// The word whose family a word has, where the stemmer would not tell: *démission* for *démissionner* and
/// *démissionnaire*, which it leaves as *démission* while it leaves that itself as *démiss*.
pub fn source(base: &str) -> &str {
    match base.rfind("ionn") {
        // But nothing of *pionnier*, *lionne*.
        Some(at) if at > 1 && !OF_THEIR_OWN.iter().any(|own| base.starts_with(own)) => {
            &base[..at + "ion".len()]
        }
        _ => base,
    }
}

/// What words in -ionn- begin with whose sense is far from that of the noun: *stationner*, *actionnaire*.
const OF_THEIR_OWN: &[&str] = &["actionn", "affectionn", "occasionn", "rationn", "réunionn", "stationn"];

/// The family of a word whose stem is known.
pub fn family(base: &str, stem: &str) -> String {
    if let Some((_, root)) = APART.iter().find(|(word, _)| *word == base) {
        return (*root).to_owned();
    }
    // communication, application: the stemmer leaves *commun*, which is another word.
    let verb = base.strip_suffix("cation").filter(|verb| verb.ends_with('i') && !verb.ends_with("ifi"));
    let mut root = verb.map_or(stem.to_owned(), |verb| format!("{verb}c"));
    for (endings, off, least) in RULES {
        if endings.iter().any(|ending| base.ends_with(ending))
            && let Some(rest) = root.strip_suffix(off)
            && rest.chars().count() >= *least
        {
            root.truncate(rest.len());
        }
    }
    for (ending, whole, written) in WRITTEN {
        if base.ends_with(ending)
            && let Some(rest) = root.strip_suffix(whole)
            && rest.chars().count() >= LEAST - 1
        {
            root = format!("{rest}{written}");
        }
    }
    // résider, résident, résidence; but violent is not of viol, nor résilience of résilier.
    if ["ent", "ence"].iter().any(|ending| base.ends_with(ending))
        && let Some(rest) = root.strip_suffix("ent")
        && rest.chars().count() >= LEAST_AGENT
        && !rest.ends_with(['m', 'i'])
    {
        root.truncate(rest.len());
    }
    // budgétaire, alimentaire: budget, aliment.
    if ["aire", "ariat", "arité"].iter().any(|ending| base.ends_with(ending))
        && let Some(rest) = root.strip_suffix("ar")
        && rest.chars().count() >= LEAST_AGENT
    {
        root.truncate(rest.len());
    }
    tidy(root)
}

/// Endings of the word, what they leave on the stem, and what is written instead.
const WRITTEN: &[(&str, &str, &str)] = &[
    // confidentiel beside confidentialité, mensuel beside mensualité.
    ("iel", "iel", "ial"),
    ("uel", "uel", "ual"),
    ("uellement", "uel", "ual"),
    // partenaire beside partenariat.
    ("aire", "air", "ar"),
    ("ariat", "ariat", "ar"),
    // accessibilité beside accessible.
    ("ibilité", "ibil", "ibl"),
    // justifier beside justification.
    ("ifier", "ifi", "if"),
    ("ifié", "ifi", "if"),
    ("ifiant", "ifi", "if"),
    // urgence beside urgent, where the stemmer finds the word too short.
    ("ence", "enc", "ent"),
];

/// Words whose stem, or what a rule above leaves of it, is that of others, and what they count as instead, folded.
/// A row is of one word as [`super::stem`] gives it, in the singular and the masculine: other forms stay as they are.
#[rustfmt::skip]
const APART: &[(&str, &str)] = &[
    ("accident", "accident"), ("amendement", "amendement"), ("amender", "amendement"), ("amiante", "amiante"),
    ("annulaire", "annulair"), ("arbitraire", "arbitrair"), ("chauffeur", "chauffeur"),
    ("circulaire", "circulair"), ("cité", "cite"), ("collègue", "collegu"), ("commence", "commenc"),
    ("commentaire", "commentair"), ("commissaire", "commissair"), ("commissariat", "commissair"),
    ("compétition", "competition"), ("complice", "complic"), ("connaisseur", "connais"),
    ("contraire", "contrair"), ("conversation", "conversation"), ("débit", "debit"), ("délai", "delai"),
    ("département", "departement"), ("départemental", "departement"), ("détente", "detente"),
    ("détenteur", "detenteur"), ("disparité", "disparit"), ("dispensaire", "dispensair"),
    ("employeur", "employeur"),
    ("encaisseur", "encais"), ("exemplaire", "exemplair"), ("exigu", "exigu"), ("face", "face"), ("ferme", "ferme"),
    ("formulaire", "formulair"), ("fréquence", "frequent"), ("fréquent", "frequent"), ("garant", "garant"),
    ("généraliste", "generalist"), ("honoraire", "honorair"), ("impotence", "impotent"),
    ("impotent", "impotent"), ("indice", "indices"), ("instituteur", "instituteur"),
    ("inventaire", "inventair"), ("legs", "legs"), ("loyer", "loyer"), ("maire", "mair"),
    ("majoration", "majorat"), ("majoré", "majorat"), ("majorer", "majorat"), ("mars", "mars"),
    ("mer", "maritim"), ("militaire", "militair"), ("national", "national"), ("nationalité", "nationalit"),
    ("notamment", "notamment"), ("numéraire", "numerair"), ("ordinaire", "ordinair"), ("pacs", "pacs"),
    ("pays", "pays"), ("procuration", "procuration"), ("profit", "profit"), ("profiter", "profit"),
    ("publication", "publi"), ("publicitaire", "publicit"), ("publicité", "publicit"), ("punais", "punaise"), ("référé", "refere"),
    ("relais", "relai"), ("représent", "represent"), ("saisin", "sais"), ("secrétaire", "secretair"),
    ("secrétariat", "secretair"), ("signe", "signe"), ("socialiste", "socialist"), ("solidaire", "solidar"),
    ("solidarité", "solidar"), ("succès", "reussit"), ("successif", "successif"), ("syndiqué", "syndicat"),
    ("syndique", "syndicat"), ("syndiquer", "syndicat"), ("taxi", "taxi"), ("virement", "virement"), ("volant", "volant"),
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
    // diffamatoire, compensatoire.
    (&["atoire", "atoirement"], "atoir", LEAST),
    // opposition, définition, répartition: s’opposer, définir, répartir.
    (&["ition", "iteur"], "it", LEAST),
    // distributeur, contributif: distribuer, contribuer; but recruteur has recruter.
    (&["ibuteur", "ibutif", "ituteur", "écuteur"], "t", LEAST_AGENT),
    // fournisseur, investisseur: fournir, investir.
    (&["isseur"], "iss", LEAST),
    // récidiviste.
    (&["iste"], "ist", LEAST_AGENT),
    // citoyenneté, of citoyen.
    (&["neté"], "net", LEAST_AGENT),
    // parrainage, repérage, arbitrage: the verb has no -ag-; that of déménagement has, and loses it with its noun.
    (&[""], "ag", LEAST + 1),
];

/// What the two forms of a root write differently: *renouvell-* and *renouvel-*, *employ-* and *emploi-*,
/// *convoqu-* and *convoc-*, *délégu-* and *délég-*.
fn tidy(mut root: String) -> String {
    if let Some(rest) = root.strip_suffix('y') {
        root = format!("{rest}i");
    }
    if let Some(rest) = root.strip_suffix("qu")
        && rest.chars().count() >= LEAST
    {
        root = format!("{rest}c");
    }
    if root.ends_with("gu") && root.chars().count() > LEAST {
        root.pop();
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
            &["employer", "emploi", "employé"],
            &["employeur", "employeuse"],
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
            &["démission", "démissionner", "démissionnaire"],
            &["acceptent", "accepter", "acceptation"],
            &["résider", "résident", "résidence"],
            &["urgent", "urgence"],
            &["accessible", "accessibilité"],
            &["budget", "budgétaire"],
            &["mensuel", "mensualité"],
            &["convoquer", "convocation"],
            &["déléguer", "délégation"],
            &["fournir", "fournisseur"],
            &["distribuer", "distributeur"],
            &["recruter", "recruteur", "recrutement"],
            &["notifier", "notification", "notifié"],
            &["stationner", "stationnement", "stationné"],
            &["saisir", "saisissent", "saisine"],
            &["déménagement", "déménager", "déménage", "déménagez"],
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
            ("agent", "agence"),
            ("violent", "viol"),
            ("résilience", "résilier"),
            ("commence", "comment"),
            ("certifier", "certain"),
            ("notifier", "note"),
            ("codifier", "code"),
            ("signifier", "signer"),
            ("département", "départ"),
            ("publicité", "public"),
            ("secrétaire", "secret"),
            ("commentaire", "comment"),
            ("délai", "délit"),
        ] {
            assert_ne!(family(one), family(other), "{one} {other}");
        }
    }
}
