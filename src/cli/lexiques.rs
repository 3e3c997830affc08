//! `boussole lexiques`: the lexicons of others that the site names, and their copies.

use std::io::Write;
use std::path::Path;

use clap::{ArgMatches, Command};

use super::command::{flag, positional};
use super::failure::Failure;
use super::site::{Site, build_info};
use super::{Console, Exit, count, pick};
use crate::config::{self, COPIES, Config, Neighbour as Wanted, is_web_address};
use crate::diagnostic::{Lang, Severity, did_you_mean, text};
use crate::fetch::{Client, Limits};
use crate::neighbour::{self, Changes, Copies, Neighbour};
use crate::project::{MAX_LEXICON, Project};
use crate::source::{Source, SourceId, Sources};

/// Nobody reads a longer list of titles.
const MOST_TITLES: usize = 12;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let update = Command::new("maj")
        .about(pick(
            lang,
            "Prend une nouvelle copie d’un lexique d’un autre site, ou de tous",
            "Take a new copy of a lexicon of another site, or of all",
        ))
        .arg(positional(
            lang,
            "id",
            "ID",
            pick(lang, "Le lexique (sans lui : tous)", "The lexicon (by default all)"),
        ))
        .arg(flag(
            "dry-run",
            pick(lang, "Montre ce qui changerait, sans rien écrire", "Show what would change; write nothing"),
        ));
    Command::new("lexiques")
        .about(pick(
            lang,
            "Montre les lexiques d’autres sites que celui-ci nomme, et met à jour leurs copies",
            "Show the lexicons of other sites that this one names, and update their copies",
        ))
        .subcommand_value_name(pick(lang, "ACTION", "ACTION"))
        .subcommand_help_heading(pick(lang, "Actions\u{a0}", "Actions"))
        .subcommand(super::command::dress(update, lang))
        .after_help(pick(
            lang,
            "Dans boussole.toml :\n\
             \u{20} [[lexiques]]\n\
             \u{20} id = \"voisin\"\n\
             \u{20} source = \"https://voisin.fr/donnees/lexique.json\"\n\
             Puis : boussole lexiques maj, et dans les textes : [[voisin:terme]]\n\n\
             Seul « maj » va sur le réseau. Les copies sont dans lexiques/ : versionnez-les.",
            "In boussole.toml:\n\
             \u{20} [[lexiques]]\n\
             \u{20} id = \"voisin\"\n\
             \u{20} source = \"https://voisin.fr/donnees/lexique.json\"\n\
             Then: boussole lexiques maj, and in texts: [[voisin:terme]]\n\n\
             Only “maj” uses the network. The copies are in lexiques/: commit them.",
        ))
}

/// Lists the lexicons, or takes new copies.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let site = Site::find(matches)?;
    let project = site.load()?;
    let Some(source) = &project.config else { return Ok(Exit::Failed) };
    let (config, complaints) = config::read(source, SourceId(0));
    if complaints.has_errors() {
        let sources: Sources = [source.clone()].into_iter().collect();
        console.report(&super::check::shown(&complaints, Severity::Error, console), &sources, &site.base)?;
        return Ok(Exit::Errors);
    }
    let copies = Copies::read(&std::fs::read_to_string(site.root.join(Copies::FILE)).unwrap_or_default());
    if config.neighbours.is_empty() {
        console.say(pick(
            console.lang,
            "Aucun lexique d’un autre site : boussole.toml n’a pas de [[lexiques]].",
            "No lexicon of another site: boussole.toml has no [[lexiques]].",
        ));
        return Ok(Exit::Clean);
    }
    match matches.subcommand() {
        Some((_, matches)) => {
            let chosen = choose(matches.get_one::<String>("id"), &config)?;
            let is_dry = matches.get_flag("dry-run");
            Updating { site: &site, console, is_dry }.run(&chosen, copies)
        }
        None => list(&project, &config, &copies, console),
    }
}

fn choose<'c>(id: Option<&String>, config: &'c Config) -> Result<Vec<&'c Wanted>, Failure> {
    let all = &config.neighbours;
    let Some(id) = id else { return Ok(all.iter().collect()) };
    match all.iter().find(|wanted| wanted.id == *id) {
        Some(wanted) => Ok(vec![wanted]),
        None => Err(Failure::new(text(
            format!("boussole.toml n’a pas de lexique « {id} »"),
            format!("boussole.toml has no lexicon “{id}”"),
        ))
        .maybe_hint(did_you_mean(id, all.iter().map(|wanted| wanted.id.as_str())))),
    }
}

fn list(project: &Project, config: &Config, copies: &Copies, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let mut out = console.out();
    let mut is_clean = true;
    for wanted in &config.neighbours {
        let source = project.lexicons.iter().find(|source| source.path == wanted.file());
        let read = source.map(|source| neighbour::read(source, SourceId(0), wanted).0);
        let state = match &read {
            Some(lexicon) if lexicon.is_available => {
                let terms = terms(lexicon.terms.len(), lang);
                let edition = match lexicon.edition.as_str() {
                    "" => String::new(),
                    day => pick(lang, format!(", édition du {day}"), format!(", edition of {day}")),
                };
                format!("{} ({terms}{edition})", lexicon.title)
            }
            found => {
                is_clean = false;
                match (found.is_some(), wanted.is_vendored()) {
                    (true, _) => {
                        pick(lang, "illisible : boussole check", "unreadable: boussole check").to_owned()
                    }
                    (false, true) => pick(
                        lang,
                        format!("pas encore de copie : boussole lexiques maj {}", wanted.id),
                        format!("no copy yet: boussole lexiques maj {}", wanted.id),
                    ),
                    (false, false) => pick(
                        lang,
                        format!("{} manque", wanted.file()),
                        format!("{} is missing", wanted.file()),
                    ),
                }
            }
        };
        let colon = pick(lang, "\u{a0}:", ":");
        let mut lines = format!("{}{colon} {state}\n", wanted.id);
        let origin = &wanted.source.value;
        lines.push_str(&match (copies.of(&wanted.id), wanted.is_vendored()) {
            (_, false) => pick(lang, format!("  lu dans {origin}\n"), format!("  read from {origin}\n")),
            (None, true) => pick(lang, format!("  source : {origin}\n"), format!("  source: {origin}\n")),
            (Some(copy), true) => {
                let changes = copy.changes(lang);
                pick(
                    lang,
                    format!("  copie du {} de {origin}\n  à la dernière mise à jour : {changes}\n", copy.day),
                    format!("  copy of {} of {origin}\n  at the last update: {changes}\n", copy.day),
                )
            }
        });
        if wanted.is_automatic {
            lines.push_str(pick(
                lang,
                "  ses termes deviennent des liens dans les textes\n",
                "  its terms become links in texts\n",
            ));
        }
        let lines = lines.lines().map(crate::report::printable);
        for line in lines {
            writeln!(out, "{line}").map_err(|error| Failure::output(&error))?;
        }
    }
    Ok(if is_clean { Exit::Clean } else { Exit::Errors })
}

struct Updating<'a> {
    site: &'a Site,
    console: &'a Console,
    is_dry: bool,
}

impl Updating<'_> {
    /// One after the other: what goes wrong with one does not stop the others.
    fn run(&self, chosen: &[&Wanted], mut copies: Copies) -> Result<Exit, Failure> {
        let day = build_info(false, None)?.date.to_string();
        let client = Client::new(Limits { bytes: MAX_LEXICON, ..Limits::default() });
        let mut worst = Exit::Clean;
        for wanted in chosen {
            let exit = match self.update(wanted, &client, &mut copies, &day) {
                Ok(exit) => exit,
                Err(failure) => {
                    self.console.fail(&failure);
                    Exit::Failed
                }
            };
            worst = match (worst, exit) {
                (Exit::Failed, _) | (_, Exit::Failed) => Exit::Failed,
                (Exit::Errors, _) | (_, Exit::Errors) => Exit::Errors,
                _ => Exit::Clean,
            };
        }
        if worst == Exit::Clean && !self.is_dry {
            self.console.advise(
                pick(
                    self.console.lang,
                    "Vérifiez les liens vers leurs termes",
                    "Check the links to their terms",
                ),
                &self.site.command("check"),
            );
        }
        Ok(worst)
    }

    fn update(
        &self,
        wanted: &Wanted,
        client: &Client,
        copies: &mut Copies,
        day: &str,
    ) -> Result<Exit, Failure> {
        let (lang, origin) = (self.console.lang, &wanted.source.value);
        if !wanted.is_vendored() {
            self.console.say(&pick(
                lang,
                format!("{}\u{a0}: lu à chaque fabrication dans {origin}, sans copie.", wanted.id),
                format!("{}: read at every build from {origin}, without a copy.", wanted.id),
            ));
            return Ok(Exit::Clean);
        }
        let bytes = self.take(wanted, client)?;
        // Before it takes the place of the copy that is there, it must be one that a build can read.
        let source = Source::new(origin.clone(), &bytes);
        let (new, complaints) = neighbour::read(&source, SourceId(0), wanted);
        if complaints.has_errors() {
            let sources: Sources = [std::sync::Arc::new(source)].into_iter().collect();
            self.console.report(&complaints, &sources, "")?;
            self.console.warn(&pick(
                lang,
                format!("rien n’a été écrit pour « {} » : la copie d’avant reste", wanted.id),
                format!("nothing was written for “{}”: the former copy stays", wanted.id),
            ));
            return Ok(Exit::Errors);
        }
        let file = self.site.root.join(wanted.file());
        let old = std::fs::read(&file).ok();
        let is_same = old.as_ref() == Some(&bytes);
        let old =
            old.map(|bytes| neighbour::read(&Source::new(wanted.file(), &bytes), SourceId(0), wanted).0);
        let changes = Changes::between(&old.unwrap_or_default(), &new);
        if !self.is_dry {
            copies.set(&wanted.id, day, &changes);
            if !is_same {
                put(&file, &bytes)?;
            }
            put(&self.site.root.join(Copies::FILE), copies.to_text().as_bytes())?;
        }
        self.tell(wanted, &new, &changes);
        Ok(Exit::Clean)
    }

    fn take(&self, wanted: &Wanted, client: &Client) -> Result<Vec<u8>, Failure> {
        let origin = &wanted.source.value;
        if !is_web_address(origin) {
            let path = self.site.root.join(origin);
            let length = path.metadata().map_err(|error| Failure::read(&path, &error))?.len();
            if length > MAX_LEXICON {
                return Err(Failure::new(text(
                    format!("{} est trop gros : plus de 64 Mio", path.display()),
                    format!("{} is too big: more than 64 MiB", path.display()),
                )));
            }
            return std::fs::read(&path).map_err(|error| Failure::read(&path, &error));
        }
        let failure = |why: crate::diagnostic::Text| {
            Failure::new(text(
                format!("« {} » : {}", wanted.id, why.fr),
                format!("“{}”: {}", wanted.id, why.en),
            ))
        };
        let answer = client.get(origin).map_err(|error| {
            failure(error.message()).hint(text(
                format!(
                    "vérifiez l’adresse et le réseau, puis recommencez ; la copie d’avant reste : {origin}"
                ),
                format!("check the address and the network, then try again; the former copy stays: {origin}"),
            ))
        })?;
        if !answer.is_success() {
            let status = answer.status;
            let why = text(format!("le site répond {status}"), format!("the site answers {status}"));
            return Err(failure(why).hint(text(
                format!("vérifiez l’adresse, qui finit d’ordinaire par donnees/lexique.json : {origin}"),
                format!("check the address, which ends as a rule with donnees/lexique.json: {origin}"),
            )));
        }
        Ok(answer.body)
    }

    fn tell(&self, wanted: &Wanted, new: &Neighbour, changes: &Changes) {
        let (console, lang) = (self.console, self.console.lang);
        let terms = terms(new.terms.len(), lang);
        let title = format!("{} ({})", wanted.id, new.title);
        let line = match (changes.is_empty(), self.is_dry) {
            (true, _) => pick(
                lang,
                format!("\u{a0}: {terms}, rien n’a changé."),
                format!(": {terms}, nothing changed."),
            ),
            (_, true) => pick(
                lang,
                format!("\u{a0}: {terms}. Rien n’est écrit ; voici ce qui changerait :"),
                format!(": {terms}. Nothing is written; would change:"),
            ),
            (_, false) => {
                pick(lang, format!("\u{a0}: {terms}, copie à jour."), format!(": {terms}, copy up to date."))
            }
        };
        console.rejoice(&title, &line);
        let renamed: Vec<String> =
            changes.renamed.iter().map(|(old, new)| format!("{old} → {new}")).collect();
        for (sign, (one, several), english, titles) in [
            ("+", ("ajouté", "ajoutés"), "added", &changes.added),
            ("-", ("disparu", "disparus"), "gone", &changes.gone),
            ("✕", ("retiré", "retirés"), "retired", &changes.retired),
            ("→", ("renommé", "renommés"), "renamed", &renamed),
            ("~", ("revu", "revus"), "revised", &changes.revised),
        ] {
            if titles.is_empty() {
                continue;
            }
            let name = pick(lang, if titles.len() == 1 { one } else { several }, english);
            let shown = titles.iter().take(MOST_TITLES).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = match titles.len().saturating_sub(MOST_TITLES) {
                0 => String::new(),
                more => pick(lang, format!(" et {more} de plus"), format!(" and {more} more")),
            };
            let colon = pick(lang, "\u{a0}:", ":");
            console.say(&format!("  {sign} {} {name}{colon} {shown}{more}", titles.len()));
        }
    }
}

fn terms(number: usize, lang: Lang) -> String {
    count(lang, number, ("terme", "term"), ("termes", "terms"))
}

/// Written beside itself and put in its place in one step: it is never half there.
fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new(COPIES));
    std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
    let aside = path.with_extension("tmp");
    std::fs::write(&aside, bytes).map_err(|error| Failure::write(&aside, &error))?;
    std::fs::rename(&aside, path).map_err(|error| Failure::write(path, &error))
}
