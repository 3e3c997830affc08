//! The files of the search and of the offline copy: there, whole, of one edition.

use super::Check;
use super::pages::{assets, whole};
use super::visit::Visit;
use crate::diagnostic::{Severity, text};
use crate::fetch::Answer;
use crate::render::{SEARCH, WORKER};
use crate::search::pack::{MANIFEST, verify};

/// The manifest of the search, and the files that it counts on.
pub fn search(visit: &mut Visit<'_>) {
    visit.check(Check::Search);
    let path = format!("{SEARCH}{MANIFEST}");
    let why = || {
        text(
            "la recherche ne répond pas, ou répond d’après une autre édition",
            "the search does not answer, or answers from another edition",
        )
    };
    let answer = match visit.get(&path) {
        Ok(answer) if answer.status == 200 => answer,
        Ok(answer) => {
            let seen = text(
                format!("le manifeste de la recherche manque (code {})", answer.status),
                format!("the manifest of the search is missing (status {})", answer.status),
            );
            return visit.find(Check::Search, Severity::Error, &path, seen, why(), vec![whole()]);
        }
        Err(error) => {
            return visit.find(Check::Search, Severity::Error, &path, error.message(), why(), vec![whole()]);
        }
    };
    let Some(files) = verify::files(&answer.body) else {
        let seen = text(
            "le manifeste de la recherche n’est pas lisible, ou vient d’une autre version de Boussole que celle-ci",
            "the manifest of the search cannot be read, or comes from another version of Boussole than this one",
        );
        let fix = text(
            "examinez le site avec la version qui l’a fabriqué, ou fabriquez et publiez de nouveau",
            "examine the site with the version that built it, or build and publish again",
        );
        return visit.find(Check::Search, Severity::Warning, &path, seen, why(), vec![fix]);
    };
    let asked = visit.sample(&files);
    let mut missing = Vec::new();
    let mut broken = Vec::new();
    for file in asked {
        match visit.get(&format!("{SEARCH}{file}")) {
            Ok(answer) if answer.status == 200 && verify::is_whole(&file, &answer.body) => {}
            Ok(answer) if answer.status == 200 => broken.push(file),
            _ => missing.push(file),
        }
    }
    for (names, fr, en) in [
        (missing, "des fichiers de la recherche manquent", "files of the search are missing"),
        (
            broken,
            "des fichiers de la recherche ne sont pas ceux que leur nom promet",
            "files of the search are not what their names promise",
        ),
    ] {
        let Some(first) = names.first() else { continue };
        let seen = text(
            format!("{fr} (parmi ceux demandés : {})", names.len()),
            format!("{en} (among those asked for: {})", names.len()),
        );
        visit.find(Check::Search, Severity::Error, &format!("{SEARCH}{first}"), seen, why(), vec![whole()]);
    }
}

/// The service worker: a script at the root, of the same edition as the pages.
pub fn offline(visit: &mut Visit<'_>, home: &Answer) {
    visit.check(Check::Offline);
    let why = || {
        text(
            "sans lui, rien ne se lit hors ligne, et une vieille copie peut rester",
            "without it nothing is read offline, and an old copy may stay",
        )
    };
    let answer = match visit.get(WORKER) {
        Ok(answer) if answer.status == 200 => answer,
        Ok(answer) => {
            let seen = text(
                format!(
                    "le script de la copie hors ligne manque, à la racine du site (code {})",
                    answer.status
                ),
                format!(
                    "the script of the offline copy is missing at the site’s root (status {})",
                    answer.status
                ),
            );
            return visit.find(Check::Offline, Severity::Warning, WORKER, seen, why(), vec![whole()]);
        }
        Err(_) => return,
    };
    let worker = String::from_utf8_lossy(&answer.body).into_owned();
    let page = String::from_utf8_lossy(&home.body).into_owned();
    let lost = assets(visit, "", &page, ".css").into_iter().find(|path| {
        let name = path.trim_start_matches('/');
        !worker.contains(&format!("\"{name}\""))
    });
    if let Some(lost) = lost {
        let seen = text(
            format!(
                "le script de la copie hors ligne est d’une autre édition que l’accueil : il ne connaît pas {lost}"
            ),
            format!(
                "the script of the offline copy is of another edition than the home page: it does not know {lost}"
            ),
        );
        visit.find(Check::Offline, Severity::Warning, WORKER, seen, why(), vec![whole()]);
    }
}
