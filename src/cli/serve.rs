//! `boussole serve`: the site on this computer, made again after each change.

use std::time::Duration;

use clap::{Arg, ArgMatches, Command};

use super::build::drafts;
use super::command::{flag, option};
use super::failure::Failure;
use super::site::{Site, build_info};
use super::{Console, Exit, check, pick, summary};
use crate::diagnostic::{Lang, Severity};
use crate::pipeline::Outcome;
use crate::serve::{self, Event, Options};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("serve")
        .about(pick(
            lang,
            "Montre le site sur cet ordinateur et le refait à chaque changement",
            "Show the site on this computer and make it again after each change",
        ))
        .arg(port(lang))
        .arg(flag("open", pick(lang, "Ouvre le navigateur", "Open the browser")))
        .arg(drafts(lang))
}

fn port(lang: Lang) -> Arg {
    let reason = pick(lang, "un nombre de 0 à 65535 est attendu", "a number from 0 to 65535 is expected");
    option(
        "port",
        pick(lang, "NOMBRE", "NUMBER"),
        pick(
            lang,
            "Port à écouter (sans cette option : 4000, ou le premier libre après lui)",
            "Port to listen on (by default 4000, or the first free one after it)",
        ),
    )
    .short('p')
    .value_parser(move |word: &str| word.parse::<u16>().map_err(|_| reason.to_owned()))
}

/// Serves until it is stopped.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let site = Site::find(matches)?;
    let console = *console;
    let options = Options {
        root: site.root.clone(),
        port: matches.get_one::<u16>("port").copied(),
        open: matches.get_flag("open"),
        lang: console.lang,
        info: build_info(matches.get_flag("drafts"), None)?,
        on_event: Box::new(move |event| tell(&event, &site, &console)),
    };
    serve::run(options).map_err(|error| Failure::new(error.text()))?;
    Ok(Exit::Clean)
}

/// A line for each thing that happens; the excerpts when it is an error. The pages show the rest.
fn tell(event: &Event<'_>, site: &Site, console: &Console) {
    let lang = console.lang;
    match event {
        Event::Listening(address) => {
            console.rejoice(pick(lang, "Le site est là : ", "The site is here: "), address);
            console.say(pick(
                lang,
                "  Il se refait à chaque changement. Pour arrêter : Ctrl-C",
                "  It is made again after each change. To stop: Ctrl-C",
            ));
        }
        Event::Built(outcome, elapsed) => console.say(&built(outcome, *elapsed, lang)),
        Event::Failed(outcome, _) => {
            let errors = check::shown(&outcome.diagnostics, Severity::Error, console);
            // An output that cannot be written to must not stop the server.
            let _ = console.report(&errors, &outcome.sources, &site.base);
            let number = outcome.count(Severity::Error);
            let errors = summary::severity_count(Severity::Error, number, lang);
            console.say(&pick(
                lang,
                format!("{errors} : le dernier bon site reste affiché, s’il y en a un."),
                format!("{errors}: the last good site is still shown, if there is one."),
            ));
        }
        Event::Trouble(words) => console.warn(words.get(lang)),
    }
}

fn built(outcome: &Outcome, elapsed: Duration, lang: Lang) -> String {
    let entries = summary::entries(&outcome.counts, outcome.drafts(), lang);
    let complaints = summary::complaints(&outcome.diagnostics, lang);
    let time = summary::duration(elapsed, lang);
    pick(lang, format!("{entries} : {complaints} ({time})."), format!("{entries}: {complaints} ({time})."))
}
