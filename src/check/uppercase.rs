//! Words in capitals: acronyms, Roman numerals, or somebody raising their voice.

use super::facts::Facts;
use super::french::{self, is_function_word};
use super::subject::{Passage, Subject};
use crate::markdown::BlockKind;
use crate::source::{Place, Span};

/// A word of two capitals or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapitalWord {
    passage: usize,
    block: usize,
    span: Span,
}

/// What a word in capitals is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An acronym of the lexicon or that everybody knows, or a numeral.
    Known,
    /// An acronym, by its look.
    Acronym,
    /// An ordinary word.
    Emphasis,
}

/// Words in capitals that stand next to each other.
pub struct Run<'s> {
    /// From the first to the last.
    pub text: &'s str,
    /// Where.
    pub place: Place,
    /// Each word.
    pub words: Vec<(&'s str, Place)>,
    /// Whether they stand between « and »: somebody else wrote them so.
    pub is_quoted: bool,
    /// What they are.
    pub sort: Sort,
}

/// Longer than that, a word in capitals is no acronym.
const LONGEST_ACRONYM: usize = 6;

/// Acronyms that nobody needs spelt out. Anything else is for the lexicon to explain.
const EVERYDAY: &[&str] = &[
    "CDD", "CDI", "CV", "DVD", "FAQ", "GPS", "ISO", "NF", "OK", "ONU", "PDF", "QR", "RIB", "SMIC", "SMS",
    "SNCF", "TGV", "TV", "TVA", "URL", "USB",
];

/// Ordinary words that people put in capitals to insist.
const SHOUTED: &[&str] = &[
    "aucun", "aussi", "avant", "apres", "avec", "bien", "chaque", "deux", "dont", "et", "ici", "jamais",
    "mais", "merci", "moins", "ne", "ni", "non", "nous", "oui", "ou", "pas", "plus", "pour", "que", "quand",
    "qui", "quoi", "rien", "sans", "seul", "si", "sous", "sur", "tous", "tout", "toute", "toutes", "tres",
    "trop", "un", "une", "vous",
];

/// Every word in capitals of some texts; none in code, addresses or quotations, which are not ours
/// to rewrite.
pub fn find(passages: &[Passage<'_>]) -> Vec<CapitalWord> {
    let mut found = Vec::new();
    for (passage, text) in passages.iter().enumerate() {
        for (block, words) in text.blocks.iter().enumerate() {
            if matches!(words.kind, BlockKind::Code | BlockKind::Quote) {
                continue;
            }
            let in_code = |at: usize| words.code.iter().any(|code| code.contains(&at));
            let spans = capital_spans(&words.text).into_iter().filter(|span| !in_code(span.start));
            found.extend(spans.map(|span| CapitalWord { passage, block, span }));
        }
    }
    found
}

/// The words in capitals of an entry, put together and sorted out.
pub fn runs<'s>(subject: &'s Subject<'_>, facts: &Facts<'_>) -> Vec<Run<'s>> {
    let mut runs: Vec<Vec<&CapitalWord>> = Vec::new();
    for word in &subject.capitals {
        let is_next = runs.last().and_then(|run| run.last()).is_some_and(|last| {
            (last.passage, last.block) == (word.passage, word.block)
                && is_tie(&block_text(subject, word)[last.span.end..word.span.start])
        });
        match runs.last_mut() {
            Some(run) if is_next => run.push(word),
            _ => runs.push(vec![word]),
        }
    }
    runs.iter()
        .flat_map(|run| {
            let sorts: Vec<Sort> = run.iter().map(|word| sort(subject, facts, text(subject, word))).collect();
            // A word that is shouted says that its neighbours are, too.
            if sorts.contains(&Sort::Emphasis) {
                return vec![make(subject, run, Sort::Emphasis)];
            }
            let words: Vec<(&CapitalWord, Sort)> = run.iter().copied().zip(sorts).collect();
            let groups = words.chunk_by(|a, b| a.1 == b.1);
            groups
                .map(|group| make(subject, &group.iter().map(|word| word.0).collect::<Vec<_>>(), group[0].1))
                .collect()
        })
        .collect()
}

/// Whether the first letters of some words of a text are those of an acronym, with or without the
/// small words between them.
pub fn spells(text: &str, acronym: &str) -> bool {
    let letters: Vec<char> = acronym.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let words = french::words(text);
    let initials = |keep_small: bool| -> Vec<char> {
        let kept = words.iter().filter(|word| keep_small || !is_function_word(&word.folded));
        kept.filter_map(|word| word.folded.chars().next()).collect()
    };
    letters.len() > 2
        && [true, false].into_iter().any(|all| initials(all).windows(letters.len()).any(|w| w == letters))
}

/// Whether a label is an acronym: capitals only, perhaps with dots or digits.
pub fn is_acronym(label: &str) -> bool {
    let letters = label.chars().filter(|c| c.is_alphabetic());
    label.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
        && (2..=8).contains(&letters.count())
}

/// Words of two capitals or more in a text: letters only, and not part of an address or a code.
pub fn capital_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    // Most texts have no two capitals in a row: look at bytes first, without decoding. A capital
    // with an accent is the byte C3, then one from 80 to 9E.
    let is_capital = |byte: u8| byte.is_ascii_uppercase();
    let is_pair = |a: u8, b: u8| {
        (is_capital(a) && (is_capital(b) || b == 0xc3)) || (matches!(a, 0x80..=0x9e) && is_capital(b))
    };
    if !text.as_bytes().windows(2).any(|pair| is_pair(pair[0], pair[1])) {
        return spans;
    }
    let is_glue = |c: char| matches!(c, '/' | '_' | '@' | '=' | '#' | '&');
    let mut start: Option<usize> = None;
    let mut is_plain = true;
    let mut before = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            if start.is_none() {
                start = Some(at);
                is_plain = !is_glue(before);
            }
            is_plain &= c.is_uppercase();
        } else if let Some(from) = start.take() {
            let is_numbered = text[at..]
                .strip_prefix('-')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if is_plain && !is_numbered && !is_glue(c) && text[from..at].chars().nth(1).is_some() {
                spans.push(from..at);
            }
        }
        before = c;
    }
    spans
}

/// Whether what stands between two words in capitals keeps them together: `NE L’OUBLIEZ PAS`.
fn is_tie(gap: &str) -> bool {
    gap.chars().all(|c| c.is_uppercase() || c.is_whitespace() || matches!(c, '’' | '\'' | '-'))
}

fn sort(subject: &Subject<'_>, facts: &Facts<'_>, word: &str) -> Sort {
    let is_roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    if facts.acronyms.contains(word) || EVERYDAY.binary_search(&word).is_ok() || is_roman {
        return Sort::Known;
    }
    let small = word.to_lowercase();
    let is_shouted = SHOUTED.contains(&crate::model::fold(word).as_str());
    if is_shouted || word.chars().count() > LONGEST_ACRONYM || is_used_small(subject, &small) {
        return Sort::Emphasis;
    }
    Sort::Acronym
}

fn is_used_small(subject: &Subject<'_>, small: &str) -> bool {
    let borders = |text: &str, at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + small.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    };
    subject
        .readable()
        .any(|(_, block)| block.text.match_indices(small).any(|(at, _)| borders(&block.text, at)))
}

fn make<'s>(subject: &'s Subject<'_>, words: &[&CapitalWord], sort: Sort) -> Run<'s> {
    let (first, last) = (words[0], words[words.len() - 1]);
    let block = &subject.passages[first.passage].blocks[first.block];
    let span = first.span.start..last.span.end;
    let place = |span: &Span| block.place(subject.passages[first.passage].prose, span);
    Run {
        text: &block.text[span.clone()],
        place: place(&span),
        words: words.iter().map(|word| (text(subject, word), place(&word.span))).collect(),
        is_quoted: french::is_quoted(&block.text, span.start),
        sort,
    }
}

fn text<'s>(subject: &'s Subject<'_>, word: &CapitalWord) -> &'s str {
    &block_text(subject, word)[word.span.clone()]
}

fn block_text<'s>(subject: &'s Subject<'_>, word: &CapitalWord) -> &'s str {
    &subject.passages[word.passage].blocks[word.block].text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_words_not_codes() {
        let words = |text: &str| -> Vec<String> {
            capital_spans(text).into_iter().map(|s| text[s].to_owned()).collect()
        };
        assert_eq!(
            words("L’ANCT et le GIP-FTLV, au XXe siècle : NE PAS ÉCRIRE."),
            ["ANCT", "GIP", "FTLV", "NE", "PAS", "ÉCRIRE"]
        );
        assert!(words("R65, M2, UTF-8, COVID19, MAX_SIZE, HTTP/2, a@ASSO.fr, Été À").is_empty());
    }

    #[test]
    fn initials_spell_an_acronym() {
        for (text, acronym, expected) in [
            ("un groupement d’intérêt public", "GIP", true),
            ("validation des acquis de l’expérience", "VAE", true),
            ("formation tout au long de la vie", "FTLV", true),
            ("le revenu de solidarité active", "R.S.A.", true),
            ("rencontre territoriale", "RT", false),
            ("une page", "ANCT", false),
        ] {
            assert_eq!(spells(text, acronym), expected, "{text}");
        }
        for (label, expected) in
            [("ANCT", true), ("R.S.A.", true), ("N2L", true), ("A", false), ("Anct", false), ("", false)]
        {
            assert_eq!(is_acronym(label), expected, "{label}");
        }
    }
}
