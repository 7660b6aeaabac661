//! Times of day: "7:56:30 pm", "1140 a.m.", "half past three", "noon"; and parts of the day.

use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::terms::{Num, Part, Tim, Turn, Unit};
use super::super::verbs;
use super::super::words::{self, List};
use super::reader::Reader;

use super::node::{Clock, DayRef, Edge, Node};

impl Reader<'_, '_> {
    /// A time that can be nothing else.
    pub(super) fn clock(&self, i: usize) -> Option<(Clock, usize)> {
        self.any_clock(i).filter(|(clock, _)| clock.explicit)
    }

    /// A time, perhaps a bare hour ("five", "7", "nine thirty").
    pub(super) fn any_clock(&self, i: usize) -> Option<(Clock, usize)> {
        let lx = self.lx;
        if let Tim::Hour(hour) = lx.tim(i) {
            let hour = if hour == 24 { 0 } else { hour };
            return Some((Clock { hour, minute: None, second: None, sure: true, explicit: true }, i + 1));
        }
        if let Some(found) = self.past_or_to(i) {
            return Some(found);
        }
        let (mut clock, mut end) =
            if lx.at(i).shape == Shape::Digits { self.in_digits(i)? } else { self.in_words(i)? };
        if lx.any(end, &["oclock"])
            || lx.is(end, "o") && matches!(lx.mark(end + 1), '\'' | '’') && lx.is(end + 2, "clock")
        {
            end += if lx.is(end, "oclock") { 1 } else { 3 };
            clock.explicit = true;
        }
        if lx.tight(end) && lx.is(end, "ish") {
            (end, clock.explicit, clock.sure) = (end + 1, true, true);
        }
        if let Some((half, to)) = self.half_of_day(end) {
            if clock.hour > 12 {
                return None;
            }
            clock.explicit = true;
            end = to;
            if let Some(afternoon) = half {
                clock.sure = true;
                clock.hour = clock.hour % 12 + if afternoon { 12 } else { 0 };
            }
        } else if clock.minute.is_none() && lx.mark(i + 1) == '.' && end > i + 1 {
            return None;
        }
        Some((clock, end))
    }

    /// "7:56:30", "8.30", "1140", "7".
    fn in_digits(&self, i: usize) -> Option<(Clock, usize)> {
        let lx = self.lx;
        // "2025-03-04T09:12:00Z"
        let stamp = lx.form(i.wrapping_sub(1)) == "T" && lx.tight(i.wrapping_sub(1));
        let bad_before = lx.tight(i)
            && !stamp
            && !matches!(lx.mark(i.wrapping_sub(1)), '(' | '-' | '–' | '"' | '“' | '~' | '[' | '/');
        let (first, length) = lx.digits(i).filter(|_| !bad_before)?;
        let two = |at: usize| {
            let (value, n) = lx.digits(at).filter(|_| lx.tight(at))?;
            u8::try_from(value).ok().filter(|value| n == 2 && *value < 60)
        };
        if length >= 3 {
            let (hour, minute) = (u8::try_from(first / 100).ok()?, u8::try_from(first % 100).ok()?);
            // "212p" is a price: three digits and one letter are no time
            let half =
                self.half_of_day(i + 1).filter(|(_, end)| length == 4 || *end > i + 2 || !lx.is(i + 1, "p"));
            let said = half.is_some() && hour <= 12;
            // "1437 GMT", "0600 local time", "2315 hours"
            if length == 4
                && hour < 24
                && minute < 60
                && let Some(end) = self.zone(i, i + 1)
            {
                return Some((
                    Clock { hour, minute: Some(minute), second: None, sure: true, explicit: true },
                    end,
                ));
            }
            return (length <= 4 && said && minute < 60)
                .then_some((Clock { hour, minute: Some(minute), ..Clock::default() }, i + 1));
        }
        let hour = u8::try_from(first).ok().filter(|hour| *hour <= 24)?;
        if lx.tight_mark(i + 1, ':')
            && let Some(minute) = two(i + 2)
        {
            let second = if lx.tight_mark(i + 3, ':') { two(i + 4) } else { None };
            let end = if second.is_some() { i + 5 } else { i + 3 };
            // "a time of 2:03", "John 3:16"
            let before = i.wrapping_sub(1);
            let verse = lx.capital(before)
                && lx.tim(before) == Tim::No
                && lx.num(before) == Num::No
                && !lx.at(before).opens;
            // "won in 2:21:09"
            let run = second.is_some() && hour < 13 && lx.is(before, "in");
            let closes = hour < 10 && lx.at(end).shape != Shape::Word;
            let lasted = run
                || lx.is(before, "of")
                || lx.is(before, "in") && closes
                || lx.tight_mark(end, '.') && lx.tight(end + 1);
            let lettered = lx.tight(end) && lx.at(end).shape == Shape::Digits;
            return ((!verse || stamp) && !lasted && !lettered).then_some((
                Clock { hour, minute: Some(minute), second, sure: hour > 12, explicit: true },
                end,
            ));
        }
        if lx.tight_mark(i + 1, '.')
            && let Some(minute) = two(i + 2)
        {
            let at =
                lx.is(i.wrapping_sub(1), "at") && lx.at(i + 3).shape != Shape::Word && lx.mark(i + 3) != '%';
            let said = self.half_of_day(i + 3).is_some();
            let town = lx.is(i.wrapping_sub(1), "at") && lx.capital(i + 3) && hour > 12;
            let zone = self.zone(i, i + 3);
            return (at || said || town || zone.is_some()).then_some((
                Clock {
                    hour,
                    minute: Some(minute),
                    second: None,
                    sure: hour > 12 || zone.is_some(),
                    explicit: true,
                },
                zone.unwrap_or(i + 3),
            ));
        }
        let goes_on = lx.tight(i + 1)
            && (matches!(lx.mark(i + 1), ',' | '.') && lx.tight(i + 2) && lx.digits(i + 2).is_some()
                || matches!(lx.mark(i + 1), '%' | ':'));
        (!goes_on && hour <= 24).then_some((Clock { hour, sure: hour > 12, ..Clock::default() }, i + 1))
    }

    /// What says that digits without a colon are a time, behind a number at row `i`: a time zone, "local time",
    /// "hours"; the row after what belongs to the time.
    fn zone(&self, i: usize, at: usize) -> Option<usize> {
        let lx = self.lx;
        if words::of(List::Zones).contains(&lx.form(at)) && lx.at(at).gap || lx.words(at, &["local", "time"])
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
        let mut end = i + 1;
        let hyphen = usize::from(lx.dash(end) && lx.tight(end));
        let minute = match lx.num(end + hyphen) {
            Num::Teen(_) | Num::Ten(_) => {
                let read = numbers::read(lx, end + hyphen)
                    .filter(|n| !n.figures && n.value < 60.0 && n.value.fract() == 0.0);
                read.map(|n| {
                    end = n.end;
                    n.value as u8
                })
            }
            _ => None,
        };
        if minute.is_some() && lx.is(end, "minutes") {
            end += 1;
        }
        // "at eight thirty"
        let explicit = minute.is_some() && lx.is(i.wrapping_sub(1), "at") && !self.counted(end);
        Some((Clock { hour, minute, explicit, ..Clock::default() }, end))
    }

    /// "half past three", "quarter to five", "ten past 9 in the evening", "36 minutes past eight".
    fn past_or_to(&self, i: usize) -> Option<(Clock, usize)> {
        let lx = self.lx;
        let article = usize::from(lx.num(i) == Num::Article && lx.is(i + 1, "quarter"));
        let (minutes, mut at) = match lx.num(i + article) {
            Num::Half => (30, i + 1),
            Num::Quarter(false) => (15, i + article + 1),
            _ => {
                let minutes = numbers::read(lx, i)
                    .filter(|n| n.value >= 1.0 && n.value < 60.0 && n.value.fract() == 0.0)?;
                (minutes.value as u8, minutes.end)
            }
        };
        let said = lx.any(at, &["minutes", "minute"]);
        at += usize::from(said);
        let past = lx.is(at, "past");
        // "five to seven" is a range or a price more often than a time: only quarters and minutes go "to"
        let firm =
            said && lx.is(i.wrapping_sub(1), "at") || matches!(lx.num(i + article), Num::Quarter(false));
        if !(past || lx.is(at, "to") && firm) {
            return None;
        }
        let (mut clock, end) = self.any_clock(at + 1).filter(|(clock, _)| {
            clock.minute.is_none() && clock.hour <= 12 || clock.explicit && clock.minute.is_none()
        })?;
        clock.minute = Some(if past { minutes } else { 60 - minutes });
        if !past {
            clock.hour = (clock.hour + 23) % 24;
        }
        clock.explicit = true;
        Some((clock, end))
    }

    /// "am", "p.m.", "p", "ampm": whether it is the afternoon, if said.
    fn half_of_day(&self, i: usize) -> Option<(Option<bool>, usize)> {
        let lx = self.lx;
        let from = i + usize::from(
            lx.tight_mark(i, '.') && lx.tight(i + 1) && lx.any(i + 1, &["am", "pm", "a", "p"]),
        );
        let form = lx.form(from);
        if lx.at(from).shape != Shape::Word || form.len() > 4 {
            return None;
        }
        let tight = lx.tight(from);
        if form.eq_ignore_ascii_case("am") || form.eq_ignore_ascii_case("pm") {
            return Some((Some(form.eq_ignore_ascii_case("pm")), from + 1));
        }
        if form.eq_ignore_ascii_case("ampm") {
            return Some((None, from + 1));
        }
        // "5p a share", "fell 4p to 212p", "rose by 12p" is money
        let verb = from.wrapping_sub(2 + usize::from(lx.is(from.wrapping_sub(2), "by")));
        let moved = verbs::at(lx, verb).is_some_and(verbs::Class::moves);
        let price = form == "p"
            && (moved || lx.any(i + 1, &["a", "per", "each", "coin", "coins", "off", "more", "rise"]));
        if price || !(form.eq_ignore_ascii_case("a") || form.eq_ignore_ascii_case("p")) {
            return None;
        }
        let afternoon = Some(form.eq_ignore_ascii_case("p"));
        let point = usize::from(lx.mark(from + 1) == '.');
        let m = from + 1 + point;
        if lx.is(m, "m") && (point == 1 || lx.at(m).gap) {
            // the point of "p.m." at a sentence's end serves both
            let end = m + 1 + usize::from(lx.mark(m + 1) == '.' && point == 1);
            return Some((afternoon, end));
        }
        (tight && lx.at(from + 1).gap | lx.at(from + 1).shape.ne(&Shape::Word))
            .then_some((afternoon, from + 1))
    }

    /// "in the morning", "at night", "late afternoon", "this evening", "tonight", "overnight".
    pub(super) fn part(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let mut at = i;
        let mut edge = Edge::Whole;
        if let Some(word) = self.edge_word(at) {
            edge = word;
            at += 1;
            at += usize::from(edge == Edge::Middle && lx.dash(at) && lx.tight(at) || lx.is(at, "at"));
            at += usize::from(lx.is(at, "in") && lx.is(at + 1, "the"));
        }
        let preposition = lx.any(at, &["in", "during"]) && lx.is(at + 1, "the") || at > i && lx.is(at, "the");
        if preposition {
            at += if lx.is(at, "the") { 1 } else { 2 };
            if let Some(word) = self.edge_word(at).filter(|_| edge == Edge::Whole) {
                (edge, at) = (word, at + 1);
            }
        }
        let night_time = lx.is(at, "night") && lx.dash(at + 1) && lx.is(at + 2, "time");
        let (part, end, alone) = match lx.tim(at) {
            Tim::Part(part) => (
                part,
                at + if night_time { 3 } else { 1 },
                lx.any(at, &["tonight", "tonite", "overnight", "lunchtime", "daytime"]),
            ),
            Tim::Parts(part) if preposition => (part, at + 1, false),
            Tim::Turn(turn) if !preposition => {
                let Tim::Part(part) = lx.tim(at + 1) else { return None };
                let shift = match turn {
                    Turn::Last => -1,
                    Turn::This => 0,
                    Turn::Next => 1,
                    Turn::Same => return None,
                };
                return Some((Node::DayPart(self.shifted(Unit::Day, shift), part, edge), at + 2));
            }
            _ => return None,
        };
        if lx.any(at, &["tonight", "tonite"]) {
            return Some((Node::DayPart(self.shifted(Unit::Day, 0), part, edge), end));
        }
        let at_part =
            at > i + usize::from(edge != Edge::Whole) || i > 0 && lx.is(i - 1, "at") && part == Part::Night;
        if night_time {
            return Some((Node::Part(Part::Night, edge), end));
        }
        // bare "morning" is a noun like others; "the morning of 11 September" is read with its day
        let of_day = lx.is(end, "of")
            && !lx.any(at, &["tonight", "tonite"])
            && self.day(end + 1).is_some_and(|(day, _)| !matches!(day, DayRef::OfMonth { .. }));
        let alone = alone || of_day;
        let hyphen = lx.dash(end) && lx.tight(end);
        (alone || preposition || at_part || edge != Edge::Whole)
            .then_some((Node::Part(part, edge), end))
            .filter(|_| !hyphen)
    }

    /// "early", "late", "later".
    pub(super) fn edge_word(&self, i: usize) -> Option<Edge> {
        let lx = self.lx;
        if lx.any(i, &["early", "earlier"]) {
            Some(Edge::Start)
        } else if lx.any(i, &["late", "later"]) {
            Some(Edge::End)
        } else if lx.any(i, &["mid", "middle"]) {
            Some(Edge::Middle)
        } else {
            None
        }
    }

    /// A part of the day right behind a day: "tomorrow **night**", "Sunday **early morning**".
    pub(super) fn part_behind(&self, i: usize) -> Option<(Part, Edge, usize)> {
        let lx = self.lx;
        let edge = self.edge_word(i);
        let mut at = i + usize::from(edge.is_some());
        let the = lx.any(at, &["in", "during"]) && lx.is(at + 1, "the");
        at += if the { 2 } else { 0 };
        let Tim::Part(part) = lx.tim(at) else { return None };
        Some((part, edge.unwrap_or_default(), at + 1))
    }
}

/// A clock with the half of its day taken from a part of the day.
pub(super) fn in_part(clock: Clock, part: Part) -> Clock {
    let later = match part {
        Part::Morning | Part::Daytime => false,
        Part::Afternoon => clock.hour < 12,
        Part::Evening => (1..12).contains(&clock.hour),
        Part::Night => (5..12).contains(&clock.hour),
        Part::Lunch => clock.hour < 5,
    };
    if clock.sure {
        return clock;
    }
    Clock { hour: clock.hour + if later { 12 } else { 0 }, sure: true, ..clock }
}

/// Whether a day reference stands for today, for combining with a clock.
pub(super) fn moment(day: DayRef, clock: Clock) -> Node {
    Node::Moment(day, clock)
}
