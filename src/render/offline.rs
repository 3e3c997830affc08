//! What makes a site readable without a network: a service worker, what a phone needs to install the site, and
//! the list of files of an edition, for readers who take all of it along.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::assets::fingerprint;
use super::feed::FEED;
use super::is_for_hosts;
use super::pen::percent_encode;
use super::site::SEARCH;
use super::view::EMBEDS;
use crate::config::Config;
use crate::edition::{ArtifactContent, Edition, Files};
use crate::export::FOLDER;
use crate::route::OutputPath;
use crate::search::pack::MANIFEST;

/// The page where readers take the lexicon along, from the site's root.
pub const OFFLINE: &str = "hors-ligne/";

/// The service worker: at the root, since it answers for what is below itself (W3C Service Workers).
pub const WORKER: &str = "service.js";

/// The files of the edition, for that page.
pub const LIST: &str = "hors-ligne/fichiers.json";

/// What a phone needs to install the site (W3C Web Application Manifest).
pub const WEB_MANIFEST: &str = "site.webmanifest";

/// The worker's text, with a mark for what it takes at once.
const WORKER_TEXT: &str = include_str!("service.js");
const MARK: &str = "/* depart */";

/// What the files of a site weigh, noted as they are made, so that the list makes only those that nobody has
/// asked for yet.
#[derive(Default)]
pub struct Scales(Mutex<HashMap<OutputPath, Weight>>);

/// A file's fingerprint and its size in bytes.
#[derive(Clone, Copy)]
struct Weight {
    print: u64,
    bytes: u64,
}

/// What readers can take along: `hors-ligne/fichiers.json`.
#[derive(Debug, Serialize)]
struct List<'a> {
    /// A fingerprint of all of it.
    edition: String,
    /// The day of the edition, in words.
    date: &'a str,
    /// Address from the root, fingerprint, bytes.
    #[serde(rename = "fichiers")]
    files: Vec<(String, String, u64)>,
}

impl Scales {
    /// Notes what a file weighs.
    pub fn note(&self, path: &OutputPath, bytes: &[u8]) {
        let weight = Weight { print: fingerprint(bytes), bytes: bytes.len() as u64 };
        if let Ok(mut known) = self.0.lock() {
            known.insert(path.clone(), weight);
        }
    }

    /// `hors-ligne/fichiers.json`: the files of a site, in order of their paths.
    pub fn list(&self, site: &dyn Files, edition: &Edition, date: &str) -> String {
        let sizes: HashMap<&Path, u64> =
            edition.assets.iter().map(|asset| (asset.file.as_path(), asset.stamp.0)).collect();
        let is_read = |path: &OutputPath| !is_for_hosts(path) && !is_for_others(path);
        let paths: Vec<OutputPath> = site.paths().into_iter().filter(is_read).collect();
        let weigh = |path: &OutputPath| {
            if let Some(known) = self.0.lock().ok().and_then(|known| known.get(path).copied()) {
                return Some(known);
            }
            // A page that its theme cannot make stops the build where it is published.
            Some(match site.make(path).ok()??.content {
                ArtifactContent::Bytes(bytes) => {
                    Weight { print: fingerprint(&bytes), bytes: bytes.len() as u64 }
                }
                // Its size stands for what it holds: reading a film to publish its name would be slow.
                ArtifactContent::File(file) => {
                    let bytes = sizes.get(file.as_path()).copied().unwrap_or_default();
                    Weight { print: bytes, bytes }
                }
            })
        };
        let files: Vec<(String, String, u64)> = paths
            .par_iter()
            .filter_map(|path| {
                let weight = weigh(path)?;
                Some((address_of(path), format!("{:016x}", weight.print), weight.bytes))
            })
            .collect();
        let all: String = files.iter().map(|(address, print, _)| format!("{address} {print}\n")).collect();
        let list = List { edition: format!("{:016x}", fingerprint(all.as_bytes())), date, files };
        serde_json::to_string(&list).unwrap_or_default()
    }
}

/// Whether a file is made for another tool or another site: nobody reads it here without a network.
fn is_for_others(path: &OutputPath) -> bool {
    let path = path.as_str();
    let is_page = path.ends_with(".html");
    if path.ends_with(FEED) {
        return true;
    }
    path.starts_with(EMBEDS) || (!is_page && (path.starts_with(FOLDER) || path.starts_with("dossiers/")))
}

/// The address of a file from the root, as browsers ask for it.
fn address_of(path: &OutputPath) -> String {
    let path = path.as_str();
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    percent_encode(folder.unwrap_or(path), "/")
}

/// The worker of a site whose pages load those assets.
pub fn worker(assets: impl Iterator<Item = String>) -> String {
    let mut first = vec![String::new(), OFFLINE.to_owned(), "lexique/".to_owned(), SEARCH.to_owned()];
    first.push(format!("{SEARCH}{MANIFEST}"));
    first.extend(assets);
    let first: Vec<String> = first.iter().map(|address| json!(address).to_string()).collect();
    WORKER_TEXT.replace(MARK, &first.join(", "))
}

/// An icon of the manifest.
#[derive(Debug, Serialize)]
pub struct Icon {
    /// From the site's root.
    pub src: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// `192x192`, or `any` for a drawing.
    pub sizes: String,
    /// `any` or `maskable`.
    pub purpose: &'static str,
}

/// `site.webmanifest`.
pub fn manifest(config: &Config, icons: &[Icon], colour: &str) -> String {
    json!({
        "name": config.title,
        "short_name": config.title,
        "description": config.tagline,
        "lang": config.lang.tag(),
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": colour,
        "theme_color": colour,
        "icons": icons,
    })
    .to_string()
    // A title of any kind stays a text, whatever reads this file.
    .replace('<', "\\u003c")
}
