//! The A to Z of the lexicon.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Shared;
use super::parts::{PartLink, PartView, links};
use crate::model::Kind;
use crate::order::{French, letter};
use crate::render::parts::{Item, Part, index, names};
use crate::route::Page;

/// The A to Z, or a part of it.
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
    /// Which part it is.
    #[serde(rename = "partie")]
    part: Option<PartView>,
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
    /// Where its lines are, when they are too many for this page.
    #[serde(rename = "parties")]
    parts: Vec<PartLink>,
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
    /// Every term under its letter, with its acronym and admitted labels as cross-references, and where the parts
    /// of a long list are: a template of somebody else that knows nothing of parts still shows every line.
    pub fn new(shared: &'a Shared) -> Self {
        let letters = letters(shared);
        let mut groups = groups(shared, index(&shared.edition).map(|(_, item)| item));
        for group in &mut groups {
            group.parts = links(shared, TERMS, Some(group.letter), None).collect();
        }
        let count = shared.words().count("compte.terme", shared.edition.listed(Kind::Term).count());
        IndexView { count, letters, groups, part: None }
    }

    /// A part of it.
    pub fn part(shared: &'a Shared, position: usize, title: &str) -> Self {
        let items = shared.parts.get(TERMS, position).map_or(&[][..], |part| &part.items);
        IndexView {
            count: shared.words().count("compte.nom", items.len()),
            letters: letters(shared),
            groups: groups(shared, items.iter().copied()),
            part: PartView::new(shared, TERMS, position, title),
        }
    }
}

impl GroupView<'_> {
    fn new(letter: char) -> Self {
        GroupView { letter, anchor: anchor(letter), lines: vec![], parts: vec![] }
    }
}

/// The list that this page shows.
const TERMS: Page = Page::List(Kind::Term);

/// Lines under their letters, in French order.
fn groups<'a>(shared: &'a Shared, items: impl Iterator<Item = Item>) -> Vec<GroupView<'a>> {
    let mut lines: Vec<LineView<'a>> = items.filter_map(|item| line(shared, item)).collect();
    // Titles come sorted; cross-references do not.
    let french = French::new();
    lines.sort_by(|a, b| french.compare(a.label, b.label).then_with(|| a.see.cmp(&b.see)));
    lines.dedup_by(|a, b| a.label == b.label && a.address == b.address);
    let mut groups: Vec<GroupView<'a>> = Vec::new();
    for line in lines {
        let letter = letter(line.label);
        match groups.iter_mut().find(|group| group.letter == letter) {
            Some(group) => group.lines.push(line),
            None => groups.push(GroupView { lines: vec![line], ..GroupView::new(letter) }),
        }
    }
    groups.sort_by_key(|group| group.letter);
    groups
}

/// The alphabet, each letter with whether a term of the lexicon stands under it.
pub fn letters(shared: &Shared) -> Vec<LetterView> {
    let parts = shared.parts.of_page(TERMS);
    let present: BTreeSet<char> = match parts.is_empty() {
        true => index(&shared.edition).map(|(name, _)| letter(name)).collect(),
        false => parts.iter().map(Part::letter).collect(),
    };
    let others = present.contains(&'#').then_some('#');
    others
        .into_iter()
        .chain('A'..='Z')
        .map(|letter| LetterView { letter, anchor: anchor(letter), is_present: present.contains(&letter) })
        .collect()
}

fn line<'a>(shared: &'a Shared, item: Item) -> Option<LineView<'a>> {
    let card = shared.card(item.entry)?;
    let title = shared.entry(item.entry).title.value.as_str();
    let label = *names(&shared.edition, item.entry).get(item.name)?;
    let see = (item.name > 0).then_some(title);
    Some(LineView {
        label,
        acronym: card.acronym.as_deref().filter(|acronym| see.is_none() && *acronym != label),
        address: &card.address,
        see,
        state: card.state.as_deref().filter(|_| see.is_none()),
    })
}

fn anchor(letter: char) -> String {
    match letter {
        '#' => "_autres".to_owned(),
        letter => format!("_{}", letter.to_ascii_lowercase()),
    }
}
