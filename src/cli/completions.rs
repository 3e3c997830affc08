//! `boussole completions`: what a shell needs to complete commands.

use std::io::Write;

use clap::{ArgMatches, Command};
use clap_complete::Shell;

use super::command::{positional, tree};
use super::failure::Failure;
use super::{Console, Exit, pick};
use crate::diagnostic::Lang;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let help = pick(
        lang,
        "Interpréteur : bash, zsh, fish, elvish ou powershell",
        "Shell: bash, zsh, fish, elvish or powershell",
    );
    Command::new("completions")
        .about(pick(
            lang,
            "Écrit de quoi compléter les commandes avec la touche Tab",
            "Write what completes commands with the Tab key",
        ))
        .after_help(pick(
            lang,
            "Par exemple, dans ~/.bashrc : source <(boussole completions bash)",
            "For instance, in ~/.bashrc: source <(boussole completions bash)",
        ))
        .arg(
            positional(lang, "shell", pick(lang, "INTERPRÉTEUR", "SHELL"), help)
                .required(true)
                .value_parser(clap::value_parser!(Shell)),
        )
}

/// Prints the script.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let shell = matches.get_one::<Shell>("shell").copied().unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut tree(console.lang), "boussole", &mut script);
    console.out().write_all(&script).map_err(|error| Failure::output(&error))?;
    Ok(Exit::Clean)
}
