//! XML 1.0 for the formats that want it: every element is closed, every text escaped.

use crate::markdown::escape;

/// A document under construction.
#[derive(Debug, Default)]
pub struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    /// A document, after its declaration.
    pub fn new() -> Self {
        Xml { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 }
    }

    /// A line of markup that is ours, whole: a processing instruction, a document type.
    pub fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// An element and what it holds.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) {
        self.open(name, attributes);
        self.text.push_str(">\n");
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// An element that holds a text.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text.push_str(&format!(">{}</{name}>\n", escape(&allowed(text))));
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes);
        self.text.push_str("/>\n");
    }

    /// The document.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The document, encoded in UTF-8.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push_str(&format!("<{name}"));
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", escape(&allowed(value))));
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', self.depth));
    }
}

/// Without the characters that XML 1.0 has no way to write.
pub(super) fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    text.chars().filter(is_allowed).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_stays_text() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<&>'")], |xml| {
            xml.leaf("c", &[], "</a>\u{1}&amp;");
        });
        let text = String::from_utf8(xml.into_bytes()).unwrap();
        assert!(text.contains("&lt;/a&gt;&amp;amp;</c>"), "{text}");
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}
