//! Addresses: which page stands where, what the old addresses lead to, and what was promised.
//!
//! Every address of the site is made in this file. Pages are folders with an `index.html`, links
//! between them are relative, so one output works under any base path.

mod files;
mod lock;
mod permalink;

use std::collections::BTreeMap;

pub use files::{Fate, alone, fates};
pub use lock::{Lock, check_promises};
pub use permalink::{OutputPath, Permalink, relative};

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::model::{EntryId, Kind, Lexicon, Status, ThemeId};
use crate::source::Place;

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    /// The home page.
    Home,
    /// The entries of a kind; for terms, the A to Z.
    List(Kind),
    /// All themes.
    Themes,
    /// One theme.
    Theme(ThemeId),
    /// What changed.
    Changes,
    /// What the law asks a site to say, unless its author wrote that page.
    Legal(Legal),
    /// The state of the lexicon, for its editors: a page that nothing leads to.
    Survey,
    /// The files that other tools read.
    Data,
    /// A dossier, by its position in the configuration.
    Dossier(usize),
    /// One entry.
    Entry(EntryId),
    /// What a wrong address shows.
    NotFound,
}

/// The folder of the parts of a long list, below its page.
pub const PARTS: &str = "lettre";

/// A page that the law asks of a public site, or that readers expect beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Legal {
    /// The statement of accessibility (RGAA 4.1.2).
    Accessibility,
    /// Who publishes and who hosts (LCEN, article 1-1).
    Notices,
    /// What becomes of readers' data.
    Privacy,
    /// What the site does to weigh little (RGESN).
    Ecodesign,
}

impl Legal {
    /// All, in the order of the footer.
    pub const ALL: [Legal; 4] = [Legal::Accessibility, Legal::Notices, Legal::Privacy, Legal::Ecodesign];

    /// The last part of its address.
    pub fn folder(self) -> &'static str {
        match self {
            Legal::Accessibility => "accessibilite",
            Legal::Notices => "mentions-legales",
            Legal::Privacy => "confidentialite",
            Legal::Ecodesign => "eco-conception",
        }
    }
}

/// An old address and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: Permalink,
    /// The page that its readers get.
    pub to: Permalink,
}

/// Every address of a site.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    pages: Vec<(Page, Permalink)>,
    entries: Vec<Option<Permalink>>,
    redirects: Vec<Redirect>,
}

impl Routes {
    /// Every page with its address, in a fixed order.
    pub fn pages(&self) -> &[(Page, Permalink)] {
        &self.pages
    }

    /// Where an entry is published; `None` for a draft.
    pub fn entry(&self, id: EntryId) -> Option<&Permalink> {
        self.entries.get(id.0 as usize)?.as_ref()
    }

    /// Where a page is published; `None` when the site has no such page.
    pub fn page(&self, page: Page) -> Option<&Permalink> {
        match page {
            Page::Entry(id) => self.entry(id),
            page => self.pages.iter().find(|(known, _)| *known == page).map(|(_, permalink)| permalink),
        }
    }

    /// Old addresses, in order.
    pub fn redirects(&self) -> &[Redirect] {
        &self.redirects
    }

    /// Makes lists that were published, and have nothing to show any more, lead to the home page: no entry
    /// could take their place.
    pub fn keep_lists(&mut self, lock: &Lock) {
        let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Page).map(|kind| kind.folder());
        for folder in kinds.chain(["themes"]) {
            let from = Permalink::folder(folder);
            let is_answered = self.pages.iter().any(|(_, page)| *page == from)
                || self.redirects.iter().any(|redirect| redirect.from == from);
            if !is_answered && lock.has(from.as_str()) {
                self.redirects.push(Redirect { from, to: Permalink::home() });
            }
        }
        self.redirects.sort_by(|a, b| a.from.cmp(&b.from));
    }
}

/// Plans every address. Drafts have one only with `drafts`.
pub fn plan(lexicon: &Lexicon, config: &Config, drafts: bool) -> (Routes, Diagnostics) {
    let mut routes = Routes::default();
    let mut complaints = Diagnostics::default();
    routes.entries = lexicon
        .entries()
        .iter()
        .map(|entry| {
            (drafts || entry.meta.status != Status::Draft)
                .then(|| Permalink::entry(entry.kind, &entry.slug.value))
        })
        .collect();
    routes.pages = fixed_pages(lexicon, config, &routes);
    let mut taken = Taken::default();
    for (_, permalink) in &routes.pages {
        taken.add(permalink, None);
    }
    // Where the parts of a list that grows will stand.
    for (page, permalink) in &routes.pages {
        if matches!(page, Page::List(_) | Page::Theme(_)) {
            let folder = format!("{}{PARTS}", permalink.as_str().trim_start_matches('/'));
            taken.reserved.push(OutputPath::new(&folder).map(|folder| folder.folded()).unwrap_or_default());
        }
    }
    for reserved in ["assets", "cartes", "dossiers", "recherche", "themes", "hors-ligne"] {
        taken.add(&Permalink::folder(reserved), None);
    }
    for (id, entry) in lexicon.iter() {
        let Some(permalink) = routes.entry(id).cloned() else { continue };
        match taken.by(&permalink) {
            Some(by) => complaints.push(collision(lexicon, &permalink, entry.slug.place.clone(), by)),
            None => {
                taken.add(&permalink, Some(id));
                routes.pages.push((Page::Entry(id), permalink));
            }
        }
    }
    for (id, entry) in lexicon.iter() {
        let Some(to) = routes.entry(id).cloned() else { continue };
        for former in &entry.meta.former_links {
            let Some(from) = Permalink::former(&former.value, config.base_url.as_ref()) else {
                complaints.push(
                    Diagnostic::new(
                        Code::InvalidId,
                        former.place.clone(),
                        text(
                            format!("« {} » n’est pas une adresse de ce site", former.value),
                            format!("“{}” is not an address of this site", former.value),
                        ),
                    )
                    .hint(text(
                        "écrivez ce qui suit le nom du site, par exemple /lexique/ancien-nom/",
                        "write what follows the site’s name, for instance /lexique/old-name/",
                    )),
                );
                continue;
            };
            match taken.by(&from) {
                Some(By::Page(Some(owner))) if owner == id && from == to => {}
                Some(by) => complaints.push(collision(lexicon, &from, former.place.clone(), by)),
                None => {
                    taken.add(&from, Some(id));
                    routes.redirects.push(Redirect { from, to: to.clone() });
                }
            }
        }
    }
    routes.redirects.sort_by(|a, b| a.from.cmp(&b.from));
    (routes, complaints)
}

fn fixed_pages(lexicon: &Lexicon, config: &Config, routes: &Routes) -> Vec<(Page, Permalink)> {
    let has =
        |kind: Kind| lexicon.of_kind(kind).any(|(id, entry)| entry.is_listed() && routes.entry(id).is_some());
    let mut pages = vec![
        (Page::Home, Permalink::home()),
        (Page::List(Kind::Term), Permalink::folder(Kind::Term.folder())),
    ];
    let lists = [Kind::Fiche, Kind::Mission, Kind::Workshop, Kind::Pathway];
    pages.extend(
        lists
            .into_iter()
            .filter(|kind| has(*kind))
            .map(|kind| (Page::List(kind), Permalink::folder(kind.folder()))),
    );
    if !config.themes.is_empty() {
        pages.push((Page::Themes, Permalink::folder("themes")));
        let themes = (0..).map(ThemeId).zip(&config.themes);
        pages.extend(
            themes.map(|(id, theme)| (Page::Theme(id), Permalink::folder(&format!("themes/{}", theme.id)))),
        );
    }
    pages.push((Page::Changes, Permalink::folder("nouveautes")));
    let dossiers = config.dossiers.iter().enumerate();
    pages
        .extend(dossiers.map(|(at, dossier)| {
            (Page::Dossier(at), Permalink::folder(&format!("dossiers/{}", dossier.id)))
        }));
    pages.push((Page::Data, Permalink::folder("donnees")));
    let is_written = |folder: &str| {
        lexicon
            .of_kind(Kind::Page)
            .any(|(id, entry)| entry.slug.value.as_str() == folder && routes.entry(id).is_some())
    };
    pages.extend(
        Legal::ALL
            .into_iter()
            .filter(|legal| !is_written(legal.folder()))
            .map(|legal| (Page::Legal(legal), Permalink::folder(legal.folder()))),
    );
    if config.publishes_survey {
        pages.push((Page::Survey, Permalink::folder("rapport")));
    }
    pages.push((Page::NotFound, Permalink::not_found()));
    pages
}

/// The files and folders of the site so far; case-blind, as the disks of many hosts are.
#[derive(Default)]
struct Taken {
    files: BTreeMap<String, Option<EntryId>>,
    folders: BTreeMap<String, Option<EntryId>>,
    /// Folders in which nothing of an author's may stand.
    reserved: Vec<String>,
}

/// What has an address already.
#[derive(Clone, Copy)]
enum By {
    /// A page or redirect of an entry, or one that Boussole makes itself.
    Page(Option<EntryId>),
    /// A file that should be a folder as well, or a folder that should be a file.
    Shape(Option<EntryId>),
}

impl Taken {
    fn add(&mut self, permalink: &Permalink, owner: Option<EntryId>) {
        let file = permalink.output().folded();
        for folder in folders_of(&file) {
            self.folders.entry(folder.to_owned()).or_insert(owner);
        }
        self.files.entry(file).or_insert(owner);
    }

    fn by(&self, permalink: &Permalink) -> Option<By> {
        let file = permalink.output().folded();
        let is_in = |folder: &String| file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        // The folder itself may be the page of an entry.
        let is_below = |folder: &String| is_in(folder) && file.len() > folder.len() + "/index.html".len();
        if self.reserved.iter().any(is_below) {
            return Some(By::Page(None));
        }
        if let Some(owner) = self.files.get(&file) {
            return Some(By::Page(*owner));
        }
        let above = || folders_of(&file).find_map(|folder| self.files.get(folder));
        self.folders.get(&file).or_else(above).map(|owner| By::Shape(*owner))
    }
}

/// Every folder that a file stands in, from the outermost.
fn folders_of(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices('/').map(|(at, _)| &file[..at])
}

fn collision(lexicon: &Lexicon, permalink: &Permalink, place: Place, by: By) -> Diagnostic {
    let owner = match by {
        By::Page(owner) => owner,
        By::Shape(owner) => {
            let message = text(
                format!("l’adresse {permalink} fait d’un même nom un fichier et un dossier"),
                format!("the address {permalink} makes one name both a file and a folder"),
            );
            let complaint = Diagnostic::new(Code::AddressCollision, place, message).hint(text(
                "gardez une seule des deux adresses dans « anciens_liens: »",
                "keep only one of the two addresses in “anciens_liens:”",
            ));
            return match owner {
                Some(id) => complaint.related(
                    lexicon.get(id).slug.place.clone(),
                    text("avec cette entrée", "with this entry"),
                ),
                None => complaint,
            };
        }
    };
    let message = text(
        format!("l’adresse {permalink} est déjà prise"),
        format!("the address {permalink} is taken already"),
    );
    let complaint = Diagnostic::new(Code::AddressCollision, place, message);
    match owner {
        Some(id) => complaint
            .related(lexicon.get(id).slug.place.clone(), text("par cette entrée", "by this entry"))
            .hint(text("donnez à l’une des deux un autre « id: »", "give one of them another “id:”")),
        None => complaint.hint(text(
            "c’est celle d’une page que Boussole fait lui-même : choisissez un autre « id: »",
            "it is that of a page that Boussole makes itself: choose another “id:”",
        )),
    }
}
