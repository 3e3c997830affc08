//! An answer as JSON: what `boussole search --format json` and the server give.

use serde_json::{Value, json};

use super::{Answer, Reason};

/// An answer with the query that it answers.
pub fn json(query: &str, answer: &Answer) -> Value {
    let hits = answer.hits.iter().map(|hit| {
        let excerpt = hit.excerpt.iter().map(|part| json!({ "text": part.text, "marked": part.is_marked }));
        json!({
            "id": hit.id,
            "url": hit.url,
            "title": hit.title,
            "kind": hit.kind.key(),
            "score": hit.score,
            "reasons": hit.reasons.iter().map(reason).collect::<Vec<_>>(),
            "section": hit.section,
            "excerpt": excerpt.collect::<Vec<_>>(),
        })
    });
    let suggestions = answer
        .suggestions
        .iter()
        .map(|suggestion| json!({ "id": suggestion.id, "url": suggestion.url, "title": suggestion.title }));
    json!({
        "query": query,
        "total": answer.total,
        "kinds": answer.kinds.iter().map(|(kind, count)| json!({ "kind": kind.key(), "count": count })).collect::<Vec<_>>(),
        "themes": answer.themes.iter().map(|(id, count)| json!({ "id": id, "count": count })).collect::<Vec<_>>(),
        "hits": hits.collect::<Vec<_>>(),
        "suggestions": suggestions.collect::<Vec<_>>(),
    })
}

fn reason(reason: &Reason) -> Value {
    match reason {
        Reason::Name { label, is_acronym: true } => json!({ "kind": "acronym", "label": label }),
        Reason::Name { label, is_acronym: false } => json!({ "kind": "name", "label": label }),
        Reason::Avoid { label, instead } => json!({ "kind": "avoid", "label": label, "instead": instead }),
        Reason::Corrected { typed, read } => json!({ "kind": "corrected", "typed": typed, "read": read }),
        Reason::Understood { typed, read } => json!({ "kind": "understood", "typed": typed, "read": read }),
        Reason::Broader { typed, read } => json!({ "kind": "broader", "typed": typed, "read": read }),
    }
}
