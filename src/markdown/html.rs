//! [`Prose`] to HTML. Every byte that an author wrote is escaped here; no tag but ours comes out.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, HeadingLevel, Tag, TagEnd};

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
        /// The entry's title, which takes the place of an id that an author wrote between brackets.
        title: Option<String>,
    },
    /// A term of another lexicon.
    Foreign {
        /// The address of its page.
        url: String,
        /// Its name in our texts: `voisin:terme`.
        name: String,
        /// Its title, which takes the place of that name between brackets.
        title: String,
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
    write(prose, hrefs, String::new())
}

/// A text of a field: without its paragraph when it has only one.
pub fn to_inline_html(prose: &Prose, hrefs: &dyn Hrefs) -> String {
    // A page holds many fields: the notes of each have ids of their own.
    let html = write(prose, hrefs, format!("{}-", prose.place(&(0..0)).span.start));
    let inner = html.trim_end().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

/// A text among others on one page, as markup that HTML and XHTML read alike: its headings begin at that
/// level and are promised no anchor, `prefix` keeps the ids of its notes apart. Without its paragraph when it
/// has only one and `is_inline`.
pub fn to_part_html(prose: &Prose, hrefs: &dyn Hrefs, level: u8, prefix: &str, is_inline: bool) -> String {
    let mut writer = Writer::new(prose, hrefs);
    writer.notes.prefix = format!("{prefix}-{}-", prose.start());
    writer.top = Some(level);
    writer.run(&prose.events);
    let html = writer.finish();
    let inner = html.trim_end().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    match inner {
        Some(inner) if is_inline && !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

/// Escapes text for HTML, within tags and attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text);
    escaped
}

fn write(prose: &Prose, hrefs: &dyn Hrefs, note_prefix: String) -> String {
    let mut writer = Writer::new(prose, hrefs);
    writer.notes.prefix = note_prefix;
    writer.run(&prose.events);
    writer.finish()
}

struct Writer<'a> {
    html: String,
    hrefs: &'a dyn Hrefs,
    next_link: usize,
    /// The level of the first headings, of a text among others on one page.
    top: Option<u8>,
    mentions: std::iter::Peekable<std::vec::IntoIter<(Range<At>, Href)>>,
    /// Where the link of a mention ends, and what closes it.
    open_mention: Option<(At, Cow<'static, str>)>,
    closers: Vec<Cow<'static, str>>,
    image: Option<Image>,
    /// What may take the place of the words in an open wikilink.
    title: Option<Title>,
    table: Table,
    notes: Notes<'a>,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    count: usize,
}

/// The title of what a wikilink without other words leads to.
struct Title {
    title: String,
    /// Whether the words open with the id of another lexicon.
    is_foreign: bool,
}

impl Title {
    /// An id gives way to the title; words stay, without the lexicon before them.
    fn instead_of<'t>(&'t self, words: &'t str) -> &'t str {
        let words = match words.split_once(':') {
            Some((_, words)) if self.is_foreign => words.trim(),
            _ => words,
        };
        if is_id(words) { &self.title } else { words }
    }
}

struct Image {
    href: Href,
    alternative: String,
    title: String,
    depth: usize,
}

#[derive(Default)]
struct Notes<'a> {
    /// Before the number, in ids.
    prefix: String,
    numbers: HashMap<&'a str, usize>,
    /// The text of the page while a note is written.
    suspended: Option<(String, usize)>,
    written: Vec<(usize, String)>,
}

impl<'a> Writer<'a> {
    fn new(prose: &'a Prose, hrefs: &'a dyn Hrefs) -> Self {
        Writer {
            html: String::with_capacity(prose.events.len() * 24),
            hrefs,
            next_link: prose.first_link,
            top: None,
            mentions: hrefs.mentions(prose).into_iter().peekable(),
            open_mention: None,
            closers: Vec::new(),
            image: None,
            title: None,
            table: Table::default(),
            notes: Notes::default(),
        }
    }

    fn run(&mut self, events: &'a [(Piece, std::ops::Range<u32>)]) {
        for (at, (event, _)) in (0..).zip(events) {
            self.turn(At { piece: at, byte: 0 });
            if self.image.is_some() {
                self.image_event(event);
                continue;
            }
            match event {
                Piece::Paragraph => self.html.push_str("<p>"),
                Piece::Item => self.html.push_str("<li>"),
                Piece::Link { title, is_bare_wiki } => self.link(title, *is_bare_wiki),
                Piece::Start(tag) => self.start(tag),
                Piece::End(end) => self.end(*end),
                Piece::Text(text) => match self.title.take() {
                    Some(title) => push_escaped(&mut self.html, title.instead_of(text)),
                    None => self.text(at, text),
                },
                Piece::Code(code) => {
                    self.html.push_str("<code>");
                    push_escaped(&mut self.html, code);
                    self.html.push_str("</code>");
                }
                Piece::SoftBreak => self.html.push('\n'),
                Piece::HardBreak => self.void("br"),
                Piece::Rule => self.void("hr"),
                Piece::Task(done) => self.task(*done),
                Piece::NoteCall(label) => self.note_reference(label),
            }
        }
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

    /// Words, with the links of the mentions among them.
    fn text(&mut self, piece: u32, text: &str) {
        let mut done = 0;
        while let Some(next) = self.next_turn().filter(|next| next.piece == piece) {
            let Some(words) = text.get(done..next.byte as usize) else { break };
            push_escaped(&mut self.html, words);
            done = next.byte as usize;
            self.turn(next);
        }
        push_escaped(&mut self.html, text.get(done..).unwrap_or_default());
    }

    /// Where the next mention begins or the open one ends.
    fn next_turn(&mut self) -> Option<At> {
        let open = self.open_mention.as_ref().map(|(end, _)| *end);
        open.or_else(|| self.mentions.peek().map(|(words, _)| words.start))
    }

    /// Closes the mention that ends there and opens the one that begins there.
    fn turn(&mut self, at: At) {
        if let Some((_, closer)) = self.open_mention.take_if(|(end, _)| *end == at) {
            self.html.push_str(&closer);
        }
        if self.open_mention.is_some() {
            return;
        }
        while let Some((words, href)) = self.mentions.next_if(|(words, _)| words.start <= at) {
            if words.start != at {
                continue;
            }
            match href {
                Href::Inside { url, term: Some(term), .. } => {
                    let _ =
                        write!(self.html, "<a data-terme=\"{}\" href=\"{}\">", escape(&term), escape(&url));
                    self.open_mention = Some((words.end, "</a>".into()));
                }
                Href::Foreign { url, name, owner, .. } => {
                    let closer = self.open_foreign(&url, &name, &owner);
                    self.open_mention = Some((words.end, closer));
                }
                _ => continue,
            }
            return;
        }
    }

    fn start(&mut self, tag: &'a Tag<'static>) {
        match tag {
            // Only the headings of a body are promised an anchor, unique in its page.
            Tag::Heading { level, .. } if !self.notes.prefix.is_empty() => {
                let level = self.level(*level);
                let _ = write!(self.html, "<h{level}>");
            }
            Tag::Heading { level, id, .. } => {
                let _ = write!(self.html, "<{level} id=\"{}\">", escape(id.as_deref().unwrap_or_default()));
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
            Tag::FootnoteDefinition(label) => {
                let number = self.note_number(label);
                self.notes.suspended = Some((std::mem::take(&mut self.html), number));
            }
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
                self.image =
                    Some(Image { href, alternative: String::new(), title: title.to_string(), depth: 0 });
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
            TagEnd::FootnoteDefinition => {
                if let Some((page, number)) = self.notes.suspended.take() {
                    let note = std::mem::replace(&mut self.html, page);
                    self.notes.written.push((number, note));
                }
            }
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

    /// Opens the link to a term of another lexicon; gives what closes it.
    fn open_foreign(&mut self, url: &str, name: &str, owner: &str) -> Cow<'static, str> {
        let (name, url) = (escape(name), escape(url));
        let _ = write!(self.html, "<a data-terme=\"{name}\" href=\"{url}\" rel=\"external noopener\">");
        format!("<span class=\"lu\"> ({})</span></a>", escape(owner)).into()
    }

    fn take_link(&mut self) -> Href {
        let href = self.hrefs.href(self.next_link);
        self.next_link += 1;
        href
    }

    fn link(&mut self, title: &str, is_bare_wiki: bool) {
        let (url, rel, term) = match self.take_link() {
            Href::Inside { url, term, title } => {
                let title = title.filter(|_| is_bare_wiki);
                self.title = title.map(|title| Title { title, is_foreign: false });
                (url, "", term)
            }
            Href::Outside(url) if url.starts_with("http") => (url, " rel=\"external noopener\"", None),
            // A mail address or a telephone number.
            Href::Outside(url) => (url, "", None),
            // A document of the site, or an image to be seen alone.
            Href::Image { url, .. } => (url, "", None),
            Href::Foreign { url, name, title, owner } => {
                self.title = is_bare_wiki.then_some(Title { title, is_foreign: true });
                let closer = self.open_foreign(&url, &name, &owner);
                return self.closers.push(closer);
            }
            Href::Nowhere => return self.closers.push("".into()),
        };
        self.html.push_str("<a");
        if let Some(term) = term {
            let _ = write!(self.html, " data-terme=\"{}\"", escape(&term));
        }
        let _ = write!(self.html, " href=\"{}\"{rel}", escape(&url));
        if !title.is_empty() {
            let _ = write!(self.html, " title=\"{}\"", escape(title));
        }
        self.html.push('>');
        self.closers.push("</a>".into());
    }

    /// Inside an image only its alternative text counts; links in it keep their numbers.
    fn image_event(&mut self, event: &Piece) {
        let Some(mut image) = self.image.take() else { return };
        match event {
            Piece::End(TagEnd::Image) if image.depth == 0 => return self.write_image(&image),
            Piece::Link { .. } => self.next_link += 1,
            Piece::Start(tag) if matches!(**tag, Tag::Image { .. }) => {
                self.next_link += 1;
                image.depth += 1;
            }
            Piece::End(TagEnd::Image) => image.depth -= 1,
            Piece::Text(text) | Piece::Code(text) => image.alternative.push_str(text),
            Piece::SoftBreak | Piece::HardBreak => image.alternative.push(' '),
            _ => {}
        }
        self.image = Some(image);
    }

    fn write_image(&mut self, image: &Image) {
        let Href::Image { url, size } = &image.href else {
            return push_escaped(&mut self.html, &image.alternative);
        };
        let _ = write!(self.html, "<img src=\"{}\" alt=\"{}\"", escape(url), escape(&image.alternative));
        if !image.title.is_empty() {
            let _ = write!(self.html, " title=\"{}\"", escape(&image.title));
        }
        if let Some((width, height)) = size {
            let _ = write!(self.html, " width=\"{width}\" height=\"{height}\"");
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn alert(&mut self, kind: BlockQuoteKind) {
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

    fn code_block(&mut self, kind: &CodeBlockKind<'static>) {
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

    fn table(&mut self, alignments: &[Alignment]) {
        self.table.alignments = alignments.to_vec();
        self.table.count += 1;
        let _ = writeln!(
            self.html,
            "<div class=\"tableau\" role=\"region\" tabindex=\"0\" aria-label=\"{} {}\"><table>",
            escape(self.hrefs.word("texte.tableau")),
            self.table.count
        );
    }

    fn cell(&mut self) {
        let align = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"a-droite\"",
            Some(Alignment::Center) => " class=\"au-centre\"",
            _ => "",
        };
        self.table.column += 1;
        let tag = if self.table.in_head { "<th scope=\"col\"" } else { "<td" };
        let _ = write!(self.html, "{tag}{align}>");
    }

    fn task(&mut self, done: bool) {
        let (sign, key) = if done { ("☑", "texte.fait") } else { ("☐", "texte.a_faire") };
        let word = escape(self.hrefs.word(key));
        let _ = write!(self.html, "<span class=\"tache\" role=\"img\" aria-label=\"{word}\">{sign}</span> ");
    }

    fn note_number(&mut self, label: &'a str) -> usize {
        let next = self.notes.numbers.len() + 1;
        *self.notes.numbers.entry(label).or_insert(next)
    }

    fn note_reference(&mut self, label: &'a str) {
        let is_first = !self.notes.numbers.contains_key(label);
        let number = self.note_number(label);
        let prefix = &self.notes.prefix;
        let id = if is_first { format!(" id=\"_appel-{prefix}{number}\"") } else { String::new() };
        let word = escape(self.hrefs.word("texte.note"));
        let _ = write!(
            self.html,
            "<sup><a class=\"appel\"{id} href=\"#_note-{prefix}{number}\" aria-label=\"{word} {number}\">{number}</a></sup>"
        );
    }

    fn finish(mut self) -> String {
        if self.open_mention.is_some() {
            self.html.push_str("</a>");
        }
        if !self.notes.written.is_empty() {
            self.notes.written.sort_by_key(|(number, _)| *number);
            let title = escape(self.hrefs.word("texte.notes"));
            let back = escape(self.hrefs.word("texte.retour"));
            let prefix = &self.notes.prefix;
            let _ = writeln!(self.html, "<section class=\"notes\" aria-label=\"{title}\"><ol>");
            for (number, note) in &self.notes.written {
                let note = note.trim_end();
                let (note, end) = match note.strip_suffix("</p>") {
                    Some(note) => (note, "</p>"),
                    None => (note, ""),
                };
                let _ = writeln!(
                    self.html,
                    "<li id=\"_note-{prefix}{number}\" value=\"{number}\">{note} <a href=\"#_appel-{prefix}{number}\" aria-label=\"{back} {number}\">↩</a>{end}</li>"
                );
            }
            self.html.push_str("</ol></section>\n");
        }
        self.html
    }
}

/// Whether words between brackets are an id that no reader should meet: `rendre-compte`,
/// `fiches/bilan`, `bilan#pieges`. A word alone reads well.
fn is_id(words: &str) -> bool {
    words.contains(['-', '/', '#'])
        && words.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '/' | '#'))
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
