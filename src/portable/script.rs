//! What browsers refuse to fetch from a disk, as scripts that they load.
//!
//! A script leaves what it brings on its own element (`document.currentScript`), where `portable.js`, which made
//! that element, takes it. Nothing is added to the page.

/// A file as a script that brings its text.
pub fn of_data(text: &str) -> String {
    // A text in JSON is one in JavaScript too.
    format!("document.currentScript.apporte = {};\n", serde_json::Value::from(text))
}

/// A module as a script that brings what the module exports; a script stays one. A module of a Boussole site imports
/// nothing by itself, and exports what it declares at the start of a line.
pub fn of_module(code: &str) -> String {
    let exported: Vec<&str> = code.lines().filter_map(declared).collect();
    if exported.is_empty() {
        return code.to_owned();
    }
    let mut script = String::from("document.currentScript.apporte = (() => {\n");
    for line in code.lines() {
        script.push_str(if declared(line).is_some() { &line["export ".len()..] } else { line });
        script.push('\n');
    }
    script.push_str(&format!("return {{ {} }};\n}})();\n", exported.join(", ")));
    script
}

/// The name that a line declares and exports.
fn declared(line: &str) -> Option<&str> {
    let declaration = line.strip_prefix("export ")?;
    let declaration = declaration.strip_prefix("async ").unwrap_or(declaration);
    let name =
        ["function ", "class ", "const ", "let "].iter().find_map(|word| declaration.strip_prefix(word))?;
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(name.len());
    Some(&name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_bring_what_they_export() {
        let module = "const A = 1;\nexport class B extends Error {\n}\nexport async function c(d) {\n}\n";
        assert_eq!(
            of_module(module),
            "document.currentScript.apporte = (() => {\nconst A = 1;\nclass B extends Error {\n}\nasync function c(d) {\n}\n\
             return { B, c };\n})();\n"
        );
        assert_eq!(of_module("(() => {})();\n"), "(() => {})();\n");
    }

    #[test]
    fn data_is_a_text() {
        assert_eq!(
            of_data("{\"a\":\"\\n\"}"),
            "document.currentScript.apporte = \"{\\\"a\\\":\\\"\\\\n\\\"}\";\n"
        );
    }
}
