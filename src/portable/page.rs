//! A page whose links name files.

/// The page with `index.html` after each address of a folder of the site, and a script before its first.
/// Texts between tags are left alone.
pub fn portable(html: &str, prelude: &str) -> String {
    let mut page = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    let mut waits = Some(prelude);
    while let Some(start) = rest.find('<') {
        page.push_str(&rest[..start]);
        rest = &rest[start..];
        let is_next = rest.starts_with("<script") || rest.starts_with("</head");
        if let Some(prelude) = waits.take_if(|_| is_next) {
            page.push_str(&format!("<script src=\"{prelude}\" defer></script>\n"));
        }
        let tag = &rest[..end(rest)];
        rest = &rest[tag.len()..];
        match tag {
            // A site on a disk cannot be installed: browsers refuse to read that file, and say so.
            _ if tag.starts_with("<link rel=\"manifest\"") => {}
            // A file of a disk has no origin, so that 'self' is nobody.
            _ if tag.starts_with("<meta http-equiv=\"Content-Security-Policy\"") => {}
            _ if tag.starts_with("<!") => page.push_str(tag),
            _ => push(tag, &mut page),
        }
        if tag.starts_with("<script") {
            // What it holds is no HTML.
            let close = rest.find("</script").unwrap_or(rest.len());
            page.push_str(&rest[..close]);
            rest = &rest[close..];
        }
    }
    page.push_str(rest);
    page
}

/// Where the tag ends, its `>` included; one inside of quotation marks does not end it.
fn end(tag: &str) -> usize {
    if tag.starts_with("<!--") {
        return tag.find("-->").map_or(tag.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Writes a tag, with files in the attributes that hold an address.
fn push(tag: &str, page: &mut String) {
    let is_refresh = tag.contains("http-equiv=\"refresh\"");
    let mut rest = tag;
    while let Some(open) = rest.find(['"', '\'']) {
        let (before, after) = rest.split_at(open + 1);
        let value = &after[..after.find(&before[open..]).unwrap_or(after.len())];
        let attribute = before[..open].trim_end_matches('=').rsplit(' ').next();
        page.push_str(before);
        match attribute {
            Some("href" | "action") => page.push_str(&file(value)),
            Some("content") if is_refresh => match value.split_once("url=") {
                Some((delay, address)) => page.push_str(&format!("{delay}url={}", file(address))),
                None => page.push_str(value),
            },
            _ => page.push_str(value),
        }
        rest = &after[value.len()..];
        // Its closing quotation mark is no opening one.
        let close = rest.len().min(1);
        page.push_str(&rest[..close]);
        rest = &rest[close..];
    }
    page.push_str(rest);
}

/// The file that an address of a folder means: `../fiches/a/#b` is `../fiches/a/index.html#b`.
fn file(address: &str) -> String {
    let (path, after) = address.split_at(address.find(['#', '?']).unwrap_or(address.len()));
    let is_folder = path.ends_with('/') && !path.starts_with('/') && !path.contains(':');
    let name = if is_folder { "index.html" } else { "" };
    format!("{path}{name}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(portable(html, "p.js"), expected);
    }

    #[test]
    fn folders_of_the_site_become_files() {
        for (address, expected) in [
            ("./", "./index.html"),
            ("../../", "../../index.html"),
            ("../fiches/a/#b", "../fiches/a/index.html#b"),
            ("recherche/?q=a/", "recherche/index.html?q=a/"),
            ("#b", "#b"),
            ("plan.pdf", "plan.pdf"),
            ("https://exemple.fr/", "https://exemple.fr/"),
            ("//exemple.fr/", "//exemple.fr/"),
            ("mailto:a@exemple.fr", "mailto:a@exemple.fr"),
        ] {
            check(
                &format!("<a class=\"x\" href=\"{address}\">a</a>"),
                &format!("<a class=\"x\" href=\"{expected}\">a</a>"),
            );
        }
        check("<form action=\"r/\">", "<form action=\"r/index.html\">");
        check(
            "<meta http-equiv=\"refresh\" content=\"0; url=a/\">",
            "<meta http-equiv=\"refresh\" content=\"0; url=a/index.html\">",
        );
        check(
            "<meta name=\"description\" content=\"0; url=a/\">",
            "<meta name=\"description\" content=\"0; url=a/\">",
        );
    }

    #[test]
    fn texts_are_left_alone() {
        for html in
            ["<code> href=\"a/\"</code>", "<!-- <a href=\"a/\"> --> a < b", "<p title='<a href=\"'>a/"]
        {
            check(html, html);
        }
        check(
            "<script>\"<a href=\"a/\">\"</script>",
            "<script src=\"p.js\" defer></script>\n<script>\"<a href=\"a/\">\"</script>",
        );
    }

    #[test]
    fn the_script_comes_before_the_others() {
        check("<head></head><body>", "<head><script src=\"p.js\" defer></script>\n</head><body>");
        check(
            "<script src=\"a.js\" defer></script><script src=\"b.js\"></script></head>",
            "<script src=\"p.js\" defer></script>\n<script src=\"a.js\" defer></script><script src=\"b.js\"></script></head>",
        );
    }
}
