//! A QR code (ISO/IEC 18004) that leads from paper back to a page.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

/// Around the code, in modules: what the standard asks for.
const QUIET: i32 = 4;

/// A code as a drawing of `side` by `side` units: one path, stroked with a width of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// The side with its quiet zone.
    #[serde(rename = "cote")]
    side: i32,
    /// The data of the path: one stroke a run of dark modules.
    #[serde(rename = "trace")]
    path: String,
}

impl Qr {
    /// The code of an address; `None` when it is longer than a code can hold.
    pub fn new(url: &str) -> Option<Qr> {
        // Any mask can be read; looking for the best of the eight takes twenty times as long, on every page.
        let code = QrCode::encode_segments_advanced(
            &[QrSegment::make_bytes(url.as_bytes())],
            QrCodeEcc::Medium,
            Version::MIN,
            Version::MAX,
            Some(Mask::new(0)),
            true,
        );
        let code = code.ok()?;
        Some(Qr { side: code.size() + 2 * QUIET, path: path(&code) })
    }
}

/// Strokes along the middle of each row, each from where the last one ended.
fn path(code: &QrCode) -> String {
    let size = code.size();
    let mut path = format!("M{QUIET} {QUIET}.5");
    let mut pen = (0, 0);
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let (right, down) = (x - pen.0, y - pen.1);
                if (right, down) != (0, 0) {
                    path += &format!("m{right} {down}");
                }
                path += &format!("h{run}");
                pen = (x + run, y);
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path draws, as a decoder sees them.
    fn drawn(qr: &Qr) -> Vec<Vec<bool>> {
        let side = usize::try_from(qr.side).unwrap();
        let mut dark = vec![vec![false; side]; side];
        let mut pen = (4.0, 4.5);
        let spaced = qr.path.replace('h', " h").replace('m', " m");
        let mut words = spaced.split(' ').skip(2).map(str::to_owned).collect::<Vec<_>>().into_iter();
        while let Some(word) = words.next() {
            let number: f64 = word[1..].parse().unwrap();
            if word.starts_with('m') {
                let down: f64 = words.next().unwrap().parse().unwrap();
                pen = (pen.0 + number, pen.1 + down);
            } else {
                for x in 0..number as usize {
                    dark[pen.1 as usize][pen.0 as usize + x] = true;
                }
                pen.0 += number;
            }
        }
        dark
    }

    #[test]
    fn codes_are_read_as_the_address() {
        for url in [
            "https://a.fr/",
            "https://lexique.exemple.fr/fiches/qui-fait-quoi-dans-l-ecosysteme/",
            "https://exemple.fr/x/y/lexique/titre-professionnel-mediateur-social-acces-aux-droits-et-services/",
        ] {
            let dark = drawn(&Qr::new(url).unwrap());
            // A camera sees more than one point a module.
            let side = dark.len() * 4;
            let mut image = rqrr::PreparedImage::prepare_from_bitmap(side, side, |x, y| dark[y / 4][x / 4]);
            let grids = image.detect_grids();
            assert_eq!(grids[0].decode().unwrap().1, url);
        }
        assert_eq!(Qr::new(&"x".repeat(3000)), None);
    }
}
