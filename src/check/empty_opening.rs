#![doc = include_str!("../diagnostic/manual/en/definition-ouverture-vide.md")]

use super::facts::Facts;
use super::french::{capitalise, is_article, opening};
use super::subject::{Definition, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, text};
use crate::model::Category;

/// Words that say nothing, folded, the longer first among those that begin alike; and what to do.
const OPENINGS: &[(&str, Cure)] = &[
    ("c est quand", Cure::NameIt),
    ("c est lorsque", Cure::NameIt),
    ("est quand", Cure::NameIt),
    ("est lorsque", Cure::NameIt),
    ("quand", Cure::NameIt),
    ("lorsque", Cure::NameIt),
    ("lorsqu", Cure::NameIt),
    ("c est le fait de", Cure::Act),
    ("c est le fait d", Cure::Act),
    ("c est", Cure::Drop),
    ("ce sont", Cure::Drop),
    ("il s agit de", Cure::Drop),
    ("il s agit d", Cure::Drop),
    ("le fait de", Cure::Act),
    ("le fait d", Cure::Act),
    ("le fait que", Cure::NameIt),
    ("le fait qu", Cure::NameIt),
    ("fait de", Cure::Act),
    ("fait d", Cure::Act),
    ("fait que", Cure::NameIt),
    ("on appelle ainsi", Cure::Drop),
    ("on entend par la", Cure::Drop),
    ("se dit de", Cure::Drop),
    ("se dit d", Cure::Drop),
    ("designe", Cure::Drop),
    ("signifie", Cure::Drop),
    ("veut dire", Cure::Drop),
    ("consiste a", Cure::Act),
    ("est", Cure::Drop),
    ("terme qui designe", Cure::Drop),
    ("terme designant", Cure::Drop),
    ("terme employe pour designer", Cure::Drop),
    ("mot qui designe", Cure::Drop),
    ("mot designant", Cure::Drop),
    ("mot employe pour designer", Cure::Drop),
    ("expression qui designe", Cure::Drop),
    ("expression designant", Cure::Drop),
    ("notion qui designe", Cure::Drop),
    ("notion designant", Cure::Drop),
    ("concept qui designe", Cure::Drop),
    ("concept designant", Cure::Drop),
];

#[derive(Clone, Copy)]
enum Cure {
    /// Begin with what follows.
    Drop,
    /// Begin with an action.
    Act,
    /// Nothing follows that names the thing.
    NameIt,
}

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let Some(term) = subject.term() else { return };
    for definition in subject.definitions() {
        let Some((opening, cure)) = find(&definition) else { continue };
        // Dictionaries define adjectives so, and rightly.
        if term.category == Some(Category::Adjective) && opening.starts_with("se dit d") {
            continue;
        }
        let count = opening.split(' ').count();
        let written =
            &definition.text()[definition.words[0].span.start..definition.words[count - 1].span.end];
        let message = text(
            format!("la définition s’ouvre par « {written} », qui ne dit rien de la chose"),
            format!("the definition opens with “{written}”, which says nothing of the thing"),
        );
        complaints.push(
            Diagnostic::new(Code::EmptyOpening, definition.opening(count), message).hint(advise(
                &definition,
                count,
                cure,
                term.category,
            )),
        );
    }
}

/// Whether a definition opens with words that say nothing.
pub fn is_empty(definition: &Definition<'_>) -> bool {
    find(definition).is_some()
}

fn find(definition: &Definition<'_>) -> Option<(&'static str, Cure)> {
    let first = &definition.words.first()?.folded;
    let found = OPENINGS.iter().filter(|(opening, _)| opening.starts_with(first.as_str()));
    found.copied().find(|(opening, _)| definition.opens_with(opening))
}

fn advise(definition: &Definition<'_>, count: usize, cure: Cure, category: Option<Category>) -> Text {
    let rest = definition.after(count);
    let has_article = definition.words.get(count).is_some_and(|word| is_article(&word.folded));
    let begin =
        |words: &str| text(format!("commencez ainsi : « {words} »"), format!("begin like this: “{words}”"));
    match cure {
        Cure::Drop if !rest.is_empty() => {
            begin(&opening(&capitalise(definition.after(count + usize::from(has_article))), 5))
        }
        Cure::Act if !rest.is_empty() && category == Some(Category::Verb) => {
            begin(&opening(&capitalise(rest), 5))
        }
        Cure::Act if !rest.is_empty() => {
            let starts_with_vowel =
                rest.to_lowercase().starts_with(['a', 'e', 'é', 'è', 'ê', 'i', 'o', 'u', 'h', 'y']);
            let link = if starts_with_vowel { "d’" } else { "de " };
            begin(&opening(&format!("Action {link}{rest}"), 6))
        }
        _ => text(
            "nommez d’abord la famille de choses : « Moment où… », « Situation dans laquelle… », « Document qui… »",
            "name the class of things first: « Moment où… », « Situation dans laquelle… », « Document qui… »",
        ),
    }
}
