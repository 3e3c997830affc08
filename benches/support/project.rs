//! The corpus as projects in memory.

use std::sync::Arc;

use boussole::edition::BuildInfo;
use boussole::project::Project;
use boussole::source::Source;

/// The corpus of that many entries.
pub fn project(count: usize) -> Project {
    let mut project = Project::default();
    for file in super::corpus::site(count) {
        let source = Arc::new(Source::new(file.path.clone(), file.text.as_bytes()));
        match file.path.as_str() {
            "boussole.toml" => project.config = Some(source),
            "content/sources.yaml" => project.bibliography = Some(source),
            _ => project.entries.push(source),
        }
    }
    project.entries.sort_by(|a, b| a.path.cmp(&b.path));
    project
}

/// The circumstances of every build.
pub fn info() -> BuildInfo {
    BuildInfo {
        date: boussole::model::Date::constant(2026, 1, 31),
        version: "bench",
        drafts: false,
        base_url: None,
    }
}
