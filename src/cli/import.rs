//! `boussole import`: a table, a SKOS vocabulary or a TBX base becomes Markdown entries.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::check::shown;
use super::command::{flag, option, positional};
use super::failure::Failure;
use super::site::Site;
use super::{Console, Exit, count, pick};
use crate::diagnostic::{Lang, Severity, text};
use crate::import::{self, Change, Format, Plan};
use crate::source::Sources;

/// A file bigger than this is refused, in bytes.
const MAX_FILE: u64 = 64 * 1024 * 1024;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("import")
        .about(pick(
            lang,
            "Fait des entrées d’un tableau (CSV, XLSX), d’un vocabulaire SKOS ou d’une base TBX",
            "Make entries from a table (CSV, XLSX), a SKOS vocabulary or a TBX base",
        ))
        .arg(
            positional(
                lang,
                "kind",
                "FORMAT",
                pick(
                    lang,
                    "csv, xlsx (ou ods), skos (Turtle, RDF/XML, JSON-LD) ou tbx",
                    "csv, xlsx (or ods), skos (Turtle, RDF/XML, JSON-LD) or tbx",
                ),
            )
            .required(true)
            .value_parser(Format::ALL.iter().map(|format| format.key()).collect::<Vec<_>>()),
        )
        .arg(
            positional(lang, "file", pick(lang, "FICHIER", "FILE"), pick(lang, "Le fichier à lire", "The file to read"))
                .required(true)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag(
            "dry-run",
            pick(lang, "Montre ce qui serait écrit, sans rien écrire", "Show what would be written; write nothing"),
        ))
        .arg(option(
            "into",
            pick(lang, "DOSSIER", "DIR"),
            pick(
                lang,
                "Dossier des nouvelles entrées (sans cette option : content/lexique)",
                "Folder of new entries (by default content/lexique)",
            ),
        ))
        .after_help(pick(
            lang,
            "Par exemple : boussole import csv lexique.csv --dry-run\n\n\
             Une erreur dans le fichier, et rien n’est écrit. Importer de nouveau ne change que ce qui a changé :\n\
             le texte des entrées, leur statut, leur responsable et les clés que le fichier n’a pas restent.\n\
             Un tableau à remplir : boussole export xlsx --modele",
            "For instance: boussole import csv lexicon.csv --dry-run\n\n\
             One error in the file, and nothing is written. Importing again changes only what has changed:\n\
             the text of entries, their “statut”, their “responsable” and keys that the file has not stay.\n\
             A table to fill in: boussole export xlsx --modele",
        ))
}

/// Reads the file, says what is wrong, writes what differs.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let site = Site::find(matches)?;
    let project = match site.root.join("content").is_dir() {
        true => site.load()?,
        // A first import may be what makes content/ exist.
        false => {
            std::fs::create_dir_all(site.root.join("content/lexique"))
                .map_err(|error| Failure::write(&site.root, &error))?;
            site.load()?
        }
    };
    let folder = folder(matches.get_one::<String>("into").map_or("content/lexique", String::as_str))?;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(Exit::Failed) };
    let bytes = bytes(file)?;
    let Some(format) = matches.get_one::<String>("kind").and_then(|key| Format::of_key(key)) else {
        return Ok(Exit::Failed);
    };
    let (import, plan) = import::run(format, &file.display().to_string(), &bytes, &project, &folder);
    let mut complaints = import.complaints.clone();
    complaints.append(plan.complaints.clone());
    complaints.sort();
    let shown = shown(&complaints, Severity::Hint, console);
    let sources: Sources = [std::sync::Arc::new(import.source)].into_iter().collect();
    console.report(&shown, &sources, "")?;
    if complaints.has_errors() {
        console.warn(pick(
            console.lang,
            "rien n’a été écrit : corrigez d’abord les erreurs",
            "nothing was written: mend the errors first",
        ));
        return Ok(Exit::Errors);
    }
    let is_dry = matches.get_flag("dry-run");
    if !is_dry {
        write(&plan, &site)?;
    }
    tell(&plan, is_dry, &site, console);
    Ok(Exit::Clean)
}

fn folder(into: &str) -> Result<String, Failure> {
    let folder = into.replace('\\', "/");
    let folder = folder.trim_start_matches("./").trim_end_matches('/').to_owned();
    let is_inside = folder == "content/lexique" || folder.starts_with("content/lexique/");
    match is_inside && folder.split('/').all(|part| !part.is_empty() && !part.starts_with('.')) {
        true => Ok(folder),
        false => Err(Failure::new(text(
            format!("« {into} » n’est pas un dossier de termes"),
            format!("“{into}” is not a folder of terms"),
        ))
        .hint(text(
            "donnez content/lexique, ou un dossier dedans : --into content/lexique/nouveaux",
            "give content/lexique, or a folder in it: --into content/lexique/new",
        ))),
    }
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let metadata = std::fs::metadata(file).map_err(|error| Failure::read(file, &error))?;
    if metadata.len() > MAX_FILE {
        return Err(Failure::new(text(
            format!("{} est trop gros : plus de 64 Mio", file.display()),
            format!("{} is too big: more than 64 MiB", file.display()),
        ))
        .hint(text("coupez-le en plusieurs fichiers", "cut it in several files")));
    }
    std::fs::read(file).map_err(|error| Failure::read(file, &error))
}

/// Each file is written beside itself and put in its place in one step: none is ever half there.
fn write(plan: &Plan, site: &Site) -> Result<(), Failure> {
    for change in plan.changes.iter().filter(|change| change.is_written()) {
        let path = site.root.join(&change.path);
        let folder = path.parent().unwrap_or(&path);
        std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
        let aside = path.with_extension("md.tmp");
        std::fs::write(&aside, &change.text).map_err(|error| Failure::write(&aside, &error))?;
        std::fs::rename(&aside, &path).map_err(|error| Failure::write(&path, &error))?;
    }
    Ok(())
}

fn tell(plan: &Plan, is_dry: bool, site: &Site, console: &Console) {
    let lang = console.lang;
    for change in &plan.changes {
        console.say(&line(change, &site.base, lang));
        for kept in &change.kept {
            console.say(&format!("    {}", kept.get(lang)));
        }
    }
    let new = plan.changes.iter().filter(|change| change.keys.is_none()).count();
    let updated = plan.changes.iter().filter(|change| change.is_written()).count() - new;
    let unchanged = plan.unchanged + plan.changes.len() - new - updated;
    let new = count(lang, new, ("nouvelle entrée", "new entry"), ("nouvelles entrées", "new entries"));
    let updated = count(lang, updated, ("modifiée", "changed"), ("modifiées", "changed"));
    let unchanged = count(lang, unchanged, ("inchangée", "unchanged"), ("inchangées", "unchanged"));
    let sum = format!("{new}, {updated}, {unchanged}.");
    match is_dry {
        true => console.say(&pick(
            lang,
            format!("Rien n’est écrit : {sum}"),
            format!("Nothing is written: {sum}"),
        )),
        false => console.rejoice(
            pick(lang, "Importé", "Imported"),
            &pick(lang, format!("\u{a0}: {sum}"), format!(": {sum}")),
        ),
    }
    if !is_dry {
        console.advise(
            pick(lang, "Relisez, puis vérifiez", "Read them over, then check"),
            &site.command("check"),
        );
    }
}

fn line(change: &Change, base: &str, lang: Lang) -> String {
    let path = format!("{base}{}", change.path);
    match &change.keys {
        None => format!("  + {path}"),
        Some(keys) if keys.is_empty() => format!("  = {path}"),
        Some(keys) => format!("  ~ {path}{}{}", pick(lang, "\u{a0}: ", ": "), keys.join(", ")),
    }
}
