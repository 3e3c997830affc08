//! Editions for the tests of exports: the shipped lexicon, and a small one that says everything.

use std::path::Path;
use std::sync::Arc;

use crate::edition::{BuildInfo, Edition};
use crate::pipeline::{Outcome, compile};
use crate::project::Project;

const CONFIG: &str = "[site]\ntitre = \"Lexique d’essai\"\nlicence = \"Licence Ouverte 2.0\"\n\
    licence_adresse = \"https://www.etalab.gouv.fr/licence-ouverte-open-licence/\"\n\
    [editeur]\nnom = \"L’équipe & compagnie\"\n\
    [[themes]]\nid = \"metier\"\ntitre = \"Métier\"\n[[themes]]\nid = \"postures\"\ntitre = \"Postures\"\ndans = \"metier\"\n";

const TERM: &str = "---
titre: Aller vers
sens:
  - {definition: 'Démarche qui *précède* la <demande> & la suite.', domaine: médiation sociale, sources: [{titre: Charte, url: 'https://exemple.fr/doc?a=1&b=2'}]}
  - {definition: Autre sens.}
en_clair: On va les voir.
categorie: locution
genre: f
sigle: AV
developpe: Action d’aller vers
variantes: [{terme: démarche proactive, note: sur ce site}]
a_eviter: [{terme: démarchage, pourquoi: Fait peur., dire: aller vers}, {terme: racolage}]
recherche: [alé vair]
points_de_vue: [{acteur: Médiateurs, texte: Une posture.}]
ne_pas_confondre: [{terme: controler, difference: 'L’un va, l’autre vérifie.'}]
generique: [posture]
associes: [presence]
exemples: [Elle frappe à la porte.]
langues: {en: [outreach, outreach work]}
theme: postures
statut: a-revoir
sources: [{titre: Rapport, auteur: Une autrice, date: 2023, page: 12}]
verifie_le: 2026-11-24
revoir_avant: 2026-12-24
---
Un **début**.

Une suite.
";

const WORKSHOP: &str = "---
titre: Comprendre ensemble
resume: Un atelier en une phrase.
duree: 20
deroule: [{titre: Ouvrir, duree: 20, consigne: Parler.}]
supports: [aller-vers]
quiz:
  - {question: 'Qui rend compte : A=B ~ {C} ?', reponses: [Un seul, 'Le binôme #1'], correcte: 2, explication: À deux.}
---
";

fn info() -> BuildInfo {
    BuildInfo { date: jiff::civil::date(2026, 11, 24), version: "test", drafts: false, base_url: None }
}

/// Compiles those files.
pub fn compiled(config: &str, files: &[(&str, &str)]) -> Outcome {
    let project = Project::default().with("boussole.toml", config);
    compile(&files.iter().fold(project, |project, (path, text)| project.with(path, text)), info(), false)
}

fn term(title: &str, extra: &str) -> String {
    format!(
        "---\ntitre: {title}\ndefinition: Mot d’essai qui sert.\nsources: [{{titre: Guide}}]\n{extra}---\n"
    )
}

/// A small lexicon without address.
pub fn small() -> Arc<Edition> {
    at(CONFIG)
}

/// The same, published at an address.
pub fn addressed() -> Arc<Edition> {
    at(&CONFIG.replacen("[site]\n", "[site]\nadresse = \"https://exemple.fr/mots/\"\n", 1))
}

/// The same with a dossier.
pub fn packed() -> Arc<Edition> {
    at(&format!(
        "{CONFIG}[[dossiers]]\nid = \"accueil\"\ntitre = \"Dossier d’accueil\"\nintroduction = \"Bienvenue & merci.\"\n\
         credit = \"La mairie\"\nentrees = [\"aller-vers\", \"ateliers/comprendre\"]\n"
    ))
}

/// The same with a dossier of that choice.
pub fn chosen(choice: &str) -> Arc<Edition> {
    at(&format!("{CONFIG}[[dossiers]]\ntitre = \"Glossaire\"\n{choice}\n"))
}

fn at(config: &str) -> Arc<Edition> {
    let outcome = compiled(
        config,
        &[
            ("content/lexique/aller-vers.md", TERM),
            ("content/lexique/posture.md", &term("Posture", "theme: metier\n")),
            ("content/lexique/controler.md", &term("Contrôler", "categorie: verbe\n")),
            ("content/lexique/presence.md", &term("Présence", "generique: [posture]\n")),
            (
                "content/lexique/vieux-mot.md",
                &term("Vieux mot", "statut: retire\nremplace_par: aller-vers\n"),
            ),
            ("content/lexique/brouillon.md", &term("Un brouillon", "statut: brouillon\n")),
            ("content/ateliers/comprendre.md", WORKSHOP),
        ],
    );
    let messages = outcome.diagnostics.iter().map(|one| one.message.get(crate::diagnostic::Lang::Fr));
    assert!(outcome.site.is_some(), "{:?}", messages.collect::<Vec<_>>());
    outcome.edition
}

/// The shipped lexicon.
pub fn edition() -> Arc<Edition> {
    let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    compile(&project, info(), false).edition
}
