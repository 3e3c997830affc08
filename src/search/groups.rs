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
    "abattement abattre",
    "abstention abstenir",
    "abstraction abstraire abstrait",
    "achat acheter",
    "acquisition acquérir",
    "adhésion adhérer",
    "admission admettre",
    "agrément agréer",
    "agriculture agricole agriculteur",
    "année annuel",
    "apprentissage apprenti apprendre",
    "analyse analyste",
    "aptitude apte",
    "artisanat artisanal artisan",
    "atteinte atteindre",
    "banque bancaire banquier",
    "bénévolat bénévole",
    "blessure blesser",
    "boisson boire",
    "bornage borner",
    "bourse boursier",
    "candidat candidature",
    "capacité capable",
    "certificat certifier",
    "cession céder cessible",
    "chèque chéquier",
    "choix choisir",
    "chômage chômeur chômer",
    "citation citer",
    "client clientèle",
    "collège collégien",
    "commerce commercial",
    "comparution comparaître",
    "conception concevoir conçu",
    "conclusion conclure conclu",
    "conduite conduire conducteur",
    "connaissance connaître connu",
    "connexion connecter",
    "construction construire construit constructible",
    "contrainte contraindre",
    "conversion convertir",
    "corruption corrompre corrompu",
    "coupable culpabilité",
    "couverture couvrir couvert",
    "création créer",
    "crime criminel criminalité",
    "croyance croire croyant",
    "curatelle curateur",
    "décision décider",
    "déduction déduire déductible",
    "défense défendre",
    "délit délictuel",
    "dénonciation dénoncer",
    "dépendance dépendre",
    "dépôt déposer",
    "description décrire",
    "destruction détruire détruit",
    "dette endettement surendettement",
    "direction diriger",
    "disparition disparaître disparu",
    "dissolution dissoudre dissous",
    "distinction distinguer",
    "dotation doter",
    "échec échouer",
    "école scolaire scolariser",
    "écriture écrire écrit",
    "éducation éduquer",
    "élection élire électoral élu",
    "émission émettre",
    "entreprise entrepreneur entreprendre",
    "étude étudier",
    "exclusion exclure exclu",
    "exécution exécuter exécutoire",
    "expert expertise",
    "extension étendre",
    "extinction éteindre",
    "extrait extraire",
    "famille familial",
    "fermeture fermer",
    "forêt forestier",
    "fourniture fournir",
    "fraude frauduleux",
    "frontière frontalier",
    "gestion gérer",
    "grève gréviste",
    "habitation habitat",
    "hôpital hospitalier hospitalisation",
    "inaptitude inapte",
    "incapacité incapable",
    "inclusion inclure",
    "indivision indivis",
    "industrie industriel",
    "infraction enfreindre",
    "injonction enjoindre",
    "inscription inscrire inscrit",
    "instruction instruire",
    "interdiction interdire interdit",
    "interruption interrompre",
    "intervention intervenir",
    "introduction introduire",
    "jeune jeunesse",
    "jour journée journalier",
    "justice judiciaire juridiction",
    "laïcité laïc",
    "lecture lire lecteur",
    "legs léguer légataire",
    "location louer loueur",
    "loi législation",
    "lycée lycéen",
    "maintien maintenir maintenu",
    "mairie municipalité",
    "majorité majeur",
    "mensonge mentir menteur",
    "ministère ministre ministériel",
    "minorité mineur",
    "mixité mixte",
    "mois mensuel",
    "monnaie monétaire",
    "mutation muter",
    "naissance naître natal",
    "nomination nommer",
    "notaire notarial",
    "nuisance nuire nuisible",
    "obtention obtenir obtenu",
    "offre offrir offert",
    "omission omettre",
    "ouverture ouvrir ouvert",
    "parent parental",
    "paternité paternel",
    "pêche pêcheur",
    "perception percevoir perçu",
    "péremption périmer",
    "perte perdre perdu",
    "pharmacie pharmacien pharmaceutique",
    "plaidoirie plaider",
    "plainte plaindre plaignant",
    "pollution polluer",
    "poursuite poursuivre",
    "préfecture préfectoral préfet",
    "prescription prescrire prescrit",
    "prestation prestataire",
    "preuve prouver",
    "prévention prévenir",
    "production produire produit",
    "promesse promettre promis",
    "promotion promouvoir promu",
    "prononciation prononcer",
    "protection protéger",
    "punition punir",
    "rachat racheter",
    "racisme raciste",
    "réception recevoir reçu",
    "reconnaissance reconnaître reconnu",
    "reconversion reconvertir",
    "rédaction rédiger",
    "réduction réduire réduit",
    "région régional",
    "religion religieux",
    "remise remettre remis",
    "rente rentier",
    "réponse répondre",
    "reprise reprendre repris",
    "requête requérir",
    "réserve réservataire",
    "résolution résoudre",
    "restriction restreindre restreint",
    "retenue retenir",
    "réunion réunir",
    "route routier",
    "rupture rompre rompu",
    "santé sanitaire",
    "séjour séjourner",
    "semaine hebdomadaire",
    "signature signer signataire",
    "soin soigner",
    "soumission soumettre soumis",
    "souscription souscrire souscrit",
    "soutien soutenir soutenu",
    "stage stagiaire",
    "suivi suivre",
    "sursis surseoir",
    "suspension suspendre suspendu",
    "syndicat syndical",
    "taxe taxation",
    "témoin témoignage",
    "titulaire titulariser",
    "traduction traduire",
    "transcription transcrire transcrit",
    "transfert transférer",
    "transmission transmettre transmis",
    "trimestre trimestriel",
    "tromperie tromper",
    "tutelle tuteur",
    "université universitaire",
    "urbanisme urbain",
    "usufruit usufruitier",
    "vente vendre vendu vendeur",
    "veuvage veuf",
    "vieillesse vieillir vieux",
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
    "emprunt prêt prêteur crédit",
    "impôt imposition fiscal fisc",
    "amende contravention pv",
    "allocation alloc allocataire",
    "tarif prix coût coûter",
    "paiement payeur payable impayé payer paie paye",
    "gratuit gratos",
    "précarité précaire pauvreté pauvre",
    "escroquerie escroc arnaque arnaquer",
    // Family.
    "enfant enfance gosse gamin môme bébé nourrisson",
    "adolescent ado",
    "mère maman",
    "père papa",
    "conjoint conjugal époux épouse mari marier mariage",
    "décès décéder mort mourir défunt",
    "obsèques enterrement enterrer funérailles inhumation",
    "grossesse enceinte",
    "nourrice nounou",
    "succession héritage hériter héritier",
    "ami copain",
    "fratrie frère sœur",
    "concubinage concubin compagnon",
    "homosexualité homosexuel gay lesbienne",
    // Home.
    "logement appartement appart",
    "propriétaire propriété proprio",
    "déchet ordure poubelle détritus",
    "immeuble bâtiment",
    "bruit tapage sonore",
    "clé clef",
    "sansabri sdf",
    "colocation coloc colocataire",
    "crèche garderie",
    "restaurant resto",
    // On the road.
    "véhicule voiture automobile bagnole",
    "vélo bicyclette",
    "moto motocyclette",
    "bus autobus",
    "gazole gasoil diesel",
    "bateau navire",
    // Health.
    "médecin médical docteur toubib",
    "médicament médoc",
    "psychologue psy psychologique",
    "dentiste dentaire dent",
    "avortement ivg",
    "drogue stupéfiant toxicomanie cannabis",
    "tabac cigarette clope",
    "alcool ivresse ivre saoul",
    // School.
    "enseignant prof instituteur instit",
    "élève écolier",
    // Justice and conflicts.
    "police policier flic gendarme gendarmerie",
    "prison détention incarcération prisonnier détenu taule",
    "conflit litige dispute",
    "meurtre homicide assassinat assassiner",
    "violence violent frapper battre",
    "copie photocopie duplicata",
    "injure insulte injurier injurieux",
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
    "chiffrement cryptage",
    "piratage pirate hacker",
    "navigateur browser",
    "logiciel software",
    "bogue bug",
    "sauvegarde backup",
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
        let grammatical: Vec<_> = seen.keys().filter(|family| is_stop(family)).collect();
        assert!(grammatical.is_empty(), "{grammatical:?}");
        let mut told = Vec::new();
        for group in DERIVED {
            let families: Vec<_> = group.split(' ').map(|word| stems.family_by_letters(word)).collect();
            told.extend(
                (1..families.len())
                    .filter(|at| families[..*at].contains(&families[*at]))
                    .map(|at| (*group, at)),
            );
        }
        assert_eq!(told, [], "what letters tell already");
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
            ("chauffage", "conducteur", false),
            ("alternée", "apprentissage", false),
            ("cités", "citation", false),
            ("fil", "enfant", false),
            ("fumée", "tabac", false),
            ("notamment", "noter", false),
            ("ferme", "fermeture", false),
            ("signe", "signature", false),
            ("légère", "legs", false),
            ("pays", "payable", false),
            ("allocataires", "allocation", true),
            ("colocataire", "coloc", true),
        ] {
            let (one_family, other_family) = (stems.of(one).family.clone(), stems.of(other).family.clone());
            assert_eq!(one_family == other_family, are_kin, "{one} {one_family} {other} {other_family}");
        }
    }
}
