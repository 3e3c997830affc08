//! A `lexique.json` of somebody else: keys that we do not know are left alone, so that newer editions of a
//! shape that we know are read too.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category as Flaw;

use super::{ForeignTerm, Neighbour};
use crate::config::{self, is_web_address};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Text, text};
use crate::export::json::VERSION;
use crate::model::{Category, Gender, Kind, Rank, Slug, Status};
use crate::source::{Place, Source, SourceId};

/// Nobody mends more than that by hand: a file with so many flaws is another file.
const MOST_FLAWS: usize = 5;

/// What tells whether the rest can be understood.
#[derive(Deserialize)]
struct Head {
    version: Option<u32>,
    #[serde(rename = "entree")]
    entry: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Document<'a> {
    site: Option<Site>,
    #[serde(borrow, rename = "entrees")]
    entries: Option<Vec<Entry<'a>>>,
}

#[derive(Deserialize)]
struct Site {
    #[serde(rename = "titre")]
    title: String,
    #[serde(rename = "langue", default)]
    lang: String,
    #[serde(rename = "edition", default)]
    date: String,
}

/// What we need of an entry.
#[derive(Deserialize)]
struct Entry<'a> {
    /// A part of the text itself: it says where the entry stands.
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "titre")]
    title: String,
    url: String,
    #[serde(rename = "statut", default)]
    status: String,
    #[serde(rename = "remplace_par")]
    replaced_by: Option<Link>,
    #[serde(rename = "en_clair")]
    plain: Option<String>,
    #[serde(rename = "sens", default)]
    senses: Vec<Sense>,
    #[serde(rename = "sigle")]
    acronym: Option<String>,
    #[serde(rename = "developpe")]
    expansion: Option<String>,
    #[serde(rename = "variantes", default)]
    admitted: Vec<Label>,
    #[serde(rename = "a_eviter", default)]
    deprecated: Vec<Label>,
    #[serde(rename = "recherche", default)]
    hidden: Vec<String>,
    #[serde(rename = "categorie")]
    category: Option<String>,
    #[serde(rename = "genre")]
    gender: Option<String>,
    #[serde(rename = "langues", default)]
    languages: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Sense {
    definition: String,
    #[serde(rename = "domaine")]
    domain: Option<String>,
}

#[derive(Deserialize)]
struct Label {
    #[serde(rename = "terme")]
    label: String,
}

#[derive(Deserialize)]
struct Link {
    id: String,
    #[serde(rename = "titre")]
    title: String,
}

/// Reads one. Never fails: what is wrong is complained about, and its terms are then of no use to anybody.
pub fn read(source: &Source, id: SourceId, wanted: &config::Neighbour) -> (Neighbour, Diagnostics) {
    let mut reading = Reading { source, id, wanted, complaints: Diagnostics::default(), flaws: 0 };
    let neighbour = reading.document();
    let is_available = !reading.complaints.has_errors();
    let terms = neighbour.terms.into_iter().filter(|_| is_available).collect();
    let mut neighbour = Neighbour { is_available, terms, ..neighbour };
    neighbour.index();
    (neighbour, reading.complaints)
}

struct Reading<'a> {
    source: &'a Source,
    id: SourceId,
    wanted: &'a config::Neighbour,
    complaints: Diagnostics,
    flaws: usize,
}

impl Reading<'_> {
    fn document(&mut self) -> Neighbour {
        let text_of = &self.source.text;
        let mut neighbour = Neighbour {
            id: self.wanted.id.clone(),
            title: self.wanted.title.clone().unwrap_or_else(|| self.wanted.id.clone()),
            is_automatic: self.wanted.is_automatic,
            ..Neighbour::default()
        };
        let head = match serde_json::from_str::<Head>(text_of) {
            Ok(head) => head,
            Err(error) => {
                self.unreadable(&error);
                return neighbour;
            }
        };
        let document = match (head.version, serde_json::from_str::<Document<'_>>(text_of)) {
            (Some(version), _) if version > VERSION => {
                self.too_new(version);
                return neighbour;
            }
            (Some(_), Ok(document)) => document,
            (None, Ok(_)) => {
                self.not_a_lexicon(head.entry.is_some());
                return neighbour;
            }
            (_, Err(error)) => {
                self.unreadable(&error);
                return neighbour;
            }
        };
        let (Some(site), Some(entries)) = (document.site, document.entries) else {
            self.not_a_lexicon(head.entry.is_some());
            return neighbour;
        };
        neighbour.title = self.wanted.title.clone().unwrap_or_else(|| one_line(&site.title));
        (neighbour.lang, neighbour.edition) = (site.lang, site.date);
        let mut seen = HashSet::new();
        let terms = entries.into_iter().enumerate();
        let terms = terms.filter(|(_, entry)| Kind::of_key(&entry.kind) == Some(Kind::Term));
        neighbour.terms = terms.filter_map(|(at, entry)| self.term(at, entry, &mut seen)).collect();
        neighbour
    }

    fn term(&mut self, at: usize, entry: Entry<'_>, seen: &mut HashSet<String>) -> Option<ForeignTerm> {
        let place = self.place(&entry.id);
        let path = format!("/entrees/{at}");
        if Slug::parse(&entry.id).is_none() || !seen.insert(entry.id.to_string()) {
            let message = text(
                format!("{path}/id : « {} » n’est pas l’identifiant d’un seul terme", entry.id),
                format!("{path}/id: “{}” is not the id of one term", entry.id),
            );
            self.complain(place, message);
            return None;
        }
        let Some(url) = absolute(&entry.url, &self.wanted.source.value) else {
            let message = text(
                format!(
                    "{path}/url : « {} » n’est pas une adresse entière : ce lexique ne dit pas où il est",
                    entry.url
                ),
                format!(
                    "{path}/url: “{}” is no whole address: that lexicon does not say where it is",
                    entry.url
                ),
            );
            self.complain(place, message);
            return None;
        };
        let acronym = entry.acronym.as_deref().map(one_line);
        let others =
            entry.acronym.iter().chain(&entry.expansion).map(|label| (one_line(label), Rank::Acronym));
        let admitted = entry.admitted.iter().map(|label| (one_line(&label.label), Rank::Admitted));
        let deprecated = entry.deprecated.iter().map(|label| (one_line(&label.label), Rank::Deprecated));
        let hidden = entry.hidden.iter().map(|label| (one_line(label), Rank::Hidden));
        let mut labels = vec![(one_line(&entry.title), Rank::Preferred)];
        labels.extend(others.chain(admitted).chain(deprecated).chain(hidden));
        let mut senses: Vec<(Option<String>, String)> =
            entry.senses.into_iter().map(|sense| (sense.domain, sense.definition)).collect();
        if senses.is_empty() {
            senses.extend(entry.plain.map(|plain| (None, plain)));
        }
        Some(ForeignTerm {
            id: entry.id.into_owned(),
            url,
            labels,
            senses,
            acronym,
            category: Category::ALL.iter().copied().find(|one| entry.category.as_deref() == Some(one.key())),
            gender: Gender::ALL.iter().copied().find(|one| entry.gender.as_deref() == Some(one.key())),
            is_retired: entry.status == Status::Retired.key(),
            replaced_by: entry.replaced_by.map(|other| (other.id, other.title)),
            languages: entry.languages,
        })
    }

    /// Where words of the document stand, when they are a part of the text itself.
    fn place(&self, words: &str) -> Place {
        let text_of = self.source.text.as_str();
        let start = (words.as_ptr() as usize).wrapping_sub(text_of.as_ptr() as usize);
        match text_of.get(start..).is_some_and(|rest| rest.starts_with(words)) {
            true => Place::new(self.id, start..start + words.len()),
            false => Place::start(self.id),
        }
    }

    fn unreadable(&mut self, error: &serde_json::Error) {
        let at = offset(&self.source.text, error.line(), error.column());
        let reason = reason(error);
        let missing = reason.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`'));
        let message = match error.classify() {
            Flaw::Data => text(
                match missing {
                    Some(key) => {
                        format!("ce fichier n’est pas un lexique de Boussole : il manque là « {key} »")
                    }
                    None => {
                        "ce fichier n’est pas un lexique de Boussole : ce qui est écrit là n’a pas la forme \
                             attendue"
                            .to_owned()
                    }
                },
                format!("this file is no lexicon of Boussole ({reason})"),
            ),
            Flaw::Eof if self.source.text.trim().is_empty() => {
                text("ce fichier est vide", "this file is empty")
            }
            Flaw::Eof => text(
                "ce fichier est coupé : il s’arrête avant la fin du JSON",
                "this file is cut: it ends before the JSON does",
            ),
            Flaw::Syntax | Flaw::Io => text(
                "ce fichier n’est pas du JSON correct à cet endroit",
                format!("this file is not JSON ({reason})"),
            ),
        };
        self.complain(Place::new(self.id, at..at), message);
    }

    fn not_a_lexicon(&mut self, is_entry: bool) {
        let message = match is_entry {
            true => text(
                "ce fichier est une seule entrée d’un lexique de Boussole",
                "this file is one entry of a lexicon of Boussole",
            ),
            false => text(
                "ce fichier n’est pas un lexique de Boussole : il lui manque « version », « site » ou « entrees »",
                "this file is no lexicon of Boussole: “version”, “site” or “entrees” is missing",
            ),
        };
        self.complain(Place::start(self.id), message);
    }

    fn too_new(&mut self, version: u32) {
        let complaint = Diagnostic::new(
            Code::UnreadableLexicon,
            Place::start(self.id),
            text(
                format!("ce lexique a la forme {version}, et ce Boussole lit jusqu’à la forme {VERSION}"),
                format!("this lexicon has shape {version}, and this Boussole reads up to shape {VERSION}"),
            ),
        );
        self.complaints.push(complaint.hint(text(
            "installez une version plus récente de Boussole, ou gardez l’ancienne copie de ce lexique",
            "install a newer version of Boussole, or keep the former copy of that lexicon",
        )));
    }

    fn complain(&mut self, place: Place, message: Text) {
        self.flaws += 1;
        if self.flaws > MOST_FLAWS {
            return;
        }
        let complaint = Diagnostic::new(Code::UnreadableLexicon, place, message);
        self.complaints.push(complaint.hint(text(
            format!(
                "prenez le donnees/lexique.json d’un site publié avec son adresse, puis : boussole lexiques maj {}",
                self.wanted.id
            ),
            format!(
                "take the donnees/lexique.json of a site published with its address, then: boussole lexiques maj {}",
                self.wanted.id
            ),
        )));
    }
}

/// What the library says, without the place, which is said elsewhere.
fn reason(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.rsplit_once(" at line ").map_or(whole.clone(), |(reason, _)| reason.to_owned())
}

/// The byte of a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let start = starts.into_iter().nth(line.saturating_sub(1)).unwrap_or(text.len());
    crate::source::floor_char(text, start + column.saturating_sub(1))
}

/// A whole address: as it is, or from the address of the document.
fn absolute(url: &str, document: &str) -> Option<String> {
    let whole = match is_web_address(url) {
        true => url.to_owned(),
        false => join(document, url)?,
    };
    is_web_address(&whole).then_some(whole)
}

/// A relative reference without query nor fragment (RFC 3986, 5.2), as our exports write them.
fn join(base: &str, reference: &str) -> Option<String> {
    if !is_web_address(base) || reference.contains(':') || reference.starts_with("//") {
        return None;
    }
    let host = base.find("://")? + 3;
    let path_at = base[host..].find('/').map_or(base.len(), |at| host + at);
    let (origin, path) = base.split_at(path_at);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts: Vec<&str> = match reference.starts_with('/') {
        true => Vec::new(),
        false => path.split('/').skip(1).collect(),
    };
    parts.pop();
    for part in reference.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(format!("{origin}/{}", parts.join("/")))
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c == ' ' || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_are_made_whole() {
        let base = "https://voisin.fr/mots/donnees/lexique.json";
        for (written, whole) in [
            ("https://a.fr/x/", Some("https://a.fr/x/")),
            ("../lexique/trace/", Some("https://voisin.fr/mots/lexique/trace/")),
            ("../../../../x/", Some("https://voisin.fr/x/")),
            ("/x/", Some("https://voisin.fr/x/")),
            ("javascript:alert(1)", None),
            ("//autre.fr/", None),
            ("../a\"b/", None),
        ] {
            assert_eq!(absolute(written, base).as_deref(), whole, "{written}");
        }
        assert_eq!(absolute("../lexique/trace/", "../voisin/public/donnees/lexique.json"), None);
    }
}
