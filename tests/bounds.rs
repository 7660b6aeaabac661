//! Memory and work are bounded by the text's length, whatever it holds: counted in bytes asked for and in time on the
//! processor, which other programs on the machine do not lengthen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use allocation_counter::{AllocationInfo, measure};
use sourcelight::export::{self, Table};
use sourcelight::segment::segment;
use sourcelight::syntax::parse;
use sourcelight::{Models, Options, Report, analyze};
#[cfg(unix)]
use std::collections::BTreeMap;

/// What a text may be made of, over and over.
const SHAPES: [&str; 40] = [
    "()",
    "( ) ",
    "\"“”",
    "“‘",
    "a",
    "\n\n",
    "Ana Orsel ",
    "he she ",
    "12 % ",
    "May 3, 2024 ",
    "😀",
    "水",
    "e\u{301}\u{327}",
    "Ana accused Brel of theft. ",
    "a b ",
    "$5m ",
    "Ana Orsel said ",
    ", ",
    "Ana Orsel said.\n",
    "a.\n\n",
    "“Rain,” he said. ",
    "1 2 ",
    "<p>",
    "He left. ",
    "; ",
    "- ",
    "Mr. ",
    "the mayor of ",
    "who ",
    "that she said that ",
    "if it may ",
    "not ",
    "“a ",
    "of ",
    "Brel was accused of theft. ",
    "A spokesman said so. ",
    "and ",
    "1/2 ",
    "last Monday ",
    "http://a.b/c ",
];

fn repeated(shape: &str, bytes: usize) -> String {
    shape.repeat(bytes / shape.len())
}

fn counted(text: &str, work: impl Fn(&str)) -> AllocationInfo {
    measure(|| work(text))
}

/// Peak and sum of what is asked for may grow as the text does; `most` bytes for each of the text.
fn grows_evenly(what: &str, shape: &str, most: f64, work: impl Fn(&str)) {
    let [small, large] = [40_000, 160_000].map(|bytes| counted(&repeated(shape, bytes), &work));
    let more = large.bytes_max.saturating_sub(small.bytes_max) as f64 / 120_000.0;
    println!(
        "{what} {shape:?}: {more:.0} bytes a byte at most, {:.2} times the requests",
        large.count_total as f64 / small.count_total.max(1) as f64
    );
    assert!(more <= most, "{what} of {shape:?} asks for {more:.0} bytes a byte");
    assert!(large.bytes_total <= 6 * small.bytes_total + 1_000_000, "{what} of {shape:?} asks for ever more");
    // four times the text; a look at all of it for each row would be sixteen times
    assert!(large.count_total <= 6 * small.count_total + 1_000, "{what} of {shape:?} asks ever more often");
}

#[test]
fn memory_grows_with_the_text_and_no_faster() {
    // all vocabularies are read beforehand: a text of two words is too short to be known for English, and opens few
    let warm = "The mayor said on Monday that the dam at Lint was safe and that nobody had to leave. ";
    _ = analyze(&warm.repeat(3), &Models::default(), &Options::default());
    for shape in SHAPES {
        // 5 MB in 700 MB are 140 bytes a byte, some 15 of them for what the networks make of a word; a text in which
        // every second or third character is a figure of its own needs more (docs/limits.md)
        let most = if ["1 2 ", "1/2 ", "$5m "].contains(&shape) { 280.0 } else { 125.0 };
        grows_evenly("the report", shape, most, |text| {
            _ = serde_json::to_string(&analyze(text, &Models::default(), &Options::default())).unwrap();
        });
    }
}

#[test]
fn a_sentence_without_end_costs_the_networks_no_more_than_many() {
    let models = Models::built_in();
    let cost = |text: &str| {
        let segments = segment(text);
        measure(|| _ = parse(text, &segments, &models)).bytes_max
    };
    // what stays of each word is the same; a sentence of 512 tokens is what the networks hold besides
    let (many, one) = (cost(&"He left. ".repeat(10_000)), cost(&"he left ".repeat(15_000)));
    assert!(
        one <= many + 4_000_000,
        "{one} bytes for one sentence of 30,000 words, {many} for 10,000 sentences"
    );
}

#[test]
fn exports_grow_with_the_report_and_no_faster() {
    type Format = fn(&Report, &str) -> String;
    let formats: [(&str, Format); 8] = [
        ("csv", |report, text| Table::ALL.iter().map(|table| export::csv(report, text, *table)).collect()),
        ("markdown", export::markdown),
        ("html", |report, text| export::html(report, text, Some("https://a.example/b"))),
        ("conllu", export::conllu),
        ("webannotation", |report, text| export::web_annotation(report, text, Some("https://a.example/b"))),
        ("schemaorg", |report, text| export::schema_org(report, text, Some("https://a.example/b"))),
        ("brat", export::brat),
        ("json", |report, _| export::json(report, true)),
    ];
    let story =
        "“It will hold,” Ana Orsel said. Brel, a farmer, said 40 houses might flood on Monday. He left. ";
    let mut options = Options::default();
    options.tokens = true;
    let read = |bytes: usize| {
        let text = repeated(story, bytes);
        (export::code_points(analyze(&text, &Models::default(), &options), &text), text)
    };
    let [small, large] = [20_000, 80_000].map(read);
    for (name, format) in formats {
        let count = |(report, text): &(Report, String)| measure(|| _ = format(report, text));
        let (few, many) = (count(&small), count(&large));
        assert!(
            many.bytes_total <= 6 * few.bytes_total,
            "{name}: {} and {} bytes",
            few.bytes_total,
            many.bytes_total
        );
        assert!(
            many.count_total <= 6 * few.count_total,
            "{name}: {} and {} requests",
            few.count_total,
            many.count_total
        );
    }
}

/// Milliseconds that this thread was on a processor.
#[cfg(unix)]
fn on_the_processor() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// So often a pass is timed before it counts as one that grows too fast.
#[cfg(unix)]
const TRIES: usize = 3;

#[cfg(unix)]
#[test]
fn no_pass_and_no_export_grows_faster_than_the_text() {
    let mut options = Options::default();
    options.clock = Some(on_the_processor);
    let slow_in = |shape: &str| {
        let laps = |bytes: usize| {
            let text = repeated(shape, bytes);
            let mut report = export::code_points(analyze(&text, &Models::default(), &options), &text);
            let mut laps = std::mem::take(&mut report.timings);
            let mut timed = |name, work: &dyn Fn()| {
                let start = on_the_processor();
                work();
                laps.insert(name, on_the_processor() - start);
            };
            timed("csv", &|| Table::ALL.iter().for_each(|table| _ = export::csv(&report, &text, *table)));
            timed("html", &|| _ = export::html(&report, &text, None));
            timed("schemaorg", &|| _ = export::schema_org(&report, &text, None));
            timed("webannotation", &|| _ = export::web_annotation(&report, &text, None));
            timed("brat", &|| _ = export::brat(&report, &text));
            laps
        };
        let (few, many) = (laps(25_000), laps(200_000));
        let mut slow = BTreeMap::new();
        for (pass, time) in many {
            let before = few[pass].max(2.0);
            // eight times the text: twice that is noise and larger tables, 64 times is a look at all of it for each row
            if time > 20.0 * before {
                slow.insert(pass, format!("{pass} of {shape:?}: {before:.1} ms, then {time:.1} ms"));
            }
        }
        slow
    };
    let mut slow = Vec::new();
    for shape in SHAPES {
        let mut rows = slow_in(shape);
        // a processor that much else is done on takes longer now and then: what grows too fast does so every time
        for _ in 1..TRIES {
            if !rows.is_empty() {
                let again = slow_in(shape);
                rows.retain(|pass, _| again.contains_key(pass));
            }
        }
        slow.extend(rows.into_values());
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
