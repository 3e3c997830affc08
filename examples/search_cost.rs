//! What the search of a site costs: seconds for its index and its pack, files and bytes of the pack, and the
//! memory of the process before and at its highest.
//!
//! `cargo run --release --example search_cost -- FOLDER [PACK]`: the pack is written in the folder PACK.

use std::path::Path;
use std::time::Instant;

use boussole::edition::BuildInfo;
use boussole::index::records;
use boussole::pipeline::compile;
use boussole::project::Project;
use boussole::search::Engine;
use boussole::search::pack::{Sizes, pack};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("a folder is expected")?;
    let info = BuildInfo { date: jiff::civil::date(2026, 1, 1), version: "", drafts: false, base_url: None };
    let edition = compile(&Project::load(Path::new(&folder))?, info, false).edition;
    let records = records(&edition);
    drop(edition);
    let before = memory("VmRSS:");
    let start = Instant::now();
    let engine = Engine::build(&records)?;
    let index = start.elapsed();
    let files = pack(&engine, &records, &[], Sizes::default())?;
    let both = start.elapsed();
    if let Some(folder) = std::env::args().nth(2) {
        for (path, bytes) in &files {
            let path = Path::new(&folder).join(path);
            std::fs::create_dir_all(path.parent().unwrap_or(Path::new(&folder)))?;
            std::fs::write(path, bytes)?;
        }
    }
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!(
        "{} entries: index {:.2} s, pack {:.2} s",
        records.len(),
        index.as_secs_f64(),
        (both - index).as_secs_f64()
    );
    println!("{} files, {} KB before compression", files.len(), bytes / 1000);
    println!("memory: {} before, {} at the highest", before, memory("VmHWM:"));
    Ok(())
}

/// A line of what Linux tells of the process.
fn memory(name: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}
