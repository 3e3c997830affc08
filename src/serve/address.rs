//! From the path of a request to a file of the site.

use std::collections::HashSet;
use std::fmt::Write;

use crate::route::OutputPath;
use crate::source::compose;

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file of the site.
    File(OutputPath),
    /// The address that a page has, where links relative to it work.
    Elsewhere(String),
    /// Nothing.
    Nothing,
}

/// Finds what a request's path leads to. `base` is the path of the site's address on the web: pages
/// are found under it too, since some links are written for the web.
pub fn find(path: &str, paths: &HashSet<OutputPath>, base: &str) -> Answer {
    let Some(decoded) = decode(path) else { return Answer::Nothing };
    match find_file(&decoded, paths, "/") {
        Answer::Nothing if base != "/" => match decoded.strip_prefix(base) {
            Some(rest) => find_file(&format!("/{rest}"), paths, base),
            None => Answer::Nothing,
        },
        answer => answer,
    }
}

fn find_file(path: &str, paths: &HashSet<OutputPath>, base: &str) -> Answer {
    let Some(path) = path.strip_prefix('/') else { return Answer::Nothing };
    let known = |path: &str| OutputPath::new(path).filter(|path| paths.contains(path));
    let page = path.is_empty() || path.ends_with('/');
    if page {
        return known(&format!("{path}index.html")).map_or(Answer::Nothing, Answer::File);
    }
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    match (known(path), folder) {
        (Some(_), Some(folder)) => Answer::Elsewhere(encode(&format!("{base}{folder}"))),
        (Some(file), None) => Answer::File(file),
        (None, _) => match known(&format!("{path}/index.html")) {
            Some(_) => Answer::Elsewhere(encode(&format!("{base}{path}/"))),
            None => Answer::Nothing,
        },
    }
}

/// Percent-decoding (RFC 3986, 2.1); `None` when the bytes are no text. Accents are composed, as
/// those of the site's paths are.
pub fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                (digit(rest.next())? * 16 + digit(rest.next())?) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().map(|text| compose(&text).into_owned())
}

fn encode(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                encoded.push(byte.into())
            }
            byte => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let paths =
            ["index.html", "lexique/a/index.html", "été.png", "404.html", "style.css", "docs/bad/index.html"];
        let paths: HashSet<_> = paths.iter().filter_map(|path| OutputPath::new(path)).collect();
        let file = |path| Answer::File(OutputPath::new(path).unwrap());
        let elsewhere = |path: &str| Answer::Elsewhere(path.to_owned());
        for (path, expected) in [
            ("/", file("index.html")),
            ("/index.html", elsewhere("/")),
            ("/lexique/a/", file("lexique/a/index.html")),
            ("/lexique/a", elsewhere("/lexique/a/")),
            ("/lexique/a/index.html", elsewhere("/lexique/a/")),
            ("/style.css", file("style.css")),
            ("/%c3%a9t%C3%a9.png", file("été.png")),
            ("/e%cc%81te%cc%81.png", file("été.png")),
            ("/docs/style.css", file("style.css")),
            ("/docs/lexique/a", elsewhere("/docs/lexique/a/")),
            ("/docs/bad", elsewhere("/docs/bad/")),
            ("/lexique/", Answer::Nothing),
            ("/style.css/", Answer::Nothing),
            ("//style.css", Answer::Nothing),
            ("/../style.css", Answer::Nothing),
            ("/lexique/../style.css", Answer::Nothing),
            ("/%2e%2e/style.css", Answer::Nothing),
            ("/%2e%2e%2fetc%2fpasswd", Answer::Nothing),
            ("/..%5cstyle.css", Answer::Nothing),
            ("/%00", Answer::Nothing),
            ("/%ff", Answer::Nothing),
            ("/%+5", Answer::Nothing),
            ("/%", Answer::Nothing),
            ("*", Answer::Nothing),
            ("", Answer::Nothing),
        ] {
            assert_eq!(find(path, &paths, "/docs/"), expected, "{path}");
        }
    }
}
