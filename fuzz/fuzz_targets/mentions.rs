//! Any label in any text: cut into words, given its forms, found, written as a page.

#![no_main]

use boussole::edition::BuildInfo;
use boussole::link::french::{MOST_FORMS, forms};
use boussole::link::tokens::Tokens;
use boussole::model::{Date, Kind, texts};
use boussole::pipeline::compile;
use boussole::project::Project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = String::from_utf8_lossy(bytes);
    let (label, text) = input.split_once('\n').unwrap_or((&input, ""));
    let mut tokens = Tokens::default();
    tokens.read(text);
    let mut last = 0;
    for token in tokens.all() {
        let (start, end) = (token.start as usize, token.end as usize);
        assert!(last <= start && start < end, "{start}..{end} after {last}");
        assert!(text.get(start..end).is_some(), "{start}..{end} inside a character");
        last = end;
    }
    assert!(forms(label, None, None).len() <= MOST_FORMS);
    let title = label.replace(['"', '\\'], " ");
    let project = Project::default()
        .with("boussole.toml", "[site]\ntitre = \"Essai\"\n")
        .with("content/lexique/a.md", &format!("---\ntitre: \"{title}\"\nlier: toujours\ndefinition: Essai.\n---\n"))
        .with("content/pages/page.md", &format!("---\ntitre: Page\nresume: Essai.\n---\n{text}\n"));
    let info = BuildInfo { date: Date::constant(2026, 1, 1), version: "fuzz", drafts: false, base_url: None };
    let outcome = compile(&project, info, false);
    let lexicon = &outcome.edition.lexicon;
    let Some(page) = lexicon.find(Kind::Page, "page") else { return };
    for text in texts(lexicon.get(page)) {
        let mut last = Default::default();
        for mention in outcome.edition.links.within(page, text.prose) {
            assert!(last <= mention.words.start && mention.words.start < mention.words.end);
            assert!(!text.prose.words(&mention.words).is_empty());
            last = mention.words.end;
        }
    }
    if let Some(site) = &outcome.site {
        for path in site.paths().iter().filter(|path| path.to_string().ends_with("page/index.html")) {
            let _ = site.make(path);
        }
    }
});
