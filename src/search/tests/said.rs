//! What people say beside what a lexicon writes, as an engine answers it.

use super::*;

#[test]
fn what_is_said_leads_to_what_is_written() {
    let terms = [
        ("Employeur", "Structure qui signe le contrat."),
        ("Décès", "Fin de vie, déclarée à la mairie."),
        ("Vente", "Cession contre un prix."),
        ("Sursis", "Délai accordé par le juge."),
        ("Médecin traitant", "Celui que l’on voit d’abord."),
        ("Virus", "Programme malveillant."),
        ("Adoption", "Filiation créée par un jugement."),
        ("Protection", "Celle des adolescents."),
        ("Développeur", "Qui écrit des programmes."),
    ];
    for (query, first) in [
        ("patron", Some("Employeur")),
        ("il est mort", Some("Décès")),
        ("vendu", Some("Vente")),
        ("surseoir", Some("Sursis")),
        ("toubib", Some("Médecin traitant")),
        ("virer", None),
        // *Toubi* is all but *toubib*; *odeur* is not *codeur*, which would lead to *développeur*.
        ("toubi", Some("Médecin traitant")),
        ("odeur", None),
        // Half of what is said, and half of what is written.
        ("toub", Some("Médecin traitant")),
        ("ado", Some("Adoption")),
    ] {
        assert_eq!(first_of(&terms, query).as_deref(), first, "{query}");
    }
}

#[test]
fn a_word_is_no_short_form_of_a_question_on_it() {
    let mut records = lexicon();
    records[4].labels.push(RecordLabel {
        text: "à quoi sert un médiateur".to_owned(),
        rank: LabelRank::Hidden,
        instead: None,
    });
    let engine = Engine::build(&records).unwrap();
    let first = |query: &str| engine.search(&Query::new(query)).unwrap().hits[0].id.clone();
    assert_eq!(first("médiateur"), "mediateur-social");
    assert_eq!(first("à quoi sert le médiateur"), "employeur");
}

#[test]
fn what_is_said_in_several_words_leads_to_what_is_written() {
    let terms = [
        ("Certificat d’immatriculation", "Titre de circulation d’un véhicule."),
        ("Code de cession", "Il sert à céder une carte grise."),
        ("Domicile", "Lieu où l’on vit, avec ou sans bail."),
        ("Médecin", "Praticien."),
    ];
    let mut records: Vec<Record> = terms.iter().map(|(title, said)| term(title, said, &[], "")).collect();
    let body = "Le certificat d’immatriculation indique son genre.";
    records.push(term("Camionnette", "Petit camion.", &[], body));
    let engine = Engine::build(&records).unwrap();
    let ask = |query: &str| engine.search(&Query::new(query)).unwrap().hits;
    let understood =
        |typed: &str, read: &str| vec![Reason::Understood { typed: typed.to_owned(), read: read.to_owned() }];
    let found: Vec<_> = ask("carte grise").into_iter().map(|hit| (hit.title, hit.reasons)).collect();
    let expected = [
        ("Certificat d’immatriculation", understood("carte grise", "Certificat d’immatriculation")),
        ("Code de cession", Vec::new()),
        ("Camionnette", understood("carte grise", "certificat d’immatriculation")),
    ];
    assert_eq!(found, expected.map(|(title, reasons)| (title.to_owned(), reasons)));
    let marked = |hit: &Hit| {
        let parts = hit.excerpt.iter().filter(|part| part.is_marked);
        parts.map(|part| part.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(marked(&ask("carte grise")[2]), ["certificat", "immatriculation"]);
    assert!(ask("sdf").is_empty(), "the words of a phrase say nothing one by one");
    assert_eq!(ask("toubib")[0].reasons, understood("toubib", "médecin"));
    let read = Reason::Corrected { typed: "medcin".to_owned(), read: "médecin".to_owned() };
    assert_eq!(ask("medcin")[0].reasons, [read]);
}

#[test]
fn what_is_said_for_another_thing_finds_nothing_by_a_piece() {
    let terms = [
        ("Nom de famille", "Celui d’une personne."),
        ("Employeur", "Celui que l’on nomme aussi patron."),
        ("Séjour irrégulier", "Présence sans titre."),
        ("Papier", "Matière que l’on trie."),
        ("France Travail", "Service public de l’emploi."),
    ];
    for (query, first) in [
        // *Patronyme* and *sans-papiers* are said too.
        ("patron", Some("Employeur")),
        ("patronyme", Some("Nom de famille")),
        ("papiers", Some("Papier")),
        ("3949", Some("France Travail")),
        // Another number is no slip.
        ("3919", None),
    ] {
        assert_eq!(first_of(&terms, query).as_deref(), first, "{query}");
    }
}

#[test]
fn hits_say_for_what_they_were_found() {
    let records = [
        term("Médicament", "Produit qui soigne.", &[], ""),
        term("Espace de parole", "Rencontre où chacun est écouté.", &[], ""),
        term("Élagage", "Coupe de branches.", &[], ""),
        term("Horaire", "On vient l’après-midi.", &[], ""),
    ];
    let engine = Engine::build(&records).unwrap();
    let reasons = |query: &str| engine.search(&Query::new(query)).unwrap().hits.remove(0).reasons;
    let (typed, read) = ("aspirine".to_owned(), "médicament".to_owned());
    assert_eq!(reasons("aspirine"), [Reason::Broader { typed, read }]);
    // One word of *arbre à palabres*.
    let (typed, read) = ("arbre à palabres".to_owned(), "espace de parole".to_owned());
    assert_eq!(reasons("palabres"), [Reason::Understood { typed, read }]);
    // Half a word is not one read otherwise, nor a compound by its part.
    assert_eq!(reasons("élaga"), []);
    assert_eq!(reasons("après-midi"), []);
}

#[test]
fn a_set_phrase_that_no_entry_has_is_no_sum_of_its_words() {
    let terms = [
        ("Rupture", "Fin d’un contrat."),
        ("Indemnité conventionnelle", "Somme prévue par une convention."),
        ("Réversion", "Ce qui revient à un proche, pension ou rente."),
        ("Chèque", "Moyen de paiement."),
        ("Chauffage", "Il prend de l’énergie."),
    ];
    let with = |title, said| [&terms[..], &[(title, said)]].concat();
    let written = with("Départ", "Une rupture conventionnelle se signe à deux.");
    let titled = with("Conventionnelle ou non, la rupture", "Deux fins de contrat.");
    for (terms, query, first) in [
        (&terms[..], "rupture conventionnelle", None),
        (&terms, "ruptures conventionnelles", None),
        (&terms, "c'est quoi une rupture conventionnelle ?", None),
        (&terms, "chèque énergie", None),
        // One entry, about one of the words, has both.
        (&terms, "pension de réversion", Some("Réversion")),
        (&terms, "rupture", Some("Rupture")),
        (&terms, "rupture du contrat", Some("Rupture")),
        (&written, "rupture conventionnelle", Some("Départ")),
        // What is said for it.
        (&written, "rupture à l'amiable", Some("Départ")),
        (&titled, "rupture conventionnelle", Some("Conventionnelle ou non, la rupture")),
    ] {
        assert_eq!(first_of(terms, query).as_deref(), first, "{query}");
    }
}
