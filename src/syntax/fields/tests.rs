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
