//! Terms in running text: what becomes a link on a page, and where terms say that they are used.

use boussole::markdown::plain;
use boussole::pipeline::{Outcome, Session, compile};
use boussole::project::Project;

use crate::support::{main_of, site, term};

const TERMS: &[(&str, &str, &str)] = &[
    ("mediateur-social", "Médiateur social", "categorie: nom\ngenre: mf\n"),
    ("mediation", "Médiation", "categorie: nom\ngenre: f\n"),
    ("usager", "Usager", "categorie: nom\ngenre: mf\nlier: toujours\n"),
    ("rsa", "Revenu de solidarité active", "sigle: RSA\n"),
    ("oeuvre", "Œuvre", "categorie: nom\ngenre: f\n"),
    ("ase", "Aide sociale à l’enfance", "sigle: ASE\n"),
    ("pas", "Prélèvement à la source", "sigle: PAS\n"),
    ("presence", "Présence", "lier: jamais\n"),
];

/// The site of those terms and of one page with that body.
fn page(body: &str) -> Outcome {
    with_head("", body)
}

fn with_head(head: &str, body: &str) -> Outcome {
    let mut files: Vec<(String, String)> = TERMS
        .iter()
        .map(|(id, title, extra)| (format!("content/lexique/{id}.md"), term(title, extra)))
        .collect();
    files.push((
        "content/pages/page.md".into(),
        format!("---\ntitre: Page\nresume: Un essai.\n{head}---\n{body}\n"),
    ));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    site(&files)
}

/// The body of the page, `[words|id]` for a link to a term, other tags as they are but paragraphs.
fn linked(outcome: &Outcome) -> String {
    let main = main_of(outcome, "page/index.html");
    let start = main.find("<div class=\"texte\">\n").expect("a text") + "<div class=\"texte\">\n".len();
    let text = &main[start..start + main[start..].find("</div>").expect("its end")];
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<a data-terme=\"") {
        let (id, after) = after.split_once("\" href=\"").expect("an address");
        let (address, after) = after.split_once("\">").expect("an end");
        assert_eq!(address, format!("../lexique/{id}/"));
        let (words, after) = after.split_once("</a>").expect("a closed link");
        shown.push_str(&format!("{before}[{words}|{id}]"));
        rest = after;
    }
    shown.push_str(rest);
    shown
        .replace("<p>", "")
        .replace("</p>\n", " ¶ ")
        .trim_end_matches([' ', '¶'])
        .replace('\n', " ")
        // French print narrows some spaces, which is not the matter here.
        .replace("\u{202f}?", " ?")
        .trim()
        .to_owned()
}

fn check(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(&linked(&page(body)), expected, "{body}");
    }
}

#[test]
fn french_writes_a_label_in_many_ways() {
    check(&[
        ("Les médiateurs sociaux.", "Les [médiateurs sociaux|mediateur-social]."),
        ("Une médiatrice sociale.", "Une [médiatrice sociale|mediateur-social]."),
        ("Les médiateur·rice·s sociaux·ales.", "Les [médiateur·rice·s sociaux·ales|mediateur-social]."),
        ("Chaque médiateur(trice) social(e).", "Chaque [médiateur(trice) social(e)|mediateur-social]."),
        (
            "Des médiatrices et des médiateurs sociaux.",
            "Des [médiatrices et des médiateurs sociaux|mediateur-social].",
        ),
        ("l’usager, l'usager", "l’[usager|usager], l&#39;[usager|usager]"),
        ("L’usagère, des usagers/ères.", "L’[usagère|usager], des [usagers/ères|usager]."),
        ("Des RSAs.", "Des [RSAs|rsa]."),
        ("Des œuvres, une oeuvre", "Des [œuvres|oeuvre], une oeuvre"),
        ("Le R.S.A. suffit.", "Le [R.S.A.|rsa] suffit."),
        ("médiateurs\u{202f}sociaux", "[médiateurs\u{202f}sociaux|mediateur-social]"),
        ("La me\u{301}diation.", "La [médiation|mediation]."),
        ("MEDIATEUR SOCIAL", "[MEDIATEUR SOCIAL|mediateur-social]"),
    ]);
}

#[test]
fn what_only_looks_like_a_label() {
    check(&[
        ("L’usage, la base, l’ase, ce n’est pas vrai.", "L’usage, la base, l’ase, ce n’est pas vrai."),
        ("La prémédiation, l’e-médiation, médiation.fr.", "La prémédiation, l’e-médiation, médiation.fr."),
        ("Un médiateur. Social ?", "Un médiateur. Social ?"),
        ("La présence du matin.", "La présence du matin."),
    ]);
}

/// The confusion that an entry on the reflexive verb exists to prevent.
#[test]
fn a_reflexive_verb_is_another_term() {
    let forms = "categorie: verbe\nformes: [rendu compte, rends compte, rendons compte]\n";
    let verb = term("Rendre compte", forms);
    let reflexive = term("Se rendre compte", "categorie: verbe\n");
    for (body, both, alone) in [
        ("Il a rendu compte.", "Il a [rendu compte|x].", "Il a [rendu compte|x]."),
        ("Je me suis rendu compte.", "Je me suis [rendu compte|se-x].", "Je me suis [rendu compte|x]."),
        ("On s’en est rendu compte.", "On s’en est [rendu compte|se-x].", "On s’en est [rendu compte|x]."),
        ("Il faut se rendre compte.", "Il faut [se rendre compte|se-x].", "Il faut se [rendre compte|x]."),
        ("Il vient nous rendre compte.", "Il vient nous rendre compte.", "Il vient nous [rendre compte|x]."),
        ("Nous rendons compte.", "Nous [rendons compte|x].", "Nous [rendons compte|x]."),
    ] {
        let page = format!("---\ntitre: Page\nresume: Un essai.\n---\n{body}\n");
        let files = [
            ("content/lexique/x.md", verb.as_str()),
            ("content/pages/page.md", page.as_str()),
            ("content/lexique/se-x.md", reflexive.as_str()),
        ];
        assert_eq!(linked(&site(&files)), both, "{body}");
        assert_eq!(linked(&site(&files[..2])), alone, "{body}");
    }
}

/// Two labels of one term, joined, are no doublet: each is a thing of its own to its reader.
#[test]
fn two_labels_of_a_term_are_no_doublet() {
    let outcome = site(&[
        ("content/lexique/qpv.md", &term("Quartier prioritaire", "sigle: QPV\nvariantes: [quartier]\n")),
        ("content/pages/page.md", "---\ntitre: Page\nresume: Un essai.\n---\nLe quartier et le QPV.\n"),
    ]);
    assert_eq!(linked(&outcome), "Le [quartier|qpv] et le QPV.");
}

#[test]
fn labels_of_an_odd_make() {
    let long = vec!["mot"; 10_000].join(" ");
    for (title, extra, body, expected) in [
        ("Côté", "", "Cote et Côté.", "Cote et [Côté|a]."),
        ("Collecté", "", "Collecte du lundi.", "Collecte du lundi."),
        ("État", "", "L’Etat, ETAT.", "L’[Etat|a], ETAT."),
        ("Recherche et développement", "sigle: R&D\n", "La R&D avance.", "La [R&amp;D|a] avance."),
        ("TRI MÉCANIQUE", "", "Un tri mécanique.", "Un [tri mécanique|a]."),
        (
            "Maître d’œuvre",
            "formes_exclues: [\"maîtres d'oeuvre\"]\n",
            "Des maîtres d’œuvre, un maître d'œuvre.",
            "Des maîtres d’œuvre, un [maître d’œuvre|a].",
        ),
        ("Essai", &format!("variantes: [\"{long}\"]\n"), &long, &long),
    ] {
        let page = format!("---\ntitre: Page\nresume: Un essai.\n---\n{body}\n");
        let outcome =
            site(&[("content/lexique/a.md", &term(title, extra)), ("content/pages/page.md", &page)]);
        assert_eq!(linked(&outcome), expected, "{title}");
    }
}

#[test]
fn a_table_in_a_quotation_is_quoted() {
    let text = linked(&page("> | médiation |\n> |---|\n> | médiation |\n"));
    assert!(text.contains("<td>médiation</td>"), "{text}");
}

#[test]
fn where_words_are_left_alone() {
    check(&[
        ("`médiation` puis médiation", "<code>médiation</code> puis [médiation|mediation]"),
        (
            "[la médiation](https://a.fr)",
            "<a href=\"https://a.fr\" rel=\"external noopener\">la médiation</a>",
        ),
        ("> La médiation, dit-il.", "<blockquote> La médiation, dit-il. ¶ </blockquote>"),
        ("## La médiation\n\nTexte.", "<h2 id=\"la-mediation\">La médiation</h2> Texte."),
        (
            "| Médiation |\n|---|\n| médiation |\n",
            "<div class=\"tableau\" role=\"region\" tabindex=\"0\" aria-label=\"Tableau 1\"><table> <thead><tr><th scope=\"col\">Médiation</th></tr></thead> <tbody> <tr><td>[médiation|mediation]</td></tr> </tbody></table>",
        ),
    ]);
}

#[test]
fn once_a_section() {
    check(&[
        ("Médiation. La médiation.", "[Médiation|mediation]. La médiation."),
        (
            "Médiation.\n\n## Suite\n\nMédiation.",
            "[Médiation|mediation]. ¶ <h2 id=\"suite\">Suite</h2> [Médiation|mediation].",
        ),
        // The author's own link serves for what follows it, not for what stands before.
        ("Voir [[mediation|ceci]]. La médiation.", "Voir [ceci|mediation]. La médiation."),
        ("La médiation. Voir [[mediation|ceci]].", "La [médiation|mediation]. Voir [ceci|mediation]."),
    ]);
}

#[test]
fn emphasis_stays_balanced() {
    check(&[
        (
            "Les médiateurs **sociaux** ici.",
            "Les [médiateurs <strong>sociaux</strong>|mediateur-social] ici.",
        ),
        ("Les *médiateurs* sociaux.", "Les [<em>médiateurs</em> sociaux|mediateur-social]."),
        ("Les **médiateurs sociaux**.", "Les <strong>[médiateurs sociaux|mediateur-social]</strong>."),
        ("Les **bons médiateurs** sociaux.", "Les <strong>bons médiateurs</strong> sociaux."),
    ]);
}

/// A call to a footnote is a link: none may stand around it.
#[test]
fn a_footnote_call_cuts_a_mention() {
    let text = linked(&page("Les médiateurs[^1] sociaux.\n\n[^1]: Les médiateurs sociaux."));
    assert!(text.starts_with("Les médiateurs<sup>"), "{text}");
    assert!(text.contains("Les [médiateurs sociaux|mediateur-social]."), "{text}");
}

#[test]
fn a_page_or_a_site_may_go_without() {
    assert_eq!(linked(&with_head("liens_automatiques: non\n", "La médiation.")), "La médiation.");
    let config = "[site]\ntitre = \"Essai\"\n[liens]\nautomatiques = false\n";
    let outcome = site(&[
        ("boussole.toml", config),
        ("content/lexique/mediation.md", &term("Médiation", "")),
        ("content/pages/page.md", "---\ntitre: Page\nresume: Un essai.\n---\nLa médiation.\n"),
    ]);
    assert_eq!(linked(&outcome), "La médiation.");
}

#[test]
fn definitions_and_fields_are_linked_and_a_term_is_silent_on_its_own_page() {
    let outcome = site(&[
        ("content/lexique/mediation.md", &term("Médiation", "")),
        (
            "content/lexique/mediateur.md",
            "---\ntitre: Médiateur\ngenre: mf\ndefinition: Professionnel de la médiation.\nen_clair: Un médiateur écoute.\nsources: [{titre: Guide}]\nne_pas_confondre:\n  - {terme: mediation, difference: La médiation n’est pas un médiateur.}\n---\n",
        ),
    ]);
    let main = main_of(&outcome, "lexique/mediateur/index.html");
    assert!(
        main.contains(
            "Professionnel de la <a data-terme=\"mediation\" href=\"../mediation/\">médiation</a>."
        )
    );
    assert!(!main.contains("data-terme=\"mediateur\""));
    // The difference stands on both pages, and links to neither from itself.
    let other = main_of(&outcome, "lexique/mediation/index.html");
    assert!(!other.contains("data-terme=\"mediation\""), "{other}");
}

#[test]
fn terms_say_where_they_are_used() {
    let outcome = page("Ici, rien. La **médiation** `apaise` les usagers. Fin.\n\nEncore la médiation.");
    let main = main_of(&outcome, "lexique/mediation/index.html");
    assert!(
        main.contains("<span class=\"phrase-emploi\">La <mark>médiation</mark> apaise les usagers.</span>"),
        "{main}"
    );
    assert_eq!(main.matches("phrase-emploi").count(), 1);
}

#[test]
fn homographs_are_counted_and_left_alone() {
    let outcome = site(&[
        ("content/lexique/avocat-droit.md", &term("Avocat", "genre: mf\n")),
        ("content/lexique/avocat-fruit.md", &term("Avocat", "genre: m\n")),
        ("content/pages/page.md", "---\ntitre: Page\nresume: Un essai.\n---\nUn avocat, une avocate.\n"),
    ]);
    assert!(linked(&outcome).starts_with("Un avocat"), "{}", linked(&outcome));
    let homographs = outcome.edition.links.homographs();
    assert!(
        homographs.iter().any(|(homograph, met)| homograph.form == "Avocat" && *met == 1),
        "{homographs:?}"
    );
}

/// An id between brackets gives way to the title of what it leads to, wherever the text is read.
#[test]
fn nobody_meets_an_id() {
    let words = "en_clair: Voir [[un-point]] et [[fiches/un-point|ces mots]] ou [[Un point à faire]].\n";
    let outcome = site(&[
        ("content/lexique/a.md", &term("A", words)),
        ("content/fiches/un-point.md", "---\ntitre: Un point à faire\nresume: Un essai.\n---\n"),
    ]);
    let read =
        plain(outcome.edition.lexicon.entries()[0].term().and_then(|a| a.plain.as_ref()).expect("words"));
    assert_eq!(read, "Voir Un point à faire et ces mots ou Un point à faire.");
    let records = format!("{:?}", boussole::index::records(&outcome.edition));
    assert!(records.contains(&read), "{records}");
    let main = main_of(&outcome, "lexique/a/index.html");
    assert!(main.contains("Voir <a href=\"../../fiches/un-point/\">Un point à faire</a> et"), "{main}");
    // The text that shows a title changes when the title does.
    let mut session = Session::default();
    for title in ["Un point", "Un autre point à faire"] {
        let outcome = session.compile(&shown_project(title), crate::support::info(), false);
        assert_eq!(
            outcome.edition.links,
            compile(&shown_project(title), crate::support::info(), false).edition.links
        );
    }
}

fn shown_project(title: &str) -> Project {
    let fiche = format!("---\ntitre: {title}\nresume: Un essai.\n---\n");
    let a = term("A", "en_clair: Voir [[un-point]] puis la médiation.\n");
    crate::support::project(&[
        ("content/lexique/a.md", &a),
        ("content/lexique/mediation.md", &term("Médiation", "")),
        ("content/fiches/un-point.md", &fiche),
    ])
}

/// A session reads again what changed and nothing else: the links are those of a fresh compilation.
#[test]
fn a_session_finds_what_a_fresh_compilation_finds() {
    let a = term("Médiation", "");
    let page = |body: &str| format!("---\ntitre: Page\nresume: Un essai.\n---\n{body}\n");
    let files: [&[(&str, &str)]; 7] = [
        &[("content/lexique/a.md", &a), ("content/pages/page.md", &page("La médiation, un tiers."))],
        // Another text; another label; a new term; one fewer; a status; nothing.
        &[("content/pages/page.md", &page("Un tiers fait une médiation."))],
        &[("content/lexique/a.md", &term("Médiation", "variantes: [tiers]\n"))],
        &[("content/lexique/tiers.md", &term("Tiers", ""))],
        &[("content/lexique/a.md", &term("Médiation", ""))],
        &[("content/lexique/a.md", &term("Médiation", "statut: brouillon\n"))],
        &[],
    ];
    let mut session = Session::default();
    let mut project = Project::default().with("boussole.toml", crate::support::CONFIG);
    for (at, change) in files.iter().enumerate() {
        for (path, text) in *change {
            project.entries.retain(|source| source.path != *path);
            project = project.with(path, text);
        }
        project.entries.sort_by(|a, b| a.path.cmp(&b.path));
        let kept = session.compile(&project, crate::support::info(), false);
        let fresh = compile(&project, crate::support::info(), false);
        assert_eq!(kept.edition.links, fresh.edition.links, "after change {at}");
    }
}
