//! What is said beside what is written: *carte grise* and *certificat d’immatriculation*, *CAF* and *caisse
//! d’allocations familiales*.
//!
//! [`super::groups`] does the same for single words that mean the same wherever they stand. A text in which the written
//! form stands is found by what is said, unless it says so itself as early; it counts as the zone in which it is
//! written. An acronym that has one row and one form is found by that too. An entry of that name has what is said in
//! a word or two for another name, of the last rank: the author's own say more. Neither is shown as the author's: a hit
//! says that one was understood as the other.
//!
//! What is said may also be a thing of those that the written form is for (*canapé*, *encombrant*; SKOS: it has that for a
//! broader one). Only titles and headings are then found by it, and definitions by what is written in several words: a text
//! that mentions medicines in passing is not about aspirin. Nor is a single word said for what the development says, among
//! much else.
//!
//! Words are compared without accents and plural, articles and small prepositions left out. *Sans* and *avec* are
//! not: a cheque with and one without funds are two things.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use serde::{Deserialize, Serialize};

use super::analyse::Analyser;
use super::ranking::Zone;
use crate::index::{LabelRank, RecordLabel, RecordSaid, without_parenthesis};

/// The rows, in the order of what is said: `said = written | written`, or `said < written | written` where the second are
/// broader. The only file to change for a new expression. Left out is what has another sense as common (*casier*,
/// *liquide*).
const ROWS: &str = include_str!("usage/rows.txt");

/// What the thing said is to the thing written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// It is the same thing.
    Same,
    /// It is one of those things.
    Narrower,
}

fn rows() -> impl Iterator<Item = (&'static str, Relation, &'static str)> {
    ROWS.lines().filter_map(|row| {
        let same = row.split_once(" = ").map(|(said, written)| (said, Relation::Same, written));
        same.or_else(|| row.split_once(" < ").map(|(said, written)| (said, Relation::Narrower, written)))
    })
}

/// What is said for a phrase.
#[derive(Debug, PartialEq, Eq)]
struct Usage {
    said: &'static str,
    relation: Relation,
    written: &'static str,
    /// Whether it tells of one thing: it is said in several words, or is a number to call.
    is_telling: bool,
    /// The words of `written` that are compared.
    words: Vec<String>,
}

impl Usage {
    /// The zone that counts it, when its phrase stands in that one: of a thing told in several words, each is a word in
    /// passing for what is broader. *Arnaque* finds no *bâtonnier* that is for whoever was cheated by a lawyer.
    fn zone(&self, written: Zone) -> Zone {
        match self.relation {
            Relation::Narrower if self.is_telling => Zone::Fields,
            _ => written,
        }
    }

    /// Whether it is worth finding a text whose phrase stands in that zone.
    fn counts_in(&self, zone: Zone) -> bool {
        match self.relation {
            Relation::Narrower => {
                zone <= if self.words.len() > 1 { Zone::Definition } else { Zone::Headings }
            }
            Relation::Same => {
                zone <= Zone::Definition
                    || self.is_telling
                    || is_acronym(self.said)
                    || is_acronym(self.written)
            }
        }
    }
}

/// Finds the phrases of some texts, word by word.
#[derive(Default)]
struct Matcher {
    analyser: Analyser,
    /// Phrases that have begun in the text at hand, and how many of their words were read.
    begun: Vec<(&'static Usage, usize)>,
    /// The words of the texts of each zone, with spaces around each.
    written: BTreeMap<Zone, String>,
    /// What is said, once for all its written forms, at the first of their zones.
    found: BTreeMap<&'static str, (&'static Usage, Zone)>,
}

impl Matcher {
    /// Finds what is said for the phrases of a text, those within a longer one too: a *certificat d’immatriculation
    /// provisoire* is a *carte grise*.
    fn read(&mut self, text: &str, zone: Zone) {
        self.begun.clear();
        let mut written = String::from(" . ");
        let words = self.analyser.words(text);
        for word in words.iter().filter(|word| !is_small(&word.folded)) {
            if let Some(usage) = USAGES.acronyms.get(text.get(word.span.clone()).unwrap_or_default()) {
                note(&mut self.found, usage, zone);
            }
            self.next(one(&word.folded), zone);
            written.push_str(one(&word.folded));
            written.push(' ');
        }
        self.written.entry(zone).or_default().push_str(&written);
    }

    fn next(&mut self, word: &str, zone: Zone) {
        let Matcher { begun, found, .. } = self;
        begun.retain_mut(|(usage, read)| {
            let goes_on = usage.words[*read] == word;
            *read += 1;
            if goes_on && *read == usage.words.len() {
                note(found, usage, zone);
            }
            goes_on && *read < usage.words.len()
        });
        for usage in USAGES.by_first.get(word).into_iter().flatten() {
            match usage.words.len() {
                1 => note(found, usage, zone),
                _ => begun.push((usage, 1)),
            }
        }
    }
}

fn note(found: &mut BTreeMap<&'static str, (&'static Usage, Zone)>, usage: &'static Usage, zone: Zone) {
    if usage.counts_in(zone) {
        let known = found.entry(usage.said).or_insert((usage, zone));
        if zone < known.1 {
            *known = (usage, zone);
        }
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
        relation: usage.relation,
        zone: usage.zone(zone),
    };
    found.into_values().filter(is_new).map(said).collect()
}

/// What everybody says in few words for an entry that has that title and those names, though its author did not think of
/// it. Of acronyms, only a title is spelt out: *CSS* has other senses where it is short for something else.
pub fn names(title: &str, labels: &[RecordLabel]) -> Vec<RecordLabel> {
    let titles = [Some(title), without_parenthesis(title)].into_iter().flatten();
    let all = titles.clone().chain(labels.iter().map(|label| label.text.as_str()));
    let said = all.flat_map(said_for).filter(|text| key(text).len() <= LONGEST_NAME);
    let said = said.chain(titles.flat_map(written_for));
    said.map(|text| RecordLabel { text: (*text).to_owned(), rank: LabelRank::Usage, instead: None }).collect()
}

/// Words of what is said that is a name, small ones left out. Higher, more of them are proposed while somebody types, and
/// every first search pays for it: longer ones are found by their words all the same.
const LONGEST_NAME: usize = 2;

fn said_for(name: &str) -> &'static [&'static str] {
    USAGES.said.get(&key(name).join(" ")).map_or(&[], Vec::as_slice)
}

fn written_for(name: &str) -> &'static [&'static str] {
    USAGES.written.get(&key(name).join(" ")).map_or(&[], Vec::as_slice)
}

/// What is said, what is written for the same thing, and the words of that which are compared. In any order.
pub fn written() -> impl Iterator<Item = (&'static str, &'static str, &'static [String])> {
    let usages = USAGES.by_first.values().flatten().filter(|usage| usage.relation == Relation::Same);
    usages.map(|usage| (usage.said, usage.written, usage.words.as_slice()))
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
    for (said, relation, forms) in rows() {
        let said_words = key(said);
        let is_telling = said_words.len() > 1 || said.bytes().all(|letter| letter.is_ascii_digit());
        if is_acronym(said) && relation == Relation::Same && !forms.contains(" | ") {
            let usage = Usage { said: forms, relation, written: said, is_telling: true, words: Vec::new() };
            usages.acronyms.insert(said, usage);
        }
        for written in forms.split(" | ") {
            let words = key(written);
            if relation == Relation::Same {
                usages.said.entry(words.join(" ")).or_default().push(said);
                usages.written.entry(said_words.join(" ")).or_default().push(written);
            }
            if let Some(first) = words.first().cloned() {
                let usage = Usage { said, relation, written, is_telling, words };
                usages.by_first.entry(first).or_default().push(usage);
            }
        }
        for word in said_words {
            *counts.entry(word).or_default() += 1;
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
pub fn one(word: &str) -> &str {
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
        for (text, what, is_found) in [
            ("La demande de certificat d’immatriculation", "carte grise", true),
            ("un certificat médical, puis une immatriculation", "carte grise", false),
            ("la Caisse d'Allocations Familiales", "CAF", true),
            ("la Caisse d'Allocations Familiales", "3230", true),
            ("Des titres de séjour.", "carte de séjour", true),
            ("un chèque dont la provision manque", "chèque en bois", false),
            ("un chèque sans provision", "chèque en bois", true),
            ("le domicile fixe d’une personne sans emploi", "SDF", false),
            ("une caisse d’une caisse d’allocations familiales", "CAF", true),
            ("une carte grise", "carte grise", false),
            ("une carte grise, ou certificat d’immatriculation", "carte grise", false),
            ("Le RSA", "revenu de solidarité active", true),
            ("le rsa", "revenu de solidarité active", false),
        ] {
            assert_eq!(said(text).iter().any(|said| said == what), is_found, "{text}: {what}");
        }
    }

    #[test]
    fn a_thing_is_said_for_broader_ones_where_a_text_is_about_them() {
        let is_said = |what: &str, text: &str, zone: Zone| {
            said_in([(text, zone)].into_iter()).iter().any(|said| said.said == what)
        };
        for (what, text, zone, is_found) in [
            ("aspirine", "Médicament générique", Zone::Title, true),
            ("aspirine", "Un médicament peut être remboursé.", Zone::Definition, false),
            ("sanglier", "Dégâts d’un animal sauvage.", Zone::Definition, true),
            ("sanglier", "Dégâts d’un animal sauvage.", Zone::Body, false),
            ("toubib", "Un médecin traitant suit le malade.", Zone::Definition, true),
        ] {
            assert_eq!(is_said(what, text, zone), is_found, "{what}: {text}");
        }
    }

    #[test]
    fn names_lead_to_each_other() {
        assert!(said_for("Certificat d’immatriculation").contains(&"carte grise"));
        assert_eq!(written_for("Certificat d’immatriculation"), [""; 0]);
        assert_eq!(written_for("Carte grise"), ["certificat d’immatriculation"]);
        assert_eq!(written_for("RSA"), ["revenu de solidarité active"]);
        assert!(said_for("certificat").is_empty() && written_for("mot").is_empty());
        // A thing is no other name of what is broader.
        assert!(!said_for("Médicament").contains(&"aspirine") && written_for("Aspirine").is_empty());
    }

    #[test]
    fn rows_are_in_order_and_say_something() {
        let order = |said: &str| fold(said).replace([' ', '-', '\''], "");
        assert_eq!(rows().count(), ROWS.lines().count());
        let said: Vec<(String, Relation)> =
            rows().map(|(said, relation, _)| (order(said), relation)).collect();
        let unordered: Vec<_> = said.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
        assert!(unordered.is_empty(), "{unordered:?}");
        // A written form of several words that are compared as one would be found wherever that stands.
        let forms = rows().flat_map(|(_, _, written)| written.split(" | "));
        let short: Vec<_> = forms
            .filter(|form| key(form).is_empty() || (key(form).len() == 1 && form.split(' ').count() > 2))
            .collect();
        assert!(short.is_empty(), "{short:?}");
        // Of grammatical words alone, it would count as typed in every query.
        let silent = |said: &str| Analyser::default().words(said).iter().all(|word| is_stop(&word.folded));
        let silent: Vec<_> = rows().filter(|(said, ..)| silent(said)).collect();
        assert!(silent.is_empty(), "{silent:?}");
    }
}
