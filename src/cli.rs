//! The command: arguments in, messages and an exit code out.
//!
//! The only folder that knows clap, the terminal and the clock. Each command is a file with its
//! arguments (`command`) and what it does (`run`). Whatever people read is French unless they ask for
//! English, clap's own messages included. What a program reads goes to the standard output;
//! everything else goes to the error output.

mod build;
mod check;
mod command;
mod completions;
mod console;
mod doctor;
mod explain;
mod export;
mod failure;
mod fmt;
mod help;
mod host;
mod import;
mod init;
mod language;
mod lexiques;
mod man;
mod new;
mod progress;
mod report;
mod schema;
mod search;
mod serve;
mod similar;
mod site;
mod summary;
mod theme;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::diagnostic::Lang;
use console::Console;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, nothing to mend.
    Clean,
    /// 1: errors in the texts; nothing was published.
    Errors,
    /// 2: misused, or the machine refused.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Errors => 1,
            Exit::Failed => 2,
        })
    }
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = language::choose(&arguments, std::env::var("BOUSSOLE_LANG").ok(), sys_locale::get_locale());
    let console = Console::new(lang, language::early(&arguments, "--color").as_deref());
    // A flaw of Boussole itself must not look like a flaw of the author's text.
    std::panic::set_hook(Box::new(move |panic| failure::say_panic(panic, lang)));
    let run = std::panic::catch_unwind(|| run(&arguments, console));
    run.unwrap_or(Exit::Failed).into()
}

fn run(arguments: &[OsString], console: Console) -> Exit {
    let lang = console.lang;
    let matches = match command::tree(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, arguments, &console),
    };
    let console = console.with(&matches);
    let Some((name, matches)) = matches.subcommand() else {
        return Exit::Failed;
    };
    let result = match name {
        "init" => init::run(matches, &console),
        "new" => new::run(matches, &console),
        "check" => check::run(matches, &console),
        "build" => build::run(matches, &console),
        "serve" => serve::run(matches, &console),
        "fmt" => fmt::run(matches, &console),
        "import" => import::run(matches, &console),
        "lexiques" => lexiques::run(matches, &console),
        "report" => report::run(matches, &console),
        "schema" => schema::run(matches, &console),
        "search" => search::run(matches, &console),
        "export" => export::run(matches, &console),
        "doctor" => doctor::run(matches, &console),
        "host" => host::run(matches, &console),
        "theme" => theme::run(matches, &console),
        "explain" => explain::run(matches, &console),
        "completions" => completions::run(matches, &console),
        "man" => man::run(&console),
        _ => help::run(matches, &console),
    };
    result.unwrap_or_else(|failure| {
        console.fail(&failure);
        Exit::Failed
    })
}

/// One of two things, by language.
fn pick<T>(lang: Lang, fr: T, en: T) -> T {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// A number and its noun: « 1 terme », « 2 termes ». In French nought is singular.
fn count(lang: Lang, number: usize, one: (&str, &str), many: (&str, &str)) -> String {
    match lang {
        Lang::Fr => format!("{number} {}", if number < 2 { one.0 } else { many.0 }),
        Lang::En => format!("{number} {}", if number == 1 { one.1 } else { many.1 }),
    }
}

/// French text whose lines will be broken between words: no-break spaces where one must not break.
fn typeset(text: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return text.to_owned();
    }
    let mut typeset = text.replace("« ", "«\u{a0}");
    for mark in [" :", " ;", " ?", " !", " »"] {
        typeset = typeset.replace(mark, &mark.replace(' ', "\u{a0}"));
    }
    typeset
}
