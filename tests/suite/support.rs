//! Small sites from texts, and projections of what comes out.

use std::sync::Arc;

use boussole::diagnostic::{Diagnostic, Lang};
use boussole::edition::{ArtifactContent, BuildInfo, Files as _};
use boussole::model::Date;
use boussole::pipeline::{Outcome, compile};
use boussole::project::Project;
use boussole::route::OutputPath;

/// A site of no consequence: every rule speaks, with its ordinary weight.
pub const CONFIG: &str = "[site]\ntitre = \"Essai\"\n\n[[themes]]\nid = \"metier\"\ntitre = \"Métier\"\n";

/// The day of every test.
pub fn info() -> BuildInfo {
    BuildInfo { date: Date::constant(2026, 11, 24), version: "test", drafts: false, base_url: None }
}

/// Compiles files given by path and text; `boussole.toml` is [`CONFIG`] unless given.
pub fn site(files: &[(&str, &str)]) -> Outcome {
    compile(&project(files), info(), false)
}

/// The project of files given by path and text.
pub fn project(files: &[(&str, &str)]) -> Project {
    let project = match files.iter().any(|(path, _)| *path == "boussole.toml") {
        true => Project::default(),
        false => Project::default().with("boussole.toml", CONFIG),
    };
    files.iter().fold(project, |project, (path, text)| project.with(path, text))
}

/// `path:line:column code` of every complaint, in order.
pub fn complaints(outcome: &Outcome) -> Vec<String> {
    outcome.diagnostics.iter().map(|diagnostic| place_and_code(diagnostic, outcome)).collect()
}

/// `path:line:column code`.
pub fn place_and_code(diagnostic: &Diagnostic, outcome: &Outcome) -> String {
    let (path, line, column) = outcome.sources.locate(&diagnostic.place);
    format!("{path}:{line}:{column} {}", diagnostic.code.name())
}

/// Every complaint as a reader of a failed test wants it.
pub fn explain(outcome: &Outcome) -> String {
    let lines = outcome.diagnostics.iter().map(|diagnostic| {
        format!("{}: {}", place_and_code(diagnostic, outcome), diagnostic.message.get(Lang::Fr))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A file of the site, as text. Panics with the complaints when there is no site.
pub fn file(outcome: &Outcome, path: &str) -> String {
    let site = outcome.site.as_ref().unwrap_or_else(|| panic!("no site:\n{}", explain(outcome)));
    let path = OutputPath::new(path).expect("a plain path");
    let artifact = site.make(&path).expect("the theme is right").unwrap_or_else(|| panic!("no file {path}"));
    match artifact.content {
        ArtifactContent::Bytes(bytes) => String::from_utf8(bytes.to_vec()).expect("text"),
        ArtifactContent::File(path) => panic!("a file of the disk: {}", path.display()),
    }
}

/// The inside of `<main>` of a page.
pub fn main_of(outcome: &Outcome, path: &str) -> String {
    let html = file(outcome, path);
    let start = html.find("<main").expect("a main");
    let end = html.rfind("</main>").expect("its end");
    html[start..end].to_owned()
}

/// Where the links of a page lead, counted from the site's root.
pub fn links(outcome: &Outcome, path: &str) -> Vec<String> {
    let html = file(outcome, path);
    let hrefs = html.split("<a ").skip(1).filter_map(|tag| tag.split_once("href=\"")?.1.split('"').next());
    hrefs.filter(|href| !href.contains("://")).map(|href| resolve(path, href)).collect()
}

fn resolve(page: &str, href: &str) -> String {
    let (href, anchor) =
        href.split_once('#').map_or((href, String::new()), |(href, anchor)| (href, format!("#{anchor}")));
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match part {
            ".." => drop(parts.pop().expect("a link stays in the site")),
            part => parts.push(part),
        }
    }
    let end = if href.ends_with('/') && !parts.is_empty() { "/" } else { "" };
    format!("/{}{end}{anchor}", parts.join("/"))
}

/// A term that no rule complains about, but for what `extra` says.
pub fn term(title: &str, extra: &str) -> String {
    format!(
        "---\ntitre: {title}\ndefinition: Mot d’essai qui sert aux tests.\nsources: [{{titre: Guide}}]\n{extra}---\n"
    )
}

/// A folder on the disk with those files.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        write(folder.path(), path, text.as_bytes());
    }
    if !folder.path().join("boussole.toml").exists() {
        write(folder.path(), "boussole.toml", CONFIG.as_bytes());
    }
    folder
}

/// Writes a file and its folders.
pub fn write(folder: &std::path::Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}

/// Loads and compiles a folder.
pub fn load(folder: &std::path::Path) -> Outcome {
    let project = Project::load(folder).expect("a site");
    compile(&project, info(), false)
}

/// Every file of a site with its bytes.
pub fn all_files(outcome: &Outcome) -> Vec<(String, Arc<[u8]>)> {
    let site = outcome.site.as_ref().unwrap_or_else(|| panic!("no site:\n{}", explain(outcome)));
    let make = |path: &OutputPath| site.make(path).expect("the theme is right").expect("a listed file");
    site.paths()
        .iter()
        .filter_map(|path| match make(path).content {
            ArtifactContent::Bytes(bytes) => Some((path.to_string(), bytes)),
            ArtifactContent::File(_) => None,
        })
        .collect()
}
