//! Other people's files to entries: a table, a vocabulary in SKOS, a term base in TBX.
//!
//! Each format gives the same [`Import`]: records whose keys are a tree with places in the file, read
//! by the reader of entries, hence with its complaints. [`plan`] compares them with the entries that
//! are there and says which files would be written; writing them is the command's.

mod concept;
mod plan;
mod skos;
mod table;
mod tbx;

pub use plan::{Change, Plan, plan};

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Slug;
use crate::neighbour::Neighbours;
use crate::project::Project;
use crate::read::{self, Bibliography, Vocabulary};
use crate::sheet;
use crate::source::{Source, SourceId, Span};
use crate::syntax::Node;

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table as text.
    Csv,
    /// A table as a workbook.
    Workbook,
    /// A vocabulary.
    Skos,
    /// A term base.
    Tbx,
}

impl Format {
    /// Every format.
    pub const ALL: &[Format] = &[Format::Csv, Format::Workbook, Format::Skos, Format::Tbx];

    /// The word of `boussole import`.
    pub fn key(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Workbook => "xlsx",
            Format::Skos => "skos",
            Format::Tbx => "tbx",
        }
    }

    /// The format of that word.
    pub fn of_key(key: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.key() == key)
    }
}

/// What a file says, and what it would change in a site, new entries going to `folder`. Complaints have
/// the weights of the site.
pub fn run(format: Format, name: &str, bytes: &[u8], project: &Project, folder: &str) -> (Import, Plan) {
    let empty = Source::new("boussole.toml", b"");
    let (config, _) = config::read(project.config.as_deref().unwrap_or(&empty), SourceId(1));
    let bibliography = project.bibliography.as_ref().map(|source| Bibliography::read(source, SourceId(2)).0);
    let mut import = match format {
        Format::Csv => table::read(sheet::read_csv(name, bytes)),
        Format::Workbook => table::read(sheet::read_workbook(name, bytes)),
        Format::Skos => skos::read(name, bytes, config.lang),
        Format::Tbx => tbx::read(name, bytes, config.lang),
    };
    // Complaints about the copies of other lexicons are those of `boussole check`.
    let (neighbours, _) = Neighbours::load(project, &config, |_| Some(SourceId(3)));
    let bibliography = bibliography.unwrap_or_default();
    import.check(Vocabulary { config: &config, bibliography: &bibliography, neighbours: &neighbours });
    import.weigh(&config);
    let plan = plan(&import, &project.entries, folder);
    (import, plan)
}

/// What a file says, before anybody compares it with the entries.
#[derive(Debug)]
pub struct Import {
    /// The file, or for a workbook one line a row: places are in it.
    pub source: Source,
    /// Its terms.
    pub records: Vec<Record>,
    /// What is wrong with it.
    pub complaints: Diagnostics,
    /// Whether it is a table, whose authors fill in cells: they never see a key.
    pub is_table: bool,
    /// The cells of a workbook: their places, and the names that their author knows them by.
    pub cells: Vec<(Span, String)>,
}

/// A term that another program wrote.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its keys.
    pub node: Node,
    /// Keys to take away.
    pub erased: Vec<&'static str>,
    /// Keys that the file has a place for, and says nothing of.
    pub silent: Vec<&'static str>,
    /// The development, for an entry that is not there yet.
    pub body: String,
    /// What an entry made from it before cites as its source.
    pub same_as: Option<String>,
    /// Its id, once read.
    pub slug: Option<Slug>,
}

impl Import {
    /// The place of its file among sources: it is alone there.
    pub const SOURCE: SourceId = SourceId(0);

    /// Reads every record as an entry, for its id and for the complaints.
    pub fn check(&mut self, vocabulary: Vocabulary<'_>) {
        for record in &mut self.records {
            let (draft, complaints) =
                read::record(record.node.clone(), &self.source, Import::SOURCE, vocabulary);
            record.slug = Some(draft.slug.value);
            match self.is_table {
                true => self.complaints.extend(complaints.into_iter().map(table::in_a_cell)),
                false => self.complaints.append(complaints),
            }
        }
        self.complaints.sort();
        let complaints = std::mem::take(&mut self.complaints);
        self.complaints = complaints.into_iter().map(|complaint| self.name_cell(complaint)).collect();
    }

    /// Applies `[regles]`.
    fn weigh(&mut self, config: &Config) {
        self.complaints.retain_map(|mut complaint| {
            complaint.severity = config.level(complaint.code)?;
            Some(complaint)
        });
    }

    /// Says in which cell of a workbook it is: its lines and columns are not those of a text.
    fn name_cell(&self, mut complaint: Diagnostic) -> Diagnostic {
        let at = complaint.place.span.start;
        let after = self.cells.partition_point(|(span, _)| span.start <= at);
        let Some((_, name)) = after.checked_sub(1).and_then(|before| self.cells.get(before)) else {
            return complaint;
        };
        // Some say it themselves.
        if !complaint.message.fr.contains(name.as_str()) {
            complaint.message.fr.push_str(&format!(" (cellule {name})"));
            complaint.message.en.push_str(&format!(" (cell {name})"));
        }
        complaint
    }
}

#[cfg(test)]
mod tests;
