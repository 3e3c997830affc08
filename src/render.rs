//! stub
#![allow(missing_docs)]
use crate::{diagnostic::*, edition::*, project::*, route::*, source::*};
use std::sync::Arc;
pub const EMBEDDED: &str = "boussole";
pub struct Theme;
pub struct Site;
impl Theme {
    pub fn load(_: &[ThemeFile], _: &str, _: Lang, _: &mut Sources) -> (Theme, Diagnostics) {
        (Theme, Diagnostics::default())
    }
}
impl Site {
    pub fn new(_: Arc<Edition>, _: Arc<Theme>, _: &Sources) -> Site {
        Site
    }
}
impl Files for Site {
    fn paths(&self) -> Vec<OutputPath> {
        vec![]
    }
    fn make(&self, _: &OutputPath) -> Result<Option<Artifact>, Box<Diagnostic>> {
        Ok(None)
    }
}
