//! Characters as the reference scorers see them: code points, and which of them count.

use unicode_general_category::{GeneralCategory as C, get_general_category};

/// A half-open range of code points.
pub type Range = (usize, usize);

/// Letters and numbers of every script (Python's `str.isalnum`).
#[must_use]
pub fn is_alnum(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    matches!(
        get_general_category(c),
        C::UppercaseLetter
            | C::LowercaseLetter
            | C::TitlecaseLetter
            | C::ModifierLetter
            | C::OtherLetter
            | C::DecimalNumber
            | C::LetterNumber
            | C::OtherNumber
    )
}

/// A letter, a number or a currency sign.
#[must_use]
pub fn is_core(c: char) -> bool {
    is_alnum(c) || get_general_category(c) == C::CurrencySymbol
}

/// White space in Python's sense (the four information separators included).
#[must_use]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// One text by code points, with what the metrics ask of it counted beforehand.
#[derive(Debug)]
pub struct Letters {
    /// The characters.
    pub chars: Vec<char>,
    alnum: Vec<usize>,
    /// Tokens: words (with inner apostrophes) or single marks.
    pub tokens: Vec<Range>,
}

impl Letters {
    /// Reads a text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut alnum = Vec::with_capacity(chars.len() + 1);
        let mut sum = 0;
        alnum.push(0);
        for &c in &chars {
            sum += usize::from(is_alnum(c));
            alnum.push(sum);
        }
        let tokens = tokens(&chars);
        Self { chars, alnum, tokens }
    }

    /// How many letters and numbers lie in a range.
    #[must_use]
    pub fn weigh(&self, (start, end): Range) -> usize {
        let at = |n: usize| self.alnum.get(n.min(self.chars.len())).copied().unwrap_or(0);
        at(end).saturating_sub(at(start))
    }

    /// The characters of a range, clipped to the text.
    #[must_use]
    pub fn slice(&self, (start, end): Range) -> &[char] {
        let end = end.min(self.chars.len());
        self.chars.get(start.min(end)..end).unwrap_or(&[])
    }

    /// The runs of tokens that ranges touch.
    #[must_use]
    pub fn token_ranges(&self, ranges: &[Range]) -> Vec<Range> {
        let mut sorted = ranges.to_vec();
        sorted.sort_unstable();
        let run = |&(start, end): &Range| {
            let first = self.tokens.partition_point(|token| token.1 <= start);
            let last = self.tokens.partition_point(|token| token.0 < end);
            (first < last).then_some((first, last))
        };
        sorted.iter().filter_map(run).collect()
    }
}

/// `\w+(?:['’]\w+)*|[^\w\s]`
fn tokens(chars: &[char]) -> Vec<Range> {
    let word = |n: usize| chars.get(n).is_some_and(|&c| c == '_' || is_alnum(c));
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let start = at;
        if word(at) {
            while word(at) || (matches!(chars.get(at), Some('\'' | '’')) && word(at + 1)) {
                at += 1;
            }
            out.push((start, at));
            continue;
        }
        at += 1;
        if !is_space(c) {
            out.push((start, at));
        }
    }
    out
}

/// Ranges sorted and joined where they overlap or touch, clipped to `end`, empty ones out.
#[must_use]
pub fn union(ranges: impl IntoIterator<Item = Range>, end: usize) -> Vec<Range> {
    let mut sorted: Vec<Range> = ranges.into_iter().map(|(a, b)| (a.min(end), b.min(end))).collect();
    sorted.sort_unstable();
    let mut out: Vec<Range> = Vec::with_capacity(sorted.len());
    for (a, b) in sorted.into_iter().filter(|(a, b)| a < b) {
        match out.last_mut() {
            Some(last) if a <= last.1 => last.1 = last.1.max(b),
            _ => out.push((a, b)),
        }
    }
    out
}

/// What two sorted lists of disjoint ranges share.
#[must_use]
pub fn intersection(left: &[Range], right: &[Range]) -> Vec<Range> {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut out = Vec::new();
    while let (Some(&&a), Some(&&b)) = (left.peek(), right.peek()) {
        let both = (a.0.max(b.0), a.1.min(b.1));
        if both.0 < both.1 {
            out.push(both);
        }
        if a.1 < b.1 {
            left.next();
        } else {
            right.next();
        }
    }
    out
}
