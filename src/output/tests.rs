use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::diagnostic::{Code, Diagnostic, text};
use crate::edition::{Artifact, ArtifactContent};
use crate::source::{Place as Spot, SourceId};

/// Files held in memory; one that says `!` cannot be made.
struct Held(BTreeMap<&'static str, ArtifactContent>);

impl Files for Held {
    fn paths(&self) -> Vec<OutputPath> {
        self.0.keys().filter_map(|path| OutputPath::new(path)).collect()
    }

    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        let Some(content) = self.0.get(path.as_str()).cloned() else { return Ok(None) };
        match &content {
            ArtifactContent::Bytes(bytes) if **bytes == *b"!" => Err(Box::new(Diagnostic::new(
                Code::BrokenTemplate,
                Spot::start(SourceId(0)),
                text(path.as_str(), path.as_str()),
            ))),
            _ => Ok(Some(Artifact { path: path.clone(), content })),
        }
    }
}

fn site(files: &[(&'static str, &'static str)]) -> Held {
    let bytes = |text: &str| ArtifactContent::Bytes(Arc::from(text.as_bytes()));
    Held(files.iter().map(|(path, text)| (*path, bytes(text))).collect())
}

/// What a folder holds, without the marker: `path text`.
fn held(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|item| !item.file_type().is_dir() && item.file_name() != MARKER);
    files
        .map(|item| {
            let path = item.path().strip_prefix(folder).unwrap().display().to_string();
            format!("{path} {}", fs::read_to_string(item.path()).unwrap_or("?".to_owned()))
        })
        .collect()
}

fn put(path: PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn temporary() -> (tempfile::TempDir, PathBuf) {
    let temporary = tempfile::tempdir().unwrap();
    let out = temporary.path().join("site");
    (temporary, out)
}

const OLD: &[(&str, &str)] = &[("index.html", "old"), ("a/index.html", "same"), ("b/c/x.css", "b")];
const NEW: &[(&str, &str)] = &[("index.html", "new"), ("a/index.html", "same"), ("d/index.html", "d")];

#[test]
fn a_site_takes_the_place_of_another() {
    let (temporary, out) = temporary();
    let report = publish(&site(OLD), &out).unwrap();
    assert_eq!((report.files, report.written, report.unchanged, report.bytes), (3, 3, 0, 8));
    let date = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let same = date("a/index.html");
    let report = publish(&site(NEW), &out).unwrap();
    assert_eq!((report.files, report.written, report.unchanged, report.bytes_written), (3, 2, 1, 4));
    assert_eq!(held(&out), ["a/index.html same", "d/index.html d", "index.html new"]);
    assert_eq!(date("a/index.html"), same);
    let names: Vec<_> =
        fs::read_dir(temporary.path()).unwrap().map(|item| item.unwrap().file_name()).collect();
    assert_eq!(names, ["site"], "nothing beside it");
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let (temporary, out) = temporary();
    publish(&site(OLD), &out).unwrap();
    publish(&site(NEW), &out).unwrap();
    publish(&site(NEW), &temporary.path().join("other")).unwrap();
    let marker = |folder: &Path| fs::read(folder.join(MARKER)).unwrap();
    assert_eq!(marker(&out), marker(&temporary.path().join("other")));
}

#[test]
fn files_of_the_content_are_copied_not_shared() {
    let (temporary, out) = temporary();
    let picture = temporary.path().join("picture.png");
    put(picture.clone(), "one");
    let files = Held(BTreeMap::from([("picture.png", ArtifactContent::File(picture.clone()))]));
    assert_eq!(publish(&files, &out).unwrap().written, 1);
    assert_eq!(publish(&files, &out).unwrap().unchanged, 1);
    fs::write(&picture, "two").unwrap();
    assert_eq!(held(&out), ["picture.png one"]);
    assert_eq!(publish(&files, &out).unwrap().written, 1);
    assert_eq!(held(&out), ["picture.png two"]);
    fs::remove_file(&picture).unwrap();
    assert!(matches!(publish(&files, &out), Err(Error::Disk(path, _)) if path == picture));
    assert_eq!(held(&out), ["picture.png two"]);
}

#[test]
fn files_of_others_move_to_the_new_site() {
    let (_temporary, out) = temporary();
    publish(&site(OLD), &out).unwrap();
    for path in ["CNAME", ".git/config", "b/c/notes.txt", "d/own.txt", "#odd name"] {
        put(out.join(path), "mine");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", out.join("link")).unwrap();
    let expected = |page: &[&str]| {
        let mine =
            ["#odd name mine", ".git/config mine", "CNAME mine", "b/c/notes.txt mine", "d/own.txt mine"];
        let mut all: Vec<String> = mine.iter().chain(page).map(|line| (*line).to_owned()).collect();
        if cfg!(unix) {
            all.push("link ?".to_owned());
        }
        all.sort();
        all
    };
    let sorted = || {
        let mut held = held(&out);
        held.sort();
        held
    };
    let report = publish(&site(NEW), &out).unwrap();
    assert_eq!(report.carried, if cfg!(unix) { 6 } else { 5 });
    assert_eq!(sorted(), expected(&["a/index.html same", "d/index.html d", "index.html new"]));
    publish(&site(OLD), &out).unwrap();
    assert_eq!(sorted(), expected(&["a/index.html same", "b/c/x.css b", "index.html old"]));
}

#[test]
fn a_file_of_others_is_never_replaced() {
    for mine in ["d/index.html", "d", "d/index.html/deep"] {
        let (_temporary, out) = temporary();
        publish(&site(OLD), &out).unwrap();
        put(out.join(mine), "mine");
        let before = held(&out);
        let error = publish(&site(NEW), &out).unwrap_err();
        assert!(
            matches!(&error, Error::InTheWay(path) if path.starts_with(out.join("d"))),
            "{mine}: {error}"
        );
        assert_eq!(held(&out), before, "{mine}");
        assert!(!out.with_file_name(".site.boussole").exists());
    }
}

#[test]
fn a_page_that_cannot_be_made_publishes_nothing() {
    let (_temporary, out) = temporary();
    let broken =
        site(&[("a/index.html", "a"), ("b/index.html", "!"), ("c/index.html", "!"), ("index.html", "x")]);
    assert!(publish(&broken, &out).is_err());
    assert!(!out.exists());
    publish(&site(OLD), &out).unwrap();
    for _ in 0..20 {
        let error = publish(&broken, &out).unwrap_err();
        assert_eq!(error.text().fr, "b/index.html", "the first, always");
    }
    assert_eq!(held(&out).len(), 3);
}

#[test]
fn what_a_killed_run_left_is_cleared() {
    let (temporary, out) = temporary();
    let work = temporary.path().join(".site.boussole");
    // Killed while making the new site.
    put(work.join("verrou"), "");
    put(work.join("nouveau/index.html"), "half");
    publish(&site(OLD), &out).unwrap();
    // Killed after the swap: the old site holds somebody's files.
    put(out.join(".git/config"), "mine");
    fs::create_dir(&work).unwrap();
    fs::rename(&out, work.join("nouveau")).unwrap();
    publish(&site(NEW), &out).unwrap();
    assert_eq!(held(&out)[0], ".git/config mine");
    // The same, with the new site in place.
    fs::create_dir(&work).unwrap();
    fs::rename(&out, work.join("nouveau")).unwrap();
    put(out.join("a/index.html"), "x");
    put(out.join(MARKER), &fs::read_to_string(work.join("nouveau").join(MARKER)).unwrap());
    publish(&site(NEW), &out).unwrap();
    assert_eq!(held(&out)[0], ".git/config mine");
    // Killed between two renames.
    fs::create_dir(&work).unwrap();
    fs::rename(&out, work.join("ancien")).unwrap();
    let broken = site(&[("index.html", "!")]);
    assert!(publish(&broken, &out).is_err());
    assert_eq!(held(&out), [".git/config mine", "a/index.html same", "d/index.html d", "index.html new"]);
    assert!(!work.exists());
}

#[test]
fn refusals() {
    let temporary = tempfile::tempdir().unwrap();
    let root = temporary.path().canonicalize().unwrap();
    put(root.join("project/boussole.toml"), "");
    put(root.join("project/content/lexique/a.md"), "");
    put(root.join("mine/letter.odt"), "");
    put(root.join("file"), "");
    put(root.join("damaged/.boussole"), "boussole 1\n\n../../etc/passwd\n");
    put(root.join("cut/.boussole"), "");
    put(root.join("newer/.boussole"), "boussole 2\n\n");
    put(root.join(".strange.boussole/letter.odt"), "");
    put(root.join("fresh/.keep"), "");
    fs::remove_file(root.join("fresh/.keep")).unwrap();
    for (out, expected) in [
        ("project", "HoldsSources"),
        ("project/content/..", "HoldsSources"),
        ("project/content", "InsideSources"),
        ("project/content/site", "InsideSources"),
        ("project/Themes/new/deep", "InsideSources"),
        ("mine", "NotOurs"),
        (".", "NotOurs"),
        ("file", "NotAFolder"),
        ("file/site", "Disk"),
        ("damaged", "DamagedMarker"),
        ("cut", "DamagedMarker"),
        ("newer", "NewerMarker"),
        ("strange", "StrangeWork"),
        ("missing/..", "NoName"),
        ("", "NotOurs"),
        ("fresh", ""),
        ("project/site", ""),
        ("one/two/three", ""),
    ] {
        let before = held(&root);
        match publish(&site(&[("x", "x")]), &root.join(out)) {
            Ok(_) => assert_eq!(expected, "", "{out}"),
            Err(error) => {
                assert!(
                    !expected.is_empty() && format!("{error:?}").starts_with(expected),
                    "{out}: {error:?}"
                );
                assert_eq!(held(&root), before, "{out}");
            }
        }
    }
    assert!(matches!(publish(&site(OLD), Path::new("/")), Err(Error::NoName(_))));
    assert!(matches!(publish(&site(OLD), Path::new("")), Err(Error::NoName(_))));
    // An empty folder above a site that somebody then put there.
    publish(&site(OLD), &root.join("above")).unwrap();
    put(root.join("above/project/boussole.toml"), "");
    assert!(matches!(check(&root.join("above/project"), &root.join("above")), Err(Error::HoldsSources(_))));
    assert!(check(&root.join("project"), &root.join("project/site")).is_ok());
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let temporary = tempfile::tempdir().unwrap();
    let root = temporary.path().canonicalize().unwrap();
    fs::create_dir(root.join("real")).unwrap();
    symlink("real", root.join("link")).unwrap();
    symlink("nowhere", root.join("dead")).unwrap();
    assert!(
        matches!(publish(&site(OLD), &root.join("link")), Err(Error::Symlink(_, to)) if to == root.join("real"))
    );
    assert!(matches!(publish(&site(OLD), &root.join("dead")), Err(Error::Symlink(..))));
    publish(&site(OLD), &root.join("link/site")).unwrap();
    assert_eq!(held(&root.join("real/site")).len(), 3);
    // One of our files replaced by a link: the file it leads to is neither read, nor written, nor lost.
    put(root.join("letter"), "old");
    fs::remove_file(root.join("real/site/index.html")).unwrap();
    symlink("../../letter", root.join("real/site/index.html")).unwrap();
    assert!(matches!(publish(&site(NEW), &root.join("real/site")), Err(Error::InTheWay(_))));
    assert_eq!(fs::read_to_string(root.join("letter")).unwrap(), "old");
}

#[test]
fn names_that_some_disks_confuse() {
    let (_temporary, out) = temporary();
    for pair in [
        ["a.png", "A.png"],
        ["a", "a/b"],
        ["A/b", "a"],
        [".Boussole", "x"],
        [".boussole/x", "x"],
        ["e\u{301}", "é"],
    ] {
        let files = Held(pair.iter().map(|path| (*path, ArtifactContent::Bytes(Arc::from(*b"x")))).collect());
        assert!(matches!(publish(&files, &out), Err(Error::Collision(..))), "{pair:?}");
    }
    assert!(!out.exists());
}

#[test]
fn one_run_at_a_time() {
    let (_temporary, out) = temporary();
    let work = Work::open(&Place::find(&out).unwrap()).unwrap();
    assert!(matches!(publish(&site(OLD), &out), Err(Error::Busy(_))));
    work.close().unwrap();
    let results: Vec<_> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| publish(&site(NEW), &out))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(results.iter().any(Result::is_ok));
    assert!(results.iter().all(|result| matches!(result, Ok(_) | Err(Error::Busy(_)))), "{results:?}");
    assert_eq!(held(&out).len(), 3);
}

#[cfg(unix)]
#[test]
fn a_shared_folder_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let (_temporary, out) = temporary();
    fs::create_dir(&out).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2775)).unwrap();
    for files in [OLD, NEW] {
        publish(&site(files), &out).unwrap();
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o7777, 0o2775);
    }
}
