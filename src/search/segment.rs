//! The index as the query and the ranking ask it.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings as _;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{
    DocAddress, DocSet, Index, InvertedIndexReader, ReloadPolicy, Searcher, SegmentReader, TERMINATED,
    TantivyDocument, Term,
};

use super::kin::{Kinship, beginning, kinship};
use super::near::Typed;
use super::query::{Known, Vocabulary};
use super::ranking::{Impact, Named, Postings, Zone, impact};
use super::schema::{Fields, SEPARATOR, beginning as rows_of, read_member, read_name, read_word};
use super::{Error, Result};
use crate::index::Record;

/// An open index.
pub struct Segment {
    fields: Fields,
    searcher: Searcher,
    zones: Vec<ZoneReader>,
    words: Arc<InvertedIndexReader>,
    families: Arc<InvertedIndexReader>,
    names: Arc<InvertedIndexReader>,
    lacking: Arc<InvertedIndexReader>,
    facets: Arc<InvertedIndexReader>,
    count: u32,
}

struct ZoneReader {
    zone: Zone,
    field: Field,
    terms: Arc<InvertedIndexReader>,
    lengths: FieldNormReader,
    average: f64,
}

impl Segment {
    /// Opens an index; `None` when it is empty.
    pub fn open(index: &Index) -> Result<Option<Segment>> {
        let fields = Fields::new();
        if index.schema() != fields.schema {
            return Err(Error::Foreign);
        }
        let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
        let segment = match searcher.segment_readers() {
            [] => return Ok(None),
            [segment] if segment.max_doc() == 0 => return Ok(None),
            [segment] => segment.clone(),
            _ => return Err(Error::Foreign),
        };
        let zones = Zone::ALL.into_iter().zip(fields.zones);
        let zones =
            zones.map(|(zone, field)| ZoneReader::open(&segment, zone, field)).collect::<Result<_>>()?;
        Ok(Some(Segment {
            zones,
            words: segment.inverted_index(fields.words)?,
            families: segment.inverted_index(fields.families)?,
            names: segment.inverted_index(fields.names)?,
            lacking: segment.inverted_index(fields.lacking)?,
            facets: segment.inverted_index(fields.facets)?,
            count: segment.max_doc(),
            fields,
            searcher,
        }))
    }

    /// The record of an entry.
    pub fn record(&self, document: u32) -> Result<Record> {
        use tantivy::schema::Value as _;
        let stored: TantivyDocument = self.searcher.doc(DocAddress::new(0, document))?;
        let bytes = stored.get_first(self.fields.record).and_then(|value| value.as_bytes());
        Ok(serde_json::from_slice(bytes.ok_or(Error::Foreign)?)?)
    }

    /// The value of a facet of each entry: `terme` for `kind`.
    pub fn facet(&self, name: &str) -> Result<Vec<Option<String>>> {
        let mut values = vec![None; self.count as usize];
        let from = format!("{name}:");
        for facet in range(&self.facets, &from, &format!("{from}\u{10ffff}"), usize::MAX)? {
            for document in documents(&self.facets, self.fields.facets, &facet)? {
                if let Some(value) = values.get_mut(document as usize) {
                    *value = facet.strip_prefix(&from).map(str::to_owned);
                }
            }
        }
        Ok(values)
    }

    /// Entries that have a value of a facet, by number: an entry may be for several audiences.
    pub fn having(&self, name: &str, value: &str) -> Result<Vec<u32>> {
        documents(&self.facets, self.fields.facets, &format!("{name}:{value}"))
    }

    /// Every folded word with its spellings, in order.
    pub fn each_word(&self, take: impl FnMut(&str, &[Known]) -> Result<()>) -> Result<()> {
        each(&self.words, take, read_word)
    }

    /// Every family with its words, in order.
    pub fn each_family(&self, take: impl FnMut(&str, &[Known]) -> Result<()>) -> Result<()> {
        each(&self.families, take, read_member)
    }

    /// Every set phrase that no text has, in order.
    pub fn all_lacking(&self) -> Result<Vec<String>> {
        range(&self.lacking, "", "\u{10ffff}", usize::MAX)
    }

    /// Every name in folded words, with its entry; in alphabetical order.
    pub fn all_names(&self) -> Result<Vec<(String, Named)>> {
        self.names_in("=", "=\u{10ffff}")
    }

    fn names_in(&self, from: &str, to: &str) -> Result<Vec<(String, Named)>> {
        let mut named = Vec::new();
        for term in range(&self.names, from, to, usize::MAX)? {
            let (key, rank, spelling) = read_name(&term).ok_or(Error::Foreign)?;
            for document in documents(&self.names, self.fields.names, &term)? {
                named.push((key.to_owned(), Named { document, rank, spelling: spelling.to_owned() }));
            }
        }
        Ok(named)
    }
}

impl ZoneReader {
    fn open(segment: &SegmentReader, zone: Zone, field: Field) -> Result<ZoneReader> {
        let terms = segment.inverted_index(field)?;
        let average = terms.total_num_tokens() as f64 / segment.max_doc().max(1) as f64;
        Ok(ZoneReader {
            zone,
            field,
            terms,
            lengths: segment.get_fieldnorms_reader(field)?,
            average: average.max(1.0),
        })
    }
}

impl Vocabulary for Segment {
    fn spellings(&self, folded: &str) -> Result<Vec<Known>> {
        let rows = range(&self.words, &rows_of(folded), &format!("{folded}\u{1}"), usize::MAX)?;
        Ok(rows.iter().filter_map(|row| read_word(row)).collect())
    }

    fn family(&self, family: &str) -> Result<Vec<Known>> {
        let rows = range(&self.families, &rows_of(family), &format!("{family}\u{1}"), usize::MAX)?;
        Ok(rows.iter().filter_map(|row| read_member(row)).collect())
    }

    fn starting(&self, prefix: &str, most: usize) -> Result<Vec<String>> {
        let mut words: Vec<String> = Vec::new();
        let end = format!("{prefix}\u{10ffff}");
        let mut stream = self.words.terms().range().ge(prefix).lt(&end).into_stream()?;
        while words.len() < most
            && let Some((term, _)) = stream.next()
        {
            let row = String::from_utf8_lossy(term);
            let word = row.split(SEPARATOR).next().unwrap_or_default();
            // A word has a row for each of its spellings.
            if word != prefix && words.last().is_none_or(|last| last != word) {
                words.push(word.to_owned());
            }
        }
        Ok(words)
    }

    fn kin(&self, folded: &str) -> Result<Vec<(Known, Kinship)>> {
        let Some(beginning) = beginning(folded) else { return Ok(Vec::new()) };
        let mut nearest: Vec<(String, Kinship)> = Vec::new();
        for term in range(&self.words, beginning, &format!("{beginning}\u{10ffff}"), usize::MAX)? {
            let word = term.split(SEPARATOR).next().unwrap_or_default();
            let Some(kinship) = kinship(folded, word) else { continue };
            let best = nearest.first().map(|(_, best)| *best);
            if best.is_none_or(|best| kinship > best) {
                nearest.clear();
            }
            if best.is_none_or(|best| kinship >= best) && nearest.last().is_none_or(|(last, _)| last != word)
            {
                nearest.push((word.to_owned(), kinship));
            }
        }
        let mut kin = Vec::new();
        for (word, kinship) in nearest {
            kin.extend(self.spellings(&word)?.into_iter().map(|known| (known, kinship)));
        }
        Ok(kin)
    }

    fn near(&self, typed: &Typed<'_>) -> Result<Vec<(String, usize)>> {
        let mut near: Vec<(String, usize)> = Vec::new();
        let mut stream = self.words.terms().stream()?;
        while let Some((term, _)) = stream.next() {
            let word = term.split(|byte| *byte == 0).next().unwrap_or_default();
            let Ok(word) = std::str::from_utf8(word) else { continue };
            if near.last().is_none_or(|(last, _)| last != word)
                && let Some(slips) = typed.distance(word)
            {
                near.push((word.to_owned(), slips));
            }
        }
        Ok(near)
    }

    fn frequency(&self, folded: &str) -> Result<u32> {
        Ok(u32::try_from(self.impacts(folded)?.len()).unwrap_or(u32::MAX))
    }

    fn is_written(&self, folded: &str) -> Result<bool> {
        for zone in &self.zones {
            if zone.terms.doc_freq(&Term::from_field_text(zone.field, folded))? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn lacks(&self, phrase: &str) -> Result<bool> {
        Ok(self.lacking.doc_freq(&Term::from_field_text(self.fields.lacking, phrase))? > 0)
    }
}

impl Postings for Segment {
    fn documents(&self) -> u32 {
        self.count
    }

    fn impacts(&self, word: &str) -> Result<Vec<Impact>> {
        // Each zone lists its documents in order: they are read side by side.
        let mut found: Vec<(u32, Zone, f64, f64)> = Vec::new();
        for zone in &self.zones {
            let term = Term::from_field_text(zone.field, word);
            let Some(mut postings) = zone.terms.read_postings(&term, IndexRecordOption::WithFreqs)? else {
                continue;
            };
            while postings.doc() != TERMINATED {
                let document = postings.doc();
                let length = zone.lengths.fieldnorm(document) as f64 / zone.average;
                found.push((document, zone.zone, postings.term_freq() as f64, length));
                postings.advance();
            }
        }
        found.sort_by_key(|(document, zone, ..)| (*document, *zone));
        let impacts = found.chunk_by(|a, b| a.0 == b.0).map(|zones| Impact {
            document: zones[0].0,
            impact: impact(zones.iter().map(|(_, zone, frequency, length)| (*zone, *frequency, *length))),
            in_title: zones[0].1 == Zone::Title,
        });
        Ok(impacts.collect())
    }

    fn named(&self, key: &str, is_open: bool) -> Result<Vec<Named>> {
        let names = match is_open {
            true => self.names_in(key, &format!("{key}\u{10ffff}"))?,
            false => self.names_in(&rows_of(key), &format!("{key}\u{1}"))?,
        };
        Ok(names.into_iter().map(|(_, named)| named).collect())
    }

    fn related(&self, document: u32) -> Result<Vec<u32>> {
        let mut related = Vec::new();
        for id in self.record(document)?.related {
            related.extend(documents(&self.facets, self.fields.facets, &format!("id:{id}"))?);
        }
        Ok(related)
    }

    fn title_length(&self, document: u32) -> u32 {
        self.zones.first().map_or(0, |title| title.lengths.fieldnorm(document))
    }
}

/// Rows of a table by their first part.
fn each(
    table: &InvertedIndexReader,
    mut take: impl FnMut(&str, &[Known]) -> Result<()>,
    read: fn(&str) -> Option<Known>,
) -> Result<()> {
    let mut stream = table.terms().stream()?;
    let (mut key, mut rows) = (String::new(), Vec::new());
    while let Some((term, _)) = stream.next() {
        let row = String::from_utf8_lossy(term);
        let first = row.split(SEPARATOR).next().unwrap_or_default();
        if first != key {
            if !rows.is_empty() {
                take(&key, &rows)?;
            }
            rows.clear();
            key = first.to_owned();
        }
        rows.push(read(&row).ok_or(Error::Foreign)?);
    }
    if rows.is_empty() { Ok(()) } else { take(&key, &rows) }
}

/// Terms of a dictionary between two texts, the second excluded.
fn range(index: &InvertedIndexReader, from: &str, to: &str, most: usize) -> Result<Vec<String>> {
    let mut stream = index.terms().range().ge(from).lt(to).into_stream()?;
    let mut terms = Vec::new();
    while terms.len() < most
        && let Some((term, _)) = stream.next()
    {
        terms.push(String::from_utf8_lossy(term).into_owned());
    }
    Ok(terms)
}

fn documents(index: &InvertedIndexReader, field: Field, term: &str) -> Result<Vec<u32>> {
    let mut documents = Vec::new();
    let term = Term::from_field_text(field, term);
    if let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? {
        while postings.doc() != TERMINATED {
            documents.push(postings.doc());
            postings.advance();
        }
    }
    Ok(documents)
}
