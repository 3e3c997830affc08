#![doc = include_str!("../diagnostic/manual/en/espace-insecable.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::markdown::Block;
use crate::typography::{Rule, corrections};

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>, complaints: &mut Diagnostics) {
    let mut found = subject
        .readable()
        .flat_map(|(passage, block)| spaces(block).map(move |(at, sign)| (passage, block, at, sign)));
    let Some((passage, block, at, sign)) = found.next() else { return };
    let others = found.count();
    let place = block.place(passage.prose, &(at..at + 1));
    let (side, here) = if sign == '«' { ("après", "after") } else { ("devant", "before") };
    let (fr, en) = match others {
        0 => (String::new(), String::new()),
        1 => (", et une autre plus loin".to_owned(), ", and another further on".to_owned()),
        _ => (format!(", et {others} autres plus loin"), format!(", and {others} others further on")),
    };
    let message = text(
        format!(
            "une espace ordinaire {side} « {sign} »{fr} : le signe peut se retrouver seul au bout d’une ligne"
        ),
        format!("an ordinary space {here} “{sign}”{en}: the sign may end up alone at the end of a line"),
    );
    complaints.push(Diagnostic::new(Code::MissingNoBreakSpace, place, message).hint(text(
        "simple conseil : le site met lui-même l’espace insécable ; réglez votre éditeur, il la mettra aussi dans vos fichiers",
        "only advice: the site sets the no-break space by itself; set up your editor, it will put it into your files too",
    )));
}

/// Ordinary spaces where French wants one that holds: each with its sign.
fn spaces(block: &Block) -> impl Iterator<Item = (usize, char)> {
    let text = block.text.as_str();
    let found = corrections(None, text).filter(|found| matches!(found.rule, Rule::Mark | Rule::Quotes));
    let typed = found.filter(|found| &text[found.span()] == " ");
    typed.filter_map(|found| {
        let before = text[..found.start].chars().next_back().filter(|c| *c == '«');
        let sign = before.or_else(|| text[found.end..].chars().next())?;
        (!block.code.iter().any(|code| code.contains(&found.start))).then_some((found.start, sign))
    })
}
