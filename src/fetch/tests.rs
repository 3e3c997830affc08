//! A server of a few lines answers.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};

use super::*;

/// A server of this computer: each path has its answer. Gives its address.
fn server(answer: fn(&str) -> String) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            std::thread::spawn(move || {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
                let _ = stream.write_all(answer(&first).as_bytes());
            });
        }
    });
    address
}

fn answer(request: &str) -> String {
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let whole = |status: &str, headers: &str, body: &str| {
        let body = if method == "HEAD" { "" } else { body };
        format!("HTTP/1.1 {status}\r\nconnection: close\r\n{headers}\r\n{body}")
    };
    match path {
        "/" => whole("200 OK", "content-length: 4\r\nX-Essai: Oui\r\n", "oui\n"),
        "/gros" => whole("200 OK", "", &"a".repeat(5000)),
        "/absent" => whole("404 Not Found", "content-length: 3\r\n", "non"),
        "/court" => whole("200 OK", "content-length: 10\r\n", "oui"),
        "/muet" => {
            std::thread::sleep(Duration::from_secs(3));
            String::new()
        }
        "/autre" => whole("302 Found", "location: /\r\ncontent-length: 0\r\n", ""),
        "/boucle" => whole("302 Found", "location: /boucle\r\ncontent-length: 0\r\n", ""),
        "/fichier" => whole("302 Found", "location: file:///etc/passwd\r\ncontent-length: 0\r\n", ""),
        _ => "rien de bon\r\n\r\n".to_owned(),
    }
}

#[test]
fn answers_have_limits() {
    let address = server(answer);
    let client = |redirects| Client::new(Limits { bytes: 4000, redirects, time: Duration::from_secs(1) });
    let get = |path: &str| client(2).get(&format!("{address}{path}"));
    let whole = get("/").unwrap();
    assert_eq!(
        (whole.status, whole.body.as_slice(), whole.header("x-essai")),
        (200, &b"oui\n"[..], Some("Oui"))
    );
    assert_eq!(get("/autre").unwrap(), Answer { url: format!("{address}/"), ..whole.clone() });
    let head = client(0).head(&format!("{address}/")).unwrap();
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, Some("4")));
    let moved = client(0).get(&format!("{address}/autre")).unwrap();
    assert_eq!((moved.status, moved.header("location")), (302, Some("/")));
    assert!(!get("/absent").unwrap().is_success());
    assert_eq!(get("/gros"), Err(FetchError::TooBig(4000)));
    assert_eq!(get("/muet"), Err(FetchError::Late(Duration::from_secs(1))));
    assert_eq!(get("/boucle"), Err(FetchError::Redirects(2)));
    for path in ["/court", "/rien", "/fichier"] {
        assert!(get(path).is_err(), "{path}");
    }
}

#[test]
fn only_the_web_is_asked() {
    let client = Client::new(Limits::default());
    for url in
        ["file:///etc/passwd", "ftp://a.fr/", "lexique.json", "https://", "http:///x", "", "https://a b/"]
    {
        assert!(matches!(client.get(url), Err(FetchError::Address(_))), "{url}: {:?}", client.get(url));
    }
    assert!(is_here("[::1]") && is_here("LocalHost") && is_here("127.0.0.2") && !is_here("127.exemple.fr"));
}
