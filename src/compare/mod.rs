//! Two articles, or two versions of one, side by side: what was said by whom, what changed, what is shared.
//!
//! In: two reports with their texts, offsets in bytes. Out: rows that point into both. It says what differs and
//! never which is right. Offsets are turned into a door's unit with [`Comparison::convert`].

mod align;
mod shared;
mod spoken;
mod times;
mod types;
mod words;

use crate::report::{DateView, Pair, QuantityView, SentenceView};
use crate::text::{OffsetTable, Span};
use align::{Bag, align};
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

pub use spoken::{Quote, SourceRow, Speaker, Spoken};
pub use times::Time;
pub use types::{Row, Shared, Side};
pub use words::Piece;

/// What differs between two articles, A and B.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Comparison {
    /// `sourcelight-comparison/1`.
    pub schema: &'static str,
    /// The headlines of the two; null where neither has one.
    pub headline: Option<Row>,
    /// Everybody who speaks in one of them at least.
    pub sources: Vec<SourceRow>,
    /// Quotations: kept, changed, dropped, added.
    pub quotes: Vec<Row>,
    /// Sentences of the body in A's order, B's own where they follow: same, changed, dropped, added.
    pub sentences: Vec<Row>,
    /// Figures of the same thing that differ, in sentences that belong together, or counted once in each text.
    pub figures: Vec<Figure>,
    /// Days, hours and lengths of time that differ, in sentences that belong together.
    pub times: Vec<Time>,
    /// Hedges, denials and boosters gained or lost.
    pub wording: Vec<Change>,
    /// Sentences that belong together and are put with another certainty.
    pub certainty: Vec<Change>,
    /// Runs of eight words and more that stand in both.
    pub passages: Vec<Row>,
    /// How much of each text's words stands in such runs, 0 to 1.
    pub shared: Shared,
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

/// Something that sentences which belong together do not share, or that stands in a sentence of one text only.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Change {
    /// hedge, denial or booster; or `certainty`.
    pub kind: &'static str,
    /// What A has.
    pub from: String,
    /// What B has.
    pub to: String,
    /// The sentence in A; null where only B has it.
    pub a: Option<Pair>,
    /// The sentence in B; null where only A has it.
    pub b: Option<Pair>,
    /// Where the words stand, in A when they were lost and in B when they were gained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Pair>,
    /// What the words do, in a line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
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
    compare_spoken((a, &Spoken::of(a)), (b, &Spoken::of(b)))
}

/// The same, with who speaks given beside each report, as a reader's corrections leave it.
#[must_use]
pub fn compare_spoken<'a>(
    (a, speaks_a): (Side<'a>, &Spoken),
    (b, speaks_b): (Side<'a>, &Spoken),
) -> Comparison {
    let (ours, theirs) = (body(a), body(b));
    let pairs = align(&bags(a, &ours), &bags(b, &theirs));
    let (passages, shared) = shared::passages(a.text, b.text);
    let mut out = Comparison {
        schema: "sourcelight-comparison/1",
        headline: headline(a, b),
        sources: spoken::sources(speaks_a, speaks_b),
        quotes: spoken::quotes((a.text, speaks_a), (b.text, speaks_b)),
        passages,
        shared,
        ..Comparison::default()
    };
    for pair in &pairs {
        let (at, other) = (pair.a.and_then(|at| ours.get(at)), pair.b.and_then(|at| theirs.get(at)));
        let kind = pair.kind();
        let mut row = Row {
            kind,
            a: at.map(|row| [row.start, row.end]),
            b: other.map(|row| [row.start, row.end]),
            alike: pair.alike,
            ..Row::default()
        };
        if let (Some(at), Some(other), "changed") = (at, other, kind) {
            row.pieces =
                words::pieces((a.text, &[[at.start, at.end]]), (b.text, &[[other.start, other.end]]));
            figures(a, b, at, other, &mut out.figures);
            let dates = |side: Side<'a>, of| inside(&side.report.dates, of, |row: &DateView| row.start);
            times::changed(&dates(a, at), dates(b, other), &mut out.times);
            certainty(a, b, at, other, &mut out.certainty);
        }
        if kind != "same" {
            wording(a, b, at.copied(), other.copied(), &mut out.wording);
        }
        out.sentences.push(row);
    }
    counted_once(a, b, &mut out.figures);
    out.figures.sort_by_key(|row| (row.a, row.b));
    out
}

/// The headlines, which belong together whatever they say.
fn headline(a: Side<'_>, b: Side<'_>) -> Option<Row> {
    let place = |side: Side<'_>| {
        let row = side.report.paragraphs.iter().find(|row| row.kind == "title");
        row.map(|row| [row.start, row.end])
    };
    let (ours, theirs) = (place(a), place(b));
    let mut row = Row { a: ours, b: theirs, ..Row::default() };
    (row.kind, row.alike, row.pieces) = match (ours, theirs) {
        (None, None) => return None,
        (Some(_), None) => ("dropped", 0.0, Vec::new()),
        (None, Some(_)) => ("added", 0.0, Vec::new()),
        (Some(one), Some(other)) => {
            let bag = |side: Side<'_>, [start, end]: Pair| Bag::new(Span::new(start, end).of(side.text));
            let (mine, its) = (bag(a, one), bag(b, other));
            if mine.is_same(&its) {
                ("same", 1.0, Vec::new())
            } else {
                ("changed", mine.alike(&its), words::pieces((a.text, &[one]), (b.text, &[other])))
            }
        }
    };
    Some(row)
}

fn body<'a>(side: Side<'a>) -> Vec<&'a SentenceView> {
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

fn inside<'a, T>(rows: &'a [T], of: &SentenceView, start: impl Fn(&T) -> u32) -> Vec<&'a T> {
    let from = rows.partition_point(|row| start(row) < of.start);
    rows.iter().skip(from).take_while(|row| start(row) < of.end).collect()
}

/// The thing a figure counts, where the text names it: without case and the plural's s.
fn counted(side: Side<'_>, row: &QuantityView) -> Option<String> {
    let [start, end] = row.of?;
    let words = Span::new(start, end).of(side.text).to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let long = words.len() > 3;
    Some(words.strip_suffix('s').filter(|_| long).map_or_else(|| words.clone(), str::to_owned))
}

fn same_value(a: &QuantityView, b: &QuantityView) -> bool {
    a.value == b.value && a.value_end == b.value_end && a.hedge == b.hedge
}

/// Whether two figures may be figures of one thing.
fn same_thing(a: Side<'_>, one: &QuantityView, b: Side<'_>, other: &QuantityView) -> bool {
    let named = counted(a, one).zip(counted(b, other));
    one.kind == other.kind && one.unit == other.unit && named.is_none_or(|(one, other)| one == other)
}

fn figure(one: &QuantityView, other: &QuantityView) -> Figure {
    Figure {
        kind: one.kind,
        unit: one.unit.clone(),
        a: [one.start, one.end],
        b: [other.start, other.end],
        value_a: one.value,
        value_b: other.value,
    }
}

fn figures(a: Side<'_>, b: Side<'_>, at: &SentenceView, other: &SentenceView, out: &mut Vec<Figure>) {
    let ours = inside(&a.report.quantities, at, |row: &QuantityView| row.start);
    let mut theirs = inside(&b.report.quantities, other, |row: &QuantityView| row.start);
    let mut left = Vec::new();
    // what both have is no difference
    for row in ours {
        match theirs.iter().position(|other| same_thing(a, row, b, other) && same_value(row, other)) {
            Some(at) => drop(theirs.remove(at)),
            None => left.push(row),
        }
    }
    for row in left {
        if let Some(at) = theirs.iter().position(|other| same_thing(a, row, b, other)) {
            out.push(figure(row, theirs.remove(at)));
        }
    }
}

/// Things that the text names and counts once on each side, and differently, wherever that is.
fn counted_once(a: Side<'_>, b: Side<'_>, out: &mut Vec<Figure>) {
    type Thing<'a> = (&'static str, Option<&'a str>, String);
    fn things(side: Side<'_>) -> BTreeMap<Thing<'_>, Option<&QuantityView>> {
        let mut found = BTreeMap::new();
        for row in side.report.quantities.iter().filter(|row| row.kind != "ordinal") {
            let Some(name) = counted(side, row) else { continue };
            match found.entry((row.kind, row.unit.as_deref(), name)) {
                Entry::Vacant(place) => drop(place.insert(Some(row))),
                Entry::Occupied(mut place) => drop(place.insert(None)),
            }
        }
        found
    }
    let (ours, theirs) = (things(a), things(b));
    let rows = ours.iter().filter_map(|(thing, one)| one.zip(theirs.get(thing).copied().flatten()));
    for (one, other) in rows.filter(|(one, other)| !same_value(one, other)) {
        let row = figure(one, other);
        if !out.iter().any(|known| known.a == row.a || known.b == row.b) {
            out.push(row);
        }
    }
}

/// Words that weaken, deny or strengthen: where they begin, with their end, kind and what they do.
type Marks<'a> = BTreeMap<u32, (u32, &'static str, &'a str)>;

fn marks<'a>(side: Side<'a>, of: Option<&SentenceView>) -> Marks<'a> {
    let mut out = Marks::new();
    let Some(of) = of else { return out };
    let graded = inside(&side.report.claims, of, |row| row.start);
    for claim in graded.into_iter().filter(|row| row.certainty != "CT+" || row.flags.contains(&"unverified"))
    {
        let kind = if claim.certainty == "CT-" { "denial" } else { "hedge" };
        let rows = claim.evidence.iter().filter(|row| row.end > row.start);
        for row in rows.filter(|row| row.start >= of.start && row.end <= of.end) {
            out.entry(row.start).or_insert((row.end, kind, &row.why));
        }
    }
    let signals = inside(&side.report.signals, of, |row| row.start);
    for row in signals.into_iter().filter(|row| matches!(row.kind, "hedge" | "booster")) {
        out.insert(row.start, (row.end, row.kind, row.why));
    }
    out
}

fn wording(
    a: Side<'_>,
    b: Side<'_>,
    at: Option<&SentenceView>,
    other: Option<&SentenceView>,
    out: &mut Vec<Change>,
) {
    let (ours, theirs) = (marks(a, at), marks(b, other));
    let form = |side: Side<'_>, start: u32, end: u32| Span::new(start, end).of(side.text).to_lowercase();
    let tally = |side: Side<'_>, marks: &Marks<'_>| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for (start, (end, ..)) in marks {
            *words.entry(form(side, *start, *end)).or_default() += 1;
        }
        words
    };
    let sentence = |row: Option<&SentenceView>| row.map(|row| [row.start, row.end]);
    let mut only = |side: Side<'_>, marks: &Marks<'_>, mut others: BTreeMap<String, usize>, lost: bool| {
        for (start, (end, kind, why)) in marks {
            let words = form(side, *start, *end);
            // as often as the other has it too, nothing changed
            if let Some(left) = others.get_mut(&words).filter(|left| **left > 0) {
                *left -= 1;
                continue;
            }
            let (from, to) = if lost { (words, String::new()) } else { (String::new(), words) };
            let (a, b) = (sentence(at), sentence(other));
            out.push(Change { kind, from, to, a, b, place: Some([*start, *end]), why: (*why).to_owned() });
        }
    };
    let (have, had) = (tally(b, &theirs), tally(a, &ours));
    only(a, &ours, have, true);
    only(b, &theirs, had, false);
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
            a: Some([at.start, at.end]),
            b: Some([other.start, other.end]),
            ..Change::default()
        });
    }
}

impl Comparison {
    /// Turns every offset from bytes into the unit of A's table and of B's.
    pub fn convert(&mut self, a: &OffsetTable, b: &OffsetTable) {
        let (mut ours, mut theirs): (Vec<&mut u32>, Vec<&mut u32>) = (Vec::new(), Vec::new());
        let rows = self.quotes.iter_mut().chain(&mut self.sentences).chain(&mut self.passages);
        for row in rows.chain(&mut self.headline) {
            ours.extend(row.a.iter_mut().flatten());
            theirs.extend(row.b.iter_mut().flatten());
            for piece in &mut row.pieces {
                let side = if piece.kind == "added" { &mut theirs } else { &mut ours };
                side.extend([&mut piece.start, &mut piece.end]);
            }
        }
        for row in &mut self.figures {
            ours.extend(&mut row.a);
            theirs.extend(&mut row.b);
        }
        for row in &mut self.times {
            ours.extend(&mut row.a);
            theirs.extend(&mut row.b);
        }
        for row in self.wording.iter_mut().chain(&mut self.certainty) {
            let side = if row.to.is_empty() { &mut ours } else { &mut theirs };
            side.extend(row.place.iter_mut().flatten());
            ours.extend(row.a.iter_mut().flatten());
            theirs.extend(row.b.iter_mut().flatten());
        }
        a.convert(ours);
        b.convert(theirs);
    }
}
