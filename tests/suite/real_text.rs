//! Text that arrives in real life: read rightly, or explained.

use boussole::edition::Files as _;

use crate::support::{complaints, explain, folder, load, main_of, term, write};

/// What a page shows of a file with those bytes, and what is said of it.
fn read(path: &str, bytes: &[u8]) -> (String, Vec<String>) {
    let other = term("Autre", "voir_aussi: [essai]\n");
    let site = folder(&[("content/lexique/autre.md", &other)]);
    write(site.path(), path, bytes);
    let outcome = load(site.path());
    let said = complaints(&outcome);
    match outcome.diagnostics.has_errors() {
        true => panic!("{}", explain(&outcome)),
        false => (main_of(&outcome, "lexique/essai/index.html"), said),
    }
}

const TEXT: &str = "---\ntitre: L’été à l’œuvre\ndefinition: Saison où l’on met la médiation à l’épreuve.\nsources: [{titre: Guide}]\n---\nDéjà là.\n";

#[test]
fn every_encoding_gives_the_same_page() {
    let (expected, said) = read("content/lexique/essai.md", TEXT.as_bytes());
    assert!(said.is_empty(), "{said:?}");
    assert!(expected.contains("L’été à l’œuvre") && expected.contains("Déjà là."));
    let with_mark = format!("\u{feff}{TEXT}");
    let windows_lines = TEXT.replace('\n', "\r\n");
    let old_mac_lines = TEXT.replace('\n', "\r");
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(TEXT).collect();
    for same in [with_mark, windows_lines, old_mac_lines, decomposed] {
        let (page, said) = read("content/lexique/essai.md", same.as_bytes());
        assert!(said.is_empty(), "{said:?}");
        assert_eq!(page, expected);
    }
}

#[test]
fn other_encodings_are_read_and_said() {
    let (expected, _) = read("content/lexique/essai.md", TEXT.as_bytes());
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [windows.into_owned(), utf16] {
        let (page, said) = read("content/lexique/essai.md", &bytes);
        assert_eq!(said, ["content/lexique/essai.md:1:1 encodage-inattendu"]);
        assert_eq!(page, expected);
    }
}

#[test]
fn names_of_files_may_have_accents_spaces_and_capitals() {
    for name in ["Essai", "essai", "Essaï", "E\u{301}ssai"] {
        let (page, said) = read(&format!("content/lexique/{name}.md"), TEXT.as_bytes());
        assert!(said.is_empty(), "{name}: {said:?}");
        assert!(page.contains("L’été"), "{name}");
    }
}

#[test]
fn folders_of_editors_are_left_alone() {
    let site = folder(&[
        ("content/lexique/a.md", &term("A", "voir_aussi: [b]\n")),
        ("content/lexique/sous-dossier/b.md", &term("B", "")),
        ("content/.obsidian/workspace.json", "{}"),
        ("content/.trash/vieux.md", "rien"),
        ("content/lexique/.a.md.swp", "x"),
        ("content/lexique/a.md~", "x"),
        ("content/lexique/~$a.docx", "x"),
        ("content/Thumbs.db", "x"),
    ]);
    let outcome = load(site.path());
    assert!(outcome.diagnostics.is_empty(), "{}", explain(&outcome));
    assert!(
        main_of(&outcome, "lexique/b/index.html").contains('B'),
        "a subfolder does not enter the address"
    );
}

#[test]
fn other_files_are_published_or_said() {
    let site = folder(&[
        ("content/lexique/a.md", &format!("{}[le guide](../guide.pdf)\n", term("A", ""))),
        ("content/guide.pdf", "%PDF"),
        ("content/page.html", "<p>"),
        ("content/notes.yaml", "a: b"),
    ]);
    let outcome = load(site.path());
    let said = complaints(&outcome);
    assert!(said.contains(&"content/page.html:1:1 fichier-ignore".to_owned()), "{said:?}");
    assert!(said.contains(&"content/notes.yaml:1:1 fichier-ignore".to_owned()), "{said:?}");
    assert!(main_of(&outcome, "lexique/a/index.html").contains("href=\"../../guide.pdf\""));
    assert!(outcome.site.expect("a site").paths().iter().any(|path| path.as_str() == "guide.pdf"));
}
