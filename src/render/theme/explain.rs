//! tera's errors as complaints: the place, what is wrong in both languages, the way out.

use tera::ErrorKind;

use super::Outline;
use crate::diagnostic::{Code, Diagnostic, Text, did_you_mean, text};
use crate::render::files::{EMBEDDED, File, Files};
use crate::source::{Place, SourceId, Span};

/// What tera found, and where.
pub(super) struct Flaw {
    message: String,
    /// The template, by its whole name.
    file: String,
    at: At,
}

enum At {
    Span(Span),
    /// From 1.
    LineColumn(usize, usize),
    /// Where the template names another.
    Named(String),
    Start,
}

/// Every flaw that an error tells of.
pub(super) fn flaws(error: &tera::Error) -> Vec<Flaw> {
    let at =
        |file: &str, at| vec![Flaw { message: first_line(&error.to_string()), file: file.to_owned(), at }];
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![Flaw {
            message: report.message().to_owned(),
            file: report.filename().to_owned(),
            at: At::Span(report.span().range.clone()),
        }],
        ErrorKind::MissingParent { current, parent } => at(current, At::Named(parent.clone())),
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            at(tpl, At::Named(inheritance_chain.last().cloned().unwrap_or_default()))
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            at(tpl, At::Named(include_chain.get(1).cloned().unwrap_or_default()))
        }
        ErrorKind::Msg(message) => {
            let reports: Vec<Flaw> = message.split("error: ").filter_map(read_report).collect();
            match reports.is_empty() {
                true => at(named_template(message).unwrap_or_default(), At::Start),
                false => reports,
            }
        }
        _ => at("", At::Start),
    }
}

/// Unknown names come as printed reports: `message`, then ` --> file:line:column`.
fn read_report(report: &str) -> Option<Flaw> {
    let mut lines = report.lines();
    let message = lines.next()?.trim();
    let mut place = lines.next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
    let column = place.next()?.parse().ok()?;
    let line = place.next()?.parse().ok()?;
    let file = place.next()?.to_owned();
    Some(Flaw { message: message.to_owned(), file, at: At::LineColumn(line, column) })
}

/// The last template that a message names between backticks.
fn named_template(message: &str) -> Option<&str> {
    message.split('`').rfind(|word| word.ends_with(".html"))
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// The words between backticks.
fn quoted(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

impl Flaw {
    pub(super) fn at_start(message: String, file: &str) -> Flaw {
        Flaw { message, file: file.to_owned(), at: At::Start }
    }

    pub(super) fn complaint(&self, files: &Files) -> Diagnostic {
        let found = files.template(&self.file);
        let file = found.as_ref().map(|(_, file)| *file);
        let place = Place::new(file.map_or(SourceId(0), File::source), self.span(file));
        let name = &self.file;
        let said = self.said();
        let complaint = Diagnostic::new(
            Code::BrokenTemplate,
            place,
            text(
                format!("le gabarit {name} ne peut pas servir : {}", said.fr),
                format!("the template {name} cannot be used: {}", said.en),
            ),
        );
        let complaint = self.ways_out(files).into_iter().fold(complaint, Diagnostic::hint);
        match file {
            Some(file) if file.is_own => complaint.hint(text(
                format!("corrigez cet endroit, ou supprimez themes/{}/templates/{name} pour reprendre le gabarit de Boussole", files.name),
                format!("mend this place, or delete themes/{}/templates/{name} to have Boussole’s own template", files.name),
            )),
            _ => complaint.hint(text(
                format!("ce gabarit est celui de Boussole : un fichier de themes/{}/ ne lui donne pas ce qu’il attend", files.name),
                format!("this template is Boussole’s own: a file of themes/{}/ does not give it what it expects", files.name),
            )),
        }
    }

    fn span(&self, file: Option<&File>) -> Span {
        let text = file.map(File::text).unwrap_or_default();
        match &self.at {
            At::Span(span) => span.clone(),
            At::LineColumn(line, column) => {
                let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
                let line = text[start..].lines().next().unwrap_or_default();
                let offset = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
                let word = line[offset..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .map(char::len_utf8)
                    .sum::<usize>();
                start + offset..start + offset + word.max(1)
            }
            At::Named(name) => {
                let outline = Outline::of(&text);
                let mut named = outline.parent.iter().chain(&outline.includes);
                named.find(|named| named.name == *name).map_or(0..0, |named| named.span.clone())
            }
            At::Start => 0..0,
        }
    }

    /// tera's message in both languages. It knows English; what happens to people who change a template is
    /// said in French too, and the rest as tera says it.
    fn said(&self) -> Text {
        let message = &self.message;
        let words = quoted(message);
        let first = words.first().copied().unwrap_or_default();
        let french = match message.as_str() {
            m if m.starts_with("Block `") => {
                format!("le bloc « {first} » n’est dans aucun des gabarits qu’il étend")
            }
            m if m.starts_with("Unknown filter") => format!("le filtre « {first} » n’existe pas"),
            m if m.starts_with("Unknown test") => format!("le test « {first} » n’existe pas"),
            m if m.starts_with("Unknown function") => format!("la fonction « {first} » n’existe pas"),
            m if m.starts_with("Unknown component") => format!("le morceau « {first} » n’existe pas"),
            m if m.starts_with("Unknown template") => format!("il inclut « {first} », qui n’existe pas"),
            m if m.contains("is inheriting from") => match &self.at {
                At::Named(parent) => format!("il étend « {parent} », qui n’existe pas"),
                _ => m.to_owned(),
            },
            m if m.starts_with("Circular extend") => "de proche en proche, il s’étend lui-même".to_owned(),
            m if m.starts_with("Circular include") => "de proche en proche, il s’inclut lui-même".to_owned(),
            m if m.starts_with("Variable `") => format!("cette page n’a pas de valeur « {first} »"),
            m if m.starts_with("Field `") => format!("cette valeur n’a pas de partie « {first} »"),
            "Tried to render a variable that is undefined" => {
                "cette valeur n’existe pas sur cette page".to_owned()
            }
            "Unexpected end of input" => "il s’arrête au milieu d’une balise ou d’un bloc".to_owned(),
            "Unknown tag" => "cette balise n’existe pas".to_owned(),
            "Unexpected character" => "ce caractère n’a pas sa place ici".to_owned(),
            m if m.starts_with("This content would be ignored") => {
                "ce texte ne serait pas montré : un gabarit qui en étend un autre ne contient que des blocs"
                    .to_owned()
            }
            m if m.starts_with("`extends` needs") => {
                "{% extends … %} doit être la première balise".to_owned()
            }
            m if m.starts_with("Template already contains a block") => {
                format!("le bloc « {first} » y est deux fois")
            }
            m if m.starts_with("Template already contains a component") => {
                format!("le morceau « {first} » y est deux fois")
            }
            m if m.contains("in the opening tag, found") => format!(
                "la balise ouverte sous le nom « {first} » est fermée sous le nom « {} »",
                words.get(1).copied().unwrap_or_default()
            ),
            m if m.starts_with("String opened with") => {
                "un texte entre guillemets n’est pas fermé".to_owned()
            }
            m if m.starts_with("Closing comment tag") => "un commentaire n’est pas fermé par #}".to_owned(),
            m if m.starts_with("Found ") => match m["Found ".len()..].split_once(" but expected ") {
                Some((found, expected)) => {
                    format!("« {found} » n’a pas sa place ici (attendu : {})", expected.trim_end_matches('.'))
                }
                None => format!("écriture inattendue ({m})"),
            },
            m => format!("tera, qui lit les gabarits, dit : {m}"),
        };
        text(french, message.clone())
    }

    /// What to write instead.
    fn ways_out(&self, files: &Files) -> Vec<Text> {
        let words = quoted(&self.message);
        let first = words.first().copied().unwrap_or_default();
        let listed = |names: &[&str], fr: &str, en: &str| {
            let names = names.join(", ");
            text(format!("{fr} : {names}"), format!("{en}: {names}"))
        };
        match (self.message.as_str(), &self.at) {
            (m, _) if m.starts_with("Block `") => {
                let blocks = blocks_above(files, &self.file);
                let names: Vec<&str> = blocks.iter().map(String::as_str).collect();
                let guess = did_you_mean(first, names.iter().copied());
                guess.into_iter().chain([listed(&names, "blocs à remplacer", "blocks to replace")]).collect()
            }
            (m, _) if m.starts_with("Variable `") || m.starts_with("Field `") => {
                let known =
                    m.split_once("Available variables: ").or_else(|| m.split_once("Available fields: "));
                let known: Vec<&str> =
                    known.map(|(_, names)| names.split(", ").collect()).unwrap_or_default();
                let guess = did_you_mean(first, known.iter().copied());
                let list = (!known.is_empty()).then(|| listed(&known, "ce qu’elle a", "what it has"));
                let guard = text(
                    format!("si elle manque parfois : {{% if … %}}, ou {{{{ {first} or \"\" }}}}"),
                    format!("if it is missing at times: {{% if … %}}, or {{{{ {first} or \"\" }}}}"),
                );
                guess.into_iter().chain(list).chain([guard]).collect()
            }
            (m, At::Named(named)) if m.starts_with("Circular extend") && named == &self.file => vec![text(
                format!("pour partir du gabarit de Boussole : {{% extends \"{EMBEDDED}/{named}\" %}}"),
                format!("to start from Boussole’s own template: {{% extends \"{EMBEDDED}/{named}\" %}}"),
            )],
            (m, At::Named(named)) if m.contains("is inheriting from") => {
                did_you_mean(named, files.of("templates").map(|(name, _)| name)).into_iter().collect()
            }
            (m, _) if m.starts_with("Unknown template") => {
                did_you_mean(first, files.of("templates").map(|(name, _)| name)).into_iter().collect()
            }
            (m, _) if m.starts_with("Unknown component") => {
                let names = files.templates().flat_map(|(_, file)| Outline::of(&file.text()).components);
                let names: Vec<String> = names.map(|named| named.name).collect();
                did_you_mean(first, names.iter().map(String::as_str)).into_iter().collect()
            }
            (m, _) if m.starts_with("Unknown filter") => vec![text(
                "une adresse du site s’écrit {{ adresse | lien }} ; les autres filtres sont ceux de tera 2",
                "an address of the site is written {{ adresse | lien }}; other filters are those of tera 2",
            )],
            _ => vec![],
        }
    }
}

/// The blocks of the templates that one extends, nearest first, each once.
fn blocks_above(files: &Files, template: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, file) in super::lineage(files, template).into_iter().skip(1) {
        for block in Outline::of(&file.text()).blocks {
            if !names.contains(&block.name.name) {
                names.push(block.name.name);
            }
        }
    }
    names
}
