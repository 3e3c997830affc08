use super::*;

#[test]
fn lists_are_sorted_for_their_search() {
    for list in
        [PRESENT, PARTICIPLES, BOTH, PRONOUNS, BEFORE_VERB, AUXILIARIES, BEFORE_NOUN, SUBJECTS, NO_SUBJECTS]
    {
        for pair in list.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
    }
}

#[test]
fn homographs() {
    for word in [
        "écoute",
        "écoutes",
        "veille",
        "visite",
        "visites",
        "aide",
        "cadre",
        "compte",
        "mise",
        "mises",
        "suivi",
        "suivis",
        "cité",
        "acquis",
        "fait",
        "conduite",
        "produit",
        "élu",
        "contrôle",
        "recherche",
        "permis",
        "sortie",
    ] {
        assert!(noun_or_verb(word), "{word}");
    }
    for word in ["médiation", "soutien", "maison", "quartier", "logement", "droit", "bénévole", "s", ""] {
        assert!(!noun_or_verb(word), "{word}");
    }
}

/// The last word of each context is the word asked about.
fn is_noun(context: &str) -> bool {
    let words: Vec<&str> = context.split_whitespace().collect();
    let mut back = words.iter().rev().copied();
    let word = back.next().unwrap_or_default();
    licenses_noun(word, back.next(), back.next())
}

#[test]
fn nouns() {
    for context in [
        "écoute",
        "l' écoute",
        "l’ écoute",
        "de l' écoute",
        "assure l' écoute",
        "pour l' écoute",
        "une écoute",
        "d' écoute",
        "en visite",
        "sans aide",
        "avec aide",
        "la visite",
        "organise la visite",
        "dans la marche",
        "leur demande",
        "à leur demande",
        "cette marche",
        "chaque visite",
        "bonne pratique",
        "nouvelle offre",
        "les visites",
        "des contrôles",
        "deux visites",
        "3 visites",
        "accueil et écoute",
        "information et aide",
        "accueil , écoute",
        "orientation , aide",
        "médiation sociale et veille",
        "suivi",
        "le suivi",
        "un suivi",
        "de suivi",
        "orientation et suivi",
        "écoute et suivi",
        "la mise",
        "les acquis",
        "mes acquis",
        "assure le suivi",
        "aux élus",
        "la conduite",
        "par la sortie",
        "vers la sortie",
        "première prise",
        "une demande",
        "du cadre",
        "au cadre",
        "sous contrôle",
        "pour aide",
        "jours visites",
        "que l' aide",
        "points écoutes",
        "a charge",
        "projet parcours",
    ] {
        assert!(is_noun(context), "{context}");
    }
}

#[test]
fn verbs() {
    for context in [
        "il écoute",
        "elle aide",
        "on demande",
        "qui demande",
        "je note",
        "j' aide",
        "qu' il l' écoute",
        "il l' écoute",
        "elle la visite",
        "qui les aide",
        "ne contrôle",
        "n' aide",
        "ne le demande",
        "se montre",
        "s' adresse",
        "y veille",
        "il en demande",
        "qui en demande",
        "on leur demande",
        "le médiateur l' écoute",
        "la médiatrice les aide",
        "une personne le demande",
        "la mairie demande",
        "le médiateur visite",
        "le voisin porte",
        "accueille et écoute",
        "conseille et aide",
        "tu écoutes",
        "tu les écoutes",
        "nous aide",
        "il nous aide",
        "lui demande",
        "toujours demande",
        "a suivi",
        "ont suivi",
        "est suivie",
        "été mise",
        "est mise",
        "la mesure prise",
        "une personne suivie",
        "il fait",
        "on le dit",
        "il le fait",
        "accompagné et suivi",
        "bien suivi",
        "que demande",
        "ce qui compte",
        "cela marche",
        "tu notes",
        "je parcours",
    ] {
        assert!(!is_noun(context), "{context}");
    }
}

/// A participle after its noun or *être*, found on a real page.
#[test]
fn a_participle_is_not_the_noun() {
    for (words, expected) in [
        (["le", "référentiel"], false),
        (["diplôme", "est"], false),
        (["dans", "la"], true),
        (["d", "une"], true),
    ] {
        assert_eq!(licenses_noun("cité", Some(words[1]), Some(words[0])), expected, "{words:?} cité");
    }
}
