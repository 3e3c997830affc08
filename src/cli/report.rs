//! `boussole report`: the state of the lexicon, for its editors.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::build::drafts;
use super::check::warn_of_errors;
use super::command::{flag, option};
use super::console::width;
use super::failure::Failure;
use super::progress::Progress;
use super::site::{Site, build_info, shown};
use super::{Console, Exit, pick};
use crate::diagnostic::{Lang, text};
use crate::pipeline::compile;
use crate::render::Words;
use crate::survey::{self, Format, Style, Survey};

/// Its arguments. The forms of a report on the lexicon are not those of complaints: this `--format`
/// takes the place of the one that the other commands have.
pub fn command(lang: Lang) -> Command {
    let formats = Format::ALL.iter().map(|format| format.key()).collect::<Vec<_>>();
    Command::new("report")
        .about(pick(
            lang,
            "Dit l’état du lexique : ce qui ne sert pas, ce qui manque, ce qui est en retard",
            "Tell the state of the lexicon: what is unused, missing or late",
        ))
        .arg(
            option(
                "format",
                "FORMAT",
                pick(
                    lang,
                    "Forme du rapport : text, json ou markdown (sinon d’après le nom du fichier)",
                    "Form of the report: text, json or markdown (else from the file’s name)",
                ),
            )
            .value_parser(formats),
        )
        .arg(
            option(
                "output",
                pick(lang, "FICHIER", "FILE"),
                pick(
                    lang,
                    "Fichier à écrire (sans cette option : le terminal)",
                    "File to write (by default the terminal)",
                ),
            )
            .short('o')
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag("all", pick(lang, "Ne coupe pas les longues listes", "Do not cut long lists")))
        .arg(drafts(lang).help(pick(
            lang,
            "Compte les brouillons parmi les entrées",
            "Count drafts among the entries",
        )))
        .after_help(pick(
            lang,
            "Par exemple : boussole report --output etat.md\n\
             Pour publier ce rapport avec le site, à l’adresse /rapport/ : [rapport] publier = true dans boussole.toml",
            "For instance: boussole report --output state.md\n\
             To publish this report as the page /rapport/ : [rapport] publier = true in boussole.toml",
        ))
}

/// Looks at the site and writes what it sees. Errors in the texts forbid nothing: whoever mends a
/// lexicon needs its state most.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let output = matches.get_one::<PathBuf>("output");
    let format =
        format(matches.get_one::<String>("format").map(String::as_str), output.map(PathBuf::as_path))?;
    let site = Site::find(matches)?;
    let info = build_info(matches.get_flag("drafts"), None)?;
    let (outcome, survey) = {
        let _progress = Progress::start(console, pick(lang, "Lecture", "Reading"));
        let outcome = compile(&site.load()?, info, false);
        let survey = Survey::of(&outcome.edition, &outcome.sources);
        (outcome, survey)
    };
    let style = Style {
        width: width(),
        is_whole: matches.get_flag("all") || output.is_some(),
        base: site.base.clone(),
    };
    let mut report = Vec::new();
    // Memory does not fail.
    let written = survey::write(format, &survey, &Words::embedded(lang), &style, &mut report);
    written.map_err(|error| Failure::output(&error))?;
    match output {
        Some(path) => {
            let plain = anstream::adapter::strip_bytes(&report).into_vec();
            std::fs::write(path, plain).map_err(|error| Failure::write(path, &error))?;
            let path = shown(path);
            console.rejoice(
                pick(lang, "Rapport écrit", "Report written"),
                &pick(lang, format!(" dans {path}."), format!(" in {path}.")),
            );
        }
        None => {
            use std::io::Write;
            console.out().write_all(&report).map_err(|error| Failure::output(&error))?;
        }
    }
    let consequence =
        text("ce qui n’a pas pu être lu n’est pas compté", "what could not be read is not counted");
    warn_of_errors(&outcome, &consequence, &site, console);
    Ok(Exit::Clean)
}

/// The form that was asked for, or that the file's name asks for.
fn format(word: Option<&str>, output: Option<&Path>) -> Result<Format, Failure> {
    match word {
        // `boussole --format sarif report`: a form of complaints, which the whole command knows.
        Some(word) => Format::of_key(word).ok_or_else(|| {
            Failure::new(text(
                format!("« {word} » n’est pas une forme du rapport sur le lexique"),
                format!("“{word}” is not a form of the report on the lexicon"),
            ))
            .hint(text(
                "écrivez : boussole report --format markdown (ou text, ou json)",
                "write: boussole report --format markdown (or text, or json)",
            ))
        }),
        None => Ok(
            match output
                .and_then(Path::extension)
                .and_then(|it| it.to_str())
                .map(str::to_lowercase)
                .as_deref()
            {
                Some("md" | "markdown") => Format::Markdown,
                Some("json") => Format::Json,
                _ => Format::Text,
            },
        ),
    }
}
