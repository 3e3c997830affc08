//! Complaints shown in a page: a panel over the last good site, or a page of their own.
//!
//! Everything that comes from the site's texts is escaped.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Severity, Text, text};
use crate::markdown;
use crate::report::printable;
use crate::source::{Source, Sources, floor_char};

/// The id of the panel: the script finds it by that.
pub const ID: &str = "boussole-signalements";

/// Complaints shown; the terminal has the others.
const SHOWN: usize = 30;
/// Characters of a line shown before a place, and after its beginning.
const BEFORE: usize = 60;
const AFTER: usize = 90;

/// The panel of some complaints; nothing when there are only hints. `is_fresh` says that no page
/// made from older texts is below it.
pub fn panel(diagnostics: &Diagnostics, sources: &Sources, is_fresh: bool, lang: Lang) -> String {
    let errors = diagnostics.count(Severity::Error);
    let warnings = diagnostics.count(Severity::Warning);
    if errors + warnings == 0 {
        return String::new();
    }
    let of = |severity| diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity);
    let shown = of(Severity::Error).chain(of(Severity::Warning)).take(SHOWN);
    let mut items: String = shown.map(|diagnostic| item(diagnostic, sources, lang)).collect();
    let hidden = (errors + warnings).saturating_sub(SHOWN);
    if hidden > 0 {
        let rest = text(
            format!("et {hidden} de plus, dans le terminal"),
            format!("and {hidden} more, in the terminal"),
        );
        let _ = write!(items, "<li>{}</li>", rest.get(lang));
    }
    let mut summary = summary(errors, warnings, lang);
    if !is_fresh {
        let stale = text(
            "le site montré est le dernier sans erreur",
            "the site shown is the last one without errors",
        );
        let _ = write!(summary, "<span class=\"boussole-ancien\"> : {}</span>", stale.get(lang));
    }
    frame(&summary, &items, errors > 0, lang)
}

/// The panel of something that is nobody's text.
pub fn trouble(trouble: &Text, lang: Lang) -> String {
    let summary = text("Le site ne peut pas être refait", "The site cannot be made again");
    frame(summary.get(lang), &format!("<li><p>{}</p></li>", escape(trouble.get(lang))), true, lang)
}

/// A page that shows a panel and nothing else: for when there is no site to show.
pub fn page(panel: &str, lang: Lang) -> String {
    let title = text("Le site ne peut pas encore être montré", "The site cannot be shown yet");
    let way_out = text(
        "Corrigez puis enregistrez : cette page se recharge seule.",
        "Mend and save: this page loads again by itself.",
    );
    let (tag, title, way_out) = (lang.tag(), title.get(lang), way_out.get(lang));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\" class=\"boussole-page\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"icon\" href=\"data:,\"></head>\n<body><h1>{title}</h1><p>{way_out}</p>{panel}</body></html>\n"
    )
}

fn frame(summary: &str, items: &str, is_open: bool, lang: Lang) -> String {
    let label = text("Signalements de Boussole", "Complaints of Boussole");
    let open = if is_open { " open" } else { "" };
    format!(
        "<aside id=\"{ID}\" lang=\"{}\" aria-label=\"{}\"><details{open}><summary>{summary}</summary><ol>{items}</ol></details></aside>",
        lang.tag(),
        label.get(lang),
    )
}

fn summary(errors: usize, warnings: usize, lang: Lang) -> String {
    let count = |count: usize, severity: Severity| match count {
        0 => None,
        1 => Some(format!("1 {}", severity.word(lang))),
        count => Some(format!("{count} {}s", severity.word(lang))),
    };
    let parts: Vec<_> =
        [count(errors, Severity::Error), count(warnings, Severity::Warning)].into_iter().flatten().collect();
    parts.join(", ")
}

fn item(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let (path, line, column) = sources.locate(&diagnostic.place);
    let severity = diagnostic.severity.word(lang);
    let mut html = format!(
        "<li class=\"boussole-{}\"><p><strong>{severity}</strong> {}</p><p><code>{}:{line}:{column}</code></p>",
        diagnostic.severity.word(Lang::En),
        escape(diagnostic.message.get(lang)),
        escape(path),
    );
    html.push_str(&excerpt(sources.get(diagnostic.place.source), diagnostic, line));
    for hint in &diagnostic.hints {
        let word = text("aide", "help");
        let _ = write!(
            html,
            "<p class=\"boussole-aide\"><strong>{}</strong> {}</p>",
            word.get(lang),
            escape(hint.get(lang))
        );
    }
    for (place, label) in &diagnostic.related {
        let (path, line, column) = sources.locate(place);
        let _ =
            write!(html, "<p>{} <code>{}:{line}:{column}</code></p>", escape(label.get(lang)), escape(path));
    }
    let _ = write!(
        html,
        "<p class=\"boussole-regle\"><code>boussole explain {}</code></p></li>",
        diagnostic.code.name()
    );
    html
}

/// The line that a complaint points at, its place marked, cut around it when it is long.
fn excerpt(source: &Source, diagnostic: &Diagnostic, number: usize) -> String {
    let text = source.text.as_str();
    let span = &diagnostic.place.span;
    if *span == (0..0) {
        return String::new();
    }
    let start = floor_char(text, span.start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = floor_char(text, span.end).clamp(start, line_end);
    let marked_end = forward(text, start, end, AFTER);
    let from = backward(text, line_start, start, BEFORE);
    let to = forward(text, marked_end, line_end, AFTER);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    format!(
        "<pre><span>{number} | </span>{}{}<mark>{}</mark>{}{}</pre>",
        cut(from > line_start),
        escape(&text[from..start]),
        escape(&text[start..marked_end]),
        escape(&text[marked_end..to]),
        cut(to < line_end),
    )
}

fn forward(text: &str, from: usize, limit: usize, characters: usize) -> usize {
    text[from..limit].char_indices().nth(characters).map_or(limit, |(at, _)| from + at)
}

fn backward(text: &str, limit: usize, to: usize, characters: usize) -> usize {
    text[limit..to].char_indices().rev().nth(characters - 1).map_or(limit, |(at, _)| limit + at)
}

fn escape(text: &str) -> String {
    markdown::escape(&printable(text))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Place;

    fn shown(source: &str, span: std::ops::Range<usize>, lang: Lang) -> String {
        let mut sources = Sources::default();
        let id = sources.add(Arc::new(Source::new("content/<a>.md", source.as_bytes())));
        let message = text("« <b> » n’existe pas", "“<b>” does not exist");
        let complaint = Diagnostic::new(Code::UnknownReference, Place::new(id, span), message);
        panel(&[complaint.hint(text("écrivez", "write"))].into_iter().collect(), &sources, false, lang)
    }

    #[test]
    fn places_are_marked_and_text_is_escaped() {
        let html = shown("un\nvoir: <script>x\ndeux", 9..17, Lang::Fr);
        for part in [
            "<summary>1 erreur<span class=\"boussole-ancien\"> : le site montré",
            "« &lt;b&gt; » n’existe pas",
            "<code>content/&lt;a&gt;.md:2:7</code>",
            "<pre><span>2 | </span>voir: <mark>&lt;script&gt;</mark>x</pre>",
            "<strong>aide</strong> écrivez",
            "boussole explain reference-inconnue",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(shown("abc", 0..1, Lang::En).contains("<summary>1 error<"));
    }

    #[test]
    fn odd_places() {
        let long = format!("{}œ{}", "é".repeat(500), "à".repeat(500));
        assert!(shown(&long, 1000..1002, Lang::Fr).contains(&format!(
            "…{}<mark>œ</mark>{}…",
            "é".repeat(60),
            "à".repeat(90)
        )));
        assert!(shown("a\nb", 0..3, Lang::Fr).contains("<mark>a</mark></pre>"));
        assert!(!shown("a", 0..0, Lang::Fr).contains("<pre>"));
        assert!(shown("a", 7..9, Lang::Fr).contains("<mark></mark>"));
        assert!(shown("é", 1..2, Lang::Fr).contains("<mark>é</mark>"));
    }

    #[test]
    fn hints_alone_show_nothing() {
        let mut sources = Sources::default();
        let id = sources.add(Arc::new(Source::new("a.md", b"x")));
        let hint = Diagnostic::new(Code::Capitals, Place::start(id), text("x", "x"));
        assert_eq!(panel(&[hint].into_iter().collect(), &sources, true, Lang::Fr), "");
    }
}
