//! Parts of a whole without a number before them: "half", "a third", "one in five".
//!
//! In: lexemes at a number or article. Out: the fraction as a number. Knows no units and no things counted.

use super::lexeme::{Lexemes, Shape};
use super::sum::{Numeral, Sum};
use super::terms::{Num, Tim};
use super::words::{self, List};

/// "half", "a third", "a quarter", "half a dozen", without a number before.
pub(super) fn bare(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    let part = |end: usize, value: f64| Some(Numeral { fraction: true, ..Numeral::of(end, value) });
    let article = lexemes.num(i) == Num::Article;
    let at = i + usize::from(article);
    let of = |end: usize| lexemes.is(end, "of");
    match lexemes.num(at) {
        // "half an hour" and "a half-hour" are durations; "the second half" an ordinal's
        Num::Half => {
            let ordinal = matches!(lexemes.num(i.wrapping_sub(1)), Num::Ordinal(_));
            let hyphen = lexemes.dash(at + 1) && lexemes.tight(at + 1);
            (!ordinal && !hyphen).then(|| part(at + 1, 0.5)).flatten()
        }
        Num::Quarter(false)
            if article
                && (of(at + 1)
                    || lexemes.any(i.wrapping_sub(1), &["by", "than", "nearly", "almost", "up", "down"])
                        && !thing_follows(lexemes, at + 1)) =>
        {
            part(at + 1, 0.25)
        }
        Num::Quarter(false) if matches!(lexemes.num(at + 1), Num::Scale(scale) if scale > 100.0) => {
            part(at + 1, 0.25)
        }
        Num::Ordinal(value)
            if article
                && value > 2
                && (of(at + 1) || hedged(lexemes, i) && !thing_follows(lexemes, at + 1)) =>
        {
            part(at + 1, 1.0 / f64::from(value))
        }
        Num::OrdinalTen(value) if article && of(at + 1) => part(at + 1, 1.0 / f64::from(value)),
        _ => None,
    }
}

/// Whether "a third" at row `i` is measured: "more than a third", "nearly a third".
fn hedged(lexemes: &Lexemes, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    lexemes.any(before, words::of(List::BeforeFraction))
}

/// Whether a word that "third" could number follows.
fn thing_follows(lexemes: &Lexemes, end: usize) -> bool {
    lexemes.at(end).shape == Shape::Word && !lexemes.any(end, words::of(List::AfterFraction))
}

/// "one in five", "two out of five hundred", "one over twenty".
pub(super) fn shares(lexemes: &Lexemes, above: Numeral) -> Option<Numeral> {
    let at = above.end;
    let out_of = lexemes.words(at, &["out", "of"]) || lexemes.words(at, &["in", "every"]);
    let from = if out_of {
        at + 2
    } else if lexemes.any(at, &["in", "over"]) {
        at + 1
    } else {
        return None;
    };
    let mut below = Sum::default().read(lexemes, from, f64::INFINITY)?;
    if let Num::Scales(scale) = lexemes.num(below.end) {
        (below.value, below.end) = (below.value * scale, below.end + 1);
    }
    let whole = above.value >= 1.0 && above.value.fract() == 0.0 && below.value.fract() == 0.0;
    let year = below.plain == Some(4) || below.value > 1e6 && !out_of;
    let small = out_of || above.value <= 9.0 && below.value <= 1000.0;
    // "eight in ten morning trains": no hour of the day
    let timed = !matches!(lexemes.tim(below.end), Tim::No | Tim::Opener | Tim::Part(_));
    let worded = !lexemes.is(at, "over") || !below.figures && !above.figures || above.value == 1.0;
    if !whole
        || above.value >= below.value
        || year
        || !small
        || timed
        || !worded
        || above.plain.is_some() && lexemes.is(at, "over")
    {
        return None;
    }
    Some(Numeral {
        fraction: true,
        figures: above.figures,
        ..Numeral::of(below.end, above.value / below.value)
    })
}
