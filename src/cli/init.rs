//! `boussole init`: a small site that is whole already, to change bit by bit.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::command::positional;
use super::failure::Failure;
use super::site::shell_word;
use super::{Console, Exit, host, pick};
use crate::diagnostic::{Lang, text};
use crate::project::CONFIG;

/// The starter site: paths and texts.
const STARTER: &[(&str, &str)] = &[
    (CONFIG, include_str!("starter/boussole.toml")),
    (".gitignore", include_str!("starter/gitignore")),
    ("content/sources.yaml", include_str!("starter/sources.yaml")),
    ("content/lexique/rendre-compte.md", include_str!("starter/rendre-compte.md")),
    ("content/lexique/mediation-sociale.md", include_str!("starter/mediation-sociale.md")),
    ("content/fiches/preparer-un-point-d-etape.md", include_str!("starter/preparer-un-point-d-etape.md")),
    ("content/pages/a-propos.md", include_str!("starter/a-propos.md")),
];

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let help = pick(
        lang,
        "Dossier à créer (sans lui : le dossier courant)",
        "Folder to make (by default the current one)",
    );
    Command::new("init")
        .about(pick(
            lang,
            "Crée un petit site complet : réglages, premières entrées",
            "Make a small complete site: settings, first entries (in French)",
        ))
        .arg(
            positional(lang, "dir", pick(lang, "DOSSIER", "DIR"), help)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .args(host::of_init(lang))
}

/// Writes the starter site.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let given = matches.get_one::<PathBuf>("dir").or_else(|| matches.get_one::<PathBuf>("root"));
    let given = given.filter(|folder| folder.as_path() != Path::new("."));
    let folder = given.map_or(Path::new(""), PathBuf::as_path);
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::new(text(
            format!("{} est un fichier, pas un dossier", folder.display()),
            format!("{} is a file, not a folder", folder.display()),
        ))
        .hint(text("donnez le nom d’un dossier nouveau", "give the name of a new folder")));
    }
    refuse_taken(folder, host::wanted(matches).is_some())?;
    let wishes = host::read_wishes(matches)?;
    for (path, words) in STARTER {
        let path = folder.join(path);
        // A .gitignore of theirs is theirs.
        if path.exists() {
            continue;
        }
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| Failure::write(parent, &error))?;
        fs::write(&path, words).map_err(|error| Failure::write(&path, &error))?;
    }
    let lang = console.lang;
    let shown = match given {
        Some(folder) => {
            pick(lang, format!(" dans {}.", folder.display()), format!(" in {}.", folder.display()))
        }
        None => pick(lang, " ici.", " here.").to_owned(),
    };
    console.rejoice(pick(lang, "Site créé", "Site made"), &shown);
    if let Some(host) = host::wanted(matches) {
        host::write(host, &wishes, folder, false, console)?;
    }
    if let Some(folder) = given {
        console.advise(
            pick(lang, "Entrez dans le dossier", "Go to the folder"),
            &format!("cd {}", shell_word(folder)),
        );
    }
    console.advise(pick(lang, "Regardez le site", "Look at the site"), "boussole serve --open");
    if given.is_none() {
        console.advise(pick(lang, "Ajoutez un mot", "Add a word"), "boussole new terme \"Aller vers\"");
    }
    Ok(Exit::Clean)
}

/// Refuses a folder that is a site, or whose `content/` is about something else.
fn refuse_taken(folder: &Path, has_host: bool) -> Result<(), Failure> {
    let (fr, en) = match folder.as_os_str().is_empty() {
        true => ("ici".to_owned(), "here".to_owned()),
        false => (format!("dans {}", folder.display()), format!("in {}", folder.display())),
    };
    if folder.join(CONFIG).exists() {
        return Err(Failure::new(text(
            format!("il y a déjà un site {fr} ({CONFIG}) : rien n’a été touché"),
            format!("there is a site {en} already ({CONFIG}): nothing was touched"),
        ))
        .maybe_hint(has_host.then(|| {
            text(
                "pour publier un site qui existe, dans son dossier : boussole host github (ou gitlab, forgejo, apache…)",
                "to publish a site that exists, in its folder: boussole host github (or gitlab, forgejo, apache…)",
            )
        }))
        .hint(text(
            "donnez le nom d’un dossier nouveau : boussole init mon-lexique",
            "give the name of a new folder: boussole init my-lexicon",
        )));
    }
    let has_content = fs::read_dir(folder.join("content")).is_ok_and(|mut files| files.next().is_some());
    if has_content {
        return Err(Failure::new(text(
            format!("{} contient déjà des fichiers : rien n’a été touché", folder.join("content").display()),
            format!("{} holds files already: nothing was touched", folder.join("content").display()),
        ))
        .hint(text(
            format!("donnez le nom d’un dossier nouveau, ou écrivez {CONFIG} vous-même à côté de content/"),
            format!("give the name of a new folder, or write {CONFIG} yourself beside content/"),
        )));
    }
    Ok(())
}
