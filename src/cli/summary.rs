//! A run in one line: what was read, what was said, how long it took.

use std::time::Duration;

use super::{count, pick};
use crate::diagnostic::{Diagnostics, Lang, Severity};
use crate::model::Kind;

/// « 97 termes et 1 page, 1 brouillon non publié »; kinds without entry are left out.
pub fn entries(counts: &[(Kind, usize)], drafts: usize, lang: Lang) -> String {
    let drafts = match drafts {
        0 => String::new(),
        number => {
            ", ".to_owned()
                + &count(
                    lang,
                    number,
                    ("brouillon non publié", "unpublished draft"),
                    ("brouillons non publiés", "unpublished drafts"),
                )
        }
    };
    let counted = counts.iter().filter(|(_, number)| *number > 0);
    let words: Vec<String> = counted.map(|(kind, number)| kind_count(*kind, *number, lang)).collect();
    match words.as_slice() {
        [] => pick(lang, "aucune entrée publiée", "no published entry").to_owned() + &drafts,
        words => list(words, lang) + &drafts,
    }
}

/// « 2 erreurs, 1 avertissement et 12 conseils », or « rien à signaler ».
pub fn complaints(diagnostics: &Diagnostics, lang: Lang) -> String {
    let said = [Severity::Error, Severity::Warning, Severity::Hint]
        .into_iter()
        .map(|severity| (severity, diagnostics.count(severity)))
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| severity_count(severity, number, lang));
    match said.collect::<Vec<_>>().as_slice() {
        [] => pick(lang, "rien à signaler", "nothing to report").to_owned(),
        words => list(words, lang),
    }
}

/// « 12 conseils ».
pub fn severity_count(severity: Severity, number: usize, lang: Lang) -> String {
    match severity {
        Severity::Error => count(lang, number, ("erreur", "error"), ("erreurs", "errors")),
        Severity::Warning => {
            count(lang, number, ("avertissement", "warning"), ("avertissements", "warnings"))
        }
        Severity::Hint => count(lang, number, ("conseil", "hint"), ("conseils", "hints")),
    }
}

/// « 45 ms », « 1,2 s ».
pub fn duration(elapsed: Duration, lang: Lang) -> String {
    match elapsed.as_millis() {
        ms @ 0..1000 => format!("{ms} ms"),
        _ => format!("{:.1} s", elapsed.as_secs_f64()).replacen('.', pick(lang, ",", "."), 1),
    }
}

fn kind_count(kind: Kind, number: usize, lang: Lang) -> String {
    let (one, many) = match kind {
        Kind::Term => (("terme", "term"), ("termes", "terms")),
        Kind::Fiche => (("fiche", "fiche"), ("fiches", "fiches")),
        Kind::Mission => (("mission", "mission"), ("missions", "missions")),
        Kind::Workshop => (("atelier", "workshop"), ("ateliers", "workshops")),
        Kind::Pathway => (("parcours", "pathway"), ("parcours", "pathways")),
        Kind::Page => (("page", "page"), ("pages", "pages")),
    };
    count(lang, number, one, many)
}

fn list(words: &[String], lang: Lang) -> String {
    let and = pick(lang, " et ", " and ");
    match words {
        [first @ .., last] if !first.is_empty() => format!("{}{and}{last}", first.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_read_well() {
        let counts = [(Kind::Term, 2), (Kind::Fiche, 0), (Kind::Workshop, 1), (Kind::Page, 1)];
        assert_eq!(entries(&counts, 0, Lang::Fr), "2 termes, 1 atelier et 1 page");
        assert_eq!(entries(&counts, 0, Lang::En), "2 terms, 1 workshop and 1 page");
        assert_eq!(entries(&[(Kind::Pathway, 3)], 0, Lang::Fr), "3 parcours");
        assert_eq!(entries(&[], 0, Lang::Fr), "aucune entrée publiée");
        assert_eq!(entries(&[(Kind::Page, 1)], 2, Lang::Fr), "1 page, 2 brouillons non publiés");
        assert_eq!(complaints(&Diagnostics::default(), Lang::Fr), "rien à signaler");
        assert_eq!(duration(Duration::from_millis(45), Lang::Fr), "45 ms");
        assert_eq!(duration(Duration::from_millis(1234), Lang::Fr), "1,2 s");
        assert_eq!(duration(Duration::from_millis(1234), Lang::En), "1.2 s");
    }
}
