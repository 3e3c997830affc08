//! What readers get: projections of pages, never whole ones.

use crate::support::{all_files, complaints, explain, file, links, main_of, site, term};

#[test]
fn links_of_every_kind_lead_where_they_should() {
    let body = "[[Rendre compte]] [[rendre-compte|le compte rendu]] [[compte]] [[Bilan#pieges]] [f](../fiches/bilan.md#Pièges) [s](#ici)\n\n## Ici\n";
    let outcome = site(&[
        ("content/lexique/a.md", &format!("{}{body}", term("A", ""))),
        ("content/lexique/rendre-compte.md", &term("Rendre compte", "variantes: [Compte]\n")),
        (
            "content/fiches/bilan.md",
            "---\ntitre: Bilan\nresume: Le bilan.\nsources: [{titre: Guide}]\n---\n## Pièges\n",
        ),
    ]);
    let links = links(&outcome, "lexique/a/index.html");
    for address in ["/lexique/rendre-compte/", "/fiches/bilan/#pieges", "/lexique/a#ici"] {
        assert!(links.contains(&address.to_owned()), "{address}\n{}\n{links:?}", explain(&outcome));
    }
    assert!(links.iter().filter(|link| *link == "/lexique/rendre-compte/").count() >= 3, "{links:?}");
}

#[test]
fn relations_show_on_both_sides() {
    let outcome = site(&[
        (
            "content/lexique/a.md",
            &term(
                "Amont",
                "generique: [g]\nassocies: [r]\nne_pas_confondre: [{terme: c, difference: Amont précède.}]\n",
            ),
        ),
        ("content/lexique/g.md", &term("Genre", "")),
        ("content/lexique/r.md", &term("Relié", "")),
        ("content/lexique/c.md", &term("Confondu", "")),
    ]);
    for (page, other) in [("a", "g"), ("g", "a"), ("a", "r"), ("r", "a"), ("a", "c"), ("c", "a")] {
        let links = links(&outcome, &format!("lexique/{page}/index.html"));
        assert!(links.contains(&format!("/lexique/{other}/")), "{page} -> {other}: {links:?}");
    }
    for page in ["a", "c"] {
        assert!(
            main_of(&outcome, &format!("lexique/{page}/index.html")).contains("Amont précède."),
            "{page}"
        );
    }
}

#[test]
fn old_addresses_lead_to_the_new_page() {
    let outcome = site(&[
        ("boussole.toml", "[site]\ntitre = \"Essai\"\nadresse = \"https://exemple.fr/lexique-commun/\"\n"),
        (
            "content/lexique/a.md",
            &term("A", "voir_aussi: [b]\nanciens_liens: [/lexique/ancien/, vieux.html]\n"),
        ),
        ("content/lexique/b.md", &term("B", "")),
    ]);
    let page = file(&outcome, "lexique/ancien/index.html");
    assert!(page.contains("https://exemple.fr/lexique-commun/lexique/a/"), "canonical\n{page}");
    for old in ["lexique/ancien/index.html", "vieux.html"] {
        assert!(links(&outcome, old).contains(&"/lexique/a/".to_owned()), "{old}");
    }
    for (name, line) in [
        ("_redirects", "/lexique-commun/lexique/ancien/"),
        (".htaccess", "/lexique-commun/lexique/ancien/"),
        ("redirections.nginx.conf", "/lexique-commun/lexique/ancien/"),
    ] {
        assert!(file(&outcome, name).contains(line), "{name}\n{}", file(&outcome, name));
    }
}

#[test]
fn a_retired_entry_keeps_its_address_and_leaves_the_lists() {
    let outcome = site(&[
        ("content/lexique/a.md", &term("Ancien mot", "statut: retire\nremplace_par: b\n")),
        ("content/lexique/b.md", &term("Nouveau mot", "")),
    ]);
    assert!(links(&outcome, "lexique/a/index.html").contains(&"/lexique/b/".to_owned()));
    assert!(!links(&outcome, "lexique/index.html").contains(&"/lexique/a/".to_owned()));
}

#[test]
fn promised_addresses_are_kept() {
    let files =
        [("content/lexique/a.md", term("A", "voir_aussi: [b]\n")), ("content/lexique/b.md", term("B", ""))];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let lock = site(&files).lock.expect("a new site has new addresses").text;
    let again: Vec<(&str, &str)> =
        files.iter().copied().chain([("permaliens.lock", lock.as_str())]).collect();
    assert!(site(&again).lock.is_none(), "nothing new");
    let renamed: Vec<(&str, &str)> = again
        .iter()
        .map(|(path, text)| (if path.ends_with("/b.md") { "content/lexique/c.md" } else { path }, *text))
        .collect();
    let outcome = site(&renamed);
    assert!(
        complaints(&outcome)
            .iter()
            .any(|line| line.starts_with("permaliens.lock:") && line.ends_with("adresse-disparue")),
        "{}",
        explain(&outcome)
    );
}

#[test]
fn the_page_of_the_editors_is_not_promised() {
    let published = "[site]\ntitre = \"Essai\"\n[rapport]\npublier = true\n";
    let outcome = site(&[("boussole.toml", published), ("content/lexique/a.md", &term("A", ""))]);
    assert!(file(&outcome, "rapport/index.html").contains("noindex"));
    let lock = outcome.lock.expect("a new site has new addresses").text;
    assert!(lock.contains("/lexique/a/") && !lock.contains("/rapport/"), "{lock}");
    let outcome = site(&[("content/lexique/a.md", &term("A", "")), ("permaliens.lock", &lock)]);
    assert!(
        !complaints(&outcome).iter().any(|line| line.contains("adresse-disparue")),
        "{}",
        explain(&outcome)
    );
}

#[test]
fn pages_keep_the_strict_policy() {
    let outcome = site(&[
        ("content/lexique/a.md", &term("A", "voir_aussi: [b]\n")),
        ("content/lexique/b.md", &term("B", "")),
        (
            "content/ateliers/x.md",
            "---\ntitre: X\nresume: R.\nquiz: [{question: Q ?, reponses: [Oui, Non], correcte: 1}]\n---\n",
        ),
    ]);
    for (path, bytes) in all_files(&outcome) {
        let Ok(text) = std::str::from_utf8(&bytes) else { continue };
        if !path.ends_with(".html") {
            continue;
        }
        assert!(!text.contains("<style") && !text.contains(" style="), "{path}: inline style");
        assert!(!text.contains("<script>") && !text.contains("javascript:"), "{path}: inline script");
        for address in ["src=\"http", "href=\"http://", "url(http"] {
            let links = text.matches(address).count();
            assert_eq!(links, 0, "{path}: {address}");
        }
        assert_eq!(text.matches("<h1").count(), 1, "{path}: one main heading");
        assert!(text.contains("<html lang=\"fr\""), "{path}");
    }
}

/// A page for editors is reached by its links alone.
#[test]
fn a_page_may_go_unannounced() {
    let page = |head: &str| format!("---\ntitre: Suivi\nresume: Un essai.\n{head}---\nTexte.\n");
    let config = "[site]\ntitre = \"Essai\"\nadresse = \"https://exemple.fr/\"\n";
    for (head, is_announced) in [("", true), ("pied: non\n", false)] {
        let outcome = site(&[("boussole.toml", config), ("content/pages/suivi.md", &page(head))]);
        assert_eq!(file(&outcome, "index.html").contains("suivi/"), is_announced, "{head}");
        assert_eq!(file(&outcome, "sitemap.xml").contains("/suivi/"), is_announced, "{head}");
        assert_eq!(file(&outcome, "suivi/index.html").contains("noindex"), !is_announced, "{head}");
    }
}
