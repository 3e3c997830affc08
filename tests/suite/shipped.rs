//! The lexicon that this repository ships.

use std::path::Path;

use boussole::model::Kind;
use boussole::pipeline::compile;
use boussole::project::Project;
use boussole::route::Lock;

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
