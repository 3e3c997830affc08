//! `boussole check`: everything there is to say about the texts, and nothing published.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{ArgMatches, Command};

use super::command::{flag, positional};
use super::failure::Failure;
use super::progress::Progress;
use super::site::{Site, build_info};
use super::{Console, Exit, count, pick, summary};
use crate::diagnostic::{Diagnostics, Lang, Severity, Text, text};
use crate::pipeline::{Outcome, compile};
use crate::source::compose;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("check")
        .about(pick(
            lang,
            "Vérifie les textes et dit quoi corriger, sans rien publier",
            "Check the texts and say what to mend; publish nothing",
        ))
        .arg(
            positional(
                lang,
                "path",
                pick(lang, "CHEMIN", "PATH"),
                pick(
                    lang,
                    "Fichiers ou dossiers dont on veut les messages (sans cela : tous) ; tout le lexique est lu",
                    "Files or folders whose messages are wanted (by default all); the whole lexicon is read",
                ),
            )
            .num_args(0..)
            .value_parser(clap::value_parser!(PathBuf)),
        )
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
    let given = matches.get_many::<PathBuf>("path");
    let wanted: Option<Vec<String>> =
        given.map(|paths| paths.map(|path| of_site(path, &site)).collect::<Result<_, _>>()).transpose()?;
    let info = build_info(matches.get_flag("drafts"), None)?;
    let outcome = {
        let _progress = Progress::start(console, pick(console.lang, "Vérification", "Checking"));
        compile(&site.load()?, info, matches.get_flag("strict"))
    };
    let wanted = wanted.filter(|wanted| !wanted.is_empty());
    let said = match &wanted {
        Some(wanted) => of_paths(&outcome, wanted),
        None => outcome.diagnostics.clone(),
    };
    console.report(&shown(&said, Severity::Hint, console), &outcome.sources, &site.base)?;
    match &wanted {
        Some(wanted) => conclude_paths(wanted.len(), &said, start, console),
        None => conclude(&outcome, &said, start, console),
    }
    Ok(if said.has_errors() { Exit::Errors } else { Exit::Clean })
}

/// A path as the site names it, from its root.
fn of_site(given: &Path, site: &Site) -> Result<String, Failure> {
    let inside = |path: PathBuf| -> Option<String> {
        let below = path.strip_prefix(site.root.canonicalize().ok()?).ok()?.to_owned();
        let parts = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        Some(compose(&parts.collect::<Vec<_>>().join("/")).into_owned())
    };
    // Paths of reports are from the current folder; people copy those of messages, from the site’s root.
    let tried = [given.to_owned(), site.root.join(given), site.root.join("content").join(given)];
    let found = tried.iter().find_map(|path| path.canonicalize().ok());
    let is_read = |path: &String| {
        let first = path.split('/').next().unwrap_or_default();
        matches!(first, "" | "content" | "themes" | "boussole.toml" | "permaliens.lock")
    };
    found.and_then(inside).filter(is_read).ok_or_else(|| {
        let given = given.display();
        Failure::new(text(
            format!("{given} n’est pas un fichier ni un dossier de ce site"),
            format!("{given} is neither a file nor a folder of this site"),
        ))
        .hint(text(
            "donnez des chemins de content/, ou aucun pour tout lire : boussole check content/lexique",
            "give paths of content/, or none for everything: boussole check content/lexique",
        ))
    })
}

/// The complaints about those files and what is in those folders.
fn of_paths(outcome: &Outcome, wanted: &[String]) -> Diagnostics {
    let is_wanted = |path: &str| {
        wanted.iter().any(|wanted| {
            wanted.is_empty()
                || path
                    .strip_prefix(wanted.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let all = outcome.diagnostics.iter();
    all.filter(|one| is_wanted(&outcome.sources.get(one.place.source).path)).cloned().collect()
}

fn conclude_paths(number: usize, said: &Diagnostics, start: Instant, console: &Console) {
    let lang = console.lang;
    let paths =
        count(lang, number, ("chemin demandé", "path asked for"), ("chemins demandés", "paths asked for"));
    let complaints = summary::complaints(said, lang);
    let time = summary::duration(start.elapsed(), lang);
    console.say(&pick(
        lang,
        format!("{paths} : {complaints} ({time})."),
        format!("{paths}: {complaints} ({time})."),
    ));
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
