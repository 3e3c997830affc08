//! `boussole doctor`: the examination of a site that is online.

use std::io::{self, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::command::{flag, positional};
use super::failure::Failure;
use super::progress::Progress;
use super::site::{Site, build_info};
use super::{Console, Exit, count, pick, summary};
use crate::config::BaseUrl;
use crate::diagnostic::{Lang, Severity, text};
use crate::doctor::{Check, Finding, Known, Report, Visit, examine};
use crate::fetch::{Client, Limits};
use crate::pipeline::compile;
use crate::report::{Format, printable, write_json};
use crate::route::Lock;

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();

/// How long one answer is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// No file of a site that is examined weighs more.
const HEAVIEST: u64 = 64 * 1024 * 1024;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let (all, other) = pick(lang, ("tout", "all"), ("all", "tout"));
    Command::new("doctor")
        .about(pick(
            lang,
            "Examine un site en ligne : adresses, types, compression, cache, sécurité, recherche",
            "Examine a site online: addresses, types, compression, cache, security, search",
        ))
        .arg(positional(
            lang,
            "url",
            pick(lang, "ADRESSE", "URL"),
            pick(
                lang,
                "Adresse du site (sans elle : celle de boussole.toml)",
                "Address of the site (by default that of boussole.toml)",
            ),
        ))
        .arg(flag("all", pick(
            lang,
            "Demande toutes les adresses, et non quelques-unes de chaque sorte",
            "Ask for every address, and not some of each kind",
        )).long(all).alias(other))
        .after_help(pick(
            lang,
            "Par exemple : boussole doctor https://exemple.fr/lexique/\n\
             Dans le dossier du site, les adresses de permaliens.lock sont vérifiées aussi.\n\
             Seul cet hébergeur est interrogé, une question à la fois. Code de sortie : 0 rien de grave, 1 erreurs, 2 site injoignable.",
            "For instance: boussole doctor https://example.org/lexicon/\n\
             In the folder of the site, the addresses of permaliens.lock are checked too.\n\
             Only that host is asked, one question at a time. Exit code: 0 nothing serious, 1 errors, 2 site out of reach.",
        ))
}

/// Examines, and says what was found.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    if !matches!(console.format, Format::Text | Format::Json) {
        return Err(Failure::new(text(
            format!("« {} » n’est pas une forme de cet examen", console.format.key()),
            format!("“{}” is not a form of this examination", console.format.key()),
        ))
        .hint(text("écrivez : --format json (ou text)", "write: --format json (or text)")));
    }
    let given = matches.get_one::<String>("url");
    let (known, own) = match Site::find(matches) {
        Ok(site) => known(&site)?,
        Err(failure) if given.is_none() => return Err(failure),
        Err(_) => (Known::default(), None),
    };
    let base = match given {
        Some(given) => BaseUrl::parse(given).ok_or_else(|| not_an_address(given))?,
        None => own.clone().ok_or_else(|| {
            Failure::new(text("quel site ?", "which site?")).hint(text(
                "donnez son adresse : boussole doctor https://exemple.fr/lexique/",
                "give its address: boussole doctor https://example.org/lexicon/",
            ))
        })?,
    };
    // The promises of one site are not those of another; a site under trial has any address.
    let is_other = given.is_some() && own.as_ref().is_some_and(|own| own.path() != base.path());
    let known = if is_other { Known::default() } else { known };
    let report = {
        let _progress = Progress::start(console, pick(lang, "Examen", "Examination"));
        let client = Client::new(Limits { bytes: HEAVIEST, redirects: 0, time: PATIENCE });
        examine(Visit::new(&client, base, known, matches.get_flag("all")))
    };
    let mut out = io::BufWriter::new(console.out());
    let written = match console.format {
        Format::Json => write_json(&json_of(&report, lang), &mut out),
        _ => plain(&report, console, &mut out),
    };
    written.and_then(|()| out.flush()).map_err(|error| Failure::output(&error))?;
    Ok(match (report.stopped, report.count(Severity::Error)) {
        (true, _) => Exit::Failed,
        (false, 0) => Exit::Clean,
        _ => Exit::Errors,
    })
}

fn not_an_address(given: &str) -> Failure {
    Failure::new(text(
        format!("« {given} » n’est pas l’adresse d’un site"),
        format!("“{given}” is not the address of a site"),
    ))
    .hint(text(
        "écrivez-la en entier : https://exemple.fr/lexique/",
        "write it whole: https://example.org/lexicon/",
    ))
}

/// What the site's folder promises, and its own address.
fn known(site: &Site) -> Result<(Known, Option<BaseUrl>), Failure> {
    let project = site.load()?;
    let promised =
        project.lock.as_ref().map(|lock| Lock::read(lock).addresses().map(str::to_owned).collect());
    let edition = compile(&project, build_info(false, None)?, false).edition;
    let moved = edition.routes.redirects().iter();
    let moved = moved.map(|moved| (moved.from.as_str().to_owned(), moved.to.as_str().to_owned())).collect();
    Ok((Known { promised: promised.unwrap_or_default(), moved }, edition.config.base_url.clone()))
}

fn plain(report: &Report, console: &Console, out: &mut dyn Write) -> io::Result<()> {
    let lang = console.lang;
    let server = report.server.name().map(|name| format!(" ({name})")).unwrap_or_default();
    writeln!(out, "{BOLD}{}{BOLD:#}{server}\n", printable(&report.address))?;
    let mut said: Vec<&str> = Vec::new();
    for (check, _, fr, en) in Check::ALL.iter().filter(|(check, ..)| report.checks.contains(check)) {
        let what = pick(lang, *fr, *en);
        let mut findings = report.findings.iter().filter(|finding| finding.check == *check).peekable();
        if findings.peek().is_none() {
            if !console.is_quiet() {
                writeln!(out, "{GOOD}✓{GOOD:#} {what}")?;
            }
            continue;
        }
        for finding in findings.filter(|finding| !console.is_quiet() || finding.severity == Severity::Error) {
            write_finding(finding, what, &mut said, lang, out)?;
        }
    }
    let counts = [Severity::Error, Severity::Warning, Severity::Hint]
        .map(|severity| (severity, report.count(severity)));
    let found: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| summary::severity_count(*severity, *number, lang))
        .collect();
    let found = match found.is_empty() {
        true => pick(lang, "rien à signaler", "nothing to report").to_owned(),
        false => found.join(", "),
    };
    let asked = count(
        lang,
        report.asked,
        ("question posée", "question asked"),
        ("questions posées", "questions asked"),
    );
    if !console.is_quiet() {
        writeln!(out, "\n{asked}{} {found}.", pick(lang, " :", ":"))?;
    }
    Ok(())
}

fn write_finding<'a>(
    finding: &'a Finding,
    what: &str,
    said: &mut Vec<&'a str>,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (style, sign) = match finding.severity {
        Severity::Error => (AnsiColor::Red.on_default().bold(), "✗"),
        Severity::Warning => (AnsiColor::Yellow.on_default().bold(), "!"),
        Severity::Hint => (AnsiColor::Cyan.on_default().bold(), "·"),
    };
    let word = finding.severity.word(lang);
    let colon = pick(lang, " :", ":");
    writeln!(
        out,
        "{style}{sign} {word}[{}]{style:#} {what}{colon} {}",
        finding.check.name(),
        printable(finding.seen.get(lang))
    )?;
    writeln!(out, "    {FAINT}{}{FAINT:#}", printable(&finding.address))?;
    writeln!(out, "    {}", printable(finding.why.get(lang)))?;
    for fix in &finding.fix {
        let fix = fix.get(lang);
        // One setting often mends many things.
        let shown = match said.contains(&fix) {
            true => pick(lang, "la même que plus haut", "the same as above"),
            false => fix,
        };
        said.push(fix);
        writeln!(out, "    {}{colon} {}", pick(lang, "aide", "help"), printable(shown))?;
    }
    Ok(())
}

/// `version` grows when a field changes its meaning or goes away, not when one is added.
fn json_of(report: &Report, lang: Lang) -> Value {
    let findings: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| {
            json!({
                "check": finding.check.name(),
                "severity": finding.severity.word(Lang::En),
                "address": finding.address,
                "seen": finding.seen.get(lang),
                "why": finding.why.get(lang),
                "fix": finding.fix.iter().map(|fix| fix.get(lang)).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "version": 1,
        "address": report.address,
        "server": report.server,
        "complete": !report.stopped,
        "checks": report.checks.iter().map(|check| check.name()).collect::<Vec<_>>(),
        "findings": findings,
        "summary": {
            "errors": report.count(Severity::Error),
            "warnings": report.count(Severity::Warning),
            "hints": report.count(Severity::Hint),
            "questions": report.asked,
        },
    })
}
