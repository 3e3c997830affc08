//! `boussole theme list`, `blocks` and `properties`: what a theme is made of.

use anstyle::Style;
use clap::{ArgMatches, Command};

use super::{Dressed, write};
use crate::cli::command::positional;
use crate::cli::failure::Failure;
use crate::cli::{Console, Exit, pick};
use crate::diagnostic::{Lang, did_you_mean, text};
use crate::render::layers::Origin;
use crate::report::printable;

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// The arguments of `list`.
pub fn files(lang: Lang) -> Command {
    Command::new("list").about(pick(
        lang,
        "Liste les fichiers du thème : à quoi chacun sert, et qui l’apporte",
        "List the files of the theme: what each is for, and who brings it",
    ))
}

/// The arguments of `blocks`.
pub fn blocks(lang: Lang) -> Command {
    Command::new("blocks")
        .about(pick(
            lang,
            "Liste les blocs d’un gabarit, que votre thème peut remplacer un par un",
            "List the blocks of a template, which your theme can replace one by one",
        ))
        .arg(
            positional(
                lang,
                "template",
                pick(lang, "GABARIT", "TEMPLATE"),
                pick(
                    lang,
                    "Un gabarit, comme terme.html (sans lui : base.html)",
                    "A template, such as terme.html (by default base.html)",
                ),
            )
            .default_value("base.html")
            .hide_default_value(true),
        )
}

/// The arguments of `properties`.
pub fn properties(lang: Lang) -> Command {
    Command::new("properties").about(pick(
        lang,
        "Liste les propriétés CSS du thème : couleurs, espaces, polices",
        "List the CSS properties of the theme: colours, spaces, fonts",
    ))
}

/// Lists files.
pub fn run_files(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let dressed = Dressed::find(matches)?;
    let files = dressed.layers.list();
    write(console, &files, |out| {
        let mut folder = "";
        for file in &files {
            let here = file.path.split_once('/').map_or("", |(folder, _)| folder);
            if here != folder {
                writeln!(out)?;
                folder = here;
            }
            let purpose = file.purpose.as_ref().map_or("", |purpose| purpose.get(lang));
            let state = match file.origin {
                Origin::Boussole => "",
                Origin::Replaced => pick(lang, "  [le vôtre]", "  [yours]"),
                Origin::Added => pick(lang, "  [ajouté]", "  [added]"),
                Origin::Copy => {
                    pick(lang, "  [copie identique : ne change rien]", "  [identical copy: changes nothing]")
                }
            };
            let unused = match file.is_used {
                true => "",
                false if file.path.starts_with("assets/") => pick(
                    lang,
                    "  [chargé par aucune page : nommez-le dans theme.toml]",
                    "  [loaded by no page: name it in theme.toml]",
                ),
                false => pick(lang, "  [rien ne s’en sert]", "  [nothing uses it]"),
            };
            writeln!(
                out,
                "{BOLD}{:<28}{BOLD:#} {purpose}{FAINT}{state}{unused}{FAINT:#}",
                printable(&file.path)
            )?;
        }
        Ok(())
    })?;
    let folder = dressed.folder();
    console.advise(
        &pick(lang, format!("Pour en changer un, dans {folder}/"), format!("To change one, in {folder}/")),
        &dressed.site.command("theme copy templates/logo.html"),
    );
    Ok(Exit::Clean)
}

/// Lists blocks.
pub fn run_blocks(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let dressed = Dressed::find(matches)?;
    let template = matches.get_one::<String>("template").map_or("base.html", String::as_str);
    let template = template.trim_start_matches("templates/");
    let blocks = dressed.layers.blocks(template);
    if blocks.is_empty() {
        return Err(no_template(&dressed, template));
    }
    write(console, &blocks, |out| {
        for block in &blocks {
            writeln!(
                out,
                "{BOLD}{:<22}{BOLD:#} {FAINT}{}{FAINT:#}",
                printable(&block.name),
                printable(&block.at.to_string())
            )?;
        }
        Ok(())
    })?;
    let block = blocks.first().map_or("pied", |block| &block.name);
    console.advise(
        pick(lang, "Pour en remplacer un", "To replace one"),
        &dressed.site.command(&format!("theme copy templates/{template} --block {block}")),
    );
    Ok(Exit::Clean)
}

/// Lists properties.
pub fn run_properties(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let dressed = Dressed::find(matches)?;
    let properties = dressed.layers.properties();
    write(console, &properties, |out| {
        for property in &properties {
            let meaning = property.meaning.as_deref().unwrap_or_default();
            writeln!(
                out,
                "{BOLD}{:<16}{BOLD:#} {}  {FAINT}{meaning}{FAINT:#}",
                property.name, property.value
            )?;
            if let Some(dark) = &property.dark {
                writeln!(out, "{:<16} {dark}  {FAINT}{}{FAINT:#}", "", pick(lang, "la nuit", "by night"))?;
            }
        }
        Ok(())
    })?;
    console.advise(
        pick(
            lang,
            "Pour les changer : une feuille à vous, assets/site.css",
            "To change them: a sheet of yours, assets/site.css",
        ),
        &dressed.site.command("theme new"),
    );
    Ok(Exit::Clean)
}

/// No template of that name, or one without blocks.
pub fn no_template(dressed: &Dressed, name: &str) -> Failure {
    let names: Vec<String> = dressed.layers.list().into_iter().map(|file| file.path).collect();
    let names: Vec<&str> = names.iter().filter_map(|path| path.strip_prefix("templates/")).collect();
    if names.contains(&name) {
        return Failure::new(text(
            format!("le gabarit {name} n’a pas de bloc : il se remplace en entier"),
            format!("the template {name} has no block: it is replaced as a whole"),
        ))
        .hint(text(
            format!("copiez-le : boussole theme copy templates/{name}"),
            format!("copy it: boussole theme copy templates/{name}"),
        ));
    }
    Failure::new(text(
        format!("il n’y a pas de gabarit « {name} »"),
        format!("there is no template “{name}”"),
    ))
    .maybe_hint(did_you_mean(name, names.iter().copied()))
    .hint(text("la liste : boussole theme list", "the list: boussole theme list"))
}
