//! Masculines of feminines, for labels that are written in the feminine.

use super::feminine::{IRREGULAR, feminine};
use super::{compound, listed};

/// The masculine of a feminine: the words whose feminine it is, the likeliest first. None when the word
/// is not one that has a masculine by rule; *bénévole* has none either, being both.
pub fn masculine(word: &str) -> Vec<String> {
    if let Some(masculines) = compound::masculine_of(word) {
        return masculines;
    }
    if let Some((masculine, _)) = IRREGULAR.iter().find(|(_, feminines)| feminines.contains(&word)) {
        return vec![(*masculine).to_owned()].into_iter().filter(|masculine| masculine != word).collect();
    }
    if listed(NOT_FEMININE, word) {
        return Vec::new();
    }
    let mut masculines: Vec<String> = Vec::new();
    for (ending, others) in BACK {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        for other in *others {
            let candidate = format!("{stem}{other}");
            if candidate.len() > 2
                && feminine(&candidate).iter().any(|form| form == word)
                && !masculines.contains(&candidate)
            {
                masculines.push(candidate);
            }
        }
        break;
    }
    masculines
}

/// Nouns that look like the feminine of a word that is not theirs (*carrière* of *carrier*).
#[rustfmt::skip]
const NOT_FEMININE: &[&str] = &[
    "abeille", "activité", "aide", "aine", "aise", "alerte", "allée", "alternative", "ambulance", "amiante",
    "annale", "année", "antenne", "apogée", "archive", "arde", "ardoise", "armée", "arrivée", "assemblée",
    "assiette", "attente", "avenue", "baguette", "balle", "bannière", "banque", "barrière", "base",
    "bataille", "berge", "beurre", "bibliothèque", "bière", "bobine", "bombarde", "botanique", "botte",
    "bougie", "bouteille", "boutique", "bouée", "brique", "bête", "bêtise", "cabane", "cachette",
    "cafetière", "cale", "canne", "cantine", "capitale", "carde", "carotte", "carrière", "carte",
    "cathédrale", "cause", "ceinture", "centaine", "cerise", "chaise", "chance", "chapelle", "charpente",
    "charte", "chaussure", "chaussée", "chaîne", "cheminée", "chemise", "chose", "chute", "chèque",
    "cicatrice", "cigarette", "cinquante", "classe", "clinique", "colline", "colonne", "colère", "commune",
    "conduite", "copie", "corbeille", "coudée", "couronne", "cravate", "crinière", "crise", "critique",
    "croisière", "croyance", "croûte", "cuisine", "culotte", "culture", "cuve", "côte", "date", "demeure",
    "descente", "dette", "dictée", "directive", "discipline", "dispute", "dizaine", "doctrine", "donnée",
    "douane", "doute", "douzaine", "durée", "découverte", "dérive", "détente", "endive", "enquête",
    "entente", "entremise", "entreprise", "entrée", "envie", "escale", "expertise", "fabrique", "face",
    "faillite", "famille", "farine", "feuille", "ficelle", "filière", "fille", "finale", "flotte", "folie",
    "fontaine", "fourchette", "fraise", "framboise", "franchise", "frontière", "frère", "frégate", "fuite",
    "fumée", "fusée", "fée", "fête", "gabelle", "garantie", "garde", "gelée", "gencive", "graine",
    "grand-mère", "grotte", "grue", "guérite", "haine", "haleine", "halle", "heure", "idée", "informatique",
    "initiative", "invective", "issue", "journée", "laine", "lecture", "lessive", "leurre", "librairie",
    "ligne", "limite", "lisière", "litière", "locomotive", "logique", "loterie", "lumière", "lutte",
    "lycée", "machine", "maille", "mairie", "maladie", "manière", "marine", "marmite", "marque", "marée",
    "masse", "matinée", "matière", "matrice", "maîtrise", "mesure", "mine", "minute", "mise", "missive",
    "misère", "modèle", "morale", "moutarde", "musique", "musée", "mère", "mécanique", "médecine",
    "mésentente", "nacelle", "nature", "note", "offensive", "olive", "oreille", "origine", "ortie", "panne",
    "parcelle", "patate", "patrice", "paupière", "pause", "peine", "peinture", "pelle", "pensée", "pente",
    "personne", "perspective", "perte", "phrase", "pique", "piscine", "place", "plaine", "plante", "plaque",
    "pluie", "poignée", "poitrine", "politique", "porte", "portée", "poularde", "poursuite", "poussière",
    "prairie", "pratique", "preuve", "prise", "prière", "prose", "purée", "père", "quarante", "querelle",
    "quête", "race", "racine", "rafale", "ramée", "randonnée", "raquette", "recette", "reine", "remarque",
    "remise", "rente", "rentrée", "reprise", "revue", "rive", "rivière", "rizière", "ronde", "rose",
    "route", "routine", "rubrique", "rue", "ruine", "réussite", "salive", "salière", "salle", "scie",
    "scène", "seconde", "selle", "semaine", "semelle", "servante", "soirée", "soixante", "sorte", "sortie",
    "soupière", "statue", "stratégie", "structure", "suite", "surprise", "taille", "tanière", "tante",
    "tarte", "technique", "tentative", "tente", "tenue", "tomate", "tonne", "trace", "traversée",
    "trentaine", "trophée", "truite", "tutelle", "tête", "usine", "vaisselle", "valise", "vallée",
    "variante", "veille", "veine", "vente", "venue", "vie", "ville", "vingtaine", "vis", "visite", "visée",
    "vitrine", "voiture", "voyelle", "voûte", "zone", "échelle", "échéance", "église", "élève", "énergie",
    "époque", "épreuve", "épée", "étendue", "éthique", "étiquette",
];

/// Endings of feminines and of the masculines they may come from, the most particular first.
#[rustfmt::skip]
const BACK: &[(&str, &[&str])] = &[
    ("trice", &["teur"]), ("drice", &["deur"]), ("ieuse", &["ieux"]), ("eureuse", &["eureux"]),
    ("oureuse", &["oureux"]), ("ereuse", &["ereux"]), ("mbreuse", &["mbreux"]), ("ageuse", &["ageux"]),
    ("tueuse", &["tueux", "tueur"]), ("euse", &["eur", "eux"]), ("eure", &["eur"]), ("ière", &["ier"]),
    ("tère", &[]), ("phère", &[]), ("ère", &["er"]), ("ienne", &["ien"]), ("yenne", &["yen"]),
    ("éenne", &["éen"]), ("onne", &["on"]), ("elle", &["el"]), ("eille", &["eil"]), ("nulle", &["nul"]),
    ("complète", &["complet"]), ("crète", &["cret"]), ("quiète", &["quiet"]), ("préfète", &["préfet"]),
    ("muette", &["muet"]), ("nette", &["net"]), ("cadette", &["cadet"]), ("coquette", &["coquet"]),
    ("sujette", &["sujet"]), ("euve", &["euf"]), ("ive", &["if"]), ("ïve", &["ïf"]), ("uë", &["u"]),
    ("jalouse", &["jaloux"]), ("épouse", &["époux"]), ("grosse", &["gros"]), ("grasse", &["gras"]),
    ("basse", &["bas"]), ("lasse", &["las"]), ("épaisse", &["épais"]), ("métisse", &["métis"]),
    ("paysanne", &["paysan"]), ("publique", &["public"]), ("turque", &["turc"]), ("caduque", &["caduc"]),
    ("que", &[]), ("gue", &[]), ("ale", &["al"]), ("civile", &["civil"]), ("subtile", &["subtil"]),
    ("puérile", &["puéril"]), ("virile", &["viril"]), ("gnole", &["gnol"]), ("ine", &["in"]),
    ("sane", &["san"]), ("lmane", &["lman"]), ("mune", &["mun"]), ("brune", &["brun"]), ("aine", &["ain"]),
    ("eine", &["ein"]), ("ée", &["é"]), ("apprentie", &["apprenti"]), ("amie", &["ami"]),
    ("ennemie", &["ennemi"]), ("jolie", &["joli"]), ("hardie", &["hardi"]), ("polie", &["poli"]),
    ("finie", &["fini"]), ("unie", &["uni"]), ("établie", &["établi"]), ("emplie", &["empli"]),
    ("choisie", &["choisi"]), ("suivie", &["suivi"]), ("garantie", &["garanti"]),
    ("investie", &["investi"]), ("avertie", &["averti"]), ("accueillie", &["accueilli"]),
    ("recueillie", &["recueilli"]), ("ue", &["u"]), ("aise", &["ais"]), ("oise", &["ois"]),
    ("quise", &["quis"]), ("cise", &["cis"]), ("mise", &["mis"]), ("prise", &["pris"]),
    ("grise", &["gris"]), ("fuse", &["fus"]), ("ncluse", &["nclus"]), ("ante", &["ant"]),
    ("ente", &["ent"]), ("sainte", &["saint"]), ("treinte", &["treint"]), ("jointe", &["joint"]),
    ("verte", &["vert"]), ("experte", &["expert"]), ("offerte", &["offert"]), ("forte", &["fort"]),
    ("courte", &["court"]), ("morte", &["mort"]), ("directe", &["direct"]), ("correcte", &["correct"]),
    ("exacte", &["exact"]), ("stricte", &["strict"]), ("compacte", &["compact"]), ("petite", &["petit"]),
    ("droite", &["droit"]), ("étroite", &["étroit"]), ("gratuite", &["gratuit"]),
    ("inscrite", &["inscrit"]), ("écrite", &["écrit"]), ("dite", &["dit"]), ("duite", &["duit"]),
    ("truite", &["truit"]), ("vocate", &["vocat"]), ("licate", &["licat"]), ("idate", &["idat"]),
    ("iate", &["iat"]), ("quate", &["quat"]), ("prête", &["prêt"]), ("arde", &["ard"]),
    ("grande", &["grand"]), ("llemande", &["llemand"]), ("archande", &["archand"]),
    ("ourmande", &["ourmand"]), ("econde", &["econd"]), ("rofonde", &["rofond"]), ("blonde", &["blond"]),
    ("ronde", &["rond"]), ("chaude", &["chaud"]), ("froide", &["froid"]), ("laide", &["laid"]),
    ("sûre", &["sûr"]), ("mûre", &["mûr"]), ("pure", &["pur"]), ("dure", &["dur"]), ("future", &["futur"]),
    ("obscure", &["obscur"]), ("noire", &["noir"]), ("claire", &["clair"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_for_its_search() {
        assert!(NOT_FEMININE.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn nouns_that_only_look_feminine() {
        for word in
            ["carrière", "matière", "personne", "activité", "ville", "médiation", "rue", "semaine", "fiche"]
        {
            assert!(masculine(word).is_empty(), "{word}: {:?}", masculine(word));
        }
    }
}
