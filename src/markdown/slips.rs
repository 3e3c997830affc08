//! What an author meant as a mark, and the parser left as plain text: readers would meet the brackets.

use std::collections::HashSet;
use std::ops::Range;

use super::Prose;
use super::link::FILES;
use super::piece::Piece;
use super::text::{Block, BlockKind, blocks};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, did_you_mean, text};
use crate::source::{Span, floor_char};

/// The footnotes of a text, by label.
#[derive(Default)]
pub(super) struct Notes {
    /// Those that the text calls.
    pub(super) called: HashSet<String>,
    /// Those that are written, and where.
    pub(super) written: Vec<(String, Range<usize>)>,
}

/// Says which brackets of a text lead nowhere, and which of its notes nobody is sent to.
pub(super) fn check(markdown: &str, prose: &Prose, notes: &Notes, complaints: &mut Diagnostics) {
    for (label, range) in notes.written.iter().filter(|(label, _)| !notes.called.contains(label)) {
        let mark = markdown[range.clone()].find("]:").map_or(range.end, |at| range.start + at + 2);
        complaints.push(uncalled(label, prose, &(range.start..mark)));
    }
    let is_left = |piece: &Piece| matches!(piece, Piece::Text(words) if words.contains('['));
    if !prose.events.iter().any(|(piece, _)| is_left(piece)) {
        return;
    }
    for block in blocks(prose).iter().filter(|block| block.kind != BlockKind::Code) {
        let mut slips = Slips { markdown, prose, block, complaints };
        slips.calls(notes);
        slips.wikilinks();
        slips.links();
    }
}

/// Complaints of one kind about a paragraph, at most: whoever pasted thousands of brackets needs no more.
const MOST: usize = 20;

struct Slips<'a> {
    markdown: &'a str,
    prose: &'a Prose,
    block: &'a Block,
    complaints: &'a mut Diagnostics,
}

impl<'a> Slips<'a> {
    fn words(&self) -> &'a str {
        &self.block.text
    }

    /// Whether a sign of the words could have been a mark: not in code, in a link, nor shown on purpose.
    fn is_free(&self, at: usize) -> bool {
        !self.block.is_marked(&(at..at + 1)) && !self.markdown[..self.block.source(at)].ends_with('\\')
    }

    fn complain(&mut self, code: Code, span: &Span, message: Text, hint: Text) {
        let place = self.block.place(self.prose, span);
        self.complaints.push(Diagnostic::new(code, place, message).hint(hint));
    }

    /// Calls to notes that are written nowhere.
    fn calls(&mut self, notes: &Notes) {
        let words = self.words();
        let (mut at, mut said) = (0, 0);
        while said < MOST
            && let Some(start) = words[at..].find("[^").map(|found| at + found)
        {
            at = start + 2;
            // A label has neither space nor bracket: look no further, however long the text.
            let end = words[at..].find([']', '[', ' ', '\n']).map(|found| at + found);
            let Some(end) = end.filter(|end| words[*end..].starts_with(']')) else { continue };
            let label = &words[at..end];
            if label.is_empty() || !self.is_free(start) {
                continue;
            }
            said += 1;
            let near = did_you_mean(label, notes.written.iter().map(|(label, _)| label.as_str()));
            self.complaints.push(
                Diagnostic::new(
                    Code::UnknownFootnote,
                    self.block.place(self.prose, &(start..end + 1)),
                    text(
                        format!("la note « {label} » n’est écrite nulle part dans ce texte"),
                        format!("the footnote “{label}” is written nowhere in this text"),
                    ),
                )
                .maybe_hint(near)
                .hint(text(
                    format!("ajoutez à la fin du texte une ligne « [^{label}]: … »"),
                    format!("add a line “[^{label}]: …” at the end of the text"),
                )),
            );
        }
    }

    /// `[[` that opens no link.
    fn wikilinks(&mut self) {
        let words = self.words();
        let is_cell = matches!(self.block.kind, BlockKind::Cell | BlockKind::HeadCell);
        let last = words.rfind("]]").unwrap_or(0);
        let (mut done, mut said) = (0, 0);
        for (at, _) in words.match_indices("[[") {
            if said == MOST {
                break;
            }
            if at < done || !self.is_free(at) {
                continue;
            }
            let inner = &words[at + 2..];
            match (at < last).then(|| inner.find("]]")).flatten() {
                Some(end) => {
                    done = at + 2 + end;
                    let name = inner[..end].split('|').next().unwrap_or_default();
                    if name.trim().is_empty() && !self.block.is_marked(&(at..done)) {
                        said += 1;
                        let (message, hint) = nameless();
                        self.complain(Code::BrokenLink, &(at..done + 2), message, hint);
                    }
                }
                // The bar of a wikilink ends a cell, and what follows is lost.
                None if is_cell => {
                    done = words.len();
                    let target = inner.trim();
                    self.complain(
                        Code::CutLink,
                        &(at..done),
                        text(
                            "dans un tableau, la barre « | » sépare les colonnes : elle coupe ce lien en deux",
                            "in a table the bar “|” parts the columns: it cuts this link in two",
                        ),
                        text(
                            format!("écrivez une barre oblique inversée devant la barre : [[{target}\\|vos mots]]"),
                            format!("write a backslash before the bar: [[{target}\\|your words]]"),
                        ),
                    );
                }
                None => {
                    said += 1;
                    let name = unclosed_name(inner);
                    done = at + 2 + name.len();
                    let name = name.trim();
                    let shown = if name.is_empty() { "Rendre compte" } else { name };
                    self.complain(
                        Code::BrokenLink,
                        &(at..done),
                        text(
                            "ce lien ouvert par « [[ » n’est pas fermé",
                            "this link opened by “[[” is not closed",
                        ),
                        text(
                            format!("écrivez : [[{shown}]] ; pour montrer des crochets : \\[\\["),
                            format!("write: [[{shown}]]; to show brackets: \\[\\["),
                        ),
                    );
                }
            }
        }
    }

    /// `[words](address)` that is no link: a space in the address most often.
    fn links(&mut self) {
        let words = self.words();
        let (mut opened, mut said) = (None, 0);
        for (at, sign) in words.match_indices(['[', ']']) {
            if said == MOST {
                break;
            }
            if sign == "[" {
                opened = Some(at);
                continue;
            }
            let Some(open) = opened.take() else { continue };
            let after = near(&words[at + 1..]);
            let gap = after.len() - after.trim_start_matches(' ').len();
            let Some(inner) = after[gap..].strip_prefix('(') else { continue };
            if !self.is_free(open) || !self.is_free(at) || self.block.is_marked(&(open..at + 1)) {
                continue;
            }
            let is_image = words[..open].ends_with('!') && self.is_free(open - 1);
            let start = at + 1 + gap + 1;
            let closing = closing(inner);
            let written = match closing {
                Some(end) => &inner[..end],
                None => inner.split(' ').next().unwrap_or_default(),
            };
            let (address, title) = match written.split_once(" \"") {
                Some((address, title)) => (address.trim(), format!(" \"{title}")),
                None => (written.trim(), String::new()),
            };
            let is_meant = match (gap, closing) {
                (0, Some(_)) => is_image || is_address(address),
                // Words between brackets, then words between parentheses, are no slip.
                (0, None) => is_address(address),
                _ => gap == 1 && is_on_the_web(address) && !address.contains(' '),
            };
            if !is_meant || address.is_empty() || address.contains(['<', '>']) {
                continue;
            }
            said += 1;
            let sign = if is_image { "!" } else { "" };
            let address = match address.contains([' ', '(', ')']) {
                true => format!("<{address}>"),
                false => address.to_owned(),
            };
            let link = format!("{sign}[{}]({address}{title})", &words[open + 1..at]);
            let done = start + written.len();
            let from = open - sign.len();
            let message = match (gap, closing) {
                (0, Some(_)) if !written.contains(' ') => text(
                    "ce lien n’est pas lu : son adresse doit être entre chevrons",
                    "this link is not read: its address must stand between angle brackets",
                ),
                (0, Some(_)) if is_image => text(
                    "cette image n’est pas lue : son chemin contient une espace",
                    "this image is not read: its path holds a space",
                ),
                (0, Some(_)) => text(
                    "ce lien n’est pas lu : son adresse contient une espace",
                    "this link is not read: its address holds a space",
                ),
                (0, None) => text(
                    "ce lien n’est pas lu : la parenthèse n’est pas fermée",
                    "this link is not read: its parenthesis is not closed",
                ),
                _ => text(
                    "ce lien n’est pas lu : une espace sépare les crochets des parenthèses",
                    "this link is not read: a space parts the brackets from the parentheses",
                ),
            };
            let hint = text(format!("écrivez : {link}"), format!("write: {link}"));
            let end = if closing.is_some() { done + 1 } else { done };
            self.complain(Code::BrokenLink, &(from..end), message, hint);
        }
    }
}

/// The parenthesis that closes what is open; those of a name are closed within it: *équipe (2024).jpg*.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 0;
    inner.char_indices().find_map(|(at, sign)| {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
        None
    })
}

/// What brackets without a name between them are told.
pub(super) fn nameless() -> (Text, Text) {
    (
        text("ces doubles crochets ne nomment aucune entrée", "these double brackets name no entry"),
        text(
            "écrivez entre eux le titre d’une entrée : [[Rendre compte]]",
            "write the title of an entry between them: [[Rendre compte]]",
        ),
    )
}

fn uncalled(label: &str, prose: &Prose, span: &Span) -> Diagnostic {
    Diagnostic::new(
        Code::UncalledFootnote,
        prose.place(span),
        text(
            format!("la note « {label} » n’est appelée nulle part dans ce texte"),
            format!("the footnote “{label}” is called nowhere in this text"),
        ),
    )
    .hint(text(
        format!("écrivez [^{label}] après les mots qu’elle précise, ou effacez la note"),
        format!("write [^{label}] after the words that it explains, or delete the note"),
    ))
}

/// What was most likely meant between brackets that nothing closes: an id, or words up to a sign.
fn unclosed_name(inner: &str) -> &str {
    let inner = near(inner);
    let first = inner.split(' ').next().unwrap_or_default().trim_end_matches(['.', ',', ';', ':', ')']);
    if super::is_id(first) {
        return first;
    }
    let end = inner.find([']', '[', '.', ',', ';', ':', '!', '?', '(', ')', '«', '»', '\u{a0}', '\u{202f}']);
    inner[..end.unwrap_or(inner.len())].trim_end()
}

/// Words that stand near: a name or an address is never longer, a hostile text may be.
fn near(words: &str) -> &str {
    &words[..floor_char(words, words.len().min(400))]
}

/// Whether words between parentheses are an address: a file by its extension, a path, a page of the web.
fn is_address(words: &str) -> bool {
    let path = words.split('#').next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_file = name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty() && FILES.contains(&extension.to_lowercase().as_str())
    });
    is_file || is_on_the_web(words) || ["./", "../", "/"].iter().any(|start| words.starts_with(start))
}

fn is_on_the_web(words: &str) -> bool {
    ["http://", "https://", "www.", "mailto:"].iter().any(|start| words.starts_with(start))
}
