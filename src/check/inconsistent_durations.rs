#![doc = include_str!("../diagnostic/manual/en/durees-incoherentes.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::Content;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let Content::Workshop(workshop) = &subject.entry.content else { return };
    let Some(whole) = &workshop.duration else { return };
    let durations = || workshop.steps.iter().filter_map(|step| step.duration.as_ref());
    let sum: u64 = durations().map(|duration| u64::from(duration.value)).sum();
    let total = u64::from(whole.value);
    let are_all_given = durations().count() == workshop.steps.len();
    // A step without duration may take what is left.
    let is_consistent = workshop.steps.is_empty() || sum == total || (!are_all_given && sum < total);
    if is_consistent {
        return;
    }
    let message = text(
        format!("l’atelier dure {total} minutes, et les étapes de son déroulé {sum} en tout"),
        format!("the workshop lasts {total} minutes, and the steps of its plan {sum} in all"),
    );
    let gap = sum.abs_diff(total);
    let (fr, en) = if sum > total { ("ôtez", "take") } else { ("ajoutez", "add") };
    let preposition = if sum > total { "off" } else { "to" };
    let minutes = if gap == 1 { "minute" } else { "minutes" };
    let mut complaint =
        Diagnostic::new(Code::InconsistentDurations, whole.place.clone(), message).hint(text(
            format!("écrivez : duree: {sum}, ou {fr} {gap} {minutes} aux étapes"),
            format!("write: duree: {sum}, or {en} {gap} {minutes} {preposition} the steps"),
        ));
    if let Some(longest) = durations().max_by_key(|duration| duration.value) {
        complaint =
            complaint.related(longest.place.clone(), text("l’étape la plus longue", "the longest step"));
    }
    complaints.push(complaint);
}
