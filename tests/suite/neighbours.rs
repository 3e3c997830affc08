//! Lexicons that lead to each other: two small sites, each with the other's `lexique.json`.

use boussole::pipeline::Outcome;

use crate::support::{complaints, explain, file, main_of, site};

fn config(title: &str, address: &str, other: &str, is_automatic: bool) -> String {
    format!(
        "[site]\ntitre = \"{title}\"\nadresse = \"https://{address}/\"\n[editeur]\nnom = \"Ville\"\ncourriel = \"a@b.fr\"\nadresse = \"1 rue\"\ndirecteur = \"A. B.\"\nimmatriculation = \"123\"\ntelephone = \"03\"\n[hebergeur]\nnom = \"H\"\nadresse = \"2 rue\"\ntelephone = \"04\"\n\
         [[lexiques]]\nid = \"{other}\"\nsource = \"https://{other}.fr/donnees/lexique.json\"\nautomatique = {is_automatic}\n"
    )
}

const OUTREACH: &str = "---
titre: Aller vers
definition: Démarche qui précède la demande.
categorie: locution
sources: [{titre: Guide}]
correspond_exactement: [nord:demarche-proactive, 'https://data.fr/c/12']
correspond_plus_large: [nord:Démarche]
---
Une trace reste au registre, voir [[nord:trace]], [[nord:demarche-proactive]] et
[[nord:trace|ce que l’on garde]]. La médiation sociale n’est pas la médiation.

## Suite

Des traces, encore des traces, un registre.
";

const MEDIATION: &str = "---
titre: Médiation
definition: Action d’un tiers.
sources: [{titre: Guide}]
associes: [aller-vers]
---
";

const NORTH: &[(&str, &str)] = &[
    (
        "content/lexique/demarche-proactive.md",
        "---
titre: Démarche proactive
definition: Démarche de qui n’attend pas la demande.
categorie: nom
genre: f
generique: [demarche]
sources: [{titre: Guide}]
correspond_a_peu_pres: [sud:aller-vers]
---
On peut aussi aller vers les gens.
",
    ),
    (
        "content/lexique/demarche.md",
        "---\ntitre: Démarche\ndefinition: Manière d’agir.\nsources: [{titre: Guide}]\n---\n",
    ),
    (
        "content/lexique/trace.md",
        "---\ntitre: Trace\ndefinition: Ce qui reste d’une *action*.\ncategorie: nom\ngenre: f\nvariantes: [registre]\nsources: [{titre: Guide}]\ngenerique: [demarche]\n---\n",
    ),
    (
        "content/lexique/mediation-sociale.md",
        "---\ntitre: Médiation sociale\ndefinition: Action d’un tiers dans la ville.\nsources: [{titre: Guide}]\ngenerique: [demarche]\n---\n",
    ),
];

/// A site with the lexicon of the other, when there is one.
fn build(config: &str, entries: &[(&str, &str)], other: Option<(&str, &str)>) -> Outcome {
    let mut files = vec![("boussole.toml", config)];
    files.extend(entries);
    files.extend(other);
    site(&files)
}

/// What leads out of a text: `words → address`, with the owner that is said to those who see no card.
fn ways_out(html: &str) -> Vec<String> {
    let links = html.split("<a ").skip(1).filter_map(|tag| {
        let (attributes, rest) = tag.split_once('>')?;
        let url = attributes.split_once("href=\"")?.1.split('"').next()?;
        let words = rest.split("</a>").next()?;
        let words = words.replace("<span class=\"lu\">", "").replace("</span>", "");
        url.starts_with("https://").then(|| format!("{words} → {url}"))
    });
    links.collect()
}

#[test]
fn two_lexicons_lead_to_each_other() {
    let south = config("Sud", "sud.fr", "nord", true);
    let north = config("Nord", "nord.fr", "sud", false);
    let south_entries =
        [("content/lexique/aller-vers.md", OUTREACH), ("content/lexique/mediation.md", MEDIATION)];
    // The first edition of each knows nothing of the other.
    let alone = |config: &str| config.split("[[lexiques]]").next().unwrap_or_default().to_owned();
    let bare = [(
        "content/lexique/aller-vers.md",
        "---\ntitre: Aller vers\ndefinition: Démarche qui précède la demande.\ncategorie: locution\nsources: [{titre: Guide}]\n---\n",
    )];
    let first = build(&alone(&south), &bare, None);
    let first = file(&first, "donnees/lexique.json");
    let north = build(&north, NORTH, Some(("lexiques/sud.json", &first)));
    assert!(north.site.is_some(), "{}", explain(&north));
    let lexicon = file(&north, "donnees/lexique.json");
    let south = build(&south, &south_entries, Some(("lexiques/nord.json", &lexicon)));
    assert_eq!(complaints(&south), Vec::<String>::new(), "{}", explain(&south));

    let page = main_of(&south, "lexique/aller-vers/index.html");
    let expected = [
        // Our own « médiation » wins over « médiation sociale »; the author's links count as the first.
        "Démarche (dans le lexique Nord) → https://nord.fr/lexique/demarche/",
        "trace (dans le lexique Nord) → https://nord.fr/lexique/trace/",
        "Démarche proactive (dans le lexique Nord) → https://nord.fr/lexique/demarche-proactive/",
        "ce que l’on garde (dans le lexique Nord) → https://nord.fr/lexique/trace/",
        "traces (dans le lexique Nord) → https://nord.fr/lexique/trace/",
        "Démarche proactive → https://nord.fr/lexique/demarche-proactive/",
        "https://data.fr/c/12 → https://data.fr/c/12",
        "Démarche → https://nord.fr/lexique/demarche/",
    ];
    let ways = ways_out(&page);
    let of_article: Vec<&str> =
        ways.iter().map(String::as_str).filter(|way| !way.contains("sud.fr")).collect();
    assert_eq!(of_article, expected, "{page}");
    for (words, is_there) in [
        ("<h2 id=\"_relations\">Mots voisins</h2>", true),
        ("<h2 id=\"_ailleurs\">Dans d’autres lexiques</h2>", true),
        ("<dt>Même notion</dt>", true),
        ("<span class=\"phrase-emploi\">Démarche de qui n’attend pas la demande.</span>", true),
        // The card, with the words of the neighbour and its name.
        ("<div id=\"_carte-nord:trace\"><p class=\"mot-carte-mot\">Trace</p>", true),
        ("<p>Ce qui reste d’une action.</p>", true),
        ("<p class=\"mot-carte-note\">dans le lexique Nord</p>", true),
        ("mediation-sociale", false),
    ] {
        let html = file(&south, "lexique/aller-vers/index.html");
        assert_eq!(html.contains(words), is_there, "{words}\n{html}");
    }
    let turtle = file(&south, "donnees/lexique.ttl");
    for said in [
        "skos:exactMatch <https://nord.fr/lexique/demarche-proactive/> , <https://data.fr/c/12>",
        "skos:broadMatch <https://nord.fr/lexique/demarche/>",
    ] {
        assert!(turtle.contains(said), "{said}\n{turtle}");
    }
    let tbx = file(&south, "donnees/lexique.tbx");
    let said = "<xref type=\"externalCrossReference\" target=\"https://nord.fr/lexique/demarche-proactive/\">Démarche proactive</xref>";
    assert!(tbx.contains(said), "{tbx}");
    let json: serde_json::Value = serde_json::from_str(&file(&south, "donnees/lexique.json")).expect("JSON");
    let mappings = &json.pointer("/entrees/0/correspondances").expect("mappings");
    assert_eq!(
        mappings[0],
        serde_json::json!({"relation": "exactMatch", "url": "https://nord.fr/lexique/demarche-proactive/", "titre": "Démarche proactive", "lexique": "Nord"})
    );
    assert_eq!(mappings[1], serde_json::json!({"relation": "exactMatch", "url": "https://data.fr/c/12"}));

    // The other way: a mapping; nothing in running text, which was not asked for.
    let page = main_of(&north, "lexique/demarche-proactive/index.html");
    let ways: Vec<String> = ways_out(&page).into_iter().filter(|way| !way.contains("nord.fr")).collect();
    assert_eq!(ways, ["Aller vers → https://sud.fr/lexique/aller-vers/"]);
    assert!(
        file(&north, "donnees/lexique.ttl").contains("skos:closeMatch <https://sud.fr/lexique/aller-vers/>")
    );
}

#[test]
fn what_our_own_terms_hide_stays_hidden() {
    let north = config("Nord", "nord.fr", "sud", false);
    let north = north.split("[[lexiques]]").next().unwrap_or_default();
    let alone: Vec<(&str, String)> = NORTH
        .iter()
        .map(|(path, text)| (*path, text.replace("correspond_a_peu_pres: [sud:aller-vers]\n", "")))
        .collect();
    let alone: Vec<(&str, &str)> = alone.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let lexicon = file(&build(north, &alone, None), "donnees/lexique.json")
        .replace("\"titre\": \"Trace\",", "\"titre\": \"Trace\", \"nouveaute\": {\"a\": [1]},");
    let ours = [
        (
            "content/lexique/registre.md",
            "---\ntitre: Registre\ndefinition: Livre que l’on tient.\nlier: jamais\nsources: [{titre: Guide}]\n---\nLa trace d’une démarche proactive.\n",
        ),
        (
            "content/pages/texte.md",
            "---\ntitre: Texte\nresume: Un texte.\n---\nUn registre et une trace.\n\n`trace`, [trace](https://a.fr/), les traces.\n\n# Trace\n",
        ),
        (
            "content/pages/sans.md",
            "---\ntitre: Sans\nresume: Un texte.\nliens_automatiques: non\n---\nUne trace, [[nord:trace]].\n",
        ),
    ];
    let outcome =
        build(&config("Sud", "sud.fr", "nord", true), &ours, Some(("lexiques/nord.json", &lexicon)));
    let found = |path: &str| {
        let ways = ways_out(&main_of(&outcome, path)).into_iter();
        ways.filter(|way| !way.contains("sud.fr")).collect::<Vec<_>>()
    };
    let trace = |words: &str| format!("{words} (dans le lexique Nord) → https://nord.fr/lexique/trace/");
    assert_eq!(found("texte/index.html"), [trace("trace"), "trace → https://a.fr/".to_owned()]);
    assert_eq!(found("sans/index.html"), [trace("trace")]);
    assert_eq!(
        found("lexique/registre/index.html"),
        [
            trace("trace"),
            "démarche proactive (dans le lexique Nord) → https://nord.fr/lexique/demarche-proactive/"
                .to_owned()
        ]
    );
    // `[liens] automatiques = false` is for all.
    let quiet = config("Sud", "sud.fr", "nord", true) + "[liens]\nautomatiques = false\n";
    let outcome = build(&quiet, &ours, Some(("lexiques/nord.json", &lexicon)));
    let html = main_of(&outcome, "texte/index.html");
    assert!(!html.contains("nord.fr"), "{html}");
}

/// What somebody else's file says is as little trusted as our own texts.
#[test]
fn a_hostile_lexicon_is_only_words() {
    let evil = "<script>alert(1)</script>\\\"'{{ 7 * 7 }}";
    let lexicon = format!(
        "{{\"version\": 1, \"site\": {{\"titre\": \"{evil}\", \"langue\": \"{evil}\"}}, \"entrees\": [{{\"id\": \"trace\", \"type\": \"terme\", \"titre\": \"{evil}\", \"sigle\": \"{evil}\", \"url\": \"https://v.fr/?a=1&b='2\", \"variantes\": [{{\"terme\": \"trace\"}}], \"sens\": [{{\"definition\": \"{evil}\", \"domaine\": \"{evil}\"}}], \"langues\": {{\"fr\": [\"trace\"]}}}}]}}"
    );
    let ours = [(
        "content/lexique/mot.md",
        "---\ntitre: Mot\ndefinition: Unité de langue.\nsources: [{titre: Guide}]\ncorrespond_exactement: [voisin:trace]\n---\nUne trace. [[voisin:trace]]\n\n# Suite\n\nUne trace.\n",
    )];
    let config = "[site]\ntitre = \"Essai\"\n[[lexiques]]\nid = \"voisin\"\nsource = \"lexiques/voisin.json\"\nautomatique = true\n[[dossiers]]\nid = \"d\"\ntitre = \"D\"\nentrees = [\"mot\"]\n";
    let outcome = build(config, &ours, Some(("lexiques/voisin.json", &lexicon)));
    for page in ["lexique/mot/index.html", "dossiers/d/index.html"] {
        let html = file(&outcome, page);
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
        assert!(
            html.contains("href=\"https://v.fr/?a=1&amp;b=&#39;2\"")
                || html.contains("href=\"https://v.fr/?a=1&amp;b=&#x27;2\""),
            "{html}"
        );
        assert!(!html.contains("<script>alert") && !html.contains("49"), "{html}");
    }
    let json = file(&outcome, "donnees/lexique.json");
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok() && !json.contains("<script>"), "{json}");
}
