//! What is said beside what is written, in several words: *carte grise* and *certificat d’immatriculation*,
//! *CAF* and *caisse d’allocations familiales*.
//!
//! [`super::groups`] does the same for single words. A text in which the written form stands is found by what is
//! said, and an entry of that name has what is said for another name, of the last rank: the author's own say more.
//! Neither is shown as the author's: a hit says that one was understood as the other.
//!
//! Words are compared without accents and plural, articles and small prepositions left out. *Sans* and *avec* are
//! not: a cheque with and one without funds are two things.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::analyse::Analyser;
use crate::index::{LabelRank, RecordLabel, RecordSaid, without_parenthesis};

/// What is said for a phrase.
#[derive(Debug, PartialEq, Eq)]
struct Usage {
    said: &'static str,
    written: &'static str,
    /// The words of `written` that are compared.
    words: Vec<String>,
}

/// Finds the phrases of a text, word by word.
#[derive(Default)]
struct Matcher {
    begun: Vec<(&'static Usage, usize)>,
}

impl Matcher {
    /// Adds what is said for the phrases of a text to `found`, each once.
    fn read(&mut self, text: &str, analyser: &mut Analyser, found: &mut Vec<&'static Usage>) {
        self.begun.clear();
        for word in analyser.words(text).iter().filter(|word| !is_small(&word.folded)) {
            self.next(one(&word.folded), found);
        }
    }

    fn next(&mut self, word: &str, found: &mut Vec<&'static Usage>) {
        let mut end = |usage: &'static Usage| {
            if !found.iter().any(|known| known.said == usage.said) {
                found.push(usage);
            }
        };
        self.begun.retain_mut(|(usage, read)| {
            let goes_on = usage.words[*read] == word;
            *read += 1;
            if goes_on && *read == usage.words.len() {
                end(usage);
            }
            goes_on && *read < usage.words.len()
        });
        for usage in USAGES.by_first.get(word).into_iter().flatten() {
            match usage.words.len() {
                1 => end(usage),
                _ => self.begun.push((usage, 1)),
            }
        }
    }
}

/// What is said for phrases of some texts.
pub fn said_in<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<RecordSaid> {
    let (mut matcher, mut analyser, mut found) = (Matcher::default(), Analyser::default(), Vec::new());
    for text in texts {
        matcher.read(text, &mut analyser, &mut found);
    }
    let said = |usage: &Usage| RecordSaid { said: usage.said.to_owned(), written: usage.written.to_owned() };
    found.into_iter().map(said).collect()
}

/// What everybody says for an entry that has that title and those names, though its author did not think of it. Of
/// acronyms, only a title is spelt out: *CSS* has other senses where it is short for something else.
pub fn names(title: &str, labels: &[RecordLabel]) -> Vec<RecordLabel> {
    let titles = [Some(title), without_parenthesis(title)].into_iter().flatten();
    let all = titles.clone().chain(labels.iter().map(|label| label.text.as_str()));
    let said = all.flat_map(said_for).chain(titles.flat_map(written_for));
    said.map(|text| RecordLabel { text: (*text).to_owned(), rank: LabelRank::Usage, instead: None }).collect()
}

fn said_for(name: &str) -> &'static [&'static str] {
    USAGES.said.get(&key(name).join(" ")).map_or(&[], Vec::as_slice)
}

fn written_for(name: &str) -> &'static [&'static str] {
    USAGES.written.get(&key(name).join(" ")).map_or(&[], Vec::as_slice)
}

struct Usages {
    by_first: HashMap<String, Vec<Usage>>,
    said: HashMap<String, Vec<&'static str>>,
    written: HashMap<String, Vec<&'static str>>,
}

static USAGES: LazyLock<Usages> = LazyLock::new(|| {
    let mut usages = Usages { by_first: HashMap::new(), said: HashMap::new(), written: HashMap::new() };
    for (said, forms) in USAGE {
        for written in forms.split(" | ") {
            let words = key(written);
            usages.said.entry(words.join(" ")).or_default().push(*said);
            usages.written.entry(key(said).join(" ")).or_default().push(written);
            if let Some(first) = words.first().cloned() {
                usages.by_first.entry(first).or_default().push(Usage { said, written, words });
            }
        }
    }
    usages
});

/// The words of a phrase that are compared.
fn key(phrase: &str) -> Vec<String> {
    let words = Analyser::default().words(phrase);
    let words = words.iter().map(|word| word.folded.as_str()).filter(|word| !is_small(word));
    words.map(|word| one(word).to_owned()).collect()
}

/// Articles, and prepositions that say nothing by themselves.
fn is_small(folded: &str) -> bool {
    ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour", "un", "une"]
        .contains(&folded)
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
    ("accusé de réception", "avis de réception"),
    ("ACI", "atelier et chantier d’insertion"),
    ("ADA", "allocation pour demandeur d’asile"),
    ("ADIL", "agence départementale d’information sur le logement"),
    ("AEEH", "allocation d’éducation de l’enfant handicapé"),
    ("AEMO", "action éducative en milieu ouvert"),
    ("AESH", "accompagnant d’élèves en situation de handicap"),
    ("agglo", "communauté d’agglomération"),
    ("agios", "intérêts débiteurs"),
    ("aide au logement", "allocation logement | allocation de logement | aide personnalisée au logement"),
    ("aide ménagère", "aide à domicile"),
    ("aides sociales", "prestations sociales"),
    ("AJ", "aide juridictionnelle"),
    ("AJPP", "allocation journalière de présence parentale"),
    ("alcootest", "éthylotest | éthylomètre"),
    ("ALD", "affection de longue durée"),
    ("ALF", "allocation de logement familiale"),
    ("ALS", "allocation de logement sociale"),
    ("AME", "aide médicale de l’État"),
    ("Anah", "agence nationale de l’habitat"),
    ("ANCT", "agence nationale de la cohésion des territoires"),
    ("ANPE", "France Travail"),
    ("ANRU", "agence nationale pour la rénovation urbaine"),
    ("ANTS", "agence nationale des titres sécurisés | France Titres"),
    ("APA", "allocation personnalisée d’autonomie"),
    ("APL", "aide personnalisée au logement"),
    ("ARE", "allocation d’aide au retour à l’emploi"),
    ("argent liquide", "paiement en espèces | en numéraire"),
    ("arrangement à l’amiable", "règlement amiable | conciliation"),
    ("arrêt maladie", "arrêt de travail"),
    ("ARS", "agence régionale de santé"),
    ("ASE", "aide sociale à l’enfance"),
    ("ASF", "allocation de soutien familial"),
    ("ASLL", "accompagnement social lié au logement"),
    ("Aspa", "allocation de solidarité aux personnes âgées"),
    ("ASS", "allocation de solidarité spécifique"),
    ("Assedic", "France Travail"),
    ("assistante sociale", "assistant de service social | assistante de service social"),
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
    ("BAFA", "brevet d’aptitude aux fonctions d’animateur"),
    ("beau-père", "beau-parent"),
    ("belle-mère", "beau-parent"),
    ("bracelet électronique", "surveillance électronique | placement sous surveillance électronique"),
    ("BSR", "brevet de sécurité routière | permis AM"),
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
    ("carte de dix ans", "carte de résident"),
    ("carte de séjour", "titre de séjour"),
    ("carte d’identité", "carte nationale d’identité"),
    ("carte grise", "certificat d’immatriculation"),
    ("CB", "carte bancaire"),
    ("CCAS", "centre communal d’action sociale"),
    ("CDAD", "conseil départemental de l’accès au droit"),
    ("CDAPH", "commission des droits et de l’autonomie des personnes handicapées"),
    ("CDD", "contrat à durée déterminée"),
    ("CDI", "contrat à durée indéterminée"),
    ("CEJ", "contrat d’engagement jeune"),
    ("centre aéré", "accueil de loisirs"),
    ("CESF", "conseiller en économie sociale et familiale | conseillère en économie sociale et familiale"),
    ("Cesu", "chèque emploi service universel"),
    ("CFA", "centre de formation d’apprentis"),
    ("chèque en bois", "chèque sans provision"),
    ("chômage partiel", "activité partielle"),
    ("chômage technique", "activité partielle"),
    ("CHRS", "centre d’hébergement et de réinsertion sociale"),
    ("CHU", "centre hospitalier universitaire | centre d’hébergement d’urgence"),
    ("CIAS", "centre intercommunal d’action sociale"),
    ("CIDFF", "centre d’information sur les droits des femmes et des familles"),
    ("CIP", "conseiller en insertion professionnelle"),
    ("CIVI", "commission d’indemnisation des victimes d’infractions"),
    ("CLSM", "conseil local de santé mentale"),
    ("CLSPD", "conseil local de sécurité et de prévention de la délinquance"),
    ("CMI", "carte mobilité inclusion"),
    ("CMP", "centre médico-psychologique"),
    ("CMS", "centre médico-social"),
    ("CMU", "couverture maladie universelle | protection universelle maladie"),
    ("CNDA", "Cour nationale du droit d’asile"),
    ("CNED", "centre national d’enseignement à distance"),
    ("CNI", "carte nationale d’identité"),
    ("CNIL", "commission nationale de l’informatique et des libertés"),
    ("colis alimentaire", "aide alimentaire"),
    ("coloc", "colocation"),
    ("comcom", "communauté de communes"),
    ("compte en banque", "compte bancaire"),
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
    ("crédit revolving", "crédit renouvelable"),
    ("CRIP", "cellule de recueil des informations préoccupantes"),
    ("CROUS", "centre régional des œuvres universitaires et scolaires"),
    ("CSAPA", "centre de soins, d’accompagnement et de prévention en addictologie"),
    ("CSE", "comité social et économique"),
    ("CSP", "contrat de sécurisation professionnelle"),
    ("CSS", "complémentaire santé solidaire"),
    ("CV", "curriculum vitae"),
    ("Daho", "droit à l’hébergement opposable"),
    ("Dalo", "droit au logement opposable"),
    ("DDASS", "aide sociale à l’enfance"),
    ("DDETS", "direction départementale de l’emploi, du travail et des solidarités"),
    ("déclaration d’impôts", "déclaration de revenus"),
    ("décrocheur", "décrochage scolaire"),
    ("dépôt de bilan", "cessation des paiements | déclaration de cessation"),
    ("détention préventive", "détention provisoire"),
    ("DGCCRF", "direction générale de la concurrence, de la consommation et de la répression des fraudes"),
    ("DIF", "droit individuel à la formation"),
    ("divorce à l’amiable", "divorce par consentement mutuel"),
    ("DOM-TOM", "outre-mer"),
    ("données perso", "données personnelles | données à caractère personnel"),
    ("DPE", "diagnostic de performance énergétique"),
    ("Dreets", "direction régionale de l’économie, de l’emploi, du travail et des solidarités"),
    ("EAJE", "établissement d’accueil du jeune enfant"),
    ("école à la maison", "instruction en famille | instruction dans la famille"),
    ("éduc de rue", "prévention spécialisée"),
    ("éduc spé", "éducateur spécialisé"),
    ("EHPAD", "établissement d’hébergement pour personnes âgées dépendantes"),
    ("enfant placé", "aide sociale à l’enfance"),
    ("en plusieurs fois", "paiement échelonné | échelonnement"),
    ("épave", "véhicule hors d’usage"),
    ("EPCI", "établissement public de coopération intercommunale"),
    ("EPN", "espace public numérique"),
    ("Esat", "établissement et service d’aide par le travail | établissement ou service d’aide par le travail"),
    ("ESS", "économie sociale et solidaire"),
    ("extrait de naissance", "acte de naissance"),
    ("faillite", "liquidation judiciaire"),
    ("famille d’accueil", "assistant familial"),
    ("faux papiers", "faux document | usage de faux"),
    ("femme battue", "violences conjugales | violences au sein du couple"),
    ("feuille de sécu", "feuille de soins"),
    ("feuille d’impôts", "avis d’imposition | avis d’impôt"),
    ("fiche de paie", "bulletin de paie | bulletin de salaire"),
    ("FICP", "fichier des incidents de remboursement des crédits aux particuliers"),
    ("FJT", "foyer de jeunes travailleurs"),
    ("FLE", "français langue étrangère"),
    ("fourgonnette", "camionnette"),
    ("FPS", "forfait de post-stationnement"),
    ("fracture numérique", "exclusion numérique"),
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
    ("indemnités chômage", "allocation d’aide au retour à l’emploi"),
    ("interco", "intercommunalité | établissement public de coopération intercommunale"),
    ("interdit bancaire", "interdiction bancaire"),
    ("intérim", "travail temporaire"),
    ("internement", "soins psychiatriques sans consentement | hospitalisation sans consentement"),
    ("IRL", "indice de référence des loyers"),
    ("ISF", "impôt de solidarité sur la fortune | impôt sur la fortune"),
    ("Itep", "institut thérapeutique, éducatif et pédagogique"),
    ("ITT", "incapacité totale de travail | incapacité temporaire totale"),
    ("IVG", "interruption volontaire de grossesse"),
    ("JAF", "juge aux affaires familiales"),
    ("JAP", "juge de l’application des peines"),
    ("JLD", "juge des libertés et de la détention"),
    ("job d’été", "emploi saisonnier | travail saisonnier"),
    ("juge pour enfants", "juge des enfants"),
    ("liberté conditionnelle", "libération conditionnelle"),
    ("logement d’urgence", "hébergement d’urgence"),
    ("logement insalubre", "habitat indigne | logement indigne | logement non décent | logement indécent"),
    ("loyers impayés", "dette locative | dette de loyer"),
    ("macaron handicapé", "carte mobilité inclusion"),
    ("maison de quartier", "centre social"),
    ("maison de retraite", "EHPAD | établissement d’hébergement pour personnes âgées"),
    ("mariage blanc", "mariage de complaisance | mariage simulé"),
    ("mariage gay", "mariage entre personnes de même sexe | personnes du même sexe | personnes de même sexe"),
    ("mariage homosexuel", "personnes du même sexe | personnes de même sexe"),
    ("MAS", "maison d’accueil spécialisée"),
    ("MASP", "mesure d’accompagnement social personnalisé"),
    ("MDPH", "maison départementale des personnes handicapées"),
    ("MECS", "maison d’enfants à caractère social"),
    ("médecin de famille", "médecin traitant"),
    ("médecine du travail", "service de santé au travail | service de prévention et de santé au travail | médecin du travail"),
    ("mineur isolé", "mineur non accompagné"),
    ("minimum vieillesse", "allocation de solidarité aux personnes âgées"),
    ("mi-temps", "temps partiel"),
    ("MJC", "maison des jeunes et de la culture"),
    ("MJD", "maison de justice et du droit"),
    ("MNA", "mineur non accompagné"),
    ("mont de piété", "prêt sur gage"),
    ("MSA", "mutualité sociale agricole"),
    ("MSAP", "maison de services au public | France services"),
    ("mutuelle", "complémentaire santé | organisme complémentaire | couverture maladie complémentaire"),
    ("naturalisation", "acquisition de la nationalité française"),
    ("nom de jeune fille", "nom de naissance"),
    ("nounou", "assistante maternelle | assistant maternel"),
    ("numéro de sécu", "numéro de sécurité sociale | numéro d’inscription au répertoire"),
    ("OFII", "Office français de l’immigration et de l’intégration"),
    ("Ofpra", "Office français de protection des réfugiés et apatrides"),
    ("OPJ", "officier de police judiciaire"),
    ("OQTF", "obligation de quitter le territoire français"),
    ("ordonnance médicale", "prescription médicale"),
    ("pacs", "pacte civil de solidarité"),
    ("PAI", "projet d’accueil individualisé"),
    ("Paje", "prestation d’accueil du jeune enfant"),
    ("papiers d’identité", "pièce d’identité"),
    ("Pass", "permanence d’accès aux soins de santé"),
    ("PCH", "prestation de compensation du handicap"),
    ("PEC", "parcours emploi compétences"),
    ("PEL", "plan d’épargne logement"),
    ("pension alimentaire", "contribution à l’entretien et à l’éducation"),
    ("phishing", "hameçonnage"),
    ("PIMMS", "point information médiation multi-services"),
    ("piratage", "système de traitement automatisé de données"),
    ("PJJ", "protection judiciaire de la jeunesse"),
    ("plaider coupable", "comparution sur reconnaissance préalable de culpabilité"),
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
    ("PPS", "projet personnalisé de scolarisation"),
    ("PreParE", "prestation partagée d’éducation de l’enfant"),
    ("prime de rentrée", "allocation de rentrée scolaire"),
    ("prime pour l’emploi", "prime d’activité"),
    ("prison préventive", "détention provisoire"),
    ("PTZ", "prêt à taux zéro"),
    ("Puma", "protection universelle maladie"),
    ("QPV", "quartier prioritaire de la politique de la ville"),
    ("redevance télé", "contribution à l’audiovisuel public"),
    ("resto U", "restaurant universitaire | œuvres universitaires"),
    ("retrait de permis", "suspension du permis | rétention du permis | annulation du permis | invalidation du permis"),
    ("RGPD", "règlement général sur la protection des données"),
    ("RH", "ressources humaines"),
    ("RIB", "relevé d’identité bancaire"),
    ("RMI", "revenu minimum d’insertion"),
    ("RQTH", "reconnaissance de la qualité de travailleur handicapé"),
    ("RSA", "revenu de solidarité active"),
    ("RTT", "réduction du temps de travail"),
    ("rupture conv", "rupture conventionnelle"),
    ("Samsah", "service d’accompagnement médico-social pour adultes handicapés"),
    ("sans-abri", "sans domicile fixe"),
    ("sans-papiers", "situation irrégulière | séjour irrégulier"),
    ("SAV", "service après-vente"),
    ("SAVS", "service d’accompagnement à la vie sociale"),
    ("SDF", "sans domicile fixe"),
    ("sécu", "sécurité sociale | assurance maladie"),
    ("Segpa", "section d’enseignement général et professionnel adapté"),
    ("Sessad", "service d’éducation spéciale et de soins à domicile"),
    ("SIAE", "structure d’insertion par l’activité économique"),
    ("SIAO", "service intégré d’accueil et d’orientation"),
    ("Smic", "salaire minimum interprofessionnel de croissance | salaire minimum de croissance"),
    ("sourd", "déficience auditive | surdité"),
    ("spam", "courrier indésirable"),
    ("SPIP", "service pénitentiaire d’insertion et de probation"),
    ("squat", "occupation sans droit ni titre | occupation illicite"),
    ("SSIAD", "service de soins infirmiers à domicile"),
    ("stage de points", "stage de sensibilisation à la sécurité routière"),
    ("sursis avec mise à l’épreuve", "sursis probatoire"),
    ("télétravail", "travail à distance"),
    ("TGI", "tribunal de grande instance | tribunal judiciaire"),
    ("tiers payant", "dispense d’avance de frais"),
    ("TIG", "travail d’intérêt général"),
    ("TISF", "technicien de l’intervention sociale et familiale"),
    ("travail au black", "travail dissimulé"),
    ("travail au noir", "travail dissimulé"),
    ("travail le dimanche", "repos dominical"),
    ("trottinette", "engin de déplacement personnel"),
    ("TVA", "taxe sur la valeur ajoutée"),
    ("UDAF", "union départementale des associations familiales"),
    ("Ulis", "unité localisée pour l’inclusion scolaire"),
    ("union civile", "pacte civil de solidarité"),
    ("union libre", "concubinage"),
    ("VAE", "validation des acquis de l’expérience | vélo à assistance électrique"),
    ("vélo électrique", "vélo à assistance électrique"),
    ("vignette Crit’Air", "certificat qualité de l’air"),
    ("visite médicale", "examen médical"),
    ("voisin bruyant", "trouble anormal de voisinage | trouble de voisinage | bruits de voisinage | nuisances sonores"),
    ("voiturette", "voiture sans permis | quadricycle léger"),
    ("vol à main armée", "vol avec arme"),
    ("VSL", "véhicule sanitaire léger"),
    ("ZFE", "zone à faibles émissions"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;

    fn said(text: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        Matcher::default().read(text, &mut Analyser::default(), &mut found);
        found.into_iter().map(|usage| usage.said).collect()
    }

    #[test]
    fn a_text_is_found_by_what_is_said() {
        for (text, expected) in [
            ("La demande de certificat d’immatriculation", vec!["carte grise"]),
            ("un certificat médical, puis une immatriculation", vec![]),
            ("la Caisse d'Allocations Familiales", vec!["CAF"]),
            ("Des titres de séjour.", vec!["carte de séjour"]),
            ("le chèque emploi-service universel", vec!["Cesu"]),
            ("un chèque dont la provision manque", vec![]),
            ("un chèque sans provision", vec!["chèque en bois"]),
            ("le domicile fixe d’une personne sans emploi", vec![]),
            ("une caisse d’une caisse d’allocations familiales", vec!["CAF"]),
            ("une carte grise", vec![]),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn names_lead_to_each_other() {
        assert_eq!(said_for("Certificat d’immatriculation"), ["carte grise"]);
        assert_eq!(written_for("Certificat d’immatriculation"), [""; 0]);
        assert_eq!(written_for("Carte grise"), ["certificat d’immatriculation"]);
        assert_eq!(written_for("RSA"), ["revenu de solidarité active"]);
        assert!(said_for("certificat").is_empty() && written_for("mot").is_empty());
    }

    #[test]
    fn rows_are_in_order_and_say_something() {
        let order = |said: &str| fold(said).replace([' ', '-', '\''], "");
        let said: Vec<String> = USAGE.iter().map(|(said, _)| order(said)).collect();
        let unordered: Vec<_> = said.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
        assert!(unordered.is_empty(), "{unordered:?}");
        // A written form of several words that are compared as one would be found wherever that stands.
        let forms = USAGE.iter().flat_map(|(_, written)| written.split(" | "));
        let short: Vec<_> = forms
            .filter(|form| key(form).is_empty() || (key(form).len() == 1 && form.split(' ').count() > 2))
            .collect();
        assert!(short.is_empty(), "{short:?}");
    }
}
