//! Records to index.
//!
//! One thread writes one segment: the numbers of documents are the positions of records, and the same
//! records give the same terms, postings and numbers. Not the same bytes: the engine names a segment,
//! and so its files, by chance.

use std::collections::HashSet;

use tantivy::directory::Directory;
use tantivy::store::Compressor;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexSettings, TantivyDocument};

use super::Result;
use super::analyse::Analyser;
use super::query::{name_keys, name_spelling};
use super::ranking::Zone;
use super::schema::{Fields, rank_key, row};
use super::stem::Stems;
use super::stop::is_stop;
use crate::index::{Record, Role};

/// Bytes that the writer takes hold of at once; it takes more when it needs more.
const MEMORY: usize = 50_000_000;

/// Writes an index of those records into a folder, or into memory.
pub fn write(records: &[Record], directory: impl Into<Box<dyn Directory>>) -> Result<Index> {
    let fields = Fields::new();
    let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
    let builder = Index::builder().schema(fields.schema.clone()).settings(settings);
    // The plain writer spreads documents over threads and segments, which gives other numbers each time.
    let mut writer = builder.single_segment_index_writer(directory, MEMORY)?;
    let mut pen = Pen {
        fields: &fields,
        analyser: Analyser::default(),
        stems: Stems::default(),
        written: HashSet::new(),
    };
    for record in records {
        writer.add_document(pen.document(record)?)?;
    }
    Ok(writer.finalize()?)
}

struct Pen<'a> {
    fields: &'a Fields,
    analyser: Analyser,
    stems: Stems,
    /// Spellings that are in the tables already.
    written: HashSet<String>,
}

impl Pen<'_> {
    fn document(&mut self, record: &Record) -> Result<TantivyDocument> {
        let mut document = TantivyDocument::new();
        for (zone, field) in Zone::ALL.into_iter().zip(self.fields.zones) {
            let mut tokens = Vec::new();
            for text in texts(record, zone) {
                self.cut(text, zone, &mut tokens, &mut document);
            }
            if !tokens.is_empty() {
                document.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
            }
        }
        for (name, rank) in record.names() {
            let words = self.analyser.words(name);
            let spelling = name_spelling(&words);
            for key in name_keys(&words, &mut self.stems) {
                document.add_text(self.fields.names, row(&[&key, rank_key(rank), &spelling]));
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
        Ok(document)
    }

    /// Cuts a text into tokens, and adds the words that are new to the tables.
    fn cut(&mut self, text: &str, zone: Zone, tokens: &mut Vec<Token>, document: &mut TantivyDocument) {
        let Pen { fields, analyser, stems, written } = self;
        analyser.terms(text, |spelling, folded| {
            // In a long text grammatical words are a third of the words, and say nothing.
            let is_kept = matches!(zone, Zone::Title | Zone::Labels) || !is_stop(folded);
            if !is_kept {
                return;
            }
            let position = tokens.len();
            tokens.push(Token { position, text: folded.to_owned(), ..Token::default() });
            if !written.contains(spelling) {
                written.insert(spelling.to_owned());
                let forms = stems.of(spelling);
                document.add_text(fields.words, row(&[folded, spelling, &forms.lemma, &forms.family]));
                document.add_text(fields.families, row(&[&forms.family, folded, &forms.lemma]));
            }
        });
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
        Zone::Labels => record.labels.iter().map(|label| label.text.as_str()).collect(),
        Zone::Headings => record.headings.iter().map(|heading| heading.text.as_str()).collect(),
        Zone::Definition => passages(Role::Definition).collect(),
        Zone::Fields => passages(Role::Field).collect(),
        Zone::Body => passages(Role::Body).collect(),
    }
}
