//! The two codings that browsers read. Same bytes in, same bytes out: no date, no name.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// The care that a copy is made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// On pages, qualities 6 and 9 gain less than half a percent for up to twenty times the time.
    Usual,
    /// Gains eight percent for fifty times the time: for the few files that every page loads.
    Great,
}

/// A file in brotli (RFC 7932).
pub fn brotli(bytes: &[u8], care: Care) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: match care {
            Care::Usual => 5,
            Care::Great => 11,
        },
        lgwin: window(bytes.len()),
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut copy = Vec::with_capacity(bytes.len() / 3);
    // Memory does not refuse to be written.
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut copy, &params);
    copy
}

/// The window (log2 of its bytes) that sees all of a file. The encoder clears as much memory as it could
/// need: for a page, the largest window takes twice the time and finds nothing more. Under 17, this encoder
/// takes a slower way.
fn window(bytes: usize) -> i32 {
    (17..22).find(|log| bytes < 1 << log).unwrap_or(22)
}

/// A file in gzip (RFC 1952), without its name and date.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
