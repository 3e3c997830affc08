//! From a project to a site: the stages from configure to render, on one screen.
//!
//! [`Session::compile`] is a function of its inputs. A session only remembers what it has read, so
//! that the development server reads again the files that changed and no others.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{self, Config};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, text};
use crate::edition::{BuildInfo, Edition};
use crate::link::{self, LinkRules};
use crate::model::{Draft, Kind};
use crate::neighbour::Neighbours;
use crate::project::{MAX_ENTRY, MAX_LEXICON, Project, Reason, Rejected};
use crate::read::{self, Bibliography, Vocabulary};
use crate::render::{EMBEDDED, Site, Theme};
use crate::route::{self, Fate, Lock};
use crate::source::{Place, Source, SourceId, Sources};
use crate::{check, resolve};

/// What a build gives.
pub struct Outcome {
    /// The site; `None` when an error forbids publishing.
    pub site: Option<Arc<Site>>,
    /// Everything to say about the author's texts, in order.
    pub diagnostics: Diagnostics,
    /// The texts that they speak of.
    pub sources: Arc<Sources>,
    /// What `permaliens.lock` should hold after publishing, when that is not what it holds.
    pub lock: Option<LockUpdate>,
    /// Published entries of each kind.
    pub counts: Vec<(Kind, usize)>,
    /// What the site was made of, drafts too; also when nothing may be published.
    pub edition: Arc<Edition>,
}

/// A change of `permaliens.lock`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockUpdate {
    /// The file's new text.
    pub text: String,
    /// How many addresses are new.
    pub added: usize,
}

/// What has been read so far.
#[derive(Default)]
pub struct Session {
    sources: Vec<Arc<Source>>,
    ids: HashMap<String, SourceId>,
    drafts: HashMap<SourceId, (Arc<Source>, Arc<Draft>, Diagnostics)>,
    /// What entries may name was read from those texts.
    vocabulary: Vec<Arc<Source>>,
    neighbours: (Arc<Neighbours>, Diagnostics),
    theme: Option<(crate::diagnostic::Lang, Arc<Theme>)>,
    links: link::Memory,
    /// Whether it compiles only once: drafts are then let go as soon as they are resolved.
    is_single: bool,
    /// Whether a server answers for the site, searches too.
    is_served: bool,
}

/// Compiles a project once, in less memory than a [`Session`] that goes on.
pub fn compile(project: &Project, info: BuildInfo, strict: bool) -> Outcome {
    Session { is_single: true, ..Session::default() }.compile(project, info, strict)
}

impl Session {
    /// A session whose sites have a server behind them.
    pub fn served() -> Self {
        Session { is_served: true, ..Session::default() }
    }

    /// Compiles a project. With `strict`, warnings are errors.
    pub fn compile(&mut self, project: &Project, info: BuildInfo, strict: bool) -> Outcome {
        let mut complaints = Diagnostics::default();
        let mut sources = self.number(project);
        let (config, bibliography, neighbours) = self.read_vocabulary(project, &mut complaints);
        for rejected in &project.rejected {
            complaints.push(reject(rejected, self.ids[&rejected.path]));
        }
        let vocabulary = Vocabulary { config: &config, bibliography: &bibliography, neighbours: &neighbours };
        let drafts = self.read_entries(project, vocabulary, &mut complaints);
        if !config.is_whole {
            // The themes and audiences that entries name may be declared where nothing could be read.
            complaints.retain_map(|complaint| (complaint.code != Code::UnknownValue).then_some(complaint));
        }
        let (resolved, flaws) = resolve::lexicon(drafts, vocabulary, &project.assets, &sources, info.drafts);
        complaints.append(flaws);
        let rules = LinkRules { automatic: config.automatic_links, drafts: info.drafts };
        let links = match self.is_single {
            true => link::mentions(&resolved.lexicon, &neighbours, rules),
            false => self.links.mentions(&resolved.lexicon, &neighbours, &sources, rules),
        };
        complaints.append(check::run(&resolved.lexicon, &links, &config, info.date));
        let (mut routes, flaws) = route::plan(&resolved.lexicon, &config, info.drafts);
        complaints.append(flaws);
        let known = project.lock.as_ref().map(|source| Lock::read(source)).unwrap_or_default();
        routes.keep_lists(&known);
        let bases: Vec<_> = info.base_url.iter().chain(&config.base_url).collect();
        let fates = route::fates(project, &resolved, &bases, &routes, &known);
        // What could not be read may lead to any file.
        if resolved.lexicon.entries().iter().all(|entry| entry.is_readable) {
            complaints.extend(self.files_alone(project, &fates, &mut sources));
        }
        let files = project.assets.iter().zip(&fates).filter(|(_, fate)| **fate == Fate::Published);
        let files: Vec<String> = files.map(|(asset, _)| format!("/{}", asset.path)).collect();
        // Without its themes and dossiers, a site seems to lose their addresses.
        let is_whole = config.is_whole;
        if let Some(source) = project.lock.as_ref().filter(|_| is_whole) {
            let has_address = config.base_url.is_some() || info.base_url.is_some();
            let id = self.ids[&source.path];
            complaints.append(route::check_promises(source, id, &routes, &files, has_address));
        }
        let lock = promised(&known, &routes, &info).filter(|_| is_whole);
        let (theme, flaws) = self.load_theme(project, &config, &mut sources);
        complaints.append(flaws);
        complaints.append(check::drawings(&project.assets, &self.ids));
        let diagnostics = check::settle(complaints, &resolved.lexicon, &config, strict);
        let sources = Arc::new(sources);
        let edition =
            Edition::new(config, resolved, links, routes, project.assets.clone(), info, Arc::clone(&sources));
        let withheld = (0..).zip(&fates).filter(|(_, fate)| **fate != Fate::Published).map(|(at, _)| at);
        let edition = Arc::new(Edition { neighbours, withheld: withheld.collect(), ..edition });
        let counts = Kind::ALL.iter().map(|kind| (*kind, edition.listed(*kind).count())).collect();
        let site = (!diagnostics.has_errors()).then(|| {
            let site = Site::new(Arc::clone(&edition), theme, Arc::clone(&sources));
            Arc::new(if self.is_served { site.answering() } else { site })
        });
        Outcome { site, diagnostics, sources, lock, counts, edition }
    }

    /// The site's theme; the one in the program is parsed once a session.
    fn load_theme(
        &mut self,
        project: &Project,
        config: &Config,
        sources: &mut Sources,
    ) -> (Arc<Theme>, Diagnostics) {
        let name = &config.appearance.theme;
        let is_own =
            name != EMBEDDED || project.theme.iter().any(|file| file.path.starts_with(&format!("{name}/")));
        match &self.theme {
            Some((lang, theme)) if !is_own && *lang == config.lang => {
                return (Arc::clone(theme), Diagnostics::default());
            }
            _ => {}
        }
        let (theme, complaints) = Theme::load(&project.theme, name, config.lang, sources);
        let theme = Arc::new(theme);
        self.theme = (!is_own).then(|| (config.lang, Arc::clone(&theme)));
        (theme, complaints)
    }

    /// Gives every text a number; a path keeps its own from one compilation to the next.
    fn number(&mut self, project: &Project) -> Sources {
        let named = [&project.config, &project.bibliography, &project.lock].into_iter().flatten();
        let drawings = project.assets.iter().filter_map(|asset| asset.svg.as_ref());
        for source in named.chain(&project.lexicons).chain(&project.entries).chain(drawings) {
            match self.ids.get(&source.path) {
                Some(id) => self.sources[id.0 as usize] = Arc::clone(source),
                None => self.add(Arc::clone(source)),
            }
        }
        for rejected in &project.rejected {
            if !self.ids.contains_key(&rejected.path) {
                self.add(Arc::new(Source::new(rejected.path.clone(), b"")));
            }
        }
        self.sources.iter().cloned().collect()
    }

    /// Complains about files that nothing leads to. They have no text: their numbers come when they are named.
    fn files_alone(&mut self, project: &Project, fates: &[Fate], sources: &mut Sources) -> Vec<Diagnostic> {
        let alone = project.assets.iter().zip(fates).filter(|(_, fate)| **fate == Fate::Alone);
        let mut complaints = Vec::new();
        for (asset, _) in alone {
            let path = format!("content/{}", asset.path);
            if !self.ids.contains_key(&path) {
                self.add(Arc::new(Source::new(path.clone(), b"")));
            }
            complaints.push(route::alone(asset, Place::start(self.ids[&path])));
        }
        if !complaints.is_empty() {
            *sources = self.sources.iter().cloned().collect();
        }
        complaints
    }

    fn add(&mut self, source: Arc<Source>) {
        let id = SourceId(self.sources.len() as u32);
        self.ids.insert(source.path.clone(), id);
        self.sources.push(source);
    }

    fn read_vocabulary(
        &mut self,
        project: &Project,
        complaints: &mut Diagnostics,
    ) -> (Config, Bibliography, Arc<Neighbours>) {
        let source =
            project.config.clone().unwrap_or_else(|| Arc::new(Source::new(crate::project::CONFIG, b"")));
        if !self.ids.contains_key(&source.path) {
            self.add(Arc::clone(&source));
        }
        let (config, flaws) = config::read(&source, self.ids[&source.path]);
        complaints.append(flaws);
        let mut bibliography = Bibliography::default();
        if let Some(source) = &project.bibliography {
            let (read, flaws) = Bibliography::read(source, self.ids[&source.path]);
            complaints.append(flaws);
            bibliography = read;
        }
        // Entries name themes, documents and terms of others: they are read again when those changed.
        let texts: Vec<Arc<Source>> = std::iter::once(&source)
            .chain(&project.bibliography)
            .chain(&project.lexicons)
            .map(Arc::clone)
            .collect();
        let is_same = texts.len() == self.vocabulary.len()
            && texts.iter().zip(&self.vocabulary).all(|(now, known)| Arc::ptr_eq(now, known));
        if !is_same {
            self.drafts.clear();
            self.vocabulary = texts;
            let (neighbours, flaws) = Neighbours::load(project, &config, |path| self.ids.get(path).copied());
            self.neighbours = (Arc::new(neighbours), flaws);
        }
        let (neighbours, flaws) = &self.neighbours;
        complaints.extend(flaws.iter().cloned());
        (config, bibliography, Arc::clone(neighbours))
    }

    fn read_entries(
        &mut self,
        project: &Project,
        vocabulary: Vocabulary<'_>,
        complaints: &mut Diagnostics,
    ) -> Vec<Arc<Draft>> {
        let is_known = |id: &SourceId, source: &Arc<Source>| {
            self.drafts.get(id).is_some_and(|(known, _, _)| Arc::ptr_eq(known, source))
        };
        let fresh: Vec<_> = project
            .entries
            .par_iter()
            .map(|source| (self.ids[&source.path], source))
            .filter(|(id, source)| !is_known(id, source))
            .map(|(id, source)| {
                let (draft, flaws) = read::entry(source, id, vocabulary);
                (id, (Arc::clone(source), Arc::new(draft), flaws))
            })
            .collect();
        self.drafts.extend(fresh);
        if self.drafts.len() > project.entries.len() {
            let there: HashSet<SourceId> =
                project.entries.iter().map(|source| self.ids[&source.path]).collect();
            self.drafts.retain(|id, _| there.contains(id));
        }
        let mut drafts = Vec::with_capacity(project.entries.len());
        for source in &project.entries {
            if let Some((_, draft, flaws)) = self.drafts.get(&self.ids[&source.path]) {
                drafts.push(Arc::clone(draft));
                complaints.extend(flaws.iter().cloned());
            }
        }
        if self.is_single {
            self.drafts.clear();
        }
        drafts
    }
}

/// What the list of promises should hold after publishing, when it does not.
fn promised(known: &Lock, routes: &route::Routes, info: &BuildInfo) -> Option<LockUpdate> {
    // A build with drafts promises nothing: its drafts may go.
    if info.drafts {
        return None;
    }
    let next = known.extended(routes);
    let added = next.len() - known.len();
    (added > 0).then(|| LockUpdate { text: next.to_text(), added })
}

fn reject(rejected: &Rejected, id: SourceId) -> Diagnostic {
    let place = Place::start(id);
    match rejected.reason {
        Reason::Oversized(bytes) if rejected.path.ends_with(".json") => Diagnostic::new(
            Code::OversizedFile,
            place,
            text(
                format!(
                    "ce fichier pèse {} Mio : un lexique en pèse au plus {}",
                    mebibytes(bytes).replace('.', ","),
                    mebibytes(MAX_LEXICON).replace('.', ",")
                ),
                format!(
                    "this file weighs {} MiB: a lexicon weighs at most {}",
                    mebibytes(bytes),
                    mebibytes(MAX_LEXICON)
                ),
            ),
        )
        .hint(text(
            "prenez le donnees/lexique.json de l’autre site, ou effacez ce lexique de boussole.toml",
            "take the donnees/lexique.json of the other site, or delete that lexicon from boussole.toml",
        )),
        Reason::Oversized(bytes) => Diagnostic::new(
            Code::OversizedFile,
            place,
            text(
                format!(
                    "ce fichier pèse {} Mio : une entrée en pèse au plus {}",
                    mebibytes(bytes).replace('.', ","),
                    mebibytes(MAX_ENTRY).replace('.', ",")
                ),
                format!(
                    "this file weighs {} MiB: an entry weighs at most {}",
                    mebibytes(bytes),
                    mebibytes(MAX_ENTRY)
                ),
            ),
        )
        .hint(text(
            "partagez-le en plusieurs entrées, et sortez-en les images",
            "split it into several entries, and take images out of it",
        )),
        Reason::Foreign => Diagnostic::new(
            Code::ForeignSymlink,
            place,
            text(
                "ce lien symbolique mène hors de content/ ou nulle part",
                "this symbolic link leads out of content/ or nowhere",
            ),
        )
        .hint(text("remplacez-le par une copie du fichier", "replace it with a copy of the file")),
        Reason::Misnamed => {
            let path = &rejected.path;
            let name = path.rsplit('/').next().unwrap_or(path);
            let meant = name.to_lowercase().find(".md.").and_then(|at| name.get(..at)).unwrap_or(name);
            Diagnostic::new(
                Code::IgnoredFile,
                place,
                text(
                    format!("cette entrée n’est pas lue : ce fichier s’appelle {name}"),
                    format!("this entry is not read: this file is called {name}"),
                ),
            )
            .hint(match name.to_lowercase().ends_with(".txt") {
                true => text(
                    format!("renommez-le en {meant}.md (sous Windows, affichez d’abord les extensions des noms de fichiers)"),
                    format!("rename it {meant}.md (on Windows, first show the extensions of file names)"),
                ),
                false => text(
                    format!("enregistrez son texte, sans mise en forme, dans un fichier {meant}.md"),
                    format!("save its text, unformatted, in a file {meant}.md"),
                ),
            })
        }
        Reason::Unpublished => {
            let complaint = Diagnostic::new(
                Code::IgnoredFile,
                place,
                text(
                    "ce fichier n’est pas publié : son type n’est pas de ceux que Boussole publie",
                    "this file is not published: its type is not one that Boussole publishes",
                ),
            );
            match rejected.path.rsplit('.').next() {
                Some("html" | "htm" | "js" | "mjs" | "css") => complaint.hint(text(
                    "une page s’écrit en Markdown (.md) ; un style ou un script va dans themes/",
                    "a page is written in Markdown (.md); a style or a script goes to themes/",
                )),
                _ => complaint.hint(text(
                    "sortez-le de content/, ou enregistrez-le en .md, .pdf, .png, .jpg, .svg, .odt, .docx…",
                    "take it out of content/, or save it as .md, .pdf, .png, .jpg, .svg, .odt, .docx…",
                )),
            }
        }
    }
}

impl Outcome {
    /// How many entries are drafts that this build leaves out.
    pub fn drafts(&self) -> usize {
        let Edition { lexicon, routes, .. } = &*self.edition;
        lexicon.iter().filter(|(id, _)| routes.entry(*id).is_none()).count()
    }

    /// How many complaints of that weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.count(severity)
    }
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1_048_576.0)
}
