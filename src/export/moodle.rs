//! A glossary for Moodle (« Importer des articles » of the activity *Glossaire*): its links then find the
//! terms in the courses.

use super::xml::Xml;
use super::{Addresses, Format};
use crate::edition::Edition;
use crate::markdown::{escape, plain};
use crate::model::{EntryId, Kind, Rank, labels};

/// The glossary, by the French order of the terms.
pub fn glossary(edition: &Edition) -> Vec<u8> {
    let here = Format::Moodle.path();
    let addresses = Addresses::new(edition, &here);
    let config = &edition.config;
    let mut xml = Xml::new();
    xml.element("GLOSSARY", &[], |xml| {
        xml.element("INFO", &[], |xml| {
            xml.leaf("NAME", &[], &config.title);
            let intro = config.description.as_deref().or(config.tagline.as_deref()).unwrap_or(&config.title);
            xml.leaf("INTRO", &[], &format!("<p>{}</p>", escape(intro)));
            for (name, value) in [
                ("INTROFORMAT", "1"),
                ("ALLOWDUPLICATEDENTRIES", "0"),
                ("DISPLAYFORMAT", "dictionary"),
                ("SHOWSPECIAL", "1"),
                ("SHOWALPHABET", "1"),
                ("SHOWALL", "1"),
                ("ALLOWCOMMENTS", "0"),
                ("USEDYNALINK", "1"),
                ("DEFAULTAPPROVAL", "1"),
                ("GLOBALGLOSSARY", "0"),
                ("ENTBYPAGE", "10"),
            ] {
                xml.leaf(name, &[], value);
            }
            xml.element("ENTRIES", &[], |xml| {
                for id in edition.listed(Kind::Term) {
                    entry(xml, edition, id, addresses);
                }
            });
        });
    });
    xml.into_bytes()
}

fn entry(xml: &mut Xml, edition: &Edition, id: EntryId, addresses: Addresses<'_>) {
    let entry = edition.lexicon.get(id);
    xml.element("ENTRY", &[], |xml| {
        xml.leaf("CONCEPT", &[], &entry.title.value);
        xml.leaf("DEFINITION", &[], &definition(edition, id, addresses));
        for (name, value) in [
            ("FORMAT", "1"),
            ("USEDYNALINK", "1"),
            ("CASESENSITIVE", "0"),
            ("FULLMATCH", "1"),
            ("TEACHERENTRY", "1"),
        ] {
            xml.leaf(name, &[], value);
        }
        let others =
            labels(entry).into_iter().filter(|(_, rank)| matches!(rank, Rank::Acronym | Rank::Admitted));
        let aliases: Vec<&str> = others.map(|(label, _)| label).collect();
        if !aliases.is_empty() {
            xml.element("ALIASES", &[], |xml| {
                for alias in aliases {
                    xml.element("ALIAS", &[], |xml| xml.leaf("NAME", &[], alias));
                }
            });
        }
        if let Some(theme) = entry.meta.theme {
            xml.element("CATEGORIES", &[], |xml| {
                xml.element("CATEGORY", &[], |xml| {
                    xml.leaf("NAME", &[], &edition.config.theme(theme).title);
                    xml.leaf("USEDYNALINK", &[], "0");
                });
            });
        }
    });
}

/// The definition of a term as HTML: each meaning, the same in plain words, and where it comes from. The
/// page is named only when the site knows its address: in Moodle nothing else resolves it.
pub fn definition(edition: &Edition, id: EntryId, addresses: Addresses<'_>) -> String {
    let entry = edition.lexicon.get(id);
    let Some(term) = entry.term() else { return String::new() };
    let mut html = String::new();
    for sense in &term.senses {
        let domain = sense.domain.as_ref().map(|domain| format!("<em>{}</em> ", escape(domain)));
        html.push_str(&format!("<p>{}{}</p>", domain.unwrap_or_default(), escape(&plain(&sense.definition))));
    }
    if let Some(text) = &term.plain {
        html.push_str(&format!("<p>{}</p>", escape(&plain(text))));
    }
    if let (Some(_), Some(page)) = (&edition.config.base_url, addresses.entry(id)) {
        let title = escape(&edition.config.title);
        html.push_str(&format!("<p><a href=\"{}\">{title}</a></p>", escape(&page)));
    }
    html
}
