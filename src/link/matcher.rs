//! Labels in a text: leftmost, longest.

use super::reflexive::{self, Reading};
use super::tokens::{Case, Gap, Tokens};
use super::trie::{Node, WordId};
use super::vocabulary::{End, Owner, Vocabulary};
use super::{french, inclusive, particles};
use crate::model::EntryId;
use crate::source::Span;

/// A label found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<I = EntryId> {
    /// The bytes of the whole mention, without the word that leans on it.
    pub span: Span,
    /// Whose label it is.
    pub owner: Owner<I>,
}

/// Finds labels. Keeps its memory from one text to the next.
#[derive(Debug)]
pub struct Matcher<'a, I = EntryId> {
    vocabulary: &'a Vocabulary<I>,
    tokens: Tokens,
    /// For each word of the text, where its readings begin in `readings`.
    offsets: Vec<usize>,
    readings: Vec<WordId>,
}

#[derive(Clone, Copy)]
struct Match<I> {
    /// The word after the last.
    until: usize,
    end: End<I>,
}

impl<'a, I: Copy + Ord + std::hash::Hash> Matcher<'a, I> {
    /// A matcher of those forms.
    pub fn new(vocabulary: &'a Vocabulary<I>) -> Self {
        Matcher { vocabulary, tokens: Tokens::default(), offsets: Vec::new(), readings: Vec::new() }
    }

    /// Every label of a text, in order, none within another.
    pub fn find(&mut self, text: &str) -> Vec<Found<I>> {
        self.tokens.read(text);
        self.read_words();
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.all().len() {
            match self.at(at) {
                Some(one) => {
                    let owner = self.meant_by_pronoun(at, one.end.owner);
                    if owner != Owner::Nobody {
                        let tokens = self.tokens.all();
                        let span = tokens[at].start as usize..tokens[one.until - 1].end as usize;
                        found.push(Found { span, owner });
                    }
                    at = one.until;
                }
                None => at += 1,
            }
        }
        found
    }

    fn read_words(&mut self) {
        self.offsets.clear();
        self.readings.clear();
        for token in self.tokens.all() {
            self.offsets.push(self.readings.len());
            if token.is_barred {
                continue;
            }
            let key = self.tokens.key(token);
            let mut read = |key: &str, case| self.vocabulary.words(key, case, &mut self.readings);
            match token.group {
                None => read(key, token.case),
                Some(count) => {
                    // *MÉDIATEUR·RICE·S* is no acronym.
                    let case = if token.case == Case::Upper { Case::Capital } else { token.case };
                    for reading in inclusive::readings(key, count) {
                        read(&reading, case);
                    }
                }
            }
        }
        self.offsets.push(self.readings.len());
    }

    fn readings(&self, at: usize) -> &[WordId] {
        &self.readings[self.offsets[at]..self.offsets[at + 1]]
    }

    /// The longest label that begins with that word.
    fn at(&self, at: usize) -> Option<Match<I>> {
        if self.readings(at).is_empty() || !self.may_begin(at) {
            return None;
        }
        let alone = self.longest(at).filter(|one| self.is_meant(at, one));
        let extended = alone.and_then(|one| self.with_second_half(at, one));
        let doublet = self.doublet(at);
        [alone, extended, doublet].into_iter().flatten().max_by_key(|one| one.until)
    }

    /// The longest label whose words begin there.
    fn longest(&self, from: usize) -> Option<Match<I>> {
        let mut best = None;
        let mut points = vec![Node::default()];
        for at in from..self.tokens.all().len() {
            if at > from && !self.is_joined(at) {
                break;
            }
            let steps = points.iter().flat_map(|point| {
                self.readings(at).iter().filter_map(|word| self.vocabulary.step(*point, *word))
            });
            points = steps.collect();
            if points.is_empty() {
                break;
            }
            if self.may_end(at)
                && let Some(end) = points.iter().find_map(|point| self.vocabulary.end(*point))
            {
                best = Some(Match { until: at + 1, end });
            }
        }
        best
    }

    /// *Médiatrices et médiateurs sociaux*: a word that opens a form of the term named in full after
    /// it.
    fn doublet(&self, at: usize) -> Option<Match<I>> {
        let second = self.after_conjunction(at + 1)?;
        let one = self.longest(second)?;
        self.is_other_gender(one, at, second).then_some(one)
    }

    /// *Médiateurs sociaux et médiatrices sociales*: the term named in full twice.
    fn with_second_half(&self, at: usize, first: Match<I>) -> Option<Match<I>> {
        let second = self.after_conjunction(first.until)?;
        let one = self.longest(second)?;
        (one.end.owner == first.end.owner && self.is_other_gender(one, at, second)).then_some(one)
    }

    /// Whether the first word opens a form of the term that follows, and one is the feminine of the
    /// other: *le quartier et le QPV* are two labels of one term, and no doublet.
    fn is_other_gender(&self, one: Match<I>, first: usize, second: usize) -> bool {
        let Owner::One(term) = one.end.owner else { return false };
        let opens = |at| self.readings(at).iter().any(|word| self.vocabulary.opens(term, *word));
        opens(first) && opens(second) && french::are_genders(self.key(first), self.key(second))
    }

    /// The word after *et*, *ou* or a slash, and after its article.
    fn after_conjunction(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens.all();
        let next = tokens.get(at)?;
        if next.gap == Gap::Slash {
            return Some(at);
        }
        if next.gap != Gap::Space || !particles::is_conjunction(self.key(at)) {
            return None;
        }
        let mut at = at + 1;
        let is = |at: usize, is_one: fn(&str) -> bool| at < tokens.len() && is_one(self.key(at));
        at += usize::from(is(at, |key| matches!(key, "de" | "à")));
        at += usize::from(is(at, particles::is_determiner));
        let is_near = tokens.get(at).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Apostrophe));
        is_near.then_some(at)
    }

    /// Whether a label may begin with that word: not within a compound.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.tokens.all()[at];
        let previous = at.checked_sub(1);
        let is_free = match token.gap {
            Gap::Break | Gap::Space | Gap::Slash => true,
            // Nor in *main-d’œuvre*.
            Gap::Apostrophe => previous.is_some_and(|at| {
                particles::is_elided(self.key(at)) && self.tokens.all()[at].gap != Gap::Hyphen
            }),
            Gap::Hyphen => previous.is_some_and(|at| self.key(at) == "ex"),
            Gap::Joint | Gap::Sign => false,
        };
        is_free && !token.is_barred
    }

    /// Whether a label may end with that word.
    fn may_end(&self, at: usize) -> bool {
        let tokens = self.tokens.all();
        if tokens[at].is_clitic {
            return false;
        }
        match tokens.get(at + 1) {
            Some(next) if next.gap == Gap::Hyphen => particles::is_enclitic(self.key(at + 1)),
            Some(next) => !matches!(next.gap, Gap::Joint | Gap::Sign),
            None => true,
        }
    }

    /// Whether two words of a label may be joined so: no punctuation between them.
    fn is_joined(&self, at: usize) -> bool {
        matches!(self.tokens.all()[at].gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Sign)
    }

    /// Whether words that could be a verb, or that count only after an article, are meant.
    fn is_meant(&self, at: usize, one: &Match<I>) -> bool {
        if !one.end.may_be_verb && one.end.article.is_none() {
            return true;
        }
        let previous = self.before(at);
        let further = previous.and_then(|_| self.before(at - 1));
        if one.end.article.is_some_and(|article| !previous.is_some_and(|word| article.is(word))) {
            return false;
        }
        !one.end.may_be_verb
            || (french::licenses_noun(self.key(at), previous, further)
                && !self.is_verb_by_what_follows(at, previous.is_none()))
    }

    /// *Je me suis rendu compte* is no *rendre compte*, where a lexicon has both.
    fn meant_by_pronoun(&self, at: usize, owner: Owner<I>) -> Owner<I> {
        let Owner::One(term) = owner else { return owner };
        let Some(reflexive) = self.vocabulary.reflexive(term) else { return owner };
        let before = (1..=at).rev().map_while(|at| self.before(at));
        match (reflexive::reading(self.key(at), before), reflexive) {
            (None, _) => owner,
            (Some(Reading::Reflexive), Some(reflexive)) => Owner::One(reflexive),
            _ => Owner::Nobody,
        }
    }

    /// *Demande-t-il*; and, where a sentence begins, *aide ton frère*: an object comes at once.
    fn is_verb_by_what_follows(&self, at: usize, begins: bool) -> bool {
        let Some(next) = self.tokens.all().get(at + 1) else { return false };
        let key = self.key(at + 1);
        let is_dated =
            self.tokens.all().get(at + 2).is_some() && self.key(at + 2).starts_with(|c: char| c.is_numeric());
        match next.gap {
            Gap::Hyphen => particles::is_enclitic(key) && !matches!(key, "ci" | "là"),
            Gap::Space => begins && particles::opens_object(key) && !is_dated,
            _ => false,
        }
    }

    /// The word before, when no punctuation stands between.
    fn before(&self, at: usize) -> Option<&str> {
        let token = self.tokens.all().get(at)?;
        let is_near = matches!(token.gap, Gap::Space | Gap::Apostrophe | Gap::Hyphen);
        let key = self.key(at.checked_sub(1)?);
        is_near.then_some(key)
    }

    fn key(&self, at: usize) -> &str {
        self.tokens.key(&self.tokens.all()[at])
    }
}
