//! `boussole theme new`: the beginnings of a theme of one's own.

use std::fmt::Write;
use std::fs;

use clap::{ArgMatches, Command};

use super::Dressed;
use crate::cli::failure::Failure;
use crate::cli::{Console, Exit, pick};
use crate::diagnostic::{Lang, text};

/// Its arguments: none.
pub fn command(lang: Lang) -> Command {
    Command::new("new").about(pick(
        lang,
        "Commence votre thème : theme.toml et une feuille de style, assets/site.css, à remplir",
        "Begin your theme: theme.toml and a style sheet, assets/site.css, to fill in",
    ))
}

/// Writes both, unless one is there.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let lang = console.lang;
    let dressed = Dressed::find(matches)?;
    let (manifest, sheet) = ("theme.toml", "assets/site.css");
    let folder = dressed.folder();
    if let Some(taken) = [manifest, sheet].into_iter().find(|path| dressed.file(path).exists()) {
        return Err(Failure::new(text(
            format!("{folder}/{taken} existe déjà : rien n’a été touché"),
            format!("{folder}/{taken} exists already: nothing was touched"),
        ))
        .hint(text(
            "ce que le thème change : boussole theme list",
            "what the theme changes: boussole theme list",
        )));
    }
    let words = pick(
        lang,
        "# Le thème du site. Ce qu’il ne dit pas reste celui de Boussole.\n",
        "# The theme of the site. What it does not say stays Boussole’s.\n",
    );
    let texts = [
        (manifest, format!("{words}feuilles = [\"style.css\", \"site.css\"]\n")),
        (sheet, properties(&dressed, lang)),
    ];
    for (path, words) in texts {
        let file = dressed.file(path);
        let parent = file.parent().unwrap_or(&dressed.site.root);
        fs::create_dir_all(parent).map_err(|error| Failure::write(parent, &error))?;
        fs::write(&file, words).map_err(|error| Failure::write(&file, &error))?;
    }
    console.rejoice(
        pick(lang, "Thème commencé", "Theme begun"),
        &pick(
            lang,
            format!(" : {folder}/theme.toml et {folder}/assets/site.css."),
            format!(": {folder}/theme.toml and {folder}/assets/site.css."),
        ),
    );
    console.advise(
        pick(lang, "Pour changer le pied de page", "To change the footer"),
        &dressed.site.command("theme copy templates/base.html --block pied"),
    );
    console.advise(pick(lang, "Pour voir", "To see"), &dressed.site.command("serve"));
    Ok(Exit::Clean)
}

/// A sheet with every property of the theme, commented out.
fn properties(dressed: &Dressed, lang: Lang) -> String {
    let mut css = pick(
        lang,
        "/* Vos styles, après ceux de Boussole. Pour changer une propriété, sortez sa ligne du commentaire. */\n:root {\n",
        "/* Your styles, after Boussole’s. To change a property, take its line out of the comment. */\n:root {\n",
    )
    .to_owned();
    let properties = dressed.layers.properties();
    for property in &properties {
        let meaning = property.meaning.as_deref().map(|meaning| format!(" {meaning} :")).unwrap_or_default();
        let _ = writeln!(css, "  /*{meaning} {}: {}; */", property.name, property.value);
    }
    css.push_str("}\n@media (prefers-color-scheme: dark) {\n  :root {\n");
    for property in &properties {
        if let Some(dark) = &property.dark {
            let _ = writeln!(css, "    /* {}: {dark}; */", property.name);
        }
    }
    css.push_str("  }\n}\n");
    css
}
