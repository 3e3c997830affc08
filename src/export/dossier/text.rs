//! The text of a dossier, as markup that HTML and XHTML read alike.

use crate::diagnostic::Lang;
use crate::edition::Edition;
use crate::export::Addresses;
use crate::export::skos::reference;
use crate::markdown::{Href, Hrefs, Prose, Target, escape, to_part_html};
use crate::model::{Content, Entry, EntryId};

/// The introduction, the entries in the order chosen, and the notice. `level` is that of their headings.
/// Without `addresses`, what is out of the dossier is named and not linked.
pub fn content(edition: &Edition, position: usize, addresses: Option<Addresses<'_>>, level: u8) -> String {
    let pen = Pen { edition, position, addresses, level, page: anchor };
    let mut html = pen.introduction();
    for id in pen.entries() {
        html.push_str(&format!("<section id=\"{}\">\n{}</section>\n", anchor(edition, *id), pen.entry(*id)));
    }
    html.push_str(&format!("<section class=\"notice\">\n{}</section>\n", pen.notice()));
    html
}

/// Who put the dossier together, from what, under what terms: a line each.
pub fn notice(edition: &Edition, position: usize) -> Vec<String> {
    let config = &edition.config;
    let credit = config.dossiers.get(position).and_then(|dossier| dossier.credit.clone());
    let site = match &config.base_url {
        Some(base) => format!("{}, {}, {}", config.title, base.as_str(), edition.info.date),
        None => format!("{}, {}", config.title, edition.info.date),
    };
    let licence = match (&config.licence, &config.licence_url) {
        (Some(name), Some(url)) => Some(format!("{name}, {url}")),
        (name, _) => name.clone(),
    };
    credit.into_iter().chain([site]).chain(licence).collect()
}

/// The anchor of an entry.
pub fn anchor(edition: &Edition, id: EntryId) -> String {
    edition.lexicon.get(id).full_id().replace('/', "-")
}

/// Writes the texts of a dossier.
pub struct Pen<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Which dossier.
    pub position: usize,
    /// How the rest of the site is named.
    pub addresses: Option<Addresses<'a>>,
    /// The level of an entry's heading.
    pub level: u8,
    /// The name of an entry's place in the dossier: an anchor, or a file.
    pub page: fn(&Edition, EntryId) -> String,
}

impl Pen<'_> {
    /// The entries of the dossier that are published.
    pub fn entries(&self) -> &[EntryId] {
        self.edition.dossiers.get(self.position).map_or(&[], Vec::as_slice)
    }

    /// The employer's own words.
    pub fn introduction(&self) -> String {
        let words = self
            .edition
            .config
            .dossiers
            .get(self.position)
            .and_then(|dossier| dossier.introduction.as_deref());
        let paragraphs =
            words.unwrap_or_default().split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        paragraphs.map(|text| format!("<p>{}</p>\n", escape(text))).collect()
    }

    /// The notice as paragraphs.
    pub fn notice(&self) -> String {
        notice(self.edition, self.position).iter().map(|line| format!("<p>{}</p>\n", escape(line))).collect()
    }

    /// One entry.
    pub fn entry(&self, id: EntryId) -> String {
        let entry = self.edition.lexicon.get(id);
        let level = self.level;
        let mut html = format!("<h{level}>{}</h{level}>\n", escape(&entry.title.value));
        if let Some(summary) = &entry.meta.summary {
            html.push_str(&format!("<p>{}</p>\n", self.field(id, summary)));
        }
        self.fields(&mut html, id, entry);
        html.push_str(&self.text(id, &entry.body, false));
        if !entry.meta.sources.is_empty() {
            let sources =
                entry.meta.sources.iter().map(|source| format!("<li>{}</li>", escape(&reference(source))));
            html.push_str(&format!("<ul class=\"sources\">{}</ul>\n", sources.collect::<String>()));
        }
        if let Some(url) = self.addresses.and_then(|addresses| addresses.entry(id)) {
            html.push_str(&format!("<p class=\"nature\"><a href=\"{0}\">{0}</a></p>\n", escape(&url)));
        }
        html
    }

    fn fields(&self, html: &mut String, id: EntryId, entry: &Entry) {
        let words = crate::diagnostic::text;
        let lang = self.edition.config.lang;
        let mut field = |name: crate::diagnostic::Text, values: Vec<String>| {
            let values: String = values
                .iter()
                .filter(|value| !value.is_empty())
                .map(|value| format!("<dd>{value}</dd>"))
                .collect();
            if !values.is_empty() {
                html.push_str(&format!("<dl><dt>{}</dt>{values}</dl>\n", escape(name.get(lang))));
            }
        };
        let words_of = |prose: &Prose| self.field(id, prose);
        let one = |prose: &Option<Prose>| prose.iter().map(words_of).collect::<Vec<_>>();
        let all = |proses: &[Prose]| proses.iter().map(words_of).collect::<Vec<_>>();
        match &entry.content {
            Content::Term(term) => {
                let senses = term.senses.iter().map(|sense| words_of(&sense.definition));
                field(words("Définition", "Definition"), senses.collect());
                field(words("En clair", "In plain words"), one(&term.plain));
                let admitted = term.acronym.iter().chain(&term.expansion).map(|label| escape(&label.value));
                let admitted = admitted.chain(term.admitted.iter().map(|label| escape(&label.label.value)));
                field(words("Aussi", "Also"), admitted.collect());
                let avoid = term.deprecated.iter().map(|label| {
                    let instead = label.instead.as_ref().map(|text| format!(" → {}", words_of(text)));
                    format!("{}{}", escape(&label.label.value), instead.unwrap_or_default())
                });
                field(words("À éviter", "To avoid"), avoid.collect());
                let relations = self.edition.lexicon.relations(id);
                let confusables = relations.confusables.iter().map(|(other, reason)| {
                    // The sentence holds links of the entry that it was written in.
                    let difference = self.edition.lexicon.difference(*reason);
                    let difference = difference.map(|prose| self.field(reason.0, prose)).unwrap_or_default();
                    format!("{}: {difference}", self.link(*other))
                });
                field(words("À ne pas confondre avec", "Not to be confused with"), confusables.collect());
                let views = term.viewpoints.iter();
                let views = views.map(|one| format!("{}: {}", escape(&one.actor), words_of(&one.text)));
                field(words("Qui entend quoi", "Who hears what"), views.collect());
                field(words("Exemples", "Examples"), all(&term.examples));
                let near = [&relations.broader, &relations.narrower, &relations.related];
                let near = near.into_iter().flatten().map(|other| self.link(*other));
                field(words("Voir aussi", "See also"), near.collect());
            }
            Content::Fiche(fiche) => {
                field(words("Question", "Question"), one(&fiche.question));
                field(words("L’essentiel", "Essentials"), all(&fiche.essentials));
                for step in &fiche.steps {
                    let cells = [&step.who, &step.when, &step.how, &step.what_for];
                    let cells = cells.into_iter().flat_map(&one).collect();
                    field(words(step.title.as_str(), step.title.as_str()), cells);
                }
                field(words("Pièges", "Pitfalls"), all(&fiche.pitfalls));
                field(words("Outils", "Tools"), all(&fiche.tools));
            }
            Content::Mission(mission) => {
                field(words("Finalité", "Purpose"), one(&mission.purpose));
                field(words("Activités", "Activities"), all(&mission.activities));
                field(words("Ce qu’elle n’est pas", "What it is not"), all(&mission.is_not));
                field(words("Partenaires", "Partners"), all(&mission.partners));
                let signs = mission.indicators.iter().map(|sign| words_of(&sign.indicator));
                field(words("Indicateurs", "Indicators"), signs.collect());
                field(words("Rendre compte", "Reporting"), one(&mission.reporting));
            }
            Content::Workshop(workshop) => {
                field(words("Objectifs", "Goals"), all(&workshop.goals));
                field(words("Public", "Audience"), one(&workshop.audience));
                field(words("Matériel", "Material"), all(&workshop.material));
                for step in &workshop.steps {
                    let texts = [&step.instruction, &step.support].into_iter().flat_map(&one).collect();
                    field(words(step.title.as_str(), step.title.as_str()), texts);
                }
                let quiz = workshop.quiz.iter().map(|question| words_of(&question.question));
                field(words("Quiz", "Quiz"), quiz.collect());
            }
            Content::Pathway(path) => {
                for step in &path.steps {
                    let texts = [&step.when, &step.instruction].into_iter().flat_map(&one);
                    let entries = step.entries.iter().map(|other| self.link(other.value));
                    field(words(step.title.as_str(), step.title.as_str()), texts.chain(entries).collect());
                }
            }
            Content::Page => {}
        }
    }

    /// A text of a field: words, or blocks when its author wrote blocks.
    fn field(&self, id: EntryId, prose: &Prose) -> String {
        self.text(id, prose, true)
    }

    /// A text with its marks, its headings below that of the entry.
    fn text(&self, id: EntryId, prose: &Prose, is_inline: bool) -> String {
        let links = Links { pen: self, entry: self.edition.lexicon.get(id) };
        to_part_html(prose, &links, self.level + 1, &anchor(self.edition, id), is_inline)
    }

    /// Where another entry is: in the dossier, or else on the site.
    fn address(&self, other: EntryId) -> Option<String> {
        match self.entries().contains(&other) {
            true => {
                let place = (self.page)(self.edition, other);
                Some(if place.contains('.') { place } else { format!("#{place}") })
            }
            false => self.addresses.and_then(|addresses| addresses.entry(other)),
        }
    }

    /// The title of another entry, as a link when it leads somewhere.
    fn link(&self, other: EntryId) -> String {
        let title = escape(&self.edition.lexicon.get(other).title.value);
        let url = self.address(other);
        url.map_or(title.clone(), |url| format!("<a href=\"{}\">{title}</a>", escape(&url)))
    }
}

/// Where the links of an entry lead from the dossier.
struct Links<'a> {
    pen: &'a Pen<'a>,
    entry: &'a Entry,
}

impl Hrefs for Links<'_> {
    fn href(&self, link: usize) -> Href {
        let edition = self.pen.edition;
        let inside = |url: Option<String>| url.map_or(Href::Nowhere, |url| Href::Inside { url, term: None });
        match self.entry.links.get(link).map(|link| &link.value) {
            Some(Target::Entry { id, .. }) => inside(self.pen.address(*id)),
            Some(Target::Foreign { id, .. }) => {
                let (term, lexicon) = (edition.neighbours.term(*id), edition.neighbours.lexicon(*id));
                let owner = match edition.config.lang {
                    Lang::Fr => format!("dans le lexique {}", lexicon.title),
                    Lang::En => format!("in the lexicon {}", lexicon.title),
                };
                Href::Foreign { url: term.url.clone(), name: edition.neighbours.name(*id), owner }
            }
            // Files stay on the site: a dossier is texts.
            Some(Target::Asset(position)) => {
                let addresses = self.pen.addresses.zip(edition.asset(*position));
                inside(addresses.map(|(addresses, file)| addresses.of(&file)))
            }
            Some(Target::External(url)) => Href::Outside(url.clone()),
            // Headings have no anchor here.
            Some(Target::Anchor(_) | Target::Nowhere) | None => Href::Nowhere,
        }
    }

    fn word(&self, key: &str) -> &str {
        let (fr, en) = match key {
            "alerte.note" => ("Note", "Note"),
            "alerte.conseil" => ("Conseil", "Tip"),
            "alerte.important" => ("Important", "Important"),
            "alerte.attention" => ("Attention", "Warning"),
            "alerte.danger" => ("Danger", "Caution"),
            "texte.tableau" => ("Tableau", "Table"),
            "texte.fait" => ("Fait", "Done"),
            "texte.a_faire" => ("À faire", "To do"),
            "texte.note" => ("Note", "Note"),
            "texte.notes" => ("Notes", "Notes"),
            "texte.retour" => ("Retour au texte, note", "Back to the text, note"),
            _ => ("", ""),
        };
        match self.pen.edition.config.lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }
}
