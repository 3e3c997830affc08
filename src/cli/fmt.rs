//! `boussole fmt`: entries put in order, without changing what they say.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::command::{flag, positional};
use super::failure::Failure;
use super::site::{Site, shown};
use super::{Console, Exit, count, pick};
use crate::config;
use crate::diagnostic::{Lang, text};
use crate::read;
use crate::source::{Source, SourceId};
use crate::tidy::{Act, Tidied, tidy};

/// Lines of a file that `--check` shows.
const SHOWN_LINES: usize = 5;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("fmt")
        .about(pick(
            lang,
            "Met les entrées en ordre : clés, typographie, traces d’éditeur ; ne change pas ce qu’elles disent",
            "Put entries in order: keys, typography, traces of editors; change nothing of what they say",
        ))
        .arg(
            positional(
                lang,
                "file",
                pick(lang, "FICHIER", "FILE"),
                pick(lang, "Des entrées (sans cela : toutes)", "Entries (by default all)"),
            )
            .num_args(0..)
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag(
            "check",
            pick(
                lang,
                "Montre ce qui changerait, sans rien écrire ; code de sortie 1 s’il y a de quoi",
                "Show what would change, write nothing; exit code 1 when something would",
            ),
        ))
}

/// Tidies the files of the site, or those given.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let site = Site::find(matches)?;
    let project = site.load()?;
    let empty = Source::new(crate::project::CONFIG, b"");
    let (config, _) = config::read(project.config.as_deref().unwrap_or(&empty), SourceId(0));
    let given: Vec<PathBuf> = matches.get_many::<PathBuf>("file").into_iter().flatten().cloned().collect();
    let paths: Vec<(String, PathBuf)> =
        project.entries.iter().map(|entry| (entry.path.clone(), site.root.join(&entry.path))).collect();
    for file in &given {
        if !paths.iter().any(|(_, path)| is_same_file(file, path)) {
            return Err(unknown(file));
        }
    }
    let is_check = matches.get_flag("check");
    let mut changed = 0;
    let mut unreadable = Vec::new();
    for (name, path) in &paths {
        if !given.is_empty() && !given.iter().any(|file| is_same_file(file, path)) {
            continue;
        }
        let bytes = std::fs::read(path).map_err(|error| Failure::read(path, &error))?;
        let tidied = tidy(name, &bytes, &config);
        // What nobody can read, nobody can put in order: it is left as it is.
        if !read::front(&Source::new(name.as_str(), tidied.text.as_bytes()), SourceId(0)).is_sound {
            unreadable.push(path);
            continue;
        }
        if tidied.text.as_bytes() == bytes {
            continue;
        }
        changed += 1;
        let acts: Vec<&str> = tidied.acts.iter().map(|act| word(*act, lang)).collect();
        console.say(&format!("{}{}{}", shown(path), pick(lang, "\u{a0}: ", ": "), acts.join(", ")));
        match is_check {
            true => show(&bytes, &tidied, console),
            false => {
                let aside = path.with_extension("md.tmp");
                std::fs::write(&aside, &tidied.text).map_err(|error| Failure::write(&aside, &error))?;
                std::fs::rename(&aside, path).map_err(|error| Failure::write(path, &error))?;
            }
        }
    }
    for path in &unreadable {
        let path = shown(path);
        console.warn(&pick(
            lang,
            format!("{path} : l’en-tête ne peut pas être lu ; ce fichier n’a pas été touché"),
            format!("{path}: the front matter cannot be read; this file was not touched"),
        ));
    }
    if !unreadable.is_empty() {
        console
            .advise(pick(lang, "Pour savoir quoi corriger", "To know what to mend"), &site.command("check"));
    }
    let files = count(lang, changed, ("fichier", "file"), ("fichiers", "files"));
    console.say(&match is_check {
        true => pick(lang, format!("À mettre en ordre : {files}."), format!("To be put in order: {files}.")),
        false => pick(lang, format!("Mis en ordre : {files}."), format!("Put in order: {files}.")),
    });
    Ok(if is_check && changed > 0 { Exit::Errors } else { Exit::Clean })
}

/// The first lines that differ; no-break spaces are shown, or nothing would be seen.
fn show(bytes: &[u8], tidied: &Tidied, console: &Console) {
    let before = String::from_utf8_lossy(bytes);
    let old: std::collections::BTreeSet<&str> = before.lines().collect();
    let new: std::collections::BTreeSet<&str> = tidied.text.lines().collect();
    let seen = |line: &str| line.replace(['\u{a0}', '\u{202f}'], "␣").replace('\t', "⇥");
    let gone = before.lines().filter(|line| !new.contains(line)).map(|line| format!("    - {}", seen(line)));
    let come =
        tidied.text.lines().filter(|line| !old.contains(line)).map(|line| format!("    + {}", seen(line)));
    for (gone, come) in gone.zip(come).take(SHOWN_LINES) {
        console.say(&gone);
        console.say(&come);
    }
}

fn word(act: Act, lang: Lang) -> &'static str {
    match act {
        Act::Encoding => pick(lang, "encodage", "encoding"),
        Act::Bytes => pick(lang, "octets (BOM, fins de ligne, accents)", "bytes (BOM, line ends, accents)"),
        Act::Pasted => pick(lang, "listes et titres collés", "pasted lists and headings"),
        Act::Spaces => pick(lang, "espaces et tabulations", "spaces and tabs"),
        Act::Typography => pick(lang, "typographie", "typography"),
        Act::Order => pick(lang, "ordre des clés", "order of keys"),
    }
}

fn is_same_file(a: &std::path::Path, b: &std::path::Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn unknown(file: &std::path::Path) -> Failure {
    let file = file.display();
    Failure::new(text(
        format!("{file} n’est pas une entrée de ce site"),
        format!("{file} is not an entry of this site"),
    ))
    .hint(text(
        "donnez des fichiers .md de content/, ou aucun pour les prendre tous",
        "give .md files of content/, or none to take them all",
    ))
}
