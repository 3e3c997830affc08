//! `boussole.toml`, as meant: every default filled in, every name checked.

mod forge;
mod keys;
mod legal;
mod neighbour;
mod share;

pub use forge::Forge;
pub use keys::ROOT;
pub use legal::{Audit, Conformity, Host, missing as missing_notices};
pub use neighbour::{COPIES, Neighbour};
pub use share::{Cards, Network, Share};

use std::collections::BTreeMap;

use keys::{APPEARANCE, BUDGET, LINKS, PACK, PUBLICATION, PUBLISHER, REPOSITORY, SITE, SURVEY, THEME};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, Severity, text};
use crate::markdown::classify;
use crate::model::{AudienceId, Reference, ThemeId, slugify};
use crate::source::{Place, Placed, Source, SourceId};
use crate::syntax::{Fields, Syntax, read_toml};

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
    pub packs: Vec<Pack>,
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

/// An address that ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

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

/// How the site looks.
#[derive(Clone, Debug)]
pub struct Appearance {
    /// `theme`: a folder of `themes/`.
    pub theme: String,
    /// `accent` as `#rrggbb`.
    pub accent: Option<String>,
    /// `logo`: a file of `content/`.
    pub logo: Option<Placed<String>>,
    /// `pied`: a sentence of the footer.
    pub footer: Option<String>,
}

/// A theme of the lexicon: a domain that entries belong to.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its id, in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub description: Option<String>,
    /// `dans`: the theme above it.
    pub parent: Option<ThemeId>,
}

/// A pack: entries that an employer has chosen.
#[derive(Clone, Debug)]
pub struct Pack {
    /// `id`, in its address.
    pub id: String,
    /// `titre`.
    pub title: String,
    /// `introduction`: paragraphs parted by empty lines.
    pub introduction: Option<String>,
    /// `credit`: who put it together.
    pub credit: Option<String>,
    /// `entrees`, as written.
    pub entries: Vec<Placed<Reference>>,
}

/// Somebody that entries are for.
#[derive(Clone, Debug)]
pub struct Audience {
    /// Its id, in front matter.
    pub id: String,
    /// Its name.
    pub title: String,
}

impl BaseUrl {
    /// An http or https address; the last `/` is added.
    pub fn parse(address: &str) -> Option<BaseUrl> {
        let address = address.trim();
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let is_plain = !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(|c: char| c.is_whitespace() || "?#\"<>".contains(c));
        is_plain.then(|| BaseUrl(format!("{}/", address.trim_end_matches('/'))))
    }

    /// As text, with its last `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path on its host, with both slashes: `/` or `/lexique/`.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host..].find('/').map_or("/", |at| &self.0[host + at..])
    }
}

impl Config {
    /// The theme of that number.
    pub fn theme(&self, id: ThemeId) -> &Theme {
        &self.themes[id.0 as usize]
    }

    /// The theme of that id.
    pub fn find_theme(&self, id: &str) -> Option<ThemeId> {
        self.themes.iter().position(|theme| theme.id == id).map(|at| ThemeId(at as u32))
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
        appearance: Appearance { theme: "boussole".to_owned(), accent: None, logo: None, footer: None },
        share: Share::default(),
        themes: Vec::new(),
        packs: Vec::new(),
        neighbours: Vec::new(),
        audiences: Vec::new(),
        automatic_links: true,
        publishes_survey: false,
        publishes_copies: true,
        policy_in_pages: true,
        budget: Budget::default(),
        levels: BTreeMap::new(),
        source: id,
    };
    let is_broken = complaints.has_errors();
    let mut root = Fields::of(Syntax::Toml, node, id, ROOT.names, &mut complaints);
    let mut online = None;
    section(&mut root, "site", SITE.names, |site| online = read_site(site, &mut config, is_broken));
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
    section(&mut root, "apparence", APPEARANCE.names, |appearance| {
        read_appearance(appearance, &mut config.appearance)
    });
    share::read(&mut root, &mut config.share);
    config.themes = read_themes(&mut root);
    config.packs = read_packs(&mut root);
    config.neighbours = neighbour::read(&mut root);
    config.audiences = read_audiences(&mut root);
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
    complaints.extend(online.filter(|_| !is_broken).and_then(|address| silent_publisher(&config, address)));
    (config, complaints)
}

fn section(root: &mut Fields<'_>, key: &str, known: &[&str], read: impl FnOnce(&mut Fields<'_>)) {
    if let Some(node) = root.take(key) {
        read(&mut root.within(node, known));
    } else if key == "site" {
        root.missing("site", "[site]");
    }
}

/// Gives the place of the site's address, when it has one.
fn read_site(site: &mut Fields<'_>, config: &mut Config, is_broken: bool) -> Option<Place> {
    match site.string("titre") {
        Some(title) => config.title = title,
        // After a line that cannot be read, what seems missing may stand below it.
        None if !is_broken => site.missing("titre", "\"Notre lexique\""),
        None => {}
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
        site.complain(not_an_address(&address.value, address.place));
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

fn read_appearance(fields: &mut Fields<'_>, appearance: &mut Appearance) {
    if let Some(theme) = fields.placed("theme") {
        match theme.value.contains(['/', '\\']) || theme.value.starts_with('.') {
            true => fields.wrong_type(
                &theme.place.span,
                text("le nom d’un dossier de themes/", "the name of a folder of themes/"),
            ),
            false => appearance.theme = theme.value,
        }
    }
    if let Some(accent) = fields.placed("accent") {
        let is_hex = accent.value.len() == 7
            && accent.value.starts_with('#')
            && accent.value[1..].chars().all(|c| c.is_ascii_hexdigit());
        match is_hex {
            true => {
                let ratio = contrast_with_white(&accent.value);
                if ratio < 4.5 {
                    fields.complain(low_contrast(&accent, ratio));
                }
                appearance.accent = Some(accent.value);
            }
            false => fields.wrong_type(
                &accent.place.span,
                text("une couleur comme \"#1f5f5b\"", "a colour such as \"#1f5f5b\""),
            ),
        }
    }
    appearance.logo = fields.placed("logo");
    appearance.footer = fields.string("pied");
}

fn read_themes(root: &mut Fields<'_>) -> Vec<Theme> {
    let mut parents: Vec<Option<Placed<String>>> = Vec::new();
    let mut themes: Vec<Theme> = Vec::new();
    root.maps("themes", THEME.names, |fields| {
        let title = fields.placed("titre");
        let id = fields.placed("id");
        let description = fields.string("description");
        let parent = fields.placed("dans");
        let Some(title) = title else {
            fields.missing("titre", "\"Rendre compte\"");
            return Some(());
        };
        let place = id.as_ref().map_or(title.place.clone(), |id| id.place.clone());
        let slug = slugify(id.as_ref().map_or(&title.value, |id| &id.value));
        if slug.is_empty() || id.as_ref().is_some_and(|id| id.value != slug) {
            let nearest = if slug.is_empty() { "theme".to_owned() } else { slug.clone() };
            fields.complain(
                Diagnostic::new(
                    Code::InvalidId,
                    place.clone(),
                    text(
                        "un identifiant n’a que des lettres sans accent, des chiffres et des traits d’union",
                        "an id has only letters without accents, digits and hyphens",
                    ),
                )
                .hint(text(format!("écrivez : id = \"{nearest}\""), format!("write: id = \"{nearest}\""))),
            );
        }
        if themes.iter().any(|theme| theme.id == slug) {
            fields.complain(
                Diagnostic::new(
                    Code::DuplicateId,
                    place,
                    text(
                        format!("deux thèmes ont l’identifiant « {slug} »"),
                        format!("two themes have the id “{slug}”"),
                    ),
                )
                .hint(text("donnez-en un autre à l’un des deux", "give one of them another")),
            );
            return Some(());
        }
        parents.push(parent);
        themes.push(Theme { id: slug, title: title.value, description, parent: None });
        Some(())
    });
    for (at, parent) in parents.into_iter().enumerate() {
        let Some(parent) = parent else { continue };
        let found = themes.iter().position(|theme| theme.id == parent.value).filter(|found| *found < at);
        match found {
            Some(found) => themes[at].parent = Some(ThemeId(found as u32)),
            None => root.complain(
                Diagnostic::new(
                    Code::UnknownReference,
                    parent.place,
                    text(
                        format!("pas de thème « {} » au-dessus de celui-ci", parent.value),
                        format!("no theme “{}” above this one", parent.value),
                    ),
                )
                .maybe_hint(crate::diagnostic::did_you_mean(
                    &parent.value,
                    themes[..at].iter().map(|theme| theme.id.as_str()),
                ))
                .hint(text(
                    "un thème en contient un autre seulement s’il est écrit avant lui",
                    "a theme holds another only if it is written before it",
                )),
            ),
        }
    }
    themes
}

fn read_packs(root: &mut Fields<'_>) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    root.maps("dossiers", PACK.names, |fields| {
        let title = fields.placed("titre");
        let id = fields.placed("id");
        let (introduction, credit) = (fields.string("introduction"), fields.string("credit"));
        let entries = fields.placed_list("entrees").into_iter().map(|word| word.map(Reference)).collect();
        let Some(title) = title else {
            fields.missing("titre", "\"Dossier d’accueil\"");
            return Some(());
        };
        let written = id.as_ref().unwrap_or(&title);
        let slug = slugify(&written.value);
        let is_taken = packs.iter().any(|pack| pack.id == slug);
        if slug.is_empty() || is_taken || id.as_ref().is_some_and(|id| id.value != slug) {
            let (code, message) = match is_taken {
                true => (
                    Code::DuplicateId,
                    text(
                        format!("deux dossiers ont l’identifiant « {slug} »"),
                        format!("two packs have the id “{slug}”"),
                    ),
                ),
                false => (
                    Code::InvalidId,
                    text(
                        "un identifiant n’a que des lettres sans accent, des chiffres et des traits d’union",
                        "an id has only letters without accents, digits and hyphens",
                    ),
                ),
            };
            let nearest = match (is_taken, slug.is_empty()) {
                (true, _) => format!("{slug}-2"),
                (false, true) => "dossier".to_owned(),
                (false, false) => slug.clone(),
            };
            fields.complain(
                Diagnostic::new(code, written.place.clone(), message).hint(text(
                    format!("écrivez : id = \"{nearest}\""),
                    format!("write: id = \"{nearest}\""),
                )),
            );
            return Some(());
        }
        packs.push(Pack { id: slug, title: title.value, introduction, credit, entries });
        Some(())
    });
    packs
}

fn read_audiences(root: &mut Fields<'_>) -> Vec<Audience> {
    let Some(node) = root.take("publics") else {
        let default = [
            ("mediateur", "Médiateurs sociaux"),
            ("employeur", "Employeurs et encadrants"),
            ("formateur", "Formateurs"),
            ("etat", "Agents de l’État"),
            ("partenaire", "Partenaires"),
        ];
        return default.map(|(id, title)| Audience { id: id.to_owned(), title: title.to_owned() }).into();
    };
    let crate::syntax::Value::Map(pairs) = node.value else {
        root.wrong_type(
            &node.span,
            text(
                "[publics] puis des lignes mediateur = \"Médiateurs sociaux\"",
                "[publics] then lines of mediateur = \"Mediators\"",
            ),
        );
        return Vec::new();
    };
    pairs
        .into_iter()
        .filter_map(|(key, node)| {
            root.as_scalar(node).map(|scalar| Audience { id: key.text, title: scalar.text })
        })
        .collect()
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

/// Whether some words are an http or https address, that may stand in a link and in RDF as it is.
pub fn is_web_address(words: &str) -> bool {
    let is_web = words.starts_with("https://") || words.starts_with("http://");
    let is_external = matches!(classify(words, false, false), crate::markdown::Destination::External(_));
    is_web
        && is_external
        && !words.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

/// The copies of lexicons of others that a build of that configuration reads, from the site's folder.
pub fn lexicon_files(source: &Source) -> Vec<String> {
    match source.text.contains("lexiques") {
        true => read(source, SourceId(0)).0.neighbours.iter().map(Neighbour::file).collect(),
        false => Vec::new(),
    }
}

/// An http or https address.
pub fn web_address(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    let address = fields.placed(key)?;
    if is_web_address(&address.value) {
        return Some(address.value);
    }
    fields.complain(not_an_address(&address.value, address.place));
    None
}

fn not_an_address(written: &str, place: Place) -> Diagnostic {
    let shown: String = written.chars().filter(|c| !c.is_control()).take(60).collect();
    Diagnostic::new(
        Code::ForbiddenLink,
        place,
        text(format!("« {shown} » n’est pas une adresse du web"), format!("“{shown}” is not a web address")),
    )
    .hint(text(
        "une adresse commence par https:// et n’a pas d’espace",
        "an address opens with https:// and has no space",
    ))
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

fn low_contrast(accent: &Placed<String>, ratio: f64) -> Diagnostic {
    let shown = format!("{ratio:.1}");
    Diagnostic::new(
        Code::LowContrast,
        accent.place.clone(),
        text(
            format!(
                "cette couleur se lit mal sur du blanc (contraste de {} pour 1)",
                shown.replace('.', ",")
            ),
            format!("this colour is hard to read on white (contrast of {shown} to 1)"),
        ),
    )
    .hint(text(
        "choisissez-la plus sombre : il faut au moins 4,5 pour 1",
        "choose a darker one: at least 4.5 to 1 is needed",
    ))
}

/// Contrast of a `#rrggbb` colour with white, by WCAG 2.2.
fn contrast_with_white(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = colour.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    1.05 / (luminance + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_urls() {
        let parse = |address: &str| {
            BaseUrl::parse(address).map(|url| (url.as_str().to_owned(), url.path().to_owned()))
        };
        assert_eq!(parse("https://a.fr"), Some(("https://a.fr/".into(), "/".into())));
        assert_eq!(parse("https://a.fr/x/y/"), Some(("https://a.fr/x/y/".into(), "/x/y/".into())));
        for refused in ["a.fr", "ftp://a.fr", "https://", "https:///x", "https://a.fr/?x", "javascript:1"] {
            assert_eq!(parse(refused), None, "{refused}");
        }
    }

    #[test]
    fn contrast_follows_wcag() {
        assert!((contrast_with_white("#000000") - 21.0).abs() < 0.01);
        assert!((contrast_with_white("#767676") - 4.54).abs() < 0.01);
    }
}
