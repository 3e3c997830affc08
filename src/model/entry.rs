//! What entries of every kind have in common.

use super::{AudienceId, Content, Date, EntryId, Kind, Reference, Slug, ThemeId};
use crate::diagnostic::Code;
use crate::markdown::{Destination, Prose, Target};
use crate::source::{Placed, SourceId};

/// One entry of the lexicon. `R` is a reference in the front matter, `L` a link in a text.
#[derive(Clone, Debug)]
pub struct EntryOf<R, L> {
    /// The file it was written in.
    pub source: SourceId,
    /// What kind of entry.
    pub kind: Kind,
    /// Its permanent id, and where that was given.
    pub slug: Placed<Slug>,
    /// Its title; for a term, the preferred label.
    pub title: Placed<String>,
    /// Keys of every kind.
    pub meta: Meta<R>,
    /// Keys of its kind.
    pub content: Content<R>,
    /// The development below the front matter.
    pub body: Prose,
    /// Whether its front matter could be read: what seems missing in one that could not is not.
    pub is_readable: bool,
    /// Whether every reference of its front matter leads somewhere: true until they are looked for.
    pub is_whole: bool,
    /// Every link and image of every text of the entry, in reading order; texts hold their numbers.
    pub links: Vec<Placed<L>>,
}

/// An entry as written: references are still words.
pub type Draft = EntryOf<Reference, Destination>;

/// An entry as meant: references are ids.
pub type Entry = EntryOf<EntryId, Target>;

/// Keys that every kind has.
#[derive(Clone, Debug)]
pub struct Meta<R> {
    /// `resume`: one sentence.
    pub summary: Option<Prose>,
    /// `theme`.
    pub theme: Option<ThemeId>,
    /// `publics`: for whom.
    pub audiences: Vec<AudienceId>,
    /// `statut`.
    pub status: Status,
    /// `remplace_par`: where the reader of a retired entry goes.
    pub replaced_by: Option<Placed<R>>,
    /// `responsable`: who answers for it.
    pub steward: Option<String>,
    /// `verifie_le`.
    pub verified_on: Option<Date>,
    /// `revoir_avant`.
    pub review_before: Option<Placed<Date>>,
    /// `sources`.
    pub sources: Vec<Citation>,
    /// `voir_aussi`.
    pub see_also: Vec<Placed<R>>,
    /// `anciens_liens`: addresses that must keep working.
    pub former_links: Vec<Placed<String>>,
    /// `tolerer`.
    pub waivers: Vec<Waiver>,
    /// `auteurs`.
    pub authors: Vec<String>,
    /// `licence`, when not the site's.
    pub licence: Option<String>,
    /// `liens_automatiques`: whether terms become links in its texts.
    pub is_linked: bool,
    /// `pied`, of a page: whether the foot of every page leads to it, and search engines may.
    pub is_announced: bool,
}

impl<R> Default for Meta<R> {
    fn default() -> Self {
        Meta {
            summary: None,
            theme: None,
            audiences: Vec::new(),
            status: Status::default(),
            replaced_by: None,
            steward: None,
            verified_on: None,
            review_before: None,
            sources: Vec::new(),
            see_also: Vec::new(),
            former_links: Vec::new(),
            waivers: Vec::new(),
            authors: Vec::new(),
            licence: None,
            is_linked: true,
            is_announced: true,
        }
    }
}

/// How far an entry has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Status {
    /// `brouillon`: published only with `--drafts`.
    Draft,
    /// `propose`: written, not yet agreed on. What an entry without `statut` is.
    #[default]
    Proposed,
    /// `valide`: agreed on.
    Approved,
    /// `a-revoir`: agreed on once, in doubt now.
    ToReview,
    /// `retire`: kept for those who have its address.
    Retired,
}

impl Status {
    /// Every status, in the order of its life.
    pub const ALL: &[Status] =
        &[Status::Draft, Status::Proposed, Status::Approved, Status::ToReview, Status::Retired];

    /// The word that authors write.
    pub fn key(self) -> &'static str {
        match self {
            Status::Draft => "brouillon",
            Status::Proposed => "propose",
            Status::Approved => "valide",
            Status::ToReview => "a-revoir",
            Status::Retired => "retire",
        }
    }
}

/// A document that entries rely on: an item of `content/sources.yaml`, or one written in place.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Work {
    /// `titre`.
    pub title: String,
    /// `auteur`: a person or an organisation.
    pub author: Option<String>,
    /// `url`: http or https.
    pub url: Option<String>,
    /// `date`: of the document, as written (a year, a month, a day).
    pub date: Option<String>,
    /// `consulte`: when or how it was read.
    pub consulted: Option<String>,
    /// `note`.
    pub note: Option<String>,
}

/// A use of a [`Work`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Its id in the bibliography, when it has one.
    pub key: Option<String>,
    /// The document.
    pub work: std::sync::Arc<Work>,
    /// `page`: a page, an article, a paragraph.
    pub page: Option<String>,
    /// Where it is cited.
    pub place: crate::source::Place,
}

/// A complaint that the authors have decided to live with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: Placed<Code>,
    /// Why.
    pub reason: String,
}

impl<R, L> EntryOf<R, L> {
    /// `kind/id`, the name that is never ambiguous.
    pub fn full_id(&self) -> String {
        format!("{}/{}", self.kind.folder(), self.slug.value)
    }

    /// The term, when the entry is one.
    pub fn term(&self) -> Option<&super::Term<R>> {
        match &self.content {
            Content::Term(term) => Some(term),
            _ => None,
        }
    }

    /// Whether readers find it in lists and indexes.
    pub fn is_listed(&self) -> bool {
        self.meta.status != Status::Retired
    }
}
