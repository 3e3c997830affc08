//! The pack: the index as files that any host can serve and a browser can read, without a server behind.
//!
//! It is a projection of the [`Segment`]: every number comes from there, and the reader, which
//! is published with it ([`super::reader`]), answers from it what [`super::Engine`] would. What both must agree
//! on that is not in the files of words (lists of grammatical words, weights) stands in the manifest.
//!
//! # Files
//!
//! `recherche/manifeste.json` is the one name that never changes. It is plain JSON:
//!
//! | key | what |
//! |---|---|
//! | `format` | [`FORMAT`]; a reader of another one says so and stops |
//! | `pack` | the fingerprint of every file, which is the name of their folder: they may be kept for ever |
//! | `reader` | the file of the reader, for whoever reads the pack elsewhere, and for a page that is older than the site |
//! | `entries` | how many |
//! | `kinds` | kind, how many entries, folder of its addresses; in the order of entries |
//! | `themes` | id and title of each theme that has entries |
//! | `rules` | see `rules` |
//! | `titles` | of every entry: title, names, relations, theme (see `names`); null where there are too many |
//! | `words`, `names`, `forward`, `backward` | the first key of each file of that table, but for the first file; `names` is null when `titles` is not |
//! | `texts` | how many entries a file of texts has |
//!
//! Every other file is `[format, "pack", "fingerprint of the body",` on a first line, then a body and `]`:
//! a file that was cut, changed, or left from another edition is found out. Bodies:
//!
//! | file | body |
//! |---|---|
//! | `mots-N.json` | words in order, with what they count as and the entries that have them; families |
//! | `noms-N.json`, `themes.json` | names in order, and the themes, where `titles` is null |
//! | `avant-N.json`, `arriere-N.json` | words in order, and in order of their last letters, for half words and corrections; none where `mots-0` is all |
//! | `fiches-N.json` | texts of some entries, for excerpts |
//!
//! Rows of a table are columns of text: small files, and quick to read. `search/code.rs` writes their numbers.
//!
//! # Which files
//!
//! The names of up to about 1,500 entries of short titles are in the manifest: suggestions need nothing else. A page
//! asks for the manifest and the script of its field at once (the reader is within that script), then for a file for
//! each word, unless words share one. Larger lexicons have theirs in
//! files of their own, so that a first answer costs about the same however many entries there are: see
//! [`Sizes`].

mod names;
mod rules;
mod spellings;
mod texts;
pub mod verify;
mod words;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::code::{self, fingerprint};
use super::segment::Segment;
use super::{Engine, Result, reader};
use crate::index::Record;
use names::Names;

/// Raised whenever a reader made before could not read the files, or would answer otherwise.
pub const FORMAT: u32 = 10;

/// How large files are, in bytes before compression, which takes more than half of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Under it, the names are in the manifest. Higher, suggestions are complete in larger lexicons, and the
    /// first of them costs more.
    pub titles: usize,
    /// A file of words or names, unless there would be more than [`MOST_FILES`]. Higher, a word costs more;
    /// lower, there are more files, and the words of one family are in several.
    pub shard: usize,
    /// A file of words for corrections. Higher, a slip costs more; lower, it costs more requests.
    pub spellings: usize,
    /// A file of texts. Higher, an excerpt costs more; lower, there are more files.
    pub texts: usize,
}

impl Sizes {
    /// Those of a site.
    pub const DEFAULT: Sizes = Sizes { titles: 90_000, shard: 5_000, spellings: 3_000, texts: 3_000 };
}

impl Default for Sizes {
    fn default() -> Self {
        Sizes::DEFAULT
    }
}

/// Files of one table, about. Higher, a word costs less in a lexicon of tens of thousands of entries, and the
/// manifest, which has their first keys, costs more.
const MOST_FILES: usize = 1_500;

/// A file of the pack: its path below `recherche/`, and its bytes.
pub type PackFile = (String, Vec<u8>);

/// Writes the pack of an index. `records` are those that it was made of; `themes` are ids and titles.
///
/// # Errors
/// When the index cannot be read.
pub fn pack(
    engine: &Engine,
    records: &[Record],
    themes: &[(String, String)],
    sizes: Sizes,
) -> Result<Vec<PackFile>> {
    let mut draft = Draft::default();
    if let Some(segment) = &engine.segment {
        draft.fill(segment, records, themes, sizes)?;
    }
    draft.bodies.par_iter_mut().for_each(|(_, body)| *body = without_tags(body));
    let name = draft.fingerprint();
    let mut files: Vec<PackFile> = draft
        .bodies
        .par_iter()
        .map(|(path, body)| {
            let sum = fingerprint(body.as_bytes());
            (format!("{name}/{path}"), format!("[{FORMAT},\"{name}\",\"{sum:08x}\",\n{body}]").into_bytes())
        })
        .collect();
    let manifest = json!({
        "format": FORMAT,
        "pack": name,
        "reader": reader::file_name(),
        "entries": records.len(),
        "kinds": kinds(records),
        "themes": themes_in_use(records, themes),
        "rules": rules::rules(),
        "titles": draft.titles,
        "words": draft.words,
        "names": draft.names,
        "forward": draft.forward,
        "backward": draft.backward,
        "texts": draft.texts,
    });
    files.push((reader::file_name(), reader::module().into_bytes()));
    files.push((MANIFEST.to_owned(), without_tags(&manifest.to_string()).into_bytes()));
    Ok(files)
}

/// The manifest's name, below `recherche/`.
pub const MANIFEST: &str = "manifeste.json";

#[derive(Default)]
struct Draft {
    bodies: Vec<(String, String)>,
    titles: Option<Value>,
    words: Vec<String>,
    names: Option<Vec<String>>,
    forward: Vec<String>,
    backward: Vec<String>,
    texts: usize,
}

impl Draft {
    fn fill(
        &mut self,
        segment: &Segment,
        records: &[Record],
        themes: &[(String, String)],
        sizes: Sizes,
    ) -> Result<()> {
        let theme_of = theme_signs(records, themes);
        let ((table, (count, texts)), names) = rayon::join(
            || rayon::join(|| words::table(segment), || texts::files(records, sizes.texts)),
            || Names::of(records, &theme_of, sizes),
        );
        let table = table?;
        let words = table.shards(sizes.shard);
        if words.len() > 1 {
            let (forward, backward) = spellings::lists(segment)?;
            for (name, list, firsts) in
                [("avant", forward, &mut self.forward), ("arriere", backward, &mut self.backward)]
            {
                for (at, (first, body)) in spellings::shards(&list, sizes.spellings).into_iter().enumerate() {
                    firsts.extend((at > 0).then_some(first));
                    self.bodies.push((format!("{name}-{at}.json"), Value::String(body).to_string()));
                }
            }
        }
        for (at, shard) in words.into_iter().enumerate() {
            self.words.extend((at > 0).then(|| shard.first().to_owned()));
            self.bodies.push((format!("mots-{at}.json"), shard.body().to_string()));
        }
        match names {
            Names::InManifest(titles) => self.titles = Some(titles),
            Names::InFiles(files) => {
                let mut firsts = Vec::new();
                for (at, (first, body)) in files.into_iter().enumerate() {
                    firsts.extend((at > 0).then_some(first));
                    self.bodies.push((format!("noms-{at}.json"), body.to_string()));
                }
                self.names = Some(firsts);
                self.bodies.push(("themes.json".to_owned(), Value::String(theme_of).to_string()));
            }
        }
        self.texts = count;
        self.bodies
            .extend(texts.into_iter().enumerate().map(|(at, body)| (format!("fiches-{at}.json"), body)));
        Ok(())
    }

    fn fingerprint(&self) -> String {
        let each = self.bodies.par_iter().map(|(path, body)| {
            (u64::from(fingerprint(path.as_bytes())) << 32) | u64::from(fingerprint(body.as_bytes()))
        });
        let all = each.collect::<Vec<_>>().into_iter();
        let titles = self.titles.as_ref().map(|titles| u64::from(fingerprint(titles.to_string().as_bytes())));
        // Files of one name are kept for ever: of another format, they are others.
        let all: Vec<u8> = all.chain(titles).chain([u64::from(FORMAT)]).flat_map(u64::to_le_bytes).collect();
        let (half, other): (Vec<u8>, Vec<u8>) = (all.clone(), all.into_iter().rev().collect());
        format!("{:08x}{:08x}", fingerprint(&half), fingerprint(&other))
    }
}

/// JSON in which nothing looks like a tag: authors may write of `<script>`.
fn without_tags(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Runs of entries of one kind.
fn kinds(records: &[Record]) -> Vec<Value> {
    let runs = records.chunk_by(|one, other| one.kind == other.kind);
    runs.map(|run| json!([run[0].kind.key(), run.len(), run[0].kind.folder()])).collect()
}

fn themes_in_use(records: &[Record], themes: &[(String, String)]) -> Vec<Value> {
    let is_used = |id: &str| records.iter().any(|record| record.theme.as_deref() == Some(id));
    themes.iter().filter(|(id, _)| is_used(id)).map(|(id, title)| json!([id, title])).collect()
}

/// The theme of each entry: its number among those in use, plus one.
fn theme_signs(records: &[Record], themes: &[(String, String)]) -> String {
    let is_used = |id: &str| records.iter().any(|record| record.theme.as_deref() == Some(id));
    let used: Vec<&str> = themes.iter().map(|(id, _)| id.as_str()).filter(|id| is_used(id)).collect();
    let number = |record: &Record| {
        let theme = record.theme.as_deref()?;
        used.iter().position(|id| *id == theme).map(|at| at + 1)
    };
    records.iter().map(|record| code::sign(number(record).unwrap_or(0))).collect()
}
