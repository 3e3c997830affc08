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

/// Rows of a workbook as `A1=words`, and its complaints as `code: message`.
fn told(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let grid = read_workbook(name, bytes);
    let cells = grid.rows.iter().flatten().filter(|cell| !cell.text.is_empty());
    let cells = cells.map(|cell| format!("{}={}", cell.name.clone().unwrap(), cell.text)).collect();
    let said = grid.complaints.iter().map(|one| format!("{}: {}", one.code.name(), one.message.fr)).collect();
    (cells, said)
}

/// The same archive, its parts changed.
fn rezip(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        to.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(change(&name, text).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn what_workbooks_hold_is_read_or_explained() {
    use rust_xlsxwriter::{Format, Formula, Workbook};
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    for (column, title) in ["titre", "definition", "theme", "verifie_le"].into_iter().enumerate() {
        sheet.write_string(0, column as u16, title).unwrap();
    }
    sheet.write_string(1, 0, "Trace").unwrap();
    sheet.write_formula(1, 1, Formula::new("=A2&\" : x\"").set_result("Trace : x")).unwrap();
    sheet.merge_range(1, 2, 2, 2, "Outils", &Format::new()).unwrap();
    sheet.write_number_with_format(1, 3, 46350, &day).unwrap();
    sheet.write_boolean(2, 0, true).unwrap();
    sheet.write_formula(2, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_number(2, 3, 12.5).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let header = ["A1=titre", "B1=definition", "C1=theme", "D1=verifie_le"];
    let (cells, said) = told("a.xlsx", &bytes);
    assert_eq!(cells[..4], header);
    assert_eq!(cells[4..], ["A2=Trace", "B2=Trace : x", "C2=Outils", "D2=2026-11-24", "A3=oui", "D3=12.5"]);
    assert_eq!(
        said,
        [
            "cellules-fusionnees: les cellules C2:C3 sont fusionnées : leur texte ne compte que pour la première",
            "tableau-illisible: la formule de la cellule B3 donne une erreur (#DIV/0!)",
        ]
    );
    // The same number is another day where days are counted from 1904.
    let other = rezip(&bytes, |name, text| match name {
        "xl/workbook.xml" => text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "),
        _ => text,
    });
    assert!(told("b.xlsx", &other).0.contains(&"D2=2030-11-25".to_owned()), "{:?}", told("b.xlsx", &other));
}

#[test]
fn older_and_open_formats_are_read_too() {
    let header = ["A1=titre", "B1=definition", "C1=theme", "D1=verifie_le", "E1=variantes"];
    let rows = [
        "A2=Évaluer",
        "B2=Apprécier ce qui change.",
        "D2=2026-11-24",
        "E2=apprécier\njuger",
        "A3=Trace",
        "B3=Ce qui reste.",
    ];
    // Made by xlwt 1.3, the second with days counted from 1904.
    let (mut cells, said) = told("mots.xls", include_bytes!("../../tests/tableaux/mots.xls"));
    assert_eq!(cells.remove(7), "C2=Outils");
    assert_eq!(cells, [&header[..], &rows[..]].concat());
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("C2:C3"), "{said:?}");
    let (cells, said) = told("mots-1904.xls", include_bytes!("../../tests/tableaux/mots-1904.xls"));
    assert_eq!(cells, [&header[..], &rows[..]].concat());
    assert!(said.is_empty(), "{said:?}");

    let cell = |words: &str| match words.split_once('=') {
        Some(("date", day)) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"><text:p>24/11/26</text:p></table:table-cell>"
        ),
        _ => format!(
            "<table:table-cell office:value-type=\"string\">{}</table:table-cell>",
            words.split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect::<String>()
        ),
    };
    let row = |cells: &[&str]| {
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.iter().map(|words| cell(words)).collect::<String>()
        )
    };
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\"><office:body><office:spreadsheet><table:table table:name=\"Feuille1\">{}{}<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>{}</table:table></office:spreadsheet></office:body></office:document-content>",
        row(&["titre", "definition", "verifie_le", "variantes"]),
        row(&["Évaluer", "Apprécier.", "date=2026-11-24T00:00:00", "apprécier\njuger"]),
        row(&["Trace", "Ce qui reste."]),
    );
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></manifest:manifest>";
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ] {
        use std::io::Write;
        archive.start_file(name, stored).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let (cells, said) = told("mots.ods", &archive.finish().unwrap().into_inner());
    assert_eq!(
        cells,
        [
            "A1=titre",
            "B1=definition",
            "C1=verifie_le",
            "D1=variantes",
            "A2=Évaluer",
            "B2=Apprécier.",
            "C2=2026-11-24",
            "D2=apprécier\njuger",
            "A5=Trace",
            "B5=Ce qui reste.",
        ]
    );
    assert!(said.is_empty(), "{said:?}");
}
