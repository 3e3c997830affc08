//! Hosts of this computer, good and bad, each with one thing wrong.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::config::BaseUrl;
use crate::delivery::Delivered;
use crate::diagnostic::Lang;
use crate::edition::{ArtifactContent, BuildInfo, Files};
use crate::fetch::{Client, Limits};
use crate::render::{POLICY, fixture};
use crate::serve::content_type;

/// What a host answers.
struct Reply {
    status: u16,
    headers: BTreeMap<&'static str, String>,
    body: Vec<u8>,
}

/// What is wrong with a host: it may change any answer, by the path from the site's root.
type Flaw = fn(&str, &mut Reply);

struct Host {
    base: BaseUrl,
    known: Known,
}

/// A host that serves the site of the tests at `/x/`.
fn host(flaw: Flaw) -> Host {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let base = BaseUrl::parse(&format!("http://{}/x/", listener.local_addr().unwrap())).unwrap();
    let project = fixture::project(fixture::CONFIG, &[]);
    let info = BuildInfo {
        date: jiff::civil::date(2026, 11, 24),
        version: "0",
        drafts: false,
        base_url: Some(base.clone()),
    };
    let outcome = crate::pipeline::compile(&project, info, false);
    let theme = Arc::new(crate::render::Theme::embedded(Lang::Fr));
    let site = crate::render::Site::new(Arc::clone(&outcome.edition), theme, Arc::clone(&outcome.sources));
    let delivered = Delivered::new(&site, true);
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for path in delivered.paths() {
        if let Some(ArtifactContent::Bytes(bytes)) = delivered.make(&path).unwrap().map(|made| made.content) {
            files.insert(path.to_string(), bytes.to_vec());
        }
    }
    let routes = &outcome.edition.routes;
    let moved: Vec<(String, String)> =
        routes.redirects().iter().map(|r| (r.from.as_str().to_owned(), r.to.as_str().to_owned())).collect();
    let known = Known {
        promised: crate::route::Lock::default().extended(routes).addresses().map(str::to_owned).collect(),
        moved: moved.clone(),
    };
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().unwrap().unwrap();
            let mut accepts = String::new();
            for line in lines.map_while(Result::ok).take_while(|line| !line.is_empty()) {
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("accept-encoding:") {
                    accepts = value.to_owned();
                }
            }
            let path = first.split(' ').nth(1).unwrap().to_owned();
            let path = path.strip_prefix("/x/").unwrap_or("/").to_owned();
            let mut reply = answer(&files, &moved, &path, &accepts);
            flaw(&path, &mut reply);
            let mut head = format!(
                "HTTP/1.1 {} x\r\nconnection: close\r\ncontent-length: {}\r\n",
                reply.status,
                reply.body.len()
            );
            for (name, value) in &reply.headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            let _ = stream.write_all(format!("{head}\r\n").as_bytes());
            let _ = stream.write_all(&reply.body);
        }
    });
    Host { base, known }
}

/// What a host does that has put Boussole's files for hosts to use.
fn answer(files: &BTreeMap<String, Vec<u8>>, moved: &[(String, String)], path: &str, accepts: &str) -> Reply {
    let mut headers = BTreeMap::from([
        ("content-security-policy", POLICY.to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("referrer-policy", "strict-origin-when-cross-origin".to_owned()),
        ("cache-control", "public, max-age=300".to_owned()),
        ("server", "Apache/2.4".to_owned()),
    ]);
    if let Some((_, to)) = moved.iter().find(|(from, _)| *from == format!("/{path}")) {
        headers.insert("location", format!("/x{to}"));
        return Reply { status: 301, headers, body: Vec::new() };
    }
    let name =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let (status, name) = if files.contains_key(&name) { (200, name) } else { (404, "404.html".to_owned()) };
    headers.insert("content-type", content_type(&name).to_owned());
    if name.starts_with("assets/") {
        headers.insert("cache-control", "public, max-age=31536000, immutable".to_owned());
    }
    if name.starts_with("donnees/") {
        headers.insert("access-control-allow-origin", "*".to_owned());
    }
    let copy = accepts.contains("br").then(|| files.get(&format!("{name}.br"))).flatten();
    if copy.is_some() {
        headers.insert("content-encoding", "br".to_owned());
    }
    Reply { status, headers, body: copy.unwrap_or(&files[&name]).clone() }
}

fn examined(host: &Host) -> Report {
    let client = Client::new(Limits { redirects: 0, time: Duration::from_secs(10), ..Limits::default() });
    examine(Visit::new(&client, host.base.clone(), host.known.clone(), true))
}

/// `check severity path: what was seen`.
fn found(flaw: Flaw) -> Vec<String> {
    let host = host(flaw);
    let report = examined(&host);
    report
        .findings
        .iter()
        .map(|finding| {
            assert!(!finding.fix.is_empty() && !finding.why.fr.is_empty() && !finding.seen.en.is_empty());
            let path = finding.address.strip_prefix(host.base.as_str()).unwrap_or_default();
            format!(
                "{} {} {path}: {}",
                finding.check.name(),
                finding.severity.word(Lang::Fr),
                finding.seen.fr
            )
        })
        .collect()
}

#[test]
fn a_good_host_has_nothing_to_mend() {
    let host = host(|_, _| {});
    let report = examined(&host);
    assert_eq!(report.findings, []);
    assert_eq!(report.server, Server::Apache);
    // This computer has no https.
    assert_eq!(report.checks.len(), Check::ALL.len() - 1);
    assert!(!report.stopped && report.asked > 20, "{}", report.asked);
}

#[test]
fn each_flaw_is_found_and_nothing_else() {
    let cases: &[(Flaw, &[&str])] = &[
        (|_, r| r.status = 500, &["accueil erreur : l’accueil répond par le code 500"]),
        (
            |_, r| r.body = b"<p>Bienvenue chez nginx".to_vec(),
            &["accueil erreur : l’accueil n’est pas une page de Boussole"],
        ),
        (
            |path, r| {
                if path.contains("boussole-doctor") {
                    r.status = 200;
                }
            },
            &[
                "introuvable erreur boussole-doctor/adresse-qui-n-existe-pas/: une adresse qui n’existe pas répond par le code 200",
            ],
        ),
        (
            |path, r| {
                if path.contains("boussole-doctor") {
                    r.body = b"Not Found".to_vec();
                }
            },
            &[
                "introuvable avertissement boussole-doctor/adresse-qui-n-existe-pas/: une adresse qui n’existe pas montre la page de l’hébergeur",
            ],
        ),
        (
            |path, r| {
                if path.ends_with(".css") {
                    r.headers.insert("content-type", "text/plain".to_owned());
                }
            },
            &["types erreur assets/style"],
        ),
        (
            |path, r| {
                if path.ends_with(".webmanifest") {
                    r.headers.remove("content-type");
                }
            },
            &["types avertissement site.webmanifest: est envoyé comme — et non application/manifest+json"],
        ),
        (
            |path, r| {
                if path.is_empty() {
                    r.headers.insert("content-type", "text/html; charset=iso-8859-1".to_owned());
                }
            },
            &["types erreur /: est envoyé en text/html; charset=iso-8859-1"],
        ),
        (
            |_, r| {
                r.headers.remove("content-encoding");
            },
            &["compression avertissement /: est envoyé sans compression"],
        ),
        (
            |_, r| {
                if let Some(coding) = r.headers.get_mut("content-encoding") {
                    *coding = "gzip".to_owned();
                }
            },
            &["compression conseil : les textes sont envoyés en gzip"],
        ),
        (
            |_, r| {
                r.headers.remove("cache-control");
            },
            &["cache avertissement assets/style"],
        ),
        (
            |path, r| {
                if path.is_empty() {
                    r.headers.insert("cache-control", "max-age=604800".to_owned());
                }
            },
            &["cache avertissement /: est gardé trop longtemps"],
        ),
        (
            |_, r| {
                r.headers.remove("x-content-type-options");
            },
            &["securite conseil : l’en-tête x-content-type-options manque"],
        ),
        // The page has one of its own.
        (
            |_, r| {
                r.headers.remove("content-security-policy");
            },
            &[],
        ),
        (
            |_, r| {
                r.headers.remove("content-security-policy");
                let page = String::from_utf8_lossy(&r.body).replace("Content-Security-Policy", "X-Rien");
                if !r.headers.contains_key("content-encoding") {
                    r.body = page.into_bytes();
                }
            },
            &["securite avertissement : aucune politique de sécurité"],
        ),
        (
            |_, r| {
                r.headers.insert("content-security-policy", "default-src 'none'; img-src *".to_owned());
            },
            &[
                "securite erreur : la politique de sécurité de l’hébergeur interdit au site ses propres fichiers (default-src 'none')",
            ],
        ),
        (
            |path, r| {
                if path == "fiches/rendre-compte/" {
                    r.status = 404;
                }
            },
            &["adresses erreur fiches/rendre-compte/: une adresse promise ne répond pas (code 404)"],
        ),
        (
            |path, r| {
                if path == "ancien/aller-vers/" {
                    r.status = 404;
                }
            },
            &[
                "adresses erreur ancien/aller-vers/: l’ancienne adresse ne mène pas à /lexique/aller-vers/ (code 404)",
            ],
        ),
        (
            |path, r| {
                if path == "sitemap.xml" {
                    r.body = String::from_utf8_lossy(&r.body).replace("/x/", "/").into_bytes();
                }
            },
            &["adresses avertissement sitemap.xml: le plan du site mène à"],
        ),
        (
            |path, r| {
                if path.starts_with("recherche/") && path.contains("/mots-") {
                    r.status = 404;
                }
            },
            &["recherche erreur recherche/"],
        ),
        (
            |path, r| {
                if path.starts_with("recherche/") && path.contains("/fiches-") {
                    r.body.truncate(r.body.len() - 5);
                }
            },
            &["recherche erreur recherche/"],
        ),
        (
            |path, r| {
                if path == "recherche/manifeste.json" {
                    r.body = b"{}".to_vec();
                }
            },
            &["recherche avertissement recherche/manifeste.json"],
        ),
        (
            |path, r| {
                if path.starts_with("assets/page") {
                    r.status = 404;
                }
            },
            &["edition erreur assets/page"],
        ),
        (
            |path, r| {
                if path == "missions/presence/" {
                    r.body = String::from_utf8_lossy(&r.body).replace("/style.", "/style.0").into_bytes();
                }
            },
            &[
                "edition erreur assets/style.0",
                "edition avertissement missions/presence/: cette page est d’une autre édition",
            ],
        ),
        (
            |path, r| {
                if path == "missions/presence/" {
                    r.body =
                        String::from_utf8_lossy(&r.body).replace("2026-11-24", "2026-10-02").into_bytes();
                }
            },
            &["edition avertissement missions/presence/: cette page est d’une autre édition"],
        ),
        (
            |path, r| {
                if path == "service.js" {
                    r.body = String::from_utf8_lossy(&r.body)
                        .replace("assets/style.", "assets/style.0")
                        .into_bytes();
                }
            },
            &[
                "hors-ligne avertissement service.js: le script de la copie hors ligne est d’une autre édition",
            ],
        ),
        (
            |_, r| {
                r.headers.remove("access-control-allow-origin");
            },
            &["partage avertissement donnees/lexique.json: les scripts d’autres sites"],
        ),
        (
            |_, r| {
                r.headers.insert("x-frame-options", "SAMEORIGIN".to_owned());
            },
            &["partage avertissement cartes/"],
        ),
    ];
    for (at, (flaw, expected)) in cases.iter().enumerate() {
        let found = found(*flaw);
        assert_eq!(found.len(), expected.len(), "case {at}, {expected:?}: {found:#?}");
        for (found, expected) in found.iter().zip(*expected) {
            // The home page has an empty path, or `/`.
            let found = found.replacen(" : ", ": ", 1).replace(" /: ", ": ");
            let expected = expected.replacen(" : ", ": ", 1).replace(" /: ", ": ");
            assert!(found.starts_with(&expected), "case {at}: {found} is not {expected}");
        }
    }
}

#[test]
fn what_is_out_of_reach_stops_the_examination() {
    let base = BaseUrl::parse("http://127.0.0.1:1/").unwrap();
    let client = Client::new(Limits { redirects: 0, time: Duration::from_secs(5), ..Limits::default() });
    let report = examine(Visit::new(&client, base, Known::default(), false));
    assert!(report.stopped && report.count(Severity::Error) == 1 && report.asked == 1);
    let moved = found(|_, r| {
        r.status = 301;
        r.headers.insert("location", "https://ailleurs.exemple.fr/".to_owned());
    });
    assert_eq!(moved.len(), 1);
    assert!(
        moved[0].contains("cette adresse renvoie à https://ailleurs.exemple.fr/ (code 301)"),
        "{moved:?}"
    );
}

#[test]
fn hosts_are_told_by_their_names_and_answers() {
    let answer = |server: &str| crate::fetch::Answer {
        url: String::new(),
        status: 200,
        headers: vec![("server".to_owned(), server.to_owned())],
        body: Vec::new(),
    };
    for (address, server, expected) in [
        ("https://a.github.io/b/", "GitHub.com", Server::GitHub),
        ("https://lexique.exemple.fr/", "GitHub.com", Server::GitHub),
        ("https://a.gitlab.io/", "", Server::GitLab),
        ("https://a.codeberg.page/b/", "", Server::Codeberg),
        ("https://a.netlify.app/", "Netlify", Server::Netlify),
        ("https://a.pages.dev/", "cloudflare", Server::Cloudflare),
        ("https://a.fr/", "Apache/2.4.66 (Debian)", Server::Apache),
        ("https://a.fr/", "nginx/1.26.3", Server::Nginx),
        ("https://a.fr/", "IIS", Server::Unknown),
    ] {
        let base = BaseUrl::parse(address).unwrap();
        assert_eq!(Server::of(&base, &answer(server)), expected, "{address} {server}");
    }
}
