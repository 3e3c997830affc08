//! Writes the benchmarks' corpus to the disk: `cargo run --example corpus -- 10000 /tmp/lexique`.
//!
//! With a third argument, `hugo` or `zola`, the same entries for one of these generators, with a
//! small theme that gives pages of the same parts, so that all can be timed side by side.

#[path = "../benches/support/corpus.rs"]
mod corpus;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: corpus COUNT FOLDER [boussole|hugo|zola]";
    let count: usize = arguments.next().ok_or(usage)?.parse()?;
    let folder = arguments.next().ok_or(usage)?;
    let peer = arguments.next().unwrap_or_else(|| "boussole".to_owned());
    for file in corpus::site(count) {
        let file = match peer.as_str() {
            "hugo" => for_peer(&file, "---", "---"),
            "zola" => for_peer(&file, "+++", "+++"),
            _ => Some((file.path, file.text)),
        };
        if let Some((path, text)) = file {
            write(Path::new(&folder).join(path), &text)?;
        }
    }
    let theme: &[(&str, &str)] = match peer.as_str() {
        "hugo" => &[
            ("hugo.toml", include_str!("../benches/peers/hugo/hugo.toml")),
            ("layouts/_default/baseof.html", include_str!("../benches/peers/hugo/baseof.html")),
            ("layouts/_default/single.html", include_str!("../benches/peers/hugo/single.html")),
            ("layouts/_default/list.html", include_str!("../benches/peers/hugo/list.html")),
        ],
        "zola" => &[
            ("config.toml", include_str!("../benches/peers/zola/config.toml")),
            ("content/lexique/_index.md", "+++\ntitle = \"Lexique\"\nsort_by = \"title\"\n+++\n"),
            ("content/fiches/_index.md", "+++\ntitle = \"Fiches\"\nsort_by = \"title\"\n+++\n"),
            ("templates/base.html", include_str!("../benches/peers/zola/base.html")),
            ("templates/page.html", include_str!("../benches/peers/zola/page.html")),
            ("templates/section.html", include_str!("../benches/peers/zola/section.html")),
            ("templates/index.html", include_str!("../benches/peers/zola/index.html")),
        ],
        _ => &[],
    };
    for (path, text) in theme {
        write(Path::new(&folder).join(path), text)?;
    }
    Ok(())
}

/// An entry with the peer's front matter; wikilinks become links to addresses.
fn for_peer(file: &corpus::File, open: &str, close: &str) -> Option<(String, String)> {
    let (front, body) = file.text.strip_prefix("---\n")?.split_once("---\n")?;
    let value = |key: &str| {
        let line = front.lines().find_map(|line| line.strip_prefix(key))?;
        Some(line.trim().trim_matches('"').to_owned())
    };
    let sign = if open == "+++" { " =" } else { ":" };
    let mut text = format!("{open}\ntitle{sign} \"{}\"\n", value("titre:")?);
    let summary = value("definition:").or_else(|| value("resume:"))?;
    text.push_str(&format!("description{sign} \"{summary}\"\n{close}\n"));
    let mut rest = body;
    while let Some((before, link)) = rest.split_once("[[") {
        let (link, after) = link.split_once("]]")?;
        let (id, words) = link.split_once('|').unwrap_or((link, link));
        // One entry in ten is a fiche: its number ends with 9.
        let folder = if id.ends_with('9') { "fiches" } else { "lexique" };
        text.push_str(&format!("{before}[{words}](/{folder}/{id}/)"));
        rest = after;
    }
    text.push_str(rest);
    Some((file.path.clone(), text))
}

fn write(path: impl AsRef<Path>, text: &str) -> std::io::Result<()> {
    let path = path.as_ref();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
