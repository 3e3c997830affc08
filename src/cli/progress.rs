//! One line, rewritten, for whoever waits at a terminal longer than a second.

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::Console;

/// Nobody wonders what goes on before that.
const PATIENCE: Duration = Duration::from_secs(1);
const BEAT: Duration = Duration::from_millis(100);

/// The line; it is gone when this is dropped.
#[derive(Debug)]
pub struct Progress {
    line: Option<(Sender<&'static str>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins to wait. Nothing is ever written when nobody watches.
    pub fn start(console: &Console, step: &'static str) -> Self {
        if !console.is_watched() {
            return Progress { line: None };
        }
        let (sender, steps) = channel();
        let console = *console;
        let thread = std::thread::spawn(move || show(&console, step, &steps));
        Progress { line: Some((sender, thread)) }
    }

    /// Says what is being done now.
    pub fn step(&self, step: &'static str) {
        if let Some((sender, _)) = &self.line {
            // The line may have been lost; the work goes on.
            let _ = sender.send(step);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.line.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn show(console: &Console, mut step: &'static str, steps: &Receiver<&'static str>) {
    let start = Instant::now();
    let mut shown = String::new();
    loop {
        match steps.recv_timeout(BEAT) {
            Ok(next) => step = next,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        let waited = start.elapsed();
        let line = format!("{step}… {} s", waited.as_secs());
        if waited >= PATIENCE && line != shown {
            rewrite(console, &line, &shown);
            shown = line;
        }
    }
    if !shown.is_empty() {
        rewrite(console, "", &shown);
    }
}

/// Puts a line in the place of the one before it, blanks over what is longer: escape sequences are
/// taken out when colours are. A terminal that is gone is no reason to stop.
fn rewrite(console: &Console, line: &str, before: &str) {
    let blanks = " ".repeat(before.chars().count().saturating_sub(line.chars().count()));
    let back = if line.is_empty() { "\r" } else { "" };
    let mut err = console.err();
    let _ = write!(err, "\r{line}{blanks}{back}").and_then(|()| err.flush());
}
