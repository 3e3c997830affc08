//! Which files the site has, and what answers each.

use std::collections::BTreeMap;

use super::SEARCH;
use crate::export;
use crate::model::{EntryId, Kind};
use crate::render::assets::Assets;
use crate::render::feed::{self, Followed};
use crate::render::offline::{LIST, OFFLINE, WEB_MANIFEST, WORKER};
use crate::render::picture::{Picture, Pictures};
use crate::render::view::{Shade, Shared};
use crate::render::{OPEN_SEARCH, hosting};
use crate::route::{OutputPath, Page};

/// What answers a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    /// Words that the site writes.
    Text(Text),
    /// An asset of the theme.
    ThemeAsset,
    /// A file of `content/`, by its position.
    Asset(usize),
    /// An icon or a card.
    Picture(Picture),
    /// A file of the exports.
    Export(export::File),
}

/// Words that the site writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// A page, by its position among the routes.
    Page(usize),
    /// A part of a long list: the list, and the part's position.
    Part(Page, usize),
    /// The page of an old address, by its position.
    Redirect(usize),
    /// A term in a small page for the frames of other sites.
    Embed(EntryId, Shade),
    /// The page of the search.
    Search,
    /// What makes a browser offer the search.
    OpenSearch,
    /// The page where readers take the site along.
    Offline,
    /// What it would take.
    OfflineList,
    /// What answers without a network.
    Worker,
    /// What a phone needs to install the site.
    WebManifest,
    /// Old addresses, as each host reads them; headers too.
    Redirects,
    Headers,
    Apache,
    Nginx,
    NginxServer,
    NoJekyll,
    /// What search engines read.
    Sitemap,
    Robots,
    /// What feed readers follow.
    Feed(Followed),
}

impl From<Text> for File {
    fn from(text: Text) -> Self {
        File::Text(text)
    }
}

/// Which file answers each path. Where two want one path, pages win over what authors put in
/// `content/`, and that over what Boussole adds: a site may bring its own `robots.txt`.
pub(super) fn plan(shared: &Shared, assets: &Assets, pictures: &Pictures) -> BTreeMap<OutputPath, File> {
    let edition = &*shared.edition;
    let mut files = BTreeMap::new();
    put(&mut files, OutputPath::new("_headers"), Text::Headers);
    put(&mut files, OutputPath::new(".htaccess"), Text::Apache);
    put(&mut files, OutputPath::new("boussole.nginx.conf"), Text::NginxServer);
    put(&mut files, OutputPath::new(hosting::NO_JEKYLL), Text::NoJekyll);
    if !edition.routes.redirects().is_empty() {
        put(&mut files, OutputPath::new("_redirects"), Text::Redirects);
        put(&mut files, OutputPath::new("redirections.nginx.conf"), Text::Nginx);
    }
    put(&mut files, OutputPath::new(&format!("{SEARCH}index.html")), Text::Search);
    put(&mut files, OutputPath::new(&format!("{OFFLINE}index.html")), Text::Offline);
    put(&mut files, OutputPath::new(LIST), Text::OfflineList);
    put(&mut files, OutputPath::new(WORKER), Text::Worker);
    put(&mut files, OutputPath::new(WEB_MANIFEST), Text::WebManifest);
    if edition.config.base_url.is_some() {
        put(&mut files, OutputPath::new(OPEN_SEARCH), Text::OpenSearch);
        put(&mut files, OutputPath::new("sitemap.xml"), Text::Sitemap);
        put(&mut files, OutputPath::new("robots.txt"), Text::Robots);
        for followed in Followed::all(&edition.config) {
            put(&mut files, edition.routes.page(followed.page()).and_then(feed::path), Text::Feed(followed));
        }
    }
    for (path, picture) in pictures.files(edition) {
        put(&mut files, Some(path), File::Picture(picture));
    }
    for (path, file) in export::files(edition) {
        put(&mut files, Some(path), File::Export(file));
    }
    for (id, _) in edition.lexicon.of_kind(Kind::Term).filter(|(id, _)| edition.routes.entry(*id).is_some()) {
        for shade in Shade::ALL {
            let slug = edition.lexicon.get(id).slug.value.as_str();
            put(&mut files, Some(shade.permalink(slug).output()), Text::Embed(id, *shade));
        }
    }
    for (path, _) in assets.files() {
        put(&mut files, Some(path.clone()), File::ThemeAsset);
    }
    for at in 0..edition.assets.len() {
        put(&mut files, edition.asset(at).map(|permalink| permalink.output()), File::Asset(at));
    }
    for (at, redirect) in edition.routes.redirects().iter().enumerate() {
        // A page under another type than HTML would be shown as its own source.
        let path = redirect.from.output();
        if path.as_str().ends_with(".html") || path.as_str().ends_with(".htm") {
            put(&mut files, Some(path), Text::Redirect(at));
        }
    }
    for (list, position) in shared.parts.all() {
        let part = shared.parts.get(list, position).zip(edition.routes.page(list));
        put(&mut files, part.map(|(part, page)| part.permalink(page).output()), Text::Part(list, position));
    }
    for (at, (_, permalink)) in edition.routes.pages().iter().enumerate() {
        put(&mut files, Some(permalink.output()), Text::Page(at));
    }
    files
}

fn put(files: &mut BTreeMap<OutputPath, File>, path: Option<OutputPath>, file: impl Into<File>) {
    if let Some(path) = path {
        files.insert(path, file.into());
    }
}
