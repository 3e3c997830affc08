//! The site opened from a disk, without any server: search and links.

use serde_json::Value;

use crate::browser::{Browser, Scheme};
use crate::given;
use crate::search::{LIST, PAGE, until};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn searched_from_a_disk() {
    let folder = std::fs::canonicalize(given("BOUSSOLE_PORTABLE")).expect("a folder");
    let browser = Browser::start(Scheme::Light).await;
    for width in [360, 1280] {
        browser.open(&format!("file://{}/index.html", folder.display()), width).await;
        browser.script("document.querySelector('a[href*=\"lexique/index.html\"]').click()").await;
        browser.script("document.querySelector('main a[href*=\"rendre-compte\"]').click()").await;
        browser.script("document.querySelector('input[type=search]').focus()").await;
        for letter in "adulte relai".chars() {
            browser.letter(letter).await;
        }
        let is_first = |seen: &Value| {
            seen["options"][0].as_str().is_some_and(|first| first.to_lowercase().starts_with("adulte-relais"))
        };
        until(&browser, LIST, is_first).await;
        // The form, as without any script, then the answers of the page.
        browser.script("document.querySelector('form.recherche').requestSubmit()").await;
        let seen = until(&browser, PAGE, |seen| seen["marks"][0].is_string()).await;
        assert!(seen["title"].as_str().is_some_and(|title| title.contains("adulte relai")), "{seen:#}");
        browser.script("document.querySelector('nav.facettes li:nth-child(2) a').click()").await;
        until(&browser, PAGE, |seen| seen["chosen"][0].as_str() != Some("Tout")).await;
        browser.script("document.querySelector('.trouve h3 a').click()").await;
        let address = browser.address().await;
        assert!(address.starts_with("file://") && address.ends_with("/index.html"), "{address}");
        assert_eq!(browser.console().await, Vec::<String>::new());
    }
    browser.stop().await;
}
