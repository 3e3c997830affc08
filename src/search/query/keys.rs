//! Names that a query may be, or hold: what they are looked for by, and what they are worth.

use super::{LEAST_LONGER, LEAST_PREFIX, MOST_COMBINED, Plan, Wanted, weighty};
use crate::index::LabelRank;
use crate::search::analyse::{Word, fold_word};
use crate::search::ranking::{Named, tier};
use crate::search::stem::Stems;
use crate::search::usage::is_small;

/// A name to look for.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As [`name_keys`] makes them.
    pub key: String,
    /// Whether the name may go on.
    pub is_open: bool,
    /// What the name is to the query.
    fit: Fit,
    /// Whether it is a short word by itself: *AME* is less half of *amende* than it is *AME*.
    is_whole: bool,
    /// Whether it is one word, and the corpus has it.
    is_known: bool,
    /// Whether a word was corrected to make it.
    is_corrected: bool,
    /// Whether that word may as well be half a word.
    is_doubtful: bool,
    /// As typed.
    spelling: String,
}

/// What a name is to a query.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fit {
    /// The same words.
    Exact,
    /// The same but for number, gender and grammatical words.
    Inflected,
    /// It begins with the query.
    Begins,
    /// It is that share of the query.
    Inside(f64),
}

impl Key {
    /// Whether the name is the query, word for word.
    pub fn is_exact(&self) -> bool {
        self.fit == Fit::Exact
    }

    /// Whether a name that stands in the query says enough by itself: it has several words, or is an acronym and
    /// half of the query. A name of one word stands in many a query about something else (*tuteur pour
    /// tomates*).
    pub fn is_held(&self, named: &Named, plan: &Plan) -> bool {
        let Fit::Inside(share) = self.fit else { return false };
        let words = (share * plan.words.len() as f64).round();
        let name = folded_name(named);
        // Grammatical words count when all were typed: *mot de passe*.
        let is_typed = || format!(" {} ", plan.typed).contains(&format!(" {name} "));
        let is_acronym = || named.rank == LabelRank::Acronym && share >= 0.5;
        !self.is_corrected && (words > 1.0 || ((name.contains(' ') || is_acronym()) && is_typed()))
    }

    /// Whether a name goes on within the word that was typed, where that is a whole one: a short word, or any for what only
    /// others say (*patron* is less half of *patronyme*, said for *nom de famille*, than it is *patron*).
    pub fn is_piece(&self, named: &Named) -> bool {
        let name = folded_name(named);
        let rest = self.key.get(1..).and_then(|typed| name.strip_prefix(typed));
        let is_all = self.is_whole || (self.is_known && named.rank == LabelRank::Usage);
        is_all && rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(' '))
    }

    /// Whether grammatical words make most of a name that shares one word with the query: *médiateur* is no short
    /// form of *à quoi sert un médiateur*.
    fn is_within(&self, named: &Named) -> bool {
        let is_one = self.key.starts_with('~') && !self.key.contains(' ');
        let words = |text: &str| text.split(' ').count();
        is_one && words(&named.spelling) > 2 * words(&self.spelling)
    }

    /// Whether the name is what is said in several words, of which one was typed: *patron* is no short form of *patron qui
    /// me touche*.
    fn is_one_of_many(&self, named: &Named) -> bool {
        named.rank == LabelRank::Usage && named.spelling.contains(' ') && !self.key.contains(' ')
    }

    /// The tier that a name of that key gives its entry.
    pub fn tier(&self, named: &Named) -> f64 {
        let tier = match self.fit {
            Fit::Exact => tier::exact(named.rank),
            Fit::Inflected if self.is_within(named) => return tier::AROUND,
            Fit::Inflected => tier::exact(named.rank) - tier::INFLECTED,
            Fit::Begins if self.is_piece(named) => return tier::PIECE,
            Fit::Begins if self.is_one_of_many(named) => return 0.0,
            Fit::Begins => tier::begins(named.rank),
            Fit::Inside(share) => return tier::INSIDE * share.powi(tier::INSIDE_POWER),
        };
        if self.is_doubtful {
            return tier::DOUBTFUL;
        }
        let accents = if named.spelling == self.spelling { tier::ACCENTS } else { 0.0 };
        tier + accents - if self.is_corrected { tier::CORRECTED } else { 0.0 }
    }
}

/// The keys of a name: its words, its lemmas without grammatical words, its letters. Each opens with
/// a sign of its own. What others say keeps all but articles: *sans-papiers* are no papers.
pub fn name_keys(words: &[Word], rank: LabelRank, stems: &mut Stems) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let telling = match rank {
        LabelRank::Usage => words.iter().filter(|word| !is_small(&word.folded)).collect(),
        _ => weighty(words),
    };
    let lemmas = telling.into_iter().map(|word| stems.of(&word.spelling).lemma.clone());
    let mut keys = vec![exact_key(&folded), lemma_key(&lemmas.collect::<Vec<_>>())];
    if folded.len() > 1 {
        keys.push(joined_key(&folded));
    }
    keys
}

/// The words of a name without accents.
fn folded_name(named: &Named) -> String {
    named.spelling.split(' ').map(fold_word).collect::<Vec<_>>().join(" ")
}

/// The words of a name as it is written, for [`Named::spelling`].
pub fn name_spelling(words: &[Word]) -> String {
    words.iter().map(|word| word.spelling.as_str()).collect::<Vec<_>>().join(" ")
}

/// Every name that the query may be, or hold.
pub(super) fn keys(all: &[Word], asked: &[Word], is_open: bool, wanted: &[Wanted]) -> Vec<Key> {
    let spelling = name_spelling(all);
    let is_short = |word: &Wanted| word.is_whole && word.spelling.chars().count() < LEAST_LONGER;
    let is_whole = all.len() == 1 && wanted.last().is_some_and(is_short);
    let is_known = all.len() == 1 && wanted.last().is_some_and(|word| word.is_whole);
    let make = |key: String, fit: Fit, is_corrected: bool| Key {
        key,
        is_open: fit == Fit::Begins,
        is_whole: fit == Fit::Begins && is_whole,
        is_known: fit == Fit::Begins && is_known,
        fit,
        is_corrected,
        is_doubtful: is_corrected && fit == Fit::Inflected && wanted.last().is_some_and(|word| word.is_half),
        spelling: spelling.clone(),
    };
    let folded: Vec<&str> = all.iter().map(|word| word.folded.as_str()).collect();
    let mut keys = vec![make(exact_key(&folded), Fit::Exact, false)];
    if asked.len() < all.len() {
        let asked: Vec<&str> = asked.iter().map(|word| word.folded.as_str()).collect();
        keys.push(make(exact_key(&asked), Fit::Inflected, false));
    }
    // Typed in one piece, or in more pieces than the name has.
    keys.push(make(joined_key(&folded), Fit::Inflected, false));
    if is_open && folded.iter().map(|word| word.chars().count()).sum::<usize>() >= LEAST_PREFIX {
        keys.push(make(exact_key(&folded), Fit::Begins, false));
    }
    // The corrected words among those that are right: a correction may be a grammatical word.
    let most = wanted.iter().map(|word| word.corrections.len()).max().unwrap_or(0);
    for choice in 0..most {
        let corrected = all.iter().map(|word| {
            let wanted = wanted.iter().find(|wanted| wanted.spelling == word.spelling);
            let corrections = wanted.map_or(&[][..], |wanted| &wanted.corrections);
            corrections.get(choice).or(corrections.first()).map_or(word.folded.as_str(), String::as_str)
        });
        keys.push(make(exact_key(&corrected.collect::<Vec<_>>()), Fit::Inflected, true));
    }
    // One word of the query stands for one of the name; a word typed twice was counted once.
    let corrected: Vec<bool> = wanted.iter().map(|word| !word.corrections.is_empty()).collect();
    for first in 0..wanted.len() {
        for end in first + 1..=wanted.len() {
            let share = (end - first) as f64 / wanted.len() as f64;
            let fit = if end - first == wanted.len() { Fit::Inflected } else { Fit::Inside(share) };
            for lemmas in combine(&wanted[first..end]) {
                keys.push(make(lemma_key(&lemmas), fit, corrected[first..end].contains(&true)));
            }
        }
    }
    keys
}

/// The lemmas of some words, one of each: every choice, within reason.
fn combine(words: &[Wanted]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for word in words {
        let room = (MOST_COMBINED / all.len()).max(1);
        let longer = all.iter().flat_map(|before| {
            word.lemmas.iter().take(room).map(|lemma| {
                let mut longer = before.clone();
                longer.push(lemma.clone());
                longer
            })
        });
        all = longer.collect();
    }
    all
}

fn exact_key(folded: &[&str]) -> String {
    format!("={}", folded.join(" "))
}

fn joined_key(folded: &[&str]) -> String {
    format!(".{}", folded.concat())
}

fn lemma_key(lemmas: &[String]) -> String {
    format!("~{}", lemmas.iter().map(|lemma| fold_word(lemma)).collect::<Vec<_>>().join(" "))
}
