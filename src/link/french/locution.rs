//! Locutions in which a noun has lost its meaning: the *rapport* of *par rapport à* is no report.
//!
//! They only mask shorter labels inside them; a label as long as the locution, or longer, wins: *mise en
//! réseau* is a term, and *compte rendu* is one beside *tenir compte*.

use std::sync::OnceLock;

/// Every locution, sorted, in small letters with straight apostrophes; verbs in their common forms.
pub fn locutions() -> &'static [String] {
    static LOCUTIONS: OnceLock<Vec<String>> = OnceLock::new();
    LOCUTIONS.get_or_init(|| {
        let verbs = VERBAL.iter().flat_map(|(forms, ends)| {
            forms.split_whitespace().flat_map(|form| ends.iter().map(move |end| format!("{form} {end}")))
        });
        let mut all: Vec<String> = FIXED.iter().map(|fixed| (*fixed).to_owned()).chain(verbs).collect();
        all.sort();
        all.dedup();
        all
    })
}

/// How many words the longest locution takes that opens this text, 0 when none does.
///
/// Words are small letters; an elided word stands alone, with its apostrophe (either one) or without:
/// `["d'", "une", "part"]`.
pub fn longest_locution(words: &[&str]) -> usize {
    let Some(first) = words.first().map(|word| bare(word)) else { return 0 };
    let all = locutions();
    let from = all.partition_point(|locution| locution.as_str() < first);
    let opening = all[from..].iter().take_while(|locution| locution.starts_with(first));
    opening.filter_map(|locution| taken(locution, words)).max().unwrap_or(0)
}

/// The number of words of a locution, when the text opens with it.
fn taken(locution: &str, words: &[&str]) -> Option<usize> {
    let mut count = 0;
    for part in locution.split([' ', '\'']) {
        if bare(words.get(count)?) != part {
            return None;
        }
        count += 1;
    }
    Some(count)
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['\'', '’'])
}

/// Forms of a verb, and what makes a locution with any of them.
#[rustfmt::skip]
const VERBAL: &[(&str, &[&str])] = &[
    (
        "avoir ai as a avons avez ont avait avaient aura auront aurait auraient ayant eu eut ait aient",
        &[
            "affaire à", "beau", "cours", "lieu", "pour but", "pour effet", "pour objet", "recours", "tendance",
            "trait", "vocation",
        ],
    ),
    (
        "donner donne donnent donnant donné donnés donnait donnaient donnera donneront",
        &["cours", "lieu", "suite", "le change"],
    ),
    (
        "être est sont était étaient sera seront serait soit été étant",
        &["à même de", "d'accord", "en charge", "en cours", "en jeu", "en mesure", "en reste", "question de", "sur place"],
    ),
    (
        "faire fais fait faisons faites font faisait faisaient fera feront ferait faisant faite",
        &[
            "acte de", "appel", "cas de", "défaut", "face", "figure de", "foi", "l'objet", "la part des choses", "le point",
            "le tour", "mention", "office de", "part de", "partie", "place", "preuve de", "suite", "usage de", "état de",
        ],
    ),
    (
        "mettre mets met mettons mettez mettent mettait mettaient mettra mettront mettant mis mise mises mette mettent",
        &[
            "au point", "de côté", "en avant", "en cause", "en jeu", "en ligne", "en marche", "en ordre", "en place",
            "en question", "en valeur", "en œuvre", "fin", "l'accent", "un terme", "à jour", "à mal", "à part", "à profit",
        ],
    ),
    (
        "remettre remets remet remettons remettez remettent remettait remettant remis remise remises",
        &["en cause", "en ordre", "en place", "en question", "à jour", "à plat"],
    ),
    (
        "prendre prends prend prenons prenez prennent prenait prenaient prendra prendront prenant pris prise prises prenne",
        &[
            "acte", "appui", "corps", "date", "effet", "en charge", "en compte", "en main", "fin", "forme", "garde",
            "la mesure", "la suite", "le pas", "part", "place", "soin", "à part", "à cœur",
        ],
    ),
    (
        "tenir tiens tient tenons tenez tiennent tenait tenaient tiendra tenant tenu tenue",
        &["bon", "compte", "lieu de", "parole", "à cœur"],
    ),
    ("rendre rends rend rendons rendez rendent rendait rendra rendant rendu", &["grâce", "justice", "service"]),
    ("entrer entre entrent entrait entré entrée", &["en jeu", "en ligne de compte", "en vigueur"]),
    ("passer passe passent passé passant", &["en revue", "outre"]),
    ("perdre perd perdent perdu perdant", &["de vue"]),
    ("porter porte portent portant porté", &["atteinte", "ses fruits"]),
    ("laisser laisse laissent laissant laissé céder cède", &["la place", "place"]),
    ("tirer tire tirent tirant tiré", &["parti", "profit"]),
    ("jouer joue jouent jouant", &["le jeu"]),
    ("sauter saute", &["aux yeux"]),
    ("suivre suit suivent", &["son cours"]),
    ("aller va vont allant", &["de soi", "à l'encontre"]),
];

/// Locutions without a verb that changes.
#[rustfmt::skip]
const FIXED: &[&str] = &[
    "ainsi de suite", "après coup", "après tout", "au besoin", "au bord de", "au bout de",
    "au bout du compte", "au cas où", "au contraire", "au cours d'un", "au cours d'une", "au cours de",
    "au cours de laquelle", "au cours des", "au cours desquelles", "au cours desquels", "au cours du",
    "au cours duquel", "au cœur de", "au cœur des", "au cœur du", "au demeurant", "au début", "au départ",
    "au détriment de", "au fait", "au fil de", "au fil des", "au fil du", "au fond", "au fur et à mesure",
    "au grand jour", "au gré de", "au hasard", "au jour le jour", "au lieu", "au lieu d'un",
    "au lieu d'une", "au lieu de", "au lieu des", "au lieu du", "au moment de", "au moment où",
    "au moyen d'un", "au moyen d'une", "au moyen de", "au même titre", "au niveau de", "au niveau des",
    "au niveau du", "au nom de", "au nom des", "au nom du", "au passage", "au pire", "au point de",
    "au point que", "au prix de", "au profit de", "au rang de", "au regard de", "au regard des",
    "au regard du", "au risque de", "au sein d'un", "au sein d'une", "au sein de", "au sein des",
    "au sein du", "au terme de", "au terme du", "au titre de", "au titre des", "au titre du", "au vu de",
    "au vu des", "au vu du", "autre chose", "autre part", "autrement dit", "aux côtés de", "aux dépens de",
    "aux fins de", "aux yeux de", "avant terme", "avant tout", "avec raison", "bien entendu", "bon marché",
    "bon nombre de", "c'est-à-dire", "ceci dit", "cela dit", "chemin faisant", "compte tenu",
    "compte tenu de", "corps et âme", "coup d'œil", "coup de main", "d'abord", "d'accord", "d'ailleurs",
    "d'autre part", "d'avance", "d'emblée", "d'entrée de jeu", "d'habitude", "d'occasion", "d'office",
    "d'ordinaire", "d'un commun accord", "d'un coup", "d'un côté", "d'une certaine manière",
    "d'une manière générale", "d'une part", "d'usage", "dans ce cadre", "dans ce cas", "dans cette optique",
    "dans l'attente de", "dans l'ensemble", "dans l'intérêt de", "dans la mesure du possible",
    "dans la mesure où", "dans la pratique", "dans la suite", "dans le but de", "dans le cadre d'un",
    "dans le cadre d'une", "dans le cadre de", "dans le cadre des", "dans le cadre du", "dans le fond",
    "dans le sens de", "dans le sens où", "dans les grandes lignes", "dans les règles",
    "dans leur ensemble", "dans son ensemble", "dans tous les cas", "dans un premier temps",
    "dans un second temps", "dans une certaine mesure", "dans une large mesure", "de ce fait",
    "de cet ordre", "de concert", "de côté", "de cœur", "de face", "de fait", "de façon à", "de force",
    "de l'autre côté", "de l'ordre de", "de la part de", "de la sorte", "de leur côté", "de manière que",
    "de manière à", "de mise", "de mon côté", "de nos jours", "de part et d'autre", "de plein droit",
    "de premier ordre", "de rigueur", "de sa part", "de son côté", "de sorte que", "de suite",
    "de telle sorte que", "de temps en temps", "de temps à autre", "de tous côtés", "de toute façon",
    "de toutes parts", "de visu", "du coup", "du côté de", "du côté des", "du côté du", "du fait",
    "du fait de", "du fait que", "du jour au lendemain", "du point de vue", "du temps de", "en apparence",
    "en aucun cas", "en avance", "en bloc", "en bonne et due forme", "en bref", "en cas de", "en cause",
    "en ce sens", "en charge", "en charge de", "en charge des", "en charge du", "en compte",
    "en connaissance de cause", "en conséquence", "en contrepartie", "en cours", "en cours d'année",
    "en cours de", "en dernier lieu", "en direct", "en définitive", "en dépit de", "en désespoir de cause",
    "en détail", "en effet", "en face", "en face de", "en fait", "en faveur de", "en faveur des",
    "en faveur du", "en fin de", "en fin de compte", "en fonction d'un", "en fonction de",
    "en fonction des", "en fonction du", "en force", "en garde", "en grande partie", "en guise de",
    "en général", "en jeu", "en l'absence de", "en l'espèce", "en l'occurrence", "en lieu et place",
    "en ligne", "en ligne de compte", "en main", "en mains propres", "en marge de", "en marge du",
    "en masse", "en matière de", "en mesure de", "en moyenne", "en même temps", "en ordre", "en outre",
    "en parallèle", "en particulier", "en partie", "en passe de", "en perspective", "en place",
    "en pratique", "en premier lieu", "en première ligne", "en principe", "en proie à", "en puissance",
    "en quelque manière", "en quelque sorte", "en question", "en raison d'un", "en raison d'une",
    "en raison de", "en raison des", "en raison du", "en rapport avec", "en reste", "en retard",
    "en revanche", "en règle générale", "en réalité", "en second lieu", "en sens inverse", "en somme",
    "en sorte", "en sorte que", "en tant que", "en temps réel", "en temps utile", "en temps voulu",
    "en terme de", "en termes de", "en théorie", "en titre", "en tous sens", "en tout cas", "en tout lieu",
    "en tout point", "en tout état de cause", "en train de", "en tête", "en tête de", "en un sens",
    "en vertu de", "en vertu du", "en vigueur", "en voie de", "en vue", "en vue de", "en vue des",
    "en vue du", "en vérité", "entre temps", "et ainsi de suite", "et pour cause", "eu égard à", "face au",
    "face aux", "face à", "face à face", "faute de", "fil rouge", "force est de", "grâce au", "grâce aux",
    "grâce à", "hors d'œuvre", "hors de doute", "hors de portée", "hors de question", "hors ligne",
    "hors norme", "hors service", "il est question", "il y a lieu", "il était question", "l'autre jour",
    "la moindre des choses", "la plupart du temps", "la question se pose", "le cas échéant", "le fait de",
    "le fait que", "le point sur", "lieu commun", "lieux communs", "ligne de conduite", "main dans la main",
    "mal en point", "malgré tout", "mis à part", "mise en œuvre", "mise à jour", "mise à part",
    "mises à jour", "monnaie courante", "mot à mot", "nombre de", "nulle part", "outre mesure",
    "par ailleurs", "par avance", "par ce fait", "par conséquent", "par contre", "par cœur",
    "par définition", "par endroits", "par essence", "par exemple", "par hasard", "par intermédiaire de",
    "par l'effet de", "par l'intermédiaire de", "par l'intermédiaire du", "par la force des choses",
    "par la même occasion", "par la suite", "par la voie de", "par le biais de", "par le fait",
    "par moments", "par nature", "par ordre de", "par principe", "par rapport au", "par rapport aux",
    "par rapport à", "par suite", "par suite de", "par tête", "part et d'autre", "pas grand-chose",
    "pas question", "pas à pas", "petit à petit", "peu de chose", "peu à peu", "point de vue",
    "points de vue", "pour ainsi dire", "pour cause", "pour cause de", "pour le compte de",
    "pour le compte du", "pour le coup", "pour leur compte", "pour leur part", "pour ma part",
    "pour sa part", "pour son compte", "prise de conscience", "prise en compte", "proprement dit",
    "quelque chose", "quelque part", "quelque temps", "quitte à", "remise en cause", "remises en cause",
    "s'il y a lieu", "sans aucun doute", "sans cesse", "sans conteste", "sans doute", "sans détour",
    "sans effet", "sans faute", "sans objet", "sans relâche", "sans réserve", "sans suite", "sans égard",
    "si fait", "soit dit en passant", "sous condition", "sous couvert de", "sous forme de",
    "sous l'angle de", "sous l'effet de", "sous la forme d'un", "sous la forme d'une", "sous la forme de",
    "sous la main", "sous le coup de", "sous le rapport", "sous peine de", "sous prétexte de",
    "sous réserve de", "sous réserve que", "sous silence", "sous tous rapports", "suite aux", "suite à",
    "sur la base de", "sur la base du", "sur la voie de", "sur le champ", "sur le coup", "sur le moment",
    "sur le plan de", "sur le point de", "sur le tas", "sur mesure", "sur place", "tour à tour",
    "tout compte fait", "tout d'un coup", "tout de suite", "tout le temps", "tout à coup", "tout à fait",
    "toutes sortes de", "un point c'est tout", "une sorte de", "y a lieu", "à aucun prix",
    "à bien des égards", "à bon compte", "à bon droit", "à bon marché", "à cause d'un", "à cause d'une",
    "à cause de", "à cause des", "à cause du", "à ce jour", "à ce point", "à ce titre", "à cet effet",
    "à cet égard", "à charge de", "à charge pour", "à coup sûr", "à court terme", "à côté", "à côté de",
    "à côté des", "à côté du", "à défaut de", "à force", "à force de", "à jour", "à juste titre",
    "à l'aide d'un", "à l'aide d'une", "à l'aide de", "à l'aide des", "à l'aide du", "à l'appui",
    "à l'appui de", "à l'avance", "à l'avenir", "à l'effet de", "à l'encontre de", "à l'endroit de",
    "à l'exception de", "à l'image de", "à l'instar de", "à l'intention de", "à l'inverse", "à l'issue de",
    "à l'issue du", "à l'occasion", "à l'occasion de", "à l'occasion des", "à l'occasion du",
    "à l'ordre du jour", "à l'origine", "à l'origine de", "à l'écart", "à l'écart de", "à l'égard de",
    "à l'égard des", "à l'égard du", "à l'épreuve", "à l'état", "à la base", "à la différence de",
    "à la faveur de", "à la fin", "à la fois", "à la hauteur", "à la hauteur de", "à la limite",
    "à la longue", "à la merci de", "à la mesure de", "à la place", "à la place de", "à la place des",
    "à la place du", "à la portée de", "à la rigueur", "à la suite", "à la suite de", "à la suite des",
    "à la suite du", "à la veille de", "à la veille des", "à la veille du", "à leur tour", "à long terme",
    "à mesure", "à mesure que", "à mon tour", "à moyen terme", "à n'importe quel prix", "à niveau",
    "à part", "à part entière", "à partir d'un", "à partir d'une", "à partir de", "à partir des",
    "à partir du", "à perte de vue", "à plus forte raison", "à point nommé", "à première vue",
    "à quel point", "à raison de", "à son compte", "à son tour", "à tel point", "à temps", "à terme",
    "à titre", "à titre d'exemple", "à titre de", "à titre exceptionnel", "à titre gratuit",
    "à titre indicatif", "à titre personnel", "à tort", "à tort ou à raison", "à tour de rôle",
    "à tous égards", "à tout prix", "à vrai dire", "à vue d'œil",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_is_found() {
        assert!(FIXED.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(locutions().windows(2).all(|pair| pair[0] < pair[1]));
        for (text, count) in [
            ("par rapport à eux", 3),
            ("met en place", 3),
            ("mises en œuvre", 3),
            ("d' une part nous", 3),
            ("d’ une part nous", 3),
            ("d une part nous", 3),
            ("dans la mesure où", 4),
            ("dans la mesure du possible", 5),
            ("au cours d' un", 4),
            ("au cours de", 3),
            ("en cours de", 3),
            ("tient compte", 2),
            ("a lieu", 2),
            ("ont lieu", 2),
            ("compte rendu", 0),
            ("rendre compte", 0),
            ("rapport annuel", 0),
            ("le rapport", 0),
            ("par", 0),
            ("", 0),
        ] {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(longest_locution(&words), count, "{text}");
        }
    }
}
