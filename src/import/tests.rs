use super::*;
use crate::project::Project;
use crate::sheet;

const CONFIG: &str = "[site]\ntitre = \"Lexique\"\n\n[[themes]]\nid = \"metier\"\ntitre = \"Métier\"\n";

fn site() -> Project {
    Project::default().with("boussole.toml", CONFIG).with("content/sources.yaml", "guide:\n  titre: Guide\n")
}

/// A site with those changes made.
fn changed(plan: &Plan, before: &Project) -> Project {
    let mut site = site();
    for entry in &before.entries {
        if plan.changes.iter().all(|change| change.path != entry.path) {
            site = site.with(&entry.path, &entry.text);
        }
    }
    plan.changes.iter().fold(site, |site, change| site.with(&change.path, &change.text))
}

fn import(format: &str, bytes: &[u8], site: &Project) -> (Vec<String>, Plan) {
    let (import, plan) = run(Format::of_key(format).unwrap(), "a", bytes, site, "content/lexique");
    let said = import.complaints.iter().chain(plan.complaints.iter()).map(|complaint| {
        let (line, column) = import.source.line_column(complaint.place.span.start);
        format!("{line}:{column} {} {}", complaint.code.name(), complaint.message.fr)
    });
    (said.collect(), plan)
}

fn csv(text: &str, site: &Project) -> (Vec<String>, Plan) {
    import("csv", text.as_bytes(), site)
}

fn export(site: &Project) -> (Vec<u8>, Vec<u8>) {
    let rows = sheet::table(site.entries.iter().map(|entry| &**entry));
    (sheet::write_csv(&rows).unwrap(), sheet::write_workbook(&rows).unwrap())
}

const SMALL: &str = "titre;définition;Variantes;à éviter;Publics;statut;en clair
Aller vers;Faire le premier pas : sortir, rencontrer.;\"démarche proactive
faire un pas :: Rare.\";rabattre :: On dirait du gibier. :: aller vers;mediateur, employeur;valide;
Rendre compte;\"Dire ce qui \"\"est\"\" fait ; à plusieurs.\";;;;;

Évaluer;Apprécier [[rendre-compte|ce qui]] a été fait.;;;;;\"- Juger # ?\"
";

#[test]
fn a_table_becomes_entries_and_the_same_table() {
    let (said, plan) = csv(SMALL, &site());
    assert_eq!((said, plan.changes.len()), (vec![], 3));
    assert_eq!(
        plan.changes[0].text,
        "---\ntitre: Aller vers\ndefinition: \"Faire le premier pas : sortir, rencontrer.\"\nvariantes:\n  - démarche proactive\n  - terme: faire un pas\n    note: Rare.\na_eviter:\n  - terme: rabattre\n    pourquoi: On dirait du gibier.\n    dire: aller vers\npublics: [mediateur, employeur]\nstatut: valide\n---\n"
    );
    let first = changed(&plan, &site());
    let (as_csv, as_xlsx) = export(&first);
    for (format, bytes) in [("csv", &as_csv), ("xlsx", &as_xlsx)] {
        let (said, plan) = import(format, bytes, &site());
        assert_eq!(said, Vec::<String>::new());
        let second = changed(&plan, &site());
        assert_eq!(export(&second), (as_csv.clone(), as_xlsx.clone()), "{format}");
        let (said, again) = import(format, bytes, &second);
        assert_eq!((said, again.changes.len(), again.unchanged), (vec![], 0, 3), "{format}");
    }
}

#[test]
fn an_import_changes_what_changed_and_nothing_of_ours() {
    let ours = "---\n# Relu par Awa.\ntitre: 'Aller vers'\ndefinition: Ancienne. # à revoir\nresponsable: Awa\nrecherche: [allervers]\nstatut: valide\n---\n\nNotre texte.\n";
    let site = site().with("content/lexique/a/aller-vers.md", ours);
    let (said, plan) = csv(
        "titre;definition;recherche;statut;responsable\nAller vers;Nouvelle.;;brouillon;Paul\nÉcouter;Tendre l’oreille.;;;\n",
        &site,
    );
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(plan.changes[0].keys.as_deref(), Some(&["definition".to_owned()][..]));
    assert_eq!(plan.changes[0].text, ours.replace("Ancienne.", "Nouvelle."));
    assert_eq!(plan.changes[0].kept.len(), 3);
    assert_eq!(plan.changes[1].path, "content/lexique/ecouter.md");
    let (_, plan) = csv("titre;recherche\nAller vers;(Effacer)\n", &site);
    assert_eq!(plan.changes[0].text, ours.replace("recherche: [allervers]\n", ""));
}

#[test]
fn three_cells_changed_are_three_entries_changed() {
    let (_, plan) = csv(SMALL, &site());
    let site = changed(&plan, &site()).with("content/lexique/autre.md", "---\ntitre: Autre\ngenre: m\n---\n");
    let (bytes, _) = export(&site);
    let text = String::from_utf8(bytes).unwrap();
    let edited =
        text.replace("premier pas", "second pas").replace("\"\"est\"\"", "serait").replace("Juger", "Peser");
    let (said, plan) = csv(&edited, &site);
    let keys: Vec<_> = plan.changes.iter().map(|change| change.keys.clone().unwrap().join(" ")).collect();
    assert_eq!((said, keys), (vec![], vec!["definition".to_owned(), "en_clair".into(), "definition".into()]));
    assert_eq!(plan.unchanged, 1);
}

#[test]
fn what_is_wrong_in_a_table_is_said_where_it_is() {
    let case = |text: &str, wanted: &[&str]| assert_eq!(csv(text, &site()).0, wanted, "{text}");
    case("mot;sens\na;b\n", &["1:1 tableau-illisible aucune colonne ne s’appelle « titre »"]);
    case("", &["1:1 tableau-illisible aucune colonne ne s’appelle « titre »"]);
    case(
        "titre;Notes\na;b\n",
        &["1:7 colonne-ignoree la colonne « Notes » n’est pas importée : un terme n’a pas cette clé"],
    );
    case("titre;genre\na;x\n", &["2:3 valeur-inconnue « x » n’est pas une valeur de « genre »"]);
    case("titre;genre\n;m\n", &["2:1 cle-manquante il manque la clé « titre »"]);
    case(
        "titre;sources\na;\"guide\nautre\"\n",
        &["3:1 reference-inconnue pas de source « autre » dans content/sources.yaml"],
    );
    case(
        "titre\nA\na\n",
        &["3:1 identifiant-en-double l’identifiant « a » est déjà celui d’une ligne au-dessus"],
    );
    case("titre;genre\na;m;x\n", &["2:5 colonne-ignoree cette cellule est à droite du tableau"]);
    case(
        "Le lexique 2026;\n;\nTitre;Vérifié le\na;31/11/2026\n",
        &["4:3 date-illisible « 31/11/2026 » n’est pas une date que Boussole sait lire"],
    );
    case(
        "Nom;titre\na;b\n",
        &["1:1 colonne-ignoree la colonne « Nom » n’est pas importée : un terme n’a pas cette clé"],
    );
    let rows = vec![vec!["titre".to_owned(), "genre".to_owned()], vec!["a".to_owned(), "x".to_owned()]];
    let (said, _) = import("xlsx", &sheet::write_workbook(&rows).unwrap(), &site());
    assert_eq!(said, ["2:5 valeur-inconnue « x » n’est pas une valeur de « genre » (cellule B2)"]);
    // The model can be imported as it is.
    let (said, plan) = import("xlsx", &sheet::write_model().unwrap(), &site());
    assert_eq!((said, plan.changes.len()), (vec![], 1));
}

/// Excel in French shows a day in its own way, and saves it so; people call the first column as they like.
#[test]
fn a_table_of_excel_comes_back_as_it_went() {
    for cell in ["31/01/2026", "31/1/26", " 31.01.2026", "31-01-2026", "2026-01-31"] {
        for title in ["titre", "Terme", "Libellé", "Nom"] {
            let (said, plan) = csv(&format!("{title};verifie_le\nA;{cell}\n"), &site());
            assert_eq!(said, Vec::<String>::new(), "{title} {cell}");
            assert_eq!(
                plan.changes[0].text, "---\ntitre: A\nverifie_le: 2026-01-31\n---\n",
                "{title} {cell}"
            );
        }
    }
}

/// Advice is what to type in a cell, not in a file.
#[test]
fn advice_about_a_table_can_be_typed_in_a_cell() {
    for (table, advice) in [
        ("titre;verifie_le\nA;hier\n", "écrivez l’année, le mois et le jour : 2026-11-03"),
        ("titre;verifie_le\nA;3 novembre 2026\n", "écrivez : 2026-11-03"),
        ("titre;genre\n;m\n", "remplissez la cellule de la colonne « titre »"),
        ("titre;publics\nA;Médiateurs sociaux\n", "écrivez « mediateur » (Médiateurs sociaux)"),
        ("titre;theme\nA;Metiers\n", "vouliez-vous dire « metier » ?"),
    ] {
        let (import, _) = run(Format::Csv, "a", table.as_bytes(), &site(), "content/lexique");
        let hints: Vec<&str> = import
            .complaints
            .iter()
            .flat_map(|complaint| &complaint.hints)
            .map(|hint| hint.fr.as_str())
            .collect();
        assert!(hints.contains(&advice), "{table}: {hints:?}");
    }
}

const SKOS: &str = r#"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix x: <https://voc.fr/> .
x:s a skos:ConceptScheme ; dct:title "Thésaurus"@fr .
x:c1 a skos:Concept ; skos:inScheme x:s ; skos:prefLabel "Médiation"@fr , "Mediation"@en ; skos:altLabel "entremise"@fr, "go-between"@en ;
  skos:hiddenLabel "mediassion" ; skos:notation "12" ; skos:definition "Action d'*entremise* [1]."@fr , "A way."@en ;
  skos:scopeNote "Hors droit."@fr ; skos:narrower x:c2 ; skos:related x:c3 ; skos:exactMatch <http://autre.org/m> .
x:c2 a skos:Concept ; skos:prefLabel "Médiation sociale"@fr ; skos:broader x:c1 ; skos:example "- Un jour."@fr .
x:c3 a skos:Concept ; skos:prefLabel "Médiation"@fr .
x:col a skos:Collection ; skos:member x:c1 .
"#;

#[test]
fn skos_is_read_whole_and_what_is_left_out_is_counted() {
    let (said, plan) = import("skos", SKOS.as_bytes(), &site());
    assert_eq!(
        said,
        [
            "1:1 import-partiel dct:title (skos:ConceptScheme) n’est pas importé (1)",
            "1:1 import-partiel rdf:type (skos:Collection) n’est pas importé (1)",
            "1:1 import-partiel rdf:type (skos:ConceptScheme) n’est pas importé (1)",
            "1:1 import-partiel skos:inScheme n’est pas importé (1)",
            "1:1 import-partiel skos:member (skos:Collection) n’est pas importé (1)",
        ]
    );
    let paths: Vec<&str> = plan.changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "content/lexique/mediation-c1.md",
            "content/lexique/mediation-c3.md",
            "content/lexique/mediation-sociale.md"
        ]
    );
    assert_eq!(
        plan.changes[0].text,
        "---\ntitre: Médiation\ndefinition: \"Action d'\\\\*entremise\\\\* \\\\[1\\\\].\"\nvariantes: [entremise]\nrecherche: [mediassion, 12]\nlangues:\n  en: [Mediation, go-between]\nspecifiques: [mediation-sociale]\nassocies: [mediation-c3]\ncorrespond_exactement:\n  - \"http://autre.org/m\"\nsources:\n  - titre: Thésaurus\n    url: \"https://voc.fr/c1\"\n---\n\n## Définition (en)\n\nA way.\n\n## Note d’application\n\nHors droit.\n"
    );
    // The vocabulary renames a concept: the entry made from it is the one that changes.
    let site = changed(&plan, &site());
    let (_, plan) =
        import("skos", SKOS.replace("\"Médiation sociale\"", "\"Médiation de rue\"").as_bytes(), &site);
    let keys: Vec<_> = plan
        .changes
        .iter()
        .map(|change| (change.path.as_str(), change.keys.clone().unwrap().join(" ")))
        .collect();
    // References are ids made of titles: that one follows.
    assert_eq!(keys, [("content/lexique/mediation-sociale.md", "titre".to_owned())]);
    let (said, _) = import("skos", b"@prefix x: <a", &site);
    assert!(said[0].contains("tableau-illisible"), "{said:?}");
}

#[test]
fn skos_is_the_same_in_every_syntax() {
    let turtle = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://voc.fr/a> a skos:Concept ; skos:prefLabel \"Écoute\"@fr ; skos:broader <https://voc.fr/b> .
<https://voc.fr/b> a skos:Concept ; skos:prefLabel \"Posture\"@fr ; skos:definition \"Façon de se tenir.\"@fr .";
    let xml = r#"<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="https://voc.fr/a"><skos:prefLabel xml:lang="fr">Écoute</skos:prefLabel><skos:broader rdf:resource="https://voc.fr/b"/></skos:Concept>
<skos:Concept rdf:about="https://voc.fr/b"><skos:prefLabel xml:lang="fr">Posture</skos:prefLabel><skos:definition xml:lang="fr">Façon de se tenir.</skos:definition></skos:Concept>
</rdf:RDF>"#;
    let json = r#"{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": [
{"@id": "https://voc.fr/a", "@type": "skos:Concept", "skos:prefLabel": {"@value": "Écoute", "@language": "fr"}, "skos:broader": {"@id": "https://voc.fr/b"}},
{"@id": "https://voc.fr/b", "@type": "skos:Concept", "skos:prefLabel": {"@value": "Posture", "@language": "fr"}, "skos:definition": {"@value": "Façon de se tenir.", "@language": "fr"}}]}"#;
    let entries = |text: &str| {
        let (said, plan) = import("skos", text.as_bytes(), &site());
        assert_eq!(said, Vec::<String>::new());
        plan.changes.into_iter().map(|change| (change.path, change.text)).collect::<Vec<_>>()
    };
    let expected = entries(turtle);
    assert_eq!(expected.len(), 2);
    assert!(expected[0].1.contains("generique: [posture]"), "{}", expected[0].1);
    assert_eq!(entries(xml), expected);
    assert_eq!(entries(json), expected);
}

#[test]
fn tbx_is_read_in_both_styles() {
    let dca = r#"<?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><descrip type="subjectField">x</descrip><langSec xml:lang="fr"><descripGrp><descrip type="definition">Dire.</descrip></descripGrp>
<termSec><term>rendre compte</term><termNote type="partOfSpeech">verb</termNote></termSec>
<termSec><term>rendre des comptes</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="en"><termSec><term>report</term></termSec></langSec></conceptEntry></body></text></tbx>"#;
    let dct = r#"<tbx style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://a" xmlns:basic="http://b"><text><body>
<conceptEntry id="c1"><min:subjectField>x</min:subjectField><langSec xml:lang="fr"><descripGrp><basic:definition>Dire.</basic:definition></descripGrp>
<termSec><term>rendre compte</term><min:partOfSpeech>verb</min:partOfSpeech></termSec>
<termSec><term>rendre des comptes</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="en"><termSec><term>report</term></termSec></langSec></conceptEntry></body></text></tbx>"#;
    for text in [dca, dct] {
        let (said, plan) = import("tbx", text.as_bytes(), &site());
        assert_eq!(said, ["1:1 import-partiel subjectField n’est pas importé (1)"]);
        assert_eq!(
            plan.changes[0].text,
            "---\ntitre: rendre compte\ndefinition: Dire.\ncategorie: verbe\na_eviter: [rendre des comptes]\nlangues:\n  en: [report]\nsources:\n  - titre: \"tbx:c1\"\n---\n"
        );
    }
    assert!(import("tbx", b"<tbx><a></tbx>", &site()).0[0].contains("tableau-illisible"));
}

/// No public vocabulary can be fetched from a test: this one has every property that entries hold, a
/// thousand times over.
#[test]
fn a_thousand_concepts_lose_nothing() {
    use std::fmt::Write;
    let mut turtle = String::from("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
    let mut words = Vec::new();
    for n in 0..1_000 {
        let mut literal = |property: &str, lang: &str| {
            let words_of = format!("{property} *{n}* {lang}: <b> & [x]");
            words.push((format!("{n:04}"), words_of.clone()));
            format!("skos:{property} \"{words_of}\"@{lang} ;\n  ")
        };
        let mut statements = format!("skos:prefLabel \"Notion {n}\"@fr ;\n  ");
        for (property, langs) in [
            ("altLabel", &["fr", "en"][..]),
            ("hiddenLabel", &["fr"]),
            ("prefLabel", &["en", "ar"]),
            ("definition", &["fr", "en"]),
            ("scopeNote", &["fr", "en"]),
            ("note", &["fr"]),
            ("example", &["fr", "en"]),
            ("historyNote", &["fr"]),
            ("changeNote", &["fr"]),
            ("editorialNote", &["fr"]),
        ] {
            for lang in langs {
                statements.push_str(&literal(property, lang));
            }
        }
        let broader =
            if n > 0 { format!("skos:broader <https://v.fr/{}> ;", (n - 1) / 10) } else { String::new() };
        let related =
            format!("skos:related <https://v.fr/{}> ; skos:closeMatch <https://w.fr/{n}>", (n + 500) % 1_000);
        writeln!(turtle, "<https://v.fr/{n}> a skos:Concept ;\n  {statements}{broader} {related} .").unwrap();
    }
    let (said, plan) = import("skos", turtle.as_bytes(), &site());
    assert_eq!((said, plan.changes.len()), (vec![], 1_000));
    let texts: std::collections::BTreeMap<&str, &str> =
        plan.changes.iter().map(|change| (change.path.as_str(), change.text.as_str())).collect();
    for (n, said) in &words {
        let path =
            format!("content/lexique/notion-{}.md", n.trim_start_matches('0').parse::<u32>().unwrap_or(0));
        // As a reader sees it: without the escapes of Markdown and of YAML, lines joined.
        let text = texts[path.as_str()].replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said.as_str()), "{said}\n{text}");
    }
    for n in 1..1_000 {
        let text = texts[format!("content/lexique/notion-{n}.md").as_str()];
        assert!(text.contains(&format!("generique: [notion-{}]\n", (n - 1) / 10)), "{text}");
        assert!(text.contains(&format!("associes: [notion-{}]\n", (n + 500) % 1_000)));
        assert!(text.contains(&format!("correspond_a_peu_pres:\n  - \"https://w.fr/{n}\"\n")));
    }
    let site = changed(&plan, &site());
    let (_, again) = import("skos", turtle.as_bytes(), &site);
    assert_eq!((again.changes.len(), again.unchanged), (0, 1_000));
}

/// A term's concepts elsewhere come back from a table, and from SKOS, as they were.
#[test]
fn mappings_go_and_come() {
    let neighbour = r#"{"version": 1, "site": {"titre": "V", "langue": "fr"}, "entrees": [{"id": "trace", "type": "terme", "titre": "Trace", "url": "https://v.fr/trace/"}]}"#;
    let config = format!("{CONFIG}\n[[lexiques]]\nid = \"voisin\"\nsource = \"lexiques/v.json\"\n");
    let empty = || Project::default().with("boussole.toml", &config).with("lexiques/v.json", neighbour);
    let text = "---\ntitre: Mot\ncorrespond_exactement: [\"voisin:trace\", \"https://a.fr/c/1\"]\ncorrespond_a_peu_pres: [\"https://a.fr/c/2\"]\ncorrespond_plus_large: [\"https://a.fr/c/3\"]\ncorrespond_plus_etroit: [\"https://a.fr/c/4\"]\ncorrespond_voisin: [\"https://a.fr/c/5\"]\n---\n";
    let (csv, xlsx) = export(&empty().with("content/lexique/mot.md", text));
    for (format, bytes) in [("csv", &csv), ("xlsx", &xlsx)] {
        let (said, plan) = import(format, bytes, &empty());
        assert_eq!((said, plan.changes.len()), (vec![], 1));
        let back = empty().with(&plan.changes[0].path, &plan.changes[0].text);
        assert_eq!(export(&back), (csv.clone(), xlsx.clone()), "{}", plan.changes[0].text);
    }
    let (said, _) =
        import("csv", "titre;correspond_exactement\nMot;voisin:trase | ailleurs:x\n".as_bytes(), &empty());
    assert_eq!(said.len(), 2, "{said:?}");
    let turtle = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://w.fr/1> a skos:Concept ; skos:prefLabel \"Mot\"@fr ;\n  skos:exactMatch <https://v.fr/trace/>, <https://a.fr/c/1> ; skos:relatedMatch <urn:isbn:1> ; skos:broader <https://x.fr/9> .\n";
    let (said, plan) = import("skos", turtle.as_bytes(), &empty());
    assert_eq!(said, Vec::<String>::new());
    for words in [
        "correspond_exactement:\n  - \"https://a.fr/c/1\"\n  - \"https://v.fr/trace/\"\n",
        "correspond_plus_large:\n  - \"https://x.fr/9\"\n",
        "- Notion voisine\u{a0}: urn:isbn:1\n",
    ] {
        assert!(plan.changes[0].text.contains(words), "{words}\n{}", plan.changes[0].text);
    }
}
