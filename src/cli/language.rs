//! The language of messages, known before anything is parsed: a wrong argument is explained in it.

use std::ffi::OsString;

use crate::diagnostic::Lang;

/// `--lang`, then `BOUSSOLE_LANG`, then the system's locale, then French. A word that is no language
/// is left to the parser, which complains about it.
pub fn choose(arguments: &[OsString], variable: Option<String>, locale: Option<String>) -> Lang {
    let wishes = [early(arguments, "--lang"), variable, locale];
    wishes.iter().flatten().find_map(|wish| read(wish)).unwrap_or_default()
}

/// The value of an option, found without parsing the rest.
pub fn early(arguments: &[OsString], option: &str) -> Option<String> {
    let mut arguments = arguments.iter().skip(1).map_while(|argument| match argument.to_str() {
        Some("--") => None,
        word => Some(word.unwrap_or_default()),
    });
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix(option) {
            Some("") => return arguments.next().map(str::to_owned),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ => {}
        }
    }
    None
}

/// `fr`, `fr-CA`, `fr_FR.UTF-8`, `en`…
fn read(word: &str) -> Option<Lang> {
    let language = word.split(['-', '_', '.', '@']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "fr" => Some(Lang::Fr),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wish_wins() {
        let choose = |arguments: &[&str], variable: Option<&str>, locale: Option<&str>| {
            let arguments: Vec<OsString> =
                std::iter::once("boussole").chain(arguments.iter().copied()).map(OsString::from).collect();
            choose(&arguments, variable.map(str::to_owned), locale.map(str::to_owned)).tag()
        };
        assert_eq!(choose(&[], None, None), "fr");
        assert_eq!(choose(&[], None, Some("en-GB")), "en");
        assert_eq!(choose(&[], None, Some("de-DE")), "fr");
        assert_eq!(choose(&[], Some("fr"), Some("en-GB")), "fr");
        assert_eq!(choose(&[], Some("en_US.UTF-8"), None), "en");
        assert_eq!(choose(&["check", "--lang", "en"], Some("fr"), None), "en");
        assert_eq!(choose(&["--lang=EN", "check"], None, None), "en");
        assert_eq!(choose(&["--lang", "klingon"], None, Some("en")), "en");
        assert_eq!(choose(&["new", "--", "--lang", "en"], None, None), "fr");
        assert_eq!(choose(&["--lang"], None, None), "fr");
    }
}
