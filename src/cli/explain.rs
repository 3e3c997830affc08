//! `boussole explain`: a rule's manual page, or the list of all rules.

use std::io::Write;

use anstyle::Style;
use clap::{ArgMatches, Command};

use super::command::positional;
use super::console::width;
use super::failure::Failure;
use super::{Console, Exit, pick, typeset};
use crate::diagnostic::{Code, Family, Lang, did_you_mean, text};

const BOLD: Style = Style::new().bold();
const CODE: Style = anstyle::AnsiColor::Cyan.on_default();
/// Longer lines tire the eye, whatever the terminal.
const MEASURE: usize = 84;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let help = pick(
        lang,
        "Nom de la règle, entre crochets dans le message (sans lui : la liste des règles)",
        "Name of the rule, in brackets in the message (by default the list of rules)",
    );
    Command::new("explain")
        .about(pick(
            lang,
            "Explique une règle, ou liste toutes les règles",
            "Explain a rule, or list all rules",
        ))
        .arg(positional(lang, "code", pick(lang, "RÈGLE", "RULE"), help))
}

/// Prints the page or the list.
pub fn run(matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let page = match matches.get_one::<String>("code") {
        Some(word) => manual(find(word)?, console.lang),
        None => list(console.lang),
    };
    write!(console.out(), "{page}").map_err(|error| Failure::output(&error))?;
    Ok(Exit::Clean)
}

/// The rule of that name; brackets, capitals and accents do not matter.
fn find(word: &str) -> Result<Code, Failure> {
    let name = crate::model::slugify(word);
    Code::named(&name).ok_or_else(|| {
        let names = Code::ALL.iter().map(|code| code.name());
        Failure::new(text(format!("il n’y a pas de règle « {word} »"), format!("there is no rule “{word}”")))
            .maybe_hint(did_you_mean(&name, names))
            .hint(text("toutes les règles : boussole explain", "all rules: boussole explain"))
    })
}

fn list(lang: Lang) -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let mut page = String::new();
    for family in [Family::Reading, Family::Integrity, Family::Quality, Family::Writing] {
        page.push_str(&format!("{BOLD}{}{BOLD:#}\n", title(family, lang)));
        for code in Code::ALL.iter().filter(|code| code.family() == family) {
            page.push_str(&format!("  {CODE}{:widest$}{CODE:#}  {}\n", code.name(), code.title(lang)));
        }
        page.push('\n');
    }
    page.push_str(pick(
        lang,
        "Pour en lire une : boussole explain RÈGLE\n",
        "To read one: boussole explain RULE\n",
    ));
    page
}

fn title(family: Family, lang: Lang) -> &'static str {
    match family {
        Family::Reading => {
            pick(lang, "Lecture : sans elle, rien à publier", "Reading: without it, nothing to publish")
        }
        Family::Integrity => {
            pick(lang, "Intégrité : liens, noms, promesses", "Integrity: links, names, promises")
        }
        Family::Quality => pick(lang, "Qualité du lexique", "Quality of the lexicon"),
        Family::Writing => pick(lang, "Écriture : des conseils", "Writing: advice"),
    }
}

/// The page for a terminal. Our manual needs headings, paragraphs, lists, code and emphasis only.
fn manual(code: Code, lang: Lang) -> String {
    let level = match code.severity() {
        Some(severity) => severity.word(lang),
        None => pick(lang, "silence", "silent"),
    };
    let mut page = format!("{CODE}{}{CODE:#} ({level})\n", code.name());
    let measure = width().min(MEASURE);
    let mut is_code = false;
    for line in code.manual(lang).lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
            continue;
        }
        let (first, next, words) = match line.trim_start() {
            _ if is_code => {
                page.push_str(&format!("    {CODE}{line}{CODE:#}\n"));
                continue;
            }
            heading if heading.starts_with('#') => {
                page.push_str(&format!("{BOLD}{}{BOLD:#}\n", heading.trim_start_matches('#').trim()));
                continue;
            }
            item if item.starts_with("- ") => ("  - ", "    ", &item[2..]),
            words => ("", "", words),
        };
        page.push_str(&mark(&wrap(&typeset(words, lang), first, next, measure)));
        page.push('\n');
    }
    page
}

/// Breaks a paragraph between words. A no-break space does not break.
fn wrap(text: &str, first: &str, next: &str, measure: usize) -> String {
    let mut lines = first.to_owned();
    let mut column = first.chars().count();
    let mut is_start = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().filter(|c| !matches!(c, '`' | '*')).count();
        if !is_start && column + 1 + length > measure {
            lines.push('\n');
            lines.push_str(next);
            column = next.chars().count();
        } else if !is_start {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
        is_start = false;
    }
    lines
}

/// Code between backquotes in colour, words between double stars in bold.
fn mark(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    for (at, part) in text.split('`').enumerate() {
        match at % 2 {
            // Backquotes stay where colours may not be seen.
            1 => marked.push_str(&format!("{CODE}{part}{CODE:#}")),
            _ => {
                for (at, words) in part.split("**").enumerate() {
                    match at % 2 {
                        1 => marked.push_str(&format!("{BOLD}{words}{BOLD:#}")),
                        _ => marked.push_str(words),
                    }
                }
            }
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_page_and_its_line() {
        for lang in [Lang::Fr, Lang::En] {
            let list = list(lang);
            for code in Code::ALL {
                assert!(list.contains(code.name()), "{}", code.name());
                assert!(manual(*code, lang).contains(code.name()));
            }
        }
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        assert_eq!(find("[Clé-inconnue]"), Ok(Code::UnknownKey));
        let failure = find("cle-inconue").unwrap_err();
        assert!(failure.hints[0].fr.contains("cle-inconnue"), "{failure:?}");
    }

    #[test]
    fn paragraphs_are_broken_between_words() {
        assert_eq!(wrap("un deux trois", "", "", 7), "un deux\ntrois");
        assert_eq!(wrap("un deux : trois", "  - ", "    ", 12), "  - un\n    deux :\n    trois");
        assert_eq!(wrap("", "", "", 7), "");
        assert_eq!(wrap("anticonstitutionnellement", "", "", 7), "anticonstitutionnellement");
    }
}
