//! What a wikilink without words of its own shows: the title of what it leads to, not an id.

use std::sync::Arc;

use pulldown_cmark::Tag;

use super::Prose;
use super::piece::Piece;

impl Prose {
    /// The same text with other words in its bare wikilinks: those that `words` gives for the number of a
    /// link and what is written in it. `None` when nothing changes.
    pub fn renamed(&self, words: impl Fn(usize, &str) -> Option<String>) -> Option<Prose> {
        let mut next_link = self.first_link;
        let mut heading = 0;
        let mut changes: Vec<(usize, usize, String)> = Vec::new();
        for (at, (piece, _)) in self.events.iter().enumerate() {
            match piece {
                Piece::Start(tag) if matches!(**tag, Tag::Heading { .. }) => heading += 1,
                Piece::Start(tag) if matches!(**tag, Tag::Image { .. }) => next_link += 1,
                Piece::Link { is_bare_wiki, .. } => {
                    if let (true, Some((Piece::Text(written), _))) = (is_bare_wiki, self.events.get(at + 1)) {
                        changes.extend(words(next_link, written).map(|new| (at + 1, heading, new)));
                    }
                    next_link += 1;
                }
                _ => {}
            }
        }
        if changes.is_empty() {
            return None;
        }
        let mut events = self.events.to_vec();
        let mut headings = self.headings.to_vec();
        for (at, heading, new) in changes {
            let Some((Piece::Text(words), _)) = events.get_mut(at) else { continue };
            // Its words follow; its anchor was promised to others.
            if let Some(heading) = headings.get_mut(heading.wrapping_sub(1)) {
                heading.text = heading.text.replace(&**words, &new);
            }
            *words = new.into();
        }
        let mut renamed = self.clone();
        (renamed.events, renamed.headings) = (Arc::from(events), Arc::from(headings));
        Some(renamed)
    }
}

/// Whether words between brackets are an id that no reader should meet: `rendre-compte`,
/// `fiches/bilan`, `bilan#pieges`. A word alone reads well.
pub fn is_id(words: &str) -> bool {
    words.contains(['-', '/', '#'])
        && words.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '/' | '#'))
}
