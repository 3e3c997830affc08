//! Nouns that are also forms of a common verb: *l’écoute* and *il écoute*, *un suivi* and *a suivi*.
//!
//! The word before mostly decides. Determiners and prepositions want a noun; subjects, *ne*, *se* and
//! auxiliaries want a verb, and so does a plain noun, which is then the subject (*la mairie demande*).
//! *Le*, *la*, *les*, *l’* and *leur* do both jobs, and *en* too: the word before them tells. When
//! nothing tells, the answer is no: a link that is missing costs less than a wrong one.

use super::listed;

/// Whether a word (small letters, any number) is both a noun and a form of a common verb.
pub fn noun_or_verb(word: &str) -> bool {
    is_in(PRESENT, word) || is_in(PARTICIPLES, word)
}

/// Whether such a word is the noun, by the word before it and the one before that (small letters).
///
/// `None` stands for the beginning of a sentence, of a title or of an item, where nouns without article
/// are the custom of notes. A comma may be given as `","`. An elided word stands alone, with its
/// apostrophe or without: `l'`, `l’` and `l` are the same.
pub fn licenses_noun(word: &str, previous: Option<&str>, before: Option<&str>) -> bool {
    let previous = previous.map(bare);
    let before = before.map(bare);
    let is_participle = is_in(PARTICIPLES, word);
    let Some(previous) = previous else { return true };
    // *Écoutes* is a verb after *tu* only, *parcours* after *je* too.
    if word.ends_with('s') && is_in(PRESENT, word) && !is_participle {
        let is_of_tu = |word: &str| matches!(word, "je" | "j" | "tu" | "ne" | "n" | "te" | "t");
        let is_pronoun = |word: &str| listed(BOTH, word) || matches!(word, "me" | "m" | "nous" | "en" | "y");
        let is_object_of_tu = is_pronoun(previous) && before.is_some_and(is_of_tu);
        return !is_of_tu(previous) && !is_object_of_tu;
    }
    if listed(BOTH, previous) {
        return before.is_none_or(|before| !listed(PRONOUNS, before) && !is_likely_subject(before));
    }
    match previous {
        "en" => before.is_none_or(|before| !listed(PRONOUNS, before)),
        "et" | "ou" | "," | "puis" | "ni" => before.is_none_or(|before| may_join_noun(before, is_participle)),
        _ if wants_verb(previous) => false,
        _ if listed(AUXILIARIES, previous) => !is_participle,
        _ => listed(BEFORE_NOUN, previous) || previous.chars().all(|c| c.is_numeric()),
    }
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['\'', '’'])
}

fn is_in(list: &[&str], word: &str) -> bool {
    listed(list, word) || word.strip_suffix('s').is_some_and(|one| listed(list, one))
}

fn wants_verb(word: &str) -> bool {
    listed(PRONOUNS, word) || listed(BEFORE_VERB, word)
}

/// Whether a word is the subject of a verb after *l’*: *le médiateur l’écoute*, but *assure l’écoute*.
fn is_likely_subject(word: &str) -> bool {
    let is_person = ["teur", "trice", "ier", "ière", "ien", "ienne", "leur", "leuse", "neur", "ciale"]
        .iter()
        .any(|ending| word.ends_with(ending) && word.len() > ending.len() + 1);
    (is_person && !listed(NO_SUBJECTS, word)) || listed(SUBJECTS, word)
}

/// Whether what stands before *et* is a noun or its adjective: *accueil et écoute*, not *accueille et écoute*.
fn may_join_noun(word: &str, is_participle: bool) -> bool {
    if is_in(PRESENT, word) {
        // A participle is not joined to a present.
        return is_participle;
    }
    let is_noun = NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending));
    let may_be_verb = match is_participle {
        true => {
            ["é", "ée", "és", "ées", "i", "u", "is", "it", "us"].iter().any(|ending| word.ends_with(ending))
        }
        false => ["e", "ent", "it", "nd", "et"].iter().any(|ending| word.ends_with(ending)),
    };
    is_noun || (!may_be_verb && !wants_verb(word) && !listed(AUXILIARIES, word))
}

/// Nouns that are a present (*il écoute*, *tu écoutes*), in the singular.
#[rustfmt::skip]
const PRESENT: &[&str] = &[
    "accroche", "adresse", "affiche", "agrafe", "aide", "alarme", "alerte", "amarre", "amende", "amorce",
    "analyse", "ancre", "annexe", "annonce", "apostrophe", "approche", "arbitre", "arme", "attache",
    "attaque", "avance", "bagarre", "baisse", "balade", "balance", "balise", "bande", "barre", "base",
    "bataille", "bave", "berce", "blague", "boucle", "brise", "brosse", "bulle", "cache", "cadre", "calme",
    "calque", "caresse", "casse", "cause", "cave", "censure", "cercle", "cerne", "charge", "chasse",
    "chauffe", "chiffre", "chute", "cible", "clôture", "code", "coiffe", "colle", "collecte", "combat",
    "commande", "compte", "conserve", "consigne", "console", "conte", "contraste", "contrôle", "copie",
    "couche", "coupe", "courbe", "cours", "court", "critique", "cure", "danse", "demande", "demeure",
    "devise", "dispense", "dispute", "douche", "doute", "drogue", "débat", "débauche", "décharge",
    "décompte", "découpe", "dépense", "dérive", "embauche", "enclave", "enquête", "entame", "entrave",
    "enveloppe", "envie", "escorte", "espace", "estime", "excuse", "expertise", "fabrique", "facture",
    "fatigue", "ferme", "fiche", "figure", "file", "finance", "flamme", "fond", "fonds", "force", "forme",
    "fouille", "foule", "fourche", "frappe", "fraude", "fugue", "fête", "gage", "garde", "glace", "gomme",
    "goutte", "gouverne", "graisse", "gratte", "greffe", "grille", "grimace", "groupe", "guide", "gâche",
    "gêne", "hausse", "hâte", "illustre", "image", "incendie", "influence", "injure", "insulte", "intrigue",
    "invite", "jeûne", "joue", "juge", "lance", "leurre", "ligne", "ligue", "lime", "limite", "liste",
    "livre", "loge", "loupe", "lutte", "manque", "manœuvre", "marche", "marque", "masque", "massacre",
    "maîtrise", "menace", "mesure", "mets", "meuble", "mime", "mine", "mise", "montre", "mélange", "ménage",
    "nage", "neige", "nombre", "note", "offense", "offre", "offres", "orchestre", "paie", "panique",
    "parade", "parcours", "pare", "part", "partage", "participe", "passe", "patrouille", "peine", "pilote",
    "pince", "pioche", "piège", "planche", "plante", "plaque", "plonge", "poche", "pointe", "pompe",
    "ponce", "porte", "pose", "poste", "pousse", "pratique", "prime", "présage", "pédale", "pêche", "quête",
    "rallonge", "ramasse", "rame", "rampe", "rature", "ravage", "recherche", "relance", "relaxe", "relâche",
    "relève", "remarque", "remorque", "rencontre", "repousse", "repère", "reste", "ride", "rigole", "rime",
    "risque", "rouille", "ruine", "ruse", "râpe", "règle", "réclame", "récolte", "récompense", "réforme",
    "réplique", "réserve", "révolte", "rêve", "sabre", "sauvegarde", "selle", "semonce", "sens", "signe",
    "somme", "sonde", "songe", "sort", "souffle", "surcharge", "suture", "table", "tache", "taille", "tape",
    "taxe", "teinte", "tempête", "tente", "torture", "touche", "trace", "traite", "trame", "tranche",
    "trempe", "trompe", "trouble", "tâche", "vague", "valse", "veille", "vide", "vis", "visite", "visse",
    "vogue", "voile", "vote", "voyage", "vrille", "échange", "éclipse", "écoute", "élève", "épargne",
    "équilibre", "équipe", "étiquette",
];

/// Nouns that are a participle (*il a suivi*, *conduite par*) or a form like one (*il fait*).
#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "abattue", "abonné", "abonnée", "accusé", "acquis", "acquise", "admis", "agréé", "aperçu", "apprise",
    "arrivée", "arrêté", "assise", "assises", "associé", "associée", "assuré", "assurée", "attaché",
    "attachée", "attendu", "avancée", "battue", "bienvenue", "blessé", "blessée", "brûlé", "bâti", "cité",
    "communiqué", "compromis", "concentré", "condamné", "condamnée", "conduit", "conduite", "construit",
    "contenu", "contrainte", "convenu", "couvert", "couverte", "crainte", "cru", "crû", "dictée", "différé",
    "diplômé", "diplômée", "dit", "dite", "donné", "donnée", "débouché", "découvert", "découverte",
    "décédé", "défendu", "défini", "délibéré", "détenu", "détenue", "dû", "employé", "employée", "enquêté",
    "entendu", "entrée", "envolée", "exclu", "exclue", "exposé", "expulsé", "expulsée", "extrait", "fait",
    "feinte", "fondé", "fumée", "garantie", "gelée", "imprimé", "imprévu", "inclus", "inconnu", "inculpé",
    "inscrit", "inscrite", "insoumis", "insu", "interdit", "interdite", "intitulé", "intéressé", "invité",
    "joint", "jointe", "juré", "levée", "licencié", "marché", "marié", "mariée", "mis", "mise", "montée",
    "mort", "morte", "obligé", "opéré", "oublié", "parti", "passé", "passée", "pensée", "percée", "perdu",
    "permis", "plainte", "plongée", "portée", "poursuite", "poussée", "prescrit", "prise", "privé",
    "procédé", "produit", "produite", "promise", "promu", "promue", "protégé", "prévenu", "prévu",
    "raccourci", "randonnée", "relevé", "remise", "rendu", "rentrée", "repris", "reprise", "requis",
    "ressenti", "retenue", "revenu", "reçu", "ruée", "réduit", "saisie", "sortie", "su", "suivi", "suivie",
    "surpris", "surprise", "teint", "teinte", "tenue", "tombée", "tournée", "tracé", "traité", "traversée",
    "vaincu", "veillée", "venue", "volée", "vu", "vue", "vécu", "écrit", "élu", "élue", "énoncé", "équipée",
    "étendu", "étendue",
];

/// Articles and pronouns: *la visite*, *il la visite*.
const BOTH: &[&str] = &["l", "la", "le", "les", "leur"];

/// Pronouns, and *ne*: between them and a verb, *l’* is a pronoun too.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "ceci", "cela", "celle-ci", "celui-ci", "chacun", "chacune", "elle", "elles", "il", "ils", "j", "je",
    "lui", "m", "me", "n", "ne", "nous", "on", "qui", "quiconque", "s", "se", "t", "te", "tu", "vous", "y",
    "ça",
];

/// What stands before a verb: besides pronouns: adverbs, conjunctions.
#[rustfmt::skip]
const BEFORE_VERB: &[&str] = &[
    "ainsi", "alors", "aussi", "beaucoup", "bien", "comment", "donc", "dont", "déjà", "encore", "ensuite",
    "ici", "jamais", "lorsqu", "lorsque", "là", "mal", "moi", "non", "où", "parfois", "pas", "peu", "plus",
    "puisqu", "puisque", "qu", "quand", "que", "rarement", "rien", "si", "souvent", "toi", "toujours",
    "trop", "très",
];

/// Before a participle.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "a", "ai", "aient", "ait", "as", "aura", "auraient", "aurait", "auront", "avaient", "avais", "avait",
    "avez", "avoir", "avons", "ayant", "deviennent", "devient", "es", "est", "eu", "eut", "furent", "fut",
    "ont", "reste", "restent", "semble", "semblent", "sera", "seraient", "serait", "seront", "soient",
    "soit", "sommes", "sont", "suis", "étaient", "étais", "était", "étant", "été", "êtes", "être",
];

/// What stands before a noun: determiners, prepositions, numbers, adjectives.
#[rustfmt::skip]
const BEFORE_NOUN: &[&str] = &[
    "ancien", "ancienne", "anciennes", "anciens", "après", "au", "aucun", "aucune", "autre", "autres",
    "aux", "avant", "avec", "beau", "beaux", "bel", "belle", "belles", "bon", "bonne", "bonnes", "bons",
    "bref", "brève", "ce", "cent", "certain", "certaine", "certaines", "certains", "ces", "cet", "cette",
    "chaque", "chez", "cinq", "comme", "contre", "court", "courte", "d", "dans", "de", "demi", "demie",
    "depuis", "dernier", "derniers", "dernière", "dernières", "derrière", "des", "deux", "deuxième",
    "devant", "différent", "différente", "différentes", "différents", "divers", "diverses", "dix", "double",
    "doubles", "douze", "du", "durant", "dès", "entre", "envers", "ex", "fort", "forte", "fréquent",
    "fréquente", "fréquentes", "fréquents", "grand", "grande", "grandes", "grands", "gros", "grosse",
    "grosses", "haut", "haute", "hautes", "hauts", "hors", "huit", "jeune", "jeunes", "leurs", "libre",
    "libres", "long", "longs", "longue", "longues", "lors", "ma", "maint", "mainte", "malgré", "mauvais",
    "mauvaise", "mauvaises", "meilleur", "meilleure", "meilleures", "meilleurs", "mes", "mille", "moindre",
    "mon", "multiples", "même", "mêmes", "neuf", "nombreuses", "nombreux", "nos", "notre", "nouveau",
    "nouveaux", "nouvel", "nouvelle", "nouvelles", "nul", "nulle", "onze", "outre", "par", "parmi",
    "pendant", "petit", "petite", "petites", "petits", "plein", "pleine", "plusieurs", "pour", "premier",
    "premiers", "première", "premières", "principal", "principale", "principales", "principaux", "prochain",
    "prochaine", "propre", "propres", "quatre", "quel", "quelle", "quelles", "quelque", "quelques", "quels",
    "quinze", "rares", "réel", "réelle", "réelles", "réels", "sa", "sans", "sauf", "second", "seconde",
    "selon", "sept", "ses", "seul", "seule", "simple", "simples", "six", "son", "sous", "sur", "ta", "tel",
    "telle", "telles", "tels", "tes", "ton", "tous", "tout", "toute", "toutes", "trente", "triple", "trois",
    "troisième", "un", "une", "unique", "uniques", "vers", "versus", "via", "vieille", "vieux", "vingt",
    "voici", "voilà", "vos", "votre", "vrai", "vraie", "vraies", "vrais", "véritable", "véritables", "à",
    "énième", "éventuel", "éventuelle", "éventuelles", "éventuels",
];

/// Nouns that are subjects of such verbs.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "adulte", "adulte-relais", "agent", "ami", "amie", "assistant", "assistante", "association", "chef",
    "cheffe", "collègue", "commune", "directrice", "département", "encadrant", "encadrante", "enfant",
    "enseignant", "enseignante", "famille", "femme", "fille", "fils", "habitant", "habitante", "homme",
    "jeune", "juge", "loi", "maire", "mairie", "mère", "parent", "personne", "police", "policier", "préfet",
    "préfète", "président", "présidente", "père", "référent", "référente", "région", "stagiaire", "ville",
    "voisin", "voisine", "élu", "élue", "équipe", "état",
];

/// Words with the ending of persons that are no subjects: adjectives, infinitives, things.
#[rustfmt::skip]
const NO_SUBJECTS: &[&str] = &[
    "ailleurs", "apprécier", "associer", "atelier", "bien", "bénéficier", "chantier", "clarifier",
    "combien", "commerciale", "concilier", "confier", "courrier", "dernier", "dernière", "dossier",
    "entier", "entière", "facteur", "financier", "financière", "février", "identifier", "intérieur",
    "janvier", "justifier", "lien", "lier", "manière", "matière", "modifier", "métier", "oublier", "papier",
    "particulier", "particulière", "planifier", "premier", "première", "publier", "qualifier", "quartier",
    "relier", "remercier", "rien", "régulier", "régulière", "secteur", "simplifier", "singulière",
    "sociale", "spéciale", "trier", "varier", "vérifier", "étudier",
];

/// Endings of nouns and of the adjectives that follow them.
#[rustfmt::skip]
const NOUN_ENDINGS: &[&str] = &[
    "age", "ages", "ail", "al", "ale", "ales", "ance", "ances", "aux", "eil", "el", "elle", "elles", "els",
    "ence", "ences", "eur", "eurs", "ien", "iens", "ier", "iers", "if", "ifs", "ique", "iques", "isme",
    "ité", "ités", "ive", "ives", "ière", "ières", "ment", "ments", "oir", "oirs", "s", "sion", "sions",
    "tion", "tions", "té", "tés", "ure", "ures", "x",
];

#[cfg(test)]
mod tests;
