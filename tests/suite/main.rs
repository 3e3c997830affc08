//! The project's tests, in one binary. A test is a small site that somebody could have written, and
//! what should be said or shown of it. No test but `shipped` and `search` reads the repository's own `content/`.

#![allow(clippy::expect_used, clippy::unwrap_used)] // A test that cannot go on says so.

mod cases;
mod determinism;
mod discovery;
#[cfg(unix)]
mod hosting;
mod hostile;
mod linking;
mod mentions;
mod neighbours;
mod pages;
mod portable;
mod properties;
mod real_text;
mod reader;
mod readme;
mod search;
mod shipped;
mod support;
