//! What the exports are, for catalogues: DCAT 3 (data.gouv.fr and others harvest it) and VoID.

use oxrdf::{Literal, NamedNode, vocab};

use super::skos::vocabulary as ns;
use super::skos::{Graph, date, scheme, statements, write_turtle};
use super::{Addresses, FOLDER, Format};
use crate::edition::Edition;

/// Where IANA names media types.
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";

/// The description, in Turtle.
pub fn description(edition: &Edition) -> Vec<u8> {
    let Edition { config, info, .. } = edition;
    let here = Format::Void.path();
    let addresses = Addresses::new(edition, &here);
    let dataset = NamedNode::new_unchecked(addresses.path(FOLDER));
    let at = |format: Format| NamedNode::new_unchecked(addresses.path(&format.path()));
    let mut graph = Graph::new(config.lang.tag());
    graph.about(dataset);
    graph.is_a(ns::dcat("Dataset"));
    graph.is_a(ns::void("Dataset"));
    graph.text(ns::dct("title"), &config.title);
    graph.some_text(ns::dct("description"), config.description.as_deref().or(config.tagline.as_deref()));
    graph.some_text(ns::dct("publisher"), config.publisher.name.as_deref());
    let licence = config.licence_url.as_deref().and_then(|url| NamedNode::new(url).ok());
    if let Some(licence) = licence.clone() {
        graph.link(ns::dct("license"), licence);
    }
    graph.value(ns::dct("language"), Literal::new_simple_literal(config.lang.tag()));
    graph.value(ns::dct("modified"), date(info.date));
    for theme in &config.themes {
        graph.text(ns::dcat("keyword"), &theme.title);
    }
    graph.link(ns::dct("subject"), scheme(addresses));
    graph.link(ns::void("dataDump"), at(Format::Turtle));
    graph.link(ns::void("vocabulary"), NamedNode::new_unchecked("http://www.w3.org/2004/02/skos/core"));
    let triples = statements(edition).len().to_string();
    graph.value(ns::void("triples"), Literal::new_typed_literal(triples, vocab::xsd::INTEGER));
    for format in Format::ALL {
        graph.link(ns::dcat("distribution"), at(*format));
    }
    for format in Format::ALL {
        graph.about(at(*format));
        graph.is_a(ns::dcat("Distribution"));
        graph.value(ns::dct("title"), Literal::new_simple_literal(format.file_name()));
        graph.link(ns::dcat("downloadURL"), at(*format));
        let media = NamedNode::new_unchecked(format!("{MEDIA_TYPES}{}", format.media_type()));
        graph.link(ns::dcat("mediaType"), media);
        if let Some(licence) = licence.clone() {
            graph.link(ns::dct("license"), licence);
        }
    }
    write_turtle(&graph.into_statements())
}
