//! The site's one colour, kept legible by day and by night (WCAG 2.2, 1.4.3).

/// A colour of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// What text needs by day; a little more than the 4.5 asked for, since the accent also stands on
/// tinted surfaces.
const BY_DAY: f64 = 5.0;

/// By night a colour at the limit looks dull, so it is taken further.
const BY_NIGHT: f64 = 8.0;

/// The rules that put a site's accent in the place of the theme's. Asked for a colour too pale for
/// the background, it takes the nearest one that can be read.
pub fn rules(accent: &str, light: &str, dark: &str) -> Option<String> {
    let accent = Colour::parse(accent)?;
    let day = accent.legible_on(Colour::parse(light)?, Colour([0, 0, 0]), BY_DAY);
    let night = accent.legible_on(Colour::parse(dark)?, Colour([255, 255, 255]), BY_NIGHT);
    Some(format!(":root{{--accent-clair:{};--accent-sombre:{}}}\n", day.hex(), night.hex()))
}

impl Colour {
    /// `#rrggbb`.
    pub fn parse(written: &str) -> Option<Colour> {
        let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Colour([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// `#rrggbb`.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Contrast of two colours, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn legible_on(self, background: Colour, towards: Colour, enough: f64) -> Colour {
        let tints = (0..=20).map(|step| self.mixed(towards, f64::from(step) / 20.0));
        tints.into_iter().find(|tint| tint.contrast(background) >= enough).unwrap_or(towards)
    }

    fn mixed(self, other: Colour, share: f64) -> Colour {
        let channel = |at: usize| {
            let (from, to) = (f64::from(self.0[at]), f64::from(other.0[at]));
            (from + (to - from) * share).round() as u8
        };
        Colour([channel(0), channel(1), channel(2)])
    }

    fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0;
        0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_accent_can_be_read() {
        let (light, dark) = ("#fdfcfa", "#14191c");
        for accent in ["#1f5f5b", "#ffff00", "#000000", "#ffffff", "#7a0000"] {
            let rules = rules(accent, light, dark).unwrap();
            let colour = |name: &str| {
                let at = rules.find(name).unwrap() + name.len() + 1;
                Colour::parse(&rules[at..at + 7]).unwrap()
            };
            assert!(colour("--accent-clair").contrast(Colour::parse(light).unwrap()) >= 4.5, "{rules}");
            assert!(colour("--accent-sombre").contrast(Colour::parse(dark).unwrap()) >= 4.5, "{rules}");
        }
        assert!(rules("#1f5f5b", light, dark).unwrap().contains("--accent-clair:#1f5f5b"), "left as it is");
    }

    #[test]
    fn only_colours_are_colours() {
        for refused in ["", "#fff", "#12345g", "red;}", "#é12345"] {
            assert_eq!(Colour::parse(refused), None, "{refused}");
        }
    }
}
