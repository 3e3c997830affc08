//! Same input, same bytes.

use crate::support::{all_files, site, term};

#[test]
fn two_builds_are_identical() {
    let entries: Vec<(String, String)> = (0..40)
        .map(|at| {
            let extra =
                format!("associes: [terme-{}]\nvariantes: [Variante {at}]\ntheme: metier\n", (at + 1) % 40);
            (format!("content/lexique/terme-{at}.md"), term(&format!("Terme {at}"), &extra))
        })
        .collect();
    let files: Vec<(&str, &str)> =
        entries.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let first = all_files(&site(&files));
    let reversed: Vec<(&str, &str)> = files.iter().rev().copied().collect();
    assert!(first == all_files(&site(&files)));
    assert!(first == all_files(&site(&reversed)), "the order in which files are found must not matter");
}
