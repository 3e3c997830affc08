use super::*;
use crate::edition::{BuildInfo, Files as _};
use crate::pipeline::compile;
use crate::project::Project;
use crate::render::fixture::{CONFIG, project, site_of, text};

fn layers(files: &[(&str, &str)]) -> Layers {
    let own: Vec<ThemeFile> = files
        .iter()
        .map(|(path, text)| ThemeFile { path: format!("mien/{path}"), bytes: text.as_bytes().into() })
        .collect();
    let config = "[site]\ntitre = \"x\"\n[apparence]\ntheme = \"mien\"\naccent = \"#7a1f5b\"\n";
    let config = crate::config::read(&Source::new("boussole.toml", config.as_bytes()), SourceId(0)).0;
    Layers::new(&own, &config)
}

/// Every template is replaced by its own name: a page then says which one made it.
#[test]
fn the_template_of_each_page_is_the_one_that_makes_it() {
    let config = CONFIG.replace("[site]", "[site]\nadresse = \"https://exemple.fr/mots/\"")
        + "[rapport]\npublier = true\n[[dossiers]]\nid = \"d\"\ntitre = \"D\"\nentrees = [\"aller-vers\"]\n";
    let mut project: Project = project(&config, &[]);
    let names: Vec<String> = Files::embedded().templates().map(|(name, _)| name).collect();
    for name in names {
        let name = name.trim_start_matches("boussole/").to_owned();
        // Components belong to no page.
        if name != "composants.html" {
            let path = format!("boussole/templates/{name}");
            project.theme.push(ThemeFile { path, bytes: name.as_bytes().into() });
        }
    }
    let info =
        BuildInfo { date: jiff::civil::date(2026, 11, 24), version: "0", drafts: false, base_url: None };
    let edition = compile(&project, info, false).edition;
    let site = site_of(&project);
    let mut seen = std::collections::BTreeSet::new();
    for path in site.paths().iter().filter(|path| path.as_str().ends_with(".html")) {
        let made = text(&site, path.as_str());
        assert_eq!(template(&edition, path), Some(made.as_str()), "{path}");
        seen.insert(made);
    }
    assert!(seen.len() >= 18, "{seen:?}");
    let none = crate::route::OutputPath::new("assets/rien.html").unwrap();
    assert_eq!(template(&edition, &none), None);
}

#[test]
fn why_a_page_looks_as_it_does() {
    let layers = layers(&[
        ("theme.toml", "feuilles = [\"style.css\", \"site.css\"]"),
        ("assets/site.css", ":root {\n  --mesure: 38rem;\n  --a-moi: 1px;\n}\n"),
        ("assets/oubliee.css", "p{}"),
        ("locales/fr.toml", "[terme]\ndefinition = \"Ce que c’est\"\nexemples = \"Exemples\"\n"),
        (
            "templates/base.html",
            "{% extends \"boussole/base.html\" %}\n{% block pied %}{{ super() }}<p>Nous</p>{% endblock %}",
        ),
        (
            "templates/terme.html",
            "{% extends \"boussole/terme.html\" %}\n{% block sous_intitule %}{% include \"mot.html\" %}{% endblock %}",
        ),
        ("templates/mot.html", "<p>Mot</p>"),
        (
            "templates/morceaux.html",
            "{% component lien_entree(entree, @ici) %}x{% endcomponent lien_entree %}",
        ),
    ]);
    let why = layers.why("terme.html");
    let steps = |steps: &[Step]| steps.iter().map(|step| step.name.clone()).collect::<Vec<_>>();
    assert_eq!(
        steps(&why.templates),
        ["terme.html", "boussole/terme.html", "boussole/entree.html", "base.html", "boussole/base.html"]
    );
    assert_eq!(steps(&why.includes)[0], "mot.html");
    assert!(steps(&why.includes).contains(&"boussole/champ.html".to_owned()), "{:?}", why.includes);
    let blocks: Vec<_> = why
        .blocks
        .iter()
        .map(|b| (b.name.as_str(), b.at.to_string(), b.instead_of.path.as_str(), b.keeps))
        .collect();
    assert_eq!(
        blocks,
        [
            (
                "sous_intitule",
                "themes/mien/templates/terme.html:2:10".to_owned(),
                "boussole/terme.html",
                false
            ),
            ("pied", "themes/mien/templates/base.html:2:10".to_owned(), "boussole/base.html", true),
        ]
    );
    let changes = |changes: &[Change]| {
        changes
            .iter()
            .map(|c| format!("{}={} ({:?}) {}", c.name, c.value, c.instead_of, c.at))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        changes(&why.words),
        ["terme.definition=Ce que c’est (Some(\"Définition\")) themes/mien/locales/fr.toml:2:1"]
    );
    let properties = changes(&why.properties);
    assert!(properties[0].starts_with("--accent-clair=#7a1f5b"), "{properties:?}");
    assert_eq!(
        properties[2..],
        [
            "--mesure=38rem (Some(\"42rem\")) themes/mien/assets/site.css:2:3",
            "--a-moi=1px (None) themes/mien/assets/site.css:3:3"
        ]
    );
    assert_eq!(why.components[0].name, "lien_entree");
    let assets: Vec<_> = why.assets.iter().map(|asset| (asset.path.as_str(), asset.origin)).collect();
    assert_eq!(assets[..2], [("assets/style.css", Origin::Boussole), ("assets/site.css", Origin::Added)]);
    let unused: Vec<String> =
        layers.list().into_iter().filter(|file| !file.is_used).map(|file| file.path).collect();
    assert_eq!(unused, ["assets/oubliee.css"]);
    assert!(
        layers.properties().iter().all(|property| property.meaning.is_some()),
        "{:?}",
        layers.properties()
    );
    assert!(layers.blocks("terme.html").iter().any(|block| block.name == "fil"));
    let block = layers.built_in_block("templates/base.html", "fil").unwrap();
    assert!(block.starts_with("{% block fil") && block.ends_with("{%- endblock fil %}"), "{block}");
    assert!(layers.why("carte.html").properties.is_empty());
}
