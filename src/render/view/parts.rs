//! The parts of a long list, as its first page and each part show them.

use serde::Serialize;

use super::{Link, Shared};
use crate::render::parts::Part;
use crate::render::pen::address;
use crate::route::Page;

/// A part, as others lead to it.
#[derive(Debug, Serialize)]
pub struct PartLink {
    #[serde(flatten)]
    link: Link,
    /// How many names it lists: « 12 ».
    #[serde(rename = "nombre")]
    size: String,
    /// The same in words: « 12 noms ».
    #[serde(rename = "compte")]
    count: String,
    /// Whether it is the page that shows the link.
    #[serde(rename = "courante")]
    is_current: bool,
}

/// A part among the others of its list.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// What its page is called: « Lexique de A à Z : Co… ».
    #[serde(rename = "titre")]
    title: String,
    /// Those of its letter, itself among them, when there are several.
    #[serde(rename = "parties")]
    siblings: Vec<PartLink>,
    #[serde(rename = "avant")]
    before: Option<Link>,
    #[serde(rename = "apres")]
    after: Option<Link>,
    /// The first page of the list.
    #[serde(rename = "liste")]
    list: Option<Link>,
}

impl PartView {
    /// The part of a list at that position; the list has that title.
    pub fn new(shared: &Shared, list: Page, position: usize, title: &str) -> Option<Self> {
        let parts = shared.parts.of_page(list);
        let part = parts.get(position)?;
        let lists = |part: &&Part| !part.items.is_empty();
        let to = |part: &Part| link(shared, list, part);
        let siblings: Vec<PartLink> = links(shared, list, Some(part.letter()), Some(position)).collect();
        Some(PartView {
            title: part_title(shared, part, title),
            siblings: if siblings.len() > 1 || part.items.is_empty() { siblings } else { vec![] },
            before: parts.get(..position)?.iter().rfind(lists).map(to),
            after: parts.get(position + 1..)?.iter().find(lists).map(to),
            list: shared.address(list).map(|address| Link::new(title, address)),
        })
    }
}

/// What the page of a part is called.
pub fn part_title(shared: &Shared, part: &Part, list: &str) -> String {
    shared.words().fill("parties.titre", &[("liste", list), ("lettres", &part_name(shared, part))])
}

/// The parts of a list that list something, or those of a letter; none for a list that is whole on its page.
pub fn links(
    shared: &Shared,
    list: Page,
    letter: Option<char>,
    current: Option<usize>,
) -> impl Iterator<Item = PartLink> {
    let parts = shared.parts.of_page(list).iter().enumerate();
    let parts = parts.filter(|(_, part)| !part.items.is_empty());
    parts.filter(move |(_, part)| letter.is_none_or(|letter| part.letter() == letter)).map(
        move |(position, part)| PartLink {
            link: link(shared, list, part),
            size: shared.words().number(part.items.len()),
            count: shared.words().count("compte.nom", part.items.len()),
            is_current: current == Some(position),
        },
    )
}

fn link(shared: &Shared, list: Page, part: &Part) -> Link {
    let list = shared.edition.routes.page(list);
    let to = list.map(|list| address(&part.permalink(list)));
    Link::new(part_name(shared, part), to.unwrap_or_default())
}

/// What a part is called: `Co…`.
pub fn part_name(shared: &Shared, part: &Part) -> String {
    part.name().unwrap_or_else(|| shared.words().get("lexique.autres").to_owned())
}
