//! Links and images of texts: from what was written to where it leads.

use super::finder::{Finder, Wanted};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean, text};
use crate::markdown::{Destination, Target, anchor_text};
use crate::model::{Draft, EntryId, Kind, Reference, Slug};
use crate::neighbour::Lookup;
use crate::source::{Place, Placed};

/// Where a link leads; [`Target::Nowhere`] with a complaint when it leads nowhere.
pub(super) fn target(
    link: &Placed<Destination>,
    draft: &Draft,
    finder: &Finder<'_>,
    complaints: &mut Diagnostics,
) -> Target {
    let found = match &link.value {
        Destination::External(url) => return Target::External(url.clone()),
        Destination::Forbidden(_) => return Target::Nowhere,
        Destination::Wiki { words, anchor } if !finder.is_ours(words) && words.contains(':') => {
            match finder.neighbours.find(words, &link.place) {
                Lookup::Found(id, complaint) => {
                    complaints.extend(complaint.map(|complaint| *complaint));
                    return Target::Foreign { id, anchor: anchor.clone() };
                }
                Lookup::Unavailable => return Target::Nowhere,
                Lookup::Unknown(complaint) => Err(complaint),
                Lookup::NotForeign => Err(Box::new(no_lexicon(words, &link.place, finder))),
            }
        }
        Destination::Wiki { words, anchor } => {
            let reference = Placed::new(Reference(words.clone()), link.place.clone());
            finder
                .find(&reference, Some(draft), Wanted::Entry)
                .and_then(|id| to_entry(id, anchor.as_deref(), &link.place, finder))
        }
        Destination::Anchor(anchor) => find_anchor(draft, anchor, &link.place).map(Target::Anchor),
        Destination::File { path, anchor } => to_file(path, anchor.as_deref(), &link.place, draft, finder),
        Destination::Image(path) => to_image(path, &link.place, draft, finder),
    };
    found.unwrap_or_else(|complaint| {
        complaints.push(*complaint);
        Target::Nowhere
    })
}

/// A word with a colon that names neither an entry nor a lexicon: most often a slip in either.
fn no_lexicon(words: &str, place: &Place, finder: &Finder<'_>) -> Diagnostic {
    let complaint = finder.unknown(words, place.clone(), Wanted::Entry);
    let is_prefix = |(prefix, _): (&str, &str)| Slug::parse(prefix.trim()).is_some();
    match words.split_once(':').is_some_and(is_prefix) {
        true => complaint.hint(finder.neighbours.advice(words)),
        false => complaint,
    }
}

fn to_entry(
    id: EntryId,
    anchor: Option<&str>,
    place: &Place,
    finder: &Finder<'_>,
) -> Result<Target, Box<Diagnostic>> {
    let anchor = anchor.map(|anchor| find_anchor(finder.draft(id), anchor, place)).transpose()?;
    Ok(Target::Entry { id, anchor })
}

/// A heading of an entry, by its anchor or by its words.
fn find_anchor(draft: &Draft, anchor: &str, place: &Place) -> Result<String, Box<Diagnostic>> {
    let wanted = anchor_text(anchor);
    let headings = &draft.body.headings;
    if let Some(heading) = headings.iter().find(|heading| heading.anchor == wanted) {
        return Ok(heading.anchor.clone());
    }
    let anchors = || headings.iter().map(|heading| heading.anchor.as_str());
    let title = &draft.title.value;
    let complaint = Diagnostic::new(
        Code::UnknownAnchor,
        place.clone(),
        text(
            format!("« {title} » n’a pas de titre « #{anchor} »"),
            format!("“{title}” has no heading “#{anchor}”"),
        ),
    )
    .maybe_hint(did_you_mean(anchor, anchors()));
    // Nobody reads a longer list.
    let mut list = anchors().take(20).map(|anchor| format!("#{anchor}")).collect::<Vec<_>>().join(", ");
    if headings.len() > 20 {
        list.push_str(", …");
    }
    Err(Box::new(match list.is_empty() {
        true => complaint.hint(text(
            "ce texte n’a pas de titres : effacez le « # » et ce qui suit",
            "this text has no headings: delete the “#” and what follows",
        )),
        false => {
            complaint.hint(text(format!("ancres possibles : {list}"), format!("possible anchors: {list}")))
        }
    }))
}

fn to_file(
    written: &str,
    anchor: Option<&str>,
    place: &Place,
    draft: &Draft,
    finder: &Finder<'_>,
) -> Result<Target, Box<Diagnostic>> {
    let path = join(&finder.sources.get(draft.source).path, written);
    let with_extension = format!("{}.md", path.trim_end_matches('/'));
    let entry =
        [path.as_str(), with_extension.as_str()].into_iter().find_map(|path| finder.by_path.get(path));
    let entry = entry.copied().or_else(|| at_address(written, finder));
    if let Some(id) = entry {
        // Through the finder once more: it knows who may link to a draft.
        let reference = Placed::new(Reference(finder.draft(id).full_id()), place.clone());
        let id = finder.find(&reference, Some(draft), Wanted::Entry)?;
        return to_entry(id, anchor, place, finder);
    }
    if let Some(asset) = path.strip_prefix("content/").and_then(|path| finder.assets_by_path.get(path)) {
        return Ok(Target::Asset(*asset));
    }
    let near = finder.nearest_entry_path(&path);
    Err(Box::new(
        Diagnostic::new(
            Code::BrokenLink,
            place.clone(),
            text(
                format!("ce lien mène à un fichier qui n’existe pas : {path}"),
                format!("this link leads to a file that does not exist: {path}"),
            ),
        )
        .maybe_hint(near.map(|near| {
            let near = relative(&finder.sources.get(draft.source).path, near);
            text(format!("écrivez : {near}"), format!("write: {near}"))
        }))
        .hint(text(
            "pour un lien vers une entrée, le plus simple est [[son titre]]",
            "for a link to an entry, the simplest is [[its title]]",
        )),
    ))
}

fn to_image(
    written: &str,
    place: &Place,
    draft: &Draft,
    finder: &Finder<'_>,
) -> Result<Target, Box<Diagnostic>> {
    let path = join(&finder.sources.get(draft.source).path, written);
    let inside = path.strip_prefix("content/").unwrap_or_default();
    if let Some(asset) = finder.assets_by_path.get(inside).filter(|asset| finder.assets[**asset].is_image()) {
        return Ok(Target::Asset(*asset));
    }
    let near = finder.nearest_image(inside);
    Err(Box::new(
        Diagnostic::new(
            Code::MissingImage,
            place.clone(),
            text(format!("cette image n’existe pas : {path}"), format!("this image does not exist: {path}")),
        )
        .maybe_hint(near.map(|near| {
            let near = relative(&finder.sources.get(draft.source).path, &format!("content/{near}"));
            text(format!("écrivez : {near}"), format!("write: {near}"))
        }))
        .hint(text(
            "copiez l’image dans content/ ; son chemin part du dossier de ce fichier",
            "copy the image into content/; its path starts from the folder of this file",
        )),
    ))
}

/// An address of the site, `/lexique/rendre-compte/`, as a link to a page of the site.
fn at_address(written: &str, finder: &Finder<'_>) -> Option<EntryId> {
    let address = written.strip_prefix('/')?.trim_end_matches('/');
    let address = address.strip_suffix("/index.html").unwrap_or(address);
    let (folder, slug) = address.rsplit_once('/').unwrap_or((Kind::Page.folder(), address));
    let kind = Kind::of_folder(folder)?;
    let position = finder
        .drafts
        .binary_search_by(|draft| (draft.kind, draft.slug.value.as_str()).cmp(&(kind, slug)))
        .ok()?;
    Some(EntryId(position as u32))
}

/// A path from the folder of a file, or from `content/` when it opens with `/`.
fn join(from: &str, written: &str) -> String {
    let mut parts: Vec<&str> = match written.starts_with('/') {
        true => vec!["content"],
        false => from.split('/').collect(),
    };
    if !written.starts_with('/') {
        parts.pop();
    }
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    crate::source::compose(&parts.join("/")).into_owned()
}

/// A path as a link from the folder of a file.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from[..from.len() - 1].iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from.len() - 1 - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}
