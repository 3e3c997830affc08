//! Where links lead, as written and as meant.

use crate::model::{EntryId, ForeignId};

/// A link or image destination as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// `[[words]]` or `[[words|text]]`: an id, `kind/id` or a label, perhaps with `#heading`.
    Wiki {
        /// Before `#`.
        words: String,
        /// After `#`.
        anchor: Option<String>,
    },
    /// A path to a file of `content/`, relative to the entry's, or to `content/` when it opens with `/`.
    File {
        /// The path, percent-decoded.
        path: String,
        /// After `#`.
        anchor: Option<String>,
    },
    /// A heading of the same entry.
    Anchor(String),
    /// An address elsewhere: http, https, mailto or tel.
    External(String),
    /// Refused, by its scheme or because it names nothing: a complaint has said so.
    Forbidden(String),
    /// An image, by its path or address.
    Image(String),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entry, perhaps one of its headings.
    Entry {
        /// The entry.
        id: EntryId,
        /// The heading's anchor.
        anchor: Option<String>,
    },
    /// A term of another lexicon.
    Foreign {
        /// The term.
        id: ForeignId,
        /// What its author wrote after `#`.
        anchor: Option<String>,
    },
    /// A heading of the same entry.
    Anchor(String),
    /// A file published as it is; the position in [`crate::project::Project::assets`].
    Asset(usize),
    /// An address elsewhere.
    External(String),
    /// Nowhere: a complaint has said so, and readers see plain text.
    Nowhere,
}

/// Sorts out what an author wrote as the destination of a link.
pub fn classify(written: &str, is_wiki: bool, is_image: bool) -> Destination {
    let written = written.trim();
    if is_wiki && !is_image {
        // In a table the bar between address and words is written \\|, and the parser leaves the sign.
        let written = written.strip_suffix('\\').unwrap_or(written);
        let (words, anchor) = split_anchor(written);
        return match words.trim().is_empty() {
            true if written.contains('#') => Destination::Anchor(anchor.unwrap_or_default()),
            true => Destination::Forbidden(String::new()),
            false => Destination::Wiki { words: words.trim().to_owned(), anchor },
        };
    }
    match scheme(written) {
        Some(_) if is_image => Destination::Forbidden(written.to_owned()),
        Some(scheme) if matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel") => {
            Destination::External(written.to_owned())
        }
        Some(_) => Destination::Forbidden(written.to_owned()),
        None if is_image => Destination::Image(percent_decode(&written.replace('\\', "/"))),
        None if written.starts_with('#') => Destination::Anchor(percent_decode(&written[1..])),
        None => {
            let (path, anchor) = split_anchor(written);
            let path = path.split('?').next().unwrap_or_default();
            Destination::File { path: percent_decode(&path.replace('\\', "/")), anchor }
        }
    }
}

/// The scheme of an address, as a browser would read it: spaces and control characters are dropped
/// before the comparison (WHATWG URL, 4.4). `//host` has one too: it leads elsewhere.
fn scheme(address: &str) -> Option<String> {
    let bare: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).take(64).collect();
    if bare.starts_with("//") || bare.starts_with("\\\\") {
        return Some("//".to_owned());
    }
    let (scheme, _) = bare.split_once(':')?;
    let mut letters = scheme.chars();
    let opens = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    (opens && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
        .then(|| scheme.to_ascii_lowercase())
}

fn split_anchor(written: &str) -> (&str, Option<String>) {
    match written.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decode(anchor)).filter(|a| !a.is_empty())),
        None => (written, None),
    }
}

/// A text with the letters that `%` writes by their bytes; as it is where these are no letters.
pub fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// How the names of files end.
pub const FILES: &[&str] = &[
    "md", "markdown", "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx",
    "odp", "html", "htm", "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "tif", "tiff", "bmp", "heic",
    "mp3", "mp4", "mov", "ogg", "oga", "ogv", "wav", "webm", "zip", "epub", "ics", "json", "xml", "yaml",
    "toml",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations() {
        let file = |path: &str, anchor: Option<&str>| Destination::File {
            path: path.into(),
            anchor: anchor.map(Into::into),
        };
        for (written, expected) in [
            ("../fiches/a.md", file("../fiches/a.md", None)),
            ("a%20b.md#suite", file("a b.md", Some("suite"))),
            ("..\\fiches\\a.md", file("../fiches/a.md", None)),
            ("#suite", Destination::Anchor("suite".into())),
            ("https://a.fr", Destination::External("https://a.fr".into())),
            ("mailto:a@b.fr", Destination::External("mailto:a@b.fr".into())),
            ("javascript:alert(1)", Destination::Forbidden("javascript:alert(1)".into())),
            ("JaVa\nScript:x", Destination::Forbidden("JaVa\nScript:x".into())),
            ("data:text/html,x", Destination::Forbidden("data:text/html,x".into())),
            ("//evil.example", Destination::Forbidden("//evil.example".into())),
        ] {
            assert_eq!(classify(written, false, false), expected, "{written}");
        }
        assert_eq!(
            classify("Rendre compte#pieges", true, false),
            Destination::Wiki { words: "Rendre compte".into(), anchor: Some("pieges".into()) }
        );
        assert_eq!(
            classify("https://x/y.png", false, true),
            Destination::Forbidden("https://x/y.png".into())
        );
    }
}
