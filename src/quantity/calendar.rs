//! The proleptic Gregorian calendar: days counted, weekdays, weeks, Easter.
//!
//! Pure arithmetic; knows no words.

use super::types::Day;

impl Day {
    /// The day of a date that exists.
    ///
    /// ```
    /// use sourcelight::quantity::Day;
    /// assert!(Day::new(2020, 2, 29).is_some() && Day::new(2021, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && (1..=9999).contains(&year);
        valid.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
    #[must_use]
    pub fn number(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day of a number (Howard Hinnant's civil_from_days).
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        let days = number + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days - era * 146_097;
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let small = |n: i64| u8::try_from(n).unwrap_or(1);
        let year = i32::try_from(year + era * 400 + i64::from(month <= 2)).unwrap_or(0);
        Self { year, month: small(month), day: small(day) }
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self::from_number(self.number() + days.clamp(-4_000_000, 4_000_000))
    }

    /// So many months later, on the month's last day at most.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let count = i64::from(self.year) * 12 + i64::from(self.month) - 1 + months.clamp(-100_000, 100_000);
        let year = i32::try_from(count.div_euclid(12)).unwrap_or(self.year);
        let month = u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1);
        Self { year, month, day: self.day.min(days_in(year, month)) }
    }

    /// Monday is 1, Sunday 7.
    #[must_use]
    pub fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus(1 - i64::from(self.weekday()))
    }

    /// ISO 8601's year and week.
    #[must_use]
    pub fn week(self) -> (i32, u8) {
        let thursday = self.monday().plus(3);
        let first = Self { year: thursday.year, month: 1, day: 1 };
        let week = (thursday.number() - first.number()) / 7 + 1;
        (thursday.year, u8::try_from(week).unwrap_or(1))
    }

    /// "2021-05-03".
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month has.
pub(super) fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Monday of a year's ISO week.
pub(super) fn week_start(year: i32, week: u8) -> Day {
    Day { year, month: 1, day: 4 }.monday().plus(7 * (i64::from(week) - 1))
}

/// Easter Sunday (the anonymous Gregorian algorithm of Meeus, Jones and Butcher).
pub(super) fn easter(year: i32) -> Day {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let small = |n: i32| u8::try_from(n).unwrap_or(1);
    Day { year, month: small(n / 31), day: small(n % 31 + 1) }
}

/// The n-th weekday of a month; from its end when `n` is negative.
pub(super) fn nth_weekday(year: i32, month: u8, weekday: u8, n: i8) -> Day {
    if n > 0 {
        let first = Day { year, month, day: 1 };
        let ahead = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7);
        first.plus(ahead + 7 * (i64::from(n) - 1))
    } else {
        let last = Day { year, month, day: days_in(year, month) };
        let behind = (i64::from(last.weekday()) - i64::from(weekday)).rem_euclid(7);
        last.plus(-behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }

    #[test]
    fn numbers_go_both_ways() {
        for number in (-800_000..800_000).step_by(977) {
            assert_eq!(Day::from_number(number).number(), number);
        }
        assert_eq!(day(1970, 1, 1).number(), 0);
    }

    #[test]
    fn weekdays_and_weeks() {
        assert_eq!(day(2016, 11, 7).weekday(), 1);
        assert_eq!(day(2018, 12, 31).week(), (2019, 1));
        assert_eq!(week_start(2015, 1), day(2014, 12, 29));
    }

    #[test]
    fn moving_feasts() {
        assert_eq!(easter(2018), day(2018, 4, 1));
        assert_eq!(easter(2019), day(2019, 4, 21));
        assert_eq!(nth_weekday(2010, 11, 4, 4).plus(1), day(2010, 11, 26));
    }
}
