//! Links and images: those that authors made, and the mentions among their words.

use std::borrow::Cow;
use std::fmt::Write;

use pulldown_cmark::{Tag, TagEnd};

use super::{Href, Writer, escape, push_escaped};
use crate::markdown::At;
use crate::markdown::piece::Piece;

/// An image that is open: only its words come until it closes.
pub(super) struct Image {
    pub(super) href: Href,
    pub(super) title: String,
    alternative: String,
    depth: usize,
}

impl Image {
    pub(super) fn new(href: Href, title: String) -> Self {
        Image { href, title, alternative: String::new(), depth: 0 }
    }
}

impl Writer<'_> {
    /// Words, with the links of the mentions among them.
    pub(super) fn text(&mut self, piece: u32, text: &str) {
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
    pub(super) fn turn(&mut self, at: At) {
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
                Href::Inside { url, term: Some(term) } => {
                    let _ =
                        write!(self.html, "<a data-terme=\"{}\" href=\"{}\">", escape(&term), escape(&url));
                    self.open_mention = Some((words.end, "</a>".into()));
                }
                Href::Foreign { url, name, owner } => {
                    let closer = self.open_foreign(&url, &name, &owner);
                    self.open_mention = Some((words.end, closer));
                }
                _ => continue,
            }
            return;
        }
    }

    /// Opens the link to a term of another lexicon; gives what closes it.
    fn open_foreign(&mut self, url: &str, name: &str, owner: &str) -> Cow<'static, str> {
        let (name, url) = (escape(name), escape(url));
        let _ = write!(self.html, "<a data-terme=\"{name}\" href=\"{url}\" rel=\"external noopener\">");
        format!("<span class=\"lu\"> ({})</span></a>", escape(owner)).into()
    }

    pub(super) fn take_link(&mut self) -> Href {
        let href = self.hrefs.href(self.next_link);
        self.next_link += 1;
        href
    }

    pub(super) fn link(&mut self, title: &str) {
        let (url, rel, term) = match self.take_link() {
            Href::Inside { url, term } => (url, "", term),
            Href::Outside(url) if url.starts_with("http") => (url, " rel=\"external noopener\"", None),
            // A mail address or a telephone number.
            Href::Outside(url) => (url, "", None),
            // A document of the site, or an image to be seen alone.
            Href::Image { url, .. } => (url, "", None),
            Href::Foreign { url, name, owner } => {
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
    pub(super) fn image_event(&mut self, event: &Piece) {
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
}
