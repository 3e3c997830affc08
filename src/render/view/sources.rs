//! The documents that an entry relies on, numbered in the order its page cites them.

use serde::Serialize;

use crate::model::Citation;
use crate::render::pen::web;

/// A document in the list at the end of a page.
#[derive(Debug, Serialize)]
pub struct SourceView<'a> {
    /// From 1.
    #[serde(rename = "numero")]
    pub number: usize,
    /// Its title.
    #[serde(rename = "titre")]
    pub title: &'a str,
    /// Who wrote it.
    #[serde(rename = "auteur")]
    pub author: Option<&'a str>,
    /// Of when, as written.
    pub date: Option<&'a str>,
    /// A page, an article.
    pub page: Option<&'a str>,
    /// Where it is on the web.
    #[serde(rename = "adresse")]
    pub url: Option<&'a str>,
    /// When or how it was read.
    #[serde(rename = "consulte")]
    pub consulted: Option<&'a str>,
    /// What else to know of it.
    pub note: Option<&'a str>,
}

/// Documents cited so far.
#[derive(Debug, Default)]
pub struct Cited<'a>(Vec<&'a Citation>);

impl<'a> Cited<'a> {
    /// The numbers of some citations; those cited before keep theirs.
    pub fn numbers(&mut self, citations: impl IntoIterator<Item = &'a Citation>) -> Vec<usize> {
        citations.into_iter().map(|citation| self.number(citation)).collect()
    }

    /// The list, in the order of the numbers.
    pub fn list(&self) -> Vec<SourceView<'a>> {
        let view = |(at, citation): (usize, &&'a Citation)| {
            let work = &citation.work;
            SourceView {
                number: at + 1,
                title: &work.title,
                author: work.author.as_deref(),
                date: work.date.as_deref(),
                page: citation.page.as_deref(),
                url: work.url.as_deref().and_then(web),
                consulted: work.consulted.as_deref(),
                note: work.note.as_deref(),
            }
        };
        self.0.iter().enumerate().map(view).collect()
    }

    fn number(&mut self, citation: &'a Citation) -> usize {
        let same = |known: &&Citation| known.work == citation.work && known.page == citation.page;
        match self.0.iter().position(same) {
            Some(at) => at + 1,
            None => {
                self.0.push(citation);
                self.0.len()
            }
        }
    }
}
