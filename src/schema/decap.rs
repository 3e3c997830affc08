//! `config.yml` of Decap CMS, which Sveltia CMS reads too: a form for each kind of entry.
//!
//! Keys that authors may write in two ways (a word, or keys and values) are left to the file: such a
//! form would show one way and lose the other. These editors keep the keys that they do not show.

use crate::config::Config;
use crate::diagnostic::Lang;
use crate::model::Kind;
use crate::read::table_of;
use crate::syntax::{Node, Shape, TableKey, Value, yaml_pair};

/// The configuration, as YAML.
pub fn config(site: &Config, lang: Lang) -> String {
    let repository = &site.repository;
    let mut yaml = String::new();
    let (note, left) = match lang {
        Lang::Fr => (
            "# Écrit par « boussole schema decap » : à publier dans admin/config.yml, à côté de Decap CMS ou Sveltia CMS.",
            "# À modifier dans le fichier, car ils s’écrivent de deux façons :",
        ),
        Lang::En => (
            "# Written by “boussole schema decap”: to be published as admin/config.yml, beside Decap CMS or Sveltia CMS.",
            "# To be changed in the file, since they are written in two ways:",
        ),
    };
    yaml.push_str(&format!("{note}\n"));
    let backend = match (repository.forge, &repository.url) {
        (Some(forge), Some(url)) => {
            let path = url.split("://").nth(1).unwrap_or_default();
            let (host, path) = path.split_once('/').unwrap_or((path, ""));
            let mut backend = vec![
                ("name", Value::text(forge.backend())),
                ("repo", Value::text(path.trim_end_matches('/').trim_end_matches(".git"))),
                ("branch", Value::text(&repository.branch)),
            ];
            if !matches!(host, "github.com" | "gitlab.com") {
                backend.push(("base_url", Value::text(&format!("https://{host}"))));
            }
            backend
        }
        _ => vec![("name", Value::text("git-gateway")), ("branch", Value::text(&repository.branch))],
    };
    yaml.push_str(&yaml_pair("backend", &Value::map(backend)));
    yaml.push_str(&yaml_pair("publish_mode", &Value::text("editorial_workflow")));
    let folder = repository
        .folder
        .as_deref()
        .map(|folder| format!("{}/", folder.trim_matches('/')))
        .unwrap_or_default();
    yaml.push_str(&yaml_pair("media_folder", &Value::text(&format!("{folder}content/images"))));
    yaml.push_str(&yaml_pair("public_folder", &Value::text("/images")));
    yaml.push_str(&yaml_pair("locale", &Value::text(site.lang.tag())));
    yaml.push_str("collections:\n");
    for kind in Kind::ALL {
        let form = Form { site, lang };
        let keys = table_of(*kind).keys.iter().filter(|key| key.name != "type" && key.name != "id");
        let (shown, hidden): (Vec<&TableKey>, Vec<&TableKey>) = keys.partition(|key| has_one_form(key.shape));
        let mut fields: Vec<Value> = shown.iter().map(|key| form.field(key)).collect();
        let text = match lang {
            Lang::Fr => "Texte",
            Lang::En => "Text",
        };
        fields.push(Value::map(vec![
            ("name", Value::text("body")),
            ("label", Value::text(text)),
            ("widget", Value::text("markdown")),
            ("required", Value::text("false")),
        ]));
        let hidden: Vec<&str> = hidden.iter().map(|key| key.name).collect();
        if !hidden.is_empty() {
            yaml.push_str(&format!("  {left} {}\n", hidden.join(", ")));
        }
        let collection = Value::map(vec![
            ("name", Value::text(kind.folder())),
            ("label", Value::text(kind.folder())),
            ("label_singular", Value::text(kind.key())),
            ("folder", Value::text(&format!("{folder}content/{}", kind.folder()))),
            ("create", Value::text("true")),
            ("extension", Value::text("md")),
            ("format", Value::text("frontmatter")),
            ("identifier_field", Value::text("titre")),
            ("fields", Value::List(fields.into_iter().map(Node::made).collect())),
        ]);
        let item = yaml_pair("x", &Value::List(vec![Node::made(collection)]));
        yaml.push_str(item.strip_prefix("x:\n").unwrap_or(&item));
    }
    unquote(&yaml)
}

struct Form<'a> {
    site: &'a Config,
    lang: Lang,
}

impl Form<'_> {
    fn field(&self, key: &TableKey) -> Value {
        let mut pairs = vec![
            ("name", Value::text(key.name)),
            ("label", Value::text(&label(key.name))),
            ("hint", Value::text(key.help(self.lang))),
        ];
        pairs.extend(self.widget(key.shape));
        pairs.push(("required", Value::text(if key.name == "titre" { "true" } else { "false" })));
        Value::map(pairs)
    }

    fn widget(&self, shape: &Shape) -> Vec<(&'static str, Value)> {
        let select = |choices: Vec<(String, String)>| {
            let options = choices.into_iter().map(|(value, label)| {
                Node::made(Value::map(vec![("label", Value::text(&label)), ("value", Value::text(&value))]))
            });
            vec![("widget", Value::text("select")), ("options", Value::List(options.collect()))]
        };
        let same =
            |choices: Vec<&str>| choices.into_iter().map(|word| (word.to_owned(), word.to_owned())).collect();
        match shape {
            Shape::Prose => vec![("widget", Value::text("text"))],
            Shape::Theme => {
                select(self.site.themes.iter().map(|theme| (theme.id.clone(), theme.title.clone())).collect())
            }
            Shape::Audience => select(
                self.site
                    .audiences
                    .iter()
                    .map(|audience| (audience.id.clone(), audience.title.clone()))
                    .collect(),
            ),
            Shape::Word(choices) => select(same(choices())),
            Shape::Flag => select(same(vec!["oui", "non"])),
            Shape::Day => vec![
                ("widget", Value::text("datetime")),
                ("format", Value::text("YYYY-MM-DD")),
                ("date_format", Value::text("DD/MM/YYYY")),
                ("time_format", Value::text("false")),
            ],
            Shape::Number => {
                vec![
                    ("widget", Value::text("number")),
                    ("value_type", Value::text("int")),
                    ("min", Value::text("0")),
                ]
            }
            Shape::List(inner @ (Shape::Audience | Shape::Theme | Shape::Word(_))) => {
                let mut widget = self.widget(inner);
                widget.push(("multiple", Value::text("true")));
                widget
            }
            Shape::List(Shape::Map(table)) => {
                let fields = table
                    .keys
                    .iter()
                    .filter(|key| has_one_form(key.shape))
                    .map(|key| Node::made(self.field(key)));
                vec![("widget", Value::text("list")), ("fields", Value::List(fields.collect()))]
            }
            Shape::List(inner) => {
                let mut field = vec![("name", Value::text("valeur")), ("label", Value::text("Valeur"))];
                field.extend(self.widget(inner));
                vec![("widget", Value::text("list")), ("field", Value::map(field))]
            }
            _ => vec![("widget", Value::text("string"))],
        }
    }
}

/// Whether authors write it in one way only.
fn has_one_form(shape: &Shape) -> bool {
    match shape {
        Shape::Short(_) | Shape::Named(_) | Shape::Map(_) => false,
        Shape::List(Shape::Map(table)) => table.keys.iter().all(|key| has_one_form(key.shape)),
        Shape::List(inner) => has_one_form(inner),
        _ => true,
    }
}

fn label(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Switches are not words to these editors.
fn unquote(yaml: &str) -> String {
    yaml.replace(": \"true\"\n", ": true\n").replace(": \"false\"\n", ": false\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId};
    use crate::syntax::read_yaml;

    #[test]
    fn every_kind_has_a_form_that_loses_nothing() {
        let source = Source::new(
            "boussole.toml",
            "[site]\ntitre = \"L\"\n[depot]\nadresse = \"https://codeberg.org/asso/lexique\"\n[[themes]]\ntitre = \"Métier\"\n".as_bytes(),
        );
        let (site, _) = crate::config::read(&source, SourceId(0));
        let yaml = config(&site, Lang::Fr);
        let (node, complaints) = read_yaml(&yaml, SourceId(0), 0);
        assert!(complaints.is_empty() && node.is_some(), "{yaml}");
        for part in [
            "name: gitea\n  repo: asso/lexique\n",
            "folder: content/lexique\n",
            "        label: Ne pas confondre\n",
            "          - label: Métier\n            value: metier\n",
            "create: true\n",
        ] {
            assert!(yaml.contains(part), "{part}\n{yaml}");
        }
        for hidden in ["variantes", "sources", "langues"] {
            assert!(!yaml.contains(&format!("name: {hidden}\n")), "{hidden}");
        }
    }
}
