//! What a first visit weighs, against what the site allows itself.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::page::{Load, Use};
use crate::config::Budget;
use crate::diagnostic::{Code, Diagnostic, Text, text};
use crate::route::OutputPath;
use crate::source::{Place, SourceId};

/// The weights of a site's pages, as a browser that has nothing yet receives them: compressed by brotli where copies are made.
#[derive(Debug, Default)]
pub struct Weights {
    /// What is sent of each file that is not a page.
    files: BTreeMap<String, u64>,
    pages: Mutex<BTreeMap<OutputPath, Page>>,
}

/// A page and what it loads.
#[derive(Clone, Debug)]
struct Page {
    bytes: u64,
    loads: Vec<Load>,
}

/// The most of one measure on the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peak {
    /// How much.
    pub value: u64,
    /// The page, by its path from the root.
    pub page: String,
    /// The heaviest of its files.
    pub culprit: String,
    /// How many pages are over what is allowed.
    pub over: usize,
}

/// What can be too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Visit,
    Requests,
    Sheets,
    Scripts,
    Foreign,
}

impl Measure {
    const ALL: [Measure; 5] =
        [Measure::Visit, Measure::Requests, Measure::Sheets, Measure::Scripts, Measure::Foreign];

    fn limit(self, budget: &Budget) -> u64 {
        match self {
            Measure::Visit => u64::from(budget.visit) * 1000,
            Measure::Requests => u64::from(budget.requests),
            Measure::Sheets => u64::from(budget.sheets) * 1000,
            Measure::Scripts => u64::from(budget.scripts) * 1000,
            Measure::Foreign => 0,
        }
    }

    fn counts(self, load: &Load) -> bool {
        match (self, load) {
            (Measure::Visit, Load::Own(..)) | (Measure::Requests, _) => true,
            (Measure::Sheets, Load::Own(purpose, _)) => *purpose == Use::Sheet,
            (Measure::Scripts, Load::Own(purpose, _)) => *purpose == Use::Script,
            (Measure::Foreign, Load::Foreign(_)) => true,
            _ => false,
        }
    }
}

impl Weights {
    pub(super) fn new(files: BTreeMap<String, u64>) -> Self {
        Weights { files, pages: Mutex::default() }
    }

    pub(super) fn note(&self, path: &OutputPath, bytes: u64, loads: Vec<Load>) {
        if let Ok(mut pages) = self.pages.lock() {
            pages.insert(path.clone(), Page { bytes, loads });
        }
    }

    /// The heaviest first visit, in bytes; `None` for a site without pages.
    pub fn visit(&self) -> Option<Peak> {
        self.peak(Measure::Visit, u64::MAX)
    }

    /// The most files that a page makes a browser ask for, itself included.
    pub fn requests(&self) -> Option<Peak> {
        self.peak(Measure::Requests, u64::MAX)
    }

    /// The heaviest style sheets of a page.
    pub fn sheets(&self) -> Option<Peak> {
        self.peak(Measure::Sheets, u64::MAX)
    }

    /// The heaviest scripts of a page, before the search is used.
    pub fn scripts(&self) -> Option<Peak> {
        self.peak(Measure::Scripts, u64::MAX)
    }

    /// What is over the budget, one complaint a measure; `config` is `boussole.toml`.
    pub fn complaints(&self, budget: &Budget, config: SourceId) -> Vec<Diagnostic> {
        let over = Measure::ALL.iter().filter_map(|measure| {
            let limit = measure.limit(budget);
            let peak = self.peak(*measure, limit).filter(|peak| peak.value > limit)?;
            Some(complaint(*measure, limit, &peak, config))
        });
        over.collect()
    }

    fn peak(&self, measure: Measure, limit: u64) -> Option<Peak> {
        let pages = self.pages.lock().ok()?;
        let mut peak: Option<Peak> = None;
        let mut over = 0;
        for (path, page) in pages.iter() {
            let (value, culprit) = self.measure(measure, path, page);
            over += usize::from(value > limit);
            if peak.as_ref().is_none_or(|peak| value > peak.value) {
                peak = Some(Peak { value, page: path.to_string(), culprit, over: 0 });
            }
        }
        peak.map(|peak| Peak { over, ..peak })
    }

    /// How much of it there is in a page, and the heaviest part.
    fn measure(&self, measure: Measure, path: &OutputPath, page: &Page) -> (u64, String) {
        let mut parts: Vec<(u64, &str)> = Vec::new();
        if matches!(measure, Measure::Visit | Measure::Requests) {
            parts.push((page.bytes, path.as_str()));
        }
        for load in page.loads.iter().filter(|load| measure.counts(load)) {
            parts.push(match load {
                Load::Own(_, file) => (self.files.get(file).copied().unwrap_or_default(), file),
                Load::Foreign(address) => (0, address),
            });
        }
        let value = match measure {
            Measure::Requests | Measure::Foreign => parts.len() as u64,
            Measure::Visit | Measure::Sheets | Measure::Scripts => parts.iter().map(|(bytes, _)| bytes).sum(),
        };
        let culprit = parts.iter().max_by_key(|(bytes, _)| *bytes).map_or("", |(_, file)| file);
        (value, culprit.to_owned())
    }
}

fn complaint(measure: Measure, limit: u64, peak: &Peak, config: SourceId) -> Diagnostic {
    let Peak { page, culprit, value, over } = peak;
    let (fr, en) = match measure {
        Measure::Visit => {
            let (value, limit) = (kilobytes(*value), kilobytes(limit));
            (
                format!(
                    "une première visite de {page} pèse {} ko : la limite est de {} ko",
                    value.fr, limit.fr
                ),
                format!("a first visit to {page} weighs {} kB: the limit is {} kB", value.en, limit.en),
            )
        }
        Measure::Requests => (
            format!("une première visite de {page} demande {value} fichiers : la limite est de {limit}"),
            format!("a first visit to {page} asks for {value} files: the limit is {limit}"),
        ),
        Measure::Sheets => {
            let (value, limit) = (kilobytes(*value), kilobytes(limit));
            (
                format!(
                    "les feuilles de style de {page} pèsent {} ko : la limite est de {} ko",
                    value.fr, limit.fr
                ),
                format!("the style sheets of {page} weigh {} kB: the limit is {} kB", value.en, limit.en),
            )
        }
        Measure::Scripts => {
            let (value, limit) = (kilobytes(*value), kilobytes(limit));
            (
                format!("les scripts de {page} pèsent {} ko : la limite est de {} ko", value.fr, limit.fr),
                format!("the scripts of {page} weigh {} kB: the limit is {} kB", value.en, limit.en),
            )
        }
        Measure::Foreign => (
            format!("{page} fait charger {culprit}, qui est chez un autre"),
            format!("{page} loads {culprit}, which is somebody else’s"),
        ),
    };
    let others = over.saturating_sub(1);
    let complaint = Diagnostic::new(Code::OverBudget, Place::start(config), text(fr, en));
    let complaint = match (measure, others) {
        (_, 0) => complaint,
        _ => complaint.hint(text(
            format!("autres pages dans ce cas : {others}"),
            format!("other pages in that case: {others}"),
        )),
    };
    complaint.hint(way_out(measure, culprit))
}

fn way_out(measure: Measure, culprit: &str) -> Text {
    match measure {
        Measure::Visit | Measure::Sheets | Measure::Scripts => text(
            format!(
                "le plus lourd est {culprit} : allégez-le, ou relevez la limite dans [poids] de boussole.toml"
            ),
            format!(
                "the heaviest is {culprit}: make it lighter, or raise the limit in [poids] of boussole.toml"
            ),
        ),
        Measure::Requests => text(
            "réunissez des fichiers, ou relevez la limite : requetes, dans [poids] de boussole.toml",
            "join some files, or raise the limit: requetes, in [poids] of boussole.toml",
        ),
        Measure::Foreign => text(
            "copiez ce fichier dans le site : chaque visite serait connue de cet autre",
            "copy that file into the site: each visit would be known to that other",
        ),
    }
}

/// A number of kilobytes with one decimal, without its unit. A weight is rounded up: what is over must look so.
pub fn kilobytes(bytes: u64) -> Text {
    let tenths = bytes.div_ceil(100);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match tenth {
        0 => text(whole.to_string(), whole.to_string()),
        _ => text(format!("{whole},{tenth}"), format!("{whole}.{tenth}")),
    }
}
