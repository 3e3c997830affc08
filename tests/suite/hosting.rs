//! The recipes of hosts: what they hold, and their commands run here, in a shell, with stand-ins for what only
//! a host has. What a real host makes of them is seen there alone.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::readme::boussole;
use crate::support::write;

/// A site in a git repository, and a folder of stand-ins for programs.
struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    fn new(host: &str, wishes: &[&str]) -> Scratch {
        let scratch = Scratch { folder: tempfile::tempdir().expect("a folder") };
        let arguments = [&["init", "site", "--host", host], wishes].concat();
        let (code, said) = boussole(scratch.folder.path(), &arguments);
        assert_eq!(code, 0, "{said}");
        // Installs the binary of this build, wherever it was told to.
        let cargo = format!(
            "#!/bin/sh\necho \"$@\" > \"{0}/cargo.txt\"\nwhile [ \"$1\" != --root ]; do shift; done\nmkdir -p \"$2/bin\"\ncp {1} \"$2/bin/boussole\"\n",
            scratch.folder.path().display(),
            env!("CARGO_BIN_EXE_boussole")
        );
        scratch.program("cargo", &cargo);
        scratch.shell("git init -q -b main && git config user.email a@b.fr && git config user.name A && git add -A && git commit -qm a", &[]);
        scratch
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn program(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.folder.path().join("bin").join(name);
        write(self.folder.path(), &format!("bin/{name}"), script.as_bytes());
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("permissions");
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn yaml(&self, path: &str) -> Value {
        serde_saphyr::from_str(&self.read(&format!("site/{path}"))).expect("YAML")
    }

    /// Runs a script in the site's folder, as a host does.
    fn try_shell(&self, script: &str, variables: &[(&str, &str)]) -> (bool, String) {
        let home = self.folder.path().display().to_string();
        let path = format!("{home}/bin:/usr/local/bin:/usr/bin:/bin");
        let mut command = Command::new("bash");
        command
            .args(["-e", "-c", script])
            .current_dir(self.site())
            .env_clear()
            .env("PATH", path)
            .env("HOME", &home);
        command
            .env("SOURCE_DATE_EPOCH", "1795521600")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(variables.iter().copied());
        let output = command.output().expect("bash");
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.success(), said)
    }

    fn shell(&self, script: &str, variables: &[(&str, &str)]) -> String {
        let (is_good, said) = self.try_shell(script, variables);
        assert!(is_good, "{script}\n{said}");
        said
    }

    fn has(&self, path: &str) -> bool {
        self.site().join(path).exists()
    }
}

const WISHES: &[&str] = &["--boussole", "https://forge.exemple.fr/boussole.git", "--revision", "v1.2.3"];
const FROM: [(&str, &str); 2] =
    [("BOUSSOLE_DEPOT", "https://forge.exemple.fr/boussole.git"), ("BOUSSOLE_REVISION", "v1.2.3")];
const ASKED: &str = "--git https://forge.exemple.fr/boussole.git --rev v1.2.3 boussole";

/// The commands of the steps of a job, by their name.
fn step<'a>(workflow: &'a Value, job: &str, name: &str) -> &'a str {
    let steps = workflow["jobs"][job]["steps"].as_array().expect("steps");
    let step = steps.iter().find(|step| step["name"] == name).unwrap_or_else(|| panic!("no step {name}"));
    step["run"].as_str().expect("a script")
}

#[test]
fn github_builds_the_site_at_the_address_that_it_gives() {
    let scratch = Scratch::new("github", WISHES);
    let workflow = scratch.yaml(".github/workflows/site.yml");
    for (name, value) in FROM {
        assert_eq!(workflow["env"][name], value);
    }
    assert_eq!(workflow["on"]["push"]["branches"], serde_json::json!(["main"]));
    let uses = |job: &str| -> Vec<String> {
        let steps = workflow["jobs"][job]["steps"].as_array().expect("steps");
        steps.iter().filter_map(|step| Some(step["uses"].as_str()?.split('@').next()?.to_owned())).collect()
    };
    assert_eq!(
        uses("fabriquer"),
        ["actions/checkout", "actions/configure-pages", "actions/cache", "actions/upload-pages-artifact"]
    );
    assert_eq!(uses("publier"), ["actions/deploy-pages"]);
    assert_eq!(workflow["jobs"]["publier"]["permissions"]["id-token"], "write");
    let install = step(&workflow, "fabriquer", "Installer Boussole");
    let path = scratch.folder.path().join("path.txt").display().to_string();
    let (is_good, said) = scratch
        .try_shell(install, &[("BOUSSOLE_DEPOT", ""), ("BOUSSOLE_REVISION", ""), ("GITHUB_PATH", &path)]);
    assert!(!is_good && said.contains("::error::Dites d’où vient Boussole"), "{said}");
    scratch.shell(install, &[FROM[0], FROM[1], ("GITHUB_PATH", &path)]);
    assert!(scratch.read("cargo.txt").contains(ASKED));
    let bin = scratch.read("path.txt");
    let build = format!(
        "export PATH=\"{}:$PATH\"\n{}",
        bin.trim(),
        step(&workflow, "fabriquer", "Fabriquer le site")
    );
    scratch.shell(&build, &[("ADRESSE", "https://nom.github.io/depot")]);
    assert!(scratch.has("public/.nojekyll") && scratch.has("public/recherche/manifeste.json"));
    let lost = scratch.read("site/public/404.html");
    assert!(
        lost.contains("href=\"/depot/assets/") && lost.contains("http-equiv=\"Content-Security-Policy\"")
    );
    assert!(
        scratch.read("site/public/sitemap.xml").contains("<loc>https://nom.github.io/depot/lexique/</loc>")
    );
    // The promise is kept with the texts.
    let origin = scratch.folder.path().join("origin.git").display().to_string();
    scratch.shell(&format!("git init -q --bare -b main {origin} && git remote add origin {origin} && git push -q -u origin main"), &[]);
    let said = scratch.shell(step(&workflow, "fabriquer", "Garder permaliens.lock"), &[]);
    assert!(!said.contains("::warning::"), "{said}");
    let kept = scratch.shell(&format!("git -C {origin} show main:permaliens.lock"), &[]);
    assert!(kept.contains("/lexique/rendre-compte/"), "{kept}");
    // A second time there is nothing to keep.
    scratch.shell(step(&workflow, "fabriquer", "Garder permaliens.lock"), &[]);
}

#[test]
fn gitlab_publishes_the_folder_that_it_expects() {
    let scratch = Scratch::new("gitlab", WISHES);
    let pipeline = scratch.yaml(".gitlab-ci.yml");
    assert_eq!(pipeline["variables"]["BOUSSOLE_REVISION"], "v1.2.3");
    assert_eq!(pipeline["pages"]["artifacts"]["paths"], serde_json::json!(["public"]));
    let script: Vec<&str> =
        pipeline["pages"]["script"].as_array().expect("a script").iter().filter_map(Value::as_str).collect();
    let script = script.join("\n");
    let (is_good, said) = scratch.try_shell(&script, &[("CI_PAGES_URL", "https://g.gitlab.io/d")]);
    assert!(!is_good && said.contains("en tête de .gitlab-ci.yml"), "{said}");
    let said = scratch.shell(&script, &[FROM[0], FROM[1], ("CI_PAGES_URL", "https://g.gitlab.io/d")]);
    assert!(said.contains("ajoutez permaliens.lock au dépôt"), "{said}");
    assert!(scratch.read("cargo.txt").contains(ASKED));
    assert!(scratch.read("site/public/404.html").contains("href=\"/d/assets/"));
    assert!(scratch.has("public/index.html.br"));
}

#[test]
fn forgejo_replaces_the_branch_of_the_pages() {
    let scratch = Scratch::new("forgejo", WISHES);
    let workflow = scratch.yaml(".forgejo/workflows/site.yml");
    scratch.shell(step(&workflow, "publier", "Installer Boussole"), &FROM);
    assert!(scratch.read("cargo.txt").contains(ASKED));
    scratch.shell(step(&workflow, "publier", "Fabriquer le site"), &[]);
    let forge = scratch.folder.path().join("forge").display().to_string();
    scratch.shell(&format!("git init -q --bare {forge}/nom/depot.git"), &[]);
    let config = format!("url.file://{forge}/.insteadOf");
    let variables = [
        ("GITHUB_SERVER_URL", "https://forge.exemple.fr"),
        ("GITHUB_REPOSITORY", "nom/depot"),
        ("JETON", "secret"),
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", config.as_str()),
        ("GIT_CONFIG_VALUE_0", "https://oauth2:secret@forge.exemple.fr/"),
    ];
    for _ in 0..2 {
        scratch.shell(step(&workflow, "publier", "Remplacer la branche « pages »"), &variables);
        scratch.shell("rm -rf public/.git", &[]);
    }
    let files = scratch.shell(&format!("git -C {forge}/nom/depot.git ls-tree --name-only pages"), &[]);
    for file in ["404.html", ".nojekyll", "index.html", "assets"] {
        assert!(files.lines().any(|line| line == file), "{file}: {files}");
    }
    let count = scratch.shell(&format!("git -C {forge}/nom/depot.git rev-list --count pages"), &[]);
    assert_eq!(count.trim(), "1");
}

#[test]
fn netlify_builds_at_its_own_address() {
    let scratch = Scratch::new("netlify", WISHES);
    let settings =
        boussole::source::Source::new("netlify.toml", scratch.read("site/netlify.toml").as_bytes());
    let (node, complaints) = boussole::syntax::read_toml(&settings, boussole::source::SourceId(0));
    assert!(complaints.is_empty(), "{complaints:?}");
    let get = |section: &str, key: &str| {
        let mut node = node.clone();
        for wanted in section.split('.').chain([key]) {
            let boussole::syntax::Value::Map(pairs) = node.value else { panic!("no map") };
            node = pairs.into_iter().find(|(key, _)| key.text == wanted).expect("a key").1;
        }
        let boussole::syntax::Value::Scalar { text, .. } = node.value else { panic!("no text") };
        text
    };
    assert_eq!(
        (get("build", "publish"), get("build.environment", "BOUSSOLE_DEPOT")),
        ("public".into(), FROM[0].1.to_owned())
    );
    scratch.shell(&get("build", "command"), &[FROM[0], FROM[1], ("URL", "https://lexique.netlify.app")]);
    assert!(scratch.read("site/public/robots.txt").contains("https://lexique.netlify.app/sitemap.xml"));
    assert!(scratch.has("public/_headers"));
}

#[test]
fn a_script_sends_the_site_in_an_order_that_breaks_no_page() {
    let scratch = Scratch::new("nginx", &[]);
    let log = scratch.folder.path().join("rsync.txt").display().to_string();
    scratch.program("rsync", &format!("#!/bin/sh\necho \"$@\" >> {log}\n"));
    let (is_good, said) = scratch.try_shell("sh publier.sh", &[]);
    assert!(!is_good && said.contains("Dites où envoyer le site : DESTINATION"), "{said}");
    let binary = env!("CARGO_BIN_EXE_boussole");
    let said =
        scratch.shell("sh publier.sh", &[("DESTINATION", "moi@hote:/var/www/lexique"), ("BOUSSOLE", binary)]);
    assert!(said.contains("Publié."), "{said}");
    let sent = scratch.read("rsync.txt");
    let sent: Vec<&str> = sent.lines().collect();
    assert!(sent[0].contains("public/assets") && !sent[0].contains("--delete"), "{sent:?}");
    assert!(
        sent[1].contains("--delete-after") && sent[1].ends_with("public/ moi@hote:/var/www/lexique/"),
        "{sent:?}"
    );
    let conf = scratch.read("site/nginx.conf");
    assert!(conf.contains("include /var/www/lexique/boussole.nginx.conf;") && !conf.contains('@'), "{conf}");
}

#[test]
fn recipes_are_written_once_and_say_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| boussole(folder.path(), arguments);
    assert_eq!(run(&["init"]).0, 0);
    let cases: &[(&[&str], i32, &[&str])] = &[
        (
            &["host", "github"],
            0,
            &["BOUSSOLE_DEPOT et BOUSSOLE_REVISION : à écrire en tête de .github/workflows/site.yml"],
        ),
        (&["host", "github"], 2, &["existe déjà : rien n’a été touché", "--force"]),
        (&["hebergeur", "github", "--force", "--branch", "publie"], 0, &["Recette écrite"]),
        (&["host", "forgejo"], 0, &["le site n’a pas d’adresse"]),
        (&["host", "netlify", "--branch", "publie"], 0, &["--branch ne change rien ici", "hébergeur"]),
        (&["host", "apache", "--lang", "en"], 0, &["Write DESTINATION"]),
        (&["host", "gitlab", "--boussole", "x\"; rm -rf /"], 2, &["ne convient pas à --boussole"]),
        (&["host", "lycos"], 2, &["valeurs possibles : github"]),
        (&["init", "--hebergeur", "gitlab"], 2, &["il y a déjà un site ici", "boussole host github"]),
        (&["init", "autre", "--boussole", "x"], 2, &[]),
    ];
    for (arguments, code, words) in cases {
        let (found, said) = run(arguments);
        assert_eq!(found, *code, "{arguments:?}: {said}");
        for word in *words {
            assert!(said.contains(word), "{arguments:?}: no « {word} » in {said}");
        }
    }
    let workflow = std::fs::read_to_string(Path::new(folder.path()).join(".github/workflows/site.yml"))
        .expect("a workflow");
    assert!(workflow.contains("branches: [\"publie\"]"));
}
