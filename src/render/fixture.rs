//! A small edition for tests: every kind, every field, hostile words among them.

use std::sync::Arc;

use super::{Site, Theme};
use crate::config;
use crate::diagnostic::Diagnostics;
use crate::edition::{ArtifactContent, BuildInfo, Edition, Files};
use crate::markdown::{Destination, Origin, Prose, Target, parse};
use crate::model::{
    AudienceId, Citation, Confusable, Content, Date, Deprecated, Entry, EntryId, EntryOf, Fiche, GridStep,
    Indicator, Kind, Label, Lexicon, Meta, Mission, Pathway, PathwayStep, Question, Sense, Slug, Status,
    Term, ThemeId, Viewpoint, Work, Workshop, WorkshopStep,
};
use crate::project::{Asset, ThemeFile};
use crate::resolve::Resolved;
use crate::route::{OutputPath, plan};
use crate::source::{Place, Placed, Source, SourceId, Sources};

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

/// An entry being written.
pub struct Writing {
    pub entry: EntryOf<EntryId, Destination>,
    links: Vec<Placed<Destination>>,
    next: usize,
}

impl Writing {
    /// An entry of that kind, id and title.
    pub fn new(kind: Kind, id: &str, title: &str) -> Self {
        let content = match kind {
            Kind::Term => Content::Term(Box::default()),
            Kind::Fiche => Content::Fiche(Fiche::default()),
            Kind::Mission => Content::Mission(Mission::default()),
            Kind::Workshop => Content::Workshop(Workshop::default()),
            Kind::Pathway => Content::Pathway(Pathway::default()),
            Kind::Page => Content::Page,
        };
        let entry = EntryOf {
            source: SourceId(1),
            kind,
            slug: placed(Slug::parse(id).unwrap()),
            title: placed(title.to_owned()),
            meta: Meta { verified_on: Some(day(3)), ..Meta::default() },
            content,
            body: Prose::default(),
            is_readable: true,
            links: Vec::new(),
        };
        Writing { entry, links: Vec::new(), next: 0 }
    }

    /// A text of this entry.
    pub fn prose(&mut self, markdown: &str) -> Prose {
        self.next += 1000;
        parse(markdown, Origin::Exact(SourceId(1), self.next), &mut self.links, &mut Diagnostics::default())
    }

    pub fn some(&mut self, markdown: &str) -> Option<Prose> {
        Some(self.prose(markdown))
    }

    pub fn body(mut self, markdown: &str) -> Self {
        self.entry.body = self.prose(markdown);
        self
    }

    pub fn with(mut self, write: impl FnOnce(&mut Self)) -> Self {
        write(&mut self);
        self
    }
}

pub fn placed<T>(value: T) -> Placed<T> {
    Placed::new(value, place())
}

pub fn day(month: i8) -> Date {
    jiff::civil::date(2026, month, 24)
}

/// The edition of some entries. Wikilinks lead to ids, in any kind.
pub fn edition(config: &str, writings: Vec<Writing>) -> Edition {
    let (config, complaints) = config::read(&Source::new("boussole.toml", config.as_bytes()), SourceId(0));
    assert!(complaints.is_empty(), "{complaints:?}");
    let ids: Vec<String> =
        writings.iter().map(|writing| writing.entry.slug.value.as_str().to_owned()).collect();
    let find = |id: &str| ids.iter().position(|known| known == id).map(|at| EntryId(at as u32));
    let entries: Vec<Entry> = writings
        .into_iter()
        .map(|writing| {
            let meant = |destination: Destination| match destination {
                Destination::Wiki { words, anchor } => match find(&words) {
                    Some(id) => Target::Entry { id, anchor },
                    None => Target::Nowhere,
                },
                Destination::Anchor(anchor) => Target::Anchor(anchor),
                Destination::External(url) => Target::External(url),
                Destination::Image(_) | Destination::File { .. } => Target::Asset(0),
                Destination::Forbidden(_) => Target::Nowhere,
            };
            let EntryOf { source, kind, slug, title, meta, content, body, .. } = writing.entry;
            let links = writing.links.into_iter().map(|link| link.map(meant)).collect();
            EntryOf { source, kind, slug, title, meta, content, body, is_readable: true, links }
        })
        .collect();
    let lexicon = Lexicon::new(entries);
    let (routes, complaints) = plan(&lexicon, &config, false);
    assert!(complaints.is_empty(), "{complaints:?}");
    let info = BuildInfo { date: day(11), version: "0.0.0", drafts: false, base_url: None };
    let asset = Asset {
        path: "images/mon schéma.png".into(),
        file: "content/images/mon schéma.png".into(),
        stamp: (1, None),
        dimensions: Some((640, 480)),
        svg: None,
    };
    let featured = config.featured.iter().filter_map(|reference| find(&reference.value.0)).collect();
    Edition::new(config, Resolved { lexicon, featured, logo: None }, routes, vec![asset], info)
}

/// The site of an edition, in the theme of the program shadowed by some files.
pub fn site_of(edition: Edition, own: &[ThemeFile]) -> Site {
    let mut sources = Sources::default();
    for path in ["boussole.toml", "content/lexique/sous dossier/é.md"] {
        sources.add(Arc::new(Source::new(path, b"")));
    }
    let name = edition.config.appearance.theme.clone();
    let (theme, complaints) = Theme::load(own, &name, edition.config.lang, &mut sources);
    assert!(complaints.is_empty(), "{complaints:?}");
    Site::new(Arc::new(edition), Arc::new(theme), &sources)
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

/// An entry of each kind with every field filled, and what surrounds them.
pub fn whole() -> Vec<Writing> {
    vec![
        term(),
        plain_term("controler", "Contrôler"),
        plain_term("rendre-visible", "Rendre visible"),
        retired(),
        draft(),
        hostile(),
        fiche(),
        mission(),
        workshop(),
        path(),
        page(),
    ]
}

/// A term with a definition and no more.
pub fn plain_term(id: &str, title: &str) -> Writing {
    Writing::new(Kind::Term, id, title).with(|w| {
        let definition = w.prose("Vérifier qu’une règle est respectée.");
        term_of(w).senses.push(Sense { definition, domain: None, sources: vec![] });
        w.entry.meta.theme = Some(ThemeId(0));
    })
}

fn term_of(writing: &mut Writing) -> &mut Term<EntryId> {
    match &mut writing.entry.content {
        Content::Term(term) => term,
        _ => panic!("not a term"),
    }
}

fn place() -> Place {
    Place::start(SourceId(1))
}

fn citation(title: &str) -> Citation {
    let work = Work {
        title: title.into(),
        author: Some("Une autrice".into()),
        url: Some("https://exemple.fr/doc?a=1&b=2".into()),
        date: Some("2023".into()),
        consulted: Some("copie".into()),
        note: Some("Document de départ.".into()),
    };
    Citation { key: None, work: Arc::new(work), page: Some("12".into()), place: place() }
}

fn term() -> Writing {
    Writing::new(Kind::Term, "aller-vers", "Aller vers")
        .with(|w| {
            let definition = w.prose("Démarche qui *précède* la demande, voir [[controler]].");
            let other = w.prose("Autre sens.");
            let plain = w.prose("On n’attend pas les gens : on va les voir.");
            let note = w.prose("sur ce site");
            let why = w.prose("Fait peur.");
            let instead = w.prose("[[rendre-visible|rendre visible]]");
            let difference = w.prose("L’un donne à comprendre, l’autre vérifie ; voir [[rendre-visible]].");
            let view = w.prose("Une posture du quotidien.");
            let example = w.prose("Elle frappe à la porte du gymnase.");
            let term = term_of(w);
            term.senses = vec![
                Sense { definition, domain: Some("médiation sociale".into()), sources: vec![citation("Charte")] },
                Sense { definition: other, domain: None, sources: vec![] },
            ];
            term.plain = Some(plain);
            term.category = Some(crate::model::Category::Phrase);
            term.gender = Some(crate::model::Gender::Masculine);
            term.acronym = Some(placed("AV".into()));
            term.expansion = Some(placed("Action d’aller vers".into()));
            term.admitted = vec![Label { label: placed("démarche proactive".into()), note: Some(note), source: Some(citation("Guide")) }];
            term.deprecated = vec![Deprecated { label: placed("démarchage".into()), why: Some(why), instead: Some(instead) }];
            term.hidden = vec![placed("alé vair".into())];
            term.viewpoints = vec![Viewpoint { actor: "Médiateurs".into(), text: view, sources: vec![citation("Charte")] }];
            term.confusables = vec![Confusable { term: placed(EntryId(1)), difference }];
            term.related = vec![placed(EntryId(2))];
            term.examples = vec![example];
            term.languages = vec![("en".into(), vec![placed("outreach".into())])];
            let meta = &mut w.entry.meta;
            meta.theme = Some(ThemeId(1));
            meta.audiences = vec![AudienceId(0)];
            meta.status = Status::ToReview;
            meta.sources = vec![citation("Charte"), citation("Rapport")];
            meta.steward = Some("Une équipe".into());
            meta.authors = vec!["A. Martin".into()];
            meta.verified_on = Some(day(11));
            meta.review_before = Some(placed(day(12)));
            meta.see_also = vec![placed(EntryId(6))];
            meta.former_links = vec![placed("/ancien/aller-vers/".into())];
            meta.licence = Some("CC BY".into());
        })
        .body("Un début[^1].\n\n## Sur le terrain\n\n> [!TIP]\n> Voir [ailleurs](https://exemple.fr/) et [[brouillon]].\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n![Un schéma](images/x.png)\n\n[^1]: La note.\n")
}

fn retired() -> Writing {
    Writing::new(Kind::Term, "vieux-mot", "Vieux mot").with(|w| {
        w.entry.meta.status = Status::Retired;
        w.entry.meta.replaced_by = Some(placed(EntryId(0)));
        w.entry.meta.theme = Some(ThemeId(0));
    })
}

fn draft() -> Writing {
    Writing::new(Kind::Term, "brouillon", "Secret de brouillon").with(|w| {
        w.entry.meta.status = Status::Draft;
        w.entry.meta.see_also = vec![placed(EntryId(0))];
        w.entry.meta.theme = Some(ThemeId(0));
    })
}

/// A term whose every text is an attack.
fn hostile() -> Writing {
    let mut w = Writing::new(Kind::Term, "hostile", HOSTILE).with(|w| {
        let text = w.prose(HOSTILE);
        let block = w.prose(&format!("- {HOSTILE}\n\n## {HOSTILE}\n\n```{HOSTILE}\nx\n```\n"));
        let term = term_of(w);
        let sense = Sense {
            definition: text.clone(),
            domain: Some(HOSTILE.into()),
            sources: vec![hostile_citation()],
        };
        term.senses = vec![sense];
        term.plain = Some(block.clone());
        term.acronym = Some(placed(HOSTILE.into()));
        term.expansion = Some(placed(HOSTILE.into()));
        term.admitted =
            vec![Label { label: placed(HOSTILE.into()), note: Some(block.clone()), source: None }];
        term.deprecated = vec![Deprecated {
            label: placed(HOSTILE.into()),
            why: Some(text.clone()),
            instead: Some(block.clone()),
        }];
        term.viewpoints = vec![Viewpoint { actor: HOSTILE.into(), text: block, sources: vec![] }];
        term.examples = vec![text.clone()];
        term.languages = vec![(HOSTILE.into(), vec![placed(HOSTILE.into())])];
        let meta = &mut w.entry.meta;
        meta.summary = Some(text);
        meta.steward = Some(HOSTILE.into());
        meta.authors = vec![HOSTILE.into()];
        meta.licence = Some(HOSTILE.into());
        meta.theme = Some(ThemeId(0));
    });
    w = w.body(&format!(
        "{HOSTILE}\n\n[x](<javascript:alert(1)>) ![{HOSTILE}](<y.png> \"{}\")\n",
        HOSTILE.replace('"', "")
    ));
    w
}

fn hostile_citation() -> Citation {
    let work = Work {
        title: HOSTILE.into(),
        author: Some(HOSTILE.into()),
        url: Some("javascript:alert(1)".into()),
        date: Some(HOSTILE.into()),
        consulted: Some(HOSTILE.into()),
        note: Some(HOSTILE.into()),
    };
    Citation { key: None, work: Arc::new(work), page: Some(HOSTILE.into()), place: place() }
}

fn fiche() -> Writing {
    Writing::new(Kind::Fiche, "rendre-compte", "Rendre compte pas à pas").with(|w| {
        let step = GridStep {
            title: "Collecter".into(),
            who: w.some("Médiateur"),
            when: w.some("Chaque jour"),
            how: w.some("Une [[aller-vers|trace]]"),
            what_for: None,
        };
        let fiche = Fiche {
            audiences: vec![AudienceId(0), AudienceId(1)],
            question: w.some("Comment faire ?"),
            essentials: vec![w.prose("Noter."), w.prose("Analyser.")],
            steps: vec![step],
            pitfalls: vec![w.prose("Tout noter.")],
            tools: vec![w.prose("Un carnet.")],
        };
        w.entry.content = Content::Fiche(fiche);
        w.entry.meta.summary = w.some("Une fiche en une phrase.");
        w.entry.meta.theme = Some(ThemeId(0));
        w.entry.meta.status = Status::Approved;
    })
}

fn mission() -> Writing {
    Writing::new(Kind::Mission, "presence", "Présence sociale").with(|w| {
        let row = Indicator { indicator: w.prose("Contacts"), collection: w.some("Carnet"), limit: None };
        let mission = Mission {
            purpose: w.some("Être là."),
            activities: vec![w.prose("Marcher.")],
            is_not: vec![w.prose("Surveiller.")],
            partners: vec![w.prose("La ville.")],
            indicators: vec![row],
            reporting: w.some("Par écrit."),
        };
        w.entry.content = Content::Mission(mission);
        w.entry.meta.summary = w.some("Une mission en une phrase.");
    })
}

fn workshop() -> Writing {
    Writing::new(Kind::Workshop, "comprendre", "Comprendre ensemble").with(|w| {
        let mut step = |title: &str, minutes: u32| WorkshopStep {
            title: title.into(),
            duration: Some(placed(minutes)),
            instruction: w.some("Parler."),
            support: w.some("[[rendre-compte]]"),
        };
        let steps = vec![step("Ouvrir", 20), step("Trier", 50), step("Clore", 5)];
        let question = Question {
            question: w.prose("Qui rend compte ?"),
            answers: vec![w.prose("Un seul"), w.prose("Le binôme")],
            correct: placed(2),
            explanation: w.some("À deux."),
        };
        let workshop = Workshop {
            goals: vec![w.prose("Comprendre.")],
            audience: w.some("Binômes"),
            duration: Some(placed(75)),
            participants: Some((Some(8), Some(16))),
            material: vec![w.prose("Des cartes.")],
            steps,
            handouts: vec![placed(EntryId(6))],
            quiz: vec![question],
        };
        w.entry.content = Content::Workshop(workshop);
        w.entry.meta.summary = w.some("Un atelier en une phrase.");
    })
}

fn path() -> Writing {
    Writing::new(Kind::Pathway, "accueil", "Accueillir").with(|w| {
        let step = PathwayStep {
            title: "Préparer".into(),
            when: w.some("Avant"),
            instruction: w.some("Lire."),
            entries: vec![placed(EntryId(0)), placed(EntryId(4)), placed(EntryId(6))],
        };
        w.entry.content = Content::Pathway(Pathway { audiences: vec![AudienceId(1)], steps: vec![step] });
        w.entry.meta.summary = w.some("Un parcours en une phrase.");
    })
}

fn page() -> Writing {
    Writing::new(Kind::Page, "a-propos", "À propos")
        .with(|w| w.entry.meta.summary = w.some("Qui nous sommes."))
        .body("## Qui\n\nNous.\n")
}
