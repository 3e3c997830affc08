//! Lists: entries of a kind, themes, what changed.

use std::cmp::Reverse;

use serde::Serialize;

use super::entry::plural_word;
use super::parts::{PartLink, PartView, links};
use super::{Card, DateView, Group, Link, Shared};
use crate::model::{Date, EntryId, Kind, ThemeId};
use crate::render::feed::Followed;
use crate::route::Page;

/// How many changes the page of changes shows; more would only be scrolled past.
const CHANGES: usize = 200;

/// The entries of a kind.
#[derive(Debug, Serialize)]
pub struct ListView<'a> {
    /// « Fiches repères ».
    #[serde(rename = "titre")]
    title: &'a str,
    /// What such an entry is, in a sentence.
    #[serde(rename = "phrase")]
    sentence: &'a str,
    #[serde(rename = "entrees")]
    entries: Vec<&'a Card>,
    /// Where they are, when they are too many for a page.
    #[serde(rename = "parties")]
    parts: Vec<PartLink>,
    /// Which part it is.
    #[serde(rename = "partie")]
    part: Option<PartView>,
}

/// Themes as a tree.
#[derive(Debug, Serialize)]
pub struct ThemesView {
    themes: Vec<Branch>,
}

/// A theme and those under it.
#[derive(Debug, Serialize)]
pub struct Branch {
    #[serde(flatten)]
    link: Link,
    description: Option<String>,
    /// « 12 entrées ».
    #[serde(rename = "compte")]
    count: String,
    #[serde(rename = "branches")]
    branches: Vec<Branch>,
}

/// A theme.
#[derive(Debug, Serialize)]
pub struct ThemeView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    description: Option<&'a str>,
    branches: Vec<Branch>,
    #[serde(rename = "groupes")]
    groups: Vec<Group<'a>>,
    /// Where its entries are, when they are too many for a page.
    #[serde(rename = "parties")]
    parts: Vec<PartLink>,
    /// Which part it is.
    #[serde(rename = "partie")]
    part: Option<PartView>,
    /// The address of the feed that follows it.
    #[serde(rename = "flux")]
    feed: Option<String>,
}

/// What changed, by month.
#[derive(Debug, Serialize)]
pub struct ChangesView<'a> {
    #[serde(rename = "mois")]
    months: Vec<Month<'a>>,
    /// The address of the feed that follows them.
    #[serde(rename = "flux")]
    feed: Option<String>,
    /// Said when older changes are left out.
    #[serde(rename = "reste")]
    rest: Option<String>,
}

/// The changes of a month.
#[derive(Debug, Serialize)]
pub struct Month<'a> {
    #[serde(rename = "titre")]
    title: String,
    #[serde(rename = "changements")]
    changes: Vec<Change<'a>>,
}

/// An entry that was verified.
#[derive(Debug, Serialize)]
pub struct Change<'a> {
    date: DateView,
    /// Whether it is the first of its day in the list: the others need not say it again.
    #[serde(rename = "ouvre_le_jour")]
    opens_day: bool,
    #[serde(rename = "entree")]
    entry: &'a Card,
}

impl<'a> ListView<'a> {
    /// The entries of a kind, in French order, and where the parts of a long list are.
    pub fn new(shared: &'a Shared, kind: Kind) -> Self {
        let parts: Vec<PartLink> = links(shared, Page::List(kind), None, None).collect();
        ListView { parts, ..ListView::of(shared, kind, shared.cards(shared.edition.listed(kind))) }
    }

    /// A part of them.
    pub fn part(shared: &'a Shared, kind: Kind, position: usize, title: &str) -> Self {
        let list = Page::List(kind);
        ListView {
            part: PartView::new(shared, list, position, title),
            ..ListView::of(shared, kind, shared.cards(in_part(shared, list, position)))
        }
    }

    fn of(shared: &'a Shared, kind: Kind, entries: Vec<&'a Card>) -> Self {
        let words = shared.words();
        let key = plural_word(kind);
        let sentence = match kind {
            Kind::Term => "phrase.terme",
            Kind::Fiche => "phrase.fiche",
            Kind::Mission => "phrase.mission",
            Kind::Workshop => "phrase.atelier",
            Kind::Pathway => "phrase.parcours",
            Kind::Page => "phrase.page",
        };
        ListView { title: words.get(key), sentence: words.get(sentence), entries, parts: vec![], part: None }
    }
}

impl ThemesView {
    /// Every theme, in the order of `boussole.toml`.
    pub fn new(shared: &Shared) -> Self {
        ThemesView { themes: branches(shared, None) }
    }
}

impl<'a> ThemeView<'a> {
    /// One theme with its entries, terms first, and where the parts of a long list are.
    pub fn new(shared: &'a Shared, id: ThemeId) -> Self {
        let parts: Vec<PartLink> = links(shared, Page::Theme(id), None, None).collect();
        let entries = shared.by_theme.get(id.0 as usize);
        let branches = branches(shared, Some(id));
        ThemeView { parts, branches, ..ThemeView::of(shared, id, entries.map_or(&[][..], Vec::as_slice)) }
    }

    /// A part of them.
    pub fn part(shared: &'a Shared, id: ThemeId, position: usize) -> Self {
        let (list, title) = (Page::Theme(id), &shared.config().theme(id).title);
        ThemeView {
            part: PartView::new(shared, list, position, title),
            ..ThemeView::of(shared, id, &in_part(shared, list, position))
        }
    }

    fn of(shared: &'a Shared, id: ThemeId, entries: &[EntryId]) -> Self {
        let theme = shared.config().theme(id);
        let group = |kind: Kind| {
            let of_kind = entries.iter().copied().filter(|entry| shared.entry(*entry).kind == kind);
            Group { title: shared.words().get(plural_word(kind)).to_owned(), entries: shared.cards(of_kind) }
        };
        let groups = Kind::ALL.iter().copied().map(group).filter(|group| !group.entries.is_empty());
        ThemeView {
            title: &theme.title,
            description: theme.description.as_deref(),
            branches: vec![],
            groups: groups.collect(),
            parts: vec![],
            part: None,
            feed: shared.feed(Followed::Theme(id)),
        }
    }
}

/// The entries of a part, in French order.
fn in_part(shared: &Shared, list: Page, position: usize) -> Vec<EntryId> {
    let items = shared.parts.get(list, position).map_or(&[][..], |part| &part.items);
    let entries: Vec<EntryId> = items.iter().map(|item| item.entry).collect();
    shared.in_order(&entries)
}

impl<'a> ChangesView<'a> {
    /// The latest changes.
    pub fn new(shared: &'a Shared) -> Self {
        let mut changes = dated(shared);
        let rest = changes.len().saturating_sub(CHANGES);
        changes.truncate(CHANGES);
        let month = |date: &Date| (date.year(), date.month());
        let months = changes.chunk_by(|(a, _), (b, _)| month(a) == month(b)).filter_map(|dated| {
            let (date, _) = dated.first()?;
            let title = capitalised(&shared.words().month_year(*date));
            Some(Month { title, changes: self::changes(shared, dated.iter().copied()) })
        });
        ChangesView {
            months: months.collect(),
            feed: shared.feed(Followed::Changes),
            rest: (rest > 0).then(|| shared.words().count("nouveautes.reste", rest)),
        }
    }
}

/// The latest changes, at most so many.
pub fn latest(shared: &Shared, limit: usize) -> Vec<Change<'_>> {
    changes(shared, dated(shared).into_iter().take(limit))
}

/// Themes under one, or those under none.
pub fn branches(shared: &Shared, parent: Option<ThemeId>) -> Vec<Branch> {
    let themes = (0..).map(ThemeId).zip(&shared.config().themes);
    themes
        .filter(|(_, theme)| theme.parent == parent)
        .filter_map(|(id, theme)| {
            let branches = branches(shared, Some(id));
            Some(Branch {
                link: Link::new(theme.title.clone(), shared.address(Page::Theme(id))?),
                description: theme.description.clone(),
                count: shared.words().count("compte.entree", size(shared, id)),
                branches,
            })
        })
        .collect()
}

/// How many entries a theme and those under it hold. A theme stands below its parent in
/// `boussole.toml`, so the tree has no circle.
fn size(shared: &Shared, id: ThemeId) -> usize {
    let own = shared.by_theme.get(id.0 as usize).map_or(0, Vec::len);
    let themes = (0..).map(ThemeId).zip(&shared.config().themes);
    own + themes
        .filter(|(_, theme)| theme.parent == Some(id))
        .map(|(child, _)| size(shared, child))
        .sum::<usize>()
}

/// Listed entries that say when they were verified, the newest first, then in French order.
pub fn dated(shared: &Shared) -> Vec<(Date, EntryId)> {
    let dated = shared.edition.order.iter().copied().filter_map(|id| {
        let entry = shared.entry(id);
        let date = entry.meta.verified_on.filter(|_| entry.is_listed() && entry.kind != Kind::Page)?;
        Some((date, id))
    });
    let mut dated: Vec<(Date, EntryId)> = dated.collect();
    dated.sort_by_key(|(date, _)| Reverse(*date));
    dated
}

fn changes(shared: &Shared, dated: impl Iterator<Item = (Date, EntryId)>) -> Vec<Change<'_>> {
    let mut day = None;
    dated
        .filter_map(|(date, id)| {
            let entry = shared.card(id)?;
            let opens_day = day.replace(date) != Some(date);
            Some(Change { date: DateView::new(date, shared.words()), opens_day, entry })
        })
        .collect()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
