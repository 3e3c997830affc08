//! `boussole host`: what a host needs to publish the site by itself.

use std::fs;
use std::path::Path;

use clap::{Arg, ArgMatches, Command};

use super::command::{flag, option, positional};
use super::failure::Failure;
use super::site::Site;
use super::{Console, Exit, pick};
use crate::config;
use crate::diagnostic::{Lang, text};
use crate::project::CONFIG;
use crate::source::{Source, SourceId};

/// A host that has a recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// GitHub Pages, by GitHub Actions.
    GitHub,
    /// GitLab Pages.
    GitLab,
    /// Codeberg Pages, or those of another Forgejo.
    Forgejo,
    /// Apache on a host that one sends files to.
    Apache,
    /// nginx on a computer of one's own.
    Nginx,
    /// Netlify.
    Netlify,
}

/// The file of a recipe: its path from the site's root, and its text.
type Recipe = (&'static str, &'static str);

/// What a recipe is filled with.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Where Boussole comes from: a git repository.
    repository: String,
    /// A tag or a commit of it.
    revision: String,
    /// The branch of the site that is published, when it is not the usual one.
    branch: Option<String>,
}

const SEND: Recipe = ("publier.sh", include_str!("hosts/publier.sh"));

/// Where a recipe has the branch.
const BRANCH: &str = "@BRANCHE@";

impl Host {
    /// The words of the command line, and what each means.
    pub const WORDS: &[(&str, Host)] = &[
        ("github", Host::GitHub),
        ("gitlab", Host::GitLab),
        ("forgejo", Host::Forgejo),
        ("apache", Host::Apache),
        ("nginx", Host::Nginx),
        ("netlify", Host::Netlify),
    ];

    fn of_word(word: &str) -> Option<Host> {
        Host::WORDS.iter().find(|(known, _)| *known == word).map(|(_, host)| *host)
    }

    fn recipes(self) -> &'static [Recipe] {
        match self {
            Host::GitHub => &[(".github/workflows/site.yml", include_str!("hosts/github.yml"))],
            Host::GitLab => &[(".gitlab-ci.yml", include_str!("hosts/gitlab.yml"))],
            Host::Forgejo => &[(".forgejo/workflows/site.yml", include_str!("hosts/forgejo.yml"))],
            Host::Netlify => &[("netlify.toml", include_str!("hosts/netlify.toml"))],
            Host::Apache => &[SEND],
            Host::Nginx => &[SEND, ("nginx.conf", include_str!("hosts/nginx.conf"))],
        }
    }

    /// Whether the recipe makes Boussole anew, and must know where it comes from.
    fn installs(self) -> bool {
        !matches!(self, Host::Apache | Host::Nginx)
    }

    /// Whether the host tells the recipe the address of the site.
    fn knows_address(self) -> bool {
        matches!(self, Host::GitHub | Host::GitLab | Host::Netlify)
    }

    /// What is left to do by hand.
    fn next(self, lang: Lang) -> &'static str {
        match self {
            Host::GitHub => pick(
                lang,
                "Sur GitHub : Settings > Pages > Source : « GitHub Actions » ; puis envoyez vos fichiers (git push).",
                "On GitHub: Settings > Pages > Source: “GitHub Actions”; then send your files (git push).",
            ),
            Host::GitLab => pick(
                lang,
                "Envoyez vos fichiers (git push) ; l’adresse est ensuite dans Deploy > Pages.",
                "Send your files (git push); the address is then in Deploy > Pages.",
            ),
            Host::Forgejo => pick(
                lang,
                "Activez les Actions dans les paramètres du dépôt, puis envoyez vos fichiers (git push).",
                "Enable Actions in the settings of the repository, then send your files (git push).",
            ),
            Host::Netlify => pick(
                lang,
                "Sur Netlify : Add new site > Import an existing project, et choisissez votre dépôt.",
                "On Netlify: Add new site > Import an existing project, and choose your repository.",
            ),
            Host::Apache => pick(
                lang,
                "Écrivez DESTINATION en tête de publier.sh, puis : sh publier.sh (.htaccess est dans le site).",
                "Write DESTINATION at the top of publier.sh, then: sh publier.sh (.htaccess is in the site).",
            ),
            Host::Nginx => pick(
                lang,
                "Écrivez DESTINATION en tête de publier.sh, et les lignes « à changer » de nginx.conf ; puis : sh publier.sh",
                "Write DESTINATION at the top of publier.sh, and the lines “à changer” of nginx.conf; then: sh publier.sh",
            ),
        }
    }
}

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let words: Vec<&str> = Host::WORDS.iter().map(|(word, _)| *word).collect();
    Command::new("host")
        .visible_alias("hebergeur")
        .about(pick(
            lang,
            "Écrit ce qu’il faut pour publier le site chez un hébergeur",
            "Write what is needed to publish the site at a host",
        ))
        .arg(
            positional(lang, "host", pick(lang, "HÉBERGEUR", "HOST"), "github, gitlab, forgejo (Codeberg), apache, nginx, netlify")
                .required(true)
                .value_parser(words),
        )
        .args(wishes(lang))
        .arg(flag("force", pick(lang, "Écrit par-dessus les fichiers qui existent", "Write over files that exist")))
        .after_help(pick(
            lang,
            "Par exemple : boussole host github --boussole https://exemple.fr/boussole.git --revision v0.1.0\n\
             Une fois le site en ligne : boussole doctor ADRESSE",
            "For instance: boussole host github --boussole https://example.org/boussole.git --revision v0.1.0\n\
             Once the site is online: boussole doctor ADDRESS",
        ))
}

/// `--hebergeur` of `init`.
pub fn of_init(lang: Lang) -> Vec<Arg> {
    let words: Vec<&str> = Host::WORDS.iter().map(|(word, _)| *word).collect();
    let (name, other) = pick(lang, ("hebergeur", "host"), ("host", "hebergeur"));
    let host = Arg::new("host")
        .long(name)
        .alias(other)
        .value_name(pick(lang, "HÉBERGEUR", "HOST"))
        .hide_possible_values(true)
        .value_parser(words)
        .help(pick(
            lang,
            "Écrit aussi ce qu’il faut pour publier : github, gitlab, forgejo, apache, nginx, netlify",
            "Also write what is needed to publish: github, gitlab, forgejo, apache, nginx, netlify",
        ));
    std::iter::once(host).chain(wishes(lang).into_iter().map(|arg| arg.requires("host"))).collect()
}

fn wishes(lang: Lang) -> Vec<Arg> {
    vec![
        option(
            "boussole",
            pick(lang, "ADRESSE", "URL"),
            pick(
                lang,
                "Dépôt git d’où l’hébergeur installe Boussole",
                "Git repository that the host installs Boussole from",
            ),
        ),
        option(
            "revision",
            pick(lang, "RÉVISION", "REVISION"),
            pick(lang, "Étiquette ou commit de ce dépôt", "Tag or commit of that repository"),
        ),
        option(
            "branch",
            pick(lang, "BRANCHE", "BRANCH"),
            pick(
                lang,
                "Branche du site à publier (sans cette option : main)",
                "Branch of the site to publish (by default main)",
            ),
        ),
    ]
}

/// Writes the recipe in a site that exists.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let site = Site::find(matches)?;
    if let Some(host) = wanted(matches) {
        write(host, &read_wishes(matches)?, &site.root, matches.get_flag("force"), console)?;
    }
    Ok(Exit::Clean)
}

/// The host that was asked for.
pub fn wanted(matches: &ArgMatches) -> Option<Host> {
    matches.get_one::<String>("host").and_then(|word| Host::of_word(word))
}

/// What the recipe is filled with.
///
/// # Errors
/// When a word could not stand in a file that a shell reads.
pub fn read_wishes(matches: &ArgMatches) -> Result<Wishes, Failure> {
    let word = |id: &str| {
        let word = matches.get_one::<String>(id).map_or("", String::as_str).trim();
        let is_plain = !word.starts_with('-')
            && word.chars().all(|c| c.is_ascii_alphanumeric() || ":/._@~+-".contains(c));
        match is_plain {
            true => Ok(word.to_owned()),
            false => Err(Failure::new(text(
                format!("« {word} » ne convient pas à --{id}"),
                format!("“{word}” does not suit --{id}"),
            ))
            .hint(text(
                "une adresse de dépôt (https://exemple.fr/boussole.git), une étiquette (v0.1.0), une branche (main)",
                "an address of a repository (https://example.org/boussole.git), a tag (v0.1.0), a branch (main)",
            ))),
        }
    };
    let branch = Some(word("branch")?).filter(|branch| !branch.is_empty());
    Ok(Wishes { repository: word("boussole")?, revision: word("revision")?, branch })
}

/// Writes the files of a recipe, all or none.
///
/// # Errors
/// When one of them exists, unless `force`; when the disk refuses.
pub fn write(
    host: Host,
    wishes: &Wishes,
    root: &Path,
    force: bool,
    console: &Console,
) -> Result<(), Failure> {
    let lang = console.lang;
    if let Some((taken, _)) = host.recipes().iter().find(|(path, _)| !force && root.join(path).exists()) {
        return Err(Failure::new(text(
            format!("{taken} existe déjà : rien n’a été touché"),
            format!("{taken} exists already: nothing was touched"),
        ))
        .hint(text("pour écrire par-dessus : --force", "to write over it: --force")));
    }
    let address = address(root);
    let computer = address
        .as_deref()
        .and_then(|address| address.split("://").nth(1)?.split(['/', ':']).next().map(str::to_owned))
        .filter(|name| name.chars().all(|c| c.is_alphanumeric() || ".-".contains(c)));
    for (path, recipe) in host.recipes() {
        let words = recipe
            .replace("@DEPOT@", &wishes.repository)
            .replace("@REVISION@", &wishes.revision)
            .replace(BRANCH, wishes.branch.as_deref().unwrap_or("main"))
            .replace("@ORDINATEUR@", computer.as_deref().unwrap_or("lexique.exemple.fr"));
        let file = root.join(path);
        let parent = file.parent().unwrap_or(root);
        fs::create_dir_all(parent).map_err(|error| Failure::write(parent, &error))?;
        fs::write(&file, words).map_err(|error| Failure::write(&file, &error))?;
    }
    let names: Vec<&str> = host.recipes().iter().map(|(path, _)| *path).collect();
    console.rejoice(
        pick(lang, "Recette écrite", "Recipe written"),
        &format!("{}{}.", pick(lang, " : ", ": "), names.join(", ")),
    );
    let missing = [("BOUSSOLE_DEPOT", &wishes.repository), ("BOUSSOLE_REVISION", &wishes.revision)];
    let missing: Vec<&str> =
        missing.iter().filter(|(_, word)| word.is_empty()).map(|(name, _)| *name).collect();
    if host.installs() && !missing.is_empty() {
        let (file, missing) = (names[0], missing.join(pick(lang, " et ", " and ")));
        console.warn(&pick(
            lang,
            format!("{missing} : à écrire en tête de {file}, sans quoi l’hébergeur ne sait pas d’où installer Boussole"),
            format!("{missing}: to be written at the top of {file}, or the host does not know where to install Boussole from"),
        ));
    }
    let has_branch = host.recipes().iter().any(|(_, recipe)| recipe.contains(BRANCH));
    if wishes.branch.is_some() && !has_branch {
        console.warn(match host {
            Host::Apache | Host::Nginx => pick(
                lang,
                "--branch ne change rien ici : publier.sh publie le dossier tel qu’il est",
                "--branch changes nothing here: publier.sh publishes the folder as it is",
            ),
            _ => pick(
                lang,
                "--branch ne change rien ici : la branche se choisit chez l’hébergeur, qui prend la principale",
                "--branch changes nothing here: the branch is chosen at the host, which takes the main one",
            ),
        });
    }
    if address.is_none() && !host.knows_address() {
        console.warn(pick(
            lang,
            "le site n’a pas d’adresse : écrivez-la dans boussole.toml ([site] adresse)",
            "the site has no address: write it in boussole.toml ([site] adresse)",
        ));
    }
    console.say(&format!("  {}", host.next(lang)));
    Ok(())
}

/// The address of a site in its `boussole.toml`.
fn address(root: &Path) -> Option<String> {
    let bytes = fs::read(root.join(CONFIG)).ok()?;
    let config = config::read(&Source::new(CONFIG, &bytes), SourceId(0)).0;
    config.base_url.map(|base| base.as_str().to_owned())
}
