use std::io::Read;

use super::*;
use crate::config::Budget;
use crate::diagnostic::Lang;
use crate::source::SourceId;

struct Held(BTreeMap<&'static str, String>);

impl Files for Held {
    fn paths(&self) -> Vec<OutputPath> {
        self.0.keys().filter_map(|path| OutputPath::new(path)).collect()
    }

    fn make(&self, path: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        let text = self.0.get(path.as_str());
        Ok(text.map(|text| Artifact::new(path.clone(), text.as_bytes())))
    }
}

/// Text of that many bytes that compresses to about as many (xorshift, in base 64).
fn noise(bytes: usize) -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let letter = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[(state % 64) as usize])
    };
    (0..bytes).map(letter).collect()
}

fn site() -> Held {
    let page =
        "<link rel=\"stylesheet\" href=\"s.css\"><script src=\"a.js\"></script><p>Bonjour</p>".repeat(20);
    Held(BTreeMap::from([
        ("index.html", page),
        ("s.css", "p{margin:0}".repeat(200)),
        ("a.js", "1".to_owned()),
        ("photo.png", noise(9000)),
        ("_headers", "x".repeat(5000)),
    ]))
}

fn bytes(files: &dyn Files, path: &str) -> Vec<u8> {
    match files.make(&OutputPath::new(path).unwrap()).unwrap().unwrap().content {
        ArtifactContent::Bytes(bytes) => bytes.to_vec(),
        ArtifactContent::File(file) => panic!("{}", file.display()),
    }
}

#[test]
fn copies_stand_beside_texts_that_are_worth_it() {
    let site = site();
    let delivered = Delivered::new(&site, true);
    let paths: Vec<String> = delivered.paths().iter().map(ToString::to_string).collect();
    assert_eq!(
        paths,
        [
            "_headers",
            "a.js",
            "index.html",
            "index.html.br",
            "index.html.gz",
            "photo.png",
            "s.css",
            "s.css.br",
            "s.css.gz"
        ]
    );
    for whole in ["index.html", "s.css"] {
        let expected = bytes(&site, whole);
        let mut text = Vec::new();
        brotli::Decompressor::new(&*bytes(&delivered, &format!("{whole}.br")), 4096)
            .read_to_end(&mut text)
            .unwrap();
        assert_eq!(text, expected);
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(&*bytes(&delivered, &format!("{whole}.gz")))
            .read_to_end(&mut text)
            .unwrap();
        assert_eq!(text, expected);
        assert_eq!(bytes(&delivered, whole), expected);
    }
    let again = Delivered::new(&site, true);
    assert_eq!(bytes(&again, "index.html.gz"), bytes(&delivered, "index.html.gz"));
    assert_eq!(Delivered::new(&site, false).paths(), site.paths());
}

#[test]
fn what_is_over_the_budget_names_its_culprit() {
    let mut site = site();
    let over = |site: &Held, budget: &Budget| {
        let delivered = Delivered::new(site, false);
        for path in delivered.paths() {
            delivered.make(&path).unwrap();
        }
        let complaints = delivered.weights().complaints(budget, SourceId(0));
        let said = complaints.iter().map(|complaint| {
            let hints: Vec<_> = complaint.hints.iter().map(|hint| hint.get(Lang::Fr)).collect();
            format!("{} / {}", complaint.message.get(Lang::Fr), hints.join(" / "))
        });
        said.collect::<Vec<_>>()
    };
    let budget = Budget::default();
    assert_eq!(over(&site, &budget), Vec::<String>::new());
    site.0.insert("s.css", noise(16_000));
    site.0.insert(
        "b/index.html",
        "<link rel=\"stylesheet\" href=\"../s.css\"><img src=\"../photo.png\"><script src=\"https://a.fr/x.js\">"
            .to_owned(),
    );
    let said = over(&site, &Budget { visit: 15, requests: 3, ..budget });
    assert!(said[0].starts_with("une première visite de b/index.html pèse 2"), "{said:?}");
    assert!(said[0].contains("la limite est de 15 ko / le plus lourd est s.css"), "{said:?}");
    assert_eq!(
        said[1],
        "une première visite de b/index.html demande 4 fichiers : la limite est de 3 / réunissez des fichiers, \
         ou relevez la limite : requetes, dans [poids] de boussole.toml"
    );
    assert!(
        said[2].contains("feuilles de style de b/index.html")
            && said[2].contains("autres pages dans ce cas : 1")
    );
    assert!(said[3].starts_with("b/index.html fait charger https://a.fr/x.js"), "{said:?}");
    assert_eq!(said.len(), 4);
}
