//! The two codings that browsers read. Same bytes in, same bytes out: no date, no name.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// On pages, 6 and 9 gain less than half a percent for up to twenty times the time; 11 gains eight for sixty.
const BROTLI_QUALITY: i32 = 5;

/// A file in brotli (RFC 7932).
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut copy = Vec::with_capacity(bytes.len() / 3);
    // Memory does not refuse to be written.
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut copy, &params);
    copy
}

/// A file in gzip (RFC 1952), without its name and date.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
