//! Drawing on pixels: the only file that knows resvg.
//!
//! A drawing comes from `content/` or from a theme: nothing in it reaches a file, and a picture within it is
//! decoded only when it is of a size that a logo has.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Node, Options, Tree, fontdb};

use crate::markdown::escape;
use crate::project::picture_size;
use crate::render::accent::Colour;
use crate::source::compose;

/// The family of the letters of a card: Source Serif 4, cut down to European letters (OFL.txt). It bears another
/// name, as its licence asks of a changed font.
pub const FAMILY: &str = "Boussole Serif SemiBold";

/// The letters themselves.
const LETTERS: &[u8] = include_bytes!("serif.ttf");

/// What a font never says is written with: [`LETTERS`] holds the rest of Latin-1, Latin Extended-A and this.
const SIGNS: &str = "‐‑–—‘’‚“”„†•…‹›€™−\u{2009}\u{202f}";

/// What of Latin Extended-A it has not.
const MISSING: &str = "ĬĭĲĳŦŧŉ";

/// No card has room for more; a text is laid out again for each word that may end a line.
const MOST_SIGNS: usize = 800;

/// A picture wider or higher than that is no logo: as pixels it would take more memory than the site.
const MOST: u32 = 4096;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(LETTERS.to_vec());
    fonts.set_serif_family(FAMILY);
    Arc::new(fonts)
});

/// Something to draw, at any size.
pub struct Drawing(Tree);

/// A sheet of pixels.
pub struct Canvas(Pixmap);

/// A rectangle, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
}

impl Drawing {
    /// An SVG; `None` when it cannot be read.
    pub fn of_svg(svg: &str) -> Option<Drawing> {
        Drawing::parse(svg, None)
    }

    /// A PNG, JPEG, GIF or WebP file; `None` when it is none of these, or too large for a logo.
    pub fn of_picture(bytes: &[u8]) -> Option<Drawing> {
        let (width, height) = picture_size(bytes).filter(|size| is_small(*size))?;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
             <image width=\"{width}\" height=\"{height}\" href=\"it\"/></svg>"
        );
        Drawing::parse(&svg, Some(kind(bytes)?))
    }

    /// Its width over its height.
    pub fn ratio(&self) -> f32 {
        self.0.size().width() / self.0.size().height()
    }

    /// `own` is the picture that it shows.
    fn parse(svg: &str, own: Option<ImageKind>) -> Option<Drawing> {
        let embedded = |_: &str, bytes: Arc<Vec<u8>>, _: &Options<'_>| {
            picture_size(&bytes).filter(|size| is_small(*size))?;
            kind(&bytes)
        };
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::clone(&FONTS),
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(embedded),
                resolve_string: Box::new(move |_, _| own.clone()),
            },
            ..Options::default()
        };
        Tree::from_str(svg, &options).ok().map(Drawing)
    }
}

impl Canvas {
    /// A transparent sheet.
    pub fn new(width: u32, height: u32) -> Option<Canvas> {
        Pixmap::new(width, height).map(Canvas)
    }

    /// Covers the sheet.
    pub fn fill(&mut self, colour: Colour) {
        let [red, green, blue] = colour.channels();
        self.0.fill(Color::from_rgba8(red, green, blue, 255));
    }

    /// Draws in the middle of a frame, as large as it can hold.
    pub fn draw(&mut self, drawing: &Drawing, frame: Frame) {
        let size = drawing.0.size();
        let scale = (frame.width / size.width()).min(frame.height / size.height());
        let x = frame.x + (frame.width - size.width() * scale) / 2.0;
        let y = frame.y + (frame.height - size.height() * scale) / 2.0;
        let place = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
        resvg::render(&drawing.0, place, &mut self.0.as_mut());
    }

    /// The colour of a pixel; `None` where the sheet shows through.
    pub fn colour(&self, x: u32, y: u32) -> Option<Colour> {
        let pixel = self.0.pixel(x, y)?.demultiply();
        (pixel.alpha() == 255).then(|| Colour::new([pixel.red(), pixel.green(), pixel.blue()]))
    }

    /// As a PNG file.
    pub fn png(&self) -> Option<Vec<u8>> {
        self.0.encode_png().ok()
    }
}

impl Frame {
    /// A square sheet without the margins that leave that share of its side.
    pub fn within(side: u32, width: f32, height: f32) -> Frame {
        let side = side as f32;
        Frame { x: (side - width) / 2.0, y: (side - height) / 2.0, width, height }
    }
}

/// How wide a line of text is.
pub fn width(text: &str, size: f32) -> f32 {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text font-size=\"{size}\">{}</text></svg>",
        escape(text)
    );
    let drawing = Drawing::of_svg(&svg);
    let text = drawing.as_ref().and_then(|drawing| drawing.0.root().children().first());
    match text {
        Some(Node::Text(text)) => text.bounding_box().width(),
        _ => 0.0,
    }
}

/// A text without the signs that the letters of a card cannot write.
pub fn writable(text: &str) -> String {
    let is_drawn = |c: &char| {
        matches!(*c, ' '..='~' | '\u{a0}'..='\u{17f}') && !MISSING.contains(*c) && *c != '\u{ad}'
            || SIGNS.contains(*c)
    };
    compose(text).chars().filter(is_drawn).take(MOST_SIGNS).collect::<String>().trim().to_owned()
}

fn is_small((width, height): (u32, u32)) -> bool {
    (1..=MOST).contains(&width) && (1..=MOST).contains(&height)
}

/// The kind of a picture by its first bytes.
fn kind(bytes: &[u8]) -> Option<ImageKind> {
    let data = Arc::new(bytes.to_vec());
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(ImageKind::PNG(data)),
        [0xff, 0xd8, 0xff, ..] => Some(ImageKind::JPEG(data)),
        [b'G', b'I', b'F', b'8', ..] => Some(ImageKind::GIF(data)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(ImageKind::WEBP(data)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(svg: &str) -> Canvas {
        let mut canvas = Canvas::new(32, 32).unwrap();
        if let Some(drawing) = Drawing::of_svg(svg) {
            canvas.draw(&drawing, Frame { x: 0.0, y: 0.0, width: 32.0, height: 32.0 });
        }
        canvas
    }

    fn letter(c: char) -> Vec<u8> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"32\" height=\"32\"><text x=\"4\" y=\"26\" font-size=\"24\">{}</text></svg>",
            escape(&c.to_string())
        );
        picture(&svg).0.data().to_vec()
    }

    #[test]
    fn every_letter_that_is_written_has_a_drawing() {
        let unknown = letter('\u{4e2d}');
        let blank = letter(' ');
        let letters: String = (' '..='\u{17f}').chain(SIGNS.chars()).collect();
        for c in writable(&letters).chars() {
            let drawn = letter(c);
            assert!(drawn != unknown, "{c}");
            assert!(drawn != blank || c.is_whitespace(), "{c}");
        }
        assert_eq!(writable("« L’œuvre »\u{ad} 中 Ÿ 🙂"), "« L’œuvre »  Ÿ");
        assert!(width("Médiation", 40.0) > width("Média", 40.0) && width("", 40.0) == 0.0);
    }

    #[test]
    fn a_drawing_reaches_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.png");
        let mut red = Canvas::new(8, 8).unwrap();
        red.fill(Colour::new([255, 0, 0]));
        std::fs::write(&path, red.png().unwrap()).unwrap();
        let path = path.display();
        for href in [format!("{path}"), format!("file://{path}")] {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><image width=\"8\" height=\"8\" href=\"{href}\"/></svg>"
            );
            assert_eq!(picture(&svg).colour(16, 16), None, "{href}");
        }
        // The same picture in the drawing itself is shown.
        let drawing = Drawing::of_picture(&red.png().unwrap()).unwrap();
        let mut canvas = Canvas::new(8, 8).unwrap();
        canvas.draw(&drawing, Frame { x: 0.0, y: 0.0, width: 8.0, height: 8.0 });
        assert_eq!(canvas.colour(4, 4), Some(Colour::new([255, 0, 0])));
    }

    #[test]
    fn what_cannot_be_drawn_is_refused_or_blank() {
        for svg in [
            "",
            "<svg",
            "<svg/>",
            "<p>x</p>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"9\"/>",
        ] {
            assert_eq!(picture(svg).colour(16, 16), None, "{svg}");
        }
        let chain: String = (1..30)
            .map(|n| format!("<g id=\"g{n}\"><use href=\"#g{0}\"/><use href=\"#g{0}\"/></g>", n - 1))
            .collect();
        picture(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><defs><path id=\"g0\" d=\"M0 0h8\"/>{chain}</defs><use href=\"#g29\"/></svg>"
        ));
        for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", b"GIF89a", b"not a picture"] {
            assert!(Drawing::of_picture(bytes).is_none());
        }
    }
}
