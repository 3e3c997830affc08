//! `boussole.toml`, as meant: every default filled in, every name checked.

mod address;
mod appearance;
mod audience;
mod dossier;
mod forge;
mod id;
mod keys;
mod legal;
mod neighbour;
mod share;
mod theme;

pub use address::{BaseUrl, is_web_address, web_address};
pub use appearance::Appearance;
pub use audience::Audience;
pub use dossier::Dossier;
pub use forge::Forge;
pub use keys::ROOT;
pub use legal::{Audit, Conformity, Host, missing as missing_notices};
pub use neighbour::{COPIES, Neighbour};
pub use share::{Cards, Network, Share};
pub use theme::Theme;

use std::collections::{BTreeMap, BTreeSet};

use keys::{APPEARANCE, BUDGET, LINKS, PUBLICATION, PUBLISHER, REPOSITORY, SITE, SURVEY};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, Severity, text};
use crate::model::{AudienceId, Reference, ThemeId};
use crate::source::{Place, Placed, Source, SourceId};
use crate::syntax::{Fields, Syntax, Value, read_toml};

/// What a site wants.
#[derive(Clone, Debug)]
pub struct Config {
    /// `[site] titre`.
    pub title: String,
    /// `[site] sous_titre`: what this is, in one line.
    pub tagline: Option<String>,
    /// `[site] description`: two or three sentences for the home page.
    pub description: Option<String>,
    /// `[site] langue`: the language of the interface.
    pub lang: Lang,
    /// `[site] adresse`: where the site will be, with its path.
    pub base_url: Option<BaseUrl>,
    /// `[site] licence` of the content.
    pub licence: Option<String>,
    /// `[site] licence_adresse`: http or https.
    pub licence_url: Option<String>,
    /// `[site] a_la_une`: entries that the home page shows first, as written.
    pub featured: Vec<Placed<Reference>>,
    /// `[editeur]`.
    pub publisher: Publisher,
    /// `[hebergeur]`.
    pub host: Host,
    /// `[accessibilite]`.
    pub audit: Audit,
    /// `[depot]`.
    pub repository: Repository,
    /// `[apparence]`.
    pub appearance: Appearance,
    /// `[partage]`.
    pub share: Share,
    /// `[[themes]]`, in the order written.
    pub themes: Vec<Theme>,
    /// `[[dossiers]]`, in the order written.
    pub dossiers: Vec<Dossier>,
    /// `[[lexiques]]`, in the order written.
    pub neighbours: Vec<Neighbour>,
    /// `[publics]`, in the order written.
    pub audiences: Vec<Audience>,
    /// `[liens] automatiques`: whether terms become links in running text.
    pub automatic_links: bool,
    /// `[rapport] publier`: whether the state of the lexicon is a page of the site.
    pub publishes_survey: bool,
    /// `[publication] precomprimer`: whether compressed copies are published beside text files.
    pub publishes_copies: bool,
    /// `[publication] politique_en_page`: whether pages say themselves what they may load, for hosts that send
    /// no header.
    pub policy_in_pages: bool,
    /// `[poids]`.
    pub budget: Budget,
    /// `[regles]`: the weights that differ; `None` is silent.
    pub levels: BTreeMap<Code, Option<Severity>>,
    /// Whether all that `boussole.toml` declares is known: what other texts name may stand in a line of it that
    /// cannot be read.
    pub is_whole: bool,
    /// Where `boussole.toml` is among the sources.
    pub source: SourceId,
}

/// `[poids]`: what a first visit to a page may weigh, compressed by brotli.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// `page`: all of it, in kilobytes (1,000 bytes).
    pub visit: u32,
    /// `requetes`: files, the page included.
    pub requests: u32,
    /// `styles`, in kilobytes.
    pub sheets: u32,
    /// `scripts`, before the search is used, in kilobytes.
    pub scripts: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { visit: 40, requests: 6, sheets: 10, scripts: 5 }
    }
}

/// Who publishes.
#[derive(Clone, Debug, Default)]
pub struct Publisher {
    /// `nom`.
    pub name: Option<String>,
    /// `courriel`.
    pub email: Option<String>,
    /// `site`: http or https.
    pub url: Option<String>,
    /// `adresse`, of the post.
    pub address: Option<String>,
    /// `telephone`.
    pub phone: Option<String>,
    /// `directeur` of the publication: a person's name.
    pub director: Option<String>,
    /// `immatriculation`: SIRET, RNA or RCS.
    pub registration: Option<String>,
}

/// Where the sources of the site are.
#[derive(Clone, Debug, Default)]
pub struct Repository {
    /// `adresse`.
    pub url: Option<String>,
    /// The address where a file is edited; `{chemin}` is its path. `modifier`, or made from the other
    /// keys when the forge is known.
    pub edit: Option<String>,
    /// `forge`, or what the address says.
    pub forge: Option<Forge>,
    /// `branche`.
    pub branch: String,
    /// `dossier` of the site in it.
    pub folder: Option<String>,
}

impl Config {
    /// The theme of that number.
    pub fn theme(&self, id: ThemeId) -> &Theme {
        &self.themes[id.0 as usize]
    }

    /// Whether a theme is another, or one of those under it.
    pub fn is_under(&self, theme: ThemeId, above: ThemeId) -> bool {
        let mut next = Some(theme);
        std::iter::from_fn(|| {
            let theme = next?;
            next = self.theme(theme).parent;
            Some(theme)
        })
        .any(|theme| theme == above)
    }

    /// The audience of that number.
    pub fn audience(&self, id: AudienceId) -> &Audience {
        &self.audiences[id.0 as usize]
    }

    /// The weight of a rule on this site; `None` is silent.
    pub fn level(&self, code: Code) -> Option<Severity> {
        self.levels.get(&code).copied().unwrap_or_else(|| code.severity())
    }
}

/// The levels of `[regles]`.
pub const LEVELS: &[(&str, Option<Severity>)] = &[
    ("erreur", Some(Severity::Error)),
    ("avertissement", Some(Severity::Warning)),
    ("conseil", Some(Severity::Hint)),
    ("silence", None),
];

/// Reads `boussole.toml`. Never fails: what is wrong is complained about and left at its default.
pub fn read(source: &Source, id: SourceId) -> (Config, Diagnostics) {
    let (node, mut complaints) = read_toml(source, id);
    let mut config = Config {
        title: String::new(),
        tagline: None,
        description: None,
        lang: Lang::Fr,
        base_url: None,
        licence: None,
        licence_url: None,
        featured: Vec::new(),
        publisher: Publisher::default(),
        host: Host::default(),
        audit: Audit::default(),
        repository: Repository::default(),
        appearance: Appearance::default(),
        share: Share::default(),
        themes: Vec::new(),
        dossiers: Vec::new(),
        neighbours: Vec::new(),
        audiences: Vec::new(),
        automatic_links: true,
        publishes_survey: false,
        publishes_copies: true,
        policy_in_pages: true,
        budget: Budget::default(),
        levels: BTreeMap::new(),
        is_whole: true,
        source: id,
    };
    let unreadable = complaints.has_errors().then(|| one_a_line(&complaints, source));
    let is_empty = matches!(&node.value, Value::Map(pairs) if pairs.is_empty());
    config.is_whole = unreadable.is_none() && !is_empty;
    let mut root = Fields::of(Syntax::Toml, node, id, ROOT.names, &mut complaints);
    let mut online = None;
    section(&mut root, "site", SITE.names, |site| online = read_site(site, &mut config));
    section(&mut root, "editeur", PUBLISHER.names, |publisher| {
        config.publisher.name = publisher.string("nom");
        config.publisher.email = publisher.string("courriel");
        config.publisher.url = web_address(publisher, "site");
        config.publisher.address = publisher.string("adresse");
        config.publisher.phone = publisher.string("telephone");
        config.publisher.director = publisher.string("directeur");
        config.publisher.registration = publisher.string("immatriculation");
    });
    legal::read(&mut root, &mut config);
    section(&mut root, "depot", REPOSITORY.names, |fields| config.repository = read_repository(fields));
    section(&mut root, "apparence", APPEARANCE.names, |fields| {
        appearance::read(fields, &mut config.appearance);
    });
    share::read(&mut root, &mut config.share);
    config.themes = theme::read(&mut root);
    config.dossiers = dossier::read(&mut root, &config.themes);
    config.neighbours = neighbour::read(&mut root);
    config.audiences = audience::read(&mut root);
    section(&mut root, "liens", LINKS.names, |links| {
        config.automatic_links = links.flag("automatiques").unwrap_or(true);
    });
    section(&mut root, "rapport", SURVEY.names, |survey| {
        config.publishes_survey = survey.flag("publier").unwrap_or(false);
    });
    section(&mut root, "publication", PUBLICATION.names, |publication| {
        config.publishes_copies = publication.flag("precomprimer").unwrap_or(true);
        config.policy_in_pages = publication.flag("politique_en_page").unwrap_or(true);
    });
    section(&mut root, "poids", BUDGET.names, |budget| {
        let limits = &mut config.budget;
        for (key, limit) in [
            ("page", &mut limits.visit),
            ("requetes", &mut limits.requests),
            ("styles", &mut limits.sheets),
            ("scripts", &mut limits.scripts),
        ] {
            *limit = budget.number(key).map_or(*limit, |number| number.value);
        }
    });
    read_levels(&mut root, &mut config.levels);
    if config.title.is_empty() {
        config.title = "Lexique".to_owned();
    }
    complaints.extend(online.and_then(|address| silent_publisher(&config, address)));
    // What else there is to say may follow from the line that cannot be read.
    (config, unreadable.unwrap_or(complaints))
}

/// The first complaint of each line: a reader that has lost its way stumbles again at once.
fn one_a_line(complaints: &Diagnostics, source: &Source) -> Diagnostics {
    let mut kept = Diagnostics::default();
    let mut lines = BTreeSet::new();
    for complaint in complaints.iter() {
        let (line, _) = source.line_column(complaint.place.span.start);
        if lines.insert(line) {
            kept.push(complaint.clone());
        }
    }
    kept
}

fn section(root: &mut Fields<'_>, key: &str, known: &[&str], read: impl FnOnce(&mut Fields<'_>)) {
    if let Some(node) = root.take(key) {
        read(&mut root.within(node, known));
    } else if key == "site" {
        root.missing("site", "[site]");
    }
}

/// Gives the place of the site's address, when it has one.
fn read_site(site: &mut Fields<'_>, config: &mut Config) -> Option<Place> {
    match site.string("titre") {
        Some(title) => config.title = title,
        None => site.missing("titre", "\"Notre lexique\""),
    }
    config.tagline = site.string("sous_titre");
    config.description = site.string("description");
    if let Some(lang) = site.choice("langue", &[("fr", Lang::Fr), ("en", Lang::En)]) {
        config.lang = lang.value;
    }
    config.licence = site.string("licence");
    config.licence_url = web_address(site, "licence_adresse");
    config.featured = site.placed_list("a_la_une").into_iter().map(|word| word.map(Reference)).collect();
    let address = site.placed("adresse")?;
    config.base_url = BaseUrl::parse(&address.value);
    if config.base_url.is_none() {
        site.complain(address::not_a_base(&address));
        return None;
    }
    Some(address.place)
}

fn read_repository(fields: &mut Fields<'_>) -> Repository {
    let url = web_address(fields, "adresse");
    let branch = fields.string("branche").unwrap_or_else(|| "main".to_owned());
    let folder = fields.string("dossier");
    let written = fields.choice("forge", Forge::WORDS).map(|forge| forge.value);
    let forge = written.or_else(|| url.as_deref().and_then(Forge::of));
    let edit = web_address(fields, "modifier").or_else(|| {
        let (forge, url) = (forge?, url.as_ref()?);
        Some(forge.edit(url, &branch, folder.as_deref()))
    });
    Repository { url, edit, forge, branch, folder }
}

fn read_levels(root: &mut Fields<'_>, levels: &mut BTreeMap<Code, Option<Severity>>) {
    let Some(node) = root.take("regles") else { return };
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let mut fields = root.within(node, &names);
    for code in Code::ALL {
        let Some(level) = fields.choice(code.name(), LEVELS) else { continue };
        if code.is_adjustable() {
            levels.insert(*code, level.value);
        } else {
            fields.complain(
                Diagnostic::new(
                    Code::UnknownValue,
                    level.place,
                    text(
                        format!(
                            "la règle « {} » reste une erreur : sans elle il n’y a rien à publier",
                            code.name()
                        ),
                        format!(
                            "the rule “{}” stays an error: without it there is nothing to publish",
                            code.name()
                        ),
                    ),
                )
                .hint(text("effacez cette ligne", "delete this line")),
            );
        }
    }
}

/// The copies of lexicons of others that a build of that configuration reads, from the site's folder.
pub fn lexicon_files(source: &Source) -> Vec<String> {
    match source.text.contains("lexiques") {
        true => read(source, SourceId(0)).0.neighbours.iter().map(Neighbour::file).collect(),
        false => Vec::new(),
    }
}

/// A site that has an address is online, where the law asks who speaks.
fn silent_publisher(config: &Config, address: Place) -> Option<Diagnostic> {
    let missing = missing_notices(config);
    let first = *missing.first()?;
    let (section, key) = first.split_once(' ')?;
    let list = missing.join(", ");
    let complaint = Diagnostic::new(
        Code::SilentPublisher,
        address,
        text(
            format!("les mentions légales sont incomplètes ; il manque : {list}"),
            format!("the legal notices are incomplete; missing: {list}"),
        ),
    );
    Some(complaint.hint(text(
        format!("ajoutez ces lignes à boussole.toml, par exemple {section} puis {key} = \"…\""),
        format!("add these lines to boussole.toml, for instance {section} then {key} = \"…\""),
    )))
}
