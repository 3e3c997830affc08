#![doc = include_str!("../diagnostic/manual/en/homonyme.md")]

use super::facts::Facts;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{EntryId, Kind, Rank, fold, slugify};
use crate::source::Placed;

/// The rule, on all entries together.
pub fn check(facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let counts = |(id, rank): &&(EntryId, Rank)| {
        *rank <= Rank::Admitted && facts.is_current(*id) && facts.lexicon.get(*id).kind == Kind::Term
    };
    for (_, owners) in facts.lexicon.label_index().filter(|(_, owners)| owners.len() > 1) {
        let mut labels: Vec<(String, Rank, EntryId, &Placed<String>)> = Vec::new();
        for (id, rank) in owners.iter().filter(counts) {
            labels.extend(labels_of(facts, *id, *rank).map(|label| (same(&label.value), *rank, *id, label)));
        }
        // The title goes before the variant: it is the variant that needs another name.
        // Of two titles, that of the entry whose address says it was there first.
        let is_newer = |id: EntryId| {
            let entry = facts.lexicon.get(id);
            slugify(&entry.title.value) != entry.slug.value.as_str()
        };
        labels.sort_by_cached_key(|(same, rank, id, _)| (same.clone(), *rank, is_newer(*id), *id));
        labels.dedup_by(|second, first| second.0 == first.0 && second.2 == first.2);
        for group in labels.chunk_by(|a, b| a.0 == b.0) {
            let [first, others @ ..] = group else { continue };
            for other in others {
                complaints.push(complain(facts, (first.2, first.3), (other.2, other.3, other.1)));
            }
        }
    }
}

fn complain(
    facts: &Facts<'_>,
    (first, first_label): (EntryId, &Placed<String>),
    (id, label, rank): (EntryId, &Placed<String>, Rank),
) -> Diagnostic {
    let other = &facts.lexicon.get(first).title.value;
    let word = &label.value;
    let message = text(
        format!("« {word} » nomme déjà un autre terme, « {other} »"),
        format!("“{word}” already names another term, “{other}”"),
    );
    let theme_of = |id: EntryId| facts.lexicon.get(id).meta.theme;
    // A theme that both have, or that has the word’s own name, sets nothing apart.
    let theme = theme_of(id).filter(|theme| Some(*theme) != theme_of(first));
    let theme = theme.map(|theme| facts.config.theme(theme).title.to_lowercase());
    let qualifier = theme.filter(|theme| fold(theme) != fold(word)).unwrap_or_else(|| "domaine".to_owned());
    let complaint = Diagnostic::new(Code::Homonym, label.place.clone(), message)
        .related(first_label.place.clone(), text("ici", "here"))
        .hint(text(
            format!("s’il s’agit d’une autre chose, ajoutez une précision : {word} ({qualifier})"),
            format!("if it is another thing, add a qualifier: {word} ({qualifier})"),
        ));
    match rank {
        Rank::Preferred => complaint.hint(text(
            "s’il s’agit de la même chose, gardez une seule des deux entrées, avec plusieurs « sens: » au besoin",
            "if it is the same thing, keep one of the two entries, with several “sens:” if need be",
        )),
        _ => complaint.hint(text(
            "s’il suffit qu’on le trouve en cherchant, mettez-le dans « recherche: »",
            "if it only has to be found by a search, put it in “recherche:”",
        )),
    }
}

/// The labels of an entry that have that rank, with their places.
fn labels_of<'f>(facts: &'f Facts<'_>, id: EntryId, rank: Rank) -> impl Iterator<Item = &'f Placed<String>> {
    let entry = facts.lexicon.get(id);
    let title = (rank == Rank::Preferred).then_some(&entry.title);
    let term = entry.term();
    let short =
        term.filter(|_| rank == Rank::Acronym).into_iter().flat_map(|t| t.acronym.iter().chain(&t.expansion));
    let admitted =
        term.filter(|_| rank == Rank::Admitted).into_iter().flat_map(|t| t.admitted.iter().map(|l| &l.label));
    title.into_iter().chain(short).chain(admitted)
}

/// A label as a reader sees it: *côte* is not *côté*, but *Adulte-relais* is *adulte relais*.
fn same(label: &str) -> String {
    let words = label.to_lowercase().replace(['-', '\u{2011}'], " ").replace('’', "'").replace('œ', "oe");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
