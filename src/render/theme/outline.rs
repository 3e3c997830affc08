//! What a template names, with the places: the template it extends, those it includes, its blocks, the
//! components that it defines. tera keeps that to itself once it has read a template.

use crate::source::Span;

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where it stands in the template.
    pub span: Span,
}

/// The names of a template, each list in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// `{% extends "base.html" %}`.
    pub parent: Option<Named>,
    /// `{% include "logo.html" %}`.
    pub includes: Vec<Named>,
    /// `{% block pied %}`; nested ones too.
    pub blocks: Vec<Block>,
    /// `{% component carte(…) %}`.
    pub components: Vec<Named>,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its name.
    pub name: Named,
    /// All of it, from `{%` to the `%}` of its end.
    pub span: Span,
    /// Whether it holds what stands in its place otherwise: `{{ super() }}`.
    pub calls_super: bool,
}

impl Outline {
    /// Reads a template. What tera cannot read either is left out.
    pub fn of(text: &str) -> Outline {
        let mut outline = Outline::default();
        let mut open: Vec<Block> = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find('{').map(|found| at + found) {
            let close = match text.as_bytes().get(start + 1) {
                Some(b'#') => "#}",
                Some(b'%') => "%}",
                Some(b'{') => "}}",
                _ => {
                    at = start + 1;
                    continue;
                }
            };
            let end = tag_end(text, start + 2, close);
            let inner = start + 2..end.saturating_sub(2).max(start + 2);
            at = end;
            match close {
                "}}" => {
                    if text[inner].contains("super()")
                        && let Some(block) = open.last_mut()
                    {
                        block.calls_super = true;
                    }
                }
                "%}" => {
                    let words = words(text, inner.clone());
                    let Some((word, _)) = words.first() else { continue };
                    let name = words
                        .get(1)
                        .map(|(name, span)| Named { name: (*name).to_owned(), span: span.clone() });
                    match (*word, name) {
                        ("extends", Some(name)) => outline.parent = outline.parent.or(Some(name)),
                        ("include", Some(name)) => outline.includes.push(name),
                        ("component", Some(name)) => outline.components.push(name),
                        ("block", Some(name)) => {
                            open.push(Block { name, span: start..end, calls_super: false });
                        }
                        ("endblock", _) => {
                            if let Some(mut block) = open.pop() {
                                block.span.end = end;
                                outline.blocks.push(block);
                            }
                        }
                        ("raw", _) => {
                            at = text[end..].find("endraw").map_or(text.len(), |found| end + found);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        outline.blocks.sort_by_key(|block| block.span.start);
        outline
    }

    /// The block of that name.
    pub fn block(&self, name: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.name.name == name)
    }
}

/// Where a tag ends, its closing mark included; one inside of quotation marks does not end it.
fn tag_end(text: &str, from: usize, close: &str) -> usize {
    let mut quote = None;
    for (at, c) in text[from..].char_indices() {
        match quote {
            None if text[from + at..].starts_with(close) => return from + at + close.len(),
            None if close != "#}" && matches!(c, '"' | '\'' | '`') => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The first two words of a tag: a keyword, and a name without its quotes.
fn words(text: &str, inner: Span) -> Vec<(&str, Span)> {
    let mut words = Vec::with_capacity(2);
    let mut at = inner.start;
    while words.len() < 2 && at < inner.end {
        let rest = &text[at..inner.end];
        let skipped = rest.find(|c: char| !c.is_whitespace() && c != '-').unwrap_or(rest.len());
        let rest = &rest[skipped..];
        at += skipped;
        let (word, taken) = match rest.chars().next() {
            Some(quote @ ('"' | '\'' | '`')) => {
                let word = rest[1..].split(quote).next().unwrap_or_default();
                at += 1;
                (word, word.len() + 1)
            }
            Some(_) => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
                (&rest[..end], end)
            }
            None => break,
        };
        if word.is_empty() {
            break;
        }
        words.push((word, at..at + word.len()));
        at += taken;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_places() {
        let text = "{# {% block non %} #}{% extends \"base.html\" -%}\n{%- block pied -%}<p>{% include 'logo.html' %}\
                    {% block mot %}{{ super() }}{% endblock mot %}</p>{% endblock %}{% raw %}{% block non %}{% endraw %}\
                    {{ \"%} {% block non %}\" }}{%- component carte(a) -%}{%- endcomponent carte -%}";
        let outline = Outline::of(text);
        let at = |named: &Named| (named.name.clone(), text[named.span.clone()].to_owned());
        let twice = |name: &str| (name.to_owned(), name.to_owned());
        assert_eq!(outline.parent.as_ref().map(at), Some(twice("base.html")));
        assert_eq!(outline.includes.iter().map(at).collect::<Vec<_>>(), [twice("logo.html")]);
        assert_eq!(outline.components.iter().map(at).collect::<Vec<_>>(), [twice("carte")]);
        let blocks: Vec<_> =
            outline.blocks.iter().map(|block| (at(&block.name), block.calls_super)).collect();
        assert_eq!(blocks, [(twice("pied"), false), (twice("mot"), true)]);
        let pied = &text[outline.blocks[0].span.clone()];
        assert!(pied.starts_with("{%- block pied") && pied.ends_with("{% endblock %}"), "{pied}");
    }

    #[test]
    fn broken_templates_do_not_panic() {
        for text in
            ["{", "{%", "{% extends", "{% extends \"a", "{{ 'é", "{% endblock %}", "{#", "{% block é %}"]
        {
            Outline::of(text);
        }
    }
}
