//! Whatever is typed: no panic, every place in its text, every complaint with a way out.

use boussole::diagnostic::Diagnostics;
use boussole::markdown::{Href, Hrefs, Origin, parse, to_html};
use boussole::model::Kind;
use boussole::source::SourceId;
use proptest::prelude::*;

use crate::support::{explain, main_of, site, term};

struct Nowhere;

impl Hrefs for Nowhere {
    fn href(&self, link: usize) -> Href {
        match link % 3 {
            0 => Href::Inside { url: "../a/".to_owned(), term: Some("a".to_owned()) },
            1 => Href::Outside("https://exemple.fr/?a=1&b=2".to_owned()),
            _ => Href::Nowhere,
        }
    }

    fn word(&self, _: &str) -> &str {
        "mot"
    }
}

/// Texts with more marks than letters.
fn marked() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("---\n"),
        Just("titre: "),
        Just("definition: "),
        Just("- "),
        Just(": "),
        Just("\""),
        Just("'"),
        Just("[["),
        Just("]]"),
        Just("\n"),
        Just("  "),
        Just("\t"),
        Just("é"),
        Just("e\u{301}"),
        Just("a"),
        Just("*"),
        Just("&x "),
        Just("# "),
        Just("> "),
        Just("|"),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("<b>"),
        Just("<!--"),
        Just("-->"),
        Just("`"),
        Just("![^1]"),
        Just("[^1]: "),
        Just("\u{a0}"),
        Just("«"),
        Just("| a |\n|---|\n"),
        Just("{{ 7 * 7 }}"),
        Just("~~"),
        Just("\\"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_read(text in marked()) {
        for (path, text) in [("content/lexique/a.md", text.clone()), ("content/ateliers/a.md", format!("---\ntitre: A\nquiz: {text}"))] {
            let outcome = site(&[(path, &text)]);
            for diagnostic in outcome.diagnostics.iter() {
                let source = outcome.sources.get(diagnostic.place.source);
                prop_assert!(diagnostic.place.span.end <= source.text.len(), "{}", explain(&outcome));
                prop_assert!(source.text.get(diagnostic.place.span.clone()).is_some(), "inside a character: {}", explain(&outcome));
                prop_assert!(!diagnostic.hints.is_empty(), "{}", explain(&outcome));
            }
        }
    }

    #[test]
    fn any_configuration_is_read(text in marked()) {
        let outcome = site(&[("boussole.toml", &text)]);
        prop_assert!(outcome.sources.iter().count() > 0);
    }

    #[test]
    fn tags_are_balanced_and_ours(text in marked()) {
        let prose = parse(&text, Origin::Exact(SourceId(0), 0), &mut Vec::new(), &mut Diagnostics::default());
        let html = to_html(&prose, &Nowhere);
        prop_assert!(balanced(&html), "{text:?}\n{html}");
        prop_assert!(!html.contains("<b>"), "an author's tag came out: {html}");
    }
}

/// Labels, and marks that cut them.
fn mentioning() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "médiateur", "médiateurs", "sociaux", "social", "sociale", "usager", "l’", "R.S.A.", "rsa", "RSA",
        ]),
        3 => Just(" "),
        2 => prop::sample::select(vec![
            "*", "**", "_", "~~", "`", "·rice·s", "(trice)", "/trices", "-", "'", "[", "](https://a.fr)", "[[usager]]",
            "[^1]", "![", "](a.png)", "\n", "\n\n", "> ", "# ", "| a |\n|---|\n| ", ", ", " et ", ".", "\u{ad}", "\u{301}",
            "<b>", "&amp;", "- ", "\n[^1]: ",
        ]),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Mentions stand in order, none in another, no link in a link, and every tag is closed.
    #[test]
    fn mentions_leave_pages_whole(text in mentioning()) {
        let page = format!("---\ntitre: Page\nresume: Un essai.\n---\n{text}\n");
        let outcome = site(&[
            ("content/lexique/mediateur-social.md", &term("Médiateur social", "genre: mf\n")),
            ("content/lexique/mediateur.md", &term("Médiateur", "genre: mf\n")),
            ("content/lexique/usager.md", &term("Usager", "genre: mf\nlier: toujours\n")),
            ("content/lexique/rsa.md", &term("Revenu de solidarité active", "sigle: RSA\n")),
            ("content/pages/page.md", &page),
            ("content/pages/a.png", "x"),
        ]);
        let lexicon = &outcome.edition.lexicon;
        let id = lexicon.find(Kind::Page, "page").expect("the page");
        let mentions = outcome.edition.links.of(id);
        for pair in mentions.windows(2) {
            prop_assert!(pair[0].text != pair[1].text || pair[0].words.end <= pair[1].words.start, "{text:?}");
        }
        if outcome.site.is_some() {
            let html = main_of(&outcome, "page/index.html");
            prop_assert!(balanced(&html), "{text:?}\n{html}");
            let mut depth = 0;
            for tag in html.split('<') {
                depth += i32::from(tag.starts_with("a ")) - i32::from(tag.starts_with("/a>"));
                prop_assert!((0..=1).contains(&depth), "a link in a link: {text:?}\n{html}");
            }
        }
    }
}

/// Texts that were found by looking for what breaks.
#[test]
fn found_texts_are_read() {
    for text in ["[[`[^1]: ||<b>![^1]`]]", "``[^1] ` x``", "&eacute;&eacute;[^é]", "a&nbsp;[^1]", "\\[^1]"] {
        let outcome = site(&[("content/lexique/a.md", text)]);
        for diagnostic in outcome.diagnostics.iter() {
            let source = outcome.sources.get(diagnostic.place.source);
            assert!(
                source.text.get(diagnostic.place.span.clone()).is_some(),
                "{text:?}: {}",
                explain(&outcome)
            );
        }
    }
}

/// Whether every tag that needs an end has it, in order.
fn balanced(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        let Some((tag, after)) = tag.split_once('>') else { return false };
        rest = after;
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        if matches!(name, "br" | "hr" | "img") || name.starts_with('!') {
            continue;
        }
        match tag.starts_with('/') {
            true if open.pop() != Some(name) => return false,
            true => {}
            false => open.push(name),
        }
    }
    open.is_empty()
}
