#![allow(missing_docs)]
use boussole::{project::Project, pipeline::compile, edition::BuildInfo, model::Date, link};
use std::time::Instant;
fn main() {
    let project = Project::load(std::path::Path::new("/dev/shm/c")).unwrap();
    let info = BuildInfo { date: Date::constant(2026,1,1), version: "t", drafts: false, base_url: None };
    let t = Instant::now();
    let out = compile(&project, info, false);
    println!("compile {:?}", t.elapsed());
    let lex = &out.edition.lexicon;
    for _ in 0..5 {
        let t = Instant::now();
        let v = link::Vocabulary::new(lex, false);
        let a = t.elapsed();
        drop(v);
        let t = Instant::now();
        let l = link::mentions(lex, link::LinkRules { automatic: true, drafts: false });
        let b = t.elapsed();
        let t = Instant::now();
        let l2 = link::mentions(lex, link::LinkRules { automatic: false, drafts: false });
        println!("vocabulary {a:?} mentions {b:?} off {:?}", t.elapsed());
        drop((l,l2));
    }
}
