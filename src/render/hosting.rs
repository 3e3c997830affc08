//! Files that tell a host what a page cannot: redirects and headers.
//!
//! Static hosts (Netlify, Cloudflare Pages) read `_redirects` and `_headers`, Apache reads
//! `.htaccess`, nginx is given `boussole.nginx.conf` and `redirections.nginx.conf` by whoever runs it. Old addresses come from
//! authors; each format gets its own escapes.

use std::fmt::Write;

use super::offline::{LIST, WEB_MANIFEST, WORKER};
use super::pen::percent_encode;
use super::picture::{CARDS, ICONS};
use crate::export::FOLDER;
use crate::route::{OutputPath, Permalink, Redirect};

/// What a page may do: nothing but what the site itself serves (Content Security Policy level 3).
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'";

/// The same for a site whose theme brings letters of its own.
pub const POLICY_WITH_FONTS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
     img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'";

/// Headers of every answer.
fn common(policy: &'static str) -> [(&'static str, &'static str); 3] {
    [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ]
}

/// Assets bear the fingerprint of what they hold: a browser may keep them for a year, the longest
/// that caches honour.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Everything else may have changed: a browser asks after five minutes, and the host says whether it did.
const SHORT: &str = "public, max-age=300";

/// What says which files are the newest is asked for each time.
const ALWAYS_ASKED: &str = "no-cache";

/// The names of files that bear a fingerprint, as a regular expression without anchors.
const HASHED: &str = r"\.[0-9a-f]{8,16}\.[a-z0-9]+";

/// The files that say which others are the newest.
const DIRECTING: &str = r"(service\.js|manifeste\.json|fichiers\.json)";

/// Types that a host may not know, or would send without saying that they are in UTF-8.
const TYPES: &[(&str, &str)] = &[
    ("html", "text/html"),
    ("css", "text/css"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("xml", "application/xml"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("webmanifest", "application/manifest+json"),
];

/// An empty file: without it GitHub Pages, given a branch, leaves out what begins with `_` or `.`.
pub const NO_JEKYLL: &str = ".nojekyll";

/// Whether a file speaks to a host, a search engine or another program on the web: a site on a disk has no use for
/// it. The page of a wrong address too: only a host shows it.
pub fn is_for_hosts(path: &OutputPath) -> bool {
    let path = path.as_str();
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    // What readers are offered in the page of the data is for them.
    if path.starts_with(crate::export::FOLDER) {
        return false;
    }
    if path.starts_with(ICONS) || path.starts_with(CARDS) {
        return true;
    }
    matches!(
        name,
        ".htaccess"
            | NO_JEKYLL
            | "_headers"
            | "_redirects"
            | "robots.txt"
            | "sitemap.xml"
            | "opensearch.xml"
            | "404.html"
    ) || [WORKER, WEB_MANIFEST, LIST].contains(&path)
        || [".nginx.conf", ".br", ".gz"].iter().any(|end| name.ends_with(end))
}

/// Lets scripts of other sites read the exports, which hold nothing that a reader is alone to see.
const OPEN_DATA: &str = "Access-Control-Allow-Origin";

/// `_redirects`. `base` is the site's path on its host.
pub fn redirects(redirects: &[Redirect], base: &str) -> String {
    let mut text = String::new();
    for redirect in redirects {
        for from in forms(&redirect.from) {
            let from = percent_encode(&from, "/");
            let to = percent_encode(redirect.to.as_str(), "/");
            let _ = writeln!(text, "{} {} 301", joined(base, &from), joined(base, &to));
        }
    }
    text
}

/// `_headers`.
pub fn headers(base: &str, policy: &'static str) -> String {
    let mut text = format!("{base}*\n");
    for (name, value) in common(policy) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    // Cloudflare joins the values of one header given by two rules: the rest keeps the host's own, which is short.
    for hashed in ["assets/*", "recherche/:edition/*"] {
        let _ = writeln!(text, "{base}{hashed}\n  Cache-Control: {FOR_EVER}");
    }
    let _ = writeln!(text, "{base}{WEB_MANIFEST}\n  Content-Type: application/manifest+json; charset=utf-8");
    let _ = writeln!(text, "{base}donnees/*\n  {OPEN_DATA}: *");
    text
}

/// `.htaccess`. A redirect matches one address and not those under it, which `Redirect` would.
pub fn htaccess(redirects: &[Redirect], base: &str, policy: &'static str) -> String {
    let mut text =
        format!("ErrorDocument 404 {base}404.html\nDirectoryIndex index.html\nAddDefaultCharset utf-8\n");
    text.push_str("<IfModule mod_mime.c>\n");
    for (extension, kind) in TYPES {
        let _ = writeln!(text, "  AddType {kind} .{extension}");
    }
    text.push_str("  AddCharset utf-8 .html .css .js .json .svg .xml .txt .csv .webmanifest\n</IfModule>\n");
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in common(policy) {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(
        text,
        "  Header set Cache-Control \"{SHORT}\"\n  \
           <FilesMatch \"{HASHED}(\\.br|\\.gz)?$\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>\n  \
           <FilesMatch \"^{DIRECTING}(\\.br|\\.gz)?$\">\n    Header set Cache-Control \"{ALWAYS_ASKED}\"\n  </FilesMatch>\n  \
           <If \"%{{REQUEST_URI}} =~ m#/recherche/[0-9a-f]{{16}}/#\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </If>\n  \
           <If \"%{{REQUEST_URI}} =~ m#^{base}donnees/#\">\n    Header set {OPEN_DATA} \"*\"\n  </If>\n\
         </IfModule>"
    );
    text.push_str(&copies());
    if !redirects.is_empty() {
        text.push_str("<IfModule mod_alias.c>\n");
        for redirect in redirects {
            let from = joined(base, redirect.from.as_str());
            let (from, end) = match from.strip_suffix('/') {
                Some(from) => (from, "/?$"),
                None => (from.as_str(), "$"),
            };
            let to = joined(base, &percent_encode(redirect.to.as_str(), "/"));
            let _ = writeln!(text, "  RedirectMatch 301 \"^{}{end}\" \"{to}\"", literal(from));
        }
        text.push_str("</IfModule>\n");
    }
    text
}

/// Sends the compressed copies that stand beside files, to browsers that read them (Apache's own recipe for
/// `mod_rewrite`). Debian takes `.br` for a language, Breton.
fn copies() -> String {
    let extensions: Vec<&str> = TYPES.iter().map(|(extension, _)| *extension).collect();
    let extensions = extensions.join("|");
    let mut text = String::from(
        "<IfModule mod_rewrite.c>\n<IfModule mod_headers.c>\n<IfModule mod_mime.c>\n  RewriteEngine On\n",
    );
    for (accepted, suffix) in [("br", "br"), ("gzip", "gz")] {
        let _ = writeln!(
            text,
            "  RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"\\b{accepted}\\b\"\n  \
               RewriteCond \"%{{REQUEST_FILENAME}}index.html.{suffix}\" -s\n  \
               RewriteRule \"^((?:.*/)?)$\" \"$1index.html.{suffix}\" [L]\n  \
               RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"\\b{accepted}\\b\"\n  \
               RewriteCond \"%{{REQUEST_FILENAME}}.{suffix}\" -s\n  \
               RewriteRule \"^(.*\\.(?:{extensions}))$\" \"$1.{suffix}\" [L]"
        );
    }
    let _ = writeln!(
        text,
        "  <FilesMatch \"\\.({extensions})\\.(br|gz)$\">\n    \
             RemoveLanguage .br\n    RemoveType .gz\n    AddEncoding br .br\n    AddEncoding gzip .gz\n  \
           </FilesMatch>\n  \
           <FilesMatch \"\\.({extensions})(\\.br|\\.gz)?$\">\n    Header merge Vary Accept-Encoding\n  </FilesMatch>\n\
         </IfModule>\n</IfModule>\n</IfModule>"
    );
    text
}

/// `boussole.nginx.conf`, to include in a `server` block: headers, cache, copies and the page of wrong addresses.
pub fn nginx_server(base: &str, policy: &'static str) -> String {
    let mut text = String::from(
        "# include …/boussole.nginx.conf; dans le bloc « server » de nginx, avec root et server_name.\n\
         # Les copies .br demandent le module brotli (Debian : libnginx-mod-http-brotli-static) :\n\
         # brotli_static on;\n",
    );
    let headers = |text: &mut String, indent: &str, cache: &str| {
        for (name, value) in common(policy) {
            let _ = writeln!(text, "{indent}add_header {name} \"{value}\" always;");
        }
        let _ = writeln!(text, "{indent}add_header Cache-Control \"{cache}\";");
    };
    let _ = writeln!(
        text,
        "gzip_static on;\ngzip_vary on;\nindex index.html;\nerror_page 404 \"{base}404.html\";\ncharset utf-8;\n\
         charset_types text/css text/plain text/xml text/csv text/javascript application/javascript \
         application/json application/manifest+json image/svg+xml;"
    );
    headers(&mut text, "", SHORT);
    let prefix = literal(base);
    let _ = writeln!(text, "location \"{base}{FOLDER}\" {{\n    add_header {OPEN_DATA} \"*\";");
    headers(&mut text, "    ", SHORT);
    text.push_str("}\n");
    for (pattern, cache) in [
        (format!("^{prefix}(.*{HASHED}$|recherche/[0-9a-f]{{16}}/)"), FOR_EVER),
        (format!("^{prefix}(.*/)?{DIRECTING}$"), ALWAYS_ASKED),
    ] {
        // A location that adds one header loses those above it.
        let _ = writeln!(text, "location ~ \"{pattern}\" {{");
        headers(&mut text, "    ", cache);
        text.push_str("}\n");
    }
    let _ = writeln!(
        text,
        "location = \"{base}{WEB_MANIFEST}\" {{\n    types {{ }}\n    default_type application/manifest+json;"
    );
    headers(&mut text, "    ", SHORT);
    text.push_str("}\n");
    // Files for other hosts are nobody's business.
    let _ = writeln!(
        text,
        "location ~ \"^{prefix}(_headers|_redirects|\\.htaccess|\\.boussole|[a-z]+\\.nginx\\.conf)$\" {{\n    return 404;\n}}"
    );
    text
}

/// `redirections.nginx.conf`, to include in a `server` block.
pub fn nginx(redirects: &[Redirect], base: &str) -> String {
    let mut text = String::from("# include …/redirections.nginx.conf; dans le bloc « server » de nginx\n");
    for redirect in redirects {
        let to = joined(base, &percent_encode(redirect.to.as_str(), "/"));
        for from in forms(&redirect.from) {
            let from = joined(base, &from);
            let _ = writeln!(text, "location = \"{from}\" {{ return 301 \"{to}\"; }}");
        }
    }
    text
}

/// The ways to write an old address: a folder's is also asked for without its last `/`.
fn forms(from: &Permalink) -> Vec<String> {
    let from = from.as_str();
    match from.strip_suffix('/').filter(|bare| !bare.is_empty()) {
        Some(bare) => vec![from.to_owned(), bare.to_owned()],
        None => vec![from.to_owned()],
    }
}

fn joined(base: &str, path: &str) -> String {
    format!("{base}{}", path.trim_start_matches('/'))
}

/// A regular expression of exactly those words.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redirect(from: &str, to: &str) -> Redirect {
        Redirect { from: Permalink::former(from, None).unwrap(), to: Permalink::folder(to) }
    }

    #[test]
    fn every_host_gets_its_own_escapes() {
        let old = [redirect("/l.e(x)/é$1;{/", "lexique/a"), redirect("/vieux.html", "fiches/b")];
        assert_eq!(
            redirects(&old, "/x/"),
            "/x/l.e%28x%29/%C3%A9%241%3B%7B/ /x/lexique/a/ 301\n\
             /x/l.e%28x%29/%C3%A9%241%3B%7B /x/lexique/a/ 301\n\
             /x/vieux.html /x/fiches/b/ 301\n"
        );
        let apache = htaccess(&old, "/", POLICY);
        assert!(
            apache.contains("RedirectMatch 301 \"^/l\\.e\\(x\\)/é\\$1\\;\\{/?$\" \"/lexique/a/\""),
            "{apache}"
        );
        assert!(apache.contains("RedirectMatch 301 \"^/vieux\\.html$\" \"/fiches/b/\""), "{apache}");
        let nginx = nginx(&old, "/");
        assert!(nginx.contains("location = \"/vieux.html\" { return 301 \"/fiches/b/\"; }"), "{nginx}");
    }

    #[test]
    fn headers_hold_the_policy() {
        let headers = headers("/lexique/", POLICY);
        assert!(
            headers.starts_with("/lexique/*\n  Content-Security-Policy: default-src 'none';"),
            "{headers}"
        );
        assert!(!POLICY.contains("unsafe") && !POLICY.contains("  "), "{POLICY}");
        assert!(htaccess(&[], "/", POLICY).contains(POLICY));
        let nginx = nginx_server("/x.y/", POLICY);
        assert!(nginx.contains(POLICY) && nginx.contains("error_page 404 \"/x.y/404.html\";"), "{nginx}");
        assert!(nginx.contains("location ~ \"^/x\\.y/(.*\\.[0-9a-f]{8,16}\\.[a-z0-9]+$|"), "{nginx}");
    }
}
