//! *Se rendre compte* is not *rendre compte*: what stands before a verb says which of two terms is meant.

/// What some words are, by the pronoun before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The reflexive verb: *je me suis rendu compte*.
    Reflexive,
    /// Either: *il vient vous rendre compte*, *pour vous rendre compte de*.
    Either,
}

/// The verb that a label makes reflexive: *rendre compte* of *se rendre compte*.
pub fn verb(label: &str) -> Option<&str> {
    let label = label.trim();
    ["se ", "Se ", "s’", "S’", "s'", "S'"].iter().find_map(|pronoun| label.strip_prefix(pronoun))
}

/// How a verb is meant, by its first word and the words before it, the nearest first; `None` where nothing
/// makes it reflexive.
pub fn reading<'a>(first: &str, mut before: impl Iterator<Item = &'a str>) -> Option<Reading> {
    let mut is_compound = false;
    // *Je m’en suis bien vite rendu compte*.
    let pronoun = before.by_ref().take(8).find(|word| {
        is_compound |= is_to_be(word);
        !is_to_be(word) && !may_stand_between(word)
    })?;
    match pronoun {
        "se" | "s" => Some(Reading::Reflexive),
        "me" | "m" | "te" | "t" if is_compound => Some(Reading::Reflexive),
        "me" | "m" | "te" | "t" => Some(match before.next() {
            Some("je" | "tu") => Reading::Reflexive,
            _ => Reading::Either,
        }),
        "nous" | "vous" if is_compound || before.next() == Some(pronoun) => Some(Reading::Reflexive),
        // Not *nous rendons compte*, whose pronoun is the subject.
        "nous" | "vous" if ["er", "ir", "re"].iter().any(|end| first.ends_with(end)) => Some(Reading::Either),
        _ => None,
    }
}

fn is_to_be(word: &str) -> bool {
    const TO_BE: &[&str] = &[
        "suis", "es", "est", "sommes", "êtes", "sont", "étais", "était", "étions", "étiez", "étaient",
        "serai", "sera", "seras", "serons", "serez", "seront", "serait", "serais", "seraient", "sois",
        "soit", "soient", "être", "étant", "fut", "furent",
    ];
    TO_BE.contains(&word)
}

fn may_stand_between(word: &str) -> bool {
    // *Vraiment*, *rapidement*.
    let is_adverb = word.ends_with("ment");
    is_adverb
        || matches!(
            word,
            "en" | "y"
                | "pas"
                | "jamais"
                | "plus"
                | "bien"
                | "mal"
                | "vite"
                | "enfin"
                | "déjà"
                | "alors"
                | "tous"
                | "toutes"
                | "peu"
                | "mieux"
                | "toujours"
                | "souvent"
                | "ne"
                | "n"
                | "aussi"
                | "donc"
                | "tout"
                | "toute"
                | "de"
                | "suite"
                | "les"
                | "deux"
                | "aussitôt"
                | "ainsi"
                | "ensuite"
                | "encore"
                | "trop"
                | "très"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_decides() {
        use Reading::{Either, Reflexive};
        for (words, expected) in [
            ("je me suis | rendu compte", Some(Reflexive)),
            ("je m en suis vite | rendu compte", Some(Reflexive)),
            ("il s est | rendu compte", Some(Reflexive)),
            ("ils se sont tous les deux | rendu compte", Some(Reflexive)),
            ("elle s est donc vraiment | rendu compte", Some(Reflexive)),
            ("il ne s en est pas tout de suite | rendu compte", Some(Reflexive)),
            ("sans se | rendre compte", Some(Reflexive)),
            ("tu te | rends compte", Some(Reflexive)),
            ("nous nous sommes | rendu compte", Some(Reflexive)),
            ("nous nous | rendons compte", Some(Reflexive)),
            ("il vient nous | rendre compte", Some(Either)),
            ("il me | rend compte", Some(Either)),
            ("nous | rendons compte", None),
            ("vous avez | rendu compte", None),
            ("il a | rendu compte", None),
            ("le travail est | rendu compte", None),
            ("| rendre compte", None),
        ] {
            let (before, verb) = words.split_once('|').unwrap_or_default();
            let first = verb.split_whitespace().next().unwrap_or_default();
            assert_eq!(reading(first, before.split_whitespace().rev()), expected, "{words}");
        }
        assert_eq!((verb("S’engager"), verb("Serein")), (Some("engager"), None));
    }
}
