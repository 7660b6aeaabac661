//! The word lists of `data/`, read once.
//!
//! In: the two tables compiled in. Out: look-ups that never change. Knows no text.

use crate::text::{QuickMap, QuickSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a shortened word does to the words around it (`data/abbreviations.tsv` tells each class).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Before a name.
    Title,
    /// Before a day or year.
    Month,
    /// Before a date or a part of the day.
    Weekday,
    /// After a firm's name.
    Company,
    /// After a place's name.
    Place,
    /// After a person's name.
    Suffix,
    /// Before a number.
    Reference,
    /// After a number.
    Unit,
    /// Inside a sentence.
    Latin,
    /// At the end of a list.
    Tail,
    /// Any other.
    Word,
    /// Letters each with its point: "U.S.", "p.m."; a pattern, no row of the table.
    Initialism,
    /// One capital with its point: a pattern too.
    Initial,
}

static ABBREVIATIONS: LazyLock<QuickMap<&'static str, Abbreviation>> =
    LazyLock::new(|| rows(data!("abbreviations.tsv")).filter_map(read).collect());

const LISTED: [&str; 3] = [data!("tokens.tsv"), data!("sentences.tsv"), data!("paragraphs.tsv")];

static LISTS: LazyLock<QuickMap<&'static str, QuickSet<&'static str>>> = LazyLock::new(|| {
    let mut lists: QuickMap<&str, QuickSet<&str>> = QuickMap::default();
    for table in LISTED {
        for (list, form) in rows(table) {
            lists.entry(list).or_default().insert(form);
        }
    }
    lists
});

static ORDERED: LazyLock<QuickMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: QuickMap<&str, Vec<&str>> = QuickMap::default();
    for (list, form) in rows(LISTED[2]) {
        lists.entry(list).or_default().push(form);
    }
    lists
});

static SPLITS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let forms = LISTS.get("split").into_iter().flatten();
    forms.filter_map(|form| Some((form.replace('|', ""), form.find('|')?))).collect()
});

/// The rows of a table: the first two columns, comments and blank lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.split_once('\t'))
}

fn read((form, class): (&'static str, &'static str)) -> Option<(&'static str, Abbreviation)> {
    let class = match class {
        "title" => Abbreviation::Title,
        "month" => Abbreviation::Month,
        "weekday" => Abbreviation::Weekday,
        "company" => Abbreviation::Company,
        "place" => Abbreviation::Place,
        "suffix" => Abbreviation::Suffix,
        "reference" => Abbreviation::Reference,
        "unit" => Abbreviation::Unit,
        "latin" => Abbreviation::Latin,
        "tail" => Abbreviation::Tail,
        "word" => Abbreviation::Word,
        _ => return None,
    };
    Some((form, class))
}

/// The class of a word without its full stop, patterns included.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let mut chars = word.chars();
    let first = chars.next()?;
    if chars.as_str().is_empty() && first.is_uppercase() {
        return Some(Abbreviation::Initial);
    }
    if is_initialism(word) {
        let folded = word.to_ascii_lowercase();
        return ABBREVIATIONS.get(folded.as_str()).copied().or(Some(Abbreviation::Initialism));
    }
    if word.len() > 10 {
        return None;
    }
    ABBREVIATIONS.get(word).copied().or_else(|| {
        if !first.is_ascii_uppercase() {
            return None;
        }
        let folded = word.to_ascii_lowercase();
        ABBREVIATIONS.get(folded.as_str()).copied().or_else(|| {
            // all in capitals: "NOV. 3", "GOV. ORSEL"
            let shout = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let title = shout.then(|| format!("{}{}", first, folded.get(1..).unwrap_or("")))?;
            ABBREVIATIONS.get(title.as_str()).copied()
        })
    })
}

/// Whether points stand between parts of one or two letters: "U.S", "p.m", "Ph.D", "M.Sc".
fn is_initialism(word: &str) -> bool {
    let mut parts = 0;
    word.split('.').all(|part| {
        parts += 1;
        (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
    }) && parts > 1
}

/// Whether a list of `data/tokens.tsv` or `data/sentences.tsv` has a form.
pub(super) fn listed(list: &str, form: &str) -> bool {
    LISTS.get(list).is_some_and(|forms| forms.contains(form))
}

/// Whether a first part keeps its hyphen ("non-", "co-"), in lower case.
pub(super) fn keeps_prefix(part: &str) -> bool {
    part.len() <= 7 && listed("prefix", &part.to_ascii_lowercase())
}

/// Whether a last part keeps its hyphen ("-esque").
pub(super) fn keeps_suffix(part: &str) -> bool {
    part.len() <= 5 && listed("suffix", part)
}

/// Whether a text has one of a list's forms at its start.
pub(super) fn starts(list: &str, text: &str) -> bool {
    ORDERED.get(list).is_some_and(|forms| forms.iter().any(|form| text.starts_with(form)))
}

/// Whether a text has one of a list's forms in it.
pub(super) fn holds(list: &str, text: &str) -> bool {
    ORDERED.get(list).is_some_and(|forms| forms.iter().any(|form| text.contains(form)))
}

/// Where a word written in one is cut in two ("can|not"): bytes from its start.
pub(super) fn split(word: &str) -> Option<usize> {
    // first letter, last letter and length rule out nearly every other word before any look-up
    if word.len() > 8 || !FILTER.get(sieve(word)?).copied().unwrap_or(false) {
        return None;
    }
    SPLITS.get(word).or_else(|| SPLITS.get(word.to_ascii_lowercase().as_str())).copied()
}

static FILTER: LazyLock<[bool; 1 << 13]> = LazyLock::new(|| {
    let mut filter = [false; 1 << 13];
    for cell in SPLITS.keys().filter_map(|word| sieve(word)) {
        if let Some(cell) = filter.get_mut(cell) {
            *cell = true;
        }
    }
    filter
});

/// A word's cell in the filter: five bits each of its first and last letter, three of its length.
fn sieve(word: &str) -> Option<usize> {
    let (first, last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    Some((usize::from(first & 31) << 8) | (usize::from(last & 31) << 3) | (word.len() & 7))
}

/// Whether an apostrophe or slash leaves the word whole ("o'clock"), in lower case with `'`.
pub(super) fn is_whole(word: &str) -> bool {
    word.len() <= 16 && listed("whole", &word.to_lowercase().replace(super::chars::is_apostrophe, "'"))
}

/// Whether letters written to a number leave it ("km").
pub(super) fn is_unit(letters: &str) -> bool {
    letters.len() <= 8 && listed("unit", letters)
}

/// Whether letters and marks are a face.
pub(super) fn is_emoticon(marks: &str) -> bool {
    marks.len() <= 16 && listed("emoticon", marks)
}

/// Whether the last part of a dotted name makes it a host name.
pub(super) fn is_domain(part: &str) -> bool {
    part.len() <= 4 && listed("domain", &part.to_ascii_lowercase())
}

/// Whether the last part of a dotted name makes it a file name.
pub(super) fn is_extension(part: &str) -> bool {
    part.len() <= 4 && listed("extension", &part.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for table in LISTED.into_iter().chain([data!("abbreviations.tsv")]) {
            for line in table.lines() {
                assert_eq!(line.split('\t').count(), 2, "{line:?}");
            }
        }
        let given = rows(data!("abbreviations.tsv")).count();
        assert_eq!(ABBREVIATIONS.len(), given, "a row with an unknown class or a form given twice");
        for (list, form) in LISTED.into_iter().flat_map(rows) {
            assert!(listed(list, form));
            if list == "split" {
                assert!(split(&form.replace('|', "")).is_some(), "{form} is ruled out by its ending");
            }
        }
    }

    #[test]
    fn classes_and_patterns() {
        assert_eq!(abbreviation("Dr"), Some(Abbreviation::Title));
        assert_eq!(abbreviation("NOV"), Some(Abbreviation::Month));
        assert_eq!(abbreviation("nov"), None);
        assert_eq!(abbreviation("sat"), None);
        assert_eq!(abbreviation("U.S"), Some(Abbreviation::Initialism));
        assert_eq!(abbreviation("E.g"), Some(Abbreviation::Latin));
        assert_eq!(abbreviation("J"), Some(Abbreviation::Initial));
        assert_eq!(abbreviation("dam"), None);
        assert_eq!(split("Cannot"), Some(3));
        assert!(keeps_prefix("Non") && !keeps_prefix("three"));
        assert!(is_whole("O’clock"));
    }
}
