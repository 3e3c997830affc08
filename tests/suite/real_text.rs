//! Text that arrives in real life: read rightly, or explained.

use boussole::edition::{BuildInfo, Files as _};
use boussole::pipeline::{Outcome, compile};
use boussole::project::Project;

use crate::support::{CONFIG, complaints, explain, folder, info, load, main_of, term, write};

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

#[test]
fn a_file_is_led_to_by_its_whole_address_or_by_the_theme() {
    let config = CONFIG.replace("[site]\n", "[site]\nadresse = \"https://exemple.fr/lexique/\"\n");
    let config = format!("{config}# voir contacts.csv\n[apparence]\ntheme = \"nous\"\n");
    let text =
        "[a](https://exemple.fr/lexique/a.pdf#page=2) <https://exemple.fr/lexique/%C3%A9t%C3%A9.pdf>\n";
    let site = folder(&[
        ("boussole.toml", &config),
        ("content/lexique/a.md", &format!("{}{text}", term("A", ""))),
        ("content/a.pdf", "%PDF"),
        ("content/été.pdf", "%PDF"),
        ("content/contacts.csv", "x"),
        ("content/liste.txt", "x"),
        ("content/images/dégradé.png", "x"),
        ("themes/nous/theme.toml", "parent = \"boussole\"\n"),
        (
            "themes/nous/assets/nous.css",
            "body { background: url(\"../images/d%C3%A9grad%C3%A9.png\") } /* ma-liste.txt */\n",
        ),
    ]);
    let ignored: Vec<String> =
        complaints(&load(site.path())).into_iter().filter(|one| one.ends_with("fichier-ignore")).collect();
    assert_eq!(ignored, ["content/contacts.csv:1:1 fichier-ignore", "content/liste.txt:1:1 fichier-ignore"]);
}

#[test]
fn a_file_that_nothing_leads_to_stays_at_home() {
    let config = format!("{CONFIG}[apparence]\nlogo = \"logo.png\"\n");
    let files: &[(&str, &str)] = &[
        ("boussole.toml", &config),
        ("content/lexique/a.md", &format!("{}[le guide](../guide.pdf)\n", term("A", "voir_aussi: [b]\n"))),
        ("content/lexique/b.md", &term("B", "")),
        (
            "content/lexique/secret.md",
            &format!("{}![Secret](secret.jpg)\n", term("Secret", "statut: brouillon\n")),
        ),
        ("content/lexique/secret.jpg", "x"),
        ("content/lexique/liste nominative.xlsx", "x"),
        ("content/lexique/notes.docx", "x"),
        ("content/lexique/aller-vers.md.txt", "---\ntitre: Aller vers\n---\n"),
        ("content/guide.pdf", "%PDF"),
        ("content/logo.png", "x"),
        ("content/robots.txt", "User-agent: *"),
        ("content/documents/ancien.pdf", "%PDF"),
        ("permaliens.lock", "/documents/ancien.pdf\n/documents/perdu.pdf\n"),
    ];
    let site = folder(files);
    let outcome = load(site.path());
    assert_eq!(
        complaints(&outcome),
        [
            "permaliens.lock:2:1 adresse-disparue",
            "content/lexique/aller-vers.md.txt:1:1 fichier-ignore",
            "content/lexique/liste nominative.xlsx:1:1 fichier-ignore",
            "content/lexique/notes.docx:1:1 fichier-ignore",
        ],
        "{}",
        explain(&outcome)
    );
    write(site.path(), "permaliens.lock", b"/documents/ancien.pdf\n");
    let published = |outcome: &Outcome| -> Vec<String> {
        let paths = outcome.site.as_ref().expect("a site").paths();
        let is_ours =
            |path: &str| files.iter().any(|(known, _)| known.strip_prefix("content/") == Some(path));
        paths.iter().map(|path| path.as_str().to_owned()).filter(|path| is_ours(path)).collect()
    };
    let kept = ["documents/ancien.pdf", "guide.pdf", "logo.png", "robots.txt"];
    assert_eq!(published(&load(site.path())), kept);
    let project = Project::load(site.path()).expect("a project");
    let drafts = compile(&project, BuildInfo { drafts: true, ..info() }, false);
    assert!(published(&drafts).contains(&"lexique/secret.jpg".to_owned()));
    // What is advised works.
    for line in ["[La liste](</lexique/liste nominative.xlsx>)", "[Des notes](/lexique/notes.docx)"] {
        let path = site.path().join("content/lexique/b.md");
        let text = std::fs::read_to_string(&path).expect("a text");
        write(site.path(), "content/lexique/b.md", format!("{text}{line}\n\n").as_bytes());
    }
    let outcome = load(site.path());
    assert_eq!(complaints(&outcome), ["content/lexique/aller-vers.md.txt:1:1 fichier-ignore"]);
    assert_eq!(published(&outcome).len(), kept.len() + 2);
}
