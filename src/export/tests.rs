//! What the tools of others would read, for a small lexicon that says everything and for the shipped one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::fixture::{addressed, chosen, edition, packed, small};
use super::*;

fn text(edition: &Edition, format: Format) -> String {
    String::from_utf8(whole(edition, format)).unwrap()
}

/// `path/of/elements@attribute=value` and `path/of/elements=text` of a document, which must be well-formed.
fn facts(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut path, mut facts, mut words) = (Vec::new(), Vec::new(), String::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}\n{xml}"));
        let mut open = |path: &mut Vec<String>, start: &quick_xml::events::BytesStart<'_>| {
            path.push(start.name().as_ref().to_owned());
            for attribute in start.attributes() {
                let attribute = attribute.unwrap();
                let key = format!("{}@{}", path.join("/"), attribute.key.as_ref());
                facts.push((key, attribute.value.to_string()));
            }
        };
        match event {
            Event::Start(start) => {
                open(&mut path, &start);
                words.clear();
            }
            Event::Empty(start) => {
                open(&mut path, &start);
                path.pop();
            }
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(name) => words.push_str(&format!("&{};", &*name)),
            Event::End(_) => {
                facts.push((path.join("/"), std::mem::take(&mut words).trim().to_owned()));
                path.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty());
    facts
}

#[test]
fn every_format_is_made_and_always_the_same() {
    for edition in [small(), addressed(), edition()] {
        for format in Format::ALL {
            let bytes = whole(&edition, *format);
            assert!(bytes.len() > 60, "{}", format.key());
            assert!(bytes == whole(&edition, *format), "{} changes by itself", format.key());
            assert_eq!(format.is_text(), std::str::from_utf8(&bytes).is_ok(), "{}", format.key());
        }
    }
    let names: BTreeSet<&str> = Format::ALL.iter().map(|format| format.file_name()).collect();
    assert_eq!(names.len(), Format::ALL.len());
    assert!(Format::ALL.iter().all(|format| Format::of_key(format.key()) == Some(*format)));
}

/// Structure and picklists of TBX-Basic 3 in the style DCA.
#[test]
fn tbx_keeps_to_its_dialect() {
    let picklists = BTreeMap::from([
        (
            "administrativeStatus",
            vec![
                "preferredTerm-admn-sts",
                "admittedTerm-admn-sts",
                "deprecatedTerm-admn-sts",
                "supersededTerm-admn-sts",
            ],
        ),
        ("partOfSpeech", vec!["adjective", "adverb", "noun", "other", "verb"]),
        ("grammaticalGender", vec!["masculine", "feminine", "neuter", "other"]),
        ("termType", vec!["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]),
        ("transactionType", vec!["origination", "modification"]),
    ]);
    for edition in [small(), edition()] {
        let xml = text(&edition, Format::Tbx);
        let facts = facts(&xml);
        let values = |key: &'static str| {
            facts.iter().filter(move |(path, _)| path == key).map(|(_, value)| value.clone())
        };
        let ids: Vec<String> = values("tbx/text/body/conceptEntry@id").collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
        assert!(values("tbx/text/body/conceptEntry/ref@target").all(|target| ids.contains(&target)));
        let mut kind = String::new();
        for (path, value) in &facts {
            if path.ends_with("@type") {
                kind.clone_from(value);
            } else if let Some(picks) = picklists
                .get(kind.as_str())
                .filter(|_| path.ends_with("termNote") || path.ends_with("transac"))
            {
                assert!(picks.contains(&value.as_str()), "{kind}: {value}");
            }
        }
    }
    let xml = text(&small(), Format::Tbx);
    let facts = facts(&xml);
    for (path, value) in [
        ("tbx@type", "TBX-Basic"),
        ("tbx@style", "dca"),
        ("tbx@xmlns", "urn:iso:std:iso:30042:ed-2"),
        (
            "tbx/text/body/conceptEntry/langSec/descripGrp/descrip",
            "(médiation sociale) Démarche qui précède la &lt;demande&gt; &amp; la suite.",
        ),
        ("tbx/text/body/conceptEntry/langSec/termSec/term", "démarchage"),
        ("tbx/text/body/conceptEntry/langSec@xml:lang", "en"),
        ("tbx/text/body/conceptEntry/transacGrp/date", "2026-11-24"),
    ] {
        assert!(facts.contains(&(path.to_owned(), value.to_owned())), "{path} = {value}\n{xml}");
    }
}

#[test]
fn moodle_gets_a_glossary_and_questions() {
    let edition = small();
    let facts = facts(&text(&edition, Format::Moodle));
    let entry = "GLOSSARY/INFO/ENTRIES/ENTRY";
    for (path, value) in [
        ("CONCEPT", "Aller vers"),
        ("ALIASES/ALIAS/NAME", "démarche proactive"),
        ("CATEGORIES/CATEGORY/NAME", "Postures"),
    ] {
        assert!(facts.contains(&(format!("{entry}/{path}"), value.to_owned())), "{facts:?}");
    }
    assert!(!facts.iter().any(|(_, value)| value == "Vieux mot"), "a retired term is not taught");
    assert_eq!(
        text(&edition, Format::Gift),
        "// Lexique d’essai\n\n$CATEGORY: $course$/top/Comprendre ensemble\n\n\
         ::comprendre 1::[html]Qui rend compte \\: A\\=B \\~ \\{C\\} ? {\n\
         \t~Un seul\n\t=Le binôme \\#1\n\t####À deux.\n}\n\n"
    );
}

#[test]
fn sphinx_finds_terms_by_every_label_and_entries_by_name() {
    for edition in [small(), edition()] {
        let bytes = whole(&edition, Format::Sphinx);
        let start = bytes.windows(6).position(|window| window == b"zlib.\n").unwrap() + 6;
        let mut lines = String::new();
        flate2::read::ZlibDecoder::new(&bytes[start..]).read_to_string(&mut lines).unwrap();
        let names: Vec<(&str, &str)> = lines.lines().map(|line| line.split_once(" std:").unwrap()).collect();
        let unique: BTreeSet<(&str, bool)> =
            names.iter().map(|(name, rest)| (*name, rest.starts_with("term"))).collect();
        assert_eq!(unique.len(), names.len());
    }
    let bytes = whole(&small(), Format::Sphinx);
    let header = String::from_utf8_lossy(&bytes);
    assert!(
        header
            .starts_with("# Sphinx inventory version 2\n# Project: Lexique d’essai\n# Version: 2026-11-24\n")
    );
}

#[test]
fn anki_gets_notes_that_later_editions_update() {
    let bytes = whole(&small(), Format::Anki);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut collection = Vec::new();
    archive.by_name("collection.anki2").unwrap().read_to_end(&mut collection).unwrap();
    let mut database = rusqlite::Connection::open_in_memory().unwrap();
    database
        .deserialize_read_exact(rusqlite::MAIN_DB, collection.as_slice(), collection.len(), true)
        .unwrap();
    let mut query = database.prepare("SELECT guid, flds FROM notes ORDER BY id").unwrap();
    let notes: Vec<(String, String)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!(notes.len(), 5, "four terms in use and a question: {notes:?}");
    assert_eq!(notes[0].0, "boussole:lexique/aller-vers");
    assert!(notes[0].1.starts_with(
        "Aller vers\u{1f}<p><em>médiation sociale</em> Démarche qui précède la &lt;demande&gt;"
    ));
    let cards: u32 = database.query_row("SELECT count(*) FROM cards", [], |row| row.get(0)).unwrap();
    assert_eq!(cards, 9);
}

#[test]
fn quickwit_gets_documents_with_the_fields_of_its_index() {
    let index = text(&small(), Format::Quickwit);
    for edition in [addressed(), edition()] {
        let documents = text(&edition, Format::QuickwitDocuments);
        for line in documents.lines() {
            let document: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
            assert!(document.keys().all(|key| index.contains(&format!("{{name: {key}, "))), "{line}");
        }
    }
    let documents = text(&addressed(), Format::QuickwitDocuments);
    assert!(
        documents.contains("\"url\":\"https://exemple.fr/mots/lexique/aller-vers/\"")
            && !documents.contains("Vieux mot")
    );
}

#[test]
fn the_catalogue_says_where_each_file_is() {
    let turtle = text(&addressed(), Format::Void);
    let parser = oxttl::TurtleParser::new();
    let triples: Vec<oxrdf::Triple> = parser.for_slice(turtle.as_bytes()).map(Result::unwrap).collect();
    for format in Format::ALL {
        let file = format!("<https://exemple.fr/mots/donnees/{}>", format.file_name());
        assert!(triples.iter().any(|triple| triple.subject.to_string() == file), "{file}\n{turtle}");
    }
}

#[test]
fn a_dossier_may_take_everything_or_a_theme() {
    let of = |choice: &str| {
        let edition = chosen(choice);
        let titles = edition.dossiers[0].iter().map(|id| edition.lexicon.get(*id).title.value.clone());
        titles.collect::<Vec<_>>().join(", ")
    };
    for (choice, wanted) in [
        ("entrees = \"toutes\"", "Aller vers, Contrôler, Posture, Présence, Comprendre ensemble"),
        ("entrees = \"Tous\"", "Aller vers, Contrôler, Posture, Présence, Comprendre ensemble"),
        ("themes = [\"metier\"]", "Aller vers, Posture"),
        ("entrees = [\"presence\", \"posture\"]\nthemes = \"metier\"", "Présence, Posture, Aller vers"),
    ] {
        assert_eq!(of(choice), wanted, "{choice}");
    }
}

#[test]
fn a_dossier_is_a_page_an_archive_and_a_book() {
    let edition = packed();
    assert_eq!(edition.dossiers[0].len(), 2);
    for form in DossierForm::ALL {
        let bytes = make(&edition, File::Dossier(0, *form));
        assert!(bytes == make(&edition, File::Dossier(0, *form)));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut all = String::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            if text.contains("<title>") || text.contains("<package") {
                facts(&text);
            }
            all.push_str(&text);
        }
        for words in [
            "Bienvenue &amp; merci.",
            "La mairie",
            "Licence Ouverte 2.0",
            "Démarche qui <em>précède</em> la &lt;demande&gt;",
            "Une suite.",
        ] {
            assert!(all.contains(words), "{words}\n{all}");
        }
        let place = if *form == DossierForm::Epub {
            "href=\"ateliers-comprendre.xhtml\""
        } else {
            "id=\"ateliers-comprendre\""
        };
        assert!(all.contains(place), "{all}");
    }
}

#[test]
fn a_pack_keeps_the_marks_of_its_texts() {
    let config = "[site]\ntitre = \"Essai\"\nadresse = \"https://exemple.fr/mots/\"\n[regles]\nmentions-incompletes = \"silence\"\n\
        [[dossiers]]\nid = \"accueil\"\ntitre = \"Accueil\"\nentrees = [\"un\", \"deux\"]\n";
    let entry = |title: &str, rest: &str| {
        format!(
            "---\ntitre: {title}\ndefinition: \"Mot *d’essai*, voir [[trois]].\"\nsources: [{{titre: Guide}}]\n{rest}"
        )
    };
    let body = "---\n## Suite\n\n- **gras** et [[deux|l’autre]]\n- [dehors](https://a.fr/?a=1&b=2), [[trois]], [plus bas](#suite)\n\n\
        Une ligne\\\net[^1] sa suite.\n\n---\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> [!TIP]\n> Un conseil.\n\n- [x] fait\n\n### Plus loin\n\n[^1]: La note.\n";
    let (one, two) = (entry("Un", body), entry("Deux", body));
    let three = entry("Trois", "---\n");
    let outcome = super::fixture::compiled(
        config,
        &[
            ("content/lexique/un.md", &one),
            ("content/lexique/deux.md", &two),
            ("content/lexique/trois.md", &three),
        ],
    );
    let edition = outcome.edition;
    for form in DossierForm::ALL {
        let mut archive =
            zip::ZipArchive::new(std::io::Cursor::new(make(&edition, File::Dossier(0, *form)))).unwrap();
        let is_book = *form == DossierForm::Epub;
        let mut html = String::new();
        archive
            .by_name(if is_book { "livre/lexique-un.xhtml" } else { "index.html" })
            .unwrap()
            .read_to_string(&mut html)
            .unwrap();
        let facts = facts(&html);
        let ids: Vec<&str> =
            facts.iter().filter(|(path, _)| path.ends_with("@id")).map(|(_, id)| id.as_str()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
        let (heading, other) = match is_book {
            true => ("<h2>Suite</h2>", "<a href=\"lexique-deux.xhtml\">l’autre</a>"),
            false => ("<h3>Suite</h3>", "<a href=\"#lexique-deux\">l’autre</a>"),
        };
        for words in [
            heading,
            other,
            "<dd>Mot <em>d’essai</em>, voir <a href=\"https://exemple.fr/mots/lexique/trois/\">trois</a>.</dd>",
            "<strong>gras</strong>",
            "<a href=\"https://a.fr/?a=1&amp;b=2\" rel=\"external noopener\">dehors</a>",
            ", plus bas</li>",
            "Une ligne<br/>\net<sup>",
            "<hr/>",
            "<td class=\"a-droite\">2</td>",
            "aria-label=\"Conseil\"",
            "<span class=\"tache\" role=\"img\" aria-label=\"Fait\">☑</span>",
        ] {
            assert!(html.contains(words), "{words}\n{html}");
        }
    }
}
