//! `boussole man`: the manual page, in roff. One page for all commands, since it goes to one output.

use std::io::Write;

use clap::Command;
use clap_mangen::Man;

use super::command::tree;
use super::failure::Failure;
use super::{Console, Exit, pick};
use crate::diagnostic::Lang;

/// Its arguments: none.
pub fn command(lang: Lang) -> Command {
    Command::new("man")
        .about(pick(lang, "Écrit la page de manuel (format roff)", "Write the manual page (roff)"))
        .after_help(pick(
            lang,
            "Pour la lire : boussole man > boussole.1 && man ./boussole.1",
            "To read it: boussole man > boussole.1 && man ./boussole.1",
        ))
}

/// Prints the page.
pub fn run(console: &Console) -> Result<Exit, Failure> {
    let page = page(console.lang).map_err(|error| Failure::output(&error))?;
    console.out().write_all(&page).map_err(|error| Failure::output(&error))?;
    Ok(Exit::Clean)
}

fn page(lang: Lang) -> std::io::Result<Vec<u8>> {
    let mut tree = tree(lang);
    tree.build();
    let mut page = Vec::new();
    let man = Man::new(tree.clone()).manual(pick(lang, "Manuel de Boussole", "Boussole manual"));
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for command in tree.get_subcommands() {
        // The options that all commands have stand above, once.
        let command = command.clone().mut_args(|arg| match arg.is_global_set() {
            true => arg.hide(true),
            false => arg,
        });
        writeln!(page, ".SH {}", command.get_name().to_uppercase())?;
        let man = Man::new(command.clone());
        let mut parts = Vec::new();
        man.render_description_section(&mut parts)?;
        man.render_synopsis_section(&mut parts)?;
        if command.get_arguments().any(|arg| !arg.is_hide_set()) {
            man.render_options_section(&mut parts)?;
        }
        if command.get_after_help().is_some() {
            man.render_extra_section(&mut parts)?;
        }
        page.extend(subsections(&String::from_utf8_lossy(&parts)).into_bytes());
    }
    man.render_extra_section(&mut page)?;
    Ok(headings(&String::from_utf8_lossy(&page), lang).into_bytes())
}

/// Sections of a command's page as parts of a section of the whole, without the preamble that the
/// generator repeats.
fn subsections(roff: &str) -> String {
    let is_kept =
        |line: &&str| ![".SH DESCRIPTION", ".ie ", ".el "].iter().any(|start| line.starts_with(start));
    roff.lines().filter(is_kept).map(|line| line.replacen(".SH ", ".SS ", 1) + "\n").collect()
}

/// The generator's own headings in the reader's language, ours without the space before a colon.
fn headings(roff: &str, lang: Lang) -> String {
    let translate = |line: &str| match line {
        ".SH NAME" => pick(lang, ".SH NOM", line).to_owned(),
        ".SH EXTRA" => ".SH NOTES".to_owned(),
        ".SS EXTRA" => pick(lang, ".SS EXEMPLE", ".SS EXAMPLE").to_owned(),
        heading if heading.starts_with(".S") => heading.replace('\u{a0}', ""),
        _ => line.to_owned(),
    };
    roff.lines().map(|line| translate(line) + "\n").collect()
}
