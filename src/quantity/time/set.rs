//! How often: "every other Friday", "daily at 9", "twice a week", "4pm every day".

use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::terms::{Num, Tim, Unit};
use super::reader::Reader;

use super::feasts;
use super::finish::{clock, part, period, season as season_letters};
use super::node::{Length, Node};

/// A TIMEX3 value and the row after it.
type Timex = (String, usize);

/// So many units.
fn every(count: f64, unit: Unit) -> String {
    let length = Length::of(count, unit);
    period(&length)
}

impl Reader<'_, '_> {
    /// What comes again, with the time of day behind it.
    pub(super) fn set(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (timex, end) = self.habit(i).or_else(|| self.each(i)).or_else(|| self.so_often(i))?;
        // a day's own hour stands for the day
        let day = if timex == "P1D" { "" } else { &timex };
        if timex == "P1D" || timex.contains("WXX-") {
            let said = lx.any(end, &["at", "around"]);
            if let Some((hour, to)) = self.hour_behind(end + usize::from(said), said) {
                return Some((Node::Set(format!("{day}{}", clock(hour))), to));
            }
            if let Some((stretch, _, to)) = self.part_behind(end) {
                return Some((Node::Set(format!("{day}T{}", part(stretch))), to));
            }
        }
        Some((Node::Set(timex), end))
    }

    /// "weekly", "Mondays", "mornings", "semi-annually": one word of habit.
    fn habit(&self, i: usize) -> Option<Timex> {
        let lx = self.lx;
        let before = i.wrapping_sub(1);
        let named = lx.capital(before) && !lx.at(before).opens;
        match lx.tim(i) {
            // "the Daily Mail" is a name
            Tim::Often(period) => {
                let name = lx.capital(i) && !lx.at(i).opens && (lx.capital(i + 1) || lx.capital(before));
                let glued = lx.dash(before) && lx.tight(i);
                (!name && !glued).then(|| (period.to_owned(), i + 1))
            }
            Tim::Weekdays(weekday) => (!named).then(|| (format!("XXXX-WXX-{weekday}"), i + 1)),
            // "three mornings" are counted
            Tim::Parts(habit) => {
                let counted = !matches!(lx.num(before), Num::No | Num::Article)
                    || lx.at(before).shape == Shape::Digits
                    || lx.is(before, "the");
                (!counted).then(|| (format!("T{}", part(habit)), i + 1))
            }
            _ if lx.any(i, &["semi", "bi"]) && lx.dash(i + 1) => {
                let timex = match (lx.tim(i + 2), lx.is(i, "semi")) {
                    (Tim::Often("P1Y"), _) => "P0.5Y",
                    (Tim::Often("P1W"), false) => "P2W",
                    (Tim::Often("P1M"), false) => "P2M",
                    _ => return None,
                };
                Some((timex.to_owned(), i + 3))
            }
            _ => None,
        }
    }

    /// "every day", "each Monday", "every other week", "any weekend", "every three weeks", "every autumn", "each Easter".
    fn each(&self, i: usize) -> Option<Timex> {
        let lx = self.lx;
        if lx.is(i, "any") {
            return (lx.tim(i + 1) == Tim::One(Unit::Weekend)).then(|| ("P1WE".to_owned(), i + 2));
        }
        if !lx.any(i, &["every", "each"]) {
            return None;
        }
        let other = lx.is(i + 1, "other");
        let at = i + 1 + usize::from(other || lx.is(i + 1, "single"));
        let doubtful = |doubtful: bool| doubtful && !lx.capital(at);
        if lx.is(at, "weekday") {
            return Some(("P1WD".to_owned(), at + 1));
        }
        let timex = match lx.tim(at) {
            Tim::Weekday(weekday, short) if !doubtful(short) => format!("XXXX-WXX-{weekday}"),
            Tim::Month(month, short) if !doubtful(short) => format!("XXXX-{month:02}"),
            Tim::Season(season) => format!("XXXX-{}", season_letters(season)),
            Tim::Part(habit) if !lx.any(at, &["tonight", "overnight", "lunch"]) => {
                format!("T{}", part(habit))
            }
            Tim::One(Unit::Weekend) => "P1WE".to_owned(),
            Tim::One(unit) if unit != Unit::Second || lx.is(i, "every") => {
                every(if other { 2.0 } else { 1.0 }, unit)
            }
            _ => {
                if let Some((feast, end)) = feasts::read(lx, at) {
                    return feast.fixed().map(|(month, day)| (format!("XXXX-{month:02}-{day:02}"), end));
                }
                let count = numbers::count(lx, at).filter(|count| count.value < 10_000.0)?;
                let (Tim::One(unit) | Tim::Many(unit)) = lx.tim(count.end) else { return None };
                return Some((every(count.value, unit), count.end + 1));
            }
        };
        Some((timex, at + 1))
    }

    /// "once a week", "three times a day", "the 19th of every month".
    fn so_often(&self, i: usize) -> Option<Timex> {
        let lx = self.lx;
        if let Some((day, end, true)) = self.day_number(i)
            && lx.is(end, "of")
            && lx.any(end + 1, &["every", "each"])
            && lx.tim(end + 2) == Tim::One(Unit::Month)
        {
            return Some((format!("XXXX-XX-{day:02}"), end + 3));
        }
        let times = if lx.any(i, &["once", "twice"]) {
            i + 1
        } else {
            numbers::read(lx, i).filter(|count| lx.is(count.end, "times") && count.value < 1000.0)?.end + 1
        };
        let rate = lx.num(times) == Num::Article || lx.any(times, &["per", "every", "each"]);
        let Tim::One(unit) = lx.tim(times + 1) else { return None };
        (rate && (unit != Unit::Second || lx.is(times, "per"))).then(|| (every(1.0, unit), times + 2))
    }
}
