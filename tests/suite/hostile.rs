//! Content is untrusted: whatever it holds, no script runs, nothing hangs, nothing leaves its folder.

use std::time::{Duration, Instant};

use boussole::diagnostic::Code;

use crate::support::{
    CONFIG, all_files, complaints, explain, file, folder, load, main_of, site, term, write,
};

/// What every field is made to hold. No word of it may come out as a tag or an attribute.
const ATTACK: &str =
    "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 19100191 }}{% raw %}";

#[test]
fn scripts_in_every_field_stay_text() {
    let a = ATTACK;
    let entry = format!(
        "---
titre: '{a}'
definition: '{a}'
en_clair: '{a}'
theme: metier
publics: [mediateur]
responsable: '{a}'
auteurs: ['{a}']
licence: '{a}'
sigle: '{a}'
developpe: '{a}'
variantes: ['{a}', {{terme: 'v {a}', note: '{a}', source: {{titre: '{a}', auteur: '{a}', date: '{a}', note: '{a}', page: '{a}'}}}}]
a_eviter: [{{terme: 'x {a}', pourquoi: '{a}', dire: '{a}'}}]
recherche: ['{a}']
points_de_vue: [{{acteur: '{a}', texte: '{a}'}}]
ne_pas_confondre: [{{terme: autre, difference: '{a}'}}]
exemples: ['{a}']
langues: {{en: '{a}'}}
sources: [{{titre: '{a}', auteur: '{a}', date: '{a}', consulte: '{a}', note: '{a}', page: '{a}'}}]
---
# {a}

{a}

```{a}
{a}
```

> [!NOTE]
> {a}

| {a} |
|---|
| {a} |

[^1]: {a}

Texte[^1] [lien](https://exemple.fr/\"onmouseover=alert(3)) ![{a}](image.png \"{a}\") <{a}>
"
    );
    let fiche = format!(
        "---\ntitre: '{a}'\nresume: '{a}'\nquestion: '{a}'\nessentiel: ['{a}']\netapes: [{{titre: '{a}', qui: '{a}', quand: '{a}', comment: '{a}', pour_quoi: '{a}'}}]\npieges: ['{a}']\noutils: ['{a}']\nsources: [{{titre: '{a}'}}]\n---\n"
    );
    let workshop = format!(
        "---\ntitre: '{a}'\nresume: '{a}'\npublic: '{a}'\nobjectifs: ['{a}']\nmateriel: ['{a}']\nduree: 10\nderoule: [{{titre: '{a}', duree: 10, consigne: '{a}', support: '{a}'}}]\nquiz: [{{question: '{a}', reponses: ['{a}', '{a}'], correcte: 1, explication: '{a}'}}]\n---\n"
    );
    let mission = format!(
        "---\ntitre: '{a}'\nresume: '{a}'\nfinalite: '{a}'\nactivites: ['{a}']\nn_est_pas: ['{a}']\npartenaires: ['{a}']\nindicateurs: [{{indicateur: '{a}', recueil: '{a}', limite: '{a}'}}]\nrendre_compte: '{a}'\nsources: [{{titre: '{a}'}}]\n---\n"
    );
    let pathway = format!(
        "---\ntitre: '{a}'\nresume: '{a}'\netapes: [{{titre: '{a}', quand: '{a}', consigne: '{a}', entrees: [autre]}}]\n---\n"
    );
    let config = format!(
        "[site]\ntitre = '{a}'\nsous_titre = '{a}'\ndescription = '{a}'\nlicence = '{a}'\nadresse = 'https://exemple.fr/x/'\n[editeur]\nnom = '{a}'\ncourriel = '{a}'\n[apparence]\npied = '{a}'\n[publics]\nmediateur = '{a}'\n[[themes]]\nid = 'metier'\ntitre = '{a}'\ndescription = '{a}'\n[regles]\nimage-absente = 'conseil'\netiquette-contradictoire = 'conseil'\n"
    );
    let files = [
        ("boussole.toml", config.as_str()),
        ("content/lexique/a.md", &entry),
        ("content/lexique/autre.md", &term("Autre", "")),
        ("content/fiches/a.md", &fiche),
        ("content/ateliers/a.md", &workshop),
        ("content/missions/a.md", &mission),
        ("content/parcours/a.md", &pathway),
    ];
    let outcome = site(&files);
    for (path, bytes) in all_files(&outcome) {
        let text = String::from_utf8_lossy(&bytes);
        // A spreadsheet must give back what was written, sign by sign, and is served as text/csv without sniffing.
        if path.starts_with("assets/") || path == "donnees/lexique.csv" {
            continue;
        }
        // A script of an author would open with these very bytes.
        for tag in ["<script>alert", "<img src=x", "<script>alert(1)", "</title></script>"] {
            assert!(!text.contains(tag), "{path} holds {tag}");
        }
        if path.ends_with(".html") {
            assert!(no_handler(&text), "{path} has an event handler");
        }
        assert!(!text.contains("133701337"), "{path}: a template in content was run");
        assert!(path.ends_with(".html") == text.starts_with("<!") || !text.starts_with("<!"), "{path}");
    }
    assert!(main_of(&outcome, "lexique/a/index.html").contains("{{ 7 * 19100191 }}"), "it is shown as text");
}

/// Whether no tag has an attribute that opens with `on`.
fn no_handler(html: &str) -> bool {
    html.split('<').skip(1).all(|tag| {
        let mut inside = None;
        let mut name = String::new();
        for c in tag.chars() {
            match (inside, c) {
                (None, '>') => break,
                (None, '"' | '\'') => inside = Some(c),
                (Some(quote), c) if c == quote => inside = None,
                (Some(_), _) => {}
                (None, c) if c.is_whitespace() => name.clear(),
                (None, '=') if name.starts_with("on") => return false,
                (None, c) => name.push(c),
            }
        }
        true
    })
}

#[test]
fn dangerous_links_are_refused() {
    for address in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#10;script:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "//exemple.fr",
        "file:///etc/passwd",
    ] {
        let outcome = site(&[
            ("content/lexique/a.md", &term("A", "").replace("---\n\n", "")),
            ("content/pages/p.md", &format!("---\ntitre: P\nresume: R.\n---\n[x]({address})\n")),
        ]);
        assert!(
            complaints(&outcome)
                .iter()
                .any(|line| line.contains("content/pages/p.md:5:") && line.ends_with("lien-interdit")),
            "{address}\n{}",
            explain(&outcome)
        );
    }
}

#[test]
fn deep_nesting_costs_nothing() {
    let start = Instant::now();
    for body in [
        ">".repeat(20_000),
        "[".repeat(20_000),
        "- ".repeat(5_000),
        "*a ".repeat(20_000),
        "![".repeat(20_000),
        "`".repeat(20_001),
        "[[".repeat(10_000),
        "|".repeat(20_000),
        "<a".repeat(20_000),
        "[^".repeat(20_000),
    ] {
        let outcome = site(&[("content/pages/p.md", &format!("---\ntitre: P\nresume: R.\n---\n{body}\n"))]);
        assert!(outcome.sources.iter().count() > 0);
    }
    let images = format!("{}{}", "![a".repeat(10_000), "](x.png)".repeat(10_000));
    for body in ["[^a ".repeat(100_000) + "]", images] {
        let outcome = site(&[("content/pages/p.md", &format!("---\ntitre: P\nresume: R.\n---\n{body}\n"))]);
        assert!(outcome.sources.iter().count() > 0);
    }
    let folded = format!("titre: P\ndefinition: >-\n{}", "  [[zzz]] et la suite\n".repeat(5_000));
    assert!(site(&[("content/lexique/p.md", &format!("---\n{folded}---\n"))]).diagnostics.has_errors());
    for yaml in ["[".repeat(10_000), "{a: ".repeat(10_000), "- ".repeat(10_000), "a:\n ".repeat(5_000)] {
        let outcome = site(&[("content/pages/p.md", &format!("---\ntitre: {yaml}\n---\n"))]);
        assert!(outcome.diagnostics.has_errors());
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}: something is not linear", start.elapsed());
}

#[test]
fn aliases_multiply_nothing() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (from, to) in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"].iter().map(|pair| pair.split_at(1)) {
        bomb.push_str(&format!(
            "{to}: &{to} [*{from}, *{from}, *{from}, *{from}, *{from}, *{from}, *{from}, *{from}, *{from}]\n"
        ));
    }
    let outcome = site(&[("content/pages/p.md", &format!("---\ntitre: P\nresume: R.\n{bomb}---\n"))]);
    assert!(
        outcome.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::YamlAlias),
        "{}",
        explain(&outcome)
    );
}

#[test]
fn a_huge_file_is_refused_not_read() {
    let site = folder(&[
        ("content/lexique/a.md", &term("A", "voir_aussi: [b]\n")),
        ("content/lexique/b.md", &term("B", "")),
    ]);
    write(site.path(), "content/lexique/c.md", &vec![b'a'; 50_000_000]);
    let outcome = load(site.path());
    assert_eq!(complaints(&outcome), ["content/lexique/c.md:1:1 fichier-trop-gros"]);
}

#[test]
fn long_ordinary_texts_are_read() {
    let line = "Une phrase sans malice, avec [[A|un lien]] et de l’*emphase*.\n\n";
    let outcome = site(&[("content/lexique/a.md", &format!("{}\n{}", term("A", ""), line.repeat(20_000)))]);
    assert!(outcome.site.is_some(), "{}", explain(&outcome));
}

#[cfg(unix)]
#[test]
fn symbolic_links_do_not_leave_the_folder() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("secret.md", "secret"), ("secret.png", "secret")]);
    let site = folder(&[
        ("content/lexique/a.md", &term("A", "voir_aussi: [b]\n")),
        ("content/lexique/b.md", &term("B", "")),
    ]);
    symlink(outside.path().join("secret.md"), site.path().join("content/lexique/c.md")).expect("a link");
    symlink(outside.path(), site.path().join("content/dossier")).expect("a link");
    symlink(outside.path().join("secret.png"), site.path().join("content/secret.png")).expect("a link");
    symlink("nulle-part", site.path().join("content/lexique/d.md")).expect("a link");
    symlink("b.md", site.path().join("content/lexique/e.md")).expect("a link");
    let outcome = load(site.path());
    let said = complaints(&outcome);
    for path in ["content/lexique/c.md", "content/dossier", "content/secret.png", "content/lexique/d.md"] {
        assert!(
            said.contains(&format!("{path}:1:1 lien-symbolique-sortant")),
            "{path}\n{}",
            explain(&outcome)
        );
    }
    assert!(
        !said.iter().any(|line| line.starts_with("content/lexique/e.md") && line.ends_with("sortant")),
        "a link inside is read"
    );
}

#[test]
fn drawings_with_scripts_are_refused() {
    for svg in [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<svg onload='alert(1)'/>",
        "<svg><a href='javascript:alert(1)'/></svg>",
        "<svg><foreignObject><iframe/></foreignObject></svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
    ] {
        let site = folder(&[("content/dessin.svg", svg), ("content/lexique/a.md", &term("A", ""))]);
        let outcome = load(site.path());
        assert!(
            complaints(&outcome)
                .iter()
                .any(|line| line.starts_with("content/dessin.svg:") && line.ends_with("svg-dangereux")),
            "{svg}\n{}",
            explain(&outcome)
        );
    }
}

#[test]
fn names_that_collide_on_a_case_blind_disk() {
    let outcome = site(&[
        ("content/lexique/Médiateur Social.md", &term("Un", "voir_aussi: [b]\n")),
        ("content/lexique/mediateur-social.md", &term("Deux", "voir_aussi: [b]\n")),
        ("content/lexique/b.md", &term("B", "")),
        ("content/pages/Lexique.md", "---\ntitre: Lexique\nresume: R.\n---\n"),
    ]);
    let said = complaints(&outcome);
    assert!(said.iter().any(|line| line.ends_with("identifiant-en-double")), "{}", explain(&outcome));
    assert!(
        said.contains(&"content/pages/Lexique.md:1:1 adresse-en-conflit".to_owned()),
        "{}",
        explain(&outcome)
    );
}

#[test]
fn a_title_never_becomes_a_path() {
    let outcome = site(&[
        (
            "content/lexique/a.md",
            &term("../../../etc/passwd", "id: ../../b\nanciens_liens: [/../../c/, \"/d\\\\e/\"]\n"),
        ),
        ("boussole.toml", &format!("{CONFIG}[regles]\nentree-orpheline = \"silence\"\n")),
    ]);
    let said = complaints(&outcome);
    assert_eq!(
        said.iter().filter(|line| line.ends_with("identifiant-invalide")).count(),
        3,
        "{}",
        explain(&outcome)
    );
}

#[test]
fn unpublished_entries_leave_no_trace() {
    let outcome = site(&[
        ("content/lexique/a.md", &term("Visible", "voir_aussi: [c]\n")),
        ("content/lexique/c.md", &term("Aussi visible", "")),
        ("content/lexique/b.md", &term("Tresor cache", "statut: brouillon\nassocies: [a]\n")),
    ]);
    for (path, bytes) in all_files(&outcome) {
        assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains("tresor"), "{path}");
    }
    assert!(file(&outcome, "lexique/index.html").contains("Visible"));
}
