//! `boussole export`: the whole lexicon in one format, for another tool.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::build::drafts;
use super::check::warn_of_errors;
use super::command::{flag, option, positional};
use super::failure::Failure;
use super::progress::Progress;
use super::site::{Site, build_info, shown};
use super::{Console, Exit, pick};
use crate::diagnostic::{Lang, text};
use crate::export::{Format, whole};
use crate::pipeline::compile;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let keys = Format::ALL.iter().map(|format| format.key()).collect::<Vec<_>>();
    let list = keys.join(", ");
    Command::new("export")
        .about(pick(
            lang,
            "Écrit tout le lexique dans un format d’échange",
            "Write the whole lexicon in an interchange format",
        ))
        .arg(
            positional(
                lang,
                "into",
                "FORMAT",
                pick(lang, "Le format, parmi ceux d’en bas", "The format, of those below"),
            )
            .required(true)
            .value_parser(keys),
        )
        .arg(
            option(
                "out",
                pick(lang, "FICHIER", "FILE"),
                pick(
                    lang,
                    "Fichier à écrire ; - est la sortie standard (sans cette option aussi)",
                    "File to write; - is the standard output (the default)",
                ),
            )
            .short('o')
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag(
            "modele",
            pick(
                lang,
                "Avec xlsx : un tableau à remplir, avec un exemple et un mode d’emploi",
                "With xlsx: a table to fill in, with an example and how to use it (in French)",
            ),
        ))
        .arg(drafts(lang).help(pick(lang, "Exporte aussi les brouillons", "Export drafts too")))
        .after_help(pick(
            lang,
            format!("Formats : {list}\n\nboussole build les écrit tous avec le site, dans donnees/."),
            format!("Formats: {list}\n\nboussole build writes all of them with the site, in donnees/."),
        ))
}

/// Compiles the site and writes the format. Errors in the texts forbid nothing, as in a report: what
/// could be read is written, and the errors are told.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let Some(format) = matches.get_one::<String>("into").and_then(|key| Format::of_key(key)) else {
        return Ok(Exit::Failed);
    };
    let out = matches.get_one::<PathBuf>("out").filter(|path| path.as_path() != Path::new("-"));
    if out.is_none() && !format.is_text() && std::io::stdout().is_terminal() {
        let (key, name) = (format.key(), format.file_name());
        return Err(Failure::new(text(
            "ce format n’est pas du texte : un terminal ne peut pas le montrer",
            "this format is not text: a terminal cannot show it",
        ))
        .hint(text(
            format!("écrivez : boussole export {key} --out {name}"),
            format!("write: boussole export {key} --out {name}"),
        )));
    }
    if matches.get_flag("modele") {
        return model(format, out, lang, console);
    }
    let site = Site::find(matches)?;
    let info = build_info(matches.get_flag("drafts"), None)?;
    let (outcome, bytes) = {
        let _progress = Progress::start(console, pick(lang, "Lecture", "Reading"));
        let outcome = compile(&site.load()?, info, false);
        let bytes = whole(&outcome.edition, format);
        (outcome, bytes)
    };
    match out {
        Some(path) => {
            std::fs::write(path, &bytes).map_err(|error| Failure::write(path, &error))?;
            let path = shown(path);
            console.rejoice(
                pick(lang, "Lexique exporté", "Lexicon exported"),
                &pick(lang, format!(" dans {path}."), format!(" in {path}.")),
            );
        }
        None => std::io::stdout().write_all(&bytes).map_err(|error| Failure::output(&error))?,
    }
    let consequence =
        text("ce qui n’a pas pu être lu n’est pas exporté", "what could not be read is not exported");
    warn_of_errors(&outcome, &consequence, &site, console);
    Ok(Exit::Clean)
}

/// A table to fill in: the same for every site.
fn model(format: Format, out: Option<&PathBuf>, lang: Lang, console: &Console) -> Result<Exit, Failure> {
    if format != Format::Workbook {
        return Err(Failure::new(text("le modèle est un classeur", "the model is a workbook"))
            .hint(text("écrivez : boussole export xlsx --modele", "write: boussole export xlsx --modele")));
    }
    let bytes = crate::sheet::write_model().map_err(|error| {
        Failure::new(text(format!("le modèle n’a pas pu être fait ({error})"), error.to_string()))
    })?;
    match out {
        Some(path) => {
            std::fs::write(path, &bytes).map_err(|error| Failure::write(path, &error))?;
            let path = shown(path);
            console.rejoice(
                pick(lang, "Modèle écrit", "Model written"),
                &pick(lang, format!(" dans {path}."), format!(" in {path}.")),
            );
        }
        None => std::io::stdout().write_all(&bytes).map_err(|error| Failure::output(&error))?,
    }
    Ok(Exit::Clean)
}
