//! `boussole theme copy`: a file of the program's theme, or some of its blocks, in the site's folder.

use std::fs;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::Dressed;
use crate::cli::command::{flag, positional};
use crate::cli::failure::Failure;
use crate::cli::site::shown;
use crate::cli::{Console, Exit, pick};
use crate::diagnostic::{Lang, did_you_mean, text};
use crate::render::EMBEDDED;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("copy")
        .about(pick(
            lang,
            "Copie un fichier du thème de Boussole dans le vôtre, ou certains de ses blocs, pour le changer",
            "Copy a file of Boussole’s theme into yours, or some of its blocks, to change it",
        ))
        .arg(
            positional(
                lang,
                "file",
                pick(lang, "FICHIER", "FILE"),
                pick(
                    lang,
                    "Chemin que donne « boussole theme list »",
                    "Path as “boussole theme list” gives it",
                ),
            )
            .required(true),
        )
        .arg(
            Arg::new("block")
                .long("block")
                .visible_alias(pick(lang, "bloc", "bloc"))
                .value_name(pick(lang, "BLOC", "BLOCK"))
                .action(ArgAction::Append)
                .help(pick(
                    lang,
                    "Seulement ce bloc, dans un fichier qui étend l’original (peut se répéter)",
                    "Only that block, in a file that extends the original (may be repeated)",
                )),
        )
        .arg(flag("force", pick(lang, "Écrit par-dessus votre fichier", "Write over your file")))
}

/// Copies.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let dressed = Dressed::find(matches)?;
    let wanted = matches.get_one::<String>("file").map_or("", String::as_str);
    let path = find(&dressed, wanted)?;
    let bytes = dressed.layers.built_in(&path).unwrap_or_default();
    let blocks: Vec<&String> = matches.get_many("block").unwrap_or_default().collect();
    let bytes = match blocks.is_empty() {
        true => bytes.to_vec(),
        false => extension(&dressed, &path, &blocks)?.into_bytes(),
    };
    let file = dressed.file(&path);
    if file.exists() && !matches.get_flag("force") {
        let taken = shown(&file);
        let failure = Failure::new(text(
            format!("{taken} existe déjà : rien n’a été touché"),
            format!("{taken} exists already: nothing was touched"),
        ));
        return Err(match blocks.is_empty() {
            true => failure,
            false => failure.hint(text(
                format!("ajoutez-y vous-même : {{% block {} %}}…{{% endblock %}}", blocks[0]),
                format!("add to it yourself: {{% block {} %}}…{{% endblock %}}", blocks[0]),
            )),
        }
        .hint(text("pour écrire par-dessus : --force", "to write over it: --force")));
    }
    let parent = file.parent().unwrap_or(&dressed.site.root);
    fs::create_dir_all(parent).map_err(|error| Failure::write(parent, &error))?;
    fs::write(&file, bytes).map_err(|error| Failure::write(&file, &error))?;
    let file = shown(&file);
    console.rejoice(
        pick(lang, "Copié", "Copied"),
        &pick(lang, format!(" dans {file}."), format!(" to {file}.")),
    );
    if blocks.is_empty() && path.starts_with("templates/") {
        console.say(pick(
            lang,
            "  Un gabarit copié en entier ne suit plus ceux des prochaines versions : --block n’en prend que des blocs.",
            "  A template copied whole no longer follows that of the next versions: --block takes only blocks of it.",
        ));
    }
    if path.starts_with("locales/") {
        console.say(pick(
            lang,
            "  Ne gardez que les mots que vous changez : les autres restent ceux de Boussole.",
            "  Keep only the words that you change: the others stay Boussole’s.",
        ));
    }
    console.advise(pick(lang, "Pour voir", "To see"), &dressed.site.command("serve"));
    Ok(Exit::Clean)
}

/// The file that somebody means: its path, or its name alone.
fn find(dressed: &Dressed, wanted: &str) -> Result<String, Failure> {
    let wanted = wanted.trim_start_matches("./").trim_start_matches(&format!("{}/", dressed.folder()));
    let files = dressed.layers.list();
    let known: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let is_built_in = |path: &&&str| dressed.layers.built_in(path).is_some();
    let same = known.iter().filter(is_built_in).find(|path| **path == wanted);
    let named = || known.iter().filter(is_built_in).find(|path| path.rsplit('/').next() == Some(wanted));
    if let Some(path) = same.or_else(named) {
        return Ok((*path).to_owned());
    }
    let failure = Failure::new(text(
        format!("le thème de Boussole n’a pas de fichier « {wanted} »"),
        format!("Boussole’s theme has no file “{wanted}”"),
    ));
    Err(failure
        .maybe_hint(did_you_mean(wanted, known.iter().copied()))
        .hint(text("la liste : boussole theme list", "the list: boussole theme list")))
}

/// A template that extends the program's and holds those of its blocks.
fn extension(dressed: &Dressed, path: &str, blocks: &[&String]) -> Result<String, Failure> {
    let name = path.strip_prefix("templates/").filter(|name| name.ends_with(".html")).ok_or_else(|| {
        Failure::new(text(
            format!("{path} n’a pas de bloc : ce n’est pas un gabarit"),
            format!("{path} has no block: it is no template"),
        ))
        .hint(text("retirez --block", "take --block away"))
    })?;
    let mut text_ = format!("{{% extends \"{EMBEDDED}/{name}\" %}}\n");
    for block in blocks {
        // A block that only a template further on writes can be replaced here too.
        let known = dressed.layers.blocks(&format!("{EMBEDDED}/{name}"));
        let written = known.iter().find(|known| known.name == **block).and_then(|known| {
            let file = known.at.path.strip_prefix(&format!("{EMBEDDED}/"))?;
            dressed.layers.built_in_block(&format!("templates/{file}"), block)
        });
        let empty = || {
            known
                .iter()
                .any(|known| known.name == **block)
                .then(|| format!("{{% block {block} %}}{{{{ super() }}}}{{% endblock {block} %}}"))
        };
        let written = written.or_else(empty).ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|known| known.name.as_str()).collect();
            Failure::new(text(
                format!("{name} n’a pas de bloc « {block} »"),
                format!("{name} has no block “{block}”"),
            ))
            .maybe_hint(did_you_mean(block, names.iter().copied()))
            .hint(text(
                format!("ses blocs : {}", names.join(", ")),
                format!("its blocks: {}", names.join(", ")),
            ))
        })?;
        text_.push_str(&written);
        text_.push('\n');
    }
    Ok(text_)
}
