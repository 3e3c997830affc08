//! What an index and a query cost, on lexicons of 1,000 and 10,000 entries.

#![allow(missing_docs, clippy::expect_used)]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/project.rs"]
mod project;

use std::hint::black_box;

use boussole::index::{Record, records};
use boussole::pipeline::compile;
use boussole::search::pack::{Sizes, pack};
use boussole::search::{Engine, Query};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use project::{info, project};

fn lexicon(count: usize) -> Vec<Record> {
    records(&compile(&project(count), info(), false).edition)
}

fn bench(criterion: &mut Criterion) {
    for count in [1_000, 10_000] {
        let mut group = criterion.benchmark_group(format!("search, {count} entries"));
        group.sample_size(10);
        let records = lexicon(count);
        group.bench_function(BenchmarkId::from_parameter("index"), |bencher| {
            bencher.iter(|| black_box(Engine::build(&records).expect("an index").is_empty()));
        });
        let engine = Engine::build(&records).expect("an index");
        group.bench_function(BenchmarkId::from_parameter("pack"), |bencher| {
            bencher.iter(|| black_box(pack(&engine, &records, &[], Sizes::default()).expect("a pack").len()));
        });
        let title = records[count / 2].title.clone();
        let word = title.split(' ').next().unwrap_or_default().to_owned();
        // A letter twice: unknown, and near.
        let wrong: String = word.chars().take(3).chain(word.chars().skip(2)).collect();
        for (name, text) in [
            ("a title", title.clone()),
            ("half a word", word.chars().take(3).collect()),
            ("a wrong word", wrong),
            ("a question", format!("comment {title} avec les partenaires du quartier")),
            ("nothing", "zzzzzzzz".to_owned()),
        ] {
            let query = Query::new(text);
            group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
                bencher.iter(|| black_box(engine.search(&query).expect("an answer").total));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
