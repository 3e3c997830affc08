//! Whether two texts say the same to their reader.

use super::pasted::is_bullet;
use super::piece::Piece;
use super::{Prose, plain};

impl Prose {
    /// Whether the other has the same pieces in the same order, its words being the same once folded.
    /// Where they stand does not matter.
    pub fn reads_as(&self, other: &Prose, fold: impl Fn(&str) -> String) -> bool {
        said(self, &fold) == said(other, &fold)
    }

    /// Whether the other has the same words in the same order, whatever makes lists and headings of them.
    pub fn has_words_of(&self, other: &Prose) -> bool {
        let words = |prose: &Prose| {
            let words = plain(prose);
            let words = words.split_whitespace().map(|word| word.trim_start_matches('#'));
            words.filter(|word| !is_bullet(word)).map(str::to_owned).collect::<Vec<_>>()
        };
        words(self) == words(other)
    }
}

/// At the end of a line, nobody sees it. (A line of code ends with its line end.)
const BLANK: [char; 2] = [' ', '\t'];

/// The pieces as text: words folded and joined, since a line may be broken elsewhere.
fn said(prose: &Prose, fold: &impl Fn(&str) -> String) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut words = String::new();
    for (piece, _) in prose.events.iter() {
        match piece {
            Piece::Text(text) => words.push_str(text),
            Piece::SoftBreak => {
                words.truncate(words.trim_end_matches(BLANK).len());
                words.push(' ');
            }
            other => {
                if !words.is_empty() {
                    pieces.push(fold(std::mem::take(&mut words).trim_end_matches(BLANK)));
                }
                pieces.push(format!("{other:?}"));
            }
        }
    }
    pieces.push(fold(words.trim_end_matches(BLANK)));
    pieces
}
