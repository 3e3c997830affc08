//! A theme ready to show pages: the only file that knows tera.

mod explain;
mod outline;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::files::{EMBEDDED, File, Files};
use super::typeset::typeset;
use super::words::Words;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, text};
use crate::project::ThemeFile;
use crate::route::relative;
use crate::source::{Place, Source, SourceId, Sources, Span};
use crate::syntax::{Fields, Syntax, read_toml};
use explain::{Flaw, flaws};
pub use outline::Outline;

/// Templates, words and assets.
pub struct Theme {
    tera: Tera,
    words: Words,
    manifest: Manifest,
    files: Files,
}

/// `theme.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// `feuilles`: style sheets among `assets/`, in the order of the cascade.
    pub sheets: Vec<String>,
    /// `scripts`: scripts among `assets/`, in the order they run. Pages work without them.
    pub scripts: Vec<String>,
    /// `icone`: a drawing among `assets/`.
    pub icon: String,
    /// `[couleurs] clair`: the background by day, `#rrggbb`.
    pub light: String,
    /// `[couleurs] sombre`: the background by night, `#rrggbb`.
    pub dark: String,
}

/// A view as templates see it. A copy costs nothing.
#[derive(Clone, Debug)]
pub struct Shown(Value);

/// Makes a view visible to templates.
pub fn show<T: Serialize + ?Sized>(view: &T) -> Shown {
    // Views have text keys only, which is all that could fail.
    Shown(Value::try_from_serializable(view).unwrap_or_else(|_| Value::none()))
}

impl Shown {
    /// Calls `read` on every text of the view, those of its parts included.
    pub fn texts(&self, read: &mut impl FnMut(&str)) {
        fn walk(value: &Value, read: &mut impl FnMut(&str)) {
            if let Some(text) = value.as_str() {
                read(text);
            } else if let Some(items) = value.as_array() {
                items.iter().for_each(|item| walk(item, read));
            } else if let Some(map) = value.as_map() {
                map.values().for_each(|part| walk(part, read));
            }
        }
        walk(&self.0, read);
    }
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("name", &self.files.name).finish_non_exhaustive()
    }
}

impl Theme {
    /// Loads the theme of that name: the site's files, by their path from `themes/`, over those in
    /// the program. What is wrong with the site's files is complained about, each at its place; the
    /// theme is then the program's, which works.
    pub fn load(own: &[ThemeFile], name: &str, lang: Lang, sources: &mut Sources) -> (Theme, Diagnostics) {
        let files = Files::new(own, name, sources);
        let mut complaints = Diagnostics::default();
        if name != EMBEDDED && !files.is_there() {
            complaints.push(unknown_theme(name, sources));
        }
        if !files.has_own() {
            return (Theme::embedded(lang), complaints);
        }
        let words = read_words(&files, lang, &mut complaints);
        let manifest = read_manifest(&files, &mut complaints);
        complaints.append(check_words(&files, &words));
        let tera = parse_templates(&files, &mut complaints);
        match tera {
            Some(tera) if !complaints.has_errors() => {
                (Theme::assemble(tera, words, manifest, files), complaints)
            }
            _ => (Theme::embedded(lang), complaints),
        }
    }

    /// The theme in the program. The tests say that it is whole.
    pub fn embedded(lang: Lang) -> Theme {
        let files = Files::embedded();
        let mut complaints = Diagnostics::default();
        let words = read_words(&files, lang, &mut complaints);
        let manifest = read_manifest(&files, &mut complaints);
        let tera = parse_templates(&files, &mut complaints).unwrap_or_default();
        Theme::assemble(tera, words, manifest, files)
    }

    /// The words of the interface.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// `theme.toml`.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The files of `assets/`, by their path from it, in order.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.of("assets").map(|(path, file)| (path, &*file.bytes))
    }

    /// A file of `assets/`.
    pub fn asset(&self, name: &str) -> Option<&[u8]> {
        self.files.get(&format!("assets/{name}")).map(|file| &*file.bytes)
    }

    /// Whether the site brought the icon.
    pub fn has_own_icon(&self) -> bool {
        let icon = self.files.get(&format!("assets/{}", self.manifest.icon));
        icon.is_some_and(|file| file.is_own)
    }

    /// Shows views through a template; in French, as French print sets its texts.
    ///
    /// # Errors
    /// A complaint when the template asks for what the views do not have.
    pub fn render<const N: usize>(
        &self,
        template: &str,
        views: [(&'static str, Shown); N],
    ) -> Result<String, Box<Diagnostic>> {
        let mut context = Context::new();
        for (name, Shown(value)) in views {
            context.insert_value(name, value);
        }
        let html = self.tera.render(template, &context);
        html.map(|html| typeset(html, self.words.lang()))
            .map_err(|error| Box::new(self.complain(template, &error)))
    }

    fn assemble(mut tera: Tera, words: Words, manifest: Manifest, files: Files) -> Theme {
        tera.global_context().insert_value("mots", word_tree(&words));
        Theme { tera, words, manifest, files }
    }

    fn complain(&self, template: &str, error: &tera::Error) -> Diagnostic {
        let flaw = flaws(error).into_iter().next();
        flaw.unwrap_or_else(|| Flaw::at_start(error.to_string(), template)).complaint(&self.files)
    }
}

/// An engine with what templates may call besides tera's own.
fn engine() -> Tera {
    let mut tera = Tera::new();
    // A name that the site does not have is the program's; refused only after templates were added.
    let _ = tera.set_fallback_prefixes([format!("{EMBEDDED}/")]);
    tera.register_filter("lien", link);
    tera
}

/// `{{ adresse | lien }}`: an address counted from the root, as a link of the page at `ici`. A page
/// that may be shown at any depth has an absolute `ici`, the site's path on its host.
fn link(address: &str, _: Kwargs, state: &State<'_>) -> tera::TeraResult<String> {
    let here: String = state.get("ici")?.ok_or_else(|| {
        tera::Error::message("`lien` needs `ici`: a component that uses it declares `@ici`")
    })?;
    Ok(match here.starts_with('/') {
        true => format!("{here}{address}"),
        false => relative(&here, address),
    })
}

fn read_words(files: &Files, lang: Lang, complaints: &mut Diagnostics) -> Words {
    let path = format!("locales/{}.toml", lang.tag());
    let mut words = Words::embedded(lang);
    if let Some(own) = files.get(&path).filter(|file| file.is_own) {
        complaints.append(words.read(&Source::new(path.as_str(), &own.bytes), own.source()));
    }
    words
}

/// `theme.toml`, the site's over the program's, whatever is wrong with it.
pub(super) fn manifest(files: &Files) -> Manifest {
    read_manifest(files, &mut Diagnostics::default())
}

fn read_manifest(files: &Files, complaints: &mut Diagnostics) -> Manifest {
    let mut manifest = Manifest {
        sheets: Vec::new(),
        scripts: Vec::new(),
        icon: String::new(),
        light: "#ffffff".to_owned(),
        dark: "#000000".to_owned(),
    };
    // What the site's does not say, the program's does.
    let own = files.get("theme.toml").filter(|file| file.is_own);
    for file in files.built_in("theme.toml").into_iter().chain(own) {
        read_manifest_over(&mut manifest, files, file, complaints);
    }
    manifest
}

fn read_manifest_over(manifest: &mut Manifest, files: &Files, file: &File, complaints: &mut Diagnostics) {
    const ROOT: &[&str] = &["nom", "feuilles", "scripts", "icone", "couleurs"];
    let (node, flaws) = read_toml(&Source::new("theme.toml", &file.bytes), file.source());
    complaints.append(flaws);
    let mut root = Fields::of(Syntax::Toml, node, file.source(), ROOT, complaints);
    root.take("nom");
    let sheets = root.placed_list("feuilles");
    // A list without items says that no script is wanted.
    let says_scripts = root.has("scripts");
    let scripts = root.placed_list("scripts");
    let icon = root.placed("icone");
    for asset in sheets.iter().chain(&scripts).chain(&icon) {
        if files.get(&format!("assets/{}", asset.value)).is_none() {
            let message = text(
                format!("pas de fichier « {} » dans assets/", asset.value),
                format!("no file “{}” in assets/", asset.value),
            );
            root.complain(Diagnostic::new(Code::BrokenTemplate, asset.place.clone(), message).hint(text(
                "ajoutez ce fichier au dossier assets/ du thème, ou retirez son nom d’ici",
                "add the file to the theme’s assets/ folder, or take its name away from here",
            )));
        }
    }
    if !sheets.is_empty() {
        manifest.sheets = sheets.into_iter().map(|sheet| sheet.value).collect();
    }
    if says_scripts {
        manifest.scripts = scripts.into_iter().map(|script| script.value).collect();
    }
    if let Some(icon) = icon {
        manifest.icon = icon.value;
    }
    if let Some(node) = root.take("couleurs") {
        let mut colours = root.within(node, &["clair", "sombre"]);
        for (key, colour) in [("clair", &mut manifest.light), ("sombre", &mut manifest.dark)] {
            let Some(written) = colours.placed(key) else { continue };
            match super::accent::Colour::parse(&written.value) {
                Some(_) => *colour = written.value,
                None => colours.wrong_type(
                    &written.place.span,
                    text("une couleur comme \"#fdfcfa\"", "a colour such as \"#fdfcfa\""),
                ),
            }
        }
    }
}

/// Parses every template. A template that cannot be read does not hide the flaws of the others.
fn parse_templates(files: &Files, complaints: &mut Diagnostics) -> Option<Tera> {
    let templates: Vec<(String, String)> =
        files.templates().map(|(name, file)| (name, file.text())).collect();
    let mut found = Vec::new();
    if files.has_own() {
        for (name, text) in &templates {
            // Alone, a template lacks its parents: only its own syntax counts here.
            if let Err(error) = engine().add_raw_template(name, text)
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                found.extend(flaws(&error));
            }
        }
    }
    let mut tera = engine();
    if found.is_empty()
        && let Err(error) =
            tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    {
        found = flaws(&error);
    }
    let is_whole = found.is_empty();
    complaints.extend(found.into_iter().map(|flaw| flaw.complaint(files)));
    complaints.extend(misplaced(files));
    is_whole.then_some(tera)
}

/// Complains about templates of the site under the name that the program's own have.
fn misplaced(files: &Files) -> impl Iterator<Item = Diagnostic> {
    let reserved = format!("{EMBEDDED}/");
    files.of("templates").filter(move |(path, file)| file.is_own && path.starts_with(&reserved)).map(
        |(path, file)| {
            let path = &path[EMBEDDED.len() + 1..];
            Diagnostic::new(
                Code::BrokenTemplate,
                Place::start(file.source()),
                text(
                    "le dossier templates/boussole/ désigne les gabarits de Boussole : un fichier posé là ne sert pas",
                    "the folder templates/boussole/ means Boussole’s own templates: a file there is of no use",
                ),
            )
            .hint(text(
                format!("déplacez-le en templates/{path} ; il y étend l’original par {{% extends \"boussole/{path}\" %}}"),
                format!("move it to templates/{path}; there it extends the original by {{% extends \"boussole/{path}\" %}}"),
            ))
        },
    )
}

/// Complains about every `mots.…` of the templates that the locale does not have.
fn check_words(files: &Files, words: &Words) -> Diagnostics {
    let mut complaints = Diagnostics::default();
    for (_, file) in files.templates() {
        let text = file.text();
        for (at, _) in text.match_indices("mots.") {
            let is_part =
                text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
            let rest = &text[at + "mots.".len()..];
            let end = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')))
                .unwrap_or(rest.len());
            let key = rest[..end].trim_end_matches('.');
            if !is_part && !key.is_empty() && !rest[end..].starts_with('[') && !words.knows(key) {
                complaints.push(missing_word(key, words, file.source(), at..at + "mots.".len() + key.len()));
            }
        }
    }
    complaints
}

fn word_tree(words: &Words) -> Value {
    #[derive(Default)]
    struct Branch {
        word: Option<String>,
        branches: BTreeMap<String, Branch>,
    }
    fn grow(branch: Branch) -> Value {
        match branch.word {
            Some(word) => Value::from(word),
            None => {
                let grown: BTreeMap<String, Value> =
                    branch.branches.into_iter().map(|(key, branch)| (key, grow(branch))).collect();
                Value::from(grown)
            }
        }
    }
    let mut root = Branch::default();
    for (key, word) in words.iter() {
        let leaf = key
            .split('.')
            .fold(&mut root, |branch, part| branch.branches.entry(part.to_owned()).or_default());
        leaf.word = Some(word.to_owned());
    }
    grow(root)
}

/// A template and those that it extends, nearest first, each with its whole name.
pub(super) fn lineage<'a>(files: &'a Files, template: &str) -> Vec<(String, &'a File)> {
    let mut line: Vec<(String, &File)> = Vec::new();
    let mut next = Some(template.to_owned());
    while let Some((name, file)) = next.as_deref().and_then(|name| files.template(name)) {
        if line.iter().any(|(known, _)| *known == name) {
            break;
        }
        next = Outline::of(&file.text()).parent.map(|parent| parent.name);
        line.push((name, file));
    }
    line
}

fn missing_word(key: &str, words: &Words, source: SourceId, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BrokenTemplate,
        Place::new(source, span),
        text(
            format!("le mot « {key} » n’est pas dans les textes du thème"),
            format!("the word “{key}” is not in the theme’s texts"),
        ),
    )
    .maybe_hint(crate::diagnostic::did_you_mean(key, words.keys()))
    .hint(text(
        "ajoutez-le à locales/fr.toml (et à locales/en.toml) dans le dossier du thème",
        "add it to locales/fr.toml (and locales/en.toml) in the theme’s folder",
    ))
}

fn unknown_theme(name: &str, sources: &mut Sources) -> Diagnostic {
    let id = sources.add(std::sync::Arc::new(Source::new(format!("themes/{name}/theme.toml"), b"")));
    Diagnostic::new(
        Code::BrokenTemplate,
        Place::start(id),
        text(
            format!("pas de thème « {name} » : le dossier themes/{name}/ n’existe pas ou est vide"),
            format!("no theme “{name}”: the folder themes/{name}/ is missing or empty"),
        ),
    )
    .hint(text(
        format!("créez ce dossier, ou écrivez theme = \"{EMBEDDED}\" sous [apparence] dans boussole.toml"),
        format!("make that folder, or write theme = \"{EMBEDDED}\" under [apparence] in boussole.toml"),
    ))
}

#[cfg(test)]
mod tests;
