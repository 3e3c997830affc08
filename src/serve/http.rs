//! Answering requests: the site's files, the events, and what the pages need to follow them.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};

use super::address::{self, Answer};
use super::complaints;
use super::live::{Live, Marks, Shown, Site};
use super::media::content_type;
use super::search::{self, Asked, Found, Question};
use super::{Error, PORT};
use crate::diagnostic::{Diagnostics, text};
use crate::edition::{ArtifactContent, Files as _};
use crate::render::POLICY_WITH_FONTS;
use crate::route::OutputPath;

/// Ports tried after [`PORT`] when nobody asked for one.
const OTHER_PORTS: u16 = 20;

/// What every answer says. The policy is the one that published sites hold to (letters are only asked for by a
/// theme that brings some), so that what it forbids is seen while writing; nothing is kept, so that a page is never an old one.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY_WITH_FONTS),
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Takes a port of this computer that no other computer can reach.
pub fn listen(port: Option<u16>) -> Result<TcpListener, Error> {
    let bind = |port| {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        Ok(listener)
    };
    let refused = |port, error: io::Error| match error.kind() {
        io::ErrorKind::AddrInUse => Error::Taken(port),
        _ => Error::Refused(port, error),
    };
    match port {
        Some(port) => bind(port).map_err(|error| refused(port, error)),
        None => (PORT..PORT + OTHER_PORTS)
            .find_map(|port| bind(port).ok())
            .map_or_else(|| bind(0).map_err(|error| refused(PORT, error)), Ok),
    }
}

/// Answers until the listener fails.
pub async fn serve(listener: tokio::net::TcpListener, live: Arc<Live>) -> io::Result<()> {
    axum::serve(listener, router(live)).await
}

fn router(live: Arc<Live>) -> Router {
    Router::new()
        .route("/_boussole/evenements", get(events))
        .route("/_boussole/signalements", get(panel))
        .route("/_boussole/direct.js", get(|| async { with_type("x.js", include_str!("client/direct.js")) }))
        .route(
            "/_boussole/direct.css",
            get(|| async { with_type("x.css", include_str!("client/direct.css")) }),
        )
        .fallback(page)
        .layer(from_fn(guard))
        .with_state(live)
}

/// Refuses what is not a question asked under this computer's own names, and completes the answers.
async fn guard(request: Request, next: Next) -> Response {
    let origin = is_data(request.uri()).then(|| local_origin(request.headers()));
    let mut response = if !is_local(request.headers()) {
        let refusal = "Ce serveur ne répond qu’à cet ordinateur.\nThis server answers this computer only.\n";
        (StatusCode::FORBIDDEN, with_type("x.txt", refusal)).into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
        (StatusCode::METHOD_NOT_ALLOWED, allowed).into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    // A page that its author tries out on this computer shows terms, as one of any site will once all is
    // published; what is still being written is not for pages of the web.
    if let Some(origin) = origin {
        let headers = response.headers_mut();
        headers.insert(
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-site"),
        );
        headers.insert(header::VARY, HeaderValue::from_static("Origin"));
        headers.extend(origin.map(|origin| (header::ACCESS_CONTROL_ALLOW_ORIGIN, origin)));
    }
    response
}

/// Whether the address is one of the exports, whatever the base path.
fn is_data(uri: &Uri) -> bool {
    uri.path().split('/').any(|part| part == "donnees")
}

/// The origin of the page that asks, when it is another one of this computer.
fn local_origin(headers: &HeaderMap) -> Option<HeaderValue> {
    let origin = headers.get(header::ORIGIN)?;
    let (_, host) = origin.to_str().ok()?.split_once("://")?;
    is_here(host).then(|| origin.clone())
}

/// Whether the request names this computer. Any port will do: a tunnel may have another.
fn is_local(headers: &HeaderMap) -> bool {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).is_some_and(is_here)
}

/// Whether a name, perhaps with a port, is one of this computer.
fn is_here(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|local| name.eq_ignore_ascii_case(local))
}

/// Server-Sent Events (WHATWG HTML, 9.2): the marks of what is shown, at once and at each change.
async fn events(State(live): State<Arc<Live>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut changes = live.follow();
    changes.mark_changed();
    let events = stream::unfold((changes, live), |(mut changes, live)| async move {
        loop {
            changes.changed().await.ok()?;
            let shown = changes.borrow_and_update().clone();
            if let Some(shown) = shown {
                let Marks { site, panel } = live.marks(&shown);
                let event = Event::default().data(format!(r#"{{"site":"{site}","signalements":"{panel}"}}"#));
                return Some((Ok(event), (changes, live)));
            }
        }
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn panel(State(live): State<Arc<Live>>) -> Response {
    with_type("x.html", live.shown().await.panel.clone())
}

async fn page(State(live): State<Arc<Live>>, uri: Uri, headers: HeaderMap) -> Response {
    let shown = live.shown().await;
    let marks = live.marks(&shown);
    let Some(site) = shown.site.clone() else {
        let page = complaints::page(&shown.panel, shown.lang);
        return (StatusCode::SERVICE_UNAVAILABLE, with_type("x.html", follow(&page, "", &marks)))
            .into_response();
    };
    match search::asked(&uri, &headers, &site.base) {
        Asked::Nothing => {}
        Asked::Elsewhere(address) => return moved(&address, &uri),
        Asked::Question(question) => return answer(live, shown, site, question).await,
    }
    let (status, path) = match address::find(uri.path(), &site.paths, &site.base) {
        Answer::File(path) => (StatusCode::OK, Some(path)),
        Answer::Elsewhere(address) => return moved(&address, &uri),
        Answer::Nothing => match search::file(uri.path(), &site.base) {
            // Known only once they are made.
            Some(path) => (StatusCode::OK, Some(path)),
            None => (StatusCode::NOT_FOUND, OutputPath::new("404.html")),
        },
    };
    let Some(path) = path else { return status.into_response() };
    // A page takes some milliseconds of work, and a theme may be wrong in any way.
    let made = tokio::task::spawn_blocking(move || (make(&shown, &path, &marks), shown, marks, path)).await;
    match made {
        Ok((Ok(Some(bytes)), _, _, path)) => (status, with_type(path.as_str(), bytes)).into_response(),
        Ok((Ok(None), ..)) => StatusCode::NOT_FOUND.into_response(),
        Ok((Err(panel), shown, marks, _)) => {
            let page = complaints::page(&panel, shown.lang);
            (StatusCode::INTERNAL_SERVER_ERROR, with_type("x.html", follow(&page, "", &marks)))
                .into_response()
        }
        Err(_) => fault(&live).await,
    }
}

/// Answers a search, from an index made when somebody searches for the first time since a change.
async fn answer(live: Arc<Live>, shown: Arc<Shown>, site: Arc<Site>, question: Question) -> Response {
    let marks = live.marks(&shown);
    let work = move || match search::answer(&site, &question) {
        Ok(Found::Json(json)) => with_type("x.json", json),
        Ok(Found::Page(page)) => with_type("x.html", follow(&page, &shown.panel, &marks)),
        Err(complaint) => {
            let all: Diagnostics = [*complaint].into_iter().collect();
            let panel = complaints::panel(&all, &site.sources, true, shown.lang);
            let page = follow(&complaints::page(&panel, shown.lang), "", &marks);
            (StatusCode::INTERNAL_SERVER_ERROR, with_type("x.html", page)).into_response()
        }
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(response) => response,
        Err(_) => fault(&live).await,
    }
}

fn moved(address: &str, uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::from_str(&format!("{address}{query}")) {
        Ok(location) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

async fn fault(live: &Live) -> Response {
    let shown = live.shown().await;
    let fault = text(
        "une faute de Boussole lui-même a empêché de faire cette page ; merci de nous la signaler",
        "a fault of Boussole itself prevented this page; please report it",
    );
    let page = complaints::page(&complaints::trouble(&fault, shown.lang), shown.lang);
    (StatusCode::INTERNAL_SERVER_ERROR, with_type("x.html", page)).into_response()
}

/// Makes a file of the site; when it cannot be made, gives the complaint as a panel.
fn make(shown: &Shown, path: &OutputPath, marks: &Marks) -> Result<Option<Vec<u8>>, String> {
    let Some(site) = &shown.site else { return Ok(None) };
    let bytes = match site.files.make(path) {
        Ok(Some(artifact)) => match artifact.content {
            ArtifactContent::Bytes(bytes) => bytes.to_vec(),
            ArtifactContent::File(file) => std::fs::read(&file).map_err(|error| {
                let path = file.display();
                let fault = text(
                    format!("{path} ne peut pas être lu : {error}"),
                    format!("{path} cannot be read: {error}"),
                );
                complaints::trouble(&fault, shown.lang)
            })?,
        },
        Ok(None) => return Ok(None),
        Err(complaint) => {
            let all: Diagnostics = [*complaint].into_iter().collect();
            return Err(complaints::panel(&all, &site.sources, true, shown.lang));
        }
    };
    match content_type(path.as_str()).starts_with("text/html") {
        true => Ok(Some(follow(&String::from_utf8_lossy(&bytes), &shown.panel, marks).into_bytes())),
        false => Ok(Some(bytes)),
    }
}

/// Adds to a page what shows the complaints and loads it again when the site changes.
fn follow(page: &str, panel: &str, marks: &Marks) -> String {
    let head = format!(
        r#"<link rel="stylesheet" href="/_boussole/direct.css"><script src="/_boussole/direct.js" data-site="{}" data-signalements="{}" defer></script>"#,
        marks.site, marks.panel
    );
    // Tag names are the theme's: it may write them in capitals.
    let lower = page.to_ascii_lowercase();
    let head_end = lower.find("</head>").unwrap_or(0);
    let body_end = lower.rfind("</body>").filter(|end| *end >= head_end).unwrap_or(page.len());
    [&page[..head_end], &head, &page[head_end..body_end], panel, &page[body_end..]].concat()
}

fn with_type(path: &str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)))], body.into()).into_response()
}
