//! What comes out of a text, tag by tag.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::markdown::{Origin, parse};

/// Every link leads to the same page.
struct Elsewhere(Href);

impl Hrefs for Elsewhere {
    fn href(&self, _: usize) -> Href {
        self.0.clone()
    }

    fn word(&self, key: &str) -> &str {
        if key == "texte.note" { "Note" } else { "mot" }
    }
}

fn html(markdown: &str, href: Href, start: usize) -> (String, String) {
    let origin = Origin::Exact(crate::source::SourceId(0), start);
    let prose = parse(markdown, origin, &mut Vec::new(), &mut Diagnostics::default());
    let hrefs = Elsewhere(href);
    (to_html(&prose, &hrefs), to_inline_html(&prose, &hrefs))
}

#[test]
fn links() {
    let term = Href::Inside { url: "../a/".into(), term: Some("a-b".into()) };
    let file = Href::Image { url: "a.pdf".into(), size: None };
    for (markdown, href, expected) in [
        ("[[a-b|ces mots]]", term.clone(), "<a data-terme=\"a-b\" href=\"../a/\">ces mots</a>"),
        ("[[mission]]", term.clone(), "<a data-terme=\"a-b\" href=\"../a/\">mission</a>"),
        ("[a-b](a.md)", term.clone(), "<a data-terme=\"a-b\" href=\"../a/\">a-b</a>"),
        (
            "[x](https://a.fr)",
            Href::Outside("https://a.fr".into()),
            "<a href=\"https://a.fr\" rel=\"external noopener\">x</a>",
        ),
        ("[x](tel:15)", Href::Outside("tel:15".into()), "<a href=\"tel:15\">x</a>"),
        ("[x](a.pdf)", file, "<a href=\"a.pdf\">x</a>"),
        ("[x](b.md)", Href::Nowhere, "x"),
        ("[[mission|]]", term.clone(), "<a data-terme=\"a-b\" href=\"../a/\">mission</a>"),
        ("[[mission| ]]", term, "<a data-terme=\"a-b\" href=\"../a/\">mission</a>"),
    ] {
        assert_eq!(html(markdown, href, 0).1, expected, "{markdown}");
    }
}

#[test]
fn what_a_field_holds_has_ids_of_its_own() {
    let markdown = "Un[^a].\n\n## Titre\n\n[^a]: Note.\n";
    let (page, field) = html(markdown, Href::Nowhere, 42);
    assert!(page.contains("id=\"_note-1\"") && page.contains("<h2 id=\"titre\">"), "{page}");
    assert!(field.contains("id=\"_note-42-1\"") && field.contains("href=\"#_note-42-1\""), "{field}");
    assert!(field.contains("<h2>Titre</h2>"), "{field}");
}

/// Notes are numbered as they are called, and lead back to their first call.
#[test]
fn notes() {
    let call = |id: &str, number: u8| {
        format!(
            "<sup><a class=\"appel\"{id} href=\"#_note-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
        )
    };
    let first = |number: u8| call(&format!(" id=\"_appel-{number}\""), number);
    let note = |number: u8, words: &str| {
        format!(
            "<li id=\"_note-{number}\" value=\"{number}\"><p>{words} <a href=\"#_appel-{number}\" aria-label=\"mot {number}\">↩</a></p></li>\n"
        )
    };
    let uncalled = |number: u8, words: &str| {
        format!("<li id=\"_note-{number}\" value=\"{number}\"><p>{words}</p></li>\n")
    };
    for (markdown, text, notes) in [
        (
            "[^a]: Avant.\n\nUn[^a], deux[^a].",
            format!("Un{}, deux{}.", first(1), call("", 1)),
            note(1, "Avant."),
        ),
        (
            "[^b]: B.\n\n[^a]: A.\n\nUn[^a], deux[^b].",
            format!("Un{}, deux{}.", first(1), first(2)),
            note(1, "A.") + &note(2, "B."),
        ),
        ("[^z]: Z.\n\nUn[^A].\n\n[^a]: A.", format!("Un{}.", first(1)), note(1, "A.") + &uncalled(2, "Z.")),
    ] {
        let expected = format!(
            "<p>{text}</p>\n<section class=\"notes\" aria-label=\"mot\"><ol>\n{notes}</ol></section>\n"
        );
        assert_eq!(html(markdown, Href::Nowhere, 0).0, expected, "{markdown}");
    }
}

#[test]
fn every_sign_of_an_author_is_escaped() {
    for markdown in
        ["<b onclick=x>", "`<i>`", "    <i>", "~~<u>~~", "![<](x)", "| <a> |\n|---|\n| \"' |", "# <h1>"]
    {
        let (page, _) = html(markdown, Href::Nowhere, 0);
        for tag in ["<b ", "<i>", "<u>", "<a>", "<h1>"] {
            assert!(!page.contains(tag), "{markdown}: {page}");
        }
    }
}
