//! The picture that networks show beside a link: the site's sign and name, or those of an entry.

use std::fmt::Write;

use super::canvas::{Canvas, Drawing, FAMILY, Frame, width, writable};
use crate::markdown::escape;
use crate::render::accent::Colour;

/// In pixels: what networks ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// What a card says.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Beside the sign: the site's name, unless it is the title.
    pub beside: &'a str,
    /// The title.
    pub title: &'a str,
    /// A sentence or two below it.
    pub text: &'a str,
    /// Where it is.
    pub foot: &'a str,
}

/// The colours of a card.
#[derive(Clone, Copy, Debug)]
pub struct Colours {
    /// The ground.
    pub paper: Colour,
    /// The site's one colour, dark enough for words.
    pub accent: Colour,
}

const INK: Colour = Colour::new([0x1b, 0x21, 0x25]);
const SOFT: Colour = Colour::new([0x56, 0x5f, 0x65]);

/// The margin at the left and at the right.
const MARGIN: f32 = 88.0;
/// The width of a line.
const MEASURE: f32 = SIZE.0 as f32 - 2.0 * MARGIN;
/// The bottom of the last line of the text.
const BOTTOM: f32 = 500.0;
/// Sizes of a title: the first that holds it in two lines, which leaves room for the text, or else in three.
const TITLES: &[f32] = &[96.0, 84.0, 72.0, 60.0, 52.0];
const TITLE_LINES: usize = 3;
const TEXT: f32 = 38.0;
const LEADING: f32 = 1.32;

/// Draws a card.
pub fn card(words: Words<'_>, sign: &Drawing, colours: Colours) -> Option<Canvas> {
    let mut canvas = Canvas::new(SIZE.0, SIZE.1)?;
    canvas.fill(colours.paper);
    canvas.draw(&Drawing::of_svg(&layout(words, sign, colours))?, whole());
    canvas.draw(sign, place_of(sign));
    Some(canvas)
}

fn whole() -> Frame {
    Frame { x: 0.0, y: 0.0, width: SIZE.0 as f32, height: SIZE.1 as f32 }
}

/// The sign stands at the top left; a wide one is no higher for it.
fn place_of(sign: &Drawing) -> Frame {
    let height = 92.0_f32.min(420.0 / sign.ratio());
    Frame { x: MARGIN, y: 78.0 + (92.0 - height) / 2.0, width: height * sign.ratio(), height }
}

/// Everything but the sign, as SVG.
fn layout(words: Words<'_>, sign: &Drawing, colours: Colours) -> String {
    let (accent, ink, soft) = (colours.accent.hex(), INK.hex(), SOFT.hex());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" font-family=\"{FAMILY}\">\
         <rect width=\"{}\" height=\"20\" fill=\"{accent}\"/>",
        SIZE.0, SIZE.1, SIZE.0
    );
    let mut line = |x: f32, y: f32, size: f32, colour: &str, text: &str| {
        let _ = write!(
            svg,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>",
            escape(text)
        );
    };
    let sign = place_of(sign);
    let beside_x = sign.x + sign.width + 26.0;
    let beside = fitted(words.beside, 40.0, SIZE.0 as f32 - MARGIN - beside_x, 1);
    if let Some(beside) = beside.first() {
        line(beside_x, 137.0, 40.0, &soft, beside);
    }
    let title = writable(words.title);
    let holding =
        |lines: usize| TITLES.iter().copied().find(|size| wrapped(&title, *size, MEASURE).len() <= lines);
    let size = holding(TITLE_LINES - 1).or_else(|| holding(TITLE_LINES)).unwrap_or(TITLES[TITLES.len() - 1]);
    let mut y = 190.0;
    for text in fitted(&title, size, MEASURE, TITLE_LINES) {
        y += size * 1.1;
        line(MARGIN, y, size, &ink, &text);
    }
    y += 26.0;
    let room = ((BOTTOM - y) / (TEXT * LEADING)).floor().max(0.0) as usize;
    for text in fitted(words.text, TEXT, MEASURE, room) {
        y += TEXT * LEADING;
        line(MARGIN, y, TEXT, &soft, &text);
    }
    if let Some(foot) = fitted(words.foot, 30.0, MEASURE, 1).first() {
        line(MARGIN, 566.0, 30.0, &accent, foot);
    }
    svg.push_str("</svg>");
    svg
}

/// A text as at most so many lines, with an ellipsis where it is cut.
fn fitted(text: &str, size: f32, measure: f32, most: usize) -> Vec<String> {
    let mut lines = wrapped(&writable(text), size, measure);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(&format!("{last}…"), size) > measure && last.pop().is_some() {}
            let end = last.trim_end_matches(|c: char| c.is_whitespace() || ",;:(«–".contains(c)).len();
            last.truncate(end);
            last.push('…');
        }
    }
    lines
}

/// A text as lines no wider than the measure; a word alone may be.
fn wrapped(text: &str, size: f32, measure: f32) -> Vec<String> {
    let space = width("a a", size) - width("aa", size);
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    // Not at every white space: a narrow one holds its words together.
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word, size);
        match lines.last_mut() {
            Some(line) if used + space + wide <= measure => {
                line.push(' ');
                line.push_str(word);
                used += space + wide;
            }
            _ => {
                lines.push(word.to_owned());
                used = wide;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(title: &str, text: &str) -> String {
        let sign =
            Drawing::of_svg("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>").unwrap();
        let words = Words { beside: "Lexique & Cie", title, text, foot: "exemple.fr" };
        let accent = Colour::new([0x1b, 0x5e, 0x57]);
        layout(words, &sign, Colours { paper: Colour::new([255, 255, 255]), accent })
    }

    /// Size and words of each line.
    fn lines(svg: &str) -> Vec<(String, String)> {
        let lines = svg.split("<text ").skip(1).map(|line| {
            let size = line.split("font-size=\"").nth(1).unwrap().split('"').next().unwrap();
            let words = line.split_once('>').unwrap().1.split('<').next().unwrap();
            (size.to_owned(), words.to_owned())
        });
        lines.collect()
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_holds() {
        let short = lines(&svg("Aller vers", "Une phrase."));
        let words: Vec<&str> = short.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["Lexique &amp; Cie", "Aller vers", "Une phrase.", "exemple.fr"]);
        assert_eq!(short[1].0, "96");
        let long = "Médiatrices et médiateurs sociaux en politique de la ville ".repeat(5);
        let long = lines(&svg(&long, &long));
        assert!(long.iter().filter(|(size, _)| size == "52").count() == 3, "{long:?}");
        assert!(
            long[3].1.ends_with('…')
                && long.iter().all(|(size, words)| width(words, size.parse().unwrap()) <= MEASURE + 1.0)
        );
    }

    #[test]
    fn words_stay_words() {
        let hostile = lines(&svg("<script>\"&", "</text><image href='x'/>"));
        assert_eq!(hostile[1].1, "&lt;script&gt;&quot;&amp;");
        assert_eq!(lines(&svg("中文", "")).len(), 2, "what cannot be written is left out");
        assert_eq!(lines(&svg("« À voir »", ""))[1].1, "« À voir »");
    }
}
