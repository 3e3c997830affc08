//! The keys of `boussole.toml`, in the order of the starter.

use super::LEVELS;
use super::forge::Forge;
use super::legal::CONFORMITIES;
use super::share::{Cards, Network};
use crate::syntax::{Shape, table};

use Shape::{Address, Day, Entry, Flag, Line, List, Map, Named, Number, Word};

table! {
    /// The sections.
    ROOT {
        "site" Map(&SITE), "Le site.", "The site.";
        "editeur" Map(&PUBLISHER), "Qui publie.", "Who publishes.";
        "hebergeur" Map(&HOST), "Qui héberge le site.", "Who hosts the site.";
        "accessibilite" Map(&AUDIT), "Ce qu’un audit d’accessibilité a constaté.", "What an audit of accessibility found.";
        "depot" Map(&REPOSITORY), "Où sont les textes.", "Where the texts are.";
        "apparence" Map(&APPEARANCE), "L’apparence.", "The look.";
        "partage" Map(&SHARE), "Ce que l’on voit d’une page qu’on partage.", "What is seen of a page that is passed on.";
        "themes" List(&Map(&THEME)), "Les thèmes du lexique.", "The themes of the lexicon.";
        "dossiers" List(&Map(&DOSSIER)), "Des choix d’entrées pour un employeur : une page, une archive, un livre.", "Choices of entries for an employer: a page, an archive, a book.";
        "lexiques" List(&Map(&NEIGHBOUR)), "Les lexiques d’autres sites, vers lesquels les textes mènent.", "The lexicons of other sites, that texts lead to.";
        "publics" Named(&Line), "À qui les entrées s’adressent : identifiant = \"nom affiché\".", "Whom entries are for: id = \"name shown\".";
        "liens" Map(&LINKS), "Les liens dans les textes.", "Links in texts.";
        "rapport" Map(&SURVEY), "L’état du lexique.", "The state of the lexicon.";
        "publication" Map(&PUBLICATION), "Ce que la fabrication ajoute pour l’hébergeur.", "What a build adds for the host.";
        "poids" Map(&BUDGET), "Ce que pèse une page, au plus.", "What a page may weigh at most.";
        "regles" Named(&Word(levels)), "Le poids des remarques.", "The weights of complaints.";
    }

    /// `[site]`.
    SITE {
        "titre" Line, "Son nom.", "Its name.";
        "sous_titre" Line, "Ce que c’est, en une ligne.", "What it is, in one line.";
        "description" Line, "Deux ou trois phrases pour l’accueil.", "Two or three sentences for the home page.";
        "langue" Word(langs), "La langue de l’interface.", "The language of the interface.";
        "adresse" Address, "L’adresse où il sera publié.", "The address where it will be published.";
        "licence" Line, "La licence des textes.", "The licence of the texts.";
        "licence_adresse" Address, "L’adresse de la licence.", "The address of the licence.";
        "a_la_une" List(&Entry), "Les entrées que l’accueil montre d’abord.", "The entries that the home page shows first.";
    }

    /// `[editeur]`.
    PUBLISHER {
        "nom" Line, "Le nom de l’éditeur.", "The publisher’s name.";
        "courriel" Line, "Son adresse électronique.", "Its e-mail address.";
        "site" Address, "Son site.", "Its site.";
        "adresse" Line, "Son adresse postale.", "Its postal address.";
        "telephone" Line, "Son téléphone.", "Its phone.";
        "directeur" Line, "Le directeur ou la directrice de la publication.", "The director of the publication.";
        "immatriculation" Line, "Son numéro : SIRET, RNA ou RCS.", "Its number: SIRET, RNA or RCS.";
    }

    /// `[hebergeur]`.
    HOST {
        "nom" Line, "Son nom.", "Its name.";
        "adresse" Line, "Son adresse postale.", "Its postal address.";
        "telephone" Line, "Son téléphone.", "Its phone.";
    }

    /// `[accessibilite]`.
    AUDIT {
        "etat" Word(conformities), "Ce que l’audit permet de dire (RGAA).", "What the audit allows to say (RGAA).";
        "taux" Number, "La part des critères respectés, en pour cent.", "The share of criteria met, in percent.";
        "audit_par" Line, "Qui a fait l’audit.", "Who made the audit.";
        "audit_date" Day, "Quand.", "When.";
        "non_conformites" List(&Line), "Ce qui n’est pas conforme.", "What is not compliant.";
        "derogations" List(&Line), "Ce qui serait disproportionné à corriger.", "What it would be out of proportion to mend.";
        "hors_obligation" List(&Line), "Ce que la loi laisse de côté.", "What the law leaves out.";
        "contact" Address, "Un formulaire pour signaler un défaut.", "A form to report a flaw.";
    }

    /// `[depot]`.
    REPOSITORY {
        "adresse" Address, "L’adresse du dépôt.", "The address of the repository.";
        "forge" Word(forges), "Le logiciel de la forge, quand l’adresse ne le dit pas.", "The software of the forge, when the address does not say it.";
        "branche" Line, "La branche publiée (main).", "The published branch (main).";
        "dossier" Line, "Le dossier du site dans le dépôt, s’il n’est pas à la racine.", "The folder of the site in the repository, unless at its root.";
        "modifier" Address, "L’adresse où l’on modifie un fichier, si la forge est d’une autre sorte ; {chemin} est le fichier.", "The address where a file is edited, if the forge is of another sort; {chemin} is the file.";
    }

    /// `[apparence]`.
    APPEARANCE {
        "theme" Line, "Un dossier de themes/.", "A folder of themes/.";
        "accent" Line, "La couleur des liens et des titres, comme #1f5f5b.", "The colour of links and titles, such as #1f5f5b.";
        "logo" Line, "Une image de content/.", "An image of content/.";
        "pied" Line, "Une phrase au bas de chaque page.", "A sentence at the foot of every page.";
    }

    /// `[partage]`.
    SHARE {
        "reseaux" List(&Word(networks)), "Où l’on peut partager une page, en plus du courriel.", "Where a page may be passed on, besides by mail.";
        "image" Line, "Une image PNG ou JPEG de content/, à la place de celle que Boussole dessine.", "A PNG or JPEG picture of content/, in the place of the one that Boussole draws.";
        "images" Word(cards), "Une image pour le site, ou une par entrée (plus long à fabriquer).", "A picture for the site, or one an entry (takes longer to build).";
    }

    /// A theme.
    THEME {
        "id" Line, "Son identifiant.", "Its id.";
        "titre" Line, "Son nom.", "Its name.";
        "description" Line, "Ce qu’il contient.", "What it holds.";
        "dans" Line, "Le thème au-dessus.", "The theme above it.";
    }

    /// A choice of entries for an employer.
    DOSSIER {
        "id" Line, "Son identifiant.", "Its id.";
        "titre" Line, "Son nom.", "Its name.";
        "introduction" Line, "Un mot d’introduction.", "A word of introduction.";
        "credit" Line, "Qui remercier.", "Whom to credit.";
        "entrees" List(&Entry), "Ses entrées, dans l’ordre ; \"toutes\" : toutes, sauf les pages.", "Its entries, in order; \"toutes\": all but pages.";
        "themes" List(&Line), "Des thèmes dont il prend aussi toutes les entrées, sauf les pages.", "Themes whose entries it takes as well, all but pages.";
    }

    /// A lexicon of somebody else.
    NEIGHBOUR {
        "id" Line, "Ce qu’on écrit avant les deux-points : [[voisin:terme]].", "What is written before the colon: [[voisin:terme]].";
        "titre" Line, "Son nom, quand ce n’est pas celui qu’il se donne.", "Its name, when it is not the one that it gives itself.";
        "source" Line, "L’adresse de son donnees/lexique.json, ou un chemin.", "The address of its donnees/lexique.json, or a path.";
        "automatique" Flag, "Ses termes deviennent des liens dans les textes, après ceux d’ici.", "Its terms become links in texts, after the ones from here.";
    }

    /// `[liens]`.
    LINKS {
        "automatiques" Flag, "Les termes deviennent des liens dans les textes.", "Terms become links in texts.";
    }

    /// `[publication]`.
    PUBLICATION {
        "precomprimer" Flag, "Une copie comprimée à côté de chaque texte.", "A compressed copy beside each text.";
        "politique_en_page" Flag, "Chaque page dit elle-même ce qu’elle peut charger, pour les hébergeurs sans en-têtes.", "Each page says itself what it may load, for hosts without headers.";
    }

    /// `[poids]`.
    BUDGET {
        "page" Number, "Une première visite, en milliers d’octets.", "A first visit, in kilobytes.";
        "requetes" Number, "Le nombre de requêtes.", "The number of requests.";
        "styles" Number, "Les styles, en milliers d’octets.", "Style sheets, in kilobytes.";
        "scripts" Number, "Les scripts, en milliers d’octets.", "Scripts, in kilobytes.";
    }

    /// `[rapport]`.
    SURVEY {
        "publier" Flag, "L’état du lexique est une page du site.", "The state of the lexicon is a page of the site.";
    }
}

fn levels() -> Vec<&'static str> {
    LEVELS.iter().map(|(name, _)| *name).collect()
}

fn langs() -> Vec<&'static str> {
    vec!["fr", "en"]
}

fn conformities() -> Vec<&'static str> {
    CONFORMITIES.iter().map(|(name, _)| *name).collect()
}

fn forges() -> Vec<&'static str> {
    Forge::WORDS.iter().map(|(word, _)| *word).collect()
}

fn networks() -> Vec<&'static str> {
    Network::WORDS.iter().map(|(word, _)| *word).collect()
}

fn cards() -> Vec<&'static str> {
    Cards::WORDS.iter().map(|(word, _)| *word).collect()
}
