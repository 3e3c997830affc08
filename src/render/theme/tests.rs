//! Themes of sites, whole and broken.

use super::*;

fn load(files: &[(&str, &str)]) -> (Theme, Vec<(String, String)>) {
    let own: Vec<ThemeFile> = files
        .iter()
        .map(|(path, text)| ThemeFile { path: format!("mien/{path}"), bytes: text.as_bytes().into() })
        .collect();
    let mut sources = Sources::default();
    let (theme, complaints) = Theme::load(&own, "mien", Lang::Fr, &mut sources);
    let complaints = complaints
        .iter()
        .map(|complaint| {
            assert!(!complaint.hints.is_empty(), "{complaint:?}");
            let (path, line, column) = sources.locate(&complaint.place);
            (format!("{path}:{line}:{column}"), complaint.message.en.clone())
        })
        .collect();
    (theme, complaints)
}

#[test]
fn the_theme_in_the_program_is_whole() {
    for lang in [Lang::Fr, Lang::En] {
        let files = Files::embedded();
        let mut complaints = Diagnostics::default();
        let words = read_words(&files, lang, &mut complaints);
        read_manifest(&files, &mut complaints);
        assert!(parse_templates(&files, &mut complaints).is_some(), "{complaints:?}");
        complaints.append(check_words(&files, &words));
        assert!(complaints.is_empty(), "{complaints:?}");
    }
}

#[test]
fn flaws_are_shown_at_their_place() {
    for (path, written, place, says) in [
        ("templates/page.html", "<p>\n{% if %}", "2:7", "Found"),
        ("templates/page.html", "<p>\n  {{ x | inconnu }}", "2:10", "inconnu"),
        ("templates/page.html", "{% extends 'nulle-part.html' %}", "1:1", "nulle-part"),
        ("templates/page.html", "<p>{{ mots.terme.definitoin }}", "1:7", "terme.definitoin"),
        (
            "templates/page.html",
            "{% extends \"base.html\" %}{% block inconnu %}{% endblock %}",
            "1:35",
            "inconnu",
        ),
        ("locales/fr.toml", "[terme]\ndefinition = [\"a\"]", "2:14", "terme.definition"),
        ("locales/fr.toml", "[terme\n", "1:7", "cannot read"),
        ("theme.toml", "feuilles = [\"absente.css\"]", "1:14", "absente.css"),
        ("theme.toml", "scripts = [\"absent.js\"]", "1:13", "absent.js"),
        ("theme.toml", "[couleurs]\nclair = \"blanc\"", "2:10", ""),
    ] {
        let (_, complaints) = load(&[(path, written)]);
        let expected = format!("themes/mien/{path}:{place}");
        assert!(
            complaints.iter().any(|(place, message)| *place == expected && message.contains(says)),
            "{expected} {says}: {complaints:?}"
        );
    }
}

#[test]
fn every_broken_template_is_named_at_once() {
    let (_, complaints) = load(&[("templates/page.html", "{% if %}"), ("templates/terme.html", "{{ }}")]);
    assert_eq!(complaints.len(), 2, "{complaints:?}");
}

#[test]
fn a_theme_that_is_not_there() {
    let (_, complaints) = load(&[]);
    assert_eq!(complaints.len(), 1);
    assert_eq!(complaints[0].0, "themes/mien/theme.toml:1:1");
}

#[test]
fn a_template_that_asks_too_much_says_where() {
    let (theme, complaints) = load(&[("templates/page.html", "a\n{{ rien.du.tout }}")]);
    assert!(complaints.is_empty(), "{complaints:?}");
    let complaint = theme.render("page.html", [("x", show(&1))]).unwrap_err();
    assert_eq!(complaint.place.span.start, 5);
    assert!(complaint.message.fr.contains("page.html"));
}

#[test]
fn words_of_a_site_go_over_those_of_the_theme() {
    let (theme, complaints) = load(&[("locales/fr.toml", "[terme]\ndefinition = \"Ce que c’est\"")]);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!(theme.words().get("terme.definition"), "Ce que c’est");
    assert!(!theme.words().get("terme.exemples").is_empty());
}
