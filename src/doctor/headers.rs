//! Headers: types, compression, cache, security, and what other sites may do.

use super::Check;
use super::pages::assets;
use super::server::Server;
use super::visit::Visit;
use crate::diagnostic::{Severity, Text, text};
use crate::export::FOLDER;
use crate::fetch::Answer;
use crate::render::{POLICY, SEARCH, WEB_MANIFEST, WORKER};
use crate::search::pack::MANIFEST;

/// Under it, a text is not worth compressing.
const SMALL: usize = 1500;

/// How long a file that never changes should be kept: a month, in seconds.
const LONG: u64 = 30 * 24 * 3600;

/// How long a page may be kept without asking: an hour.
const SHORT: u64 = 3600;

/// Types that browsers and tools accept for an extension; the first is the right one.
const TYPES: &[(&str, &[&str])] = &[
    ("/", &["text/html"]),
    (".html", &["text/html"]),
    (".css", &["text/css"]),
    (".js", &["text/javascript", "application/javascript"]),
    (".svg", &["image/svg+xml"]),
    (".json", &["application/json"]),
    (".webmanifest", &["application/manifest+json", "application/json"]),
    (".xml", &["application/xml", "text/xml", "application/atom+xml", "application/rss+xml"]),
    (".atom", &["application/atom+xml"]),
];

/// The files whose headers are looked at: the home page, what it loads, and what programs read.
fn examined(visit: &Visit<'_>, home: &Answer) -> Vec<String> {
    let page = String::from_utf8_lossy(&home.body).into_owned();
    let mut paths = vec!["/".to_owned()];
    for end in [".css", ".js", ".svg"] {
        paths.extend(assets(visit, "", &page, end).into_iter().take(1));
    }
    paths.extend([&search_manifest(), WEB_MANIFEST, WORKER, "sitemap.xml"].map(|path| format!("/{path}")));
    paths.push(format!("/{FOLDER}lexique.json"));
    if let Some(feed) = page
        .split("application/atom+xml")
        .nth(1)
        .and_then(|rest| rest.split("href=\"").nth(1)?.split('"').next())
    {
        paths.extend(super::pages::resolve(&visit.base, "", feed));
    }
    paths
}

fn search_manifest() -> String {
    format!("{SEARCH}{MANIFEST}")
}

/// Files are sent as what they are.
pub fn types(visit: &mut Visit<'_>, home: &Answer) {
    visit.check(Check::Types);
    for path in examined(visit, home) {
        let Some((end, wanted)) = TYPES.iter().find(|(end, _)| path.ends_with(end)) else { continue };
        let Ok(answer) = visit.get(&path) else { continue };
        if answer.status != 200 {
            continue;
        }
        let sent = answer.header("content-type").unwrap_or_default().to_ascii_lowercase();
        let kind = sent.split(';').next().unwrap_or_default().trim();
        let shown = if kind.is_empty() { "—" } else { kind };
        if !wanted.contains(&kind) {
            let seen = text(
                format!("est envoyé comme {shown} et non {}", wanted[0]),
                format!("is sent as {shown} and not {}", wanted[0]),
            );
            // Browsers refuse a script or a style sheet of another type; the rest works all the same.
            let is_refused = [".js", ".css", "/", ".html"].contains(end);
            let (severity, why) = match is_refused {
                true => (
                    Severity::Error,
                    text("les navigateurs refusent de s’en servir", "browsers refuse to use it"),
                ),
                false => (
                    Severity::Warning,
                    text(
                        "des navigateurs ou des outils peuvent le refuser",
                        "some browsers or tools may refuse it",
                    ),
                ),
            };
            let fix = type_of(visit.server, end.trim_start_matches('.'), wanted[0]);
            visit.find(Check::Types, severity, &path, seen, why, vec![fix]);
        } else if sent.contains("charset=") && !sent.contains("utf-8") {
            let seen = text(format!("est envoyé en {sent}"), format!("is sent as {sent}"));
            let why = text(
                "les accents s’affichent mal : les fichiers sont en UTF-8",
                "accents look wrong: files are in UTF-8",
            );
            let fix = visit.server.settings();
            visit.find(Check::Types, Severity::Error, &path, seen, why, vec![fix]);
        }
    }
}

fn type_of(server: Server, extension: &str, kind: &str) -> Text {
    match server {
        Server::Apache => text(
            format!(
                "dans .htaccess, que Boussole écrit : AddType {kind} .{extension} (Apache ne le lit pas, ou mod_mime manque)"
            ),
            format!(
                "in .htaccess, which Boussole writes: AddType {kind} .{extension} (Apache does not read it, or lacks mod_mime)"
            ),
        ),
        Server::Nginx => text(
            format!(
                "include CHEMIN/DU/SITE/boussole.nginx.conf; et dans le bloc « types » : {kind} {extension};"
            ),
            format!(
                "include PATH/OF/THE/SITE/boussole.nginx.conf; and in the “types” block: {kind} {extension};"
            ),
        ),
        server => server.settings(),
    }
}

/// Texts are sent compressed.
pub fn compression(visit: &mut Visit<'_>, home: &Answer) {
    visit.check(Check::Compression);
    let mut whole = Vec::new();
    let mut without_brotli = false;
    for path in examined(visit, home).into_iter().filter(|path| !path.ends_with(WORKER)) {
        let Ok(plain) = visit.get(&path) else { continue };
        if plain.status != 200 || plain.body.len() < SMALL {
            continue;
        }
        let Ok(answer) = visit.get_compressed(&path) else { continue };
        match answer.header("content-encoding").unwrap_or_default() {
            "br" => {}
            "gzip" => without_brotli = true,
            _ => whole.push((path, plain.body.len())),
        }
    }
    if let Some((path, bytes)) = whole.first() {
        let all: usize = whole.iter().map(|(_, bytes)| bytes).sum();
        let seen = text(
            format!(
                "est envoyé sans compression, {} ko (textes dans ce cas, parmi ceux demandés : {}, {} ko)",
                bytes / 1000,
                whole.len(),
                all / 1000
            ),
            format!(
                "is sent uncompressed, {} kB (such texts, among those asked for: {}, {} kB)",
                bytes / 1000,
                whole.len(),
                all / 1000
            ),
        );
        let why = text(
            "un téléphone sur un mauvais réseau attend trois à cinq fois plus longtemps",
            "a phone on a poor network waits three to five times longer",
        );
        let fix = visit.server.settings();
        visit.find(Check::Compression, Severity::Warning, path, seen, why, vec![fix]);
    } else if without_brotli && !visit.server.has_no_headers() {
        let seen = text(
            "les textes sont envoyés en gzip, et non en brotli",
            "texts are sent in gzip, and not in brotli",
        );
        let why = text("brotli pèse environ un cinquième de moins", "brotli weighs about a fifth less");
        let fix = match visit.server {
            Server::Nginx => text(
                "installez le module brotli (Debian : libnginx-mod-http-brotli-static), puis ajoutez : brotli_static on;",
                "install the brotli module (Debian: libnginx-mod-http-brotli-static), then add: brotli_static on;",
            ),
            server => server.settings(),
        };
        visit.find(Check::Compression, Severity::Hint, "", seen, why, vec![fix]);
    }
}

/// What never changes is kept, what changes is asked for again.
pub fn cache(visit: &mut Visit<'_>, home: &Answer) {
    visit.check(Check::Cache);
    let page = String::from_utf8_lossy(&home.body).into_owned();
    if let Some(path) = assets(visit, "", &page, ".css").into_iter().next()
        && let Ok(answer) = visit.get(&path)
        && answer.status == 200
        && kept(&answer) < LONG
    {
        let said = answer.header("cache-control").unwrap_or("—").to_owned();
        let seen = text(
            format!("porte l’empreinte de son contenu, mais n’est pas gardé (cache-control : {said})"),
            format!("bears the fingerprint of what it holds, but is not kept (cache-control: {said})"),
        );
        let why = text(
            "à chaque visite, le navigateur redemande des fichiers qui n’ont pas changé",
            "at each visit, the browser asks again for files that have not changed",
        );
        let fix = visit.server.settings();
        let severity = if visit.server.has_no_headers() { Severity::Hint } else { Severity::Warning };
        visit.find(Check::Cache, severity, &path, seen, why, vec![fix]);
    }
    for path in ["", &search_manifest(), WORKER].map(|path| format!("/{path}")) {
        let Ok(answer) = visit.get(&path) else { continue };
        if answer.status != 200 || kept(&answer) <= SHORT {
            continue;
        }
        let said = answer.header("cache-control").unwrap_or_default().to_owned();
        let seen = text(
            format!("est gardé trop longtemps (cache-control : {said})"),
            format!("is kept too long (cache-control: {said})"),
        );
        let why = text(
            "une correction n’atteint pas les lecteurs qui sont déjà venus",
            "a correction does not reach readers who have come already",
        );
        let fix = visit.server.settings();
        visit.find(Check::Cache, Severity::Warning, &path, seen, why, vec![fix]);
    }
}

/// For how many seconds a browser keeps an answer without asking.
fn kept(answer: &Answer) -> u64 {
    let said = answer.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    if said.contains("no-cache") || said.contains("no-store") {
        return 0;
    }
    let age = said.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok());
    age.unwrap_or(0)
}

/// Headers of security.
pub fn security(visit: &mut Visit<'_>, home: &Answer) {
    visit.check(Check::Security);
    let page = String::from_utf8_lossy(&home.body).into_owned();
    let in_page = page.contains("http-equiv=\"Content-Security-Policy\"");
    let policy = home.header("content-security-policy").map(str::to_owned);
    let fix = visit.server.settings();
    match policy {
        None if !in_page => {
            let seen = text(
                "aucune politique de sécurité (CSP), ni dans les en-têtes ni dans la page",
                "no security policy (CSP), neither in the headers nor in the page",
            );
            let why = text(
                "si quelqu’un glissait un script dans une page, rien ne l’arrêterait",
                "if somebody slipped a script into a page, nothing would stop it",
            );
            let in_page = text(
                "ou laissez-la dans les pages : [publication] politique_en_page = true",
                "or leave it in the pages: [publication] politique_en_page = true",
            );
            visit.find(Check::Security, Severity::Warning, "", seen, why, vec![fix.clone(), in_page]);
        }
        Some(policy) if policy.split_whitespace().ne(POLICY.split_whitespace()) => {
            if let Some(part) = forbidden(&policy) {
                let seen = text(
                    format!(
                        "la politique de sécurité de l’hébergeur interdit au site ses propres fichiers ({part})"
                    ),
                    format!("the host’s security policy forbids the site its own files ({part})"),
                );
                let why = text(
                    "styles, scripts ou recherche ne marchent pas",
                    "style sheets, scripts or the search do not work",
                );
                let fix = text(
                    format!("envoyez celle de Boussole : {POLICY}"),
                    format!("send Boussole’s: {POLICY}"),
                );
                visit.find(Check::Security, Severity::Error, "", seen, why, vec![fix]);
            }
        }
        _ => {}
    }
    for (name, wanted, fr, en) in [
        (
            "x-content-type-options",
            "nosniff",
            "un navigateur peut prendre un fichier pour un autre",
            "a browser may take a file for another",
        ),
        (
            "referrer-policy",
            "",
            "les sites liés apprennent la page exacte d’où l’on vient",
            "linked sites learn the very page that one comes from",
        ),
    ] {
        let said = home.header(name).unwrap_or_default();
        if said.is_empty() || !said.contains(wanted) {
            let seen = text(format!("l’en-tête {name} manque"), format!("the header {name} is missing"));
            let severity = Severity::Hint;
            if !visit.server.has_no_headers() {
                visit.find(Check::Security, severity, "", seen, text(fr, en), vec![fix.clone()]);
            }
        }
    }
    if visit.base.as_str().starts_with("https://")
        && home.header("strict-transport-security").is_none()
        && !visit.server.has_no_headers()
    {
        let seen = text(
            "l’en-tête strict-transport-security manque",
            "the header strict-transport-security is missing",
        );
        let why = text(
            "une première visite en http peut être détournée avant d’arriver à https",
            "a first visit in http may be led astray before it reaches https",
        );
        let fix = match visit.server {
            Server::Apache => text(
                "dans la configuration du port 443 : Header always set Strict-Transport-Security \"max-age=31536000\"",
                "in the configuration of port 443: Header always set Strict-Transport-Security \"max-age=31536000\"",
            ),
            Server::Nginx => text(
                "nginx le demande à chaque endroit qui ajoute des en-têtes ; le plus simple est de l’ajouter devant lui, ou de s’en passer",
                "nginx wants it at each place that adds headers; simplest is to add it in front of it, or to do without",
            ),
            _ => text(
                "demandez à l’hébergeur d’envoyer : Strict-Transport-Security: max-age=31536000",
                "ask the host to send: Strict-Transport-Security: max-age=31536000",
            ),
        };
        visit.find(Check::Security, Severity::Hint, "", seen, why, vec![fix]);
    }
}

/// What a policy forbids that pages need.
fn forbidden(policy: &str) -> Option<String> {
    let policy = policy.to_ascii_lowercase();
    let part = |name: &str| {
        let mut parts = policy.split(';').map(|part| part.split_whitespace().collect::<Vec<_>>());
        parts.find(|part| part.first() == Some(&name))
    };
    ["script-src", "style-src", "img-src", "connect-src", "manifest-src", "worker-src"].into_iter().find_map(
        |name| {
            let rule = part(name).or_else(|| part("default-src"))?;
            let is_open = rule.iter().any(|word| ["'self'", "*", "https:"].contains(word));
            (!is_open).then(|| rule.join(" "))
        },
    )
}

/// Other sites can read the data and show the cards.
pub fn sharing(visit: &mut Visit<'_>) {
    visit.check(Check::Sharing);
    let path = format!("{FOLDER}lexique.json");
    if let Ok(answer) = visit.get(&path)
        && answer.status == 200
        && answer.header("access-control-allow-origin") != Some("*")
    {
        let seen = text(
            "les scripts d’autres sites ne peuvent pas lire les données (access-control-allow-origin manque)",
            "scripts of other sites cannot read the data (access-control-allow-origin is missing)",
        );
        let why = text(
            "<boussole-terme>, sur le site d’un partenaire, n’affiche rien",
            "<boussole-terme>, on a partner’s site, shows nothing",
        );
        let fix = visit.server.settings();
        let severity = if visit.server.has_no_headers() { Severity::Hint } else { Severity::Warning };
        visit.find(Check::Sharing, severity, &path, seen, why, vec![fix]);
    }
    let term = sitemap_term(visit);
    let Some(card) = term.map(|slug| format!("cartes/{slug}/")) else { return };
    let Ok(answer) = visit.get(&card) else { return };
    if answer.status != 200 {
        let seen = text(
            format!("la carte d’un terme manque (code {})", answer.status),
            format!("the card of a term is missing (status {})", answer.status),
        );
        let why = text("les sites qui la montrent affichent une erreur", "sites that show it show an error");
        let fix = super::pages::whole();
        return visit.find(Check::Sharing, Severity::Warning, &card, seen, why, vec![fix]);
    }
    let policy = answer.header("content-security-policy").unwrap_or_default();
    let barred = answer.header("x-frame-options").map(|value| format!("x-frame-options: {value}"));
    let barred = barred.or_else(|| policy.contains("frame-ancestors").then(|| "frame-ancestors".to_owned()));
    if let Some(barred) = barred {
        let seen = text(
            format!("la carte d’un terme ne peut pas être montrée dans un cadre ({barred})"),
            format!("the card of a term cannot be shown in a frame ({barred})"),
        );
        let why = text(
            "les sites des employeurs et des partenaires n’affichent rien",
            "the sites of employers and partners show nothing",
        );
        let fix =
            text("retirez cet en-tête, au moins pour cartes/", "take that header away, for cartes/ at least");
        visit.find(Check::Sharing, Severity::Warning, &card, seen, why, vec![fix]);
    }
}

/// A term, from the sitemap.
fn sitemap_term(visit: &mut Visit<'_>) -> Option<String> {
    super::pages::listed(visit).into_iter().find_map(|path| {
        let slug = path.strip_prefix("/lexique/")?.trim_end_matches('/').to_owned();
        (!slug.is_empty() && !slug.contains('/')).then_some(slug)
    })
}
