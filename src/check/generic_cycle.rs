#![doc = include_str!("../diagnostic/manual/en/cycle-generique.md")]

use super::facts::Facts;
use super::graph::circles;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{EntryId, Lexicon};
use crate::source::Place;

/// More steps than that are not told one by one.
const TOLD: usize = 6;

/// The rule, on all entries together.
pub fn check(facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let lexicon = facts.lexicon;
    let broader: Vec<Vec<usize>> = lexicon
        .iter()
        .map(|(id, _)| lexicon.relations(id).broader.iter().map(|other| other.0 as usize).collect())
        .collect();
    for circle in circles(&broader) {
        let circle: Vec<EntryId> = circle.into_iter().map(|node| EntryId(node as u32)).collect();
        complaints.push(complain(lexicon, &circle));
    }
}

fn complain(lexicon: &Lexicon, circle: &[EntryId]) -> Diagnostic {
    let title = |id: EntryId| format!("« {} »", lexicon.get(id).title.value);
    let first = circle[0];
    let second = circle.get(1).copied().unwrap_or(first);
    let place = written(lexicon, first, second);
    if circle.len() == 1 {
        let message = text(
            format!("{} est donné pour plus général que lui-même", title(first)),
            format!("{} is said to be broader than itself", title(first)),
        );
        return Diagnostic::new(Code::GenericCycle, place, message)
            .hint(text("effacez cette ligne", "delete this line"));
    }
    let mut chain: Vec<String> = circle.iter().take(TOLD).map(|id| title(*id)).collect();
    if circle.len() > TOLD {
        chain.push("…".to_owned());
    }
    chain.push(title(first));
    let chain = chain.join(" → ");
    let message = text(
        format!("ces termes tournent en rond, chacun ayant le suivant pour générique : {chain}"),
        format!("these terms go round in a circle, each with the next for broader term: {chain}"),
    );
    let mut complaint = Diagnostic::new(Code::GenericCycle, place, message).hint(text(
        "effacez l’un de ces liens : un générique est toujours le plus large des deux (« véhicule » pour « vélo »)",
        "delete one of these links: a broader term is always the wider of the two (“vehicle” for “bicycle”)",
    ));
    let steps = circle[1..].iter().zip(circle[2..].iter().chain([&first]));
    for (from, to) in steps.take(TOLD) {
        let label = text(
            format!("ici, {} a pour générique {}", title(*from), title(*to)),
            format!("here, {} has {} for broader term", title(*from), title(*to)),
        );
        complaint = complaint.related(written(lexicon, *from, *to), label);
    }
    complaint
}

/// Where it is written that one term has another for broader term: on either side.
fn written(lexicon: &Lexicon, narrow: EntryId, broad: EntryId) -> Place {
    let narrower = lexicon.get(narrow);
    let broader = lexicon.get(broad);
    let below = narrower.term().into_iter().flat_map(|term| &term.broader).find(|other| other.value == broad);
    let above =
        broader.term().into_iter().flat_map(|term| &term.narrower).find(|other| other.value == narrow);
    below.or(above).map_or_else(|| narrower.title.place.clone(), |other| other.place.clone())
}
