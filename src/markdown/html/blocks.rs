//! Tables, alerts, code, tasks.

use std::fmt::Write;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind};

use super::{Writer, escape};

/// The table that is open, and how many came before.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    count: usize,
}

impl Writer<'_> {
    pub(super) fn alert(&mut self, kind: BlockQuoteKind) {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "conseil",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "attention",
            BlockQuoteKind::Caution => "danger",
        };
        let word = escape(self.hrefs.word(&format!("alerte.{name}")));
        let _ =
            writeln!(self.html, "<div class=\"alerte alerte-{name}\" role=\"note\" aria-label=\"{word}\">");
        let _ = writeln!(self.html, "<p class=\"alerte-titre\" aria-hidden=\"true\">{word}</p>");
        self.closers.push("</div>\n".into());
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'static>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.html.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            let _ = write!(self.html, " class=\"language-{}\"", escape(language));
        }
        self.html.push('>');
    }

    pub(super) fn table(&mut self, alignments: &[Alignment]) {
        self.table.alignments = alignments.to_vec();
        self.table.count += 1;
        let _ = writeln!(
            self.html,
            "<div class=\"tableau\" role=\"region\" tabindex=\"0\" aria-label=\"{} {}\"><table>",
            escape(self.hrefs.word("texte.tableau")),
            self.table.count
        );
    }

    pub(super) fn cell(&mut self) {
        let align = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"a-droite\"",
            Some(Alignment::Center) => " class=\"au-centre\"",
            _ => "",
        };
        self.table.column += 1;
        let tag = if self.table.in_head { "<th scope=\"col\"" } else { "<td" };
        let _ = write!(self.html, "{tag}{align}>");
    }

    pub(super) fn task(&mut self, done: bool) {
        let (sign, key) = if done { ("☑", "texte.fait") } else { ("☐", "texte.a_faire") };
        let word = escape(self.hrefs.word(key));
        let _ = write!(self.html, "<span class=\"tache\" role=\"img\" aria-label=\"{word}\">{sign}</span> ");
    }
}
