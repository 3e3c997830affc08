//! What people do on a page: the quiz of a workshop, the ticks of a path.

use serde_json::json;

use crate::browser::{Browser, Scheme};
use crate::given;
use crate::pages::with_most;
use crate::search::until;
use crate::server::Server;

const QUIZ: &str = "return { verdicts: [...document.querySelectorAll('.verdict')].map(said => said.textContent).filter(Boolean),
    open: document.querySelectorAll('.quiz details[open]').length, end: document.querySelector('.quiz-bilan')?.textContent };";

/// Answered with the arrows of the keyboard, then begun again.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn a_quiz_is_played() {
    let site = given("BOUSSOLE_SITE");
    let server = Server::start(&site, "/x/y/").await;
    let browser = Browser::start(Scheme::Light).await;
    browser.open(&server.url(&with_most(&site, "data-bonne")), 360).await;
    until(&browser, QUIZ, |seen| seen["end"] == "").await;
    browser.script("document.querySelector('.quiz input').focus()").await;
    browser.key("ArrowDown", 40, 0).await;
    let seen = until(&browser, QUIZ, |seen| seen["open"] == 1).await;
    assert_eq!(seen["verdicts"].as_array().map(Vec::len), Some(1), "{seen:#}");
    let right = "for (const question of document.querySelectorAll('.quiz li[data-bonne]')) {
        question.querySelector(`input[value=${question.dataset.bonne}]`).click(); }";
    browser.script(right).await;
    let seen = until(&browser, QUIZ, |seen| seen["end"] != "").await;
    let verdicts = seen["verdicts"].as_array().cloned().unwrap_or_default();
    assert!(verdicts.iter().all(|verdict| verdict == "Juste."), "{seen:#}");
    browser.script("document.querySelector('.quiz > button').click()").await;
    let seen = until(&browser, QUIZ, |seen| seen["end"] == "").await;
    assert_eq!((&seen["open"], &seen["verdicts"]), (&json!(0), &json!([])));
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn ticks_stay_on_the_device() {
    let site = given("BOUSSOLE_SITE");
    let server = Server::start(&site, "/x/y/").await;
    let browser = Browser::start(Scheme::Light).await;
    let path = server.url(&with_most(&site, "chemin-tete"));
    let ticks = "return { ticked: [...document.querySelectorAll('.coche input')].map(tick => tick.checked), said: document.querySelector('.avance')?.textContent };";
    browser.open(&path, 360).await;
    until(&browser, ticks, |seen| seen["ticked"][0] == false).await;
    browser.script("document.querySelectorAll('.coche input')[1].click()").await;
    browser.open(&path, 360).await;
    let seen = until(&browser, ticks, |seen| seen["ticked"][1] == true).await;
    assert_eq!(seen["ticked"][0], false);
    assert!(
        seen["said"].as_str().is_some_and(|said| said.starts_with("Étapes faites\u{a0}: 1 sur")),
        "{seen:#}"
    );
    browser.stop().await;
}
