//! Who speaks in each text, and whose words went with whose.
//!
//! In: the sources and quotations of two texts, as the reports have them or as a reader corrected them. Out: rows. It
//! must not know sentences.

use super::align::{Bag, align};
use super::types::{Row, Side};
use super::words;
use crate::report::{AttributionView, Pair};
use crate::text::Span;
use serde::Serialize;

/// Who speaks in a text; offsets in bytes.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// The sources, as the report orders them.
    pub sources: Vec<Speaker>,
    /// The quotations, in reading order.
    pub quotes: Vec<Quote>,
}

/// Somebody who speaks.
#[derive(Clone, Debug, Default)]
pub struct Speaker {
    /// Name, or the words that describe it.
    pub name: String,
    /// DOMAIN's source types.
    pub source_type: String,
    /// Share of the body's words, 0 to 1.
    pub share: f64,
}

/// Words in quotation marks, wholly or in part.
#[derive(Clone, Debug, Default)]
pub struct Quote {
    /// Id of the attribution.
    pub id: u32,
    /// Who speaks.
    pub who: String,
    /// What is said; never empty.
    pub content: Vec<Pair>,
}

/// A source of one of the texts, or of both.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceRow {
    /// Its name, or the words that describe it; A's where it speaks in both.
    pub name: String,
    /// Its share of A's words; null where it does not speak there.
    pub a: Option<f64>,
    /// Its share of B's words.
    pub b: Option<f64>,
    /// Rows of the two reports' tables of sources.
    pub rows: [Option<u32>; 2],
}

impl Spoken {
    /// As a report has it.
    #[must_use]
    pub fn of(side: Side<'_>) -> Self {
        let speaker = |row: &crate::report::SourceView| Speaker {
            name: row.name.clone(),
            source_type: row.source_type.to_owned(),
            share: row.share,
        };
        let quote = |row: &AttributionView| {
            let entity = row.entity.and_then(|id| side.report.entities.get(id as usize));
            let source = row.source.first().map(|[start, end]| Span::new(*start, *end).of(side.text));
            let who = entity.map_or_else(|| source.unwrap_or("").to_owned(), |entity| entity.name.clone());
            (!row.content.is_empty()).then(|| Quote { id: row.id, who, content: row.content.clone() })
        };
        let quoted = side.report.attributions.iter().filter(|row| matches!(row.form, "direct" | "mixed"));
        Self {
            sources: side.report.sources.iter().map(speaker).collect(),
            quotes: quoted.filter_map(quote).collect(),
        }
    }
}

/// Words before a name that are none of it.
const TITLES: [&str; 12] =
    ["the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "dame", "prof", "professor", "lord"];

fn bare(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric() && !"'’.-&".contains(c));
    let words = words.map(|word| word.trim_matches(['.', '\'', '’', '-']).to_lowercase().replace('’', "'"));
    words.filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str())).collect()
}

/// Whether two names mean one source: equal without titles, or a person's surname for the full name.
fn same(a: &Speaker, a_words: &[String], b: &Speaker, b_words: &[String]) -> bool {
    if a_words == b_words {
        return !a_words.is_empty();
    }
    if a.source_type != "named_person" || b.source_type != "named_person" {
        return false;
    }
    let (short, long) = if a_words.len() < b_words.len() { (a_words, b_words) } else { (b_words, a_words) };
    matches!(short, [only] if only.len() > 2 && long.last() == Some(only))
}

/// Everybody who speaks in one of the texts at least: those of both first, the most words first.
pub(super) fn sources(a: &Spoken, b: &Spoken) -> Vec<SourceRow> {
    let speakers = |side: &Spoken| -> Vec<(u32, Speaker, Vec<String>)> {
        let rows = (0..).zip(&side.sources).filter(|(_, row)| row.source_type != "unspecified");
        rows.map(|(at, row)| (at, row.clone(), bare(&row.name))).collect()
    };
    let (ours, mut theirs) = (speakers(a), speakers(b));
    let mut out: Vec<SourceRow> = Vec::new();
    for (at, one, bare) in ours {
        // the same name before a surname that fits too
        let equal = theirs.iter().position(|(_, _, words)| !words.is_empty() && *words == bare);
        let found = equal.or_else(|| theirs.iter().position(|(_, row, words)| same(&one, &bare, row, words)));
        let other = found.map(|place| theirs.remove(place));
        out.push(SourceRow {
            name: one.name,
            a: Some(one.share),
            b: other.as_ref().map(|(_, row, _)| row.share),
            rows: [Some(at), other.map(|(at, ..)| at)],
        });
    }
    out.extend(theirs.into_iter().map(|(at, row, _)| SourceRow {
        name: row.name,
        a: None,
        b: Some(row.share),
        rows: [None, Some(at)],
    }));
    let most = |row: &SourceRow| row.a.unwrap_or(0.0).max(row.b.unwrap_or(0.0));
    let alone = |row: &SourceRow| row.a.is_none() || row.b.is_none();
    out.sort_by(|x, y| alone(x).cmp(&alone(y)).then(most(y).total_cmp(&most(x))));
    out
}

/// Whether words went from one speaker to another: two names of which neither is a part of the other. A pronoun tells
/// nothing.
fn changed_hands(one: &str, other: &str) -> bool {
    let open = |words: &[String]| {
        let pronoun =
            |word: &String| matches!(word.as_str(), "he" | "she" | "they" | "it" | "who" | "i" | "we");
        words.is_empty() || words.iter().all(pronoun)
    };
    let (a, b) = (bare(one), bare(other));
    let within = |short: &[String], long: &[String]| short.iter().all(|word| long.contains(word));
    !open(&a) && !open(&b) && !within(&a, &b) && !within(&b, &a)
}

/// Quotations with their speakers: kept word for word, changed, in one text only.
pub(super) fn quotes((a, ours): (&str, &Spoken), (b, theirs): (&str, &Spoken)) -> Vec<Row> {
    let bags = |text: &str, side: &Spoken| -> Vec<Bag> {
        let words = |row: &Quote| -> Vec<&str> {
            row.content.iter().map(|[start, end]| Span::new(*start, *end).of(text)).collect()
        };
        side.quotes.iter().map(|row| Bag::new(&words(row).join(" "))).collect()
    };
    let pairs = align(&bags(a, ours), &bags(b, theirs));
    let reach =
        |row: &Quote| row.content.first().zip(row.content.last()).map(|(first, last)| [first[0], last[1]]);
    let rows = pairs.iter().map(|pair| {
        let one = pair.a.and_then(|at| ours.quotes.get(at));
        let other = pair.b.and_then(|at| theirs.quotes.get(at));
        let pieces = match (one, other, pair.kind()) {
            (Some(one), Some(other), "changed") => words::pieces((a, &one.content), (b, &other.content)),
            _ => Vec::new(),
        };
        let moved = one.zip(other).is_some_and(|(one, other)| changed_hands(&one.who, &other.who));
        Row {
            kind: if moved { "changed" } else { pair.kind() },
            a: one.and_then(reach),
            b: other.and_then(reach),
            who: one.or(other).map(|row| row.who.clone()),
            who_b: other.filter(|_| moved).map(|row| row.who.clone()),
            ids: Some([one.map(|row| row.id), other.map(|row| row.id)]),
            alike: pair.alike,
            pieces,
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speakers(rows: &[(&str, &str)]) -> Spoken {
        let speaker = |(name, kind): &(&str, &str)| Speaker {
            name: (*name).to_owned(),
            source_type: (*kind).to_owned(),
            share: 0.1,
        };
        Spoken { sources: rows.iter().map(speaker).collect(), quotes: Vec::new() }
    }

    #[test]
    fn words_change_hands_between_two_names() {
        assert!(changed_hands("Tove Rask", "Bo Lind"));
        for (one, other) in
            [("Tove Rask", "Rask"), ("she", "Bo Lind"), ("", "Bo Lind"), ("Ms Rask", "Tove Rask")]
        {
            assert!(!changed_hands(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn a_surname_stands_for_its_bearer_and_a_title_for_nobody() {
        let a = speakers(&[("Mira Tolland", "named_person"), ("The Council", "named_organisation")]);
        let b = speakers(&[
            ("two engineers", "unnamed_group"),
            ("Ms Tolland", "named_person"),
            ("Council", "named_organisation"),
        ]);
        let rows: Vec<_> = sources(&a, &b).into_iter().map(|row| (row.name, row.rows)).collect();
        assert_eq!(
            rows,
            [
                ("Mira Tolland".to_owned(), [Some(0), Some(1)]),
                ("The Council".to_owned(), [Some(1), Some(2)]),
                ("two engineers".to_owned(), [None, Some(0)])
            ]
        );
        // a body is not known by the last word of its name
        let c = speakers(&[("River Council", "named_organisation")]);
        assert!(sources(&b, &c).iter().all(|row| row.a.is_none() || row.b.is_none()));
    }
}
