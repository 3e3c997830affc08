//! What the law asks a publisher to say: who publishes, who hosts, how far the site is accessible.

use super::keys::{AUDIT, HOST};
use super::{Config, section, web_address};
use crate::diagnostic::{Code, Diagnostic, text};
use crate::model::Date;
use crate::syntax::Fields;

/// `[hebergeur]`: who hosts the site (LCEN, article 1-1).
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// `nom`.
    pub name: Option<String>,
    /// `adresse`, of the post.
    pub address: Option<String>,
    /// `telephone`.
    pub phone: Option<String>,
}

/// `[accessibilite]`: what an audit found. Without one nothing is claimed.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// `etat`: what the audit allows to say.
    pub level: Conformity,
    /// `taux`: the share of criteria that hold, in percent.
    pub rate: Option<u32>,
    /// `audit_par`: who made it.
    pub auditor: Option<String>,
    /// `audit_date`.
    pub date: Option<Date>,
    /// `non_conformites`, `derogations`, `hors_obligation`: one sentence each.
    pub failures: Vec<String>,
    /// Contents left as they are, since mending them would be out of proportion.
    pub exemptions: Vec<String>,
    /// Contents that the law leaves out.
    pub excluded: Vec<String>,
    /// `contact`: the address of a form; the publisher's mail stands anyway.
    pub contact: Option<String>,
}

/// The three states of the RGAA 4.1.2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conformity {
    /// `non`: also what stands as long as nobody has looked.
    #[default]
    None,
    /// `partielle`: at least half of the criteria.
    Partial,
    /// `totale`: every criterion.
    Full,
}

impl Conformity {
    /// Its key in `boussole.toml` and in the locales.
    pub fn key(self) -> &'static str {
        match self {
            Conformity::None => "non",
            Conformity::Partial => "partielle",
            Conformity::Full => "totale",
        }
    }
}

/// The words of `etat`.
pub const CONFORMITIES: &[(&str, Conformity)] =
    &[("non", Conformity::None), ("partielle", Conformity::Partial), ("totale", Conformity::Full)];

/// Reads both sections.
pub fn read(root: &mut Fields<'_>, config: &mut Config) {
    section(root, "hebergeur", HOST.names, |host| {
        config.host = Host {
            name: host.string("nom"),
            address: host.string("adresse"),
            phone: host.string("telephone"),
        };
    });
    section(root, "accessibilite", AUDIT.names, |fields| {
        let words = |fields: &mut Fields<'_>, key| {
            fields.placed_list(key).into_iter().map(|sentence| sentence.value).collect()
        };
        let level = fields.choice("etat", CONFORMITIES);
        config.audit = Audit {
            rate: fields.number("taux").map(|rate| rate.value.min(100)),
            auditor: fields.string("audit_par"),
            date: fields.date("audit_date").map(|date| date.value),
            failures: words(fields, "non_conformites"),
            exemptions: words(fields, "derogations"),
            excluded: words(fields, "hors_obligation"),
            contact: web_address(fields, "contact"),
            level: Conformity::None,
        };
        let Some(level) = level else { return };
        config.audit.level = level.value;
        // A better state than the lowest is somebody's finding, on a day.
        if level.value != Conformity::None && (config.audit.auditor.is_none() || config.audit.date.is_none())
        {
            config.audit.level = Conformity::None;
            fields.complain(
                Diagnostic::new(
                    Code::UnprovenAccessibility,
                    level.place,
                    text(
                        "cet état d’accessibilité n’est pas appuyé sur un audit : le site dira « non conforme »",
                        "no audit stands behind this state of accessibility: the site will say “not compliant”",
                    ),
                )
                .hint(text(
                    "ajoutez « audit_par = \"qui l’a fait\" » et « audit_date = 2026-11-24 », ou effacez « etat »",
                    "add “audit_par = \"who made it\"” and “audit_date = 2026-11-24”, or delete “etat”",
                )),
            );
        }
    });
}

/// What a site that is online must say of its publisher and does not (LCEN, article 1-1).
pub fn missing(config: &Config) -> Vec<&'static str> {
    let (publisher, host) = (&config.publisher, &config.host);
    let needed = [
        ("[editeur] nom", publisher.name.is_some()),
        ("[editeur] adresse", publisher.address.is_some()),
        ("[editeur] courriel", publisher.email.is_some()),
        ("[editeur] directeur", publisher.director.is_some()),
        ("[hebergeur] nom", host.name.is_some()),
        ("[hebergeur] adresse", host.address.is_some()),
    ];
    needed.into_iter().filter(|(_, is_said)| !is_said).map(|(key, _)| key).collect()
}
