use super::*;
use crate::render::fixture::{CONFIG, HOSTILE, project, site_of, text};

fn site(config: &str) -> Site {
    site_of(&project(config, &[]))
}

fn with_address(address: &str) -> Site {
    site(&CONFIG.replace("[site]", &format!("[site]\nadresse = \"{address}\"")))
}

fn main_of(site: &Site, path: &str) -> String {
    let html = text(site, path);
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
    main.unwrap_or_else(|| panic!("{path}: {html}")).0.to_owned()
}

/// Asserts that a text holds those words, in that order.
fn holds(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let at =
            rest.find(word).unwrap_or_else(|| panic!("no « {word} » after the words before it in:\n{text}"));
        rest = &rest[at + word.len()..];
    }
}

fn pages(site: &Site) -> Vec<(String, String)> {
    let html = site.paths().into_iter().filter(|path| path.as_str().ends_with(".html"));
    html.map(|path| (path.as_str().to_owned(), text(site, path.as_str()))).collect()
}

#[test]
fn paths_are_sorted_and_each_answers() {
    for site in [site(CONFIG), with_address("https://exemple.fr/mots/")] {
        let paths = site.paths();
        assert!(paths.is_sorted());
        for path in &paths {
            assert_eq!(site.make(path).unwrap().map(|artifact| artifact.path).as_ref(), Some(path));
        }
        assert_eq!(site.make(&OutputPath::new("rien.html").unwrap()).unwrap(), None);
    }
}

#[test]
fn every_inner_link_leads_somewhere_without_an_address() {
    let site = site(CONFIG);
    let paths: Vec<String> = site.paths().iter().map(|path| path.as_str().to_owned()).collect();
    for (path, html) in pages(&site) {
        for link in attributes(&html, "href").chain(attributes(&html, "src")) {
            if link.contains(':') {
                continue;
            }
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = resolve(&path, target);
            assert!(paths.contains(&target), "{path}: {link} -> {target}");
            if !anchor.is_empty() && target.ends_with(".html") {
                let there = text(&site, &target);
                assert!(there.contains(&format!("id=\"{anchor}\"")), "{path}: {link}");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_headings_have_no_gap() {
    for (path, html) in pages(&site(CONFIG)) {
        let mut ids: Vec<&str> = attributes(&html, " id").collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}");
        let levels: Vec<u8> = html
            .match_indices("<h")
            .filter_map(|(at, _)| html.as_bytes().get(at + 2)?.checked_sub(b'0'))
            .filter(|level| *level <= 6)
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    }
}

#[test]
fn hostile_words_stay_words() {
    for (path, html) in pages(&site(CONFIG)) {
        assert!(scripts_are_of_the_theme(&html), "{path}");
        assert!(!html.contains("javascript:"), "{path}: {html}");
        assert!(!html.contains("49}}") && !html.contains("style="), "{path}");
        for (at, _) in html.match_indices("alert(1)") {
            let before = &html[..at];
            assert!(
                before.rfind('<') < before.rfind('>') || before.ends_with("&gt;"),
                "{path}: {}",
                &html[at.saturating_sub(90)..at]
            );
        }
    }
    assert!(text(&site(CONFIG), "lexique/hostile/index.html").contains(&crate::markdown::escape(HOSTILE)));
}

#[test]
fn a_term_in_the_order_of_term_banks() {
    let html = main_of(&site(CONFIG), "lexique/aller-vers/index.html");
    holds(
        &html,
        &[
            "Postures</a>",
            "<h1>Aller vers <span class=\"sigle\">AV</span>",
            "locution masculin",
            "À revoir",
            "médiation sociale",
            "Démarche qui <em>précède</em>",
            "href=\"../controler/\"",
            "#_source-1",
            "Autre sens.",
            "En clair",
            "Employé",
            "Aller vers",
            "Action d’aller vers",
            "Admis",
            "démarche proactive",
            "#_source-2",
            "À éviter",
            "démarchage",
            "Dites plutôt",
            "rendre visible</a>",
            "outreach",
            "Ne pas confondre",
            "Contrôler",
            "L’un donne à comprendre",
            "Qui entend quoi",
            "Médiateurs",
            "#_source-1",
            "Exemples",
            "gymnase",
            "Développement",
            "Sur le terrain",
            "role=\"note\"",
            "<td class=\"a-droite\">2",
            "src=\"../../images/mon%20sch%C3%A9ma.png\" alt=\"Un schéma\" width=\"640\" height=\"480\"",
            "La note.",
            "Mots voisins",
            "Associés",
            "Rendre visible",
            "Voir aussi",
            "Rendre compte pas à pas",
            "Où ce mot sert",
            "Parcours",
            "Accueillir",
            "id=\"_source-1\"",
            "exemple.fr/doc?a=1&amp;b=2",
            "Charte",
            "Rapport",
            "24\u{a0}novembre\u{a0}2026",
            "24\u{a0}décembre\u{a0}2026",
            "Une équipe",
            "A. Martin",
            "Médiateurs sociaux",
            "CC BY",
            "Vieux mot",
            "A. Martin. «\u{202f}Aller vers\u{202f}», dans Lexique d’essai, L’équipe, édition du",
            "mailto:equipe@exemple.fr?subject=Lexique%20d%E2%80%99essai",
            "Proposer une modification par courriel",
        ],
    );
    assert!(!html.contains("alé vair"), "hidden labels are never shown");
    assert!(!html.contains("lexique/brouillon"), "drafts are never linked");
    assert_eq!(html.matches("Charte").count(), 1, "a document is listed once");
}

#[test]
fn a_confusion_shows_on_both_sides() {
    let html = main_of(&site(CONFIG), "lexique/controler/index.html");
    holds(
        &html,
        &[
            "Ne pas confondre",
            "Contrôler",
            "href=\"../aller-vers/\"",
            "L’un donne à comprendre",
            "href=\"../rendre-visible/\"",
            ">Rendre visible</a>",
        ],
    );
}

#[test]
fn each_kind_shows_its_own() {
    let site = site(CONFIG);
    for (path, words) in [
        (
            "fiches/rendre-compte/index.html",
            &[
                "Fiche repère",
                "Métier",
                "Une fiche en une phrase.",
                "Validé",
                "Pour qui",
                "Médiateurs sociaux, Employeurs",
                "Comment faire",
                "L’essentiel",
                "Noter.",
                "Collecter",
                "data-libelle=\"Qui\">Médiateur",
                "Chaque jour",
                "trace</a>",
                "data-libelle=\"Pour quoi\">–",
                "Les pièges",
                "Tout noter.",
                "Les outils",
                "carnet",
            ][..],
        ),
        (
            "missions/presence/index.html",
            &[
                "Être là.",
                "Ce que l’on y fait",
                "Marcher.",
                "Ce qu’elle n’est pas",
                "Surveiller.",
                "Avec qui",
                "La ville.",
                "Contacts",
                "Carnet",
                ">–<",
                "En rendre compte",
                "Par écrit.",
            ],
        ),
        (
            "ateliers/comprendre/index.html",
            &[
                "1\u{a0}h\u{a0}15",
                "8\u{a0}à 16 personnes",
                "Binômes",
                "Des cartes.",
                "Comprendre.",
                "0:00",
                "20\u{a0}min",
                "Ouvrir",
                "0:20",
                "Trier",
                "1:10",
                "Clore",
                "1:15",
                "Rendre compte pas à pas",
                "Question 1",
                "Qui rend compte",
                "Le binôme",
                "<details>",
                "Bonne réponse B",
                "Le binôme",
                "À deux.",
            ],
        ),
        (
            "parcours/accueil/index.html",
            &["Employeurs", "Avant", "Préparer", "Lire.", "Aller vers", "Rendre compte pas à pas"],
        ),
        ("a-propos/index.html", &["À propos", "Qui nous sommes.", "<h2 id=\"qui\">Qui</h2>"]),
    ] {
        holds(&main_of(&site, path), words);
    }
    assert!(!main_of(&site, "parcours/accueil/index.html").contains("brouillon"));
}

#[test]
fn lists_leave_out_what_is_not_current() {
    let site = site(CONFIG);
    for path in ["index.html", "lexique/index.html", "themes/metier/index.html", "nouveautes/index.html"] {
        let html = main_of(&site, path);
        assert!(!html.contains("Vieux mot") && !html.contains("Secret de brouillon"), "{path}");
    }
    let index = main_of(&site, "lexique/index.html");
    holds(
        &index,
        &[
            "href=\"#_a\"",
            "<span>B</span>",
            "id=\"_a\"",
            "Action d’aller vers",
            "voir",
            "Aller vers",
            "Aller vers</a>",
            "AV</span>",
            "id=\"_d\"",
            "démarche proactive",
            "voir",
        ],
    );
    assert!(!index.contains("démarchage"), "labels to avoid are not listed");
    holds(&main_of(&site, "nouveautes/index.html"), &["Novembre\u{a0}2026", "Aller vers", "Mars\u{a0}2026"]);
    holds(&main_of(&site, "themes/index.html"), &["Métier", "5\u{a0}entrées", "Postures", "1\u{a0}entrée"]);
    holds(
        &text(&site, "themes/postures/index.html"),
        &["Accueil", "Thèmes", "Métier", "<h1>Postures", "Aller vers"],
    );
    holds(
        &main_of(&site, "index.html"),
        &[
            "<h1>Des mots communs",
            "4\u{a0}termes",
            "#_a",
            "Pour commencer",
            "Rendre compte pas à pas",
            "Aller vers",
            "Par thème",
            "Fiches repères",
            "Dernières vérifications",
        ],
    );
}

fn cards_of(html: &str) -> &str {
    let cards =
        html.split_once("<template id=\"_cartes\"").and_then(|(_, rest)| rest.split_once("</template>"));
    cards.map_or("", |(cards, _)| cards)
}

#[test]
fn a_page_carries_the_cards_of_what_it_mentions() {
    let site = site(CONFIG);
    let html = text(&site, "fiches/rendre-compte/index.html");
    holds(
        cards_of(&html),
        &[
            "data-lire=\"Lire l’entrée\"",
            "<div id=\"_carte-aller-vers\"",
            "Aller vers",
            "AV</span>",
            "À revoir",
            "médiation sociale",
            "Démarche qui précède la demande",
            "Autre sens.",
        ],
    );
    assert_eq!(cards_of(&html).matches("<div ").count(), 1);
    let own = text(&site, "lexique/aller-vers/index.html");
    holds(
        cards_of(&own),
        &["_carte-controler", "Vérifier qu’une règle est respectée.", "_carte-rendre-visible"],
    );
    assert!(!cards_of(&own).contains("_carte-aller-vers"), "a page needs no card of itself");
    // A sentence written on another entry mentions its own terms.
    holds(cards_of(&text(&site, "lexique/controler/index.html")), &["_carte-rendre-visible"]);
    for path in ["index.html", "lexique/index.html", "missions/presence/index.html", "404.html"] {
        assert!(!text(&site, path).contains("<template"), "{path}");
    }
    for (path, html) in pages(&site) {
        assert!(!cards_of(&html).contains("<a ") && !cards_of(&html).contains("<script"), "{path}");
    }
}

#[test]
fn a_card_says_what_became_of_a_word_and_stays_short() {
    let senses: String =
        (1..=4).map(|n| format!("  - definition: Sens {n}{}.\n", " très long".repeat(40))).collect();
    let site = site_of(&project(
        CONFIG,
        &[
            ("content/lexique/mot.md", &format!("---\ntitre: Mot\nsens:\n{senses}theme: metier\n---\n")),
            ("content/lexique/muet.md", "---\ntitre: Muet\ntheme: metier\n---\n"),
            (
                "content/pages/usages.md",
                "---\ntitre: Usages\nresume: Des liens.\n---\n[[mot]], [[muet]], [[vieux-mot]], [[hostile]].\n",
            ),
        ],
    ));
    let html = text(&site, "usages/index.html");
    let cards = cards_of(&html);
    holds(
        cards,
        &[
            "_carte-hostile",
            &crate::markdown::escape(HOSTILE),
            "_carte-mot",
            "Sens 1",
            "…</p>",
            "Sens 2",
            "Ce mot a 2\u{a0}autres sens.",
            "_carte-vieux-mot",
            "Retiré",
            "Lisez plutôt",
            "Aller vers",
        ],
    );
    assert!(!cards.contains("Sens 3") && !cards.contains("_carte-muet"), "{cards}");
    let start = cards.find("_carte-mot\"").unwrap();
    assert!(cards[start..start + cards[start..].find("</div>").unwrap()].chars().count() < 520, "{cards}");
}

#[test]
fn a_theme_names_its_scripts() {
    let head = |theme: &str, others: &[(&str, &str)]| {
        let mut files = vec![("themes/boussole/theme.toml", theme)];
        files.extend(others);
        let html = text(&site_of(&project(CONFIG, &files)), "lexique/aller-vers/index.html");
        html.split_once("</head>").unwrap().0.to_owned()
    };
    holds(&head("nom = \"x\"", &[]), &["<script src=\"../../assets/cartes.", ".js\" defer></script>"]);
    assert!(!head("scripts = []", &[]).contains("<script"));
    let both = head(
        "scripts = [\"cartes.js\", \"mien.js\"]",
        &[("themes/boussole/assets/mien.js", "1"), ("themes/boussole/assets/cartes.js", "2")],
    );
    holds(&both, &["assets/cartes.", ".js\" defer", "assets/mien.", ".js\" defer"]);
    assert_eq!(both.matches("<script").count(), 2);
    assert!(!both.contains(attributes(&head("nom = \"x\"", &[]), "src").next().unwrap()), "shadowed");
}

#[test]
fn retired_entries_lead_on() {
    let html = text(&site(CONFIG), "lexique/vieux-mot/index.html");
    holds(&html, &["noindex", "Entrée retirée", "Lisez plutôt", "href=\"../aller-vers/\""]);
}

#[test]
fn old_addresses_lead_on() {
    let site = with_address("https://exemple.fr/mots/");
    let html = text(&site, "ancien/aller-vers/index.html");
    holds(
        &html,
        &[
            "noindex",
            "canonical\" href=\"https://exemple.fr/mots/lexique/aller-vers/",
            "0; url=../../lexique/aller-vers/",
            "<a href=\"../../lexique/aller-vers/\">",
        ],
    );
    assert_eq!(html.matches("rel=\"canonical\"").count(), 1);
    assert_eq!(
        text(&site, "_redirects").lines().next(),
        Some("/mots/ancien/aller-vers/ /mots/lexique/aller-vers/ 301")
    );
    holds(&text(&site, ".htaccess"), &["ErrorDocument 404 /mots/404.html", "^/mots/ancien/aller-vers/?$"]);
}

#[test]
fn what_needs_an_address_waits_for_one() {
    let (without, with) = (site(CONFIG), with_address("https://exemple.fr/mots/"));
    for path in ["sitemap.xml", "robots.txt"] {
        let path = OutputPath::new(path).unwrap();
        assert!(!without.paths().contains(&path) && with.paths().contains(&path));
    }
    let map = text(&with, "sitemap.xml");
    holds(
        &map,
        &["<loc>https://exemple.fr/mots/</loc>", "/mots/lexique/aller-vers/</loc><lastmod>2026-11-24"],
    );
    assert!(!map.contains("vieux-mot") && !map.contains("404"));
    holds(
        &text(&with, "lexique/aller-vers/index.html"),
        &[
            "canonical\" href=\"https://exemple.fr/mots/lexique/aller-vers/\"",
            "Adresse permanente",
            "Citer cette page",
            "https://exemple.fr/mots/lexique/aller-vers/",
        ],
    );
    assert!(!text(&without, "index.html").contains("canonical"));
}

#[test]
fn a_wrong_address_finds_the_site_from_any_depth() {
    holds(&text(&site(CONFIG), "404.html"), &["href=\"/assets/style.", "href=\"/lexique/\""]);
    holds(
        &text(&with_address("https://exemple.fr/mots"), "404.html"),
        &["href=\"/mots/assets/style.", "href=\"/mots/lexique/\""],
    );
}

#[test]
fn a_change_is_proposed_where_the_sources_are() {
    let config = format!("{CONFIG}\n[depot]\nmodifier = \"https://forge.fr/edit/{{chemin}}?x\"");
    let html = text(&site(&config), "lexique/aller-vers/index.html");
    holds(&html, &["https://forge.fr/edit/content/lexique/sous%20dossier/aller-vers.md?x"]);
}

#[test]
fn editors_find_the_state_of_the_lexicon_and_nobody_else_does() {
    let config = CONFIG.replace("[site]", "[site]\nadresse = \"https://exemple.fr/\"");
    let site = site(&format!("{config}[rapport]\npublier = true\n"));
    let html = text(&site, "rapport/index.html");
    holds(
        &html,
        &[
            "noindex",
            "<h1>État du lexique",
            "4\u{a0}termes",
            "1\u{a0}brouillon",
            "<h2 id=\"_jamais\">Termes jamais employés",
            "<th scope=\"col\">Entrée</th>",
            "<th scope=\"row\">",
            "href=\"../lexique/hostile/\"",
            "<td data-libelle=\"Fichier\"><code>content/lexique/hostile.md</code></td>",
            "<h2 id=\"_mots\">",
            "Aucun mot fréquent ne manque",
            "<h2 id=\"_sources\">",
            "Couverture des thèmes",
            "href=\"../themes/metier/\"",
            "–\u{a0}Postures",
            "<td data-libelle=\"Termes\" class=\"a-droite\">",
            "id=\"_sans-theme\"",
        ],
    );
    assert!(!text(&site, "sitemap.xml").contains("rapport"));
    for (path, html) in pages(&site) {
        assert!(path == "rapport/index.html" || !html.contains("rapport/"), "{path}");
    }
    assert!(
        !with_address("https://exemple.fr/").paths().iter().any(|path| path.as_str().contains("rapport"))
    );
}

#[test]
fn a_host_that_sends_headers_may_do_without_the_policy_in_pages() {
    let site = site(&format!("{CONFIG}[publication]\npolitique_en_page = false\n"));
    assert!(pages(&site).iter().all(|(_, html)| !html.contains("Content-Security-Policy")));
}

#[test]
fn english_pages_speak_english() {
    let site = site(&CONFIG.replace("[site]", "[site]\nlangue = \"en\""));
    let html = text(&site, "lexique/aller-vers/index.html");
    holds(&html, &["lang=\"en\"", "Skip to content", "Not to be confused", "November\u{a0}2026"]);
}

#[test]
fn no_page_needs_what_the_policy_forbids() {
    let policy =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", crate::render::POLICY);
    for (path, html) in pages(&with_address("https://exemple.fr/")) {
        assert!(scripts_are_of_the_theme(&html), "{path}");
        // It rules what comes after it.
        let (before, after) = html.split_once(&policy).unwrap_or_else(|| panic!("{path}: no policy"));
        assert!(!before.contains("<link") && !before.contains("<script"), "{path}");
        let html = format!("{before}{after}");
        for forbidden in ["<style", "style=\"", " onclick", "<iframe", "@import", "data:"] {
            assert!(!html.contains(forbidden), "{path}: {forbidden}");
        }
        let resources = attributes(&html, "src").chain(
            html.split("<link rel=\"stylesheet\"").skip(1).filter_map(|rest| attributes(rest, "href").next()),
        );
        assert!(resources.into_iter().all(|url| !url.contains("//")), "{path}");
    }
}

#[test]
fn a_site_shadows_a_template_and_overrides_blocks() {
    let page = "{% extends \"entree.html\" %}{% block pied %}<footer>mien</footer>{% endblock pied %}";
    let site = site_of(&project(CONFIG, &[("themes/boussole/templates/page.html", page)]));
    holds(&text(&site, "a-propos/index.html"), &["Qui nous sommes.", "<footer>mien</footer>"]);
    assert!(!text(&site, "index.html").contains("mien"));
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    let (a, b) = (site(CONFIG), site(CONFIG));
    for path in a.paths() {
        assert_eq!(a.make(&path).unwrap(), b.make(&path).unwrap());
    }
}

/// Whether every script of a page is a file of `assets/` that waits for the page, or a block of data, which no
/// browser runs (HTML, 4.12.1) and which nothing in it can leave.
fn scripts_are_of_the_theme(html: &str) -> bool {
    html.match_indices("<script").all(|(at, _)| {
        let tag = &html[at..at + html[at..].find("</script>").unwrap_or(0)];
        let is_data = tag.strip_prefix("<script type=\"application/ld+json\">{");
        is_data.is_some_and(|data| !data.contains('<'))
            || (tag.contains("assets/") && tag.ends_with("\" defer>"))
    })
}

fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let opening = format!("{name}=\"");
    html.match_indices(&opening)
        .map(|(at, _)| at + opening.len())
        .map(|start| &html[start..start + html[start..].find('"').unwrap_or(0)])
        .collect::<Vec<_>>()
        .into_iter()
}

/// The path that a link of a page leads to, with nothing but folders known.
fn resolve(from: &str, link: &str) -> String {
    if link.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = match link.starts_with('/') {
        true => vec![],
        false => from.split('/').collect(),
    };
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some(), "{from}: {link} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    let path = parts.join("/").replace("%20", " ").replace("%C3%A9", "é");
    match link.ends_with('/') || link.ends_with('.') {
        true if path.is_empty() => "index.html".to_owned(),
        true => format!("{path}/index.html"),
        false => path,
    }
}
