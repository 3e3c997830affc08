//! The A to Z of the lexicon.

use serde::Serialize;

use super::Shared;
use crate::model::{EntryId, Kind, fold};
use crate::order::{French, letter};

/// The A to Z.
#[derive(Debug, Serialize)]
pub struct IndexView<'a> {
    /// « 84 termes ».
    #[serde(rename = "compte")]
    count: String,
    /// The alphabet, with the letters that have nothing.
    #[serde(rename = "lettres")]
    letters: Vec<LetterView>,
    #[serde(rename = "groupes")]
    groups: Vec<GroupView<'a>>,
}

/// A letter of the alphabet.
#[derive(Debug, Serialize)]
pub struct LetterView {
    #[serde(rename = "lettre")]
    letter: char,
    #[serde(rename = "ancre")]
    anchor: String,
    #[serde(rename = "presente")]
    is_present: bool,
}

/// What stands under a letter.
#[derive(Debug, Serialize)]
struct GroupView<'a> {
    #[serde(rename = "lettre")]
    letter: char,
    #[serde(rename = "ancre")]
    anchor: String,
    #[serde(rename = "lignes")]
    lines: Vec<LineView<'a>>,
}

/// A line of the A to Z.
#[derive(Debug, Serialize)]
struct LineView<'a> {
    #[serde(rename = "libelle")]
    label: &'a str,
    #[serde(rename = "sigle")]
    acronym: Option<&'a str>,
    #[serde(rename = "adresse")]
    address: &'a str,
    /// The preferred term, when the label is another of its labels.
    #[serde(rename = "voir")]
    see: Option<&'a str>,
    #[serde(rename = "etat")]
    state: Option<&'a str>,
}

impl<'a> IndexView<'a> {
    /// Every term under its letter, with its acronym and admitted labels as cross-references.
    pub fn new(shared: &'a Shared) -> Self {
        let mut count = 0;
        let mut lines = Vec::new();
        for id in shared.edition.listed(Kind::Term) {
            count += 1;
            lines.extend(lines_of(shared, id));
        }
        // Titles come sorted; cross-references do not.
        let french = French::new();
        lines.sort_by(|a, b| french.compare(a.label, b.label).then_with(|| a.see.cmp(&b.see)));
        lines.dedup_by(|a, b| a.label == b.label && a.address == b.address);
        let mut groups: Vec<GroupView<'a>> = Vec::new();
        for line in lines {
            let letter = letter(line.label);
            match groups.iter_mut().find(|group| group.letter == letter) {
                Some(group) => group.lines.push(line),
                None => groups.push(GroupView { letter, anchor: anchor(letter), lines: vec![line] }),
            }
        }
        groups.sort_by_key(|group| group.letter);
        IndexView { count: shared.words().count("compte.terme", count), letters: letters(shared), groups }
    }
}

/// The alphabet, each letter with whether a term of the lexicon stands under it.
pub fn letters(shared: &Shared) -> Vec<LetterView> {
    let mut present = std::collections::BTreeSet::new();
    for id in shared.edition.listed(Kind::Term) {
        present.extend(lines_of(shared, id).map(|line| letter(line.label)));
    }
    let others = present.contains(&'#').then_some('#');
    others
        .into_iter()
        .chain('A'..='Z')
        .map(|letter| LetterView { letter, anchor: anchor(letter), is_present: present.contains(&letter) })
        .collect()
}

fn lines_of<'a>(shared: &'a Shared, id: EntryId) -> impl Iterator<Item = LineView<'a>> {
    let entry = shared.entry(id);
    let others = entry.term().into_iter().flat_map(|term| {
        let admitted = term.admitted.iter().map(|label| &label.label);
        term.acronym.iter().chain(&term.expansion).chain(admitted).map(|label| label.value.as_str())
    });
    let title = entry.title.value.as_str();
    shared.card(id).into_iter().flat_map(move |card| {
        let line = |label: &'a str, see: Option<&'a str>| LineView {
            label,
            acronym: card.acronym.as_deref().filter(|acronym| see.is_none() && *acronym != label),
            address: &card.address,
            see,
            state: card.state.as_deref().filter(|_| see.is_none()),
        };
        // Another spelling of the title would only stand beside it.
        let others = others.clone().filter(move |label| fold(label) != fold(title));
        std::iter::once(line(title, None)).chain(others.map(move |label| line(label, Some(title))))
    })
}

fn anchor(letter: char) -> String {
    match letter {
        '#' => "_autres".to_owned(),
        letter => format!("_{}", letter.to_ascii_lowercase()),
    }
}
