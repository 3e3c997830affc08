//! The pieces of a parsed text.
//!
//! A third of the parser's own events in size: a lexicon holds millions of them, and few open
//! anything.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// One piece. Starts and ends are balanced.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A paragraph opens.
    Paragraph,
    /// An item of a list opens.
    Item,
    /// A link opens.
    Link {
        /// What its author wrote as its title.
        title: Box<str>,
        /// Whether it is `[[words]]`, without other words to show.
        is_bare_wiki: bool,
    },
    /// Anything else opens.
    Start(Box<Tag<'static>>),
    /// It closes.
    End(TagEnd),
    /// Words.
    Text(Box<str>),
    /// A code span.
    Code(Box<str>),
    /// A call to a footnote, by its label.
    NoteCall(Box<str>),
    /// A line ends in the source.
    SoftBreak,
    /// A line ends for the reader.
    HardBreak,
    /// A rule.
    Rule,
    /// The box of a task, and whether it is ticked.
    Task(bool),
}

impl From<Event<'static>> for Piece {
    fn from(event: Event<'static>) -> Self {
        match event {
            Event::Start(Tag::Paragraph) => Piece::Paragraph,
            Event::Start(Tag::Item) => Piece::Item,
            Event::Start(Tag::Link { link_type, title, .. }) => Piece::Link {
                title: title.into_string().into(),
                is_bare_wiki: matches!(link_type, LinkType::WikiLink { has_pothole: false }),
            },
            Event::Start(tag) => Piece::Start(Box::new(tag)),
            Event::End(end) => Piece::End(end),
            Event::Code(code) => Piece::Code(code.into_string().into()),
            Event::FootnoteReference(label) => Piece::NoteCall(label.into_string().into()),
            Event::SoftBreak => Piece::SoftBreak,
            Event::HardBreak => Piece::HardBreak,
            Event::Rule => Piece::Rule,
            Event::TaskListMarker(done) => Piece::Task(done),
            // HTML has become text already, and formulas are not read as such.
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => Piece::Text(text.into_string().into()),
        }
    }
}
