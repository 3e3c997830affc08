#![doc = include_str!("../diagnostic/manual/en/revision-depassee.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{Date, Entry};
use crate::source::Placed;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    if let Some(complaint) = before_its_check(subject.entry) {
        return complaints.push(complaint);
    }
    let Some((limit, days)) = overdue(subject.entry, facts.today) else { return };
    let (fr, en) = match days {
        1 => ("hier".to_owned(), "yesterday".to_owned()),
        _ => (format!("il y a {days} jours"), format!("{days} days ago")),
    };
    let message = text(
        format!("cette entrée était à revoir avant le {} ({fr})", limit.value),
        format!("this entry was to be reviewed before {} ({en})", limit.value),
    );
    complaints.push(Diagnostic::new(Code::OverdueReview, limit.place.clone(), message).hint(text(
        format!(
            "relisez-la, puis écrivez « verifie_le: {} » et une nouvelle date dans « revoir_avant: »",
            facts.today
        ),
        format!("read it again, then write “verifie_le: {}” and a new date in “revoir_avant:”", facts.today),
    )));
}

/// A review that was due before the check that has been made since: the next one has no day.
fn before_its_check(entry: &Entry) -> Option<Diagnostic> {
    let verified = entry.meta.verified_on?;
    let limit = entry.meta.review_before.as_ref().filter(|limit| limit.value < verified)?;
    let message = text(
        format!("« revoir_avant: {} » est avant « verifie_le: {verified} »", limit.value),
        format!("“revoir_avant: {}” is before “verifie_le: {verified}”", limit.value),
    );
    Some(Diagnostic::new(Code::OverdueReview, limit.place.clone(), message).hint(text(
        "écrivez dans « revoir_avant: » le jour de la prochaine relecture, ou corrigez « verifie_le: »",
        "write the day of the next review in “revoir_avant:”, or correct “verifie_le:”",
    )))
}

/// The day before which an entry was to be reviewed, when it has passed, and for how many days.
pub fn overdue(entry: &Entry, today: Date) -> Option<(&Placed<Date>, i32)> {
    let limit = entry.meta.review_before.as_ref().filter(|limit| limit.value < today)?;
    Some((limit, limit.value.until(today).map_or(0, |span| span.get_days())))
}
