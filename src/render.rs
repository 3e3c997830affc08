//! The edition as a site: a typed view of each page, shown by a theme's templates.
//!
//! [`Theme`] holds templates, words and assets, and is the only part that knows the template engine.
//! [`Site`] gives each file of the site when it is asked for. What an author wrote is escaped on its
//! way here ([`crate::markdown`]) or by the templates; templates are trusted, as is any theme that a
//! site chooses.
//!
//! Templates see names in French, those of the front matter, because those who write them write
//! entries too. An address in a view is counted from the site's root; the filter `lien` makes it a
//! link of the page that shows it (`{{ entree.adresse | lien }}`). So one output works under any base
//! path, and views are shared between pages.

mod accent;
mod assets;
mod export_files;
mod feed;
mod files;
mod hosting;
pub mod layers;
mod offline;
mod opensearch;
mod parts;
mod pen;
mod picture;
mod qr;
mod search_files;
mod site;
mod sitemap;
mod structured;
mod theme;
mod typeset;
mod view;
mod words;

#[cfg(test)]
pub(crate) mod fixture;

pub use files::EMBEDDED;
pub use hosting::{POLICY, POLICY_WITH_FONTS, is_for_hosts};
pub use offline::{OFFLINE, WEB_MANIFEST, WORKER};
pub use opensearch::OPEN_SEARCH;
pub use site::{SEARCH, Site};
pub use theme::Theme;
pub use view::EMBEDS;
pub use words::Words;
