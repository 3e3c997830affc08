//! Nouns of persons: which masculine nouns have a feminine that texts use.
//!
//! *Médiateur* has one and *secteur* has none, though both end alike; *moyen* has a feminine form that
//! is another word. Endings decide where most of their words are persons, a list where most are not
//! (*arrêté* would give *arrêtée*, which is a participle everywhere).

use super::listed;

/// Whether a masculine noun (singular, small letters) names a person and so has a feminine.
pub(super) fn has_feminine(noun: &str) -> bool {
    let last = noun.rsplit('-').next().unwrap_or(noun);
    if listed(PERSONS, noun) || listed(PERSONS, last) {
        return true;
    }
    let is_by_ending = ["eur", "ien", "éen", "ant"].iter().any(|ending| last.ends_with(ending));
    is_by_ending && last.chars().count() > 4 && !listed(THINGS, last)
}

/// Whether a noun has one form for women and men, so that only its adjectives tell: *bénévole*.
pub(super) fn is_epicene(noun: &str) -> bool {
    let last = noun.rsplit('-').next().unwrap_or(noun);
    last.ends_with("iste") && !listed(THINGS, last) || listed(EPICENES, last)
}

/// Persons whose ending is mostly that of things or of participles.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "abonné", "accompagné", "accueilli", "accusé", "adhérent", "adjoint", "administrateur", "administré",
    "adolescent", "adopté", "affilié", "agent", "aidé", "allié", "ambulancier", "ami", "ancien", "apprenti",
    "artisan", "assistant", "associé", "assuré", "aumônier", "auteur", "aventurier", "avocat", "aîné",
    "bailleur", "banquier", "berger", "bijoutier", "blessé", "boucher", "boulanger", "bourgeois",
    "brigadier", "bâtonnier", "bûcheron", "caissier", "candidat", "cavalier", "champion", "chargé",
    "charpentier", "chef", "chevalier", "chômeur", "citoyen", "client", "collégien", "commerçant",
    "compagnon", "condamné", "conseiller", "contractuel", "coordonnateur", "copain", "cordonnier",
    "correspondant", "courtier", "cousin", "couturier", "couvreur", "coéquipier", "criminel", "créancier",
    "cuisinier", "demandeur", "diplômé", "docteur", "douanier", "doyen", "débiteur", "délégué", "député",
    "désigné", "détaché", "détenu", "empereur", "employé", "exclu", "exilé", "expatrié", "fermier",
    "fiancé", "filleul", "forgeron", "gitan", "gouverneur", "greffier", "guerrier", "gérant", "habitué",
    "handicapé", "huissier", "hébergé", "héritier", "hôtelier", "immigré", "inculpé", "infirmier",
    "ingénieur", "inspecteur", "intellectuel", "intermittent", "interné", "invité", "jardinier", "jumeau",
    "lauréat", "licencié", "lycéen", "magistrat", "majeur", "marchand", "marié", "maître", "menuisier",
    "messager", "migrant", "mineur", "montagnard", "muet", "métayer", "nouveau-né", "officier", "opéré",
    "orateur", "orphelin", "ouvrier", "parrainé", "partisan", "passager", "patient", "patron", "paysan",
    "plombier", "policier", "pompier", "postier", "prince", "prisonnier", "procureur", "professeur",
    "professionnel", "protégé", "préfet", "préposé", "président", "prévenu", "quincaillier", "recruteur",
    "rentier", "rescapé", "retraité", "riverain", "romancier", "réfugié", "référent", "résident",
    "saisonnier", "salarié", "serrurier", "sinistré", "sorcier", "sourd", "sourd-muet", "surdoué",
    "suspect", "sénateur", "teinturier", "trésorier", "tuteur", "tutoré", "usager", "vacancier",
    "vieillard", "vigneron", "villageois", "voisin", "écolier", "écrivain", "écuyer", "élu", "épicier",
    "équipier", "étranger", "étudiant", "évadé",
];

/// Nouns of persons with one form.
#[rustfmt::skip]
const EPICENES: &[&str] = &[
    "acolyte", "actionnaire", "adulte", "adversaire", "agronome", "allocataire", "anthropologue",
    "antiquaire", "apatride", "arbitre", "architecte", "archéologue", "artiste", "autodidacte", "aveugle",
    "bibliothécaire", "biologue", "bègue", "bénéficiaire", "bénévole", "cadre", "camarade", "capitaine",
    "collègue", "commanditaire", "commissaire", "compatriote", "complice", "comptable", "concierge",
    "cosignataire", "célibataire", "dentiste", "destinataire", "diplomate", "disciple", "démocrate",
    "dépositaire", "enfant", "ergothérapeute", "esclave", "ethnologue", "fonctionnaire", "garde",
    "gendarme", "gestionnaire", "guide", "gynécologue", "géographe", "géologue", "homologue", "interprète",
    "intérimaire", "jeune", "juge", "juriste", "kinésithérapeute", "leader", "libraire", "linguiste",
    "locataire", "légataire", "légiste", "maire", "malade", "manager", "mandataire", "mannequin", "membre",
    "militaire", "ministre", "mécène", "médecin", "nomade", "notaire", "orthophoniste", "otage", "pair",
    "partenaire", "patriote", "philosophe", "photographe", "pilote", "pompiste", "porte-parole",
    "prestataire", "prof", "propriétaire", "protagoniste", "psychiatre", "psychologue", "pupille",
    "pédagogue", "pédiatre", "rebelle", "reporter", "responsable", "scientifique", "secrétaire",
    "signataire", "sociologue", "sous-locataire", "stagiaire", "styliste", "thérapeute", "titulaire",
    "tributaire", "témoin", "universitaire", "volontaire", "vétérinaire", "écologue", "économe", "élève",
    "émissaire",
];

/// Words with the ending of persons that are none, or whose feminine is another word (*moyenne*, *courante*).
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "aboutissant", "accélérant", "accélérateur", "adaptateur", "adjuvant", "agrégeant", "aimant", "ampleur",
    "amplificateur", "apesanteur", "ardeur", "ascenseur", "aspirateur", "auparavant", "autant", "avant",
    "avenant", "battant", "bien", "blancheur", "bonheur", "brillant", "brisant", "cadran", "calmant",
    "candeur", "capteur", "carburant", "catalyseur", "cessant", "chaleur", "champ", "chant", "chien",
    "chœur", "clameur", "classeur", "climatiseur", "colorant", "composant", "composteur", "compteur",
    "condensateur", "congélateur", "connecteur", "convertisseur", "couchant", "couleur", "courant",
    "croissant", "croquant", "curseur", "cœur", "descripteur", "devant", "diamant", "discriminant",
    "diviseur", "dorénavant", "douceur", "douleur", "durant", "déclencheur", "dénominateur", "dépliant",
    "désinfectant", "détecteur", "déterminant", "enfant", "entretien", "erreur", "excitant", "extérieur",
    "facteur", "faveur", "ferveur", "fleur", "fluidifiant", "fortifiant", "fraîcheur", "froideur", "fureur",
    "gant", "grandeur", "géant", "générateur", "gérondif", "hauban", "hauteur", "heur", "honneur",
    "horreur", "humeur", "identificateur", "incubateur", "indicateur", "instant", "interrupteur",
    "intérieur", "invariant", "isolant", "labeur", "laideur", "langueur", "largeur", "lenteur", "leur",
    "levant", "liant", "lien", "liqueur", "liste", "longueur", "lubrifiant", "lueur", "maintenant",
    "maintien", "malheur", "marqueur", "meilleur", "mien", "minceur", "montant", "moteur", "moyen",
    "multiplicateur", "méridien", "noirceur", "néant", "odeur", "ordinateur", "ouragan", "paravent",
    "payant", "penchant", "pendant", "pesanteur", "peur", "piquant", "piste", "pliant", "polluant",
    "pourtant", "primeur", "printemps", "processeur", "profondeur", "projecteur", "puanteur", "pudeur",
    "quadrant", "quotidien", "radiateur", "rancœur", "restaurant", "rien", "rigueur", "rousseur", "rumeur",
    "réacteur", "récepteur", "réfrigérateur", "révélateur", "saveur", "secteur", "senteur", "sextant",
    "sien", "simulateur", "solvant", "soutien", "splendeur", "stimulant", "stupeur", "sueur", "suivant",
    "sédatif", "sœur", "tableur", "teneur", "terreur", "tien", "titan", "torpeur", "tournant", "tracteur",
    "tranchant", "transformateur", "trident", "tumeur", "téléviseur", "valeur", "vapeur", "variant",
    "vecteur", "ventilateur", "versant", "vigueur", "volant", "échangeur", "écouteur", "égaliseur",
    "élevant", "éléphant", "élévateur", "épaisseur", "équateur", "étang", "étant",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_and_things() {
        for list in [PERSONS, EPICENES, THINGS] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
        for person in ["médiateur", "usager", "délégué", "encadrant", "gardien", "chef", "sous-préfet", "élu"]
        {
            assert!(has_feminine(person), "{person}");
        }
        for thing in
            ["secteur", "moyen", "arrêté", "quartier", "document", "montant", "lien", "cœur", "tour", ""]
        {
            assert!(!has_feminine(thing), "{thing}");
        }
        assert!(is_epicene("bénévole") && is_epicene("journaliste") && !is_epicene("liste"));
    }
}
