//! Nouns that come back often and that no term has.
//!
//! Nothing here parses French. A noun is a word after a determiner; but *la*, *les*, *de* stand before
//! verbs as well (*la voir*, *de faire*), so a word counts only if somewhere it follows a determiner
//! that is nothing else (*un*, *des*, *ses*). Short lists do the rest: a word that is missed costs less
//! than one that makes an editor smile.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::reading::{Reading, readable};
use super::{FrequentWord, Spot, View};
use crate::link::tokens::{Case, Gap, Tokens};
use crate::link::{Vocabulary, french};
use crate::markdown::{Block, sentences};
use crate::model::{EntryId, texts};
use crate::source::Span;

/// A word used less is not frequent.
const OCCURRENCES: usize = 5;
/// A word of one or two authors is theirs.
const ENTRIES: usize = 3;
/// How many are shown: more would be a list that nobody reads.
const SHOWN: usize = 30;

/// Determiners that are nothing else, as keys.
const SURE: &[&str] = &[
    "au",
    "aucun",
    "aucune",
    "aux",
    "cet",
    "cette",
    "ces",
    "chaque",
    "des",
    "du",
    "ma",
    "mes",
    "mon",
    "nos",
    "notre",
    "plusieurs",
    "quelques",
    "sa",
    "ses",
    "son",
    "un",
    "une",
    "vos",
    "votre",
];

/// Determiners that are also pronouns or stand before a verb.
const PERHAPS: &[&str] = &["ce", "d", "de", "l", "la", "le", "les", "leur", "leurs"];

/// Adjectives that stand between a determiner and its noun, and numbers. Sorted.
const BETWEEN: &[&str] = &[
    "ancien",
    "ancienne",
    "anciennes",
    "anciens",
    "autre",
    "autres",
    "beau",
    "beaux",
    "belle",
    "belles",
    "bon",
    "bonne",
    "bonnes",
    "bons",
    "certain",
    "certaine",
    "certaines",
    "certains",
    "cinq",
    "dernier",
    "derniers",
    "dernière",
    "dernières",
    "deux",
    "deuxième",
    "différentes",
    "différents",
    "divers",
    "diverses",
    "dix",
    "douze",
    "grand",
    "grande",
    "grandes",
    "grands",
    "gros",
    "grosse",
    "huit",
    "long",
    "longs",
    "longue",
    "longues",
    "mauvais",
    "mauvaise",
    "mauvaises",
    "meilleur",
    "meilleure",
    "meilleures",
    "meilleurs",
    "moindre",
    "multiples",
    "même",
    "mêmes",
    "neuf",
    "nombreuses",
    "nombreux",
    "nouveau",
    "nouveaux",
    "nouvel",
    "nouvelle",
    "nouvelles",
    "petit",
    "petite",
    "petites",
    "petits",
    "premier",
    "premiers",
    "première",
    "premières",
    "principal",
    "principale",
    "principales",
    "principaux",
    "prochain",
    "prochaine",
    "prochaines",
    "prochains",
    "propre",
    "propres",
    "quatre",
    "second",
    "seconde",
    "sept",
    "seul",
    "seule",
    "seules",
    "seuls",
    "simple",
    "simples",
    "six",
    "tel",
    "telle",
    "telles",
    "tels",
    "trois",
    "troisième",
    "vrai",
    "vraie",
    "vraies",
    "vrais",
    "véritable",
];

/// Words that follow determiners and that no lexicon defines. Sorted.
const STOP: &[&str] = &[
    "abord",
    "ailleurs",
    "ainsi",
    "année",
    "années",
    "ans",
    "aspect",
    "aspects",
    "autant",
    "avance",
    "avant",
    "avoir",
    "beaucoup",
    "bord",
    "bout",
    "but",
    "cas",
    "cause",
    "chacun",
    "chacune",
    "chose",
    "choses",
    "comme",
    "comment",
    "contraire",
    "coup",
    "cours",
    "côté",
    "côtés",
    "delà",
    "dessous",
    "dessus",
    "dont",
    "début",
    "effet",
    "endroit",
    "endroits",
    "ensemble",
    "entre",
    "environ",
    "exemple",
    "exemples",
    "facto",
    "faire",
    "fait",
    "faits",
    "façon",
    "façons",
    "fin",
    "fois",
    "fond",
    "fur",
    "fut",
    "genre",
    "gens",
    "heure",
    "heures",
    "ici",
    "instant",
    "jour",
    "jours",
    "lendemain",
    "lequel",
    "lesquelles",
    "lesquels",
    "lieu",
    "ligne",
    "lignes",
    "manière",
    "manières",
    "mesure",
    "mieux",
    "milieu",
    "minute",
    "minutes",
    "moins",
    "mois",
    "moment",
    "moments",
    "monde",
    "mot",
    "mots",
    "nom",
    "nombre",
    "noms",
    "ont",
    "ordre",
    "page",
    "pages",
    "part",
    "partie",
    "parties",
    "partir",
    "peu",
    "peut",
    "pire",
    "place",
    "plein",
    "plupart",
    "plus",
    "point",
    "pour",
    "propos",
    "près",
    "quant",
    "que",
    "quel",
    "quelle",
    "quelles",
    "quels",
    "question",
    "questions",
    "qui",
    "quoi",
    "reste",
    "rien",
    "semaine",
    "semaines",
    "sens",
    "serait",
    "sont",
    "sorte",
    "sortes",
    "suite",
    "sujet",
    "tant",
    "tard",
    "temps",
    "tiers",
    "titre",
    "total",
    "tour",
    "tous",
    "tout",
    "toute",
    "toutes",
    "travers",
    "trop",
    "type",
    "types",
    "unes",
    "uns",
    "vers",
    "vue",
    "était",
    "être",
];

/// How often a word stands as a noun.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nouns {
    /// After any determiner.
    pub count: usize,
    /// After one that is nothing else.
    pub sure: usize,
}

/// A word after a determiner.
pub struct Noun {
    /// What it is compared by; a compound keeps its hyphens.
    pub key: String,
    /// Whether the determiner is nothing else.
    pub is_sure: bool,
    /// Where it stands in its block.
    pub span: Span,
}

/// The nouns of a block, whose words `tokens` holds. What stands in code or in a link is left out: the
/// one is no French, the other leads to what explains it.
pub fn nouns(tokens: &Tokens, block: &Block, mut found: impl FnMut(Noun)) {
    let all = tokens.all();
    let key = |at: usize| all.get(at).map(|token| tokens.key(token)).unwrap_or_default();
    let is_near =
        |at: usize| all.get(at).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Apostrophe));
    for at in 0..all.len() {
        let is_sure = SURE.contains(&key(at));
        if !is_sure && !PERHAPS.contains(&key(at)) {
            continue;
        }
        let mut first = at + 1;
        while first <= at + 2 && is_near(first) && BETWEEN.binary_search(&key(first)).is_ok() {
            first += 1;
        }
        if !is_near(first) {
            continue;
        }
        let mut last = first;
        while all.get(last + 1).is_some_and(|next| next.gap == Gap::Hyphen)
            && !matches!(key(last + 1), "ci" | "là")
        {
            last += 1;
        }
        let parts = &all[first..=last];
        let is_word =
            parts.iter().all(|token| token.case == Case::Small && !token.is_clitic && !token.is_barred)
                && all.get(last + 1).is_none_or(|next| next.gap != Gap::Joint);
        let keys: Vec<&str> = parts.iter().map(|token| tokens.key(token)).collect();
        let span = parts[0].start as usize..parts[parts.len() - 1].end as usize;
        if is_word && is_noun(&keys) && !block.is_marked(&span) {
            found(Noun { key: keys.join("-"), is_sure, span });
        }
    }
}

fn is_noun(keys: &[&str]) -> bool {
    let [key] = keys else { return keys.iter().all(|key| key.chars().all(char::is_alphabetic)) };
    key.chars().count() >= 3
        && key.chars().all(char::is_alphabetic)
        && ![SURE, PERHAPS].iter().any(|list| list.contains(key))
        && ![BETWEEN, STOP].iter().any(|list| list.binary_search(key).is_ok())
}

/// The most frequent nouns of current entries that stand in no form of a term, drafts' among them: a
/// word that is being defined is not missing.
pub fn frequent(view: &View<'_>, readings: &[Reading]) -> Vec<FrequentWord> {
    let vocabulary = Vocabulary::new(&view.edition.lexicon, true);
    let mut words: BTreeMap<&str, (Nouns, Vec<EntryId>)> = BTreeMap::new();
    for ((id, _), reading) in view.edition.lexicon.iter().zip(readings) {
        if !view.is_current(id) {
            continue;
        }
        for (key, nouns) in &reading.nouns {
            let (sum, entries) = words.entry(key).or_default();
            sum.count += nouns.count;
            sum.sure += nouns.sure;
            entries.push(id);
        }
    }
    let mut groups: BTreeMap<&str, (Nouns, Vec<EntryId>)> = BTreeMap::new();
    for (key, (nouns, entries)) in &words {
        if is_known(key, &vocabulary) {
            continue;
        }
        // A plural goes with its singular if somebody wrote that: *parcours* is not of *parcour*.
        let singular = french::singular(key);
        let name =
            singular.iter().find_map(|one| words.get_key_value(one.as_str())).map_or(*key, |(one, _)| *one);
        let (sum, all) = groups.entry(name).or_default();
        sum.count += nouns.count;
        sum.sure += nouns.sure;
        all.extend(entries);
    }
    let mut frequent: Vec<(&str, usize, Vec<EntryId>)> = groups
        .into_iter()
        .map(|(key, (nouns, mut entries))| {
            entries.sort_unstable();
            entries.dedup();
            (key, nouns, entries)
        })
        // One chance among ten that it is a noun at all: *de faire*, *un faire*.
        .filter(|(_, nouns, _)| nouns.sure * 10 >= nouns.count)
        .map(|(key, nouns, entries)| (key, nouns.count, entries))
        .filter(|(_, count, entries)| *count >= OCCURRENCES && entries.len() >= ENTRIES)
        .collect();
    frequent.sort_by_key(|(key, count, entries)| (Reverse(*count), Reverse(entries.len()), *key));
    frequent.truncate(SHOWN);
    let shown = frequent.into_iter().filter_map(|(key, occurrences, entries)| {
        // Where it is a noun for sure, if it can be.
        let example = |is_sure| entries.iter().find_map(|id| example(view, *id, key, is_sure));
        let (sentence, spot) = example(true).or_else(|| example(false))?;
        Some(FrequentWord { word: shown(key), occurrences, entries: entries.len(), sentence, spot })
    });
    shown.collect()
}

/// Whether a word, or every part of a compound, stands in a form of a term, in either number.
fn is_known(key: &str, vocabulary: &Vocabulary) -> bool {
    let is_part = |part: &str| {
        vocabulary.knows(part) || french::singular(part).iter().any(|singular| vocabulary.knows(singular))
    };
    vocabulary.knows(key) || key.split('-').all(is_part)
}

/// The first sentence of an entry that has a noun, after a determiner that is nothing else if `is_sure`.
fn example(view: &View<'_>, id: EntryId, key: &str, is_sure: bool) -> Option<(String, Spot)> {
    let mut tokens = Tokens::default();
    for text in texts(view.edition.lexicon.get(id)) {
        for block in readable(text.prose) {
            tokens.read(&block.text);
            let mut span = None;
            nouns(&tokens, &block, |noun| {
                let is_it = noun.key == key || french::singular(&noun.key).iter().any(|one| one == key);
                if is_it && noun.is_sure >= is_sure && span.is_none() {
                    span = Some(noun.span);
                }
            });
            let Some(span) = span else { continue };
            let sentences = sentences(&block.text);
            let around = sentences.iter().rev().find(|sentence| sentence.start <= span.start);
            let sentence = around.map_or(block.text.trim(), |sentence| sentence.text).to_owned();
            let line = view.sources.locate(&block.place(text.prose, &span)).1;
            return Some((sentence, Spot { entry: view.entry(id), line }));
        }
    }
    None
}

/// A key as people write it: its ligatures closed again.
fn shown(key: &str) -> String {
    key.replace("oeu", "œu").replace("oei", "œi")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [BETWEEN, STOP] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
