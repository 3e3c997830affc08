//! The site that a command is about: its folder, its project, the circumstances of a build.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::failure::Failure;
use crate::config::BaseUrl;
use crate::diagnostic::text;
use crate::edition::BuildInfo;
use crate::model::Date;
use crate::project::{CONFIG, Project};

/// A folder that holds `boussole.toml`.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// The way to it from the current folder, for paths in reports; empty unless it is below.
    pub base: String,
    /// The folder as somebody gave it.
    given: Option<PathBuf>,
}

impl Site {
    /// The folder of `--racine`, or the nearest above the current one.
    ///
    /// # Errors
    /// When there is no `boussole.toml`.
    pub fn find(matches: &ArgMatches) -> Result<Site, Failure> {
        let here = std::env::current_dir().map_err(|error| Failure::read(Path::new("."), &error))?;
        let given = matches.get_one::<PathBuf>("root").cloned();
        let root = match &given {
            Some(given) => check(given)?,
            None => {
                here.ancestors().find(|folder| folder.join(CONFIG).is_file()).ok_or_else(nowhere)?.to_owned()
            }
        };
        let base = base(&here, &root).unwrap_or_default();
        Ok(Site { root, base, given })
    }

    /// A command to type next, about the same site.
    pub fn command(&self, words: &str) -> String {
        let site = self.given.as_ref().map(|folder| format!(" -C {}", shell_word(folder)));
        format!("boussole {words}{}", site.unwrap_or_default())
    }

    /// Reads the folder.
    ///
    /// # Errors
    /// When a file or a folder cannot be read.
    pub fn load(&self) -> Result<Project, Failure> {
        Project::load(&self.root).map_err(|error| Failure::load(&error))
    }
}

/// The circumstances of a build. The day is that of `SOURCE_DATE_EPOCH` when it is set
/// (<https://reproducible-builds.org/specs/source-date-epoch/>), today in universal time otherwise.
///
/// # Errors
/// When `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn build_info(drafts: bool, base_url: Option<BaseUrl>) -> Result<BuildInfo, Failure> {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().filter(|epoch| !epoch.is_empty());
    let date = day(epoch.as_deref()).ok_or_else(|| {
        Failure::new(text(
            "la variable SOURCE_DATE_EPOCH n’est pas un nombre de secondes depuis 1970",
            "the variable SOURCE_DATE_EPOCH is not a number of seconds since 1970",
        ))
        .hint(text(
            "corrigez-la, ou effacez-la : unset SOURCE_DATE_EPOCH",
            "mend it, or remove it: unset SOURCE_DATE_EPOCH",
        ))
    })?;
    Ok(BuildInfo { date, version: env!("CARGO_PKG_VERSION"), drafts, base_url })
}

fn day(epoch: Option<&str>) -> Option<Date> {
    let moment = match epoch {
        Some(epoch) => jiff::Timestamp::from_second(epoch.trim().parse().ok()?).ok()?,
        None => jiff::Timestamp::now(),
    };
    Some(jiff::tz::Offset::UTC.to_datetime(moment).date())
}

fn check(given: &Path) -> Result<PathBuf, Failure> {
    if given.join(CONFIG).is_file() {
        return Ok(given.to_owned());
    }
    let shown = given.display();
    match given.is_dir() {
        true => Err(Failure::new(text(
            format!("il n’y a pas de {CONFIG} dans {shown}"),
            format!("there is no {CONFIG} in {shown}"),
        ))
        .hint(text(
            format!("pour y créer un site : boussole init {shown}"),
            format!("to make a site there: boussole init {shown}"),
        ))),
        false => Err(Failure::new(text(
            format!("le dossier {shown} n’existe pas"),
            format!("the folder {shown} does not exist"),
        ))
        .hint(text(
            format!("vérifiez son nom, ou créez un site : boussole init {shown}"),
            format!("check its name, or make a site: boussole init {shown}"),
        ))),
    }
}

fn nowhere() -> Failure {
    Failure::new(text(
        format!("il n’y a pas de {CONFIG} ici, ni dans les dossiers au-dessus"),
        format!("there is no {CONFIG} here, nor in the folders above"),
    ))
    .hint(text("pour créer un site ici : boussole init", "to make a site here: boussole init"))
    .hint(text(
        "si le site est ailleurs : boussole -C CHEMIN/DU/SITE …",
        "if the site is elsewhere: boussole -C PATH/OF/THE/SITE …",
    ))
}

/// A path as a word of a command line.
pub fn shell_word(path: &Path) -> String {
    let word = path.display().to_string();
    match word.contains(|c: char| !c.is_alphanumeric() && !"/\\._-:~".contains(c)) {
        true => format!("\"{word}\""),
        false => word,
    }
}

/// A path from the current folder when it is below, as somebody would type it.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).display().to_string()
}

/// The way from a folder to one below it, with its last `/`.
fn base(here: &Path, root: &Path) -> Option<String> {
    let (here, root) = (here.canonicalize().ok()?, root.canonicalize().ok()?);
    let below = root.strip_prefix(here).ok()?;
    Some(below.components().map(|part| part.as_os_str().to_string_lossy().into_owned() + "/").collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_from_the_epoch() {
        let day = |epoch| day(Some(epoch)).map(|date| date.to_string());
        assert_eq!(day("0").as_deref(), Some("1970-01-01"));
        assert_eq!(day("1795521599").as_deref(), Some("2026-11-24"));
        assert_eq!(day("hier"), None);
        assert_eq!(day("99999999999999999"), None);
    }
}
