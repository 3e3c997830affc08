//! Keys that every kind has.

use super::keys::WAIVER;
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, text};
use crate::model::{Kind, Meta, Reference, Status, Waiver};
use crate::syntax::Fields;

/// Reads them.
pub(super) fn read(kind: Kind, fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Meta<Reference> {
    let statuses: Vec<_> = Status::ALL.iter().map(|status| (status.key(), *status)).collect();
    Meta {
        summary: reader.prose(fields, "resume"),
        theme: reader.theme(fields, "theme"),
        audiences: reader.audiences(fields, "publics"),
        status: fields.choice("statut", &statuses).map(|status| status.value).unwrap_or_default(),
        replaced_by: reader.reference(fields, "remplace_par"),
        steward: fields.string("responsable"),
        verified_on: fields.date("verifie_le").map(|date| date.value),
        review_before: fields.date("revoir_avant"),
        sources: reader.citations(fields, "sources"),
        see_also: reader.references(fields, "voir_aussi"),
        former_links: fields.placed_list("anciens_liens"),
        waivers: fields.maps("tolerer", WAIVER.names, waiver),
        authors: fields.scalars("auteurs").into_iter().map(|author| author.text).collect(),
        licence: fields.string("licence"),
        is_linked: fields.flag("liens_automatiques").unwrap_or(true),
        is_announced: kind != Kind::Page || fields.flag("pied").unwrap_or(true),
    }
}

fn waiver(fields: &mut Fields<'_>) -> Option<Waiver> {
    let codes: Vec<_> = Code::ALL.iter().map(|code| (code.name(), *code)).collect();
    let rule = fields.choice("regle", &codes);
    let reason = fields.string("raison");
    if reason.is_none() {
        fields.missing("raison", "\"pourquoi ce n’est pas un défaut ici\"");
    }
    let Some(rule) = rule else {
        fields.missing("regle", "phrase-longue");
        return None;
    };
    if !rule.value.is_adjustable() {
        fields.complain(
            Diagnostic::new(
                Code::UnknownValue,
                rule.place,
                text(
                    format!(
                        "la règle « {} » ne se tolère pas : sans elle il n’y a rien à publier",
                        rule.value.name()
                    ),
                    format!(
                        "the rule “{}” cannot be waived: without it there is nothing to publish",
                        rule.value.name()
                    ),
                ),
            )
            .hint(text(
                "corrigez ce qu’elle signale, puis effacez ces lignes",
                "mend what it says, then delete these lines",
            )),
        );
        return None;
    }
    Some(Waiver { rule, reason: reason? })
}
