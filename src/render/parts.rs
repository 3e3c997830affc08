//! Long lists in parts, a page each, by the first letters of what they list: the A to Z of ten thousand terms
//! is no page to load on a telephone.
//!
//! The first page of such a list keeps its address and leads to the parts. A part stands below it, at
//! `lettre/c/` or `lettre/co-/`; its letters are the shortest that hold a page. A part that grows is divided, and
//! its page stays: it leads to the parts that it is divided into.

use std::collections::BTreeMap;

use crate::edition::Edition;
use crate::model::{EntryId, Kind, ThemeId, fold};
use crate::order::letter;
use crate::route::{PARTS, Page, Permalink};

/// Lines on a page of the A to Z: with twenty to thirty bytes each once compressed, a first visit stays below
/// 40 kB.
const LINES: usize = 800;

/// Entries with their summaries on a page: about four times as much each.
const CARDS: usize = 200;

/// The part of what begins with no letter of the alphabet.
const OTHERS: &str = "_autres";

/// The lists of a site that are in parts.
#[derive(Debug, Default)]
pub struct Parts(BTreeMap<Page, Vec<Part>>);

/// A part of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// The first letters of what it lists, without accents: `co`.
    letters: String,
    /// What it lists, in no order. Of a part that is divided, what has these letters and no other.
    pub items: Vec<Item>,
    /// Whether what goes on after these letters stands in other parts.
    is_divided: bool,
}

/// What a list holds: an entry under its title, or under another of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The entry.
    pub entry: EntryId,
    /// The position of the name among [`names`].
    pub name: usize,
}

impl Parts {
    /// Cuts the lists of an edition that are too long for a page.
    pub fn of(edition: &Edition, by_theme: &[Vec<EntryId>]) -> Self {
        let mut parts = BTreeMap::new();
        let mut put = |page: Page, items: &mut dyn Iterator<Item = (&str, Item)>, most: usize| {
            let items: Vec<(&str, Item)> = items.collect();
            if items.len() > most && edition.routes.page(page).is_some() {
                parts.insert(page, cut(items, most));
            }
        };
        put(Page::List(Kind::Term), &mut index(edition), LINES);
        for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Term) {
            put(Page::List(kind), &mut edition.listed(kind).map(|id| under_title(edition, id)), CARDS);
        }
        for (id, entries) in (0..).map(ThemeId).zip(by_theme) {
            put(Page::Theme(id), &mut entries.iter().map(|id| under_title(edition, *id)), CARDS);
        }
        Parts(parts)
    }

    /// The parts of a list, in alphabetical order; none for a list that is whole on its page.
    pub fn of_page(&self, page: Page) -> &[Part] {
        self.0.get(&page).map_or(&[], Vec::as_slice)
    }

    /// A part by its position.
    pub fn get(&self, page: Page, position: usize) -> Option<&Part> {
        self.of_page(page).get(position)
    }

    /// Every part: its list and its position.
    pub fn all(&self) -> impl Iterator<Item = (Page, usize)> {
        self.0.iter().flat_map(|(page, parts)| (0..parts.len()).map(|position| (*page, position)))
    }
}

impl Part {
    /// Where it stands, below its list.
    pub fn permalink(&self, list: &Permalink) -> Permalink {
        // The hyphen says that words go on, and makes a name that no device has (`con`, on Windows).
        let more = if self.letters.len() > 1 && self.letters != OTHERS { "-" } else { "" };
        Permalink::folder(&format!("{}{PARTS}/{}{more}", list.as_str().trim_start_matches('/'), self.letters))
    }

    /// The letter that it stands under: `C`, or `#`.
    pub fn letter(&self) -> char {
        match self.letters.chars().next() {
            Some(letter) if self.letters != OTHERS => letter.to_ascii_uppercase(),
            _ => '#',
        }
    }

    /// What it is called: `C`, or `Co…`, which no reader takes for a word; `None` for what begins with no letter.
    pub fn name(&self) -> Option<String> {
        let mut letters = self.letters.chars();
        let first = letters.next().filter(|_| self.letters != OTHERS)?;
        let more = (self.letters.len() > 1 && !self.is_divided).then_some('…');
        Some(first.to_uppercase().chain(letters).chain(more).collect())
    }
}

/// What the A to Z lists: each term under its title, its acronym and its admitted names.
pub fn index(edition: &Edition) -> impl Iterator<Item = (&str, Item)> {
    edition.listed(Kind::Term).flat_map(move |entry| {
        let names = names(edition, entry).into_iter().enumerate();
        names.map(move |(name, text)| (text, Item { entry, name }))
    })
}

/// The names of a term in the A to Z, its title first. Another spelling of the title would only stand beside it.
pub fn names(edition: &Edition, id: EntryId) -> Vec<&str> {
    let entry = edition.lexicon.get(id);
    let title = entry.title.value.as_str();
    let mut names = vec![title];
    if let Some(term) = entry.term() {
        let admitted = term.admitted.iter().map(|label| &label.label);
        let others =
            term.acronym.iter().chain(&term.expansion).chain(admitted).map(|label| label.value.as_str());
        let folded = fold(title);
        for name in others.filter(|name| fold(name) != folded) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn under_title(edition: &Edition, entry: EntryId) -> (&str, Item) {
    (edition.lexicon.get(entry).title.value.as_str(), Item { entry, name: 0 })
}

/// Parts of at most so many items, where first letters can tell these apart.
fn cut(items: Vec<(&str, Item)>, most: usize) -> Vec<Part> {
    let mut by_letter: BTreeMap<char, Vec<(String, Item)>> = BTreeMap::new();
    for (name, item) in items {
        by_letter.entry(letter(name)).or_default().push((key(name), item));
    }
    let mut parts = Vec::new();
    for (letter, items) in by_letter {
        match letter {
            '#' => parts.push(part(OTHERS, items, false)),
            _ => divide(items, 1, most, &mut parts),
        }
    }
    parts
}

/// Parts of items that share their first `shared` letters.
fn divide(items: Vec<(String, Item)>, shared: usize, most: usize, parts: &mut Vec<Part>) {
    let Some(first) = items.first().map(|(key, _)| start(key, shared).to_owned()) else { return };
    let can_be_told_apart = items.iter().any(|(key, _)| key.len() > shared);
    if items.len() <= most || !can_be_told_apart {
        parts.push(part(&first, items, false));
        return;
    }
    let (exact, others): (Vec<_>, Vec<_>) = items.into_iter().partition(|(key, _)| key.len() <= shared);
    parts.push(part(&first, exact, true));
    let mut longer: BTreeMap<String, Vec<(String, Item)>> = BTreeMap::new();
    for (key, item) in others {
        longer.entry(start(&key, shared + 1).to_owned()).or_default().push((key, item));
    }
    for items in longer.into_values() {
        divide(items, shared + 1, most, parts);
    }
}

fn part(letters: &str, items: Vec<(String, Item)>, is_divided: bool) -> Part {
    let items = items.into_iter().map(|(_, item)| item).collect();
    Part { letters: letters.to_owned(), items, is_divided }
}

/// A name by its letters and digits, without accents: what its place in the alphabet depends on.
fn key(name: &str) -> String {
    fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The first letters of a key, which is ASCII.
fn start(key: &str, letters: usize) -> &str {
    key.get(..letters).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Files;
    use crate::render::Site;
    use crate::render::fixture::{CONFIG, project, site_of, term, text};

    fn parts(names: &[&str], most: usize) -> Vec<String> {
        let item = |name| Item { entry: EntryId(0), name };
        let items = names.iter().enumerate().map(|(at, name)| (*name, item(at)));
        let name = |part: &Part| part.name().unwrap_or_else(|| "#".to_owned());
        cut(items.collect(), most).iter().map(|part| format!("{} {}", name(part), part.items.len())).collect()
    }

    #[test]
    fn a_part_has_the_shortest_letters_that_hold_a_page() {
        let names = ["État", "étape", "« Et »", "œuvre", "3 temps", "aller vers", "l’écoute", "éthique", "Ω"];
        assert_eq!(parts(&names, 5), ["# 2", "A 1", "E 4", "L 1", "O 1"]);
        assert_eq!(
            parts(&names, 2),
            ["# 2", "A 1", "E 0", "Et 1", "Eta… 2", "Eth… 1", "L 1", "O 1"],
            "the page of a part that is divided stays"
        );
        // What no letter tells apart stays together.
        assert_eq!(parts(&["cœur", "Coeur", "cœur !"], 1), ["C 0", "Co 0", "Coe 0", "Coeu 0", "Coeur… 3"]);
        assert_eq!(
            parts(&["terme 1", "terme 2", "terme 3"], 1),
            ["T 0", "Te 0", "Ter 0", "Term 0", "Terme 0", "Terme1… 1", "Terme2… 1", "Terme3… 1"]
        );
    }

    /// A site of so many terms, all of one theme, under the letters A to D.
    fn long_site(terms: usize) -> Site {
        let texts: Vec<(String, String)> = (0..terms)
            .map(|at| {
                let title =
                    format!("{}{} {at}", ["a", "b", "c", "d"][at % 4], ["a", "e", "i", "o"][at / 4 % 4]);
                (format!("content/lexique/t{at}.md"), term(&title, ""))
            })
            .collect();
        let texts: Vec<(&str, &str)> =
            texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        site_of(&project(CONFIG, &texts))
    }

    #[test]
    fn each_entry_of_a_long_list_is_on_one_of_its_parts() {
        let site = long_site(LINES);
        let parts_of = |list: &str| -> Vec<String> {
            let paths = site.paths().into_iter().map(|path| path.to_string());
            paths.filter(|path| path.starts_with(&format!("{list}lettre/"))).collect()
        };
        for (list, up) in [("lexique/", "../../"), ("themes/metier/", "../../../../lexique/")] {
            let first = text(&site, &format!("{list}index.html"));
            let mut found = Vec::new();
            let parts = parts_of(list);
            assert!(parts.len() > 3, "{list}: {parts:?}");
            for path in parts {
                let part = path.strip_prefix(list).and_then(|path| path.strip_suffix("index.html")).unwrap();
                let html = text(&site, &path);
                let is_led_to = first.contains(&format!("<a href=\"{part}\">"));
                assert_ne!(is_led_to, html.contains("noindex"), "{list}: {part}");
                let link = format!("<a href=\"{up}t");
                let links = html.split(link.as_str()).skip(1);
                found.extend(links.map(|rest| rest.split_once('/').unwrap().0.parse::<usize>().unwrap()));
            }
            found.sort_unstable();
            assert_eq!(found, (0..LINES).collect::<Vec<_>>(), "{list}");
        }
        // The letters of the home page still lead to theirs.
        assert!(text(&site, "lexique/index.html").contains("id=\"_c\""));
        let part = text(&site, "lexique/lettre/c/index.html");
        assert!(
            part.contains("<h1>Lexique de A à Z\u{a0}: C</h1>") && part.contains("rel=\"next\""),
            "{part}"
        );
    }

    #[test]
    fn every_part_is_known_to_the_theme_and_every_link_of_it_leads_somewhere() {
        let site = long_site(4 * LINES);
        let paths: Vec<String> = site.paths().iter().map(ToString::to_string).collect();
        // « a », divided into « aa », « ae »…, keeps its page.
        for path in ["lexique/lettre/a/index.html", "themes/metier/lettre/a/index.html"] {
            assert!(paths.iter().any(|known| known == path), "{path}");
            let html = text(&site, path);
            let links: Vec<&str> =
                html.split("href=\"../").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert!(links.contains(&"ae-/") && html.contains("noindex"), "{links:?}");
            for link in links.into_iter().filter(|link| link.ends_with("-/")) {
                let part = path.replace("a/index.html", &format!("{link}index.html"));
                assert!(paths.contains(&part), "{part}");
            }
            assert!(!html.contains("pas encore de terme") && !html.contains("Aucune entrée"), "{html}");
        }
    }

    #[test]
    fn a_short_list_is_whole_on_its_page() {
        assert!(long_site(20).paths().iter().all(|path| !path.as_str().contains("/lettre/")));
    }

    #[test]
    fn a_part_stands_below_its_list() {
        let part = |letters| part(letters, vec![], false);
        let list = Permalink::folder("lexique");
        assert_eq!(part("c").permalink(&list).as_str(), "/lexique/lettre/c/");
        assert_eq!(part("con").permalink(&list).as_str(), "/lexique/lettre/con-/");
        assert_eq!(part(OTHERS).permalink(&list).as_str(), "/lexique/lettre/_autres/");
        assert_eq!((part("co").letter(), part(OTHERS).letter()), ('C', '#'));
    }
}
