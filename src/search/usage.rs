//! What is said beside what is written: *carte grise* and *certificat d’immatriculation*, *CAF* and *caisse
//! d’allocations familiales*.
//!
//! [`super::groups`] does the same for single words that mean the same wherever they stand. A text in which the written
//! form stands, and within no longer one, is found by what is said, unless it says so itself as early; it counts as the
//! zone in which it is written. An acronym that has one row and one form is found by that too. An entry of that name has
//! what is said for another name, of the last rank: the author's own say more. Neither is shown as the author's: a hit
//! says that one was understood as the other.
//!
//! Words are compared without accents and plural, articles and small prepositions left out. *Sans* and *avec* are
//! not: a cheque with and one without funds are two things.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::analyse::Analyser;
use super::ranking::Zone;
use crate::index::{LabelRank, RecordLabel, RecordSaid, without_parenthesis};

/// The rows, in the order of what is said, each `said = written | written`: the only file to change for a new
/// expression. Left out is what has another sense as common (*casier*, *liquide*), and what is not the same thing.
const ROWS: &str = include_str!("usage/rows.txt");

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.lines().filter_map(|row| row.split_once(" = "))
}

/// What is said for a phrase.
#[derive(Debug, PartialEq, Eq)]
struct Usage {
    said: &'static str,
    written: &'static str,
    /// The words of `written` that are compared.
    words: Vec<String>,
}

/// Finds the phrases of some texts, word by word.
#[derive(Default)]
struct Matcher {
    analyser: Analyser,
    /// Phrases that have begun in the text at hand: where, and how many of their words were read.
    begun: Vec<(usize, &'static Usage, usize)>,
    /// Those that have ended.
    ended: Vec<Match>,
    /// The words of the texts of each zone, with spaces around each.
    written: BTreeMap<Zone, String>,
    found: Vec<(&'static Usage, Zone)>,
}

/// A phrase in a text, and its words.
struct Match {
    usage: &'static Usage,
    words: Range<usize>,
}

impl Matcher {
    /// Finds what is said for the phrases of a text, but for those within another: *caisse d’allocations familiales* says
    /// nothing of those.
    fn read(&mut self, text: &str, zone: Zone) {
        self.begun.clear();
        self.ended.clear();
        let mut written = String::from(" . ");
        let words = self.analyser.words(text);
        for (at, word) in words.iter().filter(|word| !is_small(&word.folded)).enumerate() {
            if let Some(usage) = USAGES.acronyms.get(text.get(word.span.clone()).unwrap_or_default()) {
                self.ended.push(Match { usage, words: at..at + 1 });
            }
            self.next(at, one(&word.folded));
            written.push_str(one(&word.folded));
            written.push(' ');
        }
        self.written.entry(zone).or_default().push_str(&written);
        for Match { usage, words } in &self.ended {
            let is_within = |other: &Match| {
                other.words.len() > words.len()
                    && other.words.start <= words.start
                    && words.end <= other.words.end
            };
            if !self.ended.iter().any(is_within) {
                note(&mut self.found, usage, zone);
            }
        }
    }

    fn next(&mut self, at: usize, word: &str) {
        let ended = &mut self.ended;
        let mut end = |first: usize, usage: &'static Usage| ended.push(Match { usage, words: first..at + 1 });
        self.begun.retain_mut(|(first, usage, read)| {
            let goes_on = usage.words[*read] == word;
            *read += 1;
            if goes_on && *read == usage.words.len() {
                end(*first, usage);
            }
            goes_on && *read < usage.words.len()
        });
        for usage in USAGES.by_first.get(word).into_iter().flatten() {
            match usage.words.len() {
                1 => end(at, usage),
                _ => self.begun.push((at, usage, 1)),
            }
        }
    }
}

/// Notes what is said for a phrase, once for all its written forms, at the first of its zones.
fn note(all: &mut Vec<(&'static Usage, Zone)>, usage: &'static Usage, zone: Zone) {
    match all.iter_mut().find(|(known, _)| known.said == usage.said) {
        Some((_, known)) => *known = zone.min(*known),
        None => all.push((usage, zone)),
    }
}

/// What is said for phrases of some texts, where no text of that zone or of one before it says so itself.
pub fn said_in<'a>(texts: impl Iterator<Item = (&'a str, Zone)>) -> Vec<RecordSaid> {
    let mut matcher = Matcher::default();
    for (text, zone) in texts {
        matcher.read(text, zone);
    }
    let Matcher { found, written, .. } = matcher;
    let is_new = |(usage, zone): &(&Usage, Zone)| {
        let said = format!(" {} ", key(usage.said).join(" "));
        !written.range(..=*zone).any(|(_, words)| words.contains(&said))
    };
    let said = |(usage, zone): (&Usage, Zone)| RecordSaid {
        said: usage.said.to_owned(),
        written: usage.written.to_owned(),
        zone,
    };
    found.into_iter().filter(is_new).map(said).collect()
}

/// What everybody says for an entry that has that title and those names, though its author did not think of it. Of
/// acronyms, only a title is spelt out: *CSS* has other senses where it is short for something else.
pub fn names(title: &str, labels: &[RecordLabel]) -> Vec<RecordLabel> {
    let titles = [Some(title), without_parenthesis(title)].into_iter().flatten();
    let all = titles.clone().chain(labels.iter().map(|label| label.text.as_str()));
    let said = all.flat_map(said_for).chain(titles.flat_map(written_for));
    said.map(|text| RecordLabel { text: (*text).to_owned(), rank: LabelRank::Usage, instead: None }).collect()
}

fn said_for(name: &str) -> &'static [&'static str] {
    USAGES.said.get(&key(name).join(" ")).map_or(&[], Vec::as_slice)
}

fn written_for(name: &str) -> &'static [&'static str] {
    USAGES.written.get(&key(name).join(" ")).map_or(&[], Vec::as_slice)
}

struct Usages {
    by_first: HashMap<String, Vec<Usage>>,
    said: HashMap<String, Vec<&'static str>>,
    written: HashMap<String, Vec<&'static str>>,
    /// Acronyms that stand for one thing, by their capitals, the other way round: what they stand for is said for them.
    /// Their words are not compared.
    acronyms: HashMap<&'static str, Usage>,
    /// See [`is_common`].
    common: HashSet<String>,
}

static USAGES: LazyLock<Usages> = LazyLock::new(|| {
    let mut usages = Usages {
        by_first: HashMap::new(),
        said: HashMap::new(),
        written: HashMap::new(),
        acronyms: HashMap::new(),
        common: HashSet::new(),
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (said, forms) in rows() {
        for word in key(said) {
            *counts.entry(word).or_default() += 1;
        }
        if is_acronym(said) && !forms.contains(" | ") {
            usages.acronyms.insert(said, Usage { said: forms, written: said, words: Vec::new() });
        }
        for written in forms.split(" | ") {
            let words = key(written);
            usages.said.entry(words.join(" ")).or_default().push(said);
            usages.written.entry(key(said).join(" ")).or_default().push(written);
            if let Some(first) = words.first().cloned() {
                usages.by_first.entry(first).or_default().push(Usage { said, written, words });
            }
        }
    }
    usages.common = counts.into_iter().filter(|(_, count)| *count >= MANY).map(|(word, _)| word).collect();
    usages
});

/// Whether what is said or written is an acronym in capitals: two letters are too many things.
pub fn is_acronym(said: &str) -> bool {
    said.len() > 2 && said.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The words of a phrase that are compared.
fn key(phrase: &str) -> Vec<String> {
    let words = Analyser::default().words(phrase);
    let words = words.iter().map(|word| word.folded.as_str()).filter(|word| !is_small(word));
    words.map(|word| one(word).to_owned()).collect()
}

/// Articles, and prepositions that say nothing by themselves.
pub fn is_small(folded: &str) -> bool {
    SMALL.contains(&folded)
}

/// Those.
pub const SMALL: [&str; 17] = [
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour", "un", "une",
];

/// Whether so many rows say a folded word that it tells little of any.
pub fn is_common(folded: &str) -> bool {
    USAGES.common.contains(one(folded))
}

/// Rows that say a common word. Lowered, what is said in several words is found by fewer of them; raised, *quartier* finds
/// what somebody says of a quarter.
const MANY: usize = 10;

/// A word without what makes it plural.
fn one(word: &str) -> &str {
    word.strip_suffix(['s', 'x']).filter(|one| one.chars().count() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;
    use crate::search::stop::is_stop;

    fn said(text: &str) -> Vec<String> {
        said_in([(text, Zone::Body)].into_iter()).into_iter().map(|said| said.said).collect()
    }

    #[test]
    fn a_text_is_found_by_what_is_said() {
        for (text, expected) in [
            ("La demande de certificat d’immatriculation", vec!["carte grise"]),
            ("un certificat médical, puis une immatriculation", vec![]),
            ("la Caisse d'Allocations Familiales", vec!["3230", "CAF"]),
            ("Des titres de séjour.", vec!["carte de séjour"]),
            ("un chèque dont la provision manque", vec![]),
            ("un chèque sans provision", vec!["chèque en bois"]),
            ("le domicile fixe d’une personne sans emploi", vec![]),
            ("une caisse d’une caisse d’allocations familiales", vec!["3230", "CAF"]),
            ("une carte grise", vec![]),
            ("une carte grise, ou certificat d’immatriculation", vec![]),
            ("Le RSA", vec!["revenu de solidarité active"]),
            ("le rsa", vec![]),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn names_lead_to_each_other() {
        assert_eq!(said_for("Certificat d’immatriculation"), ["carte grise"]);
        assert_eq!(written_for("Certificat d’immatriculation"), [""; 0]);
        assert_eq!(written_for("Carte grise"), ["certificat d’immatriculation"]);
        assert_eq!(written_for("RSA"), ["revenu de solidarité active"]);
        assert!(said_for("certificat").is_empty() && written_for("mot").is_empty());
    }

    #[test]
    fn rows_are_in_order_and_say_something() {
        let order = |said: &str| fold(said).replace([' ', '-', '\''], "");
        assert_eq!(rows().count(), ROWS.lines().count());
        let said: Vec<String> = rows().map(|(said, _)| order(said)).collect();
        let unordered: Vec<_> = said.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
        assert!(unordered.is_empty(), "{unordered:?}");
        // A written form of several words that are compared as one would be found wherever that stands.
        let forms = rows().flat_map(|(_, written)| written.split(" | "));
        let short: Vec<_> = forms
            .filter(|form| key(form).is_empty() || (key(form).len() == 1 && form.split(' ').count() > 2))
            .collect();
        assert!(short.is_empty(), "{short:?}");
        // Of grammatical words alone, it would count as typed in every query.
        let silent = |said: &str| Analyser::default().words(said).iter().all(|word| is_stop(&word.folded));
        let silent: Vec<_> = rows().filter(|(said, _)| silent(said)).collect();
        assert!(silent.is_empty(), "{silent:?}");
    }
}
