//! What holds for every text, however odd.
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
use sourcelight::segment::{Segments, segment};
use sourcelight::text::{Id, Span};
use sourcelight::{Document, Memory, Models, Options, Report, read, read_again};
use std::sync::LazyLock;

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

static MODELS: LazyLock<Models> = LazyLock::new(Models::built_in);

fn report(document: &Document) -> String {
    serde_json::to_string(&Report::of(document, true)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_that_is_typed_into_is_read_as_if_it_were_new(
        text in article(),
        typed in article(),
        place in any::<prop::sample::Index>(),
    ) {
        let places: Vec<usize> = text.char_indices().map(|found| found.0).chain([text.len()]).collect();
        let (before, after) = text.split_at(*place.get(&places));
        let changed = format!("{before}{typed}{after}");
        let (options, mut memory) = (Options::default(), Memory::default());
        for text in [&text, &changed, &changed, &text] {
            let again = read_again(text, &MODELS, &options, &mut memory);
            prop_assert_eq!(report(&again), report(&read(text, &MODELS, &options)));
        }
    }
}

/// Texts of one shape that would take hours if any pass looked back or ahead without bound.
#[test]
fn effort_grows_with_the_text_and_no_faster() {
    let shapes = [
        "a", "(", "a.", "1,", "1,111,", "a-", "co-", "\"", "' ", ". ", "...", "a.b.", "@", "a@", "/", "1/",
        "http://", "www.", "A. ", "Mr. ", "\n", "a\n", "-\n", "\u{AD}", "a\u{AD}", "\u{200D}", "'s", "n't",
        "[1]", "1) ", "• ", "#a", "$", "“", "A (", "A, ", "é",
    ];
    for shape in shapes {
        effort::grows_with_the_text(shape, 400_000 / shape.len(), |copies| {
            let text = shape.repeat(copies);
            assert!(segment(&text).tokens.len() <= text.len(), "{shape:?}");
        });
    }
}

/// Sentences of articles, so that attributions, figures and hedges meet in every order.
fn story() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Ana Orsel said the dam may fail. ",
        "“The dam is perhaps unsafe,” said Tomas Brel, a farmer. ",
        "According to the river board, about 40 houses were probably flooded. ",
        "The pumps apparently failed. ",
        "A senior official, who asked not to be named, said the gate could be open. ",
        "Brel denied it. ",
        "Ana Orsel accused Tomas Brel of theft. ",
        "“I think it will hold,” she said. ",
        "If the rain goes on, the council may act. ",
        "Nobody knows. ",
        "\n\n",
        "“It may be, ",
        "” he added. ",
        "The “repair” cost €5m. ",
        "Who will pay? ",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_of_several_runs_that_is_typed_into_is_read_as_if_it_were_new(
        parts in prop::collection::vec(story(), 8..16),
        typed in prop::sample::select(vec!["x", " ", "Brel", "\n\n", "“", " she said. ", ""]),
        place in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let text = parts.join("\n\n");
        let places: Vec<usize> = text.char_indices().map(|found| found.0).chain([text.len()]).collect();
        let (before, after) = text.split_at(*place.get(&places));
        let changed = format!("{before}{typed}{after}");
        let shorter = text[..*cut.get(&places)].to_owned();
        let (options, mut memory) = (Options::default(), Memory::default());
        for text in [&text, &changed, &shorter, &text, &text] {
            let again = read_again(text, &MODELS, &options, &mut memory);
            prop_assert_eq!(report(&again), report(&read(text, &MODELS, &options)));
        }
    }
}

/// Marks and short words in any order: contents that reach into each other.
fn tangle() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "GY",
        ":",
        "\"",
        "-",
        "M",
        "“",
        "”",
        "said",
        "he",
        "Ana Orsel",
        ",",
        ".",
        "\n",
        "(",
        ")",
        "'",
        "that",
        "she",
        "told",
        "—",
        "will",
        "?",
        "according to",
        "Brel",
        "denies",
    ]);
    let glue = prop::sample::select(vec!["", " "]);
    prop::collection::vec((piece, glue), 0..40)
        .prop_map(|rows| rows.iter().map(|row| format!("{}{}", row.0, row.1)).collect())
}

/// That no attribution is, over whatever others, within itself.
fn check_nesting(text: &str, models: &Models) -> Result<(), TestCaseError> {
    let report = sourcelight::analyze(text, models, &Options::default());
    for row in &report.attributions {
        let mut outer = row.nested_in;
        for _ in 0..=report.attributions.len() {
            outer = outer.and_then(|id| report.attributions[id as usize].nested_in);
        }
        prop_assert!(outer.is_none(), "{} is within itself", row.id);
    }
    Ok(())
}

#[test]
fn attributions_that_hold_each_other_are_untied() {
    for text in ["GY:\"-M", "GY: \"-M", "A: \"B: \"C"] {
        check_nesting(text, &MODELS).unwrap();
        check_nesting(text, &Models::default()).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn attributions_never_hold_each_other(text in tangle()) {
        check_nesting(&text, &MODELS)?;
        check_nesting(&text, &Models::default())?;
    }
}

/// What holds for every ledger.
fn check_ledger(text: &str) -> Result<(), TestCaseError> {
    let report =
        sourcelight::analyze(text, &sourcelight::Models::built_in(), &sourcelight::Options::default());
    // the writer's share and the sources' make the whole
    let spoken: f64 = report.sources.iter().map(|row| row.share).sum();
    prop_assert!((0.0..=1.0 + 1e-9).contains(&spoken), "shares add up to {spoken}");
    let words: u32 = report.sources.iter().map(|row| row.words).sum();
    let mut body = 0;
    let segments = segment(text);
    for (id, row) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        let _ = id;
        let kinds = row.tokens.iter().map(|at| segments.tokens.kinds[at]);
        body += kinds
            .filter(|kind| {
                matches!(
                    kind,
                    sourcelight::segment::TokenKind::Word | sourcelight::segment::TokenKind::Number
                )
            })
            .count();
    }
    prop_assert!(words as usize <= body, "{words} of {body} words are spoken");
    if body > 0 {
        prop_assert!((spoken - f64::from(words) / body as f64).abs() < 1e-9, "shares are words over words");
    }
    // claims lie apart, so that a hedge word belongs to one claim at most
    for pair in report.claims.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "claims overlap");
    }
    let hedges = report.signals.iter().chain(&report.quoted_signals).filter(|row| row.kind == "hedge");
    for hedge in hedges {
        let holders = report.claims.iter().filter(|row| row.start <= hedge.start && hedge.start < row.end);
        prop_assert!(holders.count() <= 1, "a hedge in two claims");
    }
    for claim in &report.claims {
        for index in &claim.sources {
            prop_assert!((*index as usize) < report.sources.len(), "a claim rests on no source");
        }
        prop_assert!(claim.sources.windows(2).all(|pair| pair[0] < pair[1]), "sources are sorted, once each");
    }
    // signals do not share words, but for a question around them
    let mut marks: Vec<_> = report.signals.iter().filter(|row| row.kind != "rhetorical_question").collect();
    marks.retain(|row| row.kind != "scare_quote");
    for pair in marks.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "{} and {} overlap", pair[0].kind, pair[1].kind);
    }
    for row in &report.accusations {
        prop_assert!(
            row.entity.is_none_or(|id| (id as usize) < report.entities.len()) && !row.name.is_empty()
        );
        prop_assert!(row.answer == "none" || !row.replies.is_empty() || !row.responses.is_empty());
        let places = row.places.iter().chain(&row.by).chain(&row.responses);
        prop_assert!(places.into_iter().all(|place| fits(text, Span::new(place[0], place[1]))));
        let known = |id: &u32| (*id as usize) < report.attributions.len();
        prop_assert!(row.replies.iter().all(known) && row.attributions.iter().all(known));
    }
    for row in &report.sources {
        let facts = [row.role, row.standing, row.described, row.anonymity, row.reason];
        prop_assert!(facts.iter().flatten().all(|place| fits(text, Span::new(place[0], place[1]))));
        prop_assert_eq!(
            row.cues.iter().map(|cue| cue.count as usize).sum::<usize>() <= row.attributions.len(),
            true
        );
    }
    for gap in &report.gaps {
        prop_assert!(
            gap.evidence.iter().all(|place| fits(text, Span::new(place[0], place[1]))),
            "{}",
            gap.kind
        );
        prop_assert!(report.checks.iter().any(|check| check.kind == gap.kind && !check.found));
    }
    for row in &report.references {
        prop_assert!(fits(text, Span::new(row.start, row.end)), "a reference out of bounds");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn ledgers_add_up(text in story()) {
        check_ledger(&text)?;
    }

    #[test]
    fn ledgers_of_odd_texts_add_up(text in article()) {
        check_ledger(&text)?;
    }

    #[test]
    fn studies_point_into_the_text(text in article()) {
        let question = sourcelight::study::Question { query: "a*".into(), shortest: 3, ..Default::default() };
        let found = sourcelight::look_up(&text, &sourcelight::Models::default(), &question);
        let places = found.frequency.iter().flat_map(|row| &row.places);
        let places = places.chain(found.ngrams.iter().flat_map(|row| &row.places));
        let places = places.chain(found.passages.iter().flat_map(|row| &row.places));
        for place in places {
            prop_assert!(fits(&text, Span::new(place[0], place[1])));
        }
        let all: u32 = found.frequency.iter().map(|row| row.count).sum();
        prop_assert!(all == found.words || found.frequency.len() >= 500);
        for row in found.frequency.iter().filter_map(|row| row.dispersion) {
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&row.gries_dp_norm), "{}", row.gries_dp_norm);
            prop_assert!(row.juilland_d <= 1.0 + 1e-9, "{}", row.juilland_d);
        }
    }

    #[test]
    fn a_text_is_the_same_as_itself(text in story()) {
        let report = sourcelight::analyze(&text, &sourcelight::Models::default(), &sourcelight::Options::default());
        let side = sourcelight::compare::Side { report: &report, text: &text };
        let found = sourcelight::compare::compare(side, side);
        prop_assert!(found.figures.is_empty() && found.wording.is_empty() && found.certainty.is_empty());
        prop_assert!(found.sentences.iter().all(|row| row.kind == "same"), "{:?}", found.sentences);
    }
}
