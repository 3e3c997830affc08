//! Ids that `boussole.toml` gives: what they may be made of, and each of them once.

use crate::diagnostic::{Code, Diagnostic, Text, text};
use crate::model::slugify;
use crate::source::Placed;
use crate::syntax::Fields;

/// What ids are those of.
pub(super) struct Named {
    /// Several of them, in French and in English.
    pub many: (&'static str, &'static str),
    /// An id for one whose words have neither letters nor digits.
    pub default: &'static str,
    /// Whether the id is a key, rather than the value of `id`.
    pub is_key: bool,
}

/// The id that some words give, with a complaint when it is not what they say: what names it elsewhere is
/// then understood all the same. None when another has it.
pub(super) fn checked_id(
    fields: &mut Fields<'_>,
    written: &Placed<String>,
    named: &Named,
    is_taken: impl Fn(&str) -> bool,
) -> Option<String> {
    let slug = slugify(&written.value);
    let is_repeated = is_taken(&slug);
    if !is_repeated && !slug.is_empty() && slug == written.value {
        return Some(slug);
    }
    let wanted = if slug.is_empty() { named.default } else { &slug };
    let nearest = free(wanted, &is_taken);
    let (code, message) = match is_repeated {
        true => (
            Code::DuplicateId,
            text(
                format!("deux {} ont l’identifiant « {slug} »", named.many.0),
                format!("two {} have the id “{slug}”", named.many.1),
            ),
        ),
        false => (
            Code::InvalidId,
            text(
                "un identifiant n’a que des lettres sans accent, des chiffres et des traits d’union",
                "an id has only letters without accents, digits and hyphens",
            ),
        ),
    };
    fields.complain(Diagnostic::new(code, written.place.clone(), message).hint(named.advice(&nearest)));
    (!is_repeated).then_some(nearest)
}

/// Those words, or the first of `words-2`, `words-3`… that nobody has.
fn free(words: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut id = words.to_owned();
    let mut number = 2;
    while is_taken(&id) {
        id = format!("{words}-{number}");
        number += 1;
    }
    id
}

impl Named {
    fn advice(&self, id: &str) -> Text {
        match self.is_key {
            true => text(format!("écrivez « {id} »"), format!("write “{id}”")),
            false => text(format!("écrivez : id = \"{id}\""), format!("write: id = \"{id}\"")),
        }
    }
}
