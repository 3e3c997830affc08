//! What a lexicon is: not how it was written, nor how it will be shown.
//!
//! An [`EntryOf`] is generic over its references: in a [`Draft`] they are still words that somebody
//! wrote, in an [`Entry`] they are ids. Nothing after [`crate::resolve`] sees a draft.

mod entry;
mod ids;
mod kinds;
mod lexicon;
mod mapping;
mod texts;

pub use entry::{Citation, Draft, Entry, EntryOf, Meta, Status, Waiver, Work};
pub use ids::{AudienceId, EntryId, ForeignId, Slug, ThemeId, fold, slugify};
pub use kinds::{
    Category, Confusable, Content, Deprecated, Fiche, Gender, GridStep, Indicator, Kind, Label, Linking,
    Mission, Pathway, PathwayStep, Question, Sense, Term, Viewpoint, Workshop, WorkshopStep,
};
pub use lexicon::{Lexicon, Rank, Relations, labels};
pub use mapping::{Concept, Mapping, Match};
pub use texts::{Part, TextOf, texts, texts_mut};

/// A reference as somebody wrote it: an id, `kind/id`, or a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(pub String);

/// A day. No time of day is ever known or needed.
pub type Date = jiff::civil::Date;
