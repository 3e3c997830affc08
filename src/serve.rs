//! The site on one's own computer, made again after each change.
//!
//! Three parts that know each other through [`live::Live`], the site as it is shown at the moment:
//! [`watch`] notices changes, [`rebuild`] compiles, [`http`] answers, with [`search`] for whoever looks for something. Nothing is written on the disk.
//! A site that cannot be compiled leaves the last good one shown, with the complaints over it.
//!
//! Only this computer is answered, under its own names: a page of somebody's site cannot read a
//! draft through a name of its own that leads here (DNS rebinding).

mod address;
mod browser;
mod complaints;
mod http;
mod live;
mod media;
mod rebuild;
mod search;
mod watch;

pub(crate) use address::decode;
#[cfg(test)]
pub(crate) use media::content_type;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;

use crate::diagnostic::{Lang, Text, text};
use crate::edition::BuildInfo;
use crate::pipeline::Outcome;
use live::Live;

/// The port when nobody asks for another.
pub const PORT: u16 = 4000;

/// What to serve, and how.
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The port that was asked for; `None` takes [`PORT`], or the first free one after it.
    pub port: Option<u16>,
    /// Whether the browser is opened.
    pub open: bool,
    /// The language of what is said before the site's own is known.
    pub lang: Lang,
    /// The circumstances of every build, drafts among them.
    pub info: BuildInfo,
    /// Told what happens, in the thread where it happens.
    pub on_event: Box<dyn FnMut(Event<'_>) + Send>,
}

/// What happens while a site is served.
pub enum Event<'a> {
    /// The address where the site is.
    Listening(&'a str),
    /// A site was compiled and is shown.
    Built(&'a Outcome, Duration),
    /// Errors: the last good site is still shown.
    Failed(&'a Outcome, Duration),
    /// The folder cannot be read, the program met a fault of its own, changes are noticed later…
    Trouble(Text),
}

/// A site that is being served.
pub struct Server {
    address: String,
    runtime: Runtime,
    stop: rebuild::Stop,
}

/// Serves a site until Ctrl-C.
///
/// # Errors
/// As [`Server::start`].
pub fn run(options: Options) -> Result<(), Error> {
    let server = Server::start(options)?;
    server.runtime.block_on(tokio::signal::ctrl_c()).map_err(Error::Machine)?;
    server.stop();
    Ok(())
}

impl Server {
    /// Serves a site until [`Server::stop`]. Gives back at once: the first build goes on meanwhile,
    /// and requests wait for it.
    ///
    /// # Errors
    /// When the port is taken or refused, or the system gives no thread. A site that cannot be
    /// compiled is not an error: the page says so.
    pub fn start(options: Options) -> Result<Server, Error> {
        let Options { root, port, open, lang, info, mut on_event } = options;
        let listener = http::listen(port)?;
        let address = format!("http://{}/", listener.local_addr().map_err(Error::Machine)?);
        // Pages are made on threads of their own: these two only pass bytes.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(Error::Machine)?;
        let live = Arc::new(Live::default());
        {
            let _context = runtime.enter();
            let listener = tokio::net::TcpListener::from_std(listener).map_err(Error::Machine)?;
            runtime.spawn(http::serve(listener, Arc::clone(&live)));
        }
        on_event(Event::Listening(&address));
        let stop = rebuild::start(root, lang, info, live, on_event).map_err(Error::Machine)?;
        if open {
            browser::open(&address);
        }
        Ok(Server { address, runtime, stop })
    }

    /// The address of the home page.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Stops answering and watching. Pages that are open look for the server until it is back.
    pub fn stop(self) {
        self.stop.now();
        self.runtime.shutdown_timeout(Duration::from_millis(200));
    }
}

/// Why a site cannot be served.
#[derive(Debug)]
pub enum Error {
    /// Another program has that port.
    Taken(u16),
    /// The system does not give that port.
    Refused(u16, io::Error),
    /// The system gives no thread or no timer.
    Machine(io::Error),
}

impl Error {
    /// What happened and what to do, in both languages.
    pub fn text(&self) -> Text {
        match self {
            Error::Taken(port) => text(
                format!(
                    "le port {port} est pris par un autre programme : arrêtez-le, ou essayez --port {}",
                    port.wrapping_add(1).max(1024)
                ),
                format!(
                    "port {port} is taken by another program: stop it, or try --port {}",
                    port.wrapping_add(1).max(1024)
                ),
            ),
            Error::Refused(port, error) => text(
                format!("le système refuse le port {port} ({error}) : essayez --port {PORT}"),
                format!("the system refuses port {port} ({error}): try --port {PORT}"),
            ),
            Error::Machine(error) => text(
                format!("le serveur ne peut pas démarrer : {error}"),
                format!("the server cannot start: {error}"),
            ),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests;
