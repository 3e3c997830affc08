//! What each file of the theme in the program is for.

use crate::diagnostic::{Text, text};

/// What a file is for, by its path from the theme's folder.
pub fn purpose(path: &str) -> Option<Text> {
    TABLE.iter().find(|(known, ..)| *known == path).map(|(_, fr, en)| text(*fr, *en))
}

const TABLE: &[(&str, &str, &str)] = &[
    (
        "theme.toml",
        "feuilles de style, scripts, icône, fonds de page",
        "style sheets, scripts, icon, backgrounds",
    ),
    ("locales/fr.toml", "les mots de l’interface en français", "the words of the interface in French"),
    ("locales/en.toml", "les mots de l’interface en anglais", "the words of the interface in English"),
    (
        "assets/style.css",
        "toute la mise en forme ; ses propriétés en tête",
        "all of the look; its properties at the top",
    ),
    ("assets/carte.css", "la carte d’un terme chez un autre site", "the card of a term on another site"),
    (
        "assets/icone.svg",
        "l’icône de l’onglet et des téléphones, et le signe de l’image des réseaux",
        "the icon of the tab and of phones, and the sign of the card of networks",
    ),
    ("assets/cartes.js", "les définitions au survol", "definitions on hover"),
    ("assets/chercher.js", "la recherche", "the search"),
    ("assets/emporter.js", "emporter le lexique sans réseau", "taking the lexicon along"),
    ("assets/etapes.js", "les étapes cochées d’un parcours", "the ticks of a path"),
    (
        "assets/page.js",
        "ce que chaque page fait : recherche à la demande, copie hors ligne",
        "what every page does: search on demand, offline copy",
    ),
    ("assets/quiz.js", "le quiz d’un atelier", "the quiz of a workshop"),
    (
        "templates/base.html",
        "le cadre de chaque page : en-tête, menu, fil, pied",
        "the frame of every page: header, menu, trail, footer",
    ),
    (
        "templates/entree.html",
        "ce que toutes les entrées ont : titre, sources, à propos",
        "what all entries have: title, sources, about",
    ),
    ("templates/terme.html", "la page d’un terme", "the page of a term"),
    ("templates/fiche.html", "la page d’une fiche", "the page of a fiche"),
    ("templates/mission.html", "la page d’une mission", "the page of a mission"),
    ("templates/atelier.html", "la page d’un atelier", "the page of a workshop"),
    ("templates/parcours.html", "la page d’un parcours", "the page of a path"),
    ("templates/page.html", "une page libre", "a free page"),
    ("templates/accueil.html", "l’accueil", "the home page"),
    ("templates/lexique.html", "l’index de A à Z", "the A to Z"),
    ("templates/liste.html", "la liste d’une sorte d’entrées", "the list of a kind of entry"),
    ("templates/themes.html", "l’arbre des thèmes", "the tree of themes"),
    ("templates/theme.html", "la page d’un thème", "the page of a theme"),
    ("templates/nouveautes.html", "ce qui a changé", "what changed"),
    ("templates/recherche.html", "les résultats de la recherche", "the results of the search"),
    ("templates/donnees.html", "la page des données", "the page of the data"),
    ("templates/dossier.html", "le dossier d’un employeur", "the dossier of an employer"),
    ("templates/hors-ligne.html", "emporter le lexique", "taking the lexicon along"),
    (
        "templates/legal.html",
        "accessibilité, mentions légales, confidentialité, écoconception",
        "accessibility, legal notices, privacy, ecodesign",
    ),
    ("templates/rapport.html", "l’état du lexique", "the state of the lexicon"),
    ("templates/introuvable.html", "une adresse qui n’existe pas", "an address that does not exist"),
    ("templates/redirection.html", "une ancienne adresse", "an old address"),
    ("templates/carte.html", "un terme dans le cadre d’un autre site", "a term in a frame of another site"),
    (
        "templates/cartes.html",
        "les définitions que les cartes d’une page montrent",
        "the definitions that the cards of a page show",
    ),
    ("templates/champ.html", "le champ de recherche", "the search field"),
    ("templates/composants.html", "les morceaux que les pages partagent", "the parts that pages share"),
    (
        "templates/decouverte.html",
        "ce que lisent les réseaux, les lecteurs de flux et les moteurs",
        "what networks, feed readers and search engines read",
    ),
    ("templates/dessin.html", "le dessin des mots voisins d’un terme", "the drawing of a term’s neighbours"),
    ("templates/logo.html", "le signe à gauche du nom du site", "the sign left of the site’s name"),
    ("templates/rose.html", "la rose des vents de l’accueil", "the compass rose of the home page"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::files::Files;

    #[test]
    fn every_file_has_one() {
        let files = Files::embedded();
        let silent: Vec<&str> =
            files.iter().map(|(path, _)| path).filter(|path| purpose(path).is_none()).collect();
        assert!(silent.is_empty(), "say what these are for in {}: {silent:?}", file!());
        assert_eq!(files.iter().count(), TABLE.len(), "a file is gone");
    }
}
