//! Numbers of every shape: figures, words and both mixed ("3 million and a half", "twenty-one trillion
//! three hundred", "two thirds of a million").
//!
//! In: lexemes. Out: value and extent. Must not know what is counted, nor whether the number is one that
//! a reader would call a figure ([`super::identifier`] says that).

use super::digits;
use super::fractions;
use super::lexeme::{Lexemes, Shape};
use super::terms::Num;

/// A number read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// The row after the last.
    pub end: usize,
    /// Its value.
    pub value: f64,
    /// Digits of a plain run ("2014" has 4); `None` for everything else.
    pub plain: Option<usize>,
    /// Begins with digits (or a vulgar fraction).
    pub figures: bool,
    /// A part of a whole: "two thirds", "3/4", "half", "one in five".
    pub fraction: bool,
    /// The single word "one", or "a" with a magnitude.
    pub lone: bool,
    /// "hundreds of": at least that many.
    pub vague: bool,
    /// By how much its last word or letter multiplied it; 1 when by nothing.
    pub scale: f64,
}

impl Numeral {
    pub(super) fn of(end: usize, value: f64) -> Self {
        Self {
            end,
            value,
            plain: None,
            figures: false,
            fraction: false,
            lone: false,
            vague: false,
            scale: 1.0,
        }
    }
}

/// Reads a number at row `i`, with its sign.
pub(super) fn read(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    if let Some(from) = sign(lexemes, i) {
        let mut numeral = unsigned(lexemes, from)?;
        (numeral.value, numeral.plain, numeral.lone) = (-numeral.value, None, false);
        return Some(numeral);
    }
    unsigned(lexemes, i)
}

/// Reads a whole number that counts what follows: "two" of "two quarters".
pub(super) fn count(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    let first = Sum::default().read(lexemes, i, f64::INFINITY)?;
    (first.value >= 1.0 && first.value.fract() == 0.0).then_some(first)
}

/// The row after a minus sign that belongs to a number.
fn sign(lexemes: &Lexemes, i: usize) -> Option<usize> {
    // "plus or minus 3.1 points" has no sign
    let either = lexemes.is(i.wrapping_sub(1), "or") && lexemes.is(i.wrapping_sub(2), "plus");
    if lexemes.num(i) == Num::Minus {
        return (!either).then_some(i + 1);
    }
    let alone = lexemes.at(i).gap || matches!(lexemes.mark(i.wrapping_sub(1)), '(' | '$' | '£' | '€');
    let begins = lexemes.before(i).shape == Shape::Break;
    let sign = matches!(lexemes.mark(i), '-' | '−' | '–') && alone;
    (sign && (lexemes.tight(i + 1) || begins) && lexemes.at(i + 1).shape != Shape::Word).then_some(i + 1)
}

fn unsigned(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    let mut numeral = below_point(lexemes, i)?;
    if let Some(whole) = fractions::shares(lexemes, numeral) {
        return Some(whole);
    }
    // "two thirds of a million", "quarter million"
    if numeral.fraction {
        let from = numeral.end + if lexemes.words(numeral.end, &["of", "a"]) { 2 } else { 0 };
        let from = from + usize::from(from == numeral.end && lexemes.num(from) == Num::Article);
        if let Num::Scale(scale) = lexemes.num(from) {
            (numeral.value, numeral.end, numeral.fraction) = (numeral.value * scale, from + 1, false);
        }
    }
    Some(numeral)
}

/// A number without "in five", with its "point" and its fractions.
fn below_point(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    if let Some(fraction) = fractions::bare(lexemes, i) {
        return Some(fraction);
    }
    let mut sum = Sum::default();
    let mut numeral = sum.read(lexemes, i, f64::INFINITY)?;
    if let Some((end, part)) = point(lexemes, numeral.end) {
        (numeral.end, numeral.value, numeral.plain, numeral.lone) = (end, numeral.value + part, None, false);
    } else if let Some((end, below)) = denominator(lexemes, numeral.end, numeral.value == 1.0) {
        if !numeral.figures || numeral.value <= 20.0 {
            (numeral.end, numeral.value, numeral.fraction) = (end, numeral.value / below, true);
            (numeral.plain, numeral.lone) = (None, false);
        }
    } else if let Some((end, part)) = and_fraction(lexemes, numeral.end) {
        (numeral.end, numeral.plain, numeral.lone) = (end, None, false);
        match lexemes.num(end) {
            // "one and a half million", "one billion and a half million"
            Num::Scale(next) if next >= 100.0 => {
                let smaller = sum.scale > next;
                numeral.value =
                    if smaller { numeral.value + part * next } else { (numeral.value + part) * next };
                numeral.end = end + 1;
            }
            // "3 million and a half": half of a million
            _ => numeral.value += part * sum.scale.max(1.0),
        }
    }
    Some(numeral)
}

/// What a sum in words has met.
#[derive(Default)]
pub(super) struct Sum {
    /// The last magnitude multiplied by.
    scale: f64,
}

impl Sum {
    /// A number below `limit`: a small one, the magnitudes after it, and what is added below them.
    pub(super) fn read(&mut self, lexemes: &Lexemes, i: usize, limit: f64) -> Option<Numeral> {
        let mut numeral = small(lexemes, i)?;
        self.scale = 0.0;
        loop {
            let at = numeral.end + usize::from(scale_hyphen(lexemes, numeral.end));
            match lexemes.num(at) {
                Num::Scale(scale)
                    if scale < limit
                        && scale > self.scale
                        && !(numeral.figures && scale < 100.0 && lexemes.is(at, "doz")) =>
                {
                    numeral.value *= scale;
                    (numeral.end, numeral.plain, numeral.lone) = (at + 1, None, false);
                    self.scale = scale;
                    continue;
                }
                Num::Scales(scale)
                    if scale < limit && scale > self.scale && countable(lexemes, i, at, scale) =>
                {
                    numeral.value *= scale;
                    (numeral.end, numeral.plain, numeral.lone) = (at + 1, None, false);
                    self.scale = scale;
                }
                _ => {
                    if let Some((end, factor)) = digits::magnitude(lexemes, numeral.end, false)
                        && numeral.figures
                        && self.scale == 0.0
                    {
                        numeral.value *= factor;
                        (numeral.end, numeral.plain, self.scale) = (end, None, factor);
                    }
                }
            }
            if !self.added(lexemes, &mut numeral) {
                numeral.scale = self.scale.max(1.0);
                return Some(numeral);
            }
        }
    }

    /// Adds "(and) two hundred" below the last magnitude; whether something was added.
    fn added(&mut self, lexemes: &Lexemes, numeral: &mut Numeral) -> bool {
        if self.scale < 100.0 {
            return false;
        }
        let and = lexemes.is(numeral.end, "and");
        let from = numeral.end + usize::from(and);
        let figures = lexemes.at(from).shape == Shape::Digits;
        let article = lexemes.num(from) == Num::Article;
        // in figures only "3 hundred and 21": "5 million and 3 …" are two numbers
        if figures && !(and && numeral.figures && self.scale <= 1e3) || article {
            return false;
        }
        if figures
            && self.scale <= 1e3
            && !lexemes.digits(from).is_some_and(|(value, _)| (value as f64) < self.scale)
        {
            return false;
        }
        let mut below = Sum::default();
        let Some(part) = below.read(lexemes, from, self.scale).filter(|part| part.value < self.scale) else {
            return false;
        };
        // "six million and two thirds": a fraction's, not ours
        if and && denominator(lexemes, part.end, part.value == 1.0).is_some() {
            return false;
        }
        // "two hundred and one million": not ours to add when a larger magnitude follows a plain "and"
        if and && matches!(lexemes.num(part.end), Num::Scale(scale) if scale > self.scale && numeral.figures)
        {
            return false;
        }
        let exact = numeral.value + part.value;
        (numeral.value, numeral.end) = (exact, part.end);
        true
    }
}

/// A hyphen between a number and its magnitude: "five-million".
fn scale_hyphen(lexemes: &Lexemes, at: usize) -> bool {
    lexemes.dash(at)
        && matches!(lexemes.num(at + 1), Num::Scale(scale) if scale >= 100.0)
        && lexemes.tight(at)
}

/// "3 dozens" counts; "the 1960s hundreds" and a bare "two millions of" rarely do.
fn countable(lexemes: &Lexemes, from: usize, at: usize, scale: f64) -> bool {
    from < at && scale != 10.0 && scale != 20.0 && !lexemes.is(at + 1, "of")
}

/// "forty-two", "17", "a" before a magnitude.
fn small(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    let ones = |at: usize| match lexemes.num(at) {
        Num::Ones(value) if value > 0 => Some(f64::from(value)),
        _ => None,
    };
    match lexemes.num(i) {
        Num::Ones(value) => Some(Numeral { lone: value == 1, ..Numeral::of(i + 1, f64::from(value)) }),
        Num::Teen(value) => Some(Numeral::of(i + 1, f64::from(value))),
        Num::Ten(value) => {
            let hyphen = usize::from(lexemes.dash(i + 1));
            let unit =
                ones(i + 1 + hyphen).filter(|_| hyphen == 0 || lexemes.tight(i + 1) == lexemes.tight(i + 2));
            let rest = unit.map_or((i + 1, 0.0), |unit| (i + 2 + hyphen, unit));
            Some(Numeral::of(rest.0, f64::from(value) + rest.1))
        }
        Num::Article => {
            let scale = matches!(lexemes.num(i + 1), Num::Scale(_));
            scale.then(|| Numeral { lone: false, ..Numeral::of(i + 1, 1.0) })
        }
        _ => {
            let read = digits::read(lexemes, i)?;
            let fraction = read.plain.is_none()
                && (read.value < 1.0 && read.value > 0.0)
                && lexemes.mark(i) != '.'
                && lexemes.mark(i + 1) != '.';
            Some(Numeral { plain: read.plain, figures: true, fraction, ..Numeral::of(read.end, read.value) })
        }
    }
}

/// "point zero three" after a number in words.
fn point(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    if !lexemes.is(end, "point") {
        return None;
    }
    let (mut at, mut value, mut unit) = (end + 1, 0.0, 0.1);
    while let Num::Ones(digit) = lexemes.num(at) {
        (value, unit, at) = (value + f64::from(digit) * unit, unit / 10.0, at + 1);
    }
    if at == end + 1 {
        let whole = small(lexemes, at).filter(|whole| !whole.figures)?;
        return Some((whole.end, whole.value / 100.0));
    }
    Some((at, value))
}

/// "fifths", "-eighths", "twenty-firsts" after a number; "fifth" only after one.
pub(super) fn denominator(lexemes: &Lexemes, end: usize, one: bool) -> Option<(usize, f64)> {
    let at = end + usize::from(lexemes.dash(end));
    let hyphen = at > end;
    match lexemes.num(at) {
        Num::Parts(value) if value > 1 => Some((at + 1, f64::from(value))),
        Num::PartsScale(value) => Some((at + 1, value)),
        Num::Ordinal(value) if value > 2 && (one || hyphen && lexemes.tight(end)) => {
            Some((at + 1, f64::from(value)))
        }
        Num::OrdinalTen(value) if one => Some((at + 1, f64::from(value))),
        Num::OrdinalScale(value) if one => Some((at + 1, value)),
        Num::Quarter(plural) if plural || one || hyphen && lexemes.tight(end) => {
            // "one quarter" of a year is the calendar's
            (plural || hyphen || lexemes.is(at + 1, "of")).then_some((at + 1, 4.0))
        }
        Num::Half if one => Some((at + 1, 2.0)),
        Num::Ten(ten) => {
            let next = at + 1 + usize::from(lexemes.dash(at + 1));
            match lexemes.num(next) {
                Num::Parts(value) if value < 10 => Some((next + 1, f64::from(ten + value))),
                _ => None,
            }
        }
        _ => None,
    }
}

/// "and a half", "and three quarters", "and two thirds" after a number.
fn and_fraction(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    // "two-and-a-half" as well
    let hyphen =
        |at: usize| usize::from(lexemes.mark(at) == '-' && lexemes.tight(at) && lexemes.tight(at + 1));
    let first = hyphen(end);
    if !lexemes.is(end + first, "and") {
        return None;
    }
    let from = end + first + 1 + first * hyphen(end + first + 1);
    let article = usize::from(lexemes.num(from) == Num::Article);
    let at = from + article + first * article * hyphen(from + article);
    match lexemes.num(at) {
        Num::Half => Some((at + 1, 0.5)),
        Num::Quarter(false) if article == 1 => Some((at + 1, 0.25)),
        Num::Ordinal(value) if article == 1 && value > 2 => Some((at + 1, 1.0 / f64::from(value))),
        Num::OrdinalTen(value) if article == 1 => Some((at + 1, 1.0 / f64::from(value))),
        _ if article == 0 => {
            let above = small(lexemes, from).filter(|above| !above.figures)?;
            let (end, below) = denominator(lexemes, above.end, above.value == 1.0)?;
            Some((end, above.value / below))
        }
        _ => None,
    }
}

/// An ordinal at row `i`: "third", "11th", "twenty-fifth", "one hundred and first".
pub(super) fn ordinal(lexemes: &Lexemes, i: usize) -> Option<(usize, f64)> {
    if lexemes.at(i).shape == Shape::Digits {
        // "1,000th" as well
        let read = digits::read(lexemes, i).filter(|read| read.value.fract() == 0.0)?;
        let suffix = lexemes.tight(read.end) && lexemes.any(read.end, &["st", "nd", "rd", "th"]);
        return (suffix && !(lexemes.tight(i) && lexemes.before(i).shape == Shape::Word))
            .then_some((read.end + 1, read.value));
    }
    let last = |at: usize| match lexemes.num(at) {
        Num::Ordinal(value) => Some((at + 1, f64::from(value))),
        Num::OrdinalTen(value) => Some((at + 1, f64::from(value))),
        Num::OrdinalScale(value) => Some((at + 1, value)),
        _ => None,
    };
    if let Some(found) = last(i) {
        return Some(found);
    }
    match lexemes.num(i) {
        Num::Ten(ten) => {
            let at = i + 1 + usize::from(lexemes.dash(i + 1));
            match lexemes.num(at) {
                Num::Ordinal(value @ 1..=9) => Some((at + 1, f64::from(ten) + f64::from(value))),
                _ => None,
            }
        }
        Num::Ones(_) | Num::Teen(_) => {
            let mut sum = Sum::default();
            let head = sum.read(lexemes, i, f64::INFINITY)?;
            let at = head.end + usize::from(lexemes.is(head.end, "and"));
            // "the one-hundredth home", but not "one-hundredth of the cost"
            let hyphen = usize::from(lexemes.dash(at) && lexemes.tight(at));
            if let (1.0, 1, Num::OrdinalScale(scale)) = (head.value, hyphen, lexemes.num(at + 1)) {
                let numbered = lexemes.any(i.wrapping_sub(1), &["the", "its", "his", "her", "their"]);
                return (numbered && !lexemes.is(at + 2, "of")).then_some((at + 2, scale));
            }
            match lexemes.num(at) {
                Num::OrdinalScale(scale) if head.value > 1.0 => Some((at + 1, head.value * scale)),
                Num::Ordinal(value) if sum.scale >= 100.0 => Some((at + 1, head.value + f64::from(value))),
                Num::OrdinalTen(value) if sum.scale >= 100.0 => Some((at + 1, head.value + f64::from(value))),
                _ => hyphenated(lexemes, head, at),
            }
        }
        _ => None,
    }
}

/// The last step of "one hundred twenty-fifth": a ten was read as part of the number before.
fn hyphenated(lexemes: &Lexemes, head: Numeral, at: usize) -> Option<(usize, f64)> {
    let ten = matches!(lexemes.num(head.end.wrapping_sub(1)), Num::Ten(_)) && head.value > 100.0;
    let at = at + usize::from(lexemes.dash(at));
    match lexemes.num(at) {
        Num::Ordinal(value @ 1..=9) if ten => Some((at + 1, head.value + f64::from(value))),
        _ => None,
    }
}

/// "hundreds", "dozens", "tens of thousands" without a number: at least two of the magnitude.
pub(super) fn vague(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    // "a couple of hundred", "a couple hundred"
    let article = usize::from(lexemes.num(i) == Num::Article);
    if lexemes.is(i + article, "couple") {
        let at = i + article + 1 + usize::from(lexemes.is(i + article + 1, "of"));
        let Num::Scale(scale) = lexemes.num(at) else { return None };
        return Some(Numeral { vague: true, ..Numeral::of(at + 1, 2.0 * scale) });
    }
    let several = lexemes.any(i, &["several", "many"]);
    let few = lexemes.num(i) == Num::Article && lexemes.is(i + 1, "few");
    if several || few {
        let at = i + if few { 2 } else { 1 };
        let Num::Scale(scale) = lexemes.num(at) else { return None };
        let (end, next) = match lexemes.num(at + 1) {
            Num::Scale(next) if next > scale => (at + 2, next),
            _ => (at + 1, 1.0),
        };
        return Some(Numeral { vague: true, ..Numeral::of(end, 2.0 * scale * next) });
    }
    let Num::Scales(mut scale) = lexemes.num(i) else { return None };
    let mut end = i + 1;
    while lexemes.is(end, "of") {
        let (Num::Scales(next) | Num::Scale(next)) = lexemes.num(end + 1) else { break };
        (scale, end) = (scale * next, end + 2);
    }
    // "the tens", "scores": words of their own unless a thing follows
    let own = matches!(lexemes.num(i), Num::Scales(10.0 | 20.0)) && end == i + 1 && !lexemes.is(end, "of");
    (!own).then(|| Numeral { vague: true, ..Numeral::of(end, 2.0 * scale) })
}
