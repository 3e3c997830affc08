//! The keys of each kind: what authors may write, in the order of the models of `boussole new`.

use std::sync::LazyLock;

use crate::diagnostic::Code;
use crate::model::{Category, Gender, Kind, Linking, Status};
use crate::syntax::{Shape, Table, TableKey, table};

use Shape::{
    Address, Audience, Concept, Day, Entry, Flag, Line, List, Map, Named, Number, Prose, Short, Theme, Word,
};

table! {
    /// Keys that open every entry.
    HEAD {
        "titre" Line, "Le nom de l’entrée ; pour un terme, le mot retenu.", "The name of the entry; of a term, the preferred label.";
        "type" Word(kinds), "La sorte d’entrée, quand le dossier ne la dit pas.", "The kind of entry, when the folder does not say it.";
        "id" Line, "L’identifiant dans les adresses, quand ce n’est pas le nom du fichier.", "The id in addresses, when it is not the file’s name.";
        "resume" Prose, "Ce que la page apporte, en une phrase.", "What the page brings, in one sentence.";
    }

    /// Keys that close every entry.
    TAIL {
        "theme" Theme, "Un thème de boussole.toml.", "A theme of boussole.toml.";
        "publics" List(&Audience), "Pour qui : des publics de boussole.toml.", "For whom: audiences of boussole.toml.";
        "voir_aussi" List(&Entry), "Des entrées à lire ensuite.", "Entries to read next.";
        "sources" List(&Short(&CITATION)), "Les documents sur lesquels elle s’appuie : identifiants de content/sources.yaml, ou décrits sur place.", "The documents that it relies on: ids of content/sources.yaml, or described in place.";
        "auteurs" List(&Line), "Qui l’a écrite.", "Who wrote it.";
        "licence" Line, "Sa licence, quand ce n’est pas celle du site.", "Its licence, when it is not the site’s.";
        "responsable" Line, "Qui répond de l’entrée.", "Who answers for the entry.";
        "verifie_le" Day, "Le jour de la dernière vérification, par exemple 2026-11-24.", "The day of the last check, for instance 2026-11-24.";
        "revoir_avant" Day, "Le jour avant lequel il faut la relire.", "The day before which it must be read again.";
        "anciens_liens" List(&Line), "Des adresses qui doivent continuer à mener ici.", "Addresses that must keep leading here.";
        "liens_automatiques" Flag, "« non » : les termes n’y deviennent pas des liens.", "“non”: terms do not become links in it.";
        "tolerer" List(&Map(&WAIVER)), "Des remarques avec lesquelles on a choisi de vivre.", "Complaints that the authors have decided to live with.";
        "statut" Word(statuses), "Où en est l’entrée.", "How far the entry has come.";
        "remplace_par" Entry, "L’entrée à lire à la place, quand celle-ci est retirée.", "The entry to read instead, when this one is retired.";
    }

    /// Keys of a term.
    TERM {
        "definition" Prose, "Ce que le mot veut dire, en une phrase, sans le mot lui-même.", "What the word means, in one sentence, without the word itself.";
        "sens" List(&Map(&SENSE)), "À la place de la définition, quand le mot a plusieurs sens.", "Instead of the definition, when the word has several meanings.";
        "en_clair" Prose, "La même chose en mots simples.", "The same in plain words.";
        "categorie" Word(categories), "La nature du mot.", "The part of speech.";
        "genre" Word(genders), "Le genre du mot.", "The gender of the word.";
        "sigle" Line, "Le sigle du mot.", "The acronym of the word.";
        "developpe" Line, "Les mots du sigle, quand ce n’est pas le titre.", "The words of the acronym, when they are not the title.";
        "variantes" List(&Short(&LABEL)), "D’autres noms acceptés.", "Other accepted names.";
        "a_eviter" List(&Short(&DEPRECATED)), "Des noms à ne pas employer, avec la raison et ce qu’il faut dire.", "Names not to use, with the reason and what to say.";
        "recherche" List(&Line), "Ce que les gens tapent : trouvé, jamais affiché.", "What people type: found, never shown.";
        "formes" List(&Line), "Des formes à reconnaître dans les textes, comme celles d’un verbe.", "Forms to recognise in texts, such as those of a verb.";
        "formes_exclues" List(&Line), "Des formes à ne pas prendre pour ce mot.", "Forms not to be taken for this word.";
        "lier" Word(linkings), "Combien de fois le mot devient un lien dans les textes.", "How often the word becomes a link in texts.";
        "langues" Named(&List(&Line)), "Le mot en d’autres langues, par code : en, ar, es.", "The word in other languages, by tag: en, ar, es.";
        "points_de_vue" List(&Map(&VIEWPOINT)), "Ce que chaque acteur entend dans le mot.", "What each actor hears in the word.";
        "ne_pas_confondre" List(&Map(&CONFUSABLE)), "Les termes que l’on prend pour celui-ci, et ce qui les distingue.", "Terms that people take for this one, and what tells them apart.";
        "generique" List(&Entry), "Les termes plus larges.", "Broader terms.";
        "specifiques" List(&Entry), "Les termes plus étroits.", "Narrower terms.";
        "associes" List(&Entry), "Les termes voisins.", "Related terms.";
        "correspond_exactement" List(&Concept), "La même notion dans d’autres lexiques : voisin:terme, ou son adresse.", "The same concept in other lexicons: voisin:terme, or its address.";
        "correspond_a_peu_pres" List(&Concept), "Les notions très proches d’autres lexiques.", "Close concepts of other lexicons.";
        "correspond_plus_large" List(&Concept), "Les notions plus larges d’autres lexiques.", "Broader concepts of other lexicons.";
        "correspond_plus_etroit" List(&Concept), "Les notions plus étroites d’autres lexiques.", "Narrower concepts of other lexicons.";
        "correspond_voisin" List(&Concept), "Les notions voisines d’autres lexiques.", "Related concepts of other lexicons.";
        "exemples" List(&Prose), "Le mot dans une phrase de terrain.", "The word in a sentence of the field.";
    }

    /// A meaning of a word.
    SENSE {
        "definition" Prose, "Ce que le mot veut dire dans ce sens.", "What the word means in that sense.";
        "domaine" Line, "Où il a ce sens.", "Where it has that sense.";
        "sources" List(&Short(&CITATION)), "Les documents de ce sens.", "The documents of that sense.";
    }

    /// An admitted label.
    LABEL {
        "terme" Line, "Le nom.", "The label.";
        "note" Prose, "Quand on l’emploie.", "When it is used.";
        "source" Short(&CITATION), "Le document où il se trouve.", "The document where it is found.";
    }

    /// A label to avoid.
    DEPRECATED {
        "terme" Line, "Le nom à éviter.", "The label to avoid.";
        "pourquoi" Prose, "La raison.", "The reason.";
        "dire" Prose, "Ce qu’il faut dire à la place.", "What to say instead.";
    }

    /// What an actor hears in the word.
    VIEWPOINT {
        "acteur" Line, "Qui parle.", "Who speaks.";
        "texte" Prose, "Ce que cet acteur entend dans le mot.", "What that actor hears in the word.";
        "sources" List(&Short(&CITATION)), "Les documents de ce point de vue.", "The documents of that viewpoint.";
    }

    /// A term taken for another.
    CONFUSABLE {
        "terme" Entry, "L’autre terme.", "The other term.";
        "difference" Prose, "Ce qui les distingue, en une phrase.", "What tells them apart, in one sentence.";
    }

    /// A document cited in place.
    CITATION {
        "id" Line, "Son identifiant dans content/sources.yaml.", "Its id in content/sources.yaml.";
        "titre" Line, "Le titre du document.", "The title of the document.";
        "auteur" Line, "La personne ou l’organisme.", "The person or the organisation.";
        "url" Address, "Son adresse, en https://.", "Its address, with https://.";
        "date" Line, "Sa date : une année, un mois, un jour.", "Its date: a year, a month, a day.";
        "consulte" Line, "Quand ou comment il a été lu.", "When or how it was read.";
        "note" Line, "Une remarque.", "A remark.";
        "page" Line, "La page, l’article, le paragraphe.", "The page, the article, the paragraph.";
    }

    /// A complaint that is tolerated.
    WAIVER {
        "regle" Word(rules), "Le code de la remarque.", "The code of the complaint.";
        "raison" Line, "Pourquoi ce n’est pas un défaut ici.", "Why it is no flaw here.";
    }

    /// Keys of a fiche.
    FICHE {
        "pour_qui" List(&Audience), "Les publics de la fiche.", "Whom the fiche is for.";
        "question" Prose, "La question à laquelle elle répond.", "The question that it answers.";
        "essentiel" List(&Prose), "Trois à cinq points à retenir.", "Three to five points to remember.";
        "etapes" List(&Map(&GRID_STEP)), "Les étapes : qui, quand, comment, pour quoi.", "The steps: who, when, how, what for.";
        "pieges" List(&Prose), "Ce qui peut mal tourner.", "What may go wrong.";
        "outils" List(&Prose), "De quoi s’y mettre.", "What helps to begin.";
    }

    /// A row of the grid of the Rencontres.
    GRID_STEP {
        "titre" Line, "Le nom de l’étape.", "The name of the step.";
        "qui" Prose, "Qui agit.", "Who acts.";
        "quand" Prose, "À quel moment.", "When.";
        "comment" Prose, "De quelle façon.", "How.";
        "pour_quoi" Prose, "Ce que cela permet.", "What it is good for.";
    }

    /// Keys of a mission.
    MISSION {
        "finalite" Prose, "À quoi sert la mission.", "What the mission is for.";
        "activites" List(&Prose), "Ce que l’on fait.", "What is done.";
        "n_est_pas" List(&Prose), "Ce que la mission n’est pas.", "What the mission is not.";
        "partenaires" List(&Prose), "Avec qui.", "With whom.";
        "indicateurs" List(&Map(&INDICATOR)), "À quoi l’on voit qu’elle est utile.", "How its usefulness shows.";
        "rendre_compte" Prose, "Comment on en rend compte.", "How it is accounted for.";
    }

    /// A sign that a mission is useful.
    INDICATOR {
        "indicateur" Prose, "Ce que l’on compte ou observe.", "What is counted or observed.";
        "recueil" Prose, "Comment on le recueille.", "How it is gathered.";
        "limite" Prose, "Ce qu’il ne dit pas.", "What it does not say.";
    }

    /// Keys of a workshop.
    WORKSHOP {
        "objectifs" List(&Prose), "Ce que les participants sauront faire.", "What participants will be able to do.";
        "public" Prose, "Pour qui est l’atelier.", "Whom the workshop is for.";
        "duree" Number, "Sa durée, en minutes.", "Its duration, in minutes.";
        "participants" Short(&PARTICIPANTS), "Combien de personnes.", "How many people.";
        "materiel" List(&Prose), "Ce qu’il faut apporter.", "What to bring.";
        "deroule" List(&Map(&WORKSHOP_STEP)), "Le déroulé, étape par étape.", "What happens, step by step.";
        "supports" List(&Entry), "Des entrées à distribuer.", "Entries to hand out.";
        "quiz" List(&Map(&QUESTION)), "Des questions pour finir.", "Questions to end with.";
    }

    /// How many people.
    PARTICIPANTS {
        "min" Number, "Au moins.", "At least.";
        "max" Number, "Au plus.", "At most.";
    }

    /// A step of a workshop.
    WORKSHOP_STEP {
        "titre" Line, "Le nom de l’étape.", "The name of the step.";
        "duree" Number, "Sa durée, en minutes.", "Its duration, in minutes.";
        "consigne" Prose, "Ce que l’on demande de faire.", "What is asked.";
        "support" Prose, "Ce que l’on distribue ou montre.", "What is handed out or shown.";
    }

    /// A question of a quiz.
    QUESTION {
        "question" Prose, "La question.", "The question.";
        "reponses" List(&Prose), "Les réponses possibles.", "The possible answers.";
        "correcte" Number, "Le numéro de la bonne réponse, à partir de 1.", "The number of the right answer, from 1.";
        "explication" Prose, "Pourquoi.", "Why.";
    }

    /// Keys of a path.
    PATHWAY {
        "pour_qui" List(&Audience), "Les publics du parcours.", "Whom the path is for.";
        "etapes" List(&Map(&PATHWAY_STEP)), "Les étapes, dans l’ordre.", "The steps, in order.";
    }

    /// A step of a path.
    PATHWAY_STEP {
        "titre" Line, "Le nom de l’étape.", "The name of the step.";
        "quand" Prose, "À quel moment.", "When.";
        "consigne" Prose, "Ce que l’on fait.", "What to do.";
        "entrees" List(&Entry), "Des entrées à lire.", "Entries to read.";
    }

    /// Keys of a page.
    PAGE {
        "pied" Flag, "« non » : le pied de page n’y mène pas.", "“non”: the foot of pages does not lead to it.";
    }
}

/// Every name that an entry of that kind may have.
pub fn keys(kind: Kind) -> &'static [&'static str] {
    table_of(kind).names
}

/// Every key that an entry of that kind may have.
pub fn table_of(kind: Kind) -> &'static Table {
    static ALL: LazyLock<Vec<Table>> = LazyLock::new(|| {
        let whole = |kind: &Kind| {
            let tables = [&HEAD, own(*kind), &TAIL];
            let keys: Vec<TableKey> = tables.iter().flat_map(|table| table.keys).copied().collect();
            Table { names: tables.map(|table| table.names).concat().leak(), keys: keys.leak() }
        };
        Kind::ALL.iter().map(whole).collect()
    });
    &ALL[kind as usize]
}

/// The names that only entries of that kind have, or of few others.
pub(super) fn own_names(kind: Kind) -> &'static [&'static str] {
    own(kind).names
}

/// Whether some entry may have a key of that name, anywhere in its front matter.
pub(super) fn is_key(name: &str) -> bool {
    fn holds(shape: &Shape, name: &str) -> bool {
        match shape {
            Shape::List(inner) | Shape::Named(inner) => holds(inner, name),
            Shape::Map(table) | Shape::Short(table) => has(table, name),
            _ => false,
        }
    }
    fn has(table: &Table, name: &str) -> bool {
        table.get(name).is_some() || table.keys.iter().any(|key| holds(key.shape, name))
    }
    Kind::ALL.iter().any(|kind| has(table_of(*kind), name))
}

fn own(kind: Kind) -> &'static Table {
    match kind {
        Kind::Term => &TERM,
        Kind::Fiche => &FICHE,
        Kind::Mission => &MISSION,
        Kind::Workshop => &WORKSHOP,
        Kind::Pathway => &PATHWAY,
        Kind::Page => &PAGE,
    }
}

fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.key()).collect()
}

fn statuses() -> Vec<&'static str> {
    Status::ALL.iter().map(|status| status.key()).collect()
}

fn categories() -> Vec<&'static str> {
    Category::ALL.iter().map(|category| category.key()).collect()
}

fn genders() -> Vec<&'static str> {
    Gender::ALL.iter().map(|gender| gender.key()).collect()
}

fn linkings() -> Vec<&'static str> {
    Linking::ALL.iter().map(|linking| linking.key()).collect()
}

fn rules() -> Vec<&'static str> {
    Code::ALL.iter().filter(|code| code.is_adjustable()).map(|code| code.name()).collect()
}
