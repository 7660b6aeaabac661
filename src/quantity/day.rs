//! A calendar day as the doors are given it.

use super::types::Day;
use std::fmt;
use std::str::FromStr;

/// Words that are no day of the calendar in the form `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADay(String);

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a day of the calendar; write it as YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `YYYY-MM-DD` (ISO 8601, extended form) and nothing else.
    ///
    /// ```
    /// use sourcelight::quantity::Day;
    /// assert_eq!("2024-02-29".parse(), Ok(Day { year: 2024, month: 2, day: 29 }));
    /// assert!("2023-02-29".parse::<Day>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let digits = |part: &str, length: usize| {
            let plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<i32>().ok()).flatten()
        };
        let small = |part: &str| u8::try_from(digits(part, 2)?).ok();
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().unwrap_or("");
        let (year, month, day) = (part(), part(), part());
        let day = digits(year, 4).zip(small(month)).zip(small(day));
        let day = day.and_then(|((year, month), day)| Self::new(year, month, day));
        day.ok_or_else(|| NotADay(text.chars().take(40).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar() {
        for bad in
            ["", "2024", "2024-1-05", "2024-13-01", "2024-00-10", "2024-04-31", "1900-02-29", "+024-01-01"]
        {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
        assert_eq!("2000-02-29".parse::<Day>().map(|day| day.day), Ok(29));
        assert_eq!("0999-12-31".parse::<Day>().map(|day| day.year), Ok(999));
    }
}
