//! Text to [`Prose`].

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::link::{Destination, classify};
use super::origin::Origin;
use super::pasted;
use super::piece::Piece;
use super::slips::{self, Notes};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::slugify;
use crate::source::{Place, Placed, Span};

/// A text in Markdown, parsed. Flat: hostile nesting costs no stack. Shared: a copy costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    pub(super) events: Arc<[(Piece, Range<u32>)]>,
    /// The number of its first link in [`crate::model::EntryOf::links`].
    pub(super) first_link: usize,
    /// Its headings, in order.
    pub headings: Arc<[Heading]>,
    origin: Origin,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 2, without a gap: the level that readers get.
    pub level: u8,
    /// Its anchor in the page.
    pub anchor: String,
    /// Its words.
    pub text: String,
}

impl Prose {
    /// The place in the source of bytes of the text.
    pub fn place(&self, span: &Span) -> Place {
        self.origin.place(span)
    }

    /// The place of the whole text.
    pub fn whole(&self) -> Place {
        let end = self.events.iter().map(|(_, range)| range.end).max().unwrap_or(0);
        self.place(&(0..end as usize))
    }

    /// Where it begins in its source: what tells the texts of one entry apart.
    pub fn start(&self) -> usize {
        self.origin.start()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

/// Parses a text. Its links go to the end of `links`, complaints to `complaints`.
pub fn parse(
    markdown: &str,
    origin: Origin,
    links: &mut Vec<Placed<Destination>>,
    complaints: &mut Diagnostics,
) -> Prose {
    let mut reading =
        Reading { origin, links, complaints, first_link: 0, anchors: HashMap::new(), html: None };
    reading.first_link = reading.links.len();
    let mut events = Vec::new();
    let mut headings: Vec<Heading> = Vec::new();
    let mut open_heading: Option<(usize, u8, Option<String>)> = None;
    let mut notes = Notes::default();
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        let event = match event {
            Event::Html(html) | Event::InlineHtml(html) => match reading.html(&html, &range) {
                Some(event) => event,
                None => continue,
            },
            Event::Start(Tag::HtmlBlock) => {
                reading.html = Some(false);
                Event::Start(Tag::Paragraph)
            }
            Event::End(TagEnd::HtmlBlock) => {
                reading.html = None;
                Event::End(TagEnd::Paragraph)
            }
            Event::Start(Tag::Heading { level, id, .. }) => {
                open_heading = Some((events.len(), level as u8, id.map(|id| id.to_string())));
                Event::Start(Tag::Heading { level, id: None, classes: vec![], attrs: vec![] })
            }
            Event::End(TagEnd::Heading(_)) => {
                let Some((start, level, id)) = open_heading.take() else { continue };
                let words = words(&events[start..]);
                let heading = reading.heading(words, level, id, headings.last(), &range);
                let level = heading_level(heading.level);
                if let Some((Event::Start(Tag::Heading { level: opened, id, .. }), _)) = events.get_mut(start)
                {
                    *opened = level;
                    *id = Some(heading.anchor.clone().into());
                }
                headings.push(heading);
                Event::End(TagEnd::Heading(level))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let is_wiki = matches!(link_type, LinkType::WikiLink { .. });
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                reading.link(&address, is_wiki, false, &range, markdown);
                Event::Start(Tag::Link { link_type, dest_url: "".into(), title, id: "".into() })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, .. }) => {
                reading.link(&dest_url, false, true, &range, markdown);
                Event::Start(Tag::Image { link_type, dest_url: "".into(), title, id: "".into() })
            }
            // Capitals do not part a call from its note.
            Event::FootnoteReference(label) => {
                let label = label.to_lowercase();
                notes.called.insert(label.clone());
                Event::FootnoteReference(label.into())
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let label = label.to_lowercase();
                notes.written.push((label.clone(), range.clone()));
                Event::Start(Tag::FootnoteDefinition(label.into()))
            }
            Event::End(TagEnd::Link) => {
                show_target(&mut events, markdown);
                event
            }
            event => event,
        };
        events.push((event.into_static(), range.start as u32..range.end as u32));
    }
    reading.check_images(&events);
    let prose = Prose {
        events: events.into_iter().map(|(event, range)| (Piece::from(event), range)).collect(),
        first_link: reading.first_link,
        headings: headings.into(),
        origin: reading.origin.clone(),
    };
    slips::check(markdown, &prose, &notes, reading.complaints);
    pasted::check(markdown, &prose, reading.complaints);
    prose
}

/// `[[rendre-compte|]]` shows what it leads to: it is closing, and nothing was written after its bar.
fn show_target(events: &mut Vec<(Event<'static>, Range<u32>)>, markdown: &str) {
    let is_blank =
        |(event, _): &(Event<'_>, _)| matches!(event, Event::Text(words) if words.trim().is_empty());
    let words = events.iter().rev().take_while(|event| is_blank(event)).count();
    let Some(at) = events.len().checked_sub(words + 1) else { return };
    let (Event::Start(Tag::Link { link_type, .. }), range) = &mut events[at] else { return };
    if !matches!(link_type, LinkType::WikiLink { has_pothole: true }) {
        return;
    }
    *link_type = LinkType::WikiLink { has_pothole: false };
    let start = range.start as usize + "[[".len();
    let target = markdown.get(start..range.end as usize).and_then(|written| written.split('|').next());
    let target = target.unwrap_or_default().trim_end_matches('\\').to_owned();
    let range = start as u32..(start + target.len()) as u32;
    events.truncate(at + 1);
    events.push((Event::Text(target.into()), range));
}

/// The anchor that a heading of those words gets.
pub fn anchor_text(words: &str) -> String {
    match slugify(words) {
        slug if slug.is_empty() => "section".to_owned(),
        slug => slug,
    }
}

struct Reading<'a> {
    origin: Origin,
    links: &'a mut Vec<Placed<Destination>>,
    complaints: &'a mut Diagnostics,
    first_link: usize,
    anchors: HashMap<String, u32>,
    /// Inside an HTML block: whether it was complained about.
    html: Option<bool>,
}

impl Reading<'_> {
    /// HTML becomes text; a comment is a note between authors and is not shown.
    fn html(&mut self, html: &CowStr<'_>, range: &Range<usize>) -> Option<Event<'static>> {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
            return None;
        }
        // Once for a block, and once for a tag that is opened and closed.
        if self.html != Some(true) && !trimmed.starts_with("</") {
            self.html = self.html.map(|_| true);
            let place = self.origin.place(&(range.start..range.start + html.trim_end().len()));
            self.complaints.push(
                Diagnostic::new(
                    Code::RawHtml,
                    place,
                    text("du HTML dans le texte : il est montré tel quel", "HTML in the text: it is shown as it is"),
                )
                .hint(text(
                    "écrivez en Markdown (**gras**, [texte](lien)) ; pour montrer un signe « < », écrivez « \\< »",
                    "write Markdown (**bold**, [text](link)); to show a “<”, write “\\<”",
                )),
            );
        }
        Some(Event::Text(html.to_string().into()))
    }

    fn heading(
        &mut self,
        words: String,
        level: u8,
        id: Option<String>,
        previous: Option<&Heading>,
        range: &Range<usize>,
    ) -> Heading {
        let level = level.clamp(2, previous.map_or(2, |h| h.level) + 1);
        let given = id.map(|id| slugify(&id)).filter(|id| !id.is_empty());
        let is_given = given.is_some();
        let mut anchor = given.unwrap_or_else(|| anchor_text(&words));
        let used = self.anchors.entry(anchor.clone()).or_insert(0);
        *used += 1;
        if *used > 1 {
            let number = *used;
            if is_given {
                let message = text(
                    format!("deux titres ont la même ancre « {anchor} »"),
                    format!("two headings have the same anchor “{anchor}”"),
                );
                let place = self.origin.place(range);
                self.complaints.push(Diagnostic::new(Code::DuplicateAnchor, place, message).hint(text(
                    "donnez à l’un des deux une autre ancre entre accolades : ## Titre {#autre-ancre}",
                    "give one of them another anchor between braces: ## Title {#other-anchor}",
                )));
            }
            anchor = format!("{anchor}-{number}");
            self.anchors.insert(anchor.clone(), 1);
        }
        Heading { level, anchor, text: words }
    }

    fn link(&mut self, address: &str, is_wiki: bool, is_image: bool, range: &Range<usize>, markdown: &str) {
        let destination = classify(address, is_wiki, is_image);
        let written = markdown.get(range.clone()).unwrap_or_default();
        // The destination stands after the text of a link, and first in a wikilink.
        let found = if is_wiki { written.find(address) } else { written.rfind(address) };
        let at = found.filter(|_| !address.trim().is_empty()).map(|at| range.start + at);
        let place = self.origin.place(&at.map_or(range.clone(), |at| at..at + address.len()));
        match &destination {
            Destination::Forbidden(address) if address.is_empty() => {
                let (message, hint) = slips::nameless();
                self.complaints.push(Diagnostic::new(Code::BrokenLink, place.clone(), message).hint(hint));
            }
            Destination::Forbidden(address) => {
                self.complaints.push(forbidden(address, place.clone(), is_image))
            }
            _ => {}
        }
        self.links.push(Placed::new(destination, place));
    }

    /// One pass: what an image holds counts for those around it too.
    fn check_images(&mut self, events: &[(Event<'_>, Range<u32>)]) {
        let mut open: Vec<(Range<usize>, usize)> = Vec::new();
        let mut letters = 0;
        for (event, range) in events {
            match event {
                Event::Start(Tag::Image { .. }) => {
                    open.push((range.start as usize..range.end as usize, letters))
                }
                Event::Text(words) | Event::Code(words) => letters += words.trim().len(),
                Event::End(TagEnd::Image) => {
                    if let Some((range, _)) = open.pop().filter(|(_, before)| *before == letters) {
                        self.complaints.push(without_alternative(self.origin.place(&range)));
                    }
                }
                _ => {}
            }
        }
    }
}

fn without_alternative(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingAlternative,
        place,
        text("cette image n’a pas de texte de remplacement", "this image has no alternative text"),
    )
    .hint(text(
        "dites entre les crochets ce que l’image montre : ![Trois cercles reliés](fichier.png)",
        "say between the brackets what the image shows: ![Three linked circles](file.png)",
    ))
}

fn forbidden(address: &str, place: Place, is_image: bool) -> Diagnostic {
    let shown: String = address.chars().filter(|c| !c.is_control()).take(60).collect();
    let message = text(format!("adresse refusée : « {shown} »"), format!("address refused: “{shown}”"));
    let hint = match is_image {
        true => text(
            "copiez l’image dans le dossier content/ et donnez son chemin, par exemple images/schema.png",
            "copy the image into the content/ folder and give its path, for instance images/drawing.png",
        ),
        false => text(
            "un lien commence par https://, http://, mailto: ou tel:, ou donne le chemin d’un fichier .md",
            "a link opens with https://, http://, mailto: or tel:, or gives the path of an .md file",
        ),
    };
    Diagnostic::new(Code::ForbiddenLink, place, message).hint(hint)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

fn heading_level(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}

/// Words from a start event to its end.
fn words(events: &[(Event<'_>, Range<u32>)]) -> String {
    let mut words = String::new();
    let mut depth = 0;
    for (event, _) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    words
}
