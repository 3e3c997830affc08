//! Links and images of texts: from what was written to where it leads.

use super::finder::{Finder, Wanted};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean, text};
use crate::markdown::{Destination, FILES, Target, anchor_text, is_id};
use crate::model::{Draft, Entry, EntryId, Kind, Reference, Slug, texts_mut};
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

/// Gives the bare wikilinks of an entry the titles of what they lead to: no reader should meet an id.
pub(super) fn name(entry: &mut Entry, finder: &Finder<'_>) {
    let targets: Vec<Option<(&str, bool)>> = entry
        .links
        .iter()
        .map(|link| match &link.value {
            Target::Entry { id, .. } => Some((finder.draft(*id).title.value.as_str(), false)),
            Target::Foreign { id, .. } => Some((finder.neighbours.term(*id).title(), true)),
            _ => None,
        })
        .collect();
    if targets.iter().all(Option::is_none) {
        return;
    }
    let words = |link: usize, written: &str| {
        let (title, is_foreign) = (*targets.get(link)?)?;
        // The id of another lexicon goes, whatever follows it.
        let words = match written.split_once(':') {
            Some((_, words)) if is_foreign => words.trim(),
            _ => written,
        };
        let shown = if is_id(words) { title } else { words };
        (shown != written).then(|| shown.to_owned())
    };
    for prose in texts_mut(entry) {
        if let Some(named) = prose.renamed(words) {
            *prose = named;
        }
    }
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
    let source = finder.sources.get(draft.source);
    // As written: what follows a question mark is no part of a path.
    let address = source.text.get(place.span.clone()).filter(|address| address.starts_with(written));
    if let Some(address) = web_address(address.unwrap_or(written)) {
        return Err(Box::new(without_scheme(&address, place)));
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

/// The address of a page or a mailbox that was written without its scheme: `www.exemple.fr`,
/// `exemple.fr/page`, `contact@exemple.fr`.
fn web_address(written: &str) -> Option<String> {
    let host = written.split(['/', '?', '#']).next()?;
    let (mailbox, host) = host.rsplit_once('@').map_or((None, host), |(name, host)| (Some(name), host));
    let mut labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    let is_host = labels.len() > 1 && labels.iter().all(is_label);
    let top = labels.pop().unwrap_or_default().to_lowercase();
    // What ends as files do is a file, but after www.
    let is_top = top.len() > 1
        && top.chars().all(char::is_alphabetic)
        && (labels.first() == Some(&"www") || mailbox.is_some() || !FILES.contains(&top.as_str()));
    match mailbox {
        _ if !is_host || !is_top => None,
        Some(name) => (!name.is_empty() && written.ends_with(host)).then(|| format!("mailto:{written}")),
        None => Some(format!("https://{written}")),
    }
}

fn without_scheme(address: &str, place: &Place) -> Diagnostic {
    let message = match address.starts_with("mailto:") {
        true => {
            text("il manque « mailto: » devant cette adresse", "“mailto:” is missing before this address")
        }
        false => {
            text("il manque « https:// » devant cette adresse", "“https://” is missing before this address")
        }
    };
    Diagnostic::new(Code::BrokenLink, place.clone(), message)
        .hint(text(format!("écrivez : {address}"), format!("write: {address}")))
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
