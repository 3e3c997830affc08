//! The files of a theme: those in the program, each shadowed by the site's own of the same path.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::project::ThemeFile;
use crate::source::{Source, SourceId, Sources};

/// The theme in the program.
pub const EMBEDDED: &str = "boussole";

/// A file of a theme.
pub struct File {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Whether the site brought it.
    pub is_own: bool,
    source: Option<(SourceId, Arc<Source>)>,
}

/// The files of a theme by their path from its folder: `templates/base.html`.
pub struct Files {
    /// The theme's name.
    pub name: String,
    files: BTreeMap<String, File>,
}

macro_rules! embed {
    ($($path:literal)*) => {
        const TABLE: &[(&str, &[u8])] =
            &[$(($path, include_bytes!(concat!("../../themes/boussole/", $path))),)*];
    };
}

embed! {
    "theme.toml"
    "locales/fr.toml"
    "locales/en.toml"
    "assets/carte.css"
    "assets/cartes.js"
    "assets/chercher.js"
    "assets/icone.svg"
    "assets/emporter.js"
    "assets/etapes.js"
    "assets/quiz.js"
    "assets/page.js"
    "assets/style.css"
    "templates/accueil.html"
    "templates/atelier.html"
    "templates/base.html"
    "templates/carte.html"
    "templates/cartes.html"
    "templates/champ.html"
    "templates/composants.html"
    "templates/donnees.html"
    "templates/dossier.html"
    "templates/entree.html"
    "templates/fiche.html"
    "templates/hors-ligne.html"
    "templates/introuvable.html"
    "templates/legal.html"
    "templates/lexique.html"
    "templates/liste.html"
    "templates/logo.html"
    "templates/mission.html"
    "templates/nouveautes.html"
    "templates/page.html"
    "templates/parcours.html"
    "templates/rapport.html"
    "templates/recherche.html"
    "templates/redirection.html"
    "templates/rose.html"
    "templates/terme.html"
    "templates/theme.html"
    "templates/themes.html"
}

impl Files {
    /// The theme of that name: the site's files over those in the program. Texts become sources, so
    /// that a complaint can show them; those in the program only when something of the site's can
    /// break them.
    pub fn new(own: &[ThemeFile], name: &str, sources: &mut Sources) -> Self {
        let prefix = format!("{name}/");
        let own: Vec<(&str, &ThemeFile)> =
            own.iter().filter_map(|file| Some((file.path.strip_prefix(&prefix)?, file))).collect();
        let mut files = Files::embedded();
        files.name = name.to_owned();
        for (path, file) in own.iter().copied() {
            let bytes = Cow::Owned(file.bytes.to_vec());
            files.files.insert(path.to_owned(), File { bytes, is_own: true, source: None });
        }
        if !own.is_empty() {
            for (path, file) in &mut files.files {
                if path.ends_with(".html") || path.ends_with(".toml") {
                    let folder = if file.is_own { name } else { EMBEDDED };
                    let source = Arc::new(Source::new(format!("themes/{folder}/{path}"), &file.bytes));
                    file.source = Some((sources.add(Arc::clone(&source)), source));
                }
            }
        }
        files
    }

    /// The theme in the program alone.
    pub fn embedded() -> Self {
        let file = |bytes: &'static [u8]| File { bytes: Cow::Borrowed(bytes), is_own: false, source: None };
        let files = TABLE.iter().map(|(path, bytes)| ((*path).to_owned(), file(bytes))).collect();
        Files { name: EMBEDDED.to_owned(), files }
    }

    /// Whether the site brought any of them.
    pub fn has_own(&self) -> bool {
        self.files.values().any(|file| file.is_own)
    }

    /// The file of that path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// Files of a folder, by their path from it.
    pub fn of<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a File)> {
        self.files
            .iter()
            .filter_map(move |(path, file)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, file)))
    }
}

impl File {
    /// Its text, decoded as every text is.
    pub fn text(&self) -> String {
        match &self.source {
            Some((_, source)) => source.text.clone(),
            None => Source::new("", &self.bytes).text,
        }
    }

    /// Where it is among the sources. A theme that no site has touched is among none: the tests say
    /// that nothing in it can be complained about.
    pub fn source(&self) -> SourceId {
        self.source.as_ref().map_or(SourceId(0), |(id, _)| *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/boussole");
        let mut found: Vec<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|item| item.file_type().is_file())
            .map(|item| item.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"))
            .collect();
        found.sort();
        assert_eq!(Files::embedded().files.into_keys().collect::<Vec<_>>(), found);
    }

    #[test]
    fn a_file_of_the_site_shadows_one() {
        let own = ThemeFile { path: "mien/templates/page.html".into(), bytes: b"x".as_slice().into() };
        let other = ThemeFile { path: "autre/templates/base.html".into(), bytes: b"y".as_slice().into() };
        let mut sources = Sources::default();
        let files = Files::new(&[own, other], "mien", &mut sources);
        assert_eq!(files.get("templates/page.html").map(File::text).as_deref(), Some("x"));
        assert!(files.get("templates/base.html").is_some_and(|file| !file.is_own));
        let page = files.get("templates/page.html").map(File::source).unwrap();
        assert_eq!(sources.get(page).path, "themes/mien/templates/page.html");
    }
}
