//! What feed readers, networks and search engines are told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use boussole::config::BaseUrl;
use boussole::delivery::Delivered;
use boussole::edition::{ArtifactContent, Files as _};
use boussole::pipeline::{Outcome, compile};
use boussole::project::Project;
use boussole::route::OutputPath;
use serde_json::Value;

use crate::support::{complaints, explain, file, folder, info, load, site, write};

const CONFIG: &str = "[site]
titre = \"Lexique & Cie\"
sous_titre = \"Des mots communs\"
adresse = \"https://exemple.fr/mots/\"
licence = \"Licence Ouverte 2.0\"
licence_adresse = \"https://www.etalab.gouv.fr/licence-ouverte-open-licence/\"
[editeur]
nom = \"L’équipe <Metz>\"
courriel = \"equipe@exemple.fr\"
adresse = \"1 rue de l’Exemple\"
directeur = \"A. Martin\"
site = \"https://exemple.fr/\"
[hebergeur]
nom = \"Hébergeur\"
adresse = \"2 rue du Serveur\"
[partage]
reseaux = [\"whatsapp\", \"linkedin\", \"whatsapp\"]
[[themes]]
id = \"metier\"
titre = \"Métier\"
[[themes]]
id = \"postures\"
titre = \"Postures\"
description = \"Se tenir en tiers.\"
dans = \"metier\"
";

const TERM: &str = "---
titre: Aller vers
definition: Démarche qui *précède* la demande.
sigle: AV
variantes: [démarche proactive]
theme: postures
verifie_le: 2026-03-24
auteurs: [A. Martin]
correspond_exactement: ['https://exemple.org/concepts/1']
correspond_a_peu_pres: ['https://exemple.org/concepts/2']
sources: [{titre: Guide}]
---
";

const HOSTILE: &str = "---
titre: '</script><!-- & \"Q&R\"'
definition: Un mot <b>gras</b> & ]]> </title>.
theme: metier
verifie_le: 2026-11-24
sources: [{titre: Guide}]
---
";

const FICHE: &str = "---
titre: Aller vers
resume: Comment aller vers.
theme: metier
pour_qui: [mediateur]
verifie_le: 2026-05-02
essentiel: [Sortir.]
---
";

const OTHERS: &[(&str, &str)] = &[
    ("content/missions/presence.md", "---\ntitre: Présence sociale\nresume: Être là.\n---\n"),
    (
        "content/ateliers/ensemble.md",
        "---\ntitre: Ensemble\nresume: Un atelier.\nduree: 210\nobjectifs: [Comprendre *mieux*.]\n---\n",
    ),
    (
        "content/parcours/accueil.md",
        "---\ntitre: Accueil\nresume: Un parcours.\npour_qui: [employeur]\netapes: [{titre: Lire, entrees: [lexique/aller-vers]}]\n---\n",
    ),
    ("content/pages/a-propos.md", "---\ntitre: À propos\nresume: Qui nous sommes.\n---\n"),
    (
        "content/lexique/vieux.md",
        "---\ntitre: Vieux\ndefinition: Ancien mot.\ntheme: metier\nstatut: retire\nremplace_par: lexique/aller-vers\nverifie_le: 2026-11-01\n---\n",
    ),
];

fn lexicon(config: &str) -> Outcome {
    let mut files = vec![
        ("boussole.toml", config),
        ("content/lexique/aller-vers.md", TERM),
        ("content/lexique/hostile.md", HOSTILE),
        ("content/fiches/aller-vers.md", FICHE),
    ];
    files.extend(OTHERS);
    site(&files)
}

/// An element of an XML document: its path, its attributes and its text.
type Element = (String, BTreeMap<String, String>, String);

/// Every element of a document, in order. Panics when it is not well formed.
fn elements(xml: &str) -> Vec<Element> {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let element = |node: roxmltree::Node<'_, '_>| {
        let mut path: Vec<&str> = node.ancestors().map(|node| node.tag_name().name()).collect();
        path.reverse();
        let attributes = node.attributes().map(|a| (a.name().to_owned(), a.value().to_owned()));
        let text = node.text().unwrap_or_default().trim().to_owned();
        (path.join("/").trim_start_matches('/').to_owned(), attributes.collect(), text)
    };
    document.descendants().filter(|node| node.is_element()).map(element).collect()
}

/// The texts of the elements at a path.
fn texts<'a>(feed: &'a [Element], path: &str) -> Vec<&'a str> {
    feed.iter().filter(|(known, _, _)| known == path).map(|(_, _, text)| text.trim()).collect()
}

fn links(feed: &[Element], path: &str, rel: &str) -> Vec<String> {
    let links = feed.iter().filter(|(known, attributes, _)| known == path && attributes["rel"] == rel);
    links.map(|(_, attributes, _)| attributes["href"].clone()).collect()
}

/// What RFC 4287 asks of a feed and the W3C's validator looks at.
#[test]
fn feeds_are_whole_and_tell_what_changed() {
    let outcome = lexicon(CONFIG);
    for (path, page, titles) in [
        (
            "nouveautes/flux.xml",
            "https://exemple.fr/mots/nouveautes/",
            &["</script><!-- & \"Q&R\"", "Aller vers", "Aller vers"][..],
        ),
        (
            "themes/metier/flux.xml",
            "https://exemple.fr/mots/themes/metier/",
            &["</script><!-- & \"Q&R\"", "Aller vers", "Aller vers"],
        ),
        ("themes/postures/flux.xml", "https://exemple.fr/mots/themes/postures/", &["Aller vers"]),
    ] {
        let feed = elements(&file(&outcome, path));
        assert_eq!(feed[0].0, "feed");
        assert_eq!(feed[0].1["lang"], "fr");
        assert!(file(&outcome, path).contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""));
        assert_eq!(texts(&feed, "feed/id"), [page]);
        assert_eq!(links(&feed, "feed/link", "alternate"), [page]);
        assert_eq!(links(&feed, "feed/link", "self"), [format!("https://exemple.fr/mots/{path}")]);
        assert_eq!(texts(&feed, "feed/author/name"), ["L’équipe <Metz>"]);
        assert_eq!(texts(&feed, "feed/rights"), ["Licence Ouverte 2.0"]);
        assert_eq!(texts(&feed, "feed/entry/title"), titles, "{path}");
        let ids = texts(&feed, "feed/entry/id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), titles.len(), "{ids:?}");
        assert_eq!(links(&feed, "feed/entry/link", "alternate"), ids);
        let updated = texts(&feed, "feed/entry/updated");
        assert!(updated.is_sorted_by(|a, b| a >= b), "{updated:?}");
        assert_eq!(texts(&feed, "feed/updated"), &updated[..1]);
        assert!(updated.iter().all(|moment| moment.len() == 20 && moment.ends_with("T00:00:00Z")));
        assert_eq!(texts(&feed, "feed/entry/summary").len(), titles.len());
    }
    let feed = elements(&file(&outcome, "themes/postures/flux.xml"));
    assert_eq!(texts(&feed, "feed/title"), ["Postures – Lexique & Cie"]);
    assert_eq!(texts(&feed, "feed/subtitle"), ["Se tenir en tiers."]);
    assert_eq!(texts(&feed, "feed/entry/summary"), ["Démarche qui précède la demande."]);
    assert_eq!(texts(&feed, "feed/entry/author/name"), ["A. Martin"]);
    assert_eq!(texts(&feed, "feed/updated"), ["2026-03-24T00:00:00Z"]);
    // A feed without entries has the date of the edition.
    let empty = site(&[("boussole.toml", CONFIG), ("content/lexique/a.md", &crate::support::term("A", ""))]);
    assert_eq!(
        texts(&elements(&file(&empty, "nouveautes/flux.xml")), "feed/updated"),
        ["2026-11-24T00:00:00Z"]
    );
}

#[test]
fn pages_lead_to_their_feed() {
    let outcome = lexicon(CONFIG);
    for (path, feed) in [
        ("index.html", "nouveautes/flux.xml"),
        ("nouveautes/index.html", "flux.xml"),
        ("themes/metier/index.html", "flux.xml"),
    ] {
        let html = file(&outcome, path);
        assert!(html.contains("<link rel=\"alternate\" type=\"application/atom+xml\""), "{path}");
        assert!(html.contains(&format!("href=\"{feed}\">")), "{path}");
    }
    for path in ["nouveautes/index.html", "themes/metier/index.html"] {
        assert!(file(&outcome, path).contains("<a href=\"flux.xml\""), "{path}");
    }
    let without = lexicon(&CONFIG.replace("adresse = \"https://exemple.fr/mots/\"\n", ""));
    let paths = without.site.as_ref().unwrap_or_else(|| panic!("{}", explain(&without))).paths();
    assert!(!paths.iter().any(|path| path.as_str().ends_with("flux.xml")));
    assert!(!file(&without, "nouveautes/index.html").contains("flux.xml"));
}

#[test]
fn the_map_is_dated_by_what_pages_list() {
    let outcome = lexicon(CONFIG);
    let map = elements(&file(&outcome, "sitemap.xml"));
    let dates: BTreeMap<&str, &str> = map
        .iter()
        .zip(map.iter().skip(1))
        .filter(|((path, _, _), (next, _, _))| path.ends_with("/loc") && next.ends_with("/lastmod"))
        .map(|((_, _, url), (_, _, date))| (url.trim_start_matches("https://exemple.fr/mots"), date.as_str()))
        .collect();
    assert_eq!(dates["/"], "2026-11-24");
    assert_eq!(dates["/nouveautes/"], "2026-11-24");
    assert_eq!(dates["/themes/postures/"], "2026-03-24");
    assert_eq!(dates["/fiches/"], "2026-05-02");
    assert_eq!(dates["/lexique/aller-vers/"], "2026-03-24");
    let urls = texts(&map, "urlset/url/loc");
    assert_eq!(urls.iter().collect::<BTreeSet<_>>().len(), urls.len());
    for left in ["404", "vieux", "flux.xml", "recherche", "cartes/"] {
        assert!(!urls.iter().any(|url| url.contains(left)), "{left}");
    }
    assert!(file(&outcome, "robots.txt").contains("Sitemap: https://exemple.fr/mots/sitemap.xml"));
}

/// The content of a `<meta>` of a page, unescaped as far as these tests need.
fn meta(html: &str, name: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!("=\"{name}\" content=\""))?;
    let value = rest.split('"').next()?;
    Some(value.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""))
}

#[test]
fn networks_are_told_what_a_page_is() {
    let outcome = lexicon(CONFIG);
    let html = file(&outcome, "lexique/aller-vers/index.html");
    for (name, value) in [
        ("og:type", "article"),
        ("og:site_name", "Lexique & Cie"),
        ("og:title", "Aller vers"),
        ("og:description", "Démarche qui précède la demande."),
        ("og:url", "https://exemple.fr/mots/lexique/aller-vers/"),
        ("og:locale", "fr_FR"),
    ] {
        assert_eq!(meta(&html, name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(meta(&file(&outcome, "index.html"), "og:type").as_deref(), Some("website"));
    let hostile = file(&outcome, "lexique/hostile/index.html");
    assert_eq!(meta(&hostile, "og:title").as_deref(), Some("</script><!-- & \"Q&R\""));
    let without = lexicon(&CONFIG.replace("adresse = \"https://exemple.fr/mots/\"\n", ""));
    for (outcome, path) in
        [(&without, "index.html"), (&outcome, "404.html"), (&outcome, "recherche/index.html")]
    {
        let html = file(outcome, path);
        assert!(!html.contains("og:") && !html.contains("ld+json"), "{path}");
    }
}

/// The things that a page's block of data tells of.
fn graph(outcome: &Outcome, path: &str) -> Vec<Value> {
    let html = file(outcome, path);
    let (_, rest) =
        html.split_once("<script type=\"application/ld+json\">").unwrap_or_else(|| panic!("{path}"));
    let block = rest.split_once("</script>").expect("its end").0;
    assert!(!block.contains('<'), "{path}: {block}");
    let document: Value = serde_json::from_str(block).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(document["@context"], "https://schema.org");
    document["@graph"].as_array().expect("a graph").clone()
}

#[test]
fn search_engines_are_told_what_a_page_is() {
    let outcome = lexicon(CONFIG);
    let home = graph(&outcome, "index.html");
    assert_eq!(home.len(), 1);
    assert_eq!(home[0]["@type"], "WebSite");
    assert_eq!(home[0]["publisher"]["name"], "L’équipe <Metz>");
    let search = &home[0]["potentialAction"];
    assert_eq!(search["@type"], "SearchAction");
    assert_eq!(search["target"]["urlTemplate"], "https://exemple.fr/mots/recherche/?q={mots}");
    assert_eq!(search["query-input"], "required name=mots");

    let term = &graph(&outcome, "lexique/aller-vers/index.html")[0];
    assert_eq!(term["@type"], "WebPage");
    assert_eq!(term["dateModified"], "2026-03-24");
    assert_eq!(term["isPartOf"]["@id"], home[0]["@id"]);
    let word = &term["mainEntity"];
    assert_eq!(word["@type"], "DefinedTerm");
    assert_eq!(word["name"], "Aller vers");
    assert_eq!(word["alternateName"], serde_json::json!(["démarche proactive", "AV"]));
    assert_eq!(word["description"], "Démarche qui précède la demande.");
    assert_eq!(word["termCode"], "aller-vers");
    assert_eq!(word["sameAs"], serde_json::json!(["https://exemple.org/concepts/1"]));
    let set = &graph(&outcome, "lexique/index.html")[0];
    assert_eq!(set["@type"], "DefinedTermSet");
    assert_eq!(set["@id"], word["inDefinedTermSet"]);

    let fiche = &graph(&outcome, "fiches/aller-vers/index.html")[0];
    assert_eq!((&fiche["@type"], &fiche["headline"]), (&"TechArticle".into(), &"Aller vers".into()));
    assert_eq!(fiche["audience"][0]["audienceType"], "Médiateurs sociaux");
    let workshop = &graph(&outcome, "ateliers/ensemble/index.html")[0];
    assert_eq!(workshop["@type"], "LearningResource");
    assert_eq!(workshop["timeRequired"], "PT210M");
    assert_eq!(workshop["learningResourceType"], "Atelier");
    assert_eq!(workshop["teaches"], serde_json::json!(["Comprendre mieux."]));
    let path = &graph(&outcome, "parcours/accueil/index.html")[0];
    assert_eq!(path["audience"][0]["audienceType"], "Employeurs et encadrants");
    let mission = &graph(&outcome, "missions/presence/index.html")[0];
    assert_eq!(mission["mainEntity"]["inDefinedTermSet"], "https://exemple.fr/mots/missions/");

    let trail = &graph(&outcome, "lexique/hostile/index.html")[1];
    assert_eq!(trail["@type"], "BreadcrumbList");
    let steps = trail["itemListElement"].as_array().expect("steps");
    let named: Vec<_> =
        steps.iter().map(|step| (step["position"].as_u64().unwrap(), &step["name"])).collect();
    assert_eq!(
        named,
        [(1, &"Accueil".into()), (2, &"Lexique".into()), (3, &"</script><!-- & \"Q&R\"".into())]
    );
    assert_eq!(steps[1]["item"], "https://exemple.fr/mots/lexique/");
    assert_eq!(steps[2].get("item"), None);
    for page in ["themes/", "themes/postures/", "nouveautes/", "donnees/", "mentions-legales/", "a-propos/"] {
        let graph = graph(&outcome, &format!("{page}index.html"));
        assert_eq!(graph[0]["url"], format!("https://exemple.fr/mots/{page}"));
        assert_eq!(graph[1]["@type"], "BreadcrumbList", "{page}");
    }
}

#[test]
fn a_page_is_passed_on_by_plain_links() {
    let outcome = lexicon(CONFIG);
    let html = file(&outcome, "lexique/aller-vers/index.html");
    for link in [
        "mailto:?subject=Aller%20vers%20%E2%80%93%20Lexique%20%26%20Cie&amp;body=Aller%20vers%2C%20dans%20Lexique%20%26%20Cie%C2%A0%3A%0D%0Ahttps%3A%2F%2Fexemple.fr%2Fmots%2Flexique%2Faller-vers%2F\"",
        "https://wa.me/?text=Aller%20vers%2C%20dans",
        "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fexemple.fr%2Fmots%2Flexique%2Faller-vers%2F\"",
    ] {
        assert!(html.contains(&format!("<a href=\"{link}")), "{link}");
    }
    assert_eq!(html.matches("wa.me").count(), 1);
    assert!(!html.contains("facebook"));
    let plain = lexicon(&CONFIG.replace("reseaux = [\"whatsapp\", \"linkedin\", \"whatsapp\"]\n", ""));
    assert!(!file(&plain, "fiches/aller-vers/index.html").contains("wa.me"));
    assert!(file(&plain, "fiches/aller-vers/index.html").contains("mailto:?subject="));
    let without = lexicon(&CONFIG.replace("adresse = \"https://exemple.fr/mots/\"\n", ""));
    assert!(!file(&without, "lexique/aller-vers/index.html").contains("mailto:?subject="));
}

#[test]
fn how_a_page_is_passed_on_is_said_in_the_configuration() {
    let config = "[site]\ntitre = \"Essai\"\n[partage]\nreseaux = [\"mastodonte\"]\nimage = \"carte.svg\"\nimages = \"toutes\"\n";
    let term = crate::support::term("A", "");
    let said =
        |config: &str| complaints(&site(&[("boussole.toml", config), ("content/lexique/a.md", &term)]));
    let of_config =
        |said: Vec<String>| said.into_iter().filter(|line| line.starts_with("boussole")).collect::<Vec<_>>();
    assert_eq!(
        of_config(said(config)),
        [
            "boussole.toml:4:13 valeur-inconnue",
            "boussole.toml:5:10 type-inattendu",
            "boussole.toml:6:11 valeur-inconnue"
        ]
    );
    let config = "[site]\ntitre = \"Essai\"\n[partage]\nimage = \"carte.png\"\n";
    assert_eq!(of_config(said(config)), ["boussole.toml:4:10 image-absente"]);
}

/// Search engines show the title and the description of a page: two of the same look like one.
#[test]
fn titles_and_descriptions_of_the_shipped_site_are_unique() {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    let mut info = info();
    info.base_url = BaseUrl::parse("https://exemple.fr/boussole/");
    let outcome = compile(&project, info, false);
    let paths = outcome.site.as_ref().unwrap_or_else(|| panic!("{}", explain(&outcome))).paths();
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for path in paths.iter().map(|path| path.as_str()).filter(|path| path.ends_with(".html")) {
        let html = file(&outcome, path);
        if html.contains("content=\"noindex\"") {
            continue;
        }
        let title =
            html.split_once("<title>").expect("a title").1.split('<').next().expect("its end").to_owned();
        let description = meta(&html, "description").unwrap_or_else(|| panic!("{path} has no description"));
        assert!(description.chars().count() <= 161, "{path}: {description}");
        if let Some(other) = titles.insert(title.clone(), path.to_owned()) {
            panic!("{path} and {other}: {title}");
        }
        if let Some(other) = descriptions.insert(description.clone(), path.to_owned()) {
            panic!("{path} and {other}: {description}");
        }
    }
    assert!(titles.len() > 90, "{}", titles.len());
}

/// Width and height of a PNG of the site.
fn png(outcome: &Outcome, path: &str) -> (usize, usize) {
    let bytes = bytes(outcome, path);
    assert_eq!(bytes[..4], *b"\x89PNG", "{path}");
    let size = imagesize::blob_size(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    (size.width, size.height)
}

fn bytes(outcome: &Outcome, path: &str) -> Vec<u8> {
    let site = outcome.site.as_ref().unwrap_or_else(|| panic!("{}", explain(outcome)));
    let artifact = site.make(&OutputPath::new(path).expect("a plain path")).expect("the theme is right");
    match artifact.unwrap_or_else(|| panic!("no file {path}")).content {
        ArtifactContent::Bytes(bytes) => bytes.to_vec(),
        ArtifactContent::File(path) => panic!("a file of the disk: {}", path.display()),
    }
}

/// The path of the picture that a page shows to networks.
fn picture(outcome: &Outcome, page: &str) -> String {
    let url = meta(&file(outcome, page), "og:image").unwrap_or_else(|| panic!("{page} has no picture"));
    url.strip_prefix("https://exemple.fr/mots/").unwrap_or_else(|| panic!("{url}")).to_owned()
}

#[test]
fn phones_and_tabs_find_an_icon() {
    let outcome = lexicon(CONFIG);
    let manifest: Value = serde_json::from_str(&file(&outcome, "site.webmanifest")).expect("JSON");
    let icons = manifest["icons"].as_array().expect("icons");
    let told: Vec<_> = icons
        .iter()
        .map(|icon| (icon["sizes"].as_str().unwrap(), icon["purpose"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("any", "any"), ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")]);
    for icon in &icons[1..] {
        let (width, height) = png(&outcome, icon["src"].as_str().unwrap());
        assert_eq!(format!("{width}x{height}"), icon["sizes"].as_str().unwrap());
    }
    assert_eq!(png(&outcome, "apple-touch-icon.png"), (180, 180));
    assert_eq!(bytes(&outcome, "favicon.ico")[..6], [0, 0, 1, 0, 1, 0]);
    let html = file(&outcome, "lexique/aller-vers/index.html");
    assert!(html.contains("<link rel=\"icon\" type=\"image/svg+xml\" href=\"../../assets/icone."));
    assert!(html.contains("<link rel=\"apple-touch-icon\" href=\"../../apple-touch-icon.png\">"));
}

#[test]
fn networks_show_a_card() {
    let outcome = lexicon(CONFIG);
    let card = picture(&outcome, "index.html");
    assert_eq!(png(&outcome, &card), (1200, 630));
    assert_eq!(picture(&outcome, "lexique/aller-vers/index.html"), card, "one for all");
    let html = file(&outcome, "index.html");
    assert_eq!(meta(&html, "og:image:width").as_deref(), Some("1200"));
    assert_eq!(meta(&html, "og:image:alt").as_deref(), Some("Lexique & Cie – Des mots communs"));
    assert_eq!(meta(&html, "twitter:card").as_deref(), Some("summary_large_image"));
    // Its name changes with what it shows.
    let renamed = lexicon(&CONFIG.replace("Des mots communs", "D’autres mots"));
    assert_ne!(picture(&renamed, "index.html"), card);
}

#[test]
fn each_entry_may_have_its_card() {
    let outcome = lexicon(&CONFIG.replace("[partage]", "[partage]\nimages = \"entrees\""));
    let pages = [
        "index.html",
        "lexique/aller-vers/index.html",
        "fiches/aller-vers/index.html",
        "lexique/hostile/index.html",
    ];
    let cards: BTreeSet<String> = pages.iter().map(|page| picture(&outcome, page)).collect();
    assert_eq!(cards.len(), pages.len(), "{cards:?}");
    for card in &cards {
        assert_eq!(png(&outcome, card), (1200, 630));
    }
    assert_eq!(picture(&outcome, "a-propos/index.html"), picture(&outcome, "index.html"));
}

#[test]
fn a_site_shows_its_own_picture() {
    let outcome = lexicon(CONFIG);
    let drawn = bytes(&outcome, &picture(&outcome, "index.html"));
    let folder = folder(&[
        ("boussole.toml", &CONFIG.replace("[partage]", "[partage]\nimage = \"images/carte.png\"")),
        ("content/lexique/aller-vers.md", TERM),
    ]);
    write(folder.path(), "content/images/carte.png", &drawn);
    let outcome = load(folder.path());
    let html = file(&outcome, "index.html");
    assert_eq!(picture(&outcome, "lexique/aller-vers/index.html"), "images/carte.png");
    assert_eq!(meta(&html, "og:image:height").as_deref(), Some("630"));
    let paths = outcome.site.as_ref().unwrap().paths();
    assert!(!paths.iter().any(|path| path.as_str().starts_with("assets/partage/")));
}

/// A logo is the icon too: one file, so that a first visit keeps to its number of requests.
#[test]
fn a_logo_is_the_icon_and_costs_one_request() {
    let drawn = lexicon(CONFIG);
    let logo_png = bytes(&drawn, "apple-touch-icon.png");
    let logo_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 0h40v20H0z\" fill=\"#9b391b\"/></svg>";
    let quiz = "---\ntitre: X\nresume: R.\nquiz: [{question: Q ?, reponses: [Oui, Non], correcte: 1}]\n---\n";
    for (name, bytes_of, media) in
        [("logo.svg", logo_svg.as_bytes(), "image/svg+xml"), ("logo.png", &logo_png[..], "image/png")]
    {
        let config = format!("{CONFIG}[apparence]\nlogo = \"images/{name}\"\n");
        let folder = folder(&[
            ("boussole.toml", &config),
            ("content/lexique/aller-vers.md", TERM),
            ("content/ateliers/x.md", quiz),
        ]);
        write(folder.path(), &format!("content/images/{name}"), bytes_of);
        let outcome = load(folder.path());
        let html = file(&outcome, "ateliers/x/index.html");
        let icon = format!("<link rel=\"icon\" type=\"{media}\" href=\"../../images/{name}\">");
        assert!(html.contains(&icon), "{name}: {html}");
        assert_ne!(
            bytes(&outcome, "favicon.ico"),
            bytes(&drawn, "favicon.ico"),
            "{name}: drawn from the logo"
        );
        let site = outcome.site.as_ref().unwrap();
        let delivered = Delivered::new(&**site, false);
        for path in delivered.paths() {
            delivered.make(&path).expect("the theme is right");
        }
        let peak = delivered.weights().requests().expect("pages");
        assert!(peak.value <= 6, "{name}: {peak:?}");
    }
    // An icon that the site's theme brings stays the icon.
    let config = format!("{CONFIG}[apparence]\nlogo = \"images/logo.svg\"\n");
    let folder = folder(&[
        ("boussole.toml", &config),
        ("content/lexique/aller-vers.md", TERM),
        ("content/images/logo.svg", logo_svg),
        (
            "themes/boussole/assets/icone.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>",
        ),
    ]);
    assert!(
        file(&load(folder.path()), "index.html")
            .contains("<link rel=\"icon\" type=\"image/svg+xml\" href=\"assets/icone.")
    );
}
