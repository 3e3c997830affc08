//! Every complaint that needs the whole lexicon, or only good sense: one rule a file.
//!
//! A rule reads a `Subject` (an entry and its texts) or the `Facts` (the lexicon) and complains;
//! it changes nothing and knows nothing of the other rules. Each file opens with the rule's manual
//! page, the one that `boussole explain` prints.
//!
//! [`run`] says everything that could be said; [`settle`] then gives each complaint the weight that
//! the site wants, and drops those that an entry lives with.

mod answer_out_of_range;
mod capitals;
mod circular_definition;
mod dead_end_retirement;
mod definitions_in_circle;
mod empty_opening;
mod facts;
mod foreign_class;
mod french;
mod generic_cycle;
mod graph;
mod homonym;
mod inconsistent_durations;
mod label_clash;
mod long_sentence;
mod match_clash;
mod missing_definition;
mod missing_no_break_space;
mod missing_source;
mod negative_definition;
mod one_way_relation;
mod opening_article;
mod orphan;
mod overdue_review;
mod overflowing_fiche;
mod paper;
mod redundant_hierarchy;
mod relation_clash;
mod several_sentences;
mod subject;
#[cfg(test)]
mod tests;
mod unexpanded_acronym;
mod unexplained_acronym;
mod unsafe_svg;
mod uppercase;
mod useless_waiver;
mod vague_tail;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostics, Family};
use crate::link::Links;
use crate::model::{Date, Entry, EntryId, Lexicon, Status};

use facts::Facts;
use subject::Subject;

pub use missing_source::lacks_source;
pub use overdue_review::overdue;
pub use unexplained_acronym::UnknownAcronym;
pub use unsafe_svg::check as drawings;
pub use useless_waiver::settle;

type Rule = fn(&Subject<'_>, &Facts<'_>, &mut Diagnostics);
type WideRule = fn(&Facts<'_>, &mut Diagnostics);

/// Rules that look at one entry.
const OF_AN_ENTRY: &[(Code, Rule)] = &[
    (Code::LabelClash, label_clash::check),
    (Code::RelationClash, relation_clash::check),
    (Code::MatchClash, match_clash::check),
    (Code::DeadEndRetirement, dead_end_retirement::check),
    (Code::InconsistentDurations, inconsistent_durations::check),
    (Code::AnswerOutOfRange, answer_out_of_range::check),
    (Code::Orphan, orphan::check),
    (Code::MissingDefinition, missing_definition::check),
    (Code::MissingSource, missing_source::check),
    (Code::OverdueReview, overdue_review::check),
    (Code::OverflowingFiche, overflowing_fiche::check),
    (Code::UnexpandedAcronym, unexpanded_acronym::check),
    (Code::RedundantHierarchy, redundant_hierarchy::check),
    (Code::OneWayRelation, one_way_relation::check),
    (Code::CircularDefinition, circular_definition::check),
    (Code::EmptyOpening, empty_opening::check),
    (Code::OpeningArticle, opening_article::check),
    (Code::NegativeDefinition, negative_definition::check),
    (Code::VagueTail, vague_tail::check),
    (Code::SeveralSentences, several_sentences::check),
    (Code::ForeignClass, foreign_class::check),
    (Code::LongSentence, long_sentence::check),
    (Code::UnexplainedAcronym, unexplained_acronym::check),
    (Code::Capitals, capitals::check),
    (Code::MissingNoBreakSpace, missing_no_break_space::check),
];

/// Rules that look at all entries together.
const OF_THE_LEXICON: &[(Code, WideRule)] = &[
    (Code::GenericCycle, generic_cycle::check),
    (Code::Homonym, homonym::check),
    (Code::DefinitionsInCircle, definitions_in_circle::check),
];

/// Runs every rule that the site has not silenced; `today` decides which reviews are overdue. The
/// complaints are sorted, in their ordinary weight: [`settle`] comes after.
pub fn run(lexicon: &Lexicon, links: &Links, config: &Config, today: Date) -> Diagnostics {
    let facts = Facts::gather(lexicon, links, config, today);
    let rules: Vec<&(Code, Rule)> =
        OF_AN_ENTRY.iter().filter(|(code, _)| config.level(*code).is_some()).collect();
    let of_entries = || {
        let entries = lexicon.entries().par_iter().enumerate().with_min_len(16);
        let checked = entries.map(|(at, entry)| {
            let mut complaints = Diagnostics::default();
            let subject = Subject::new(EntryId(u32::try_from(at).unwrap_or(u32::MAX)), entry);
            for (code, rule) in &rules {
                if is_for(code.family(), entry) {
                    rule(&subject, &facts, &mut complaints);
                }
            }
            complaints
        });
        checked.reduce(Diagnostics::default, joined)
    };
    let of_lexicon = || {
        let wide = OF_THE_LEXICON.par_iter().filter(|(code, _)| config.level(*code).is_some());
        let checked = wide.map(|(_, rule)| {
            let mut complaints = Diagnostics::default();
            rule(&facts, &mut complaints);
            complaints
        });
        checked.reduce(Diagnostics::default, joined)
    };
    let (one, other) = rayon::join(of_entries, of_lexicon);
    let mut complaints = joined(one, other);
    complaints.sort();
    complaints
}

/// The acronyms of each entry that no label of the lexicon has, in the order of the lexicon.
pub fn unknown_acronyms(
    lexicon: &Lexicon,
    links: &Links,
    config: &Config,
    today: Date,
) -> Vec<Vec<UnknownAcronym>> {
    let facts = Facts::gather(lexicon, links, config, today);
    let entries = lexicon.entries().par_iter().enumerate().with_min_len(16);
    entries
        .map(|(at, entry)| {
            let subject = Subject::new(EntryId(u32::try_from(at).unwrap_or(u32::MAX)), entry);
            unexplained_acronym::unknown(&subject, &facts)
        })
        .collect()
}

/// Whether an entry is held to what only a finished one has: sources, a review in time.
pub fn is_finished(entry: &Entry) -> bool {
    is_for(Family::Quality, entry)
}

/// Whether a family of rules concerns an entry. A draft is not held to what only a finished entry
/// has; a retired one is kept for those who have its address, and nobody rewrites it; one whose
/// front matter could not be read may have all that seems missing.
fn is_for(family: Family, entry: &Entry) -> bool {
    match entry.meta.status {
        _ if !entry.is_readable => family == Family::Integrity,
        Status::Draft => family != Family::Quality,
        Status::Retired => family == Family::Integrity,
        _ => true,
    }
}

fn joined(mut one: Diagnostics, other: Diagnostics) -> Diagnostics {
    one.append(other);
    one
}
