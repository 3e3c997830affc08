#![doc = include_str!("../diagnostic/manual/en/svg-dangereux.md")]

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, text};
use crate::project::Asset;
use crate::source::{Place, Source, SourceId, Span};

/// Flaws told of one drawing: past that, it is the drawing that must go.
const TOLD: usize = 12;

/// Elements that run a program, hold a page or play something (SVG 2; HTML within `foreignObject`).
const ELEMENTS: &[&str] = &[
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "handler",
    "listener",
    "base",
    "meta",
    "link",
];

/// Encodings in which a byte under 80 is the sign it looks like. In another one, a browser could read
/// a tag where this rule reads none.
const ENCODINGS: &[&str] =
    &["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16"];

/// Looks for anything in drawings that could run or fetch something.
///
/// A drawing is published as it is, and a browser that opens it alone runs what it holds. This is a
/// reading of signs, not of XML: it errs on the side of refusing, comments included, so no trick of
/// spacing, capitals, prefixes or entities passes.
///
/// `ids` gives the number of each drawing's text, by its path.
pub fn check(assets: &[Asset], ids: &HashMap<String, SourceId>) -> Diagnostics {
    let drawings = assets.iter().filter_map(|asset| asset.svg.as_ref());
    drawings.filter_map(|source| ids.get(&source.path).map(|id| complain(*id, source))).flatten().collect()
}

fn complain(id: SourceId, source: &Source) -> impl Iterator<Item = Diagnostic> {
    flaws(&source.text).into_iter().take(TOLD).map(move |(span, message)| {
        Diagnostic::new(Code::UnsafeSvg, Place::new(id, span), message).hint(text(
            "effacez cette partie du fichier, ou enregistrez le dessin en « SVG simple » ou en PNG",
            "delete this part of the file, or save the drawing as “plain SVG” or as PNG",
        ))
    })
}

fn flaws(svg: &str) -> Vec<(Span, Text)> {
    let mut flaws = Vec::new();
    let mut at = 0;
    while let Some(open) = svg[at..].find('<').map(|found| at + found) {
        let inner = &svg[open + 1..];
        let lead = inner.len() - inner.trim_start().len();
        let start = open + 1 + lead;
        at = start;
        match svg[start..].chars().next() {
            Some('!') => at = declaration(svg, open, start, &mut flaws),
            Some('?') => at = instruction(svg, open, &mut flaws),
            Some('/') => {}
            _ => at = tag(svg, open, start, &mut flaws),
        }
    }
    styles(svg, &mut flaws);
    flaws.sort_by_key(|(span, _)| (span.start, span.end));
    flaws.dedup_by(|second, first| second.0 == first.0);
    flaws
}

/// `<!ENTITY`, and a document type with its own rules, can make any text out of another. Gives where
/// to go on: within a comment or a section of text, after anything else.
fn declaration(svg: &str, open: usize, start: usize, flaws: &mut Vec<(Span, Text)>) -> usize {
    let words = svg[start + 1..].trim_start();
    let is = |name: &str| words.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
    if !is("doctype") && !is("entity") && !is("attlist") {
        return start;
    }
    let end = svg[open..].find('>').map_or(svg.len(), |length| open + length + 1);
    if !is("doctype") || svg[open..end].contains('[') {
        flaws.push((open..end, text("ce dessin déclare des entités", "this drawing declares entities")));
    }
    end
}

/// `<?xml-stylesheet` fetches a style; `<?xml` may claim an encoding that hides tags. Gives
/// where it ends.
fn instruction(svg: &str, open: usize, flaws: &mut Vec<(Span, Text)>) -> usize {
    let end = svg[open..].find('>').map_or(svg.len(), |length| open + length + 1);
    let words = svg[open..end].to_ascii_lowercase();
    if words.contains("xml-stylesheet") {
        flaws.push((
            open..end,
            text("ce dessin va chercher une feuille de style", "this drawing fetches a style sheet"),
        ));
    }
    let encoding = words.split_once("encoding").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    if encoding.is_some_and(|name| !ENCODINGS.contains(&name.trim())) {
        flaws.push((open..end, text("ce dessin n’est pas en UTF-8", "this drawing is not in UTF-8")));
    }
    end
}

/// A tag and its attributes; gives where it ends.
fn tag(svg: &str, open: usize, start: usize, flaws: &mut Vec<(Span, Text)>) -> usize {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=' | '<' | '"' | '\'');
    let name_end = svg[start..].find(is_end).map_or(svg.len(), |length| start + length);
    let name = local(&svg[start..name_end]);
    if ELEMENTS.contains(&name.as_str()) {
        let message = text(
            format!("ce dessin contient un élément <{name}>"),
            format!("this drawing holds a <{name}> element"),
        );
        flaws.push((open..name_end, message));
    }
    let mut at = name_end;
    loop {
        let rest = &svg[at..];
        let skipped = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '=' | '"' | '\''))
                .len();
        at += skipped;
        match svg[at..].chars().next() {
            None | Some('<') => return at,
            Some('>') => return at + 1,
            Some(_) => at = attribute(svg, at, &name, flaws),
        }
    }
}

/// An attribute; gives where it ends, always further on.
fn attribute(svg: &str, start: usize, element: &str, flaws: &mut Vec<(Span, Text)>) -> usize {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '"' | '\'' | '<');
    let name_end = svg[start..].find(is_end).map_or(svg.len(), |length| start + length);
    let name = local(&svg[start..name_end]);
    let after = svg[name_end..].trim_start();
    let Some(raw) = after.strip_prefix('=').map(str::trim_start) else { return name_end };
    let value_start = svg.len() - raw.len();
    let (value, end) = match raw.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &raw[1..];
            let length = inner.find(quote).unwrap_or(inner.len());
            (&inner[..length], (value_start + 1 + length + 1).min(svg.len()))
        }
        _ => {
            let length = raw.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(raw.len());
            (&raw[..length], value_start + length)
        }
    };
    if let Some(message) = danger(&name, &bare(value), element) {
        flaws.push((start..end, message));
    }
    end
}

fn danger(name: &str, value: &str, element: &str) -> Option<Text> {
    let animates_handler = name == "attributename" && value.starts_with("on");
    if (name.len() > 2 && name.starts_with("on")) || animates_handler {
        return Some(text(
            format!("ce dessin réagit par un programme ({name})"),
            format!("this drawing reacts with a program ({name})"),
        ));
    }
    if ["javascript:", "vbscript:", "data:text", "data:application", "data:image/svg"]
        .iter()
        .any(|scheme| value.contains(scheme))
    {
        return Some(text("cette adresse lance un programme", "this address runs a program"));
    }
    let is_address = matches!(name, "href" | "src" | "to" | "from" | "values" | "by");
    // Going elsewhere on a click is what a link is for; fetching without one is not.
    if (is_address && element != "a" && is_foreign(value)) || fetches(value) {
        return Some(text(
            "ce dessin va chercher quelque chose ailleurs",
            "this drawing fetches something from elsewhere",
        ));
    }
    None
}

fn is_foreign(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let has_scheme = scheme.is_some_and(|s| {
        !s.is_empty()
            && s.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && s.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    let is_picture = [
        "data:image/png",
        "data:image/jpeg",
        "data:image/jpg",
        "data:image/gif",
        "data:image/webp",
        "data:image/avif",
    ];
    address.starts_with("//")
        || address.starts_with("\\\\")
        || (has_scheme && !is_picture.iter().any(|kind| address.starts_with(kind)))
}

/// Whether a style fetches something: `url(…)` of elsewhere, `@import`.
fn fetches(style: &str) -> bool {
    let addresses = style.split("url(").skip(1);
    style.contains("@import") || addresses.map(|rest| rest.trim_start_matches(['"', '\''])).any(is_foreign)
}

/// Styles in the text of elements.
fn styles(svg: &str, flaws: &mut Vec<(Span, Text)>) {
    let small = svg.to_ascii_lowercase();
    let mut at = 0;
    while let Some(start) = small[at..].find("style").map(|found| at + found) {
        at = start + "style".len();
        if !small[..start].ends_with(['<', ':']) {
            continue;
        }
        let end = small[start..].find("</").map_or(svg.len(), |length| start + length);
        at = end;
        let style = bare(&svg[start..end]);
        // CSS lets a backslash write any letter, hence any word.
        if fetches(&style) || style.contains('\\') {
            flaws.push((
                start..end,
                text(
                    "le style de ce dessin va chercher quelque chose ailleurs",
                    "the style of this drawing fetches something from elsewhere",
                ),
            ));
        }
    }
}

/// A name without its prefix, in small letters.
fn local(name: &str) -> String {
    let name = name.rsplit(':').next().unwrap_or(name);
    name.to_ascii_lowercase()
}

/// A value as a browser reads it: character references replaced, spaces and controls dropped, small
/// letters.
fn bare(value: &str) -> String {
    let mut bare = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        bare.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(rest.len());
        match reference(&rest[..length]) {
            Some(c) => {
                bare.push(c);
                rest = rest[length..].strip_prefix(';').unwrap_or(&rest[length..]);
            }
            None => bare.push('&'),
        }
    }
    bare.push_str(rest);
    bare.retain(|c| !c.is_whitespace() && !c.is_control());
    bare.to_lowercase()
}

fn reference(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        },
        None => {
            return match name.to_ascii_lowercase().as_str() {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                "colon" => Some(':'),
                "tab" | "newline" => Some(' '),
                _ => None,
            };
        }
    };
    number.and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(svg: &str) -> Vec<String> {
        let source = Source::new("content/a.svg", svg.as_bytes());
        complain(SourceId(0), &source).map(|flaw| source.slice(&flaw.place.span).to_owned()).collect()
    }

    #[test]
    fn honest_drawings_pass() {
        for svg in [
            r##"<?xml version="1.0" encoding="UTF-8"?><!-- Made by hand --><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><title>Once upon a time</title><use xlink:href="#a"/><path d="M0 0h9" fill="url(#g)" style="fill:url('#g')"/></svg>"##,
            r#"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg><metadata><rdf:RDF><cc:Work rdf:about=""><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata></svg>"#,
            r#"<svg><style>.a{fill:url(#b)} @media print {.a{fill:#000}}</style><image href="data:image/png;base64,AAAA"/><image href="photo.jpg"/><a href="https://www.cohesion-territoires.gouv.fr/"><text>on = 1 &lt; 2</text></a></svg>"#,
        ] {
            assert!(found(svg).is_empty(), "{:?}", found(svg));
        }
    }

    #[test]
    fn hostile_drawings_do_not() {
        for svg in [
            "<svg><script>1</script></svg>",
            "<svg>< SCRIPT\n>1</svg>",
            "<svg><svg:script href='a.js'/></svg>",
            "<svg><ForeignObject/></svg>",
            "<svg onload=\"alert(1)\"/>",
            "<svg\nOnLoad = 'alert(1)'/>",
            "<svg/onload=alert(1)>",
            "<svg a='>' onload='1'/>",
            "<svg><a xlink:href=\"java\nscript:alert(1)\"/></svg>",
            "<svg><a href='&#x6a;ava&#115;cript&colon;alert(1)'/></svg>",
            "<svg><set attributeName='onclick' to='1'/></svg>",
            "<svg><animate attributeName='href' values='#a;javascript:1'/></svg>",
            "<svg><image href='https://example.org/p.png'/></svg>",
            "<svg><image href='//example.org/p.png'/></svg>",
            "<svg><use href='data:image/svg+xml,x'/></svg>",
            "<svg><rect style=\"fill: URL( 'http://example.org/' )\"/></svg>",
            "<svg><style>@import 'a.css';</style></svg>",
            "<svg><style>a{fill:\\75rl(//x)}</style></svg>",
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>",
            "<?xml-stylesheet href='a.css'?><svg/>",
            "<?xml version='1.0' encoding='iso-2022-jp'?><svg/>",
            "<svg><!-- <script/> --></svg>",
        ] {
            assert!(!found(svg).is_empty(), "{svg}");
        }
    }

    #[test]
    fn the_flaw_itself_is_underlined() {
        assert_eq!(found("<svg><g onclick='a()' id='b'/></svg>"), ["onclick='a()'"]);
        assert_eq!(found("<svg><script>1</script></svg>"), ["<script"]);
    }

    #[test]
    fn broken_drawings_end() {
        for svg in [
            "<",
            "<svg",
            "<svg a",
            "<svg a=",
            "<svg a='",
            "<!",
            "<?",
            "<é=é",
            "<svg <svg <svg",
            "&#xffffffff;",
            "<a b='&#;'>",
            "< <<",
        ] {
            found(svg);
        }
        for piece in ["<svg a=", "<style", "<?", "<!doctype", "< ", "<a b='", "&#x6a;"] {
            found(&piece.repeat(20_000));
        }
    }
}
