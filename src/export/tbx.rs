//! TBX-Basic, version 3 (ISO 30042:2019), in the style DCA: for the tools of translators and term banks.
//!
//! Spellings that people only type are left out: they are no terms. The values are those of the picklists
//! of TBX-Basic (<https://www.tbxinfo.net/tbx-dialects/>).

use super::skos::reference;
use super::xml::Xml;
use super::{Addresses, Format};
use crate::edition::Edition;
use crate::markdown::plain;
use crate::model::{Category, Concept, EntryId, Gender, Kind, Term};

const NAMESPACE: &str = "urn:iso:std:iso:30042:ed-2";
const MODEL: &str = "<?xml-model href=\"https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBXcoreStructV03_TBX-Basic_integrated.rng\" type=\"application/xml\" schematypens=\"http://relaxng.org/ns/structure/1.0\"?>";

/// What a term bank thinks of a term.
#[derive(Clone, Copy)]
enum Standing {
    Preferred,
    Admitted,
    Deprecated,
}

impl Standing {
    fn value(self) -> &'static str {
        match self {
            Standing::Preferred => "preferredTerm-admn-sts",
            Standing::Admitted => "admittedTerm-admn-sts",
            Standing::Deprecated => "deprecatedTerm-admn-sts",
        }
    }
}

/// The terms of the lexicon; retired ones are deprecated.
pub fn lexicon(edition: &Edition) -> Vec<u8> {
    let here = Format::Tbx.path();
    let tbx = Tbx { edition, addresses: Addresses::new(edition, &here), lang: edition.config.lang.tag() };
    let mut xml = Xml::new();
    xml.raw(MODEL);
    let root = [("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", tbx.lang), ("xmlns", NAMESPACE)];
    xml.element("tbx", &root, |xml| {
        xml.element("tbxHeader", &[], |xml| tbx.header(xml));
        xml.element("text", &[], |xml| {
            xml.element("body", &[], |xml| {
                for (id, _) in edition.lexicon.of_kind(Kind::Term) {
                    tbx.concept(xml, id);
                }
            });
        });
    });
    xml.into_bytes()
}

struct Tbx<'a> {
    edition: &'a Edition,
    addresses: Addresses<'a>,
    lang: &'static str,
}

impl Tbx<'_> {
    fn header(&self, xml: &mut Xml) {
        let Edition { config, info, .. } = self.edition;
        xml.element("fileDesc", &[], |xml| {
            xml.element("titleStmt", &[], |xml| xml.leaf("title", &[], &config.title));
            xml.element("sourceDesc", &[], |xml| {
                let parts =
                    [config.publisher.name.clone(), config.licence.clone(), Some(info.date.to_string())];
                xml.leaf("p", &[], &parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
            });
        });
    }

    fn concept(&self, xml: &mut Xml, id: EntryId) {
        let (lexicon, config) = (&self.edition.lexicon, &self.edition.config);
        let entry = lexicon.get(id);
        let (Some(page), Some(term)) = (self.addresses.entry(id), entry.term()) else { return };
        let relations = lexicon.relations(id);
        xml.element("conceptEntry", &[("id", &self.name(id))], |xml| {
            if let Some(theme) = entry.meta.theme {
                xml.leaf("descrip", &[("type", "subjectField")], &config.theme(theme).title);
            }
            // TBX knows no address but a whole one.
            if self.edition.config.base_url.is_some() {
                xml.leaf(
                    "xref",
                    &[("type", "externalCrossReference"), ("target", &page)],
                    &entry.title.value,
                );
            }
            for mapping in &term.mappings {
                let (url, title) = match &mapping.concept.value {
                    Concept::Address(url) => (url.as_str(), url.as_str()),
                    Concept::Foreign(id) => {
                        let other = self.edition.neighbours.term(*id);
                        (other.url.as_str(), other.title())
                    }
                };
                xml.leaf("xref", &[("type", "externalCrossReference"), ("target", url)], title);
            }
            let near = [&relations.broader, &relations.narrower, &relations.related];
            let confusables = relations.confusables.iter().map(|(other, _)| other);
            for other in near.into_iter().flatten().chain(&relations.replaces).chain(confusables) {
                self.cross_reference(xml, *other);
            }
            if let Some(other) = &entry.meta.replaced_by {
                self.cross_reference(xml, other.value);
            }
            if let Some(day) = entry.meta.verified_on {
                xml.element("transacGrp", &[], |xml| {
                    xml.leaf("transac", &[("type", "transactionType")], "modification");
                    xml.leaf("date", &[], &day.to_string());
                });
            }
            for citation in &entry.meta.sources {
                xml.leaf("admin", &[("type", "source")], &reference(citation));
            }
            xml.element("langSec", &[("xml:lang", self.lang)], |xml| self.own_language(xml, id, term));
            // A language has one section; the site's own is above.
            for (tag, labels) in term.languages.iter().filter(|(tag, _)| tag != self.lang) {
                xml.element("langSec", &[("xml:lang", tag)], |xml| {
                    for (at, label) in labels.iter().enumerate() {
                        let standing = if at == 0 { Standing::Preferred } else { Standing::Admitted };
                        self.term(xml, &label.value, standing, &|_| {});
                    }
                });
            }
        });
    }

    fn own_language(&self, xml: &mut Xml, id: EntryId, term: &Term<EntryId>) {
        let entry = self.edition.lexicon.get(id);
        for sense in &term.senses {
            xml.element("descripGrp", &[], |xml| {
                let definition = plain(&sense.definition);
                let definition = match &sense.domain {
                    Some(domain) => format!("({domain}) {definition}"),
                    None => definition,
                };
                xml.leaf("descrip", &[("type", "definition")], &definition);
                for citation in &sense.sources {
                    xml.leaf("admin", &[("type", "source")], &reference(citation));
                }
            });
        }
        if let Some(text) = &term.plain {
            xml.leaf("note", &[], &plain(text));
        }
        for viewpoint in &term.viewpoints {
            xml.leaf("note", &[], &format!("{}\u{a0}: {}", viewpoint.actor, plain(&viewpoint.text)));
        }
        let standing = if entry.is_listed() { Standing::Preferred } else { Standing::Deprecated };
        self.term(xml, &entry.title.value, standing, &|xml| {
            if let Some(category) = term.category {
                xml.leaf("termNote", &[("type", "partOfSpeech")], part_of_speech(category));
            }
            if let Some(gender) = term.gender {
                xml.leaf("termNote", &[("type", "grammaticalGender")], grammatical_gender(gender));
            }
            for example in &term.examples {
                xml.leaf("descrip", &[("type", "context")], &plain(example));
            }
        });
        if let Some(acronym) = &term.acronym {
            self.term(xml, &acronym.value, Standing::Admitted, &|xml| {
                xml.leaf("termNote", &[("type", "termType")], "acronym");
            });
        }
        if let Some(expansion) = &term.expansion {
            self.term(xml, &expansion.value, Standing::Admitted, &|xml| {
                xml.leaf("termNote", &[("type", "termType")], "fullForm");
            });
        }
        for label in &term.admitted {
            self.term(xml, &label.label.value, Standing::Admitted, &|xml| {
                if let Some(source) = &label.source {
                    xml.leaf("admin", &[("type", "source")], &reference(source));
                }
                if let Some(note) = &label.note {
                    xml.leaf("note", &[], &plain(note));
                }
            });
        }
        for label in &term.deprecated {
            self.term(xml, &label.label.value, Standing::Deprecated, &|xml| {
                let instead = label.instead.as_ref().map(|instead| format!("→ {}", plain(instead)));
                let why = label.why.as_ref().map(plain);
                for note in instead.into_iter().chain(why) {
                    xml.leaf("note", &[], &note);
                }
            });
        }
    }

    fn term(&self, xml: &mut Xml, label: &str, standing: Standing, more: &dyn Fn(&mut Xml)) {
        xml.element("termSec", &[], |xml| {
            xml.leaf("term", &[], label);
            xml.leaf("termNote", &[("type", "administrativeStatus")], standing.value());
            more(xml);
        });
    }

    fn cross_reference(&self, xml: &mut Xml, other: EntryId) {
        let entry = self.edition.lexicon.get(other);
        if entry.kind == Kind::Term && self.edition.routes.entry(other).is_some() {
            let to = self.name(other);
            xml.leaf("ref", &[("type", "crossReference"), ("target", &to)], &entry.title.value);
        }
    }

    /// The name of a concept in the file: an XML name must not open with a digit.
    fn name(&self, id: EntryId) -> String {
        format!("c-{}", self.edition.lexicon.get(id).slug.value)
    }
}

fn part_of_speech(category: Category) -> &'static str {
    match category {
        Category::Noun => "noun",
        Category::Verb => "verb",
        Category::Adjective => "adjective",
        Category::Phrase => "other",
    }
}

fn grammatical_gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Masculine => "masculine",
        Gender::Feminine => "feminine",
        Gender::Both | Gender::Epicene => "other",
    }
}
