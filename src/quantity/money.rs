//! Currencies: signs, codes and names.
//!
//! In: lexemes before or after a number. Out: the currency. The currencies are data
//! (`data/currencies.tsv`).

use super::lexeme::{Lexemes, Shape};
use super::lexicon::Lexicon;
use super::terms::Num;
use std::sync::LazyLock;

/// A currency met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Currency {
    /// Its name, in the singular.
    pub name: &'static str,
    /// ISO 4217, where the words name one.
    pub iso: Option<&'static str>,
    /// A hundredth of a unit whose currency is left open ("cent").
    pub sub: bool,
}

/// Codes that are met in small letters; others are words then ("gel", "try", "pen").
const WORLD: [&str; 12] =
    ["USD", "EUR", "GBP", "JPY", "CNY", "INR", "AUD", "CAD", "CHF", "NZD", "MXN", "HKD"];

struct Currencies {
    rows: Vec<Currency>,
    /// "dollars", "Finnish markka": after a number.
    names: Lexicon,
    /// "$", "HK$", "EUR": on either side.
    signs: Lexicon,
}

/// An index of constant text, built at the first use; it holds no state.
static CURRENCIES: LazyLock<Currencies> = LazyLock::new(|| {
    let mut out = Currencies { rows: Vec::new(), names: Lexicon::default(), signs: Lexicon::default() };
    for line in data!("currencies.tsv").lines() {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (iso, name, names, signs, sub) = (cell(), cell(), cell(), cell(), cell());
        let row = out.rows.len();
        names.split('|').filter(|name| !name.is_empty()).for_each(|name| out.names.add(name, row));
        for sign in signs.split('|').filter(|sign| !sign.is_empty()) {
            out.signs.add(sign, row);
            if sign.len() > 1 && sign.ends_with('$') {
                out.signs.add(&sign.to_lowercase(), row);
            }
        }
        let iso = (iso != "-").then_some(iso);
        if let Some(code) = iso {
            out.signs.add(code, row);
            if WORLD.contains(&code) {
                out.signs.add(&code.to_lowercase(), row);
            }
        }
        out.rows.push(Currency { name, iso, sub: sub == "sub" });
    }
    out.names.sort();
    out.signs.sort();
    out
});

/// A sign or code at row `i` that a number may follow: the row after it.
pub(super) fn sign(lexemes: &Lexemes, i: usize) -> Option<(usize, Currency)> {
    // cheap first: only a mark or a short word can be one
    let row = lexemes.at(i);
    if row.shape == Shape::Mark && lexemes.form(i).is_ascii() && lexemes.mark(i) != '$' {
        return None;
    }
    if row.shape == Shape::Word && lexemes.form(i).len() > 4 {
        return None;
    }
    // "U.S.$", "R$" begin with a letter: it must not be the tail of a word
    if row.shape == Shape::Word && lexemes.tight(i) && lexemes.before(i).shape == Shape::Word {
        return None;
    }
    let (row, end) = CURRENCIES.signs.find_glued(lexemes, i)?;
    // "R2,500", "N85 million", but not "R1", "N95": one letter needs a sum that no name has
    if row_is_letter(lexemes, i, end) && !sum_follows(lexemes, end) {
        return None;
    }
    // "a $48 million grant", "the bank's $5": the article and the possessive are no part of a sign
    let apart = lexemes.mark(end - 1) == '$' && end > i + 1 && lexemes.at(end - 1).gap;
    if apart && lexemes.any(i, &["a", "s"]) {
        return None;
    }
    Some((end, *CURRENCIES.rows.get(row)?))
}

/// Whether a sign is a single letter.
fn row_is_letter(lexemes: &Lexemes, i: usize, end: usize) -> bool {
    end == i + 1 && lexemes.at(i).shape == Shape::Word && lexemes.form(i).len() == 1
}

/// Whether grouped thousands or a magnitude are glued to row `end - 1`.
fn sum_follows(lexemes: &Lexemes, end: usize) -> bool {
    let digits = |at: usize| lexemes.tight(at) && lexemes.at(at).shape == Shape::Digits;
    if !digits(end) {
        return false;
    }
    let thousands = lexemes.tight_mark(end + 1, ',')
        && digits(end + 2)
        && lexemes.digits(end + 2).is_some_and(|(_, length)| length == 3);
    let point = if lexemes.tight_mark(end + 1, '.') && digits(end + 2) { 2 } else { 0 };
    let behind = end + 1 + point;
    thousands
        || matches!(lexemes.num(behind), Num::Scale(scale) if scale >= 1e5)
        || lexemes.any(behind, &["m", "mn", "bn", "trn"]) && lexemes.tight(behind)
}

/// The currency after a number that ends before row `at`.
pub(super) fn after(lexemes: &Lexemes, at: usize, value: f64) -> Option<(usize, Currency)> {
    let hyphen = usize::from(lexemes.mark(at) == '-' && lexemes.tight(at) && lexemes.tight(at + 1));
    let at = at + hyphen;
    let found = CURRENCIES.names.find(lexemes, at);
    if let Some((row, end)) = found {
        // "3 won", "2 real": words of their own unless the sum is large
        let doubtful =
            lexemes.any(at, &["won", "real", "reals", "colon", "dong", "sterling", "leva"]) && end == at + 1;
        // "two crowns" sit on teeth and heads
        let crowns = lexemes.any(at, &["crown", "crowns"]) && end == at + 1;
        if !(doubtful && value < 500.0 || crowns && value < 20.0) {
            return Some((end, *CURRENCIES.rows.get(row)?));
        }
    }
    let (end, currency) = sign(lexemes, at)?;
    // "10 $" but not "10 $5": a sign before a number of its own belongs to that
    let own = matches!(lexemes.at(end).shape, Shape::Digits)
        && (lexemes.tight(end)
            || lexemes.at(at).gap && lexemes.mark(at) != '\0' && lexemes.mark(end + 1) != '$');
    (!own).then_some((end, currency))
}

/// Whether a text speaks of pounds as money: a sign or "sterling" in it.
pub(super) fn speaks_of_pounds(text: &str) -> bool {
    text.contains('£') || text.contains("sterling") || text.contains("GBP")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_but_for_the_pound() {
        let mut codes: Vec<_> = CURRENCIES.rows.iter().filter_map(|row| row.iso).collect();
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(codes.len() + 1, all);
        assert!(codes.len() >= 80 && codes.iter().all(|code| code.len() == 3));
    }
}
