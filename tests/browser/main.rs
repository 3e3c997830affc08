//! The published site in a real browser: `cargo test --test browser -- --ignored`.
//!
//! Needs Debian's `chromium` and `chromedriver`, and four paths: `BOUSSOLE_SITE`, a published site;
//! `BOUSSOLE_PORTABLE`, a portable one; `AXE`, axe-core's script; `VNU`, the W3C checker. `.ci/run` brings them. A plain `cargo test`
//! passes over this suite.

#![allow(clippy::expect_used, clippy::unwrap_used)] // A test that cannot go on says so.

mod browser;
mod cards;
mod element;
mod offline;
mod pages;
mod portable;
mod search;
mod server;
mod training;

use std::path::PathBuf;

use browser::{Browser, Scheme};
use server::Server;

/// Widths in CSS pixels: a small phone, a phone, a desk.
const WIDTHS: [u32; 3] = [320, 360, 1280];

fn given(name: &str) -> PathBuf {
    PathBuf::from(std::env::var_os(name).unwrap_or_else(|| panic!("{name} is not set: see .ci/run")))
}

/// Every kind of page, at every width, light and dark, under the strict policy, at the root of a host, and at one
/// width deep in one (an address changes what is found, not how wide it is): axe finds nothing (WCAG 2.2 A, AA and best
/// practices), nothing overflows sideways, nothing moves once it is there, the console stays silent.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium"]
async fn every_kind_of_page() {
    let site = given("BOUSSOLE_SITE");
    let axe = std::fs::read_to_string(given("AXE")).expect("axe-core");
    let kinds = pages::one_of_each_kind(&site);
    assert!(kinds.len() >= 10, "{kinds:?}");
    let mut failures = Vec::new();
    let mut looked_at = 0;
    for base in ["/", "/x/y/"] {
        let server = Server::start(&site, base).await;
        for scheme in [Scheme::Light, Scheme::Dark] {
            let browser = Browser::start(scheme).await;
            // The page of a wrong address knows one base path only: that of the site's own address.
            for page in kinds.iter().filter(|page| base == "/" || *page != "404.html") {
                for width in WIDTHS.into_iter().filter(|width| base == "/" || *width == 360) {
                    browser.open(&server.url(page), width).await;
                    looked_at += 1;
                    // What moves does so whatever the colours and the address.
                    if base == "/" && matches!(scheme, Scheme::Light) {
                        let mut moved = browser.layout_shift().await;
                        if moved > 0.0 {
                            // A page painted before its last bytes came may settle once: not each time.
                            browser.open(&server.url(page), width).await;
                            moved = moved.min(browser.layout_shift().await);
                        }
                        failures
                            .extend((moved > 0.0).then(|| format!("{page} {width} px: moved by {moved}")));
                    }
                    let found = browser.examine(&axe).await;
                    failures.extend(
                        found.into_iter().map(|flaw| format!("{base}{page} {width} px {scheme:?}: {flaw}")),
                    );
                }
            }
            browser.stop().await;
        }
    }
    println!("{looked_at} views of {} pages", kinds.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The W3C checker has nothing to say of any page, but for what it makes of their policy: read from a disk, `'self'`
/// means no file to it, and it takes a block of data for a script. What the policy lets through is seen in the browser.
#[test]
#[ignore = "needs java"]
fn every_page_is_valid() {
    let output = std::process::Command::new("java")
        .args(["-Xss4m", "-jar"])
        .arg(given("VNU"))
        .args(["--skip-non-html", "--format", "text", "--also-check-svg"])
        .args(["--filterpattern", ".*violates Content Security Policy \\(meta tag\\).*"])
        .arg(given("BOUSSOLE_SITE"))
        .output()
        .expect("java");
    let said = String::from_utf8_lossy(&output.stderr);
    let flaws: Vec<&str> =
        said.lines().filter(|line| !line.starts_with("Document checking completed.")).collect();
    assert!(output.status.success() && flaws.is_empty(), "{said}");
}
