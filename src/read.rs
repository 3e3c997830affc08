//! One file to one [`Draft`]: typed front matter with places, texts parsed, references still words.
//!
//! Reading never fails: a file without front matter gives a draft too, named after its heading or
//! its file, so that other entries' links to it do not add complaints of their own.

mod bibliography;
mod front_matter;
mod habits;
mod keys;
mod kind;
mod kinds;
mod meta;
mod reader;
mod term;
mod unread;
mod unwritten;

pub use bibliography::Bibliography;
pub use front_matter::{FrontMatter, split};
pub use keys::{keys, table_of};
pub use unwritten::SUMMARY;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::markdown::{Origin, Prose, parse};
use crate::model::{Content, Draft, Kind, Slug};
use crate::neighbour::Neighbours;
use crate::source::{Encoding, Place, Placed, Source, SourceId, Span};
use crate::syntax::{Fields, Node, Value, read_yaml_as};

use reader::Reader;

/// What an entry may name that is not an entry: themes, audiences, documents, terms of others.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a> {
    /// Themes and audiences.
    pub config: &'a Config,
    /// Documents.
    pub bibliography: &'a Bibliography,
    /// Lexicons of others.
    pub neighbours: &'a Neighbours,
}

/// A file, before its keys are read.
#[derive(Clone, Debug)]
pub struct Front {
    /// Front matter and body.
    pub parts: FrontMatter,
    /// The front matter as a tree, with the places of its keys.
    pub node: Node,
    /// What kind of entry.
    pub kind: Kind,
    /// Its permanent id.
    pub slug: Slug,
    /// Whether the front matter is there and YAML without a flaw.
    pub is_sound: bool,
}

/// Reads one Markdown file of `content/`.
pub fn entry(source: &Source, id: SourceId, vocabulary: Vocabulary<'_>) -> (Draft, Diagnostics) {
    let mut complaints = Diagnostics::default();
    complaints.extend(odd_encoding(source, id));
    let (parts, node, is_sound) = open(source, id, &mut complaints);
    let (kind, is_known) = kind::find(&node, source, id, &mut complaints);
    let name = stem(&source.path);
    // What is missing from an entry of no kind, nobody knows.
    let body = Some((parts.body, is_sound && is_known));
    let draft = draft(source, id, vocabulary, kind, name, node, body, &mut complaints);
    complaints.extend(unwritten::check(source, &draft));
    (draft, complaints)
}

/// The front matter of a file as a tree, for those who write it again. Says nothing of its flaws:
/// [`entry`] does.
pub fn front(source: &Source, id: SourceId) -> Front {
    let mut complaints = Diagnostics::default();
    let (parts, node, is_sound) = open(source, id, &mut complaints);
    let (kind, _) = kind::find(&node, source, id, &mut complaints);
    let mut fields = Fields::new(node.clone(), id, keys(kind), &mut complaints);
    let slug = find_slug(&mut fields, stem(&source.path), id).value;
    Front { parts, node, kind, slug, is_sound }
}

/// Reads a term that another program wrote: its keys as a tree whose places are in `source`. The id
/// is made of the title when there is none; there is no body.
pub fn record(node: Node, source: &Source, id: SourceId, vocabulary: Vocabulary<'_>) -> (Draft, Diagnostics) {
    let mut complaints = Diagnostics::default();
    let title = match &node.value {
        Value::Map(pairs) => pairs.iter().find(|(key, _)| key.text == "titre").map(|(_, node)| &node.value),
        _ => None,
    };
    let name = match title {
        Some(Value::Scalar { text, .. }) => reader::one_line(text),
        _ => "sans-titre".to_owned(),
    };
    let draft = draft(source, id, vocabulary, Kind::Term, &name, node, None, &mut complaints);
    (draft, complaints)
}

fn open(source: &Source, id: SourceId, complaints: &mut Diagnostics) -> (FrontMatter, Node, bool) {
    let parts = split(source, id, complaints);
    let (node, flaws) = read_yaml_as(&source.text[parts.yaml.clone()], id, parts.yaml.start, &keys::is_key);
    let is_sound = parts.is_present && flaws.iter().all(|flaw| flaw.code.is_adjustable());
    complaints.append(flaws);
    let node = node.unwrap_or(Node { value: Value::Empty, span: parts.yaml.clone() });
    (parts, node, is_sound)
}

/// `body` is where it stands, and whether the front matter above it is sound; a record has none.
#[expect(clippy::too_many_arguments, reason = "what a file and a record have in common, said once")]
fn draft(
    source: &Source,
    id: SourceId,
    vocabulary: Vocabulary<'_>,
    kind: Kind,
    name: &str,
    mut node: Node,
    body: Option<(Span, bool)>,
    complaints: &mut Diagnostics,
) -> Draft {
    let is_readable = body.as_ref().is_none_or(|(_, is_sound)| *is_sound);
    let mut reader = Reader::new(source, id, vocabulary);
    habits::say(&mut node, kind, id, complaints);
    if body.is_some() {
        unread::say(&node, &source.text, id, complaints);
    }
    let mut fields = Fields::new(node, id, keys(kind), complaints);
    fields.take("type");
    let title = fields.bare("titre").map(|title| Placed::new(reader::one_line(&title.text), title.place));
    let slug = find_slug(&mut fields, name, id);
    let meta = meta::read(kind, &mut fields, &mut reader);
    let content = match kind {
        Kind::Term => Content::Term(Box::new(term::read(&mut fields, &mut reader))),
        Kind::Fiche => Content::Fiche(kinds::fiche(&mut fields, &mut reader)),
        Kind::Mission => Content::Mission(kinds::mission(&mut fields, &mut reader)),
        Kind::Workshop => Content::Workshop(kinds::workshop(&mut fields, &mut reader)),
        Kind::Pathway => Content::Pathway(kinds::pathway(&mut fields, &mut reader)),
        Kind::Page => Content::Page,
    };
    // Keys that could not be read are not missing.
    if is_readable {
        if title.is_none() {
            fields.missing("titre", "\"Rendre compte\"");
        }
        if meta.summary.is_none() && kind != Kind::Term {
            fields.missing("resume", "\"Ce que cette page apporte, en une phrase.\"");
        }
    }
    let body = match body {
        Some((span, _)) => {
            let origin = Origin::Exact(id, span.start);
            parse(&source.text[span], origin, &mut reader.links, complaints)
        }
        None => Prose::default(),
    };
    let title = title.unwrap_or_else(|| {
        let words = body.headings.first().map(|heading| heading.text.clone());
        Placed::new(words.unwrap_or_else(|| name.to_owned()), Place::start(id))
    });
    Draft {
        source: id,
        kind,
        slug,
        title,
        meta,
        content,
        body,
        is_readable,
        is_whole: true,
        links: reader.links,
    }
}

fn odd_encoding(source: &Source, id: SourceId) -> Option<Diagnostic> {
    let name = match source.encoding {
        Encoding::Utf8 => return None,
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Utf16 => "UTF-16",
    };
    Some(
        Diagnostic::new(
            Code::OddEncoding,
            Place::start(id),
            text(
                format!("ce fichier est en {name} : il a été lu, mais un accent peut être faux"),
                format!("this file is in {name}: it was read, but an accent may be wrong"),
            ),
        )
        .hint(text(
            "enregistrez-le en UTF-8 (« Enregistrer sous », choix de l’encodage)",
            "save it as UTF-8 (“Save as”, choice of encoding)",
        )),
    )
}

/// The permanent id: `id:`, or the file's name (a record's title) as it would stand in an address.
fn find_slug(fields: &mut Fields<'_>, name: &str, id: SourceId) -> Placed<Slug> {
    let from_stem = Slug::from_text(name);
    if let Some(written) = fields.placed("id") {
        if let Some(slug) = Slug::parse(&written.value) {
            return Placed::new(slug, written.place);
        }
        let near = Slug::from_text(&written.value).or_else(|| from_stem.clone());
        let shown = near.as_ref().map_or("mon-entree", Slug::as_str).to_owned();
        fields.complain(
            Diagnostic::new(
                Code::InvalidId,
                written.place.clone(),
                text(
                    "un identifiant n’a que des lettres sans accent, des chiffres et des traits d’union",
                    "an id has only letters without accents, digits and hyphens",
                ),
            )
            .hint(text(format!("écrivez : id: {shown}"), format!("write: id: {shown}"))),
        );
        if let Some(slug) = near {
            return Placed::new(slug, written.place);
        }
    }
    let place = Place::start(id);
    let slug = from_stem.unwrap_or_else(|| {
        fields.complain(
            Diagnostic::new(
                Code::InvalidId,
                place.clone(),
                text(
                    "le nom de ce fichier ne peut pas devenir une adresse",
                    "the name of this file cannot become an address",
                ),
            )
            .hint(text(
                "renommez-le, par exemple rendre-compte.md, ou ajoutez : id: rendre-compte",
                "rename it, for instance rendre-compte.md, or add: id: rendre-compte",
            )),
        );
        // A name of its own, so that two such files do not collide as well.
        Slug::from_text(&format!("sans-nom-{}", id.0)).unwrap_or_else(|| unreachable!("it has letters"))
    });
    Placed::new(slug, place)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
