//! Who serves a site, and what its owner writes there.

use serde::Serialize;

use crate::config::BaseUrl;
use crate::diagnostic::{Text, text};
use crate::fetch::Answer;

/// A host, as far as its answers tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Server {
    /// Apache: reads `.htaccess`.
    Apache,
    /// nginx: is given `boussole.nginx.conf`.
    Nginx,
    /// GitHub Pages: sends no header of ours.
    GitHub,
    /// GitLab Pages.
    GitLab,
    /// Codeberg Pages.
    Codeberg,
    /// Netlify: reads `_headers` and `_redirects`.
    Netlify,
    /// Cloudflare Pages: the same.
    Cloudflare,
    /// Another, or one that does not tell.
    Unknown,
}

impl Server {
    /// The host of an address, by its name and by what it answers.
    pub fn of(base: &BaseUrl, answer: &Answer) -> Server {
        let host = base.as_str().split("://").nth(1).unwrap_or_default();
        let host = host.split(['/', ':']).next().unwrap_or_default();
        let said = answer.header("server").unwrap_or_default().to_ascii_lowercase();
        match () {
            () if host.ends_with(".github.io") || said.contains("github.com") => Server::GitHub,
            () if host.ends_with(".gitlab.io") || answer.header("x-gitlab-pages").is_some() => Server::GitLab,
            () if host.ends_with(".codeberg.page") || said.contains("pages-server") => Server::Codeberg,
            () if host.ends_with(".netlify.app") || said.contains("netlify") => Server::Netlify,
            () if host.ends_with(".pages.dev") => Server::Cloudflare,
            () if said.contains("apache") => Server::Apache,
            () if said.contains("nginx") || said.contains("openresty") => Server::Nginx,
            () => Server::Unknown,
        }
    }

    /// As people know it.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Server::Apache => Some("Apache"),
            Server::Nginx => Some("nginx"),
            Server::GitHub => Some("GitHub Pages"),
            Server::GitLab => Some("GitLab Pages"),
            Server::Codeberg => Some("Codeberg Pages"),
            Server::Netlify => Some("Netlify"),
            Server::Cloudflare => Some("Cloudflare Pages"),
            Server::Unknown => None,
        }
    }

    /// Whether no header can be set there.
    pub fn has_no_headers(self) -> bool {
        matches!(self, Server::GitHub | Server::GitLab | Server::Codeberg)
    }

    /// How the files that Boussole writes for hosts are put to use.
    pub fn settings(self) -> Text {
        match self {
            Server::Apache => text(
                "Apache ne lit pas le .htaccess du site, ou il lui manque des modules. Dans sa configuration : \
                 <Directory CHEMIN/DU/SITE> AllowOverride All </Directory> ; puis : a2enmod headers rewrite mime alias && systemctl reload apache2. \
                 Chez un hébergeur, vérifiez que .htaccess, fichier caché, a bien été envoyé",
                "Apache does not read the site’s .htaccess, or lacks modules. In its configuration: \
                 <Directory PATH/OF/THE/SITE> AllowOverride All </Directory>; then: a2enmod headers rewrite mime alias && systemctl reload apache2. \
                 With a hosting company, check that .htaccess, a hidden file, was sent",
            ),
            Server::Nginx => text(
                "dans le bloc « server » de nginx : include CHEMIN/DU/SITE/boussole.nginx.conf; puis : nginx -t && systemctl reload nginx",
                "in nginx’s “server” block: include PATH/OF/THE/SITE/boussole.nginx.conf; then: nginx -t && systemctl reload nginx",
            ),
            Server::Netlify | Server::Cloudflare => text(
                "le fichier _headers doit être à la racine de ce qui est publié : publiez tout le dossier public/",
                "the file _headers must be at the root of what is published: publish the whole folder public/",
            ),
            Server::GitHub | Server::GitLab | Server::Codeberg => text(
                "cet hébergeur ne laisse pas choisir ses en-têtes : rien à écrire",
                "this host does not let one choose its headers: nothing to write",
            ),
            Server::Unknown => text(
                "donnez à l’hébergeur les réglages que Boussole écrit à côté des pages : .htaccess (Apache), boussole.nginx.conf (nginx) ou _headers (Netlify, Cloudflare)",
                "give the host the settings that Boussole writes beside the pages: .htaccess (Apache), boussole.nginx.conf (nginx) or _headers (Netlify, Cloudflare)",
            ),
        }
    }

    /// How the page of wrong addresses is shown.
    pub fn error_page(self, base: &str) -> Text {
        match self {
            Server::Apache => text(
                format!("dans .htaccess, que Boussole écrit : ErrorDocument 404 {base}404.html"),
                format!("in .htaccess, which Boussole writes: ErrorDocument 404 {base}404.html"),
            ),
            Server::Nginx => text(
                format!(
                    "dans le bloc « server » : error_page 404 {base}404.html; (c’est dans boussole.nginx.conf)"
                ),
                format!(
                    "in the “server” block: error_page 404 {base}404.html; (it is in boussole.nginx.conf)"
                ),
            ),
            Server::Unknown => text(
                format!("demandez à l’hébergeur de montrer {base}404.html, avec le code 404"),
                format!("ask the host to show {base}404.html, with the status 404"),
            ),
            _ => text(
                "404.html doit être à la racine de ce qui est publié : publiez tout le dossier public/",
                "404.html must be at the root of what is published: publish the whole folder public/",
            ),
        }
    }

    /// How an old address is made to lead to the new one.
    pub fn redirect(self, from: &str, to: &str) -> Text {
        match self {
            Server::Apache => {
                let from = from.strip_suffix('/').map_or_else(|| from.to_owned(), |from| format!("{from}/?"));
                text(
                    format!("dans .htaccess, que Boussole écrit : RedirectMatch 301 \"^{from}$\" \"{to}\""),
                    format!("in .htaccess, which Boussole writes: RedirectMatch 301 \"^{from}$\" \"{to}\""),
                )
            }
            Server::Nginx => text(
                "dans le bloc « server » : include CHEMIN/DU/SITE/redirections.nginx.conf;",
                "in the “server” block: include PATH/OF/THE/SITE/redirections.nginx.conf;",
            ),
            Server::Netlify | Server::Cloudflare | Server::GitLab => text(
                format!(
                    "le fichier _redirects, que Boussole écrit, doit être à la racine de ce qui est publié ({from} {to} 301)"
                ),
                format!(
                    "the file _redirects, which Boussole writes, must be at the root of what is published ({from} {to} 301)"
                ),
            ),
            Server::GitHub | Server::Codeberg | Server::Unknown => text(
                format!("cette adresse doit renvoyer à {to} : publiez tout le dossier public/"),
                format!("this address must lead to {to}: publish the whole folder public/"),
            ),
        }
    }

    /// How clear http is made to lead to https.
    pub fn to_https(self) -> Text {
        match self {
            Server::Apache => text(
                "dans la configuration du port 80 : Redirect permanent / https://VOTRE-SITE/",
                "in the configuration of port 80: Redirect permanent / https://YOUR-SITE/",
            ),
            Server::Nginx => text(
                "dans le bloc « server » du port 80 : return 301 https://$host$request_uri;",
                "in the “server” block of port 80: return 301 https://$host$request_uri;",
            ),
            Server::GitHub => text(
                "sur GitHub : Settings > Pages > Enforce HTTPS",
                "on GitHub: Settings > Pages > Enforce HTTPS",
            ),
            Server::GitLab => {
                text("sur GitLab : Deploy > Pages > Force HTTPS", "on GitLab: Deploy > Pages > Force HTTPS")
            }
            _ => text(
                "demandez à l’hébergeur un certificat (Let’s Encrypt est gratuit) et un renvoi de http vers https",
                "ask the host for a certificate (Let’s Encrypt is free) and a redirect from http to https",
            ),
        }
    }
}
