//! What a build costs, stage by stage and whole, on lexicons of 100, 1,000 and 10,000 entries.

#![allow(missing_docs, clippy::expect_used)]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/project.rs"]
mod project;

use std::hint::black_box;
use std::sync::Arc;

use boussole::edition::Files;
use boussole::link::{self, LinkRules};
use boussole::pipeline::{Session, compile};
use boussole::project::Project;
use boussole::source::Source;
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use project::{info, project};

fn bench(criterion: &mut Criterion) {
    for count in [100, 1_000, 10_000] {
        let mut group = criterion.benchmark_group(format!("{count} entries"));
        group.sample_size(10);
        let project = project(count);
        group.bench_function(BenchmarkId::from_parameter("compile"), |bencher| {
            bencher.iter(|| black_box(compile(&project, info(), false).diagnostics.len()));
        });
        group.bench_function(BenchmarkId::from_parameter("compile again after one change"), |bencher| {
            let mut session = Session::default();
            session.compile(&project, info(), false);
            let mut turn = 0;
            bencher.iter_batched(
                || {
                    turn += 1;
                    changed(&project, turn)
                },
                |project| black_box(session.compile(&project, info(), false).diagnostics.len()),
                BatchSize::PerIteration,
            );
        });
        let edition = compile(&project, info(), false).edition;
        for (name, automatic) in [("link", true), ("link only what authors linked", false)] {
            let rules = LinkRules { automatic, drafts: false };
            group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
                bencher.iter(|| black_box(link::mentions(&edition.lexicon, &edition.neighbours, rules)));
            });
        }
        let site = compile(&project, info(), false).site.expect("the corpus has no error");
        group.bench_function(BenchmarkId::from_parameter("make every file"), |bencher| {
            bencher.iter(|| black_box(make_all(&*site)));
        });
        group.finish();
    }
}

fn make_all(site: &dyn Files) -> usize {
    use rayon::prelude::*;
    site.paths().par_iter().filter(|path| matches!(site.make(path), Ok(Some(_)))).count()
}

/// The same project with another text in its first entry.
fn changed(project: &Project, turn: usize) -> Project {
    let first = &project.entries[0];
    let text = format!("{}\nTour {turn}.\n", first.text);
    let mut entries = project.entries.clone();
    entries[0] = Arc::new(Source::new(first.path.clone(), text.as_bytes()));
    Project {
        config: project.config.clone(),
        bibliography: project.bibliography.clone(),
        entries,
        ..Project::default()
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
