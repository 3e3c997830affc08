//! `boussole schema`: what editors need to know before anybody types.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::command::positional;
use super::failure::Failure;
use super::site::Site;
use super::{Console, Exit, pick};
use crate::config::{self, Config};
use crate::diagnostic::Lang;
use crate::model::Kind;
use crate::schema;
use crate::source::{Source, SourceId};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let mut values: Vec<&str> = vec!["entete", "config", "decap"];
    values.extend(Kind::ALL.iter().map(|kind| kind.key()));
    Command::new("schema")
        .about(pick(
            lang,
            "Écrit un schéma pour votre éditeur : en-têtes, boussole.toml, formulaires de Decap",
            "Write a schema for your editor: front matter, boussole.toml, forms of Decap",
        ))
        .arg(
            positional(
                lang,
                "kind",
                pick(lang, "QUOI", "WHAT"),
                pick(
                    lang,
                    "entete (toutes les sortes), config (boussole.toml), decap, ou une sorte : terme, fiche, mission, atelier, parcours, page",
                    "entete (front matter of all kinds), config (boussole.toml), decap, or a kind: terme, fiche, mission, atelier, parcours, page",
                ),
            )
            .default_value("entete")
            .hide_default_value(true)
            .value_parser(values),
        )
        .after_help(pick(
            lang,
            "Pour un éditeur qui lit les schémas JSON :\n\
             \u{20} boussole schema terme > terme.schema.json, puis en haut d’un en-tête :\n\
             \u{20} # yaml-language-server: $schema=../../terme.schema.json\n\
             \u{20} boussole schema config > boussole.schema.json, puis en haut de boussole.toml :\n\
             \u{20} #:schema ./boussole.schema.json\n\
             Pour écrire dans le navigateur (Decap CMS, Sveltia CMS) : boussole schema decap > admin/config.yml",
            "For an editor that reads JSON Schema:\n\
             \u{20} boussole schema terme > terme.schema.json, then at the top of a front matter:\n\
             \u{20} # yaml-language-server: $schema=../../terme.schema.json\n\
             \u{20} boussole schema config > boussole.schema.json, then at the top of boussole.toml:\n\
             \u{20} #:schema ./boussole.schema.json\n\
             To write in the browser (Decap CMS, Sveltia CMS): boussole schema decap > admin/config.yml",
        ))
}

/// Writes it on the standard output. Outside of a site, any theme and any audience will do.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let what = matches.get_one::<String>("kind").map_or("entete", String::as_str);
    let text = match (what, Kind::of_key(what)) {
        (_, Some(kind)) => json(&schema::entry(kind, site(matches).ok().as_ref(), lang)),
        ("config", _) => json(&schema::config(lang)),
        ("decap", _) => schema::decap(&site(matches)?, lang),
        _ => json(&schema::any_entry(site(matches).ok().as_ref(), lang)),
    };
    console.out().write_all(text.as_bytes()).map_err(|error| Failure::output(&error))?;
    Ok(Exit::Clean)
}

fn site(matches: &ArgMatches) -> Result<Config, Failure> {
    let path = Site::find(matches)?.root.join(crate::project::CONFIG);
    let bytes = std::fs::read(&path).map_err(|error| Failure::read(&path, &error))?;
    Ok(config::read(&Source::new(crate::project::CONFIG, &bytes), SourceId(0)).0)
}

fn json(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}
