//! How long: "3.5 years", "half an hour"; and how far from a day: "two weeks ago", "in five minutes".

use super::super::ages;
use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::rules::{self, Found, Group};
use super::super::terms::{Num, Part, Tim, Turn, Unit};
use super::super::time_units;
use super::super::types::Day;
use super::super::words::{self, List};

use super::node::{Clock, DayRef, Edge, Length, Node, Stretch};
use super::reader::{Caught, Reader};

impl Reader<'_, '_> {
    /// A length of time at row `i`.
    pub(super) fn length(&self, i: usize) -> Option<(Length, usize)> {
        let lx = self.lx;
        let (first, unit, mut end) = self.term(i)?;
        let mut out = Length { vague: first.is_none(), ..Length::of(first.unwrap_or(1.0), unit) };
        out.special =
            (unit == Unit::Day && lx.any(end.wrapping_sub(2), &["business", "working"])).then_some("BD");
        for slot in 1..4 {
            let and = lx.is(end, "and");
            // "an hour and a half", "one year and a quarter"
            let part = match lx.num(end + 2) {
                Num::Half => 0.5,
                Num::Quarter(false) => 0.25,
                _ => 0.0,
            };
            if and && lx.num(end + 1) == Num::Article && part > 0.0 {
                out.add(part);
                return Some((out, end + 3));
            }
            let at = end + usize::from(and || lx.mark(end) == ',');
            let next = self.term(at).filter(|_| !out.vague && lx.num(at) != Num::Article);
            let Some((Some(count), unit, to)) = next.filter(|(_, unit, _)| *unit < out.smallest()) else {
                break;
            };
            out.set(slot, count, unit);
            end = to;
        }
        Some((out, end))
    }

    /// A unit behind a count: "-hour", "business days", "nights".
    fn unit_at(&self, at: usize) -> Option<(Unit, usize)> {
        let lx = self.lx;
        let at = at + usize::from(lx.dash(at) && lx.tight(at) && lx.tight(at + 1));
        let work = usize::from(lx.any(at, &["business", "working", "calendar"]));
        match lx.tim(at + work) {
            Tim::One(unit) | Tim::Many(unit) if work == 0 || unit == Unit::Day => Some((unit, at + work + 1)),
            Tim::Parts(Part::Night) if work == 0 => Some((Unit::Day, at + 1)),
            _ => None,
        }
    }

    /// One count with its unit; no count for "years".
    fn term(&self, i: usize) -> Option<(Option<f64>, Unit, usize)> {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        let glued = lx.tight(i) && (lx.dash(before) || lx.before(i).shape == Shape::Word);
        if let Some(found) = rules::at(self, Group::Length, i) {
            let count = found.caught.count.or(found.reading.parse().ok());
            return Some((count, found.caught.unit?, found.end));
        }
        // "a decade-long war", "the weeks-long strike"
        let long = lx.dash(i + 1) && lx.tight(i + 1) && lx.is(i + 2, "long") && !glued;
        match lx.tim(i) {
            Tim::One(unit) if long && unit != Unit::Second => return Some((Some(1.0), unit, i + 1)),
            Tim::Many(unit) if unit > Unit::Second && lx.form(i).len() > 4 => {
                let asked = long || lx.any(before, &["for", "took"]) || lx.is(i + 1, "ago");
                return asked.then_some((None, unit, i + 1));
            }
            _ => {}
        }
        if lx.num(i) == Num::Article {
            return self.one(i);
        }
        if lx.tight(i) && lx.before(i).shape == Shape::Word || self.summed(i) || self.upper_end(i) {
            return None;
        }
        let count = numbers::read(lx, i).filter(|count| count.value >= 0.0 && count.value < 1e10)?;
        // "2h", "10D": a letter glued to digits; "3D" is a picture's
        let letter = match lx.form(count.end) {
            "h" => Some(Unit::Hour),
            "d" => Some(Unit::Day),
            "D" if count.value > 4.0 => Some(Unit::Day),
            "y" => Some(Unit::Year),
            _ => None,
        };
        let alone = !lx.tight(count.end + 1) || lx.at(count.end + 1).shape == Shape::Mark;
        if let Some(unit) = letter.filter(|_| count.plain.is_some() && lx.tight(count.end) && alone) {
            return Some((Some(count.value), unit, count.end + 1));
        }
        let (unit, end) = self.unit_at(count.end)?;
        // "one day" of a story is no length
        let story =
            unit == Unit::Day && lx.is(i, "one") && !lx.any(before, &["for", "in", "within", "just", "only"]);
        let one = lx.tim(end - 1) == Tim::One(unit);
        let dash = lx.dash(count.end);
        let whole = !count.fraction && count.value != 1.0 && count.value.fract() == 0.0;
        let named = one && !dash && whole && lx.capital(end - 1);
        let abbreviated = lx.form(end - 1).len() <= 3 && !count.figures && lx.form(end - 1) != "day";
        // "2018 day five", "2018 quarter": a year
        let year = count.plain == Some(4) && (unit == Unit::Quarter || one && !dash);
        // "came in thirty-second place": where it stands in an order
        let order = unit == Unit::Second && !count.figures && lx.any(end, words::of(List::Ordered));
        (!(story || order || named || abbreviated || year)).then_some((Some(count.value), unit, end))
    }

    /// "a year", where the words around it make it a length and no rate.
    fn one(&self, i: usize) -> Option<(Option<f64>, Unit, usize)> {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        let Tim::One(unit) = lx.tim(i + 1) else {
            let half = lx.num(i + 1) == Num::Half && lx.dash(i + 2);
            return half
                .then(|| rules::at(self, Group::Length, i + 1))
                .flatten()
                .and_then(|found| Some((found.reading.parse().ok(), found.caught.unit?, found.end)));
        };
        let asked = lx.any(before, words::of(List::BeforeArticle)) || lx.before(i).shape == Shape::Break;
        let moved = lx.any(i + 2, &["ago", "later", "earlier", "before", "after", "from", "and", "long"]);
        let rate = lx.is(before, "of") && lx.is(before.wrapping_sub(1), "times")
            || matches!(lx.num(before), Num::Scale(_));
        let doubtful = matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend | Unit::Minute);
        let hyphen = lx.dash(i + 2) && lx.tight(i + 2);
        ((asked || moved) && !rate && !doubtful && !hyphen).then_some((Some(1.0), unit, i + 2))
    }

    /// Whether the number at row `i` is the second of "8–10 years", which is a range of figures.
    fn upper_end(&self, i: usize) -> bool {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        let joined = lx.dash(before) || lx.any(before, &["to", "or"]);
        let first = before.wrapping_sub(1);
        let number = lx.at(first).shape == Shape::Digits
            || matches!(lx.num(first), Num::Ones(_) | Num::Teen(_) | Num::Ten(_));
        joined && number && !(lx.dash(before) && lx.at(before).gap != lx.at(i).gap)
    }

    /// A length, or a time so far from another: "two weeks ago", "in 5 minutes", "the last 3 hours".
    pub(super) fn measured(&self, i: usize) -> Option<(Node, usize)> {
        let length =
            self.length(i).filter(|(_, end)| ages::spelled(self.lx, end.saturating_sub(1)).is_none());
        let length = length.map(|(length, end)| (Node::Length(length), end));
        self.longer(length, self.longest(Group::Moved, i, Self::moved_of))
    }

    fn moved_of(&self, i: usize, found: &Found<Caught>) -> Option<Node> {
        let lx = self.lx;
        let (reading, arg) = found.reading.split_once(' ').unwrap_or((found.reading, ""));
        if reading == "around" {
            let (turn, unit) = (found.caught.turn.filter(|turn| *turn != Turn::This)?, found.caught.unit?);
            let length = Length::of(arg.parse().ok().or(found.caught.count)?, unit);
            // "at the last minute" is an idiom
            let idiom = arg == "1" && (unit == Unit::Second || lx.words(i, &["last", "minute"]));
            let idiom = idiom || self.lasts(i);
            return (unit <= Unit::Hour && !idiom).then_some(Node::Around(length, turn == Turn::Next));
        }
        let end = found.end;
        if reading == "day_end" && lx.words(i.wrapping_sub(2), &["at", "the"]) {
            return None;
        }
        if reading == "day_end" {
            let last = Clock { hour: 23, minute: Some(59), second: Some(59), sure: true, explicit: true };
            return Some(Node::Moment(found.caught.date.unwrap_or(self.shifted(Unit::Day, 0)), last));
        }
        if reading == "to_day" {
            let [first, second] = found.caught.pair;
            let (month, day) = if first > 12 { (second, first) } else { (first, second) };
            let last = found.caught.date.filter(|last| month <= 12 && matches!(last, DayRef::Full(_)))?;
            return self.range(Node::Day(Self::yearless(month, day)), Node::Day(last));
        }
        let counted = || Some(Length::of(arg.parse().ok().or(found.caught.count)?, found.caught.unit?));
        let length = found.caught.length.or_else(counted)?;
        let (count, unit) = length.first();
        match reading {
            // "more than three hours": TIMEX3 takes the bound into the expression
            "than" => (!length.vague && !lx.dash(end)).then_some(Node::Length(length)),
            "from_hour" if length.vague || length.largest() > Unit::Hour => None,
            "from_hour" => found.caught.clock.map(|clock| Node::clocks(clock, clock.later(length.seconds()))),
            "from_day" if length.vague || unit <= Unit::Hour => None,
            "from_day" => {
                let from = self.settle(found.caught.date?)?;
                let to = time_units::shift(from, unit, count)?;
                Some(Node::Stretch(Stretch::Days { from, to, unit, count: count as i64 }, Edge::Whole))
            }
            "within" if length.vague || self.told(i) => None,
            "within" if unit <= Unit::Hour => Some(Node::Around(length, true)),
            "within" => {
                let (from, count) = (self.today?, count);
                let to = time_units::shift(from, unit, count)?;
                Some(Node::Stretch(Stretch::Days { from, to, unit, count: count as i64 }, Edge::Whole))
            }
            // "the first in 20 years", "fell 5 % in three months", "in a year of": a stretch of the past
            _ => {
                let superlative = (i.saturating_sub(8)..i).any(|at| {
                    matches!(lx.num(at), Num::Ordinal(_))
                        || lx.any(at, words::of(List::Superlatives))
                        || lx.at(at).shape == Shape::Word
                            && lx.form(at).len() > 5
                            && lx.form(at).ends_with("est")
                });
                let old = ages::spelled(lx, end.saturating_sub(1)).is_some();
                (!(superlative || old || length.vague || lx.dash(end) || self.told(i)))
                    .then(|| self.moved(length, 1.0, None))?
            }
        }
    }

    /// What stands behind a length and makes it a time: "ago", "later", "from now", "after 3 May".
    pub(super) fn moved_behind(&self, i: usize, length: Length, found: &Found<Caught>) -> Option<Node> {
        let lx = self.lx;
        match found.reading {
            "ago" => {
                // "77 million years ago" lies before every calendar
                self.moved(length, -1.0, None).or(Some(Node::Reference("PAST_REF")))
            }
            "hence" => self.moved(length, 1.0, None),
            "later" | "earlier" => {
                let step = if found.reading == "later" { 1.0 } else { -1.0 };
                // "Four minutes later, the keeper left": the story's own clock
                let story = lx.at(i).opens && lx.mark(found.end) == ',';
                if self.today.is_some() && !story && !self.told(i) {
                    return self.moved(length, step, None);
                }
                let (count, unit) = length.first();
                // "half an hour later"
                let minutes = unit == Unit::Hour && count.fract() != 0.0;
                let (count, unit) = if minutes { (count * 60.0, Unit::Minute) } else { (count, unit) };
                Some(Node::Day(DayRef::Undefined { unit, shift: (step * count).round() as i64 }))
            }
            _ if length.vague => None,
            step => {
                let day = self.settle(found.caught.date?)?;
                self.moved(length, if step == "before" { -1.0 } else { 1.0 }, Some(day))
            }
        }
    }

    /// A day (or, by hours, a moment) so far from a day; from today when none is given.
    fn moved(&self, length: Length, step: f64, from: Option<Day>) -> Option<Node> {
        if length.vague {
            let reference = if step < 0.0 { "PAST_REF" } else { "FUTURE_REF" };
            return from.is_none().then_some(Node::Reference(reference));
        }
        if length.largest() <= Unit::Hour {
            return from.is_none().then(|| Node::Shifted(step * length.seconds()));
        }
        let Some(start) = from.or(self.today) else {
            let (count, unit) = length.first();
            return Some(Node::Day(DayRef::Undefined { unit, shift: (step * count).round() as i64 }));
        };
        let units = length.parts.into_iter().filter_map(|(count, unit)| unit.map(|unit| (count, unit)));
        let day = units
            .into_iter()
            .try_fold(start, |day, (count, unit)| time_units::shift(day, unit, step * count));
        day.map(|day| Node::Day(DayRef::Full(day)))
    }
}
impl Length {
    /// So many of one unit.
    pub(super) fn of(count: f64, unit: Unit) -> Self {
        let mut out = Self::default();
        out.set(0, count, unit);
        out
    }

    /// Sets one part.
    pub(super) fn set(&mut self, slot: usize, count: f64, unit: Unit) {
        if let Some(part) = self.parts.get_mut(slot) {
            *part = (count, Some(unit));
        }
    }

    fn add(&mut self, part: f64) {
        if let Some(first) = self.parts.first_mut() {
            first.0 += part;
        }
    }

    /// The first part.
    pub(super) fn first(&self) -> (f64, Unit) {
        self.parts.first().map_or((0.0, Unit::Day), |(count, unit)| (*count, unit.unwrap_or(Unit::Day)))
    }

    fn smallest(&self) -> Unit {
        self.parts.iter().filter_map(|(_, unit)| *unit).min().unwrap_or(Unit::Day)
    }

    pub(super) fn largest(&self) -> Unit {
        self.parts.iter().filter_map(|(_, unit)| *unit).max().unwrap_or(Unit::Day)
    }

    /// All of it in seconds, by convention.
    pub(super) fn seconds(&self) -> f64 {
        self.parts.iter().filter_map(|(count, unit)| unit.map(|unit| count * time_units::seconds(unit))).sum()
    }
}
