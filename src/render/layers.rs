//! The layers of a theme, for whoever changes one: what each file is for, which template makes a page,
//! and what the site says otherwise than the program.
//!
//! The layers, from the lowest: the theme in the program; `boussole.toml` (name, logo, accent); custom
//! properties of a style sheet of the site; blocks of templates; whole files.

mod properties;
mod purpose;
mod template;

use serde::Serialize;

pub use properties::{Property, properties};
pub use purpose::purpose;
pub use template::template;

use super::files::{EMBEDDED, File, Files};
use super::theme::{Outline, lineage, manifest};
use super::words::Words;
use crate::config::Config;
use crate::diagnostic::{Lang, Text};
use crate::project::ThemeFile;
use crate::source::{Source, SourceId, Sources, Span};
use crate::syntax::{Node, Value, read_toml};

/// A theme in layers.
pub struct Layers {
    files: Files,
    lang: Lang,
    accent: Option<String>,
}

/// Who brought a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The program alone has it.
    Boussole,
    /// The site's stands before the program's.
    Replaced,
    /// The site alone has it.
    Added,
    /// The site's says what the program's does, byte for byte: it changes nothing.
    Copy,
}

/// A file of the theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeFileView {
    /// Its path from the theme's folder.
    pub path: String,
    /// Who brought it.
    pub origin: Origin,
    /// What it is for, when the program knows.
    #[serde(skip)]
    pub purpose: Option<Text>,
    /// Whether `theme.toml` names it, or nothing needs to: a style sheet or a script that it does not name is
    /// loaded by no page.
    pub is_used: bool,
}

/// A place in a file of a theme: `themes/mien/templates/base.html:3:1`, or `boussole/base.html:75:4`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct At {
    /// The file.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// Whether the site brought it.
    pub is_own: bool,
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

/// A template on the way to a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The name that others call it by: `base.html`, `boussole/base.html`.
    pub name: String,
    /// Whether the site brought it.
    pub is_own: bool,
}

/// A block of the site in the place of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlockChange {
    /// Its name.
    pub name: String,
    /// Where the site writes it.
    pub at: At,
    /// Where the one that it replaces stands.
    pub instead_of: At,
    /// Whether it keeps that one, by `{{ super() }}`.
    pub keeps: bool,
}

/// A word, a part or a property that the site says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its name.
    pub name: String,
    /// What it is now.
    pub value: String,
    /// What it would be.
    pub instead_of: Option<String>,
    /// Where it is said.
    pub at: At,
}

/// Everything that makes a page look as it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// The template and those that it extends, nearest first.
    pub templates: Vec<Step>,
    /// Templates that those include.
    pub includes: Vec<Step>,
    /// Blocks that the site replaces.
    pub blocks: Vec<BlockChange>,
    /// Components that the site replaces or adds.
    pub components: Vec<Change>,
    /// Words of the interface that the site says otherwise, on all its pages.
    pub words: Vec<Change>,
    /// Style sheets and scripts that the page loads, and the icon, in order.
    pub assets: Vec<ThemeFileView>,
    /// Custom properties that the site sets, in the order of the cascade.
    pub properties: Vec<Change>,
}

/// A custom property of the theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PropertyView {
    /// `--fond`.
    pub name: String,
    /// Its value in the program's theme, by day.
    pub value: String,
    /// By night, when that differs.
    pub dark: Option<String>,
    /// What it is for: a comment of the style sheet.
    pub meaning: Option<String>,
}

/// A block that a site can replace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlockView {
    /// Its name.
    pub name: String,
    /// Where it is written last, for that template.
    pub at: At,
}

impl Layers {
    /// The layers of a site's theme: its files by their path from `themes/`.
    pub fn new(own: &[ThemeFile], config: &Config) -> Layers {
        let files = Files::new(own, &config.appearance.theme, &mut Sources::default());
        Layers { files, lang: config.lang, accent: config.appearance.accent.clone() }
    }

    /// The theme's name.
    pub fn name(&self) -> &str {
        &self.files.name
    }

    /// Every file in effect, in order.
    pub fn list(&self) -> Vec<ThemeFileView> {
        self.files.iter().map(|(path, file)| self.view(path, file)).collect()
    }

    /// The bytes of the program's file of that path.
    pub fn built_in(&self, path: &str) -> Option<&[u8]> {
        self.files.built_in(path).map(|file| &*file.bytes)
    }

    /// The whole text of a block of the program's template of that path, from `{% block … %}` to its end.
    pub fn built_in_block(&self, path: &str, block: &str) -> Option<String> {
        let text = self.files.built_in(path)?.text();
        let span = Outline::of(&text).block(block)?.span.clone();
        Some(text[span].to_owned())
    }

    /// The blocks of a template and of those that it extends, in the order of the page's frame.
    pub fn blocks(&self, template: &str) -> Vec<BlockView> {
        let mut blocks: Vec<BlockView> = Vec::new();
        for (name, file) in lineage(&self.files, template) {
            for block in Outline::of(&file.text()).blocks {
                if !blocks.iter().any(|known| known.name == block.name.name) {
                    let at = self.at(&name, file, &block.name.span);
                    blocks.push(BlockView { name: block.name.name, at });
                }
            }
        }
        blocks
    }

    /// The custom properties of the program's theme.
    pub fn properties(&self) -> Vec<PropertyView> {
        let css = self.files.built_in("assets/style.css").map(File::text).unwrap_or_default();
        let mut views: Vec<PropertyView> = Vec::new();
        for Property { name, value, is_dark, is_root, meaning, .. } in properties(&css) {
            match views.iter_mut().find(|known| known.name == name) {
                Some(known) if is_dark => known.dark = Some(value),
                None if is_root && !is_dark => views.push(PropertyView { name, value, dark: None, meaning }),
                _ => {}
            }
        }
        views
    }

    /// What makes the pages of a template look as they do.
    pub fn why(&self, template: &str) -> Why {
        let line = lineage(&self.files, template);
        let includes = self.includes(&line);
        let has_frame = line.len() > 1;
        Why {
            templates: line
                .iter()
                .map(|(name, file)| Step { name: name.clone(), is_own: file.is_own })
                .collect(),
            blocks: self.changed_blocks(&line),
            components: self.changed_components(),
            words: self.changed_words(),
            assets: self.loaded(has_frame),
            properties: if has_frame { self.changed_properties() } else { Vec::new() },
            includes: includes.into_iter().map(|(name, file)| Step { name, is_own: file.is_own }).collect(),
        }
    }

    fn includes<'a>(&'a self, line: &[(String, &'a File)]) -> Vec<(String, &'a File)> {
        let mut found: Vec<(String, &File)> = Vec::new();
        let mut waiting: Vec<&File> = line.iter().rev().map(|(_, file)| *file).collect();
        while let Some(file) = waiting.pop() {
            for named in Outline::of(&file.text()).includes {
                let Some((name, file)) = self.files.template(&named.name) else { continue };
                if !found.iter().any(|(known, _)| *known == name) {
                    found.push((name, file));
                    waiting.push(file);
                }
            }
        }
        found
    }

    /// Blocks of the site's templates that stand before one of a template further on.
    fn changed_blocks(&self, line: &[(String, &File)]) -> Vec<BlockChange> {
        let outlines: Vec<Outline> = line.iter().map(|(_, file)| Outline::of(&file.text())).collect();
        let mut changes: Vec<BlockChange> = Vec::new();
        for (depth, (name, file)) in line.iter().enumerate().filter(|(_, (_, file))| file.is_own) {
            for block in &outlines[depth].blocks {
                let wanted = &block.name.name;
                // One nearer to the page has the last word.
                let is_hidden = outlines[..depth]
                    .iter()
                    .any(|nearer| nearer.block(wanted).is_some_and(|nearer| !nearer.calls_super));
                let below = (depth + 1..line.len()).find_map(|at| Some((at, outlines[at].block(wanted)?)));
                if let Some((at, below)) = below.filter(|_| !is_hidden) {
                    changes.push(BlockChange {
                        name: wanted.clone(),
                        at: self.at(name, file, &block.name.span),
                        instead_of: self.at(&line[at].0, line[at].1, &below.name.span),
                        keeps: block.calls_super,
                    });
                }
            }
        }
        changes
    }

    fn changed_components(&self) -> Vec<Change> {
        let all: Vec<(String, &File, Outline)> = self
            .files
            .templates()
            .map(|(name, file)| {
                let outline = Outline::of(&file.text());
                (name, file, outline)
            })
            .collect();
        let mut changes = Vec::new();
        for (name, file, outline) in all.iter().filter(|(_, file, _)| file.is_own) {
            for component in &outline.components {
                let before =
                    all.iter().filter(|(_, file, _)| !file.is_own).find_map(|(name, file, outline)| {
                        let before =
                            outline.components.iter().find(|before| before.name == component.name)?;
                        Some(self.at(name, file, &before.span).to_string())
                    });
                changes.push(Change {
                    name: component.name.clone(),
                    value: String::new(),
                    instead_of: before,
                    at: self.at(name, file, &component.span),
                });
            }
        }
        changes
    }

    fn changed_words(&self) -> Vec<Change> {
        fn walk(prefix: &str, node: &Node, found: &mut Vec<(String, String, Span)>) {
            let Value::Map(pairs) = &node.value else { return };
            for (key, node) in pairs {
                let name =
                    if prefix.is_empty() { key.text.clone() } else { format!("{prefix}.{}", key.text) };
                match &node.value {
                    Value::Scalar { text, .. } => found.push((name, text.clone(), key.span.clone())),
                    _ => walk(&name, node, found),
                }
            }
        }
        let path = format!("locales/{}.toml", self.lang.tag());
        let Some(file) = self.files.get(&path).filter(|file| file.is_own) else { return Vec::new() };
        let before = Words::embedded(self.lang);
        let (node, _) = read_toml(&Source::new(path.as_str(), &file.bytes), SourceId(0));
        let mut found = Vec::new();
        walk("", &node, &mut found);
        let changed = found.into_iter().filter(|(key, word, _)| before.get(key) != word);
        changed
            .map(|(name, value, span)| Change {
                instead_of: before.knows(&name).then(|| before.get(&name).to_owned()),
                at: self.at(&path, file, &span),
                name,
                value,
            })
            .collect()
    }

    fn loaded(&self, has_frame: bool) -> Vec<ThemeFileView> {
        let manifest = manifest(&self.files);
        let names = match has_frame {
            true => [manifest.sheets, manifest.scripts, vec![manifest.icon]].concat(),
            false => vec!["carte.css".to_owned()],
        };
        let paths = names.into_iter().map(|name| format!("assets/{name}"));
        paths.filter_map(|path| Some(self.view(&path, self.files.get(&path)?))).collect()
    }

    /// What the site sets: the accent of `boussole.toml`, then what its own style sheets say.
    fn changed_properties(&self) -> Vec<Change> {
        let known = self.properties();
        let default = |name: &str, is_dark: bool| {
            let known = known.iter().find(|known| known.name == name)?;
            Some(known.dark.clone().filter(|_| is_dark).unwrap_or_else(|| known.value.clone()))
        };
        let manifest = manifest(&self.files);
        let mut changes = Vec::new();
        let accent = self.accent.as_deref();
        let rules = accent.and_then(|accent| super::accent::rules(accent, &manifest.light, &manifest.dark));
        for property in properties(rules.as_deref().unwrap_or_default()) {
            changes.push(Change {
                instead_of: default(&property.name, false),
                name: property.name,
                value: property.value,
                at: At { path: crate::project::CONFIG.to_owned(), line: 0, column: 0, is_own: true },
            });
        }
        for sheet in &manifest.sheets {
            let path = format!("assets/{sheet}");
            let Some(file) = self.files.get(&path).filter(|file| file.is_own) else { continue };
            for property in properties(&file.text()) {
                let before = default(&property.name, property.is_dark);
                if before.as_ref() == Some(&property.value) {
                    continue;
                }
                let night = if property.is_dark { " (prefers-color-scheme: dark)" } else { "" };
                changes.push(Change {
                    at: self.at(&path, file, &property.span),
                    instead_of: before,
                    value: format!("{}{night}", property.value),
                    name: property.name,
                });
            }
        }
        changes
    }

    fn view(&self, path: &str, file: &File) -> ThemeFileView {
        let origin = match file.is_own {
            true if self.files.built_in(path).is_some() => Origin::Replaced,
            true => Origin::Added,
            false if self.files.is_copy(path) => Origin::Copy,
            false => Origin::Boussole,
        };
        ThemeFileView {
            path: path.to_owned(),
            origin,
            purpose: purpose(path),
            is_used: self.is_used(path, origin),
        }
    }

    /// Whether a file that the site adds is called by something.
    fn is_used(&self, path: &str, origin: Origin) -> bool {
        if origin != Origin::Added {
            return true;
        }
        let manifest = manifest(&self.files);
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        match path.split_once('/') {
            Some(("assets", asset)) => {
                let is_listed = manifest.sheets.iter().chain(&manifest.scripts).any(|listed| listed == asset);
                is_listed
                    || manifest.icon == asset
                    || self
                        .files
                        .iter()
                        .any(|(other, file)| other != path && file.is_own && file.text().contains(name))
            }
            Some(("templates", template)) => self.files.templates().any(|(_, file)| {
                let outline = Outline::of(&file.text());
                let mut called = outline.parent.iter().chain(&outline.includes);
                called.any(|named| named.name == template) || !outline.components.is_empty() && file.is_own
            }),
            _ => false,
        }
    }

    /// A place in the file that a whole name means.
    fn at(&self, name: &str, file: &File, span: &Span) -> At {
        let source = Source::new(String::new(), file.text().as_bytes());
        let (line, column) = source.line_column(span.start);
        let path = match file.is_own {
            true if name.contains('/') && self.files.get(name).is_some() => {
                format!("themes/{}/{name}", self.files.name)
            }
            true => format!("themes/{}/templates/{name}", self.files.name),
            false if name.starts_with(EMBEDDED) => name.to_owned(),
            false => format!("{EMBEDDED}/{name}"),
        };
        At { path, line, column, is_own: file.is_own }
    }
}

#[cfg(test)]
mod tests;
