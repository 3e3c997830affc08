//! `tests/mentions/`: sentences of many kinds of French, in which somebody has marked every link that
//! a reader would want, and no other.
//!
//! `lexique.txt` holds the terms. In the others, `# classe: …` opens a class, and each line is a text
//! read alone; `{words|id}` is a mention. `a-part.txt` was written together with `jugees.txt` and was
//! not looked at while the rules were made; `a-part-2.txt` was written later by somebody else, with other
//! terms (`lexique-2.txt`).

use std::collections::BTreeMap;
use std::fmt::Write;

use boussole::model::{EntryId, Kind, texts};
use boussole::pipeline::Outcome;

use crate::support::site;

const LEXICON: &str = include_str!("../mentions/lexique.txt");
const JUDGED: &str = include_str!("../mentions/jugees.txt");
const SECOND_LEXICON: &str = include_str!("../mentions/lexique-2.txt");
const SECOND_APART: &str = include_str!("../mentions/a-part-2.txt");
const APART: &str = include_str!("../mentions/a-part.txt");

/// What the rules must reach, on both sets, of the words that they link and of those they should.
const FLOOR: f64 = 0.97;

#[test]
fn judged_sentences() {
    judge("jugees.txt", LEXICON, JUDGED, true);
}

#[test]
fn judged_sentences_set_apart() {
    judge("a-part.txt", LEXICON, APART, false);
}

#[test]
fn judged_sentences_about_other_terms() {
    judge("a-part-2.txt", SECOND_LEXICON, SECOND_APART, false);
}

fn judge(name: &str, lexicon: &str, text: &str, shows_misses: bool) {
    let cases = cases(text);
    let terms = terms(lexicon);
    let mut files: Vec<(String, String)> = terms;
    files.extend(cases.iter().enumerate().map(|(at, case)| {
        let path = format!("content/pages/cas-{at}.md");
        (path, format!("---\ntitre: Cas {at}\nresume: Un cas.\n---\n{}\n", case.text))
    }));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let outcome = site(&files);
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut all = Score::default();
    let mut misses = String::new();
    for (at, case) in cases.iter().enumerate() {
        let found = found(&outcome, &format!("cas-{at}"));
        let score = Score::of(&case.mentions, &found);
        if shows_misses && !score.is_perfect() {
            let _ = writeln!(
                misses,
                "{}:{} [{}] {}\n    found {found:?}",
                name, case.line, case.class, case.marked
            );
        }
        scores.entry(&case.class).or_default().add(&score);
        all.add(&score);
    }
    println!("{misses}{name}: class, lines, expected, precision, recall");
    for (class, score) in &scores {
        println!("  {class:<26} {score}");
    }
    println!("  {:<26} {all}", "all");
    assert!(all.precision() >= FLOOR && all.recall() >= FLOOR, "{all}");
}

/// A text with the mentions that it should have.
struct Case {
    class: String,
    line: usize,
    marked: String,
    text: String,
    mentions: Vec<(String, String)>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut class = String::new();
    let mut cases = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix("# classe:") {
            class = name.trim().to_owned();
            continue;
        }
        if line.trim().is_empty() || line.starts_with("# ") {
            continue;
        }
        let mut mentions = Vec::new();
        let mut plain = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (mention, after) = after.split_once('}').expect("a closed brace");
            let (words, id) = mention.rsplit_once('|').expect("words|id");
            plain.push_str(before);
            plain.push_str(words);
            mentions.push((bare(words), id.to_owned()));
            rest = after;
        }
        plain.push_str(rest);
        let text = plain.replace("\\n", "\n");
        cases.push(Case { class: class.clone(), line: at + 1, marked: line.to_owned(), text, mentions });
    }
    cases
}

/// Words without their marks, on one line, composed.
fn bare(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let words = words.replace("\\n", " ").replace(['*', '_'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

fn found(outcome: &Outcome, page: &str) -> Vec<(String, String)> {
    let lexicon = &outcome.edition.lexicon;
    let id: EntryId = lexicon.find(Kind::Page, page).expect("a page");
    let body = texts(lexicon.get(id)).pop().expect("a body").prose;
    let mentions = outcome.edition.links.within(id, body).iter();
    mentions
        .map(|mention| {
            let term = lexicon.get(mention.target).slug.value.as_str().to_owned();
            (bare(&body.words(&mention.words)), term)
        })
        .collect()
}

#[derive(Default)]
struct Score {
    lines: usize,
    expected: usize,
    found: usize,
    right: usize,
}

impl Score {
    fn of(expected: &[(String, String)], found: &[(String, String)]) -> Score {
        let mut left = found.to_vec();
        let right = expected
            .iter()
            .filter(|wanted| match left.iter().position(|one| one == *wanted) {
                Some(at) => {
                    left.remove(at);
                    true
                }
                None => false,
            })
            .count();
        Score { lines: 1, expected: expected.len(), found: found.len(), right }
    }

    fn add(&mut self, other: &Score) {
        self.lines += other.lines;
        self.expected += other.expected;
        self.found += other.found;
        self.right += other.right;
    }

    fn is_perfect(&self) -> bool {
        self.right == self.expected && self.right == self.found
    }

    fn precision(&self) -> f64 {
        if self.found == 0 { 1.0 } else { self.right as f64 / self.found as f64 }
    }

    fn recall(&self) -> f64 {
        if self.expected == 0 { 1.0 } else { self.right as f64 / self.expected as f64 }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:>4} {:>5}   {:.3}   {:.3}", self.lines, self.expected, self.precision(), self.recall())
    }
}

/// The terms of the lexicon as files.
fn terms(lexicon: &str) -> Vec<(String, String)> {
    lexicon
        .split("\n\n")
        .filter(|block| !block.trim().is_empty())
        .map(|block| {
            let mut lines = block.trim().lines().filter(|line| !line.starts_with('#'));
            let id = lines.next().expect("an id").trim();
            let mut text = String::from("---\ndefinition: Mot d’essai.\n");
            for line in lines {
                for pair in line.trim().split("   ") {
                    let Some((key, value)) = pair.trim().split_once(':') else { continue };
                    let value = value.trim();
                    let list = || value.split(';').map(|one| format!("\"{}\"", one.trim()));
                    let _ = match key {
                        _ if value.is_empty() => Ok(()),
                        "variantes" | "recherche" | "formes" | "formes_exclues" => {
                            writeln!(text, "{key}: [{}]", list().collect::<Vec<_>>().join(", "))
                        }
                        "a_eviter" => {
                            let list = list().map(|one| format!("{{terme: {one}}}")).collect::<Vec<_>>();
                            writeln!(text, "{key}: [{}]", list.join(", "))
                        }
                        key => writeln!(text, "{key}: \"{value}\""),
                    };
                }
            }
            (format!("content/lexique/{id}.md"), text + "---\n")
        })
        .collect()
}
