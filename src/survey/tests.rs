//! Small lexicons and what their editors are told.

use super::*;
use crate::diagnostic::Lang;
use crate::edition::BuildInfo;
use crate::pipeline::compile;
use crate::project::Project;
use crate::report::printable;

const CONFIG: &str = "[site]\ntitre = \"Essai\"\n";

fn survey(files: &[(&str, &str)]) -> Survey {
    survey_with(false, files)
}

fn survey_with(drafts: bool, files: &[(&str, &str)]) -> Survey {
    let project =
        files.iter().fold(Project::default().with("boussole.toml", CONFIG), |project, (path, text)| {
            project.with(path, text)
        });
    let info = BuildInfo { date: jiff::civil::date(2026, 11, 24), version: "0", drafts, base_url: None };
    let outcome = compile(&project, info, false);
    Survey::of(&outcome.edition, &outcome.sources)
}

fn term(title: &str, keys: &str, body: &str) -> String {
    format!("---\ntitre: {title}\ndefinition: Essai.\nsources: [{{titre: Guide}}]\n{keys}---\n{body}\n")
}

fn page(title: &str, body: &str) -> String {
    format!("---\ntitre: {title}\nresume: Une page.\n---\n{body}\n")
}

/// A lexicon of pages, one for each text.
fn pages(texts: &[&str]) -> Survey {
    let files: Vec<(String, String)> = (0..)
        .zip(texts)
        .map(|(at, text)| (format!("content/pages/p{at}.md"), page(&format!("P{at}"), text)))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    survey(&files)
}

fn print(format: Format, survey: &Survey, lang: Lang, is_whole: bool) -> String {
    let style = Style { width: 100, is_whole, base: "site/".to_owned() };
    let mut out = Vec::new();
    write(format, survey, &Words::embedded(lang), &style, &mut out).unwrap();
    anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
}

fn ids(entries: &[EntryRef]) -> Vec<&str> {
    entries.iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn a_term_is_used_when_another_current_entry_names_it() {
    let files = [
        ("content/lexique/a.md", term("Tiers", "", "")),
        ("content/lexique/b.md", term("Binôme", "", "Le binôme se nomme.")),
        ("content/lexique/c.md", term("Carnet", "", "")),
        ("content/lexique/d.md", term("Étape", "lier: jamais\n", "")),
        ("content/lexique/e.md", term("Veille", "voir_aussi: [b]\n", "")),
        ("content/lexique/f.md", term("Vieux", "statut: retire\nremplace_par: a\n", "Un carnet.")),
        ("content/lexique/g.md", term("Secret", "statut: brouillon\n", "Un carnet.")),
        ("content/lexique/h.md", term("Lien", "", "")),
        ("content/pages/p.md", page("P", "Un tiers. Voir [[veille|ceci]].\n\n```\nbinôme\n```")),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let of = |survey: Survey| ids(&survey.unused).join(" ");
    assert_eq!(of(survey(&files)), "lexique/b lexique/c lexique/h", "in French order");
    assert_eq!(of(survey_with(true, &files)), "lexique/b lexique/h lexique/g", "drafts count when asked for");
    // Without automatic links, terms are looked for all the same.
    let mut silent = files.to_vec();
    silent.push(("boussole.toml", "[site]\ntitre = \"Essai\"\n[liens]\nautomatiques = false\n"));
    assert_eq!(of(survey(&silent)), "lexique/b lexique/c lexique/h");
}

#[test]
fn frequent_nouns_that_no_term_has() {
    let words = |texts: &[&str]| -> Vec<(String, usize, usize)> {
        let words = pages(texts).words;
        words.into_iter().map(|one| (one.word, one.occurrences, one.entries)).collect()
    };
    let case = |sentence: &str| words(&[sentence; 5]);
    let once = |word: &str| vec![(word.to_owned(), 5, 5)];
    for (sentence, word) in [
        ("Un partenaire vient.", "partenaire"),
        ("Avec des petits partenaires.", "partenaires"),
        ("Par son rendez-vous.", "rendez-vous"),
        ("Au cœur.", "cœur"),
    ] {
        assert_eq!(case(sentence), once(word), "{sentence}");
    }
    for sentence in [
        "Il faut la voir.",
        "Afin de faire.",
        "La plupart, une fois, un autre jour.",
        "Le `partenaire`, [un partenaire](https://exemple.fr/).",
        "Une Charte et un RSA à l’ONU.",
        "Un fichier.md, un a@exemple.fr",
        "Un an, une vie2, un x.",
        "Les uns, les unes.",
    ] {
        assert_eq!(case(sentence), [], "{sentence}");
    }
    assert_eq!(case("Un partenaire, les partenaires."), [("partenaire".to_owned(), 10, 5)], "one noun");
    assert_eq!(words(&["Un partenaire."; 4]), [], "too few");
    assert_eq!(words(&["Un guide. Un guide. Un guide.", "Un guide. Un guide."]), [], "in too few entries");
    let lexicon = [("content/lexique/t.md", term("Partenaire local", "statut: brouillon\n", ""))];
    let mut files: Vec<(&str, &str)> = lexicon.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let text = page("P", "Des partenaires. Un partenaire. Un carnet.");
    let paths = ["a", "b", "c", "d", "e"].map(|name| format!("content/pages/{name}.md"));
    files.extend(paths.iter().map(|path| (path.as_str(), text.as_str())));
    let words = survey(&files).words;
    assert_eq!(words.iter().map(|one| one.word.as_str()).collect::<Vec<_>>(), ["carnet"]);
    assert_eq!(words[0].sentence, "Un carnet.");
    assert_eq!((words[0].spot.entry.path.as_str(), words[0].spot.line), ("content/pages/a.md", 5));
}

#[test]
fn acronyms_that_no_label_has() {
    let survey = survey(&[
        ("content/lexique/a.md", &term("Revenu", "sigle: RSA\n", "")),
        (
            "content/pages/a.md",
            &page("A", "Le CCAS et le RSA. Le CCAS au XIV, à l’ONU. NE PAS CRIER. Un `CODE`."),
        ),
        ("content/pages/b.md", &page("B", "Un centre communal d’action sociale (CCAS), une CAF.")),
        ("content/pages/c.md", &page("C", "Le PDALHPD.")),
    ]);
    let said: Vec<(&str, usize, usize, usize)> = survey
        .acronyms
        .iter()
        .map(|one| (one.acronym.as_str(), one.occurrences, one.entries, one.explained))
        .collect();
    assert_eq!(said, [("CCAS", 3, 2, 1), ("CAF", 1, 1, 0)]);
    assert_eq!(
        (survey.acronyms[0].spot.entry.path.as_str(), survey.acronyms[0].spot.line),
        ("content/pages/a.md", 5)
    );
}

#[test]
fn forms_of_several_terms_stand_together() {
    let survey = survey(&[
        ("content/lexique/a.md", &term("Adulte", "variantes: [relais]\n", "")),
        ("content/lexique/b.md", &term("Borne", "variantes: [relais]\n", "")),
        ("content/pages/p.md", &page("P", "Un relais. Le relais.")),
    ]);
    let [one] = survey.homographs.as_slice() else { panic!("{:?}", survey.homographs) };
    assert!(one.forms.contains(&"relais".to_owned()));
    assert_eq!((one.occurrences, ids(&one.terms)), (2, vec!["lexique/a", "lexique/b"]));
}

#[test]
fn a_page_has_too_many_links_when_they_are_many_and_dense() {
    let link = "[mot](https://exemple.fr/) ";
    let heavy = |links: usize, words: usize| {
        let text = format!("Début.\n\n{}\n\n{}\n", link.repeat(links), "mot ".repeat(words));
        let pages = pages(&[&text]);
        assert_eq!(pages.totals.links, links);
        pages.overlinked.into_iter().map(|one| (one.links, one.words, one.line, one.passage_links)).next()
    };
    // The title and the summary of a page are no running text of it; « Début » is.
    assert_eq!(heavy(15, 0), Some((15, 18, 7, 15)));
    assert_eq!(heavy(14, 0), None, "few");
    assert!(heavy(15, 131).is_some(), "149 words");
    assert_eq!(heavy(15, 132), None, "thin");
}

#[test]
fn reviews_and_sources_follow_the_rules() {
    let survey = survey(&[
        ("content/lexique/a.md", &term("A", "revoir_avant: 2026-11-24\n", "")),
        ("content/lexique/b.md", &term("B", "revoir_avant: 2026-11-23\nresponsable: Une équipe\n", "")),
        ("content/lexique/c.md", &term("C", "revoir_avant: 2026-01-01\n", "")),
        ("content/lexique/d.md", &term("D", "revoir_avant: 2026-01-01\nstatut: brouillon\n", "")),
        ("content/lexique/e.md", "---\ntitre: E\ndefinition: Essai.\n---\n"),
        (
            "content/lexique/f.md",
            "---\ntitre: F\ndefinition: Essai.\ntolerer: [{regle: source-manquante, raison: Un mot à nous.}]\n---\n",
        ),
        ("content/pages/p.md", &page("P", "")),
    ]);
    let overdue: Vec<(&str, usize)> =
        survey.overdue.iter().map(|one| (one.entry.id.as_str(), one.days)).collect();
    assert_eq!(overdue, [("lexique/c", 327), ("lexique/b", 1)], "the latest first");
    assert_eq!(survey.overdue[1].steward.as_deref(), Some("Une équipe"));
    let unsourced: Vec<(&str, Option<&str>)> =
        survey.unsourced.iter().map(|one| (one.entry.id.as_str(), one.waiver.as_deref())).collect();
    assert_eq!(unsourced, [("lexique/e", None), ("lexique/f", Some("Un mot à nous."))]);
}

const THEMES: &str = "[site]\ntitre = \"Essai\"\n[[themes]]\ntitre = \"Métier\"\n[[themes]]\ntitre = \"Postures\"\ndans = \"metier\"\n[[themes]]\ntitre = \"Outils\"\n";

#[test]
fn themes_say_what_they_hold_and_what_stands_outside() {
    let survey = survey(&[
        ("boussole.toml", THEMES),
        ("content/lexique/a.md", &term("A", "theme: metier\n", "")),
        ("content/lexique/b.md", &term("B", "theme: postures\n", "")),
        ("content/lexique/c.md", &term("C", "", "")),
        ("content/lexique/d.md", &term("D", "theme: outils\nstatut: retire\n", "")),
        ("content/fiches/f.md", "---\ntitre: F\nresume: R.\ntheme: metier\n---\n"),
        ("content/pages/p.md", &page("P", "")),
    ]);
    let themes: Vec<(&str, usize, usize)> =
        survey.themes.iter().map(|theme| (theme.id.as_str(), theme.depth, theme.total())).collect();
    assert_eq!(themes, [("metier", 0, 2), ("postures", 1, 1), ("outils", 0, 0)]);
    assert_eq!(ids(&survey.themeless), ["lexique/c"]);
    let text = print(Format::Text, &survey, Lang::Fr, false);
    for line in [
        "Essai, 24\u{a0}novembre\u{a0}2026\u{a0}: 3\u{a0}termes, 1\u{a0}fiche, 1\u{a0}page, 1\u{a0}entrée retirée, ",
        "Sans entrée\u{a0}: Outils.",
        "  Thème       Termes  Fiches repères  Total\n  Métier           1               1      2\n  –\u{a0}Postures       1               0      1\n",
        "Entrées sans thème (1)\n",
        "  C       Terme  site/content/lexique/c.md\n",
    ] {
        assert!(text.contains(line), "« {line} » is missing from:\n{text}");
    }
}

#[test]
fn a_lexicon_without_flaw_is_told_in_short_sentences() {
    let survey = survey(&[]);
    let text = print(Format::Text, &survey, Lang::Fr, false);
    let sentences = [
        "Tous les termes servent.",
        "Aucun mot fréquent ne manque au lexique.",
        "Tous les sigles ont leur entrée.",
        "Aucune forme n’est à deux termes.",
        "Aucune page n’est trop chargée de liens.",
        "Aucune révision n’est en retard.",
        "Toutes les entrées citent leurs sources.",
        "Ce site n’a pas de thème.",
    ];
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    let english = print(Format::Text, &survey, Lang::En, false);
    assert!(
        english.starts_with("State of the lexicon\n") && english.contains("\nEvery term is used.\n"),
        "{english}"
    );
    assert!(!english.contains('é'), "{english}");
    let markdown = print(Format::Markdown, &survey, Lang::Fr, false);
    assert_eq!(markdown.matches("\n## ").count(), sentences.len());
    assert!(!markdown.contains('|'), "{markdown}");
}

#[test]
fn long_lists_are_cut_for_a_terminal_only() {
    let names = (0..15).map(|at| format!("Mot{}", char::from(b'a' + at))).collect::<Vec<_>>();
    let files: Vec<(String, String)> =
        names.iter().map(|name| (format!("content/lexique/{name}.md"), term(name, "", ""))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let survey = survey(&files);
    assert_eq!(survey.unused.len(), 15);
    let count =
        |format, is_whole| print(format, &survey, Lang::Fr, is_whole).matches("content/lexique/Mot").count();
    assert_eq!(count(Format::Text, false), 10);
    assert!(print(Format::Text, &survey, Lang::Fr, false).contains("  … et 5\u{a0}autres (--all"));
    assert_eq!(
        [count(Format::Text, true), count(Format::Markdown, false), count(Format::Json, false)],
        [15; 3]
    );
}

#[test]
fn every_form_says_the_same_and_obeys_nobody() {
    let title = r#""\e[31m | <b>*x*</b> `y`""#;
    let survey = survey(&[
        ("boussole.toml", THEMES),
        ("content/lexique/a.md", &format!("---\ntitre: {title}\ndefinition: Essai.\n---\n")),
    ]);
    for format in Format::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let style = Style { width: 80, is_whole: true, base: String::new() };
            let mut out = Vec::new();
            write(*format, &survey, &Words::embedded(lang), &style, &mut out).unwrap();
            let shown = String::from_utf8(out).unwrap();
            assert!(!shown.contains("\u{1b}[31m"), "{shown:?}");
            assert!(shown.contains("content/lexique/a.md"), "{shown}");
        }
    }
    let markdown = print(Format::Markdown, &survey, Lang::Fr, true);
    assert!(
        markdown
            .contains("\\[31m \\| \\<b\\>\\*x\\*\\</b\\> \\`y\\` | Terme | `site/content/lexique/a.md` |"),
        "{markdown}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&print(Format::Json, &survey, Lang::Fr, true)).unwrap();
    assert_eq!((&json["version"], &json["date"]), (&1.into(), &"2026-11-24".into()));
    assert_eq!(json["totals"]["entries"]["term"], 1);
    assert_eq!(json["themes"][2]["total"], 0);
    for list in ["unused_terms", "unsourced_entries", "entries_without_theme"] {
        let item = &json[list][0];
        assert_eq!(
            (&item["id"], &item["path"]),
            (&"lexique/a".into(), &"site/content/lexique/a.md".into()),
            "{list}"
        );
        assert_eq!((&item["kind"], &item["address"]), (&"term".into(), &"/lexique/a/".into()));
    }
    for list in ["undefined_words", "undefined_acronyms", "homographs", "overlinked_pages", "overdue_reviews"]
    {
        assert_eq!(json[list], serde_json::json!([]), "{list}");
    }
    assert!(printable(&survey.unused[0].title) != survey.unused[0].title);
}
