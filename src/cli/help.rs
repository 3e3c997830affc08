//! `boussole help`: the help of Boussole or of one of its commands.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::command::{positional, tree};
use super::failure::Failure;
use super::{Console, Exit, pick};
use crate::diagnostic::{Lang, did_you_mean, text};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let help = pick(lang, "Commande à expliquer", "Command to explain");
    Command::new("help")
        .about(pick(
            lang,
            "Affiche l’aide de Boussole ou d’une commande",
            "Show the help of Boussole or of a command",
        ))
        .arg(positional(lang, "command", pick(lang, "COMMANDE", "COMMAND"), help))
}

/// Prints the help.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let mut tree = tree(console.lang);
    tree.build();
    let name = matches.get_one::<String>("command");
    let help = match name.map(|name| tree.find_subcommand_mut(name).ok_or(name)) {
        None => tree.render_help(),
        Some(Ok(command)) => command.render_help(),
        Some(Err(name)) => {
            let names = tree.get_subcommands().map(|command| command.get_name());
            return Err(Failure::new(text(
                format!("il n’y a pas de commande « {name} »"),
                format!("there is no command “{name}”"),
            ))
            .maybe_hint(did_you_mean(name, names)));
        }
    };
    writeln!(console.out(), "{}", help.ansi().to_string().trim_end())
        .map_err(|error| Failure::output(&error))?;
    Ok(Exit::Clean)
}
