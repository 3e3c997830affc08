//! Forges: where the sources of a site are kept, and how a reader proposes a change there.

/// The software of a forge, which gives the shape of its addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forge {
    /// GitHub.
    GitHub,
    /// GitLab.
    GitLab,
    /// Forgejo, and Gitea that it comes from.
    Forgejo,
}

impl Forge {
    /// The words of `[depot] forge`, and what each means.
    pub const WORDS: &[(&str, Forge)] = &[
        ("github", Forge::GitHub),
        ("gitlab", Forge::GitLab),
        ("forgejo", Forge::Forgejo),
        ("gitea", Forge::Forgejo),
    ];

    /// The forge of an address, when its host says so.
    pub fn of(url: &str) -> Option<Forge> {
        let host = url.split("://").nth(1)?.split('/').next()?.to_ascii_lowercase();
        let has = |word: &str| host.split(['.', '-']).any(|part| part == word);
        match () {
            () if host == "github.com" || has("github") => Some(Forge::GitHub),
            // The forge of French administrations, and that of French education.
            () if has("gitlab") || host == "framagit.org" || host.starts_with("forge.apps.education.fr") => {
                Some(Forge::GitLab)
            }
            () if host == "codeberg.org" || has("forgejo") || has("gitea") => Some(Forge::Forgejo),
            () => None,
        }
    }

    /// The address where a file is edited, or copied to be edited by those who may not; `{chemin}` is
    /// the file's path.
    pub fn edit(self, repository: &str, branch: &str, folder: Option<&str>) -> String {
        let repository = repository.trim_end_matches('/').trim_end_matches(".git");
        let folder = folder.map(|folder| format!("{}/", folder.trim_matches('/'))).unwrap_or_default();
        let verb = match self {
            Forge::GitHub => "edit",
            Forge::GitLab => "-/edit",
            Forge::Forgejo => "_edit",
        };
        format!("{repository}/{verb}/{branch}/{folder}{{chemin}}")
    }

    /// The name that git-based editors give it.
    pub fn backend(self) -> &'static str {
        match self {
            Forge::GitHub => "github",
            Forge::GitLab => "gitlab",
            Forge::Forgejo => "gitea",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_proposed_as_each_forge_wants_it() {
        let case = |url: &str, folder: Option<&str>, wanted: Option<&str>| {
            assert_eq!(
                Forge::of(url).map(|forge| forge.edit(url, "main", folder)).as_deref(),
                wanted,
                "{url}"
            );
        };
        case("https://github.com/a/b", None, Some("https://github.com/a/b/edit/main/{chemin}"));
        case(
            "https://gitlab.com/a/b/",
            Some("site"),
            Some("https://gitlab.com/a/b/-/edit/main/site/{chemin}"),
        );
        case(
            "https://git.gitlab.asso.fr/a.git",
            None,
            Some("https://git.gitlab.asso.fr/a/-/edit/main/{chemin}"),
        );
        case("https://codeberg.org/a/b", None, Some("https://codeberg.org/a/b/_edit/main/{chemin}"));
        case("https://forge.exemple.fr/a/b", None, None);
    }
}
