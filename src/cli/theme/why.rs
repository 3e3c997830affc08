//! `boussole theme why`: what makes a page look as it does.

use std::io::{self, Write};

use anstyle::Style;
use clap::{ArgMatches, Command};

use super::{Dressed, write};
use crate::cli::command::positional;
use crate::cli::failure::Failure;
use crate::cli::site::build_info;
use crate::cli::{Console, Exit, pick};
use crate::diagnostic::{Lang, did_you_mean, text};
use crate::edition::Edition;
use crate::pipeline::compile;
use crate::render::layers::{At, Change, Origin, Step, Why, template};
use crate::report::printable;
use crate::route::OutputPath;
use crate::source::Sources;

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("why")
        .about(pick(
            lang,
            "Dit d’où vient l’apparence d’une page : gabarits, blocs, mots, styles",
            "Tell where the look of a page comes from: templates, blocks, words, styles",
        ))
        .arg(
            positional(
                lang,
                "page",
                "PAGE",
                pick(
                    lang,
                    "Adresse (/lexique/aller-vers/), ou fichier (content/lexique/aller-vers.md)",
                    "Address (/lexique/aller-vers/), or file (content/lexique/aller-vers.md)",
                ),
            )
            .required(true),
        )
}

/// A page and what makes it.
#[derive(serde::Serialize)]
struct Answer<'a> {
    /// Its address from the site's root.
    page: String,
    #[serde(flatten)]
    why: &'a Why,
}

/// Finds the page and tells.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let dressed = Dressed::find(matches)?;
    let wanted = matches.get_one::<String>("page").map_or("", String::as_str);
    let outcome = compile(&dressed.project, build_info(true, None)?, false);
    let (path, template) = find(wanted, &outcome.edition, &outcome.sources)?;
    let why = dressed.layers.why(template);
    let page = format!("/{}", path.as_str().strip_suffix("index.html").unwrap_or(path.as_str()));
    let answer = Answer { page: page.clone(), why: &why };
    write(console, &answer, |out| {
        writeln!(out, "{BOLD}{}{BOLD:#}", printable(&page))?;
        plain(&why, &dressed.folder(), lang, out)
    })
}

/// The page that an address, a file or an id means.
fn find(wanted: &str, edition: &Edition, sources: &Sources) -> Result<(OutputPath, &'static str), Failure> {
    let base = edition.config.base_url.as_ref();
    let address = base.and_then(|base| wanted.strip_prefix(base.as_str())).unwrap_or(wanted);
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let address = address.strip_prefix("./").unwrap_or(address);
    let entries =
        || edition.lexicon.iter().filter_map(|(id, entry)| Some((edition.routes.entry(id)?, entry)));
    if address.ends_with(".md") {
        let file = address.replace('\\', "/");
        let found = entries().find(|(_, entry)| {
            let path = &sources.get(entry.source).path;
            *path == file || file.ends_with(&format!("/{path}"))
        });
        if let Some(found) = found.and_then(|(permalink, _)| known(edition, permalink.output())) {
            return Ok(found);
        }
    }
    let plain = address.trim_start_matches('/');
    let folder = match plain.trim_end_matches('/') {
        "" => "index.html".to_owned(),
        plain => format!("{plain}/index.html"),
    };
    let direct =
        [plain, &folder].into_iter().filter_map(OutputPath::new).find_map(|path| known(edition, path));
    let by_id = || {
        entries()
            .find(|(_, entry)| entry.slug.value.as_str() == plain)
            .and_then(|(permalink, _)| known(edition, permalink.output()))
    };
    direct.or_else(by_id).ok_or_else(|| {
        let addresses = edition.routes.pages().iter().map(|(_, permalink)| permalink.as_str());
        Failure::new(text(
            format!("le site n’a pas de page « {wanted} »"),
            format!("the site has no page “{wanted}”"),
        ))
        .maybe_hint(did_you_mean(&format!("/{}/", plain.trim_end_matches('/')), addresses))
        .hint(text(
            "écrivez une adresse du site, comme /lexique/, ou le fichier d’une entrée",
            "write an address of the site, such as /lexique/, or the file of an entry",
        ))
    })
}

fn known(edition: &Edition, path: OutputPath) -> Option<(OutputPath, &'static str)> {
    template(edition, &path).map(|template| (path, template))
}

fn plain(why: &Why, folder: &str, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let yours = |is_own: bool| match is_own {
        true => format!("{folder}/templates/"),
        false => "Boussole".to_owned(),
    };
    heading(pick(lang, "Gabarits", "Templates"), out)?;
    for (depth, Step { name, is_own }) in why.templates.iter().enumerate() {
        let verb = if depth == 0 { "" } else { pick(lang, "étend ", "extends ") };
        line(&format!("{verb}{name}"), &yours(*is_own), out)?;
    }
    for Step { name, is_own } in &why.includes {
        line(&format!("{}{name}", pick(lang, "inclut ", "includes ")), &yours(*is_own), out)?;
    }
    if !why.blocks.is_empty() {
        heading(pick(lang, "Blocs remplacés", "Replaced blocks"), out)?;
        for block in &why.blocks {
            let what = match block.keeps {
                true => pick(lang, "complète", "adds to"),
                false => pick(lang, "remplace", "replaces"),
            };
            line(&block.name, &format!("{} ({what} {})", block.at, block.instead_of), out)?;
        }
    }
    changes(pick(lang, "Morceaux remplacés", "Replaced parts"), &why.components, lang, out)?;
    changes(
        pick(lang, "Mots changés (sur toutes les pages)", "Changed words (on every page)"),
        &why.words,
        lang,
        out,
    )?;
    heading(pick(lang, "Feuilles, scripts, icône", "Sheets, scripts, icon"), out)?;
    for asset in &why.assets {
        let origin = match asset.origin {
            Origin::Boussole | Origin::Copy => "Boussole".to_owned(),
            Origin::Replaced | Origin::Added => format!("{folder}/{}", asset.path),
        };
        line(&asset.path, &origin, out)?;
    }
    changes(pick(lang, "Propriétés CSS", "CSS properties"), &why.properties, lang, out)
}

fn changes(title: &str, changes: &[Change], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    heading(title, out)?;
    for Change { name, value, instead_of, at } in changes {
        let before = instead_of.as_ref().map(|before| match lang {
            Lang::Fr => format!(" (au lieu de {before})"),
            Lang::En => format!(" (instead of {before})"),
        });
        let At { path, line: at_line, .. } = at;
        let place = if *at_line == 0 { path.clone() } else { at.to_string() };
        let value = if value.is_empty() { String::new() } else { format!("{value}  ") };
        line(name, &format!("{value}{place}{}", before.unwrap_or_default()), out)?;
    }
    Ok(())
}

fn heading(title: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{BOLD}{title}{BOLD:#}")
}

fn line(name: &str, what: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  {:<28} {FAINT}{}{FAINT:#}", printable(name), printable(what))
}
