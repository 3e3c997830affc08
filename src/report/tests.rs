//! Each format on the same small complaints.

use std::sync::Arc;

use super::*;
use crate::diagnostic::{Code, text};
use crate::source::{Place, Source, SourceId};

/// A file and the words in it that a complaint is about, between `[[` and `]]`.
fn case(path: &str, marked: &str, message: &str, hint: Option<&str>) -> (Diagnostics, Sources) {
    let start = marked.find("[[");
    let end = marked.find("]]");
    let span = start.zip(end).map_or(0..0, |(start, end)| start..end - 2);
    let words = marked.replacen("[[", "", 1).replacen("]]", "", 1);
    let mut sources = Sources::default();
    let id = sources.add(Arc::new(Source::new(path, words.as_bytes())));
    let complaint =
        Diagnostic::new(Code::UnknownReference, Place::new(id, span), text(message, "in English"))
            .maybe_hint(hint.map(|hint| text(hint, "so")));
    (Diagnostics::from_iter([complaint]), sources)
}

fn print(format: Format, (diagnostics, sources): &(Diagnostics, Sources), lang: Lang) -> String {
    let mut out = Vec::new();
    write(format, diagnostics, sources, lang, &Style::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn text_shows_the_place_and_the_way_out() {
    let one = case(
        "content/lexique/x.md",
        "---\nassocies: [ [[triers]] ]\n",
        "pas d’entrée « triers »",
        Some("écrivez « tiers »"),
    );
    assert_eq!(
        print(Format::Text, &one, Lang::Fr),
        "erreur[reference-inconnue]: pas d’entrée « triers »\n\
         \x20--> content/lexique/x.md:2:13\n\
         \x20 |\n\
         2 | associes: [ triers ]\n\
         \x20 |             ^^^^^^\n\
         \x20 |\n\
         \x20 = aide: écrivez « tiers »\n\
         \n\
         Pour comprendre cette règle : boussole explain reference-inconnue\n\n"
    );
    let english = print(Format::Text, &one, Lang::En);
    assert!(english.starts_with("error[reference-inconnue]: in English\n"), "{english}");
    assert!(english.contains("= help: so\n"), "{english}");
}

#[test]
fn text_copes_with_any_line() {
    let long = format!("{}[[ici]]{}", "é".repeat(5000), "à".repeat(5000));
    for (marked, expected) in [
        ("pas de place", "m\n--> a.md\n\nPour"),
        ("un\n[[]]deux", " --> a.md:2:1\n  |\n2 | deux\n  | ^\n\nPour"),
        ("fin[[]]", " --> a.md:1:4\n  |\n1 | fin\n  |    ^\n\nPour"),
        ("a\tb: [[日本]] x", " --> a.md:1:6\n  |\n1 | a b: 日本 x\n  |      ^^^^\n\nPour"),
        ("x: [[\x1b[31m]]", "1 | x: ␛[31m\n  |    ^^^^^\n"),
        ("a [[b\nc\n]]d", " --> a.md:1:3\n  |\n1 |   a b\n  |  ___^\n2 | | c\n  | |_^\n"),
        ("[[1\n2\n3\n4\n5\n6\n7\n8]]", "1 | 1\n  | ^\n\nPour"),
        (&long, " --> a.md:1:5001\n"),
        (&long, "ici"),
    ] {
        let shown = print(Format::Text, &case("a.md", marked, "m", None), Lang::Fr);
        assert!(shown.contains(expected), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < 130), "{shown}");
    }
}

#[test]
fn text_shows_the_other_places() {
    let (mut diagnostics, mut sources) = case("a.md", "titre: [[Un]]", "deux fois", None);
    let other = sources.add(Arc::new(Source::new("b\x1b.md", b"---\ntitre: Un\n")));
    diagnostics.retain_map(|d| Some(d.related(Place::new(other, 11..13), text("ici \x1b[1m aussi", "here"))));
    let shown = print(Format::Text, &(diagnostics, sources), Lang::Fr);
    assert!(
        shown.contains(" --> a.md:1:8\n  |\n1 | titre: Un\n  |        ^^\n  |\n ::: b␛.md:2:8\n  |\n2 | titre: Un\n  |        -- ici ␛[1m aussi\n"),
        "{shown}"
    );
}

#[test]
fn no_graphics_has_words_only() {
    let (diagnostics, sources) = case("a.md", "associes: [[triers]]", "pas d’entrée", Some("tiers"));
    let style = Style { no_graphics: true, ..Style::default() };
    let mut out = Vec::new();
    write(Format::Text, &diagnostics, &sources, Lang::Fr, &style, &mut out).unwrap();
    let shown = String::from_utf8(out).unwrap();
    assert!(
        shown.starts_with("a.md:1:11: erreur[reference-inconnue]: pas d’entrée\naide\u{a0}: tiers\n"),
        "{shown}"
    );
}

/// The same complaints as five formats tell them: code, path and line.
#[test]
fn all_formats_say_the_same() {
    let (mut diagnostics, mut sources) = case("content/été, 1:2.md", "a\n[[b]]", "un%", Some("deux\ntrois"));
    let other = sources.add(Arc::new(Source::new("content/x.md", "é\n\nlà\n".as_bytes())));
    let say =
        |code, span, message: &str| Diagnostic::new(code, Place::new(other, span), text(message, message));
    diagnostics.push(
        say(Code::Homonym, 4..7, "homonyme").related(Place::new(SourceId(0), 0..1), text("ici", "here")),
    );
    diagnostics.push(say(Code::LongSentence, 4..7, "longue"));
    diagnostics.push(say(Code::LongSentence, 0..2, "longue"));
    diagnostics.push(say(Code::MissingFrontMatter, 0..0, "rien"));
    let all = (diagnostics, sources);
    let expected = [
        ("reference-inconnue", "error", "content/été, 1:2.md", 2),
        ("homonyme", "warning", "content/x.md", 3),
        ("phrase-longue", "hint", "content/x.md", 3),
        ("phrase-longue", "hint", "content/x.md", 1),
        ("en-tete-absent", "error", "content/x.md", 1),
    ];
    let parse =
        |format| -> serde_json::Value { serde_json::from_str(&print(format, &all, Lang::Fr)).unwrap() };
    let (ours, sarif, gitlab) = (parse(Format::Json), parse(Format::Sarif), parse(Format::Gitlab));
    let github = print(Format::Github, &all, Lang::Fr);
    let shown = print(Format::Text, &all, Lang::Fr);
    let github: Vec<&str> = github.lines().collect();
    assert_eq!(github.len(), expected.len());
    let results = &sarif["runs"][0]["results"];
    for list in [&ours["diagnostics"], results, &gitlab] {
        assert_eq!(list.as_array().unwrap().len(), expected.len());
    }
    for (at, (code, severity, path, line)) in expected.into_iter().enumerate() {
        let item = &ours["diagnostics"][at];
        assert_eq!(
            (&item["code"], &item["severity"], &item["path"]),
            (&code.into(), &severity.into(), &path.into())
        );
        assert_eq!(item["line"], line);
        let item = &results[at];
        assert_eq!(item["ruleId"], code);
        assert_eq!(
            sarif["runs"][0]["tool"]["driver"]["rules"][item["ruleIndex"].as_u64().unwrap() as usize]["id"],
            code
        );
        let physical = &item["locations"][0]["physicalLocation"];
        let region = physical.get("region").map_or(1, |region| region["startLine"].as_u64().unwrap());
        assert_eq!(region, line);
        let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
        assert_eq!(uri, path.replace('é', "%C3%A9").replace(", 1:", "%2C%201%3A"));
        let item = &gitlab[at];
        assert_eq!((&item["check_name"], &item["location"]["path"]), (&code.into(), &path.into()));
        assert_eq!(item["location"]["lines"]["begin"], line);
        assert!(github[at].contains(&format!("title={code}")), "{}", github[at]);
        assert!(shown.contains(&format!("[{code}]")), "{shown}");
    }
    assert_eq!(
        github[0],
        "::error file=content/été%2C 1%3A2.md,line=2,endLine=2,col=1,endColumn=2,title=reference-inconnue::un%25%0Aaide\u{a0}: deux␊trois"
    );
    assert_eq!(github[4], "::error file=content/x.md,title=en-tete-absent::rien");
    assert_eq!(ours["summary"], serde_json::json!({ "errors": 2, "warnings": 1, "hints": 2 }));
    assert_eq!(ours["diagnostics"][0]["hints"][0], "deux\ntrois");
    assert_eq!(ours["diagnostics"][1]["related"][0]["label"], "ici");
}

#[test]
fn fingerprints_outlive_moves_and_languages() {
    let fingerprint = |marked: &str, lang| {
        let report = print(Format::Gitlab, &case("a.md", marked, "m", None), lang);
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        report[0]["fingerprint"].as_str().unwrap().to_owned()
    };
    let first = fingerprint("[[x]]", Lang::Fr);
    assert_eq!(first, fingerprint("une ligne\n\nde plus [[y]]", Lang::En));
    let (mut two, sources) = case("a.md", "[[x]] x", "m", None);
    two.push(Diagnostic { place: Place::new(SourceId(0), 2..3), ..two.iter().next().unwrap().clone() });
    let report: serde_json::Value =
        serde_json::from_str(&print(Format::Gitlab, &(two, sources), Lang::Fr)).unwrap();
    assert_eq!(report[0]["fingerprint"], first);
    assert_ne!(report[1]["fingerprint"], first);
}

#[test]
fn nothing_raw_reaches_the_terminal() {
    let hostile =
        case("a\x1b[2J\u{9b}.md", "x [[\u{9b}31m\x07\u{202e}]]", "\x1b]0;titre\x07\u{7f}", Some("\x1b[5m"));
    for format in Format::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let shown = print(*format, &hostile, lang);
            assert!(!shown.chars().any(|c| c != '\n' && printable::is_obeyed(c)), "{shown:?}");
        }
    }
}
