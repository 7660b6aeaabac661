//! How long, and how often: "3.5 years", "half an hour", "two weeks ago", "every other Friday".

use super::super::ages;
use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::rules::{self, Group};
use super::super::terms::{Num, Tim, Turn, Unit};
use super::super::time_units;
use super::super::types::Day;
use super::super::words::{self, List};
use super::reader::Reader;

use super::node::{DayRef, Edge, Length, Node, Stretch};

impl Reader<'_, '_> {
    /// A length of time at row `i`.
    pub(super) fn length(&self, i: usize) -> Option<(Length, usize)> {
        let lx = self.lx;
        let mut out = Length::default();
        let (first, unit, mut end) = self.term(i)?;
        match first {
            Some(count) => out.set(0, count, unit),
            None => {
                out.set(0, 1.0, unit);
                out.vague = true;
            }
        }
        if unit == Unit::Day && lx.any(end - 2, &["business", "working"]) {
            out.special = Some("BD");
        }
        if unit == Unit::Weekend {
            out.special = Some("WE");
        }
        for slot in 1..4 {
            let joint = usize::from(lx.is(end, "and") || lx.mark(end) == ',');
            // "an hour and a half", "one year and a quarter"
            if lx.is(end, "and") && lx.num(end + 1) == Num::Article {
                let part = match lx.num(end + 2) {
                    Num::Half => Some(0.5),
                    Num::Quarter(false) => Some(0.25),
                    _ => None,
                };
                if let Some(part) = part {
                    out.add(part);
                    end += 3;
                    break;
                }
            }
            let Some((Some(count), next, to)) = self.term(end + joint).filter(|_| !out.vague) else { break };
            if next >= out.smallest() || lx.num(end + joint) == Num::Article {
                break;
            }
            out.set(slot, count, next);
            end = to;
        }
        Some((out, end))
    }

    /// One count with its unit; no count for "years".
    fn term(&self, i: usize) -> Option<(Option<f64>, Unit, usize)> {
        let lx = self.lx;
        let unit_at = |at: usize| {
            let at = at + usize::from(lx.dash(at) && lx.tight(at) && lx.tight(at + 1));
            let work = usize::from(lx.any(at, &["business", "working", "calendar"]));
            match lx.tim(at + work) {
                Tim::One(unit) | Tim::Many(unit) if work == 0 || unit == Unit::Day => {
                    Some((unit, at + work + 1))
                }
                Tim::Parts(super::super::terms::Part::Night) if work == 0 => Some((Unit::Day, at + 1)),
                _ => None,
            }
        };
        let before = i.wrapping_sub(1);
        if let Some(found) = rules::at(lx, Group::Length, i) {
            return Some((found.reading.parse().ok(), found.unit?, found.end));
        }
        // "another two weeks"
        if lx.is(i, "another")
            && let Some((Some(count), unit, end)) =
                self.term(i + 1).filter(|(count, ..)| count.is_some_and(|n| n > 1.0))
        {
            return Some((Some(count), unit, end));
        }
        // "three quarters of an hour", "a quarter of a century"
        if let Some(part) = numbers::read(lx, i).filter(|part| part.fraction && lx.is(part.end, "of"))
            && lx.num(part.end + 1) == Num::Article
            && let Tim::One(unit) = lx.tim(part.end + 2)
            && unit != Unit::Second
        {
            return Some((Some(part.value), unit, part.end + 3));
        }
        // "a decade-long war", "the weeks-long strike"
        let long = lx.dash(i + 1) && lx.tight(i + 1) && lx.is(i + 2, "long");
        if long && !(lx.tight(i) && lx.dash(before)) {
            match lx.tim(i) {
                Tim::One(unit) if unit != Unit::Second => return Some((Some(1.0), unit, i + 1)),
                Tim::Many(unit) if lx.form(i).len() > 4 => return Some((None, unit, i + 1)),
                _ => {}
            }
        }
        if lx.num(i) == Num::Half && lx.num(i + 1) == Num::Article {
            let (unit, end) = unit_at(i + 2)?;
            return Some((Some(0.5), unit, end));
        }
        if lx.num(i) == Num::Half && lx.dash(i + 1) {
            let (unit, end) = unit_at(i + 2)?;
            return (lx.tim(i + 2) == Tim::One(unit)).then_some((Some(0.5), unit, end));
        }
        if lx.num(i) == Num::Article || lx.is(i, "another") {
            let half = lx.num(i + 1) == Num::Half && lx.dash(i + 2);
            let Tim::One(unit) = lx.tim(i + 1) else {
                return half.then(|| self.term(i + 1)).flatten();
            };
            let asked = lx.any(before, words::of(List::BeforeArticle))
                || lx.before(i).shape == Shape::Break
                || lx.is(i, "another");
            let ago = lx.any(i + 2, &["ago", "later", "earlier", "before", "after", "from", "and", "long"]);
            let rate = lx.is(before, "of") && lx.is(before.wrapping_sub(1), "times")
                || matches!(lx.num(before), Num::Scale(_));
            let doubtful = matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend | Unit::Minute);
            let hyphen = lx.dash(i + 2) && lx.tight(i + 2);
            return ((asked || ago) && !rate && !doubtful && !hyphen).then_some((Some(1.0), unit, i + 2));
        }
        if let Tim::Many(unit) = lx.tim(i) {
            let spelled = lx.form(i).len() > 4;
            let asked = lx.any(before, &["for", "in", "within", "over", "took", "takes", "take", "of"])
                && (lx.is(before, "for") || lx.is(before, "took") || lx.is(i + 1, "ago"));
            return ((asked || lx.is(i + 1, "ago")) && spelled && unit > Unit::Second).then_some((
                None,
                unit,
                i + 1,
            ));
        }
        if lx.tight(i) && lx.before(i).shape == Shape::Word
            || matches!(lx.mark(before), '$' | '£' | '€' | '#')
        {
            return None;
        }
        if self.upper_end(i) {
            return None;
        }
        let count = numbers::read(lx, i).filter(|count| count.value >= 0.0 && count.value < 1e10)?;
        // "2h", "10D": a letter glued to digits
        if count.plain.is_some() && lx.tight(count.end) {
            let unit = match lx.form(count.end) {
                "h" => Some(Unit::Hour),
                "d" | "D" => Some(Unit::Day),
                "y" => Some(Unit::Year),
                _ => None,
            };
            if let Some(unit) =
                unit.filter(|_| !lx.tight(count.end + 1) || lx.at(count.end + 1).shape == Shape::Mark)
            {
                // "3D" is a picture's
                return (lx.form(count.end) != "D" || count.value > 4.0).then_some((
                    Some(count.value),
                    unit,
                    count.end + 1,
                ));
            }
        }
        let (unit, end) = unit_at(count.end)?;
        // "one day" of a story is no length, nor "second quarter", "two quarters" of a match
        let story = count.lone
            && lx.any(i, &["one"])
            && (unit == Unit::Day && !lx.any(before, &["for", "in", "within", "just", "only"]));
        let many = matches!(lx.tim(end - 1), Tim::Many(_) | Tim::Parts(_))
            || lx.dash(count.end)
            || count.value == 1.0
            || count.fraction
            || count.value.fract() != 0.0;
        let abbreviated = lx.form(end - 1).len() <= 3 && !count.figures && !matches!(lx.form(end - 1), "day");
        // "2018 day five", "2018 quarter": a year
        let year = count.plain == Some(4)
            && (unit == Unit::Quarter || lx.tim(end - 1) == Tim::One(unit) && !lx.dash(count.end));
        // "came in thirty-second place": where it stands in an order
        let order = unit == Unit::Second && !count.figures && lx.any(end, words::of(List::Ordered));
        (!story
            && !order
            && (many || lx.tim(end - 1) == Tim::One(unit) && !lx.capital(end - 1))
            && !abbreviated
            && !year)
            .then_some((Some(count.value), unit, end))
    }

    /// Whether the number at row `i` is the second of "8–10 years", which is a range of figures.
    fn upper_end(&self, i: usize) -> bool {
        let lx = self.lx;
        let before = i.wrapping_sub(1);
        let joined = lx.dash(before) || lx.any(before, &["to", "or"]);
        let first = before.wrapping_sub(1);
        let number = lx.at(first).shape == Shape::Digits
            || matches!(lx.num(first), Num::Ones(_) | Num::Teen(_) | Num::Ten(_));
        joined && number && !(lx.dash(before) && lx.at(before).gap != lx.at(i).gap)
    }

    /// A length, or a day so far from another: "two weeks ago", "in 5 minutes", "3 days from tomorrow".
    pub(super) fn measured(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        if lx.is(i, "in") {
            return self.ahead_by(i);
        }
        // "more than three hours": TIMEX3 takes the bound into the expression
        if lx.any(i, &["more", "less"]) && lx.is(i + 1, "than") {
            let (length, end) = self.length(i + 2).filter(|(length, _)| !length.vague)?;
            let plain = !lx.any(end, &["ago", "later", "earlier", "old", "of", "from", "before", "after"]);
            return (plain && !lx.dash(end)).then_some((Node::Length(length), end));
        }
        if lx.is(i, "within") {
            let (length, end) = self.length(i + 1).or_else(|| self.term_after_next(i + 1))?;
            if length.vague || lx.is(end, "of") || self.told(i) {
                return None;
            }
            if length.largest() <= Unit::Hour {
                return Some((Node::Around(length, true), end));
            }
            let today = self.today?;
            let (count, unit) = length.first();
            let to = time_units::shift(today, unit, count)?;
            return Some((
                Node::Stretch(Stretch::Days { from: today, to, unit, count: count as i64 }, Edge::Whole),
                end,
            ));
        }
        let (length, end) = self.length(i)?;
        if ages::spelled(lx, end.saturating_sub(1)).is_some() {
            return None;
        }
        if lx.is(end, "ago") {
            // "77 million years ago" lies before every calendar
            let far = length.seconds() > time_units::seconds(Unit::Year) * 9999.0;
            let far = far.then_some(Node::Reference("PAST_REF"));
            return self.moved(length, -1.0, None).or(far).map(|node| (node, end + 1));
        }
        if lx.any(end, &["later", "earlier"]) {
            let step = if lx.is(end, "later") { 1.0 } else { -1.0 };
            // "Four minutes later, the keeper left": the story's own clock
            let story = lx.at(i).opens && lx.mark(end + 1) == ',';
            if self.today.is_none() || story || self.told(i) {
                let (mut count, mut unit) = length.first();
                // "half an hour later"
                if unit == Unit::Hour && count.fract() != 0.0 {
                    (count, unit) = (count * 60.0, Unit::Minute);
                }
                let shift = (step * count).round() as i64;
                return Some((Node::Day(DayRef::Undefined { unit, shift }), end + 1));
            }
            return self.moved(length, step, None).map(|node| (node, end + 1));
        }
        if lx.words(end, &["from", "now"]) || lx.is(end, "hence") {
            let to = end + if lx.is(end, "hence") { 1 } else { 2 };
            return self.moved(length, 1.0, None).map(|node| (node, to));
        }
        if lx.any(end, &["from", "after", "before", "since"]) && !length.vague {
            let step = if lx.is(end, "before") { -1.0 } else { 1.0 };
            if let Some((day, to)) = self.day(end + 1)
                && let Some(day) = self.settle(day)
                && !matches!(lx.tim(end + 1), Tim::Weekday(..))
                && let Some(node) = self.moved(length, step, Some(day))
            {
                return Some((node, to));
            }
        }
        Some((Node::Length(length), end))
    }

    /// "the next day and 5 hours" behind "within".
    fn term_after_next(&self, i: usize) -> Option<(Length, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        if lx.tim(i + the) != Tim::Turn(Turn::Next) {
            return None;
        }
        if let Tim::One(unit) = lx.tim(i + the + 1) {
            let mut out = Length::default();
            out.set(0, 1.0, unit);
            let end = i + the + 2;
            if let Some((rest, to)) = self.length(end + 1).filter(|_| lx.is(end, "and")) {
                let (count, unit) = rest.first();
                out.set(1, count, unit);
                return Some((out, to));
            }
            return Some((out, end));
        }
        self.length(i + the + 1)
    }

    /// "in two weeks": from now, where the clause looks ahead.
    fn ahead_by(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (length, end) = self.length(i + 1)?;
        if ages::spelled(lx, end.saturating_sub(1)).is_some() || lx.any(end, &["old", "from"]) {
            return None;
        }
        // "the first in 20 years", "fell 5 % in three months", "in a year of": a stretch of the past
        let superlative = (i.saturating_sub(8)..i).any(|at| {
            matches!(lx.num(at), Num::Ordinal(_))
                || lx.any(at, &["most", "worst", "best", "least", "time", "times", "only", "once", "twice"])
                || lx.at(at).shape == Shape::Word && lx.form(at).len() > 5 && lx.form(at).ends_with("est")
        });
        if superlative || self.told(i) || length.vague || lx.is(end, "of") || lx.dash(end) {
            return None;
        }
        self.moved(length, 1.0, None).map(|node| (node, self.time_behind(end)))
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
        let mut day = start;
        for (count, unit) in
            length.parts.into_iter().filter_map(|(count, unit)| unit.map(|unit| (count, unit)))
        {
            day = time_units::shift(day, unit, step * count)?;
        }
        Some(Node::Day(DayRef::Full(day)))
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
