//! The site as a folder without server.

use std::collections::BTreeSet;

use boussole::edition::{ArtifactContent, Files};
use boussole::portable::Portable;
use boussole::route::OutputPath;

use crate::support::{explain, site};

const FILES: &[(&str, &str)] = &[
    (
        "content/lexique/a.md",
        "---\ntitre: Écoute\ntheme: metier\ndefinition: Attention portée à ce que dit quelqu’un.\nanciens_liens: [/vieux/ecoute/]\n---\n\nVoir [[fiches/b]].\n",
    ),
    (
        "content/fiches/b.md",
        "---\ntitre: Écouter\nresume: Comment faire.\n---\n\n## Étape\n\nL’écoute, [ici](#etape), [ailleurs](https://exemple.fr/).\n",
    ),
];

/// Every address of every page, resolved from its place, is a file of the folder.
#[test]
fn every_link_names_a_file() {
    let outcome = site(FILES);
    let Some(site) = &outcome.site else { panic!("{}", explain(&outcome)) };
    let portable = Portable::new(&**site);
    let paths: BTreeSet<String> = portable.paths().iter().map(ToString::to_string).collect();
    let mut followed = 0;
    for path in paths.iter().filter(|path| path.ends_with(".html")) {
        let html = text(&portable, path);
        let here = url::Url::parse("file:///site/").unwrap().join(path).unwrap();
        for attribute in [" href=\"", " src=\"", " action=\"", " data-champ=\"", "; url="] {
            for after in html.split(attribute).skip(1) {
                let address = after.split('"').next().unwrap();
                let target = here.join(address).unwrap();
                if target.scheme() == "file" {
                    let file = target.path().strip_prefix("/site/").expect("inside of the folder");
                    assert!(paths.contains(file), "{path}: {address}");
                    followed += 1;
                }
            }
        }
    }
    assert!(followed > 50, "{followed}");
}

#[test]
fn what_speaks_to_hosts_is_left_out() {
    let outcome = site(FILES);
    let Some(site) = &outcome.site else { panic!("{}", explain(&outcome)) };
    let paths: Vec<String> = Portable::new(&**site).paths().iter().map(ToString::to_string).collect();
    for name in ["404.html", "_headers", "_redirects", ".htaccess", "redirections.nginx.conf"] {
        assert!(!paths.iter().any(|path| path == name), "{name}");
    }
    assert!(paths.iter().any(|path| path == "recherche/manifeste.json.js"), "{paths:?}");
    assert!(!paths.iter().any(|path| path.starts_with("recherche/") && path.ends_with(".json")), "{paths:?}");
    assert!(text(&Portable::new(&**site), "vieux/ecoute/index.html").contains("lexique/a/index.html"));
}

fn text(files: &dyn Files, path: &str) -> String {
    let made = files.make(&OutputPath::new(path).unwrap()).unwrap().expect("a file");
    match made.content {
        ArtifactContent::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        ArtifactContent::File(path) => panic!("a file of the disk: {}", path.display()),
    }
}
