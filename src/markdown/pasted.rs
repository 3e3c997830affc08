//! Marks of a word processor, pasted where Markdown has others: bullets that make no list, headings
//! whose sign is glued to their words, a line of signs that makes a heading of a whole paragraph.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::piece::Piece;
use super::{Origin, Prose, parse};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};

/// A mark that readers would meet as it is.
struct Pasted {
    /// Where it stands in the Markdown.
    span: Range<usize>,
    /// What it is.
    mark: Mark,
    /// What to write instead, where that is sure.
    instead: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet(char),
    /// `#Titre`.
    Heading,
    /// `=====` or `-----` below several lines.
    Underline(char),
}

/// Complains about the pasted marks of a text, once for each kind.
pub(super) fn check(markdown: &str, prose: &Prose, complaints: &mut Diagnostics) {
    let mut said: Vec<Mark> = Vec::new();
    for pasted in find(markdown, prose) {
        // A pasted list has many bullets; a heading is one of its own each time.
        if pasted.mark == Mark::Heading || !said.contains(&pasted.mark) {
            said.push(pasted.mark);
            complaints.push(complaint(&pasted, markdown, prose));
        }
    }
}

/// The text of a body with the marks that were surely meant, `- ` and `## Titre`.
pub fn mend_pasted(markdown: &str) -> String {
    let mut mended = markdown.to_owned();
    // A line that became a heading parts those around it: they may be sure in their turn.
    for _ in 0..8 {
        let prose = parse(&mended, Origin::default(), &mut Vec::new(), &mut Diagnostics::default());
        let edits = find(&mended, &prose).into_iter().filter_map(|one| Some((one.span, one.instead?)));
        let edits: Vec<(Range<usize>, String)> = edits.collect();
        if edits.is_empty() {
            break;
        }
        for (span, instead) in edits.into_iter().rev() {
            mended.replace_range(span, &instead);
        }
    }
    mended
}

/// Words on one line that nothing is marked in, to compare texts whose marks differ.
pub(super) fn is_bullet(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| BULLETS.contains(&c) || matches!(c, 'o' | '§' | '–'))
        && letters.next().is_none()
}

/// Bullets of word processors, those of the fonts Symbol and Wingdings among them.
const BULLETS: [char; 8] = ['•', '·', '▪', '●', '◦', '‣', '\u{f0b7}', '\u{f0a7}'];

fn find(markdown: &str, prose: &Prose) -> Vec<Pasted> {
    let mut found = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let (mut hidden, mut is_fresh) = (0_usize, true);
    for (piece, range) in prose.events.iter() {
        let range = range.start as usize..range.end as usize;
        let is_hidden = |tag: TagEnd| matches!(tag, TagEnd::CodeBlock | TagEnd::Table | TagEnd::Heading(_));
        match piece {
            Piece::Start(tag) if is_hidden(tag.to_end()) => {
                paragraph(markdown, &mut lines, &mut found);
                if let Tag::Heading { .. } = **tag {
                    found.extend(underline(markdown, &range));
                }
                hidden += 1;
            }
            Piece::End(tag) if is_hidden(*tag) => {
                hidden = hidden.saturating_sub(1);
                is_fresh = true;
            }
            _ if hidden > 0 => {}
            Piece::Text(_) | Piece::Code(_) | Piece::Link { .. } | Piece::Start(_) if is_fresh => {
                is_fresh = false;
                // What follows the mark of an item is its own.
                let rest = if is_line_start(markdown, range.start) { &markdown[range.start..] } else { "" };
                lines.push(range.start..range.start + rest.find('\n').unwrap_or(rest.len()));
            }
            Piece::SoftBreak | Piece::HardBreak => is_fresh = true,
            Piece::Paragraph
            | Piece::Item
            | Piece::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::List(_)) => {
                paragraph(markdown, &mut lines, &mut found);
                is_fresh = true;
            }
            _ => {}
        }
    }
    paragraph(markdown, &mut lines, &mut found);
    found
}

fn is_line_start(markdown: &str, at: usize) -> bool {
    let before = markdown[..at].rsplit('\n').next().unwrap_or_default();
    before.chars().all(|c| matches!(c, ' ' | '\t' | '>'))
}

/// The marks of the lines of one paragraph, which are taken.
fn paragraph(markdown: &str, lines: &mut Vec<Range<usize>>, found: &mut Vec<Pasted>) {
    let lines = std::mem::take(lines);
    let bullets: Vec<Option<char>> = lines.iter().map(|line| bullet(&markdown[line.clone()])).collect();
    let first = bullets.iter().position(Option::is_some).unwrap_or(bullets.len());
    // A dash opens a list only where every line has one: it may also stand in a sentence, or open what
    // somebody says.
    let is_said = |line: &Range<usize>| markdown[line.clone()].trim_end().ends_with(['?', '!', '…', '»']);
    let are_dashes = bullets.len() - first > 1
        && bullets[first..].iter().all(Option::is_some)
        && !lines[first..].iter().any(is_said);
    for (at, (line, sign)) in lines.iter().zip(&bullets).enumerate() {
        let words = &markdown[line.clone()];
        match sign {
            Some('–') if !are_dashes => {}
            Some(sign) => {
                let rest = &words[sign.len_utf8()..];
                let gap = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
                let is_second = *sign == 'o' && at > first;
                found.push(Pasted {
                    span: line.start..line.start + sign.len_utf8() + gap,
                    mark: Mark::Bullet(*sign),
                    instead: Some(if is_second { "  - " } else { "- " }.to_owned()),
                });
            }
            None => found.extend(heading(words.trim_end(), line.start, lines.len() == 1)),
        }
    }
}

/// The bullet that a line opens with.
fn bullet(line: &str) -> Option<char> {
    let sign = line.chars().next()?;
    let rest = &line[sign.len_utf8()..];
    let is_bullet = match sign {
        '–' => rest.starts_with([' ', '\t', '\u{a0}']),
        // The second level of Word, and the first of some fonts: letters and signs elsewhere.
        'o' | '§' => rest.starts_with('\t'),
        sign => BULLETS.contains(&sign) && rest.starts_with([' ', '\t', '\u{a0}']),
    };
    (is_bullet && !rest.trim().is_empty()).then_some(sign)
}

/// `##Titre`; `#Titre` only where the line is alone, since `#mot` is a word of its own elsewhere.
fn heading(line: &str, start: usize, is_alone: bool) -> Option<Pasted> {
    let words = line.trim_start_matches('#');
    let signs = line.len() - words.len();
    let is_glued = (1..=6).contains(&signs) && words.starts_with(char::is_alphabetic);
    if !is_glued || (signs == 1 && !is_alone) {
        return None;
    }
    // *#MeToo et la parole des femmes* opens with a word of its own: with one sign, nobody but its author can tell.
    let instead = (signs > 1).then(|| format!("{} ", "#".repeat(signs)));
    Some(Pasted { span: start..start + signs, mark: Mark::Heading, instead })
}

/// The line of signs below a heading of several lines.
fn underline(markdown: &str, heading: &Range<usize>) -> Option<Pasted> {
    let written = markdown[heading.clone()].trim_end();
    let (above, line) = written.rsplit_once('\n')?;
    let signs = line.trim_matches([' ', '\t', '>']);
    let sign = signs.chars().next().filter(|sign| matches!(sign, '=' | '-'))?;
    let start = heading.start + written.len() - signs.len();
    let is_underline = above.contains('\n') && signs.chars().all(|c| c == sign);
    is_underline.then(|| Pasted {
        span: start..start + signs.len(),
        mark: Mark::Underline(sign),
        instead: None,
    })
}

fn complaint(pasted: &Pasted, markdown: &str, prose: &Prose) -> Diagnostic {
    let line = markdown[pasted.span.end..].lines().next().unwrap_or_default().trim_end();
    let shown: String = line.chars().take(40).collect();
    let more = if shown.len() < line.len() { "…" } else { "" };
    let (message, hints) = match pasted.mark {
        Mark::Bullet(sign) => {
            // Signs of the fonts of Word have no shape of their own.
            let sign = if ('\u{e000}'..='\u{f8ff}').contains(&sign) { '•' } else { sign };
            let hint = text(
                format!("remplacez « {sign} » par « - » en tête de chaque ligne : « - {shown}{more} »"),
                format!("replace “{sign}” with “- ” at the head of each line: “- {shown}{more}”"),
            );
            let message = text(
                format!("le signe « {sign} » ne fait pas de liste : ces lignes sont mises bout à bout"),
                format!("the sign “{sign}” makes no list: these lines are run together"),
            );
            (message, vec![hint])
        }
        Mark::Heading => {
            let signs = &markdown[pasted.span.clone()];
            let message = text(
                format!("« {signs}{shown}{more} » n’est pas lu comme un titre"),
                format!("“{signs}{shown}{more}” is not read as a heading"),
            );
            let hint = text(
                format!("mettez une espace après « {signs} » : « {signs} {shown}{more} »"),
                format!("put a space after “{signs}”: “{signs} {shown}{more}”"),
            );
            let shown = text(
                format!("si ce n’est pas un titre, écrivez : \\{signs}{shown}{more}"),
                format!("if it is no heading, write: \\{signs}{shown}{more}"),
            );
            (message, vec![hint, shown])
        }
        Mark::Underline(sign) => {
            let line = sign.to_string().repeat(pasted.span.len().min(8));
            let message = text(
                format!("la ligne « {line} » fait un titre de toutes les lignes au-dessus d’elle"),
                format!("the line “{line}” makes a heading of all the lines above it"),
            );
            let hint = text(
                "effacez-la ; pour un titre, écrivez « ## » et une espace devant une seule ligne",
                "delete it; for a heading, write “## ” before a single line",
            );
            let rule = text(
                "pour un filet, laissez une ligne vide au-dessus d’elle",
                "for a rule, leave an empty line above it",
            );
            (message, if sign == '-' { vec![hint, rule] } else { vec![hint] })
        }
    };
    let complaint = Diagnostic::new(Code::LostFormat, prose.place(&pasted.span), message);
    let complaint = hints.into_iter().fold(complaint, Diagnostic::hint);
    complaint.maybe_hint(pasted.instead.as_ref().map(|_| {
        text(
            "sous l’en-tête, « boussole fmt » le fait partout",
            "below the front matter, “boussole fmt” does it everywhere",
        )
    }))
}
