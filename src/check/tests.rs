//! Each rule on texts that somebody could have written: what it says, and what it leaves alone.

use std::sync::Arc;

use super::{run, settle};
use crate::config;
use crate::diagnostic::{Code, Diagnostics, Family, Lang, Severity};
use crate::link::Links;
use crate::model::{Date, Lexicon};
use crate::neighbour::Neighbours;
use crate::read::{self, Bibliography, Vocabulary};
use crate::resolve;
use crate::source::{Source, SourceId, Sources};

/// Every rule speaks, the silent one too.
const CONFIG: &str = "[site]\ntitre = \"Essai\"\n[regles]\nrelation-a-sens-unique = \"conseil\"\n";
const TODAY: Date = Date::constant(2026, 11, 24);

/// A site of some files, read and resolved.
struct Site {
    sources: Sources,
    config: config::Config,
    lexicon: Lexicon,
}

impl Site {
    fn new(config: &str, files: &[(&str, &str)]) -> Site {
        let config = Arc::new(Source::new("boussole.toml", config.as_bytes()));
        let entries = files.iter().map(|(path, text)| Arc::new(Source::new(*path, text.as_bytes())));
        let sources: Sources = [Arc::clone(&config)].into_iter().chain(entries).collect();
        let (config, flaws) = config::read(&config, SourceId(0));
        assert!(flaws.is_empty(), "{flaws:?}");
        let bibliography = Bibliography::default();
        let vocabulary =
            Vocabulary { config: &config, bibliography: &bibliography, neighbours: &Neighbours::default() };
        let drafts = sources
            .iter()
            .skip(1)
            .map(|(id, source)| Arc::new(read::entry(source, id, vocabulary).0))
            .collect();
        let (resolved, flaws) = resolve::lexicon(drafts, vocabulary, &[], &sources, false);
        assert!(!flaws.has_errors(), "{flaws:?}");
        Site { sources, config, lexicon: resolved.lexicon }
    }

    fn run(&self) -> Diagnostics {
        run(&self.lexicon, &links(&self.lexicon), &self.config, TODAY)
    }

    /// `code line:column words` of each complaint; the path too when the site has several files.
    fn told(&self, complaints: &Diagnostics) -> Vec<String> {
        let is_alone = self.sources.iter().count() == 2;
        complaints
            .iter()
            .map(|one| {
                let (path, line, column) = self.sources.locate(&one.place);
                let words = self.sources.get(one.place.source).slice(&one.place.span);
                let path = if is_alone { String::new() } else { format!("{path}:") };
                format!("{} {path}{line}:{column} {words}", one.code.name())
            })
            .collect()
    }
}

/// What the rule of that name says of a site of several files, the missing sources and relations aside.
fn rule(name: &str, files: &[(&str, &str)]) -> Vec<String> {
    let site = Site::new(CONFIG, files);
    let told = site.told(&site.run());
    let lang =
        |one: &crate::diagnostic::Diagnostic| [Lang::Fr, Lang::En].map(|lang| one.message.get(lang).len());
    assert!(site.run().iter().all(|one| !one.hints.is_empty() && !lang(one).contains(&0)));
    told.into_iter()
        .filter(|line| line.starts_with(&format!("{name} ")))
        .map(|line| line[name.len() + 1..].to_owned())
        .collect()
}

/// What a rule says of a term with that definition, without the places.
fn definition(name: &str, title: &str, category: &str, definition: &str) -> Vec<String> {
    let text = format!("---\ntitre: {title}\ncategorie: {category}\ndefinition: \"{definition}\"\n---\n");
    words(rule(name, &[("content/lexique/mot.md", &text)]))
}

/// What a rule says of a page with that body, without the places.
fn body(name: &str, body: &str) -> Vec<String> {
    let text = format!("---\ntitre: Page\nresume: Une page.\n---\n{body}\n");
    words(rule(name, &[("content/pages/page.md", &text)]))
}

fn words(told: Vec<String>) -> Vec<String> {
    told.into_iter()
        .map(|line| line.split_once(' ').map_or(line.clone(), |(_, words)| words.to_owned()))
        .collect()
}

fn term(title: &str, keys: &str) -> String {
    format!("---\ntitre: {title}\n{keys}\n---\n")
}

const NOTHING: [&str; 0] = [];

#[test]
fn generic_cycles() {
    let a = term("A", "generique: [b]");
    let b = term("B", "specifiques: [a]\ngenerique: [c]");
    let c = term("C", "generique: [a, d]");
    let d = term("D", "generique: [d]");
    let told = rule(
        "cycle-generique",
        &[
            ("content/lexique/a.md", &a),
            ("content/lexique/b.md", &b),
            ("content/lexique/c.md", &c),
            ("content/lexique/d.md", &d),
        ],
    );
    assert_eq!(told, ["content/lexique/a.md:3:13 b", "content/lexique/d.md:3:13 d"]);
}

#[test]
fn label_clashes() {
    let told = |keys: &str| {
        rule("etiquette-contradictoire", &[("content/lexique/a.md", &term("Rendre compte", keys))])
    };
    assert_eq!(told("variantes: [rendre compte]"), ["3:13 rendre compte"]);
    assert_eq!(told("variantes: [x]\na_eviter: [{terme: X}]"), ["4:20 X"]);
    assert_eq!(told("recherche: [Rendre compte]"), ["3:13 Rendre compte"]);
    assert_eq!(
        told("recherche: [rendre-compte, rendre conte, rendre compte]\na_eviter: [rendre des comptes]"),
        NOTHING
    );
    assert_eq!(told("a_eviter: [x]\nrecherche: [x]\nsigle: RC"), NOTHING);
}

#[test]
fn relation_clashes() {
    let a = term("A", "generique: [b]\nassocies: [c, d]");
    let b = term("B", "generique: [c]");
    let c = term("C", "associes: [c]");
    let d = term("D", "");
    let files = [
        ("content/lexique/a.md", a.as_str()),
        ("content/lexique/b.md", &b),
        ("content/lexique/c.md", &c),
        ("content/lexique/d.md", &d),
    ];
    assert_eq!(
        rule("relation-contradictoire", &files),
        ["content/lexique/a.md:4:12 c", "content/lexique/c.md:3:12 c"]
    );
    assert_eq!(rule("relation-a-sens-unique", &files).len(), 4);
}

#[test]
fn redundant_hierarchies() {
    let a = term("A", "generique: [b, c]");
    let b = term("B", "generique: [c]");
    let c = term("C", "specifiques: [a, b]");
    let files =
        [("content/lexique/a.md", a.as_str()), ("content/lexique/b.md", &b), ("content/lexique/c.md", &c)];
    assert_eq!(
        rule("hierarchie-redondante", &files),
        ["content/lexique/a.md:3:16 c", "content/lexique/c.md:3:15 a"]
    );
}

#[test]
fn retirements() {
    let told = |keys: &str, body: &str| {
        let text = format!("---\ntitre: A\nstatut: retire\n{keys}\n---\n{body}\n");
        let other = term("B", "statut: retire\nremplace_par: a");
        rule("retrait-sans-issue", &[("content/lexique/a.md", &text), ("content/lexique/b.md", &other)])
    };
    assert_eq!(told("voir_aussi: [b]", "Ancien texte."), ["content/lexique/a.md:2:8 A"]);
    assert_eq!(told("", "Lisez plutôt [[b]]."), NOTHING);
    assert_eq!(told("", "Lisez plutôt [l’autre](https://exemple.fr)."), NOTHING);
    assert_eq!(told("remplace_par: b", "").len(), 2, "in a circle");
}

#[test]
fn workshops() {
    let told = |name: &str, keys: &str| {
        rule(
            name,
            &[("content/ateliers/a.md", &format!("---\ntitre: A\nresume: Un atelier.\n{keys}\n---\n"))],
        )
    };
    let steps = |durations: &str| told("durees-incoherentes", &format!("duree: 60\nderoule: [{durations}]"));
    assert_eq!(steps("{titre: a, duree: 30}, {titre: b, duree: 40}"), ["4:8 60"]);
    assert_eq!(steps("{titre: a, duree: 30}, {titre: b, duree: 30}"), NOTHING);
    assert_eq!(steps("{titre: a, duree: 30}, {titre: b}"), NOTHING);
    assert_eq!(steps(""), NOTHING);
    let quiz = |correct: &str| {
        told("reponse-hors-liste", &format!("quiz: [{{question: Q, reponses: [a, b], correcte: {correct}}}]"))
    };
    assert_eq!(quiz("3"), ["4:50 3"]);
    assert_eq!(quiz("0"), ["4:50 0"]);
    assert_eq!(quiz("2"), NOTHING);
}

#[test]
fn homonyms() {
    let told = |one: &str, other: &str| {
        rule("homonyme", &[("content/lexique/a.md", one), ("content/lexique/b.md", other)])
    };
    let a = term("Côte", "variantes: [Adulte-relais]");
    assert_eq!(
        told(&a, &term("Côté", "variantes: [adulte relais]")),
        ["content/lexique/b.md:3:13 adulte relais"]
    );
    assert_eq!(told(&a, &term("côte", "")), ["content/lexique/b.md:2:8 côte"]);
    assert_eq!(told(&a, &term("Côte (mer)", "recherche: [côte]\na_eviter: [adulte-relais]")), NOTHING);
    assert_eq!(told(&a, &term("Côte", "statut: brouillon")), NOTHING);
}

#[test]
fn what_is_missing() {
    let term = "---\ntitre: A\n---\n";
    let page = "---\ntitre: P\nresume: Une page.\n---\n";
    let site = Site::new(CONFIG, &[("content/lexique/a.md", term), ("content/pages/p.md", page)]);
    let told = site.told(&site.run());
    let at = "content/lexique/a.md:2:8 A";
    assert_eq!(
        told,
        [
            format!("entree-orpheline {at}"),
            format!("definition-manquante {at}"),
            format!("source-manquante {at}")
        ]
    );
    let draft = "---\ntitre: A\nstatut: brouillon\n---\n";
    assert!(Site::new(CONFIG, &[("content/lexique/a.md", draft)]).run().is_empty());
    let featured = "[site]\ntitre = \"Essai\"\na_la_une = [\"a\"]\n";
    let site = Site::new(featured, &[("content/lexique/a.md", term)]);
    assert!(site.run().iter().all(|one| one.code != Code::Orphan));
}

#[test]
fn links_save_from_being_an_orphan() {
    let fiche =
        |body: &str| format!("---\ntitre: F\nresume: Une fiche.\nsources: [{{titre: Guide}}]\n---\n{body}\n");
    let told = |body: &str| {
        rule(
            "entree-orpheline",
            &[("content/fiches/f.md", &fiche(body)), ("content/lexique/a.md", &term("A", ""))],
        )
    };
    assert_eq!(told("Voir [[A]].").len(), 0);
    assert_eq!(told("Voir [ici](https://exemple.fr) et [[F]].").len(), 2);
    // A mention leads there too, and from there.
    let told = |body: &str| {
        rule(
            "entree-orpheline",
            &[("content/fiches/f.md", &fiche(body)), ("content/lexique/a.md", &term("Médiation", ""))],
        )
    };
    assert_eq!(told("Une médiation.").len(), 0);
    assert_eq!(told("Un médiateur.").len(), 2);
}

#[test]
fn overdue_reviews() {
    let told = |date: &str| {
        rule("revision-depassee", &[("content/lexique/a.md", &term("A", &format!("revoir_avant: {date}")))])
    };
    assert_eq!(told("2026-11-23"), ["3:15 2026-11-23"]);
    assert_eq!(told("2026-11-24"), NOTHING);
    // Before the last check, it is no day for the next one.
    assert_eq!(told("2026-12-01\nverifie_le: 2026-12-02"), ["3:15 2026-12-01"]);
    assert_eq!(told("2026-12-01\nverifie_le: 2026-11-20"), NOTHING);
}

#[test]
fn unexpanded_acronyms() {
    let told = |title: &str, keys: &str| {
        rule("sigle-non-developpe", &[("content/lexique/a.md", &term(title, keys))])
    };
    assert_eq!(told("RSA", ""), ["2:8 RSA"]);
    assert_eq!(told("R.S.A.", "sigle: RSA"), ["3:8 RSA"]);
    assert_eq!(told("RSA", "developpe: revenu de solidarité active"), NOTHING);
    assert_eq!(told("RSA", "variantes: [revenu de solidarité active]"), NOTHING);
    assert_eq!(told("Revenu de solidarité active", "sigle: RSA"), NOTHING);
}

#[test]
fn circular_definitions() {
    let told = |title: &str, text: &str| definition("definition-circulaire", title, "nom", text);
    assert_eq!(told("Médiation", "Action de faire une médiation."), ["médiation"]);
    assert_eq!(told("Évaluation", "Démarche qui sert à évaluer une action."), ["évaluer"]);
    assert_eq!(told("Légitimité", "Caractère de ce qui est légitime."), ["légitime"]);
    assert_eq!(
        told("Travail social", "Ensemble des travaux sociaux menés auprès des gens."),
        ["travaux sociaux"]
    );
    assert_eq!(told("Mission", "Charge confiée au médiateur."), NOTHING);
    assert_eq!(
        told(
            "Contrat de ville",
            "Contrat passé entre l’État et les collectivités, pour les quartiers de la ville."
        ),
        NOTHING
    );
    assert_eq!(told("Fiche de poste", "Fiche qui décrit un emploi."), NOTHING);
    assert_eq!(told("Rapport (écrit)", "Document écrit."), NOTHING);
    // Another term explains the word.
    let files = [
        (
            "content/lexique/mediateur.md",
            "---\ntitre: Médiateur social\ndefinition: Professionnel de la médiation sociale.\n---\n",
        ),
        (
            "content/lexique/mediation.md",
            "---\ntitre: Médiation sociale\ndefinition: Création de liens.\n---\n",
        ),
        (
            "content/lexique/mission.md",
            "---\ntitre: Mission\ndefinition: Charge décrite par la fiche de mission.\n---\n",
        ),
        ("content/lexique/fiche.md", "---\ntitre: Fiche de mission\ndefinition: Écrit court.\n---\n"),
    ];
    assert_eq!(rule("definition-circulaire", &files), NOTHING);
}

#[test]
fn definitions_in_a_circle() {
    let told = |a: &str, b: &str| {
        let a = term("Bilan", &format!("definition: \"{a}\""));
        let b = term("Compte rendu", &format!("definition: \"{b}\""));
        words(rule("definitions-en-cercle", &[("content/lexique/a.md", &a), ("content/lexique/b.md", &b)]))
    };
    assert_eq!(told("Compte rendu de l’année.", "Bilan d’une réunion."), ["Compte rendu"]);
    assert_eq!(told("Compte rendu de l’année.", "Écrit daté qui sert au bilan."), NOTHING);
}

#[test]
fn empty_openings() {
    let told = |category: &str, text: &str| definition("definition-ouverture-vide", "Mot", category, text);
    assert_eq!(told("nom", "C’est quand on parle."), ["C’est quand"]);
    assert_eq!(told("nom", "Le fait de parler."), ["Le fait de"]);
    assert_eq!(told("nom", "Il s’agit d’une charge."), ["Il s’agit d"]);
    assert_eq!(told("nom", "Terme désignant une charge."), ["Terme désignant"]);
    assert_eq!(told("adjectif", "Se dit d’une personne calme."), NOTHING);
    assert_eq!(told("nom", "Estime accordée à quelqu’un."), NOTHING);
    assert_eq!(told("nom", "Image désignant des repères."), NOTHING);
}

#[test]
fn opening_articles() {
    let told = |text: &str| definition("definition-article", "Mot", "nom", text);
    assert_eq!(told("Un professionnel qui aide."), ["Un"]);
    assert_eq!(told("L’ensemble des règles."), ["L"]);
    assert_eq!(told("L’un des registres."), NOTHING);
    assert_eq!(told("Le fait de parler."), NOTHING);
    assert_eq!(told("Les rencontrer chez eux."), NOTHING);
    assert_eq!(told("Ensemble de règles."), NOTHING);
}

#[test]
fn negative_definitions() {
    let told = |title: &str, text: &str| definition("definition-negative", title, "nom", text);
    assert_eq!(told("Tiers", "Personne qui n’est pas partie au conflit."), ["n’est pas"]);
    assert_eq!(told("Paix", "Contraire de la guerre."), ["Contraire"]);
    assert_eq!(told("Non-recours", "Situation qui n’est pas choisie."), NOTHING);
    assert_eq!(told("Tiers", "Personne qui organise l’échange et n’est pas juge."), NOTHING);
}

#[test]
fn vague_tails() {
    let told = |text: &str| definition("definition-queue-vague", "Mot", "nom", text);
    assert_eq!(told("Écrit, photo, etc."), ["etc."]);
    assert_eq!(told("Écrits (notes, photos…)"), ["…"]);
    assert_eq!(told("Écrit, photo et autres."), ["et autres"]);
    assert_eq!(told("Écrit tel qu’une note."), NOTHING);
}

#[test]
fn several_sentences() {
    let told = |text: &str| definition("definition-plusieurs-phrases", "Mot", "nom", text);
    assert_eq!(told("Écrit daté. Il sert à tous."), ["Il sert à tous."]);
    assert_eq!(told("Écrit daté (art. 5 de la loi)."), NOTHING);
}

#[test]
fn foreign_classes() {
    let told = |category: &str, text: &str| definition("definition-classe", "Mot", category, text);
    assert_eq!(told("nom", "Collecter des notes."), ["Collecter"]);
    assert_eq!(told("nom", "Qui aide les gens."), ["Qui"]);
    assert_eq!(told("verbe", "Action de collecter."), ["Action"]);
    assert_eq!(told("adjectif", "Rendre clair."), ["Rendre"]);
    for (category, text) in [
        ("nom", "Cahier de notes."),
        ("nom", "Registre des faits."),
        ("nom", "Usager d’un service."),
        ("verbe", "Se tourner vers les autres."),
        ("verbe", "Ne pas juger."),
        ("locution", "Façon d’agir."),
        ("adjectif", "Qui se voit."),
    ] {
        assert_eq!(told(category, text), NOTHING, "{text}");
    }
}

#[test]
fn long_sentences() {
    let words = |count: usize| vec!["mot"; count].join(" ");
    assert_eq!(body("phrase-longue", &format!("Court. Un {}.", words(25))), [format!("Un {}.", words(25))]);
    for text in [
        format!("{}.", words(25)),
        format!("> {}", words(40)),
        format!("Elle dit : « {} ».", words(40)),
        format!("Un mot (voir {}).", words(40)),
        format!("{} ; {}.", words(20), words(20)),
        format!("```text\n{}\n```", words(40)),
        format!("| a |\n|---|\n| {} |", words(40)),
        format!("## {}", words(40)),
        format!("- {}\n- {}", words(20), words(20)),
    ] {
        assert_eq!(body("phrase-longue", &text), NOTHING, "{text}");
    }
    assert_eq!(definition("phrase-longue", "A", "nom", &words(30)), NOTHING);
    assert_eq!(definition("phrase-longue", "A", "nom", &words(31)).len(), 1);
}

#[test]
fn a_long_sentence_is_told_where_to_break() {
    let text = "Le médiateur note chaque jour ce qu’il a vu dans le quartier et ce que les habitants lui ont dit, mais il ne garde jamais leurs noms ni leurs adresses.";
    let site =
        Site::new(CONFIG, &[("content/pages/p.md", &format!("---\ntitre: P\nresume: R.\n---\n{text}\n"))]);
    let hints: Vec<String> =
        site.run().iter().flat_map(|one| one.hints.clone()).map(|hint| hint.fr).collect();
    assert_eq!(hints, ["vous pouvez la couper après « …habitants lui ont dit »"]);
}

#[test]
fn unexplained_acronyms() {
    let told = |text: &str| body("sigle-inexplique", text);
    assert_eq!(told("Le GIP paie. Le GIP signe."), ["GIP"]);
    assert_eq!(told("Le GIP FTLV paie."), ["GIP FTLV"]);
    for text in [
        "Le groupement (GIP) paie.",
        "Le GIP (groupement d’intérêt public) paie.",
        "Un groupement d’intérêt public paie ; le GIP signe.",
        "Un SMS, un PDF, le XXI et le XXe siècle, Louis XIV.",
        "`ABC` et R65",
        "> Le GIP paie.",
    ] {
        assert_eq!(told(text), NOTHING, "{text}");
    }
    let files = [
        ("content/lexique/anct.md", "---\ntitre: Agence nationale\nsigle: ANCT\n---\n"),
        ("content/lexique/citer.md", "---\ntitre: Référentiel CITER\n---\nL’ANCT emploie CITER.\n"),
    ];
    assert_eq!(rule("sigle-inexplique", &files), NOTHING);
}

#[test]
fn capitals() {
    let told = |text: &str| body("capitales", text);
    assert_eq!(told("Il ne faut JAMAIS le dire."), ["JAMAIS"]);
    assert_eq!(told("C’est TRÈS IMPORTANT, NE L’OUBLIEZ PAS."), ["TRÈS IMPORTANT", "NE L’OUBLIEZ PAS"]);
    assert_eq!(told("Une règle claire : la RÈGLE."), ["RÈGLE"]);
    assert_eq!(told("Le GIP et le CCAS. À MOI. « SE rendre compte »"), NOTHING);
    assert_eq!(body("sigle-inexplique", "C’est TRÈS IMPORTANT."), NOTHING);
}

#[test]
fn missing_no_break_spaces() {
    let told = |text: &str| body("espace-insecable", text).len();
    for text in ["Pourquoi ?", "Oui : non ; peut-être !", "« Oui\u{a0}»", "«\u{a0}Oui »", "« Oui\n»"] {
        assert_eq!(told(text), 1, "{text}");
    }
    for text in [
        "Pourquoi\u{a0}? «\u{202f}Oui\u{202f}»",
        "`a ? b : c`",
        "```text\na ? b\n```",
        "Merci :-) et :mot:",
        "Non.",
    ] {
        assert_eq!(told(text), 0, "{text}");
    }
    assert_eq!(
        rule(
            "espace-insecable",
            &[("content/pages/p.md", "---\ntitre: P\nresume: Une page.\n---\nUn `x` : deux.\n")]
        ),
        ["5:7  "]
    );
}

#[test]
fn levels_and_waivers() {
    let text = "---\ntitre: A\ntolerer:\n  - {regle: source-manquante, raison: Mot d’usage.}\n  - {regle: phrase-longue, raison: Citation.}\n---\nLe GIP paie.\n";
    let settled = |levels: &str, strict: bool| {
        let config = format!("[site]\ntitre = \"Essai\"\n[regles]\n{levels}");
        let site = Site::new(&config, &[("content/lexique/a.md", text)]);
        let settled = settle(site.run(), &site.lexicon, &site.config, strict);
        let word = |severity: Severity| severity.word(Lang::Fr);
        settled.iter().map(|one| format!("{} {}", word(one.severity), one.code.name())).collect::<Vec<_>>()
    };
    assert_eq!(
        settled("entree-orpheline = \"silence\"\ndefinition-manquante = \"conseil\"", false),
        ["conseil definition-manquante", "avertissement tolerance-inutile", "conseil sigle-inexplique"]
    );
    assert_eq!(
        settled(
            "entree-orpheline = \"silence\"\nphrase-longue = \"silence\"\nsigle-inexplique = \"avertissement\"",
            true
        ),
        ["erreur definition-manquante", "erreur sigle-inexplique"]
    );
    // A file with an error may be why a waiver did not serve.
    assert_eq!(
        settled(
            "definition-manquante = \"erreur\"\nentree-orpheline = \"silence\"\nsigle-inexplique = \"silence\"",
            false
        ),
        ["erreur definition-manquante"]
    );
}

#[test]
fn drafts_and_retired_entries_are_judged_less() {
    let text = "---\ntitre: A\nstatut: retire\nremplace_par: c\n---\nLe GIP paie ! JAMAIS.\n";
    let draft = "---\ntitre: B\nstatut: brouillon\ndefinition: Un mot.\n---\n";
    let page = "---\ntitre: C\nresume: Une page.\n---\n";
    let files =
        [("content/lexique/a.md", text), ("content/lexique/b.md", draft), ("content/pages/c.md", page)];
    let codes: Vec<Code> = Site::new(CONFIG, &files).run().iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::OpeningArticle]);
}

/// Entries that the examples of the manual refer to.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("content/lexique/collecter.md", "---\ntitre: Collecter\n---\n"),
    ("content/lexique/document.md", "---\ntitre: Document\n---\n"),
    ("content/lexique/fiche.md", "---\ntitre: Fiche\ngenerique: [document]\n---\n"),
    ("content/lexique/fiche-d-intervention.md", "---\ntitre: Fiche d’intervention\n---\n"),
    ("content/lexique/rendre-compte.md", "---\ntitre: Rendre compte (démarche)\n---\n## Les trois temps\n"),
    ("content/lexique/evaluation.md", "---\ntitre: Évaluation\n---\n"),
    ("content/lexique/mission.md", "---\ntitre: Mission\n---\n"),
    ("content/missions/mission.md", "---\ntitre: Mission\nresume: Une mission.\n---\n"),
];

/// Rules whose example is not the text of entries, or needs a disk.
const NOT_AN_ENTRY: &[Code] = &[
    Code::AddressCollision,
    Code::SilentPublisher,
    Code::UnprovenAccessibility,
    Code::BrokenTemplate,
    Code::ForeignSymlink,
    Code::IgnoredFile,
    Code::LowContrast,
    Code::MissingImage,
    Code::OverBudget,
    // An example would fill a page: src/check/paper.rs.
    Code::OverflowingFiche,
    Code::OddEncoding,
    Code::OversizedFile,
    Code::UnknownKind,
    Code::DuplicateId,
    Code::UnpublishedTarget,
    Code::UnreadableConfig,
    Code::UnsafeSvg,
    Code::VanishedAddress,
    // Of lexicons of others: tests/suite/neighbours.rs.
    Code::UnreadableLexicon,
    Code::RetiredNeighbour,
    // Of tables and vocabularies: src/import/tests.rs.
    Code::UnreadableTable,
    Code::IgnoredColumn,
    Code::MergedCells,
    Code::PartialImport,
];

/// The names of the rules that speak of some entries of the manual.
fn said_of(code: Code, example: &str) -> Vec<Code> {
    let mut files: Vec<(String, String)> = Vec::new();
    let (language, text) = example.split_once('\n').expect("a language");
    let (mut name, mut keys) = ("exemple", String::new());
    for line in text.lines().chain(["# fin.md"]) {
        match line.strip_prefix("# ").and_then(|line| line.split_once(".md")).filter(|_| language == "yaml") {
            Some((next, _)) if keys.trim().is_empty() => name = next,
            Some((next, _)) => {
                files.push(file(name, &std::mem::take(&mut keys)));
                name = next;
            }
            None => keys.extend([line, "\n"]),
        }
    }
    if language == "markdown" {
        let is_whole = code.family() == Family::Reading;
        let text = if is_whole {
            text.to_owned()
        } else {
            format!("---\ntitre: Page\nresume: Une page.\n---\n{text}")
        };
        files = vec![("content/pages/exemple.md".to_owned(), text)];
    }
    let is_there = |path: &str| files.iter().any(|(known, _)| known == path);
    let count = files.len();
    let neighbours: Vec<_> = NEIGHBOURS.iter().filter(|(path, _)| !is_there(path)).collect();
    let config = Arc::new(Source::new("boussole.toml", CONFIG.as_bytes()));
    let examples = files.iter().map(|(path, text)| Arc::new(Source::new(path.as_str(), text.as_bytes())));
    let others = neighbours.iter().map(|(path, text)| Arc::new(Source::new(*path, text.as_bytes())));
    let sources: Sources = [Arc::clone(&config)].into_iter().chain(examples).chain(others).collect();
    let (config, _) = config::read(&config, SourceId(0));
    let works = Source::new(
        "content/sources.yaml",
        "rt-2023: {titre: Compte rendu}\nr65: {titre: Guide}\n".as_bytes(),
    );
    let (bibliography, _) = Bibliography::read(&works, SourceId(0));
    let vocabulary =
        Vocabulary { config: &config, bibliography: &bibliography, neighbours: &Neighbours::default() };
    let (drafts, flaws): (Vec<crate::model::Draft>, Vec<_>) =
        sources.iter().skip(1).map(|(id, source)| read::entry(source, id, vocabulary)).unzip();
    let drafts = drafts.into_iter().map(Arc::new).collect();
    let (resolved, unresolved) = resolve::lexicon(drafts, vocabulary, &[], &sources, false);
    let mut said: Diagnostics = flaws.into_iter().flatten().collect();
    said.append(unresolved);
    said.append(run(&resolved.lexicon, &links(&resolved.lexicon), &config, TODAY));
    let said = settle(said, &resolved.lexicon, &config, false);
    said.into_iter()
        .filter(|one| (1..=count).contains(&(one.place.source.0 as usize)))
        .map(|one| one.code)
        .collect()
}

fn links(lexicon: &Lexicon) -> Links {
    crate::link::mentions(
        lexicon,
        &Neighbours::default(),
        crate::link::LinkRules { automatic: true, drafts: false },
    )
}

fn file(name: &str, keys: &str) -> (String, String) {
    let has = |key: &str| keys.lines().any(|line| line.starts_with(key));
    let folder = match (has("duree:") || has("quiz:"), has("resume:") || has("question:")) {
        (true, _) => "ateliers",
        (_, true) => "fiches",
        _ => "lexique",
    };
    let title = if has("titre:") { "" } else { "titre: Mot\n" };
    (format!("content/{folder}/{name}.md"), format!("---\n{title}{keys}\n---\n"))
}

#[test]
fn the_manual_is_true() {
    let mut lies = Vec::new();
    for code in Code::ALL.iter().copied().filter(|code| !NOT_AN_ENTRY.contains(code)) {
        let mut blocks = code.manual(Lang::Fr).split("```").skip(1).step_by(2);
        let mut said = || said_of(code, blocks.next().expect("an example"));
        let (bad, good) = (said(), said());
        if !bad.contains(&code) || good.contains(&code) {
            lies.push(format!("{}: its example {bad:?}, in its place {good:?}", code.name()));
        }
    }
    assert!(lies.is_empty(), "{}", lies.join("\n"));
}
