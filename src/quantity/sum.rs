//! Whole numbers in figures and words: small ones, the magnitudes after them and what is added below.

use super::digits;
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

/// What a sum in words has met.
#[derive(Default)]
pub(super) struct Sum {
    /// The last magnitude multiplied by.
    pub(super) scale: f64,
}

impl Sum {
    /// A number below `limit`: a small one, the magnitudes after it, and what is added below them.
    pub(super) fn read(&mut self, lexemes: &Lexemes, i: usize, limit: f64) -> Option<Numeral> {
        let mut numeral = small(lexemes, i)?;
        self.scale = 0.0;
        loop {
            let at = numeral.end + usize::from(scale_hyphen(lexemes, numeral.end));
            match lexemes.num(at) {
                Num::Scale(scale) if scale < limit && scale > self.scale => {
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
        let mut below = Sum::default();
        let Some(part) = below.read(lexemes, from, self.scale).filter(|part| part.value < self.scale) else {
            return false;
        };
        // "six million and two thirds": a fraction's, not ours
        if and && denominator(lexemes, part.end, part.value == 1.0).is_some() {
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
pub(super) fn small(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
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
