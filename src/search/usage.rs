//! What is said beside what is written, in several words: *carte grise* and *certificat d’immatriculation*,
//! *CAF* and *caisse d’allocations familiales*.
//!
//! [`super::groups`] does the same for single words. A text in which the written form stands is found by what is
//! said, and an entry that is called by either has the other for a name too. An author's own names say more:
//! a name of this list comes after those of the entry.
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
    ("accouchement sous X", "accouchement dans le secret"),
    ("ACI", "atelier et chantier d’insertion"),
    ("ADIL", "agence départementale d’information sur le logement"),
    ("AEEH", "allocation d’éducation de l’enfant handicapé"),
    ("AESH", "accompagnant d’élèves en situation de handicap"),
    ("agglo", "communauté d’agglomération"),
    ("aide au logement", "allocation logement | allocation de logement | aide personnalisée au logement"),
    ("aide ménagère", "aide à domicile"),
    ("aides sociales", "prestations sociales"),
    ("AJ", "aide juridictionnelle"),
    ("alcootest", "éthylotest | éthylomètre"),
    ("ALD", "affection de longue durée"),
    ("ALF", "allocation de logement familiale"),
    ("ALS", "allocation de logement sociale"),
    ("AME", "aide médicale de l’État"),
    ("Anah", "agence nationale de l’habitat"),
    ("ANCT", "agence nationale de la cohésion des territoires"),
    ("ANRU", "agence nationale pour la rénovation urbaine"),
    ("APA", "allocation personnalisée d’autonomie"),
    ("APL", "aide personnalisée au logement"),
    ("ARE", "allocation d’aide au retour à l’emploi"),
    ("arrangement à l’amiable", "règlement amiable | conciliation"),
    ("arrêt maladie", "arrêt de travail"),
    ("ARS", "agence régionale de santé"),
    ("ASE", "aide sociale à l’enfance"),
    ("ASLL", "accompagnement social lié au logement"),
    ("Aspa", "allocation de solidarité aux personnes âgées"),
    ("ASS", "allocation de solidarité spécifique"),
    ("assistante sociale", "assistant de service social"),
    ("Atsem", "agent territorial spécialisé des écoles maternelles"),
    ("auto-école", "école de conduite | établissement d’enseignement de la conduite"),
    ("auto-entrepreneur", "micro-entrepreneur | micro-entreprise"),
    ("auxiliaire de vie", "aide à domicile"),
    ("AVDL", "accompagnement vers et dans le logement"),
    ("aveugle", "déficience visuelle | cécité"),
    ("avocat gratuit", "aide juridictionnelle"),
    ("avortement", "interruption volontaire de grossesse"),
    ("AVS", "auxiliaire de vie scolaire | auxiliaire de vie sociale"),
    ("bac", "baccalauréat"),
    ("beau-père", "beau-parent"),
    ("belle-mère", "beau-parent"),
    ("bracelet électronique", "surveillance électronique | placement sous surveillance électronique"),
    ("BSR", "brevet de sécurité routière"),
    ("bulletin de salaire", "bulletin de paie"),
    ("burn-out", "épuisement professionnel"),
    ("CADA", "centre d’accueil de demandeurs d’asile | centre d’accueil pour demandeurs d’asile | commission d’accès aux documents administratifs"),
    ("CAF", "caisse d’allocations familiales"),
    ("cambriolage", "vol avec effraction"),
    ("cantine", "restauration scolaire"),
    ("CAP", "certificat d’aptitude professionnelle"),
    ("CARSAT", "caisse d’assurance retraite et de la santé au travail"),
    ("carte bleue", "carte bancaire"),
    ("carte de crédit", "carte bancaire"),
    ("carte de séjour", "titre de séjour"),
    ("carte d’identité", "carte nationale d’identité"),
    ("carte grise", "certificat d’immatriculation"),
    ("casier", "casier judiciaire"),
    ("CB", "carte bancaire"),
    ("CCAS", "centre communal d’action sociale"),
    ("CDD", "contrat à durée déterminée"),
    ("CDI", "contrat à durée indéterminée"),
    ("CEJ", "contrat d’engagement jeune"),
    ("centre aéré", "accueil de loisirs"),
    ("CESF", "conseiller en économie sociale et familiale"),
    ("Cesu", "chèque emploi service universel"),
    ("CFA", "centre de formation d’apprentis"),
    ("chèque en bois", "chèque sans provision"),
    ("CHRS", "centre d’hébergement et de réinsertion sociale"),
    ("CHU", "centre hospitalier universitaire | centre d’hébergement d’urgence"),
    ("CIAS", "centre intercommunal d’action sociale"),
    ("CIDFF", "centre d’information sur les droits des femmes et des familles"),
    ("CIP", "conseiller en insertion professionnelle"),
    ("CLIC", "centre local d’information et de coordination"),
    ("CLSM", "conseil local de santé mentale"),
    ("CLSPD", "conseil local de sécurité et de prévention de la délinquance"),
    ("CMI", "carte mobilité inclusion"),
    ("CMP", "centre médico-psychologique"),
    ("CMS", "centre médico-social"),
    ("CMU", "couverture maladie universelle | protection universelle maladie"),
    ("CNED", "centre national d’enseignement à distance"),
    ("CNI", "carte nationale d’identité"),
    ("CNIL", "commission nationale de l’informatique et des libertés"),
    ("coloc", "colocation"),
    ("comcom", "communauté de communes"),
    ("compte en banque", "compte bancaire"),
    ("concubinage", "union libre"),
    ("conduite accompagnée", "apprentissage anticipé de la conduite"),
    ("congé mat", "congé maternité"),
    ("conseil général", "conseil départemental"),
    ("contrat de location", "bail"),
    ("cookie", "traceur"),
    ("CPAM", "caisse primaire d’assurance maladie"),
    ("CPF", "compte personnel de formation"),
    ("CPIP", "conseiller pénitentiaire d’insertion et de probation"),
    ("crèche", "établissement d’accueil du jeune enfant"),
    ("crédit conso", "crédit à la consommation"),
    ("CROUS", "centre régional des œuvres universitaires et scolaires"),
    ("CSAPA", "centre de soins, d’accompagnement et de prévention en addictologie"),
    ("CSE", "comité social et économique"),
    ("CSS", "complémentaire santé solidaire"),
    ("CV", "curriculum vitae"),
    ("Dalo", "droit au logement opposable"),
    ("DDASS", "aide sociale à l’enfance"),
    ("DDETS", "direction départementale de l’emploi, du travail et des solidarités"),
    ("dealer", "trafic de stupéfiants"),
    ("déclaration d’impôts", "déclaration de revenus"),
    ("décrocheur", "décrochage scolaire"),
    ("dépôt de bilan", "cessation des paiements | déclaration de cessation"),
    ("DGCCRF", "concurrence, consommation et répression des fraudes"),
    ("DIF", "droit individuel à la formation"),
    ("divorce à l’amiable", "divorce par consentement mutuel"),
    ("DOM-TOM", "outre-mer"),
    ("données perso", "données personnelles | données à caractère personnel"),
    ("école à la maison", "instruction en famille | instruction dans la famille"),
    ("EHPAD", "établissement d’hébergement pour personnes âgées dépendantes"),
    ("enfant placé", "aide sociale à l’enfance"),
    ("en plusieurs fois", "paiement échelonné | échelonnement"),
    ("épave", "véhicule hors d’usage"),
    ("EPCI", "établissement public de coopération intercommunale"),
    ("EPN", "espace public numérique"),
    ("Esat", "établissement et service d’aide par le travail | établissement ou service d’aide par le travail"),
    ("ESS", "économie sociale et solidaire"),
    ("euthanasie", "fin de vie"),
    ("extrait de naissance", "acte de naissance"),
    ("fac", "université"),
    ("faillite", "liquidation judiciaire"),
    ("famille d’accueil", "assistant familial"),
    ("fauteuil roulant", "mobilité réduite"),
    ("faux papiers", "faux document | usage de faux"),
    ("femme battue", "violences conjugales | violences au sein du couple"),
    ("feuille d’impôts", "avis d’imposition | avis d’impôt"),
    ("fiche de paie", "bulletin de paie | bulletin de salaire"),
    ("fin de vie", "soins palliatifs"),
    ("FLE", "français langue étrangère"),
    ("fourgonnette", "camionnette"),
    ("FPS", "forfait de post-stationnement"),
    ("fracture numérique", "exclusion numérique"),
    ("frais de notaire", "droits de mutation"),
    ("FSL", "fonds de solidarité pour le logement"),
    ("garde alternée", "résidence alternée"),
    ("GIR", "groupe iso-ressources"),
    ("GPA", "gestation pour autrui"),
    ("GUSP", "gestion urbaine et sociale de proximité"),
    ("HAD", "hospitalisation à domicile"),
    ("heures sup", "heures supplémentaires"),
    ("hexagone", "France métropolitaine"),
    ("HLM", "habitation à loyer modéré | logement social | logement locatif social"),
    ("huissier", "commissaire de justice"),
    ("IAE", "insertion par l’activité économique"),
    ("IFI", "impôt sur la fortune immobilière"),
    ("illettrisme numérique", "illectronisme"),
    ("IME", "institut médico-éducatif"),
    ("impôt à la source", "prélèvement à la source"),
    ("impôts locaux", "taxe foncière | taxe d’habitation"),
    ("impôt sur l’héritage", "droits de succession"),
    ("indemnités chômage", "allocation de retour à l’emploi | allocation chômage"),
    ("interco", "intercommunalité | établissement public de coopération intercommunale"),
    ("interdit bancaire", "interdiction bancaire"),
    ("intérim", "travail temporaire"),
    ("internement", "soins psychiatriques | hospitalisation sans consentement"),
    ("ISF", "impôt sur la fortune | impôt de solidarité sur la fortune"),
    ("IVG", "interruption volontaire de grossesse"),
    ("JAF", "juge aux affaires familiales"),
    ("job d’été", "emploi saisonnier | travail saisonnier"),
    ("juge pour enfants", "juge des enfants"),
    ("liberté conditionnelle", "libération conditionnelle"),
    ("liquide", "espèces | numéraire"),
    ("logement insalubre", "habitat indigne | logement indigne | logement non décent | logement indécent"),
    ("macaron handicapé", "carte mobilité inclusion"),
    ("maison de quartier", "centre social"),
    ("maison de retraite", "EHPAD | établissement d’hébergement pour personnes âgées"),
    ("mariage blanc", "mariage de complaisance | mariage simulé"),
    ("mariage gay", "mariage entre personnes de même sexe | personnes du même sexe | personnes de même sexe"),
    ("mariage homosexuel", "personnes du même sexe | personnes de même sexe"),
    ("MAS", "maison d’accueil spécialisée"),
    ("MDP", "mot de passe"),
    ("MDPH", "maison départementale des personnes handicapées"),
    ("médecin de famille", "médecin traitant"),
    ("médecine du travail", "service de santé au travail | médecin du travail"),
    ("minima sociaux", "revenu de solidarité active | allocation de solidarité spécifique"),
    ("minimum vieillesse", "allocation de solidarité aux personnes âgées"),
    ("mi-temps", "temps partiel"),
    ("MJC", "maison des jeunes et de la culture"),
    ("MJD", "maison de justice et du droit"),
    ("mont de piété", "prêt sur gage"),
    ("MSA", "mutualité sociale agricole"),
    ("MSAP", "maison de services au public"),
    ("mutuelle", "complémentaire santé | organisme complémentaire | couverture maladie complémentaire"),
    ("nom de jeune fille", "nom de naissance"),
    ("nounou", "assistante maternelle | garde d’enfant"),
    ("numéro de sécu", "numéro de sécurité sociale | numéro d’inscription au répertoire"),
    ("OPJ", "officier de police judiciaire"),
    ("OQTF", "obligation de quitter le territoire français"),
    ("ordonnance médicale", "prescription médicale"),
    ("pacs", "pacte civil de solidarité"),
    ("Paje", "prestation d’accueil du jeune enfant"),
    ("papiers d’identité", "pièce d’identité"),
    ("parquet", "ministère public"),
    ("PCH", "prestation de compensation du handicap"),
    ("PEC", "parcours emploi compétences"),
    ("PEL", "plan d’épargne logement"),
    ("phishing", "hameçonnage"),
    ("PIMMS", "point information médiation multi-services"),
    ("PJJ", "protection judiciaire de la jeunesse"),
    ("place handicapée", "carte mobilité inclusion"),
    ("plainte en ligne", "pré-plainte"),
    ("PLIE", "plan local pour l’insertion et l’emploi"),
    ("PLU", "plan local d’urbanisme"),
    ("PMA", "assistance médicale à la procréation | procréation médicalement assistée"),
    ("PMI", "protection maternelle et infantile"),
    ("PMR", "personne à mobilité réduite"),
    ("PMSMP", "période de mise en situation en milieu professionnel"),
    ("Pôle emploi", "France Travail"),
    ("pompes funèbres", "obsèques | opérateur funéraire"),
    ("pot de vin", "corruption"),
    ("préventive", "détention provisoire"),
    ("prime de rentrée", "allocation de rentrée scolaire"),
    ("prime pour l’emploi", "prime d’activité"),
    ("procureur", "ministère public"),
    ("PTZ", "prêt à taux zéro"),
    ("Puma", "protection universelle maladie"),
    ("QPV", "quartier prioritaire de la politique de la ville"),
    ("redevance télé", "contribution à l’audiovisuel public"),
    ("resto U", "restaurant universitaire | œuvres universitaires"),
    ("retrait de permis", "suspension du permis"),
    ("RGPD", "règlement général sur la protection des données"),
    ("RH", "ressources humaines"),
    ("RIB", "relevé d’identité bancaire"),
    ("RMI", "revenu minimum d’insertion"),
    ("RQTH", "reconnaissance de la qualité de travailleur handicapé"),
    ("RSA", "revenu de solidarité active"),
    ("RTT", "réduction du temps de travail"),
    ("rupture conv", "rupture conventionnelle"),
    ("sans-abri", "sans domicile fixe | sans domicile"),
    ("sans-papiers", "situation irrégulière | séjour irrégulier"),
    ("SAV", "service après-vente"),
    ("SDF", "sans domicile fixe | sans domicile"),
    ("sécher les cours", "absentéisme | absence injustifiée"),
    ("sécu", "sécurité sociale | assurance maladie"),
    ("senior", "personne âgée"),
    ("SIAE", "structure d’insertion par l’activité économique"),
    ("SIAO", "service intégré d’accueil et d’orientation"),
    ("Smic", "salaire minimum interprofessionnel de croissance | salaire minimum de croissance"),
    ("sourd", "déficience auditive | surdité"),
    ("spam", "courrier indésirable"),
    ("SPIP", "service pénitentiaire d’insertion et de probation"),
    ("squat", "occupation sans droit ni titre | occupation illicite"),
    ("SSIAD", "service de soins infirmiers à domicile"),
    ("télétravail", "travail à distance"),
    ("TGI", "tribunal de grande instance"),
    ("tiers payant", "dispense d’avance de frais"),
    ("TIG", "travail d’intérêt général"),
    ("TISF", "technicien de l’intervention sociale et familiale"),
    ("travail au noir", "travail dissimulé"),
    ("travail le dimanche", "repos dominical"),
    ("trottinette", "engin de déplacement personnel"),
    ("TVA", "taxe sur la valeur ajoutée"),
    ("union civile", "pacte civil de solidarité"),
    ("union libre", "concubinage"),
    ("VAE", "validation des acquis de l’expérience"),
    ("vélo électrique", "vélo à assistance électrique"),
    ("vignette Crit’Air", "certificat qualité de l’air"),
    ("viré", "licenciement | licencié"),
    ("visite médicale", "examen médical"),
    ("vivre ensemble", "vie commune | communauté de vie"),
    ("voiturette", "voiture sans permis | quadricycle léger"),
    ("vol à main armée", "vol avec arme"),
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
        let said: Vec<String> =
            USAGE.iter().map(|(said, _)| fold(said).replace([' ', '-', '\''], "")).collect();
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
