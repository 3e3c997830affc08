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
    let day = accent.legible_on(Colour::parse(light)?, 0.0, BY_DAY);
    let night = accent.legible_on(Colour::parse(dark)?, 1.0, BY_NIGHT);
    Some(format!(":root{{--accent-clair:{};--accent-sombre:{}}}\n", day.hex(), night.hex()))
}

/// The accent as words by day: dark enough for that background.
pub fn by_day(accent: &str, background: Colour) -> Option<Colour> {
    Colour::parse(accent).map(|accent| accent.legible_on(background, 0.0, BY_DAY))
}

impl Colour {
    /// Neither light nor dark can be missing.
    pub const WHITE: Colour = Colour([255; 3]);
    /// The other end.
    pub const BLACK: Colour = Colour([0; 3]);

    /// Red, green, blue.
    pub const fn new(channels: [u8; 3]) -> Colour {
        Colour(channels)
    }

    /// Red, green, blue.
    pub fn channels(self) -> [u8; 3] {
        self.0
    }

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

    /// The first colour of the same hue that can be read, on the way to black (0) or white (1).
    fn legible_on(self, background: Colour, towards: f64, enough: f64) -> Colour {
        let (hue, saturation, lightness) = self.hsl();
        let tints = (0..=40).map(|step| match step {
            0 => self,
            step => {
                let share = f64::from(step) / 40.0;
                // Paler, and calmer: a deep colour made light at full strength is garish.
                let saturation = saturation * (1.0 - share / 2.0);
                Colour::from_hsl(hue, saturation, lightness + (towards - lightness) * share)
            }
        });
        let end = Colour::from_hsl(hue, saturation, towards);
        tints.into_iter().find(|tint| tint.contrast(background) >= enough).unwrap_or(end)
    }

    /// Hue in sixths of a turn, saturation and lightness from 0 to 1.
    fn hsl(self) -> (f64, f64, f64) {
        let [red, green, blue] = self.0.map(|channel| f64::from(channel) / 255.0);
        let (highest, lowest) = (red.max(green).max(blue), red.min(green).min(blue));
        let (lightness, range) = ((highest + lowest) / 2.0, highest - lowest);
        if range == 0.0 {
            return (0.0, 0.0, lightness);
        }
        let hue = match highest {
            highest if highest == red => ((green - blue) / range).rem_euclid(6.0),
            highest if highest == green => (blue - red) / range + 2.0,
            _ => (red - green) / range + 4.0,
        };
        (hue, range / (1.0 - (2.0 * lightness - 1.0).abs()), lightness)
    }

    fn from_hsl(hue: f64, saturation: f64, lightness: f64) -> Colour {
        let chroma = saturation * lightness.min(1.0 - lightness);
        let channel = |offset: f64| {
            let turn = (offset + hue * 2.0).rem_euclid(12.0);
            let value = lightness - chroma * (turn - 3.0).min(9.0 - turn).clamp(-1.0, 1.0);
            (value * 255.0).round() as u8
        };
        Colour([channel(0.0), channel(8.0), channel(4.0)])
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
    fn hues_survive() {
        for accent in ["#1f5f5b", "#7a0000", "#123456", "#808080"] {
            let colour = Colour::parse(accent).unwrap();
            let (hue, saturation, lightness) = colour.hsl();
            assert_eq!(Colour::from_hsl(hue, saturation, lightness), colour, "{accent}");
        }
    }

    #[test]
    fn only_colours_are_colours() {
        for refused in ["", "#fff", "#12345g", "red;}", "#é12345"] {
            assert_eq!(Colour::parse(refused), None, "{refused}");
        }
    }
}
