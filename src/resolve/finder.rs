//! From the words that name an entry to its id.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Code, Diagnostic, Names, Text, slips, text};
use crate::model::{Draft, EntryId, Kind, Rank, Reference, Slug, Status, fold, labels, slugify};
use crate::neighbour::{Lookup, Neighbours};
use crate::project::{Asset, LOCK};
use crate::route::Permalink;
use crate::source::{Placed, Sources};
use crate::syntax::yaml_scalar;

/// What a reference may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Any entry.
    Entry,
    /// A term: relations hold between concepts.
    Term,
    /// A term not to be confused with this one; unknown, it is only a pity.
    Confusable,
}

/// Every name of every entry.
pub struct Finder<'a> {
    pub(super) drafts: &'a [Arc<Draft>],
    pub(super) neighbours: &'a Neighbours,
    pub(super) assets: &'a [Asset],
    pub(super) sources: &'a Sources,
    by_slug: HashMap<&'a str, Vec<EntryId>>,
    by_label: HashMap<String, Vec<(Rank, EntryId)>>,
    pub(super) by_path: HashMap<&'a str, EntryId>,
    pub(super) assets_by_path: HashMap<&'a str, usize>,
    drafts_published: bool,
    // Made for the first word that names nothing: a sound site needs none of them.
    near_labels: OnceLock<Names<EntryId>>,
    near_paths: OnceLock<Names<&'a str>>,
    near_images: OnceLock<Names<&'a str>>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(
        drafts: &'a [Arc<Draft>],
        neighbours: &'a Neighbours,
        assets: &'a [Asset],
        sources: &'a Sources,
        drafts_published: bool,
    ) -> Self {
        let mut finder = Finder {
            drafts,
            neighbours,
            assets,
            sources,
            by_slug: HashMap::new(),
            by_label: HashMap::new(),
            by_path: HashMap::new(),
            assets_by_path: assets.iter().enumerate().map(|(at, asset)| (asset.path.as_str(), at)).collect(),
            drafts_published,
            near_labels: OnceLock::new(),
            near_paths: OnceLock::new(),
            near_images: OnceLock::new(),
        };
        for (id, draft) in (0..).map(EntryId).zip(drafts) {
            finder.by_slug.entry(draft.slug.value.as_str()).or_default().push(id);
            finder.by_path.insert(&sources.get(draft.source).path, id);
            for (label, rank) in labels(draft.as_ref()) {
                finder.by_label.entry(fold(label)).or_default().push((rank, id));
            }
        }
        finder
    }

    pub(super) fn draft(&self, id: EntryId) -> &'a Draft {
        &self.drafts[id.0 as usize]
    }

    /// The entry that a reference names. `from` is the entry that holds it.
    pub(super) fn find(
        &self,
        reference: &Placed<Reference>,
        from: Option<&Draft>,
        wanted: Wanted,
    ) -> Result<EntryId, Box<Diagnostic>> {
        let word = reference.value.0.as_str();
        let found = self.named(word, wanted);
        let place = || reference.place.clone();
        match found[..] {
            [] => Err(Box::new(self.unknown(word, place(), wanted))),
            [id] if wanted != Wanted::Entry && self.draft(id).kind != Kind::Term => {
                Err(Box::new(self.not_a_term(id, place())))
            }
            [id] if self.is_hidden(id, from) => Err(Box::new(self.unpublished(id, place()))),
            [id] => Ok(id),
            _ => Err(Box::new(self.ambiguous(word, place(), &found))),
        }
    }

    /// Whether a word names an entry of ours.
    pub(super) fn is_ours(&self, word: &str) -> bool {
        !self.named(word, Wanted::Entry).is_empty()
    }

    /// Every entry that a word may name, by the first of these that names one: `kind/id`, id,
    /// label of the best rank.
    fn named(&self, word: &str, wanted: Wanted) -> Vec<EntryId> {
        let kind_and_id = kind_and_id(word);
        if let Some((kind, slug)) = kind_and_id {
            let owners = self.by_slug.get(slug.trim_end_matches(".md")).into_iter().flatten();
            let found: Vec<EntryId> = owners.copied().filter(|id| self.draft(*id).kind == kind).collect();
            if !found.is_empty() {
                return found;
            }
        }
        let prefer_terms = |found: Vec<EntryId>| -> Vec<EntryId> {
            let terms: Vec<EntryId> =
                found.iter().copied().filter(|id| self.draft(*id).kind == Kind::Term).collect();
            // Where only a term makes sense, nothing else competes with it.
            if wanted != Wanted::Entry && !terms.is_empty() { terms } else { found }
        };
        let slug = word.trim_end_matches(".md");
        if let Some(owners) = self.by_slug.get(slug) {
            return prefer_terms(owners.clone());
        }
        if let Some(owners) = self.by_label.get(&fold(word)) {
            let best = owners.iter().map(|(rank, _)| *rank).min();
            let mut found: Vec<EntryId> =
                owners.iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, id)| *id).collect();
            found.sort_unstable();
            found.dedup();
            return prefer_terms(found);
        }
        match self.by_slug.get(slugify(word).as_str()) {
            Some(owners) if kind_and_id.is_none() => prefer_terms(owners.clone()),
            _ => Vec::new(),
        }
    }

    fn is_hidden(&self, id: EntryId, from: Option<&Draft>) -> bool {
        let is_draft = |draft: &Draft| draft.meta.status == Status::Draft;
        !self.drafts_published && is_draft(self.draft(id)) && !from.is_some_and(is_draft)
    }

    pub(super) fn unknown(&self, word: &str, place: crate::source::Place, wanted: Wanted) -> Diagnostic {
        let code = match wanted {
            Wanted::Confusable => Code::UnknownConfusable,
            _ => Code::UnknownReference,
        };
        let what = match wanted {
            Wanted::Entry => {
                text(format!("aucune entrée ne s’appelle « {word} »"), format!("no entry is called “{word}”"))
            }
            _ => text(format!("aucun terme ne s’appelle « {word} »"), format!("no term is called “{word}”")),
        };
        let complaint = Diagnostic::new(code, place.clone(), what);
        // Where only entries of ours make sense.
        if !matches!(self.neighbours.find(word, &place), Lookup::NotForeign) {
            return complaint.hint(text(
                format!("un terme d’un autre lexique se cite dans le texte, [[{word}]], ou dans « correspond_exactement », « correspond_a_peu_pres »…"),
                format!("a term of another lexicon is named in the text, [[{word}]], or in “correspond_exactement”, “correspond_a_peu_pres”…"),
            ));
        }
        let only_terms = wanted != Wanted::Entry;
        match self.nearest(word, only_terms) {
            Some(near) => {
                let draft = self.draft(near);
                let name = self.short_name(near);
                complaint.hint(text(
                    format!("vouliez-vous dire « {name} » ({}) ?", draft.title.value),
                    format!("did you mean “{name}” ({})?", draft.title.value),
                ))
            }
            None => complaint.hint(creation(word, |slug| self.former_kind(slug))),
        }
    }

    /// How to write the list that somebody wrote without its brackets; none for a word of one entry.
    pub(super) fn as_list(&self, word: &str) -> Option<Text> {
        let parts: Vec<&str> =
            word.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 || !parts.iter().any(|part| self.is_ours(part)) {
            return None;
        }
        let name = |part: &&str| match self.named(part, Wanted::Entry)[..] {
            [id] => self.short_name(id),
            _ => yaml_scalar(part),
        };
        let list = parts.iter().map(name).collect::<Vec<_>>().join(", ");
        Some(text(
            format!("une liste a ses crochets : [{list}]"),
            format!("a list has its brackets: [{list}]"),
        ))
    }

    fn not_a_term(&self, id: EntryId, place: crate::source::Place) -> Diagnostic {
        let name = self.draft(id).full_id();
        Diagnostic::new(
            Code::UnknownReference,
            place,
            text(
                format!("« {name} » n’est pas un terme du lexique"),
                format!("“{name}” is not a term of the lexicon"),
            ),
        )
        .hint(text(
            format!("pour renvoyer à cette entrée, écrivez : voir_aussi: [{name}]"),
            format!("to send to this entry, write: voir_aussi: [{name}]"),
        ))
    }

    fn unpublished(&self, id: EntryId, place: crate::source::Place) -> Diagnostic {
        let draft = self.draft(id);
        let path = &self.sources.get(draft.source).path;
        Diagnostic::new(
            Code::UnpublishedTarget,
            place,
            text(
                format!("« {} » est un brouillon : cette référence ne mènerait nulle part", draft.title.value),
                format!("“{}” is a draft: this reference would lead nowhere", draft.title.value),
            ),
        )
        .hint(text(
            format!("quand {path} est prêt, changez-y « statut: brouillon » en « statut: propose » ; sinon effacez cette référence"),
            format!("when {path} is ready, change its “statut: brouillon” to “statut: propose”; else delete this reference"),
        ))
        .related(draft.title.place.clone(), text("le brouillon", "the draft"))
    }

    fn ambiguous(&self, word: &str, place: crate::source::Place, found: &[EntryId]) -> Diagnostic {
        let names: Vec<String> = found.iter().map(|id| self.draft(*id).full_id()).collect();
        let message = text(
            format!("plusieurs entrées répondent au nom « {word} »"),
            format!("several entries answer to the name “{word}”"),
        );
        let complaint = Diagnostic::new(Code::AmbiguousReference, place, message).hint(text(
            format!("écrivez l’une de celles-ci : {}", names.join(", ")),
            format!("write one of these: {}", names.join(", ")),
        ));
        found.iter().fold(complaint, |complaint, id| {
            complaint.related(self.draft(*id).title.place.clone(), text("celle-ci", "this one"))
        })
    }

    /// The kind of an entry that was published under that id and is gone.
    fn former_kind(&self, slug: &Slug) -> Option<Kind> {
        let (_, lock) = self.sources.iter().find(|(_, source)| source.path == LOCK)?;
        let is_listed = |kind: &&Kind| {
            let address = Permalink::entry(**kind, slug);
            lock.text.lines().any(|line| line.trim() == address.as_str())
        };
        Kind::ALL.iter().find(is_listed).copied()
    }

    /// The id alone where it is enough.
    fn short_name(&self, id: EntryId) -> String {
        let draft = self.draft(id);
        match self.by_slug.get(draft.slug.value.as_str()) {
            Some(owners) if owners.len() > 1 => draft.full_id(),
            _ => draft.slug.value.to_string(),
        }
    }

    /// The entry whose label is nearest to a word. Of equally near ones, the first by name.
    fn nearest(&self, word: &str, only_terms: bool) -> Option<EntryId> {
        let names = self.near_labels.get_or_init(|| {
            Names::new(
                self.by_label
                    .iter()
                    .flat_map(|(label, owners)| owners.iter().map(move |(_, id)| (label.clone(), *id))),
            )
        });
        let near = |word: &str| {
            let word = fold(word);
            names.nearest(&word, slips(&word), |id| !only_terms || self.draft(id).kind == Kind::Term)
        };
        match kind_and_id(word) {
            Some((_, id)) => near(id),
            // The whole first: a label may hold a `/`.
            None => near(word).or_else(|| word.rsplit_once('/').and_then(|(_, last)| near(last))),
        }
    }

    /// The entry's file that was meant by a path that leads nowhere.
    pub(super) fn nearest_entry_path(&self, path: &str) -> Option<&'a str> {
        let names = self.near_paths.get_or_init(|| by_file_name(self.by_path.keys().copied()));
        nearest_path(path, names)
    }

    /// The image that was meant by a path that leads nowhere.
    pub(super) fn nearest_image(&self, path: &str) -> Option<&'a str> {
        let names = self.near_images.get_or_init(|| {
            let images = self.assets.iter().filter(|asset| asset.is_image());
            by_file_name(images.map(|asset| asset.path.as_str()))
        });
        nearest_path(path, names)
    }
}

/// `lexique/aller-vers` or `terme/aller-vers`; `None` for a word that merely holds a `/`.
fn kind_and_id(word: &str) -> Option<(Kind, &str)> {
    let (folder, id) = word.trim_matches('/').split_once('/')?;
    let kind = Kind::of_folder(folder).or_else(|| Kind::of_key(folder))?;
    Some((kind, id))
}

/// How to make the entry that a word should have named. `former` is the kind of an entry that had that id.
fn creation(word: &str, former: impl Fn(&Slug) -> Option<Kind>) -> Text {
    let (kind, name) = match kind_and_id(word) {
        Some((kind, id)) => (kind, id),
        None => (Slug::from_text(word).and_then(|slug| former(&slug)).unwrap_or(Kind::Term), word),
    };
    let title = Slug::parse(name).map(|slug| as_title(&slug));
    let name = title.as_deref().unwrap_or(name);
    // People paste the command into a shell: nothing that a shell would obey may be in it.
    let safe: String =
        name.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || "-'’".contains(*c)).collect();
    let safe = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    let safe = safe.trim_start_matches(['-', ' ']);
    match Slug::from_text(safe) {
        Some(slug) => {
            let kind = kind.key();
            text(
                format!(
                    "créez l’entrée avec : boussole new {kind} \"{safe}\" (son identifiant sera {slug}), ou effacez cette référence"
                ),
                format!(
                    "create the entry with: boussole new {kind} \"{safe}\" (its id will be {slug}), or delete this reference"
                ),
            )
        }
        None => text(
            "écrivez le titre d’une entrée, ou effacez cette référence",
            "write the title of an entry, or delete this reference",
        ),
    }
}

/// An id as a title that gives it back, but for accents: « Preparer un point d’etape ».
fn as_title(slug: &Slug) -> String {
    let mut title = String::new();
    for part in slug.as_str().split('-') {
        let is_elided = title.rsplit(' ').next().is_some_and(|word| {
            matches!(word.to_lowercase().as_str(), "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t" | "qu")
        });
        match (title.is_empty(), is_elided && part.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h'])) {
            (true, _) => {}
            (false, true) => title.push('’'),
            (false, false) => title.push(' '),
        }
        title.push_str(part);
    }
    let mut letters = title.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn by_file_name<'a>(paths: impl Iterator<Item = &'a str>) -> Names<&'a str> {
    Names::new(paths.map(|path| (file_name(path), path)))
}

/// The right file in a wrong folder comes before a likely name.
fn nearest_path<'a>(path: &str, names: &Names<&'a str>) -> Option<&'a str> {
    let name = file_name(path);
    let limit = (name.chars().count() / 4).max(1);
    names.exact(&name).or_else(|| names.nearest(&name, limit, |_| true))
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn creations() {
        for (word, expected) in [
            ("Aller vers", Some("boussole new terme \"Aller vers\" (")),
            ("L’aller-vers", Some("boussole new terme \"L’aller-vers\" (")),
            ("fiches/bilan", Some("boussole new fiche \"Bilan\" (")),
            ("page/absente", Some("boussole new page \"Absente\" (")),
            ("preparer-un-point-d-etape", Some("boussole new fiche \"Preparer un point d’etape\" (")),
            ("Préparer un point d’étape", Some("boussole new fiche \"Préparer un point d’étape\" (")),
            ("a\"; rm -rf $(b) `c`", Some("boussole new terme \"a rm -rf b c\" (")),
            ("--help", Some("boussole new terme \"help\" (")),
            ("$()", None),
        ] {
            let is_former = |slug: &Slug| slug.as_str() == "preparer-un-point-d-etape";
            let hint = creation(word, |slug| is_former(slug).then_some(Kind::Fiche)).fr;
            match expected {
                Some(command) => assert!(hint.contains(command), "{word}: {hint}"),
                None => assert!(!hint.contains("boussole new"), "{word}: {hint}"),
            }
        }
    }
}
