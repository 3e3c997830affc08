//! What makes a browser offer the search of the site in its own field (OpenSearch 1.1).

use super::SEARCH;
use super::view::IconView;
use crate::config::Config;
use crate::markdown::escape;

/// Where it is, from the site's root.
pub const OPEN_SEARCH: &str = "recherche/opensearch.xml";

/// Letters of a short name at most, by the standard.
const SHORT_NAME: usize = 16;

/// The description of a site's search. `base` is the site's address, with its last `/`.
pub fn description(config: &Config, base: &str, what: &str, icon: Option<&IconView>) -> String {
    let short: String = match config.title.chars().count() {
        0..=SHORT_NAME => config.title.clone(),
        // Whole words that fit; a longer first word is cut.
        _ => {
            let mut short = String::new();
            for word in config.title.split_whitespace() {
                if short.chars().count() + word.chars().count() < SHORT_NAME {
                    short.push_str(if short.is_empty() { "" } else { " " });
                    short.push_str(word);
                } else {
                    break;
                }
            }
            if short.is_empty() { config.title.chars().take(SHORT_NAME).collect() } else { short }
        }
    };
    let (short, what, base, title) = (escape(&short), escape(what), escape(base), escape(&config.title));
    let image = icon
        .map(|icon| format!("<Image type=\"{}\">{base}{}</Image>\n", icon.media_type, escape(&icon.address)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{short}</ShortName>\n<LongName>{title}</LongName>\n<Description>{what}</Description>\n\
         <InputEncoding>UTF-8</InputEncoding>\n<Language>{}</Language>\n{}\
         <Url type=\"text/html\" template=\"{base}{SEARCH}?q={{searchTerms}}\"/>\n\
         </OpenSearchDescription>\n",
        config.lang.tag(),
        image.unwrap_or_default(),
    )
}
