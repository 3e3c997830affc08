use super::*;
use crate::diagnostic::Lang;
use crate::source::Source;
use crate::syntax::{read_toml, read_yaml};

fn hints(syntax: Syntax, written: &str, read: impl FnOnce(&mut Fields<'_>)) -> Vec<String> {
    let source = SourceId(0);
    let (node, mut complaints) = match syntax {
        Syntax::Toml => read_toml(&Source::new("a.toml", written.as_bytes()), source),
        Syntax::Yaml => {
            let (node, complaints) = read_yaml(written, source, 0);
            (node.unwrap_or(Node { value: Value::Empty, span: 0..0 }), complaints)
        }
    };
    let known = ["titre", "date", "theme", "site", "sources"];
    read(&mut Fields::of(syntax, node, source, &known, &mut complaints));
    complaints.iter().flat_map(|d| &d.hints).map(|hint| hint.get(Lang::Fr).to_owned()).collect()
}

#[test]
fn advice_is_in_the_syntax_of_the_file() {
    let toml = |written: &str, read: fn(&mut Fields<'_>)| hints(Syntax::Toml, written, read);
    let yaml = |written: &str, read: fn(&mut Fields<'_>)| hints(Syntax::Yaml, written, read);
    assert_eq!(toml("", |f| f.missing("titre", "\"A\"")), ["ajoutez une ligne : titre = \"A\""]);
    assert_eq!(yaml("", |f| f.missing("titre", "\"A\"")), ["ajoutez une ligne : titre: \"A\""]);
    assert_eq!(toml("", |f| f.missing("site", "[site]")), ["ajoutez une ligne : [site]"]);
    let number = |f: &mut Fields<'_>| {
        let _ = f.number("titre");
    };
    assert_eq!(toml("titre = \"a\"", number), ["attendu : un nombre entier, par exemple titre = 90"]);
    assert_eq!(yaml("titre: a", number), ["attendu : un nombre entier, par exemple titre: 90"]);
    let date = |f: &mut Fields<'_>| {
        let _ = f.date("date");
    };
    assert_eq!(toml("date = \"3/11/2026\"", date), ["écrivez : date = 2026-11-03"]);
    assert_eq!(yaml("date: 3/11/2026", date), ["écrivez : date: 2026-11-03"]);
    for (written, day) in [
        ("3/11/26", "écrivez : date: 2026-11-03"),
        ("2026-11-3", "écrivez : date: 2026-11-03"),
        ("1er mars 2026", "écrivez : date: 2026-03-01"),
        ("2026-02-30", "février 2026 n’a que 28 jours, par exemple : date: 2026-02-28"),
        ("31/04/2026", "avril 2026 n’a que 30 jours, par exemple : date: 2026-04-30"),
        ("2026-13-01", "les mois vont de 01 à 12, par exemple : date: 2026-01-13"),
        ("2026-99-99", "écrivez l’année, le mois et le jour : date: 2026-11-03"),
        ("printemps", "écrivez l’année, le mois et le jour : date: 2026-11-03"),
    ] {
        assert_eq!(yaml(&format!("date: {written}"), date), [day], "{written}");
    }
    let minutes = |f: &mut Fields<'_>| {
        let _ = f.minutes("titre");
    };
    for (written, number) in [
        ("1h30", 90),
        ("1 h 30", 90),
        ("1h 30 min", 90),
        ("1:30", 90),
        ("90 min", 90),
        ("45'", 45),
        ("2h", 120),
        ("1,5 h", 90),
        ("30 à 40", 30),
        ("99999999999", 90),
        ("longue", 90),
    ] {
        let said = yaml(&format!("titre: {written}"), minutes);
        assert_eq!(
            said,
            [format!("attendu : un nombre de minutes, par exemple titre: {number}")],
            "{written}"
        );
    }
    let bare = |f: &mut Fields<'_>| {
        let _ = f.bare("titre");
    };
    assert_eq!(yaml("titre: « Aller vers »", bare), ["écrivez : \"Aller vers\""]);
    assert_eq!(yaml("titre: «Dire \"oui\"»", bare), ["écrivez : 'Dire \"oui\"'"]);
    assert!(yaml("titre: « Aller » et « venir »", bare).is_empty());
    assert!(yaml("titre: Dit « aller vers »", bare).is_empty());
    assert_eq!(toml("titre = « Aller vers »", |_| ()), ["écrivez : titre = \"Aller vers\""]);
    assert_eq!(toml("titre = Aller vers", |_| ()), ["écrivez : titre = \"Aller vers\""]);
    assert_eq!(toml("titre = oui", |_| ()), ["écrivez : titre = true"]);
    assert_eq!(toml("titre = non", |_| ()), ["écrivez : titre = false"]);
    let theme = |f: &mut Fields<'_>| {
        let _ = f.choice::<()>("theme", &[]);
    };
    assert_eq!(
        yaml("theme: Métier", theme),
        ["déclarez-le dans boussole.toml : [[themes]] puis id = \"metier\""]
    );
    assert_eq!(
        yaml("sources:[{titre: G}]", |_| ()),
        ["mettez un espace après les deux-points : « sources: … »"]
    );
}

#[test]
fn a_slip_does_not_hide_the_key_itself() {
    let said = hints(Syntax::Yaml, "titer: a\ntitre: b\n", |f| {
        assert_eq!(f.string("titre").as_deref(), Some("b"));
    });
    assert_eq!(said, ["écrivez « titre »"]);
}
