//! What holds for every text, however odd.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use proptest::prelude::*;
use sourcelight::segment::{Segments, segment};
use sourcelight::text::{Id, Span};

/// Text as it is pasted: words, marks, line breaks, odd characters, in any order.
fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[A-Za-z]{1,9}",
        2 => "[0-9]{1,4}",
        6 => Just(" ".to_owned()),
        3 => prop::sample::select(vec![". ", ", ", "\n", "\n\n", "\r\n", "“", "” ", "\"", "'", "’s", "n't", "-", "—", "...", "!?"])
            .prop_map(str::to_owned),
        2 => prop::sample::select(vec!["U.S.", "Dr. ", "No. 5", "p.m.", "LINT (RNA) — ", "By Ana Orsel\n", "• ", "1) ", "$", "%", "http://a.example/", "@a", "#b", ":)"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec!["\u{AD}", "\u{200B}", "\u{FEFF}", "\u{A0}", "\u{2028}", "é", "e\u{301}", "👩\u{200D}🚒", "中", "\0", "\u{85}"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

fn fits(text: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    start < end && text.get(start..end).is_some()
}

/// Every promise of the layer at once, so that one failing text names all it breaks.
fn check(text: &str, segments: &Segments) -> Result<(), TestCaseError> {
    let tokens = &segments.tokens;
    let spans = tokens.spans.as_slice();
    prop_assert!(spans.iter().all(|span| fits(text, *span)), "a token out of bounds");
    prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "tokens overlap");
    prop_assert_eq!((tokens.kinds.len(), tokens.joined.len()), (tokens.len(), tokens.len()));
    // tokens with the gaps between them rebuild the text, and nothing that shows lies in a gap
    let mut rebuilt = String::new();
    let mut at = 0;
    for span in spans.iter().copied().chain([Span::at(text.len(), text.len())]) {
        let gap = &text[at..span.start as usize];
        let shows = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation();
        prop_assert!(!gap.contains(shows), "{:?} lies in no token", gap);
        rebuilt.push_str(gap);
        rebuilt.push_str(span.of(text));
        at = span.end as usize;
    }
    prop_assert_eq!(rebuilt.as_str(), text);
    // sentences partition the tokens, paragraphs the sentences
    let mut token = 0;
    for (id, row) in segments.sentences.enumerate() {
        prop_assert_eq!(row.tokens.start.index(), token);
        prop_assert!(!row.tokens.is_empty(), "an empty sentence");
        token = row.tokens.end.index();
        let paragraph = &segments.paragraphs[row.paragraph];
        prop_assert!(paragraph.span.contains(row.span) && paragraph.sentences.contains(id));
        prop_assert_eq!(row.span, tokens.cover(row.tokens));
        prop_assert!(row.tokens.iter().all(|token| segments.sentence_of(token) == id));
    }
    prop_assert_eq!(token, tokens.len());
    let mut sentence = 0;
    let mut end = 0;
    for row in segments.paragraphs.iter() {
        prop_assert!(fits(text, row.span) && row.span.start >= end, "paragraphs out of order");
        prop_assert_eq!(row.sentences.start.index(), sentence);
        prop_assert!(row.dateline.is_none_or(|span| row.span.contains(span) && fits(text, span)));
        (end, sentence) = (row.span.end, row.sentences.end.index());
    }
    prop_assert_eq!(sentence, segments.sentences.len());
    for id in tokens.ids().iter() {
        prop_assert_eq!(tokens.norm(id), tokens.form(tokens.symbol(id)));
        prop_assert_eq!(tokens.find(tokens.norm(id)), Some(tokens.symbol(id)));
        prop_assert!(!tokens.joined[id] || id.index() > 0);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn segments_of_pasted_text_hold(text in article()) {
        check(&text, &segment(&text))?;
    }

    #[test]
    fn segments_of_any_text_hold(text in any::<String>()) {
        check(&text, &segment(&text))?;
    }

    #[test]
    fn same_text_same_segments(text in article()) {
        prop_assert_eq!(format!("{:?}", segment(&text)), format!("{:?}", segment(&text)));
    }

    #[test]
    fn a_further_paragraph_leaves_the_tokens_before_alone(text in article()) {
        // an appended paragraph may show that lines were wrapped by hand, so the text here has no line breaks
        let text = text.replace(['\n', '\r', '\u{85}', '\u{2028}'], " ");
        let more = format!("{text}\n\nRain fell. The dam held.");
        let (before, after) = (segment(&text).tokens, segment(&more).tokens);
        prop_assert_eq!(before.spans.as_slice(), &after.spans.as_slice()[..before.len()]);
    }
}

/// Texts of one shape that would take hours if any pass looked back or ahead without bound.
#[test]
fn time_grows_with_the_text_and_no_faster() {
    let shapes = [
        "a", "(", "a.", "1,", "1,111,", "a-", "co-", "\"", "' ", ". ", "...", "a.b.", "@", "a@", "/", "1/",
        "http://", "www.", "A. ", "Mr. ", "\n", "a\n", "-\n", "\u{AD}", "a\u{AD}", "\u{200D}", "'s", "n't",
        "[1]", "1) ", "• ", "#a", "$", "“", "A (", "A, ", "é",
    ];
    for shape in shapes {
        let text = shape.repeat(400_000 / shape.len());
        let start = std::time::Instant::now();
        let tokens = segment(&text).tokens.len();
        assert!(tokens <= text.len(), "{shape:?}");
        // a tenth of a second is usual; a pass that looks back over all of it would take minutes
        assert!(start.elapsed().as_secs() < 10, "{shape:?}");
    }
}
