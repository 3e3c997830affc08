//! [`Prose`] to HTML. Every byte that an author wrote is escaped here; no tag but ours comes out.

mod blocks;
mod links;
mod notes;

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{HeadingLevel, Tag, TagEnd};

use blocks::Table;
use links::Image;
use notes::Notes;

use super::piece::Piece;
use super::{At, Prose};

/// Where a link or an image leads, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Href {
    /// A page or a heading of the site; the id when it is a term.
    Inside {
        /// The address, relative to the page.
        url: String,
        /// The term's id.
        term: Option<String>,
    },
    /// A term of another lexicon.
    Foreign {
        /// The address of its page.
        url: String,
        /// Its name in our texts: `voisin:terme`.
        name: String,
        /// Words that say whose it is, for those who do not see a card: « dans le lexique … ».
        owner: String,
    },
    /// Another site.
    Outside(String),
    /// An image of the site, with its size in pixels when it is known.
    Image {
        /// The address, relative to the page.
        url: String,
        /// Width, height.
        size: Option<(u32, u32)>,
    },
    /// Nowhere: the words stay.
    Nowhere,
}

/// What a page knows and a text does not: addresses, and the words of the interface.
pub trait Hrefs {
    /// Where the link of that number leads.
    fn href(&self, link: usize) -> Href;

    /// Words of a text that become links although their author made none: in order, none within
    /// another.
    fn mentions(&self, prose: &Prose) -> Vec<(Range<At>, Href)> {
        let _ = prose;
        Vec::new()
    }

    /// A word of the interface, by its key in the locale (`texte.tableau`, `alerte.note`…).
    fn word(&self, key: &str) -> &str;
}

/// A whole text: paragraphs, lists, tables.
pub fn to_html(prose: &Prose, hrefs: &dyn Hrefs) -> String {
    let mut writer = Writer::new(prose, hrefs);
    writer.has_anchors = true;
    writer.write(prose)
}

/// A text of a field: without its paragraph when it has only one.
pub fn to_inline_html(prose: &Prose, hrefs: &dyn Hrefs) -> String {
    let mut writer = Writer::new(prose, hrefs);
    // A page holds many fields: the notes of each have ids of their own.
    writer.notes = Notes::with_prefix(format!("{}-", prose.place(&(0..0)).span.start));
    without_paragraph(writer.write(prose))
}

/// A text among others on one page, as markup that HTML and XHTML read alike: its headings begin at that
/// level and are promised no anchor, `prefix` keeps the ids of its notes apart. Without its paragraph when it
/// has only one and `is_inline`.
pub fn to_part_html(prose: &Prose, hrefs: &dyn Hrefs, level: u8, prefix: &str, is_inline: bool) -> String {
    let mut writer = Writer::new(prose, hrefs);
    writer.notes = Notes::with_prefix(format!("{prefix}-{}-", prose.start()));
    writer.top = Some(level);
    let html = writer.write(prose);
    if is_inline { without_paragraph(html) } else { html }
}

fn without_paragraph(html: String) -> String {
    let inner = html.trim_end().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

/// Escapes text for HTML, within tags and attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text);
    escaped
}

struct Writer<'a> {
    html: String,
    hrefs: &'a dyn Hrefs,
    next_link: usize,
    /// The level of the first headings, of a text among others on one page.
    top: Option<u8>,
    /// Whether headings have the anchors that they are promised: those of a body, alone on its page.
    has_anchors: bool,
    mentions: std::iter::Peekable<std::vec::IntoIter<(Range<At>, Href)>>,
    /// Where the link of a mention ends, and what closes it.
    open_mention: Option<(At, Cow<'static, str>)>,
    closers: Vec<Cow<'static, str>>,
    image: Option<Image>,
    table: Table,
    notes: Notes<'a>,
}

impl<'a> Writer<'a> {
    fn new(prose: &'a Prose, hrefs: &'a dyn Hrefs) -> Self {
        Writer {
            html: String::with_capacity(prose.events.len() * 24),
            hrefs,
            next_link: prose.first_link,
            top: None,
            has_anchors: false,
            mentions: hrefs.mentions(prose).into_iter().peekable(),
            open_mention: None,
            closers: Vec::new(),
            image: None,
            table: Table::default(),
            notes: Notes::default(),
        }
    }

    fn write(mut self, prose: &'a Prose) -> String {
        for (at, (event, _)) in (0..).zip(prose.events.iter()) {
            self.turn(At { piece: at, byte: 0 });
            if self.image.is_some() {
                self.image_event(event);
                continue;
            }
            match event {
                Piece::Paragraph => self.html.push_str("<p>"),
                Piece::Item => self.html.push_str("<li>"),
                Piece::Link { title, .. } => self.link(title),
                Piece::Start(tag) => self.start(tag),
                Piece::End(end) => self.end(*end),
                Piece::Text(text) => self.text(at, text),
                Piece::Code(code) => {
                    self.html.push_str("<code>");
                    push_escaped(&mut self.html, code);
                    self.html.push_str("</code>");
                }
                Piece::SoftBreak => self.html.push('\n'),
                Piece::HardBreak => self.void("br"),
                Piece::Rule => self.void("hr"),
                Piece::Task(done) => self.task(*done),
                Piece::NoteCall(label) => self.note_call(label),
            }
        }
        if let Some((_, closer)) = self.open_mention.take() {
            self.html.push_str(&closer);
        }
        self.write_notes();
        self.html
    }

    /// An element that holds nothing.
    fn void(&mut self, name: &str) {
        let end = if self.top.is_some() { "/>" } else { ">" };
        let _ = writeln!(self.html, "<{name}{end}");
    }

    /// The level of a heading on the page: two in a text of its own.
    fn level(&self, written: HeadingLevel) -> u8 {
        (written as u8 + self.top.map_or(0, |top| top.saturating_sub(2))).min(6)
    }

    fn start(&mut self, tag: &'a Tag<'static>) {
        match tag {
            Tag::Heading { level, id, .. } if self.has_anchors => {
                let _ = write!(self.html, "<{level} id=\"{}\">", escape(id.as_deref().unwrap_or_default()));
            }
            Tag::Heading { level, .. } => {
                let level = self.level(*level);
                let _ = write!(self.html, "<h{level}>");
            }
            Tag::BlockQuote(None) => self.open("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.alert(*kind),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::List(None) => self.open("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => self.open("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => {
                let _ = writeln!(self.html, "<ol start=\"{first}\">");
                self.closers.push("</ol>\n".into());
            }
            Tag::FootnoteDefinition(label) => self.open_note(label),
            Tag::DefinitionList => self.html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_str("<dd>"),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Superscript => self.html.push_str("<sup>"),
            Tag::Subscript => self.html.push_str("<sub>"),
            Tag::Image { title, .. } => {
                let href = self.take_link();
                self.image = Some(Image::new(href, title.to_string()));
            }
            Tag::Paragraph | Tag::Item | Tag::Link { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                let level = self.level(level);
                let _ = writeln!(self.html, "</h{level}>");
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Link => self.close(),
            TagEnd::CodeBlock => self.html.push_str("</code></pre>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.close_note(),
            TagEnd::DefinitionList => self.html.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_str("</dd>\n"),
            TagEnd::Table => self.html.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.html.push_str("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.html.push_str(if self.table.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Superscript => self.html.push_str("</sup>"),
            TagEnd::Subscript => self.html.push_str("</sub>"),
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn open(&mut self, opening: &str, closing: &'static str) {
        self.html.push_str(opening);
        self.closers.push(closing.into());
    }

    fn close(&mut self) {
        let closing = self.closers.pop().unwrap_or_default();
        self.html.push_str(&closing);
    }
}

fn push_escaped(html: &mut String, text: &str) {
    let mut last = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[last..at]);
        html.push_str(entity);
        last = at + 1;
    }
    html.push_str(&text[last..]);
}

#[cfg(test)]
mod tests;
