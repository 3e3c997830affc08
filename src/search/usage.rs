//! What is said beside what is written, in several words: *carte grise* and *certificat d’immatriculation*,
//! *CAF* and *caisse d’allocations familiales*.
//!
//! [`super::groups`] does the same for single words. A text in which the written form stands is found by what is
//! said, and an entry that is called by either has the other for a hidden name. An author's own names say more:
//! nothing here is shown, and a name of this list comes after those of the entry.
//!
//! Words are compared without accents and plural, grammatical ones left out.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::analyse::{Analyser, fold_word};
use super::stop::is_stop;

/// What else is said for the phrases that stand in a text, each once. `words` are folded.
pub fn said_in<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
    let words: Vec<&str> = words.filter(|word| !is_stop(word)).map(one).collect();
    let mut said = Vec::new();
    for (at, word) in words.iter().enumerate() {
        for (rest, phrase) in PHRASES.written.get(*word).into_iter().flatten() {
            if words[at + 1..].starts_with(rest.as_slice()) && !said.contains(phrase) {
                said.push(*phrase);
            }
        }
    }
    said
}

/// The other names of what is called so.
pub fn other_names(name: &str) -> &'static [&'static str] {
    PHRASES.names.get(&key(name)).map_or(&[], Vec::as_slice)
}

struct Phrases {
    /// By the first word: the others, and what is said.
    written: HashMap<String, Vec<(Vec<&'static str>, &'static str)>>,
    names: HashMap<String, Vec<&'static str>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases { written: HashMap::new(), names: HashMap::new() };
    for (said, written) in USAGE {
        for form in written.split(" | ") {
            let words: &'static str = key(form).leak();
            let mut words = words.split(' ');
            if let Some(first) = words.next() {
                phrases.written.entry(first.to_owned()).or_default().push((words.collect(), *said));
            }
            phrases.names.entry(key(form)).or_default().push(*said);
            phrases.names.entry(key(said)).or_default().push(form);
        }
    }
    phrases
});

/// The words of a phrase that say something.
fn key(phrase: &str) -> String {
    let words = Analyser::default().words(phrase);
    let words = words.iter().map(|word| fold_word(&word.spelling)).filter(|word| !is_stop(word));
    words.map(|word| one(&word).to_owned()).collect::<Vec<_>>().join(" ")
}

/// A word without what makes it plural.
fn one(word: &str) -> &str {
    word.strip_suffix(['s', 'x']).filter(|one| one.chars().count() > 2).unwrap_or(word)
}

/// What is said, and what is written, in the order of the first.
#[rustfmt::skip]
const USAGE: &[(&str, &str)] = &[
    ("AAH", "allocation aux adultes handicapés"),
    ("AEEH", "allocation d’éducation de l’enfant handicapé"),
    ("AESH", "accompagnant d’élèves en situation de handicap"),
    ("aide ménagère", "aide à domicile"),
    ("AJ", "aide juridictionnelle"),
    ("alcootest", "éthylotest | éthylomètre"),
    ("ALF", "allocation de logement familiale"),
    ("ALS", "allocation de logement sociale"),
    ("AME", "aide médicale de l’État"),
    ("Anah", "agence nationale de l’habitat"),
    ("APA", "allocation personnalisée d’autonomie"),
    ("APL", "aide personnalisée au logement"),
    ("ARE", "allocation d’aide au retour à l’emploi"),
    ("arrêt maladie", "arrêt de travail"),
    ("ARS", "agence régionale de santé"),
    ("ASE", "aide sociale à l’enfance"),
    ("Aspa", "allocation de solidarité aux personnes âgées"),
    ("ASS", "allocation de solidarité spécifique"),
    ("assistante sociale", "assistant de service social"),
    ("auto-entrepreneur", "micro-entrepreneur | micro-entreprise"),
    ("auxiliaire de vie", "aide à domicile"),
    ("avortement", "interruption volontaire de grossesse"),
    ("bac", "baccalauréat"),
    ("bracelet électronique", "surveillance électronique"),
    ("bulletin de salaire", "bulletin de paie"),
    ("burn-out", "épuisement professionnel"),
    ("CADA", "centre d’accueil de demandeurs d’asile | centre d’accueil pour demandeurs d’asile | commission d’accès aux documents administratifs"),
    ("CAF", "caisse d’allocations familiales"),
    ("cantine", "restauration scolaire"),
    ("CAP", "certificat d’aptitude professionnelle"),
    ("CARSAT", "caisse d’assurance retraite et de la santé au travail"),
    ("carte bleue", "carte bancaire"),
    ("carte de séjour", "titre de séjour"),
    ("carte grise", "certificat d’immatriculation"),
    ("CCAS", "centre communal d’action sociale"),
    ("CDD", "contrat à durée déterminée"),
    ("CDI", "contrat à durée indéterminée"),
    ("centre aéré", "accueil de loisirs"),
    ("Cesu", "chèque emploi service universel"),
    ("CFA", "centre de formation d’apprentis"),
    ("chèque en bois", "chèque sans provision"),
    ("CHRS", "centre d’hébergement et de réinsertion sociale"),
    ("CIAS", "centre intercommunal d’action sociale"),
    ("CMU", "couverture maladie universelle | protection universelle maladie"),
    ("CNED", "centre national d’enseignement à distance"),
    ("CNIL", "commission nationale de l’informatique et des libertés"),
    ("coloc", "colocation"),
    ("compte en banque", "compte bancaire"),
    ("concubinage", "union libre"),
    ("congé mat", "congé maternité"),
    ("CPAM", "caisse primaire d’assurance maladie"),
    ("CPF", "compte personnel de formation"),
    ("CPIP", "conseiller pénitentiaire d’insertion et de probation"),
    ("crèche", "établissement d’accueil du jeune enfant"),
    ("CROUS", "centre régional des œuvres universitaires et scolaires"),
    ("CSE", "comité social et économique"),
    ("CSS", "complémentaire santé solidaire"),
    ("CV", "curriculum vitae"),
    ("Dalo", "droit au logement opposable"),
    ("DDASS", "aide sociale à l’enfance"),
    ("DGCCRF", "concurrence, consommation et répression des fraudes"),
    ("DOM-TOM", "outre-mer"),
    ("EHPAD", "établissement d’hébergement pour personnes âgées dépendantes"),
    ("Esat", "établissement et service d’aide par le travail | établissement ou service d’aide par le travail"),
    ("ESS", "économie sociale et solidaire"),
    ("fac", "université"),
    ("feuille d’impôts", "avis d’imposition | avis d’impôt"),
    ("fiche de paie", "bulletin de paie | bulletin de salaire"),
    ("fin de vie", "soins palliatifs"),
    ("FLE", "français langue étrangère"),
    ("fourgonnette", "camionnette"),
    ("FSL", "fonds de solidarité pour le logement"),
    ("garde alternée", "résidence alternée"),
    ("heures sup", "heures supplémentaires"),
    ("hexagone", "France métropolitaine"),
    ("HLM", "habitation à loyer modéré | logement social | logement locatif social"),
    ("huissier", "commissaire de justice"),
    ("IFI", "impôt sur la fortune immobilière"),
    ("impôts locaux", "taxe foncière | taxe d’habitation"),
    ("indemnités chômage", "allocation de retour à l’emploi | allocation chômage"),
    ("interdit bancaire", "interdiction bancaire"),
    ("intérim", "travail temporaire"),
    ("ISF", "impôt sur la fortune | impôt de solidarité sur la fortune"),
    ("IVG", "interruption volontaire de grossesse"),
    ("JAF", "juge aux affaires familiales"),
    ("job d’été", "emploi saisonnier | travail saisonnier"),
    ("liquide", "espèces | numéraire"),
    ("maison de quartier", "centre social"),
    ("maison de retraite", "EHPAD | établissement d’hébergement pour personnes âgées"),
    ("mariage gay", "mariage entre personnes de même sexe | personnes du même sexe | personnes de même sexe"),
    ("mariage homosexuel", "personnes du même sexe | personnes de même sexe"),
    ("MDP", "mot de passe"),
    ("MDPH", "maison départementale des personnes handicapées"),
    ("médecin de famille", "médecin traitant"),
    ("minimum vieillesse", "allocation de solidarité aux personnes âgées"),
    ("mont de piété", "prêt sur gage"),
    ("MSA", "mutualité sociale agricole"),
    ("mutuelle", "complémentaire santé | organisme complémentaire | couverture maladie complémentaire"),
    ("nounou", "assistante maternelle | garde d’enfant"),
    ("numéro de sécu", "numéro de sécurité sociale | numéro d’inscription au répertoire"),
    ("OPJ", "officier de police judiciaire"),
    ("OQTF", "obligation de quitter le territoire français"),
    ("pacs", "pacte civil de solidarité"),
    ("Paje", "prestation d’accueil du jeune enfant"),
    ("papiers d’identité", "pièce d’identité"),
    ("PCH", "prestation de compensation du handicap"),
    ("PEL", "plan d’épargne logement"),
    ("phishing", "hameçonnage"),
    ("PJJ", "protection judiciaire de la jeunesse"),
    ("PLIE", "plan local pour l’insertion et l’emploi"),
    ("PLU", "plan local d’urbanisme"),
    ("PMI", "protection maternelle et infantile"),
    ("PMR", "personne à mobilité réduite"),
    ("Pôle emploi", "France Travail"),
    ("pompes funèbres", "obsèques | opérateur funéraire"),
    ("pot de vin", "corruption"),
    ("prime de rentrée", "allocation de rentrée scolaire"),
    ("PTZ", "prêt à taux zéro"),
    ("Puma", "protection universelle maladie"),
    ("QPV", "quartier prioritaire de la politique de la ville"),
    ("resto U", "restaurant universitaire | œuvres universitaires"),
    ("RGPD", "règlement général sur la protection des données"),
    ("RIB", "relevé d’identité bancaire"),
    ("RMI", "revenu minimum d’insertion"),
    ("RQTH", "reconnaissance de la qualité de travailleur handicapé"),
    ("RSA", "revenu de solidarité active"),
    ("RTT", "réduction du temps de travail"),
    ("sans-abri", "sans domicile fixe | sans domicile"),
    ("sans-papiers", "situation irrégulière | séjour irrégulier"),
    ("SAV", "service après-vente"),
    ("SDF", "sans domicile fixe | sans domicile"),
    ("sécu", "sécurité sociale | assurance maladie"),
    ("SIAE", "structure d’insertion par l’activité économique"),
    ("Smic", "salaire minimum interprofessionnel de croissance | salaire minimum de croissance"),
    ("spam", "courrier indésirable"),
    ("SPIP", "service pénitentiaire d’insertion et de probation"),
    ("squat", "occupation sans droit ni titre | occupation illicite"),
    ("télétravail", "travail à distance"),
    ("TIG", "travail d’intérêt général"),
    ("trottinette", "engin de déplacement personnel"),
    ("TVA", "taxe sur la valeur ajoutée"),
    ("union libre", "concubinage"),
    ("VAE", "validation des acquis de l’expérience"),
    ("vélo électrique", "vélo à assistance électrique"),
    ("voiturette", "voiture sans permis | quadricycle léger"),
    ("ZFE", "zone à faibles émissions"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;

    fn said(text: &str) -> Vec<&'static str> {
        let words = Analyser::default().words(text);
        said_in(words.iter().map(|word| word.folded.as_str()))
    }

    #[test]
    fn a_text_is_found_by_what_is_said() {
        for (text, expected) in [
            ("La demande de certificat d’immatriculation", vec!["carte grise"]),
            ("un certificat médical, puis une immatriculation", vec![]),
            ("la Caisse d'Allocations Familiales", vec!["CAF"]),
            ("Des titres de séjour.", vec!["carte de séjour"]),
            ("le loyer d’une habitation à loyer modéré", vec!["HLM"]),
            ("une carte grise", vec![]),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn names_have_each_other() {
        assert_eq!(other_names("Certificat d’immatriculation"), ["carte grise"]);
        assert_eq!(other_names("carte grise"), ["certificat d’immatriculation"]);
        assert_eq!(other_names("RSA"), ["revenu de solidarité active"]);
        assert!(other_names("certificat").is_empty());
    }

    #[test]
    fn rows_are_in_order_and_say_something() {
        let said: Vec<String> = USAGE.iter().map(|(said, _)| fold(said).replace([' ', '-', '\''], "")).collect();
        let unordered: Vec<_> = said.windows(2).filter(|pair| pair[0] > pair[1]).collect();
        assert!(unordered.is_empty(), "{unordered:?}");
        let empty: Vec<_> = USAGE
            .iter()
            .flat_map(|(said, written)| written.split(" | ").chain([*said]))
            .filter(|form| key(form).is_empty())
            .collect();
        assert!(empty.is_empty(), "{empty:?}");
        // A written form of one word would be found by what is said wherever the word stands.
        let short: Vec<_> = USAGE
            .iter()
            .filter(|(said, _)| said.contains(' '))
            .flat_map(|(_, written)| written.split(" | "))
            .filter(|form| form.len() < 4)
            .collect();
        assert!(short.is_empty(), "{short:?}");
    }
}
