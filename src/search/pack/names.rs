//! `titles` of the manifest: what every entry is called. `noms-N.json`: the same as a table of names.
//!
//! | key of `titles` | of each entry |
//! |---|---|
//! | `titres` | its title |
//! | `ids` | its id, when that is not the folder of its kind and its title as an address |
//! | `adresses` | its address, when that is not its id and `/` |
//! | `noms` | its other names with a tab between, each after the digit of its rank |
//! | `lemmes` | of all names together: each word whose lemma is not the usual one, `/`, and the lemma as it differs |
//! | `lies` | the entries that have to do with it, rising |
//! | `themes` | a sign for its theme |
//!
//! A row of `noms-N.json` is a name (`noms`) and which entry, rank and place among its names (`ou`); or
//! lemmas that are not the words of a name (`lemmes`; where there is one lemma, the words after a tab) and the same (`lemmes_ou`). Both stand in the order of
//! their letters, folded and without spaces.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};

use super::{MOST_FILES, Sizes};
use crate::index::{LabelRank, Record};
use crate::model::slugify;
use crate::search::analyse::Analyser;
use crate::search::code::{differing, push_number, push_rising, sign};
use crate::search::query::name_keys;
use crate::search::stem::Stems;

/// What entries are called, where it stands.
pub enum Names {
    /// `titles` of the manifest.
    InManifest(Value),
    /// The bodies of `noms-N.json`, each with its first key.
    InFiles(Vec<(String, Value)>),
}

impl Names {
    /// The names of entries, in the manifest where they are few enough.
    pub fn of(records: &[Record], themes: &str, sizes: Sizes) -> Names {
        let least: usize = records.iter().map(|record| record.title.len()).sum();
        // Tens of thousands of names need not be written to be counted.
        let titles = (least <= sizes.titles).then(|| titles(records, themes));
        match titles.filter(|titles| titles.to_string().len() <= sizes.titles) {
            Some(titles) => Names::InManifest(titles),
            None => Names::InFiles(shards(records, sizes.shard)),
        }
    }
}

fn titles(records: &[Record], themes: &str) -> Value {
    let mut pen = Pen::new(records);
    let each = |part: fn(&Record) -> String| records.iter().map(part).collect::<Vec<_>>();
    let lemmas = pen.lemmas(records);
    let related: Vec<String> = records.iter().map(|record| pen.related(record)).collect();
    json!({
        "titres": each(|record| record.title.clone()),
        "ids": each(|record| match record.id == usual_id(record) {
            true => String::new(),
            false => record.id.clone(),
        }),
        "adresses": each(|record| match record.url == format!("{}/", record.id) {
            true => String::new(),
            false => record.url.clone(),
        }),
        "noms": each(|record| {
            let names = record.labels.iter().map(|label| format!("{}{}", label.rank.digit(), line(&label.text)));
            names.collect::<Vec<_>>().join("\t")
        }),
        "lemmes": lemmas,
        "lies": related.join(" "),
        "themes": themes,
    })
}

fn shards(records: &[Record], size: usize) -> Vec<(String, Value)> {
    let mut pen = Pen::new(records);
    let mut rows: Vec<(String, bool, String, String)> = Vec::new();
    for (at, record) in records.iter().enumerate() {
        for (place, (name, rank)) in record.names().enumerate() {
            let mut owner = String::new();
            push_number(&mut owner, at);
            owner.push(rank.digit());
            owner.push(sign(place));
            if let Some((exact, lemmas)) = pen.keys(name, rank) {
                if let Some(lemmas) = lemmas {
                    let key = lemmas.replace(' ', "");
                    // *mot*, of *mot de passe*: whether all of it was typed decides what it says.
                    let text = if lemmas.contains(' ') { lemmas } else { format!("{lemmas}\t{exact}") };
                    rows.push((key, true, text, owner.clone()));
                }
                rows.push((exact.replace(' ', ""), false, line(name), owner));
            }
        }
    }
    rows.sort();
    let size = size.max(rows.iter().map(|(_, _, text, _)| text.len()).sum::<usize>() / MOST_FILES);
    let mut shards: Vec<(String, Value)> = Vec::new();
    let mut rest = &rows[..];
    while !rest.is_empty() {
        let mut room = size;
        let mut end = 0;
        // Names of one key stay together.
        while end < rest.len() && (room > 0 || rest[end].0 == rest[end - 1].0) {
            room = room.saturating_sub(rest[end].2.len() + rest[end].3.len() + 4);
            end += 1;
        }
        let (rows, others) = rest.split_at(end);
        let having = |is_lemma: bool| rows.iter().filter(move |row| row.1 == is_lemma);
        let texts = |is_lemma| having(is_lemma).map(|row| row.2.as_str()).collect::<Vec<_>>();
        let owners = |is_lemma| having(is_lemma).map(|row| row.3.as_str()).collect::<Vec<_>>().join(" ");
        let body = json!({
            "noms": texts(false),
            "ou": owners(false),
            "lemmes": texts(true),
            "lemmes_ou": owners(true),
        });
        shards.push((rows[0].0.clone(), body));
        rest = others;
    }
    shards
}

struct Pen<'a> {
    analyser: Analyser,
    stems: Stems,
    places: HashMap<&'a str, usize>,
}

impl<'a> Pen<'a> {
    fn new(records: &'a [Record]) -> Self {
        Pen {
            analyser: Analyser::default(),
            stems: Stems::default(),
            places: records.iter().enumerate().map(|(at, record)| (record.id.as_str(), at)).collect(),
        }
    }

    /// The words of a name, and its lemmas where they are others.
    fn keys(&mut self, name: &str, rank: LabelRank) -> Option<(String, Option<String>)> {
        let words = self.analyser.words(name);
        let keys = name_keys(&words, rank, &mut self.stems);
        let exact = keys.iter().find_map(|key| key.strip_prefix('='))?;
        let lemmas = keys.iter().find_map(|key| key.strip_prefix('~')).filter(|lemmas| *lemmas != exact);
        Some((exact.to_owned(), lemmas.map(str::to_owned)))
    }

    fn lemmas(&mut self, records: &[Record]) -> String {
        let names = records.iter().flat_map(|record| record.names());
        let words: BTreeSet<(String, String)> = names
            .flat_map(|(name, _)| self.analyser.words(name))
            .map(|word| (word.spelling, word.folded))
            .collect();
        let rows = words.iter().filter_map(|(spelling, folded)| {
            let lemma = &self.stems.of(spelling).lemma;
            (lemma != usual(folded)).then(|| format!("{spelling}/{}", differing(folded, lemma)))
        });
        rows.collect::<Vec<_>>().join(" ")
    }

    fn related(&self, record: &Record) -> String {
        let mut related: Vec<usize> =
            record.related.iter().filter_map(|id| self.places.get(id.as_str()).copied()).collect();
        related.sort_unstable();
        related.dedup();
        let mut text = String::new();
        push_rising(&mut text, related);
        text
    }
}

/// The lemma of most words: a plural has a letter more.
fn usual(folded: &str) -> &str {
    folded.strip_suffix(['s', 'x']).filter(|lemma| lemma.chars().count() > 2).unwrap_or(folded)
}

fn usual_id(record: &Record) -> String {
    format!("{}/{}", record.kind.folder(), slugify(&record.title))
}

/// A name in one line.
fn line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
