//! A dossier as a book: EPUB 3.3 (W3C), a chapter for each entry.

use super::STYLE;
use super::text::{Pen, anchor};
use crate::edition::Edition;
use crate::export::xml::allowed;
use crate::export::{Addresses, archive};
use crate::markdown::escape;
use crate::model::EntryId;
use crate::route::Page;

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
    <rootfile full-path=\"livre/livre.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/// A chapter: its file, its title, what it holds.
struct Chapter {
    file: String,
    title: String,
    body: String,
}

/// The book of the dossier at that position.
pub fn book(edition: &Edition, position: usize) -> Vec<u8> {
    let Some(dossier) = edition.config.dossiers.get(position) else { return Vec::new() };
    let lang = edition.config.lang.tag();
    let addresses = edition.config.base_url.is_some().then(|| Addresses::new(edition, ""));
    let pen = Pen { edition, position, addresses, level: 1, page: file };
    let title = escape(&dossier.title);
    let opening = format!("<h1>{title}</h1>\n{}{}", pen.introduction(), pen.notice());
    let mut chapters =
        vec![Chapter { file: "dossier.xhtml".to_owned(), title: title.clone(), body: opening }];
    chapters.extend(pen.entries().iter().map(|id| Chapter {
        file: file(edition, *id),
        title: escape(&edition.lexicon.get(*id).title.value),
        body: pen.entry(*id),
    }));
    let mut files = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        ("META-INF/container.xml".to_owned(), CONTAINER.to_owned()),
        ("livre/livre.opf".to_owned(), package(edition, position, &chapters)),
        ("livre/sommaire.xhtml".to_owned(), contents(lang, &title, &chapters)),
        ("livre/style.css".to_owned(), STYLE.to_owned()),
    ];
    let pages = chapters.iter().map(|one| (format!("livre/{}", one.file), page(lang, &one.title, &one.body)));
    files.extend(pages);
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive::zip(edition.info.date, &files)
}

fn file(edition: &Edition, id: EntryId) -> String {
    format!("{}.xhtml", anchor(edition, id))
}

fn page(lang: &str, title: &str, body: &str) -> String {
    let (title, body) = (allowed(title), allowed(body));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\">\n\
         <head><title>{title}</title><link rel=\"stylesheet\" href=\"style.css\"/></head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn contents(lang: &str, title: &str, chapters: &[Chapter]) -> String {
    let items: String =
        chapters.iter().map(|one| format!("<li><a href=\"{}\">{}</a></li>\n", one.file, one.title)).collect();
    page(lang, title, &format!("<nav epub:type=\"toc\"><h1>{title}</h1>\n<ol>\n{items}</ol></nav>\n"))
}

fn package(edition: &Edition, position: usize, chapters: &[Chapter]) -> String {
    let config = &edition.config;
    let Some(dossier) = config.dossiers.get(position) else { return String::new() };
    let page = edition.routes.page(Page::Dossier(position)).zip(config.base_url.as_ref());
    let identifier = match page {
        Some((page, base)) => page.absolute(base),
        None => format!("boussole:dossiers/{}", dossier.id),
    };
    let some = |name: &str, value: Option<&String>| {
        value.map(|value| format!("<dc:{name}>{}</dc:{name}>\n", escape(value))).unwrap_or_default()
    };
    let items = (0..).zip(chapters).map(|(at, one): (usize, _)| {
        format!("<item id=\"c{at}\" href=\"{}\" media-type=\"application/xhtml+xml\"/>\n", one.file)
    });
    let spine = (0..chapters.len()).map(|at| format!("<itemref idref=\"c{at}\"/>\n"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{lang}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">{}</dc:identifier>\n\
         <dc:title>{}</dc:title>\n<dc:language>{lang}</dc:language>\n{}{}{}\
         <meta property=\"dcterms:modified\">{}T00:00:00Z</meta>\n</metadata>\n<manifest>\n\
         <item id=\"sommaire\" href=\"sommaire.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{}</manifest>\n<spine>\n{}</spine>\n</package>\n",
        escape(&identifier),
        escape(&dossier.title),
        some("creator", dossier.credit.as_ref()),
        some("publisher", config.publisher.name.as_ref()),
        some("rights", config.licence.as_ref()),
        edition.info.date,
        items.collect::<String>(),
        spine.collect::<String>(),
        lang = config.lang.tag(),
    )
}
