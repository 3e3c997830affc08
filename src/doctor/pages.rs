//! Pages: the home page, wrong addresses, promised ones, and whether all are of one edition.

use std::collections::BTreeSet;

use super::Check;
use super::server::Server;
use super::visit::Visit;
use crate::config::BaseUrl;
use crate::diagnostic::{Severity, Text, text};
use crate::fetch::{Answer, FetchError};

/// An address that no site has.
const ABSENT: &str = "boussole-doctor/adresse-qui-n-existe-pas/";

/// The home page as it answers; `None` when there is nothing to examine.
pub fn home(visit: &mut Visit<'_>) -> Option<Answer> {
    visit.check(Check::Home);
    let why = || text("sans elle, il n’y a rien à examiner", "without it there is nothing to examine");
    let answer = match visit.get("") {
        Ok(answer) => answer,
        Err(error) => {
            let fix = match error {
                FetchError::Untrusted(_) => text(
                    "le certificat est échu, d’un autre nom ou inconnu : renouvelez-le chez l’hébergeur (avec Let’s Encrypt : certbot renew)",
                    "the certificate is out of date, of another name or unknown: renew it at the host (with Let’s Encrypt: certbot renew)",
                ),
                _ => text(
                    "vérifiez l’adresse, et que l’hébergeur répond (dans un navigateur)",
                    "check the address, and that the host answers (in a browser)",
                ),
            };
            return stop(visit, error.message(), why(), fix);
        }
    };
    visit.server = Server::of(&visit.base, &answer);
    if (300..400).contains(&answer.status) {
        let to = answer.header("location").unwrap_or_default().to_owned();
        let seen = text(
            format!("cette adresse renvoie à {to} (code {})", answer.status),
            format!("this address leads to {to} (status {})", answer.status),
        );
        let fix = text(
            format!(
                "examinez celle-là : boussole doctor {to} ; et donnez-la dans boussole.toml ([site] adresse) si c’est la bonne"
            ),
            format!(
                "examine that one: boussole doctor {to}; and give it in boussole.toml ([site] adresse) if it is the right one"
            ),
        );
        return stop(visit, seen, why(), fix);
    }
    let page = String::from_utf8_lossy(&answer.body).into_owned();
    if answer.status != 200 {
        let seen = text(
            format!("l’accueil répond par le code {}", answer.status),
            format!("the home page answers with status {}", answer.status),
        );
        let fix = text(
            "vérifiez que index.html est à la racine du dossier publié, et que l’hébergeur a le droit de le lire",
            "check that index.html is at the root of the published folder, and that the host may read it",
        );
        return stop(visit, seen, why(), fix);
    }
    if !page.contains("assets/") || !page.contains("id=\"_contenu\"") {
        let seen = text("l’accueil n’est pas une page de Boussole", "the home page is none of Boussole’s");
        let fix = text(
            "donnez l’adresse du site lui-même, avec son chemin : https://exemple.fr/lexique/",
            "give the address of the site itself, with its path: https://example.org/lexicon/",
        );
        return stop(visit, seen, why(), fix);
    }
    Some(answer)
}

fn stop(visit: &mut Visit<'_>, seen: Text, why: Text, fix: Text) -> Option<Answer> {
    visit.find(Check::Home, Severity::Error, "", seen, why, vec![fix]);
    visit.stop();
    None
}

/// https, and http that leads to it.
pub fn https(visit: &mut Visit<'_>) {
    let base = visit.base.as_str().to_owned();
    if is_here(&base) {
        return;
    }
    visit.check(Check::Https);
    let why = || {
        text(
            "sans https, tout réseau traversé peut lire et changer les pages, et rien ne se garde hors ligne",
            "without https, any network on the way can read and change pages, and nothing is kept offline",
        )
    };
    let Some(rest) = base.strip_prefix("https://") else {
        let seen = text("le site répond en http, sans chiffrement", "the site answers in http, unencrypted");
        let fix = visit.server.to_https();
        return visit.find(Check::Https, Severity::Error, "", seen, why(), vec![fix]);
    };
    // A port was chosen for https: which one is for http, nobody knows.
    if rest.split('/').next().is_some_and(|host| host.contains(':')) {
        return;
    }
    let clear = format!("http://{rest}");
    // No answer at all in clear is safe too.
    let Ok(answer) = visit.ask(&clear, false) else { return };
    let to = answer.header("location").unwrap_or_default();
    if (300..400).contains(&answer.status) && to.starts_with("https://") {
        return;
    }
    let seen = text(
        format!("http://{rest} ne mène pas à https (code {})", answer.status),
        format!("http://{rest} does not lead to https (status {})", answer.status),
    );
    let fix = visit.server.to_https();
    visit.find(Check::Https, Severity::Warning, "", seen, why(), vec![fix]);
}

fn is_here(base: &str) -> bool {
    let host = base.split("://").nth(1).unwrap_or_default();
    ["127.", "localhost", "[::1]"].iter().any(|here| host.starts_with(here))
}

/// A wrong address answers 404, with the site's own page.
pub fn not_found(visit: &mut Visit<'_>) {
    visit.check(Check::NotFound);
    let Ok(answer) = visit.get(ABSENT) else { return };
    let fix = visit.server.error_page(visit.base.path());
    if answer.status != 404 {
        let seen = text(
            format!("une adresse qui n’existe pas répond par le code {} au lieu de 404", answer.status),
            format!(
                "an address that does not exist answers with status {} in the place of 404",
                answer.status
            ),
        );
        let why = text(
            "les moteurs de recherche gardent des pages vides, et un lien mort ne se voit pas",
            "search engines keep empty pages, and a dead link is not seen",
        );
        return visit.find(Check::NotFound, Severity::Error, ABSENT, seen, why, vec![fix]);
    }
    let own = visit.get("404.html").ok().filter(|own| own.status == 200).map(|own| own.body);
    let page = String::from_utf8_lossy(&answer.body).into_owned();
    if own.is_some_and(|own| own != answer.body) || !page.contains("id=\"_contenu\"") {
        let seen = text(
            "une adresse qui n’existe pas montre la page de l’hébergeur, et non celle du site",
            "an address that does not exist shows the host’s page, and not the site’s",
        );
        let why = text(
            "qui suit un lien mort n’a ni la recherche ni le lexique pour se retrouver",
            "whoever follows a dead link has neither the search nor the lexicon to find the way",
        );
        return visit.find(Check::NotFound, Severity::Warning, ABSENT, seen, why, vec![fix]);
    }
    // At any depth, its style sheet is found.
    let sheets = loaded(&page, ".css");
    let is_lost = |address: &String| !address.starts_with(visit.base.path());
    if let Some(lost) = sheets.iter().find(|address| is_lost(address)) {
        let seen = text(
            format!("la page des adresses qui n’existent pas demande {lost}, hors de {}", visit.base.path()),
            format!("the page of wrong addresses asks for {lost}, out of {}", visit.base.path()),
        );
        let why = text("elle s’affiche sans mise en forme", "it is shown without its look");
        let fix = same_address(visit);
        visit.find(Check::NotFound, Severity::Warning, ABSENT, seen, why, vec![fix]);
    }
}

fn same_address(visit: &Visit<'_>) -> Text {
    let base = visit.base.as_str();
    text(
        format!("dans boussole.toml : [site] adresse = \"{base}\", puis fabriquez et publiez de nouveau"),
        format!("in boussole.toml: [site] adresse = \"{base}\", then build and publish again"),
    )
}

/// Promised addresses, old ones, and those of the sitemap.
pub fn addresses(visit: &mut Visit<'_>) {
    visit.check(Check::Addresses);
    let listed = sitemap(visit);
    let why = || {
        text(
            "des livrets, des courriels et d’autres sites y mènent depuis des années",
            "booklets, letters and other sites have led there for years",
        )
    };
    let moved = visit.sample(&visit.known.moved.clone());
    for (from, to) in moved {
        let Ok(answer) = visit.get(&from) else { continue };
        let page = String::from_utf8_lossy(&answer.body).into_owned();
        let is_moved = matches!(answer.status, 301 | 302 | 307 | 308);
        let leads = answer.header("location").unwrap_or_default();
        let is_led = is_moved && leads.trim_end_matches('/').ends_with(to.trim_end_matches('/'));
        if is_led || (answer.status == 200 && page.contains("http-equiv=\"refresh\"")) {
            continue;
        }
        let seen = text(
            format!("l’ancienne adresse ne mène pas à {to} (code {})", answer.status),
            format!("the old address does not lead to {to} (status {})", answer.status),
        );
        let base = visit.base.path().trim_end_matches('/');
        let fix = visit.server.redirect(&format!("{base}{from}"), &format!("{base}{to}"));
        // Hosts without redirects keep those that are pages only.
        let severity = if visit.server.has_no_headers() { Severity::Warning } else { Severity::Error };
        visit.find(Check::Addresses, severity, &from, seen, why(), vec![fix]);
    }
    let gone: BTreeSet<&String> = visit.known.moved.iter().map(|(from, _)| from).collect();
    let promised: Vec<String> =
        visit.known.promised.iter().filter(|address| !gone.contains(address)).cloned().collect();
    let mut asked: Vec<String> = visit.sample(&promised);
    asked.extend(visit.sample(&listed).into_iter().filter(|path| !promised.contains(path)));
    for path in asked {
        let answer = visit.get(&path);
        let status = match &answer {
            Ok(answer) if answer.status == 200 => continue,
            Ok(answer) => text(format!("code {}", answer.status), format!("status {}", answer.status)),
            Err(error) => error.message(),
        };
        let seen = text(
            format!("une adresse promise ne répond pas ({})", status.fr),
            format!("a promised address does not answer ({})", status.en),
        );
        let fix = text(
            "publiez tout le dossier public/, sans rien en laisser ; gardez permaliens.lock avec vos textes",
            "publish the whole folder public/, leaving nothing out; keep permaliens.lock with your texts",
        );
        visit.find(Check::Addresses, Severity::Error, &path, seen, why(), vec![fix]);
    }
}

/// The addresses of the sitemap, from the site's root.
pub fn sitemap(visit: &mut Visit<'_>) -> Vec<String> {
    let why = || {
        text(
            "les moteurs de recherche cherchent là les pages du site",
            "search engines look there for the pages of the site",
        )
    };
    let answer = match visit.get("sitemap.xml") {
        Ok(answer) if answer.status == 200 => answer,
        Ok(answer) => {
            let seen = text(
                format!("pas de plan du site (code {})", answer.status),
                format!("no sitemap (status {})", answer.status),
            );
            let fix = same_address(visit);
            visit.find(Check::Addresses, Severity::Warning, "sitemap.xml", seen, why(), vec![fix]);
            return Vec::new();
        }
        Err(_) => return Vec::new(),
    };
    let xml = String::from_utf8_lossy(&answer.body).into_owned();
    let all: Vec<String> = xml
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("</loc>")?.0.trim().replace("&amp;", "&")))
        .collect();
    let own: Vec<String> =
        all.iter().filter_map(|url| visit.path_of(url)).map(|path| format!("/{path}")).collect();
    if let Some(foreign) = all.iter().find(|url| visit.path_of(url).is_none()) {
        let seen = text(
            format!("le plan du site mène à {foreign}, qui n’est pas à cette adresse"),
            format!("the sitemap leads to {foreign}, which is not at this address"),
        );
        let fix = same_address(visit);
        visit.find(Check::Addresses, Severity::Warning, "sitemap.xml", seen, why(), vec![fix]);
    }
    own
}

/// Whether what pages load is there, and the same for all.
pub fn edition(visit: &mut Visit<'_>, home: &Answer) {
    visit.check(Check::Edition);
    let why = || {
        text(
            "une page dont les styles ou les scripts manquent s’affiche mal, ou n’a plus de recherche",
            "a page whose style sheets or scripts are missing looks wrong, or has no search",
        )
    };
    let page = String::from_utf8_lossy(&home.body).into_owned();
    let frame = frame_of(&page);
    let mut wanted: BTreeSet<String> =
        [".css", ".js", ".svg"].iter().flat_map(|end| assets(visit, "", &page, end)).collect();
    let listed = self::listed(visit);
    let mut others: Vec<String> = Vec::new();
    for path in visit.sample(&listed) {
        let Ok(answer) = visit.get(&path) else { continue };
        if answer.status != 200 {
            continue;
        }
        let page = String::from_utf8_lossy(&answer.body).into_owned();
        for end in [".css", ".js"] {
            wanted.extend(assets(visit, &path, &page, end));
        }
        if frame_of(&page) != frame {
            others.push(path);
        }
    }
    for path in wanted {
        let status = match visit.get(&path) {
            Ok(answer) if answer.status == 200 => continue,
            Ok(answer) => text(format!("code {}", answer.status), format!("status {}", answer.status)),
            Err(error) => error.message(),
        };
        let seen = text(
            format!("un fichier que des pages demandent manque ({})", status.fr),
            format!("a file that pages ask for is missing ({})", status.en),
        );
        visit.find(Check::Edition, Severity::Error, &path, seen, why(), vec![whole()]);
    }
    if let Some(path) = others.first() {
        let seen = text(
            format!(
                "cette page est d’une autre édition que l’accueil (pages dans ce cas, parmi celles demandées : {})",
                others.len()
            ),
            format!(
                "this page is of another edition than the home page (such pages, among those asked for: {})",
                others.len()
            ),
        );
        let why = text(
            "le site a été publié par morceaux : un lecteur va d’une édition à l’autre",
            "the site was published in pieces: a reader goes from one edition to another",
        );
        visit.find(Check::Edition, Severity::Warning, path, seen, why, vec![whole()]);
    }
}

pub fn whole() -> Text {
    text(
        "publiez tout le dossier public/ d’un coup, et effacez chez l’hébergeur ce qui n’y est plus",
        "publish the whole folder public/ at once, and delete at the host what is no longer in it",
    )
}

pub fn listed(visit: &mut Visit<'_>) -> Vec<String> {
    let answer = visit.get("sitemap.xml").ok().filter(|answer| answer.status == 200);
    let xml = answer.map(|answer| String::from_utf8_lossy(&answer.body).into_owned()).unwrap_or_default();
    let urls = xml.split("<loc>").skip(1).filter_map(|rest| Some(rest.split_once("</loc>")?.0.trim()));
    urls.filter_map(|url| visit.path_of(url)).map(|path| format!("/{path}")).collect()
}

/// What all pages of an edition have in common: the names of their style sheets, and the day in their footer.
fn frame_of(page: &str) -> (BTreeSet<String>, Option<&str>) {
    let names = loaded(page, ".css").into_iter();
    let names = names.map(|address| address.rsplit('/').next().unwrap_or_default().to_owned());
    let footer = page.rsplit_once("pied-faits").map_or("", |(_, footer)| footer);
    let day = footer.rsplit_once("<time datetime=\"").and_then(|(_, rest)| rest.split('"').next());
    (names.collect(), day)
}

/// The paths from the root of what a page at a path loads.
pub fn assets(visit: &Visit<'_>, path: &str, page: &str, end: &str) -> Vec<String> {
    let found = loaded(page, end).into_iter();
    found.filter_map(|address| resolve(&visit.base, path, &address)).collect()
}

/// The addresses of what a page loads, by the end of their names, as written.
pub fn loaded(page: &str, end: &str) -> Vec<String> {
    let tags = ["<link ", "<script ", "<img "];
    let mut found = Vec::new();
    for tag in tags {
        for rest in page.split(tag).skip(1) {
            let tag_text = rest.split('>').next().unwrap_or_default();
            let is_wanted = tag != "<link "
                || ["rel=\"stylesheet\"", "rel=\"icon\""].iter().any(|rel| tag_text.contains(rel));
            let name = if tag == "<link " { "href=\"" } else { "src=\"" };
            let address = tag_text.split_once(name).and_then(|(_, rest)| rest.split('"').next());
            if let Some(address) = address.filter(|address| is_wanted && address.ends_with(end)) {
                found.push(address.to_owned());
            }
        }
    }
    found
}

/// An address of a page at a path, from the site's root; `None` when it is another site's.
pub fn resolve(base: &BaseUrl, path: &str, address: &str) -> Option<String> {
    if address.contains("://") || address.starts_with("//") || address.contains(':') {
        return None;
    }
    if let Some(from_host) = address.strip_prefix('/') {
        return Some(format!("/{}", format!("/{from_host}").strip_prefix(base.path())?));
    }
    let mut parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(format!("/{}", parts.join("/")))
}
