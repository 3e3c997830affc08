//! Texts in Markdown: the only folder that knows pulldown-cmark.
//!
//! A text is parsed once into a [`Prose`], which the checks, the linker, the renderer and the index
//! read. Raw HTML is text here: what an author types can never become a tag.

mod escape;
mod html;
mod link;
mod named;
mod origin;
mod parse;
mod pasted;
mod piece;
mod same;
mod slips;
mod text;

pub use escape::escape_markdown;
pub use html::{Href, Hrefs, escape, to_html, to_inline_html, to_part_html};
pub use link::{Destination, FILES, Target, classify, percent_decode};
pub use named::is_id;
pub use origin::Origin;
pub use parse::{Heading, Prose, anchor_text, parse};
pub use pasted::mend_pasted;
pub use text::{ABBREVIATIONS, At, Block, BlockKind, Sentence, alerts, blocks, plain, sentences};
