//! The keys of each kind: what authors may write, in the order the manual gives them.

use std::sync::LazyLock;

use crate::model::Kind;

const COMMON: &[&str] = &[
    "titre",
    "type",
    "id",
    "resume",
    "theme",
    "publics",
    "statut",
    "remplace_par",
    "responsable",
    "verifie_le",
    "revoir_avant",
    "sources",
    "voir_aussi",
    "anciens_liens",
    "tolerer",
    "auteurs",
    "licence",
    "liens_automatiques",
];

const TERM: &[&str] = &[
    "definition",
    "sens",
    "en_clair",
    "categorie",
    "genre",
    "sigle",
    "developpe",
    "variantes",
    "a_eviter",
    "recherche",
    "points_de_vue",
    "ne_pas_confondre",
    "generique",
    "specifiques",
    "associes",
    "exemples",
    "formes",
    "formes_exclues",
    "lier",
    "langues",
];

const FICHE: &[&str] = &["pour_qui", "question", "essentiel", "etapes", "pieges", "outils"];

const MISSION: &[&str] =
    &["finalite", "activites", "n_est_pas", "partenaires", "indicateurs", "rendre_compte"];

const WORKSHOP: &[&str] =
    &["objectifs", "public", "duree", "participants", "materiel", "deroule", "supports", "quiz"];

const PATHWAY: &[&str] = &["pour_qui", "etapes"];

const PAGE: &[&str] = &["pied"];

/// Every key that an entry of that kind may have.
pub fn keys(kind: Kind) -> &'static [&'static str] {
    static ALL: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| Kind::ALL.iter().map(|kind| [COMMON, own(*kind)].concat()).collect());
    &ALL[kind as usize]
}

fn own(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Term => TERM,
        Kind::Fiche => FICHE,
        Kind::Mission => MISSION,
        Kind::Workshop => WORKSHOP,
        Kind::Pathway => PATHWAY,
        Kind::Page => PAGE,
    }
}
