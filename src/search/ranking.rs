//! Which entry first: every weight of the search, in one place.
//!
//! The score of an entry is a **tier** and a **text** score between 0 and 1. The tier says what the
//! names of the entry have to do with the query and outweighs any text: whoever types a name wants
//! the entry of that name. The text score is BM25F (Robertson, Zaragoza, 2009, 3.6): for each word
//! of the query, how often an entry has it, fields weighted and lengths accounted for *before*
//! saturation, so that the idf of a word is one number and not one a field.
//!
//! ```text
//! impact(word, entry) = tf / (K1 + tf)        tf = Σ fields  weight · frequency / (1 − b + b · length / average)
//! share(entry)        = (words found / words  +  idf of the words found / Σ words  idf) / 2
//! text(entry)         = share² · Σ words  idf · factor · impact  /  Σ words  idf
//! title(entry)        = IN_TITLE · share · (share of the idf that is in the title) · √ (share of the title found)
//! score(entry)        = tier(entry) + text(entry) + title(entry)
//! ```
//!
//! An impact depends on nothing that is typed: it can be computed beforehand and kept in a byte. What
//! a word of the query may be read as (another form, a correction), and by which factor that counts,
//! is the plan's ([`super::query`]); of several readings in one entry the best counts.

use serde::{Deserialize, Serialize};

use super::Result;
use super::query::{Plan, Wanted};
use crate::index::LabelRank;

/// A part of an entry that words are looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Zone {
    /// The title.
    Title,
    /// Every other name.
    Labels,
    /// Headings and titles of steps.
    Headings,
    /// Definition, plain words, summary.
    Definition,
    /// Other keys of the front matter.
    Fields,
    /// The development.
    Body,
}

impl Zone {
    /// Every zone.
    pub const ALL: [Zone; 6] =
        [Zone::Title, Zone::Labels, Zone::Headings, Zone::Definition, Zone::Fields, Zone::Body];

    /// Its name in the index.
    pub fn key(self) -> &'static str {
        match self {
            Zone::Title => "title",
            Zone::Labels => "labels",
            Zone::Headings => "headings",
            Zone::Definition => "definition",
            Zone::Fields => "fields",
            Zone::Body => "body",
        }
    }

    /// How much one occurrence is worth. Raised, the zone wins over the others; at 1, it is worth a
    /// word of the body.
    pub fn weight(self) -> f64 {
        match self {
            // Higher, entries whose title has one word of a question come before those that answer it.
            Zone::Title => 4.0,
            // More than a title: each word of a title stands once among few, those of names among many.
            Zone::Labels => 7.0,
            // Higher, pages win whose headings have a word of a question; lower, a long page answers as if it
            // had no plan.
            Zone::Headings => 4.0,
            // Higher, entries defined by a term hide those that speak of it at length.
            Zone::Definition => 3.0,
            // Lists of partners, material, pitfalls: many words in passing.
            Zone::Fields => 0.8,
            Zone::Body => 1.0,
        }
    }

    /// How much a long text pays for its length: 0 not at all, 1 in full. Raised, short titles (or
    /// short bodies) win over long ones with the same words.
    pub fn length_pays(self) -> f64 {
        match self {
            Zone::Title => 0.6,
            // An entry with many names is not less about each of them.
            Zone::Labels => 0.2,
            Zone::Headings => 0.6,
            Zone::Definition => 0.5,
            Zone::Fields | Zone::Body => 0.75,
        }
    }
}

/// How soon repetition stops counting. Raised, an entry that repeats a word wins over one that has
/// several words; lowered, once is nearly as good as ten times.
pub const K1: f64 = 4.0;

/// A word in another number or gender. Lowered, *médiateurs* finds *médiateur* later.
pub const LEMMA: f64 = 0.75;
/// Another word of the family. Raised, *usager* finds *usage*; lowered, *licencier* loses
/// *licenciement*.
pub const FAMILY: f64 = 0.5;
/// A word that is unknown, and kin of a known one by more than number and gender: what it keeps of the
/// factors above. Raised, *évaluons* finds *évaluation* as surely as *évaluer* would.
pub const DERIVED: f64 = 0.67;
/// A word that the last one typed begins. Raised, half a word finds as surely as a whole one.
pub const PREFIX: f64 = 0.7;
/// A word that begins with a whole, known one: *mission* for *missionner*.
pub const LONGER: f64 = 0.3;
/// A word of a compound whose other word says nothing: *location*, of *sous-location*. In a title it says nothing either: no
/// other reading counts as little.
/// Raised, the word by itself comes before the compound; at 0, what is written in two words is not found by the compound.
pub const PART: f64 = 0.1;
/// What a correction keeps for each slip. Raised, words that only look alike come up.
pub const SLIP: f64 = 0.8;

/// The share of the query that was found, to this power: of its words and of their idf, half and half. By number alone,
/// *fille* and *ans* say as much as *tatouer*; by idf alone, one rare word as much as all. At 0, one word is as good as
/// all; the higher, the nearer to asking for all of them.
pub const COVERAGE: i32 = 2;
/// What a title is worth that is all of the words. Raised, entries whose title has the rarest words come before those
/// that have more of the words in their text; at 0, a title is only a zone.
pub const IN_TITLE: f64 = 0.25;
/// Entries that have less than this share of the words are left out. Raised, long
/// questions find nothing; lowered, hits that share a chance word come up.
pub const LEAST_COVERAGE: f64 = 0.34;
/// The same for entries that have one of them in their title, as the word itself. Raised, what is asked in words of which
/// only one is known finds nothing; lowered, any title with one word of a long question comes up.
pub const LEAST_TITLED: f64 = 0.25;
/// The same where somebody tells of their own case ([`Plan::is_told`]), in more words than an answer has: in titles or not.
pub const LEAST_COVERAGE_TOLD: f64 = 0.24;
/// The most words that may be unknown to the whole corpus, as a share, before there is no answer.
/// Raised, questions about something else are answered.
pub const MOST_UNKNOWN: f64 = 0.31;
/// The same in a query of at least [`LONG`] words, or [`LONG_TOLD`] where somebody tells of their own case.
/// At that of the others, *j’ai perdu ma carte vitale, que faire* finds nothing as soon as the lexicon loses
/// nothing.
pub const MOST_UNKNOWN_LONG: f64 = 0.45;
/// Words that matter, in a long query.
pub const LONG: usize = 5;
/// The same, for one who tells of their own case.
pub const LONG_TOLD: usize = 3;
/// The same, by the idf of the words, where nobody tells of their own case, no entry that has enough of the words has
/// one in its title, and they are at least [`SEVERAL`]. Raised, questions that the entries put in other words find
/// nothing; lowered, chance words do (*horaires train Paris Lyon*, of an entry that has two of them in passing).
pub const LEAST_WEIGHT: f64 = 0.5;
/// The impact of a word that says what an entry is about: it is in a title of average length as it was typed, or often in
/// its text. Raised, two words of which no entry has both find nothing; lowered, they find what has one of them in passing
/// (*mal au dos*).
pub const LEAST_IMPACT: f64 = 0.5;
/// Words of which one that is found by chance says little of the others.
pub const SEVERAL: usize = 3;
/// What a corrected word counts as an unknown one, beside others and where no name confirms it. Raised,
/// two slips in a query leave it without an answer; lowered, two words that only look like known ones
/// (*pneu hiver*) find something.
pub const DOUBT: f64 = 0.6;

/// Entries whose relations are looked at: a name has few owners.
pub const MOST_NAMED: usize = 4;
/// Entries whose names begin as the query does, for it to name them.
pub const MOST_BEGUN: usize = 2;

/// Tiers, far apart: no text and title score (at most 1.25) bridges two of them.
pub mod tier {
    use crate::index::LabelRank;

    /// The query is a name of the entry.
    pub fn exact(rank: LabelRank) -> f64 {
        match rank {
            LabelRank::Title => 60.0,
            LabelRank::Short => 55.0,
            LabelRank::Acronym => 50.0,
            LabelRank::Admitted => 45.0,
            // Before hidden ones: it is shown on the page, and the hit says what to say instead.
            LabelRank::Deprecated => 42.0,
            LabelRank::Hidden => 40.0,
            LabelRank::Usage => 39.0,
        }
    }

    /// What is lost when the name is only that one but for number, gender and grammatical words. Above 5,
    /// an acronym would win over a title in the plural.
    pub const INFLECTED: f64 = 2.0;
    /// What is lost when a word had to be corrected. Below it, a corrected name could win over a true one.
    pub const CORRECTED: f64 = 8.0;
    /// The name begins as the query does; titles before other names.
    pub fn begins(rank: LabelRank) -> f64 {
        match rank {
            LabelRank::Title | LabelRank::Short => 12.0,
            LabelRank::Acronym => 11.0,
            LabelRank::Admitted | LabelRank::Deprecated => 10.0,
            LabelRank::Hidden | LabelRank::Usage => 8.0,
        }
    }

    /// What is gained when the name is written as it was typed, accents and all: between two names that
    /// only accents tell apart. Above 1, it would reorder more than equals.
    pub const ACCENTS: f64 = 0.5;

    /// From here on, the query is a name of the entry, however inflected or corrected.
    pub const NAMED: f64 = 28.0;
    /// What has to do with the entry that was named. Raised, relations come before entries that have the
    /// words too; at 0, only those with the words are found.
    pub const RELATED: f64 = 0.3;
    /// A name begins with the word that was typed and goes on within it, though that is a whole word: after
    /// whatever has the word.
    pub const PIECE: f64 = 0.01;
    /// A word that begins others may be wrong too (*relay*, for *relais*): what the name that its
    /// correction makes is worth then. Under any name that begins as the query does.
    pub const DOUBTFUL: f64 = 7.0;

    /// The one word of the query stands in a name that is a sentence of grammatical words around it. Raised, an
    /// entry that is the answer to a question on a word comes before the entry of that word.
    pub const AROUND: f64 = 1.0;
    /// A name stands in the query, among other words: this times its share of the words, to the power
    /// [`INSIDE_POWER`]. Raised, questions find the terms that they name before the pages that answer them.
    pub const INSIDE: f64 = 1.0;
    /// Raised, a name of one word in a long question is worth nothing.
    pub const INSIDE_POWER: i32 = 3;
    /// Every word of the query stands in the title: this times the share of the title. Raised, *employeur
    /// référent* finds *Référent de l’employeur* before entries about both.
    pub const WITHIN: f64 = 3.0;
}

/// How often a word stands in an entry, weighted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impact {
    /// The entry's number in the index.
    pub document: u32,
    /// Between 0 and 1.
    pub impact: f64,
    /// Whether the title has the word.
    pub in_title: bool,
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The entry's number in the index.
    pub document: u32,
    /// What the name is worth.
    pub rank: LabelRank,
    /// The name in small letters, with its accents.
    pub spelling: String,
}

/// What an index tells of its entries, besides its words.
pub trait Postings {
    /// How many entries.
    fn documents(&self) -> u32;
    /// Entries that have a word, folded; by number.
    fn impacts(&self, word: &str) -> Result<Vec<Impact>>;
    /// Entries with a name of that key, or, when it is open, with one that begins so.
    fn named(&self, key: &str, is_open: bool) -> Result<Vec<Named>>;
    /// Entries that have to do with one, as its page says.
    fn related(&self, document: u32) -> Result<Vec<u32>>;
    /// How many words a title has.
    fn title_length(&self, document: u32) -> u32;
}

/// A hit before anything is known of its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// The entry's number in the index.
    pub document: u32,
    /// Its score.
    pub score: f64,
    /// The name that was typed, word for word, or else the one that made its tier.
    pub name: Option<Named>,
    /// Whether the query names it, or begins to.
    pub is_named: bool,
}

/// The steps of an impact: it is kept in one sign of a file (see [`super::pack`]), and whoever ranks by
/// the index itself must see the same.
pub const STEPS: f64 = 88.0;

/// Computes an impact from the frequency and the length of each zone, relative to the average; at least
/// one step, in whole [`STEPS`].
pub fn impact(zones: impl Iterator<Item = (Zone, f64, f64)>) -> f64 {
    let tf: f64 = zones
        .map(|(zone, frequency, length)| {
            let b = zone.length_pays();
            zone.weight() * frequency / (1.0 - b + b * length)
        })
        .sum();
    (STEPS * tf / (K1 + tf)).round().max(1.0) / STEPS
}

/// The entries that answer a plan, the best first.
pub fn rank(plan: &Plan, index: &dyn Postings) -> Result<Vec<Ranked>> {
    let mut scores = Scores::new(index);
    for wanted in &plan.words {
        scores.add_word(wanted)?;
    }
    scores.add_names(plan)?;
    scores.add_related()?;
    Ok(scores.finish(plan))
}

/// What an entry has gathered.
#[derive(Clone, Debug, Default)]
struct Gathered {
    text: f64,
    found: f64,
    /// How many of the words found are no corrections that need a name to confirm them.
    meant: usize,
    /// The idf of the words found, less what is doubtful of it.
    weight: f64,
    /// The highest impact of those.
    strongest: f64,
    in_title: usize,
    /// The idf of those.
    title_weight: f64,
    /// How many of those are the word itself, an inflection or one slip away from it.
    titled: usize,
    tier: f64,
    name: Option<Named>,
    exact: Option<Named>,
    is_related: bool,
    /// Whether a name of it stands in the query that says enough by itself, or begins with the query.
    is_held: bool,
}

struct Scores<'a> {
    index: &'a dyn Postings,
    documents: Vec<Gathered>,
    /// The best reading of the word at hand, by entry; whether the title has it, and as the word itself.
    best: Vec<(f64, bool, bool)>,
    touched: Vec<u32>,
    idf: f64,
    unknown: f64,
}

impl<'a> Scores<'a> {
    fn new(index: &'a dyn Postings) -> Self {
        let count = index.documents() as usize;
        Scores {
            index,
            documents: vec![Gathered::default(); count],
            best: vec![(0.0, false, false); count],
            touched: Vec::new(),
            idf: 0.0,
            unknown: 0.0,
        }
    }

    fn add_word(&mut self, wanted: &Wanted) -> Result<()> {
        for reading in wanted.readings.iter().filter(|reading| reading.factor > 0.0) {
            for Impact { document, impact, in_title } in self.index.impacts(&reading.word)? {
                let Some(best) = self.best.get_mut(document as usize) else { continue };
                if *best == (0.0, false, false) {
                    self.touched.push(document);
                }
                best.0 = best.0.max(reading.factor * impact);
                best.1 |= in_title && reading.factor > PART;
                best.2 |= in_title && reading.factor >= LEMMA;
            }
        }
        let (all, having) = (self.documents.len() as f64, self.touched.len() as f64);
        let idf = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
        self.idf += idf;
        self.unknown += match self.touched.is_empty() {
            true => 1.0,
            false => wanted.doubt(),
        };
        for document in self.touched.drain(..) {
            let (impact, in_title, is_titled) = std::mem::take(&mut self.best[document as usize]);
            let gathered = &mut self.documents[document as usize];
            gathered.text += idf * impact;
            gathered.found += 1.0;
            gathered.meant += usize::from(wanted.doubt() < 1.0);
            gathered.strongest = gathered.strongest.max(impact);
            gathered.weight += idf * (1.0 - wanted.doubt());
            if in_title {
                gathered.in_title += 1;
                gathered.title_weight += idf;
            }
            gathered.titled += usize::from(is_titled);
        }
        Ok(())
    }

    fn add_names(&mut self, plan: &Plan) -> Result<()> {
        for key in &plan.keys {
            for named in self.index.named(&key.key, key.is_open)? {
                let Some(gathered) = self.documents.get_mut(named.document as usize) else { continue };
                let tier = key.tier(&named);
                if key.is_exact() && gathered.exact.as_ref().is_none_or(|known| named.rank < known.rank) {
                    gathered.exact = Some(named.clone());
                }
                gathered.is_held |= key.is_held(&named, plan) || key.is_piece(&named);
                if tier > gathered.tier {
                    gathered.tier = tier;
                    gathered.name = Some(named);
                }
            }
        }
        Ok(())
    }

    /// What has to do with the entry whose name was typed comes next, with or without the words.
    fn add_related(&mut self) -> Result<()> {
        let having = |tier: f64| -> Vec<u32> {
            let all = (0_u32..).zip(&self.documents);
            all.filter(|(_, gathered)| gathered.tier >= tier).map(|(document, _)| document).collect()
        };
        let mut named = having(tier::NAMED);
        if named.is_empty() {
            // Half a name is one when it begins hardly any other.
            named = having(tier::begins(LabelRank::Hidden));
            named.truncate(if named.len() > MOST_BEGUN { 0 } else { MOST_BEGUN });
        }
        for document in named.into_iter().take(MOST_NAMED) {
            for related in self.index.related(document)? {
                if let Some(gathered) = self.documents.get_mut(related as usize) {
                    gathered.is_related = true;
                }
            }
        }
        Ok(())
    }

    /// Whether a query is about something that no entry speaks of.
    fn is_foreign(&self, plan: &Plan) -> bool {
        let words = plan.words.len().max(1);
        // Words of a phrase that no text has may stand in another order, or far apart, in an entry about one of them.
        let has_all = |gathered: &Gathered| gathered.found >= words as f64 && gathered.in_title > 0;
        if plan.is_lacking && !self.documents.iter().any(has_all) {
            return true;
        }
        // A word alone is corrected in good faith: nothing else tells what was meant.
        if plan.words.len() == 1 && self.unknown < 1.0 {
            return false;
        }
        // Of two words, one that was corrected is confirmed by an entry that has both, and is about one of them.
        let is_about_both = |gathered: &Gathered| gathered.found > 1.0 && gathered.in_title > 0;
        if words == 2 && self.unknown > 0.0 && !self.documents.iter().any(is_about_both) {
            return true;
        }
        // Of two words that no entry has both, one must be what an entry is about.
        let is_told_of = |gathered: &Gathered| gathered.found > 1.0 || gathered.strongest >= LEAST_IMPACT;
        if words == 2 && !plan.is_told && !self.documents.iter().any(is_told_of) {
            return true;
        }
        let is_near = |gathered: &Gathered| {
            let is_titled = gathered.in_title > 0 && gathered.found >= LEAST_COVERAGE * words as f64;
            is_titled || gathered.weight >= LEAST_WEIGHT * self.idf
        };
        if words >= SEVERAL && !plan.is_told && !self.documents.iter().any(is_near) {
            return true;
        }
        // Two of three words in one title say what was meant by the third.
        if words == 3 && self.documents.iter().any(|gathered| gathered.in_title > 1) {
            return false;
        }
        // In three words or more, an entry that has them all says that they were meant.
        if words > 2 && self.documents.iter().any(|gathered| gathered.meant >= words) {
            return false;
        }
        let is_long = words >= if plan.is_told { LONG_TOLD } else { LONG };
        self.unknown / words as f64 > if is_long { MOST_UNKNOWN_LONG } else { MOST_UNKNOWN }
    }

    fn finish(self, plan: &Plan) -> Vec<Ranked> {
        let words = plan.words.len().max(1) as f64;
        let is_foreign = self.is_foreign(plan);
        let least = if plan.is_told { LEAST_COVERAGE_TOLD } else { LEAST_COVERAGE };
        let mut ranked: Vec<Ranked> = Vec::new();
        for (document, gathered) in (0_u32..).zip(self.documents) {
            let idf = self.idf.max(f64::MIN_POSITIVE);
            let share = (gathered.found / words + gathered.weight / idf) / 2.0;
            let is_named = gathered.tier >= tier::begins(LabelRank::Hidden);
            let is_title = plan.words.len() > 1 && gathered.titled == plan.words.len();
            let its_least = if gathered.titled > 0 { least.min(LEAST_TITLED) } else { least };
            let is_answer = is_named
                || gathered.is_related
                || gathered.is_held
                || is_title
                || (!is_foreign && share >= its_least);
            if !is_answer {
                continue;
            }
            let text = share.powi(COVERAGE) * gathered.text / idf;
            let (mut within, mut title) = (0.0, 0.0);
            if gathered.in_title > 0 {
                let found = gathered.in_title as f64;
                let of_title = found / f64::from(self.index.title_length(document)).max(found);
                title = IN_TITLE * share * gathered.title_weight / idf * of_title.sqrt();
                if gathered.in_title == plan.words.len() {
                    within = tier::WITHIN * of_title;
                }
            }
            let related = if gathered.is_related { tier::RELATED } else { 0.0 };
            let score = gathered.tier.max(within).max(related) + text + title;
            ranked.push(Ranked { document, score, name: gathered.exact.or(gathered.name), is_named });
        }
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
        ranked
    }
}
