//! `boussole search`: looks for entries, as readers of the site would.

use std::io::{self, Write};
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use clap::{Arg, ArgMatches, Command};

use super::build::drafts;
use super::check::warn_of_errors;
use super::command::{option, positional};
use super::failure::Failure;
use super::progress::Progress;
use super::site::{Site, build_info};
use super::{Console, Exit, count, pick};
use crate::config::{self, Config};
use crate::diagnostic::{Lang, did_you_mean, text};
use crate::edition::BuildInfo;
use crate::index::records;
use crate::model::{Kind, Status};
use crate::pipeline::compile;
use crate::project::Project;
use crate::report::{printable, write_json, write_json_line};
use crate::search::{Answer, Engine, Fingerprint, Hit, LIMIT, Part, Query, Reason, cached, json};
use crate::source::SourceId;

const TITLE: Style = Style::new().bold();
const MARK: Style = AnsiColor::Yellow.on_default().bold();
const FAINT: Style = Style::new().dimmed();

/// Its arguments. The forms of an answer are not those of complaints: this `--format` takes the place
/// of the one that the other commands have.
pub fn command(lang: Lang) -> Command {
    let number = pick(lang, "un nombre de 1 à 1000 est attendu", "a number from 1 to 1000 is expected");
    let parse = move |word: &str| {
        word.parse::<usize>()
            .ok()
            .filter(|number| (1..=1000).contains(number))
            .ok_or_else(|| number.to_owned())
    };
    Command::new("search")
        .about(pick(lang, "Cherche des entrées, comme sur le site", "Look for entries, as on the site"))
        .arg(
            positional(
                lang,
                "words",
                pick(lang, "MOTS", "WORDS"),
                pick(lang, "Mots ou question, comme on les tape", "Words or a question, as one types them"),
            )
            .num_args(1..)
            .required_unless_present("batch")
            .conflicts_with("batch"),
        )
        .arg(
            option(
                "format",
                "FORMAT",
                pick(
                    lang,
                    "Forme de la réponse : text, json ou tsv",
                    "Form of the answer: text, json or tsv",
                ),
            )
            .value_parser(Format::ALL.map(|(key, _)| key)),
        )
        .arg(
            option(
                "limit",
                pick(lang, "NOMBRE", "NUMBER"),
                pick(lang, "Résultats au plus (sans cette option : 10)", "Results at most (by default 10)"),
            )
            .short('n')
            .value_parser(parse),
        )
        .arg(
            option(
                "kind",
                pick(lang, "SORTE", "KIND"),
                pick(
                    lang,
                    "Seulement cette sorte : terme, fiche, mission, atelier, parcours ou page",
                    "Only that kind: terme, fiche, mission, atelier, parcours or page",
                ),
            )
            .value_parser(Kind::ALL.iter().map(|kind| kind.key()).collect::<Vec<_>>()),
        )
        .arg(option(
            "theme",
            pick(lang, "THÈME", "THEME"),
            pick(
                lang,
                "Seulement ce thème, par son id dans boussole.toml",
                "Only that theme, by its id in boussole.toml",
            ),
        ))
        .arg(option(
            "audience",
            pick(lang, "PUBLIC", "AUDIENCE"),
            pick(
                lang,
                "Seulement ce qui est pour ce public, par son id",
                "Only what is for that audience, by its id",
            ),
        ))
        .arg(
            option(
                "status",
                pick(lang, "STATUT", "STATUS"),
                pick(
                    lang,
                    "Seulement ce statut : propose, valide, a-revoir, retire ou brouillon (avec --drafts)",
                    "Only that status: propose, valide, a-revoir, retire or brouillon (with --drafts)",
                ),
            )
            .value_parser(Status::ALL.iter().map(|status| status.key()).collect::<Vec<_>>()),
        )
        .arg(batch(lang))
        .arg(drafts(lang).help(pick(lang, "Cherche aussi dans les brouillons", "Look among drafts too")))
        .after_help(pick(
            lang,
            "Par exemple : boussole search comment rendre compte à mon employeur\n\
             L’index est gardé dans .boussole-cache/ et refait quand les textes ont changé.",
            "For instance: boussole search rendre compte\n\
             The index is kept in .boussole-cache/ and made again when the texts have changed.",
        ))
}

fn batch(lang: Lang) -> Arg {
    option(
        "batch",
        pick(lang, "FICHIER", "FILE"),
        pick(
            lang,
            "Fichier de recherches, une par ligne (- pour l’entrée standard) ; écrit recherche, rang et id",
            "File of queries, one a line (- for the standard input); writes query, rank and id",
        ),
    )
    .value_parser(clap::value_parser!(PathBuf))
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Tsv,
}

impl Format {
    const ALL: [(&str, Format); 3] = [("text", Format::Text), ("json", Format::Json), ("tsv", Format::Tsv)];
}

/// Looks and writes what it found. Finding nothing is an answer, not a failure.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let format = format(matches.get_one::<String>("format").map(String::as_str))?;
    let batch = matches.get_one::<PathBuf>("batch");
    let queries = match batch {
        Some(path) => Some(read_queries(path)?),
        None => None,
    };
    let site = Site::find(matches)?;
    let project = site.load()?;
    let query = Query {
        text: matches.get_many::<String>("words").map(join).unwrap_or_default(),
        limit: matches.get_one::<usize>("limit").copied().unwrap_or(LIMIT),
        kind: matches.get_one::<String>("kind").and_then(|key| Kind::of_key(key)),
        theme: matches.get_one::<String>("theme").map(|id| THEME.check(id, &project)).transpose()?,
        audience: matches.get_one::<String>("audience").map(|id| AUDIENCE.check(id, &project)).transpose()?,
        status: matches.get_one::<String>("status").cloned(),
    };
    let engine = open(&site, &project, build_info(matches.get_flag("drafts"), None)?, console)?;
    let ask = |text: &str| {
        let query = Query { text: text.to_owned(), ..query.clone() };
        engine.search(&query).map_err(|error| unsearchable(&error))
    };
    let mut out = io::BufWriter::new(console.out());
    let written = match queries {
        Some(queries) => {
            for text in queries {
                write_batch(format, &text, &ask(&text)?, &mut out)
                    .map_err(|error| Failure::output(&error))?;
            }
            out.flush()
        }
        None => {
            let answer = ask(&query.text)?;
            let is_plain = console.out_is_plain();
            match format {
                Format::Text => write_text(&query, &answer, console.lang, is_plain, &mut out),
                Format::Json => write_json(&json(&query.text, &answer), &mut out),
                Format::Tsv => write_tsv(&answer, &mut out),
            }
            .and_then(|()| out.flush())
        }
    };
    written.map_err(|error| Failure::output(&error))?;
    Ok(Exit::Clean)
}

fn join<'a>(words: impl Iterator<Item = &'a String>) -> String {
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn format(word: Option<&str>) -> Result<Format, Failure> {
    let Some(word) = word else { return Ok(Format::Text) };
    let known = Format::ALL.iter().find(|(key, _)| *key == word).map(|(_, format)| *format);
    // `boussole --format sarif search`: a form of complaints, which the whole command knows.
    known.ok_or_else(|| {
        Failure::new(text(
            format!("« {word} » n’est pas une forme de réponse à une recherche"),
            format!("“{word}” is not a form of the answer to a search"),
        ))
        .hint(text(
            "écrivez : boussole search --format json (ou tsv, ou text)",
            "write: boussole search --format json (or tsv, or text)",
        ))
    })
}

fn read_queries(path: &PathBuf) -> Result<Vec<String>, Failure> {
    let read = match path.as_os_str() == "-" {
        true => io::read_to_string(io::stdin()),
        false => std::fs::read_to_string(path),
    };
    let text = read.map_err(|error| Failure::read(path, &error))?;
    let lines = text.lines().map(|line| line.trim_start_matches('\u{feff}'));
    Ok(lines.filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}

/// What `boussole.toml` lists by ids, and an option asks for one of.
struct Listed {
    option: &'static str,
    one: (&'static str, &'static str),
    all: (&'static str, &'static str),
    ids: fn(&Config) -> Vec<&str>,
}

const THEME: Listed = Listed {
    option: "--theme",
    one: ("thème", "theme"),
    all: ("thèmes", "themes"),
    ids: |config| config.themes.iter().map(|theme| theme.id.as_str()).collect(),
};

const AUDIENCE: Listed = Listed {
    option: "--audience",
    one: ("public", "audience"),
    all: ("publics", "audiences"),
    ids: |config| config.audiences.iter().map(|audience| audience.id.as_str()).collect(),
};

impl Listed {
    /// An id of the list, or what to write instead.
    fn check(&self, id: &str, project: &Project) -> Result<String, Failure> {
        let config = project.config.as_ref().map(|source| config::read(source, SourceId(0)).0);
        let ids = config.as_ref().map(self.ids).unwrap_or_default();
        if ids.contains(&id) {
            return Ok(id.to_owned());
        }
        let failure = Failure::new(text(
            format!("il n’y a pas de {} « {id} » dans boussole.toml", self.one.0),
            format!("there is no {} “{id}” in boussole.toml", self.one.1),
        ))
        .maybe_hint(did_you_mean(id, ids.iter().copied()));
        Err(match ids.is_empty() {
            true => failure.hint(text(
                format!("cherchez sans {}", self.option),
                format!("search without {}", self.option),
            )),
            false => failure.hint(text(
                format!("{} du site : {}", self.all.0, ids.join(", ")),
                format!("{} of the site: {}", self.all.1, ids.join(", ")),
            )),
        })
    }
}

/// The site's index, made again when its texts have changed.
fn open(site: &Site, project: &Project, info: BuildInfo, console: &Console) -> Result<Engine, Failure> {
    let fingerprint = Fingerprint::of(project, &info);
    let lang = console.lang;
    let engine = cached(&site.root, fingerprint, || {
        let progress = Progress::start(console, pick(lang, "Lecture et index", "Reading and indexing"));
        let outcome = compile(project, info, false);
        let records = records(&outcome.edition);
        drop(progress);
        let consequence =
            text("ce qui n’a pas pu être lu ne sera pas trouvé", "what could not be read will not be found");
        warn_of_errors(&outcome, &consequence, site, console);
        records
    });
    engine.map_err(|error| unsearchable(&error))
}

fn unsearchable(error: &crate::search::Error) -> Failure {
    Failure::new(text(
        format!("l’index de recherche ne répond pas : {error}"),
        format!("the search index does not answer: {error}"),
    ))
    .hint(text(
        "effacez le dossier .boussole-cache, puis recommencez",
        "delete the folder .boussole-cache, then try again",
    ))
}

fn write_text(
    query: &Query,
    answer: &Answer,
    lang: Lang,
    is_plain: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let shown = printable(&query.text);
    if answer.hits.is_empty() {
        writeln!(
            out,
            "{}",
            pick(lang, format!("Rien pour « {shown} »."), format!("Nothing for “{shown}”."))
        )?;
        if !answer.suggestions.is_empty() {
            writeln!(out, "{}", pick(lang, "Vouliez-vous dire :", "Did you mean:"))?;
        }
        for suggestion in &answer.suggestions {
            let (title, id) = (printable(&suggestion.title), printable(&suggestion.id));
            writeln!(out, "  {TITLE}{title}{TITLE:#}  {FAINT}{id}{FAINT:#}")?;
        }
        return Ok(());
    }
    for (at, hit) in answer.hits.iter().enumerate() {
        let (title, id) = (printable(&hit.title), printable(&hit.id));
        writeln!(out, "{:>2}. {TITLE}{title}{TITLE:#}  {FAINT}{id}{FAINT:#}", at + 1)?;
        for reason in &hit.reasons {
            writeln!(out, "    {}", printable(&why(reason, lang)))?;
        }
        let section =
            hit.section.as_ref().map(|section| pick(lang, format!("{section} : "), format!("{section}: ")));
        if !hit.excerpt.is_empty() {
            writeln!(
                out,
                "    {}{}",
                printable(&section.unwrap_or_default()),
                marked(&hit.excerpt, is_plain)
            )?;
        }
    }
    let total =
        count(lang, answer.total, ("entrée trouvée", "entry found"), ("entrées trouvées", "entries found"));
    match answer.total > answer.hits.len() {
        true => {
            let more = (answer.hits.len() * 2).max(50);
            let more = pick(
                lang,
                format!(" ; pour en voir plus : --limit {more}"),
                format!("; to see more: --limit {more}"),
            );
            writeln!(out, "{FAINT}{total}{more}{FAINT:#}")
        }
        false => writeln!(out, "{FAINT}{total}{FAINT:#}"),
    }
}

/// An excerpt with its marked words in colour, or between stars where there is none.
fn marked(parts: &[Part], is_plain: bool) -> String {
    let mut line = String::new();
    for Part { text, is_marked } in parts {
        let text = printable(text);
        match (is_marked, is_plain) {
            (true, true) => line.push_str(&format!("*{text}*")),
            (true, false) => line.push_str(&format!("{MARK}{text}{MARK:#}")),
            (false, _) => line.push_str(&text),
        }
    }
    line
}

/// Why a hit is one, in a few words.
fn why(reason: &Reason, lang: Lang) -> String {
    match reason {
        Reason::Name { label, is_acronym: true } => {
            pick(lang, format!("sigle : {label}"), format!("acronym: {label}"))
        }
        Reason::Name { label, is_acronym: false } => {
            pick(lang, format!("aussi appelé : {label}"), format!("also called: {label}"))
        }
        Reason::Avoid { label, instead } => pick(
            lang,
            format!("à éviter : {label} ; dites plutôt : {instead}"),
            format!("to avoid: {label}; say instead: {instead}"),
        ),
        Reason::Corrected { typed, read } => {
            pick(lang, format!("« {typed} » lu « {read} »"), format!("“{typed}” read as “{read}”"))
        }
        Reason::Understood { typed, read } => pick(
            lang,
            format!("« {typed} » compris comme « {read} »"),
            format!("“{typed}” understood as “{read}”"),
        ),
        Reason::Broader { typed, read } => pick(
            lang,
            format!("« {read} », plus général que « {typed} »"),
            format!("“{read}”, broader than “{typed}”"),
        ),
    }
}

fn write_tsv(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    for (at, hit) in answer.hits.iter().enumerate() {
        let Hit { id, title, url, kind, .. } = hit;
        writeln!(out, "{}\t{id}\t{}\t{}\t{url}", at + 1, kind.key(), cell(title))?;
    }
    Ok(())
}

fn write_batch(format: Format, query: &str, answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    if format == Format::Json {
        return write_json_line(&json(query, answer), out);
    }
    for (at, hit) in answer.hits.iter().enumerate() {
        writeln!(out, "{}\t{}\t{}", cell(query), at + 1, hit.id)?;
    }
    Ok(())
}

/// A text in a cell: neither tab nor line end.
fn cell(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_show_without_colours_too() {
        let parts = [("Faire ", false), ("connaître", true), (" et\u{1b}", false)];
        let parts = parts.map(|(text, is_marked)| Part { text: text.to_owned(), is_marked });
        assert_eq!(marked(&parts, true), format!("Faire *connaître* et{}", printable("\u{1b}")));
        assert!(marked(&parts, false).contains("\u{1b}[33m"));
    }

    #[test]
    fn reasons_are_said_in_both_languages() {
        let reason = Reason::Corrected { typed: "mision".to_owned(), read: "mission".to_owned() };
        assert_eq!(why(&reason, Lang::Fr), "« mision » lu « mission »");
        assert_eq!(why(&reason, Lang::En), "“mision” read as “mission”");
    }
}
