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

use crate::support::info;

const DRIVER: &str = "
export async function ask(openPack, fetchBytes, queries) {
  const answers = [];
  let pack;
  for (const { text, options } of JSON.parse(queries)) {
    try {
      pack ??= await openPack('recherche/manifeste.json', fetchBytes);
      answers.push(await pack.search(text, options));
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

/// As the shipped lexicon is published, in as few files as may be, and cut as many thousand entries are.
const SIZES: [(&str, Sizes); 3] = [
    ("as published", Sizes { titles: 70_000, shard: 12_000, texts: 3_000 }),
    ("whole", Sizes { titles: 1 << 24, shard: 1 << 24, texts: 1 << 24 }),
    ("cut", Sizes { titles: 0, shard: 12_000, texts: 10_000 }),
];

#[test]
fn the_reader_answers_as_the_index_does() {
    let records = shipped();
    let engine = Engine::build(&records).expect("an index");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search");
    let texts =
        ["queries.tsv", "apart.tsv"].map(|file| std::fs::read_to_string(root.join(file)).expect(file));
    let queries: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    assert!(queries.len() > 300);
    let asked: Vec<(&str, Value)> = queries.iter().map(|query| (*query, value!({}))).collect();
    let expected: Vec<Value> = queries
        .iter()
        .map(|query| json(query, &engine.search(&Query::new(*query)).expect("an answer")))
        .collect();
    for (name, sizes) in SIZES {
        let files = pack(&engine, &records, &[], sizes).expect("a pack");
        let (answers, _) = ask(&files, &asked);
        let mut apart = Vec::new();
        for ((query, expected), answer) in queries.iter().zip(&expected).zip(&answers) {
            for (part, is_same) in [
                ("hits", top(expected) == top(answer)),
                ("total", expected["total"] == answer["total"]),
                // Where names are in many files, those that have come are looked at.
                ("suggestions", name == "cut" || expected["suggestions"] == answer["suggestions"]),
                ("details", name == "cut" || details(expected) == details(answer)),
            ] {
                if !is_same {
                    apart.push(format!(
                        "{query}: {part}\n  {}\n  {}",
                        shown(expected, part),
                        shown(answer, part)
                    ));
                }
            }
        }
        let some = apart[..apart.len().min(12)].join("\n");
        assert!(apart.is_empty(), "{name}: {} of {}\n{some}", apart.len(), queries.len());
    }
}

/// What the first hit shows.
fn details(answer: &Value) -> Value {
    let hit = &answer["hits"][0];
    value!([hit["url"], hit["title"], hit["kind"], hit["reasons"], hit["section"], hit["excerpt"]])
}

fn shown(answer: &Value, part: &str) -> String {
    match part {
        "hits" => format!("{:?} {}", top(answer), answer["error"]),
        "details" => details(answer).to_string(),
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
