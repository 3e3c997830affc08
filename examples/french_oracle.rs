//! How often the rules of French spelling of the linker are wrong, by the nouns and adjectives of a
//! dictionary.
//!
//! ```sh
//! apt-get install hunspell-fr-classical    # Debian; Dicollecte, MPL 2.0
//! cargo run --example french_oracle -- /usr/share/hunspell/fr.dic
//! ```
//!
//! The argument is a `.dic`; the `.aff` of the same name is read beside it. Nothing of the dictionary
//! is shipped with Boussole: the rules stand alone and this tool only judges them. With a number as
//! second argument, that many misses of each rule are printed (50 otherwise).
//!
//! What is judged: words of small letters (no proper nouns, chemical formulas or units) marked `po:nom` or
//! `po:adj`, and hyphenated compounds in a line of their own. All the readings of one spelling are
//! put together: *un travail* has the plural that any of its readings has.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use boussole::link::french::{feminine, plural, singular};

/// One `SFX` rule of the `.aff`: what to cut, what to add, on which endings, and what it makes.
struct Rule {
    cut: String,
    add: String,
    ending: Vec<Set>,
    marks: BTreeSet<String>,
}

/// One letter of a condition: any, some, or all but some.
enum Set {
    Any,
    Of(String),
    Not(String),
}

/// What the dictionary says of one spelling.
#[derive(Default)]
struct Entry {
    plurals: BTreeSet<String>,
    feminines: BTreeSet<String>,
}

/// The score of one rule.
#[derive(Default)]
struct Score {
    total: usize,
    first: usize,
    any: usize,
    misses: Vec<String>,
}

impl Score {
    fn judge(&mut self, word: &str, given: &[String], expected: &BTreeSet<String>) {
        self.total += 1;
        let is_first = given.first().is_some_and(|form| expected.contains(form));
        let is_any = given.iter().any(|form| expected.contains(form));
        self.first += usize::from(!is_first);
        self.any += usize::from(!is_any);
        if !is_first {
            let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
            self.misses.push(format!("{word}: {} (dictionary: {})", given.join(", "), expected.join(", ")));
        }
    }

    fn print(&self, name: &str, shown: usize) {
        let rate = |count: usize| 100.0 * count as f64 / self.total.max(1) as f64;
        println!(
            "{name}: {} words; first answer wrong {} ({:.2} %); every answer wrong {} ({:.2} %)",
            self.total,
            self.first,
            rate(self.first),
            self.any,
            rate(self.any)
        );
        // Short words are the frequent ones.
        let mut misses: Vec<&String> = self.misses.iter().collect();
        misses.sort_by_key(|miss| (miss.chars().count(), miss.as_str()));
        for miss in misses.into_iter().take(shown) {
            println!("    {miss}");
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let dic = arguments.next().ok_or("the path of a .dic is missing")?;
    let shown: usize = arguments.next().map_or(Ok(50), |count| count.parse())?;
    let rules = rules(&fs::read_to_string(Path::new(&dic).with_extension("aff"))?);
    let entries = entries(&fs::read_to_string(&dic)?, &rules);
    let is_compound = |word: &str| word.contains('-');

    let (mut simple, mut compound) = (Score::default(), Score::default());
    let (mut genders, mut marked) = (Score::default(), Score::default());
    let mut lemmas: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (word, entry) in &entries {
        if !entry.plurals.is_empty() {
            let score = if is_compound(word) { &mut compound } else { &mut simple };
            score.judge(word, &plural(word), &entry.plurals);
        }
        if !entry.feminines.is_empty() && !is_compound(word) {
            genders.judge(word, &feminine(word), &entry.feminines);
            if !entry.feminines.contains(word) {
                marked.judge(word, &feminine(word), &entry.feminines);
            }
        }
        for plural in entry.plurals.iter().filter(|plural| !is_compound(plural)) {
            lemmas.entry(plural).or_default().insert(word.clone());
        }
    }
    let (mut back, mut chopped) = (Score::default(), Score::default());
    for (plural, lemmas) in &lemmas {
        back.judge(plural, &singular(plural), lemmas);
        if lemmas.len() == 1 && lemmas.contains(*plural) && plural.ends_with(['s', 'x', 'z']) {
            chopped.judge(plural, &singular(plural), lemmas);
        }
    }
    simple.print("plural", shown);
    compound.print("plural of compounds", shown);
    genders.print("feminine", shown);
    marked.print("feminine that differs", shown);
    back.print("singular", shown);
    chopped.print("singular of invariable words in -s, -x, -z", shown);
    Ok(())
}

/// The suffix rules of an `.aff`, by flag.
fn rules(aff: &str) -> BTreeMap<String, Vec<Rule>> {
    let mut rules: BTreeMap<String, Vec<Rule>> = BTreeMap::new();
    for line in aff.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["SFX", flag, cut, add, ending, marks @ ..] = words.as_slice() else { continue };
        let text = |word: &str| if word == "0" { String::new() } else { word.to_owned() };
        let add = add.split('/').next().unwrap_or_default();
        rules.entry((*flag).to_owned()).or_default().push(Rule {
            cut: text(cut),
            add: text(add),
            ending: condition(ending),
            marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
        });
    }
    rules
}

fn condition(text: &str) -> Vec<Set> {
    let mut sets = Vec::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        sets.push(match letter {
            '.' => Set::Any,
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                match inside.strip_prefix('^') {
                    Some(inside) => Set::Not(inside.to_owned()),
                    None => Set::Of(inside),
                }
            }
            letter => Set::Of(letter.to_string()),
        });
    }
    sets
}

impl Rule {
    /// The form that the rule makes, if the word has the ending it asks for.
    fn apply(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let tail = &letters[letters.len().checked_sub(self.ending.len())?..];
        let holds = tail.iter().zip(&self.ending).all(|(letter, set)| match set {
            Set::Any => true,
            Set::Of(letters) => letters.contains(*letter),
            Set::Not(letters) => !letters.contains(*letter),
        });
        let stem = word.strip_suffix(self.cut.as_str()).filter(|_| holds)?;
        Some(format!("{stem}{}", self.add))
    }
}

fn entries(dic: &str, rules: &BTreeMap<String, Vec<Rule>>) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for line in dic.lines().skip(1) {
        let mut words = line.split_whitespace();
        let Some(head) = words.next() else { continue };
        let marks: BTreeSet<&str> = words.collect();
        let (word, flags) = head.split_once('/').unwrap_or((head, ""));
        let is_word = word.chars().count() > 1
            && word.chars().all(|letter| {
                (letter.is_lowercase() && !('ᴀ'..'Ḁ').contains(&letter)) || letter == '-' || letter == '\''
            })
            && !flags.contains("||");
        if !is_word || !(marks.contains("po:nom") || marks.contains("po:adj")) {
            continue;
        }
        read(word, flags, &marks, rules, &mut entries);
    }
    entries
}

fn read(
    word: &str,
    flags: &str,
    marks: &BTreeSet<&str>,
    rules: &BTreeMap<String, Vec<Rule>>,
    entries: &mut BTreeMap<String, Entry>,
) {
    let has = |mark: &str| marks.contains(mark);
    // A plural that stands alone names its singular in `st:`.
    if has("is:pl") {
        if let Some(stem) = marks.iter().find_map(|mark| mark.strip_prefix("st:")) {
            entries.entry(stem.to_owned()).or_default().plurals.insert(word.to_owned());
        }
        return;
    }
    if has("is:inv") {
        entries.entry(word.to_owned()).or_default().plurals.insert(word.to_owned());
        return;
    }
    let flag = flags.trim_end_matches("()").trim_end_matches("()--");
    // Two flags of two letters may stand together: `F.Gs`.
    let parts: Vec<String> =
        flag.chars().collect::<Vec<char>>().chunks(2).map(|part| part.iter().collect()).collect();
    let mut forms = Vec::new();
    for rule in parts.iter().filter_map(|part| rules.get(part)).flatten() {
        if let Some(form) = rule.apply(word) {
            let made = |mark: &str| rule.marks.contains(mark);
            let gender = if made("is:fem") { 'f' } else { 'm' };
            if made("is:sg") || made("is:pl") || made("is:inv") {
                forms.push((form, gender, made("is:sg") || made("is:inv"), made("is:pl") || made("is:inv")));
            }
        }
    }
    for (form, gender, is_singular, is_plural) in forms {
        if gender == 'm' && is_plural {
            entries.entry(word.to_owned()).or_default().plurals.insert(form.clone());
        }
        if gender == 'f' && is_singular {
            entries.entry(word.to_owned()).or_default().feminines.insert(form.clone());
        }
        // *travailleuse* is a word as well as *travailleur*.
        if gender == 'f'
            && is_plural
            && let Some(one) = form.strip_suffix('s')
        {
            entries.entry(one.to_owned()).or_default().plurals.insert(form.clone());
        }
    }
    if has("is:epi") {
        entries.entry(word.to_owned()).or_default().feminines.insert(word.to_owned());
    }
}
