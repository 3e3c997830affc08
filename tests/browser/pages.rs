//! Which pages to look at.

use std::path::Path;

/// The home page, the lists, the largest entry of each folder, and the page of a wrong address.
pub fn one_of_each_kind(site: &Path) -> Vec<String> {
    let mut pages = vec![String::new(), "404.html".to_owned()];
    let mut folders: Vec<String> = subfolders(site);
    folders.retain(|name| site.join(name).join("index.html").exists());
    for folder in folders {
        let largest = subfolders(&site.join(&folder))
            .into_iter()
            .filter_map(|name| {
                let page = site.join(&folder).join(&name).join("index.html");
                Some((page.metadata().ok()?.len(), name))
            })
            .max();
        pages.push(format!("{folder}/"));
        pages.extend(largest.map(|(_, name)| format!("{folder}/{name}/")));
    }
    pages
}

/// The page of an entry that holds those words the most often.
pub fn with_most(site: &Path, words: &str) -> String {
    let count = |page: &String| {
        let html = std::fs::read_to_string(site.join(page).join("index.html")).unwrap_or_default();
        html.matches(words).count()
    };
    let entries = subfolders(site).into_iter().flat_map(|folder| {
        subfolders(&site.join(&folder)).into_iter().map(move |name| format!("{folder}/{name}/"))
    });
    entries.max_by_key(count).expect("an entry")
}

fn subfolders(folder: &Path) -> Vec<String> {
    let Ok(items) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = items
        .filter_map(Result::ok)
        .filter(|item| item.path().is_dir())
        .map(|item| item.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
