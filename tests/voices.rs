//! What holds for who says what, on whose word each stretch stands, and what is not there, in every text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

mod effort;

use proptest::prelude::*;
use sourcelight::attribution::Attribution;
use sourcelight::text::{Id, Span, TokenRange};
use sourcelight::{Document, Models, Options, analyze, read};

/// Text full of what the rules look for, in any order.
fn article() -> impl Strategy<Value = String> {
    let words = vec![
        "said",
        "that",
        "Ana Orsel",
        "the mayor",
        "according to",
        "told",
        "plans",
        "to",
        "leave",
        "claim",
        "his",
        "who",
        "which",
        "by",
        "is",
        "was",
        "not",
        "may",
        "will",
        "if",
        "and",
        "but",
        "while",
        "accused",
        "of",
        "aware",
        "reportedly",
        "denied",
        "adding",
        "about",
        "report",
        "5",
        "Monday",
        "it",
        "has been",
        "support",
        "for",
    ];
    let marks = vec![
        ". ", ", ", ": ", "; ", "\n\n", "\n", "“", "”", "\"", "''", "'", "’", "‘", "«", "»", "„", "? ",
        " — ", "(", ")", "!", "MAYOR: ", "\u{200B}", "é",
    ];
    let piece = prop_oneof![
        6 => prop::sample::select(words).prop_map(|word| format!("{word} ")),
        2 => "[A-Za-z]{1,8} ",
        3 => prop::sample::select(marks).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..160).prop_map(|pieces| pieces.concat())
}

fn runs(row: &Attribution) -> impl Iterator<Item = &[TokenRange]> {
    [&row.source, &row.cue, &row.content].into_iter().map(Vec::as_slice)
}

/// Every promise of these layers at once.
fn check(document: &Document) -> Result<(), TestCaseError> {
    let segments = &document.segments;
    let count = segments.tokens.len();
    for (id, row) in document.attributions.enumerate() {
        for role in runs(row) {
            prop_assert!(
                role.iter().all(|run| !run.is_empty() && run.end.index() <= count),
                "a run out of bounds: {:?}",
                row
            );
            prop_assert!(
                role.windows(2).all(|pair| pair[0].end <= pair[1].start),
                "runs overlap: {:?}",
                role
            );
        }
        prop_assert!(!row.content.is_empty() && row.nested_in != Some(id));
        prop_assert!((0.0..=1.0).contains(&row.confidence) && !row.evidence.is_empty());
        prop_assert!(row.scare || !row.cue.is_empty(), "nothing ties this attribution");
    }
    // voices partition the body: paragraph by paragraph, in order, without gaps
    let mut voices = document.claims.voices.iter().peekable();
    for paragraph in segments.paragraphs.iter().filter(|row| row.kind.is_body()) {
        let mut at = paragraph.span.start;
        while let Some(voice) = voices.next_if(|voice| voice.span.start < paragraph.span.end) {
            prop_assert_eq!(voice.span.start, at);
            prop_assert!(!voice.span.is_empty());
            at = voice.span.end;
        }
        prop_assert_eq!(at, paragraph.span.end);
    }
    prop_assert!(voices.next().is_none(), "a voice outside the body");
    // shares: nobody has more than all the words; what several say as one counts once among all
    prop_assert!(document.claims.sources.iter().all(|row| row.share <= 1.0 + 1e-9));
    let words: u32 = document.claims.words.iter().sum();
    prop_assert!(words as usize <= document.segments.tokens.len(), "{words} words in voices");
    for row in document.claims.sources.iter() {
        let own: u32 = row.attributions.iter().map(|id| document.claims.words[*id]).sum();
        prop_assert_eq!(own, row.words, "a row counts the words of its passages");
    }
    prop_assert_eq!(document.claims.of_attribution.len(), document.attributions.len());
    // a word belongs to one claim at most
    let spans: Vec<Span> =
        document.claims.claims.iter().map(|row| segments.tokens.cover(row.tokens)).collect();
    prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "claims overlap");
    // every gap is a check that ran and did not find
    let missing: Vec<&str> = document.checks.iter().filter(|row| !row.found).map(|row| row.kind).collect();
    let gaps: Vec<&str> = document.gaps.iter().map(|row| row.kind).collect();
    prop_assert_eq!(missing, gaps);
    Ok(())
}

/// What a random text once broke.
#[test]
fn what_once_failed_holds() {
    // a speech goes on into a paragraph that opens with a mark after all
    let text = "claim said of said said said said told said said said said “said said said said said said said said said \
                said said said said said said said said said said said : \n\n''said ”said . ";
    check(&read(text, &Models::default(), &Options::default())).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn voices_partition_the_body(text in article()) {
        check(&read(&text, &Models::default(), &Options::default()))?;
    }

    #[test]
    fn same_text_same_answer(text in article()) {
        let one = read(&text, &Models::default(), &Options::default());
        let two = read(&text, &Models::default(), &Options::default());
        prop_assert_eq!(one.attributions.as_slice(), two.attributions.as_slice());
    }
}

/// Also where a "sentence" has no end.
#[test]
fn effort_grows_with_the_text_and_no_faster() {
    let pieces = [
        "Ana Orsel said that the dam was safe and ",
        "“the mayor said ‘no’ — it is — ",
        "according to, who said, adding, ",
        "' ‘ \" “ ( ",
        "“A dam.” She said “no.” ",
    ];
    for piece in pieces {
        effort::grows_with_the_text(piece, 4000, |copies| {
            let document = read(&piece.repeat(copies), &Models::default(), &Options::default());
            assert!(!document.segments.tokens.is_empty());
        });
    }
}

#[test]
fn i_inside_a_quotation_is_its_speaker() {
    let text = "Rain fell on Veltri.\n\n\"The gate held, but I think the wall will fail,\" said Ana Orsel, an engineer.";
    let report = analyze(text, &Models::built_in(), &Options::default());
    let nested =
        report.attributions.iter().find(|row| row.nested_in.is_some()).expect("a nested attribution");
    let speaker = report.entities.iter().find(|row| Some(row.id) == nested.entity).expect("an entity");
    assert_eq!((speaker.name.as_str(), nested.source_type), ("Ana Orsel", "named_person"));
    assert!(report.sources.iter().all(|source| source.name != "I"), "{:?}", report.sources);
}
