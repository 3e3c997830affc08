//! Complaints, printed: one format a file.
//!
//! All formats say the same set of complaints, in the order given. [`Format::Text`] is for people at
//! a terminal; the others are for editors, forges and scripts, and never change with the terminal.
//! Nothing that an author typed reaches a terminal raw: see [`printable`].

mod github;
mod gitlab;
mod json;
mod printable;
mod region;
mod sarif;
mod text;

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Severity};
use crate::source::Sources;

pub use printable::printable;
pub use region::Region;

/// How complaints are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// For people: the excerpt, the place underlined, the way out.
    #[default]
    Text,
    /// One JSON document, Boussole's own.
    Json,
    /// SARIF 2.1.0 (OASIS), read by editors and forges.
    Sarif,
    /// Workflow commands of GitHub Actions, shown beside the lines of a pull request.
    Github,
    /// Code Quality report of GitLab, shown in a merge request.
    Gitlab,
}

impl Format {
    /// Every format.
    pub const ALL: &[Format] = &[Format::Text, Format::Json, Format::Sarif, Format::Github, Format::Gitlab];

    /// The word of `--format`.
    pub fn key(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Gitlab => "gitlab",
        }
    }

    /// The format of that word.
    pub fn of_key(key: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.key() == key)
    }

    /// Whether a program reads it.
    pub fn is_machine(self) -> bool {
        self != Format::Text
    }
}

/// What the receiver of a report is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are wanted (text only).
    pub color: bool,
    /// Width of the terminal in columns (text only): longer lines are trimmed around the place.
    pub width: usize,
    /// Sentences instead of drawings, for speech and Braille (text only; `NO_GRAPHICS`).
    pub no_graphics: bool,
    /// What stands before every path: the way from the reader's folder to the site's, with its last
    /// `/`, so that a forge finds a file of a site that is not at the root of its repository.
    pub base: String,
}

impl Default for Style {
    fn default() -> Self {
        Style { color: false, width: 110, no_graphics: false, base: String::new() }
    }
}

/// Writes all complaints in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: Format,
    diagnostics: &Diagnostics,
    sources: &Sources,
    lang: Lang,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let report = Report { diagnostics, sources, lang, style };
    match format {
        Format::Text => text::write(&report, out),
        Format::Json => json::write(&report, out),
        Format::Sarif => sarif::write(&report, out),
        Format::Github => github::write(&report, out),
        Format::Gitlab => gitlab::write(&report, out),
    }
}

/// What every format receives.
struct Report<'a> {
    diagnostics: &'a Diagnostics,
    sources: &'a Sources,
    lang: Lang,
    style: &'a Style,
}

impl Report<'_> {
    fn region(&self, diagnostic: &Diagnostic) -> Region {
        Region::new(&diagnostic.place, self.sources, &self.style.base)
    }

    /// The message, then each way out after its word, a line each.
    fn lines(&self, diagnostic: &Diagnostic) -> Vec<String> {
        let hints = diagnostic.hints.iter().map(|hint| match self.lang {
            Lang::Fr => format!("aide\u{a0}: {}", hint.fr),
            Lang::En => format!("help: {}", hint.en),
        });
        std::iter::once(diagnostic.message.get(self.lang).to_owned()).chain(hints).collect()
    }

    /// A name for each complaint that stays the same when lines are added above it: rule, path and
    /// message, with a number for those that are alike. Taken from the French message, so that
    /// `--lang` does not make old complaints new.
    fn fingerprints(&self) -> Vec<String> {
        let mut seen = std::collections::BTreeMap::new();
        let name = |diagnostic: &Diagnostic| {
            let path = &self.sources.get(diagnostic.place.source).path;
            let parts = [diagnostic.code.name(), path, &diagnostic.message.fr];
            let alike: &mut u32 = seen.entry(parts.join("\0")).or_default();
            *alike += 1;
            format!("{:032x}", fnv(&[parts[0], parts[1], parts[2], &alike.to_string()]))
        };
        self.diagnostics.iter().map(name).collect()
    }
}

/// The word of a weight for programs: the same in both languages.
fn machine_word(severity: Severity) -> &'static str {
    severity.word(Lang::En)
}

/// FNV-1a on 128 bits (RFC 9923): the same on every machine and in every version, which the hasher
/// of the standard library does not promise.
fn fnv(parts: &[&str]) -> u128 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}

/// Serialises as JSON, then a line end. Characters that a terminal would obey are
/// written as `\u` escapes: outside strings JSON has none.
pub(crate) fn write_json(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    write_safe(&serde_json::to_string_pretty(value)?, out)
}

/// The same on one line.
pub(crate) fn write_json_line(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    write_safe(&serde_json::to_string(value)?, out)
}

fn write_safe(json: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut safe = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        match c {
            '\n' => safe.push(c),
            c if printable::is_obeyed(c) => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => safe.push(c),
        }
    }
    safe.push('\n');
    out.write_all(safe.as_bytes())
}

#[cfg(test)]
mod tests;
