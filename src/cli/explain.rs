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

/// The page for a terminal, the rule's name and weight above it.
fn manual(code: Code, lang: Lang) -> String {
    let level = match code.severity() {
        Some(severity) => severity.word(lang),
        None => pick(lang, "silence", "silent"),
    };
    let page = draw(code.manual(lang), lang, width().min(MEASURE));
    format!("{CODE}{}{CODE:#} ({level})\n\n{page}", code.name())
}

/// Markdown as our manual needs it: headings, paragraphs, lists, blocks of code.
fn draw(markdown: &str, lang: Lang, measure: usize) -> String {
    let mut page = String::new();
    let mut paragraph = String::new();
    let mut is_code = false;
    for line in markdown.lines() {
        let is_fence = line.trim_start().starts_with("```");
        if is_code && !is_fence {
            page.push_str(&if line.is_empty() {
                "\n".to_owned()
            } else {
                format!("    {CODE}{line}{CODE:#}\n")
            });
            continue;
        }
        let heading = line.strip_prefix('#').map(|rest| rest.trim_start_matches('#').trim());
        if is_fence || line.is_empty() || heading.is_some() || line.starts_with("- ") {
            page.push_str(&close(&mut paragraph, lang, measure));
        }
        match heading {
            _ if is_fence => is_code = !is_code,
            _ if line.is_empty() => page.push('\n'),
            Some(heading) => page.push_str(&format!("{BOLD}{heading}{BOLD:#}\n")),
            None => paragraph.extend([line.trim(), " "]),
        }
    }
    page.push_str(&close(&mut paragraph, lang, measure));
    page
}

/// The paragraph or the item so far, broken into lines.
fn close(paragraph: &mut String, lang: Lang, measure: usize) -> String {
    let words = std::mem::take(paragraph);
    if words.trim().is_empty() {
        return String::new();
    }
    let (first, next, words) = match words.strip_prefix("- ") {
        Some(item) => ("  - ", "    ", item),
        None => ("", "", words.as_str()),
    };
    mark(&wrap(&typeset(words, lang), first, next, measure)) + "\n"
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
        assert_eq!(wrap("un deux\u{a0}: trois", "  - ", "    ", 12), "  - un\n    deux\u{a0}:\n    trois");
        assert_eq!(wrap("", "", "", 7), "");
        assert_eq!(wrap("anticonstitutionnellement", "", "", 7), "anticonstitutionnellement");
    }

    #[test]
    fn pages_are_drawn_for_a_terminal() {
        let page = "# Titre\n\nUn mot,\ndeux `mots` : **trois**.\n\n- un\n  point\n- deux\n\n```yaml\na: 1\n\nb: 2\n```\n\nFin.\n";
        let drawn = anstream::adapter::strip_str(&draw(page, Lang::Fr, 14)).to_string();
        assert_eq!(
            drawn,
            "Titre\n\nUn mot, deux\nmots\u{a0}: trois.\n\n  - un point\n  - deux\n\n    a: 1\n\n    b: 2\n\nFin.\n"
        );
    }
}
