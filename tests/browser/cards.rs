//! The cards of terms: by mouse, by keyboard, under a finger, and without a script.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::{Browser, Scheme};
use crate::server::Server;
use crate::{given, pages};

/// The open card, or null: its box, those of the lines of its mention, and what it says.
const CARD: &str = "
    const card = document.querySelector('.mot-carte:popover-open'), link = document.querySelector('a.ouverte');
    if (!card || !link) return null;
    const area = (box) => ({ left: box.left, top: box.top, right: box.right, bottom: box.bottom });
    const read = card.querySelector('a');
    return { card: area(card.getBoundingClientRect()), lines: [...link.getClientRects()].map(area),
             text: card.innerText, read: read && read.href, link: link.href, focused: link === document.activeElement,
             described: document.getElementById(link.getAttribute('aria-describedby')).textContent };";

/// The middle of a mention that has a card, in the middle of the screen.
const MENTION: &str = "
    const link = [...document.querySelectorAll('a[aria-describedby]')].find(link => link.getClientRects().length === 1);
    link.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = link.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2, link.href];";

/// The page that mentions the most terms, in a browser.
struct Visit {
    browser: Browser,
    server: Server,
    page: String,
}

impl Visit {
    async fn start(scheme: Scheme, width: u32) -> Visit {
        let site = given("BOUSSOLE_SITE");
        let server = Server::start(&site, "/x/y/").await;
        let page = pages::with_most(&site, " data-terme=");
        let visit = Visit { browser: Browser::start(scheme).await, server, page };
        visit.open(width).await;
        visit
    }

    async fn open(&self, width: u32) {
        self.browser.open(&self.server.url(&self.page), width).await;
    }

    async fn card(&self) -> Value {
        self.browser.script(CARD).await
    }

    /// The open card, once it is there.
    async fn opened(&self) -> Value {
        for _ in 0..40 {
            let card = self.card().await;
            if !card.is_null() {
                return card;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no card opens");
    }

    async fn closed(&self) {
        for _ in 0..40 {
            if self.card().await.is_null() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the card stays: {}", self.card().await);
    }

    async fn mention(&self) -> (f64, f64, String) {
        let found = self.browser.script(MENTION).await;
        (number(&found[0]), number(&found[1]), found[2].as_str().expect("a link").to_owned())
    }

    /// Goes from link to link until one has a card.
    async fn tab_to_mention(&self) -> Value {
        for _ in 0..200 {
            self.browser.key("Tab", 9, 0).await;
            let card = self.card().await;
            if !card.is_null() {
                return card;
            }
        }
        panic!("no card opens");
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}

/// What is wrong with the place of a card: out of the screen sideways, or on its own mention.
fn misplaced(card: &Value, width: u32) -> Option<String> {
    let side = |area: &Value, name: &str| number(&area[name]);
    let own = &card["card"];
    let is_out = side(own, "left") < 0.0 || side(own, "right") > f64::from(width) || side(own, "top") < 0.0;
    let lines = card["lines"].as_array().expect("lines");
    let hides = lines
        .iter()
        .any(|line| side(own, "top") < side(line, "bottom") && side(line, "top") < side(own, "bottom"));
    (is_out || hides).then(|| card.to_string())
}

/// WCAG 2.2, 1.4.13: a card stays while it is pointed at, and goes when nothing is.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn by_mouse() {
    let visit = Visit::start(Scheme::Light, 1280).await;
    let (x, y, _) = visit.mention().await;
    let browser = &visit.browser;
    // Passing over is not pointing at.
    browser.mouse(x, y).await;
    browser.mouse(2.0, y).await;
    pause(400).await;
    assert!(visit.card().await.is_null());
    browser.mouse(x, y).await;
    let card = visit.opened().await;
    assert_eq!(misplaced(&card, 1280), None);
    assert!(card["read"].is_null(), "a mouse has the mention for a link: {card}");
    let (to_x, to_y) = (number(&card["card"]["left"]) + 30.0, number(&card["card"]["top"]) + 20.0);
    for step in 1..=4 {
        let share = f64::from(step) / 4.0;
        browser.mouse(x + (to_x - x) * share, y + (to_y - y) * share).await;
    }
    pause(600).await;
    assert!(!visit.card().await.is_null(), "it stays under the pointer");
    browser.mouse(2.0, 2.0).await;
    visit.closed().await;
    // What is dismissed under the pointer stays away until the pointer has left.
    browser.mouse(x, y).await;
    visit.opened().await;
    browser.key("Escape", 27, 0).await;
    visit.closed().await;
    browser.mouse(x + 1.0, y).await;
    pause(400).await;
    assert!(visit.card().await.is_null());
    browser.mouse(2.0, 2.0).await;
    browser.mouse(x, y).await;
    visit.opened().await;
    assert_eq!(browser.layout_shift().await, 0.0);
    visit.browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn by_keyboard() {
    let visit = Visit::start(Scheme::Light, 1280).await;
    let browser = &visit.browser;
    let card = visit.tab_to_mention().await;
    assert_eq!((&card["focused"], misplaced(&card, 1280)), (&json!(true), None));
    let definition = card["text"].as_str().and_then(|text| text.lines().last()).expect("a definition");
    assert!(card["described"].as_str().is_some_and(|text| text.contains(definition)), "{card}");
    pause(600).await;
    browser.key("Escape", 27, 0).await;
    visit.closed().await;
    let focused = "return document.activeElement.matches('a[aria-describedby]')";
    assert_eq!(browser.script(focused).await, json!(true), "the focus stays");
    pause(400).await;
    assert!(visit.card().await.is_null(), "it does not come back by itself");
    browser.key("Tab", 9, 0).await;
    browser.key("Tab", 9, 8).await;
    assert_eq!(visit.opened().await["link"], card["link"], "it does when the link is come back to");
    // It goes with the page, and goes away with its link.
    pause(300).await;
    let before = visit.card().await;
    browser.script("scrollBy({ top: 20, behavior: 'instant' })").await;
    pause(100).await;
    let after = visit.card().await;
    assert_eq!(number(&before["card"]["top"]) - 20.0, number(&after["card"]["top"]));
    browser.script("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })").await;
    visit.closed().await;
    assert_eq!(browser.layout_shift().await, 0.0);
    visit.open(1280).await;
    visit.tab_to_mention().await;
    let on_paper = "return getComputedStyle(document.querySelector('.mot-carte:popover-open')).display";
    browser.command("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    assert_eq!(browser.script(on_paper).await, json!("none"));
    visit.browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn under_a_finger() {
    let visit = Visit::start(Scheme::Light, 320).await;
    let browser = &visit.browser;
    let (x, y, href) = visit.mention().await;
    let here = browser.address().await;
    // A finger that slides wants to scroll.
    browser.finger("touchStart", Some((x, y))).await;
    browser.finger("touchMove", Some((x, y + 40.0))).await;
    pause(600).await;
    browser.finger("touchEnd", None).await;
    assert!(visit.card().await.is_null());
    let (x, y, _) = visit.mention().await;
    browser.finger("touchStart", Some((x, y))).await;
    let card = visit.opened().await;
    browser.finger("touchEnd", None).await;
    pause(300).await;
    assert!(!visit.card().await.is_null(), "it stays when the finger goes");
    assert_eq!(browser.address().await, here, "the press is not a tap");
    assert_eq!((card["read"].as_str(), misplaced(&card, 320)), (Some(href.as_str()), None));
    browser.tap(3.0, y + 60.0).await;
    visit.closed().await;
    browser.tap(x, y).await;
    for _ in 0..40 {
        if browser.address().await == href {
            visit.browser.stop().await;
            return;
        }
        pause(50).await;
    }
    panic!("a tap does not follow the link");
}

/// Wherever its mention stands in the screen, a card is in the screen and leaves the mention to read.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn in_view_beside_their_mention() {
    let visit = Visit::start(Scheme::Light, 320).await;
    let mut failures = Vec::new();
    let mut seen = 0;
    for width in [320, 1280] {
        visit.open(width).await;
        // Answers of a quiz are folded: a link in them is looked at too.
        visit
            .browser
            .script("for (const folded of document.querySelectorAll('details')) folded.open = true")
            .await;
        let count =
            visit.browser.script("return document.querySelectorAll('a[aria-describedby]').length").await;
        for at in 0..count.as_u64().unwrap_or_default() {
            for block in ["start", "center", "end"] {
                let focus = format!(
                    "{{ const link = document.querySelectorAll('a[aria-describedby]')[{at}];
                     document.activeElement.blur();
                     link.scrollIntoView({{ block: '{block}', behavior: 'instant' }});
                     link.focus({{ preventScroll: true }}); }} {CARD}"
                );
                let card = visit.browser.script(&focus).await;
                seen += 1;
                if card.is_null() {
                    failures.push(format!("{width} {at} {block}: no card"));
                } else if let Some(flaw) = misplaced(&card, width) {
                    failures.push(format!("{width} {at} {block}: {flaw}"));
                } else if number(&card["card"]["bottom"]) > 900.0 {
                    failures.push(format!("{width} {at} {block}: below the screen"));
                }
            }
        }
    }
    visit.browser.stop().await;
    println!("{seen} cards in view");
    assert!(failures.is_empty() && seen > 20, "{}", failures.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn accessible_when_open() {
    let axe = std::fs::read_to_string(given("AXE")).expect("axe-core");
    for scheme in [Scheme::Light, Scheme::Dark] {
        let visit = Visit::start(scheme, 1280).await;
        for width in [320, 1280] {
            visit.open(width).await;
            visit.tab_to_mention().await;
            pause(300).await;
            assert_eq!(visit.browser.examine(&axe).await, Vec::<String>::new(), "{width} {scheme:?}");
            assert!(!visit.card().await.is_null());
            // With the link that a finger is given.
            visit.browser.key("Escape", 27, 0).await;
            let (x, y, _) = visit.mention().await;
            visit.browser.finger("touchStart", Some((x, y))).await;
            visit.opened().await;
            visit.browser.finger("touchEnd", None).await;
            pause(300).await;
            assert_eq!(visit.browser.examine(&axe).await, Vec::<String>::new(), "{width} {scheme:?}, finger");
        }
        visit.browser.stop().await;
    }
}

/// Without script, and in a browser that knows no popover, a mention is a link.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn plain_links_where_cards_cannot_be() {
    let plain = "
        const links = [...document.querySelectorAll('a[data-terme]')];
        return links.length > 3 && links.every(link => link.getAttribute('href') && !link.hasAttribute('aria-describedby'))
            && !document.querySelector('.mot-carte') && document.getElementById('_cartes').getClientRects().length === 0;";
    let visit = Visit::start(Scheme::Light, 360).await;
    let browser = &visit.browser;
    let old = json!({ "source": "delete HTMLElement.prototype.popover" });
    browser.command("Page.addScriptToEvaluateOnNewDocument", old).await;
    visit.open(360).await;
    assert_eq!(browser.script(plain).await, json!(true), "no popover");
    browser.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    visit.open(360).await;
    assert_eq!(browser.script(plain).await, json!(true), "no script");
    visit.browser.stop().await;
}

/// The site copied to a disk, without a host.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn from_a_disk() {
    let site = std::fs::canonicalize(given("BOUSSOLE_SITE")).expect("a site");
    let visit = Visit::start(Scheme::Light, 1280).await;
    let page = site.join(&visit.page).join("index.html");
    visit.browser.open(&format!("file://{}", page.display()), 1280).await;
    let (x, y, _) = visit.mention().await;
    visit.browser.mouse(x, y).await;
    assert_eq!(misplaced(&visit.opened().await, 1280), None);
    visit.browser.stop().await;
}
