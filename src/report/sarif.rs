//! SARIF 2.1.0, the OASIS format that editors and forges read.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Region, Report};
use crate::diagnostic::{Code, Diagnostic, Family, Lang, Severity};

/// Base of every path: the folder that the run was started in.
const ROOT: &str = "SRCROOT";

/// Writes the document: one run, and the rules that spoke in it.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let codes: BTreeSet<Code> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let results = report.diagnostics.iter().zip(report.fingerprints()).map(|(diagnostic, fingerprint)| {
        let index = codes.binary_search(&diagnostic.code).unwrap_or_default();
        result(report, diagnostic, index, fingerprint)
    });
    let document = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Boussole",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": report.lang.tag(),
                "rules": codes.iter().map(|code| rule(*code, report.lang)).collect::<Vec<Value>>(),
            }},
            "language": report.lang.tag(),
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": root_description(report.lang) } } },
            "results": results.collect::<Vec<Value>>(),
        }],
    });
    super::write_json(&document, out)
}

fn rule(code: Code, lang: Lang) -> Value {
    let manual = code.manual(lang);
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.title(lang) },
        "help": { "text": manual, "markdown": manual },
        "defaultConfiguration": {
            "enabled": code.severity().is_some(),
            "level": code.severity().map_or("note", level),
        },
        "properties": { "tags": [family(code.family())] },
    })
}

fn result(report: &Report<'_>, diagnostic: &Diagnostic, index: usize, fingerprint: String) -> Value {
    let related = diagnostic.related.iter().enumerate().map(|(id, (place, label))| {
        let mut location = location(Region::new(place, report.sources, &report.style.base));
        location["id"] = json!(id);
        location["message"] = json!({ "text": label.get(report.lang) });
        location
    });
    json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": index,
        "level": level(diagnostic.severity),
        "message": { "text": report.lines(diagnostic).join("\n") },
        "locations": [location(report.region(diagnostic))],
        "relatedLocations": related.collect::<Vec<Value>>(),
        "partialFingerprints": { "boussole/v1": fingerprint },
    })
}

fn location(region: Region) -> Value {
    let mut physical = json!({
        "artifactLocation": { "uri": percent_encode(&region.path), "uriBaseId": ROOT },
    });
    if !region.is_whole_file() {
        physical["region"] = json!({
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        });
    }
    json!({ "physicalLocation": physical })
}

/// A path as a relative reference (RFC 3986): what is not unreserved nor `/` is encoded, colons too,
/// which a first segment may not hold.
fn percent_encode(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    path.bytes().map(encode).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn family(family: Family) -> &'static str {
    match family {
        Family::Reading => "reading",
        Family::Integrity => "integrity",
        Family::Quality => "quality",
        Family::Writing => "writing",
    }
}

fn root_description(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Le dossier où la commande a été lancée.",
        Lang::En => "The folder that the command was started in.",
    }
}
