//! Any bytes as a file: split, read as YAML, typed. Places must stand in the text.

#![no_main]

use boussole::config;
use boussole::read::{Bibliography, Vocabulary, entry};
use boussole::source::{Source, SourceId};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (config, _) = config::read(&Source::new("boussole.toml", b"[site]\ntitre = \"Essai\""), SourceId(0));
    let vocabulary = Vocabulary { config: &config, bibliography: &Bibliography::default(), neighbours: &boussole::neighbour::Neighbours::default() };
    for path in ["content/lexique/a.md", "content/fiches/a.md", "content/ateliers/a.md"] {
        let source = Source::new(path, bytes);
        let (_, complaints) = entry(&source, SourceId(1), vocabulary);
        for complaint in complaints.iter() {
            assert!(source.text.get(complaint.place.span.clone()).is_some(), "{complaint:?}");
            assert!(!complaint.hints.is_empty(), "{complaint:?}");
        }
    }
});
