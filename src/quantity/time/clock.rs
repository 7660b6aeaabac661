//! Times of day: "7:56:30 pm", "1140 a.m.", "half past three", "noon"; and parts of the day.

use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::rules::{Found, Group};
use super::super::terms::{Num, Part, Tim, Unit};
use super::super::verbs;
use super::super::words::{self, List};

use super::node::{Clock, Edge, Node};
use super::reader::{Caught, Reader};

impl Reader<'_, '_> {
    /// A time, perhaps a bare hour, or minutes past one or to it.
    pub(super) fn told_clock(&self, i: usize) -> Option<(Clock, usize)> {
        self.longest(Group::Clock, i, Self::clock_of)
    }

    fn clock_of(&self, _: usize, found: &Found<Caught>) -> Option<Clock> {
        let clock = found.caught.clock?;
        let (reading, minutes) = found.reading.split_once(' ').unwrap_or((found.reading, ""));
        if reading == "clock" {
            return Some(clock);
        }
        // "ten past 9", "ten minutes to 9", "a quarter past 9"
        let count = found.caught.count.filter(|count| (1.0..60.0).contains(count)).map(|count| count as i16);
        let minutes = match minutes {
            "" => count?,
            "-" => -count?,
            minutes => minutes.parse().ok()?,
        };
        let hour = if minutes < 0 { (clock.hour + 23) % 24 } else { clock.hour };
        let minute = u8::try_from(minutes.rem_euclid(60)).ok();
        (clock.minute.is_none() && clock.hour <= 24).then_some(Clock {
            hour,
            minute,
            explicit: true,
            ..clock
        })
    }

    /// A time, perhaps a bare hour ("five", "7", "nine thirty").
    pub(super) fn any_clock(&self, i: usize) -> Option<(Clock, usize)> {
        let lx = self.lx;
        if let Tim::Hour(hour) = lx.tim(i) {
            return Some((Clock { hour: hour % 24, sure: true, explicit: true, ..Clock::default() }, i + 1));
        }
        let digits = lx.at(i).shape == Shape::Digits;
        let (mut clock, mut end) = if digits { self.in_digits(i)? } else { self.in_words(i)? };
        let spelled = lx.is(end, "o") && matches!(lx.mark(end + 1), '\'' | '’') && lx.is(end + 2, "clock");
        if spelled || lx.is(end, "oclock") {
            end += if spelled { 3 } else { 1 };
            clock.explicit = true;
        }
        if let Some((afternoon, to)) = self.half_of_day(end) {
            let hour = clock.hour % 12 + if afternoon { 12 } else { 0 };
            let fits = clock.hour <= 12;
            return fits.then_some((Clock { hour, sure: true, explicit: true, ..clock }, to));
        }
        Some((clock, end))
    }

    /// "7:56:30", "8.30", "1140", "7".
    fn in_digits(&self, i: usize) -> Option<(Clock, usize)> {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        // "2025-03-04T09:12:00Z"
        let stamp = lx.form(before) == "T" && lx.tight(before);
        let opened = matches!(lx.mark(before), '(' | '-' | '–' | '"' | '“' | '~' | '[' | '/');
        let (first, length) = lx.digits(i).filter(|_| !lx.tight(i) || stamp || opened)?;
        let two = |at: usize, mark: char| {
            let (value, n) = lx.digits(at + 1).filter(|_| lx.tight_mark(at, mark) && lx.tight(at + 1))?;
            u8::try_from(value).ok().filter(|value| n == 2 && *value < 60)
        };
        if length >= 3 {
            let (hour, minute) = (u8::try_from(first / 100).ok()?, u8::try_from(first % 100).ok()?);
            let clock = Clock { hour, minute: Some(minute), ..Clock::default() };
            // "1437 GMT", "0600 local time", "2315 hours"; "212p" is a price: three digits and one letter are no time
            if let Some(end) = self.zone(i, i + 1).filter(|_| length == 4 && hour < 24 && minute < 60) {
                return Some((Clock { sure: true, explicit: true, ..clock }, end));
            }
            let half =
                self.half_of_day(i + 1).filter(|(_, end)| length == 4 || *end > i + 2 || !lx.is(i + 1, "p"));
            return (length <= 4 && half.is_some() && hour <= 12 && minute < 60).then_some((clock, i + 1));
        }
        let hour = u8::try_from(first).ok().filter(|hour| *hour <= 24)?;
        if let Some(minute) = two(i + 1, ':') {
            let second = two(i + 3, ':');
            let end = if second.is_some() { i + 5 } else { i + 3 };
            // "a time of 2:03", "won in 2:21:09", "John 3:16"
            let verse = lx.capital(before)
                && lx.tim(before) == Tim::No
                && lx.num(before) == Num::No
                && !lx.at(before).opens
                && !stamp;
            let closes = hour < 10 && lx.at(end).shape != Shape::Word;
            let lasted = lx.is(before, "of")
                || lx.is(before, "in") && (closes || second.is_some() && hour < 13)
                || lx.tight_mark(end, '.') && lx.tight(end + 1);
            let lettered = lx.tight(end) && lx.at(end).shape == Shape::Digits;
            let clock = Clock { hour, minute: Some(minute), second, sure: hour > 12, explicit: true };
            return (!verse && !lasted && !lettered).then_some((clock, end));
        }
        if let Some(minute) = two(i + 1, '.') {
            let zone = self.zone(i, i + 3);
            let said = lx.is(before, "at")
                && (lx.at(i + 3).shape != Shape::Word && lx.mark(i + 3) != '%'
                    || lx.capital(i + 3) && hour > 12);
            let sure = hour > 12 || zone.is_some();
            let clock = Clock { hour, minute: Some(minute), second: None, sure, explicit: true };
            return (said || sure && zone.is_some() || self.half_of_day(i + 3).is_some())
                .then_some((clock, zone.unwrap_or(i + 3)));
        }
        let on = match lx.mark(i + 1) {
            ',' | '.' => lx.tight(i + 2) && lx.digits(i + 2).is_some(),
            mark => matches!(mark, '%' | ':'),
        };
        (!(on && lx.tight(i + 1))).then_some((Clock { hour, sure: hour > 12, ..Clock::default() }, i + 1))
    }

    /// What says that digits without a colon are a time, behind a number at row `i`: a time zone, "local time",
    /// "hours"; the row after what belongs to the time.
    fn zone(&self, i: usize, at: usize) -> Option<usize> {
        let lx = self.lx;
        if words::of(List::Zones).contains(&lx.form(at)) && lx.at(at).gap || lx.words(at, &["local", "time"])
        {
            return Some(at);
        }
        // "between 0730-0930"
        let first = if lx.dash(i.wrapping_sub(1)) { i.wrapping_sub(2) } else { i };
        if lx.form(i).starts_with('0')
            && lx.is(first.wrapping_sub(1), "between")
            && lx.dash(first.wrapping_add(1))
        {
            return Some(at);
        }
        let asked = lx.form(i).starts_with('0') || lx.any(i.wrapping_sub(1), words::of(List::BeforeClock));
        (asked && lx.any(at, &["hours", "hrs"])).then_some(at + 1)
    }

    /// "five", "nine thirty", "five-thirty", "two forty five".
    fn in_words(&self, i: usize) -> Option<(Clock, usize)> {
        let lx = self.lx;
        let hour = match lx.num(i) {
            Num::Ones(hour) if hour > 0 => hour,
            Num::Teen(hour) if hour <= 12 => hour,
            _ => return None,
        };
        let from = i + 1 + usize::from(lx.dash(i + 1) && lx.tight(i + 1));
        let minute = numbers::read(lx, from).filter(|read| {
            matches!(lx.num(from), Num::Teen(_) | Num::Ten(_))
                && read.value < 60.0
                && read.value.fract() == 0.0
        });
        let end = minute.map_or(i + 1, |minute| minute.end);
        // "at eight thirty"
        let explicit = minute.is_some() && lx.is(i.wrapping_sub(1), "at") && !self.counted(end);
        let minute = minute.map(|minute| minute.value as u8);
        Some((Clock { hour, minute, explicit, ..Clock::default() }, end))
    }

    /// "am", "p.m.", "p": whether it is the afternoon.
    fn half_of_day(&self, i: usize) -> Option<(bool, usize)> {
        let lx = self.lx;
        let form = lx.form(i);
        if lx.at(i).shape != Shape::Word || form.len() > 2 {
            return None;
        }
        let afternoon = form.starts_with(['p', 'P']);
        if lx.any(i, &["am", "pm"]) {
            return Some((afternoon, i + 1));
        }
        // "5p a share", "fell 4p to 212p", "rose by 12p" is money
        let verb = i.wrapping_sub(2 + usize::from(lx.is(i.wrapping_sub(2), "by")));
        let price = form == "p"
            && (verbs::at(lx, verb).is_some_and(verbs::Class::moves)
                || lx.any(i + 1, &["a", "per", "each", "coin", "coins", "off", "more", "rise"]));
        if price || !lx.any(i, &["a", "p"]) {
            return None;
        }
        let point = usize::from(lx.mark(i + 1) == '.');
        let m = i + 1 + point;
        if lx.is(m, "m") && (point == 1 || lx.at(m).gap) {
            // the point of "p.m." at a sentence's end serves both
            return Some((afternoon, m + 1 + usize::from(lx.mark(m + 1) == '.' && point == 1)));
        }
        (lx.tight(i) && (lx.at(i + 1).gap || lx.at(i + 1).shape != Shape::Word)).then_some((afternoon, i + 1))
    }

    /// "in the morning", "at night", "late afternoon", "this evening", "tonight", "overnight".
    pub(super) fn part(&self, i: usize) -> Option<(Node, usize)> {
        self.longest(Group::Part, i, Self::part_of)
    }

    fn part_of(&self, i: usize, found: &Found<Caught>) -> Option<Node> {
        let Caught { turn, part, date, .. } = found.caught;
        let part = part.or(if let Tim::Part(part) = self.lx.tim(i) { Some(part) } else { None });
        let (reading, arg) = found.reading.split_once(' ').unwrap_or((found.reading, ""));
        let part = part.unwrap_or(Part::Night);
        let edge = Edge::named(arg).unwrap_or_default();
        Some(match (reading, date) {
            ("of_day", Some(day)) => Node::DayPart(day, part, edge),
            ("nth", _) => Node::DayPart(self.day_of(i, found)?, part, edge),
            ("day_part", _) => {
                let shift = turn.map_or(0, |turn| turn.step().into());
                Node::DayPart(self.shifted(Unit::Day, shift), part, edge)
            }
            _ => Node::Part(part, edge),
        })
    }
}

impl Clock {
    /// With the half of its day taken from a part of the day.
    pub(super) fn in_part(self, part: Part) -> Self {
        let later = match part {
            Part::Morning | Part::Daytime => false,
            Part::Afternoon => self.hour < 12,
            Part::Evening => (1..12).contains(&self.hour),
            Part::Night => (5..12).contains(&self.hour),
            Part::Lunch => self.hour < 5,
        };
        let hour = self.hour + if later { 12 } else { 0 };
        if self.sure { self } else { Self { hour, sure: true, ..self } }
    }

    /// So many seconds later.
    pub(super) fn later(self, seconds: f64) -> Self {
        let minutes = f64::from(self.hour) * 60.0 + f64::from(self.minute.unwrap_or(0)) + seconds / 60.0;
        let minutes = (minutes.clamp(0.0, 1e5) as u32) % 1440;
        Self { hour: (minutes / 60) as u8, minute: Some((minutes % 60) as u8), second: Some(0), ..self }
    }

    /// Gives the first of two times the half of the day that only the second says.
    pub(super) fn share_half(self, last: Self) -> (Self, Self) {
        let hour = last.hour;
        if !self.sure && last.sure && last.explicit {
            let turned = self.explicit && self.hour + 12 == hour && self.minute >= last.minute;
            let later = self.hour < 12 && self.hour + 12 <= hour && !turned;
            return (Self { hour: self.hour + if later { 12 } else { 0 }, sure: true, ..self }, last);
        }
        // "11-4", "10:30 to 3": the second time is later
        if !last.sure && hour < self.hour && self.hour <= 12 {
            return (self, Self { hour: hour + 12, sure: true, ..last });
        }
        (self, last)
    }
}
