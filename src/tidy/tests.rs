use proptest::prelude::*;

use super::*;

fn site() -> Config {
    let source = Source::new("boussole.toml", b"[site]\ntitre = \"L\"\n");
    crate::config::read(&source, SourceId(0)).0
}

fn tidied(text: &str) -> (String, Vec<Act>) {
    let Tidied { text, acts } = tidy("content/lexique/a.md", text.as_bytes(), &site());
    (text, acts)
}

#[test]
fn files_are_put_in_order_and_keep_what_they_say() {
    let case = |before: &str, after: &str, acts: &[Act]| {
        assert_eq!(tidied(before), (after.to_owned(), acts.to_vec()), "{before:?}");
        assert_eq!(tidied(after), (after.to_owned(), vec![]), "again {after:?}");
    };
    case("\u{feff}---\r\ntitre: e\u{301}\r\n---\r\n", "---\ntitre: é\n---\n", &[Act::Bytes]);
    case(
        "---\nstatut: propose\n# Le mot.\ntitre: L'action\n---\n\nC'est \"ça\" : oui ?\n",
        "---\n# Le mot.\ntitre: L’action\nstatut: propose\n---\n\nC’est «\u{a0}ça\u{a0}»\u{a0}: oui\u{a0}?\n",
        &[Act::Typography, Act::Order],
    );
    case(
        "---\ntitre: a   \nexemples:\n\t- b\n---\n\ntexte \nrompu  \nici\n\n    code  \n\nfin",
        "---\ntitre: a\nexemples:\n  - b\n---\n\ntexte\nrompu  \nici\n\n    code  \n\nfin\n",
        &[Act::Spaces],
    );
    // What typography would break is left as it is.
    case(
        "---\ntitre: a\ndefinition: 'l''action'\nen_clair: \"dit \\\"oui\\\"\"\nexemples: [\"c'est `l'x` [[l'un|l'autre]]\"]\n---\n\n`l'x` <https://a.fr/l'x>\n",
        "---\ntitre: a\ndefinition: 'l''action'\nen_clair: \"dit \\\"oui\\\"\"\nexemples: [\"c’est `l'x` [[l'un|l'autre]]\"]\n---\n\n`l'x` <https://a.fr/l'x>\n",
        &[Act::Typography],
    );
    // What was pasted from a word processor, but for what is only likely, and for code.
    case(
        "---\ntitre: a\n---\n\nIl faut\n•\tun point\no\tsous ce point\n\u{f0b7} deux\n\n##Suite\n– a\n– b\n\n#Un titre\n",
        "---\ntitre: a\n---\n\nIl faut\n- un point\n  - sous ce point\n- deux\n\n## Suite\n- a\n- b\n\n#Un titre\n",
        &[Act::Pasted],
    );
    let kept = "---\ntitre: a\n---\n\n#mot\n\nUn\n#autre mot.\n\n– Bonjour.\n\n    • code\n\n- • un\n\n```\n• code\n##Code\n```\n\n| • a |\n|---|\n| ##b |\n";
    case(kept, kept, &[]);
    case("pas d'en-tête", "pas d’en-tête", &[Act::Typography]);
    // YAML with a flaw keeps its order: what is where is only guessed.
    case("---\nstatut: a: b\ntitre: c\n---\n", "---\nstatut: a: b\ntitre: c\n---\n", &[]);
    assert_eq!(tidied("").0, "");
}

proptest! {
    #[test]
    fn nothing_is_said_otherwise_and_the_second_run_does_nothing(
        keys in prop::collection::vec(("titre|definition|statut|exemples|genre|autre", "[a-zé'\" :;?!«»#\\\\\\[\\]|*-]{0,14}", "['\"]?"), 0..5),
        body in "([a-zéA \n'\":?!`*#•–>\\[\\]|\t-]){0,60}",
    ) {
        let lines: String = keys.iter().map(|(key, words, quote)| format!("{key}: {quote}{words}{quote}\n")).collect();
        let text = format!("---\n{lines}---\n{body}");
        let once = tidied(&text).0;
        // Pasted marks are mended; all else reads as it did.
        let (_, acts) = tidied(&text);
        let before = if acts.contains(&Act::Pasted) { pasted::mend("a.md", &text, &site()) } else { text.clone() };
        let (a, b) = (reading("content/lexique/a.md", &before, &site()), reading("content/lexique/a.md", &once, &site()));
        prop_assert!(reading("content/lexique/a.md", &text, &site()).draft.body.has_words_of(&a.draft.body), "{once}");
        prop_assert!(rewrite::same(&tree(&a.node, folded), &tree(&b.node, folded)), "{once}");
        prop_assert!(a.draft.body.reads_as(&b.draft.body, folded), "{once}");
        prop_assert_eq!(tidied(&once).0, once);
    }
}
