//! The lexicon that this repository ships.

use std::path::Path;

use boussole::diagnostic::{Lang, Severity};
use boussole::import::{self, Format};
use boussole::model::Kind;
use boussole::pipeline::compile;
use boussole::project::Project;
use boussole::route::Lock;
use boussole::source::SourceId;
use boussole::syntax::{Node, Value};
use boussole::tidy::tidy;
use boussole::{schema, sheet};

use crate::support::{explain, info};

#[test]
fn the_shipped_lexicon_is_clean() {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    let outcome = compile(&project, info(), true);
    assert!(outcome.site.is_some(), "{}", explain(&outcome));
    let count =
        |kind: Kind| outcome.counts.iter().find(|(known, _)| *known == kind).map_or(0, |(_, count)| *count);
    assert!(count(Kind::Term) >= 40, "{:?}", outcome.counts);
    assert!(count(Kind::Fiche) >= 3 && count(Kind::Mission) >= 2, "{:?}", outcome.counts);
    assert!(count(Kind::Workshop) >= 1 && count(Kind::Pathway) >= 1, "{:?}", outcome.counts);
}

#[test]
fn every_address_is_promised() {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    let outcome = compile(&project, info(), false);
    let lock = project.lock.as_ref().map(|source| Lock::read(source)).expect("permaliens.lock is committed");
    assert!(
        outcome.lock.is_none(),
        "run `boussole build` and commit permaliens.lock ({} addresses)",
        lock.len()
    );
}

/// Out and in again: what a spreadsheet is given comes back as it was.
#[test]
fn the_shipped_lexicon_crosses_a_spreadsheet_whole() {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    let export = |project: &Project| {
        let rows = sheet::table(project.entries.iter().map(|entry| &**entry));
        (sheet::write_csv(&rows).expect("CSV"), sheet::write_workbook(&rows).expect("a workbook"))
    };
    let empty = || {
        let config = project.config.as_ref().expect("boussole.toml");
        let sources = project.bibliography.as_ref().expect("content/sources.yaml");
        Project::default().with("boussole.toml", &config.text).with("content/sources.yaml", &sources.text)
    };
    let before = export(&project);
    for (format, bytes) in [(Format::Csv, &before.0), (Format::Workbook, &before.1)] {
        let (import, plan) = import::run(format, "lexique", bytes, &empty(), "content/lexique");
        let errors: Vec<_> = import
            .complaints
            .iter()
            .chain(plan.complaints.iter())
            .filter(|d| d.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let copy = plan.changes.iter().fold(empty(), |site, change| site.with(&change.path, &change.text));
        assert!(export(&copy) == before, "{format:?}: the copy is exported otherwise");
        let (_, again) = import::run(format, "lexique", bytes, &project, "content/lexique");
        assert_eq!(again.changes, [], "{format:?}: the lexicon is not what it was exported from");
    }
}

/// In memory, without writing: tidying the lexicon says nothing otherwise, and does nothing twice.
#[test]
fn the_shipped_lexicon_can_be_tidied() {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    let (config, _) = boussole::config::read(project.config.as_ref().expect("boussole.toml"), SourceId(0));
    for entry in &project.entries {
        let once = tidy(&entry.path, entry.text.as_bytes(), &config);
        let twice = tidy(&entry.path, once.text.as_bytes(), &config);
        assert_eq!(twice.text, once.text, "{}", entry.path);
    }
}

/// What an editor would underline is what `boussole check` would refuse.
#[test]
fn the_shipped_lexicon_follows_its_schemas() {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    let (config, _) = boussole::config::read(project.config.as_ref().expect("boussole.toml"), SourceId(0));
    let validators: Vec<_> = Kind::ALL
        .iter()
        .map(|kind| {
            jsonschema::validator_for(&schema::entry(*kind, Some(&config), Lang::Fr)).expect("a schema")
        })
        .collect();
    for entry in &project.entries {
        let front = boussole::read::front(entry, SourceId(0));
        let errors: Vec<String> = validators[front.kind as usize]
            .iter_errors(&as_json(&front.node))
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", entry.path);
    }
}

/// As an editor reads it.
fn as_json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Empty => serde_json::Value::Null,
        Value::Scalar { text, .. } => text.parse::<u32>().map_or(text.as_str().into(), Into::into),
        Value::List(items) => items.iter().map(as_json).collect(),
        Value::Map(pairs) => pairs.iter().map(|(key, node)| (key.text.clone(), as_json(node))).collect(),
    }
}
