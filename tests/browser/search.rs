//! The search: the field of every page and the page of answers, by keyboard, by finger, on a poor network,
//! and when its files are not as they should be.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::{Browser, Scheme};
use crate::given;
use crate::server::{Fault, Server};

/// The proposals: their first texts, which one is chosen, whether the list is open, what is in the field.
pub const LIST: &str = "
    const field = document.querySelector('input[type=search]'), list = document.querySelector('.propositions');
    const options = list && !list.hidden ? [...list.querySelectorAll('[role=option]')] : [];
    const chosen = document.getElementById(field.getAttribute('aria-activedescendant'));
    return { options: options.map(option => option.firstElementChild?.textContent ?? option.textContent),
             details: options.map(option => option.innerText), chosen: chosen && chosen.innerText,
             open: field.getAttribute('aria-expanded'), value: field.value, text: list && !list.hidden ? list.innerText : '',
             focused: document.activeElement === field, said: document.querySelector('form .cache')?.textContent };";

/// The page of answers.
pub const PAGE: &str = "
    const links = (selector) => [...document.querySelectorAll(selector)].map(link => link.textContent.trim());
    return { title: document.querySelector('h1').textContent, tab: document.title,
             sentence: document.querySelector('#_trouve-phrase').textContent, hits: links('.trouve h3 a'),
             facets: links('nav.facettes a'), chosen: links('.facettes a[aria-current]'),
             marks: links('.trouve mark'), links: links('.liens a'), value: document.querySelector('input[type=search]').value };";

struct Visit {
    browser: Browser,
    server: Server,
}

impl Visit {
    async fn start(fault: Option<Fault>, page: &str, width: u32) -> Visit {
        let server = Server::with(&given("BOUSSOLE_SITE"), "/x/y/", fault).await;
        let visit = Visit { browser: Browser::start(Scheme::Light).await, server };
        visit.browser.open(&visit.server.url(page), width).await;
        visit
    }

    async fn typed(&self, text: &str) {
        for letter in text.chars() {
            self.browser.letter(letter).await;
        }
    }

    async fn focus(&self) {
        self.browser.script("document.querySelector('input[type=search]').focus()").await;
    }

    async fn until(&self, script: &str, wish: impl Fn(&Value) -> bool) -> Value {
        until(&self.browser, script, wish).await
    }

    async fn key(&self, name: &str) {
        let code = match name {
            "ArrowDown" => 40,
            "ArrowUp" => 38,
            "Enter" => 13,
            "Escape" => 27,
            _ => 0,
        };
        self.browser.key(name, code, 0).await;
    }
}

/// What a script sees, once it is as wished.
pub async fn until(browser: &Browser, script: &str, wish: impl Fn(&Value) -> bool) -> Value {
    let mut seen = Value::Null;
    for _ in 0..400 {
        seen = browser.script(script).await;
        if wish(&seen) {
            return seen;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("still {seen:#}");
}

fn first(seen: &Value, list: &str) -> String {
    seen[list][0].as_str().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn proposals_by_keyboard() {
    let visit = Visit::start(None, "lexique/mission/", 1280).await;
    visit.browser.letter('/').await;
    visit.until(LIST, |seen| seen["focused"] == true).await;
    visit.typed("rendre comp").await;
    let seen = visit.until(LIST, |seen| first(seen, "options") == "Rendre compte").await;
    assert_eq!((&seen["value"], &seen["open"]), (&json!("rendre comp"), &json!("true")));
    visit.until(LIST, |seen| seen["said"].as_str().is_some_and(|said| said.contains("trouvée"))).await;
    // Arrows go round, through the field itself; what is typed stays.
    visit.key("ArrowDown").await;
    visit
        .until(LIST, |seen| {
            seen["chosen"].as_str().is_some_and(|chosen| chosen.starts_with("Rendre compte\n"))
        })
        .await;
    visit.key("ArrowUp").await;
    visit.until(LIST, |seen| seen["chosen"].is_null()).await;
    visit.key("ArrowUp").await;
    visit
        .until(LIST, |seen| {
            seen["chosen"].as_str().is_some_and(|chosen| chosen.contains("Tous les résultats"))
        })
        .await;
    // Escape closes, then empties.
    visit.key("Escape").await;
    let seen = visit.until(LIST, |seen| seen["open"] == "false").await;
    assert_eq!(seen["value"], "rendre comp");
    visit.key("ArrowDown").await;
    visit.until(LIST, |seen| first(seen, "options") == "Rendre compte").await;
    let axe = std::fs::read_to_string(given("AXE")).expect("axe-core");
    let flaws = visit.browser.examine(&axe).await;
    assert!(flaws.is_empty(), "{flaws:#?}");
    visit.key("ArrowDown").await;
    visit.until(LIST, |seen| !seen["chosen"].is_null()).await;
    visit.key("Enter").await;
    for _ in 0..100 {
        if visit.browser.address().await.ends_with("/lexique/rendre-compte/") {
            visit.browser.stop().await;
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{}", visit.browser.address().await);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn proposals_say_why() {
    let visit = Visit::start(None, "", 360).await;
    visit.focus().await;
    for (typed, title, why) in [
        ("qpv", "Quartier prioritaire", "Sigle"),
        ("confidentialitté", "Confidentialité", "lu"),
        ("l'evaluation", "Évaluation", "Terme"),
    ] {
        visit.browser.script("document.querySelector('input[type=search]').value = ''").await;
        visit.typed(typed).await;
        let seen = visit
            .until(LIST, |seen| {
                first(seen, "options").starts_with(title) && first(seen, "details").contains(why)
            })
            .await;
        assert_eq!(seen["value"], typed);
    }
    let sizes = visit
        .browser
        .script("const box = document.querySelector('.propositions').getBoundingClientRect();
            const least = Math.min(...[...document.querySelectorAll('[role=option]')].map(one => one.getBoundingClientRect().height));
            return [document.documentElement.scrollWidth, box.left, box.right, least]")
        .await;
    let number = |at: usize| sizes[at].as_f64().unwrap_or_default();
    assert!(number(0) <= 360.0 && number(1) >= 0.0 && number(2) <= 360.0 && number(3) >= 44.0, "{sizes}");
    // A finger on the first.
    let at = visit.browser.script("const box = document.querySelector('[role=option]').getBoundingClientRect(); return [box.left + 40, box.top + 20]").await;
    visit.browser.tap(at[0].as_f64().unwrap_or(0.0), at[1].as_f64().unwrap_or(0.0)).await;
    for _ in 0..100 {
        if visit.browser.address().await.ends_with("/lexique/evaluation/") {
            visit.browser.stop().await;
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{}", visit.browser.address().await);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn the_page_of_answers() {
    let visit = Visit::start(None, "recherche/?q=rendre%20compte", 1280).await;
    let seen =
        visit.until(PAGE, |seen| first(seen, "hits") == "Rendre compte" && !seen["marks"][0].is_null()).await;
    assert_eq!(seen["title"], "Résultats pour «\u{a0}rendre compte\u{a0}»");
    assert!(seen["tab"].as_str().is_some_and(|tab| tab.contains("rendre compte")), "{seen}");
    assert_eq!(visit.browser.layout_shift().await, 0.0);
    let axe = std::fs::read_to_string(given("AXE")).expect("axe-core");
    let flaws = visit.browser.examine(&axe).await;
    assert!(flaws.is_empty(), "{flaws:#?}");
    // A filter has an address of its own, and the way back leads to what was there before.
    visit.browser.script("document.querySelectorAll('nav.facettes a')[1].click()").await;
    let filtered = visit.until(PAGE, |seen| first(seen, "chosen").starts_with("Termes")).await;
    assert!(visit.browser.address().await.ends_with("&sorte=terme"));
    assert_eq!(filtered["facets"], seen["facets"]);
    visit.browser.script("history.back()").await;
    visit.until(PAGE, |seen| first(seen, "chosen").starts_with("Tout")).await;
    // Typing changes the answers and the address; sending keeps the one before.
    visit
        .browser
        .script("const field = document.querySelector('input[type=search]'); field.focus(); field.select()")
        .await;
    visit.typed("qvp").await;
    visit.until(PAGE, |seen| first(seen, "hits").starts_with("Quartier prioritaire")).await;
    assert!(visit.browser.address().await.ends_with("?q=qvp"));
    visit.key("Enter").await;
    visit.typed("").await;
    // Nothing: what to do instead.
    visit.browser.open(&visit.server.url("recherche/?q=zzzyx%20prioritairz"), 360).await;
    let nothing =
        visit.until(PAGE, |seen| seen["title"].as_str().is_some_and(|title| title.starts_with("Rien"))).await;
    assert!(
        nothing["links"]
            .as_array()
            .is_some_and(|links| links.iter().any(|link| link == "Parcourir le lexique de A à Z")),
        "{nothing}"
    );
    let flaws = visit.browser.examine(&axe).await;
    assert!(flaws.is_empty(), "{flaws:#?}");
    visit.browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn paper_says_what_was_chosen_and_offers_no_choice() {
    const PRINTED: &str = "return [...document.querySelectorAll('.facettes :is(a, summary)')]
        .filter(shown => shown.checkVisibility()).map(shown => shown.firstChild.textContent.trim());";
    for (filter, printed) in [("", json!([])), ("&sorte=terme", json!(["Termes"]))] {
        let visit = Visit::start(None, &format!("recherche/?q=rendre%20compte{filter}"), 1280).await;
        visit.until(PAGE, |seen| !seen["facets"][1].is_null()).await;
        visit.browser.command("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        assert_eq!(visit.browser.script(PRINTED).await, printed, "{filter}");
        visit.browser.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn keys_typed_before_anything_came_are_kept() {
    let visit = Visit::start(Some(Fault::Slow("chercher", 1500)), "lexique/", 360).await;
    visit.focus().await;
    visit.typed("qpv").await;
    let seen = visit.browser.script(LIST).await;
    assert_eq!((&seen["value"], &seen["open"]), (&json!("qpv"), &Value::Null));
    visit.until(LIST, |seen| first(seen, "options").starts_with("Quartier prioritaire")).await;
    visit.browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn names_come_before_slow_words() {
    let visit = Visit::start(Some(Fault::Slow("/mots-", 2500)), "lexique/", 360).await;
    visit.focus().await;
    visit.typed("rendre c").await;
    let start = std::time::Instant::now();
    let seen = visit.until(LIST, |seen| first(seen, "options") == "Rendre compte").await;
    assert!(start.elapsed() < Duration::from_millis(2000), "{seen}");
    visit.browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn a_pack_that_is_not_whole_says_so() {
    for (fault, words) in [
        (Fault::Missing("manifeste"), "n’a pas pu être chargée"),
        (Fault::Missing("mots-"), "n’a pas pu être chargée"),
        (Fault::Cut("mots-"), "incomplète"),
        (Fault::Cut("manifeste"), "incomplète"),
    ] {
        let visit = Visit::start(Some(fault), "lexique/mission/", 360).await;
        visit.focus().await;
        visit.typed("zèbre").await;
        let seen =
            visit.until(LIST, |seen| seen["text"].as_str().is_some_and(|text| text.contains(words))).await;
        assert!(seen["text"].as_str().is_some_and(|text| text.contains("A à Z")), "{fault:?} {seen}");
        visit.typed("s").await;
        visit.until(LIST, |seen| seen["value"] == "zèbres").await;
        visit.browser.open(&visit.server.url("recherche/?q=mission"), 360).await;
        let page = visit
            .until(PAGE, |seen| seen["sentence"].as_str().is_some_and(|text| text.contains(words)))
            .await;
        assert!(page["links"].to_string().contains("A à Z"), "{fault:?} {page}");
        visit.browser.stop().await;
    }
    // Without the script itself, the field leads to the page, which leads to the A to Z.
    let visit = Visit::start(Some(Fault::Missing("chercher")), "lexique/mission/", 360).await;
    visit.focus().await;
    visit.typed("mission").await;
    visit.browser.script("document.querySelector('form.recherche button').click()").await;
    visit.until("return location.search", |seen| seen == "?q=mission").await;
    visit.browser.stop().await;
}
