//! Every written form of every label, as one trie of words.
//!
//! A form is a path of words, not of letters: word limits are kept by construction, and a text is
//! read once, whatever the number of labels.

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use super::french::{self, Article, Form, FormGender, Number};
use super::tokens::{Case, Token, Tokens};
use super::trie::{Growing, Node, Trie, WordId};
use super::{LinkRules, reflexive};
use crate::model::{
    Category, Entry, EntryId, ForeignId, Gender, Lexicon, Linking, Rank, Status, fold, labels,
};
use crate::neighbour::Neighbours;

/// The forms of a lexicon, whose terms have such ids.
#[derive(Debug)]
pub struct Vocabulary<I = EntryId> {
    words: HashMap<String, WordId>,
    /// Words that must be in capitals in the text.
    acronyms: HashMap<String, WordId>,
    /// Words by what is left of them in capitals: *MEDIATEUR*.
    bare: HashMap<String, Vec<WordId>>,
    /// Words by what is left of them after a capital letter: *Etat*.
    bare_first: HashMap<String, Vec<WordId>>,
    trie: Trie,
    ends: Vec<Option<End<I>>>,
    /// Words that open a form: one half of a doublet.
    heads: HashSet<(I, WordId)>,
    /// How many words stand in forms of terms; those after them, in locutions of the language only.
    named: u32,
    homographs: Vec<Homograph<I>>,
    /// The terms that name a verb of which another term is the reflexive; that one, where it may be linked.
    reflexives: HashMap<I, Option<I>>,
}

/// What a path of words means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End<I = EntryId> {
    /// Whose form it is.
    pub owner: Owner<I>,
    /// Whether it is a lone noun that may be a verb: what stands before decides.
    pub may_be_verb: bool,
    /// The article that must stand before it: *les invisibles*.
    pub article: Option<Article>,
}

/// Whose form some words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner<I = EntryId> {
    /// Of one term.
    One(I),
    /// Of several: a number among [`Vocabulary::homographs`].
    Several(u32),
    /// Of a term that wants no link there: a form that authors excluded, a term that is never linked.
    Unlinked,
    /// Of none: a fixed locution.
    Nobody,
}

/// A form that several terms share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homograph<I = EntryId> {
    /// The form.
    pub form: String,
    /// The terms.
    pub terms: Vec<I>,
}

/// A form of a term, and how surely it is meant. The smallest claim wins.
struct Claim<I> {
    /// Whose it is; a locution of the language is nobody's.
    term: Option<I>,
    weight: Weight,
    form: Form,
    /// The keys of its words: see [`path`].
    path: String,
    may_be_verb: bool,
    is_linked: bool,
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

impl<I> Default for Vocabulary<I> {
    fn default() -> Self {
        Vocabulary {
            words: HashMap::default(),
            acronyms: HashMap::default(),
            bare: HashMap::default(),
            bare_first: HashMap::default(),
            trie: Trie::default(),
            ends: Vec::new(),
            heads: HashSet::default(),
            named: 0,
            homographs: Vec::new(),
            reflexives: HashMap::default(),
        }
    }
}

impl Vocabulary {
    /// The forms that the rules ask for: none, when mentions are no links.
    pub fn of(lexicon: &Lexicon, rules: LinkRules) -> Self {
        match rules.automatic {
            true => Vocabulary::new(lexicon, rules.drafts),
            false => Vocabulary::default(),
        }
    }

    /// The forms of every term that may be linked to. Drafts count only with `drafts`.
    pub fn new(lexicon: &Lexicon, drafts: bool) -> Self {
        let is_there = |entry: &Entry| match entry.meta.status {
            Status::Retired => false,
            Status::Draft => drafts,
            _ => true,
        };
        let claims: Vec<Vec<Claim<EntryId>>> = lexicon
            .entries()
            .par_iter()
            .enumerate()
            .map_init(Tokens::default, |tokens, (at, entry)| match is_there(entry) {
                true => claims(EntryId(at as u32), entry, tokens),
                false => Vec::new(),
            })
            .collect();
        let mut vocabulary = Vocabulary::made_of(claims.into_iter().flatten().collect());
        vocabulary.reflexives = reflexives(lexicon, is_there);
        vocabulary
    }
}

impl Vocabulary<ForeignId> {
    /// The forms of the terms of other lexicons that are linked where they are used, by their preferred
    /// and admitted labels.
    pub fn of_neighbours(neighbours: &Neighbours, rules: LinkRules) -> Self {
        let mut tokens = Tokens::default();
        let claims: Vec<Claim<ForeignId>> = neighbours
            .automatic()
            .filter(|_| rules.automatic)
            .flat_map(|(id, labels)| foreign_claims(id, &labels, &mut tokens))
            .collect();
        match claims.is_empty() {
            true => Vocabulary::default(),
            false => Vocabulary::made_of(claims),
        }
    }
}

impl<I: Copy + Ord + std::hash::Hash> Vocabulary<I> {
    fn made_of(claims: Vec<Claim<I>>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut growing = Growing::new();
        let mut ends: Vec<(Node, &Claim<I>)> = Vec::with_capacity(claims.len());
        for claim in &claims {
            let Some((first, node)) = vocabulary.add(&claim.path, &mut growing) else { continue };
            vocabulary.heads.extend(claim.term.map(|term| (term, first)));
            ends.push((node, claim));
        }
        vocabulary.named = vocabulary.word_count();
        let mut tokens = Tokens::default();
        let locutions: Vec<Claim<I>> =
            french::locutions().iter().map(|locution| masked(None, locution, &mut tokens)).collect();
        for claim in &locutions {
            ends.extend(vocabulary.add(&claim.path, &mut growing).map(|(_, node)| (node, claim)));
        }
        vocabulary.ends = vec![None; growing.len()];
        vocabulary.trie = growing.freeze(vocabulary.word_count() as usize);
        vocabulary.settle(ends);
        vocabulary
    }

    /// Whether it holds no form at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Forms that several terms share, in order.
    pub fn homographs(&self) -> &[Homograph<I>] {
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
    pub fn end(&self, node: Node) -> Option<End<I>> {
        self.ends.get(node.index()).copied().flatten()
    }

    /// Whether another term is the reflexive of a term, and which, where it may be linked.
    pub fn reflexive(&self, term: I) -> Option<Option<I>> {
        self.reflexives.get(&term).copied()
    }

    /// Whether a word opens a form of a term.
    pub fn opens(&self, term: I, word: WordId) -> bool {
        self.heads.contains(&(term, word))
    }

    /// The words that some key may be, by the way it is written.
    pub fn words(&self, key: &str, case: Case, words: &mut Vec<WordId>) {
        words.extend(self.words.get(key));
        match case {
            Case::Small => {}
            Case::Capital => {
                // A capital first letter may have lost its accent: *Etat*. The others keep theirs.
                words.extend(self.bare_first.get(key).into_iter().flatten());
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

    /// Adds a path of words; gives its first word and where it leads.
    fn add(&mut self, path: &str, growing: &mut Growing) -> Option<(WordId, Node)> {
        let mut node = Node::default();
        let mut first = None;
        for key in path.split(BETWEEN).filter(|key| !key.is_empty()) {
            let word = match key.strip_prefix(ACRONYM) {
                Some(key) => self.word(key, true),
                None => self.word(key, false),
            };
            first.get_or_insert(word);
            node = growing.step(node, word);
        }
        first.map(|first| (first, node))
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
            if let Some(bare) = without_accents(key) {
                self.bare.entry(bare).or_default().push(next);
            }
            if let Some(bare) = without_first_accent(key) {
                self.bare_first.entry(bare).or_default().push(next);
            }
        }
        next
    }

    /// Gives each path to whom has the best claim on it.
    fn settle(&mut self, mut ends: Vec<(Node, &Claim<I>)>) {
        ends.sort_by_key(|(node, claim)| (*node, claim.weight, claim.term));
        for contest in ends.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((node, best)) = contest.first() else { continue };
            let rivals = contest.iter().take_while(|(_, claim)| claim.weight == best.weight);
            let mut terms: Vec<I> = rivals.filter_map(|(_, claim)| claim.term).collect();
            terms.dedup();
            let owner = match terms.as_slice() {
                [] => Owner::Nobody,
                _ if best.weight == Weight::Masked => Owner::Unlinked,
                [_] if !best.is_linked => Owner::Unlinked,
                [term] => Owner::One(*term),
                _ => {
                    self.homographs.push(Homograph { form: best.form.text.clone(), terms });
                    Owner::Several(self.homographs.len() as u32 - 1)
                }
            };
            let end = End { owner, may_be_verb: best.may_be_verb, article: best.form.article };
            self.ends[node.index()] = Some(end);
        }
    }
}

/// *Se rendre compte* beside *rendre compte*.
fn reflexives(lexicon: &Lexicon, is_there: impl Fn(&Entry) -> bool) -> HashMap<EntryId, Option<EntryId>> {
    let terms = || {
        let entries = (0..).map(EntryId).zip(lexicon.entries());
        entries
            .filter(|(_, entry)| is_there(entry))
            .filter_map(|(id, entry)| Some((id, entry, entry.term()?)))
    };
    let mut verbs: HashMap<String, Option<EntryId>> = HashMap::default();
    for (id, entry, term) in terms() {
        if let Some(verb) = reflexive::verb(&entry.title.value) {
            verbs.insert(fold(verb), (term.linking != Linking::Never).then_some(id));
        }
    }
    if verbs.is_empty() {
        return HashMap::default();
    }
    terms().filter_map(|(id, entry, _)| Some((id, *verbs.get(&fold(&entry.title.value))?))).collect()
}

fn claims(id: EntryId, entry: &Entry, tokens: &mut Tokens) -> Vec<Claim<EntryId>> {
    let Some(term) = entry.term() else { return Vec::new() };
    let mut claiming = Claiming {
        term: id,
        category: term.category,
        is_linked: term.linking != Linking::Never,
        tokens,
        claims: Vec::new(),
    };
    for (label, rank) in labels(entry) {
        let gender = term.gender.filter(|_| rank == Rank::Preferred);
        claiming.label(label, rank, gender);
    }
    term.forms.iter().for_each(|form| claiming.form(Weight::Written, fixed(&form.value)));
    let mut claims = claiming.claims;
    let excluded: Vec<Claim<EntryId>> =
        term.excluded_forms.iter().map(|form| masked(Some(id), &form.value, tokens)).collect();
    // An apostrophe or a hyphen written otherwise excludes the same form.
    claims.retain(|claim| excluded.iter().all(|excluded| excluded.path != claim.path));
    // What authors exclude may also hold a form: « se rendre compte » hides « rendre compte ».
    claims.extend(excluded);
    claims
}

fn foreign_claims(
    id: ForeignId,
    labels: &crate::neighbour::Labels<'_>,
    tokens: &mut Tokens,
) -> Vec<Claim<ForeignId>> {
    let mut claiming =
        Claiming { term: id, category: labels.category, is_linked: true, tokens, claims: Vec::new() };
    for (label, rank) in &labels.labels {
        let gender = labels.gender.filter(|_| *rank == Rank::Preferred);
        claiming.label(label, *rank, gender);
    }
    claiming.claims
}

/// The claims of one term, as they are found.
struct Claiming<'a, I> {
    term: I,
    category: Option<Category>,
    is_linked: bool,
    tokens: &'a mut Tokens,
    claims: Vec<Claim<I>>,
}

impl<I: Copy> Claiming<'_, I> {
    /// The forms of a label.
    fn label(&mut self, label: &str, rank: Rank, gender: Option<Gender>) {
        let (written, made) = match rank {
            Rank::Hidden => return,
            Rank::Deprecated => (Weight::Avoided, Weight::MadeAvoided),
            _ => (Weight::Written, Weight::Made),
        };
        for (at, form) in french::forms(label, self.category, gender).into_iter().enumerate() {
            let is_guess = form.gender == FormGender::Feminine && gender == Some(Gender::Masculine);
            let weight = match (at, is_guess) {
                (0, _) => written,
                (_, true) => made.max(Weight::Guessed),
                _ => made,
            };
            self.form(weight, form);
        }
    }

    fn form(&mut self, weight: Weight, form: Form) {
        let path = path(&form.text, self.tokens);
        let is_noun = matches!(self.category, Some(Category::Noun) | None);
        let is_one_word = !path.contains(BETWEEN);
        let may_be_verb = is_noun && is_one_word && french::noun_or_verb(&form.text.to_lowercase());
        let (term, is_linked) = (Some(self.term), self.is_linked);
        self.claims.push(Claim { term, weight, form, path, may_be_verb, is_linked });
    }
}

/// Words that nobody may claim by a made form.
fn masked<I>(term: Option<I>, words: &str, tokens: &mut Tokens) -> Claim<I> {
    let path = path(words, tokens);
    Claim { term, weight: Weight::Masked, form: fixed(words), path, may_be_verb: false, is_linked: false }
}

/// Between two keys of a path.
const BETWEEN: char = ' ';

/// Before the key of a word that must be in capitals.
const ACRONYM: char = '^';

/// A form of more words is a sentence: no text repeats it, and a hostile one would cost time.
const MOST_WORDS: usize = 24;

/// The keys of the words of a form; empty when it has none, or too many.
fn path(form: &str, tokens: &mut Tokens) -> String {
    tokens.read(form);
    let all = tokens.all();
    if all.len() > MOST_WORDS {
        return String::new();
    }
    let is_upper = |token: &Token| token.case == Case::Upper;
    // « TRI MÉCANIQUE » is a title in capitals, « NF » an acronym.
    let is_shouted = all.len() > 1
        && all.iter().all(is_upper)
        && all.iter().any(|token| tokens.key(token).chars().filter(|c| c.is_alphabetic()).count() > 6);
    let mut path = String::with_capacity(form.len());
    for token in all {
        if !path.is_empty() {
            path.push(BETWEEN);
        }
        if is_upper(token) && !is_shouted {
            path.push(ACRONYM);
        }
        path.push_str(tokens.key(token));
    }
    path
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
