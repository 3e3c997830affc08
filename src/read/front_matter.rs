//! Where the front matter ends and the body begins.

use super::keys::is_key;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::source::{Place, Source, SourceId, Span};

/// The two parts of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// Between the two lines of hyphens.
    pub yaml: Span,
    /// After them.
    pub body: Span,
    /// Whether there is a front matter at all.
    pub is_present: bool,
}

/// Splits a file at its lines of three hyphens.
pub fn split(source: &Source, id: SourceId, complaints: &mut Diagnostics) -> FrontMatter {
    let text_of = &source.text;
    let end = text_of.len();
    let mut lines = lines(text_of).skip_while(|(_, line)| line.trim().is_empty());
    let Some((opening, line)) = lines.next() else {
        complaints.push(absent(id, 0..0, text("ce fichier est vide", "this file is empty")));
        return FrontMatter { yaml: end..end, body: end..end, is_present: false };
    };
    match rule_of(line) {
        Rule::Hyphens => {}
        Rule::Dashes => complaints.push(dashes(id, opening.clone())),
        Rule::None if opens_with_key(line) => {
            let closing = lines.find(|(_, line)| !matches!(rule_of(line), Rule::None));
            complaints.push(unopened(
                id,
                opening.start..opening.start + line.trim_end().len(),
                closing.is_some(),
            ));
            let (yaml, body) = match closing {
                Some((rule, _)) => (rule.start, next_line(text_of, rule.end)),
                None => (end, end),
            };
            return FrontMatter { yaml: opening.start..yaml, body: body..end, is_present: false };
        }
        Rule::None => {
            let message = text("ce fichier n’a pas d’en-tête", "this file has no front matter");
            complaints.push(absent(id, opening.start..opening.start + line.trim_end().len(), message));
            return FrontMatter { yaml: opening.start..opening.start, body: 0..end, is_present: false };
        }
    }
    let start = next_line(text_of, opening.end);
    let mut first_gap = None;
    for (span, line) in lines {
        match rule_of(line) {
            // A list item is never alone on its line with three signs: this is the closing line.
            Rule::Hyphens => {
                return FrontMatter {
                    yaml: start..span.start,
                    body: next_line(text_of, span.end)..end,
                    is_present: true,
                };
            }
            Rule::Dashes => {
                complaints.push(dashes(id, span.clone()));
                return FrontMatter {
                    yaml: start..span.start,
                    body: next_line(text_of, span.end)..end,
                    is_present: true,
                };
            }
            Rule::None if line.trim_end() == "..." => {
                return FrontMatter {
                    yaml: start..span.start,
                    body: next_line(text_of, span.end)..end,
                    is_present: true,
                };
            }
            Rule::None if line.trim().is_empty() || line.starts_with('#') => {
                first_gap = first_gap.or(Some(span.start));
            }
            Rule::None => {}
        }
    }
    // Never closed: what stands before the first empty line is most likely the front matter.
    let gap = first_gap.unwrap_or(end);
    complaints.push(
        Diagnostic::new(
            Code::UnclosedFrontMatter,
            Place::new(id, opening.clone()),
            text("l’en-tête ouvert ici n’est jamais fermé", "the front matter opened here is never closed"),
        )
        .hint(text(
            "ajoutez une ligne de trois traits d’union, ---, entre l’en-tête et le texte",
            "add a line of three hyphens, ---, between the front matter and the text",
        )),
    );
    FrontMatter { yaml: start..gap.max(start), body: gap.max(start)..end, is_present: true }
}

enum Rule {
    Hyphens,
    /// What a word processor makes of hyphens.
    Dashes,
    None,
}

fn rule_of(line: &str) -> Rule {
    let line = line.trim_end();
    match line {
        "---" => Rule::Hyphens,
        "" => Rule::None,
        _ if line.chars().count() <= 4
            && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '―' | '−'))
            && line != "-" =>
        {
            Rule::Dashes
        }
        _ => Rule::None,
    }
}

/// Whether a line is one of a front matter that lacks its first line.
fn opens_with_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| is_key(name) && value.starts_with([' ', '\u{a0}']))
}

fn unopened(id: SourceId, span: Span, is_closed: bool) -> Diagnostic {
    let message = text("l’en-tête n’est pas ouvert", "the front matter is not opened");
    Diagnostic::new(Code::MissingFrontMatter, Place::new(id, span), message).hint(match is_closed {
        true => text("ajoutez une ligne --- avant celle-ci", "add a line --- before this one"),
        false => text(
            "ajoutez une ligne --- avant celle-ci, et une autre entre l’en-tête et le texte",
            "add a line --- before this one, and another between the front matter and the text",
        ),
    })
}

fn absent(id: SourceId, span: Span, message: crate::diagnostic::Text) -> Diagnostic {
    Diagnostic::new(Code::MissingFrontMatter, Place::new(id, span), message).hint(text(
        "commencez le fichier par trois lignes : « --- », « titre: \"Le titre\" », « --- » ; ou faites-le avec « boussole new »",
        "begin the file with three lines: “---”, “titre: \"The title\"”, “---”; or make it with “boussole new”",
    ))
}

fn dashes(id: SourceId, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MissingFrontMatter,
        Place::new(id, span),
        text("cette ligne n’est pas faite de trois traits d’union", "this line is not made of three hyphens"),
    )
    .hint(text("remplacez-la par : ---", "replace it with: ---"))
}

fn next_line(text: &str, end: usize) -> usize {
    (end + 1).min(text.len())
}

fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start..start + line.len(), line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String, Vec<Code>) {
        let source = Source::new("a.md", text.as_bytes());
        let mut complaints = Diagnostics::default();
        let front = split(&source, SourceId(0), &mut complaints);
        let codes = complaints.iter().map(|d| d.code).collect();
        (source.slice(&front.yaml).to_owned(), source.slice(&front.body).to_owned(), codes)
    }

    #[test]
    fn files_are_split_where_people_meant() {
        let case = |text: &str, yaml: &str, body: &str, codes: &[Code]| {
            assert_eq!(parts(text), (yaml.to_owned(), body.to_owned(), codes.to_vec()), "{text:?}");
        };
        case("---\na: b\n---\ntexte", "a: b\n", "texte", &[]);
        case("\n\n---\na: b\n---", "a: b\n", "", &[]);
        case("---\r\na: b\r\n--- \r\ntexte", "a: b\n", "texte", &[]);
        case("---\n---\n", "", "", &[]);
        case("---\na: b\n...\nx\n---\n", "a: b\n", "x\n---\n", &[]);
        case("", "", "", &[Code::MissingFrontMatter]);
        case("texte", "", "texte", &[Code::MissingFrontMatter]);
        case("—-\na: b\n---\nx", "a: b\n", "x", &[Code::MissingFrontMatter]);
        case("---\na: b\n\n## Titre\nx", "a: b\n", "\n## Titre\nx", &[Code::UnclosedFrontMatter]);
        case("---\na: b", "a: b", "", &[Code::UnclosedFrontMatter]);
    }
}
