//! Boussole.

pub mod config;
pub mod diagnostic;
pub mod edition;
pub mod markdown;
pub mod model;
pub mod order;
pub mod project;
pub mod render;
pub mod route;
pub mod source;
pub mod syntax;
