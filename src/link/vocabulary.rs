//! Every written form of every label, as one trie of words.
//!
//! A form is a path of words, not of letters: word limits are kept by construction, and a text is
//! read once, whatever the number of labels.

use foldhash::HashMap;
use rayon::prelude::*;

use super::french::{self, Article, Form, FormGender, Number};
use super::tokens::{Case, Tokens};
use super::trie::{Growing, Node, Trie, WordId};
use crate::model::{Category, Entry, EntryId, Gender, Lexicon, Linking, Rank, Status, labels};

/// The forms of a lexicon.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: HashMap<String, WordId>,
    /// Words that must be in capitals in the text.
    acronyms: HashMap<String, WordId>,
    /// Words by what capitals leave of them: *MEDIATEUR*, *Etat*.
    bare: HashMap<String, Vec<WordId>>,
    trie: Trie,
    ends: Vec<Option<End>>,
    /// Words that open a form, with the genders of these forms: one half of a doublet.
    heads: HashMap<(EntryId, WordId), Genders>,
    /// How many words stand in forms of terms; those after them, in locutions of the language only.
    named: u32,
    homographs: Vec<Homograph>,
}

/// What a path of words means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Whose form it is.
    pub owner: Owner,
    /// Whether it is a lone noun that may be a verb: what stands before decides.
    pub may_be_verb: bool,
    /// The article that must stand before it: *les invisibles*.
    pub article: Option<Article>,
}

/// Whose form some words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Of one term.
    One(EntryId),
    /// Of several: a number among [`Vocabulary::homographs`].
    Several(u32),
    /// Of none: a fixed locution, a form that authors excluded, a term that is never linked.
    Nobody,
}

/// A form that several terms share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homograph {
    /// The form.
    pub form: String,
    /// The terms.
    pub terms: Vec<EntryId>,
}

/// Genders of the forms that a word opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Genders {
    masculine: bool,
    feminine: bool,
}

/// A form of a term, and how surely it is meant. The smallest claim wins.
struct Claim {
    term: EntryId,
    weight: Weight,
    form: Form,
    may_be_verb: bool,
    is_linked: bool,
}

/// A form, and whoever claims it.
struct Contest {
    form: String,
    claimants: Vec<(Weight, EntryId, End)>,
}

/// How surely a form means a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// A label, or a form that its author wrote.
    Written,
    /// A label to avoid.
    Avoided,
    /// A form made by rule.
    Made,
    /// A feminine made by rule of a noun that its author calls masculine.
    Guessed,
    /// A form made by rule of a label to avoid.
    MadeAvoided,
    /// Words that no term may claim, unless it does so by a label.
    Masked,
}

impl Vocabulary {
    /// The forms of every term that may be linked to. Drafts count only with `drafts`.
    pub fn new(lexicon: &Lexicon, drafts: bool) -> Self {
        let is_there = |entry: &Entry| match entry.meta.status {
            Status::Retired => false,
            Status::Draft => drafts,
            _ => true,
        };
        let claims: Vec<Vec<Claim>> = lexicon
            .entries()
            .par_iter()
            .enumerate()
            .map(|(at, entry)| if is_there(entry) { claims(EntryId(at as u32), entry) } else { Vec::new() })
            .collect();
        let mut vocabulary = Vocabulary::default();
        let mut growing = Growing::new();
        let mut found: HashMap<Node, Contest> = HashMap::default();
        let mut tokens = Tokens::default();
        for claim in claims.into_iter().flatten() {
            let Some(node) = vocabulary.add(&claim.form.text, &mut growing, &mut tokens, Some(&claim)) else {
                continue;
            };
            let owner = if claim.is_linked { Owner::One(claim.term) } else { Owner::Nobody };
            let end = End { owner, may_be_verb: claim.may_be_verb, article: claim.form.article };
            let contest = found.entry(node).or_insert_with(|| Contest::about(&claim.form.text));
            contest.claimants.push((claim.weight, claim.term, end));
        }
        vocabulary.named = vocabulary.word_count();
        for locution in french::locutions() {
            if let Some(node) = vocabulary.add(locution, &mut growing, &mut tokens, None) {
                let end = End { owner: Owner::Nobody, may_be_verb: false, article: None };
                let contest = found.entry(node).or_insert_with(|| Contest::about(locution));
                contest.claimants.push((Weight::Masked, EntryId(u32::MAX), end));
            }
        }
        vocabulary.ends = vec![None; growing.len()];
        vocabulary.trie = growing.freeze(vocabulary.words.len() + vocabulary.acronyms.len());
        vocabulary.settle(found);
        vocabulary
    }

    /// Forms that several terms share, in order.
    pub fn homographs(&self) -> &[Homograph] {
        &self.homographs
    }

    /// Whether a word, by its key, stands in a form of a term.
    pub fn knows(&self, key: &str) -> bool {
        let words = [self.words.get(key), self.acronyms.get(key)];
        words.into_iter().flatten().any(|word| word.0 < self.named)
    }

    /// Where a word leads from a point.
    pub fn step(&self, node: Node, word: WordId) -> Option<Node> {
        self.trie.step(node, word)
    }

    /// What the words up to a point mean.
    pub fn end(&self, node: Node) -> Option<End> {
        self.ends.get(node.index()).copied().flatten()
    }

    /// The genders of the forms of a term that a word opens.
    pub fn head(&self, term: EntryId, word: WordId) -> Option<Genders> {
        self.heads.get(&(term, word)).copied()
    }

    /// The words that some key may be, by the way it is written.
    pub fn words(&self, key: &str, case: Case, words: &mut Vec<WordId>) {
        words.extend(self.words.get(key));
        match case {
            Case::Small => {}
            Case::Capital => {
                // A capital first letter may have lost its accent: *Etat*.
                if key.starts_with(['a', 'e', 'i', 'o', 'u', 'c']) {
                    let bare = self.bare.get(key).into_iter().flatten();
                    words.extend(bare.filter(|word| !words.contains(word)).copied().collect::<Vec<_>>());
                }
            }
            Case::Upper => {
                words.extend(self.acronyms.get(key));
                // In capitals every letter may have: *MEDIATEUR*. One reading, or none.
                if let Some([word]) = self.bare.get(key).map(Vec::as_slice) {
                    words.push(*word);
                }
            }
        }
    }

    /// Adds a path of words.
    fn add(
        &mut self,
        form: &str,
        growing: &mut Growing,
        tokens: &mut Tokens,
        claim: Option<&Claim>,
    ) -> Option<Node> {
        tokens.read(form);
        let mut node = Node::default();
        let mut first = None;
        for token in tokens.all() {
            let word = self.word(tokens.key(token), token.case == Case::Upper && claim.is_some());
            first.get_or_insert(word);
            node = growing.step(node, word);
        }
        if let (Some(word), Some(claim)) = (first, claim) {
            let genders = self.heads.entry((claim.term, word)).or_default();
            genders.masculine |= claim.form.gender != FormGender::Feminine;
            genders.feminine |= claim.form.gender != FormGender::Masculine;
        }
        first.map(|_| node)
    }

    fn word_count(&self) -> u32 {
        (self.words.len() + self.acronyms.len()) as u32
    }

    fn word(&mut self, key: &str, is_acronym: bool) -> WordId {
        let next = WordId(self.word_count());
        let map = if is_acronym { &mut self.acronyms } else { &mut self.words };
        if let Some(word) = map.get(key) {
            return *word;
        }
        map.insert(key.to_owned(), next);
        if !is_acronym && !key.is_ascii() {
            for bare in [without_accents(key), without_first_accent(key)].into_iter().flatten() {
                let words = self.bare.entry(bare).or_default();
                if !words.contains(&next) {
                    words.push(next);
                }
            }
        }
        next
    }

    /// Gives each path to whom has the best claim on it.
    fn settle(&mut self, found: HashMap<Node, Contest>) {
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|(node, _)| *node);
        for (node, Contest { form, mut claimants }) in found {
            claimants.sort_by_key(|(weight, term, _)| (*weight, *term));
            let Some((best, _, end)) = claimants.first().copied() else { continue };
            let mut terms: Vec<EntryId> = claimants
                .iter()
                .take_while(|(weight, ..)| *weight == best)
                .map(|(_, term, _)| *term)
                .collect();
            terms.dedup();
            let owner = match terms.len() {
                1 => end.owner,
                _ if best == Weight::Masked => Owner::Nobody,
                _ => {
                    self.homographs.push(Homograph { form, terms });
                    Owner::Several(self.homographs.len() as u32 - 1)
                }
            };
            self.ends[node.index()] = Some(End { owner, ..end });
        }
    }
}

impl Contest {
    fn about(form: &str) -> Self {
        Contest { form: form.to_owned(), claimants: Vec::new() }
    }
}

impl Genders {
    /// Whether one is the feminine of the other.
    pub fn complete(self, other: Genders) -> bool {
        (self.masculine && other.feminine) || (self.feminine && other.masculine)
    }
}

fn claims(id: EntryId, entry: &Entry) -> Vec<Claim> {
    let Some(term) = entry.term() else { return Vec::new() };
    let is_linked = term.linking != Linking::Never;
    let is_noun = matches!(term.category, Some(Category::Noun) | None);
    let claim = |weight, form: Form| {
        let may_be_verb = is_noun && french::noun_or_verb(&form.text.to_lowercase());
        Claim { term: id, weight, form, may_be_verb, is_linked }
    };
    let mut claims = Vec::new();
    for (label, rank) in labels(entry) {
        let gender = term.gender.filter(|_| rank == Rank::Preferred);
        let (written, made) = match rank {
            Rank::Hidden => continue,
            Rank::Deprecated => (Weight::Avoided, Weight::MadeAvoided),
            _ => (Weight::Written, Weight::Made),
        };
        for (at, form) in french::forms(label, term.category, gender).into_iter().enumerate() {
            let is_guess = form.gender == FormGender::Feminine && gender == Some(Gender::Masculine);
            let weight = match (at, is_guess) {
                (0, _) => written,
                (_, true) => made.max(Weight::Guessed),
                _ => made,
            };
            claims.push(claim(weight, form));
        }
    }
    claims.extend(term.forms.iter().map(|form| claim(Weight::Written, fixed(&form.value))));
    let excluded: Vec<String> = term.excluded_forms.iter().map(|form| form.value.to_lowercase()).collect();
    claims.retain(|claim| !excluded.contains(&claim.form.text.to_lowercase()));
    // What authors exclude may also hold a form: « se rendre compte » hides « rendre compte ».
    claims.extend(excluded.iter().map(|form| Claim {
        term: id,
        weight: Weight::Masked,
        form: fixed(form),
        may_be_verb: false,
        is_linked: false,
    }));
    claims
}

/// A form that an author wrote.
fn fixed(text: &str) -> Form {
    Form { text: text.to_owned(), number: Number::Either, gender: FormGender::Either, article: None }
}

fn without_accents(key: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let bare: String = key.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    (bare != key).then_some(bare)
}

fn without_first_accent(key: &str) -> Option<String> {
    let first = key.chars().next().filter(|c| !c.is_ascii())?;
    let rest = &key[first.len_utf8()..];
    without_accents(first.encode_utf8(&mut [0; 4])).map(|first| first + rest)
}
