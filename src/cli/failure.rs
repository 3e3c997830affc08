//! What is not the author's text: a wrong argument, a missing right, a full disk.

use std::io;
use std::panic::PanicHookInfo;
use std::path::Path;

use super::pick;
use crate::diagnostic::{Lang, Text, text};
use crate::project::LoadError;

/// Why a command could not do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub message: Text,
    /// Ways out.
    pub hints: Vec<Text>,
    /// Nobody listens any more: nothing is said.
    pub is_silent: bool,
}

impl Failure {
    /// A failure, in both languages.
    pub fn new(message: Text) -> Self {
        Failure { message, hints: Vec::new(), is_silent: false }
    }

    /// Adds a way out.
    pub fn hint(mut self, hint: Text) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds a way out when there is one.
    pub fn maybe_hint(mut self, hint: Option<Text>) -> Self {
        self.hints.extend(hint);
        self
    }

    /// Something that could not be read.
    pub fn read(path: &Path, error: &io::Error) -> Self {
        let shown = path.display();
        let failure = Failure::new(text(
            format!("{shown} ne peut pas être lu : {}", reason(error, Lang::Fr)),
            format!("{shown} cannot be read: {}", reason(error, Lang::En)),
        ));
        match error.kind() {
            io::ErrorKind::PermissionDenied => failure.hint(text(
                "demandez le droit de lire ce dossier, ou copiez le site ailleurs",
                "ask for the right to read that folder, or copy the site elsewhere",
            )),
            _ => failure,
        }
    }

    /// Something that could not be written.
    pub fn write(path: &Path, error: &io::Error) -> Self {
        let shown = path.display();
        let failure = Failure::new(text(
            format!("{shown} ne peut pas être écrit : {}", reason(error, Lang::Fr)),
            format!("{shown} cannot be written: {}", reason(error, Lang::En)),
        ));
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => failure.hint(text(
                "choisissez un dossier à vous, ou demandez le droit d’écrire dans celui-ci",
                "choose a folder of your own, or ask for the right to write in this one",
            )),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                failure.hint(text("libérez de la place, puis recommencez", "free some space, then try again"))
            }
            _ => failure,
        }
    }

    /// The standard output that could not be written. Who reads it may stop early (`| head`): that
    /// is no failure worth a word.
    pub fn output(error: &io::Error) -> Self {
        let message = text(
            format!("la sortie ne peut pas être écrite : {}", reason(error, Lang::Fr)),
            format!("the output cannot be written: {}", reason(error, Lang::En)),
        );
        Failure { is_silent: error.kind() == io::ErrorKind::BrokenPipe, ..Failure::new(message) }
    }

    /// A site's folder that could not be read.
    pub fn load(error: &LoadError) -> Self {
        if error.error.kind() == io::ErrorKind::NotFound && error.path.ends_with("content") {
            let shown = error.path.display();
            return Failure::new(text(
                format!("le dossier {shown} n’existe pas : c’est là que sont les textes du site"),
                format!("the folder {shown} does not exist: the texts of the site are there"),
            ))
            .hint(text(
                "créez une première entrée : boussole new terme \"Rendre compte\"",
                "make a first entry: boussole new terme \"Rendre compte\"",
            ));
        }
        Failure::read(&error.path, &error.error)
    }
}

/// Says that Boussole itself is at fault, with what its makers need to know.
pub fn say_panic(panic: &PanicHookInfo<'_>, lang: Lang) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let payload = panic.payload();
    let cause = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let cause = cause.unwrap_or_default();
    anstream::eprintln!(
        "{} ({place}: {cause}, Boussole {})\n{}",
        pick(
            lang,
            "erreur : Boussole s’est trompé, votre texte n’y est pour rien",
            "error: Boussole itself is at fault, not your text"
        ),
        env!("CARGO_PKG_VERSION"),
        pick(
            lang,
            "  aide : signalez-le avec la ligne ci-dessus et la dernière entrée modifiée",
            "  help: report it with the line above and the entry that you changed last"
        ),
    );
}

/// The system's reason, in words. Its own words are English, whatever the locale.
fn reason(error: &io::Error, lang: Lang) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => pick(lang, "il n’existe pas", "it does not exist"),
        io::ErrorKind::PermissionDenied => pick(lang, "vous n’en avez pas le droit", "you have no right to"),
        io::ErrorKind::AlreadyExists => pick(lang, "il existe déjà", "it exists already"),
        io::ErrorKind::NotADirectory => pick(lang, "ce n’est pas un dossier", "it is not a folder"),
        io::ErrorKind::IsADirectory => pick(lang, "c’est un dossier", "it is a folder"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            pick(lang, "le disque est plein", "the disk is full")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            pick(lang, "le disque est en lecture seule", "the disk is read-only")
        }
        io::ErrorKind::InvalidFilename => {
            pick(lang, "le nom est trop long ou interdit", "the name is too long or forbidden")
        }
        _ => {
            return pick(
                lang,
                format!("le système répond « {error} »"),
                format!("the system answers “{error}”"),
            );
        }
    };
    known.to_owned()
}
