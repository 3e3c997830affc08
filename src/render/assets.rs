//! The theme's assets under names that change with what they hold, so that browsers may keep them
//! for ever.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::accent;
use super::hosting::{POLICY, POLICY_WITH_FONTS};
use super::theme::Theme;
use crate::route::OutputPath;
use crate::search::reader;

/// The line by which a script asks for the reader of the search, which is then published within it: a first
/// answer is one request less, and waits for one thing less.
const READER: &str = "import { openPack } from \"lecteur\";";

/// Assets by their published path, and the published path of each name.
#[derive(Debug, Default)]
pub struct Assets {
    files: BTreeMap<OutputPath, Arc<[u8]>>,
    addresses: BTreeMap<String, String>,
}

impl Assets {
    /// The assets of a theme, with the site's accent at the end of its first style sheet: those of the
    /// site that follow have the last word. Comments of style sheets and scripts stay at home.
    pub fn new(theme: &Theme, accent: Option<&str>) -> Self {
        let mut assets = Assets::default();
        let manifest = theme.manifest();
        let (sheets, others): (Vec<_>, Vec<_>) = theme.assets().partition(|(name, _)| name.ends_with(".css"));
        for (name, bytes) in others {
            match std::str::from_utf8(bytes) {
                Ok(script) if name.ends_with(".js") => {
                    assets.add(name, with_reader(&without_margins(script)).into());
                }
                _ => assets.add(name, bytes.into()),
            }
        }
        let rules = accent.and_then(|accent| accent::rules(accent, &manifest.light, &manifest.dark));
        for (name, bytes) in sheets {
            let mut css = assets.point(&without_comments(&String::from_utf8_lossy(bytes)));
            if manifest.sheets.first().is_some_and(|first| first == name) {
                css.push_str(rules.as_deref().unwrap_or_default());
            }
            assets.add(name, css.into_bytes().into());
        }
        assets
    }

    /// Every published path with its bytes, in order.
    pub fn files(&self) -> impl Iterator<Item = (&OutputPath, &Arc<[u8]>)> {
        self.files.iter()
    }

    /// The bytes at a published path.
    pub fn get(&self, path: &OutputPath) -> Option<Arc<[u8]>> {
        self.files.get(path).cloned()
    }

    /// The address of an asset from the site's root.
    pub fn address(&self, name: &str) -> Option<&str> {
        self.addresses.get(name).map(String::as_str)
    }

    /// What pages may load: letters too, for a theme that brings some.
    pub fn policy(&self) -> &'static str {
        let is_font =
            |name: &String| [".woff2", ".woff", ".ttf", ".otf"].iter().any(|end| name.ends_with(end));
        if self.addresses.keys().any(is_font) { POLICY_WITH_FONTS } else { POLICY }
    }

    fn add(&mut self, name: &str, bytes: Arc<[u8]>) {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let address = format!("assets/{stem}.{:016x}.{extension}", fingerprint(&bytes));
        if let Some(path) = OutputPath::new(&address) {
            self.files.insert(path, bytes);
            self.addresses.insert(name.to_owned(), address);
        }
    }

    /// The style sheet with `url(name)` of other assets under their published names.
    fn point(&self, css: &str) -> String {
        let mut css = css.to_owned();
        for (name, address) in &self.addresses {
            let published = address.strip_prefix("assets/").unwrap_or(address);
            for quote in ["", "\"", "'"] {
                css = css.replace(&format!("url({quote}{name}{quote})"), &format!("url(\"{published}\")"));
            }
        }
        css
    }
}

/// A script with the reader in the place of the line that asks for it.
fn with_reader(script: &str) -> Vec<u8> {
    let asks = |line: &&str| line.trim_end() == READER;
    match script.split_inclusive('\n').find(asks) {
        Some(line) => script.replacen(line, &reader::declaration(), 1).into_bytes(),
        None => script.as_bytes().to_vec(),
    }
}

/// A script without its indents and whole lines of comment, unless these speak of rights. It stays as it is where a text may
/// go on after the end of a line.
fn without_margins(script: &str) -> Cow<'_, str> {
    let goes_on = |line: &str| {
        let is_open = line.rfind("/*") > line.rfind("*/");
        let is_within = line.contains('`') && line.rfind("${") > line.rfind('}');
        is_open || is_within || line.ends_with('\\') || line.matches('`').count() % 2 == 1
    };
    if script.lines().any(goes_on) {
        return Cow::Borrowed(script);
    }
    let has_rights =
        |line: &str| line.starts_with("//!") || line.to_lowercase().contains("licen") || line.contains("©");
    let is_kept = |line: &&str| !line.is_empty() && (!line.starts_with("//") || has_rights(line));
    Cow::Owned(script.lines().map(str::trim).filter(is_kept).flat_map(|line| [line, "\n"]).collect())
}

/// A style sheet without its comments.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let (length, is_kept) = match rest.strip_prefix("/*") {
            Some(comment) => (comment.find("*/").map_or(rest.len(), |end| end + 4), false),
            None if rest.starts_with('/') => (1, true),
            None => (rest[1..].find(&rest[..1]).map_or(rest.len(), |end| end + 2), true),
        };
        if is_kept {
            kept.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    kept.push_str(rest);
    kept
}

/// A fingerprint that never changes with the compiler or the machine (FNV-1a, 64 bits). Nobody gains
/// by a collision: the names are those of one site's own files.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;
    use crate::project::ThemeFile;
    use crate::source::Sources;

    #[test]
    fn names_follow_contents() {
        let theme = Theme::embedded(Lang::Fr);
        let plain = Assets::new(&theme, None);
        let green = Assets::new(&theme, Some("#005522"));
        assert_ne!(plain.address("style.css"), green.address("style.css"));
        assert_eq!(plain.address("icone.svg"), green.address("icone.svg"));
        assert_eq!(fingerprint(b"a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn a_script_that_asks_for_the_reader_brings_it() {
        for end in ["\n", "\r\n"] {
            let script = with_reader(&format!("// a{end}{READER}{end}export const b = openPack;{end}"));
            let script = String::from_utf8(script).unwrap();
            assert!(script.starts_with(&format!("// a{end}const {{ openPack }} = ")), "{script:.60}");
            assert!(script.ends_with(&format!("}})();\nexport const b = openPack;{end}")));
            assert_eq!(script.matches("export ").count(), 1);
        }
        assert_eq!(with_reader("a();"), b"a();");
    }

    #[test]
    fn margins_stay_at_home() {
        for (script, kept) in [
            ("// a\nif (b) {\n  // c\n  d(`e`);\n}\n", "if (b) {\nd(`e`);\n}\n"),
            ("//! a\r\n// Licence : MIT\r\n  b();", "//! a\n// Licence : MIT\nb();\n"),
            ("a = `\n  // b`;\n", "a = `\n  // b`;\n"),
            ("a = '\\\n  // b';\n", "a = '\\\n  // b';\n"),
            ("a = `${b.map(() => `\n  // c\n`)}`;\n", "a = `${b.map(() => `\n  // c\n`)}`;\n"),
            ("/* a\n// b */\n", "/* a\n// b */\n"),
            ("  a(); /* b */\n", "a(); /* b */\n"),
        ] {
            assert_eq!(without_margins(script), kept);
        }
    }

    #[test]
    fn comments_stay_at_home() {
        for (css, kept) in [
            ("a{} /* b */c{}", "a{} c{}"),
            ("a::before{content:\"/* non */\" / \"\"}/*", "a::before{content:\"/* non */\" / \"\"}"),
            ("a{b:url(x/y)}'", "a{b:url(x/y)}'"),
        ] {
            assert_eq!(without_comments(css), kept);
        }
    }

    #[test]
    fn the_sheets_of_a_site_have_the_last_word() {
        let file =
            |path: &str, text: &str| ThemeFile { path: format!("m/{path}"), bytes: text.as_bytes().into() };
        let own =
            [file("theme.toml", "feuilles = [\"style.css\", \"site.css\"]"), file("assets/site.css", "b{}")];
        let (theme, _) = Theme::load(&own, "m", Lang::Fr, &mut Sources::default());
        assert_eq!(theme.manifest().scripts, Theme::embedded(Lang::Fr).manifest().scripts);
        let assets = Assets::new(&theme, Some("#005522"));
        let css = |name| {
            let path = OutputPath::new(assets.address(name).unwrap()).unwrap();
            String::from_utf8_lossy(&assets.files[&path]).into_owned()
        };
        assert!(css("style.css").contains("--accent-clair:#005522") && css("site.css") == "b{}");
    }

    #[test]
    fn sheets_find_other_assets() {
        let file =
            |path: &str, text: &str| ThemeFile { path: format!("m/{path}"), bytes: text.as_bytes().into() };
        let own = [
            file("theme.toml", "feuilles = [\"style.css\", \"site.css\"]"),
            file("assets/site.css", "b{background:url('fond.svg')}"),
            file("assets/fond.svg", "<svg/>"),
        ];
        let (theme, complaints) = Theme::load(&own, "m", Lang::Fr, &mut Sources::default());
        assert!(complaints.is_empty(), "{complaints:?}");
        let assets = Assets::new(&theme, None);
        let path = OutputPath::new(assets.address("site.css").unwrap()).unwrap();
        let css = String::from_utf8_lossy(&assets.files[&path]).into_owned();
        let drawing = assets.address("fond.svg").unwrap().strip_prefix("assets/").unwrap();
        assert_eq!(css, format!("b{{background:url(\"{drawing}\")}}"));
        assert_eq!(assets.policy(), POLICY);
    }

    #[test]
    fn letters_of_a_theme_may_be_loaded() {
        let own = [ThemeFile { path: "m/assets/titres.woff2".into(), bytes: b"x".as_slice().into() }];
        let (theme, _) = Theme::load(&own, "m", Lang::Fr, &mut Sources::default());
        let assets = Assets::new(&theme, None);
        assert_eq!(assets.policy(), POLICY_WITH_FONTS);
        assert_eq!(POLICY_WITH_FONTS.replace("font-src 'self'; ", ""), POLICY);
    }
}
