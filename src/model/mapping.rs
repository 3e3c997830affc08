//! What a term is to concepts of other lexicons (SKOS mapping properties, ISO 25964-2).

use super::ForeignId;
use crate::source::Placed;

/// How near a concept of another lexicon is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Match {
    /// skos:exactMatch.
    Exact,
    /// skos:closeMatch.
    Close,
    /// skos:broadMatch: the other is broader.
    Broad,
    /// skos:narrowMatch: the other is narrower.
    Narrow,
    /// skos:relatedMatch.
    Related,
}

impl Match {
    /// Every kind, the nearest first.
    pub const ALL: &[Match] = &[Match::Exact, Match::Close, Match::Broad, Match::Narrow, Match::Related];

    /// The key of the front matter.
    pub fn key(self) -> &'static str {
        match self {
            Match::Exact => "correspond_exactement",
            Match::Close => "correspond_a_peu_pres",
            Match::Broad => "correspond_plus_large",
            Match::Narrow => "correspond_plus_etroit",
            Match::Related => "correspond_voisin",
        }
    }

    /// The property of SKOS.
    pub fn property(self) -> &'static str {
        match self {
            Match::Exact => "exactMatch",
            Match::Close => "closeMatch",
            Match::Broad => "broadMatch",
            Match::Narrow => "narrowMatch",
            Match::Related => "relatedMatch",
        }
    }
}

/// A concept of another lexicon and how near it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// How near.
    pub kind: Match,
    /// The concept, and where it is named.
    pub concept: Placed<Concept>,
}

/// A concept of another lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concept {
    /// A term of a lexicon that `boussole.toml` names.
    Foreign(ForeignId),
    /// Any other concept, by its http or https address.
    Address(String),
}
