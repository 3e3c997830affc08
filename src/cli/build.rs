//! `boussole build`: the site in a folder, if nothing forbids it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Arg, ArgMatches, Command};

use super::check::{self, conclude, strict};
use super::command::{flag, option};
use super::failure::Failure;
use super::progress::Progress;
use super::site::{Site, build_info, shown};
use super::{Console, Exit, count, pick, summary};
use crate::config::BaseUrl;
use crate::delivery::{Delivered, Weights, kilobytes};
use crate::diagnostic::{Code, Diagnostics, Lang, Severity, text};
use crate::edition::Files;
use crate::output;
use crate::pipeline::{LockUpdate, Outcome, compile};
use crate::portable::{self, Portable};
use crate::project::LOCK;

/// Where a site goes when `--out` does not say, from its root.
pub const OUT: &str = "public";

/// Where a portable one goes.
const PORTABLE_OUT: &str = "portable";

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let dir = pick(lang, "DOSSIER", "DIR");
    Command::new("build")
        .about(pick(lang, "Fabrique le site dans un dossier", "Build the site in a folder"))
        .arg(
            option(
                "out",
                dir,
                pick(
                    lang,
                    "Dossier du site fabriqué (sans cette option : public/)",
                    "Folder of the built site (by default public/)",
                ),
            )
            .short('o')
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(option(
            "base-url",
            pick(lang, "ADRESSE", "URL"),
            pick(
                lang,
                "Adresse du site, à la place de celle de boussole.toml",
                "Address of the site, in the place of that of boussole.toml",
            ),
        ))
        .arg(flag(
            "portable",
            pick(
                lang,
                "Fait un site à ouvrir depuis un disque ou une clé USB, sans serveur, et son archive .zip (sans --out : portable/)",
                "Make a site to open from a disk or a USB key, without server, and its .zip archive (without --out: portable/)",
            ),
        ))
        .arg(drafts(lang))
        .arg(strict(lang))
}

/// `--drafts`, which `serve` has too.
pub fn drafts(lang: Lang) -> Arg {
    flag("drafts", pick(lang, "Publie aussi les brouillons, pour relire", "Publish drafts too, to proofread"))
}

/// Builds, publishes and reports.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let start = Instant::now();
    let lang = console.lang;
    let site = Site::find(matches)?;
    let is_portable = matches.get_flag("portable");
    let out = matches
        .get_one::<PathBuf>("out")
        .cloned()
        .unwrap_or_else(|| site.root.join(if is_portable { PORTABLE_OUT } else { OUT }));
    let base_url = matches.get_one::<String>("base-url").map(|address| base_url(address)).transpose()?;
    let info = build_info(matches.get_flag("drafts"), base_url)?;
    output::check(&site.root, &out).map_err(|error| Failure::new(error.text()))?;

    let progress = Progress::start(console, pick(lang, "Lecture et vérification", "Reading and checking"));
    let outcome = compile(&site.load()?, info, matches.get_flag("strict"));
    progress.step(pick(lang, "Écriture des pages", "Writing pages"));
    let portable = outcome.site.as_deref().filter(|_| is_portable).map(|site| Portable::new(site));
    let files = portable.as_ref().map(|files| files as &dyn Files);
    let delivered = outcome.site.as_deref().filter(|_| !is_portable && !outcome.edition.info.drafts);
    let delivered = delivered.map(|site| deliver(site, &outcome, matches.get_flag("strict")));
    let files = files.or(delivered.as_ref().map(|files| files as &dyn Files));
    let files = files.or(outcome.site.as_deref().map(|site| site as &dyn Files));
    let published = files.map(|files| (files, output::publish(files, &out)));
    let archived = match &published {
        Some((files, Ok(_))) if is_portable => {
            progress.step(pick(lang, "Archive", "Archive"));
            let date = outcome.edition.info.date;
            let size = portable::archive(&out, &files.paths(), date);
            Some(size.map_err(|error| Failure::write(&portable::beside(&out), &error))?)
        }
        _ => None,
    };
    drop(progress);

    let mut diagnostics = check::shown(&outcome.diagnostics, Severity::Warning, console);
    let mut all = outcome.diagnostics.clone();
    if let Some(delivered) = &delivered {
        let heavy = weigh(delivered.weights(), &outcome, matches.get_flag("strict"));
        diagnostics.extend(check::shown(&heavy, Severity::Warning, console));
        all.append(heavy);
    }
    let report = match published {
        None => None,
        Some((files, Ok(report))) => Some((files, report)),
        // The site's own theme cannot make a page: a complaint like the others.
        Some((_, Err(output::Error::Theme(complaint)))) => {
            diagnostics.push((*complaint).clone());
            all.push(*complaint);
            diagnostics.sort();
            all.sort();
            None
        }
        Some((_, Err(error))) => return Err(Failure::new(error.text())),
    };
    console.report(&diagnostics, &outcome.sources, &site.base)?;
    conclude(&outcome, &all, start, console);
    let Some((files, report)) = report else {
        console.say(pick(
            lang,
            "Rien n’a été publié. L’ancien site, s’il y en a un, reste en place.",
            "Nothing was published. The old site, if there is one, stays.",
        ));
        return Ok(Exit::Errors);
    };
    advise_hints(&outcome.diagnostics, &site, console);
    announce(files, &report, &out, console);
    if let Some(delivered) = &delivered {
        announce_weight(delivered.weights(), console);
    }
    if let Some(bytes) = archived {
        carry(&out, bytes, console);
        return Ok(Exit::Clean);
    }
    if let Some(lock) = &outcome.lock {
        promise(lock, &site, console)?;
    }
    advise(&outcome, &site, &out, console);
    Ok(Exit::Clean)
}

fn base_url(address: &str) -> Result<BaseUrl, Failure> {
    BaseUrl::parse(address).ok_or_else(|| {
        Failure::new(text(
            format!("« {address} » n’est pas une adresse de site"),
            format!("“{address}” is not the address of a site"),
        ))
        .hint(text(
            "écrivez-la en entier : https://exemple.fr/lexique/",
            "write it whole: https://example.org/lexicon/",
        ))
    })
}

fn advise_hints(diagnostics: &Diagnostics, site: &Site, console: &Console) {
    let number = diagnostics.count(Severity::Hint);
    if number > 0 && !console.format.is_machine() {
        let hints = summary::severity_count(Severity::Hint, number, console.lang);
        let french = match number {
            1 => "Pour lire le conseil d’écriture".to_owned(),
            _ => format!("Pour lire les {hints} d’écriture"),
        };
        console.advise(
            &pick(console.lang, french, format!("To read the {hints} on writing")),
            &site.command("check"),
        );
    }
}

fn announce(files: &dyn Files, report: &output::Report, out: &Path, console: &Console) {
    let lang = console.lang;
    let number = files.paths().iter().filter(|path| path.as_str().ends_with(".html")).count();
    let pages = count(lang, number, ("page", "page"), ("pages", "pages"));
    let written = match report.written {
        0 => pick(lang, "rien n’a changé depuis la dernière fois", "nothing changed since last time")
            .to_owned(),
        number => count(
            lang,
            number,
            ("fichier nouveau ou changé", "new or changed file"),
            ("fichiers nouveaux ou changés", "new or changed files"),
        ),
    };
    let out = shown(out);
    let line =
        pick(lang, format!(" dans {out} : {pages}, {written}."), format!(" in {out}: {pages}, {written}."));
    console.rejoice(pick(lang, "Site publié", "Site published"), &line);
}

/// The files of a site as a host sends them. A site that is too heavy for its own rules is not published.
fn deliver<'a>(site: &'a dyn Files, outcome: &Outcome, strict: bool) -> Delivered<'a> {
    let config = &outcome.edition.config;
    let base = config.base_url.as_ref().map_or("/", BaseUrl::path);
    let delivered = Delivered::new(site, config.publishes_copies).under(base);
    match level(outcome, strict) {
        Some(Severity::Error) => delivered.within(config.budget, config.source),
        _ => delivered,
    }
}

/// The weight of the rule on what pages weigh, on this site and in this run.
fn level(outcome: &Outcome, strict: bool) -> Option<Severity> {
    match outcome.edition.config.level(Code::OverBudget) {
        Some(Severity::Warning) if strict => Some(Severity::Error),
        level => level,
    }
}

/// What is over the budget.
fn weigh(weights: &Weights, outcome: &Outcome, strict: bool) -> Diagnostics {
    let Some(severity) = level(outcome, strict) else { return Diagnostics::default() };
    let config = &outcome.edition.config;
    let mut heavy: Diagnostics = weights.complaints(&config.budget, config.source).into_iter().collect();
    heavy.retain_map(|mut complaint| {
        complaint.severity = severity;
        Some(complaint)
    });
    heavy
}

fn announce_weight(weights: &Weights, console: &Console) {
    let (Some(visit), Some(requests)) = (weights.visit(), weights.requests()) else { return };
    let (Some(sheets), Some(scripts)) = (weights.sheets(), weights.scripts()) else { return };
    let size = |bytes: u64| kilobytes(bytes).get(console.lang).to_owned();
    let (all, sheets, scripts) = (size(visit.value), size(sheets.value), size(scripts.value));
    let (page, requests) = (&visit.page, requests.value);
    console.say(&pick(
        console.lang,
        format!("Une première visite pèse au plus {all} ko et {requests} requêtes (la page la plus lourde : {page}) ; styles {sheets} ko, scripts {scripts} ko."),
        format!("A first visit weighs {all} kB and {requests} requests at most (the heaviest page: {page}); styles {sheets} kB, scripts {scripts} kB."),
    ));
}

/// Says how a portable site is opened and handed on. It promises no address: those of the site online count.
fn carry(out: &Path, bytes: u64, console: &Console) {
    let lang = console.lang;
    let archive = shown(&portable::beside(out));
    let size = mebibytes(bytes, lang);
    let index = shown(&out.join("index.html"));
    console.say(&pick(
        lang,
        format!("À copier sur une clé ou à envoyer : {archive} ({size}). Une fois le dossier décompressé, ouvrez {index} d’un double clic."),
        format!("To copy to a key or to send: {archive} ({size}). Once the folder is extracted, open {index} with a double click."),
    ));
}

fn mebibytes(bytes: u64, lang: Lang) -> String {
    let size = format!("{:.1}", bytes as f64 / 1_048_576.0);
    pick(lang, format!("{} Mio", size.replace('.', ",")), format!("{size} MiB"))
}

/// Writes the list of published addresses. The site is out already: the list must follow.
fn promise(lock: &LockUpdate, site: &Site, console: &Console) -> Result<(), Failure> {
    let path = site.root.join(LOCK);
    let aside = site.root.join(format!(".{LOCK}.tmp"));
    let written = std::fs::write(&aside, &lock.text).and_then(|()| std::fs::rename(&aside, &path));
    written.map_err(|error| Failure::write(&path, &error))?;
    let lang = console.lang;
    let added =
        count(lang, lock.added, ("nouvelle adresse", "new address"), ("nouvelles adresses", "new addresses"));
    console.say(&pick(
        lang,
        format!("{LOCK} : {added}. Gardez ce fichier avec vos textes (commit) : il veille à ce que ces adresses marchent toujours."),
        format!("{LOCK}: {added}. Keep this file with your texts (commit it): it sees to it that these addresses always work."),
    ));
    Ok(())
}

fn advise(outcome: &Outcome, site: &Site, out: &Path, console: &Console) {
    let lang = console.lang;
    let info = &outcome.edition.info;
    let serve = if info.drafts { "serve --drafts" } else { "serve" };
    console.advise(pick(lang, "Pour regarder le site", "To look at the site"), &site.command(serve));
    let out = shown(out);
    if info.drafts {
        console.say(pick(
            lang,
            "  Il contient les brouillons : pour le mettre en ligne, refaites-le sans --drafts.",
            "  It holds the drafts: to put it online, make it again without --drafts.",
        ));
    } else if outcome.edition.config.base_url.is_none() {
        console.say(&pick(
            lang,
            format!("  Pour le mettre en ligne : copiez le contenu de {out} chez votre hébergeur et donnez son adresse dans boussole.toml."),
            format!("  To put it online: copy what {out} holds to your host and give its address in boussole.toml."),
        ));
    }
}
