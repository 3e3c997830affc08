//! The script that answers from a pack, as it is published: the modules of `reader/` in one piece.
//!
//! They are modules so that each may be read, and run, by itself; readers on a poor network get one file. Their names
//! must therefore differ from one module to the other, which a test sees to.

use super::code::fingerprint;

/// The modules, by name. The first says what the others are.
const MODULES: [(&str, &str); 14] = [
    ("pack", include_str!("reader/pack.js")),
    ("files", include_str!("reader/files.js")),
    ("code", include_str!("reader/code.js")),
    ("bytes", include_str!("reader/bytes.js")),
    ("order", include_str!("reader/order.js")),
    ("analyse", include_str!("reader/analyse.js")),
    ("near", include_str!("reader/near.js")),
    ("kin", include_str!("reader/kin.js")),
    ("query", include_str!("reader/query.js")),
    ("ranking", include_str!("reader/ranking.js")),
    ("answer", include_str!("reader/answer.js")),
    ("reason", include_str!("reader/reason.js")),
    ("excerpt", include_str!("reader/excerpt.js")),
    ("suggest", include_str!("reader/suggest.js")),
];

/// The reader as a module of its own, which exports `openPack` and `PackError`.
pub fn module() -> String {
    in_one_piece() + "export { PackError, openPack };\n"
}

/// The name of that module's file, below `recherche/`: it changes with its text.
pub fn file_name() -> String {
    format!("lecteur.{:08x}.js", fingerprint(module().as_bytes()))
}

/// The reader as a declaration of its `openPack`, for a script that is published with it inside.
pub fn declaration() -> String {
    format!("const {{ openPack }} = (() => {{\n{}return {{ openPack }};\n}})();\n", in_one_piece())
}

/// Every module without what only serves whoever reads it: indents, spaces beside signs, whole lines of comment, imports and
/// exports.
fn in_one_piece() -> String {
    let lines = MODULES.iter().flat_map(|(_, script)| script.lines()).map(str::trim);
    let lines =
        lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("import "));
    lines.fold(String::new(), |text, line| text + &tight(line.strip_prefix("export ").unwrap_or(line)) + "\n")
}

/// A line without the spaces that part no two words. Texts and patterns keep theirs; none goes over several lines.
fn tight(line: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '#');
    let mut kept = String::with_capacity(line.len());
    let mut rest = line.chars().peekable();
    while let Some(letter) = rest.next() {
        let before = kept.chars().next_back().unwrap_or('(');
        // After a value, the sign divides.
        let is_pattern = letter == '/' && ("(,=:[!&|?{};>".contains(before) || kept.ends_with("return"));
        match letter {
            ' ' => {
                let after = rest.peek().copied().unwrap_or(' ');
                let is_parting =
                    (is_word(before) && is_word(after)) || (before == after && "+-".contains(after));
                kept.extend(is_parting.then_some(' '));
            }
            '"' | '\'' | '`' => push_until(letter, letter, &mut rest, &mut kept),
            '/' if is_pattern => push_until('/', '/', &mut rest, &mut kept),
            _ => kept.push(letter),
        }
    }
    kept
}

/// A text or a pattern to its end.
fn push_until(first: char, end: char, rest: &mut impl Iterator<Item = char>, kept: &mut String) {
    kept.push(first);
    let mut is_in_class = false;
    while let Some(letter) = rest.next() {
        kept.push(letter);
        match letter {
            '\\' => kept.extend(rest.next()),
            // A pattern goes on within a class: `[/(]`.
            '[' if end == '/' => is_in_class = true,
            ']' => is_in_class = false,
            _ if letter == end && !is_in_class => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_stay_where_they_mean_something() {
        for (line, expected) in [
            ("const [a, b] = pack.need(`mots ${a - 1}`);", "const[a,b]=pack.need(`mots ${a - 1}`);"),
            ("return a / b / c + (d in e ? 1 : -1);", "return a/b/c+(d in e?1:-1);"),
            ("if (/[. /] a$/u.test(word)) return / b/u;", "if(/[. /] a$/u.test(word))return/ b/u;"),
            ("const a = b - -c + +d + \"it\\\" is\";", "const a=b- -c+ +d+\"it\\\" is\";"),
        ] {
            assert_eq!(tight(line), expected);
        }
    }

    /// What a line declares: `export function plan(…` gives `plan`.
    fn declared(line: &str) -> Vec<&str> {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let line = line.strip_prefix("async ").unwrap_or(line);
        let Some(rest) = ["class ", "function ", "const "].iter().find_map(|word| line.strip_prefix(word))
        else {
            return Vec::new();
        };
        let rest = rest.trim_start_matches('[');
        let end = if line.contains("const [") {
            rest.find(']')
        } else {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_')
        };
        rest[..end.unwrap_or(rest.len())].split(", ").collect()
    }

    #[test]
    fn no_name_is_declared_twice() {
        let mut seen = std::collections::BTreeMap::new();
        for (module, script) in MODULES {
            for name in script.lines().flat_map(declared) {
                assert_eq!(seen.insert(name, module), None, "{name} in {module}");
            }
        }
        assert!(seen.len() > 80);
    }

    #[test]
    fn what_is_imported_is_exported() {
        for (module, script) in MODULES {
            for line in script.lines().filter(|line| line.starts_with("import ")) {
                let (names, file) = line.split_once(" from ").expect(line);
                let file = file.trim_matches(|c| "\";./".contains(c)).trim_end_matches(".js");
                let (_, script) = MODULES.iter().find(|(name, _)| *name == file).expect(file);
                let exported: Vec<&str> =
                    script.lines().filter(|line| line.starts_with("export ")).flat_map(declared).collect();
                let names =
                    names.trim_start_matches("import {").trim_end_matches('}').split(',').map(str::trim);
                for name in names {
                    assert!(exported.contains(&name), "{module}: {name} of {file}");
                }
            }
        }
    }
}
