//! What people write for a number of minutes or for a day.

use crate::diagnostic::{Text, text};
use crate::model::{Date, fold};
use crate::typography::MONTHS;

/// A day as it was meant, whether or not the calendar has it.
#[derive(Clone, Copy)]
pub(super) struct Day {
    year: i16,
    month: i8,
    day: i8,
}

impl Day {
    /// `3/11/2026`, `03.11.26`, `3 novembre 2026`, `2026-11-3`. Years of two digits are of our century.
    pub(super) fn read(written: &str) -> Option<Day> {
        let folded = fold(written);
        let parts: Vec<&str> = folded.split(['/', '.', ' ']).filter(|part| !part.is_empty()).collect();
        let [day, month, year] = parts[..] else { return None };
        let month = match MONTHS.iter().position(|name| fold(name) == month) {
            Some(position) => position as i8 + 1,
            None => month.parse().ok()?,
        };
        let (day, year) = if day.len() == 4 { (year, day) } else { (day, year) };
        let century = if year.len() <= 2 { 2000 } else { 0 };
        let year = year.parse::<i16>().ok().filter(|year| *year >= 0)?.checked_add(century)?;
        Some(Day { year, month, day: day.trim_end_matches("er").parse().ok()? })
    }

    /// The same, when the calendar has it.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day).ok()
    }

    /// Why the calendar has no such day, and the day that comes nearest.
    pub(super) fn flaw(self) -> Option<(Text, Date)> {
        let Day { year, month, day } = self;
        match Date::new(year, month, 1) {
            Ok(first) if day > 28 => {
                let last = first.last_of_month();
                let name = MONTHS.get(usize::try_from(month - 1).ok()?)?;
                let days = last.day();
                let flaw = text(
                    format!("{name} {year} n’a que {days} jours"),
                    format!("{year}-{month:02} has only {days} days"),
                );
                Some((flaw, last))
            }
            Ok(_) => None,
            Err(_) => {
                let swapped = Date::new(year, day, month).ok()?;
                Some((text("les mois vont de 01 à 12", "months go from 01 to 12"), swapped))
            }
        }
    }
}

/// `1h30`, `1 h 30 min`, `1,5 h`, `90 min` as 90.
pub(super) fn minutes(written: &str) -> Option<u32> {
    let words = fold(written).replace(' ', "").replace(',', ".");
    let end = words.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = words.split_at(end);
    let without = |words: &str, units: &[&str]| {
        units.iter().find_map(|unit| words.strip_suffix(unit)).unwrap_or(words).to_owned()
    };
    const MINUTES: &[&str] = &["minutes", "minute", "min", "mn", "m", "'"];
    if without(unit, MINUTES).is_empty() {
        return number.parse().ok();
    }
    let rest = ["heures", "heure", "h", ":"].iter().find_map(|name| unit.strip_prefix(name))?;
    let rest = without(rest, MINUTES);
    let (hours, part) = match number.split_once('.') {
        Some((hours, "5")) => (hours, 30),
        Some((hours, "25")) => (hours, 15),
        Some((hours, "75")) => (hours, 45),
        Some(_) => return None,
        None => (number, 0),
    };
    let more: u32 = if rest.is_empty() { 0 } else { rest.parse().ok()? };
    hours.parse::<u32>().ok()?.checked_mul(60)?.checked_add(part)?.checked_add(more)
}
