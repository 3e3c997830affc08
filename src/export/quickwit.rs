//! For bodies that search many lexicons at once: an index configuration for Quickwit
//! (<https://quickwit.io/docs/configuration/index-config>) and the documents to ingest.
//!
//! One index holds any number of lexicons, told apart by `lexique`, the address of their site (or its
//! title, when it has none).

use serde::Serialize;

use super::{Addresses, Format, inert};
use crate::edition::Edition;
use crate::markdown::plain;
use crate::model::{EntryId, Kind, Part, labels, texts};

/// The configuration: the same for every lexicon.
pub fn index() -> Vec<u8> {
    include_bytes!("quickwit/index.yaml").to_vec()
}

/// A document of the index.
#[derive(Serialize)]
struct Document<'a> {
    lexique: &'a str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    url: String,
    titre: &'a str,
    libelles: Vec<&'a str>,
    definition: String,
    texte: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'a str>,
    statut: &'static str,
    langue: &'static str,
    edition: String,
}

/// The documents, a line each: entries that readers look for, in French order by kind.
pub fn documents(edition: &Edition) -> Vec<u8> {
    let here = Format::QuickwitDocuments.path();
    let addresses = Addresses::new(edition, &here);
    let mut lines = Vec::new();
    for id in Kind::ALL.iter().flat_map(|kind| edition.listed(*kind)) {
        if let Some(document) = document(edition, id, addresses) {
            // Strings and lists of strings: JSON holds them all.
            lines.extend(inert::json(serde_json::to_vec(&document).unwrap_or_default()));
            lines.push(b'\n');
        }
    }
    lines
}

fn document<'a>(edition: &'a Edition, id: EntryId, addresses: Addresses<'_>) -> Option<Document<'a>> {
    let (config, entry) = (&edition.config, edition.lexicon.get(id));
    let is_definition = |part: Part| part == Part::Definition;
    let join = |wanted: &dyn Fn(Part) -> bool| {
        let all = texts(entry);
        let some = all.iter().filter(|text| wanted(text.part)).map(|text| plain(text.prose));
        some.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let foreign = entry.term().into_iter().flat_map(|term| &term.languages).flat_map(|(_, labels)| labels);
    Some(Document {
        lexique: config.base_url.as_ref().map_or(config.title.as_str(), |base| base.as_str()),
        id: entry.full_id(),
        kind: entry.kind.key(),
        url: addresses.entry(id)?,
        titre: &entry.title.value,
        libelles: (labels(entry).into_iter().skip(1).map(|(label, _)| label))
            .chain(foreign.map(|label| label.value.as_str()))
            .collect(),
        definition: join(&is_definition),
        texte: join(&|part| !is_definition(part)),
        theme: entry.meta.theme.map(|theme| config.theme(theme).title.as_str()),
        statut: entry.meta.status.key(),
        langue: config.lang.tag(),
        edition: format!("{}T00:00:00Z", edition.info.date),
    })
}
