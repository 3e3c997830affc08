//! The state of a lexicon, for its editors: what nobody uses, what is used and not defined, what is
//! late, what is missing.
//!
//! [`Survey::of`] is a function of an [`Edition`]. Nothing in it is a mistake: rules ([`crate::check`])
//! complain about a place in a text, a survey looks at all of them from above. [`parts`](mod@parts)
//! makes tables of it, in the words of the interface, which [`write()`] and the published page show;
//! its JSON is its own.
//!
//! An entry counts when readers find it: published, and not retired.

mod json;
mod markdown;
pub mod parts;
mod reading;
mod text;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::check;
use crate::diagnostic::Code;
use crate::edition::Edition;
use crate::link::{self, LinkRules, Links};
use crate::model::{Date, EntryId, Kind, Linking, Status, ThemeId};
use crate::render::Words;
use crate::route::{Page, Permalink};
use crate::source::Sources;

/// What there is to say about a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// The site's title.
    pub site: String,
    /// The day of the edition.
    pub date: Date,
    /// How much there is.
    pub totals: Totals,
    /// Terms that no other entry names in its texts.
    pub unused: Vec<EntryRef>,
    /// Nouns that come back often and stand in no form of a term.
    pub words: Vec<FrequentWord>,
    /// Acronyms that no label has.
    pub acronyms: Vec<Acronym>,
    /// Forms that several terms share.
    pub homographs: Vec<Homograph>,
    /// Pages with more links than somebody can read past.
    pub overlinked: Vec<Overlinked>,
    /// Entries whose review is late.
    pub overdue: Vec<Overdue>,
    /// Entries that say nothing of where they come from.
    pub unsourced: Vec<Unsourced>,
    /// What each theme holds, in the order of `boussole.toml`.
    pub themes: Vec<ThemeCoverage>,
    /// Entries that stand under no theme, pages aside; none when the site has no theme.
    pub themeless: Vec<EntryRef>,
}

/// How much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Entries of each kind, in the order of [`Kind::ALL`].
    pub kinds: Vec<(Kind, usize)>,
    /// Drafts that are not published.
    pub drafts: usize,
    /// Retired entries.
    pub retired: usize,
    /// Words of the texts.
    pub words: usize,
    /// Links in the texts, those that Boussole makes among them.
    pub links: usize,
}

/// An entry as its editors know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRef {
    /// `lexique/rendre-compte`.
    pub id: String,
    /// What kind of entry.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its file, from the site's folder.
    pub path: String,
    /// Where it is published.
    pub address: Option<Permalink>,
}

/// A place in the file of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The entry.
    pub entry: EntryRef,
    /// The line, from 1.
    pub line: usize,
}

/// A noun that no term has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrequentWord {
    /// In the singular, when somebody wrote it so.
    pub word: String,
    /// How often it stands in the texts, singular and plural together.
    pub occurrences: usize,
    /// In how many entries.
    pub entries: usize,
    /// A sentence that has it.
    pub sentence: String,
    /// Where that sentence is.
    pub spot: Spot,
}

/// An acronym that no label has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// As written.
    pub acronym: String,
    /// How often.
    pub occurrences: usize,
    /// In how many entries.
    pub entries: usize,
    /// How many of them give its words.
    pub explained: usize,
    /// Where it stands first.
    pub spot: Spot,
}

/// Forms that several terms share: they become no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homograph {
    /// The forms that the same terms share, a singular and its plural for instance.
    pub forms: Vec<String>,
    /// How often they were met in the texts, and left alone.
    pub occurrences: usize,
    /// The terms.
    pub terms: Vec<EntryRef>,
}

/// A page with many links.
///
/// By page, since that is what somebody reads and what an editor can act on (`liens_automatiques`,
/// `lier`): sections are too short for a density to mean much. The heaviest passage says where to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlinked {
    /// The entry.
    pub entry: EntryRef,
    /// Links in its texts.
    pub links: usize,
    /// Words of its texts.
    pub words: usize,
    /// The line of the passage that has the most links.
    pub line: usize,
    /// How many it has.
    pub passage_links: usize,
}

/// An entry whose review is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// The entry.
    pub entry: EntryRef,
    /// `revoir_avant`.
    pub limit: Date,
    /// Days since.
    pub days: usize,
    /// `responsable`.
    pub steward: Option<String>,
}

/// An entry without source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsourced {
    /// The entry.
    pub entry: EntryRef,
    /// Why its authors live with that (`tolerer`).
    pub waiver: Option<String>,
}

/// What a theme holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeCoverage {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: Option<Permalink>,
    /// How many themes stand above it.
    pub depth: usize,
    /// Entries of each kind, in the order of [`Kind::ALL`]; those of themes under it are not among them.
    pub kinds: Vec<(Kind, usize)>,
}

/// How a survey is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// For a forge, a message, a meeting.
    Markdown,
}

/// What the reader of a survey is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal (text only).
    pub width: usize,
    /// Whether long lists are whole (text only; the others always are).
    pub is_whole: bool,
    /// What stands before every path: see [`crate::report::Style::base`].
    pub base: String,
}

/// More than one link for that many words…
const WORDS_PER_LINK: usize = 10;
/// …and at least that many links: a short text may name three terms.
const MANY_LINKS: usize = 15;

impl Survey {
    /// Looks at an edition. `sources` are those that it was read from.
    pub fn of(edition: &Edition, sources: &Sources) -> Survey {
        let view = View { edition, sources };
        let current: Vec<EntryId> =
            edition.order.iter().copied().filter(|id| edition.lexicon.get(*id).is_listed()).collect();
        // A site without automatic links has terms and homographs all the same.
        let found;
        let links = match edition.config.automatic_links {
            true => &edition.links,
            false => {
                let rules = LinkRules { automatic: true, drafts: edition.info.drafts };
                found = link::mentions(&edition.lexicon, &edition.neighbours, rules);
                &found
            }
        };
        let readings = reading::read(edition);
        Survey {
            site: edition.config.title.clone(),
            date: edition.info.date,
            totals: view.totals(&current, &readings),
            unused: view.unused(&current, links),
            words: words::frequent(&view, &readings),
            acronyms: view.acronyms(),
            homographs: view.homographs(links),
            overlinked: view.overlinked(&current, &readings),
            overdue: view.overdue(&current),
            unsourced: view.unsourced(&current),
            themes: view.themes(&current),
            themeless: view.themeless(&current),
        }
    }
}

impl Format {
    /// Every format.
    pub const ALL: &[Format] = &[Format::Text, Format::Json, Format::Markdown];

    /// The word of `--format`.
    pub fn key(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Markdown => "markdown",
        }
    }

    /// The format of that word.
    pub fn of_key(key: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.key() == key)
    }
}

/// Writes a survey. The text has colours: whoever prints it takes them out where they are not wanted.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: Format,
    survey: &Survey,
    words: &Words,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::write(survey, words, style, out),
        Format::Json => json::write(survey, style, out),
        Format::Markdown => markdown::write(survey, words, style, out),
    }
}

/// What a survey is made from.
struct View<'a> {
    edition: &'a Edition,
    sources: &'a Sources,
}

impl View<'_> {
    fn is_current(&self, id: EntryId) -> bool {
        self.edition.routes.entry(id).is_some() && self.edition.lexicon.get(id).is_listed()
    }

    fn entry(&self, id: EntryId) -> EntryRef {
        let entry = self.edition.lexicon.get(id);
        EntryRef {
            id: entry.full_id(),
            kind: entry.kind,
            title: entry.title.value.clone(),
            path: self.sources.get(entry.source).path.clone(),
            address: self.edition.routes.entry(id).cloned(),
        }
    }

    fn totals(&self, current: &[EntryId], readings: &[reading::Reading]) -> Totals {
        let lexicon = &self.edition.lexicon;
        let of = |id: &EntryId| &readings[id.0 as usize];
        Totals {
            kinds: self.by_kind(current.iter().copied()),
            drafts: lexicon.iter().filter(|(id, _)| self.edition.routes.entry(*id).is_none()).count(),
            retired: lexicon.entries().iter().filter(|entry| entry.meta.status == Status::Retired).count(),
            words: current.iter().map(|id| of(id).words).sum(),
            links: current.iter().map(|id| of(id).links).sum(),
        }
    }

    fn by_kind(&self, ids: impl Iterator<Item = EntryId> + Clone) -> Vec<(Kind, usize)> {
        let count = |kind: Kind| ids.clone().filter(|id| self.edition.lexicon.get(*id).kind == kind).count();
        Kind::ALL.iter().map(|kind| (*kind, count(*kind))).collect()
    }

    /// A term that is never linked (`lier: jamais`) is never looked for: nothing is known of its use.
    fn unused(&self, current: &[EntryId], links: &Links) -> Vec<EntryRef> {
        let is_looked_for = |id: &EntryId| {
            self.edition.lexicon.get(*id).term().is_some_and(|term| term.linking != Linking::Never)
        };
        let is_used = |id: &EntryId| links.uses(*id).iter().any(|place| self.is_current(place.from));
        let unused = current.iter().filter(|id| is_looked_for(id) && !is_used(id));
        unused.map(|id| self.entry(*id)).collect()
    }

    fn acronyms(&self) -> Vec<Acronym> {
        let Edition { lexicon, links, config, info, .. } = self.edition;
        let mut found: BTreeMap<String, Acronym> = BTreeMap::new();
        for ((id, _), unknown) in
            lexicon.iter().zip(check::unknown_acronyms(lexicon, links, config, info.date))
        {
            if !self.is_current(id) {
                continue;
            }
            let mut seen: BTreeMap<&str, bool> = BTreeMap::new();
            for one in &unknown {
                let acronym = found.entry(one.text.clone()).or_insert_with(|| Acronym {
                    acronym: one.text.clone(),
                    occurrences: 0,
                    entries: 0,
                    explained: 0,
                    spot: Spot { entry: self.entry(id), line: self.sources.locate(&one.place).1 },
                });
                acronym.occurrences += 1;
                if seen.insert(&one.text, one.is_explained).is_none() {
                    acronym.entries += 1;
                    acronym.explained += usize::from(one.is_explained);
                }
            }
        }
        let mut acronyms: Vec<Acronym> = found.into_values().collect();
        acronyms.sort_by_key(|one| (Reverse(one.occurrences), Reverse(one.entries)));
        acronyms
    }

    fn homographs(&self, links: &Links) -> Vec<Homograph> {
        let mut shared: BTreeMap<&[EntryId], (Vec<String>, usize)> = BTreeMap::new();
        for (homograph, met) in links.homographs() {
            let (forms, sum) = shared.entry(&homograph.terms).or_default();
            forms.push(homograph.form.clone());
            *sum += met;
        }
        let shared = shared.into_iter().map(|(terms, (mut forms, occurrences))| {
            forms.sort();
            Homograph { forms, occurrences, terms: terms.iter().map(|id| self.entry(*id)).collect() }
        });
        let mut shared: Vec<Homograph> = shared.collect();
        shared.sort_by(|a, b| b.occurrences.cmp(&a.occurrences).then_with(|| a.forms.cmp(&b.forms)));
        shared
    }

    fn overlinked(&self, current: &[EntryId], readings: &[reading::Reading]) -> Vec<Overlinked> {
        let heavy = current.iter().filter_map(|id| {
            let reading = &readings[id.0 as usize];
            let is_heavy = reading.links >= MANY_LINKS && reading.links * WORDS_PER_LINK > reading.words;
            let (passage_links, place) = reading.heaviest.as_ref().filter(|_| is_heavy)?;
            Some(Overlinked {
                entry: self.entry(*id),
                links: reading.links,
                words: reading.words,
                line: self.sources.locate(place).1,
                passage_links: *passage_links,
            })
        });
        let mut heavy: Vec<Overlinked> = heavy.collect();
        // The densest first: a / b > c / d without fractions.
        heavy.sort_by_key(|page| (Reverse(page.links * 1_000_000 / page.words.max(1)), Reverse(page.links)));
        heavy
    }

    fn overdue(&self, current: &[EntryId]) -> Vec<Overdue> {
        let overdue = current.iter().filter_map(|id| {
            let entry = self.edition.lexicon.get(*id);
            let (limit, days) =
                check::overdue(entry, self.edition.info.date).filter(|_| check::is_finished(entry))?;
            Some(Overdue {
                entry: self.entry(*id),
                limit: limit.value,
                days: usize::try_from(days).unwrap_or_default(),
                steward: entry.meta.steward.clone(),
            })
        });
        let mut overdue: Vec<Overdue> = overdue.collect();
        overdue.sort_by_key(|one| one.limit);
        overdue
    }

    fn unsourced(&self, current: &[EntryId]) -> Vec<Unsourced> {
        let unsourced = current.iter().filter_map(|id| {
            let entry = self.edition.lexicon.get(*id);
            let waiver = entry.meta.waivers.iter().find(|waiver| waiver.rule.value == Code::MissingSource);
            (check::is_finished(entry) && check::lacks_source(entry))
                .then(|| Unsourced { entry: self.entry(*id), waiver: waiver.map(|one| one.reason.clone()) })
        });
        unsourced.collect()
    }

    fn themes(&self, current: &[EntryId]) -> Vec<ThemeCoverage> {
        let config = &self.edition.config;
        let themes = (0..).map(ThemeId).zip(&config.themes);
        themes
            .map(|(id, theme)| {
                let above = std::iter::successors(theme.parent, |above| config.theme(*above).parent);
                let is_here = |entry: &EntryId| self.edition.lexicon.get(*entry).meta.theme == Some(id);
                ThemeCoverage {
                    id: theme.id.clone(),
                    title: theme.title.clone(),
                    address: self.edition.routes.page(Page::Theme(id)).cloned(),
                    depth: above.count(),
                    kinds: self.by_kind(current.iter().copied().filter(is_here)),
                }
            })
            .collect()
    }

    fn themeless(&self, current: &[EntryId]) -> Vec<EntryRef> {
        if self.edition.config.themes.is_empty() {
            return Vec::new();
        }
        let themeless = current.iter().filter(|id| {
            let entry = self.edition.lexicon.get(**id);
            entry.kind != Kind::Page && entry.meta.theme.is_none()
        });
        themeless.map(|id| self.entry(*id)).collect()
    }
}

impl ThemeCoverage {
    /// Entries of every kind.
    pub fn total(&self) -> usize {
        self.kinds.iter().map(|(_, count)| count).sum()
    }
}

#[cfg(test)]
mod tests;
