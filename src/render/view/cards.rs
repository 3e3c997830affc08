//! The cards of a page: the definitions of the terms that its texts mention.
//!
//! They are in the page, not in a file for the whole site. Measured on the shipped lexicon (87 terms,
//! brotli 11), a page gains 281 bytes (median; most: 906), and about twice that if every label were a
//! link; a file of all cards weighs 5.1 kB, and 248 kB (1.6 MB to parse) for 9,000 terms, for someone
//! who reads a page or two on a phone. Cards in the page need no request, and work from `file://`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Shared, excerpt};
use crate::markdown::plain;
use crate::model::{EntryId, ForeignId, Kind};
use crate::render::theme::Shown;

/// How the HTML of a text marks a mention of a term, up to its id.
const MENTION: &str = " data-terme=\"";

/// How many senses of a word a card shows.
const SENSES: usize = 2;

/// How long the words of a card may be: what can be read above or below a line of a phone's screen.
const LENGTH: usize = 300;

/// The card of a term.
#[derive(Debug, Serialize)]
pub struct CardView<'a> {
    id: String,
    #[serde(rename = "titre")]
    title: &'a str,
    #[serde(rename = "sigle")]
    acronym: Option<&'a str>,
    /// What its reader should know of its state: a draft, in doubt, retired.
    #[serde(rename = "etat")]
    state: Option<&'a str>,
    #[serde(rename = "sens")]
    senses: Vec<SenseView<'a>>,
    /// « Ce mot a 2 autres sens. »
    #[serde(rename = "autres")]
    others: Option<String>,
    /// Of a retired term: the title of the one to use.
    #[serde(rename = "remplace_par")]
    replaced_by: Option<&'a str>,
    /// Of a term of another lexicon: « dans le lexique … ».
    #[serde(rename = "lexique")]
    owner: Option<String>,
    /// Its language, when it is not the site's.
    #[serde(rename = "langue")]
    lang: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SenseView<'a> {
    #[serde(rename = "domaine")]
    domain: Option<&'a str>,
    #[serde(rename = "texte")]
    text: String,
}

impl<'a> CardView<'a> {
    /// The cards of the terms that the texts of these views mention, in the order of the lexicon. The
    /// page of a term needs none of its own.
    pub fn of_mentions(shared: &'a Shared, page: EntryId, views: [&Shown; 2]) -> Vec<Self> {
        let (mut terms, mut foreign) = (BTreeSet::new(), BTreeSet::new());
        for view in views {
            view.texts(&mut |text| {
                for name in text.split(MENTION).skip(1).filter_map(|rest| rest.split('"').next()) {
                    terms.extend(shared.edition.lexicon.find(Kind::Term, name));
                    foreign.extend(shared.edition.neighbours.named(name));
                }
            });
        }
        let own = terms.into_iter().filter(|term| *term != page);
        let own = own.filter_map(|term| CardView::new(shared, term));
        own.chain(foreign.into_iter().filter_map(|term| CardView::foreign(shared, term))).collect()
    }

    /// The card of a term; `None` when nothing can be said of it.
    fn new(shared: &'a Shared, id: EntryId) -> Option<Self> {
        let (entry, words) = (shared.entry(id), shared.words());
        let (card, term) = (shared.card(id)?, entry.term()?);
        let senses: Vec<SenseView<'a>> = match term.senses.len() {
            0 | 1 => vec![SenseView { domain: None, text: excerpt(card.summary.as_deref()?, LENGTH) }],
            count => {
                let sense = |sense: &'a crate::model::Sense| SenseView {
                    domain: sense.domain.as_deref(),
                    text: excerpt(&plain(&sense.definition), LENGTH / count.min(SENSES)),
                };
                term.senses.iter().take(SENSES).map(sense).collect()
            }
        };
        let others = term.senses.len().saturating_sub(SENSES);
        Some(CardView {
            id: entry.slug.value.to_string(),
            title: &card.title,
            acronym: card.acronym.as_deref(),
            state: card.state.as_deref(),
            senses,
            others: (others > 0).then(|| words.count("carte.autres", others)),
            replaced_by: entry
                .meta
                .replaced_by
                .as_ref()
                .and_then(|other| shared.card(other.value))
                .map(|other| other.title.as_str()),
            owner: None,
            lang: None,
        })
    }

    /// The card of a term of another lexicon; `None` when it says nothing.
    fn foreign(shared: &'a Shared, id: ForeignId) -> Option<Self> {
        let (neighbours, words) = (&shared.edition.neighbours, shared.words());
        let (term, lexicon) = (neighbours.term(id), neighbours.lexicon(id));
        let shown = term.senses.iter().take(SENSES);
        let length = LENGTH / term.senses.len().clamp(1, SENSES);
        let senses: Vec<SenseView<'a>> = shown
            .map(|(domain, text)| SenseView { domain: domain.as_deref(), text: excerpt(text, length) })
            .collect();
        let others = term.senses.len().saturating_sub(SENSES);
        (!senses.is_empty()).then(|| CardView {
            id: neighbours.name(id),
            title: term.title(),
            acronym: term.acronym.as_deref(),
            state: term.is_retired.then(|| words.get("statut.retire.nom")),
            senses,
            others: (others > 0).then(|| words.count("carte.autres", others)),
            replaced_by: term.replaced_by.as_ref().map(|(_, title)| title.as_str()),
            owner: Some(words.fill("carte.lexique", &[("lexique", &lexicon.title)])),
            lang: lexicon.tongue.is_some().then_some(lexicon.lang.as_str()),
        })
    }
}
