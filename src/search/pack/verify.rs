//! Whether published files are those of their manifest, for whoever looks at a site from outside.

use serde_json::Value;

use super::FORMAT;
use super::code::fingerprint;

/// The paths below `recherche/` of every file that a manifest counts on; `None` when it is no manifest of this
/// format.
pub fn files(manifest: &[u8]) -> Option<Vec<String>> {
    let manifest: Value = serde_json::from_slice(manifest).ok()?;
    if manifest.get("format")?.as_u64()? != u64::from(FORMAT) {
        return None;
    }
    let pack = manifest.get("pack")?.as_str()?;
    let mut files = vec![manifest.get("reader")?.as_str()?.to_owned()];
    // The first file of each table has no key.
    let count = |key: &str| manifest.get(key).and_then(Value::as_array).map(|firsts| firsts.len() + 1);
    let entries = manifest.get("entries")?.as_u64()?;
    if entries == 0 {
        return Some(files);
    }
    let words = count("words")?;
    let mut add =
        |name: &str, count: usize| files.extend((0..count).map(|at| format!("{pack}/{name}-{at}.json")));
    add("mots", words);
    if words > 1 {
        add("avant", count("forward")?);
        add("arriere", count("backward")?);
    }
    let names = count("names");
    add("noms", names.unwrap_or(0));
    let per_file = manifest.get("texts")?.as_u64().filter(|count| *count > 0)?;
    add("fiches", usize::try_from(entries.div_ceil(per_file)).ok()?);
    if names.is_some() {
        files.push(format!("{pack}/themes.json"));
    }
    Some(files)
}

/// Whether a file holds what its first line says, and belongs to that folder.
pub fn is_whole(path: &str, bytes: &[u8]) -> bool {
    let Some((pack, _)) = path.split_once('/') else {
        // The reader bears the fingerprint of what it holds.
        let sum = path.split('.').nth(1).unwrap_or_default();
        return format!("{:08x}", fingerprint(bytes)) == sum;
    };
    let Some(line) = bytes.iter().position(|byte| *byte == b'\n') else { return false };
    let (first, body) = (&bytes[..line], &bytes[line + 1..]);
    let Some(body) = body.strip_suffix(b"]") else { return false };
    first == format!("[{FORMAT},\"{pack}\",\"{:08x}\",", fingerprint(body)).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::super::{MANIFEST, Sizes, pack};
    use super::*;
    use crate::index::records;
    use crate::render::fixture;
    use crate::search::Engine;

    #[test]
    fn a_manifest_counts_its_files() {
        let project = fixture::project(fixture::CONFIG, &[]);
        let info = crate::edition::BuildInfo {
            date: jiff::civil::date(2026, 11, 24),
            version: "0",
            drafts: false,
            base_url: None,
        };
        let edition = crate::pipeline::compile(&project, info, false).edition;
        let records = records(&edition);
        let engine = Engine::build(&records).unwrap();
        for sizes in [Sizes::default(), Sizes { titles: 10, shard: 200, spellings: 100, texts: 300 }] {
            let mut made = pack(&engine, &records, &[], sizes).unwrap();
            let at = made.iter().position(|(path, _)| path == MANIFEST).unwrap();
            let (_, manifest) = made.remove(at);
            let mut counted = files(&manifest).unwrap();
            counted.sort();
            let mut paths: Vec<String> = made.iter().map(|(path, _)| path.clone()).collect();
            paths.sort();
            assert_eq!(counted, paths);
            for (path, bytes) in &made {
                assert!(is_whole(path, bytes), "{path}");
                assert!(!is_whole(path, &bytes[..bytes.len() - 2]), "{path}");
            }
        }
        for broken in ["", "{}", "[]", "{\"format\":99}", "{\"format\":1,\"pack\":1}"] {
            assert_eq!(files(broken.as_bytes()), None, "{broken}");
        }
        assert!(!is_whole("a/b.json", b"") && !is_whole("a", b""));
    }
}
