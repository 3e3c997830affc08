//! A small site for tests: every kind, every field, hostile words among them.

use std::sync::Arc;

use super::{Site, Theme};
use crate::edition::{ArtifactContent, BuildInfo, Files};
use crate::pipeline::{Outcome, compile};
use crate::project::{Asset, Project};
use crate::route::OutputPath;
use crate::source::Sources;

/// What every text of the hostile entry holds.
pub const HOSTILE: &str = "<script>alert(1)</script>\"'{{ 7 * 7 }}";

pub const CONFIG: &str = r#"
[site]
titre = "Lexique d’essai"
sous_titre = "Des mots communs"
description = "Un site pour les tests."
licence = "Licence Ouverte 2.0"
licence_adresse = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
a_la_une = ["fiches/rendre-compte", "aller-vers"]
[editeur]
nom = "L’équipe"
courriel = "equipe@exemple.fr"
[[themes]]
id = "metier"
titre = "Métier"
[[themes]]
id = "postures"
titre = "Postures"
dans = "metier"
"#;

/// Every field of a term.
const TERM: &str = "---
titre: Aller vers
sens:
  - definition: Démarche qui *précède* la demande, voir [[controler]].
    domaine: médiation sociale
    sources: [{titre: Charte, auteur: Une autrice, url: 'https://exemple.fr/doc?a=1&b=2', date: 2023, page: 12}]
  - definition: Autre sens.
en_clair: On n’attend pas les gens, on va les voir.
categorie: locution
genre: m
sigle: AV
developpe: Action d’aller vers
variantes:
  - {terme: démarche proactive, note: sur ce site, source: {titre: Guide}}
a_eviter:
  - {terme: démarchage, pourquoi: Fait peur., dire: '[[rendre-visible|rendre visible]]'}
recherche: [alé vair]
points_de_vue:
  - {acteur: Médiateurs, texte: Une posture du quotidien., sources: [{titre: Charte, auteur: Une autrice, url: 'https://exemple.fr/doc?a=1&b=2', date: 2023, page: 12}]}
ne_pas_confondre:
  - {terme: controler, difference: 'L’un donne à comprendre, l’autre vérifie ; voir [[rendre-visible]].'}
associes: [rendre-visible]
exemples: [Elle frappe à la porte du gymnase.]
langues: {en: outreach}
theme: postures
publics: [mediateur]
statut: a-revoir
sources: [{titre: Rapport}]
responsable: Une équipe
auteurs: [A. Martin]
verifie_le: 2026-11-24
revoir_avant: 2026-12-24
voir_aussi: [fiches/rendre-compte]
anciens_liens: [/ancien/aller-vers/]
licence: CC BY
---
Un début[^1].

## Sur le terrain

> [!TIP]
> Voir [ailleurs](https://exemple.fr/) et [[brouillon]].

| a | b |
|---|--:|
| 1 | 2 |

![Un schéma](<../../images/mon schéma.png>)

[^1]: La note.
";

const FICHE: &str = "---
titre: Rendre compte pas à pas
resume: Une fiche en une phrase.
theme: metier
statut: valide
pour_qui: [mediateur, employeur]
question: Comment faire ?
essentiel: [Noter., Analyser.]
etapes:
  - {titre: Collecter, qui: Médiateur, quand: Chaque jour, comment: 'Une [[aller-vers|trace]]'}
pieges: [Tout noter.]
outils: [Un carnet.]
---
";

const MISSION: &str = "---
titre: Présence sociale
resume: Une mission en une phrase.
finalite: Être là.
activites: [Marcher.]
n_est_pas: [Surveiller.]
partenaires: [La ville.]
indicateurs: [{indicateur: Contacts, recueil: Carnet}]
rendre_compte: Par écrit.
---
";

const WORKSHOP: &str = "---
titre: Comprendre ensemble
resume: Un atelier en une phrase.
objectifs: [Comprendre.]
public: Binômes
duree: 75
participants: {min: 8, max: 16}
materiel: [Des cartes.]
deroule:
  - {titre: Ouvrir, duree: 20, consigne: Parler., support: '[[fiches/rendre-compte]]'}
  - {titre: Trier, duree: 50}
  - {titre: Clore, duree: 5}
supports: [fiches/rendre-compte]
quiz:
  - {question: Qui rend compte ?, reponses: [Un seul, Le binôme], correcte: 2, explication: À deux.}
---
";

const PATH: &str = "---
titre: Accueillir
resume: Un parcours en une phrase.
pour_qui: [employeur]
etapes:
  - {titre: Préparer, quand: Avant, consigne: Lire., entrees: [aller-vers, brouillon, fiches/rendre-compte]}
---
";

/// A site of [`CONFIG`] with an entry of each kind and what surrounds them, other files over those.
pub fn project(config: &str, others: &[(&str, &str)]) -> Project {
    let hostile = hostile();
    let mut project = Project::default().with("boussole.toml", config);
    for (path, text) in [
        ("content/lexique/sous dossier/aller-vers.md", TERM),
        ("content/lexique/controler.md", &term("Contrôler", "")),
        ("content/lexique/rendre-visible.md", &term("Rendre visible", "verifie_le: 2026-03-24\n")),
        ("content/lexique/vieux-mot.md", &term("Vieux mot", "statut: retire\nremplace_par: aller-vers\n")),
        (
            "content/lexique/brouillon.md",
            &term("Secret de brouillon", "statut: brouillon\nvoir_aussi: [aller-vers]\n"),
        ),
        ("content/lexique/hostile.md", &hostile),
        ("content/fiches/rendre-compte.md", FICHE),
        ("content/missions/presence.md", MISSION),
        ("content/ateliers/comprendre.md", WORKSHOP),
        ("content/parcours/accueil.md", PATH),
        (
            "content/pages/a-propos.md",
            "---\ntitre: À propos\nresume: Qui nous sommes.\n---\n## Qui\n\nNous.\n",
        ),
    ] {
        project = project.with(path, text);
    }
    project.assets.push(Asset {
        path: "images/mon schéma.png".into(),
        file: "content/images/mon schéma.png".into(),
        stamp: (1, None),
        dimensions: Some((640, 480)),
        svg: None,
        bytes: None,
    });
    others.iter().fold(project, |project, (path, text)| project.with(path, text))
}

/// A term with a definition, and those keys.
pub fn term(title: &str, keys: &str) -> String {
    format!(
        "---\ntitre: {title}\ndefinition: Vérifier qu’une règle est respectée.\ntheme: metier\n{keys}---\n"
    )
}

/// The site of a project, whatever is complained about.
pub fn site_of(project: &Project) -> Site {
    let info =
        BuildInfo { date: jiff::civil::date(2026, 11, 24), version: "0.0.0", drafts: false, base_url: None };
    let Outcome { edition, sources, .. } = compile(project, info, false);
    let mut theme_sources = Sources::default();
    let config = &edition.config;
    let (theme, complaints) =
        Theme::load(&project.theme, &config.appearance.theme, config.lang, &mut theme_sources);
    assert!(complaints.is_empty(), "{complaints:?}");
    Site::new(edition, Arc::new(theme), sources)
}

/// The text of a file of a site.
pub fn text(site: &Site, path: &str) -> String {
    let path = OutputPath::new(path).unwrap();
    let artifact = site.make(&path).unwrap().unwrap_or_else(|| panic!("no file {path}"));
    match artifact.content {
        ArtifactContent::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        ArtifactContent::File(file) => file.display().to_string(),
    }
}

/// A term whose every text is an attack.
fn hostile() -> String {
    let word = format!("'{}'", HOSTILE.replace('\'', "''"));
    let block =
        format!("|-\n      - {HOSTILE}\n\n      ## {HOSTILE}\n\n      ```{HOSTILE}\n      x\n      ```\n");
    format!(
        "---
titre: {word}
resume: {word}
sens:
  - definition: {word}
    domaine: {word}
    sources: [{{titre: {word}, auteur: {word}, url: 'javascript:alert(1)', date: {word}, page: {word}}}]
en_clair: {block}
sigle: {word}
developpe: {word}
variantes:
  - terme: {word}
    note: {block}
a_eviter:
  - terme: {word}
    pourquoi: {word}
    dire: {block}
points_de_vue:
  - acteur: {word}
    texte: {block}
exemples: [{word}]
langues: {{en: {word}}}
theme: metier
responsable: {word}
auteurs: [{word}]
licence: {word}
---
{HOSTILE}

[x](<javascript:alert(1)>) ![{HOSTILE}](<y.png> \"{}\")
",
        HOSTILE.replace('"', "")
    )
}
