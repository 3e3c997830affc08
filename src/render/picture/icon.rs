//! The site's sign at the sizes that tabs and phones want (W3C Web Application Manifest; Apple's web clips).

use super::canvas::{Canvas, Drawing, Frame};
use crate::render::accent::Colour;

/// How a sign stands on its square.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// On nothing.
    Bare,
    /// On paper, with a margin: a phone puts black where it finds nothing.
    Paper,
    /// On paper, all of it within a circle of four fifths: a phone cuts the rest away as it likes.
    Maskable,
}

/// The share of the side that a sign on paper takes, and the width of the circle that no phone cuts.
const SAFE: f32 = 0.8;

/// Side of the sheet on which a sign is tried.
const TRIAL: u32 = 64;

/// A sign on a square of that side. One that covers its own square, as signs of applications do, keeps its ground
/// up to the edge; another stands on `paper`.
pub fn icon(sign: &Drawing, side: u32, stand: Stand, paper: Colour) -> Option<Canvas> {
    let mut canvas = Canvas::new(side, side)?;
    let whole = side as f32;
    let ground = ground(sign);
    let (width, height) = match (stand, ground) {
        (Stand::Bare, _) | (Stand::Paper, Some(_)) => (whole, whole),
        (Stand::Paper, None) | (Stand::Maskable, Some(_)) => (whole * SAFE, whole * SAFE),
        // Its corners reach the circle.
        (Stand::Maskable, None) => {
            let diagonal = sign.ratio().hypot(1.0);
            (whole * SAFE * sign.ratio() / diagonal, whole * SAFE / diagonal)
        }
    };
    if stand != Stand::Bare {
        canvas.fill(ground.unwrap_or(paper));
    }
    canvas.draw(sign, Frame::within(side, width, height));
    Some(canvas)
}

/// `favicon.ico`: for what asks for one at the root, with a PNG inside.
pub fn favicon(sign: &Drawing, paper: Colour) -> Option<Vec<u8>> {
    const SIDE: u8 = 32;
    const HEADER: u32 = 22;
    let png = icon(sign, u32::from(SIDE), Stand::Bare, paper)?.png()?;
    // One picture, of 32 bits a pixel, after the header.
    let mut file = vec![0, 0, 1, 0, 1, 0, SIDE, SIDE, 0, 0, 1, 0, 32, 0];
    file.extend(u32::try_from(png.len()).ok()?.to_le_bytes());
    file.extend(HEADER.to_le_bytes());
    file.extend(png);
    Some(file)
}

/// The colour of a sign's own ground: the same in the middle of its four edges.
fn ground(sign: &Drawing) -> Option<Colour> {
    let mut trial = Canvas::new(TRIAL, TRIAL)?;
    trial.draw(sign, Frame::within(TRIAL, TRIAL as f32, TRIAL as f32));
    let (middle, end) = (TRIAL / 2, TRIAL - 2);
    let first = trial.colour(middle, 1)?;
    let others = [(middle, end), (1, middle), (end, middle)];
    others.into_iter().all(|(x, y)| trial.colour(x, y) == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: Colour = Colour::new([253, 252, 249]);

    fn sign(inside: &str, width: u32) -> Drawing {
        let svg =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 32\">{inside}</svg>");
        Drawing::of_svg(&svg).unwrap()
    }

    /// The colours of a row of an icon, each once: `-` where nothing is.
    fn row(canvas: &Canvas, side: u32, y: u32) -> Vec<String> {
        let colours = (0..side).map(|x| canvas.colour(x, y).map_or("-".to_owned(), Colour::hex));
        let mut colours: Vec<String> = colours.collect();
        colours.dedup();
        colours
    }

    #[test]
    fn a_sign_with_its_own_ground_keeps_it_to_the_edge() {
        let sign = sign(
            "<rect width=\"32\" height=\"32\" rx=\"8\" fill=\"#1b5e57\"/><path d=\"M12 12h8v8h-8z\" fill=\"#fff\"/>",
            32,
        );
        for stand in [Stand::Paper, Stand::Maskable] {
            let icon = icon(&sign, 160, stand, PAPER).unwrap();
            assert_eq!(icon.colour(0, 0).map(Colour::hex).as_deref(), Some("#1b5e57"), "{stand:?}");
            assert_eq!(row(&icon, 160, 80), ["#1b5e57", "#ffffff", "#1b5e57"], "{stand:?}");
        }
        assert_eq!(icon(&sign, 160, Stand::Bare, PAPER).unwrap().colour(0, 0), None);
    }

    #[test]
    fn another_sign_stands_on_paper_within_the_circle() {
        let sign = sign("<path d=\"M0 0h96v32h-96z\" fill=\"#9b391b\"/>", 96);
        let icon = |stand| icon(&sign, 200, stand, PAPER).unwrap();
        assert_eq!(row(&icon(Stand::Bare), 200, 100), ["#9b391b"]);
        assert_eq!(row(&icon(Stand::Bare), 200, 10), ["-"]);
        assert_eq!(row(&icon(Stand::Paper), 200, 0), ["#fdfcf9"]);
        assert_eq!(icon(Stand::Paper).colour(19, 100).map(Colour::hex).as_deref(), Some("#fdfcf9"));
        let maskable = icon(Stand::Maskable);
        for (x, y) in (0..200).flat_map(|x| (0..200).map(move |y| (x, y))) {
            let outside = f64::from(x).mul_add(1.0, -99.5).hypot(f64::from(y) - 99.5) > 81.0;
            assert!(!outside || maskable.colour(x, y) == Some(PAPER), "{x} {y}");
        }
    }

    #[test]
    fn a_favicon_is_an_ico_with_a_png() {
        let file = favicon(&sign("<circle cx=\"16\" cy=\"16\" r=\"16\"/>", 32), PAPER).unwrap();
        assert_eq!(file[..6], [0, 0, 1, 0, 1, 0]);
        assert_eq!(u32::from_le_bytes(file[14..18].try_into().unwrap()) as usize, file.len() - 22);
        assert_eq!(crate::project::picture_size(&file[22..]), Some((32, 32)));
    }
}
