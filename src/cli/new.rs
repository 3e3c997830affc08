//! `boussole new`: an entry to fill in, with every useful key and what to write there.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::command::positional;
use super::failure::Failure;
use super::similar::{self, Similar};
use super::site::{Site, build_info};
use super::{Console, Exit, pick};
use crate::diagnostic::{Lang, Text, did_you_mean, text};
use crate::model::{Kind, Rank, Slug, fold};
use crate::pipeline::{Outcome, compile};
use crate::syntax::yaml_scalar;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let kinds = pick(
        lang,
        "Sorte d’entrée : terme, fiche, mission, atelier, parcours ou page",
        "Kind of entry: terme (term), fiche, mission, atelier (workshop), parcours (pathway) or page",
    );
    let title = pick(
        lang,
        "Titre, entre guillemets s’il contient une apostrophe",
        "Title, quoted if it holds an apostrophe",
    );
    Command::new("new")
        .about(pick(
            lang,
            "Crée une entrée à partir d’un modèle commenté",
            "Make an entry from a commented model (in French)",
        ))
        .arg(positional(lang, "kind", pick(lang, "SORTE", "KIND"), kinds).required(true))
        .arg(positional(lang, "title", pick(lang, "TITRE", "TITLE"), title).required(true).num_args(1..))
        .after_help(pick(
            lang,
            "Par exemple : boussole new terme \"Aller vers\"\n\
             L’entrée est un brouillon : elle est publiée quand vous changez son statut.",
            "For instance: boussole new terme \"Aller vers\"\n\
             The entry is a draft: it is published when you change its “statut”.",
        ))
}

/// Writes the file.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let site = Site::find(matches)?;
    let kind = kind(matches.get_one::<String>("kind").map_or("", String::as_str))?;
    let words: Vec<&str> =
        matches.get_many::<String>("title").unwrap_or_default().map(String::as_str).collect();
    let title = tidy(&words.join(" "));
    let slug = Slug::from_text(&title).ok_or_else(|| {
        Failure::new(text(
            format!("« {title} » n’a ni lettre ni chiffre : il en faut pour l’adresse de la page"),
            format!("“{title}” has neither letter nor digit: the page’s address needs some"),
        ))
    })?;
    let relative = format!("content/{}/{slug}.md", kind.folder());
    let path = site.root.join(&relative);
    if path.exists() {
        return Err(exists(&format!("{}{relative}", site.base)));
    }
    // A first entry may be what makes content/ exist: there is nothing to compare with then.
    let outcome = match site.root.join("content").is_dir() {
        true => Some(compile(&site.load()?, build_info(true, None)?, false)),
        false => None,
    };
    if let Some(outcome) = &outcome {
        refuse_same_id(outcome, kind, &slug, &site)?;
    }
    write(&path, &fill(kind, &title))?;
    if let Some(outcome) = &outcome {
        warn_of_similar(outcome, &title, &site, console);
    }
    let lang = console.lang;
    console.rejoice(
        pick(lang, "Créé", "Made"),
        &pick(
            lang,
            format!("\u{a0}: {}{relative} (brouillon)", site.base),
            format!(": {}{relative} (a draft)", site.base),
        ),
    );
    console.advise(
        pick(lang, "Remplissez-le, puis vérifiez-le", "Fill it in, then check it"),
        &site.command("check"),
    );
    console.advise(
        pick(lang, "Pour le voir, brouillon compris", "To see it, draft as it is"),
        &site.command("serve --drafts"),
    );
    Ok(Exit::Clean)
}

fn kind(word: &str) -> Result<Kind, Failure> {
    let folded = fold(word);
    let is = |kind: &Kind| folded == kind.key() || folded == kind.folder();
    Kind::ALL.iter().copied().find(is).ok_or_else(|| {
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        Failure::new(text(
            format!("« {word} » n’est pas une sorte d’entrée"),
            format!("“{word}” is not a kind of entry"),
        ))
        .maybe_hint(did_you_mean(word, names.iter().copied()))
        .hint(text(
            format!("sortes possibles : {}", names.join(", ")),
            format!("possible kinds: {}", names.join(", ")),
        ))
    })
}

fn exists(shown: &str) -> Failure {
    Failure::new(text(
        format!("{shown} existe déjà : il n’a pas été touché"),
        format!("{shown} exists already: it was not touched"),
    ))
    .hint(text(
        "complétez cette entrée, ou donnez un autre titre à la nouvelle",
        "complete that entry, or give the new one another title",
    ))
}

/// Subfolders do not enter addresses: the id may be taken by a file elsewhere.
fn refuse_same_id(outcome: &Outcome, kind: Kind, slug: &Slug, site: &Site) -> Result<(), Failure> {
    let lexicon = &outcome.edition.lexicon;
    match lexicon.find(kind, slug.as_str()) {
        Some(id) => {
            Err(exists(&format!("{}{}", site.base, outcome.sources.get(lexicon.get(id).source).path)))
        }
        None => Ok(()),
    }
}

fn warn_of_similar(outcome: &Outcome, title: &str, site: &Site, console: &Console) {
    let lexicon = &outcome.edition.lexicon;
    for similar in similar::find(lexicon, title) {
        let entry = lexicon.get(similar.entry);
        let place = format!("{}{}", site.base, outcome.sources.get(entry.source).path);
        let said = likeness(title, &similar, &entry.title.value);
        console.warn(&format!("{} ({place})", said.get(console.lang)));
    }
}

/// How a title is like a label of the entry of that name.
fn likeness(title: &str, similar: &Similar, name: &str) -> Text {
    let label = &similar.label;
    match (similar.distance, similar.rank) {
        (0, Rank::Preferred) => text(
            format!("« {label} » est déjà dans le lexique"),
            format!("“{label}” is in the lexicon already"),
        ),
        (0, Rank::Acronym | Rank::Admitted) => text(
            format!("« {label} » est déjà un autre nom de « {name} »"),
            format!("“{label}” is already another name of “{name}”"),
        ),
        (0, Rank::Deprecated) => text(
            format!("« {label} » est un mot à éviter, dit l’entrée « {name} »"),
            format!("“{label}” is a word to avoid, says the entry “{name}”"),
        ),
        (0, Rank::Hidden) => text(
            format!("« {label} » mène déjà à « {name} » dans la recherche"),
            format!("“{label}” already leads to “{name}” in the search"),
        ),
        _ => text(format!("« {title} » ressemble à « {label} »"), format!("“{title}” looks like “{label}”")),
    }
}

fn write(path: &PathBuf, words: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
    // `create_new`: a file that appeared meanwhile is not overwritten either.
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| file.write_all(words.as_bytes()));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(&path.display().to_string()),
        _ => Failure::write(path, &error),
    })
}

/// The model of a kind, with its title.
fn fill(kind: Kind, title: &str) -> String {
    let model = match kind {
        Kind::Term => include_str!("models/terme.md"),
        Kind::Fiche => include_str!("models/fiche.md"),
        Kind::Mission => include_str!("models/mission.md"),
        Kind::Workshop => include_str!("models/atelier.md"),
        Kind::Pathway => include_str!("models/parcours.md"),
        Kind::Page => include_str!("models/page.md"),
    };
    model.replacen("TITRE", &yaml_scalar(title), 1)
}

/// On one line, without anything invisible, with the apostrophe of print.
fn tidy(title: &str) -> String {
    let words: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ").replace('\'', "’")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::neighbour::Neighbours;
    use crate::read::{self, Bibliography, Vocabulary};
    use crate::source::{Source, SourceId};

    /// The complaints about a new entry, and its title as read.
    fn read(kind: Kind, title: &str) -> (String, Vec<String>) {
        read_text(kind, fill(kind, title))
    }

    fn read_text(kind: Kind, words: String) -> (String, Vec<String>) {
        let config = Source::new("boussole.toml", include_bytes!("starter/boussole.toml"));
        let (config, _) = config::read(&config, SourceId(0));
        let bibliography = Bibliography::default();
        let source = Source::new(format!("content/{}/x.md", kind.folder()), words.as_bytes());
        let (draft, complaints) = read::entry(
            &source,
            SourceId(1),
            Vocabulary { config: &config, bibliography: &bibliography, neighbours: &Neighbours::default() },
        );
        let said =
            complaints.iter().map(|complaint| format!("{} {}", complaint.code.name(), complaint.message.fr));
        (draft.title.value, said.collect())
    }

    #[test]
    fn every_model_is_read_without_a_complaint() {
        for kind in Kind::ALL {
            assert_eq!(read(*kind, "Aller vers"), ("Aller vers".to_owned(), vec![]), "{kind:?}");
        }
    }

    /// What a model writes in the place of an author is known as such once the entry is no draft.
    #[test]
    fn every_model_is_said_to_be_unwritten() {
        for kind in Kind::ALL {
            let model = fill(*kind, "Aller vers");
            let told = read_text(*kind, model.replace("statut: brouillon", "statut: valide")).1;
            let expected = if *kind == Kind::Term {
                vec![]
            } else {
                vec!["valeur-vide ce texte est celui du modèle : il reste à écrire".to_owned()]
            };
            assert_eq!(told, expected, "{kind:?}");
            assert_eq!(model.contains(read::SUMMARY), *kind != Kind::Term, "{kind:?}");
        }
    }

    /// Lines to uncomment are really keys of the kind.
    #[test]
    fn every_model_is_right_when_uncommented() {
        for kind in Kind::ALL {
            let model = fill(*kind, "Aller vers");
            let lines = model.lines().map(|line| match line.strip_prefix("# ") {
                Some(rest) if rest.starts_with(' ') || rest.starts_with("- ") || is_key(rest) => rest,
                _ => line,
            });
            let uncommented: Vec<&str> = lines.collect();
            let (_, complaints) = read_text(*kind, uncommented.join("\n"));
            let unknown = complaints.iter().filter(|complaint| !complaint.starts_with("reference-inconnue"));
            assert_eq!(
                unknown.collect::<Vec<_>>(),
                Vec::<&String>::new(),
                "{kind:?}\n{}",
                uncommented.join("\n")
            );
        }
    }

    /// The order of the models is that in which keys are written back.
    #[test]
    fn every_model_has_the_order_of_the_table() {
        for kind in Kind::ALL {
            let table = read::table_of(*kind);
            let model = fill(*kind, "Aller vers");
            let lines = model.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
            let ranks: Vec<usize> = lines
                .filter(|line| is_key(line))
                .filter_map(|line| line.split_once(':'))
                .map(|(key, _)| table.rank(key))
                .collect();
            assert!(ranks.is_sorted(), "{kind:?} {ranks:?}");
        }
    }

    fn is_key(line: &str) -> bool {
        line.split_once(':').is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    }

    #[test]
    fn any_title_is_read_as_given() {
        for (typed, title) in [
            ("L'aller  vers", "L’aller vers"),
            ("Rendre compte : pourquoi ?", "Rendre compte : pourquoi ?"),
            ("\"Faire avec\" \\ [x]", "\"Faire avec\" \\ [x]"),
            ("non", "non"),
            ("2023", "2023"),
            ("# a\u{1b}[1m", "# a [1m"),
            ("- tiret", "- tiret"),
        ] {
            let title = title.to_owned();
            assert_eq!(read(Kind::Term, &tidy(typed)), (title, vec![]));
        }
    }

    #[test]
    fn kinds_are_found_as_people_write_them() {
        assert_eq!(kind("Terme"), Ok(Kind::Term));
        assert_eq!(kind("lexique"), Ok(Kind::Term));
        assert_eq!(kind("ateliers"), Ok(Kind::Workshop));
        assert_eq!(kind("fich").unwrap_err().hints[0].fr, "vouliez-vous dire « fiche » ?");
    }
}
