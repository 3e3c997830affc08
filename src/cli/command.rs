//! The tree of commands and the options that all have, in one language at a time.

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgAction, Command};

use super::{
    build, check, completions, doctor, explain, export, fmt, help, host, import, init, lexiques, man, new,
    pick, report, schema, search, serve, theme, typeset,
};
use crate::diagnostic::Lang;
use crate::report::Format;

/// Every command, with help in that language.
pub fn tree(lang: Lang) -> Command {
    let commands = [
        init::command(lang),
        new::command(lang),
        check::command(lang),
        build::command(lang),
        serve::command(lang),
        search::command(lang),
        report::command(lang),
        export::command(lang),
        fmt::command(lang),
        import::command(lang),
        lexiques::command(lang),
        schema::command(lang),
        theme::command(lang),
        host::command(lang),
        doctor::command(lang),
        explain::command(lang),
        completions::command(lang),
        man::command(lang),
        help::command(lang),
    ];
    let root = Command::new("boussole").version(env!("CARGO_PKG_VERSION"));
    let root = dress(root, lang)
        .about(pick(
            lang,
            "Boussole fait d’un dossier de textes Markdown un site : lexique, fiches, missions, ateliers",
            "Boussole makes a site of a folder of Markdown texts: lexicon, fiches, missions, workshops",
        ))
        .after_help(pick(
            lang,
            "Pour commencer : boussole init mon-lexique\nL’aide d’une commande : boussole help build\n\n\
             Code de sortie : 0 tout va bien, 1 erreurs dans les textes (rien n’est publié),\n2 commande mal écrite ou refus de l’ordinateur.",
            "To begin: boussole init my-lexicon\nHelp on a command: boussole help build\n\n\
             Exit code: 0 all is well, 1 errors in the texts (nothing is published),\n2 misused command or refusal of the computer.",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name(pick(lang, "COMMANDE", "COMMAND"))
        .subcommand_help_heading(pick(lang, "Commandes\u{a0}", "Commands"))
        .args(common(lang));
    let root = root.arg(version(lang));
    commands.into_iter().fold(root, |root, command| root.subcommand(dress(command, lang)))
}

/// An option that takes a value.
pub fn option(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help).hide_possible_values(true)
}

/// An option that is there or not.
pub fn flag(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help)
}

/// An argument known by its position.
pub fn positional(lang: Lang, id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).value_name(value).help(help).hide_possible_values(true).help_heading(pick(
        lang,
        "Arguments\u{a0}",
        "Arguments",
    ))
}

/// The same look for all: clap's own words replaced, its help flag and help command by ours.
pub fn dress(command: Command, lang: Lang) -> Command {
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .max_term_width(100)
        .styles(styles())
        .help_template(pick(
            lang,
            "{about-with-newline}\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}",
            "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
        ))
        .mut_args(|arg| {
            let help = arg.get_help().map(|help| typeset(&help.to_string(), lang)).unwrap_or_default();
            let arg = arg.help(help);
            match arg.get_help_heading() {
                Some(_) => arg,
                None => arg.help_heading(pick(lang, "Options\u{a0}", "Options")),
            }
        })
        .mut_subcommands(|command| dress(command, lang))
}

/// Options that every command has.
fn common(lang: Lang) -> Vec<Arg> {
    let (root, other_name) = pick(lang, ("racine", "root"), ("root", "racine"));
    let args = [
        Arg::new("root")
            .short('C')
            .long(root)
            .alias(other_name)
            .value_name(pick(lang, "DOSSIER", "DIR"))
            .value_parser(clap::value_parser!(std::path::PathBuf))
            .help(pick(
                lang,
                "Dossier du site (sans cette option : le plus proche qui contient boussole.toml)",
                "Folder of the site (by default the nearest one that holds boussole.toml)",
            )),
        option(
            "lang",
            pick(lang, "LANGUE", "LANGUAGE"),
            pick(
                lang,
                "Langue des messages : fr ou en (sinon celle de BOUSSOLE_LANG, puis du système)",
                "Language of messages: fr or en (by default that of BOUSSOLE_LANG, then of the system)",
            ),
        )
        .ignore_case(true)
        .value_parser(["fr", "en"]),
        option(
            "format",
            "FORMAT",
            pick(
                lang,
                "Forme du rapport : text, json, sarif, github ou gitlab",
                "Form of the report: text, json, sarif, github or gitlab",
            ),
        )
        .value_parser(Format::ALL.iter().map(|format| format.key()).collect::<Vec<_>>()),
        flag("quiet", pick(lang, "N’écrit que les erreurs", "Write errors only")).short('q'),
        option(
            "color",
            pick(lang, "QUAND", "WHEN"),
            pick(
                lang,
                "Couleurs : auto, always (toujours) ou never (jamais) ; NO_COLOR est respecté",
                "Colours: auto, always or never; NO_COLOR is respected",
            ),
        )
        .value_parser(["auto", "always", "never"]),
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(pick(
            lang,
            "Affiche cette aide",
            "Show this help",
        )),
    ];
    let heading = pick(lang, "Options communes\u{a0}", "Common options");
    args.into_iter().map(|arg| arg.global(true).help_heading(heading)).collect()
}

fn version(lang: Lang) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help_heading(pick(lang, "Options communes\u{a0}", "Common options"))
        .help(pick(lang, "Affiche la version", "Show the version"))
}

fn styles() -> Styles {
    Styles::styled()
        .header(AnsiColor::Green.on_default().bold())
        .usage(AnsiColor::Green.on_default().bold())
        .literal(AnsiColor::Cyan.on_default().bold())
        .placeholder(AnsiColor::Cyan.on_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound() {
        tree(Lang::Fr).debug_assert();
        tree(Lang::En).debug_assert();
    }
}
