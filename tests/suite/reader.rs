//! Does the reader that browsers run answer as the index does? It runs here in an embedded engine, on
//! the files of a pack held in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use boussole::index::{Record, records};
use boussole::pipeline::compile;
use boussole::project::Project;
use boussole::search::pack::{MANIFEST, PackFile, Sizes, pack};
use boussole::search::{Engine, Query, json};
use rquickjs::{CatchResultExt, Context, Function, Module, Promise, Runtime, TypedArray};
use serde_json::{Value, json as value};

use crate::search::other_lexicon;
use crate::support::info;

const DRIVER: &str = "
export async function ask(openPack, fetchBytes, queries) {
  const answers = [];
  let [pack, waits, isWaiting] = [undefined, 0, false];
  // What is asked for in one breath is one wait.
  const fetch = async (url) => {
    if (!isWaiting) [isWaiting, waits] = [true, waits + 1];
    await null;
    isWaiting = false;
    return fetchBytes(url);
  };
  for (const { text, options } of JSON.parse(queries)) {
    try {
      pack ??= await openPack('recherche/manifeste.json', fetch);
      waits = 0;
      answers.push({ ...(await pack.search(text, options)), waits });
    } catch (error) {
      answers.push({ error: error.code ?? `${error}\\n${error.stack}` });
    }
  }
  return JSON.stringify(answers);
}
";

/// What is fetched, in order.
type Fetched = Rc<RefCell<Vec<String>>>;

/// Asks the reader, in one session; gives its answers, and the files that it fetched.
fn ask(files: &[PackFile], queries: &[(&str, Value)]) -> (Vec<Value>, Vec<String>) {
    let files: BTreeMap<String, Vec<u8>> = files.iter().cloned().collect();
    let reader = files.iter().find(|(path, _)| path.starts_with("lecteur.")).expect("a reader").1.clone();
    let queries = value!(
        queries
            .iter()
            .map(|(text, options)| value!({ "text": text, "options": options }))
            .collect::<Vec<_>>()
    );
    let fetched = Fetched::default();
    let seen = Rc::clone(&fetched);
    let runtime = Runtime::new().expect("an engine");
    let context = Context::full(&runtime).expect("an engine");
    let answers: String = context.with(|ctx| {
        let reader = String::from_utf8(reader).expect("a script");
        let load = |name: &str, source: String| {
            let (module, promise) = Module::declare(ctx.clone(), name, source)
                .catch(&ctx)
                .expect("a module")
                .eval()
                .catch(&ctx)
                .expect(name);
            promise.finish::<()>().catch(&ctx).expect(name);
            module
        };
        let open: Function = load("lecteur", reader).get("openPack").expect("openPack");
        let ask: Function = load("essai", DRIVER.to_owned()).get("ask").expect("ask");
        let engine = ctx.clone();
        let fetch = Function::new(ctx.clone(), move |url: String| {
            let path = url.strip_prefix("recherche/").unwrap_or(&url);
            seen.borrow_mut().push(path.to_owned());
            match files.get(path) {
                Some(bytes) => TypedArray::new(engine.clone(), bytes.clone()),
                None => Err(rquickjs::Exception::throw_message(&engine, "404")),
            }
        })
        .expect("a function");
        let promise: Promise = ask.call((open, fetch, queries.to_string())).catch(&ctx).expect("a promise");
        promise.finish().catch(&ctx).expect("answers")
    });
    let fetched = fetched.borrow().clone();
    (serde_json::from_str(&answers).expect("JSON"), fetched)
}

fn shipped() -> Vec<Record> {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    records(&compile(&project, info(), false).edition)
}

/// Ids of the first hits, those of one score in one order.
fn top(answer: &Value) -> Vec<(String, String)> {
    let hits = answer["hits"].as_array().map_or(&[][..], Vec::as_slice);
    let mut hits: Vec<(String, String)> = hits
        .iter()
        .map(|hit| {
            let score = hit["score"].as_f64().unwrap_or_default();
            (format!("{score:.9}"), hit["id"].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let last = hits.get(4).map(|(score, _)| score.clone());
    // What ties with the fifth may be cut anywhere.
    hits.truncate(5);
    hits.retain(|(score, _)| hits_before(last.as_deref(), score));
    hits
}

fn hits_before(last: Option<&str>, score: &str) -> bool {
    last.is_none_or(|last| last != score)
}

/// In as few files as may be.
const WHOLE: Sizes = Sizes { titles: 1 << 24, shard: 1 << 24, spellings: 1 << 24, texts: 1 << 24 };
/// As many thousand entries are cut.
const CUT: Sizes = Sizes { titles: 0, shard: 1_000, spellings: 1_000, texts: 10_000 };

/// The queries of some files of judged ones.
fn queries_of(files: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search");
    let texts = files.iter().map(|file| std::fs::read_to_string(root.join(file)).expect(file));
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').nth(1).map(str::to_owned)).collect()
}

/// The judged queries of the shipped lexicon. A test for each size: they run side by side.
fn compare_shipped(sizes: Sizes) {
    let queries = queries_of(&["queries.tsv", "apart.tsv"]);
    assert!(queries.len() > 300);
    compare(&shipped(), &queries, sizes);
}

#[test]
fn the_reader_answers_as_the_index_does() {
    compare_shipped(Sizes::DEFAULT);
}

#[test]
fn the_reader_answers_from_one_file_as_the_index_does() {
    compare_shipped(WHOLE);
}

#[test]
fn the_reader_answers_from_many_files_as_the_index_does() {
    compare_shipped(CUT);
}

/// The reader has no French grammar: it knows inclusive forms by the feminine endings that are usual.
#[test]
fn the_reader_knows_inclusive_forms() {
    let titles = [
        "Lycéen",
        "Citoyen",
        "Vendeur",
        "Copain",
        "Acteur",
        "Lecteur",
        "Nouveau",
        "Professeur",
        "Ambassadeur",
        "Médiateur",
        "Usager",
        "Salarié",
        "Chef",
        "Travailleur",
        "Professionnel",
        "Social",
        "Directeur",
        "Époux",
        "Formateur",
        "Habitant",
        "Élu",
        "Conseiller",
    ];
    let records = terms(titles.map(|title| (title, "Personne.")));
    let queries = [
        "lycéen.nes",
        "lycéen·ne",
        "citoyen-ne",
        "citoyen·ne·s",
        "vendeur/se",
        "vendeur·se",
        "copain·ine",
        "acteur·ices",
        "lecteur·ice·s",
        "lecteur·rice",
        "nouveau·elle",
        "nouveau·lle",
        "ambassadeur·drice",
        "ambassadeur/drice",
        "médiateur·rice·s",
        "médiateur(trice)s",
        "médiateurs/trices",
        "médiateur-rice",
        "usager·ère",
        "usager.ère.s",
        "usager(s)",
        "salarié-e-s",
        "salarié·e",
        "salarié(e)",
        "chef·fe",
        "travailleurs·euses",
        "professionnel·le·s",
        "social·e·s",
        "sociaux·ales",
        "directeur.trice",
        "époux·se",
        "formateurs-trices",
        "habitant·e·s",
        "élu.e.s",
        "élu/e",
        "conseiller/ère",
        "conseillers·ères",
        "dit-elle",
        "rendez-vous",
        "et/ou",
    ];
    compare(&records, &queries.map(str::to_owned), Sizes::DEFAULT);
}

/// Abbreviations end no sentence, and long words are no words.
#[test]
fn the_reader_cuts_texts_as_the_index_does() {
    let long = "é".repeat(61);
    let before = "Ce texte est bien assez long pour que son extrait commence plus loin que lui. ".repeat(4);
    let text = format!("{before}Voir M. Dupont et l’art. L. 121-3 sur le tréfilage. {long}");
    let records = terms([("Usine", text.as_str()), (long.as_str(), "Un mot."), ("Prud’homme", "Juge élu.")]);
    let queries = ["tréfilage", &long, &long[..long.len() - 4], "prudhommes", "prud homme", "qu'y a t il"];
    compare(&records, &queries.map(str::to_owned), Sizes::DEFAULT);
}

/// Terms of those titles, each with its definition.
fn terms<const N: usize>(terms: [(&str, &str); N]) -> Vec<Record> {
    let mut project = Project::default().with("boussole.toml", "[site]\ntitre = \"Essai\"\n");
    for (at, (title, definition)) in terms.iter().enumerate() {
        let entry = format!("---\ntitre: {title}\ndefinition: {definition}\n---\n");
        project = project.with(&format!("content/lexique/terme-{at}.md"), &entry);
    }
    let records = records(&compile(&project, info(), false).edition);
    assert_eq!(records.len(), N);
    records
}

/// A real lexicon of short definitions, cut as a large one is.
#[test]
fn the_reader_answers_as_the_index_does_elsewhere() {
    let mut queries = queries_of(&["administratif/apart.tsv"]);
    assert!(queries.len() > 150);
    // Short words, half words, names and acronyms among others, first and second accents.
    queries.extend(
        [
            "sol",
            "sur",
            "par",
            "ado",
            "toub",
            "psy",
            "AME",
            "CAF",
            "comment obtenir la caf",
            "croisière cap vert",
            "formulaire service à la demande",
            "payer en numéraire",
            "mon patron",
            "opposition à tiers détenteur",
            "comment réparer mon vélo crevé",
            "pneu hiver",
            "maire vacances",
            "co voiturage",
            "visio conférence",
            "sur endettement",
            "carte grise",
            "carte grise provisoire",
            "lemployeur",
            "donnation",
            "patron",
            "quartier",
            "mordre",
            "jarrive pas a faire ma demande",
            "etranger sans papier",
            "lassociation et le tribunal",
            "sinscrire sur les listes",
            "cest quoi ladop",
            "jai perdu mon pasport",
            "cheque vacence",
            "demenagement entreprise",
            "revenu de solidarité active",
            "sdf",
            "voiture hibride rechargable",
            "mon mari me frappe",
            "elections",
            "je vais divorcer",
            "abateman",
            "perkizission",
            "éritié",
            "lojeman sossial",
            "hutilisation",
            "impau",
            "inaptitude",
            "carte frise",
            "plus-value",
            "plus-val",
            "vis-à-vis d'un tiers",
            "une plus-value immobilière",
            "prendre rendez-vous",
            "sous-préfecture",
            "après-midi",
            "rupture conventionnelle",
            "pension de réversion",
            "extraits de casier judiciaire",
            "un problème avec les infos",
        ]
        .map(str::to_owned),
    );
    compare(&other_lexicon("administratif"), &queries, CUT);
}

fn compare(records: &[Record], queries: &[String], sizes: Sizes) {
    let engine = Engine::build(records).expect("an index");
    let asked: Vec<(&str, Value)> = queries.iter().map(|query| (query.as_str(), value!({}))).collect();
    let expected = queries
        .iter()
        .map(|query| json(query, &engine.search(&Query::new(query.as_str())).expect("an answer")));
    let files = pack(&engine, records, &[], sizes).expect("a pack");
    let (answers, _) = ask(&files, &asked);
    // Where names are in many files, those that have come are looked at.
    let is_whole = sizes.titles > 0;
    let mut apart = Vec::new();
    for ((query, expected), answer) in queries.iter().zip(expected).zip(&answers) {
        for (part, is_same) in [
            ("hits", top(&expected) == top(answer)),
            ("total", expected["total"] == answer["total"]),
            ("suggestions", !is_whole || expected["suggestions"] == answer["suggestions"]),
            ("details", !is_whole || details(&expected) == details(answer)),
        ] {
            if !is_same {
                apart.push(format!(
                    "{query}: {part}\n  {}\n  {}",
                    shown(&expected, part),
                    shown(answer, part)
                ));
            }
        }
    }
    let some = apart[..apart.len().min(12)].join("\n");
    assert!(apart.is_empty(), "{} of {}\n{some}", apart.len(), queries.len());
}

/// What the first hits show, in the order of their ids: those of one score come in any order.
fn details(answer: &Value) -> Vec<Value> {
    let ids = top(answer);
    let hits = answer["hits"].as_array().map_or(&[][..], Vec::as_slice).iter();
    let hits = hits.filter(|hit| ids.iter().any(|(_, id)| *id == hit["id"].as_str().unwrap_or_default()));
    let mut shown: Vec<Value> = hits
        .map(|hit| {
            value!([
                hit["id"],
                hit["url"],
                hit["title"],
                hit["kind"],
                hit["reasons"],
                hit["section"],
                hit["excerpt"]
            ])
        })
        .collect();
    shown.sort_by_key(|hit| hit[0].to_string());
    shown
}

fn shown(answer: &Value, part: &str) -> String {
    match part {
        "hits" => format!("{:?} {}", top(answer), answer["error"]),
        "details" => value!(details(answer)).to_string(),
        part => answer[part].to_string(),
    }
}

#[test]
fn a_pack_names_its_reader() {
    let files = pack(&Engine::build(&[]).expect("an index"), &[], &[], Sizes::default()).expect("a pack");
    let manifest = files.iter().find(|(path, _)| path == MANIFEST).expect("a manifest");
    let manifest: Value = serde_json::from_slice(&manifest.1).expect("JSON");
    let reader = manifest["reader"].as_str().expect("a name");
    assert!(files.iter().any(|(path, _)| path == reader));
}

/// A lexicon of three terms whose names, words and texts are in files of their own.
fn small(definition: &str) -> Vec<PackFile> {
    let term = |id: &str, title: &str, text: &str| {
        format!(
            "---\ntitre: {title}\ndefinition: {text}\ntheme: {}\n---\nUn développement.\n",
            if id == "cadre" { "pratique" } else { "metier" }
        )
    };
    let config = "[site]\ntitre = \"Essai\"\n[[themes]]\nid = \"metier\"\ntitre = \"Métier\"\n[[themes]]\nid = \"pratique\"\ntitre = \"Pratique\"\n";
    let project = Project::default()
        .with("boussole.toml", config)
        .with("content/lexique/usager.md", &term("usager", "Usager", definition))
        .with("content/lexique/cadre.md", &term("cadre", "Cadre", "Manière de faire."))
        .with("content/pages/aide.md", "---\ntitre: Aide\n---\nPour chaque usager.\n");
    let records = records(&compile(&project, info(), false).edition);
    assert_eq!(records.len(), 3);
    let themes =
        [("metier", "Métier"), ("pratique", "Pratique")].map(|(id, title)| (id.into(), title.into()));
    let sizes = Sizes { titles: 0, shard: 60, spellings: 60, texts: 100 };
    pack(&Engine::build(&records).expect("an index"), &records, &themes, sizes).expect("a pack")
}

fn ids(answer: &Value) -> Vec<&str> {
    answer["hits"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .filter_map(|hit| hit["id"].as_str())
        .collect()
}

#[test]
fn filters_leave_out_and_counts_do_not() {
    let files = small("Personne qui se sert d’un service.");
    let queries = [
        ("usager", value!({})),
        ("usager", value!({ "kind": "page" })),
        ("usager", value!({ "theme": "metier" })),
        ("usager", value!({ "limit": 1, "details": false })),
        ("usager", value!({ "kind": "fiche" })),
    ];
    let (answers, _) = ask(&files, &queries);
    let counts = value!([{ "kind": "terme", "count": 1 }, { "kind": "page", "count": 1 }]);
    for (answer, expected) in answers.iter().zip([
        vec!["lexique/usager", "pages/aide"],
        vec!["pages/aide"],
        vec!["lexique/usager"],
        vec!["lexique/usager"],
        vec![],
    ]) {
        assert_eq!(ids(answer), expected, "{answer}");
    }
    assert_eq!(answers[0]["kinds"], counts);
    assert_eq!(answers[1]["kinds"], counts);
    assert_eq!(answers[0]["themes"], value!([{ "id": "metier", "count": 1 }]));
    assert_eq!((&answers[3]["total"], answers[3]["hits"][0].get("excerpt")), (&value!(2), None));
}

#[test]
fn a_damaged_pack_says_so() {
    let sound = small("Personne.");
    let query = [("usager", value!({}))];
    let error = |files: &[PackFile]| ask(files, &query).0[0]["error"].clone();
    assert_eq!(error(&sound), Value::Null);
    let other = small("Personne qui se sert d’un service.");
    for (path, _) in &sound {
        if path.starts_with("lecteur.") {
            continue;
        }
        let changed = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut files = sound.clone();
            files.iter_mut().filter(|(one, _)| one == path).for_each(|(_, bytes)| change(bytes));
            error(&files)
        };
        let (_, used) = ask(&sound, &query);
        if !used.contains(path) {
            continue;
        }
        let without: Vec<PackFile> = sound.iter().filter(|(one, _)| one != path).cloned().collect();
        assert_eq!(error(&without), "network", "{path} is missing");
        assert_eq!(changed(&|bytes| bytes.truncate(bytes.len() - 2)), "damaged", "{path} is cut");
        assert_eq!(changed(&|bytes| bytes.clear()), "damaged", "{path} is empty");
        let page = b"<!doctype html><title>Introuvable</title>";
        assert_eq!(changed(&|bytes| *bytes = page.to_vec()), "damaged", "{path} is a page");
        if path != MANIFEST {
            let middle = changed(&|bytes| {
                let at = bytes.len() - 3;
                bytes[at] ^= 1;
            });
            assert_eq!(middle, "damaged", "{path} has another letter");
            let name = path.rsplit('/').next().expect("a name");
            let theirs = other.iter().find(|(one, _)| one.ends_with(name)).expect("the same file").1.clone();
            assert_eq!(changed(&|bytes| *bytes = theirs.clone()), "damaged", "{path} of another edition");
        }
    }
    let newer = sound.iter().map(|(path, bytes)| match path == MANIFEST {
        true => (path.clone(), String::from_utf8_lossy(bytes).replace("\"format\":", "\"format\":1").into()),
        false => (path.clone(), bytes.clone()),
    });
    assert_eq!(error(&newer.collect::<Vec<_>>()), "outdated");
}

/// The first answer of a visit: the manifest, the reader beside it, then the words; excerpts after them.
#[test]
fn a_first_answer_takes_few_files() {
    let records = shipped();
    let engine = Engine::build(&records).expect("an index");
    let files = pack(&engine, &records, &[], Sizes::default()).expect("a pack");
    let fetched = |query: &str| ask(&files, &[(query, value!({ "details": false }))]).1;
    assert_eq!(fetched("médiateur").len(), 2, "{:?}", fetched("médiateur"));
    let several = fetched("rendre compte à son employeur");
    assert!(several.len() <= 5, "{several:?}");
    let files: BTreeMap<_, _> = files.into_iter().collect();
    assert!(files[MANIFEST].len() < 70_000);
    // A letter by itself is no half word, whatever begins with it: in many files, the manifest, themes, words and names.
    let files = pack(&engine, &records, &[], CUT).expect("a pack");
    let letter = ask(&files, &[("m", value!({ "details": false }))]).1;
    assert!(letter.len() <= 4, "{letter:?}");
}

/// On a poor network each wait in a row costs more than a file: what can be known to be needed is asked for at once,
/// however many files the words are in.
#[test]
fn a_first_answer_waits_seldom() {
    let records = shipped();
    let engine = Engine::build(&records).expect("an index");
    for (sizes, query, most) in [
        (Sizes::default(), "médiateur", 1),
        (Sizes::default(), "rendre compte à son employeur", 2),
        (Sizes::default(), "mediatuer", 1),
        (Sizes::default(), "médiat", 2),
        (CUT, "médiateur", 3),
        (CUT, "rendre compte à son employeur", 4),
        (CUT, "médi", 3),
        (CUT, "partenarait", 4),
    ] {
        let files = pack(&engine, &records, &[], sizes).expect("a pack");
        let (answers, fetched) = ask(&files, &[(query, value!({ "details": false }))]);
        let waits = answers[0]["waits"].as_u64().expect("a number");
        assert!(waits <= most, "{query}: {waits} waits: {fetched:?}");
        assert!(!answers[0]["hits"].as_array().expect("hits").is_empty(), "{query}");
    }
}
