//! What a page makes a browser load at its first visit.

/// What a loaded file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// `<link rel="stylesheet">`.
    Sheet,
    /// `<script src>`.
    Script,
    /// `<img>`, and the icon of the tab.
    Picture,
}

/// Where a loaded file is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Load {
    /// A file of the site, by its path from the root.
    Own(Use, String),
    /// Another host's.
    Foreign(String),
}

/// What a page loads, each once, in order; `base` is the site's path on its host, from which the page of wrong
/// addresses counts. The manifest and the service worker come after the page is shown and do not count.
pub fn loads(html: &str, path: &str, base: &str) -> Vec<Load> {
    let mut loads = Vec::new();
    let mut has_icon = false;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let (name, _) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let found = match name {
            "link" => match attribute(tag, "rel") {
                Some("stylesheet") => attribute(tag, "href").map(|address| (Use::Sheet, address)),
                Some("modulepreload") => attribute(tag, "href").map(|address| (Use::Script, address)),
                // A browser chooses one.
                Some("icon") if !std::mem::replace(&mut has_icon, true) => {
                    attribute(tag, "href").map(|address| (Use::Picture, address))
                }
                _ => None,
            },
            "script" => attribute(tag, "src").map(|address| (Use::Script, address)),
            "img" => attribute(tag, "src").map(|address| (Use::Picture, address)),
            _ => None,
        };
        let Some((purpose, address)) = found else { continue };
        let load = match address {
            _ if address.starts_with("data:") => continue,
            _ if address.contains("://") || address.starts_with("//") => Load::Foreign(address.to_owned()),
            _ => match address.strip_prefix(base) {
                Some(from_root) if base.starts_with('/') => Load::Own(purpose, resolve("", from_root)),
                _ => Load::Own(purpose, resolve(path, address)),
            },
        };
        if !loads.contains(&load) {
            loads.push(load);
        }
    }
    loads
}

/// The value of an attribute as templates write it: between double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    Some(&value[..value.find('"')?])
}

/// A relative address of a page, from the root.
fn resolve(page: &str, address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    crate::serve::decode(&path).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loads_what_its_tags_name() {
        let html = r#"<link rel="icon" href="../i.svg"><link rel="icon" href="../i.png"><link rel="canonical" href="https://a.fr/">
<link rel="stylesheet" href="../assets/s.css"><script src="../a.js" defer></script><script type="application/ld+json">{}</script>
<img src="caf%C3%A9.png" alt=""><img src="caf%C3%A9.png" alt=""><img src="https://b.fr/x.png" alt=""><img src="data:x" alt="">"#;
        let own = |purpose, path: &str| Load::Own(purpose, path.to_owned());
        assert_eq!(
            loads(html, "l/index.html", "/"),
            [
                own(Use::Picture, "i.svg"),
                own(Use::Sheet, "assets/s.css"),
                own(Use::Script, "a.js"),
                own(Use::Picture, "l/café.png"),
                Load::Foreign("https://b.fr/x.png".to_owned()),
            ]
        );
    }

    #[test]
    fn the_page_of_wrong_addresses_counts_from_the_root() {
        let html = "<link rel=\"stylesheet\" href=\"/x/assets/s.css\"><script src=\"/x/a.js\"></script>";
        let own = |purpose, path: &str| Load::Own(purpose, path.to_owned());
        assert_eq!(
            loads(html, "404.html", "/x/"),
            [own(Use::Sheet, "assets/s.css"), own(Use::Script, "a.js")]
        );
        assert_eq!(
            loads(&html.replace("/x/", "/"), "404.html", "/"),
            [own(Use::Sheet, "assets/s.css"), own(Use::Script, "a.js")]
        );
    }
}
