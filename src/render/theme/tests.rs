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
        ("templates/page.html", "{% extends 'nulle-part.html' %}", "1:13", "nulle-part"),
        ("templates/page.html", "{% extends \"page.html\" %}", "1:13", "Circular extend"),
        (
            "templates/page.html",
            "{% extends \"boussole/page.html\" %}{% block corp %}{% endblock %}",
            "1:44",
            "corp",
        ),
        ("templates/page.html", "{% extends \"base.html\" %}\nperdu", "1:26", "ignored"),
        ("templates/boussole/page.html", "x", "1:1", "of no use"),
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

/// Two blocks, two words of French, no copy of anything.
#[test]
fn a_template_extends_the_one_that_it_shadows() {
    let (theme, complaints) = load(&[
        ("templates/logo.html", "<b>signe</b>"),
        ("templates/base.html", "{% extends \"boussole/base.html\" %}{% block pied %}PIED{% endblock %}"),
        (
            "templates/page.html",
            "{% extends \"boussole/page.html\" %}{% block titre %}<{{ super() }}>{% endblock %}",
        ),
    ]);
    assert!(complaints.is_empty(), "{complaints:?}");
    let names: Vec<String> = theme.files.templates().map(|(name, _)| name).collect();
    assert!(names.contains(&"boussole/page.html".to_owned()) && names.contains(&"page.html".to_owned()));
    for (template, line) in [
        (
            "page.html",
            vec![
                "page.html",
                "boussole/page.html",
                "boussole/entree.html",
                "base.html",
                "boussole/base.html",
            ],
        ),
        ("accueil.html", vec!["boussole/accueil.html", "base.html", "boussole/base.html"]),
    ] {
        let found: Vec<String> = lineage(&theme.files, template).into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, line);
    }
}

#[test]
fn a_site_replaces_one_component_among_many() {
    let (_, complaints) = load(&[(
        "templates/composants.html",
        "{% component lien_entree(entree, @ici) %}<i>{{ entree.titre }}</i>{% endcomponent lien_entree %}",
    )]);
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn what_a_theme_does_not_say_stays() {
    let (theme, complaints) = load(&[("theme.toml", "feuilles = [\"style.css\"]\n")]);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!(*theme.manifest(), *Theme::embedded(Lang::Fr).manifest());
}

#[test]
fn flaws_are_said_in_french_with_the_way_out() {
    for (written, said, hint) in [
        ("{% extends \"page.html\" %}", "il s’étend lui-même", "{% extends \"boussole/page.html\" %}"),
        ("{% extends \"bas.html\" %}", "il étend « bas.html », qui n’existe pas", "« base.html »"),
        (
            "{% extends \"base.html\" %}{% block piez %}{% endblock %}",
            "le bloc « piez » n’est dans aucun",
            "« pied »",
        ),
        ("{% include \"logo.htm\" %}", "il inclut « logo.htm », qui n’existe pas", "logo.html"),
        ("{{ x | lein }}", "le filtre « lein » n’existe pas", "lien"),
        ("{% blok x %}", "cette balise n’existe pas", "supprimez themes/mien/templates/page.html"),
        ("{% block a %}", "", "supprimez"),
        ("{% if x %", "", "supprimez"),
        ("{{ \"x }}", "n’est pas fermé", "supprimez"),
    ] {
        let own = [ThemeFile { path: "mien/templates/page.html".into(), bytes: written.as_bytes().into() }];
        let (_, complaints) = Theme::load(&own, "mien", Lang::Fr, &mut Sources::default());
        let texts: Vec<String> = complaints
            .iter()
            .map(|c| {
                format!(
                    "{} / {}",
                    c.message.fr,
                    c.hints.iter().map(|hint| hint.fr.as_str()).collect::<Vec<_>>().join(" / ")
                )
            })
            .collect();
        assert!(
            texts
                .iter()
                .any(|text| text.contains(said) && text.contains(hint) && !text.contains("tera, qui")),
            "{written}: {texts:#?}"
        );
    }
    let (theme, _) = load(&[("templates/page.html", "a\n{{ sit.titre }}{{ site.titr }}")]);
    let site = std::collections::BTreeMap::from([("titre", "Essai")]);
    let complaint = theme.render("page.html", [("site", show(&site))]).unwrap_err();
    assert!(complaint.message.fr.contains("pas de valeur « sit »"), "{complaint:?}");
    assert!(complaint.hints[0].fr.contains("« site »"), "{complaint:?}");
}
