//! A deck for Anki (`.apkg`, the form of schema 11 that every version opens): each term from its word and
//! from its definition, each question of the quizzes.
//!
//! A note is known by the permalink of its entry: whoever imports a later edition keeps what they have
//! learned. Every number follows from the entries and the day of the edition, so that two builds are one.

use rusqlite::{Connection, MAIN_DB, params};
use serde_json::{Value, json};

use super::moodle::definition;
use super::{Addresses, Format, archive};
use crate::edition::Edition;
use crate::markdown::{escape, plain};
use crate::model::{Content, Date, Kind};

/// Numbers of what Anki calls models and decks; their permanence is what matters.
const TERMS: i64 = 1_764_288_000_001;
const QUIZZES: i64 = 1_764_288_000_002;
const DECK: i64 = 1_764_288_000_003;

const SCHEMA: &str = include_str!("anki/schema.sql");
const STYLE: &str = ".card{font-family:sans-serif;font-size:20px;line-height:1.5;text-align:center}\
.def{text-align:left;max-width:36em;margin:auto}.ou{font-size:14px;opacity:.75}";

/// One note: what it is known by, its model, its fields, how many cards it makes, its tags.
struct Note {
    guid: String,
    model: i64,
    fields: Vec<String>,
    cards: i64,
    tags: String,
}

/// The deck. Empty only if the database in memory failed, which has no reason to.
pub fn deck(edition: &Edition) -> Vec<u8> {
    let collection = collection(edition).unwrap_or_default();
    archive::zip(edition.info.date, &[("collection.anki2", &collection), ("media", b"{}")])
}

fn collection(edition: &Edition) -> rusqlite::Result<Vec<u8>> {
    let second = seconds(edition.info.date);
    let mut database = Connection::open_in_memory()?;
    database.execute_batch("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';")?;
    database.execute_batch(SCHEMA)?;
    database.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![
            second,
            second * 1000,
            settings().to_string(),
            models(second).to_string(),
            decks(edition, second).to_string(),
            options().to_string()
        ],
    )?;
    let mut card = second * 1000;
    for (at, note) in (0..).zip(notes(edition)) {
        let id = second * 1000 + at;
        let sort = note.fields.first().cloned().unwrap_or_default();
        database.execute(
            "INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, 0, 0, '')",
            params![id, note.guid, note.model, second, note.tags, note.fields.join("\u{1f}"), sort],
        )?;
        for order in 0..note.cards {
            database.execute(
                "INSERT INTO cards VALUES (?1, ?2, ?3, ?4, ?5, -1, 0, 0, ?6, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                params![card, id, DECK, order, second, at + 1],
            )?;
            card += 1;
        }
    }
    Ok(database.serialize(MAIN_DB)?.to_vec())
}

fn notes(edition: &Edition) -> Vec<Note> {
    let here = Format::Anki.path();
    let addresses = Addresses::new(edition, &here);
    let lexicon = &edition.lexicon;
    let known_by = |id: String| format!("boussole:{id}");
    let mut notes = Vec::new();
    for id in edition.listed(Kind::Term) {
        let entry = lexicon.get(id);
        let Some(term) = entry.term() else { continue };
        let definition = definition(edition, id, addresses);
        if definition.is_empty() {
            continue;
        }
        let acronym = term.acronym.as_ref().map(|acronym| escape(&acronym.value)).unwrap_or_default();
        let theme = entry.meta.theme.map(|theme| format!(" {} ", edition.config.theme(theme).id));
        notes.push(Note {
            guid: known_by(entry.full_id()),
            model: TERMS,
            fields: vec![escape(&entry.title.value), definition, acronym],
            cards: 2,
            tags: theme.unwrap_or_default(),
        });
    }
    for id in edition.listed(Kind::Workshop) {
        let entry = lexicon.get(id);
        let Content::Workshop(workshop) = &entry.content else { continue };
        for (at, question) in (1..).zip(&workshop.quiz) {
            let answers: String = question
                .answers
                .iter()
                .map(|answer| format!("<li>{}</li>", escape(&plain(answer))))
                .collect();
            let position = (question.correct.value as usize).checked_sub(1);
            let right = position.and_then(|position| question.answers.get(position)).map(plain);
            notes.push(Note {
                guid: known_by(format!("{}#{at}", entry.full_id())),
                model: QUIZZES,
                fields: vec![
                    escape(&plain(&question.question)),
                    format!("<ol>{answers}</ol>"),
                    escape(&right.unwrap_or_default()),
                    question.explanation.as_ref().map(|text| escape(&plain(text))).unwrap_or_default(),
                ],
                cards: 1,
                tags: format!(" {} ", entry.slug.value),
            });
        }
    }
    notes
}

fn models(second: i64) -> Value {
    let term = [
        card(
            "Mot → définition",
            "{{Terme}} <span class=ou>{{Sigle}}</span>",
            "<div class=def>{{Définition}}</div>",
        ),
        card(
            "Définition → mot",
            "<div class=def>{{Définition}}</div>",
            "{{Terme}} <span class=ou>{{Sigle}}</span>",
        ),
    ];
    let quiz = [card(
        "Question",
        "{{Question}}<div class=def>{{Réponses}}</div>",
        "<strong>{{Bonne réponse}}</strong><div class=def>{{Explication}}</div>",
    )];
    json!({
        TERMS.to_string(): model(TERMS, "Boussole : terme", &["Terme", "Définition", "Sigle"], &term, second),
        QUIZZES.to_string(): model(
            QUIZZES, "Boussole : question", &["Question", "Réponses", "Bonne réponse", "Explication"], &quiz, second
        ),
    })
}

fn card(name: &str, front: &str, back: &str) -> Value {
    let back = format!("{{{{FrontSide}}}}<hr id=answer>{back}");
    json!({"name": name, "qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "", "did": null, "bfont": "", "bsize": 0})
}

fn model(id: i64, name: &str, fields: &[&str], cards: &[Value], second: i64) -> Value {
    let numbered = |(ord, mut value): (usize, Value)| {
        value["ord"] = ord.into();
        value
    };
    let field = |name: &&str| json!({"name": name, "font": "Arial", "size": 20, "rtl": false, "sticky": false, "media": []});
    let fields: Vec<Value> = fields.iter().map(field).enumerate().map(numbered).collect();
    let needs: Vec<Value> = (0..cards.len()).map(|ord| json!([ord, "any", [ord.min(1)]])).collect();
    let cards: Vec<Value> = cards.iter().cloned().enumerate().map(numbered).collect();
    json!({
        "id": id.to_string(), "name": name, "type": 0, "mod": second, "usn": -1, "sortf": 0, "did": DECK,
        "tmpls": cards, "flds": fields, "css": STYLE, "req": needs, "tags": [], "vers": [],
        "latexPre": "", "latexPost": "", "latexsvg": false
    })
}

fn decks(edition: &Edition, second: i64) -> Value {
    let deck = |id: i64, name: &str, about: &str| {
        json!({
            "id": id, "name": name, "desc": about, "mod": second, "usn": -1, "conf": 1, "dyn": 0, "collapsed": false,
            "browserCollapsed": false, "extendNew": 10, "extendRev": 50,
            "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0]
        })
    };
    let config = &edition.config;
    // Two colons would make a deck within a deck.
    let name = config.title.replace("::", ":");
    let about = [config.description.as_deref(), config.licence.as_deref()];
    let about = about.into_iter().flatten().map(escape).collect::<Vec<_>>().join("<br>");
    json!({"1": deck(1, "Default", ""), DECK.to_string(): deck(DECK, &name, &about)})
}

fn settings() -> Value {
    json!({
        "activeDecks": [1], "curDeck": 1, "curModel": TERMS.to_string(), "nextPos": 1, "newSpread": 0, "collapseTime": 1200,
        "timeLim": 0, "estTimes": true, "dueCounts": true, "sortType": "noteFld", "sortBackwards": false, "addToCur": true
    })
}

fn options() -> Value {
    json!({"1": {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "autoplay": true, "replayq": true, "timer": 0, "maxTaken": 60,
        "new": {"bury": true, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7], "order": 1, "perDay": 20, "separate": true},
        "rev": {"bury": true, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "minSpace": 1, "perDay": 100},
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0}
    }})
}

/// The first second of a day, from 1970, in universal time.
fn seconds(day: Date) -> i64 {
    let moment = jiff::tz::Offset::UTC.to_timestamp(day.at(0, 0, 0, 0));
    moment.map(|moment| moment.as_second()).unwrap_or_default()
}
