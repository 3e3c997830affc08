//! Drafts to a [`Lexicon`]: every word that names an entry, a heading or a file becomes an id, or a
//! complaint with the nearest name.

mod finder;
mod links;
mod references;

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean, text};
use crate::model::{Draft, Entry, EntryId, Kind, Lexicon, Reference, Slug};
use crate::project::Asset;
use crate::read::Vocabulary;
use crate::source::{Placed, SourceId, Sources};

use finder::Finder;
pub use finder::Wanted;

/// What resolving gives.
#[derive(Debug)]
pub struct Resolved {
    /// The lexicon; references that lead nowhere are left out of it.
    pub lexicon: Lexicon,
    /// Entries that the home page shows first.
    pub featured: Vec<EntryId>,
    /// The entries of each dossier of the configuration.
    pub dossiers: Vec<Vec<EntryId>>,
    /// The logo's position in the assets.
    pub logo: Option<usize>,
    /// The position of the picture that networks show.
    pub share_image: Option<usize>,
}

/// Resolves every reference. With `drafts`, entries that are still drafts count as published.
pub fn lexicon(
    mut drafts: Vec<Arc<Draft>>,
    vocabulary: Vocabulary<'_>,
    assets: &[Asset],
    sources: &Sources,
    drafts_published: bool,
) -> (Resolved, Diagnostics) {
    let config = vocabulary.config;
    let mut complaints = Diagnostics::default();
    drafts.sort_by(|a, b| (a.kind, &a.slug.value).cmp(&(b.kind, &b.slug.value)));
    drop_doubles(&mut drafts, sources, &mut complaints);
    let finder = Finder::new(&drafts, vocabulary.neighbours, assets, sources, drafts_published);
    let resolved: Vec<(Entry, Diagnostics)> =
        drafts.par_iter().map(|draft| references::resolve(draft, &finder)).collect();
    let mut entries = Vec::with_capacity(resolved.len());
    for (entry, flaws) in resolved {
        entries.push(entry);
        complaints.append(flaws);
    }
    let mut find = |references: &[Placed<Reference>]| -> Vec<EntryId> {
        let found =
            references.iter().filter_map(|reference| match finder.find(reference, None, Wanted::Entry) {
                Ok(id) => Some(id),
                Err(complaint) => {
                    complaints.push(*complaint);
                    None
                }
            });
        found.collect()
    };
    let featured = find(&config.featured);
    let dossiers = config.dossiers.iter().map(|dossier| find(&dossier.entries)).collect();
    let mut picture =
        |written: &Option<Placed<String>>| find_picture(written.as_ref()?, assets, &mut complaints);
    let logo = picture(&config.appearance.logo);
    let share_image = picture(&config.share.image);
    (Resolved { lexicon: Lexicon::new(entries), featured, dossiers, logo, share_image }, complaints)
}

/// Of entries that want one id, the first of its address stays: a published page never becomes another.
fn drop_doubles(drafts: &mut Vec<Arc<Draft>>, sources: &Sources, complaints: &mut Diagnostics) {
    let taken: HashSet<(Kind, Slug)> =
        drafts.iter().map(|draft| (draft.kind, draft.slug.value.clone())).collect();
    let is_double = |a: &Arc<Draft>, b: &Arc<Draft>| (a.kind, &a.slug.value) == (b.kind, &b.slug.value);
    for same in drafts.chunk_by_mut(is_double).filter(|same| same.len() > 1) {
        same.sort_by_key(|draft| newness(draft, sources));
    }
    drafts.dedup_by(|second, first| {
        let is_double = is_double(second, first);
        if is_double {
            complaints.push(duplicate(first, second, sources, &taken));
        }
        is_double
    });
}

/// What tells a newcomer from the entry that its address was made for: a title that says something else,
/// a folder further down.
fn newness(draft: &Draft, sources: &Sources) -> (bool, usize, SourceId) {
    let of_title = Slug::from_text(&draft.title.value);
    let depth = sources.get(draft.source).path.matches('/').count();
    (of_title.as_ref() != Some(&draft.slug.value), depth, draft.source)
}

fn duplicate(first: &Draft, second: &Draft, sources: &Sources, taken: &HashSet<(Kind, Slug)>) -> Diagnostic {
    let id = &second.slug.value;
    let path = &sources.get(first.source).path;
    let title = &first.title.value;
    let is_free = |slug: &Slug| !taken.contains(&(second.kind, slug.clone()));
    let numbered = || (2..).map_while(|number| Slug::parse(&format!("{id}-{number}"))).find(is_free);
    let next = Slug::from_text(&second.title.value).filter(is_free).or_else(numbered);
    let next = next.as_ref().map_or("autre-nom", Slug::as_str);
    let complaint = Diagnostic::new(
        Code::DuplicateId,
        second.slug.place.clone(),
        text(
            format!("l’identifiant « {id} » est déjà celui de « {title} » ({path})"),
            format!("the id “{id}” is that of “{title}” already ({path})"),
        ),
    );
    let is_of_file = second.slug.place.span.is_empty();
    let complaint = complaint.hint(match is_of_file {
        true => text(
            format!(
                "si c’est une autre notion, renommez ce fichier-ci en {next}.md, ou ajoutez-y : id: {next}"
            ),
            format!("if it is another notion, rename this file {next}.md, or add to it: id: {next}"),
        ),
        false => text(
            format!("si c’est une autre notion, écrivez ici : id: {next}"),
            format!("if it is another notion, write here: id: {next}"),
        ),
    });
    complaint
        .hint(text(
            format!("si c’est la même, complétez {path} et supprimez ce fichier-ci"),
            format!("if it is the same, complete {path} and delete this file"),
        ))
        .related(
            first.slug.place.clone(),
            text("l’entrée qui a déjà cette adresse", "the entry that has this address already"),
        )
}

/// A picture that `boussole.toml` names.
fn find_picture(written: &Placed<String>, assets: &[Asset], complaints: &mut Diagnostics) -> Option<usize> {
    let path = written.value.trim_start_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path);
    let found = assets.iter().position(|asset| asset.path == path && asset.is_image());
    if found.is_none() {
        let images = assets.iter().filter(|asset| asset.is_image()).map(|asset| asset.path.as_str());
        complaints.push(
            Diagnostic::new(
                Code::MissingImage,
                written.place.clone(),
                text(
                    format!("pas d’image « {path} » dans content/"),
                    format!("no image “{path}” in content/"),
                ),
            )
            .maybe_hint(did_you_mean(path, images))
            .hint(text(
                "donnez le chemin d’une image à partir de content/",
                "give the path of an image from content/",
            )),
        );
    }
    found
}
