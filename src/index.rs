//! What readers can look for: one record for each entry that is published.
//!
//! [`records`] is a function of an [`Edition`] and knows nothing of an engine; [`crate::search`] makes
//! an index of what it gives. Drafts that are not published are not here, nor retired entries: those
//! are kept for whoever has their address, not for whoever looks for something.

use std::collections::HashSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::edition::Edition;
use crate::markdown::{BlockKind, Prose, blocks, plain};
use crate::model::{Content, Entry, EntryId, Kind, Part, Rank, Status, fold, labels, texts};
use crate::route::Permalink;
use crate::search::ranking::Zone;
use crate::search::usage::{self, Relation};

/// An entry as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// `lexique/rendre-compte`.
    pub id: String,
    /// What kind of entry.
    #[serde(with = "kind_key")]
    pub kind: Kind,
    /// From the site's root, without `/` before: `lexique/rendre-compte/`.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Every other name that it has, the best rank first; none twice.
    pub labels: Vec<RecordLabel>,
    /// Headings of its body and titles of its steps.
    pub headings: Vec<RecordHeading>,
    /// Its texts, in the order of its page.
    pub passages: Vec<Passage>,
    /// What is said for phrases of its texts, where none before says so itself.
    pub said: Vec<RecordSaid>,
    /// Entries that have to do with it, as its page says: broader, narrower, related, not to be confused,
    /// to see also.
    pub related: Vec<String>,
    /// The id of its theme.
    pub theme: Option<String>,
    /// Ids of those it is for.
    pub audiences: Vec<String>,
    /// How far it has come, as authors write it: `valide`.
    pub status: String,
}

/// A name of an entry, besides its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLabel {
    /// The name.
    pub text: String,
    /// What it is worth.
    pub rank: LabelRank,
    /// What to say instead of a label to avoid.
    pub instead: Option<String>,
}

/// What is said for a phrase of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSaid {
    /// *Carte grise*.
    pub said: String,
    /// *Certificat d’immatriculation*.
    pub written: String,
    /// What the one is to the other.
    pub relation: Relation,
    /// The zone that counts it: the first that has the phrase, in the order of [`Zone`], or fields where what is said
    /// tells of a thing in several words.
    pub zone: Zone,
}

/// What a name of an entry is worth to whoever looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LabelRank {
    /// The title.
    Title,
    /// The title without its parenthesis: *Poste* for *Poste (adultes-relais)*.
    Short,
    /// The acronym and its words.
    Acronym,
    /// Admitted.
    Admitted,
    /// To avoid.
    Deprecated,
    /// Found, never shown; labels in other languages too.
    Hidden,
    /// What everybody says for one of those, though its author did not write it (see
    /// [`crate::search::usage`]).
    Usage,
}

impl LabelRank {
    /// Every rank, in order.
    pub const ALL: [LabelRank; 7] = [
        LabelRank::Title,
        LabelRank::Short,
        LabelRank::Acronym,
        LabelRank::Admitted,
        LabelRank::Deprecated,
        LabelRank::Hidden,
        LabelRank::Usage,
    ];

    /// Its place among them, as one sign: what files and indexes keep of it.
    pub fn digit(self) -> char {
        char::from(b'0' + self as u8)
    }

    /// The rank of a [`digit`](LabelRank::digit).
    pub fn of_digit(digit: &str) -> Option<LabelRank> {
        LabelRank::ALL.into_iter().find(|rank| digit.chars().eq([rank.digit()]))
    }
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordHeading {
    /// Its words.
    pub text: String,
    /// Its anchor in the page, for those that have one.
    pub anchor: Option<String>,
}

/// A text of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// What it is for.
    pub role: Role,
    /// The heading that it stands under, by its position.
    pub heading: Option<usize>,
    /// Its words.
    pub text: String,
}

/// What a passage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// A definition, or the same in plain words, or a summary.
    Definition,
    /// Another key of the front matter.
    Field,
    /// The development.
    Body,
}

impl Role {
    /// The zone that its words are looked for in.
    pub fn zone(self) -> Zone {
        match self {
            Role::Definition => Zone::Definition,
            Role::Field => Zone::Fields,
            Role::Body => Zone::Body,
        }
    }
}

/// The records of an edition: by kind, then in French order, so that of two equal hits the first one
/// is the one that readers would expect.
pub fn records(edition: &Edition) -> Vec<Record> {
    let listed: Vec<EntryId> = Kind::ALL.iter().flat_map(|kind| edition.listed(*kind)).collect();
    let mut records: Vec<Record> = listed.into_par_iter().filter_map(|id| record(edition, id)).collect();
    // What another entry is called is its own.
    let titles: HashSet<String> = records.iter().map(|record| fold(&record.title)).collect();
    for record in &mut records {
        record.labels.retain(|label| label.rank != LabelRank::Usage || !titles.contains(&fold(&label.text)));
    }
    records
}

impl Record {
    /// What says in a line what it is.
    pub fn summary(&self) -> Option<&str> {
        let definition = self.passages.iter().find(|passage| passage.role == Role::Definition);
        definition.or(self.passages.first()).map(|passage| passage.text.as_str())
    }

    /// Every name with what it is worth, the title first.
    pub fn names(&self) -> impl Iterator<Item = (&str, LabelRank)> {
        let short = without_parenthesis(&self.title).map(|short| (short, LabelRank::Short));
        let title = (self.title.as_str(), LabelRank::Title);
        let labels = self.labels.iter().map(|label| (label.text.as_str(), label.rank));
        std::iter::once(title).chain(short).chain(labels)
    }
}

/// A title without the parenthesis that ends it.
pub fn without_parenthesis(title: &str) -> Option<&str> {
    let (short, _) = title.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    Some(short.trim_end()).filter(|short| !short.is_empty())
}

fn record(edition: &Edition, id: EntryId) -> Option<Record> {
    let entry = edition.lexicon.get(id);
    let permalink: &Permalink = edition.routes.entry(id)?;
    let mut texts = Texts::default();
    texts.fields(entry);
    texts.body(&entry.body);
    let config = &edition.config;
    let title = std::iter::once((entry.title.value.as_str(), Zone::Title));
    let headings = texts.headings.iter().map(|heading| (heading.text.as_str(), Zone::Headings));
    let passages = texts.passages.iter().map(|passage| (passage.text.as_str(), passage.role.zone()));
    let said = usage::said_in(title.chain(headings).chain(passages));
    Some(Record {
        id: entry.full_id(),
        kind: entry.kind,
        url: permalink.as_str().trim_start_matches('/').to_owned(),
        title: entry.title.value.clone(),
        labels: names(entry),
        headings: texts.headings,
        passages: texts.passages,
        said,
        related: related(edition, id),
        theme: entry.meta.theme.map(|theme| config.theme(theme).id.clone()),
        audiences: audiences(entry).map(|audience| config.audience(audience).id.clone()).collect(),
        status: Status::key(entry.meta.status).to_owned(),
    })
}

fn related(edition: &Edition, id: EntryId) -> Vec<String> {
    let relations = edition.lexicon.relations(id);
    let confusables = relations.confusables.iter().map(|(other, _)| other);
    let lists = [&relations.broader, &relations.narrower, &relations.related, &relations.see_also];
    let mut ids: Vec<EntryId> = lists.into_iter().flatten().chain(confusables).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let is_there = |id: &EntryId| edition.routes.entry(*id).is_some() && edition.lexicon.get(*id).is_listed();
    ids.iter().filter(|id| is_there(id)).map(|id| edition.lexicon.get(*id).full_id()).collect()
}

fn audiences(entry: &Entry) -> impl Iterator<Item = crate::model::AudienceId> {
    let own: &[_] = match &entry.content {
        Content::Fiche(fiche) => &fiche.audiences,
        Content::Pathway(path) => &path.audiences,
        _ => &[],
    };
    let mut all: Vec<_> = entry.meta.audiences.iter().chain(own).copied().collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
}

fn names(entry: &Entry) -> Vec<RecordLabel> {
    let mut names: Vec<RecordLabel> = labels(entry)
        .into_iter()
        .filter_map(|(text, rank)| {
            let rank = match rank {
                Rank::Preferred => return None,
                Rank::Acronym => LabelRank::Acronym,
                Rank::Admitted => LabelRank::Admitted,
                Rank::Deprecated => LabelRank::Deprecated,
                Rank::Hidden => LabelRank::Hidden,
            };
            Some(RecordLabel { text: text.to_owned(), rank, instead: None })
        })
        .collect();
    if let Some(term) = entry.term() {
        for label in &mut names {
            let deprecated = term.deprecated.iter().find(|one| one.label.value == label.text);
            label.instead = deprecated.and_then(|one| one.instead.as_ref()).map(plain);
        }
        let foreign = term.languages.iter().flat_map(|(_, labels)| labels);
        names.extend(term.forms.iter().chain(foreign).map(|label| RecordLabel {
            text: label.value.clone(),
            rank: LabelRank::Hidden,
            instead: None,
        }));
    }
    names.extend(usage::names(&entry.title.value, &names));
    let mut seen = vec![fold(&entry.title.value)];
    names.retain(|label| {
        let folded = fold(&label.text);
        let is_new = !seen.contains(&folded);
        seen.push(folded);
        is_new
    });
    names
}

#[derive(Default)]
struct Texts {
    headings: Vec<RecordHeading>,
    passages: Vec<Passage>,
}

impl Texts {
    /// Texts of the front matter, under the titles that their page gives them where an author wrote
    /// those: a step, a point of view.
    fn fields(&mut self, entry: &Entry) {
        let summary = entry.meta.summary.as_ref().map(|summary| summary.start());
        let clear = entry.term().and_then(|term| term.plain.as_ref()).map(|clear| clear.start());
        let titles = titles(entry);
        for text in texts(entry) {
            let start = Some(text.prose.start());
            let role = match text.part {
                Part::Body => continue,
                Part::Definition => Role::Definition,
                _ if start == summary || start == clear => Role::Definition,
                _ => Role::Field,
            };
            let title = titles.iter().find(|(prose, _)| Some(*prose) == start).map(|(_, title)| *title);
            let heading = title.map(|title| self.heading(title));
            self.passage(role, heading, &plain(text.prose));
        }
        // A step without any text has a title all the same.
        for title in titles_of_steps(entry) {
            self.heading(title);
        }
    }

    fn body(&mut self, body: &Prose) {
        let mut headings = body.headings.iter();
        let mut open = None;
        for block in blocks(body) {
            match block.kind {
                BlockKind::Heading => {
                    if let Some(heading) = headings.next() {
                        open = Some(self.headings.len());
                        self.headings.push(RecordHeading {
                            text: heading.text.clone(),
                            anchor: Some(heading.anchor.clone()),
                        });
                    }
                }
                BlockKind::Code => {}
                _ => self.passage(Role::Body, open, &block.text),
            }
        }
    }

    fn heading(&mut self, title: &str) -> usize {
        let known =
            self.headings.iter().position(|heading| heading.anchor.is_none() && heading.text == title);
        known.unwrap_or_else(|| {
            self.headings.push(RecordHeading { text: title.to_owned(), anchor: None });
            self.headings.len() - 1
        })
    }

    fn passage(&mut self, role: Role, heading: Option<usize>, text: &str) {
        let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.passages.push(Passage { role, heading, text });
        }
    }
}

/// The titles of parts of the front matter, each by where its texts begin.
fn titles(entry: &Entry) -> Vec<(usize, &str)> {
    fn under<'a>(
        titles: &mut Vec<(usize, &'a str)>,
        title: &'a str,
        texts: impl IntoIterator<Item = Option<&'a Prose>>,
    ) {
        titles.extend(texts.into_iter().flatten().map(|text| (text.start(), title)));
    }
    let mut titles = Vec::new();
    match &entry.content {
        Content::Term(term) => {
            for viewpoint in &term.viewpoints {
                under(&mut titles, &viewpoint.actor, [Some(&viewpoint.text)]);
            }
            for sense in &term.senses {
                if let Some(domain) = &sense.domain {
                    under(&mut titles, domain, [Some(&sense.definition)]);
                }
            }
        }
        Content::Fiche(fiche) => {
            for step in &fiche.steps {
                let texts = [&step.who, &step.when, &step.how, &step.what_for].map(Option::as_ref);
                under(&mut titles, &step.title, texts);
            }
        }
        Content::Workshop(workshop) => {
            for step in &workshop.steps {
                under(&mut titles, &step.title, [step.instruction.as_ref(), step.support.as_ref()]);
            }
        }
        Content::Pathway(path) => {
            for step in &path.steps {
                under(&mut titles, &step.title, [step.when.as_ref(), step.instruction.as_ref()]);
            }
        }
        Content::Mission(_) | Content::Page => {}
    }
    titles
}

fn titles_of_steps(entry: &Entry) -> Vec<&str> {
    match &entry.content {
        Content::Fiche(fiche) => fiche.steps.iter().map(|step| step.title.as_str()).collect(),
        Content::Workshop(workshop) => workshop.steps.iter().map(|step| step.title.as_str()).collect(),
        Content::Pathway(path) => path.steps.iter().map(|step| step.title.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// A kind as the word that authors write.
mod kind_key {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::Kind;

    pub fn serialize<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.key())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let key = String::deserialize(deserializer)?;
        Kind::of_key(&key).ok_or_else(|| D::Error::custom("unknown kind"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parentheses_are_left_out() {
        for (title, short) in [
            ("Poste (adultes-relais)", Some("Poste")),
            ("Poste", None),
            ("(sigle)", None),
            ("Rendre (se) compte", None),
        ] {
            assert_eq!(without_parenthesis(title), short, "{title}");
        }
    }
}
