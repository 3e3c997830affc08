use super::ranking::Zone;
use super::*;
use crate::index::{LabelRank, Passage, RecordHeading, RecordLabel, Role};
use crate::model::Status;

mod said;

/// A term: title, definition, other names by rank, body.
fn term(title: &str, definition: &str, names: &[(&str, LabelRank)], body: &str) -> Record {
    let passage = |role, heading, text: &str| Passage { role, heading, text: text.to_owned() };
    let mut passages = vec![passage(Role::Definition, None, definition)];
    if !body.is_empty() {
        passages.push(passage(Role::Body, Some(0), body));
    }
    let slug = crate::model::slugify(title);
    let label = |(text, rank): &(&str, LabelRank)| RecordLabel {
        text: (*text).to_owned(),
        rank: *rank,
        instead: None,
    };
    let mut labels: Vec<RecordLabel> = names.iter().map(label).collect();
    labels.extend(usage::names(title, &labels));
    let said = usage::said_in(
        [(title, Zone::Title), (definition, Zone::Definition), (body, Zone::Body)].into_iter(),
    );
    Record {
        id: slug.clone(),
        kind: Kind::Term,
        url: format!("lexique/{slug}/"),
        title: title.to_owned(),
        labels,
        headings: vec![RecordHeading {
            text: "Sur le terrain".to_owned(),
            anchor: Some("terrain".to_owned()),
        }],
        passages,
        said,
        related: Vec::new(),
        theme: Some("metier".to_owned()),
        audiences: Vec::new(),
        status: "propose".to_owned(),
    }
}

fn lexicon() -> Vec<Record> {
    use LabelRank::{Acronym, Admitted, Deprecated, Hidden};
    let mut page = term("Mentions", "Qui publie ce site.", &[], "La médiation sociale et ses textes.");
    page.kind = Kind::Page;
    page.theme = None;
    let mut records = vec![
        term(
            "Aller vers",
            "Se rendre auprès des personnes.",
            &[("rue", Hidden)],
            "Le médiateur sort de son bureau.",
        ),
        term("Compte-rendu", "Écrit bref.", &[("CR", Acronym)], ""),
        term("Côte", "Pente.", &[], ""),
        term("Cote", "Note chiffrée.", &[], ""),
        term("Employeur", "Structure qui emploie un médiateur.", &[("patron", Deprecated)], ""),
        term("Évaluation", "Mesure de ce qui a été fait.", &[], "On évalue avec les habitants."),
        term("Médiateur social", "Personne en tiers.", &[("médiatrice sociale", Admitted)], ""),
        term("Poste (adultes-relais)", "Emploi aidé par l’État.", &[], "Une convention le fonde."),
        term("Quartier prioritaire", "Territoire.", &[("QPV", Acronym)], ""),
        term(
            "Rendre compte",
            "Faire connaître et comprendre.",
            &[("bilan oral", Admitted), ("rendre des comptes", Deprecated)],
            "À son employeur, chaque mois.",
        ),
        term("Usage", "Manière de faire.", &[], ""),
        term("Usager", "Personne qui se sert d’un service.", &[], ""),
        page,
    ];
    records[9].related = vec!["compte-rendu".to_owned()];
    records
}

fn ask(query: Query) -> Answer {
    Engine::build(&lexicon()).unwrap().search(&query).unwrap()
}

/// The ids of the hits.
fn find(text: &str) -> Vec<String> {
    ask(Query::new(text)).hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn the_right_entry_comes_first() {
    for (query, first) in [
        ("rendre compte", "rendre-compte"),
        ("Rendre  COMPTE ", "rendre-compte"),
        ("rendrecompte", "rendre-compte"),
        ("compte rendu", "compte-rendu"),
        ("compterendu", "compte-rendu"),
        ("comptes-rendus", "compte-rendu"),
        ("bilan oral", "rendre-compte"),
        ("q.p.v.", "quartier-prioritaire"),
        ("qpv", "quartier-prioritaire"),
        ("qvp", "quartier-prioritaire"),
        ("poste", "poste-adultes-relais"),
        ("l’évaluation", "evaluation"),
        ("l'evaluation", "evaluation"),
        ("évaluer", "evaluation"),
        ("evalu", "evaluation"),
        ("évlauation", "evaluation"),
        ("qu'est-ce que l'évaluation", "evaluation"),
        ("évaluation c'est quoi", "evaluation"),
        ("médiatrices sociales", "mediateur-social"),
        ("médiateur·rice social·e", "mediateur-social"),
        ("sociaux médiateurs", "mediateur-social"),
        ("usage", "usage"),
        ("usagers", "usager"),
        ("côte", "cote"),
        ("aller v", "aller-vers"),
        ("aller vres", "aller-vers"),
        ("alelr vers", "aller-vers"),
        ("vers", "aller-vers"),
        ("comment rendre compte à mon employeur", "rendre-compte"),
        ("lemployeur", "employeur"),
        ("rue", "aller-vers"),
    ] {
        assert_eq!(find(query).first().map(String::as_str), Some(first), "{query}: {:?}", find(query));
    }
}

/// The first hit among some terms of which only names and definitions are given; none, nothing.
fn first_of(terms: &[(&str, &str)], query: &str) -> Option<String> {
    let records: Vec<Record> = terms.iter().map(|(title, said)| term(title, said, &[], "")).collect();
    let answer = Engine::build(&records).unwrap().search(&Query::new(query)).unwrap();
    answer.hits.into_iter().next().map(|hit| hit.title)
}

#[test]
fn words_in_pieces_are_put_together() {
    let terms = [
        ("Surendettement", "Trop de dettes."),
        ("Covoiturage", "Partage d’un véhicule."),
        ("Visioconférence", "Réunion à distance."),
        ("Bien", "Chose."),
        ("Être", "Vivre."),
        ("Bienêtre", "Aise."),
    ];
    for (query, first) in [
        ("co voiturage", Some("Covoiturage")),
        ("le partage par co voiturage", Some("Covoiturage")),
        ("visio conference", Some("Visioconférence")),
        ("sur endettement", Some("Surendettement")),
        ("bien chose", Some("Bien")),
    ] {
        assert_eq!(first_of(&terms, query).as_deref(), first, "{query}");
    }
}

#[test]
fn a_grammatical_word_may_be_a_part_of_another() {
    let terms = [
        ("Évaluation", "On évalue ce qui a de la valeur."),
        ("Impôt sur le gain", "La plus-value d’une vente."),
        ("Location", "Prêt contre un loyer."),
        ("Bail", "Contrat qui interdit la sous-location."),
        ("Démission", "Départ voulu."),
        ("Mission", "But d’un poste."),
        ("Aller vers", "Sortir de son bureau."),
        ("Accueil", "Un aller-vers se prépare."),
        ("Prendre un rendez-vous", "Par téléphone."),
    ];
    for (query, first) in [
        ("plus-value", Some("Impôt sur le gain")),
        ("plus-val", Some("Impôt sur le gain")),
        ("location", Some("Location")),
        ("prendre un rendez-vous médical", Some("Prendre un rendez-vous")),
        ("but de mission", Some("Mission")),
        ("aller-vers", Some("Aller vers")),
    ] {
        assert_eq!(first_of(&terms, query).as_deref(), first, "{query}");
    }
}

#[test]
fn an_entry_with_every_word_confirms_what_was_corrected() {
    let terms = [("Véhicule hybride rechargeable", "Deux moteurs."), ("Véhicule", "Il roule.")];
    assert_eq!(
        first_of(&terms, "voiture hibride rechargable").as_deref(),
        Some("Véhicule hybride rechargeable")
    );
    assert_eq!(first_of(&terms, "voiture hibrude rechanté"), None);
}

#[test]
fn words_found_by_chance_are_no_answer() {
    let wall = "Un permis est parfois exigé. Il est placé en première classe.";
    let entries = [("Mur de clôture", wall), ("Permis bateau", "Droit de naviguer."), ("Chaise", "Siège.")];
    for (query, expected) in [
        // *Chasse* is near *classe*, which stands beside *permis* in passing.
        ("permis de chasse", None),
        ("premis bateau", Some("Permis bateau")),
        ("horaires parfois lyon permis", None),
        ("première classe", Some("Mur de clôture")),
    ] {
        assert_eq!(first_of(&entries, query).as_deref(), expected, "{query}");
    }
}

#[test]
fn words_are_read_as_a_phone_types_them() {
    let terms = [
        ("Employeur", "Qui emploie."),
        ("Aide personnalisée au logement (APL)", "Somme versée chaque mois."),
        ("Inscription", "S’inscrire sur une liste."),
        ("Donation", "Acte de son vivant."),
        ("Don du sang", "On donne son sang."),
        ("Chèque-vacances", "Titre pour payer ses vacances."),
        ("Passeport", "Titre de voyage d’un mineur, en cas de vol."),
    ];
    let records: Vec<Record> = terms.iter().map(|(title, said)| term(title, said, &[], "")).collect();
    let engine = Engine::build(&records).unwrap();
    let first =
        |query: &str| engine.search(&Query::new(query)).unwrap().hits.first().map(|hit| hit.title.clone());
    for (query, title) in [
        ("lemployeur", Some("Employeur")),
        ("lemploy", Some("Employeur")),
        ("cest quoi lapl", Some("Aide personnalisée au logement (APL)")),
        ("sinscrire", Some("Inscription")),
        ("jarrive pas a minscrire", Some("Inscription")),
        ("donnation", Some("Donation")),
        ("cheque vacence", Some("Chèque-vacances")),
        ("pasport volé mineur", Some("Passeport")),
        ("jai un pasport", Some("Passeport")),
    ] {
        assert_eq!(first(query).as_deref(), title, "{query}");
    }
}

#[test]
fn a_slip_is_seldom_in_the_first_letters() {
    for (typed, expected) in [
        ("contrt", Some("Contrat")),
        ("kontrat", Some("Contrat")),
        // A slip away from both *rayon* and *baton*, which more entries have.
        ("raton", Some("Rayon")),
        // Half a word has no end: *contra* is *contrat*, and no slip for *extra*.
        ("contra", Some("Contrat")),
    ] {
        let entries =
            [("Contrat", "Accord."), ("Rayon", "Cercle."), ("Baton", "Canne."), ("Baton court", "Canne.")];
        assert_eq!(first_of(&entries, typed).as_deref(), expected, "{typed}");
    }
}

#[test]
fn a_title_with_most_of_the_words_comes_before_a_text_that_has_them() {
    let text = "Qui veut partir plus tard voit ses trimestres comptés. La caisse écrit ensuite à la personne, qui répond \
        avant la fin du mois, et touche sa retraite.";
    let records = [
        term("Majoration de pension", "Supplément.", &[], text),
        term("Combien de trimestres faut-il pour la retraite ?", "Un nombre fixé par la loi.", &[], ""),
        term("Navigateur", "Logiciel.", &[], ""),
        term("Chiffrement", "Un cadenas, dans le navigateur, dit que nul autre ne lit.", &[], ""),
    ];
    let engine = Engine::build(&records).unwrap();
    for (query, first) in [
        ("combien de trimestres pour partir à la retraite", &records[1]),
        // One of two words is not most of them.
        ("cadenas du navigateur", &records[3]),
    ] {
        let answer = engine.search(&Query::new(query)).unwrap();
        assert_eq!(answer.hits[0].id, first.id, "{query}");
    }
}

#[test]
fn one_word_of_three_is_enough_in_a_title() {
    let records = [
        term("Fiche de paie", "Papier remis chaque mois.", &[], ""),
        term("Contrat de travail", "Accord signé.", &[], ""),
        term("Salaire", "Argent.", &[], "Une fiche le montre."),
    ];
    let answer = Engine::build(&records).unwrap().search(&Query::new("fiche accord signé")).unwrap();
    let titles: Vec<&str> = answer.hits.iter().map(|hit| hit.title.as_str()).collect();
    assert_eq!(titles, ["Contrat de travail", "Fiche de paie"]);
}

#[test]
fn a_short_word_among_others_may_be_half_of_one() {
    let terms =
        [("PER", "Plan d’épargne."), ("Passeport", "Titre. En cas de perte : la mairie."), ("Vol", "Délit.")];
    for (query, first) in [("passeport per", "Passeport"), ("per", "PER"), ("per ", "PER")] {
        assert_eq!(first_of(&terms, query).as_deref(), Some(first), "{query}");
    }
}

#[test]
fn half_a_name_goes_on_behind_the_whole_word() {
    let terms = [("Solidarité", "Entraide."), ("Pollution", "Celle d’un sol.")];
    let records: Vec<Record> = terms.iter().map(|(title, said)| term(title, said, &[], "")).collect();
    let answer = Engine::build(&records).unwrap().search(&Query::new("sol")).unwrap();
    let titles: Vec<&str> = answer.hits.iter().map(|hit| hit.title.as_str()).collect();
    assert_eq!(titles, ["Pollution", "Solidarité"]);
}

#[test]
fn a_name_within_a_question_is_answered() {
    let terms = [
        ("Mot de passe", "Secret que l’on choisit."),
        ("Carte vitale", "Carte d’assuré."),
        ("Tuteur", "Personne qui protège un majeur."),
        ("Amende", "Somme à payer."),
        ("Solidarité", "Entraide."),
        ("Surendettement", "Trop de dettes."),
        ("Sol (pollué)", "Terre."),
        ("Demande de congé", "Papier à remplir."),
        ("Certificat d’aptitude (CAP)", "Diplôme."),
        ("Aide médicale", "Ou AME, pour les étrangers."),
    ];
    for (query, first) in [
        ("comment changer mon mot de passe", Some("Mot de passe")),
        ("j'ai perdu ma carte vitale, je fais quoi", Some("Carte vitale")),
        // One word of a name of one word says little.
        ("tuteur pour tomates", None),
        // Nor does an acronym among many words.
        ("croisière cap vert", None),
        ("un cap, c’est quoi", Some("Certificat d’aptitude (CAP)")),
        ("formulaire demande de congé", Some("Demande de congé")),
        // A whole short word is no half of another.
        ("AME", Some("Aide médicale")),
        ("ame", Some("Aide médicale")),
        ("amen", Some("Amende")),
        ("sur", Some("Surendettement")),
        // One own word and one that is known are no question.
        ("comment réparer mon tuteur crevé", None),
    ] {
        assert_eq!(first_of(&terms, query).as_deref(), first, "{query}");
    }
}

#[test]
fn accents_decide_between_names_that_they_tell_apart() {
    let titles =
        |query: &str| ask(Query::new(query)).hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>();
    assert_eq!(titles("côte")[..2], ["Côte", "Cote"]);
    assert_eq!(titles("cote")[..2], ["Cote", "Côte"]);
}

#[test]
fn words_copied_from_print_are_found() {
    // A ligature, full-width letters.
    for query in ["\u{fb01}che repère", "ｕｓａｇｅ"] {
        let plain: String = unicode_normalization::UnicodeNormalization::nfkc(query).collect();
        assert_eq!(find(query), find(&plain), "{query}");
    }
    assert_eq!(find("ｕｓａｇｅ")[0], "usage");
}

#[test]
fn what_nobody_wrote_about_finds_nothing() {
    // « pra » is « par » for nobody: a correction is no grammatical word, unless a name says so.
    for query in ["", "  ", "!?", "météo", "asdfgh", "recette de crêpes", "météo médiateur", "pras"] {
        assert_eq!(find(query), [""; 0], "{query}");
    }
    let suggestions: Vec<String> =
        ask(Query::new("quartiers xprioritairexx")).suggestions.into_iter().map(|one| one.id).collect();
    assert_eq!(suggestions, ["quartier-prioritaire"]);
}

#[test]
fn what_has_to_do_with_the_named_entry_follows() {
    assert_eq!(find("rendre compte")[..2], ["rendre-compte", "compte-rendu"]);
}

#[test]
fn a_rare_word_says_more_than_common_ones() {
    let titles = ["école", "collège", "lycée", "piscine", "mairie", "gare"];
    let title = |place: &str| format!("Fille de quinze ans à la {place}");
    let mut records: Vec<Record> = titles.iter().map(|at| term(&title(at), "Une règle.", &[], "")).collect();
    records.push(term("Tatouage", "Dessin sur la peau.", &[], ""));
    let engine = Engine::build(&records).unwrap();
    let hits = engine.search(&Query::new("une fille de quinze ans, quel tatouage ?")).unwrap().hits;
    assert_eq!(hits[0].title, "Tatouage");
}

#[test]
fn hits_say_why() {
    let reasons = |query: &str| ask(Query::new(query)).hits.remove(0).reasons;
    let name = |label: &str, is_acronym| Reason::Name { label: label.to_owned(), is_acronym };
    assert_eq!(reasons("rendre compte"), []);
    assert_eq!(reasons("QPV"), [name("QPV", true)]);
    assert_eq!(reasons("bilan oral"), [name("bilan oral", false)]);
    assert_eq!(reasons("rue"), [], "hidden names stay hidden");
    let avoid = Reason::Avoid { label: "patron".to_owned(), instead: "Employeur".to_owned() };
    assert_eq!(reasons("patron"), [avoid]);
    assert!(
        matches!(&reasons("rendre des comptes")[..], [Reason::Avoid { instead, .. }] if instead == "Rendre compte")
    );
    let corrected = Reason::Corrected { typed: "évlauation".to_owned(), read: "évaluation".to_owned() };
    assert_eq!(reasons("évlauation"), [corrected]);
}

#[test]
fn excerpts_mark_words_and_say_where_they_are() {
    let shown = |query: &str| {
        let hit = ask(Query::new(query)).hits.remove(0);
        let parts = hit.excerpt.iter().map(|part| match part.is_marked {
            true => format!("[{}]", part.text),
            false => part.text.clone(),
        });
        (parts.collect::<String>(), hit.section, hit.url)
    };
    let (excerpt, section, url) = shown("bureau");
    assert_eq!(excerpt, "Le médiateur sort de son [bureau].");
    assert_eq!((section.as_deref(), url.as_str()), (Some("Sur le terrain"), "lexique/aller-vers/#terrain"));
    let (excerpt, section, url) = shown("connaitre");
    assert_eq!(excerpt, "Faire [connaître] et comprendre.");
    assert_eq!((section, url.as_str()), (None, "lexique/rendre-compte/"));
}

#[test]
fn long_passages_are_cut_around_their_words() {
    let long =
        format!("{}Un mot rare, tréfilage, ici. {}", "Rien à lire là. ".repeat(40), "Suite. ".repeat(60));
    let engine = Engine::build(&[term("Métal", "Un métal.", &[], &long)]).unwrap();
    let hit = engine.search(&Query::new("tréfilage")).unwrap().hits.remove(0);
    let text: String = hit.excerpt.iter().map(|part| part.text.as_str()).collect();
    assert!(text.starts_with("… Un mot rare, tréfilage, ici. Suite.") && text.ends_with('…'), "{text}");
    assert!(text.chars().count() < 250, "{text}");
}

#[test]
fn filters_and_limits() {
    let all = ask(Query::new("médiation sociale"));
    assert!(all.hits.iter().any(|hit| hit.kind == Kind::Page));
    let terms = ask(Query { kind: Some(Kind::Term), ..Query::new("médiation sociale") });
    assert!(!terms.hits.is_empty() && terms.hits.iter().all(|hit| hit.kind == Kind::Term));
    let theme = ask(Query { theme: Some("metier".to_owned()), ..Query::new("médiation sociale") });
    assert_eq!(theme.total, terms.total);
    let one = ask(Query { limit: 1, ..Query::new("médiateur") });
    assert!(one.hits.len() == 1 && one.total > 1);
    assert!(ask(Query { theme: Some("x".to_owned()), ..Query::new("usage") }).hits.is_empty());
    let of_status = |status: &Status| {
        ask(Query { status: Some(status.key().to_owned()), ..Query::new("médiation sociale") }).total
    };
    assert_eq!(Status::ALL.iter().map(of_status).sum::<usize>(), all.total);
    assert!(ask(Query { audience: Some("x".to_owned()), ..Query::new("usage") }).hits.is_empty());
}

#[test]
fn the_same_records_answer_the_same() {
    let (one, other) = (Engine::build(&lexicon()).unwrap(), Engine::build(&lexicon()).unwrap());
    for query in ["rendre compte", "médiateur", "mediatuer", "e", "comment évaluer avec les habitants"] {
        let query = Query::new(query);
        assert_eq!(one.search(&query).unwrap(), other.search(&query).unwrap(), "{query:?}");
    }
}

#[test]
fn an_index_is_kept_and_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let project = crate::project::Project::default();
    let info = crate::edition::BuildInfo {
        date: jiff::civil::date(2026, 11, 24),
        version: "1",
        drafts: false,
        base_url: None,
    };
    let print = Fingerprint::of(&project, &info);
    let other = Fingerprint::of(&project, &crate::edition::BuildInfo { drafts: true, ..info.clone() });
    assert_ne!(print, other);
    let first = cached(folder.path(), print, lexicon).unwrap();
    assert_eq!(first.search(&Query::new("usage")).unwrap().hits[0].id, "usage");
    let again = cached(folder.path(), print, || panic!("it is there already")).unwrap();
    assert_eq!(again.search(&Query::new("usage")).unwrap(), first.search(&Query::new("usage")).unwrap());
    let empty = cached(folder.path(), other, Vec::new).unwrap();
    assert_eq!(empty.search(&Query::new("usage")).unwrap(), Answer::default());
    let kept = std::fs::read_dir(folder.path().join(CACHE)).unwrap();
    let kept = kept.filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(kept, 2, "the one without drafts stays beside");
}

/// Every file of a kept index with a byte changed in its middle, at its start, at its end, or gone.
#[test]
fn a_damaged_index_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let info = crate::edition::BuildInfo {
        date: jiff::civil::date(2026, 11, 24),
        version: "1",
        drafts: false,
        base_url: None,
    };
    let print = Fingerprint::of(&crate::project::Project::default(), &info);
    let ask = || cached(folder.path(), print, lexicon).unwrap().search(&Query::new("usage")).unwrap();
    let sound = ask();
    assert_eq!(sound.hits[0].id, "usage");
    let index = || {
        let mut folders =
            std::fs::read_dir(folder.path().join(CACHE)).unwrap().map(|entry| entry.unwrap().path());
        folders.find(|path| path.is_dir()).unwrap()
    };
    let kinds: Vec<String> = std::fs::read_dir(index())
        .unwrap()
        .filter_map(|file| Some(file.unwrap().path().extension()?.to_str()?.to_owned()))
        .collect();
    assert!(kinds.len() > 4, "{kinds:?}");
    for kind in kinds {
        for damage in 0..4 {
            let mut files = std::fs::read_dir(index()).unwrap().map(|file| file.unwrap().path());
            let Some(file) = files.find(|path| path.extension().is_some_and(|found| found == kind.as_str()))
            else {
                continue;
            };
            let mut bytes = std::fs::read(&file).unwrap();
            let at = [bytes.len() / 2, 0, bytes.len().saturating_sub(1), 0][damage];
            match bytes.get_mut(at) {
                Some(byte) if damage < 3 => *byte ^= 0x55,
                _ => bytes.clear(),
            }
            std::fs::write(&file, bytes).unwrap();
            assert_eq!(ask(), sound, "{kind} {damage}");
        }
    }
}

/// A folder or a link of the cache's name that Boussole did not make stays as it is.
#[test]
fn what_somebody_else_made_is_left_alone() {
    let info = crate::edition::BuildInfo {
        date: jiff::civil::date(2026, 11, 24),
        version: "1",
        drafts: false,
        base_url: None,
    };
    let print = Fingerprint::of(&crate::project::Project::default(), &info);
    let ask = |root: &std::path::Path| {
        cached(root, print, lexicon).unwrap().search(&Query::new("usage")).unwrap().hits[0].id.clone()
    };
    let foreign = tempfile::tempdir().unwrap();
    let kept = foreign.path().join(CACHE);
    std::fs::create_dir_all(kept.join("recherche-0123456789abcdef")).unwrap();
    std::fs::write(kept.join(".gitignore"), "à moi").unwrap();
    assert_eq!(ask(foreign.path()), "usage");
    assert_eq!(std::fs::read_to_string(kept.join(".gitignore")).unwrap(), "à moi");
    assert!(kept.join("recherche-0123456789abcdef").is_dir());
    #[cfg(unix)]
    {
        let site = tempfile::tempdir().unwrap();
        let victim = tempfile::tempdir().unwrap();
        std::fs::create_dir(victim.path().join("recherche-perso")).unwrap();
        std::os::unix::fs::symlink(victim.path(), site.path().join(CACHE)).unwrap();
        assert_eq!(ask(site.path()), "usage");
        assert_eq!(std::fs::read_dir(victim.path()).unwrap().count(), 1);
    }
    // In a folder of ours, only our own names go.
    let site = tempfile::tempdir().unwrap();
    assert_eq!(ask(site.path()), "usage");
    std::fs::create_dir(site.path().join(CACHE).join("recherche-these")).unwrap();
    let other = Fingerprint::of(&crate::project::Project::default().with("content/lexique/a.md", "x"), &info);
    cached(site.path(), other, lexicon).unwrap();
    assert!(site.path().join(CACHE).join("recherche-these").is_dir());
}

#[test]
fn hostile_queries_end() {
    let engine = Engine::build(&lexicon()).unwrap();
    let long = "médiation ".repeat(500);
    let word = "é".repeat(5000);
    for query in [&long, &word, "\0\u{1}\u{10ffff}", "'''’’’---", "a\u{300}\u{301}\u{302}", "．．．", "🙂🙂"]
    {
        engine.search(&Query::new(query)).unwrap();
    }
}
