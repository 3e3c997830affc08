use super::*;
use crate::link::french::Article;

/// The texts of the forms of a label.
fn texts(label: &str, category: Option<Category>, gender: Option<Gender>) -> Vec<String> {
    let forms = forms(label, category, gender);
    assert!(forms.len() <= MOST_FORMS, "{label}");
    forms.into_iter().map(|form| form.text).collect()
}

const NOUN: Option<Category> = Some(Category::Noun);
const M: Option<Gender> = Some(Gender::Masculine);
const F: Option<Gender> = Some(Gender::Feminine);
const MF: Option<Gender> = Some(Gender::Both);
const EPICENE: Option<Gender> = Some(Gender::Epicene);

#[test]
fn nouns_and_their_adjectives_agree() {
    for (label, gender, expected) in [
        (
            "Médiateur social",
            MF,
            "Médiateur social|Médiateurs sociaux|Médiatrice sociale|Médiatrices sociales",
        ),
        ("médiateur", M, "médiateur|médiateurs|médiatrice|médiatrices"),
        ("médiateur", None, "médiateur|médiateurs|médiatrice|médiatrices"),
        ("secteur", M, "secteur|secteurs"),
        ("moyen", M, "moyen|moyens"),
        ("Médiation sociale", F, "Médiation sociale|Médiations sociales"),
        ("médiation sociale", None, "médiation sociale|médiations sociales"),
        (
            "assistante sociale",
            MF,
            "assistante sociale|assistantes sociales|assistant social|assistants sociaux",
        ),
        ("assistante sociale", F, "assistante sociale|assistantes sociales"),
        ("infirmière", MF, "infirmière|infirmières|infirmier|infirmiers"),
        ("bénévole", EPICENE, "bénévole|bénévoles"),
        (
            "bénéficiaire isolé",
            EPICENE,
            "bénéficiaire isolé|bénéficiaires isolés|bénéficiaire isolée|bénéficiaires isolées",
        ),
        ("jeune majeur", M, "jeune majeur|jeunes majeurs|jeune majeure|jeunes majeures"),
        ("centre social et culturel", M, "centre social et culturel|centres sociaux et culturels"),
        ("Compte rendu", M, "Compte rendu|Comptes rendus"),
        ("grand ensemble", M, "grand ensemble|grands ensembles"),
        ("auteur", M, "auteur|auteurs|autrice|auteure|autrices|auteures"),
        ("sage-femme", F, "sage-femme|sages-femmes|sages-femme|sage-femmes"),
        ("Écosystème adultes-relais", M, "Écosystème adultes-relais|Écosystèmes adultes-relais"),
        ("travail", M, "travail|travaux"),
        ("idéal", M, "idéal|idéaux|idéals"),
    ] {
        assert_eq!(texts(label, NOUN, gender).join("|"), expected, "{label}");
    }
}

#[test]
fn complements_stay() {
    for (label, gender, expected) in [
        (
            "Quartier prioritaire de la politique de la ville",
            M,
            "Quartier prioritaire de la politique de la ville|Quartiers prioritaires de la politique de la ville",
        ),
        ("mise à l’abri", F, "mise à l’abri|mises à l’abri"),
        ("point d'accueil", M, "point d'accueil|points d'accueil"),
        ("Accès aux droits", M, "Accès aux droits"),
        ("Présence active de proximité", F, "Présence active de proximité|Présences actives de proximité"),
        (
            "contrat de ville rénové",
            M,
            "contrat de ville rénové|contrats de ville rénové|contrats de ville rénovés",
        ),
        ("lieu de vie collectif", M, "lieu de vie collectif|lieux de vie collectif|lieux de vie collectifs"),
        ("mise en réseau local", F, "mise en réseau local|mises en réseau local"),
        (
            "Délégué du préfet",
            M,
            "Délégué du préfet|Délégués du préfet|Déléguée du préfet|Déléguées du préfet",
        ),
        (
            "agent de médiation sociale",
            M,
            "agent de médiation sociale|agents de médiation sociale|agente de médiation sociale|agentes de médiation sociale",
        ),
        (
            "Direction de l’emploi, du travail",
            F,
            "Direction de l’emploi, du travail|Directions de l’emploi, du travail",
        ),
        ("coûts évités", M, "coûts évités|coût évité"),
        ("Référentiel CITER", M, "Référentiel CITER|Référentiels CITER"),
        ("Agents de l'État", M, "Agents de l'État|Agent de l'État|Agentes de l'État|Agente de l'État"),
    ] {
        assert_eq!(texts(label, NOUN, gender).join("|"), expected, "{label}");
    }
}

#[test]
fn apposed_nouns_and_compounds_may_agree() {
    for (label, gender, expected) in [
        ("Fiche repère", F, "Fiche repère|Fiches repères|Fiches repère"),
        ("femme relais", F, "femme relais|femmes relais"),
        ("Adulte-relais", M, "Adulte-relais|Adultes-relais|Adulte-relais"),
        ("mot-clé", M, "mot-clé|mots-clés|mots-clé|mot-clés"),
        ("sous-préfet", M, "sous-préfet|sous-préfets|sous-préfète|sous-préfètes"),
        ("non-recours", M, "non-recours"),
    ] {
        let texts = texts(label, NOUN, gender);
        for form in expected.split('|') {
            assert!(texts.iter().any(|text| text == form), "{label}: {form} not in {texts:?}");
        }
    }
}

#[test]
fn labels_in_the_plural_have_their_singular() {
    for (label, gender, expected) in [
        ("Outils", M, "Outils|Outil"),
        ("Droits sociaux", M, "Droits sociaux|Droit social"),
        ("Activités interdites", F, "Activités interdites|Activité interdite"),
        ("lieux de vie", M, "lieux de vie|lieu de vie"),
        ("relais sociaux", M, "relais sociaux|relais social"),
        ("relais", M, "relais"),
    ] {
        assert_eq!(texts(label, NOUN, gender).join("|"), expected, "{label}");
    }
}

#[test]
fn adjectives_have_four_forms() {
    let adjective = Some(Category::Adjective);
    assert_eq!(texts("social", adjective, None), ["social", "sociaux", "sociale", "sociales"]);
    assert_eq!(texts("active", adjective, None), ["active", "actives", "actif", "actifs"]);
    assert_eq!(texts("utile", adjective, None), ["utile", "utiles"]);
}

#[test]
fn what_is_frozen_stays() {
    for (label, category) in [
        ("Rendre compte", Some(Category::Verb)),
        ("se rendre compte", None),
        ("Aller vers", NOUN),
        ("aller-vers", NOUN),
        ("Collecter, analyser", NOUN),
        ("hors les murs", Some(Category::Phrase)),
        ("hors les murs", NOUN),
        ("CCAS", NOUN),
        ("GIP FTLV", NOUN),
        ("France Travail", NOUN),
        ("collecter", None),
        ("434-3", None),
        ("日本語", NOUN),
        ("sous", NOUN),
        ("", None),
        ("(", None),
        ("l'", None),
    ] {
        assert_eq!(texts(label, category, None), [label.trim()], "{label}");
    }
    assert_eq!(texts("QPV", NOUN, M), ["QPV", "QPVs"]);
    assert_eq!(texts("ver", NOUN, M), ["ver"]);
    assert_eq!(texts("Sou", NOUN, M), ["Sou"]);
}

#[test]
fn an_article_is_required_and_a_qualifier_left_out() {
    for (label, expected, article) in [
        ("le rendre compte", "rendre compte", Some(Article::Definite)),
        ("les invisibles", "invisibles", Some(Article::Definite)),
        ("la rue", "rue", Some(Article::Definite)),
        ("L’usage", "usage", Some(Article::Definite)),
        ("une maraude", "maraude", Some(Article::Indefinite)),
        ("Médiateur (métier)", "Médiateur|Médiateurs|Médiatrice|Médiatrices", None),
    ] {
        assert_eq!(texts(label, NOUN, None).join("|"), expected, "{label}");
        assert!(forms(label, NOUN, None).iter().all(|form| form.article == article), "{label}");
    }
    assert!(Article::Definite.is("l’") && Article::Definite.is("du") && !Article::Indefinite.is("le"));
}

#[test]
fn numbers_and_genders_are_told() {
    let told = |label: &str, gender: Option<Gender>| -> Vec<(Number, FormGender)> {
        forms(label, NOUN, gender).into_iter().map(|form| (form.number, form.gender)).collect()
    };
    use FormGender::{Either, Feminine, Masculine};
    use Number::{Plural, Singular};
    assert_eq!(
        told("médiateur", MF),
        [(Singular, Masculine), (Plural, Masculine), (Singular, Feminine), (Plural, Feminine)]
    );
    assert_eq!(told("bénévole", EPICENE), [(Singular, Either), (Plural, Either)]);
    assert_eq!(told("fiche", None), [(Singular, Either), (Plural, Either)]);
    assert_eq!(told("accès", M), [(Number::Either, Masculine)]);
    assert_eq!(told("droits", M), [(Plural, Masculine), (Singular, Masculine)]);
}

#[test]
fn no_text_is_too_strange() {
    // Every short text of these pieces, cut anywhere.
    let pieces = [
        "é", "aux", "-", "'", "’", " ", "de", "S", "œu", "(", ")", "ß", "\u{301}", "İ", "euse", "9", "l'",
        "x", "一",
    ];
    for first in pieces {
        for second in pieces {
            for third in pieces {
                let label = format!("{first}{second}{third}");
                for category in [None, NOUN, Some(Category::Adjective)] {
                    for gender in [None, MF, F, EPICENE] {
                        let forms = forms(&label, category, gender);
                        assert!(!forms.is_empty() && forms.len() <= MOST_FORMS, "{label}");
                    }
                }
            }
        }
    }
}
