//! Why a site was not published, and the way out.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Text, text};

/// Why a site was not published, or not settled. The old one or the new one is whole in every case.
#[derive(Debug)]
pub enum Error {
    /// Not the name of a folder: `/`, `..` of nothing, an empty word.
    NoName(PathBuf),
    /// The folder of `boussole.toml`, or one above it.
    HoldsSources(PathBuf),
    /// Inside a folder that the site is made from.
    InsideSources(PathBuf),
    /// A file, or something else that is not a folder.
    NotAFolder(PathBuf),
    /// A symbolic link, and where it leads.
    Symlink(PathBuf, PathBuf),
    /// A folder that holds things and that Boussole did not make.
    NotOurs(PathBuf),
    /// A marker that cannot be read: nobody can say which files are ours.
    DamagedMarker(PathBuf),
    /// A marker that another version of Boussole wrote.
    NewerMarker(PathBuf),
    /// Another run is publishing there.
    Busy(PathBuf),
    /// A folder has the name of our work folder, but is not one.
    StrangeWork(PathBuf),
    /// Somebody's file stands where a file of the new site must go.
    InTheWay(PathBuf),
    /// Two files of the site that some disks cannot tell apart.
    Collision(String, String),
    /// A folder that cannot change place: the root of a volume.
    Mounted(PathBuf),
    /// The site's theme cannot make a page, or the site is not what was asked for.
    Theme(Box<Diagnostic>),
    /// The disk refused.
    Disk(PathBuf, io::Error),
    /// The new site is in its place; what is left of the old one could not be cleared.
    Unsettled(Box<Error>),
}

impl Error {
    /// A refusal of the disk about that path.
    pub(super) fn disk(path: &Path, error: io::Error) -> Self {
        Error::Disk(path.to_owned(), error)
    }

    /// What happened and what to do, in both languages.
    pub fn text(&self) -> Text {
        match self {
            Error::NoName(path) => text(
                format!(
                    "« {} » n’est pas un nom de dossier : donnez un dossier, par exemple --out site",
                    path.display()
                ),
                format!(
                    "“{}” is not the name of a folder: give one, for instance --out site",
                    path.display()
                ),
            ),
            Error::HoldsSources(path) => text(
                format!(
                    "{} contient les sources d’un site, qui seraient remplacées : publiez dans un dossier à part, par exemple --out site",
                    path.display()
                ),
                format!(
                    "{} holds the sources of a site, which would be replaced: publish in a folder of its own, for instance --out site",
                    path.display()
                ),
            ),
            Error::InsideSources(path) => text(
                format!(
                    "{} est dans un dossier que Boussole lit (content/ ou themes/) : publiez à côté, par exemple --out site",
                    path.display()
                ),
                format!(
                    "{} is in a folder that Boussole reads (content/ or themes/): publish beside it, for instance --out site",
                    path.display()
                ),
            ),
            Error::NotAFolder(path) => text(
                format!(
                    "{} n’est pas un dossier : donnez un autre nom, ou déplacez ce fichier",
                    path.display()
                ),
                format!("{} is not a folder: give another name, or move that file", path.display()),
            ),
            Error::Symlink(path, to) => text(
                format!(
                    "{} est un lien symbolique : donnez le vrai dossier, --out {}",
                    path.display(),
                    to.display()
                ),
                format!(
                    "{} is a symbolic link: give the real folder, --out {}",
                    path.display(),
                    to.display()
                ),
            ),
            Error::NotOurs(path) => text(
                format!(
                    "{} contient des fichiers que Boussole n’a pas faits : donnez un dossier neuf ou vide, ou videz celui-ci vous-même",
                    path.display()
                ),
                format!(
                    "{} holds files that Boussole did not make: give a new or empty folder, or empty this one yourself",
                    path.display()
                ),
            ),
            Error::DamagedMarker(path) => text(
                format!(
                    "{} est abîmé, et dit seul quels fichiers du site peuvent être remplacés : publiez dans un dossier neuf, ou videz celui-ci vous-même",
                    path.display()
                ),
                format!(
                    "{} is damaged, and it alone says which files of the site may be replaced: publish in a new folder, or empty this one yourself",
                    path.display()
                ),
            ),
            Error::NewerMarker(path) => text(
                format!(
                    "{} vient d’une version plus récente de Boussole : mettez Boussole à jour, ou publiez dans un dossier neuf",
                    path.display()
                ),
                format!(
                    "{} comes from a later version of Boussole: update Boussole, or publish in a new folder",
                    path.display()
                ),
            ),
            Error::Busy(path) => text(
                format!(
                    "une autre publication est en cours dans {} : attendez qu’elle finisse, puis recommencez",
                    path.display()
                ),
                format!(
                    "{} is being published by another run: wait until it has finished, then try again",
                    path.display()
                ),
            ),
            Error::StrangeWork(path) => text(
                format!(
                    "{} porte le nom du dossier de travail de Boussole ; si aucune autre publication n’est en cours, déplacez-le ou supprimez-le",
                    path.display()
                ),
                format!(
                    "{} has the name of Boussole’s work folder; if no other run is publishing, move it or delete it",
                    path.display()
                ),
            ),
            Error::InTheWay(path) => text(
                format!(
                    "{} n’a pas été fait par Boussole et occupe la place d’un fichier du nouveau site : déplacez-le, puis recommencez",
                    path.display()
                ),
                format!(
                    "{} was not made by Boussole and stands where a file of the new site must go: move it, then try again",
                    path.display()
                ),
            ),
            Error::Collision(one, other) => text(
                format!(
                    "« {one} » et « {other} » ne feraient qu’un sur certains disques : changez le nom de l’un des deux"
                ),
                format!(
                    "“{one}” and “{other}” would be one file on some disks: change the name of one of them"
                ),
            ),
            Error::Mounted(path) => text(
                format!(
                    "{0} est la racine d’un volume et ne peut pas être remplacé d’un coup : publiez dans un dossier de ce volume, --out {1}",
                    path.display(),
                    path.join("site").display()
                ),
                format!(
                    "{0} is the root of a volume and cannot be replaced at once: publish in a folder of that volume, --out {1}",
                    path.display(),
                    path.join("site").display()
                ),
            ),
            Error::Unsettled(why) => {
                let why = why.text();
                text(
                    format!("le nouveau site est en place, mais l’ancien n’a pas pu être rangé : {}", why.fr),
                    format!("the new site is in its place, but the old one could not be cleared: {}", why.en),
                )
            }
            Error::Theme(diagnostic) => diagnostic.message.clone(),
            Error::Disk(path, error) => disk(path, error),
        }
    }
}

/// The refusals that people meet, each with its way out.
fn disk(path: &Path, error: &io::Error) -> Text {
    let path = path.display();
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => text(
            format!(
                "pas le droit d’écrire : {path} (changez les droits du dossier, ou publiez ailleurs avec --out)"
            ),
            format!(
                "no right to write: {path} (change the folder’s rights, or publish elsewhere with --out)"
            ),
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => text(
            format!(
                "le disque est plein : {path} (libérez de la place, puis recommencez ; le site en place est entier)"
            ),
            format!("the disk is full: {path} (free some space, then try again; the site in place is whole)"),
        ),
        _ => text(
            format!("le disque refuse : {path} : {error} (le site en place est entier)"),
            format!("the disk refuses: {path}: {error} (the site in place is whole)"),
        ),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Disk(_, error) => Some(error),
            _ => None,
        }
    }
}
