#![doc = include_str!("../diagnostic/manual/en/tolerance-inutile.md")]

use std::collections::{HashMap, HashSet};

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, text};
use crate::model::{Lexicon, Waiver};
use crate::source::SourceId;

/// Gives every complaint the weight that the site wants, and drops those that their entry lives with.
///
/// Levels of `boussole.toml` come first, then the waivers of the entry in whose file a complaint
/// stands, then `strict`, which turns warnings into errors; advice stays advice. What cannot be read
/// stays an error whatever anybody wrote. A waiver that served nothing is complained about, unless its
/// rule is silent on this site, or the file has an error, which may be what kept the rule from speaking.
pub fn settle(diagnostics: Diagnostics, lexicon: &Lexicon, config: &Config, strict: bool) -> Diagnostics {
    let mut settling = Settling { config, strict, waivers: waivers(lexicon), used: HashSet::new() };
    let mut settled: Diagnostics = diagnostics.into_iter().filter_map(|one| settling.weigh(one)).collect();
    let broken: HashSet<SourceId> =
        settled.iter().filter(|one| one.severity == Severity::Error).map(|one| one.place.source).collect();
    let mut useless: Vec<Diagnostic> = Vec::new();
    for entry in lexicon.entries().iter().filter(|entry| !broken.contains(&entry.source)) {
        let unused = entry.meta.waivers.iter().filter(|waiver| {
            let rule = waiver.rule.value;
            rule != Code::UselessWaiver
                && config.level(rule).is_some()
                && !settling.used.contains(&(entry.source, rule))
        });
        useless.extend(unused.map(complain));
    }
    settled.extend(useless.into_iter().filter_map(|one| settling.weigh(one)));
    settled.sort();
    settled
}

struct Settling<'a> {
    config: &'a Config,
    strict: bool,
    waivers: HashMap<SourceId, HashSet<Code>>,
    used: HashSet<(SourceId, Code)>,
}

impl Settling<'_> {
    fn weigh(&mut self, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
        let code = diagnostic.code;
        if code.is_adjustable() {
            let level = self.config.level(code);
            diagnostic.severity = level?;
            let source = diagnostic.place.source;
            if self.waivers.get(&source).is_some_and(|rules| rules.contains(&code)) {
                self.used.insert((source, code));
                return None;
            }
        }
        if self.strict && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        Some(diagnostic)
    }
}

fn waivers(lexicon: &Lexicon) -> HashMap<SourceId, HashSet<Code>> {
    let entries = lexicon.entries().iter().filter(|entry| !entry.meta.waivers.is_empty());
    entries
        .map(|entry| (entry.source, entry.meta.waivers.iter().map(|waiver| waiver.rule.value).collect()))
        .collect()
}

fn complain(waiver: &Waiver) -> Diagnostic {
    let name = waiver.rule.value.name();
    let message = text(
        format!("cette tolérance ne sert à rien : la règle « {name} » n’a rien à dire ici"),
        format!("this waiver is of no use: the rule “{name}” has nothing to say here"),
    );
    Diagnostic::new(Code::UselessWaiver, waiver.rule.place.clone(), message)
        .hint(text("effacez-la de « tolerer: »", "delete it from “tolerer:”"))
}
