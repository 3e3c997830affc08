//! `avant-N.json`, `arriere-N.json`: every word, in order and in order of its last letters, so that half a word and
//! what was typed wrong are compared with those that begin or end so ([`crate::search::near`]), without the files of
//! all those words.
//!
//! A row is how many of its first letters (of its last, in `arriere`) it shares with the one before, then
//! the others; a word of `arriere` stands backwards.

use crate::search::Result;
use crate::search::code::sign;
use crate::search::segment::Segment;

/// Every folded word, in order, and backwards in order.
pub fn lists(segment: &Segment) -> Result<(Vec<String>, Vec<String>)> {
    let mut forward = Vec::new();
    segment.each_word(|word, _| {
        forward.push(word.to_owned());
        Ok(())
    })?;
    let mut backward: Vec<String> = forward.iter().map(|word| word.chars().rev().collect()).collect();
    backward.sort_unstable();
    Ok((forward, backward))
}

/// Bodies of about that size, each with its first word.
pub fn shards(words: &[String], size: usize) -> Vec<(String, String)> {
    let mut shards: Vec<(String, String)> = Vec::new();
    let mut last = "";
    for word in words {
        match shards.last_mut() {
            Some((_, body)) if body.len() < size => {
                let shared = last.chars().zip(word.chars()).take_while(|(one, other)| one == other).count();
                body.push(' ');
                body.push(sign(shared));
                body.extend(word.chars().skip(shared));
            }
            _ => shards.push((word.clone(), format!("{}{word}", sign(0)))),
        }
        last = word;
    }
    shards
}
