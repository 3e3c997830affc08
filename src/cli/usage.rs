//! What clap has to say, said in the reader's language.
//!
//! Clap writes its messages in English only, but tells what it found: kind of error, argument, value,
//! what is near. The sentences are made here.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;
use super::{Console, Exit, command};
use crate::diagnostic::{Text, did_you_mean, text};

/// Prints the help or the version that was asked for, or explains what is wrong with the arguments.
pub fn answer(error: &clap::Error, arguments: &[OsString], console: &Console) -> Exit {
    // Clap ends its pages with a line end or not, by what stands last.
    let page = format!("{}\n", error.render().ansi().to_string().trim_end());
    let (written, exit) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            (console.out().write_all(page.as_bytes()), Exit::Clean)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (console.err().write_all(page.as_bytes()), Exit::Failed)
        }
        _ => {
            console.fail(&explain(error, arguments, console));
            (Ok(()), Exit::Failed)
        }
    };
    match written {
        Ok(()) => exit,
        Err(error) => {
            console.fail(&Failure::output(&error));
            Exit::Failed
        }
    }
}

fn explain(error: &clap::Error, arguments: &[OsString], console: &Console) -> Failure {
    let get = |kind| error.get(kind).map(ToString::to_string).filter(|word| !word.is_empty());
    let argument = get(ContextKind::InvalidArg).unwrap_or_default();
    let value = get(ContextKind::InvalidValue);
    let tree = command::tree(console.lang);
    let failure = match (error.kind(), value) {
        (ErrorKind::InvalidSubcommand, _) => {
            let word = get(ContextKind::InvalidSubcommand).unwrap_or_default();
            let above = tree.get_subcommands().find(|above| {
                above.has_subcommands() && arguments.iter().any(|word| word == above.get_name())
            });
            let above = above.unwrap_or(&tree);
            let names: Vec<&str> = above.get_subcommands().map(|command| command.get_name()).collect();
            Failure::new(text(
                format!("il n’y a pas de commande « {word} »"),
                format!("there is no command “{word}”"),
            ))
            .maybe_hint(did_you_mean(&word, names.iter().copied()))
            .hint(text(
                format!("commandes possibles : {}", names.join(", ")),
                format!("possible commands: {}", names.join(", ")),
            ))
        }
        (ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::NoEquals, None) => {
            Failure::new(text(
                format!("il manque une valeur après « {argument} »"),
                format!("a value is missing after “{argument}”"),
            ))
        }
        (ErrorKind::InvalidValue, Some(value)) => Failure::new(text(
            format!("« {value} » n’est pas une valeur de « {argument} »"),
            format!("“{value}” is not a value of “{argument}”"),
        ))
        .maybe_hint(other_format(&argument, &value)),
        (ErrorKind::ValueValidation, Some(value)) => {
            let reason =
                std::error::Error::source(error).map(|source| format!(" ({source})")).unwrap_or_default();
            Failure::new(text(
                format!("« {value} » ne convient pas à « {argument} »{reason}"),
                format!("“{value}” does not suit “{argument}”{reason}"),
            ))
        }
        (ErrorKind::UnknownArgument | ErrorKind::TooManyValues, value) => {
            let word = value.unwrap_or(argument);
            match word.starts_with('-') {
                true => Failure::new(text(
                    format!("il n’y a pas d’option « {word} » ici"),
                    format!("there is no option “{word}” here"),
                )),
                false => {
                    Failure::new(text(format!("« {word} » est de trop"), format!("“{word}” is one too many")))
                }
            }
        }
        (ErrorKind::ArgumentConflict, _) => {
            match get(ContextKind::PriorArg).filter(|prior| *prior != argument) {
                Some(prior) => Failure::new(text(
                    format!("« {argument} » et « {prior} » ne vont pas ensemble"),
                    format!("“{argument}” and “{prior}” do not go together"),
                )),
                None => Failure::new(text(
                    format!("« {argument} » est écrit deux fois"),
                    format!("“{argument}” is written twice"),
                )),
            }
        }
        (ErrorKind::MissingRequiredArgument, _) => {
            Failure::new(text(format!("il manque : {argument}"), format!("missing: {argument}")))
        }
        (ErrorKind::MissingSubcommand, _) => {
            Failure::new(text("il manque une commande", "a command is missing"))
        }
        (ErrorKind::InvalidUtf8, _) => {
            Failure::new(text("un argument n’est pas du texte en UTF-8", "an argument is not UTF-8 text"))
        }
        _ => Failure::new(text("cette commande n’est pas comprise", "this command is not understood")),
    };
    let suggestion = get(ContextKind::SuggestedArg).or_else(|| get(ContextKind::SuggestedValue));
    let suggestion = suggestion
        .map(|name| text(format!("vouliez-vous dire « {name} » ?"), format!("did you mean “{name}”?")));
    let values = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            let values = values.join(", ");
            Some(text(format!("valeurs possibles : {values}"), format!("possible values: {values}")))
        }
        _ => None,
    };
    let named = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let about = named.into_iter().find(|word| tree.find_subcommand(word).is_some());
    let help = about.map_or("boussole help".to_owned(), |name| format!("boussole help {name}"));
    failure
        .maybe_hint(suggestion)
        .maybe_hint(values)
        .hint(text(format!("pour en savoir plus : {help}"), format!("to know more: {help}")))
}

/// Complaints and the report on the lexicon have each their forms: which command has this one.
fn other_format(argument: &str, value: &str) -> Option<Text> {
    let command = match value {
        _ if !argument.starts_with("--format") => return None,
        "markdown" => "report",
        "tsv" => "search",
        "sarif" | "github" | "gitlab" => "check",
        _ => return None,
    };
    let command = format!("boussole {command} --format {value}");
    Some(text(format!("cette forme est pour : {command}"), format!("this form is for: {command}")))
}
