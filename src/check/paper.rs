//! How much of its A4 page a fiche takes once printed, from the length of its texts alone.
//!
//! The numbers are those of the print rules of `style.css`, in rem of the 8.5 pt that a fiche is printed in:
//! a page has 60 of them across and [`PAGE`] down. What a browser measures and this does not (kerning, the
//! balance of a heading, a word cut elsewhere) was calibrated against the pages that Chromium 148 prints with
//! DejaVu fonts. Of 70 fiches (the 12 of this repository, each lengthened in four ways, and the 10 in the
//! table of the tests) it agrees with the printed page on 68; the two others run over by a third of a line,
//! which it leaves alone. Narrower fonts leave more room.

use crate::config::Config;
use crate::markdown::{Prose, alerts, plain};
use crate::model::{EntryOf, Fiche};
use crate::typography::{extent, lines};

/// The height of a page between its margins (271 mm).
const PAGE: f64 = 90.4;
/// Its width (180 mm).
const WIDTH: f64 = 60.0;
/// A line of text.
const LINE: f64 = 1.3;
/// Between the parts of a fiche.
const GAP: f64 = 1.0;
/// A heading with the room below it.
const HEADING: f64 = 1.74;
/// How much wider the bold serif of a title runs than the sans that [`extent`] knows.
const BOLD: f64 = 1.08;
/// What the head of the page takes: the site's name, the theme, the state.
const HEAD: f64 = 2.9 + 0.8 + 1.76 + 2.45 + 1.0 - CALIBRATED;
/// What every estimate had too much, on average.
const CALIBRATED: f64 = 0.9;

/// A fiche laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    parts: Vec<Part>,
}

/// A part of a fiche.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What authors call it.
    pub name: Name,
    height: f64,
}

/// In French and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Part {
    /// Its height in lines of text.
    pub fn lines(&self) -> u32 {
        (self.height / LINE).round() as u32
    }
}

impl Sheet {
    /// The height of all of it, in rem.
    fn height(&self) -> f64 {
        self.parts.iter().map(|part| part.height).sum()
    }

    /// How many lines would go to a second page; `None` when it fits.
    pub fn lines_too_many(&self) -> Option<u32> {
        let over = self.height() - PAGE;
        // An estimate is not sure of half a line, and a false alarm costs its author an evening.
        (over > LINE / 2.0).then(|| (over / LINE).ceil() as u32)
    }

    /// The two parts that take most room, of those that an author can shorten.
    pub fn longest(&self) -> Vec<&Part> {
        let mut parts: Vec<&Part> = self.parts.iter().filter(|part| !part.name.fr.is_empty()).collect();
        parts.sort_by(|a, b| b.height.total_cmp(&a.height));
        parts.truncate(2);
        parts
    }
}

/// Lays out a fiche.
pub fn sheet<R, L>(entry: &EntryOf<R, L>, fiche: &Fiche, config: &Config) -> Sheet {
    let mut sheet = Sheet { parts: Vec::new() };
    let mut add = |fr: &'static str, en: &'static str, height: f64| {
        if height > 0.0 {
            sheet.parts.push(Part { name: Name { fr, en }, height });
        }
    };
    let title = rows(&entry.title.value, 50.0, 2.0 * BOLD) * 2.24;
    let summary = entry.meta.summary.as_ref().map_or(0.0, |text| 0.4 + rows(&plain(text), 50.0, 1.1) * 1.65);
    let audiences = fiche.audiences.iter().map(|id| config.audience(*id).title.as_str()).collect::<Vec<_>>();
    let audiences = match audiences.is_empty() {
        true => 0.0,
        false => rows(&audiences.join(", "), WIDTH - 5.0, 1.0) * LINE + GAP,
    };
    add("", "", HEAD + title + summary + audiences);
    let question = fiche.question.as_ref().filter(|question| !question.is_empty());
    let question = question.map_or(0.0, |text| GAP + 1.56 + rows(&plain(text), 48.0, 1.25) * 1.775);
    add("question", "question", question);
    add("essentiel", "essentiel", boxed(&fiche.essentials, 56.3, 1.38));
    add("etapes (la grille)", "etapes (the grid)", grid(fiche));
    let half = 26.6;
    add("pieges", "pieges", boxed(&fiche.pitfalls, half, 1.98).max(boxed(&fiche.tools, half, 1.98)));
    let notes = alerts(&entry.body);
    let notes = notes.iter().map(|note| {
        let text: f64 = note.iter().map(|text| rows(text, 57.2, 1.0) * LINE + 0.25).sum();
        0.5 + 0.9 + 0.18 + LINE + text
    });
    add("les encadrés", "the alerts", notes.sum());
    add("sources", "sources", sources(entry));
    let foot = config.appearance.footer.as_deref().map_or(1.0, |foot| rows(foot, WIDTH, 0.85));
    add("", "", GAP + 0.6 + (rows(&way_back(entry, config), WIDTH, 0.85) + foot) * 1.105 + 0.8);
    sheet
}

/// The line that leads back to the page, about as long as it is printed.
fn way_back<R, L>(entry: &EntryOf<R, L>, config: &Config) -> String {
    const DATE: &str = "Édition du 24 novembre 2026";
    let address = config.base_url.as_ref();
    let address = address
        .map(|base| format!("{}{}/{}/ · ", base.as_str(), entry.kind.folder(), entry.slug.value.as_str()));
    let others = entry.meta.authors.iter().chain(&entry.meta.licence).map(|words| format!(" · {words}"));
    let verified = entry.meta.verified_on.map(|_| format!(" · {DATE}"));
    [address.unwrap_or_default(), DATE.to_owned(), verified.unwrap_or_default(), others.collect()].concat()
}

/// How many lines a text takes in a width in rem, its font being so many rem.
fn rows(text: &str, width: f64, size: f64) -> f64 {
    f64::from(lines(text, (width / size * 1000.0) as u32))
}

/// A list in a frame, with its heading.
fn boxed(items: &[Prose], width: f64, frame: f64) -> f64 {
    let lines: f64 = items.iter().map(|item| rows(&plain(item), width, 1.0) * LINE + 0.15).sum();
    if items.is_empty() { 0.0 } else { GAP + frame + HEADING + lines - 0.15 }
}

/// The grid *qui, quand, comment, pour quoi*: its columns share the width as CSS 2.1 (17.5.2.2) has them.
fn grid(fiche: &Fiche) -> f64 {
    /// The size of its text, and what stands left and right of it in a cell.
    const SIZE: f64 = 0.95;
    const SIDES: f64 = 1.0;
    let said = |prose: &Option<Prose>| prose.as_ref().map(plain).unwrap_or_else(|| "–".to_owned());
    let table: Vec<[String; 5]> = fiche
        .steps
        .iter()
        .map(|step| {
            [step.title.clone(), said(&step.who), said(&step.when), said(&step.how), said(&step.what_for)]
        })
        .collect();
    if table.is_empty() {
        return 0.0;
    }
    let em = |text: &str| f64::from(extent(text)) / 1000.0 * SIZE;
    let columns = [0, 1, 2, 3, 4].map(|column| {
        let weight = if column == 0 { 1.12 } else { 1.0 };
        let cells = table.iter().map(|row| row[column].as_str());
        let most = cells.clone().map(&em).fold(4.5, f64::max) * weight + SIDES;
        let least = cells.flat_map(str::split_whitespace).map(&em).fold(4.5, f64::max) * weight + SIDES;
        (least.min(most), most)
    });
    let least: f64 = columns.iter().map(|(least, _)| least).sum();
    let most: f64 = columns.iter().map(|(_, most)| most).sum();
    let share = ((WIDTH - least) / (most - least).max(0.01)).clamp(0.0, 1.0);
    let widths = columns.map(|(least, most)| least + (most - least) * share - SIDES);
    let heights = table.iter().map(|row| {
        let cells = row.iter().zip(widths).enumerate();
        let cells = cells
            .map(|(at, (text, width))| rows(text, width + 0.05, if at == 0 { SIZE * 1.12 } else { SIZE }));
        cells.fold(1.0, f64::max) * 1.283 + 0.69
    });
    GAP + HEADING + 2.0 + heights.sum::<f64>()
}

/// The documents, in two columns of small print.
fn sources<R, L>(entry: &EntryOf<R, L>) -> f64 {
    const SIZE: f64 = 0.75;
    let heights: Vec<f64> = entry
        .meta
        .sources
        .iter()
        .map(|citation| {
            let work = &citation.work;
            // An address is small, and cut anywhere.
            let address =
                work.url.as_deref().map_or(0.0, |url| f64::from(extent(url)) * 0.85 / 1000.0 * SIZE);
            let words = [&work.author, &work.date, &citation.page, &work.consulted, &work.note];
            let words = words.into_iter().flatten().fold(work.title.clone(), |all, part| all + ", " + part);
            let width = f64::from(extent(&words)) / 1000.0 * SIZE + address;
            (width / 28.7 + 0.05).ceil() * 0.94 + 0.4
        })
        .collect();
    if heights.is_empty() {
        return 0.0;
    }
    let total: f64 = heights.iter().sum();
    // The first column takes what keeps both the most even.
    let mut first = 0.0;
    let mut best = total;
    for height in &heights {
        first += height;
        best = best.min(first.max(total - first));
    }
    // Nothing stands above the first one.
    HEADING + best - 0.4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::model::Content;
    use crate::neighbour::Neighbours;
    use crate::read::{self, Bibliography, Vocabulary};
    use crate::source::{Source, SourceId};

    /// Printed by Chromium 148 with DejaVu fonts on a sheet of 1200 mm, whose last line was looked for: how
    /// many points, rows of the grid, pitfalls, tools, alerts, sources; and its height in rem. Every second
    /// text is a long one.
    const PRINTED: &[([usize; 6], f64)] = &[
        ([4, 0, 0, 0, 0, 0], 33.36),
        ([3, 3, 2, 2, 0, 1], 58.77),
        ([5, 4, 3, 3, 1, 2], 72.27),
        ([8, 4, 3, 3, 1, 2], 76.60),
        ([3, 9, 2, 2, 0, 2], 78.45),
        ([5, 5, 4, 4, 1, 4], 80.57),
        ([6, 5, 4, 4, 1, 3], 81.80),
        ([6, 6, 5, 5, 1, 3], 86.48),
        ([5, 6, 6, 3, 2, 4], 93.71),
        ([9, 9, 6, 6, 2, 6], 111.54),
    ];

    const SHORT: &str = "Le binôme relit la fiche.";
    const LONG: &str =
        "Le médiateur note chaque jour ce qu’il a vu et fait, puis le relit avec la personne qui l’encadre.";

    fn written([points, rows, pitfalls, tools, notes, sources]: [usize; 6]) -> String {
        let text = |at: usize| if at % 2 == 1 { LONG } else { SHORT };
        let list = |key: &str, count: usize, item: &dyn Fn(usize) -> String| match count {
            0 => String::new(),
            count => {
                format!("{key}:\n{}", (0..count).map(|at| format!("  - {}\n", item(at))).collect::<String>())
            }
        };
        let words = |at: usize| format!("\"{}\"", text(at));
        [
            "---\ntitre: Clarifier la mission du poste\n".to_owned(),
            "resume: Une page pour dire ce que l’on attend du poste.\npour_qui: [mediateur]\n".to_owned(),
            "question: \"Qu’attend-on de ce poste, et qui le dit ?\"\n".to_owned(),
            list("essentiel", points, &words),
            list("etapes", rows, &|at| {
                format!("{{titre: Relire, qui: \"Le binôme.\", quand: \"Chaque mois.\", comment: \"{}\", pour_quoi: \"Comprendre.\"}}", text(at))
            }),
            list("pieges", pitfalls, &words),
            list("outils", tools, &words),
            list("sources", sources, &|at| {
                format!("{{titre: \"Compte rendu des rencontres, volume {at}\", auteur: \"Un service de l’État\", date: 2023, url: \"https://www.exemple.gouv.fr/documents/compte-rendu-des-rencontres-{at}\"}}")
            }),
            "statut: propose\n---\n\nUn développement.\n".to_owned(),
            format!("\n> [!NOTE]\n> {LONG} {LONG}\n\nSuite.\n").repeat(notes),
        ]
        .concat()
    }

    fn laid_out(text: &str) -> Sheet {
        let site = "[site]\ntitre = \"L\"\n[apparence]\npied = \"Contenu proposé, à valider avec les personnes du métier.\"\n[publics]\nmediateur = \"Médiateurs sociaux\"\n";
        let (config, _) = config::read(&Source::new("boussole.toml", site.as_bytes()), SourceId(0));
        let bibliography = Bibliography::default();
        let vocabulary =
            Vocabulary { config: &config, bibliography: &bibliography, neighbours: &Neighbours::default() };
        let source = Source::new("content/fiches/a.md", text.as_bytes());
        let (draft, complaints) = read::entry(&source, SourceId(0), vocabulary);
        assert!(complaints.is_empty(), "{complaints:?}");
        match &draft.content {
            Content::Fiche(fiche) => sheet(&draft, fiche, &config),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn heights_are_those_of_print() {
        for (counts, printed) in PRINTED {
            let found = laid_out(&written(*counts)).height();
            assert!((-1.0..1.0).contains(&(found - printed)), "{counts:?}: {found:.2}, printed {printed}");
        }
    }

    #[test]
    fn what_takes_most_room_is_named() {
        assert_eq!(laid_out(&written([6, 6, 5, 5, 1, 3])).lines_too_many(), None);
        let sheet = laid_out(&written([9, 9, 6, 6, 2, 6]));
        assert!((14..=18).contains(&sheet.lines_too_many().unwrap()), "{sheet:?}");
        let named: Vec<&str> = sheet.longest().iter().map(|part| part.name.fr).collect();
        assert_eq!(named, ["etapes (la grille)", "pieges"]);
    }
}
