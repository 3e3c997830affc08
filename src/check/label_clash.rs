#![doc = include_str!("../diagnostic/manual/en/etiquette-contradictoire.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::Rank;
use crate::source::Placed;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(term) = subject.term() else { return };
    let mut labels: Vec<(&Placed<String>, Rank)> = vec![(&subject.entry.title, Rank::Preferred)];
    labels.extend(term.acronym.iter().map(|label| (label, Rank::Acronym)));
    labels.extend(term.admitted.iter().map(|label| (&label.label, Rank::Admitted)));
    labels.extend(term.deprecated.iter().map(|label| (&label.label, Rank::Deprecated)));
    labels.extend(term.hidden.iter().map(|label| (label, Rank::Hidden)));
    if labels.len() == 1 {
        return;
    }
    for (at, (label, rank)) in labels.iter().enumerate() {
        let clash = labels[..at]
            .iter()
            .find(|(first, before)| clashes((&first.value, *before), (&label.value, *rank)));
        if let Some((first, before)) = clash {
            complaints.push(complain(first, *before, label, *rank));
        }
    }
}

/// Two ranks of one label contradict each other, except that an acronym may be the title, and that
/// what is to be avoided may be searched for. A spelling that people type clashes only when it is the
/// label to the letter: capitals make it another one (SKOS compares letter by letter).
fn clashes((first, before): (&str, Rank), (second, rank): (&str, Rank)) -> bool {
    match (before, rank) {
        (Rank::Preferred | Rank::Admitted | Rank::Acronym, Rank::Hidden) => first == second,
        (Rank::Preferred, Rank::Admitted) => is_same(first, second),
        (Rank::Preferred | Rank::Admitted | Rank::Acronym, Rank::Deprecated) => is_same(first, second),
        _ => false,
    }
}

fn complain(first: &Placed<String>, before: Rank, label: &Placed<String>, rank: Rank) -> Diagnostic {
    let (one, other) = (key(before), key(rank));
    let message = text(
        format!("« {} » est à la fois dans « {one} » et dans « {other} »", label.value),
        format!("“{}” is both in “{one}” and in “{other}”", label.value),
    );
    let hint = match rank {
        Rank::Deprecated => text(
            format!("effacez-le de « {one} » si le mot est à éviter, de « {other} » s’il est bon"),
            format!("delete it from “{one}” if the word is to be avoided, from “{other}” if it is good"),
        ),
        _ => text(
            format!("effacez-le de « {other} » : il est trouvé et lié par « {one} » déjà"),
            format!("delete it from “{other}”: it is found and linked through “{one}” already"),
        ),
    };
    Diagnostic::new(Code::LabelClash, label.place.clone(), message)
        .hint(hint)
        .related(first.place.clone(), text(format!("dans « {one} »"), format!("in “{one}”")))
}

fn key(rank: Rank) -> &'static str {
    match rank {
        Rank::Preferred => "titre",
        Rank::Acronym => "sigle",
        Rank::Admitted => "variantes",
        Rank::Deprecated => "a_eviter",
        Rank::Hidden => "recherche",
    }
}

/// Whether two labels differ only by capitals, kinds of apostrophe and kinds of space: hyphens and
/// accents make another label, which people may well search for.
fn is_same(first: &str, second: &str) -> bool {
    let letters = |label: &str| {
        let words: Vec<&str> = label.split_whitespace().collect();
        words.join(" ").replace('’', "'").to_lowercase()
    };
    let initial = |label: &str| label.trim_start().chars().next().map(|c| c.to_lowercase().to_string());
    initial(first) == initial(second) && letters(first) == letters(second)
}
