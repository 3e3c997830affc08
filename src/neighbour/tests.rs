use super::*;
use crate::config;
use crate::diagnostic::Lang;
use crate::source::{Place, Source};

const TERM: &str = r#"{"id": "trace", "type": "terme", "titre": "Trace", "url": "https://v.fr/lexique/trace/", "statut": "valide"}"#;

fn config() -> config::Neighbour {
    let text = "[site]\ntitre = \"A\"\n[[lexiques]]\nid = \"voisin\"\nsource = \"lexiques/v.json\"\n";
    let (config, _) = config::read(&Source::new("boussole.toml", text.as_bytes()), SourceId(0));
    config.neighbours[0].clone()
}

fn document(entries: &str) -> String {
    format!(
        "{{\"version\": 1, \"site\": {{\"titre\": \"Voisin\", \"langue\": \"fr\", \"inconnu\": 1}},\n\"entrees\": [\n{entries}\n]}}"
    )
}

fn read_text(text: &str) -> (Neighbour, Vec<String>) {
    let source = Source::new("lexiques/v.json", text.as_bytes());
    let (neighbour, complaints) = read(&source, SourceId(0), &config());
    let said = complaints.iter().map(|complaint| {
        let (line, column) = source.line_column(complaint.place.span.start);
        assert!(!complaint.hints.is_empty());
        format!("{line}:{column} {}", complaint.message.get(Lang::Fr))
    });
    (neighbour, said.collect())
}

#[test]
fn what_is_wrong_with_a_lexicon_has_a_place() {
    let renamed = |from: &str, to: &str| document(&TERM.replace(from, to));
    for (text, said) in [
        (String::new(), "1:1 ce fichier est vide"),
        ("{\"version\": 1,\n  oups".into(), "2:3 ce fichier n’est pas du JSON correct"),
        ("[1]".into(), "1:3 ce fichier n’est pas un lexique de Boussole"),
        ("{\"titre\": \"x\"}".into(), "1:1 ce fichier n’est pas un lexique de Boussole : il lui manque"),
        (
            "{\"version\": 1, \"site\": {\"titre\": \"x\"}, \"entree\": {}}".into(),
            "1:1 ce fichier est une seule entrée",
        ),
        (
            "{\"version\": 9, \"entrees\": 3}".into(),
            "1:1 ce lexique a la forme 9, et ce Boussole lit jusqu’à la forme 1",
        ),
        (
            renamed("\"titre\"", "\"nom\""),
            "3:106 ce fichier n’est pas un lexique de Boussole : il manque là « titre »",
        ),
        (renamed("\"Trace\"", "3"), "3:43 ce fichier n’est pas un lexique de Boussole : ce qui est écrit là"),
        (renamed("\"trace\"", "\"Été\""), "3:9 /entrees/0/id : « Été »"),
        (
            renamed("https://v.fr/lexique/trace/", "../lexique/trace/"),
            "3:9 /entrees/0/url : « ../lexique/trace/ »",
        ),
        (
            renamed("https://v.fr", "javascript:alert"),
            "3:9 /entrees/0/url : « javascript:alert/lexique/trace/ »",
        ),
        (document(&format!("{TERM},\n{TERM}")), "4:9 /entrees/1/id : « trace »"),
    ] {
        let (neighbour, complaints) = read_text(&text);
        assert!(complaints.len() == 1 && complaints[0].starts_with(said), "{text}\n{complaints:?}");
        assert!(!neighbour.is_available && neighbour.terms.is_empty());
    }
    let flawed = vec![TERM.replace("https:", "ftp:").replace("\"trace\"", "\"a\""); 50].join(",");
    assert_eq!(read_text(&document(&flawed)).1.len(), 5);
}

#[test]
fn terms_are_found_by_id_and_by_label() {
    let other = r#"{"id": "mot-nouveau", "type": "terme", "titre": "Mot nouveau", "url": "https://v.fr/n/", "variantes": [{"terme": "trace"}, {"terme": "Ambigu"}], "sens": [{"definition": "Neuf."}]}"#;
    let third = r#"{"id": "tiers", "type": "terme", "titre": "Tiers", "url": "https://v.fr/t/", "variantes": [{"terme": "ambigu"}]}"#;
    let old = r#"{"id": "vieux-mot", "type": "terme", "titre": "Vieux mot", "url": "https://v.fr/v/", "statut": "retire", "remplace_par": {"id": "mot-nouveau", "type": "terme", "titre": "Mot nouveau", "url": "https://v.fr/n/"}}"#;
    let fiche = r#"{"id": "fiche", "type": "fiche", "titre": "Fiche", "url": "https://v.fr/f/"}"#;
    let future = r#"{"id": "x", "type": "sorte-a-venir", "titre": "Autre", "url": "https://v.fr/x/"}"#;
    let (neighbour, complaints) = read_text(&document(&[TERM, other, third, old, fiche, future].join(",\n")));
    assert_eq!((complaints, neighbour.terms.len(), neighbour.title.as_str()), (vec![], 4, "Voisin"));
    let neighbours = Neighbours(vec![neighbour, Neighbour { id: "absent".into(), ..Neighbour::default() }]);
    let place = Place::start(SourceId(0));
    for (word, found) in [
        ("voisin:trace", "trace"),
        ("voisin:Mot nouveau", "mot-nouveau"),
        (" voisin : mot nouveau ", "mot-nouveau"),
        (
            "voisin:vieux-mot",
            "vieux-mot, retiré : écrivez ce qui le remplace : voisin:mot-nouveau (Mot nouveau)",
        ),
        ("voisin:Ambigu", "écrivez l’un de ceux-ci : voisin:mot-nouveau, voisin:tiers"),
        ("voisin:Mot nouvau", "vouliez-vous dire « voisin:mot-nouveau » (Mot nouveau) ?"),
        ("voisin:fiche", "le mot est peut-être nouveau là-bas : boussole lexiques maj voisin"),
        ("voisin:", "le mot est peut-être nouveau là-bas : boussole lexiques maj voisin"),
        ("absent:trace", "indisponible"),
        ("autre:trace", "pas un lexique"),
        ("trace", "pas un lexique"),
    ] {
        let hint = |complaint: &Diagnostic| complaint.hints[0].get(Lang::Fr).to_owned();
        let answer = match neighbours.find(word, &place) {
            Lookup::Found(id, None) => neighbours.term(id).id.clone(),
            Lookup::Found(id, Some(complaint)) => {
                format!("{}, retiré : {}", neighbours.term(id).id, hint(&complaint))
            }
            Lookup::Unknown(complaint) => hint(&complaint),
            Lookup::Unavailable => "indisponible".to_owned(),
            Lookup::NotForeign => "pas un lexique".to_owned(),
        };
        assert_eq!(answer, found, "{word}");
    }
    let id = neighbours.at("https://v.fr/n/").unwrap();
    assert_eq!(neighbours.name(id), "voisin:mot-nouveau");
    assert_eq!(neighbours.named("voisin:mot-nouveau"), Some(id));
    assert!(neighbours.advice("vosin:trace").fr.contains("« voisin »"));
}

#[test]
fn changes_are_told_by_id() {
    let copy = |terms: &[&str]| read_text(&document(&terms.join(",\n"))).0;
    let new = r#"{"id": "neuf", "type": "terme", "titre": "Neuf", "url": "https://v.fr/n/"}"#;
    let renamed = TERM.replace("\"Trace\"", "\"Empreinte\"");
    let retired = TERM.replace("valide", "retire");
    let moved = TERM.replace("/lexique/trace/", "/t/");
    let old = copy(&[TERM]);
    let changes = |terms: &[&str]| Changes::between(&old, &copy(terms));
    assert!(changes(&[TERM]).is_empty());
    assert_eq!(changes(&[TERM, new]).added, ["Neuf"]);
    assert_eq!(changes(&[new]).gone, ["Trace"]);
    assert_eq!(changes(&[&renamed]).renamed, [("Trace".to_owned(), "Empreinte".to_owned())]);
    assert_eq!(changes(&[&retired]).retired, ["Trace"]);
    assert_eq!(changes(&[&moved]).revised, ["Trace"]);
}
