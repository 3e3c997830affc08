//! `boussole check`: everything there is to say about the texts, and nothing published.

use std::time::Instant;

use clap::{ArgMatches, Command};

use super::command::flag;
use super::failure::Failure;
use super::progress::Progress;
use super::site::{Site, build_info};
use super::{Console, Exit, pick, summary};
use crate::diagnostic::{Diagnostics, Lang, Severity, Text};
use crate::pipeline::{Outcome, compile};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("check")
        .about(pick(
            lang,
            "Vérifie les textes et dit quoi corriger, sans rien publier",
            "Check the texts and say what to mend; publish nothing",
        ))
        .arg(flag(
            "drafts",
            pick(lang, "Fait comme si les brouillons étaient publiés", "As if drafts were published"),
        ))
        .arg(strict(lang))
}

/// `--strict`, which `build` has too.
pub fn strict(lang: Lang) -> clap::Arg {
    flag("strict", pick(lang, "Compte les avertissements comme des erreurs", "Count warnings as errors"))
}

/// Checks and reports.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let start = Instant::now();
    let site = Site::find(matches)?;
    let info = build_info(matches.get_flag("drafts"), None)?;
    let outcome = {
        let _progress = Progress::start(console, pick(console.lang, "Vérification", "Checking"));
        compile(&site.load()?, info, matches.get_flag("strict"))
    };
    console.report(&shown(&outcome.diagnostics, Severity::Hint, console), &outcome.sources, &site.base)?;
    conclude(&outcome, &outcome.diagnostics, start, console);
    Ok(if outcome.diagnostics.has_errors() { Exit::Errors } else { Exit::Clean })
}

/// The complaints that people asked for: from a weight up, errors alone when `--quiet`. A program
/// gets all of them.
pub fn shown(all: &Diagnostics, from: Severity, console: &Console) -> Diagnostics {
    let from = if console.is_quiet() { Severity::Error } else { from };
    let is_shown = |severity| console.format.is_machine() || severity >= from;
    all.iter().filter(|diagnostic| is_shown(diagnostic.severity)).cloned().collect()
}

/// The line that sums the run up; the complaints may be more than the outcome's own.
pub fn conclude(outcome: &Outcome, diagnostics: &Diagnostics, start: Instant, console: &Console) {
    let lang = console.lang;
    let entries = summary::entries(&outcome.counts, outcome.drafts(), lang);
    let complaints = summary::complaints(diagnostics, lang);
    let time = summary::duration(start.elapsed(), lang);
    console.say(&pick(
        lang,
        format!("{entries} : {complaints} ({time})."),
        format!("{entries}: {complaints} ({time})."),
    ));
}

/// Says that the texts have errors, when they have, and what follows for a command that works all the same.
pub fn warn_of_errors(outcome: &Outcome, consequence: &Text, site: &Site, console: &Console) {
    let errors = outcome.count(Severity::Error);
    if errors == 0 {
        return;
    }
    let lang = console.lang;
    let errors = summary::severity_count(Severity::Error, errors, lang);
    let consequence = consequence.get(lang);
    console.warn(&pick(
        lang,
        format!("les textes ont {errors} : {consequence}"),
        format!("the texts have {errors}: {consequence}"),
    ));
    console.advise(pick(lang, "Pour les voir", "To see them"), &site.command("check"));
}
