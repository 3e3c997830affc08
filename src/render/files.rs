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
    /// Files in the program that the site's stand before: a template of the site still extends them.
    beneath: BTreeMap<String, File>,
    /// Files of the site's folder that say what the program's do, byte for byte.
    same: Vec<String>,
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
    "templates/decouverte.html"
    "templates/dessin.html"
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

/// The icon in the program.
pub fn icon() -> Option<&'static [u8]> {
    TABLE.iter().find(|(path, _)| *path == "assets/icone.svg").map(|(_, bytes)| *bytes)
}

impl Files {
    /// The theme of that name: the site's files over those in the program. Texts become sources, so
    /// that a complaint can show them; those in the program only when something of the site's can
    /// break them.
    pub fn new(own: &[ThemeFile], name: &str, sources: &mut Sources) -> Self {
        let prefix = format!("{name}/");
        let own = own.iter().filter_map(|file| Some((file.path.strip_prefix(&prefix)?, file)));
        let mut files = Files::embedded();
        files.name = name.to_owned();
        for (path, file) in own {
            if files.files.get(path).is_some_and(|known| *known.bytes == *file.bytes) {
                files.same.push(path.to_owned());
                continue;
            }
            let bytes = Cow::Owned(file.bytes.to_vec());
            let shadowed = files.files.insert(path.to_owned(), File { bytes, is_own: true, source: None });
            files.beneath.extend(shadowed.map(|shadowed| (path.to_owned(), shadowed)));
        }
        if files.has_own() {
            for (path, file) in files.files.iter_mut().chain(&mut files.beneath) {
                if [".html", ".toml", ".css"].iter().any(|end| path.ends_with(end)) {
                    let shown = match file.is_own {
                        true => format!("themes/{name}/{path}"),
                        false => format!("{EMBEDDED}/{}", path.strip_prefix("templates/").unwrap_or(path)),
                    };
                    let source = Arc::new(Source::new(shown, &file.bytes));
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
        Files { name: EMBEDDED.to_owned(), files, beneath: BTreeMap::new(), same: Vec::new() }
    }

    /// Whether the site brought any of them.
    pub fn has_own(&self) -> bool {
        self.files.values().any(|file| file.is_own)
    }

    /// Whether the site has a folder of that name, be it of copies.
    pub fn is_there(&self) -> bool {
        self.has_own() || !self.same.is_empty()
    }

    /// Whether the site's folder has that file, as the program does.
    pub fn is_copy(&self, path: &str) -> bool {
        self.same.iter().any(|same| same == path)
    }

    /// The file of that path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// The program's file of that path, be it shadowed.
    pub fn built_in(&self, path: &str) -> Option<&File> {
        self.beneath.get(path).or_else(|| self.files.get(path).filter(|file| !file.is_own))
    }

    /// Every file in effect, by its path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// Files of a folder, by their path from it.
    pub fn of<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a File)> {
        self.files
            .iter()
            .filter_map(move |(path, file)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, file)))
    }

    /// Every template by the name that others extend and include it by: the site's `page.html`, and the
    /// program's `boussole/page.html`. Of those in the program that the site's stand before, those that are
    /// called for: the others may lack blocks that the site has left out.
    pub fn templates(&self) -> impl Iterator<Item = (String, &File)> {
        let all =
            self.files.iter().chain(self.beneath.iter().filter(|(path, file)| self.is_called(path, file)));
        all.filter(|(path, _)| path.ends_with(".html")).filter_map(|(path, file)| {
            let name = path.strip_prefix("templates/")?;
            Some((if file.is_own { name.to_owned() } else { format!("{EMBEDDED}/{name}") }, file))
        })
    }

    fn is_called(&self, path: &str, file: &File) -> bool {
        let name = format!("{EMBEDDED}/{}", path.strip_prefix("templates/").unwrap_or(path));
        let mut own = self.of("templates").filter(|(_, file)| file.is_own);
        // One that extends nothing lacks nothing, and may hold components.
        !file.text().contains("{% extends") || own.any(|(_, file)| file.text().contains(&name))
    }

    /// The template that a name means, with the name by which it alone is called.
    pub fn template(&self, name: &str) -> Option<(String, &File)> {
        if let Some(name) = name.strip_prefix(EMBEDDED).and_then(|rest| rest.strip_prefix('/')) {
            let file = self.built_in(&format!("templates/{name}"))?;
            return Some((format!("{EMBEDDED}/{name}"), file));
        }
        let file = self.get(&format!("templates/{name}"))?;
        Some((if file.is_own { name.to_owned() } else { format!("{EMBEDDED}/{name}") }, file))
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
        let own = ThemeFile {
            path: "mien/templates/page.html".into(),
            bytes: b"{% extends \"boussole/page.html\" %}".as_slice().into(),
        };
        let other = ThemeFile { path: "autre/templates/base.html".into(), bytes: b"y".as_slice().into() };
        let mut sources = Sources::default();
        let files = Files::new(&[own, other], "mien", &mut sources);
        assert!(files.get("templates/page.html").is_some_and(|file| file.is_own));
        assert!(files.get("templates/base.html").is_some_and(|file| !file.is_own));
        assert!(files.built_in("templates/page.html").is_some_and(|file| !file.is_own));
        let names: Vec<String> = files.templates().map(|(name, _)| name).collect();
        assert!(
            ["page.html", "boussole/page.html", "boussole/base.html"]
                .iter()
                .all(|name| names.contains(&name.to_string()))
        );
        let called = |name| files.template(name).map(|(name, file)| (name, file.is_own));
        assert_eq!(called("page.html"), Some(("page.html".to_owned(), true)));
        assert_eq!(called("boussole/page.html"), Some(("boussole/page.html".to_owned(), false)));
        assert_eq!(called("base.html"), Some(("boussole/base.html".to_owned(), false)));
        assert_eq!(called("rien.html"), None);
        let page = files.get("templates/page.html").map(File::source).unwrap();
        assert_eq!(sources.get(page).path, "themes/mien/templates/page.html");
        let beneath = files.built_in("templates/page.html").map(File::source).unwrap();
        assert_eq!(sources.get(beneath).path, "boussole/page.html");
    }

    #[test]
    fn a_copy_changes_nothing() {
        let bytes = Files::embedded().get("templates/page.html").unwrap().bytes.to_vec();
        let own = ThemeFile { path: "mien/templates/page.html".into(), bytes: bytes.into() };
        let files = Files::new(&[own], "mien", &mut Sources::default());
        assert!(!files.has_own() && files.is_there() && files.is_copy("templates/page.html"));
    }
}
