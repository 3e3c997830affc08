//! Without a network: what was read, and the whole lexicon once it was taken along.

use serde_json::Value;

use crate::browser::{Browser, Scheme};
use crate::given;
use crate::search::{LIST, until};
use crate::server::Server;

const TITLE: &str = "return document.querySelector('h1')?.textContent ?? document.body.textContent;";
const COPY: &str = "const box = document.getElementById('_emporter');
    return { said: box.querySelector('p').textContent,
             buttons: [...box.querySelectorAll('button')].filter(button => !button.hidden).map(button => button.textContent),
             held: localStorage.length };";
const KEPT: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.ready.then(() => caches.keys()).then(async names => {
        const kept = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url)));
        done(kept.flat());
    });";

fn says(seen: &Value, words: &str) -> bool {
    seen["said"].as_str().is_some_and(|said| said.contains(words))
}

/// Reloaded, searched and left for another page, one visit after the host has gone.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn what_was_read_stays() {
    let server = Server::start(&given("BOUSSOLE_SITE"), "/x/y/").await;
    let browser = Browser::start(Scheme::Light).await;
    browser.open(&server.url("lexique/rendre-compte/"), 360).await;
    let read = server.url("lexique/rendre-compte/");
    let is_kept =
        |kept: &Value| kept.as_array().is_some_and(|kept| kept.iter().any(|url| *url == read.as_str()));
    for _ in 0..100 {
        if is_kept(&browser.later(KEPT).await) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let (read, index, unread) = (read.clone(), server.url("lexique/"), server.url("fiches/"));
    server.stop();
    for (address, title) in [(&read, "Rendre compte"), (&index, "Lexique"), (&unread, "Emporter le lexique")]
    {
        browser.open(address, 360).await;
        let seen = browser.script(TITLE).await;
        assert!(seen.as_str().is_some_and(|seen| seen.contains(title)), "{address}: {seen}");
    }
    until(&browser, COPY, |seen| says(seen, "hors connexion")).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn the_whole_lexicon_is_taken_along() {
    let server = Server::start(&given("BOUSSOLE_SITE"), "/x/y/").await;
    let browser = Browser::start(Scheme::Light).await;
    browser.open(&server.url("hors-ligne/"), 360).await;
    let seen = until(&browser, COPY, |seen| says(seen, "pèse")).await;
    assert_eq!(seen["buttons"], serde_json::json!(["Emporter le lexique"]), "{seen:#}");
    browser.script("document.querySelector('#_emporter button').click()").await;
    until(&browser, COPY, |seen| says(seen, "Tout est là")).await;
    let (fiche, home) = (server.url("fiches/rendre-compte-collecter-analyser-exploiter/"), server.url(""));
    server.stop();
    browser.open(&fiche, 360).await;
    let seen = browser.script(TITLE).await;
    assert!(seen.as_str().is_some_and(|seen| seen.starts_with("Rendre compte")), "{seen}");
    browser.open(&home, 360).await;
    browser.script("document.querySelector('input[type=search]').focus()").await;
    for letter in "adulte relai".chars() {
        browser.letter(letter).await;
    }
    until(&browser, LIST, |seen| {
        seen["options"][0].as_str().is_some_and(|first| first.to_lowercase().starts_with("adulte-relais"))
    })
    .await;
    browser.stop().await;
}
