//! Words that nothing in their letters brings together: *construire* and *construction*, *patron* and
//! *employeur*.
//!
//! The first are families that French derives from Latin and no rule on endings can find. The second are
//! what people say beside what a lexicon writes: whoever looks for help types *boulot*, *proprio*, *toubib*.
//! The words of a group count as one family ([`super::family`]), and a word of a group that a corpus lacks
//! leads to those that it has.
//!
//! A word stands in one group. It is left out where it has other senses that are as common (*caisse*, *boîte*,
//! *virer*, *maison*): a family weighs less than the word itself (see [`super::ranking::FAMILY`]), but it answers
//! where nothing else does.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::stem::Stems;

/// The family of the first word of the group that a family belongs to, for one of a word in [`DERIVED`] or
/// [`SAID`].
pub fn head(family: &str) -> Option<&'static str> {
    GROUPS.heads.get(family).map(String::as_str)
}

/// The words of the group that has that family for its head.
pub fn words(head: &str) -> &'static [&'static str] {
    GROUPS.words.get(head).map_or(&[], Vec::as_slice)
}

struct Groups {
    heads: HashMap<String, String>,
    words: HashMap<String, Vec<&'static str>>,
}

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let stems = Stems::default();
    let mut groups = Groups { heads: HashMap::new(), words: HashMap::new() };
    for group in DERIVED.iter().chain(SAID) {
        let words: Vec<&str> = group.split(' ').collect();
        let head = words.first().map(|word| stems.family_by_letters(word)).unwrap_or_default();
        for word in &words {
            groups.heads.insert(stems.family_by_letters(word), head.clone());
        }
        groups.words.insert(head, words);
    }
    groups
});

/// Words of one family by their history.
#[rustfmt::skip]
const DERIVED: &[&str] = &[
    "abstention abstenir",
    "achat acheter",
    "acquisition acquérir",
    "admission admettre",
    "agriculture agricole agriculteur",
    "année annuel annualité",
    "apprentissage apprenti apprendre",
    "artisanat artisanal",
    "atteinte atteindre",
    "banque bancaire banquier",
    "bénévolat bénévole",
    "choix choisir",
    "chômage chômeur chômer",
    "client clientèle",
    "commerce commercial",
    "conception concevoir conçu",
    "conduite conduire conducteur",
    "connaissance connaître connu",
    "construction construire construit",
    "contrainte contraindre",
    "copropriété copropriétaire",
    "corruption corrompre corrompu",
    "couverture couvrir couvert",
    "croyance croire croyant",
    "curatelle curateur",
    "décision décider",
    "déduction déduire déductible",
    "défense défendre",
    "dépôt déposer",
    "description décrire",
    "destruction détruire détruit",
    "dissolution dissoudre dissous",
    "distinction distinguer",
    "donation donataire",
    "école scolaire scolariser",
    "écriture écrire écrit",
    "élection élire électoral",
    "émission émettre",
    "entreprise entrepreneur entreprendre",
    "étude étudier",
    "exclusion exclure exclu",
    "extension étendre",
    "extinction éteindre",
    "extrait extraire",
    "famille familial",
    "grève gréviste",
    "hôpital hospitalier hospitalisation",
    "hypothèque hypothécaire",
    "inclusion inclure",
    "industrie industriel",
    "infraction enfreindre",
    "injonction enjoindre",
    "inscription inscrire inscrit",
    "instruction instruire",
    "interdiction interdire interdit",
    "interruption interrompre",
    "intervention intervenir",
    "introduction introduire",
    "jour journée journalier",
    "justice judiciaire juridiction",
    "lecture lire lecteur",
    "location louer",
    "loi législation",
    "maintien maintenir",
    "mairie municipalité",
    "majorité majeur",
    "minorité mineur",
    "mois mensuel mensualité",
    "naissance naître",
    "obligation obligatoire",
    "obtention obtenir",
    "offre offrir offert",
    "omission omettre",
    "ouverture ouvrir ouvert",
    "parent parental",
    "paternité paternel",
    "perception percevoir perçu",
    "perte perdre perdu",
    "pharmacie pharmacien pharmaceutique",
    "plainte plaindre plaignant",
    "poursuite poursuivre",
    "préfecture préfectoral",
    "prévention prévenir",
    "production produire produit",
    "promesse promettre",
    "promotion promouvoir promu",
    "protection protéger",
    "rachat racheter",
    "reconnaissance reconnaître reconnu",
    "rédaction rédiger",
    "réduction réduire réduit",
    "région régional",
    "remise remettre",
    "rente rentier",
    "réponse répondre",
    "reprise reprendre",
    "résolution résoudre",
    "restriction restreindre restreint",
    "retenue retenir",
    "route routier",
    "rupture rompre",
    "santé sanitaire",
    "semaine hebdomadaire",
    "soin soigner",
    "soumission soumettre",
    "souscription souscrire",
    "soutien soutenir",
    "stage stagiaire",
    "sursis surseoir",
    "suspension suspendre suspendu",
    "syndicat syndical",
    "traduction traduire",
    "transmission transmettre transmis",
    "trimestre trimestriel",
    "tutelle tuteur",
    "université universitaire",
    "vente vendre vendu vendeur",
    "vol voleur",
];

/// What is said beside what is written.
#[rustfmt::skip]
const SAID: &[&str] = &[
    // Work.
    "employeur patron patronne",
    "travail boulot taf bosser",
    "recrutement embauche embaucher recruter",
    "salaire salarial rémunération",
    "congé vacances",
    "hiérarchie encadrant manager chef",
    "collègue confrère",
    // Money.
    "argent fric thune pognon",
    "emprunt prêt crédit",
    "impôt imposition fiscal fisc",
    "amende contravention pv",
    "allocation alloc",
    "tarif prix coût coûter",
    "gratuit gratos",
    "précarité pauvreté pauvre",
    "escroquerie arnaque arnaquer",
    // Family.
    "enfant gosse gamin môme bébé nourrisson",
    "adolescent ado",
    "mère maman",
    "père papa",
    "conjoint époux épouse mari marier mariage",
    "décès décéder mort mourir défunt",
    "obsèques enterrement enterrer funérailles inhumation",
    "grossesse enceinte",
    "nourrice nounou",
    "succession héritage hériter héritier",
    "ami copain",
    // Home.
    "logement appartement appart",
    "propriétaire propriété proprio",
    "déchet ordure poubelle détritus",
    "immeuble bâtiment",
    "bruit tapage sonore",
    "clé clef",
    "sansabri sdf",
    // On the road.
    "véhicule voiture automobile bagnole",
    "vélo bicyclette",
    "moto motocyclette",
    "bus autobus",
    // Health.
    "médecin médical docteur toubib",
    "médicament médoc",
    "psychologue psy psychologique",
    "dentiste dentaire dent",
    "avortement ivg",
    "drogue stupéfiant toxicomanie",
    "tabac cigarette clope",
    "alcool ivresse",
    // School.
    "enseignant prof instituteur instit",
    "élève écolier",
    // Justice and conflicts.
    "police policier flic",
    "prison détention incarcération prisonnier détenu taule",
    "conflit litige dispute",
    "injure insulte",
    "bagarre rixe",
    // Papers and machines.
    "migrant immigré immigration",
    "courrier lettre",
    "photographie photo",
    "association asso",
    "information info",
    "rendezvous rdv",
    "ordinateur ordi",
    "téléphone smartphone",
    "courriel mail email",
    "internet web",
    "application appli",
    "vêtement fringue",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::stop::is_stop;

    #[test]
    fn a_family_stands_in_one_group() {
        let stems = Stems::default();
        let mut seen: HashMap<String, &str> = HashMap::new();
        let mut twice = Vec::new();
        for group in DERIVED.iter().chain(SAID) {
            for word in group.split(' ') {
                let family = stems.family_by_letters(word);
                let other = seen.insert(family.clone(), group);
                twice.extend(other.filter(|other| other != group).map(|other| (family, other, *group)));
            }
        }
        assert_eq!(twice, []);
        assert!(!seen.keys().any(|family| is_stop(family)), "a grammatical word has the family of a group");
        for group in DERIVED {
            let families: Vec<_> = group.split(' ').map(|word| stems.family_by_letters(word)).collect();
            let is_needed = |at: usize| !families[..at].contains(&families[at]);
            assert!((0..families.len()).all(is_needed), "the letters of {group} already tell");
        }
    }

    #[test]
    fn groups_are_families() {
        let mut stems = Stems::default();
        for (one, other, are_kin) in [
            ("construit", "construction", true),
            ("patrons", "employeur", true),
            ("bosse", "travailler", true),
            ("vendue", "vente", true),
            ("toubib", "médecins", true),
            ("mairie", "maritime", false),
            ("professeur", "enseignant", false),
            ("agent", "agence", false),
            ("naissance", "ne", false),
            ("mari", "maire", false),
            ("mari", "mars", false),
            ("loi", "loyer", false),
            ("donation", "données", false),
            ("majeur", "majoration", false),
            ("ami", "amiante", false),
            ("prof", "profit", false),
            ("prison", "détenteur", false),
            ("héritage", "successif", false),
            ("héritage", "succès", false),
            ("maman", "mer", false),
            ("contravention", "amendement", false),
        ] {
            let (one_family, other_family) = (stems.of(one).family.clone(), stems.of(other).family.clone());
            assert_eq!(one_family == other_family, are_kin, "{one} {one_family} {other} {other_family}");
        }
    }
}
