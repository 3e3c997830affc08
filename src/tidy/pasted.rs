//! Lists and headings of a word processor, as Markdown writes them.

use crate::config::Config;
use crate::markdown::mend_pasted;
use crate::read;
use crate::source::{Source, SourceId};

/// Mends the body. What stands in the front matter is left to its author.
pub fn mend(path: &str, text: &str, _: &Config) -> String {
    let source = Source::new(path, text.as_bytes());
    let parts = read::front(&source, SourceId(0)).parts;
    match parts.is_present {
        true => {
            let (start, end) = (parts.body.start, parts.body.end);
            format!("{}{}{}", &text[..start], mend_pasted(&text[start..end]), &text[end..])
        }
        false => text.to_owned(),
    }
}
