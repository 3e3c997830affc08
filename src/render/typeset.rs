//! A page set as French print has it, whatever its texts were typed like: the sources stay as they are, and
//! so do code, addresses, attributes, scripts and words in other languages.

use crate::diagnostic::Lang;
use crate::markdown::escape;
use crate::typography::{corrections, set};

/// Elements whose text is read by programs, or as it was typed.
const AS_TYPED: &[&str] = &["script", "style", "code", "pre", "kbd", "samp", "textarea"];

/// Elements within a line: what stands before them is what stands before their text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "small", "span", "strong",
    "sub", "sup", "time", "u",
];

/// The characters that have a name in our pages, for text that no name hides.
const NAMED: &[(&str, &str)] =
    &[("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// Sets the texts of a page. A page in another language than French stays as it is.
pub fn typeset(html: String, lang: Lang) -> String {
    if lang != Lang::Fr {
        return html;
    }
    let mut page = Page { html: &html, set: String::new(), done: 0, before: None, skipped: None };
    page.run();
    match page.set.is_empty() {
        true => html,
        false => page.finish(),
    }
}

struct Page<'a> {
    html: &'a str,
    set: String,
    /// How much of the page is set.
    done: usize,
    /// The last character of the line so far.
    before: Option<char>,
    /// The element whose text stays as it is, and how many of its name are open.
    skipped: Option<(&'a str, usize)>,
}

impl<'a> Page<'a> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(tag) = self.html[at..].find('<').map(|found| at + found) {
            if self.skipped.is_none() {
                self.text(at, tag);
            }
            at = self.tag(tag);
        }
        if self.skipped.is_none() {
            self.text(at, self.html.len());
        }
    }

    fn finish(mut self) -> String {
        self.set.push_str(&self.html[self.done..]);
        self.set
    }

    /// The text between two tags.
    fn text(&mut self, start: usize, end: usize) {
        let text = &self.html[start..end];
        if text.contains('&') {
            self.named_text(start, text);
        } else {
            for correction in corrections(self.before, text) {
                self.put(start + correction.start, start + correction.end, correction.sign.printed());
            }
        }
        self.before = text.chars().next_back().or(self.before);
    }

    /// A text with named characters is read as its reader sees it.
    fn named_text(&mut self, start: usize, text: &str) {
        let plain = NAMED.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign));
        // With other names than ours, it would not be written back as it was.
        if escape(&plain) != text {
            return;
        }
        let better = set(self.before, &plain);
        if better != plain {
            self.put(start, start + text.len(), &escape(&better));
        }
    }

    fn put(&mut self, start: usize, end: usize, text: &str) {
        if self.set.is_empty() {
            self.set.reserve(self.html.len() + 256);
        }
        self.set.push_str(&self.html[self.done..start]);
        self.set.push_str(text);
        self.done = end;
    }

    /// Reads the tag that begins there, and says where it ends.
    fn tag(&mut self, start: usize) -> usize {
        let rest = &self.html[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or(self.html.len(), |found| start + 4 + found + 3);
        }
        let inner = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
        let is_closing = rest.starts_with("</");
        let name = &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len())];
        let end = start + tag_length(rest);
        match &mut self.skipped {
            Some((skipped, depth)) if *skipped == name => {
                *depth = if is_closing { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.skipped = None;
                    // Something stands there, whatever it is.
                    self.before = Some('x');
                }
            }
            Some(_) => {}
            None => {
                if !INLINE.contains(&name) && !AS_TYPED.contains(&name) {
                    self.before = None;
                }
                if !is_closing && (AS_TYPED.contains(&name) || is_foreign(&self.html[start..end], name)) {
                    self.skipped = Some((name, 1));
                }
            }
        }
        end
    }
}

/// Where a tag ends: its values may hold any sign between their quotes.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Whether a tag opens words of another language.
fn is_foreign(tag: &str, name: &str) -> bool {
    name != "html" && tag.split_once(" lang=\"").is_some_and(|(_, lang)| !lang.starts_with("fr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `~` is a space that holds, `_` a narrow one.
    fn seen(html: &str) -> String {
        typeset(html.to_owned(), Lang::Fr).replace('\u{a0}', "~").replace('\u{202f}', "_")
    }

    #[test]
    fn texts_are_set_and_nothing_else() {
        for (html, set) in [
            ("<p title=\"Oui ?\">Oui ?</p>", "<p title=\"Oui ?\">Oui_?</p>"),
            ("<p><strong>Oui</strong> ? <em>30</em> %</p>", "<p><strong>Oui</strong>_? <em>30</em>~%</p>"),
            ("<p>« <a href=\"a > b\">mot</a> »</p>", "<p>«_<a href=\"a > b\">mot</a>_»</p>"),
            (
                "<code>a ? b</code> ? <pre><code>x : y</code></pre>",
                "<code>a ? b</code>_? <pre><code>x : y</code></pre>",
            ),
            ("<script>a ? b : c</script><p>a ?</p>", "<script>a ? b : c</script><p>a_?</p>"),
            (
                "<dd lang=\"en\">what ? <b>a</b></dd><dd lang=\"fr-FR\">a ?</dd>",
                "<dd lang=\"en\">what ? <b>a</b></dd><dd lang=\"fr-FR\">a_?</dd>",
            ),
            ("<html lang=\"fr\"><!-- a ? --><p>a ?", "<html lang=\"fr\"><!-- a ? --><p>a_?"),
            ("<p>l&#39;eau &amp; le feu ?</p>", "<p>l’eau &amp; le feu_?</p>"),
            ("<p>&quot;a ?&quot; &nbsp; a ?</p>", "<p>&quot;a ?&quot; &nbsp; a ?</p>"),
            ("<p>a</p> ? <p>« </p>", "<p>a</p> ? <p>«_</p>"),
            ("<p>rien</p>", "<p>rien</p>"),
            ("a < b", "a < b"),
            ("<p", "<p"),
        ] {
            assert_eq!(seen(html), set, "{html}");
        }
    }

    #[test]
    fn pages_in_english_stay_as_they_are() {
        let html = "<p>l'eau ? 12 km...</p>";
        assert_eq!(typeset(html.to_owned(), Lang::En), html);
    }
}
