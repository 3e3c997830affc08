//! The types of addresses.

use std::fmt;

use crate::config::BaseUrl;
use crate::model::{Kind, Slug};

/// An address within the site: opens with `/`; a page's ends with `/`, a file's does not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Permalink(String);

/// Where a file of the site is written: a relative path with `/`, never leaving the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutputPath(String);

impl Permalink {
    /// The home page.
    pub fn home() -> Self {
        Permalink("/".to_owned())
    }

    /// What a wrong address shows.
    pub fn not_found() -> Self {
        Permalink("/404.html".to_owned())
    }

    /// A page named by slugs with `/` between them.
    pub fn folder(path: &str) -> Self {
        Permalink(format!("/{path}/"))
    }

    /// The page of an entry. Pages stand at the root, everything else in its kind's folder.
    pub fn entry(kind: Kind, slug: &Slug) -> Self {
        match kind {
            Kind::Page => Permalink::folder(slug.as_str()),
            kind => Permalink::folder(&format!("{}/{slug}", kind.folder())),
        }
    }

    /// A file of the site.
    pub fn file(path: &OutputPath) -> Self {
        Permalink(format!("/{}", path.0))
    }

    /// An address that somebody wrote as an old one of this site: absolute, or from its root.
    pub fn former(written: &str, base: Option<&BaseUrl>) -> Option<Self> {
        let written = written.trim();
        let path = match base.and_then(|base| written.strip_prefix(base.as_str())) {
            Some(path) => path,
            None if written.contains("://") || written.starts_with("//") => return None,
            None => written.trim_start_matches('/'),
        };
        let path = path.split(['#', '?']).next()?;
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let is_plain = |part: &&str| {
            !matches!(*part, "." | "..")
                && !part.chars().any(|c| c.is_control() || c.is_whitespace() || "\\\"<>|*:%".contains(c))
        };
        if parts.is_empty() || !parts.iter().all(is_plain) {
            return None;
        }
        let is_file = !path.ends_with('/') && parts.last().is_some_and(|part| part.contains('.'));
        Some(Permalink(format!("/{}{}", parts.join("/"), if is_file { "" } else { "/" })))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that answers this address.
    pub fn output(&self) -> OutputPath {
        let path = &self.0[1..];
        match path.is_empty() || path.ends_with('/') {
            true => OutputPath(format!("{path}index.html")),
            false => OutputPath(path.to_owned()),
        }
    }

    /// The address of another page as a link of this one.
    pub fn href(&self, to: &Permalink) -> String {
        relative(&self.0[1..], &to.0[1..])
    }

    /// The way back to the root: `../../`, or `./`.
    pub fn root(&self) -> String {
        match self.folders().len() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// The address on the web.
    pub fn absolute(&self, base: &BaseUrl) -> String {
        format!("{}{}", base.as_str(), &self.0[1..])
    }

    fn folders(&self) -> Vec<&str> {
        folders(&self.0)
    }
}

/// One address as a link of another, both counted from the site's root, without their first `/`.
pub fn relative(from: &str, to: &str) -> String {
    let from = folders(from);
    let (target, file) = to.rsplit_once('/').unwrap_or(("", to));
    let mut target = target.split('/').filter(|part| !part.is_empty()).peekable();
    let mut shared = 0;
    while target.next_if(|part| from.get(shared) == Some(part)).is_some() {
        shared += 1;
    }
    let mut href = "../".repeat(from.len() - shared);
    for part in target {
        href.push_str(part);
        href.push('/');
    }
    href.push_str(file);
    match href.is_empty() {
        true => "./".to_owned(),
        false => href,
    }
}

fn folders(path: &str) -> Vec<&str> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').filter(|part| !part.is_empty()).collect()
}

impl fmt::Display for Permalink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl OutputPath {
    /// A relative path; `None` when a part is empty, `.` or `..`, or holds what a disk refuses.
    pub fn new(path: &str) -> Option<Self> {
        let is_plain = |part: &str| {
            !matches!(part, "" | "." | "..") && !part.chars().any(|c| c.is_control() || "\\:".contains(c))
        };
        path.split('/').all(is_plain).then(|| OutputPath(path.to_owned()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a case-blind disk sees it.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(path: &str) -> Permalink {
        Permalink(path.to_owned())
    }

    #[test]
    fn links_are_relative() {
        for (from, to, href) in [
            ("/", "/lexique/a/", "lexique/a/"),
            ("/lexique/a/", "/lexique/b/", "../b/"),
            ("/lexique/a/", "/", "../../"),
            ("/lexique/a/", "/lexique/a/", "./"),
            ("/lexique/", "/lexique/a/", "a/"),
            ("/lexique/a/", "/assets/x.css", "../../assets/x.css"),
            ("/", "/", "./"),
            ("/404.html", "/a/", "a/"),
        ] {
            assert_eq!(link(from).href(&link(to)), href, "{from} -> {to}");
        }
    }

    #[test]
    fn former_addresses() {
        let base = BaseUrl::parse("https://a.fr/x/");
        for (written, expected) in [
            ("/lexique/a/", Some("/lexique/a/")),
            ("lexique/a", Some("/lexique/a/")),
            ("https://a.fr/x/lexique/a/index.html", Some("/lexique/a/")),
            ("/a/b.html", Some("/a/b.html")),
            ("https://b.fr/", None),
            ("/../secret", None),
            ("/", None),
            ("/a b/", None),
        ] {
            assert_eq!(Permalink::former(written, base.as_ref()), expected.map(link), "{written}");
        }
    }

    #[test]
    fn outputs() {
        assert_eq!(link("/").output().as_str(), "index.html");
        assert_eq!(link("/a/b/").output().as_str(), "a/b/index.html");
        assert_eq!(link("/404.html").output().as_str(), "404.html");
        assert!(
            OutputPath::new("../x").is_none()
                && OutputPath::new("/x").is_none()
                && OutputPath::new("a//b").is_none()
        );
    }
}
