//! Whatever the text, there is a report, and its places are places of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sourcelight::text::{OffsetTable, Unit};
use sourcelight::{Models, Options, analyze};

fuzz_target!(|text: &str| {
    let mut options = Options::default();
    options.tokens = true;
    let mut report = analyze(text, &Models::default(), &options);
    for row in &report.sentences {
        assert!(text.get(row.start as usize..row.end as usize).is_some(), "a sentence outside the text");
    }
    for row in report.tokens.iter().flatten() {
        assert!(row.start < row.end && text.get(row.start as usize..row.end as usize).is_some());
    }
    for row in &report.attributions {
        for [start, end] in row.source.iter().chain(&row.cue).chain(&row.content) {
            assert!(start < end && text.get(*start as usize..*end as usize).is_some(), "an attribution outside the text");
        }
    }
    for pair in report.voices.windows(2) {
        assert!(pair[0].end <= pair[1].start, "voices overlap");
    }
    report.convert(&OffsetTable::new(text, Unit::Utf16));
    let units = text.encode_utf16().count();
    assert!(report.sentences.iter().all(|row| row.start <= row.end && row.end as usize <= units));
});
