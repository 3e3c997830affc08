//! Records to index.
//!
//! One thread writes one segment: the numbers of documents are the positions of records, and the same
//! records give the same terms, postings and numbers. Not the same bytes: the engine names a segment,
//! and so its files, by chance. Texts are cut into words on every core, some records ahead of it.

use std::sync::mpsc::sync_channel;
use std::thread;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use tantivy::directory::Directory;
use tantivy::store::Compressor;
use tantivy::{Index, IndexSettings, TantivyDocument};

use super::analyse::{Analyser, compounds, fold_word};
use super::groups;
use super::phrase::{InPhrase, Seen, in_phrase};
use super::query::{name_keys, name_spelling};
use super::ranking::Zone;
use super::schema::{Fields, family_row, name_row, word_row};
use super::stem::Stems;
use super::stop::is_stop;
use super::{Error, Result, usage};
use crate::index::{LabelRank, Record, Role};

/// Bytes that the writer takes hold of at once; it takes more when it needs more.
const MEMORY: usize = 50_000_000;

/// Writes an index of those records into a folder, or into memory.
pub fn write(records: &[Record], directory: impl Into<Box<dyn Directory>>) -> Result<Index> {
    let fields = Fields::new();
    let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
    let builder = Index::builder().schema(fields.schema.clone()).settings(settings);
    // The plain writer spreads documents over threads and segments, which gives other numbers each time.
    let mut writer = builder.single_segment_index_writer(directory, MEMORY)?;
    let mut tables = Tables { fields: &fields, stems: Stems::default(), written: HashSet::default() };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        let fields = &fields;
        let pens = scope.spawn(move || {
            let mut pens: Vec<Pen> = (0..rayon::current_num_threads()).map(|_| Pen::new(fields)).collect();
            for some in records.chunks(CHUNK) {
                let share = some.len().div_ceil(pens.len());
                let shares = pens.par_iter_mut().zip(some.par_chunks(share));
                let cut = |(pen, some): (&mut Pen, &[Record])| -> Vec<_> {
                    some.iter().map(|record| pen.document(record)).collect()
                };
                let documents: Vec<_> = shares.flat_map_iter(cut).collect();
                // Nobody listens any more once a document was refused.
                if sender.send(documents).is_err() {
                    break;
                }
            }
            let seen = pens.into_iter().map(|pen| pen.seen);
            seen.fold(Seen::new(), Seen::joined)
        });
        // Which phrases no text has is known once all are read: the last document waits for it.
        let mut last: Option<TantivyDocument> = None;
        for document in receiver.into_iter().flatten() {
            let (mut document, words) = document?;
            tables.add(&words, &mut document);
            if let Some(before) = last.replace(document) {
                writer.add_document(before)?;
            }
        }
        let seen = pens.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        if let Some(mut document) = last {
            tables.add_lacking(&seen, &mut document);
            writer.add_document(document)?;
        }
        Ok::<(), Error>(())
    })?;
    Ok(writer.finalize()?)
}

/// Records whose texts are cut together: enough for every core, and few in memory.
const CHUNK: usize = 256;
/// Chunks that wait for the writer.
const AHEAD: usize = 2;

/// A word of a document, for the tables.
struct NewWord {
    spelling: String,
    folded: String,
}

/// What is known of a spelling once it was met.
struct Spelling {
    is_stop: bool,
    in_phrase: InPhrase,
    /// Whether a document has brought it to the tables already. They would see to it; this keeps what is handed on short.
    is_handed_on: bool,
}

impl Spelling {
    fn of(folded: &str) -> Self {
        Spelling { is_stop: is_stop(folded), in_phrase: in_phrase(folded), is_handed_on: false }
    }
}

/// Makes documents.
struct Pen<'a> {
    fields: &'a Fields,
    analyser: Analyser,
    stems: Stems,
    /// The spellings of this pen's documents.
    known: HashMap<String, Spelling>,
    /// The set phrases of its texts.
    seen: Seen,
}

impl<'a> Pen<'a> {
    fn new(fields: &'a Fields) -> Self {
        Pen {
            fields,
            analyser: Analyser::default(),
            stems: Stems::default(),
            known: HashMap::default(),
            seen: Seen::new(),
        }
    }

    /// A document, and its words that no document of this pen has had.
    fn document(&mut self, record: &Record) -> Result<(TantivyDocument, Vec<NewWord>)> {
        let (mut document, mut words) = (TantivyDocument::new(), Vec::new());
        let said = self.said(record);
        for (zone, field) in Zone::ALL.into_iter().zip(self.fields.zones) {
            let mut terms = String::new();
            for text in texts(record, zone) {
                self.seen.begin();
                self.cut(text, zone, &mut terms, &mut words, true);
            }
            for (_, text) in said.iter().filter(|(its, _)| *its == zone) {
                self.cut(text, zone, &mut terms, &mut words, false);
            }
            if !terms.is_empty() {
                document.add_text(field, terms);
            }
        }
        for (name, rank) in record.names() {
            let words = self.analyser.words(name);
            let spelling = name_spelling(&words);
            for key in name_keys(&words, rank, &mut self.stems) {
                document.add_text(self.fields.names, name_row(&key, rank, &spelling));
            }
        }
        document.add_text(self.fields.facets, format!("id:{}", record.id));
        document.add_text(self.fields.facets, format!("kind:{}", record.kind.key()));
        document.add_text(self.fields.facets, format!("status:{}", record.status));
        if let Some(theme) = &record.theme {
            document.add_text(self.fields.facets, format!("theme:{theme}"));
        }
        for audience in &record.audiences {
            document.add_text(self.fields.facets, format!("audience:{audience}"));
        }
        document.add_bytes(self.fields.record, &serde_json::to_vec(record)?);
        Ok((document, words))
    }

    /// What is said for phrases of a record, by the zone that counts it. Of several words, those that many say for other
    /// things count as words in passing, unless they spell out an acronym.
    fn said(&mut self, record: &Record) -> Vec<(Zone, String)> {
        let mut all = Vec::new();
        for said in &record.said {
            self.seen.say(&said.said);
            let words = self.analyser.words(&said.said);
            let is_phrase = words.iter().filter(|word| !is_stop(&word.folded)).count() > 1
                && !usage::is_acronym(&said.written);
            for compound in compounds(&words) {
                let (first, last) = (&compound[0], &compound[compound.len() - 1]);
                let is_common = is_phrase && compound.len() == 1 && usage::is_common(&first.folded);
                let zone = if is_common { Zone::Fields } else { zone_of_said(said.zone) };
                let text = said.said.get(first.span.start..last.span.end).unwrap_or_default();
                all.push((zone, text.to_owned()));
            }
        }
        all
    }

    /// Cuts a text into terms with a space between, and notes the words that are new, and the phrases of what authors wrote.
    fn cut(
        &mut self,
        text: &str,
        zone: Zone,
        terms: &mut String,
        words: &mut Vec<NewWord>,
        is_written: bool,
    ) {
        let Pen { analyser, known, seen, .. } = self;
        analyser.each_term(text, |spelling, folded, is_word| {
            if !known.contains_key(spelling) {
                known.insert(spelling.to_owned(), Spelling::of(folded));
            }
            let Some(its) = known.get_mut(spelling) else { return };
            if is_written && is_word {
                seen.read(its.in_phrase);
            }
            // In a long text grammatical words are a third of the words, and say nothing.
            let is_kept = matches!(zone, Zone::Title | Zone::Labels) || !its.is_stop;
            if !is_kept {
                return;
            }
            if !terms.is_empty() {
                terms.push(' ');
            }
            terms.push_str(folded);
            if !its.is_handed_on {
                its.is_handed_on = true;
                words.push(NewWord { spelling: spelling.to_owned(), folded: folded.to_owned() });
            }
        });
    }
}

/// The tables of words and families: each row stands in the first document that has it.
struct Tables<'a> {
    fields: &'a Fields,
    stems: Stems,
    written: HashSet<String>,
}

impl Tables<'_> {
    fn add(&mut self, words: &[NewWord], document: &mut TantivyDocument) {
        for NewWord { spelling, folded } in words {
            if self.written.contains(spelling) {
                continue;
            }
            let family = self.add_word(spelling, folded, document);
            // The words of its group, though no text has them: they lead here.
            for other in groups::words(&family) {
                if !self.written.contains(*other) {
                    self.add_word(other, &fold_word(other), document);
                }
            }
        }
    }

    /// Adds the set phrases that no text has.
    fn add_lacking(&self, seen: &Seen, document: &mut TantivyDocument) {
        for phrase in seen.lacking() {
            document.add_text(self.fields.lacking, phrase);
        }
    }

    fn add_word(&mut self, spelling: &str, folded: &str, document: &mut TantivyDocument) -> String {
        let forms = self.stems.of(spelling);
        document.add_text(self.fields.words, word_row(folded, spelling, forms));
        document.add_text(self.fields.families, family_row(folded, forms));
        self.written.insert(spelling.to_owned());
        forms.family.clone()
    }
}

/// The texts of a zone.
fn texts(record: &Record, zone: Zone) -> Vec<&str> {
    let passages = |role: Role| {
        record
            .passages
            .iter()
            .filter(move |passage| passage.role == role)
            .map(|passage| passage.text.as_str())
    };
    match zone {
        Zone::Title => vec![&record.title],
        Zone::Labels => labels(record, |rank| rank != LabelRank::Usage).collect(),
        Zone::Headings => record.headings.iter().map(|heading| heading.text.as_str()).collect(),
        Zone::Definition => passages(Role::Definition).collect(),
        Zone::Fields => {
            let usage = labels(record, |rank| rank == LabelRank::Usage);
            passages(Role::Field).chain(usage).collect()
        }
        Zone::Body => passages(Role::Body).collect(),
    }
}

/// The zone that counts what is said for a phrase of another: a title's words are not in the title, nor a body's in the
/// text.
fn zone_of_said(written: Zone) -> Zone {
    match written {
        Zone::Title | Zone::Labels | Zone::Headings => Zone::Headings,
        Zone::Definition => Zone::Definition,
        Zone::Fields | Zone::Body => Zone::Fields,
    }
}

fn labels(record: &Record, is_of: fn(LabelRank) -> bool) -> impl Iterator<Item = &str> {
    record.labels.iter().filter(move |label| is_of(label.rank)).map(|label| label.text.as_str())
}
