//! Footnotes: numbered as they are called, written below the text.

use std::collections::HashMap;
use std::fmt::Write;

use super::{Writer, escape};

/// The notes of one text.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// Before the number, in ids.
    prefix: String,
    /// The number of each note that is called.
    called: HashMap<&'a str, usize>,
    /// The text of the page while a note is written, and the note's label.
    suspended: Option<(String, &'a str)>,
    written: Vec<(&'a str, String)>,
}

impl Notes<'_> {
    pub(super) fn with_prefix(prefix: String) -> Self {
        Notes { prefix, ..Notes::default() }
    }
}

impl<'a> Writer<'a> {
    pub(super) fn open_note(&mut self, label: &'a str) {
        self.notes.suspended = Some((std::mem::take(&mut self.html), label));
    }

    pub(super) fn close_note(&mut self) {
        if let Some((page, label)) = self.notes.suspended.take() {
            let note = std::mem::replace(&mut self.html, page);
            self.notes.written.push((label, note));
        }
    }

    pub(super) fn note_call(&mut self, label: &'a str) {
        let next = self.notes.called.len() + 1;
        let number = *self.notes.called.entry(label).or_insert(next);
        let prefix = &self.notes.prefix;
        // The note leads back to its first call.
        let id = if number == next { format!(" id=\"_appel-{prefix}{number}\"") } else { String::new() };
        let word = escape(self.hrefs.word("texte.note"));
        let _ = write!(
            self.html,
            "<sup><a class=\"appel\"{id} href=\"#_note-{prefix}{number}\" aria-label=\"{word} {number}\">{number}</a></sup>"
        );
    }

    /// The notes in the order of their calls; those that nothing calls come last and lead nowhere back.
    pub(super) fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.written.is_empty() {
            return;
        }
        let last = notes.called.len();
        let mut uncalled = last;
        let mut numbered: Vec<(usize, &str)> = Vec::with_capacity(notes.written.len());
        for (label, note) in &notes.written {
            let number = notes.called.get(label).copied().unwrap_or_else(|| {
                uncalled += 1;
                uncalled
            });
            numbered.push((number, note.trim_end()));
        }
        numbered.sort_by_key(|(number, _)| *number);
        let title = escape(self.hrefs.word("texte.notes"));
        let back = escape(self.hrefs.word("texte.retour"));
        let prefix = &notes.prefix;
        let _ = writeln!(self.html, "<section class=\"notes\" aria-label=\"{title}\"><ol>");
        for (number, note) in numbered {
            let (note, end) = match note.strip_suffix("</p>") {
                Some(note) => (note, "</p>"),
                None => (note, ""),
            };
            let _ = write!(self.html, "<li id=\"_note-{prefix}{number}\" value=\"{number}\">{note}");
            if number <= last {
                let _ = write!(
                    self.html,
                    " <a href=\"#_appel-{prefix}{number}\" aria-label=\"{back} {number}\">↩</a>"
                );
            }
            let _ = writeln!(self.html, "{end}</li>");
        }
        self.html.push_str("</ol></section>\n");
    }
}
