//! Addresses of the web: those that authors give, and the one where the site will be.

use crate::diagnostic::{Code, Diagnostic, text};
use crate::markdown::{Destination, classify};
use crate::source::{Place, Placed};
use crate::syntax::Fields;

/// An address that ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// An http or https address; the last `/` is added.
    pub fn parse(address: &str) -> Option<BaseUrl> {
        let address = address.trim();
        let (_, rest) = address.split_once("://")?;
        let is_plain = is_web_address(address)
            && !rest.is_empty()
            && !rest.starts_with('/')
            // A query and a fragment end an address; the others mean something to servers, which read it in their files.
            && !rest.contains(['?', '#', ';', '{', '}', '\'', '\\']);
        is_plain.then(|| BaseUrl(format!("{}/", address.trim_end_matches('/'))))
    }

    /// As text, with its last `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path on its host, with both slashes: `/` or `/lexique/`.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host..].find('/').map_or("/", |at| &self.0[host + at..])
    }
}

/// Whether some words are an http or https address, that may stand in a link and in RDF as it is.
pub fn is_web_address(words: &str) -> bool {
    let is_web = words.starts_with("https://") || words.starts_with("http://");
    let is_external = matches!(classify(words, false, false), Destination::External(_));
    is_web
        && is_external
        && !words.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

/// An http or https address.
pub fn web_address(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    let address = fields.placed(key)?;
    if is_web_address(&address.value) {
        return Some(address.value);
    }
    fields.complain(not_an_address(&address.value, address.place));
    None
}

/// The complaint about words that are no such address.
pub(super) fn not_an_address(written: &str, place: Place) -> Diagnostic {
    let shown: String = written.chars().filter(|c| !c.is_control()).take(60).collect();
    Diagnostic::new(
        Code::ForbiddenLink,
        place,
        text(format!("« {shown} » n’est pas une adresse du web"), format!("“{shown}” is not a web address")),
    )
    .hint(text(
        "une adresse commence par https:// et n’a pas d’espace",
        "an address opens with https:// and has no space",
    ))
}

/// The complaint about words that are no address of a site.
pub(super) fn not_a_base(written: &Placed<String>) -> Diagnostic {
    let complaint = not_an_address(&written.value, written.place.clone());
    match is_web_address(&written.value) {
        true => complaint.hint(text(
            "celle d’un site n’a pas non plus de ? # ; \\ { } ni d’apostrophe",
            "that of a site has no ? # ; \\ { } nor apostrophe either",
        )),
        false => complaint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_urls() {
        let parse = |address: &str| {
            BaseUrl::parse(address).map(|url| (url.as_str().to_owned(), url.path().to_owned()))
        };
        assert_eq!(parse("https://a.fr"), Some(("https://a.fr/".into(), "/".into())));
        assert_eq!(parse("https://a.fr/x/y/"), Some(("https://a.fr/x/y/".into(), "/x/y/".into())));
        for refused in [
            "a.fr",
            "ftp://a.fr",
            "https://",
            "https:///x",
            "https://a.fr/?x",
            "javascript:1",
            "https://a.fr/a\u{1}b/",
            "https://a.fr/x;y{z/",
            "https://a.fr/l'outil/",
            "https://a.fr\\x/",
            "https://a.fr/x#y/",
        ] {
            assert_eq!(parse(refused), None, "{refused}");
        }
    }
}
