//! Compiling after each change, whatever the change.

use std::any::Any;
use std::collections::HashSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Instant;

use super::Event;
use super::complaints;
use super::live::{Live, Site};
use super::search::Index;
use super::watch::{Signal, Watch};
use crate::diagnostic::{Lang, Text, text};
use crate::edition::{BuildInfo, Files as _};
use crate::pipeline::{Outcome, Session};
use crate::project::{LoadError, Project};
use crate::source::Source;

/// Stops the watching and the building.
pub struct Stop(Sender<Signal>);

impl Stop {
    /// Tells the thread; it finishes the build that it is at.
    pub fn now(&self) {
        let _ = self.0.send(Signal::Stop);
    }
}

/// Starts the thread that watches and compiles.
pub fn start(
    root: PathBuf,
    lang: Lang,
    info: BuildInfo,
    live: Arc<Live>,
    on_event: Box<dyn FnMut(Event<'_>) + Send>,
) -> io::Result<Stop> {
    // The system names files by their real folder.
    let root = root.canonicalize().or_else(|_| std::path::absolute(&root))?;
    let (sender, signals) = channel();
    let stop = Stop(sender.clone());
    std::thread::Builder::new().name("rebuild".to_owned()).spawn(move || {
        // Watching starts first: what is saved during the first build is not missed.
        let mut watch = Watch::start(&root, sender, signals);
        let mut builder = Builder {
            root,
            lang,
            info,
            live,
            on_event,
            session: Session::served(),
            project: Project::default(),
            is_current: false,
            has_shown: false,
            is_polling: false,
        };
        loop {
            builder.rebuild();
            builder.tell_polling(watch.is_polling());
            if !watch.wait() {
                return;
            }
        }
    })?;
    Ok(stop)
}

struct Builder {
    root: PathBuf,
    lang: Lang,
    info: BuildInfo,
    live: Arc<Live>,
    on_event: Box<dyn FnMut(Event<'_>) + Send>,
    session: Session,
    project: Project,
    /// Whether what is shown comes from `project`.
    is_current: bool,
    /// Whether a site could ever be shown.
    has_shown: bool,
    is_polling: bool,
}

impl Builder {
    fn rebuild(&mut self) {
        let start = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| self.compile())) {
            Ok(Ok(None)) => {}
            Ok(Ok(Some(outcome))) => {
                self.lang = outcome.edition.config.lang;
                let panel = complaints::panel(
                    &outcome.diagnostics,
                    &outcome.sources,
                    outcome.site.is_some() || !self.has_shown,
                    self.lang,
                );
                let site = outcome.site.clone().map(|files| Site {
                    index: Index::of(Arc::clone(&outcome.edition)),
                    paths: files.paths().into_iter().collect::<HashSet<_>>(),
                    files,
                    base: outcome.edition.config.base_url.as_ref().map_or("/", |base| base.path()).to_owned(),
                    sources: Arc::clone(&outcome.sources),
                });
                let is_good = site.is_some();
                self.has_shown |= is_good;
                self.live.show(site, panel, self.lang);
                (self.on_event)(match is_good {
                    true => Event::Built(&outcome, start.elapsed()),
                    false => Event::Failed(&outcome, start.elapsed()),
                });
            }
            Ok(Err(error)) => self.fail(unreadable(&error)),
            Err(panic) => {
                // What it remembers may be half changed.
                self.session = Session::served();
                self.project = Project::default();
                self.fail(crash(&*panic));
            }
        }
    }

    /// Compiles the folder as it is; `None` when nothing that matters has changed.
    fn compile(&mut self) -> Result<Option<Outcome>, LoadError> {
        let project = Project::reload(&self.root, &self.project)?;
        let is_same = self.is_current && is_same(&self.project, &project);
        self.project = project;
        if is_same {
            return Ok(None);
        }
        let outcome = self.session.compile(&self.project, self.info.clone(), false);
        self.is_current = true;
        Ok(Some(outcome))
    }

    fn fail(&mut self, trouble: Text) {
        self.is_current = false;
        self.live.show(None, complaints::trouble(&trouble, self.lang), self.lang);
        (self.on_event)(Event::Trouble(trouble));
    }

    fn tell_polling(&mut self, is_polling: bool) {
        if is_polling && !self.is_polling {
            (self.on_event)(Event::Trouble(text(
                "le système ne signale pas les changements de ce dossier : ils seront vus en une seconde environ",
                "the system does not tell the changes of this folder: they will be seen in about a second",
            )));
        }
        self.is_polling = is_polling;
    }
}

/// Saving without changing anything must not load anybody's page again.
fn is_same(before: &Project, now: &Project) -> bool {
    let same = |a: &Arc<Source>, b: &Arc<Source>| Arc::ptr_eq(a, b);
    let same_option = |a: &Option<Arc<Source>>, b: &Option<Arc<Source>>| match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        _ => false,
    };
    same_option(&before.config, &now.config)
        && same_option(&before.bibliography, &now.bibliography)
        && same_option(&before.lock, &now.lock)
        && before.rejected == now.rejected
        && before.entries.len() == now.entries.len()
        && before.entries.iter().zip(&now.entries).all(|(a, b)| same(a, b))
        && before.assets.len() == now.assets.len()
        && before.assets.iter().zip(&now.assets).all(|(a, b)| (&a.path, a.stamp) == (&b.path, b.stamp))
        && before.theme.len() == now.theme.len()
        && before.theme.iter().zip(&now.theme).all(|(a, b)| a.path == b.path && a.bytes == b.bytes)
}

fn unreadable(error: &LoadError) -> Text {
    let path = error.path.display();
    match error.error.kind() {
        io::ErrorKind::NotFound => text(
            format!("{path} n’est pas là : remettez-le, et le site reviendra de lui-même"),
            format!("{path} is not there: put it back, and the site will come back by itself"),
        ),
        _ => text(
            format!("{path} ne peut pas être lu : {}", error.error),
            format!("{path} cannot be read: {}", error.error),
        ),
    }
}

fn crash(panic: &(dyn Any + Send)) -> Text {
    let words = panic.downcast_ref::<&str>().copied();
    let words = words.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("?");
    text(
        format!(
            "une faute de Boussole lui-même a arrêté la compilation ({words}) : le prochain changement en lancera une autre ; merci de nous la signaler"
        ),
        format!(
            "a fault of Boussole itself stopped the build ({words}): the next change will start another; please report it"
        ),
    )
}
