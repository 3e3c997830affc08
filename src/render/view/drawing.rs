//! The neighbours of a term as a small drawing: what is broader above, what is narrower below, what is
//! related at the sides, the term in the middle.
//!
//! The list beside it says the same in words, and more: the drawing is for the eye alone, and neither screen
//! readers nor the keyboard meet its links a second time.

use serde::Serialize;

use super::Card;
use crate::render::words::Words;

/// The width of the drawing, in units that are pixels at its full size: what a phone of 360 px has room for.
const WIDTH: u32 = 308;
/// The width of one of two boxes in a row; the trunk passes between them.
const HALF: u32 = 146;
/// The width of a box that stands alone in its row.
const ALONE: u32 = 200;
/// The width of a box at a side, and of the term between two sides.
const SIDE: u32 = 90;
const MIDDLE: u32 = 104;
/// Between rows, and from a group to the term.
const GAP: u32 = 7;
const STEP: u32 = 16;
const LINE: u32 = 16;
/// Within a box, left and right together; above and below together.
const PADDING: u32 = 10;
/// What bold letters take more in the box of the term.
const BOLD: u32 = 14;
/// The height of the name of a group.
const CAPTION: u32 = 20;

/// How many neighbours are drawn of each group. With more, labels no longer show a shape.
const MOST_ABOVE: usize = 4;
const MOST_BELOW: usize = 6;
const MOST_BESIDE: usize = 6;
/// Letters of a label: the list beside the drawing has the rest.
const MOST_LETTERS: usize = 160;
/// Two words and a line are no drawing.
const LEAST: usize = 2;

/// A drawing.
#[derive(Debug, Serialize)]
pub struct DrawingView<'a> {
    #[serde(rename = "largeur")]
    width: u32,
    #[serde(rename = "hauteur")]
    height: u32,
    /// The branches of the hierarchy, as the data of a path.
    #[serde(rename = "branches")]
    branches: String,
    /// Those of the association.
    #[serde(rename = "liens")]
    ties: String,
    #[serde(rename = "legendes")]
    captions: Vec<TextView<'a>>,
    #[serde(rename = "centre")]
    middle: BoxView<'a>,
    #[serde(rename = "boites")]
    boxes: Vec<BoxView<'a>>,
    /// « et 12 autres ».
    #[serde(rename = "autres")]
    others: Option<TextView<'a>>,
}

/// A box with its label.
#[derive(Debug, Serialize)]
struct BoxView<'a> {
    x: u32,
    y: u32,
    #[serde(rename = "largeur")]
    width: u32,
    #[serde(rename = "hauteur")]
    height: u32,
    /// From the site's root.
    #[serde(rename = "adresse")]
    address: &'a str,
    #[serde(rename = "lignes")]
    lines: Vec<TextView<'a>>,
}

/// Words at a place.
#[derive(Debug, Serialize)]
struct TextView<'a> {
    x: u32,
    y: u32,
    #[serde(rename = "texte")]
    text: std::borrow::Cow<'a, str>,
}

impl<'a> DrawingView<'a> {
    /// The drawing of a term with its neighbours, each group in the order of its list; `None` when there are
    /// too few of them.
    pub fn new(
        title: &'a str,
        above: &[&'a Card],
        below: &[&'a Card],
        beside: &[&'a Card],
        words: &'a Words,
    ) -> Option<Self> {
        let count = above.len() + below.len() + beside.len();
        if count < LEAST {
            return None;
        }
        let (above, below) = (&above[..above.len().min(MOST_ABOVE)], &below[..below.len().min(MOST_BELOW)]);
        let beside = &beside[..beside.len().min(MOST_BESIDE)];
        let mut sketch = Sketch { words, y: 0, branches: String::new(), captions: vec![], boxes: vec![] };
        let trunk = sketch.group("terme.generiques", above);
        let top = sketch.y;
        let (middle, ties) = sketch.middle(title, beside);
        if let Some((first, _)) = trunk {
            sketch.branches += &format!("M{} {first}V{}", WIDTH / 2, middle.y);
        }
        sketch.y = sketch.y.max(top) + STEP;
        let bottom = middle.y + middle.height;
        if let Some((_, last)) = sketch.group("terme.specifiques", below) {
            sketch.branches += &format!("M{} {bottom}V{last}", WIDTH / 2);
        }
        let left = count - above.len() - below.len() - beside.len();
        let others = (left > 0).then(|| {
            sketch.y += LINE;
            let text = words.count("terme.autres_voisins", left).into();
            TextView { x: WIDTH / 2, y: sketch.y - 4, text }
        });
        let height = if others.is_some() { sketch.y } else { sketch.y - STEP };
        Some(DrawingView {
            width: WIDTH,
            height: height + 1,
            branches: sketch.branches,
            ties,
            captions: sketch.captions,
            middle,
            boxes: sketch.boxes,
            others,
        })
    }
}

/// A drawing in the making, from its top.
struct Sketch<'a> {
    words: &'a Words,
    /// What is drawn so far ends there.
    y: u32,
    branches: String,
    captions: Vec<TextView<'a>>,
    boxes: Vec<BoxView<'a>>,
}

impl<'a> Sketch<'a> {
    /// The name of a group.
    fn caption(&mut self, key: &str) {
        self.captions.push(TextView { x: 0, y: self.y + 13, text: self.words.get(key).into() });
        self.y += CAPTION;
    }

    /// A group above or below, two boxes a row, and between which heights the trunk holds them.
    fn group(&mut self, key: &str, cards: &[&'a Card]) -> Option<(u32, u32)> {
        let (first, _) = cards.split_first()?;
        self.caption(key);
        let start = self.y;
        let mut joints = Vec::new();
        for row in cards.chunks(2) {
            let width = if cards.len() == 1 { ALONE } else { HALF };
            let height = row.iter().map(|card| height(&card.title, width)).max().unwrap_or_default();
            let x = if cards.len() == 1 { (WIDTH - ALONE) / 2 } else { 0 };
            for (card, x) in row.iter().zip([x, WIDTH - HALF]) {
                self.boxes.push(BoxView::new(&card.title, &card.address, (x, self.y), (width, height)));
            }
            if cards.len() > 1 {
                let joint = self.y + height / 2;
                let gap = WIDTH - 2 * HALF;
                self.branches += &format!("M{HALF} {joint}h{}", if row.len() == 2 { gap } else { gap / 2 });
                joints.push(joint);
            }
            self.y += height + GAP;
        }
        let end = self.y - GAP;
        self.y = end + STEP;
        match joints.as_slice() {
            // Alone, `first` is held by its edges.
            [] => Some((start + height(&first.title, ALONE), start)),
            [first, .., last] => Some((*first, *last)),
            [only] => Some((*only, *only)),
        }
    }

    /// The term, and at its sides what is related; with the lines between them.
    fn middle(&mut self, title: &'a str, cards: &[&'a Card]) -> (BoxView<'a>, String) {
        if cards.is_empty() {
            let size = (ALONE, height(title, ALONE - BOLD));
            let middle = BoxView::bold(title, ((WIDTH - ALONE) / 2, self.y), size);
            self.y += size.1;
            return (middle, String::new());
        }
        self.caption("terme.associes");
        let start = self.y;
        let own = height(title, MIDDLE - BOLD);
        // One at the left, one at the right: the first ones are the nearest to the top.
        let sides: [Vec<&'a Card>; 2] =
            [0, 1].map(|side| cards.iter().copied().skip(side).step_by(2).collect());
        let tall = |cards: &[&'a Card]| cards.iter().map(|card| height(&card.title, SIDE) + GAP).sum::<u32>();
        let total =
            sides.iter().map(|side| tall(side).saturating_sub(GAP)).max().unwrap_or_default().max(own);
        let x = (WIDTH - MIDDLE) / 2;
        let middle = BoxView::bold(title, (x, start + (total - own) / 2), (MIDDLE, own));
        let centre = start + total / 2;
        let gap = x - SIDE;
        let mut ties = String::new();
        for (side, cards) in sides.iter().enumerate().filter(|(_, cards)| !cards.is_empty()) {
            let mut y = start + (total - (tall(cards) - GAP)) / 2;
            let (left, inner, outer) = match side {
                0 => (0, SIDE, SIDE + gap / 2),
                _ => (WIDTH - SIDE, WIDTH - SIDE, WIDTH - SIDE - gap / 2),
            };
            for card in cards {
                let size = (SIDE, height(&card.title, SIDE));
                self.boxes.push(BoxView::new(&card.title, &card.address, (left, y), size));
                ties += &format!("M{inner} {}H{outer}V{centre}", y + size.1 / 2);
                y += size.1 + GAP;
            }
            ties += &format!("H{}", if side == 0 { x } else { x + MIDDLE });
        }
        self.y = start + total;
        (middle, ties)
    }
}

impl<'a> BoxView<'a> {
    fn new(title: &'a str, address: &'a str, (x, y): (u32, u32), (width, height): (u32, u32)) -> Self {
        Self::with(wrap(title, width - PADDING), address, (x, y), (width, height))
    }

    /// The box of the term itself, whose letters are larger.
    fn bold(title: &str, place: (u32, u32), (width, height): (u32, u32)) -> Self {
        Self::with(wrap(title, width - BOLD - PADDING), "", place, (width, height))
    }

    fn with(lines: Vec<String>, address: &'a str, (x, y): (u32, u32), (width, height): (u32, u32)) -> Self {
        let above = (height - LINE * lines.len() as u32) / 2;
        let lines = (0..).zip(lines).map(|(at, text)| TextView {
            x: x + width / 2,
            y: y + above + LINE * at + 12,
            text: text.into(),
        });
        BoxView { x, y, width, height, address, lines: lines.collect() }
    }
}

/// The height of a box of that width.
fn height(title: &str, width: u32) -> u32 {
    LINE * wrap(title, width - PADDING).len() as u32 + PADDING
}

/// A label cut in lines of a width at most, between words; a word that is too long is cut at its hyphen, or
/// after a vowel.
fn wrap(label: &str, width: u32) -> Vec<String> {
    let label = super::excerpt(label, MOST_LETTERS);
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        let last = lines.last_mut().filter(|line| extent(line) + extent(" ") + extent(word) <= width);
        match last {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.extend(parts(word, width)),
        }
    }
    lines
}

/// A word in parts of a width at most.
fn parts(word: &str, width: u32) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = word;
    while extent(rest) > width {
        let fits = rest
            .char_indices()
            .skip(2)
            .map(|(at, _)| at)
            .take_while(|at| extent(&rest[..*at]) + extent("-") <= width);
        let fits: Vec<usize> = fits.collect();
        let is_vowel = |c: Option<char>| c.is_some_and(|c| "aeiouyéèêàâîôûëïù".contains(c));
        let is_joint = |at: &&usize| {
            is_vowel(rest[..**at].chars().next_back()) && !is_vowel(rest[**at..].chars().next())
        };
        let is_hyphen = |at: &&usize| rest[..**at].ends_with('-');
        let best = fits.iter().rev().find(is_hyphen).or_else(|| fits.iter().rev().find(is_joint));
        let Some(cut) = best.or(fits.last()) else { break };
        let hyphen = if rest[..*cut].ends_with('-') { "" } else { "-" };
        parts.push(format!("{}{hyphen}", &rest[..*cut]));
        rest = &rest[*cut..];
    }
    parts.push(rest.to_owned());
    parts
}

/// About how wide words are, in units, at the 12 units of a label.
fn extent(words: &str) -> u32 {
    (crate::typography::extent(words) * 12).div_ceil(1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;

    fn card(title: &str) -> Card {
        Card {
            title: title.to_owned(),
            acronym: None,
            address: format!("lexique/{title}/"),
            kind: "terme",
            kind_name: String::new(),
            summary: None,
            state: None,
        }
    }

    /// How many boxes of each group, the height, and what is said of the others.
    fn drawn(above: usize, below: usize, beside: usize) -> Option<(usize, u32, Option<String>)> {
        let words = Words::embedded(Lang::Fr);
        let cards: Vec<Card> = (0..20).map(|n| card(&format!("Terme {n}"))).collect();
        let some = |count: usize| cards.iter().take(count).collect::<Vec<&Card>>();
        let drawing = DrawingView::new("Aller vers", &some(above), &some(below), &some(beside), &words)?;
        let edge = |part: &BoxView<'_>| (part.x + part.width, part.y + part.height);
        for part in drawing.boxes.iter().chain([&drawing.middle]) {
            let (right, bottom) = edge(part);
            assert!(right <= drawing.width && bottom <= drawing.height, "{above} {below} {beside}: {part:?}");
        }
        let all: Vec<&BoxView<'_>> = drawing.boxes.iter().chain([&drawing.middle]).collect();
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                let apart = one.x >= edge(other).0
                    || other.x >= edge(one).0
                    || one.y >= edge(other).1
                    || other.y >= edge(one).1;
                assert!(apart, "{above} {below} {beside}: {one:?} {other:?}");
            }
        }
        Some((drawing.boxes.len(), drawing.height, drawing.others.map(|text| text.text.into_owned())))
    }

    #[test]
    fn neighbours_stand_apart_and_are_bounded() {
        assert_eq!(drawn(0, 0, 0), None);
        assert_eq!(drawn(1, 0, 0), None);
        for above in 0..6 {
            for below in 0..8 {
                for beside in 0..8 {
                    drawn(above, below, beside);
                }
            }
        }
        assert_eq!(drawn(4, 6, 6).map(|(boxes, _, others)| (boxes, others)), Some((16, None)));
        let (boxes, height, others) = drawn(20, 20, 20).unwrap();
        assert_eq!((boxes, others.as_deref()), (16, Some("et 44\u{a0}autres")));
        assert!(height < 480, "{height}");
    }

    #[test]
    fn labels_are_cut_between_words_and_long_words_at_a_hyphen_or_after_a_vowel() {
        let cut = |label: &str, width| wrap(label, width).join("|");
        assert_eq!(cut("Aller vers", 86), "Aller vers");
        assert_eq!(cut("Observatoire national", 96), "Observatoire|national");
        assert_eq!(cut("professionnalisation", 86), "professionna-|lisation");
        assert_eq!(cut("Convention État-employeur", 80), "Convention|État-|employeur");
        assert_eq!(cut("", 86), "");
        let hostile = "m".repeat(1_000_000);
        assert!(wrap(&hostile, 86).len() < 90);
        assert!(wrap(&"é".repeat(400), 1).len() < 402);
    }
}
