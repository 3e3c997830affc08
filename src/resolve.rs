//! Drafts to a [`Lexicon`]: every word that names an entry, a heading or a file becomes an id, or a
//! complaint with the nearest name.

mod finder;
mod links;
mod references;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean, text};
use crate::model::{Draft, Entry, EntryId, Lexicon, Reference};
use crate::project::Asset;
use crate::read::Vocabulary;
use crate::source::{Placed, Sources};

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
    drafts.sort_by(|a, b| (a.kind, &a.slug.value, a.source).cmp(&(b.kind, &b.slug.value, b.source)));
    drafts.dedup_by(|second, first| {
        let is_double = second.kind == first.kind && second.slug.value == first.slug.value;
        if is_double {
            complaints.push(duplicate(first, second, sources));
        }
        is_double
    });
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

fn duplicate(first: &Draft, second: &Draft, sources: &Sources) -> Diagnostic {
    let id = &second.slug.value;
    let path = &sources.get(first.source).path;
    Diagnostic::new(
        Code::DuplicateId,
        second.slug.place.clone(),
        text(
            format!("l’identifiant « {id} » est déjà pris par {path}"),
            format!("the id “{id}” is taken already by {path}"),
        ),
    )
    .hint(text(
        format!("renommez l’un des deux fichiers, ou ajoutez à celui-ci : id: {id}-2"),
        format!("rename one of the two files, or add to this one: id: {id}-2"),
    ))
    .related(first.slug.place.clone(), text("première fois", "first time"))
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
