//! `<boussole-terme>` in a page of somebody else, on another port, as an employer would write it.

use serde_json::json;

use crate::browser::{Browser, Scheme};
use crate::given;
use crate::search::until;
use crate::server::Server;

const SEEN: &str = "return [...document.querySelectorAll('boussole-terme')].map(term => {
    const card = term.shadowRoot?.querySelector('.carte');
    return card && { title: card.querySelector('.titre a').textContent, to: card.querySelector('.titre a').href,
        meaning: card.querySelector('.definition')?.textContent ?? '', source: card.querySelector('.source').textContent,
        shown: card.getBoundingClientRect().height > 20 };
});";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn a_term_stands_in_a_page_of_another_site() {
    let site = given("BOUSSOLE_SITE");
    let axe = std::fs::read_to_string(given("AXE")).expect("axe-core");
    for base in ["/", "/x/y/"] {
        let lexicon = Server::start(&site, base).await;
        let folder = tempfile::tempdir().expect("a folder");
        let home = lexicon.url("");
        let page = format!(
            "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Accueil</title><link rel=\"icon\" href=\"data:,\">
             <meta name=\"viewport\" content=\"width=device-width\"><script src=\"{home}donnees/boussole-terme.js\" defer></script></head>
             <body><main><h1>Notre équipe</h1><boussole-terme terme=\"rendre-compte\">rendre compte</boussole-terme>
             <boussole-terme terme=\"aller-vers\" lexique=\"{home}\">aller vers</boussole-terme>
             <boussole-terme terme=\"../secret\">ce qui reste</boussole-terme></main></body></html>"
        );
        std::fs::write(folder.path().join("index.html"), page).expect("a page");
        let employer = Server::elsewhere(folder.path()).await;
        let browser = Browser::start(Scheme::Light).await;
        browser.open(&employer.url(""), 360).await;
        let seen = until(&browser, SEEN, |seen| seen[0].is_object() && seen[1].is_object()).await;
        assert_eq!((&seen[0]["title"], &seen[1]["title"]), (&json!("Rendre compte"), &json!("Aller vers")));
        // A site that knows its address leads there, wherever this copy of it is served.
        let to = seen[0]["to"].as_str().unwrap_or_default();
        let own = ["https://boussole.example/", &home].map(|root| format!("{root}lexique/rendre-compte/"));
        assert!(own.iter().any(|own| own == to), "{to}");
        assert!(seen[0]["meaning"].as_str().is_some_and(|words| words.len() > 20), "{seen:#}");
        assert!(seen[0]["source"].as_str().is_some_and(|words| words.contains("Boussole")), "{seen:#}");
        assert_eq!((&seen[0]["shown"], &seen[2]), (&json!(true), &json!(null)));
        let flaws = browser.examine(&axe).await;
        assert!(flaws.is_empty(), "{flaws:?}");
        // Another word asked for by the page's own script takes the place of the first.
        browser.script("document.querySelector('boussole-terme').setAttribute('terme', 'suivi')").await;
        until(&browser, SEEN, |seen| seen[0]["title"] == "Suivi").await;
        browser.stop().await;
    }
}
