//! `sitemap.xml` (sitemaps.org 0.9) and `robots.txt`.

use std::fmt::Write;

use super::pen::address;
use crate::config::BaseUrl;
use crate::edition::Edition;
use crate::markdown::escape;
use crate::model::{Date, Entry, Kind};
use crate::route::Page;

/// Every page that search engines should know, with the day it was verified; the parts of long lists hold nothing
/// else.
pub fn sitemap(edition: &Edition, base: &BaseUrl) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (page, permalink) in edition.routes.pages() {
        let entry = match page {
            Page::NotFound | Page::Survey => continue,
            Page::Entry(id) => Some(edition.lexicon.get(*id)),
            _ => None,
        };
        if entry.is_some_and(|entry| !is_public(entry)) {
            continue;
        }
        let date = match entry {
            Some(entry) => entry.meta.verified_on,
            None => newest(edition, *page),
        };
        let date = date.map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        let _ = writeln!(
            xml,
            "<url><loc>{}{}</loc>{date}</url>",
            escape(base.as_str()),
            escape(&address(permalink))
        );
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The newest day of what a page lists: that is when it last said something else.
fn newest(edition: &Edition, page: Page) -> Option<Date> {
    let lists = |entry: &Entry| match page {
        Page::Home | Page::Changes => entry.kind != Kind::Page,
        Page::List(kind) => entry.kind == kind,
        Page::Theme(theme) => entry.meta.theme == Some(theme),
        _ => false,
    };
    let entries = edition.order.iter().map(|id| edition.lexicon.get(*id));
    entries.filter(|entry| entry.is_listed() && lists(entry)).filter_map(|entry| entry.meta.verified_on).max()
}

/// Leads robots to the sitemap.
pub fn robots(base: &BaseUrl) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n", base.as_str())
}

/// Whether search engines should know an entry: neither a draft, nor retired, nor for editors only.
pub fn is_public(entry: &Entry) -> bool {
    entry.is_listed() && entry.meta.is_announced && entry.meta.status != crate::model::Status::Draft
}
