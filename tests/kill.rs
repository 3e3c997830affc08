//! Publishing killed at any moment leaves the whole old site or the whole new one.

#![allow(clippy::expect_used, clippy::unwrap_used)] // A test that cannot go on says so.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use boussole::diagnostic::Diagnostic;
use boussole::edition::{Artifact, Files};
use boussole::output::{MARKER, publish};
use boussole::route::OutputPath;

const FOLDER: &str = "BOUSSOLE_TEST_KILL";
/// What the publisher says before its first run.
const READY: &str = "ready";
const KILLS: u32 = 50;

/// One of two sites, which share a third of their pages. Each page names its site.
struct Version(char);

impl Files for Version {
    fn paths(&self) -> Vec<OutputPath> {
        (0..300).filter_map(|number| OutputPath::new(&page(self.0, number))).collect()
    }

    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        Ok(Some(Artifact::new(path.clone(), text(self.0, path.as_str()).into_bytes())))
    }
}

fn page(version: char, number: usize) -> String {
    let folder = number / 30;
    match number % 3 {
        0 => format!("same/{folder}/{number}.html"),
        1 => format!("lexique/{folder}/{number}.html"),
        _ => format!("{version}/{folder}/{number}.html"),
    }
}

fn text(version: char, path: &str) -> String {
    match path.starts_with("same/") {
        true => format!("{path} {}", "x".repeat(2000)),
        false => format!("{version} {path} {}", "x".repeat(2000)),
    }
}

/// The version that a folder holds, when it is one, entirely.
fn version(out: &Path) -> Result<char, String> {
    let files = walkdir::WalkDir::new(out).into_iter().filter_entry(|item| item.file_name() != ".git");
    let files: BTreeSet<String> = files
        .filter_map(Result::ok)
        .filter(|item| item.file_type().is_file() && item.file_name() != MARKER)
        .filter_map(|item| Some(item.path().strip_prefix(out).ok()?.to_string_lossy().replace('\\', "/")))
        .collect();
    let version = if files.contains(&page('A', 2)) { 'A' } else { 'B' };
    let expected: BTreeSet<String> =
        Version(version).paths().iter().map(|path| path.as_str().to_owned()).collect();
    if files != expected {
        return Err(format!("{version}: {:?}", files.symmetric_difference(&expected).collect::<Vec<_>>()));
    }
    match files.iter().find(|path| fs::read_to_string(out.join(path)).ok() != Some(text(version, path))) {
        Some(path) => Err(format!("{version}: {path} is of the other site")),
        None => Ok(version),
    }
}

/// Plays the publisher when the other test asks for it; passes at once otherwise.
#[test]
fn publisher() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let is_a = version(folder.as_ref()) == Ok('A');
    println!("\n{READY}");
    for version in ['A', 'B'].into_iter().cycle().skip(usize::from(is_a)) {
        publish(&Version(version), folder.as_ref()).expect("published");
    }
}

#[test]
fn a_kill_leaves_a_whole_site() {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let out = temporary.path().join("site");
    let start = Instant::now();
    publish(&Version('B'), &out).expect("published");
    publish(&Version('A'), &out).expect("published");
    let one_run = start.elapsed() / 2;
    fs::create_dir(out.join(".git")).expect("a folder");
    fs::write(out.join(".git/config"), "mine").expect("a file");

    let mut seen = BTreeSet::new();
    for kill in 0.. {
        // A machine that has become slower since the measure gets more time, within reason.
        if kill >= KILLS && (seen.len() == 2 || kill >= 4 * KILLS) {
            break;
        }
        let mut publisher = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "publisher", "--nocapture"])
            .env(FOLDER, &out)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a publisher");
        let said = BufReader::new(publisher.stdout.take().expect("its words"));
        assert!(said.lines().map_while(Result::ok).any(|line| line == READY), "the publisher started");
        // Every moment of a run is met: two runs long in fifty steps.
        std::thread::sleep(one_run * kill / 25);
        publisher.kill().expect("killed");
        let status = publisher.wait().expect("ended");
        // A publisher that a killed one's leftovers had stopped would end with a code of its own.
        let is_killed = if cfg!(unix) { status.code().is_none() } else { !status.success() };
        assert!(is_killed, "kill {kill}: the publisher stopped by itself: {status}");
        seen.insert(version(&out).unwrap_or_else(|fault| panic!("kill {kill}: {fault}")));
    }
    assert_eq!(seen, BTreeSet::from(['A', 'B']), "both were seen");

    publish(&Version('A'), &out).expect("published after the kills");
    assert_eq!(version(&out), Ok('A'));
    assert_eq!(fs::read_to_string(out.join(".git/config")).ok().as_deref(), Some("mine"));
    let beside = fs::read_dir(temporary.path()).expect("a folder").count();
    assert_eq!(beside, 1, "nothing is left beside the site");
}
