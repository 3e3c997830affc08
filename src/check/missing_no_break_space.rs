#![doc = include_str!("../diagnostic/manual/en/espace-insecable.md")]

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::markdown::Block;

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
    // Every sign that is looked for is one byte, or begins with C2.
    let bytes = text.as_bytes().iter().enumerate();
    let spaces =
        bytes.filter(|(at, byte)| **byte == b' ' && has_sign(text.as_bytes(), *at)).map(|(at, _)| at);
    spaces.filter_map(move |at| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + 1..].chars();
        let (next, follower) = (after.next(), after.next());
        // A sign that something sticks to is no punctuation: a smiley, an operator, « :mot: ».
        let is_free =
            follower.is_none_or(|c| c.is_whitespace() || matches!(c, '!' | '?' | '»' | '”' | ')' | '.'));
        let sign = match (before, next) {
            (Some('«'), _) => '«',
            (Some(before), Some(sign @ (':' | ';' | '!' | '?'))) if is_free && !before.is_whitespace() => {
                sign
            }
            (Some(before), Some('»')) if !before.is_whitespace() => '»',
            _ => return None,
        };
        (!block.code.iter().any(|code| code.contains(&at))).then_some((at, sign))
    })
}

fn has_sign(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(2).map(|from| &bytes[from..at]);
    matches!(bytes.get(at + 1), Some(b':' | b';' | b'!' | b'?' | 0xc2)) || before == Some("«".as_bytes())
}
