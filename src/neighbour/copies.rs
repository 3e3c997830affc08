//! `lexiques/copies.lock`: when each copy was made, and what had changed then.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Changes;
use crate::diagnostic::Lang;

/// The copies of a site, by the id of the lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies(BTreeMap<String, Copy>);

/// A copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The day when it was last taken.
    pub day: String,
    added: usize,
    gone: usize,
    retired: usize,
    renamed: usize,
    revised: usize,
}

const HEADER: &str = "\
# Le jour de chaque copie de ce dossier, et ce qui avait changé depuis celle d’avant. Boussole tient ce
# fichier : boussole lexiques maj.
";

impl Copies {
    /// Where they are listed, from the site's folder.
    pub const FILE: &str = "lexiques/copies.lock";

    /// Reads the file. A line that says something else is left out.
    pub fn read(text: &str) -> Copies {
        let copy = |line: &str| {
            let mut words = line.split_whitespace();
            let (id, day) = (words.next()?, words.next()?.to_owned());
            let mut number = |sign: char| words.next()?.strip_prefix(sign)?.parse().ok();
            let copy = Copy {
                day,
                added: number('+')?,
                gone: number('-')?,
                retired: number('x')?,
                renamed: number('>')?,
                revised: number('~')?,
            };
            Some((id.to_owned(), copy))
        };
        Copies(text.lines().filter(|line| !line.starts_with('#')).filter_map(copy).collect())
    }

    /// The copy of a lexicon.
    pub fn of(&self, id: &str) -> Option<&Copy> {
        self.0.get(id)
    }

    /// Notes that a copy was taken.
    pub fn set(&mut self, id: &str, day: &str, changes: &Changes) {
        let copy = Copy {
            day: day.to_owned(),
            added: changes.added.len(),
            gone: changes.gone.len(),
            retired: changes.retired.len(),
            renamed: changes.renamed.len(),
            revised: changes.revised.len(),
        };
        self.0.insert(id.to_owned(), copy);
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let mut text = HEADER.to_owned();
        for (id, Copy { day, added, gone, retired, renamed, revised }) in &self.0 {
            let _ = writeln!(text, "{id} {day} +{added} -{gone} x{retired} >{renamed} ~{revised}");
        }
        text
    }
}

impl Copy {
    /// « 3 ajoutés, 1 retiré », or that nothing changed.
    pub fn changes(&self, lang: Lang) -> String {
        let said: Vec<String> = [
            (self.added, "ajouté", "ajoutés", "added"),
            (self.gone, "disparu", "disparus", "gone"),
            (self.retired, "retiré", "retirés", "retired"),
            (self.renamed, "renommé", "renommés", "renamed"),
            (self.revised, "revu", "revus", "revised"),
        ]
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many, en)| match lang {
            Lang::Fr => format!("{number} {}", if number == 1 { one } else { many }),
            Lang::En => format!("{number} {en}"),
        })
        .collect();
        match (said.as_slice(), lang) {
            ([], Lang::Fr) => "rien n’avait changé".to_owned(),
            ([], Lang::En) => "nothing had changed".to_owned(),
            (said, _) => said.join(", "),
        }
    }
}
