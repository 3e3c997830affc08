//! Which mentions become links: the first of each term in each section.

use std::collections::HashSet;

use super::matcher::{Found, Matcher};
use super::vocabulary::{Owner, Vocabulary};
use super::{Mention, Use};
use crate::markdown::{Block, BlockKind, Prose, Target, blocks, sentences};
use crate::model::{Entry, EntryId, ForeignId, Lexicon, Linking, Part, Status, texts};
use crate::source::Span;

/// What is found in the texts of one entry.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Words that become links, in reading order.
    pub mentions: Vec<Mention>,
    /// Words that become links to other lexicons, in reading order.
    pub foreign: Vec<Mention<ForeignId>>,
    /// The first use of each other entry: a mention or a link that its author made.
    pub uses: Vec<(EntryId, Use)>,
    /// Homographs met, by number, each time.
    pub homographs: Vec<u32>,
}

/// Who looks for our own terms, and for those of other lexicons in the words that are left.
#[derive(Debug)]
pub struct Matchers<'a> {
    own: Matcher<'a>,
    foreign: Option<Matcher<'a, ForeignId>>,
}

impl<'a> Matchers<'a> {
    /// The matchers of those forms.
    pub fn new(own: &'a Vocabulary, foreign: &'a Vocabulary<ForeignId>) -> Self {
        let foreign = (!foreign.is_empty()).then(|| Matcher::new(foreign));
        Matchers { own: Matcher::new(own), foreign }
    }
}

/// A run of words with the section it stands in.
struct Passage<'a> {
    section: u32,
    prose: &'a Prose,
    block: Block,
    is_linkable: bool,
}

/// Looks through the texts of an entry. With `is_linking`, mentions are looked for; otherwise only
/// the links that authors made.
pub fn read(
    id: EntryId,
    entry: &Entry,
    lexicon: &Lexicon,
    matchers: &mut Matchers<'_>,
    is_linking: bool,
) -> Findings {
    let mut findings = Findings::default();
    let is_linking = is_linking && entry.meta.is_linked && entry.meta.status != Status::Retired;
    let passages = passages(entry);
    let mut used = HashSet::new();
    for section in passages.chunk_by(|a, b| a.section == b.section) {
        let mut seen = HashSet::new();
        let mut seen_foreign = HashSet::new();
        for passage in section {
            let is_linking = is_linking && passage.is_linkable;
            let mut reading =
                Reading { id, passage, findings: &mut findings, used: &mut used, sentences: None };
            let mut links = linked(entry, &passage.block).peekable();
            let found = match is_linking {
                true => matchers.own.find(&passage.block.text),
                false => Vec::new(),
            };
            let taken: Vec<Span> = found.iter().map(|found| found.span.clone()).collect();
            for found in found {
                // What its author has linked before needs no other link in this section.
                while let Some((span, to)) = links.next_if(|(span, _)| span.start < found.span.end) {
                    seen.insert(to);
                    reading.note_use(to, &span);
                }
                if !passage.block.is_marked(&found.span) {
                    reading.mention(found, lexicon, &mut seen);
                }
            }
            for (span, to) in links {
                seen.insert(to);
                reading.note_use(to, &span);
            }
            seen_foreign.extend(linked_elsewhere(entry, &passage.block));
            if let (true, Some(matcher)) = (is_linking, &mut matchers.foreign) {
                let found = matcher.find(&passage.block.text).into_iter().filter(|found| {
                    let next = taken.partition_point(|own| own.end <= found.span.start);
                    let is_left = taken.get(next).is_none_or(|own| found.span.end <= own.start);
                    is_left && !passage.block.is_marked(&found.span)
                });
                for found in found {
                    reading.foreign_mention(&found, &mut seen_foreign);
                }
            }
        }
    }
    findings
}

struct Reading<'a> {
    id: EntryId,
    passage: &'a Passage<'a>,
    findings: &'a mut Findings,
    used: &'a mut HashSet<EntryId>,
    /// The sentences of the passage, once somebody asks.
    sentences: Option<Vec<Span>>,
}

impl Reading<'_> {
    fn mention(&mut self, found: Found, lexicon: &Lexicon, seen: &mut HashSet<EntryId>) {
        let target = match found.owner {
            Owner::One(target) if target != self.id => target,
            Owner::Several(number) => return self.findings.homographs.push(number),
            _ => return,
        };
        let is_always = lexicon.get(target).term().is_some_and(|term| term.linking == Linking::Always);
        if !is_always && seen.contains(&target) {
            return;
        }
        let Some(words) = self.passage.prose.whole_words(self.passage.block.points(&found.span)) else {
            return;
        };
        seen.insert(target);
        self.note_use(target, &found.span);
        self.findings.mentions.push(Mention { text: self.passage.prose.start() as u32, words, target });
    }

    fn foreign_mention(&mut self, found: &Found<ForeignId>, seen: &mut HashSet<ForeignId>) {
        let Owner::One(target) = found.owner else { return };
        let words = self.passage.prose.whole_words(self.passage.block.points(&found.span));
        if let Some(words) = words.filter(|_| seen.insert(target)) {
            let text = self.passage.prose.start() as u32;
            self.findings.foreign.push(Mention { text, words, target });
        }
    }

    fn note_use(&mut self, target: EntryId, span: &Span) {
        if target == self.id || !self.used.insert(target) {
            return;
        }
        let block = &self.passage.block;
        let sentences = self.sentences.get_or_insert_with(|| {
            sentences(&block.text)
                .iter()
                .map(|sentence| sentence.start..sentence.start + sentence.text.len())
                .collect()
        });
        let around = sentences
            .iter()
            .find(|sentence| sentence.start <= span.start && span.start < sentence.end)
            .cloned()
            .unwrap_or(0..block.text.len());
        let words = span.start..span.end.min(around.end).max(span.start);
        self.findings.uses.push((
            target,
            Use {
                from: self.id,
                text: self.passage.prose.start() as u32,
                words: block.points(&words),
                sentence: block.points(&around),
            },
        ));
    }
}

fn passages(entry: &Entry) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    let (mut headings, mut last) = (0, 0);
    for text in texts(entry) {
        if text.section != last {
            last = text.section;
            headings += 1;
        }
        for block in blocks(text.prose) {
            headings += u32::from(block.kind == BlockKind::Heading);
            let is_linkable =
                text.part != Part::Quiz && matches!(block.kind, BlockKind::Paragraph | BlockKind::Cell);
            passages.push(Passage { section: headings, prose: text.prose, block, is_linkable });
        }
    }
    passages
}

/// The links to entries that an author made in a block.
fn linked<'a>(entry: &'a Entry, block: &'a Block) -> impl Iterator<Item = (Span, EntryId)> + 'a {
    block.links.iter().filter_map(|(span, number)| match &entry.links.get(*number)?.value {
        Target::Entry { id, .. } => Some((span.clone(), *id)),
        _ => None,
    })
}

/// The terms of other lexicons that an author links to in a block.
fn linked_elsewhere<'a>(entry: &'a Entry, block: &'a Block) -> impl Iterator<Item = ForeignId> + 'a {
    block.links.iter().filter_map(|(_, number)| match &entry.links.get(*number)?.value {
        Target::Foreign { id, .. } => Some(*id),
        _ => None,
    })
}
