use serde_json::json;

use super::*;
use crate::syntax::Shape;

fn shape(key: &str) -> &'static Shape {
    table_of(Kind::Term).get(key).map(|key| key.shape).unwrap()
}

#[test]
fn cells_hold_values_as_people_write_them() {
    let case = |key: &str, value: serde_json::Value, cell: &str| {
        assert_eq!(cell::write(shape(key), &value), cell);
        assert_eq!(cell::read(shape(key), cell), value, "{cell}");
    };
    case("titre", json!("Rendre compte"), "Rendre compte");
    case("definition", json!("Dire :: \"tout\" | [[cela|là]]"), "Dire :: \"tout\" | [[cela|là]]");
    case("publics", json!(["mediateur", "etat"]), "mediateur\netat");
    case(
        "exemples",
        json!(["Voir [[aller-vers|aller vers]].", "« Oui »"]),
        "Voir [[aller-vers|aller vers]].\n« Oui »",
    );
    case("exemples", json!(["Sur deux\nlignes"]), "\"Sur deux\\nlignes\"");
    case("exemples", json!(["Un | deux"]), "\"Un | deux\"");
    case("variantes", json!(["a", {"terme": "b", "note": "Rare."}]), "a\nb :: Rare.");
    case("a_eviter", json!([{"terme": "a", "dire": "b"}]), "a ::  :: b");
    case(
        "points_de_vue",
        json!([{"acteur": "État", "texte": "Le même.", "sources": ["rt-2023", "fonjep"]}]),
        "État :: Le même. :: rt-2023, fonjep",
    );
    case(
        "sources",
        json!(["rt-2023", {"id": "code", "page": "L. 5134"}]),
        "rt-2023\ncode ::  ::  ::  ::  ::  ::  :: L. 5134",
    );
    case(
        "sens",
        json!([{"definition": "x", "sources": [{"titre": "Guide"}]}]),
        "{\"definition\":\"x\",\"sources\":[{\"titre\":\"Guide\"}]}",
    );
    case("langues", json!({"ar": ["a"], "en": ["b", "c"]}), "ar :: a\nen :: b :: c");
    let read = |key: &str, cell: &str| cell::read(shape(key), cell);
    assert_eq!(read("publics", "mediateur, etat"), json!(["mediateur", "etat"]));
    assert_eq!(read("variantes", "a | b"), json!(["a", "b"]));
    assert_eq!(
        read("a_eviter", "a::pourquoi :: x :: y"),
        json!([{"terme": "a", "pourquoi": "pourquoi", "dire": "x :: y"}])
    );
    assert_eq!(read("titre", " \n"), json!(null));
}

proptest::proptest! {
    #[test]
    fn no_cell_loses_anything(
        words in proptest::collection::vec("([a-zé]|[ \n:|\"{},;'=\\[\\]\\\\-]){1,12}", 1..5),
        key in proptest::sample::select(vec!["titre", "definition", "exemples", "variantes", "a_eviter", "langues"]),
    ) {
        let item = |text: &String| serde_json::Value::String(text.clone());
        let value = match key {
            "titre" | "definition" => item(&words[0]),
            "exemples" => words.iter().map(item).collect(),
            "variantes" => words.iter().map(|text| json!({"terme": text, "note": words[0]})).collect(),
            "a_eviter" => words.iter().map(|text| json!({"terme": text, "dire": words[0]})).collect(),
            _ => json!({"en": words.clone()}),
        };
        // As the front matter would hold it.
        let tree = cell::tree(shape(key), &value, &|_| (0..0, false));
        let value = cell::plain(shape(key), &tree.value);
        proptest::prop_assert_eq!(cell::read(shape(key), &cell::write(shape(key), &value)), value);
    }
}

#[test]
fn csv_is_read_whoever_wrote_it() {
    let rows = |bytes: &[u8]| -> Vec<Vec<String>> {
        let grid = read_csv("a.csv", bytes);
        for cell in grid.rows.iter().flatten().filter(|cell| cell.exact) {
            assert_eq!(grid.source.slice(&cell.span), cell.text);
        }
        assert!(grid.rows.iter().flatten().all(|cell| cell.exact || cell.text.contains('"')));
        grid.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    };
    let wanted = vec![
        vec!["titre".to_owned(), "definition".to_owned()],
        vec!["Évaluer".to_owned(), "Dire ; « x »\noui".to_owned()],
    ];
    assert_eq!(rows("\u{feff}titre;definition\r\nÉvaluer;\"Dire ; « x »\noui\"\r\n".as_bytes()), wanted);
    assert_eq!(rows("titre,definition\nÉvaluer,\"Dire ; « x »\noui\"\n".as_bytes()), wanted);
    assert_eq!(rows("titre\tdefinition\nÉvaluer\t\"Dire ; « x »\noui\"".as_bytes()), wanted);
    assert_eq!(rows(b"titre;definition\n\xc9valuer;\"Dire ; \xab x \xbb\noui\""), wanted);
    assert_eq!(rows(b"titre;x\na;\"dit \"\"oui\"\"\""), [["titre", "x"], ["a", "dit \"oui\""]]);
    let written = write_csv(&[vec!["titre".into()], vec!["=2+2".into()], vec!["'-a".into()]]).unwrap();
    assert_eq!(rows(&written), [["titre"], ["=2+2"], ["'-a"]]);
    assert!(String::from_utf8(written).unwrap().contains("'=2+2"));
}

#[test]
fn workbooks_are_read_back_and_are_the_same_twice() {
    let rows = vec![vec!["id".to_owned(), "titre".to_owned()], vec!["a".to_owned(), "=1+1\noui".to_owned()]];
    let bytes = write_workbook(&rows).unwrap();
    assert_eq!(bytes, write_workbook(&rows).unwrap());
    let grid = read_workbook("a.xlsx", &bytes);
    let read: Vec<Vec<String>> =
        grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect();
    assert_eq!((read, grid.complaints.len()), (rows, 0));
    assert_eq!(grid.rows[1][1].name.as_deref(), Some("B2"));
    assert_eq!(
        read_workbook("a.xlsx", b"PK nothing").complaints.iter().next().unwrap().code.name(),
        "tableau-illisible"
    );
}
