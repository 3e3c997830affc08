//! What the README says, done as it says.

use std::path::Path;
use std::process::Command;

use crate::support::write;

/// Runs the binary in a folder, in French.
pub fn boussole(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_boussole"));
    command.current_dir(folder).args(arguments).env_clear().env("LC_ALL", "C");
    let output = command.env("SOURCE_DATE_EPOCH", "1795521600").output().expect("the binary runs");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8(text).expect("UTF-8"))
}

/// The blocks of code of a section, each with its language.
fn code(section: &str) -> Vec<(String, String)> {
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md");
    let start = readme.find(&format!("\n## {section}\n")).expect("the section");
    let rest = &readme[start + 4..];
    let section = &rest[..rest.find("\n## ").unwrap_or(rest.len())];
    let blocks = section.split("\n```").skip(1).step_by(2);
    blocks
        .map(|block| {
            let (lang, text) = block.split_once('\n').expect("a language");
            (lang.to_owned(), format!("{text}\n"))
        })
        .collect()
}

/// A name, a logo, an accent, properties, two blocks: by the README alone.
#[test]
fn a_look_of_ones_own() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(boussole(folder.path(), &["init", "demo"]).0, 0);
    let demo = folder.path().join("demo");
    let drawing =
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>"##;
    write(&demo, "content/images/logo.svg", drawing.as_bytes());
    let mut done = Vec::new();
    for (lang, text) in code("A look of your own") {
        match lang.as_str() {
            // Keys of boussole.toml: its own lines, out of their comment.
            "toml" => {
                let path = demo.join("boussole.toml");
                let mut config = std::fs::read_to_string(&path).expect("boussole.toml");
                for line in text.lines() {
                    let key = line.split('=').next().expect("a key").trim();
                    let is_key = |line: &&str| {
                        line.trim_start_matches("# ").split('=').next().is_some_and(|name| name.trim() == key)
                    };
                    let known = config.lines().find(is_key).expect("a line of the starter").to_owned();
                    config = config.replacen(&known, line, 1);
                }
                std::fs::write(&path, config).expect("written");
            }
            "css" => write(&demo, "themes/boussole/assets/site.css", text.as_bytes()),
            "html" => write(&demo, "themes/boussole/templates/base.html", text.as_bytes()),
            _ => {
                for line in text.lines() {
                    let arguments: Vec<&str> = line.split(' ').skip(1).collect();
                    let (code, said) = boussole(&demo, &arguments);
                    assert_eq!(code, 0, "{line}: {said}");
                    done.push(said);
                }
            }
        }
    }
    let page = std::fs::read_to_string(demo.join("public/lexique/rendre-compte/index.html")).expect("a page");
    for words in ["Le glossaire de Metz", "Imprimé et relu à Metz.", "images/logo.svg", "pied-pages"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("class=\"fil"));
    let sheets = std::fs::read_dir(demo.join("public/assets")).expect("assets").filter_map(Result::ok);
    let css: String = sheets
        .filter(|file| file.path().extension().is_some_and(|end| end == "css"))
        .filter_map(|file| std::fs::read_to_string(file.path()).ok())
        .collect();
    assert!(css.contains("--accent-clair:#7a1f5b") && css.contains("--mesure: 38rem"));
    let why = &done[1];
    for words in [
        "étend boussole/entree.html",
        "étend base.html",
        "pied                         themes/boussole/templates/base.html:3:10 (complète boussole/base.html:",
        "fil                          themes/boussole/templates/base.html:2:10 (remplace boussole/base.html:",
        "--mesure                     38rem  themes/boussole/assets/site.css:1:9 (au lieu de 42rem)",
        "--accent-clair               #7a1f5b  boussole.toml",
    ] {
        assert!(why.contains(words), "{words}: {why}");
    }
}

/// What people type when they look for their way in a theme.
#[test]
fn a_theme_is_shown_and_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path();
    let run = |arguments: &[&str]| boussole(site, arguments);
    assert_eq!(run(&["init"]).0, 0);
    let cases: &[(&[&str], i32, &[&str])] = &[
        (&["theme", "list"], 0, &["templates/terme.html", "la page d’un terme"]),
        (&["theme", "blocks"], 0, &["pied", "boussole/base.html:"]),
        (&["theme", "blocks", "logo.html"], 2, &["n’a pas de bloc : il se remplace en entier"]),
        (&["theme", "blocks", "term.html"], 2, &["vouliez-vous dire « terme.html » ?"]),
        (&["theme", "properties"], 0, &["--mesure", "largeur d’une ligne de texte"]),
        (
            &["theme", "copy", "logo.html"],
            0,
            &["Copié dans themes/boussole/templates/logo.html", "ne suit plus"],
        ),
        (&["theme", "list"], 0, &["[copie identique : ne change rien]"]),
        (&["theme", "copy", "logo.html"], 2, &["existe déjà : rien n’a été touché", "--force"]),
        (&["theme", "copy", "logo.html", "--force"], 0, &["Copié"]),
        (&["theme", "copy", "rien.html"], 2, &["n’a pas de fichier « rien.html »", "boussole theme list"]),
        (&["theme", "copy", "terme.html", "--block", "pied", "--bloc", "corps"], 0, &["Copié"]),
        (
            &["theme", "copy", "base.html", "--block", "pie"],
            2,
            &["n’a pas de bloc « pie »", "vouliez-vous dire « pied » ?"],
        ),
        (&["theme", "copy", "style.css", "--block", "pied"], 2, &["ce n’est pas un gabarit"]),
        (
            &["theme", "why", "content/lexique/rendre-compte.md"],
            0,
            &["/lexique/rendre-compte/", "étend boussole/terme.html", "corps "],
        ),
        (&["theme", "why", "rendre-compte"], 0, &["/lexique/rendre-compte/"]),
        (&["theme", "why", "/"], 0, &["boussole/accueil.html"]),
        (&["theme", "why", "/404.html"], 0, &["introuvable.html"]),
        (&["theme", "why", "/lexiqe/"], 2, &["vouliez-vous dire « /lexique/ » ?"]),
        (
            &["theme", "why", "/", "--format", "json"],
            0,
            &["\"page\": \"/\"", "\"name\": \"boussole/accueil.html\""],
        ),
        (&["theme", "why", "/", "--format", "sarif"], 2, &["--format json"]),
        (&["theme", "list", "--lang", "en"], 0, &["the page of a term"]),
        (&["theme", "wy"], 2, &["vouliez-vous dire « why » ?"]),
        (&["build"], 0, &["Site publié"]),
    ];
    for (arguments, code, words) in cases {
        let (found, said) = run(arguments);
        assert_eq!(found, *code, "{arguments:?}: {said}");
        for word in *words {
            assert!(said.contains(word), "{arguments:?}: no « {word} » in {said}");
        }
    }
}
