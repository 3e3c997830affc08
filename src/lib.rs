//! Boussole is a *content compiler*: a folder of Markdown entries goes in, a searchable static site
//! comes out. The program is a function from a project held in memory to files held in memory; disk,
//! clock, terminal and network stay at the edges. Each stage has its own type, so the types tell the
//! order and nothing goes back. A complaint about the author's text is an ordinary value with a
//! place in that text.
//!
//! This page is the tour, in the order the data meets the stages. It is the only architecture
//! document of the project.
//!
//! | stage | function | gives |
//! |---|---|---|
//! | load | [`project::Project::load`] | the site's folder in memory: [`source::Source`]s, assets, theme files |
//! | configure | [`config::read`] | [`config::Config`], the site's wishes as meant |
//! | – | [`neighbour::Neighbours`] | lexicons of others that this one leads to, from the copies that the site keeps |
//! | read | [`read::entry`] | [`model::Draft`]: typed front matter with places, parsed [`markdown::Prose`], references still words |
//! | resolve | [`resolve::lexicon`] | [`model::Lexicon`]: the same with ids, inverse relations written out |
//! | link | [`link::mentions`] | [`link::Links`]: terms in running text, and where each is used |
//! | check | [`check::run`] | complaints only; one rule a file |
//! | route | [`route::plan`] | [`route::Routes`]: every address, redirects, promises kept |
//! | – | [`edition::Edition`] | a value that every emitter reads |
//! | survey | [`survey::Survey::of`] | the state of the lexicon, for its editors: only when they ask |
//! | index | [`index::records`], [`search::Engine`] | what readers can look for, and who answers them |
//! | pack | [`search::pack::pack`] | the same as static files, which a browser searches without any server |
//! | export | [`export::make`] | the lexicon in the formats of others, file by file |
//! | render | [`render::Site`] | [`edition::Files`]: pages, made when they are asked for |
//! | publish | [`output::publish`] | a folder on the disk, whole or not at all |
//! | – | [`delivery::Delivered`] | the same with compressed copies, weighed against the site's budget |
//! | – | [`doctor::examine`] | what is to be mended on a site that is online |
//! | – | [`portable::Portable`] | the same site for a disk without server, published the same way |
//!
//! [`pipeline::Session::compile`] is configure to render, on one screen. `boussole build` asks the
//! site for each of its files once and publishes them; `boussole serve` ([`serve`]) compiles again
//! after each change and makes the pages that somebody looks at. What it has read, and the terms found
//! in it, is all that a session remembers.
//!
//! [`import`] runs the other way and stops early: a file of another program is read as [`model::Draft`]s
//! and written back as Markdown by [`rewrite`]; [`sheet`] is the table that spreadsheets exchange with us.
//!
//! # Words
//!
//! An **entry** is one Markdown file of a [`model::Kind`]. A [`model::Term`] carries **labels**
//! (preferred, admitted, to avoid, hidden: ISO 704, TBX; skos:prefLabel, altLabel, hiddenLabel),
//! **senses**, **viewpoints**, **confusables** and **relations**. The unresolved and the resolved are
//! two types of one shape: [`model::EntryOf`] over words is a [`model::Draft`], over ids an
//! [`model::Entry`]. A **mention** is a label found in running text, a **use** a mention or a link that an
//! author made. Ids, slugs, permalinks and output paths are different types.
//!
//! # Complaints
//!
//! A [`diagnostic::Diagnostic`] has a [`diagnostic::Code`] that never changes, a place, a message and
//! ways out, in French and in English at once. Reading never fails: it gives a value and complaints.
//! [`check::settle`] applies the levels of `boussole.toml` and the waivers of entries; [`report`]
//! prints them, one format a file. A failure of the machine is an error type of the edge that met it.
//!
//! # Doors
//!
//! Each library is named in one place: pulldown-cmark in [`markdown`], serde-saphyr and toml in
//! [`syntax`], tera in `render/theme.rs`, qrcodegen in
//! `render/qr.rs`, resvg in `render/picture/canvas.rs`, icu in [`order`], walkdir and imagesize in [`project`],
//! encoding_rs in [`source`], rustix in `output/swap.rs`, clap in [`cli`],
//! csv, calamine and rust_xlsxwriter in [`sheet`], roxmltree and the readers of RDF in [`import`],
//! tantivy and Snowball in [`search`], schemars, oxrdf and its writers, flate2 and rusqlite in [`export`],
//! annotate-snippets in [`report`], HTTP and file watching in [`serve`], zip in [`portable`] and [`export`],
//! brotli and flate2 in [`delivery`], ureq and rustls in [`fetch`]. Two are named wherever words are compared:
//! strsim, for what is near, and unicode-normalization, for accents.

pub mod source;
pub mod diagnostic;

pub mod project;
pub mod syntax;
pub mod typography;
pub mod config;
pub mod markdown;
pub mod model;
pub mod neighbour;
pub mod read;
pub mod resolve;
pub mod link;
pub mod check;
pub mod route;
pub mod order;
pub mod edition;
pub mod survey;
pub mod index;
pub mod search;
pub mod export;
pub mod render;
pub mod pipeline;
pub mod output;
pub mod delivery;
pub mod portable;
pub mod rewrite;
pub mod sheet;
pub mod import;
pub mod schema;
pub mod tidy;
pub mod serve;
pub mod doctor;
pub mod fetch;

pub mod report;
pub mod cli;
