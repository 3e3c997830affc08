#![doc = include_str!("../diagnostic/manual/en/retrait-sans-issue.md")]

use std::collections::HashSet;

use super::facts::Facts;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::markdown::Target;
use crate::model::Status;

/// The rule, on one entry.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>, complaints: &mut Diagnostics) {
    let meta = &subject.entry.meta;
    if meta.status != Status::Retired {
        return;
    }
    let leads_out = subject.entry.links.iter().any(|link| match &link.value {
        Target::Entry { id, .. } => *id != subject.id,
        Target::External(_) | Target::Foreign { .. } => true,
        _ => false,
    });
    match &meta.replaced_by {
        Some(first) if goes_in_a_circle(subject, facts) => {
            let message = text(
                "de remplaçant en remplaçant, le lecteur revient à cette entrée retirée",
                "from replacement to replacement, the reader comes back to this retired entry",
            );
            complaints.push(Diagnostic::new(Code::DeadEndRetirement, first.place.clone(), message).hint(
                text(
                    "donnez dans « remplace_par » une entrée qui n’est pas retirée",
                    "give in “remplace_par” an entry that is not retired",
                ),
            ));
        }
        Some(_) => {}
        // « voir_aussi » does not count: it names neighbours, not where to go instead.
        None if leads_out => {}
        None => {
            let message = text(
                "cette entrée est retirée et ne dit pas au lecteur où aller",
                "this entry is retired and does not tell the reader where to go",
            );
            complaints.push(
                Diagnostic::new(Code::DeadEndRetirement, subject.entry.title.place.clone(), message)
                    .hint(text(
                        "ajoutez une ligne : remplace_par: identifiant-de-la-nouvelle-entree",
                        "add a line: remplace_par: id-of-the-new-entry",
                    ))
                    .hint(text(
                        "si rien ne la remplace, dites-le dans le texte avec un lien vers l’entrée la plus proche : [[…]]",
                        "if nothing replaces it, say so in the text with a link to the nearest entry: [[…]]",
                    )),
            );
        }
    }
}

fn goes_in_a_circle(subject: &Subject<'_>, facts: &Facts<'_>) -> bool {
    let mut seen = HashSet::from([subject.id]);
    let mut at = subject.entry;
    while let Some(next) = at.meta.replaced_by.as_ref().filter(|_| at.meta.status == Status::Retired) {
        if !seen.insert(next.value) {
            return true;
        }
        at = facts.lexicon.get(next.value);
    }
    false
}
