//! Names of one or several words, found at a place in the text.
//!
//! In: a data file's rows. Out: which row's name stands at a lexeme, the longest first. Knows nothing of
//! what the rows mean.

use super::lexeme::{Lexemes, Shape};

/// One spelling, cut as the text is cut.
#[derive(Debug)]
struct Spelling {
    /// The first part in small letters.
    key: Box<str>,
    parts: Vec<Box<str>>,
    exact: bool,
    row: usize,
}

/// An index of spellings by their first part. It is built from constant text and never changes.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    spellings: Vec<Spelling>,
}

impl Lexicon {
    /// Adds a spelling of a row.
    pub fn add(&mut self, spelling: &str, row: usize) {
        let exact = spelling.chars().count() <= 3 || spelling.chars().any(char::is_uppercase);
        let mut parts: Vec<Box<str>> = Vec::new();
        for piece in spelling.split_whitespace() {
            let mut rest = piece;
            while let Some(first) = rest.chars().next() {
                let same = |c: char| {
                    if first.is_ascii_digit() {
                        c.is_ascii_digit()
                    } else {
                        first.is_alphabetic() && c.is_alphabetic()
                    }
                };
                let end = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(first.len_utf8());
                let (head, tail) = rest.split_at(end);
                parts.push(head.into());
                rest = tail;
            }
        }
        if let Some(first) = parts.first() {
            let key = first.to_lowercase().into();
            self.spellings.push(Spelling { key, parts, exact, row });
        }
    }

    /// Sorts the index: to be called once, after the last row.
    pub fn sort(&mut self) {
        self.spellings.sort_by(|a, b| {
            let order = a.key.cmp(&b.key).then(b.parts.len().cmp(&a.parts.len()));
            order.then(b.exact.cmp(&a.exact)).then(a.row.cmp(&b.row))
        });
    }

    /// The row whose longest spelling stands at `i`, and the lexeme after it.
    pub fn find(&self, lexemes: &Lexemes, i: usize) -> Option<(usize, usize)> {
        self.found(lexemes, i, false)
    }

    /// The same for spellings that digits may be glued to: "USD34".
    pub fn find_glued(&self, lexemes: &Lexemes, i: usize) -> Option<(usize, usize)> {
        self.found(lexemes, i, true)
    }

    fn found(&self, lexemes: &Lexemes, i: usize, glued: bool) -> Option<(usize, usize)> {
        if !matches!(lexemes.at(i).shape, Shape::Word | Shape::Mark) {
            return None;
        }
        let form = lexemes.form(i);
        let lowered;
        let form = if form.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
            lowered = form.to_lowercase();
            lowered.as_str()
        } else {
            form
        };
        let from = self.spellings.partition_point(|spelling| &*spelling.key < form);
        let rows =
            self.spellings.get(from..).unwrap_or(&[]).iter().take_while(|spelling| &*spelling.key == form);
        rows.into_iter()
            .find(|spelling| spelling.stands(lexemes, i, glued))
            .map(|found| (found.row, i + found.parts.len()))
    }
}

impl Spelling {
    fn stands(&self, lexemes: &Lexemes, i: usize, glued: bool) -> bool {
        let each = |(n, part): (usize, &str)| {
            let form = lexemes.form(i + n);
            let same = if self.exact { form == part } else { form.to_lowercase() == part.to_lowercase() };
            let digits = part.starts_with(|c: char| c.is_ascii_digit());
            same && (!digits || lexemes.tight(i + n))
        };
        let end = i + self.parts.len();
        // "m212" is no unit of length; "km2" no kilometre
        let next = lexemes.at(end).shape;
        let goes_on = lexemes.tight(end) && (next == Shape::Word || next == Shape::Digits && !glued);
        let lettered = lexemes.at(end - 1).shape == Shape::Word;
        self.parts.iter().map(|part| &**part).enumerate().all(each) && !(goes_on && lettered)
    }
}
