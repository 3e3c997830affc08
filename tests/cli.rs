//! The command as people and programs meet it: the binary, its outputs, its exit codes.

// The harness catches a panic and says where.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Runs the binary in a folder, in French, without anything of the tester's own environment.
fn boussole(folder: &Path, arguments: &[&str]) -> Run {
    boussole_in(folder, arguments, &[])
}

fn boussole_in(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_boussole"));
    command.current_dir(folder).args(arguments).env_clear().env("LC_ALL", "C");
    command.env("SOURCE_DATE_EPOCH", "1795521600").envs(variables.iter().copied());
    Run::of(command.output().expect("the binary runs"))
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    fn expect(self, code: i32, words: &[&str]) -> Self {
        let all = format!("{}{}", self.out, self.err);
        assert_eq!(self.code, code, "{all}");
        for word in words {
            assert!(all.contains(word), "« {word} » is missing from:\n{all}");
        }
        self
    }
}

/// A new site with some more files.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    boussole(folder.path(), &["init"]).expect(0, &["Site créé ici."]);
    for (path, words) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, words).expect("written");
    }
    folder
}

const FLAWED: (&str, &str) = (
    "content/lexique/tiers été.md",
    "---\ntitre: Tiers\ndefinition: Personne qui aide.\nassocies: [mediation-social]\nstatu: propose\n---\n\nUn [lien](absent.md).\n",
);

#[test]
fn a_new_site_is_clean_and_grows() {
    let empty = TempDir::new().expect("a folder");
    let run = boussole(empty.path(), &["init", "demo"])
        .expect(0, &["Site créé dans demo.", "cd demo", "boussole serve"]);
    assert_eq!(run.out, "");
    let demo = empty.path().join("demo");
    let run = boussole(&demo, &["check", "--strict"]).expect(0, &["2 termes, 1 fiche et 1 page"]);
    assert!(run.err.contains("rien à signaler"), "{}", run.err);
    boussole(&demo, &["new", "terme", "Aller vers"]).expect(0, &["content/lexique/aller-vers.md"]);
    boussole(&demo, &["new", "terme", "Aller vers"]).expect(2, &["existe déjà"]);
    boussole(&demo, &["new", "fiche", "Rendre comptes"])
        .expect(0, &["ressemble à « Rendre compte »", "content/lexique/rendre-compte.md"]);
    boussole(&demo, &["build"]).expect(0, &["Site publié", "permaliens.lock", "boussole serve"]);
    assert!(demo.join("public/index.html").is_file());
    assert!(demo.join("permaliens.lock").is_file());
    let run = boussole(&demo, &["build"]).expect(0, &["rien n’a changé"]);
    assert!(!run.err.contains("permaliens.lock"), "{}", run.err);
    boussole(empty.path(), &["init", "demo"]).expect(2, &["il y a déjà un site dans demo"]);
    boussole(empty.path(), &["build", "-C", "demo", "--out", "ailleurs"]).expect(0, &["ailleurs"]);
}

#[test]
fn a_new_site_here_asks_nobody_to_go_elsewhere() {
    for arguments in [&["init"][..], &["init", "."]] {
        let empty = TempDir::new().expect("a folder");
        let run = boussole(empty.path(), arguments).expect(0, &["Site créé ici.", "boussole serve"]);
        assert!(!run.err.contains("cd "), "{}", run.err);
    }
}

/// The examples of a new site can go before it is online.
#[test]
fn an_example_can_be_deleted() {
    let site = site(&[]);
    boussole(site.path(), &["build"]).expect(0, &[]);
    fs::remove_file(site.path().join("content/fiches/preparer-un-point-d-etape.md")).expect("there");
    let run = boussole(site.path(), &["check"]).expect(
        1,
        &[
            "site jamais mis en ligne ? effacez de permaliens.lock la ligne /fiches/preparer-un-point-d-etape/",
        ],
    );
    assert!(!run.err.contains("/fiches/ a été publiée"), "{}", run.err);
}

#[test]
fn some_files_are_checked_alone() {
    let site = site(&[FLAWED]);
    let check = |paths: &[&str]| boussole(site.path(), &[&["check"], paths].concat());
    let run = check(&["content/lexique/tiers été.md"]).expect(1, &["cle-inconnue", "1 chemin demandé : "]);
    assert!(run.err.contains("lien-casse"), "{}", run.err);
    check(&["content/lexique"]).expect(1, &["cle-inconnue"]);
    check(&["content/fiches", "content/pages"]).expect(0, &["2 chemins demandés : rien à signaler"]);
    check(&["content/absent.md"]).expect(2, &["content/absent.md n’est pas un fichier ni un dossier"]);
    check(&["/"]).expect(2, &["boussole check content/lexique"]);
}

#[test]
fn what_cannot_be_read_is_not_put_in_order() {
    const BROKEN: &str = "---\nresume: 'Un mot\ntitre : x\n---\nTexte   \n";
    let site = site(&[("content/lexique/casse.md", BROKEN)]);
    boussole(site.path(), &["fmt"])
        .expect(0, &["casse.md : l’en-tête ne peut pas être lu", "boussole check", "0 fichier"]);
    assert_eq!(fs::read_to_string(site.path().join("content/lexique/casse.md")).expect("there"), BROKEN);
}

#[test]
fn drafts_promise_nothing() {
    let site =
        site(&[("content/lexique/x.md", "---\ntitre: X\ndefinition: Chose.\nstatut: brouillon\n---\n")]);
    boussole(site.path(), &["build", "--drafts"]).expect(0, &["Site publié"]);
    assert!(!site.path().join("permaliens.lock").exists());
}

#[test]
fn exit_codes_tell_texts_from_machine() {
    let empty = TempDir::new().expect("a folder");
    for command in ["check", "build", "serve"] {
        boussole(empty.path(), &[command]).expect(2, &["il n’y a pas de boussole.toml ici", "boussole init"]);
    }
    boussole(empty.path(), &["check", "-C", "absent"]).expect(2, &["le dossier absent n’existe pas"]);
    let site = site(&[FLAWED]);
    boussole(site.path(), &["check"])
        .expect(1, &["erreur[cle-inconnue]", "content/lexique/tiers été.md:5:1", "mediation-sociale"]);
    boussole(site.path(), &["build"]).expect(1, &["Rien n’a été publié"]);
    assert!(!site.path().join("public").exists());
    let run = boussole_in(site.path(), &["check"], &[("SOURCE_DATE_EPOCH", "hier")]);
    run.expect(2, &["SOURCE_DATE_EPOCH"]);
    boussole(site.path(), &["build", "--base-url", "exemple.fr"]).expect(2, &["https://exemple.fr/lexique/"]);
    boussole(site.path(), &["build", "--out", "."]).expect(2, &["erreur"]);
}

#[test]
fn formats_agree() {
    let site = site(&[FLAWED]);
    let above = site.path().parent().expect("a parent");
    let name = site.path().file_name().expect("a name").to_str().expect("UTF-8");
    let path = format!("{name}/{}", FLAWED.0);
    let report = |format| {
        let run = boussole(above, &["check", "--racine", name, "--format", format]).expect(1, &[]);
        assert!(!run.err.contains("cle-inconnue"), "{}", run.err);
        run.out
    };
    let parse = |format| -> Value { serde_json::from_str(&report(format)).expect("JSON") };
    let ours: Vec<(String, String, u64)> = list(&parse("json")["diagnostics"], |item| {
        (word(&item["code"]), word(&item["path"]), item["line"].as_u64().unwrap_or(0))
    });
    assert!(ours.contains(&("cle-inconnue".to_owned(), path.clone(), 5)), "{ours:?}");
    let gitlab = list(&parse("gitlab"), |item| {
        let location = &item["location"];
        (word(&item["check_name"]), word(&location["path"]), location["lines"]["begin"].as_u64().unwrap_or(0))
    });
    assert_eq!(gitlab, ours);
    let sarif = parse("sarif");
    let results = list(&sarif["runs"][0]["results"], |item| {
        let physical = &item["locations"][0]["physicalLocation"];
        let uri = word(&physical["artifactLocation"]["uri"]).replace("%C3%A9", "é").replace("%20", " ");
        (word(&item["ruleId"]), uri, physical["region"]["startLine"].as_u64().unwrap_or(1))
    });
    assert_eq!(results, ours);
    let github = report("github");
    assert_eq!(github.lines().count(), ours.len());
    for (line, (code, path, number)) in github.lines().zip(&ours) {
        assert!(line.contains(&format!("file={path},")) && line.contains(&format!("title={code}")), "{line}");
        assert!(*number == 1 || line.contains(&format!("line={number},")), "{line}");
    }
    let text = boussole(above, &["check", "-C", name]).expect(1, &[]).err;
    assert_eq!(text.matches("\n --> ").count() + text.matches("\n--> ").count(), ours.len(), "{text}");
}

#[test]
fn sarif_is_valid() {
    // The schema of OASIS as the crate serde-sarif carries it (MIT). Its pattern of a language has a
    // bracket too many, which an erratum of the standard removes.
    let schema =
        include_str!("schemas/sarif-2.1.0.json").replace("|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "(-[a-zA-Z]{2})?$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let flawed = site(&[FLAWED, ("content/lexique/vide.md", ""), ("content/ailleurs.md", "sans en-tête")]);
    let clean = site(&[]);
    for (site, lang) in [(&flawed, "fr"), (&flawed, "en"), (&clean, "fr")] {
        let run = boussole(site.path(), &["check", "--format", "sarif", "--lang", lang]);
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        let errors: Vec<String> =
            schema.iter_errors(&document).map(|error| format!("{} {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn mistakes_on_the_command_line_are_explained_in_french() {
    let here = TempDir::new().expect("a folder");
    for (arguments, words) in [
        (&["biuld"][..], &["il n’y a pas de commande « biuld »", "« build »"][..]),
        (
            &["check", "--strickt"],
            &["il n’y a pas d’option « --strickt » ici", "« --strict »", "boussole help check"],
        ),
        (
            &["check", "--format", "xml"],
            &["« xml » n’est pas une valeur de « --format", "text, json, sarif, github, gitlab"],
        ),
        (&["check", "--format", "markdown"], &["cette forme est pour : boussole report --format markdown"]),
        (
            &["report", "--format", "sarif"],
            &["« sarif » n’est pas une valeur", "text, json, markdown", "boussole check --format sarif"],
        ),
        (
            &["--format", "github", "report"],
            &["« github » n’est pas une forme du rapport", "boussole report --format markdown"],
        ),
        (&["check", "--format"], &["il manque une valeur après « --format"]),
        (&["build", "trop"], &["« trop » est de trop"]),
        (&["serve", "--port", "99999"], &["« 99999 » ne convient pas à « --port", "un nombre de 0 à 65535"]),
        (&["new", "terme"], &["il manque : <TITRE>"]),
        (&["new", "term", "X"], &["il n’y a pas de boussole.toml"]),
        (&["explain", "cle-inconue"], &["il n’y a pas de règle « cle-inconue »", "« cle-inconnue »"]),
        (&["help", "buil"], &["il n’y a pas de commande « buil »", "« build »"]),
        (&["completions", "csh"], &["« csh » n’est pas une valeur de « <INTERPRÉTEUR> »", "bash"]),
        (&["--lang", "de", "check"], &["« de » n’est pas une valeur de « --lang", "fr, en"]),
        (&["check", "--quiet", "--quiet"], &["« --quiet » est écrit deux fois"]),
    ] {
        let run = boussole(here.path(), arguments).expect(2, words);
        assert_eq!(run.out, "");
        for english in ["error:", "tip:", "Usage:", "For more", "possible values:", "invalid"] {
            assert!(!run.err.contains(english), "{english}: {}", run.err);
        }
    }
}

#[test]
fn the_state_of_a_lexicon_is_told_whatever_its_flaws() {
    let site = site(&[FLAWED]);
    let run =
        boussole(site.path(), &["report"]).expect(0, &["Termes jamais employés", "Couverture des thèmes"]);
    assert!(run.out.starts_with("État du lexique\n") && !run.out.contains('\x1b'), "{}", run.out);
    assert!(
        run.err.contains("les textes ont 3 erreurs") && run.err.contains("boussole check"),
        "{}",
        run.err
    );
    let english = boussole(site.path(), &["report", "--lang", "en", "--color", "always"]).expect(0, &[]).out;
    assert!(english.contains("\x1b[1mState of the lexicon"), "{english}");
    assert_eq!(boussole(site.path(), &["report", "--quiet"]).expect(0, &[]).err, "");
    let above = site.path().parent().expect("a parent");
    let name = site.path().file_name().expect("a name").to_str().expect("UTF-8");
    let run = boussole(above, &["report", "-C", name, "--format", "json"]).expect(0, &[]);
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let paths = list(&document["unsourced_entries"], |item| word(&item["path"]));
    assert_eq!(paths, [format!("{name}/{}", FLAWED.0)]);
    // The name of a file says its form; what it replaces is its writer's own.
    for (file, start) in
        [("etat.md", "# État du lexique\n"), ("etat.json", "{\n"), ("etat.txt", "État du lexique\n")]
    {
        let run = boussole(site.path(), &["report", "--output", file, "--color", "always"]);
        assert_eq!(run.expect(0, &["Rapport écrit", file]).out, "");
        let written = fs::read_to_string(site.path().join(file)).expect("written");
        assert!(written.starts_with(start) && !written.contains('\x1b'), "{written}");
    }
    boussole(site.path(), &["report", "--output", "absent/etat.md"])
        .expect(2, &["absent/etat.md ne peut pas être écrit"]);
}

/// Words that stand in one language only; names of commands and options stand in both.
const FRENCH: &[&str] = &[
    " le ",
    " la ",
    " les ",
    " du ",
    " une ",
    " dans ",
    " sans ",
    " où ",
    "Utilisation",
    "Commandes",
    "communes",
    "DOSSIER",
    "ADRESSE",
];
const ENGLISH: &[&str] = &[
    " the ",
    " of ",
    " with ",
    " without ",
    " and ",
    "Usage:",
    "Commands",
    "Common",
    "DIR>",
    "default",
    "aliases",
    "possible values",
    "Print",
];

#[test]
fn entries_are_found() {
    let site = site(&[("requetes.txt", "rendre compte\n\nmétéo\nmediation social\n")]);
    let path = site.path();
    boussole(path, &["search", "rendre", "compte"])
        .expect(0, &[" 1. Rendre compte  lexique/rendre-compte", "*compte*", "trouvée"]);
    let cache = path.join(".boussole-cache");
    assert_eq!(fs::read_to_string(cache.join(".gitignore")).expect("kept out of git"), "*\n");
    let indexes = || {
        let all = fs::read_dir(&cache).expect("kept").map(|entry| entry.expect("read").file_name());
        all.filter(|name| name.to_string_lossy().starts_with("recherche-")).collect::<Vec<_>>()
    };
    let before = indexes();
    boussole(path, &["search", "météo", "--lang", "en"]).expect(0, &["Nothing for “météo”."]);
    assert_eq!(indexes(), before);
    boussole(path, &["search", "rendrecompte", "--color", "always"]).expect(0, &["\u{1b}[1mRendre compte"]);
    let json =
        boussole(path, &["search", "rendre compte", "--format", "json", "--limit", "1"]).expect(0, &[]);
    let json: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["hits"][0]["id"], "lexique/rendre-compte");
    assert_eq!(json["hits"].as_array().map(Vec::len), Some(1));
    let tsv =
        boussole(path, &["search", "rendre compte", "--format", "tsv", "--kind", "terme"]).expect(0, &[]).out;
    assert!(
        tsv.starts_with("1\tlexique/rendre-compte\tterme\tRendre compte\tlexique/rendre-compte/\n"),
        "{tsv}"
    );
    let batch = boussole(path, &["search", "--batch", "requetes.txt", "--limit", "1"]).expect(0, &[]).out;
    assert_eq!(
        batch,
        "rendre compte\t1\tlexique/rendre-compte\nmediation social\t1\tlexique/mediation-sociale\n"
    );
    // A change makes another index.
    fs::write(path.join("content/lexique/girafe.md"), "---\ntitre: Girafe\ndefinition: Animal.\n---\n")
        .expect("written");
    boussole(path, &["search", "girafes"]).expect(0, &[" 1. Girafe  lexique/girafe"]);
    assert_eq!(indexes().len(), before.len() + 1, "the one before stays, for who goes back");
    for (arguments, words) in [
        (&["search"][..], &["il manque : <MOTS>"][..]),
        (&["search", "a", "--audience", "nul"], &["il n’y a pas de public « nul »", "publics du site"]),
        (&["search", "a", "--theme", "nul"], &["il n’y a pas de thème « nul »", "thèmes du site"]),
        (&["search", "a", "--kind", "terne"], &["vouliez-vous dire « terme »"]),
        (&["search", "a", "--limit", "0"], &["un nombre de 1 à 1000 est attendu"]),
        (&["search", "a", "--batch", "f"], &["ne vont pas ensemble"]),
        (&["search", "--batch", "absent.txt"], &["absent.txt ne peut pas être lu"]),
        (&["search", "a", "--format", "xml"], &["valeurs possibles : text, json, tsv"]),
        (&["--format", "sarif", "search", "a"], &["n’est pas une forme de réponse", "--format json"]),
        (&["check", "--format", "tsv"], &["cette forme est pour : boussole search --format tsv"]),
    ] {
        boussole(path, arguments).expect(2, words);
    }
}

#[test]
fn help_is_in_one_language() {
    let here = TempDir::new().expect("a folder");
    let commands = [
        "init",
        "new",
        "check",
        "build",
        "serve",
        "search",
        "report",
        "explain",
        "export",
        "fmt",
        "import",
        "lexiques",
        "schema",
        "completions",
        "man",
        "help",
    ];
    let pages = commands.iter().map(|command| vec![*command, "--help"]).chain([vec!["--help"], vec!["man"]]);
    for page in pages {
        for (lang, foreign) in [("fr", ENGLISH), ("en", FRENCH)] {
            let run = boussole_in(here.path(), &page, &[("BOUSSOLE_LANG", lang)]).expect(0, &[]);
            assert!(!run.out.is_empty() && run.err.is_empty(), "{}", run.err);
            for word in foreign {
                assert!(!run.out.contains(word), "« {word} » in {lang} {page:?}:\n{}", run.out);
            }
            let is_narrow = run.out.lines().all(|line| line.chars().count() <= 100);
            assert!(is_narrow || page == ["man"], "{}", run.out);
        }
    }
    boussole(here.path(), &[]).expect(2, &["Utilisation"]);
    let asked = boussole(here.path(), &["help", "build"]).expect(0, &[]).out;
    assert_eq!(asked, boussole(here.path(), &["build", "--help"]).out);
}

#[test]
fn languages_are_chosen_in_order() {
    let here = TempDir::new().expect("a folder");
    for (arguments, variables, words) in [
        (&["check"][..], &[][..], "il n’y a pas de"),
        (&["check"], &[("LC_ALL", "en_GB.UTF-8")][..], "there is no"),
        (&["check"], &[("LC_ALL", "en_GB.UTF-8"), ("BOUSSOLE_LANG", "fr")][..], "il n’y a pas de"),
        (&["check", "--lang", "en"], &[("BOUSSOLE_LANG", "fr")][..], "there is no"),
    ] {
        boussole_in(here.path(), arguments, variables).expect(2, &[words]);
    }
}

#[test]
fn quiet_says_errors_only_and_colours_are_asked_for() {
    let clean = site(&[]);
    let run = boussole(clean.path(), &["build", "--quiet"]).expect(0, &[]);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
    let flawed = site(&[FLAWED]);
    let run = boussole(flawed.path(), &["check", "-q"]).expect(1, &["erreur[cle-inconnue]"]);
    assert!(!run.err.contains("avertissement") && !run.err.contains("termes"), "{}", run.err);
    assert!(!run.err.contains('\x1b'), "{}", run.err);
    boussole(flawed.path(), &["check", "--color", "always"]).expect(1, &["\x1b["]);
    let run = boussole_in(flawed.path(), &["check", "--color", "never"], &[("CLICOLOR_FORCE", "1")]);
    assert!(!run.err.contains('\x1b'), "{}", run.err);
}

/// Whoever begins is not told that what Boussole itself wrote is out of order.
#[test]
fn what_is_given_is_in_order() {
    let folder = TempDir::new().expect("a folder");
    boussole(folder.path(), &["init"]).expect(0, &[]);
    for kind in ["terme", "fiche", "mission", "atelier", "parcours", "page"] {
        boussole(folder.path(), &["new", kind, "Aller vers"]).expect(0, &[]);
    }
    boussole(folder.path(), &["fmt", "--check"]).expect(0, &["0 fichier"]);
}

#[test]
fn every_rule_is_explained() {
    let here = TempDir::new().expect("a folder");
    let list =
        boussole(here.path(), &["explain"]).expect(0, &["cle-inconnue", "espace-insecable", "Intégrité"]).out;
    assert_eq!(list.lines().filter(|line| line.starts_with("  ")).count(), 79);
    boussole(here.path(), &["explain", "cle-inconnue"]).expect(0, &["cle-inconnue"]);
    boussole(here.path(), &["explain", "[Clé-inconnue]", "--lang", "en"]).expect(0, &["cle-inconnue"]);
}

#[test]
fn scripts_and_manual_come_out() {
    let here = TempDir::new().expect("a folder");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = boussole(here.path(), &["completions", shell]).expect(0, &["completions"]).out;
        assert!(script.contains("racine") && script.contains("report"), "{script}");
    }
    let man = boussole(here.path(), &["man"])
        .expect(0, &[".SH NOM", ".SH BUILD", ".SH REPORT", ".SS SYNOPSIS", ".SS EXEMPLE"])
        .out;
    assert_eq!(man.matches(".TH ").count(), 1, "{man}");
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().expect("a list").iter().map(read).collect()
}

fn word(value: &Value) -> String {
    value.as_str().expect("a word").to_owned()
}

#[test]
fn tables_become_entries_and_entries_are_put_in_order() {
    let folder = site(&[
        ("mots.csv", "titre;définition\nAller vers;Faire le premier pas.\n"),
        ("faux.csv", "titre;genre\nAller vers;x\n"),
        (
            "content/lexique/ecouter.md",
            "---\nstatut: propose\ntitre: Écouter\ndefinition: Tendre l'oreille.\n---\n",
        ),
    ]);
    let run = |arguments: &[&str]| boussole(folder.path(), arguments);
    let written = folder.path().join("content/lexique/aller-vers.md");
    run(&["import", "csv", "mots.csv", "--dry-run"])
        .expect(0, &["+ content/lexique/aller-vers.md", "Rien n’est écrit : 1 nouvelle entrée"]);
    assert!(!written.exists());
    run(&["import", "csv", "faux.csv"])
        .expect(1, &["faux.csv:2:12", "valeur-inconnue", "rien n’a été écrit"]);
    assert!(!written.exists());
    run(&["import", "csv", "mots.csv"]).expect(0, &["Importé", "1 nouvelle entrée", "boussole check"]);
    assert_eq!(
        fs::read_to_string(&written).expect("an entry"),
        "---\ntitre: Aller vers\ndefinition: Faire le premier pas.\n---\n"
    );
    run(&["import", "csv", "mots.csv"]).expect(0, &["0 nouvelle entrée, 0 modifiée, 1 inchangée"]);
    run(&["import", "csv", "mots.csv", "--into", "../ailleurs"])
        .expect(2, &["n’est pas un dossier de termes"]);
    run(&["import", "csv", "absent.csv"]).expect(2, &["il n’existe pas"]);
    run(&["fmt", "--check"])
        .expect(1, &["ecouter.md", "typographie, ordre des clés", "+ definition: Tendre l’oreille."]);
    run(&["fmt"]).expect(0, &["ecouter.md"]);
    run(&["fmt", "--check"]).expect(0, &["0 fichier"]);
    run(&["fmt", "mots.csv"]).expect(2, &["n’est pas une entrée de ce site"]);
    run(&["export", "csv", "--out", "tout.csv"]).expect(0, &["Lexique exporté"]);
    run(&["import", "csv", "tout.csv", "--dry-run"]).expect(0, &["0 nouvelle entrée, 0 modifiée"]);
    run(&["export", "xlsx", "--modele", "--out", "modele.xlsx"]).expect(0, &["Modèle écrit"]);
    run(&["import", "xlsx", "modele.xlsx", "--dry-run"])
        .expect(0, &["+ content/lexique/exemple-a-effacer.md"]);
    run(&["export", "csv", "--modele"]).expect(2, &["boussole export xlsx --modele"]);
    let schema: Value = serde_json::from_str(&run(&["schema", "terme"]).expect(0, &[]).out).expect("JSON");
    assert_eq!(schema["properties"]["titre"]["type"][0], "string");
    run(&["schema", "config"]).expect(0, &["\"site\""]);
    run(&["schema", "decap"]).expect(0, &["collections:", "folder: content/lexique"]);
    run(&["--lang", "en", "help", "import"]).expect(0, &["Show what would be written"]);
}

/// A server of this computer that gives that file, whatever is asked for; gives its address.
fn gives(path: std::path::PathBuf) -> String {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = format!("http://{}/donnees/lexique.json", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut lines = BufReader::new(stream.try_clone().expect("both ways")).lines();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let answer = match fs::read(&path) {
                Ok(bytes) => {
                    let head = format!(
                        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
                        bytes.len()
                    );
                    [head.into_bytes(), bytes].concat()
                }
                Err(_) => {
                    b"HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n".to_vec()
                }
            };
            let _ = stream.write_all(&answer);
        }
    });
    address
}

#[test]
fn copies_of_other_lexicons_are_taken_when_somebody_asks() {
    let online = TempDir::new().expect("a folder");
    let published = online.path().join("lexique.json");
    let address = gives(published.clone());
    let folder = site(&[(
        "content/lexique/rendre-compte-a.md",
        "---\ntitre: Rendre compte à\ndefinition: Dire à quelqu’un.\nsources: [{titre: Guide}]\nvoir_aussi: [rendre-compte]\n---\nVoir [[voisin:trace]].\n",
    )]);
    let path = folder.path();
    boussole(path, &["lexiques"]).expect(0, &["pas de [[lexiques]]"]);
    let mut config = fs::read_to_string(path.join("boussole.toml")).expect("a configuration");
    config.push_str(&format!("\n[[lexiques]]\nid = \"voisin\"\nsource = \"{address}\"\n"));
    fs::write(path.join("boussole.toml"), &config).expect("written");
    // Nothing is fetched by a build, and it says what to do.
    boussole(path, &["check"]).expect(1, &["lexique-voisin-illisible", "boussole lexiques maj voisin"]);
    boussole(path, &["lexiques"]).expect(1, &["voisin", "pas encore de copie"]);
    boussole(path, &["lexiques", "maj"]).expect(2, &["le site répond 404", "donnees/lexique.json"]);
    let document = |terms: &[(&str, &str)]| {
        let terms: Vec<String> = terms
            .iter()
            .map(|(id, title)| format!("{{\"id\": \"{id}\", \"type\": \"terme\", \"titre\": \"{title}\", \"url\": \"../lexique/{id}/\"}}"))
            .collect();
        format!(
            "{{\"version\": 1, \"site\": {{\"titre\": \"Nord\", \"langue\": \"fr\", \"edition\": \"2026-11-01\"}}, \"entrees\": [{}]}}\n",
            terms.join(",")
        )
    };
    let publish = |text: &str| fs::write(&published, text).expect("published");
    publish(&document(&[("trace", "Trace"), ("registre", "Registre")]));
    boussole(path, &["lexiques", "maj", "--dry-run"])
        .expect(0, &["changerait", "2 ajoutés", "Registre, Trace"]);
    assert!(!path.join("lexiques").exists());
    boussole(path, &["lexiques", "maj", "voisin"])
        .expect(0, &["2 termes, copie à jour", "2 ajoutés", "boussole check"]);
    let copy = || fs::read_to_string(path.join("lexiques/voisin.json")).expect("a copy");
    assert_eq!(copy(), fs::read_to_string(&published).expect("published"));
    boussole(path, &["lexiques"]).expect(
        0,
        &["voisin\u{a0}: Nord (2 termes, édition du 2026-11-01)", "copie du 2026-11-24", "2 ajoutés"],
    );
    boussole(path, &["check", "--strict"]).expect(0, &[]);
    boussole(path, &["build"]).expect(0, &[]);
    let page = fs::read_to_string(path.join("public/lexique/rendre-compte-a/index.html")).expect("a page");
    let url = format!("{}lexique/trace/", address.trim_end_matches("donnees/lexique.json"));
    assert!(page.contains(&format!("href=\"{url}\" rel=\"external noopener\"")), "{page}");
    // What is not a lexicon does not take the place of one.
    publish("<!doctype html><p>En travaux");
    boussole(path, &["lexiques", "maj"]).expect(1, &["n’est pas du JSON", "la copie d’avant reste"]);
    assert!(copy().contains("registre"));
    publish(&document(&[("trace", "Empreinte"), ("neuf", "Neuf")]));
    boussole(path, &["lexiques", "maj"])
        .expect(0, &["1 ajouté", "1 disparu", "1 renommé", "Trace → Empreinte"]);
    boussole(path, &["lexiques", "maj"]).expect(0, &["rien n’a changé"]);
    boussole(path, &["lexiques", "maj", "voisine"]).expect(2, &["pas de lexique « voisine »", "« voisin »"]);
    let lock = fs::read_to_string(path.join("lexiques/copies.lock")).expect("a list");
    assert!(lock.ends_with("voisin 2026-11-24 +0 -0 x0 >0 ~0\n"), "{lock}");
    boussole(path, &["lexiques", "--lang", "en"]).expect(0, &["copy of 2026-11-24", "nothing had changed"]);
}

#[test]
fn a_site_out_of_reach_is_no_flaw_of_the_site() {
    let here = TempDir::new().expect("a folder");
    boussole(here.path(), &["doctor"]).expect(2, &["il n’y a pas de boussole.toml ici"]);
    boussole(here.path(), &["doctor", "exemple.fr"]).expect(2, &["https://exemple.fr/lexique/"]);
    boussole(here.path(), &["doctor", "http://127.0.0.1:1/", "--format", "sarif"])
        .expect(2, &["--format json"]);
    boussole(here.path(), &["doctor", "http://127.0.0.1:1/"])
        .expect(2, &["erreur[accueil]", "la connexion a échoué", "1 question posée : 1 erreur."]);
    let run = boussole(here.path(), &["doctor", "http://127.0.0.1:1/", "--format", "json", "--tout"])
        .expect(2, &[]);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        (word(&report["findings"][0]["check"]), report["complete"].as_bool()),
        ("accueil".to_owned(), Some(false))
    );
    let site = site(&[]);
    boussole(site.path(), &["doctor"]).expect(2, &["quel site ?"]);
}

/// Maps are read in another order by each process: what they hold must not come out in it.
#[test]
fn two_processes_publish_the_same_search() {
    // Every word of what is said and written, none beside another.
    let rows = include_str!("../src/search/usage/rows.txt").lines().step_by(4);
    let mut words: Vec<&str> =
        rows.flat_map(|row| row.split(|letter: char| !letter.is_alphabetic())).collect();
    words.sort_unstable();
    words.dedup();
    let text = format!("---\ntitre: Mots\ndefinition: Des mots.\n---\n\n{}.\n", words.join(" zut, "));
    let folder = site(&[("content/lexique/mots.md", &text)]);
    let search = || {
        // The index that is kept would be read again.
        let _ = fs::remove_dir_all(folder.path().join(".boussole-cache"));
        boussole(folder.path(), &["build"]).expect(0, &["Site publié"]);
        fs::read_to_string(folder.path().join("public/recherche/manifeste.json")).expect("a manifest")
    };
    assert_eq!(search(), search());
}
