//! Two articles, or two versions of one, side by side: what was said by whom, what changed, what is shared.
//!
//! In: two reports with their texts, offsets in bytes. Out: rows that point into both. It says what differs and
//! never which is right. Offsets are turned into a door's unit with [`Comparison::convert`].

mod align;
mod shared;

use crate::report::{AttributionView, Pair, QuantityView, Report, SentenceView};
use crate::text::{OffsetTable, Span};
use align::{Bag, align};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One side: a report and its text.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Offsets in bytes.
    pub report: &'a Report,
    /// The article.
    pub text: &'a str,
}

/// What differs between two articles, A and B.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Comparison {
    /// `sourcelight-comparison/1`.
    pub schema: &'static str,
    /// Everybody who speaks in one of them at least.
    pub sources: Vec<SourceRow>,
    /// Quotations: kept, changed, dropped, added.
    pub quotes: Vec<Row>,
    /// Sentences of the body: same, changed, dropped, added.
    pub sentences: Vec<Row>,
    /// Figures of the same kind and unit that differ in sentences that belong together.
    pub figures: Vec<Figure>,
    /// Hedges and boosters gained or lost in such sentences.
    pub wording: Vec<Change>,
    /// Sentences that belong together and are put with another certainty.
    pub certainty: Vec<Change>,
    /// Runs of eight words and more that stand in both.
    pub passages: Vec<Row>,
}

/// A source in both.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceRow {
    /// Its name, or the words that describe it.
    pub name: String,
    /// Its share of A's words; null where it does not speak there.
    pub a: Option<f64>,
    /// Its share of B's words.
    pub b: Option<f64>,
}

/// Two stretches that belong together; one of them is null where there is only the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// same, changed, dropped (only in A) or added (only in B).
    pub kind: &'static str,
    /// Where in A.
    pub a: Option<Pair>,
    /// Where in B.
    pub b: Option<Pair>,
    /// Who speaks, for quotations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Share of words that both have (Dice), 0 to 1.
    pub alike: f64,
}

/// A figure that differs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figure {
    /// percentage, money, count …
    pub kind: &'static str,
    /// Its unit, when it has one.
    pub unit: Option<String>,
    /// Where in A.
    pub a: Pair,
    /// Where in B.
    pub b: Pair,
    /// Its value in A.
    pub value_a: f64,
    /// Its value in B.
    pub value_b: f64,
}

/// Something that sentences which belong together do not share.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Change {
    /// hedge or booster, or `certainty`.
    pub kind: &'static str,
    /// What A has.
    pub from: String,
    /// What B has.
    pub to: String,
    /// Where in A.
    pub a: Pair,
    /// Where in B.
    pub b: Pair,
}

/// Compares two reports whose offsets are bytes.
///
/// ```
/// use sourcelight::{Models, Options, analyze, compare::{Side, compare}};
/// let read = |text: &str| analyze(text, &Models::default(), &Options::default());
/// let (a, b) = ("About 40 houses were flooded, Ana Orsel said.", "About 60 houses were flooded, Ana Orsel said.");
/// let (one, two) = (read(a), read(b));
/// let found = compare(Side { report: &one, text: a }, Side { report: &two, text: b });
/// assert_eq!((found.figures[0].value_a, found.figures[0].value_b), (40.0, 60.0));
/// ```
#[must_use]
pub fn compare(a: Side<'_>, b: Side<'_>) -> Comparison {
    let (ours, theirs) = (body(a), body(b));
    let pairs = align(&bags(a, &ours), &bags(b, &theirs));
    let mut out = Comparison {
        schema: "sourcelight-comparison/1",
        sources: sources(a, b),
        quotes: quotes(a, b),
        sentences: rows(
            &pairs,
            |at| ours.get(at).map(|row| [row.start, row.end]),
            |at| theirs.get(at).map(|row| [row.start, row.end]),
        ),
        passages: shared::passages(a.text, b.text),
        ..Comparison::default()
    };
    for pair in &pairs {
        let (Some(at), Some(other)) =
            (pair.a.and_then(|at| ours.get(at)), pair.b.and_then(|at| theirs.get(at)))
        else {
            continue;
        };
        figures(a, b, at, other, &mut out.figures);
        wording(a, b, at, other, &mut out.wording);
        certainty(a, b, at, other, &mut out.certainty);
    }
    out
}

fn body(side: Side<'_>) -> Vec<&SentenceView> {
    let kind = |row: &&SentenceView| {
        side.report
            .paragraphs
            .get(row.paragraph as usize)
            .is_some_and(|row| matches!(row.kind, "body" | "item"))
    };
    side.report.sentences.iter().filter(kind).collect()
}

fn bags(side: Side<'_>, rows: &[&SentenceView]) -> Vec<Bag> {
    rows.iter().map(|row| Bag::new(Span::new(row.start, row.end).of(side.text))).collect()
}

fn rows(
    pairs: &[align::Match],
    a: impl Fn(usize) -> Option<Pair>,
    b: impl Fn(usize) -> Option<Pair>,
) -> Vec<Row> {
    let row = |pair: &align::Match| Row {
        kind: pair.kind(),
        a: pair.a.and_then(&a),
        b: pair.b.and_then(&b),
        who: None,
        alike: pair.alike,
    };
    pairs.iter().map(row).collect()
}

fn sources(a: Side<'_>, b: Side<'_>) -> Vec<SourceRow> {
    let mut out: Vec<SourceRow> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (side, first) in [(a, true), (b, false)] {
        for row in side.report.sources.iter().filter(|row| row.source_type != "unspecified") {
            let at = *known.entry(row.name.to_lowercase()).or_insert(out.len());
            if at == out.len() {
                out.push(SourceRow { name: row.name.clone(), ..SourceRow::default() });
            }
            if let Some(cell) = out.get_mut(at) {
                let share = if first { &mut cell.a } else { &mut cell.b };
                *share = Some(share.unwrap_or(0.0) + row.share);
            }
        }
    }
    out
}

/// Quotations with the words of their speaker.
fn quotes(a: Side<'_>, b: Side<'_>) -> Vec<Row> {
    let quoted = |side: Side<'_>| -> Vec<(Pair, String, Bag)> {
        let row = |row: &AttributionView| {
            let (first, last) = (row.content.first()?, row.content.last()?);
            let words: Vec<&str> =
                row.content.iter().map(|[start, end]| Span::new(*start, *end).of(side.text)).collect();
            let entity = row.entity.and_then(|id| side.report.entities.get(id as usize));
            let source = row.source.first().map(|[start, end]| Span::new(*start, *end).of(side.text));
            let who = entity.map_or_else(|| source.unwrap_or("").to_owned(), |entity| entity.name.clone());
            Some(([first[0], last[1]], who, Bag::new(&words.join(" "))))
        };
        let rows = side.report.attributions.iter().filter(|row| matches!(row.form, "direct" | "mixed"));
        rows.filter_map(row).collect()
    };
    let (ours, theirs) = (quoted(a), quoted(b));
    let bags = |rows: &[(Pair, String, Bag)]| -> Vec<Bag> { rows.iter().map(|row| row.2.clone()).collect() };
    let pairs = align(&bags(&ours), &bags(&theirs));
    let mut out = rows(&pairs, |at| ours.get(at).map(|row| row.0), |at| theirs.get(at).map(|row| row.0));
    for (row, pair) in out.iter_mut().zip(&pairs) {
        let one = pair.a.and_then(|at| ours.get(at)).or_else(|| pair.b.and_then(|at| theirs.get(at)));
        row.who = one.map(|row| row.1.clone());
    }
    out
}

fn inside<'a, T>(rows: &'a [T], of: &SentenceView, start: impl Fn(&T) -> u32) -> Vec<&'a T> {
    let from = rows.partition_point(|row| start(row) < of.start);
    rows.iter().skip(from).take_while(|row| start(row) < of.end).collect()
}

fn figures(a: Side<'_>, b: Side<'_>, at: &SentenceView, other: &SentenceView, out: &mut Vec<Figure>) {
    let ours = inside(&a.report.quantities, at, |row: &QuantityView| row.start);
    let mut theirs = inside(&b.report.quantities, other, |row: &QuantityView| row.start);
    let mut left = Vec::new();
    // what both have is no difference
    for row in ours {
        let same = |other: &&QuantityView| {
            other.kind == row.kind && other.unit == row.unit && other.value == row.value
        };
        match theirs.iter().position(same) {
            Some(at) => drop(theirs.remove(at)),
            None => left.push(row),
        }
    }
    for row in left {
        let like = |other: &&QuantityView| other.kind == row.kind && other.unit == row.unit;
        if let Some(at) = theirs.iter().position(like) {
            let other = theirs.remove(at);
            out.push(Figure {
                kind: row.kind,
                unit: row.unit.clone(),
                a: [row.start, row.end],
                b: [other.start, other.end],
                value_a: row.value,
                value_b: other.value,
            });
        }
    }
}

fn wording(a: Side<'_>, b: Side<'_>, at: &SentenceView, other: &SentenceView, out: &mut Vec<Change>) {
    let words = |side: Side<'_>, of: &SentenceView| -> BTreeSet<(&'static str, String)> {
        let rows = inside(&side.report.signals, of, |row| row.start);
        let rows = rows.into_iter().filter(|row| matches!(row.kind, "hedge" | "booster"));
        rows.map(|row| (row.kind, Span::new(row.start, row.end).of(side.text).to_lowercase())).collect()
    };
    let (ours, theirs) = (words(a, at), words(b, other));
    let lost = ours.difference(&theirs).map(|row| (row.0, row.1.clone(), String::new()));
    let gained = theirs.difference(&ours).map(|row| (row.0, String::new(), row.1.clone()));
    out.extend(lost.chain(gained).map(|(kind, from, to)| Change {
        kind,
        from,
        to,
        a: [at.start, at.end],
        b: [other.start, other.end],
    }));
}

fn certainty(a: Side<'_>, b: Side<'_>, at: &SentenceView, other: &SentenceView, out: &mut Vec<Change>) {
    let first = |side: Side<'_>, of: &SentenceView| {
        inside(&side.report.claims, of, |row| row.start).first().map(|row| (row.certainty, row.flags.clone()))
    };
    let (Some(ours), Some(theirs)) = (first(a, at), first(b, other)) else { return };
    let shown = |(certainty, flags): &(&'static str, Vec<&'static str>)| {
        std::iter::once(*certainty).chain(flags.iter().copied()).collect::<Vec<_>>().join(" ")
    };
    if ours != theirs {
        out.push(Change {
            kind: "certainty",
            from: shown(&ours),
            to: shown(&theirs),
            a: [at.start, at.end],
            b: [other.start, other.end],
        });
    }
}

impl Comparison {
    /// Turns every offset from bytes into the unit of A's table and of B's.
    pub fn convert(&mut self, a: &OffsetTable, b: &OffsetTable) {
        let (mut ours, mut theirs): (Vec<&mut u32>, Vec<&mut u32>) = (Vec::new(), Vec::new());
        for row in self.quotes.iter_mut().chain(&mut self.sentences).chain(&mut self.passages) {
            ours.extend(row.a.iter_mut().flatten());
            theirs.extend(row.b.iter_mut().flatten());
        }
        for row in &mut self.figures {
            ours.extend(&mut row.a);
            theirs.extend(&mut row.b);
        }
        for row in self.wording.iter_mut().chain(&mut self.certainty) {
            ours.extend(&mut row.a);
            theirs.extend(&mut row.b);
        }
        a.convert(ours);
        b.convert(theirs);
    }
}
