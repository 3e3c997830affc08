//! A plain host: files of a folder under a base path, with the strict policy, and nothing else.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::Notify;

/// What every host of a Boussole site may send.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'";

pub struct Server {
    base: String,
    port: u16,
    gone: Arc<Notify>,
}

/// What a host does wrong with files whose path holds those words.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// They take so many milliseconds.
    Slow(&'static str, u64),
    /// They are not there.
    Missing(&'static str),
    /// They end before their end.
    Cut(&'static str),
}

struct Host {
    /// What it says of every file; somebody else's host says nothing.
    policy: Option<&'static str>,
    /// Whether scripts of other sites may read `donnees/`: `_headers` says so to the hosts that read it.
    is_open: bool,
    site: PathBuf,
    base: String,
    fault: Option<Fault>,
}

impl Server {
    pub async fn start(site: &Path, base: &str) -> Server {
        Server::with(site, base, None).await
    }

    pub async fn with(site: &Path, base: &str, fault: Option<Fault>) -> Server {
        Server::host(site, base, fault, Some(POLICY)).await
    }

    /// The host of somebody else, on another port, without a policy.
    pub async fn elsewhere(site: &Path) -> Server {
        Server::host(site, "/", None, None).await
    }

    async fn host(site: &Path, base: &str, fault: Option<Fault>, policy: Option<&'static str>) -> Server {
        let headers = std::fs::read_to_string(site.join("_headers")).unwrap_or_default();
        let is_open = headers.contains("donnees/*\n  Access-Control-Allow-Origin: *");
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Host { policy, is_open, site: site.to_owned(), base: base.to_owned(), fault });
        let app = Router::new().fallback(answer).with_state(state);
        let gone = Arc::new(Notify::new());
        let until = Arc::clone(&gone);
        tokio::spawn(async move {
            axum::serve(listener, app).with_graceful_shutdown(async move { until.notified().await }).await
        });
        Server { base: base.to_owned(), port, gone }
    }

    /// Leaves the network: open connections are closed too.
    pub fn stop(self) {
        self.gone.notify_one();
    }

    pub fn url(&self, page: &str) -> String {
        format!("http://127.0.0.1:{}{}{page}", self.port, self.base)
    }
}

async fn answer(State(host): State<Arc<Host>>, uri: Uri) -> Response {
    let Host { policy, is_open, site, base, fault } = &*host;
    let Some(path) = uri.path().strip_prefix(base.as_str()).filter(|path| !path.contains("..")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("xml") => "application/xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    };
    match fault {
        Some(Fault::Slow(words, milliseconds)) if path.contains(words) => {
            tokio::time::sleep(std::time::Duration::from_millis(*milliseconds)).await;
        }
        Some(Fault::Missing(words)) if path.contains(words) => return StatusCode::NOT_FOUND.into_response(),
        _ => {}
    }
    match tokio::fs::read(site.join(&path)).await {
        Ok(mut bytes) => {
            if matches!(fault, Some(Fault::Cut(words)) if path.contains(words)) {
                bytes.truncate(bytes.len() / 2);
            }
            let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
            let policy = policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy));
            let opening = (*is_open && path.starts_with("donnees/"))
                .then_some((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
            for (name, value) in policy.into_iter().chain(opening) {
                response.headers_mut().insert(name, header::HeaderValue::from_static(value));
            }
            response
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
