//! `[apparence]`: how the site looks.

use crate::diagnostic::{Code, Diagnostic, text};
use crate::source::Placed;
use crate::syntax::Fields;

/// How the site looks.
#[derive(Clone, Debug)]
pub struct Appearance {
    /// `theme`: a folder of `themes/`.
    pub theme: String,
    /// `accent` as `#rrggbb`.
    pub accent: Option<String>,
    /// `logo`: a file of `content/`.
    pub logo: Option<Placed<String>>,
    /// `pied`: a sentence of the footer.
    pub footer: Option<String>,
}

impl Default for Appearance {
    fn default() -> Self {
        Appearance { theme: "boussole".to_owned(), accent: None, logo: None, footer: None }
    }
}

/// Reads the section.
pub(super) fn read(fields: &mut Fields<'_>, appearance: &mut Appearance) {
    if let Some(theme) = fields.placed("theme") {
        match theme.value.contains(['/', '\\']) || theme.value.starts_with('.') {
            true => fields.wrong_type(
                &theme.place.span,
                text("le nom d’un dossier de themes/", "the name of a folder of themes/"),
            ),
            false => appearance.theme = theme.value,
        }
    }
    if let Some(accent) = fields.placed("accent") {
        let is_hex = accent.value.len() == 7
            && accent.value.starts_with('#')
            && accent.value[1..].chars().all(|c| c.is_ascii_hexdigit());
        match is_hex {
            true => {
                let ratio = contrast_with_white(&accent.value);
                if ratio < 4.5 {
                    fields.complain(low_contrast(&accent, ratio));
                }
                appearance.accent = Some(accent.value);
            }
            false => fields.wrong_type(
                &accent.place.span,
                text("une couleur comme \"#1f5f5b\"", "a colour such as \"#1f5f5b\""),
            ),
        }
    }
    appearance.logo = fields.placed("logo");
    appearance.footer = fields.string("pied");
}

fn low_contrast(accent: &Placed<String>, ratio: f64) -> Diagnostic {
    let shown = format!("{ratio:.1}");
    Diagnostic::new(
        Code::LowContrast,
        accent.place.clone(),
        text(
            format!(
                "cette couleur se lit mal sur du blanc (contraste de {} pour 1)",
                shown.replace('.', ",")
            ),
            format!("this colour is hard to read on white (contrast of {shown} to 1)"),
        ),
    )
    .hint(text(
        "choisissez-la plus sombre : il faut au moins 4,5 pour 1",
        "choose a darker one: at least 4.5 to 1 is needed",
    ))
}

/// Contrast of a `#rrggbb` colour with white, by WCAG 2.2.
fn contrast_with_white(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = colour.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    1.05 / (luminance + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_follows_wcag() {
        assert!((contrast_with_white("#000000") - 21.0).abs() < 0.01);
        assert!((contrast_with_white("#767676") - 4.54).abs() < 0.01);
    }
}
