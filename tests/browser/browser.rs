//! Debian's chromium through its driver.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug)]
pub enum Scheme {
    Light,
    Dark,
}

pub struct Browser {
    client: Client,
    driver: Child,
}

impl Browser {
    pub async fn start(scheme: Scheme) -> Browser {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver");
        let colours = match scheme {
            Scheme::Light => "--blink-settings=preferredColorScheme=1",
            Scheme::Dark => "--blink-settings=preferredColorScheme=0",
        };
        let mut wanted = Capabilities::new();
        wanted.insert("browserName".to_owned(), json!("chrome"));
        wanted.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        wanted.insert(
            "goog:chromeOptions".to_owned(),
            json!({ "binary": "/usr/bin/chromium", "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--hide-scrollbars", colours,
            ] }),
        );
        for _ in 0..100 {
            let address = format!("http://127.0.0.1:{port}");
            match ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
                .capabilities(wanted.clone())
                .connect(&address)
                .await
            {
                Ok(client) => return Browser { client, driver },
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
        panic!("chromedriver does not answer");
    }

    /// Opens a page in a viewport of that width.
    pub async fn open(&self, url: &str, width: u32) {
        // The driver sets the window; in headless mode the viewport has its size, less a bar.
        self.client.set_window_size(width.max(500), 900).await.expect("a window");
        self.command(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 }),
        )
        .await;
        self.client.goto(url).await.expect("a page");
        // In a browser that has just started, the driver may take the end of its blank page for that of this one.
        for _ in 0..100 {
            let script = "return document.readyState === 'complete' && location.protocol !== 'about:'";
            if self.client.execute(script, Vec::new()).await.expect("a script") == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{url} is never whole");
    }

    /// What is wrong with the open page.
    pub async fn examine(&self, axe: &str) -> Vec<String> {
        let mut flaws = Vec::new();
        let script = "return [document.documentElement.scrollWidth, window.innerWidth, document.title, document.querySelectorAll('h1').length]";
        let seen = self.client.execute(script, Vec::new()).await.expect("a script");
        let number = |at: usize| seen[at].as_u64().unwrap_or_default();
        if number(0) > number(1) {
            flaws.push(format!("overflows sideways: {} px in {}", number(0), number(1)));
        }
        if seen[2].as_str().is_none_or(str::is_empty) || number(3) != 1 {
            flaws.push(format!("title {} and {} main headings", seen[2], number(3)));
        }
        flaws.extend(self.console().await);
        self.client.execute(axe, Vec::new()).await.expect("axe");
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
               .then(result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | '))),
                     error => done([String(error)]))";
        let found = self.client.execute_async(run, Vec::new()).await.expect("axe's result");
        let found = found.as_array().cloned().unwrap_or_default();
        flaws.extend(found.iter().map(|flaw| format!("axe {}", flaw.as_str().unwrap_or_default())));
        flaws
    }

    /// Runs a script in the open page.
    pub async fn script(&self, code: &str) -> Value {
        self.client.execute(code, Vec::new()).await.expect("a script")
    }

    /// Runs a script that calls back.
    pub async fn later(&self, code: &str) -> Value {
        self.client.execute_async(code, Vec::new()).await.expect("a script")
    }

    /// The address of the open page.
    pub async fn address(&self) -> String {
        self.client.current_url().await.expect("an address").to_string()
    }

    /// Moves the pointer of the mouse.
    pub async fn mouse(&self, x: f64, y: f64) {
        let to = json!({ "type": "mouseMoved", "x": x, "y": y, "pointerType": "mouse" });
        self.command("Input.dispatchMouseEvent", to).await;
    }

    /// Presses a key; `modifiers` is 8 with Shift.
    pub async fn key(&self, name: &str, code: u32, modifiers: u32) {
        for kind in ["rawKeyDown", "keyUp"] {
            let key = json!({ "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code, "modifiers": modifiers });
            self.command("Input.dispatchKeyEvent", key).await;
        }
    }

    /// Types a letter.
    pub async fn letter(&self, letter: char) {
        let text = letter.to_string();
        self.command("Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": text, "text": text })).await;
        self.command("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": text })).await;
    }

    /// Puts a finger down, moves it, or takes it away.
    pub async fn finger(&self, kind: &str, at: Option<(f64, f64)>) {
        let points: Vec<Value> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        self.command("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
    }

    /// A finger down and up.
    pub async fn tap(&self, x: f64, y: f64) {
        self.finger("touchStart", Some((x, y))).await;
        self.finger("touchEnd", None).await;
    }

    /// How much of the page has moved by itself since it was opened.
    pub async fn layout_shift(&self) -> f64 {
        let code = "const done = arguments[arguments.length - 1];
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                .observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(sum), 200);";
        let sum = self.client.execute_async(code, Vec::new()).await.expect("the shifts");
        sum.as_f64().expect("a sum")
    }

    pub async fn stop(mut self) {
        let _ = self.client.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    /// Warnings and errors of the console since the last call: a broken policy speaks there.
    pub async fn console(&self) -> Vec<String> {
        let said = self
            .client
            .issue_cmd(Driver { path: "se/log", body: json!({ "type": "browser" }) })
            .await
            .expect("the log");
        let said = said.as_array().cloned().unwrap_or_default();
        said.iter()
            .filter(|line| line["level"] != "INFO")
            .map(|line| format!("console: {}", line["message"]))
            .collect()
    }

    /// A command of the DevTools protocol.
    pub async fn command(&self, name: &'static str, params: Value) {
        let body = json!({ "cmd": name, "params": params });
        self.client.issue_cmd(Driver { path: "goog/cdp/execute", body }).await.expect("a command");
    }
}

/// A command that only this driver has.
#[derive(Debug)]
struct Driver {
    path: &'static str,
    body: Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for Driver {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}
