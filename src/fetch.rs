//! What comes from the web, when a command asks for it: the only file that knows ureq, rustls and the
//! certificates of the system. A build never comes here.
//!
//! Every wait, every body and every chain of redirects has an end, only http and https are spoken, and
//! what was asked for by https is never answered in clear.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use ureq::http::Uri;
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Proxy, ResponseExt};

use crate::diagnostic::{Text, text};

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The whole answer.
    Get,
    /// Its status and its headers only.
    Head,
}

/// How much is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of a body: a bigger one is an error.
    pub bytes: u64,
    /// The redirects followed: one more is an error. With none, the redirect itself is the answer.
    pub redirects: u32,
    /// The time of a whole exchange.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 64 * 1024 * 1024, redirects: 5, time: Duration::from_secs(60) }
    }
}

/// What a server answered, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it came from, after the redirects.
    pub url: String,
    /// HTTP status.
    pub status: u16,
    /// Headers in the order received, their names in small letters. Bytes that are no text are replaced.
    pub headers: Vec<(String, String)>,
    /// The body as it was sent: never decompressed.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Neither http nor https, or no address at all.
    Address(String),
    /// No such host.
    UnknownHost(String),
    /// Nobody answered in time.
    Late(Duration),
    /// The certificate of the server is not one to trust, or TLS failed.
    Untrusted(Text),
    /// A body of more bytes than the limit.
    TooBig(u64),
    /// Too many redirects.
    Redirects(u32),
    /// A redirect from https to http.
    Downgraded(String),
    /// The connection failed, or what came back was no HTTP.
    Broken(Text),
}

/// Asks servers.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    limits: Limits,
}

impl Answer {
    /// The first header of that name, in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether the status is 200 to 299.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl Client {
    /// A client with those limits, which trusts what the system trusts (`SSL_CERT_FILE` honoured) and
    /// goes through the proxy that the environment names.
    pub fn new(limits: Limits) -> Client {
        let roots = rustls_native_certs::load_native_certs().certs;
        let roots: Vec<Certificate<'static>> =
            roots.iter().map(|root| Certificate::from_der(root).to_owned()).collect();
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::Specific(Arc::new(roots)))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .user_agent(concat!("boussole/", env!("CARGO_PKG_VERSION")))
            .max_redirects(limits.redirects)
            .save_redirect_history(true)
            .timeout_global(Some(limits.time))
            .build();
        Client { agent: config.new_agent(), limits }
    }

    /// Asks for an address, with those headers.
    ///
    /// # Errors
    /// When there is no whole answer within the limits. A status of failure is an answer.
    pub fn ask(&self, method: Method, url: &str, headers: &[(&str, &str)]) -> Result<Answer, FetchError> {
        let wrong = || FetchError::Address(shown(url));
        let uri: Uri = url.trim().parse().map_err(|_| wrong())?;
        let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
        let host = uri.host().filter(|host| is_web && !host.is_empty()).ok_or_else(wrong)?;
        let request = match method {
            Method::Get => self.agent.get(&uri),
            Method::Head => self.agent.head(&uri),
        };
        // This computer is never behind its own proxy.
        let proxy = if is_here(host) { None } else { Proxy::try_from_env() };
        let request = request.config().proxy(proxy).build();
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let mut response = request.call().map_err(|error| self.explain(error, &uri))?;
        let places = response.get_redirect_history().unwrap_or_default();
        let is_safe = |place: &Uri| place.scheme_str() == Some("https");
        if is_safe(&uri)
            && let Some(place) = places.iter().find(|place| !is_safe(place))
        {
            return Err(FetchError::Downgraded(shown(&place.to_string())));
        }
        let headers = response.headers().iter().map(|(name, value)| {
            (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        });
        let (url, status, headers) =
            (response.get_uri().to_string(), response.status().as_u16(), headers.collect());
        let body = match method {
            Method::Head => Vec::new(),
            Method::Get => {
                let body = response.body_mut().with_config().limit(self.limits.bytes);
                body.read_to_vec().map_err(|error| self.explain(error, &uri))?
            }
        };
        Ok(Answer { url, status, headers, body })
    }

    /// Asks for the whole of an address.
    ///
    /// # Errors
    /// As [`Client::ask`].
    pub fn get(&self, url: &str) -> Result<Answer, FetchError> {
        self.ask(Method::Get, url, &[])
    }

    /// Asks for the status and the headers of an address.
    ///
    /// # Errors
    /// As [`Client::ask`].
    pub fn head(&self, url: &str) -> Result<Answer, FetchError> {
        self.ask(Method::Head, url, &[])
    }

    fn explain(&self, error: ureq::Error, uri: &Uri) -> FetchError {
        let host = || shown(uri.host().unwrap_or_default());
        match error {
            ureq::Error::BodyExceedsLimit(_) => FetchError::TooBig(self.limits.bytes),
            ureq::Error::Timeout(_) => FetchError::Late(self.limits.time),
            ureq::Error::HostNotFound => FetchError::UnknownHost(host()),
            ureq::Error::TooManyRedirects => FetchError::Redirects(self.limits.redirects),
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => FetchError::Address(shown(&uri.to_string())),
            ureq::Error::Rustls(error) => FetchError::Untrusted(distrust(&error)),
            ureq::Error::Tls(_) => FetchError::Untrusted(in_english(&error)),
            // TLS speaks through the socket too.
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
                FetchError::Untrusted(tls.map_or_else(|| in_english(&error), distrust))
            }
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
                FetchError::Late(self.limits.time)
            }
            // The standard library has no kind of error for it.
            ureq::Error::Io(error) if error.to_string().contains("lookup address") => {
                FetchError::UnknownHost(host())
            }
            ureq::Error::Io(error) => FetchError::Broken(failure(&error)),
            error => FetchError::Broken(in_english(&error)),
        }
    }
}

/// Why a certificate is not trusted.
fn distrust(error: &rustls::Error) -> Text {
    use rustls::CertificateError as Flaw;
    let rustls::Error::InvalidCertificate(flaw) = error else { return in_english(error) };
    match flaw {
        Flaw::Expired | Flaw::ExpiredContext { .. } => {
            text("son certificat a expiré", "its certificate has expired")
        }
        Flaw::NotValidYet | Flaw::NotValidYetContext { .. } => text(
            "son certificat n’est pas encore valable : l’heure de cet ordinateur est-elle juste ?",
            "its certificate is not valid yet: is the clock of this computer right?",
        ),
        Flaw::NotValidForName | Flaw::NotValidForNameContext { .. } => text(
            "son certificat est au nom d’un autre site",
            "its certificate is in the name of another site",
        ),
        Flaw::UnknownIssuer => text(
            "cet ordinateur ne connaît pas l’autorité de son certificat",
            "this computer does not know who issued its certificate",
        ),
        Flaw::Revoked => text("son certificat a été révoqué", "its certificate was revoked"),
        other => in_english(other),
    }
}

/// Why a connection failed.
fn failure(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => {
            text("personne n’écoute à cette adresse", "nobody listens at that address")
        }
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::BrokenPipe => {
            text("le serveur a coupé avant la fin", "the server hung up before the end")
        }
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkDown => {
            text("le réseau ne mène pas à ce serveur", "the network does not lead to that server")
        }
        _ => in_english(error),
    }
}

/// What a library says, when nothing better is known.
fn in_english(error: &dyn std::fmt::Display) -> Text {
    text(format!("en anglais : {error}"), error.to_string())
}

impl FetchError {
    /// What happened, for people.
    pub fn message(&self) -> Text {
        match self {
            FetchError::Address(url) => text(
                format!("« {url} » n’est pas une adresse http ou https"),
                format!("“{url}” is no http or https address"),
            ),
            FetchError::UnknownHost(host) => text(
                format!("aucun ordinateur ne s’appelle {host}, ou le réseau manque"),
                format!("no computer is called {host}, or there is no network"),
            ),
            FetchError::Late(time) => text(
                format!("pas de réponse complète en {} secondes", time.as_secs()),
                format!("no whole answer in {} seconds", time.as_secs()),
            ),
            FetchError::Untrusted(why) => text(
                format!("la connexion n’est pas sûre ({})", why.fr),
                format!("the connection is not to be trusted ({})", why.en),
            ),
            FetchError::TooBig(bytes) => text(
                format!("la réponse pèse plus de {} Mio", bytes / (1024 * 1024)),
                format!("the answer weighs more than {} MiB", bytes / (1024 * 1024)),
            ),
            FetchError::Redirects(most) => text(
                format!("l’adresse renvoie ailleurs plus de {most} fois"),
                format!("the address sends elsewhere more than {most} times"),
            ),
            FetchError::Downgraded(url) => text(
                format!("l’adresse renvoie vers une adresse sans https : {url}"),
                format!("the address sends to one without https: {url}"),
            ),
            FetchError::Broken(why) => text(
                format!("la connexion a échoué ({})", why.fr),
                format!("the connection failed ({})", why.en),
            ),
        }
    }
}

impl std::fmt::Display for FetchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for FetchError {}

/// An address in a message: short, without what a terminal would obey.
fn shown(url: &str) -> String {
    url.chars().filter(|c| !c.is_control()).take(120).collect()
}

fn is_here(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let address: Option<std::net::IpAddr> = host.parse().ok();
    host.eq_ignore_ascii_case("localhost") || address.is_some_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
