//! Where an entry is used, with the sentence around its name.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::entry::plural_word;
use super::{Card, Shared};
use crate::link::Use;
use crate::markdown::At;
use crate::model::{EntryId, Kind, texts};

/// How many uses a page shows at most: a word that is everywhere would make a page of its own.
const MOST: usize = 200;

/// How many uses in entries of one kind stand open; the others unfold.
const OPEN: usize = 4;

/// How many characters of a sentence stand at most on each side of the word.
const CONTEXT: usize = 110;

/// Every use that the page of an entry shows.
#[derive(Debug, Default, Serialize)]
pub struct UsesView<'a> {
    #[serde(rename = "groupes")]
    groups: Vec<GroupView<'a>>,
    /// How many more there are.
    #[serde(rename = "autres")]
    others: Option<String>,
}

/// The uses in entries of one kind.
#[derive(Debug, Serialize)]
struct GroupView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    /// The first ones.
    #[serde(rename = "emplois")]
    uses: Vec<UseView<'a>>,
    /// The others, and how many they are: « 12 autres ».
    #[serde(rename = "suite")]
    rest: Vec<UseView<'a>>,
    #[serde(rename = "suite_nombre")]
    rest_count: String,
}

#[derive(Debug, Serialize)]
struct UseView<'a> {
    #[serde(rename = "entree")]
    entry: &'a Card,
    #[serde(rename = "phrase")]
    sentence: Option<SentenceView>,
}

/// A sentence in three parts.
#[derive(Debug, Serialize)]
struct SentenceView {
    #[serde(rename = "avant")]
    before: String,
    #[serde(rename = "mots")]
    words: String,
    #[serde(rename = "apres")]
    after: String,
}

impl<'a> UsesView<'a> {
    /// The uses of an entry. One that comes without a sentence, by the front matter alone, is left out
    /// when the page leads there otherwise (`shown`).
    pub fn new(shared: &'a Shared, id: EntryId, shown: impl Fn(EntryId) -> bool) -> Self {
        let edition = &shared.edition;
        let sentences: HashMap<EntryId, &Use> =
            edition.links.uses(id).iter().map(|place| (place.from, place)).collect();
        let incoming = edition.lexicon.relations(id).incoming.iter().copied();
        let mut users: Vec<EntryId> = incoming.filter(|other| *other != id && !shown(*other)).collect();
        users.extend(sentences.keys().copied());
        users.sort_unstable();
        users.dedup();
        users.retain(|other| shared.card(*other).is_some() && shared.entry(*other).is_listed());
        let count = users.len();
        users.truncate(MOST);
        let mut groups: BTreeMap<Kind, Vec<EntryId>> = BTreeMap::new();
        for user in users {
            groups.entry(shared.entry(user).kind).or_default().push(user);
        }
        let groups = groups.into_iter().map(|(kind, users)| {
            let mut uses: Vec<UseView<'a>> = shared
                .in_order(&users)
                .into_iter()
                .filter_map(|user| {
                    let sentence = sentences.get(&user).and_then(|place| sentence(shared, place));
                    Some(UseView { entry: shared.card(user)?, sentence })
                })
                .collect();
            // Nobody unfolds one line.
            let open = if uses.len() == OPEN + 1 { OPEN + 1 } else { OPEN };
            let rest = uses.split_off(open.min(uses.len()));
            let rest_count = shared.words().count("entree.autres_emplois", rest.len());
            GroupView { title: shared.words().get(plural_word(kind)), uses, rest, rest_count }
        });
        let others = count.saturating_sub(MOST);
        let others = (others > 0).then(|| shared.words().count("entree.autres_pages", others));
        UsesView { groups: groups.collect(), others }
    }
}

fn sentence(shared: &Shared, place: &Use) -> Option<SentenceView> {
    let text =
        texts(shared.entry(place.from)).into_iter().find(|text| text.prose.start() == place.text as usize)?;
    let words = |from: At, to: At| text.prose.words(&(from..to));
    if place.sentence == place.words {
        // A lone link, a cell: nothing is said around it.
        return None;
    }
    let before = words(place.sentence.start, place.words.start);
    let after = words(place.words.end, place.sentence.end);
    Some(SentenceView {
        before: end_of(&before),
        words: words(place.words.start, place.words.end),
        after: super::excerpt(&after, CONTEXT),
    })
}

/// The end of a text, cut between words.
fn end_of(text: &str) -> String {
    let length = text.chars().count();
    let Some((start, _)) = length.checked_sub(CONTEXT).and_then(|skip| text.char_indices().nth(skip)) else {
        return text.to_owned();
    };
    match (start, text[start..].find(' ')) {
        (0, _) | (_, None) => text.to_owned(),
        (_, Some(space)) => format!("…{}", &text[start + space..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_are_cut_between_words() {
        assert_eq!(end_of("Avec "), "Avec ");
        let long = "mot ".repeat(60);
        let end = end_of(&long);
        assert!(end.starts_with("… mot") && end.chars().count() <= CONTEXT + 2, "{end}");
    }
}
