//! A theme ready to show pages: the only file that knows tera.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::files::{EMBEDDED, Files};
use super::words::Words;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, text};
use crate::project::ThemeFile;
use crate::route::relative;
use crate::source::{Place, Source, SourceId, Sources, Span};
use crate::syntax::{Fields, Syntax, read_toml};

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
        if name != EMBEDDED && !files.has_own() {
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

    /// Shows views through a template.
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
        self.tera.render(template, &context).map_err(|error| Box::new(self.complain(template, &error)))
    }

    fn assemble(mut tera: Tera, words: Words, manifest: Manifest, files: Files) -> Theme {
        tera.global_context().insert_value("mots", word_tree(&words));
        Theme { tera, words, manifest, files }
    }

    fn complain(&self, template: &str, error: &tera::Error) -> Diagnostic {
        let flaw = flaws(error).into_iter().next();
        flaw.unwrap_or_else(|| Flaw { message: error.to_string(), file: template.to_owned(), at: At::Start })
            .complaint(&self.files)
    }
}

/// An engine with what templates may call besides tera's own.
fn engine() -> Tera {
    let mut tera = Tera::new();
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

fn read_manifest(files: &Files, complaints: &mut Diagnostics) -> Manifest {
    const ROOT: &[&str] = &["nom", "feuilles", "scripts", "icone", "couleurs"];
    let mut manifest = Manifest {
        sheets: vec!["style.css".to_owned()],
        scripts: vec!["cartes.js".to_owned()],
        icon: "icone.svg".to_owned(),
        light: "#ffffff".to_owned(),
        dark: "#000000".to_owned(),
    };
    let Some(file) = files.get("theme.toml") else { return manifest };
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
    manifest
}

/// Parses every template. A template that cannot be read does not hide the flaws of the others.
fn parse_templates(files: &Files, complaints: &mut Diagnostics) -> Option<Tera> {
    let templates: Vec<(&str, String)> = files
        .of("templates")
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, file)| (path, file.text()))
        .collect();
    let mut found = Vec::new();
    if files.has_own() {
        for (path, text) in &templates {
            // Alone, a template lacks its parents: only its own syntax counts here.
            if let Err(error) = engine().add_raw_template(path, text)
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                found.extend(flaws(&error));
            }
        }
    }
    let mut tera = engine();
    if found.is_empty()
        && let Err(error) =
            tera.add_raw_templates(templates.iter().map(|(path, text)| (*path, text.as_str())))
    {
        found = flaws(&error);
    }
    let is_whole = found.is_empty();
    complaints.extend(found.into_iter().map(|flaw| flaw.complaint(files)));
    is_whole.then_some(tera)
}

/// Complains about every `mots.…` of the templates that the locale does not have.
fn check_words(files: &Files, words: &Words) -> Diagnostics {
    let mut complaints = Diagnostics::default();
    for (_, file) in files.of("templates") {
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

/// What tera found, and where.
struct Flaw {
    message: String,
    file: String,
    at: At,
}

enum At {
    Span(Span),
    /// From 1.
    LineColumn(usize, usize),
    Start,
}

fn flaws(error: &tera::Error) -> Vec<Flaw> {
    let start = |file: &str| {
        vec![Flaw { message: first_line(&error.to_string()), file: file.to_owned(), at: At::Start }]
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![Flaw {
            message: report.message().to_owned(),
            file: report.filename().to_owned(),
            at: At::Span(report.span().range.clone()),
        }],
        ErrorKind::MissingParent { current, .. } => start(current),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => start(tpl),
        ErrorKind::Msg(message) => {
            let reports: Vec<Flaw> = message.split("error: ").filter_map(read_report).collect();
            if reports.is_empty() { start(named_template(message).unwrap_or_default()) } else { reports }
        }
        _ => start(""),
    }
}

/// Unknown names come as printed reports: `message`, then ` --> file:line:column`.
fn read_report(report: &str) -> Option<Flaw> {
    let mut lines = report.lines();
    let message = lines.next()?.trim();
    let mut place = lines.next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
    let column = place.next()?.parse().ok()?;
    let line = place.next()?.parse().ok()?;
    Some(Flaw {
        message: message.to_owned(),
        file: place.next()?.to_owned(),
        at: At::LineColumn(line, column),
    })
}

/// The last template that a message names between backticks.
fn named_template(message: &str) -> Option<&str> {
    message.split('`').rfind(|word| word.ends_with(".html"))
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

impl Flaw {
    fn complaint(&self, files: &Files) -> Diagnostic {
        let file = files.get(&format!("templates/{}", self.file));
        let source = file.map_or(SourceId(0), super::files::File::source);
        let place = match &self.at {
            At::Span(span) => Place::new(source, span.clone()),
            At::LineColumn(line, column) => {
                let text = file.map(super::files::File::text).unwrap_or_default();
                let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
                let line = text[start..].lines().next().unwrap_or_default();
                let offset = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
                let word = line[offset..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .map(char::len_utf8)
                    .sum::<usize>();
                Place::new(source, start + offset..start + offset + word.max(1))
            }
            At::Start => Place::start(source),
        };
        let message = &self.message;
        let complaint = Diagnostic::new(
            Code::BrokenTemplate,
            place,
            text(
                format!("le gabarit {} ne peut pas servir : {message}", self.file),
                format!("the template {} cannot be used: {message}", self.file),
            ),
        );
        match file {
            Some(file) if file.is_own => complaint.hint(text(
                format!("corrigez cet endroit, ou supprimez themes/{}/templates/{} pour reprendre le gabarit de Boussole", files.name, self.file),
                format!("mend this place, or delete themes/{}/templates/{} to have Boussole’s own template", files.name, self.file),
            )),
            _ => complaint.hint(text(
                format!("ce gabarit est celui de Boussole : un fichier de themes/{}/ ne lui donne pas ce qu’il attend", files.name),
                format!("this template is Boussole’s own: a file of themes/{}/ does not give it what it expects", files.name),
            )),
        }
    }
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
