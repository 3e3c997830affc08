//! Adjectives, by their ending: what agrees with the noun of a label.
//!
//! Only words beside a noun are asked about (*agent **social***), so that an ending suffices: a noun in
//! that place (*fiche repère*) is the rarer case and its endings are others.

use super::{agent, listed};

/// Whether a word after a noun (singular, small letters) is an adjective or agrees like one.
pub(super) fn is_adjective(word: &str) -> bool {
    if listed(ADJECTIVES, word) {
        return true;
    }
    if NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending)) || listed(NOUNS, word) {
        return false;
    }
    ENDINGS.iter().any(|ending| word.ends_with(ending) && word.len() > ending.len() + 1)
        || agent::has_feminine(word)
        || super::masculine(word).iter().any(|masculine| agent::has_feminine(masculine))
}

/// Whether a word that opens a label is an adjective before its noun: *jeune majeur*.
pub(super) fn is_before_noun(word: &str) -> bool {
    listed(BEFORE, word)
}

/// Adjectives that no ending tells.
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "accessible", "accrédité", "acquis", "acquise", "adjoint", "admis", "admise", "adulte", "adéquat",
    "adéquate", "agricole", "alerte", "ample", "analogue", "antérieur", "antérieure", "apte", "assis",
    "assise", "autre", "bas", "bilingue", "blanc", "blanche", "bleu", "bleue", "bref", "brève", "bénévole",
    "calme", "chaud", "chaude", "citoyen", "citoyenne", "civil", "civile", "clair", "claire", "clos",
    "close", "commun", "commune", "complet", "complexe", "complète", "compris", "comprise", "concret",
    "concrète", "confus", "confuse", "conjoint", "conjointe", "connexe", "construit", "construite",
    "convexe", "court", "courte", "couvert", "couverte", "célèbre", "dense", "difficile", "diffus",
    "diffuse", "digne", "direct", "directe", "discret", "discrète", "divers", "diverse", "double", "droit",
    "droite", "dur", "dure", "débité", "dédié", "délicat", "délicate", "désert", "efficace", "exact",
    "exacte", "exclus", "expert", "experte", "exploité", "externe", "extrême", "extérieur", "extérieure",
    "facile", "faible", "fausse", "faux", "ferme", "fermé", "fertile", "fiable", "fin", "final", "fine",
    "fixe", "folle", "fort", "forte", "fou", "fragile", "frais", "franc", "franche", "fraîche", "froid",
    "froide", "furtif", "futur", "future", "gai", "grand", "grande", "gratuit", "gratuite", "grave", "grec",
    "grecque", "gris", "grise", "gros", "grosse", "habile", "habilité", "haut", "haute", "honnête",
    "hostile", "hérité", "illimité", "immense", "immédiat", "immédiate", "inadéquat", "inclus", "incluse",
    "indigne", "inerte", "infirme", "informel", "inférieur", "inférieure", "inquiet", "inquiète", "inscrit",
    "inscrite", "intense", "interdit", "interdite", "interne", "intérieur", "intérieure", "inutile",
    "inverse", "invité", "isolé", "jaune", "jeune", "joint", "jointe", "juste", "large", "laïc", "laïque",
    "libre", "limité", "lié", "liée", "lointain", "long", "longue", "lourd", "lourde", "léger", "légère",
    "majeur", "majeure", "malade", "meilleur", "meilleure", "mineur", "mineure", "mixte", "mobile",
    "moderne", "moindre", "mort", "mort-né", "morte", "multiple", "mérité", "mûr", "mûre", "neuf", "neutre",
    "neuve", "noir", "noire", "nouveau", "nouvelle", "nu", "nue", "nul", "nulle", "obscur", "obscure",
    "offert", "offerte", "opaque", "ouvert", "ouverte", "particulier", "particulière", "pauvre", "permis",
    "permise", "petit", "petite", "plat", "plate", "plein", "pleine", "postérieur", "postérieure",
    "premier", "première", "privé", "probe", "proche", "professionnel", "profond", "profonde", "prompt",
    "propre", "précis", "précise", "précoce", "prêt", "prête", "public", "publique", "pur", "pure",
    "puéril", "pénal", "pénible", "raide", "rapide", "rare", "requis", "requise", "restreint", "restreinte",
    "riche", "rond", "ronde", "rouge", "rural", "réduit", "réduite", "sage", "sain", "saine", "sec",
    "secret", "secrète", "seul", "seule", "simple", "sobre", "social", "solidaire", "sollicité", "soumis",
    "soumise", "souple", "sourd", "sourde", "stérile", "subtil", "subtile", "supérieur", "supérieure",
    "sèche", "sédentaire", "sévère", "sûr", "sûre", "tactile", "tendre", "transverse", "triple", "triste",
    "turc", "turque", "tutélaire", "ultérieur", "ultérieure", "unique", "utile", "vague", "vaste", "vert",
    "verte", "vide", "vieille", "vierge", "vieux", "vif", "virtuel", "visité", "vive", "volontaire",
    "écrit", "écrite", "édité", "égal", "énorme", "étranger", "étrangère", "étroit", "étroite", "évité",
];

/// Endings of adjectives, participles and of nouns that agree beside another.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "able", "accompli", "accomplie", "adapté", "ain", "aine", "aire", "ais", "aise", "al", "ale", "alier",
    "alière", "ant", "ante", "atif", "atoire", "aud", "aude", "averti", "avertie", "choisi", "choisie",
    "cole", "crit", "crite", "culier", "culière", "du", "due", "el", "elle", "ent", "ental", "ente", "enu",
    "enue", "ertain", "ertaine", "esque", "euse", "eux", "fini", "finie", "forme", "fère", "garanti",
    "garantie", "gone", "gène", "hardi", "ible", "ide", "iel", "ielle", "ien", "ienne", "ieur", "ieure",
    "if", "ifère", "igé", "ile", "incier", "incière", "inin", "inine", "investi", "investie", "ique",
    "iste", "isé", "ive", "joli", "jolie", "lais", "laise", "lingue", "lu", "lue", "ncier", "ncière", "ndu",
    "ndue", "nu", "nue", "oire", "ois", "oise", "oli", "olie", "olu", "olue", "onal", "onnier", "onnière",
    "phile", "phobe", "phone", "rempli", "remplie", "rien", "ru", "rue", "sain", "soluble", "subi", "subie",
    "suivi", "suivie", "tice", "tu", "tue", "tuel", "tuelle", "uent", "uni", "unie", "upé", "ural", "utif",
    "utive", "çais", "çaise", "çu", "çue", "é", "ée", "éen", "éenne", "établi", "établie",
];

/// Endings of nouns that look like participles.
const NOUN_ENDINGS: &[&str] = &["auté", "ité", "iété", "lité", "ment", "neté", "nité", "reté"];

/// Nouns that end like adjectives.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "accent", "acide", "activité", "adjectif", "aide", "aimant", "allée", "alternative", "ambassade",
    "animal", "année", "appel", "archive", "argent", "argile", "armée", "arrivée", "artifice", "asile",
    "atelier", "attente", "auditoire", "automobile", "avenue", "bain", "bal", "ballade", "beauté", "bien",
    "bois", "bolide", "bricole", "bénéfice", "cabinet", "café", "cahier", "cale", "calendrier", "camarade",
    "canal", "capital", "caprice", "cartel", "catalogue", "cent", "chantier", "chaîne", "cheval", "choix",
    "cible", "ciel", "cité", "clavier", "clé", "collectivité", "comité", "commentaire", "communauté",
    "congé", "contenu", "contingent", "courrier", "couvent", "crocodile", "culture", "côté", "degré",
    "dent", "dialogue", "dictionnaire", "domicile", "donnée", "dossier", "duel", "durée", "délice",
    "dérive", "enfant", "entente", "entretien", "entrée", "escale", "escalier", "exercice", "exposé",
    "façade", "ferment", "festival", "fiche", "fichier", "fil", "file", "fille", "fois", "forme",
    "formulaire", "forum", "fossé", "foyer", "février", "gain", "gant", "gencive", "glossaire", "grade",
    "grain", "génocide", "habitat", "histoire", "homicide", "honoraire", "hospice", "hôpital", "hôtel",
    "identité", "idole", "idée", "indice", "initiative", "instant", "interstice", "inventaire", "issue",
    "janvier", "journal", "journée", "justice", "label", "laboratoire", "laïcité", "lessive", "levier",
    "liberté", "lice", "lien", "limite", "liquide", "logiciel", "loyer", "lune", "lycée", "main",
    "maintien", "malice", "marché", "matinée", "maïs", "menu", "mobilité", "modèle", "mois", "motel",
    "motif", "musée", "mutualité", "mémoire", "métal", "métier", "nacelle", "norme", "notice", "novice",
    "observatoire", "office", "pain", "palier", "panier", "papier", "parade", "parcelle", "parité",
    "parrain", "pelle", "pente", "perspective", "phare", "pile", "pilote", "plante", "plate-forme",
    "plateforme", "pluriel", "poids", "pois", "police", "pouvoir", "prix", "procédé", "promenade", "pré",
    "précipice", "préfixe", "préjudice", "pyramide", "qualificatif", "qualité", "quartier", "quel",
    "questionnaire", "rafale", "refrain", "relais", "relevé", "remède", "rente", "repère", "restaurant",
    "revenu", "rive", "rue", "réforme", "régal", "répertoire", "sacrifice", "salaire", "salle", "salut",
    "santé", "scène", "sel", "selle", "service", "signal", "société", "soirée", "solstice", "source",
    "soutien", "stade", "statut", "style", "suicide", "sécurité", "séminaire", "tante", "tarif", "tel",
    "temps", "tentative", "tente", "tenue", "territoire", "test", "texte", "thé", "tissu", "tournée",
    "train", "trajectoire", "tribu", "tribunal", "trophée", "tunnel", "tutelle", "type", "uniforme",
    "unité", "université", "vent", "vente", "venue", "vertu", "victoire", "ville", "vocabulaire", "voiture",
    "voix", "volant", "vue", "échelle", "école", "écran", "édifice", "égalité", "énoncé", "étendue",
    "étude", "été", "île",
];

/// Adjectives that stand before their noun.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "ancien", "ancienne", "autre", "bas", "basse", "beau", "belle", "bon", "bonne", "bref", "brève",
    "certain", "certaine", "demi", "demie", "dernier", "dernière", "deuxième", "double", "fausse", "faux",
    "futur", "future", "grand", "grande", "gros", "grosse", "haut", "haute", "jeune", "joli", "jolie",
    "libre", "long", "longue", "mauvais", "mauvaise", "meilleur", "meilleure", "moindre", "moyen",
    "moyenne", "même", "nouveau", "nouvel", "nouvelle", "petit", "petite", "plein", "pleine", "premier",
    "première", "principal", "principale", "second", "seconde", "seul", "seule", "simple", "tierce",
    "tiers", "triple", "troisième", "vieil", "vieille", "vieux", "vrai", "vraie",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives() {
        for list in [ADJECTIVES, NOUNS, BEFORE] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
        for word in [
            "social",
            "sociale",
            "professionnel",
            "prioritaire",
            "active",
            "rendu",
            "dédié",
            "hiérarchique",
            "public",
            "interdite",
            "majeur",
            "adjointe",
            "scolaire",
            "médiateur",
            "culturelle",
            "durable",
        ] {
            assert!(is_adjective(word), "{word}");
        }
        for word in
            ["repère", "relais", "ville", "proximité", "santé", "logement", "poste", "réseau", "droit-", ""]
        {
            assert!(!is_adjective(word), "{word}");
        }
        assert!(is_before_noun("jeune") && !is_before_noun("social"));
    }
}
