//! `tests/cases/*.txt`: a small site, then what is said of it.
//!
//! A line `=== path` begins a file. A line `>>> path:line:column code` is a complaint that must come
//! out, all of them in order. `boussole.toml` may be left out. `UPDATE_CASES=1 cargo test` writes the
//! complaints that came out instead of comparing: read the difference before you commit it.

use std::fs;
use std::path::Path;

use boussole::diagnostic::Lang;

use crate::support::{complaints, explain, site};

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> =
        fs::read_dir(&folder).expect("cases").map(|item| item.expect("a case").path()).collect();
    paths.sort();
    assert!(paths.len() > 10, "cases are missing");
    let failures: Vec<String> = paths.iter().filter_map(|path| run(path)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn run(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).expect("a readable case");
    let (files, expected) = read(&text);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let outcome = site(&files);
    // Whatever is wrong, there is a way out, in both languages.
    for diagnostic in outcome.diagnostics.iter() {
        for lang in [Lang::Fr, Lang::En] {
            assert!(!diagnostic.message.get(lang).is_empty(), "{}", explain(&outcome));
            assert!(
                diagnostic.hints.iter().any(|hint| !hint.get(lang).is_empty()),
                "no way out: {diagnostic:?}"
            );
        }
    }
    let actual = complaints(&outcome);
    if std::env::var_os("UPDATE_CASES").is_some() {
        let site: String =
            text.lines().filter(|line| !line.starts_with(">>> ")).map(|line| format!("{line}\n")).collect();
        let said: String = actual.iter().map(|line| format!(">>> {line}\n")).collect();
        fs::write(path, format!("{}\n{said}", site.trim_end())).expect("a writable case");
        return None;
    }
    (actual != expected).then(|| {
        format!(
            "{}\nexpected:\n  {}\nactual:\n  {}\n{}",
            path.display(),
            expected.join("\n  "),
            actual.join("\n  "),
            explain(&outcome)
        )
    })
}

fn read(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut expected = Vec::new();
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("=== ") {
            files.push((path.to_owned(), String::new()));
        } else if let Some(complaint) = line.strip_prefix(">>> ") {
            expected.push(complaint.to_owned());
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    (files, expected)
}
