//! Any text as Markdown: parsed, walked for its words, written as HTML.

#![no_main]

use boussole::diagnostic::Diagnostics;
use boussole::markdown::{Href, Hrefs, Origin, blocks, parse, plain, sentences, to_html, to_inline_html};
use boussole::source::{Source, SourceId};
use libfuzzer_sys::fuzz_target;

struct Nowhere;

impl Hrefs for Nowhere {
    fn href(&self, _: usize) -> Href {
        Href::Outside("https://exemple.fr/".to_owned())
    }

    fn word(&self, _: &str) -> &str {
        "mot"
    }
}

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("a.md", bytes);
    let prose = parse(&source.text, Origin::Exact(SourceId(0), 0), &mut Vec::new(), &mut Diagnostics::default());
    for block in blocks(&prose) {
        for sentence in sentences(&block.text) {
            let span = sentence.start..sentence.start + sentence.text.len();
            assert_eq!(&block.text[span.clone()], sentence.text);
            let place = block.place(&prose, &span);
            assert!(place.span.end <= source.text.len(), "{place:?}");
        }
    }
    let html = to_html(&prose, &Nowhere);
    assert!(!html.contains("<script"), "{html}");
    assert!(to_inline_html(&prose, &Nowhere).len() <= html.len());
    plain(&prose);
});
