//! What the page of an entry of any kind shows.

use serde::Serialize;

use super::shared::{mailto, status_key};
use super::sources::{Cited, SourceView};
use super::{Card, DateView, Link, ShareView, Shared, UsesView};
use crate::model::{Entry, EntryId, Kind, Status};
use crate::render::pen::{Pen, percent_encode, web};
use crate::render::qr::Qr;
use crate::route::Page;

/// An entry of any kind.
#[derive(Debug, Serialize)]
pub struct EntryView<'a> {
    #[serde(rename = "titre")]
    title: &'a str,
    #[serde(rename = "genre")]
    kind: &'static str,
    #[serde(rename = "genre_nom")]
    kind_name: &'a str,
    /// HTML.
    #[serde(rename = "resume")]
    summary: Option<String>,
    theme: Option<Link>,
    #[serde(rename = "publics")]
    audiences: Vec<&'a str>,
    #[serde(rename = "statut")]
    status: StatusView<'a>,
    /// Of a retired entry: where its reader goes.
    #[serde(rename = "remplace_par")]
    replaced_by: Option<&'a Card>,
    /// Retired entries that this one replaces.
    #[serde(rename = "remplace")]
    replaces: Vec<&'a Card>,
    /// HTML.
    #[serde(rename = "corps")]
    body: Option<String>,
    /// Whether the body opens with a heading of its own.
    #[serde(rename = "corps_titre")]
    has_headed_body: bool,
    #[serde(rename = "voir_aussi")]
    see_also: Vec<&'a Card>,
    #[serde(rename = "emplois")]
    uses: UsesView<'a>,
    sources: Vec<SourceView<'a>>,
    #[serde(rename = "verifie_le")]
    verified_on: Option<DateView>,
    #[serde(rename = "revoir_avant")]
    review_before: Option<DateView>,
    #[serde(rename = "responsable")]
    steward: Option<&'a str>,
    #[serde(rename = "auteurs")]
    authors: Option<String>,
    licence: Option<&'a str>,
    /// How to cite it, up to its address.
    #[serde(rename = "citation")]
    citation: Option<String>,
    #[serde(rename = "permalien")]
    permalink: Option<String>,
    /// How its reader passes it on, once it has an address.
    #[serde(rename = "partage")]
    share: Vec<ShareView>,
    /// The permalink as a drawing, for paper.
    qr: Option<Qr>,
    #[serde(rename = "modifier")]
    edit: Option<EditView>,
}

/// How far an entry has come.
#[derive(Debug, Serialize)]
struct StatusView<'a> {
    #[serde(rename = "cle")]
    key: &'static str,
    #[serde(rename = "nom")]
    name: &'a str,
    #[serde(rename = "phrase")]
    sentence: &'a str,
}

/// How a reader proposes a change.
#[derive(Debug, Serialize)]
struct EditView {
    #[serde(rename = "adresse")]
    url: String,
    #[serde(rename = "par_courriel")]
    is_mail: bool,
}

impl<'a> EntryView<'a> {
    /// An entry, after what its kind shows: `cited` holds the documents that this has cited, `shown`
    /// the entries that it already leads to.
    pub fn new(
        shared: &'a Shared,
        id: EntryId,
        pen: &Pen<'_>,
        mut cited: Cited<'a>,
        shown: &[EntryId],
    ) -> Self {
        let (entry, words, config) = (shared.entry(id), shared.words(), shared.config());
        let (meta, relations) = (&entry.meta, shared.edition.lexicon.relations(id));
        cited.numbers(&meta.sources);
        let see_also: Vec<EntryId> = relations
            .see_also
            .iter()
            .copied()
            .filter(|other| !shown.contains(other) && *other != id)
            .collect();
        let uses = UsesView::new(shared, id, |other| shown.contains(&other) || see_also.contains(&other));
        let status = status_key(meta.status);
        let body = pen.page(&entry.body);
        let permalink = shared.edition.routes.entry(id);
        let permalink =
            config.base_url.as_ref().zip(permalink).map(|(base, permalink)| permalink.absolute(base));
        let share = permalink.as_ref().map(|url| ShareView::all(shared, &entry.title.value, url));
        EntryView {
            title: &entry.title.value,
            kind: entry.kind.key(),
            kind_name: words.get(kind_word(entry.kind)),
            summary: pen.some(&meta.summary),
            theme: theme(shared, entry),
            audiences: audiences(shared, &meta.audiences),
            status: StatusView {
                key: meta.status.key(),
                name: words.get(&format!("statut.{status}.nom")),
                sentence: words.get(&format!("statut.{status}.phrase")),
            },
            replaced_by: meta.replaced_by.as_ref().and_then(|other| shared.card(other.value)),
            replaces: shared.cards(relations.replaces.iter().copied()),
            has_headed_body: body.as_deref().is_some_and(|body| body.starts_with("<h2")),
            body,
            see_also: shared.cards(see_also.iter().copied().filter(|other| shared.entry(*other).is_listed())),
            uses,
            sources: cited.list(),
            verified_on: meta.verified_on.map(|date| DateView::new(date, words)),
            review_before: meta.review_before.as_ref().map(|date| DateView::new(date.value, words)),
            steward: meta.steward.as_deref(),
            authors: (!meta.authors.is_empty()).then(|| meta.authors.join(", ")),
            licence: meta.licence.as_deref(),
            citation: (entry.kind != Kind::Page).then(|| citation(shared, entry)),
            qr: permalink.as_deref().and_then(Qr::new),
            permalink,
            share: share.unwrap_or_default(),
            edit: edit(shared, id, entry),
        }
    }
}

/// The names of some audiences.
pub fn audiences<'a>(shared: &'a Shared, ids: &[crate::model::AudienceId]) -> Vec<&'a str> {
    ids.iter().map(|id| shared.config().audience(*id).title.as_str()).collect()
}

fn theme(shared: &Shared, entry: &Entry) -> Option<Link> {
    let theme = entry.meta.theme?;
    Some(Link::new(shared.config().theme(theme).title.clone(), shared.address(Page::Theme(theme))?))
}

fn citation(shared: &Shared, entry: &Entry) -> String {
    let (config, words) = (shared.config(), shared.words());
    let authors = match entry.meta.authors.is_empty() {
        true => String::new(),
        false => format!("{}. ", entry.meta.authors.join(", ")),
    };
    let publisher = config.publisher.name.as_ref().map(|name| format!("{name}, ")).unwrap_or_default();
    words.fill(
        "entree.citation",
        &[
            ("auteurs", &authors),
            ("titre", &entry.title.value),
            ("site", &config.title),
            ("editeur", &publisher),
            ("date", &words.date(shared.edition.info.date)),
        ],
    )
}

fn edit(shared: &Shared, id: EntryId, entry: &Entry) -> Option<EditView> {
    let config = shared.config();
    if entry.meta.status == Status::Retired {
        return None;
    }
    if let Some(pattern) = config.repository.edit.as_deref().and_then(web) {
        let url = pattern.replace("{chemin}", &percent_encode(shared.path(id), "/"));
        return Some(EditView { url, is_mail: false });
    }
    let email = config.publisher.email.as_ref()?;
    let subject = shared
        .words()
        .fill("entree.objet_courriel", &[("titre", &entry.title.value), ("site", &config.title)]);
    Some(EditView { url: mailto(email, &subject), is_mail: true })
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Term => "genre.terme",
        Kind::Fiche => "genre.fiche",
        Kind::Mission => "genre.mission",
        Kind::Workshop => "genre.atelier",
        Kind::Pathway => "genre.parcours",
        Kind::Page => "genre.page",
    }
}

/// The key of the name of several entries of a kind.
pub fn plural_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Term => "genres.terme",
        Kind::Fiche => "genres.fiche",
        Kind::Mission => "genres.mission",
        Kind::Workshop => "genres.atelier",
        Kind::Pathway => "genres.parcours",
        Kind::Page => "genres.page",
    }
}
