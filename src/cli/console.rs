//! Where messages go, and how they look there.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use clap::ArgMatches;

use super::failure::Failure;
use super::pick;
use crate::diagnostic::{Diagnostics, Lang};
use crate::report::{self, Format, printable};
use crate::source::Sources;

const BOLD: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const WARN: Style = AnsiColor::Yellow.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// The two outputs of the process and the wishes of whoever reads them.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    /// The language of messages.
    pub lang: Lang,
    /// How complaints are written.
    pub format: Format,
    quiet: bool,
    color: ColorChoice,
}

impl Console {
    /// A console in that language; `color` is a word of `--color`.
    pub fn new(lang: Lang, color: Option<&str>) -> Self {
        let color = match color {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Console { lang, format: Format::Text, quiet: false, color }
    }

    /// The same console once arguments are parsed.
    pub fn with(self, matches: &ArgMatches) -> Self {
        let format = matches.get_one::<String>("format").and_then(|word| Format::of_key(word));
        Console { format: format.unwrap_or_default(), quiet: matches.get_flag("quiet"), ..self }
    }

    /// The standard output, for what was asked for.
    pub fn out(&self) -> AutoStream<io::StdoutLock<'static>> {
        AutoStream::new(io::stdout().lock(), self.choice(AutoStream::choice(&io::stdout())))
    }

    /// Whether the standard output takes no colours.
    pub fn out_is_plain(&self) -> bool {
        self.choice(AutoStream::choice(&io::stdout())) == ColorChoice::Never
    }

    /// The error output, for messages.
    pub fn err(&self) -> AutoStream<io::StderrLock<'static>> {
        AutoStream::new(io::stderr().lock(), self.choice(AutoStream::choice(&io::stderr())))
    }

    /// Whether a person watches the messages and would like to know what goes on.
    pub fn is_watched(&self) -> bool {
        !self.quiet && !self.format.is_machine() && io::stderr().is_terminal()
    }

    /// A message on a line of its own, unless `--quiet`.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            self.line(Style::new(), "", line);
        }
    }

    /// A message that says that all went well, its first words standing out.
    pub fn rejoice(&self, first: &str, line: &str) {
        if !self.quiet {
            self.line(GOOD, first, line);
        }
    }

    /// A message to pay attention to.
    pub fn warn(&self, line: &str) {
        if !self.quiet {
            self.line(WARN, pick(self.lang, "attention : ", "warning: "), line);
        }
    }

    /// What to type next, unless `--quiet`.
    pub fn advise(&self, what: &str, command: &str) {
        if !self.quiet {
            let (what, command) = (printable(what), printable(command));
            let colon = pick(self.lang, " :", ":");
            let _ = writeln!(self.err(), "  {what}{colon} {BOLD}{command}{BOLD:#}");
        }
    }

    /// Why it could not be done, and the way out. `--quiet` does not hide it.
    pub fn fail(&self, failure: &Failure) {
        if failure.is_silent {
            return;
        }
        self.line(BAD, pick(self.lang, "erreur : ", "error: "), failure.message.get(self.lang));
        for hint in &failure.hints {
            self.line(HELP, pick(self.lang, "  aide : ", "  help: "), hint.get(self.lang));
        }
    }

    /// Complaints: to the error output for people, to the standard output for programs.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn report(&self, diagnostics: &Diagnostics, sources: &Sources, base: &str) -> Result<(), Failure> {
        let write = |out: &mut dyn Write, color: bool| {
            let style =
                report::Style { color, width: width(), no_graphics: no_graphics(), base: base.to_owned() };
            let mut out = io::BufWriter::new(out);
            report::write(self.format, diagnostics, sources, self.lang, &style, &mut out)?;
            out.flush()
        };
        let written = match self.format.is_machine() {
            true => write(&mut self.out(), false),
            false => {
                let mut err = self.err();
                let color = err.current_choice() != ColorChoice::Never;
                write(&mut err, color)
            }
        };
        written.map_err(|error| Failure::output(&error))
    }

    /// Whether only errors are wanted.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    fn line(&self, style: Style, first: &str, rest: &str) {
        // Nothing can be said about an error output that cannot be written to.
        let _ = writeln!(self.err(), "{style}{}{style:#}{}", printable(first), printable(rest));
    }

    fn choice(&self, detected: ColorChoice) -> ColorChoice {
        match self.color {
            ColorChoice::Auto => detected,
            wish => wish,
        }
    }
}

/// Columns of the terminal, within reason; `COLUMNS` for what is not one.
pub fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    let variable = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(variable).unwrap_or(100).clamp(40, 140)
}

fn no_graphics() -> bool {
    std::env::var_os("NO_GRAPHICS").is_some_and(|value| !value.is_empty())
}
