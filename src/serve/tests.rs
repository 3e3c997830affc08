use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::*;

const CONFIG: &str = "[site]\ntitre = \"Essai\"\nlangue = \"fr\"\nadresse = \"https://a.fr/docs/\"\n";

/// A site in a temporary folder, served.
struct Served {
    folder: tempfile::TempDir,
    server: Option<Server>,
    events: Receiver<String>,
}

struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
        line.and_then(|line| line.split_once(':')).map_or("", |(_, value)| value.trim())
    }
}

fn options(root: PathBuf, port: Option<u16>, on_event: Box<dyn FnMut(Event<'_>) + Send>) -> Options {
    let date = jiff::civil::date(2026, 11, 24);
    let info = BuildInfo { date, version: "0", drafts: false, base_url: None };
    Options { root, port, open: false, lang: Lang::Fr, info, on_event }
}

fn term(text: &str) -> String {
    format!("---\ntitre: Aller vers\ndefinition: Démarche de présence auprès des personnes.\n---\n\n{text}\n")
}

impl Served {
    fn start(files: &[(&str, &str)]) -> Served {
        let folder = tempfile::tempdir().unwrap();
        let (sender, events) = channel();
        for (path, text) in files {
            put(&folder.path().join(path), text);
        }
        let on_event = Box::new(move |event: Event<'_>| {
            let _ = sender.send(match event {
                Event::Listening(_) => return,
                Event::Built(..) => "built".to_owned(),
                Event::Failed(outcome, _) => {
                    format!("failed {:?}", outcome.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>())
                }
                Event::Trouble(text) => format!("trouble {}", text.fr),
            });
        });
        let server = Server::start(options(folder.path().to_owned(), Some(0), on_event)).unwrap();
        Served { folder, server: Some(server), events }
    }

    fn good() -> Served {
        let served = Served::start(&[
            ("boussole.toml", CONFIG),
            ("content/lexique/aller-vers.md", &term("Premier texte.")),
        ]);
        served.expect("built");
        served
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        put(&self.path(path), text);
    }

    /// Waits for an event that begins so; passes over others, as a change may come in two parts.
    fn expect(&self, event: &str) {
        let mut seen = Vec::new();
        while let Ok(next) = self.events.recv_timeout(Duration::from_secs(20)) {
            if next.starts_with(event) {
                return;
            }
            seen.push(next);
        }
        panic!("no {event} after {seen:?}");
    }

    fn connect(&self, request: &str) -> TcpStream {
        let address = self.server.as_ref().unwrap().address();
        let mut stream =
            TcpStream::connect(address.trim_start_matches("http://").trim_end_matches('/')).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Reply {
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let mut bytes = Vec::new();
        self.connect(&request).read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Reply { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "127.0.0.1")
    }

    fn page(&self) -> Reply {
        self.get("/lexique/aller-vers/")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }
}

fn put(path: &std::path::Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn a_first_build_that_fails_is_mended() {
    let served = Served::start(&[]);
    served.expect("trouble");
    let reply = served.get("/any/page");
    assert_eq!(reply.status, 503);
    assert!(reply.body.contains("boussole.toml n’est pas là"), "{}", reply.body);
    assert!(reply.body.contains("/_boussole/direct.js"));
    served.write("boussole.toml", CONFIG);
    served.write("content/lexique/aller-vers.md", "---\ntitre: Aller vers\ndefinitoin: x\n---\n");
    served.expect("failed");
    let reply = served.get("/");
    assert_eq!(reply.status, 503);
    assert!(reply.body.contains("<code>content/lexique/aller-vers.md:3:1</code>"), "{}", reply.body);
    assert!(reply.body.contains("<mark>definitoin</mark>"));
    served.write("content/lexique/aller-vers.md", &term("Enfin."));
    served.expect("built");
    assert_eq!(served.get("/").status, 200);
    assert!(served.page().body.contains("Enfin."));
}

#[test]
fn errors_keep_the_last_good_site() {
    let served = Served::good();
    assert!(served.page().body.contains("Premier texte."));
    served.write("content/lexique/aller-vers.md", &term("[[Terme absent]]"));
    served.expect("failed");
    let reply = served.page();
    assert_eq!(reply.status, 200);
    assert!(reply.body.contains("Premier texte.") && reply.body.contains("Terme absent"));
    assert!(reply.body.contains("id=\"boussole-signalements\""));
    assert!(served.get("/_boussole/signalements").body.contains("reference-inconnue"));
    served.write("content/lexique/aller-vers.md", &term("Second texte."));
    served.expect("built");
    let reply = served.page();
    assert!(reply.body.contains("Second texte.") && !reply.body.contains("reference-inconnue"));
}

#[test]
fn pages_are_told_of_changes() {
    let served = Served::good();
    let stream = served.connect("GET /_boussole/evenements HTTP/1.1\r\nHost: localhost:4000\r\n\r\n");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut next = || lines.find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).unwrap();
    // A file that is being written may be seen half written: its marks come too, and pass.
    let mut wait = |changed: &str, before: &serde_json::Value| {
        loop {
            let marks: serde_json::Value = serde_json::from_str(&next()).unwrap();
            if marks[changed] != before[changed] {
                return marks;
            }
        }
    };
    let first = wait("site", &serde_json::Value::Null);
    let page = served.page().body;
    assert!(page.contains(&format!("data-site={}", first["site"])), "{first}");
    served.write("content/lexique/aller-vers.md", &term("Second texte."));
    let second = wait("site", &first);
    served.write("content/lexique/aller-vers.md", "rien");
    let third = wait("signalements", &second);
    assert_eq!(second["site"], third["site"], "the last good site stays");
}

#[test]
fn saving_without_changing_loads_nothing_again() {
    let served = Served::good();
    served.write("content/lexique/aller-vers.md", &term("Premier texte."));
    served.write("README.md", "x");
    served.write("content/lexique/.aller-vers.md.swp", "x");
    assert!(served.events.recv_timeout(Duration::from_millis(600)).is_err());
}

#[test]
fn only_this_computer_is_answered() {
    let served = Served::good();
    for (host, status) in [
        ("127.0.0.1", 200),
        ("127.0.0.1:4000", 200),
        ("LocalHost:80", 200),
        ("[::1]:4000", 200),
        ("evil.example", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example:4000", 403),
        ("evil.example:80@127.0.0.1", 403),
        ("", 403),
    ] {
        for path in ["/", "/_boussole/signalements", "/_boussole/direct.js"] {
            assert_eq!(served.ask("GET", path, host).status, status, "{host}{path}");
        }
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let reply = served.ask(method, "/", "localhost");
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn answers() {
    let served = Served::start(&[
        ("boussole.toml", CONFIG),
        (
            "content/lexique/aller-vers.md",
            &term("Texte. ![Un dessin](/images/été.svg) [Des notes](/notes.txt)"),
        ),
        ("content/images/été.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("content/notes.txt", "œ"),
    ]);
    served.expect("built");
    served.write("secret.txt", "secret");
    for (path, status, content_type, location) in [
        ("/", 200, "text/html; charset=utf-8", ""),
        ("/lexique/aller-vers/", 200, "text/html; charset=utf-8", ""),
        ("/lexique/aller-vers?a=b", 307, "", "/lexique/aller-vers/?a=b"),
        ("/lexique/aller-vers/index.html", 307, "", "/lexique/aller-vers/"),
        ("/index.html", 307, "", "/"),
        ("/docs/lexique/aller-vers/", 200, "text/html; charset=utf-8", ""),
        ("/images/%C3%A9t%C3%A9.svg", 200, "image/svg+xml", ""),
        ("/notes.txt", 200, "text/plain; charset=utf-8", ""),
        ("/nowhere/at/all", 404, "text/html; charset=utf-8", ""),
        ("/../secret.txt", 404, "text/html; charset=utf-8", ""),
        ("/%2e%2e/secret.txt", 404, "text/html; charset=utf-8", ""),
        ("/..%2fsecret.txt", 404, "text/html; charset=utf-8", ""),
        ("//evil.example", 404, "text/html; charset=utf-8", ""),
        ("/_boussole/direct.css", 200, "text/css; charset=utf-8", ""),
        ("/_boussole/rien", 404, "text/html; charset=utf-8", ""),
    ] {
        let reply = served.get(path);
        assert_eq!(
            (reply.status, reply.header("content-type"), reply.header("location")),
            (status, content_type, location),
            "{path}"
        );
        assert!(reply.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        assert!(!reply.body.contains("secret"), "{path}");
    }
    let head = served.ask("HEAD", "/notes.txt", "localhost");
    assert_eq!((head.status, head.header("content-length"), head.body.as_str()), (200, "2", ""));
}

#[test]
fn pages_of_this_computer_may_read_the_exports() {
    let served = Served::good();
    for (origin, allowed) in [
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("https://exemple.fr", ""),
        ("http://localhost.exemple.fr", ""),
        ("null", ""),
    ] {
        let reply =
            served.ask("GET", "/donnees/termes/aller-vers.json", &format!("127.0.0.1\r\nOrigin: {origin}"));
        assert_eq!(reply.header("access-control-allow-origin"), allowed, "{origin}");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-site");
        let page = served.ask("GET", "/lexique/aller-vers/", &format!("127.0.0.1\r\nOrigin: {origin}"));
        assert_eq!(page.header("access-control-allow-origin"), "");
        assert_eq!(page.header("cross-origin-resource-policy"), "same-origin");
    }
}

#[test]
fn any_edit_is_survived() {
    let served = Served::good();
    fs::remove_file(served.path("boussole.toml")).unwrap();
    served.expect("trouble");
    assert_eq!(served.page().status, 200);
    served.write("boussole.toml", "[site\n");
    served.expect("failed");
    served.write("boussole.toml", CONFIG);
    served.expect("built");
    // A version control system that changes branch takes folders away and puts others back.
    for _ in 0..3 {
        fs::remove_dir_all(served.path("content")).unwrap();
        served.expect("trouble");
        served.write("content/lexique/aller-vers.md", &term("Revenu."));
        served.expect("built");
    }
    fs::rename(served.path("content"), served.path("ailleurs")).unwrap();
    served.expect("trouble");
    fs::rename(served.path("ailleurs"), served.path("content")).unwrap();
    served.expect("built");
    for turn in 0..40 {
        let (from, to) = if turn % 2 == 0 { ("lexique", "lexique2") } else { ("lexique2", "lexique") };
        fs::rename(served.path("content").join(from), served.path("content").join(to)).unwrap();
    }
    served.write("content/lexique/aller-vers.md", &term("Après la tempête."));
    served.expect("built");
    let seen = || served.page().body.contains("Après la tempête.");
    for _ in 0..50 {
        if seen() {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{}", served.page().body);
}

#[test]
fn ports() {
    let taken = http::listen(Some(0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    assert!(matches!(http::listen(Some(port)), Err(Error::Taken(known)) if known == port));
    let (one, other) = (http::listen(None).unwrap(), http::listen(None).unwrap());
    assert_ne!(one.local_addr().unwrap(), other.local_addr().unwrap());
    assert!(one.local_addr().unwrap().ip().is_loopback());
}

#[test]
fn searches_are_answered_without_any_script() {
    let served = Served::good();
    let page = served.get("/recherche/?q=aller+vres");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(
        page.body.contains(r#"<h3><a href="../lexique/aller-vers/">Aller vers</a></h3>"#),
        "{}",
        page.body
    );
    assert!(page.body.contains("«\u{202f}vres\u{202f}» lu «\u{202f}vers\u{202f}»"), "{}", page.body);
    assert!(page.header("content-security-policy").contains("script-src 'self'"));
    let json = served.get("/docs/recherche/?q=premier+texte&format=json");
    assert_eq!(json.header("content-type"), "application/json");
    let json: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    assert_eq!((&json["total"], &json["hits"][0]["id"]), (&1.into(), &"lexique/aller-vers".into()));
    let nothing = served.get("/recherche/?q=%3Cscript%3Em%C3%A9t%C3%A9o");
    assert!(nothing.status == 200 && nothing.body.contains("Rien pour"), "{}", nothing.body);
    assert!(!nothing.body.contains("<script>m"), "{}", nothing.body);
    assert_eq!(served.get("/recherche?q=a").header("location"), "/recherche/?q=a");
    assert!(
        served.page().body.contains(r#"<form class="recherche" role="search" action="../../recherche/""#)
    );
    // The index follows the texts.
    served.write("content/lexique/aller-vers.md", &term("Une girafe."));
    served.expect("built");
    assert!(served.get("/recherche/?q=girafe").body.contains("<mark>girafe</mark>"));
}
