//! `boussole theme`: the look of the site, layer by layer.

mod copy;
mod list;
mod new;
mod why;

use std::io::Write;
use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::failure::Failure;
use super::site::Site;
use super::{Console, Exit, pick};
use crate::config::{self, Config};
use crate::diagnostic::{Lang, text};
use crate::project::{CONFIG, Project};
use crate::render::layers::Layers;
use crate::report::{Format, write_json};
use crate::source::SourceId;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("theme")
        .about(pick(
            lang,
            "Montre et change l’apparence du site, couche par couche",
            "Show and change the look of the site, layer by layer",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name(pick(lang, "COMMANDE", "COMMAND"))
        .subcommand_help_heading(pick(lang, "Commandes\u{a0}", "Commands"))
        .subcommand(why::command(lang))
        .subcommand(list::files(lang))
        .subcommand(list::blocks(lang))
        .subcommand(list::properties(lang))
        .subcommand(new::command(lang))
        .subcommand(copy::command(lang))
        .after_help(pick(
            lang,
            "Par exemple : boussole theme new\n\
             \u{20}             boussole theme copy templates/base.html --block pied\n\
             \u{20}             boussole theme why /lexique/rendre-compte/\n\
             Les couches, de la plus simple : boussole.toml (nom, logo, accent), les propriétés CSS, les blocs, les fichiers.",
            "For instance: boussole theme new\n\
             \u{20}             boussole theme copy templates/base.html --block pied\n\
             \u{20}             boussole theme why /lexique/rendre-compte/\n\
             The layers, from the simplest: boussole.toml (name, logo, accent), CSS properties, blocks, files.",
        ))
}

/// Runs one of them.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("why", matches)) => why::run(matches, console),
        Some(("list", matches)) => list::run_files(matches, console),
        Some(("blocks", matches)) => list::run_blocks(matches, console),
        Some(("properties", matches)) => list::run_properties(matches, console),
        Some(("new", matches)) => new::run(matches, console),
        Some(("copy", matches)) => copy::run(matches, console),
        _ => Ok(Exit::Failed),
    }
}

/// A site and its theme.
struct Dressed {
    site: Site,
    project: Project,
    layers: Layers,
}

impl Dressed {
    fn find(matches: &ArgMatches) -> Result<Dressed, Failure> {
        let site = Site::find(matches)?;
        let project = site.load()?;
        let config = project.config.as_ref().map(|source| config::read(source, SourceId(0)).0);
        let config: Config = config.ok_or_else(|| {
            Failure::new(text(format!("il n’y a pas de {CONFIG}"), format!("there is no {CONFIG}")))
        })?;
        let layers = Layers::new(&project.theme, &config);
        Ok(Dressed { site, project, layers })
    }

    /// The theme's folder from the site's root, with `/`.
    fn folder(&self) -> String {
        format!("themes/{}", self.layers.name())
    }

    /// Where a file of the theme is, or would be.
    fn file(&self, path: &str) -> PathBuf {
        self.site.root.join(self.folder()).join(path)
    }
}

/// Whether JSON is wanted; the other forms are for complaints.
fn wants_json(console: &Console) -> Result<bool, Failure> {
    match console.format {
        Format::Text => Ok(false),
        Format::Json => Ok(true),
        other => Err(Failure::new(text(
            format!("« {} » n’est pas une forme de cette réponse", other.key()),
            format!("“{}” is not a form of this answer", other.key()),
        ))
        .hint(text("écrivez : --format json (ou text)", "write: --format json (or text)"))),
    }
}

/// Writes an answer, as JSON or as people read it.
fn write<T: serde::Serialize>(
    console: &Console,
    answer: &T,
    plain: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Exit, Failure> {
    let is_json = wants_json(console)?;
    let mut out = std::io::BufWriter::new(console.out());
    let written = match is_json {
        true => write_json(answer, &mut out),
        false => plain(&mut out),
    };
    written.and_then(|()| out.flush()).map_err(|error| Failure::output(&error))?;
    Ok(Exit::Clean)
}
