//! Authors' texts as HTML on one page: where their links lead from there.

use std::ops::Range;

use crate::edition::Edition;
use crate::markdown::{At, Href, Hrefs, Prose, Target, escape, plain, to_html, to_inline_html};
use crate::model::{Entry, EntryId, ForeignId, Kind};
use crate::route::{Permalink, relative};

use super::words::Words;

/// Writes the texts of one entry on one page.
pub struct Pen<'a> {
    edition: &'a Edition,
    words: &'a Words,
    here: &'a str,
    id: EntryId,
    /// The entry whose page it is: what it names itself needs no link.
    page: EntryId,
}

impl<'a> Pen<'a> {
    /// A pen for the texts of an entry on its page, at the address `here`, counted from the root.
    pub fn new(edition: &'a Edition, words: &'a Words, here: &'a str, id: EntryId) -> Self {
        Pen { edition, words, here, id, page: id }
    }

    /// A pen for the texts of an entry on the page of another.
    pub fn on(self, page: EntryId) -> Self {
        Pen { page, ..self }
    }

    fn entry(&self) -> &'a Entry {
        self.edition.lexicon.get(self.id)
    }

    /// A link to an entry, or to a heading of it.
    fn inside(&self, id: EntryId, anchor: Option<&str>) -> Href {
        let Some(permalink) = self.edition.routes.entry(id) else { return Href::Nowhere };
        let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
        let target = self.edition.lexicon.get(id);
        let term = (target.kind == Kind::Term).then(|| target.slug.value.as_str().to_owned());
        let url = format!("{}{anchor}", relative(self.here, &address(permalink)));
        Href::Inside { url, term }
    }

    /// A link to a term of another lexicon.
    fn foreign(&self, id: ForeignId, anchor: Option<&str>) -> Href {
        let neighbours = &self.edition.neighbours;
        let (term, lexicon) = (neighbours.term(id), neighbours.lexicon(id));
        let anchor = anchor.map(|anchor| format!("#{}", percent_encode(anchor, ""))).unwrap_or_default();
        Href::Foreign {
            url: format!("{}{anchor}", term.url),
            name: neighbours.name(id),
            owner: self.words.fill("carte.lexique", &[("lexique", &lexicon.title)]),
        }
    }

    /// A whole text.
    pub fn page(&self, prose: &Prose) -> Option<String> {
        (!prose.is_empty()).then(|| to_html(prose, self))
    }

    /// A text of a field: words, or blocks when its author wrote blocks.
    pub fn field(&self, prose: &Prose) -> String {
        to_inline_html(prose, self)
    }

    /// A text of a field, when there is one.
    pub fn some(&self, prose: &Option<Prose>) -> Option<String> {
        prose.as_ref().filter(|prose| !prose.is_empty()).map(|prose| self.field(prose))
    }

    /// A text that must hold in a line: blocks lose their marks.
    pub fn line(&self, prose: &Prose) -> String {
        let html = to_inline_html(prose, self);
        let is_block = BLOCKS.iter().any(|block| html.contains(block));
        if is_block { escape(&plain(prose)) } else { html }
    }

    /// Texts of fields.
    pub fn fields(&self, proses: &[Prose]) -> Vec<String> {
        proses.iter().map(|prose| self.field(prose)).collect()
    }
}

/// How the blocks that a text may hold begin.
const BLOCKS: &[&str] = &["<p>", "<ul>", "<ol", "<h", "<pre", "<div", "<dl", "<blockquote", "<section"];

impl Hrefs for Pen<'_> {
    fn href(&self, link: usize) -> Href {
        let Some(link) = self.entry().links.get(link) else { return Href::Nowhere };
        match &link.value {
            Target::Entry { id, anchor } => self.inside(*id, anchor.as_deref()),
            Target::Foreign { id, anchor } => self.foreign(*id, anchor.as_deref()),
            Target::Anchor(anchor) => Href::Inside { url: format!("#{anchor}"), term: None },
            Target::Asset(position) => {
                match (self.edition.asset(*position), self.edition.assets.get(*position)) {
                    (Some(permalink), Some(asset)) => {
                        Href::Image { url: relative(self.here, &address(&permalink)), size: asset.dimensions }
                    }
                    _ => Href::Nowhere,
                }
            }
            Target::External(url) => Href::Outside(url.clone()),
            Target::Nowhere => Href::Nowhere,
        }
    }

    fn mentions(&self, prose: &Prose) -> Vec<(Range<At>, Href)> {
        let links = &self.edition.links;
        let own = links.within(self.id, prose).iter().filter(|mention| mention.target != self.page);
        let own = own.map(|mention| (mention.words.clone(), self.inside(mention.target, None)));
        let foreign = links.foreign_within(self.id, prose).iter();
        let foreign = foreign.map(|mention| (mention.words.clone(), self.foreign(mention.target, None)));
        let mut mentions: Vec<_> = own.chain(foreign).collect();
        mentions.sort_by_key(|(words, _)| words.start);
        mentions
    }

    fn word(&self, key: &str) -> &str {
        self.words.get(key)
    }
}

/// An address counted from the site's root, as it stands in a link.
pub fn address(permalink: &Permalink) -> String {
    percent_encode(permalink.as_str().trim_start_matches('/'), "/")
}

/// Escapes what an address may not hold (RFC 3986); letters, digits, `-._~` and `kept` stay.
pub fn percent_encode(text: &str, kept: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte))
            }
            byte if kept.as_bytes().contains(&byte) => encoded.push(char::from(byte)),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The address, if it leads to the web: no other scheme is ever written in a link.
pub fn web(url: &str) -> Option<&str> {
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_escaped() {
        assert_eq!(percent_encode("images/mon schéma.png", "/"), "images/mon%20sch%C3%A9ma.png");
        assert_eq!(percent_encode("a/b?c\"<#", ""), "a%2Fb%3Fc%22%3C%23");
        assert_eq!(web("javascript:alert(1)"), None);
    }
}
