//! What the law asks a site to say: from `boussole.toml`, and nothing that it does not hold.

use serde::Serialize;

use super::shared::mailto;
use super::{DateView, Link, Shared};
use crate::config::{Conformity, missing_notices};
use crate::render::pen::web;
use crate::route::Legal;

/// A page of the law.
#[derive(Debug, Serialize)]
pub struct LegalView<'a> {
    /// Which one: the last part of its address.
    #[serde(rename = "cle")]
    key: &'static str,
    #[serde(rename = "editeur")]
    publisher: PublisherView<'a>,
    #[serde(rename = "hebergeur")]
    host: HostView<'a>,
    audit: AuditView<'a>,
    /// Whether something is missing that a site online must say.
    #[serde(rename = "incomplet")]
    is_incomplete: bool,
}

#[derive(Debug, Serialize)]
struct PublisherView<'a> {
    #[serde(rename = "nom")]
    name: Option<&'a str>,
    #[serde(rename = "adresse")]
    address: Option<&'a str>,
    #[serde(rename = "telephone")]
    phone: Option<&'a str>,
    #[serde(rename = "courriel")]
    mail: Option<Link>,
    site: Option<&'a str>,
    #[serde(rename = "directeur")]
    director: Option<&'a str>,
    #[serde(rename = "immatriculation")]
    registration: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct HostView<'a> {
    #[serde(rename = "nom")]
    name: Option<&'a str>,
    #[serde(rename = "adresse")]
    address: Option<&'a str>,
    #[serde(rename = "telephone")]
    phone: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct AuditView<'a> {
    /// `non`, `partielle`, `totale`.
    #[serde(rename = "etat")]
    level: &'static str,
    /// The state in words.
    #[serde(rename = "etat_nom")]
    level_name: &'a str,
    /// Whether somebody looked.
    #[serde(rename = "fait")]
    is_made: bool,
    #[serde(rename = "taux")]
    rate: Option<u32>,
    #[serde(rename = "par")]
    auditor: Option<&'a str>,
    #[serde(rename = "date")]
    date: Option<DateView>,
    #[serde(rename = "non_conformites")]
    failures: &'a [String],
    #[serde(rename = "derogations")]
    exemptions: &'a [String],
    #[serde(rename = "hors_obligation")]
    excluded: &'a [String],
    contact: Option<&'a str>,
}

impl<'a> LegalView<'a> {
    /// One of the pages.
    pub fn new(shared: &'a Shared, legal: Legal) -> Self {
        let (config, words) = (shared.config(), shared.words());
        let (publisher, host, audit) = (&config.publisher, &config.host, &config.audit);
        LegalView {
            key: legal.folder(),
            publisher: PublisherView {
                name: publisher.name.as_deref(),
                address: publisher.address.as_deref(),
                phone: publisher.phone.as_deref(),
                mail: publisher.email.as_ref().map(|email| Link::new(email.clone(), mailto(email, ""))),
                site: publisher.url.as_deref().and_then(web),
                director: publisher.director.as_deref(),
                registration: publisher.registration.as_deref(),
            },
            host: HostView {
                name: host.name.as_deref(),
                address: host.address.as_deref(),
                phone: host.phone.as_deref(),
            },
            audit: AuditView {
                level: audit.level.key(),
                level_name: conformity(shared),
                is_made: audit.auditor.is_some() && audit.date.is_some(),
                rate: audit.rate.filter(|_| audit.level != Conformity::None),
                auditor: audit.auditor.as_deref(),
                date: audit.date.map(|date| DateView::new(date, words)),
                failures: &audit.failures,
                exemptions: &audit.exemptions,
                excluded: &audit.excluded,
                contact: audit.contact.as_deref().and_then(web),
            },
            is_incomplete: !missing_notices(config).is_empty(),
        }
    }
}

/// How far the site is accessible, in the words of the RGAA.
pub fn conformity(shared: &Shared) -> &str {
    shared.words().get(&format!("accessibilite.etat_{}", shared.config().audit.level.key()))
}

/// The links of the footer.
pub fn links(shared: &Shared) -> Vec<Link> {
    let link = |legal: Legal| {
        let title = shared.words().get(&format!("legal.{}", legal.folder().replace('-', "_")));
        let title = match legal {
            Legal::Accessibility => {
                shared.words().fill("accessibilite.pied", &[("etat", conformity(shared))])
            }
            _ => title.to_owned(),
        };
        Link::new(title, format!("{}/", legal.folder()))
    };
    Legal::ALL.into_iter().map(link).collect()
}
