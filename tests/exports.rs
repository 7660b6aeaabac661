//! Every export of one report made by hand: what stands where, and that the article's words cannot
//! break out of their place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use serde_json::Value;
use sourcelight::export::{self, Table};
use sourcelight::report::{
    AttributionView, DateView, EntityView, GapView, MentionView, QuantityView, SiView, SignalView,
    SourceView, VoiceView,
};
use sourcelight::{Models, Options, Report, analyze};

const TEXT: &str = "“Häfen sind zu,” said Ana Orsel, the <harbour> chief. “Until\nMay 3, at a cost of €5m.” =SUM(1) \
                    is nobody’s claim.";

/// The place of some words, in code points.
fn at(words: &str) -> [u32; 2] {
    let byte = TEXT.find(words).unwrap();
    let start = u32::try_from(TEXT[..byte].chars().count()).unwrap();
    [start, start + u32::try_from(words.chars().count()).unwrap()]
}

fn report() -> Report {
    let mut options = Options::default();
    options.tokens = true;
    let mut report = export::code_points(analyze(TEXT, &Models::default(), &options), TEXT);
    let ([first, one], [two, last]) = (at("“Häfen sind zu,”"), at("“Until\nMay 3, at a cost of €5m.”"));
    let name = at("Ana Orsel");
    let formula = at("=SUM(1)");
    report.id = Some("harbour, \"one\"".into());
    report.attributions = vec![AttributionView {
        id: 0,
        form: "direct",
        scare: false,
        source: vec![at("Ana Orsel, the <harbour> chief")],
        cue: vec![at("said")],
        content: vec![[first, one], [two, last]],
        source_type: "named_person",
        entity: Some(0),
        entities: vec![0],
        joint: false,
        statement: true,
        words: 12,
        cue_class: "speech",
        certainty: "CT+",
        flags: vec!["future"],
        nested_in: None,
        evidence: Vec::new(),
        confidence: 0.5,
    }];
    report.voices = vec![
        VoiceView { start: first, end: one, attribution: Some(0) },
        VoiceView { start: one, end: two, attribution: None },
        VoiceView { start: two, end: last, attribution: Some(0) },
    ];
    report.sources = vec![SourceView {
        entity: Some(0),
        name: "Ana Orsel".into(),
        source_type: "named_person",
        attributions: vec![0],
        words: 12,
        share: 0.6,
        kind: "official",
        role: Some(at("the <harbour> chief")),
        standing: Some(at("the <harbour> chief")),
        named: true,
        statement: true,
        ..SourceView::default()
    }];
    report.entities = vec![EntityView {
        id: 0,
        name: "Ana Orsel".into(),
        label: "PER",
        titles: vec!["<harbour> chief".into()],
        mentions: vec![MentionView { start: name[0], end: name[1], kind: "name" }],
    }];
    let ([start, end], numeral) = (at("€5m"), at("5"));
    report.quantities = vec![QuantityView {
        start,
        end,
        numeral,
        kind: "money",
        value: 5e6,
        value_end: None,
        unit: Some("euro".into()),
        iso: Some("EUR"),
        si: Some(SiView { value: 5e6, unit: "EUR" }),
        hedge: "exact",
        of: None,
    }];
    let [start, end] = at("May 3");
    report.dates = vec![DateView {
        start,
        end,
        r#type: "date",
        timex: "XXXX-05-03".into(),
        value: Some("2024-05-03".into()),
        from: None,
        to: None,
    }];
    report.signals = vec![SignalView { start: formula[0], end: formula[1], kind: "loaded", why: "a test" }];
    report.gaps = vec![GapView {
        kind: "no_link",
        why: "No | link.".into(),
        ask: "Where?".into(),
        evidence: vec![formula],
    }];
    report
}

#[test]
fn passages_as_csv() {
    let rows = export::csv(&report(), TEXT, Table::Passages);
    let ([start, _], [_, end]) = (at("“Häfen"), at("€5m.”"));
    assert_eq!(
        rows,
        format!(
            "\"harbour, \"\"one\"\"\",0,{start},{end},Ana Orsel,\"Ana Orsel, the <harbour> chief\",named_person,false,said,true,\
             speech,\"“Häfen sind zu,” … “Until May 3, at a cost of €5m.”\",direct,CT+,future,,0.5\r\n"
        )
    );
}

#[test]
fn every_table_has_as_many_cells_as_columns() {
    let report = report();
    for table in Table::ALL.iter().copied() {
        let columns = export::csv_head(table).split(',').count();
        let rows = export::csv(&report, TEXT, table);
        assert!(rows.is_empty() || rows.ends_with("\r\n"), "{table:?}");
        if rows.is_empty() {
            continue;
        }
        let (mut cells, mut quoted) = (1, false);
        for c in rows.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells += 1,
                '\n' if !quoted => {
                    assert_eq!(cells, columns, "{table:?}: {rows}");
                    cells = 1;
                }
                _ => {}
            }
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    assert!(export::csv(&report(), TEXT, Table::Signals).contains(",'=SUM(1),"));
    assert!(export::csv(&report(), TEXT, Table::Gaps).ends_with(",'=SUM(1)\r\n"));
}

#[test]
fn sentences_say_whose_voice_they_begin_in() {
    let rows = export::csv(&report(), TEXT, Table::Sentences);
    assert!(rows.lines().next().unwrap().contains(",Ana Orsel,"), "{rows}");
}

#[test]
fn markdown_holds_every_section() {
    let page = export::markdown(&report(), TEXT);
    for part in [
        "## Who says so",
        "| Ana Orsel | named person | the \\<harbour\\> chief | 1 | 12 | 60 % |",
        "| Ana Orsel | said | “Häfen sind zu,” … “Until May 3, at a cost of €5m.” | direct | CT+, future |",
        "- **No \\| link.** Where?",
        "| €5m | money | 5000000 | EUR | exact |  |",
        "| May 3 | date | 2024-05-03 | XXXX-05-03 |",
        "| Ana Orsel | PER | \\<harbour\\> chief | 1 |",
        "## Limits",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
}

#[test]
fn html_marks_voices_and_links_to_passages() {
    let page = export::html(&report(), TEXT, Some("https://paper.example/harbour"));
    assert!(
        page.contains("<mark class=\"named\" title=\"Ana Orsel: speech, CT+\">“Häfen sind zu,”</mark>"),
        "{page}"
    );
    assert!(page.contains(
        "href=\"https://paper.example/harbour#:~:text=%E2%80%9CH%C3%A4fen%20sind%20zu%2C%E2%80%9D\""
    ));
    assert!(page.contains("the &lt;harbour&gt; chief") && !page.contains("<harbour>"));
    // the voices give the whole text back, once
    let voices = &page[page.find("voice by voice").unwrap()..];
    assert_eq!(voices.matches("chief").count(), 1, "{voices}");
}

#[test]
fn annotations_have_both_selectors() {
    let page: Value = serde_json::from_str(&export::web_annotation(&report(), TEXT, None)).unwrap();
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let first = &page["items"][0];
    assert_eq!(first["target"].as_array().unwrap().len(), 2, "one target a stretch");
    let [position, quote] = [0, 1].map(|n| &first["target"][1]["selector"][n]);
    assert_eq!(position["type"], "TextPositionSelector");
    let chars: Vec<char> = TEXT.chars().collect();
    let place = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
    let exact: String = chars[place("start")..place("end")].iter().collect();
    assert_eq!(quote["exact"], exact);
    let prefix: String = chars[place("start") - 32..place("start")].iter().collect();
    assert_eq!(quote["prefix"], prefix);
    assert_eq!(quote["suffix"], TEXT[TEXT.find(" =SUM").unwrap()..].chars().take(32).collect::<String>());
    assert_eq!(page["items"].as_array().unwrap().len(), 3);
    let linked: Value =
        serde_json::from_str(&export::web_annotation(&report(), TEXT, Some("https://paper.example/a")))
            .unwrap();
    assert_eq!(linked["items"][0]["target"][0]["selector"][2]["type"], "FragmentSelector");
    assert_eq!(linked["items"][0]["target"][0]["source"], "https://paper.example/a");
}

#[test]
fn brat_names_every_place_by_its_words() {
    let file = export::brat(&report(), TEXT);
    let chars: Vec<char> = TEXT.chars().collect();
    let mut bounds = 0;
    for line in file.lines().filter(|line| line.starts_with('T')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (_, places) = columns[1].split_once(' ').unwrap();
        let part = |place: &str| -> String {
            let (start, end) = place.split_once(' ').unwrap();
            chars[start.parse().unwrap()..end.parse().unwrap()].iter().collect()
        };
        assert_eq!(columns[2], places.split(';').map(part).collect::<Vec<_>>().join(" "));
        assert!(!columns[2].contains('\n'));
        bounds += 1;
    }
    assert_eq!(bounds, 6, "{file}");
    assert!(file.contains("E1\tCue:T2 Source:T1 Content:T3\n"), "{file}");
    assert!(file.contains("A4\tCertainty E1 CT+\nA5\tFlag E1 future\n"), "{file}");
}

#[test]
fn conllu_spells_the_text_and_marks_names() {
    let trees = export::conllu(&report(), TEXT);
    let mut text = String::new();
    let mut inside = 0;
    for line in trees.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())) {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), 10, "{line}");
        match columns[0].split_once('-') {
            Some((_, last)) => inside = last.parse().unwrap(),
            None if columns[0].parse::<usize>().unwrap() <= inside => continue,
            None => inside = 0,
        }
        text.push_str(columns[1]);
        if !columns[9].contains("SpaceAfter=No") {
            text.push(' ');
        }
    }
    assert_eq!(text.trim_end(), TEXT.replace('\n', " "));
    let name = |form: &str| trees.lines().find(|line| line.split('\t').nth(1) == Some(form)).unwrap();
    assert!(name("Ana").ends_with("Entity=(e0-PER|NER=B-PER"), "{}", name("Ana"));
    assert!(name("Orsel").ends_with("Entity=e0)|NER=I-PER|SpaceAfter=No"), "{}", name("Orsel"));
}

#[test]
fn schema_org_leaves_the_rating_empty() {
    let page: Value =
        serde_json::from_str(&export::schema_org(&report(), TEXT, Some("https://paper.example/a"))).unwrap();
    assert_eq!(page["@context"], "https://schema.org");
    let graph = page["@graph"].as_array().unwrap();
    let kinds: Vec<&str> = graph.iter().map(|row| row["@type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["NewsArticle", "Quotation", "Claim", "ClaimReview"]);
    let [article, quotation, claim, review] = [0, 1, 2, 3].map(|n| &graph[n]);
    assert_eq!(article["url"], "https://paper.example/a");
    assert_eq!(quotation["spokenByCharacter"]["name"], "Ana Orsel");
    assert_eq!(quotation["spokenByCharacter"]["jobTitle"], "the <harbour> chief");
    assert_eq!(quotation["isPartOf"]["@id"], article["@id"]);
    assert_eq!(claim["text"], "Häfen sind zu,” … “Until May 3, at a cost of €5m.");
    assert_eq!(review["itemReviewed"]["@id"], claim["@id"]);
    for key in ["ratingValue", "bestRating", "worstRating", "alternateName"] {
        assert_eq!(review["reviewRating"][key], "", "{key}");
    }
    assert_eq!((&review["url"], &review["author"]["name"]), (&Value::from(""), &Value::from("")));
    // a wish is no claim
    let mut wish = report();
    wish.attributions[0].certainty = "U";
    let page: Value = serde_json::from_str(&export::schema_org(&wish, TEXT, None)).unwrap();
    assert_eq!(page["@graph"].as_array().unwrap().len(), 2);
}

#[test]
fn links_say_where_they_lead_and_which_claims_carry_them() {
    let text = "The dam at Lint leaks, the board said in a report on Monday. The gates have rusted through, as \
                www.water.lint.example/a and doi:10.1000/182 show.";
    let start = u32::try_from(text.find("report").unwrap()).unwrap();
    let span = sourcelight::text::Span { start, end: start + 6 };
    let mut options = Options::default();
    options.links = vec![sourcelight::gap::Link { span, address: "https://www.Lint.gov/x".into() }];
    options.address = Some("https://lint.example/news/1".into());
    let report = export::code_points(analyze(text, &Models::default(), &options), text);
    let rows: Vec<_> =
        report.references.iter().map(|row| (row.kind, row.host.as_deref(), row.site)).collect();
    let expected = [
        ("link", Some("lint.gov"), Some("government")),
        ("address", Some("water.lint.example"), Some("own")),
        ("doi", Some("doi.org"), Some("scholarly")),
    ];
    assert_eq!(rows, expected);
    assert!(report.references.iter().all(|row| !row.claims.is_empty()), "{:?}", report.references);
    let table = export::csv(&report, text, Table::References);
    assert!(table.lines().next().unwrap().contains("report,lint.gov,government,"), "{table}");
    assert!(export::csv_head(Table::References).ends_with("host,site,claims\r\n"));
}

/// A report whose words are what somebody would paste to do harm.
fn hostile(text: &str) -> Report {
    let mut report = export::code_points(analyze(text, &Models::default(), &Options::default()), text);
    report.id = Some(text.chars().take(40).collect());
    report.signals =
        vec![SignalView { start: 0, end: text.chars().count() as u32, kind: "loaded", why: "a test" }];
    report
}

#[test]
fn no_tag_begins_in_json_for_a_page() {
    let text = "</script><!--\u{2028}“Rain,” Ana Orsel\u{2029} said <b>today</b>.";
    let report = hostile(text);
    for json in [
        export::schema_org(&report, text, None),
        export::web_annotation(&report, text, Some("https://a.example/<b>")),
    ] {
        assert!(!json.contains(['<', '\u{2028}', '\u{2029}']), "{json}");
        let value: Value = serde_json::from_str(&json).unwrap();
        assert!(value.to_string().contains("</script><!--\u{2028}"), "the words are kept: {value}");
    }
}

#[test]
fn formulas_of_every_width_are_cells_of_words() {
    for mark in ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\t＝", "\u{1}="] {
        let text = format!("{mark}SUM(1)");
        let row = export::csv(&hostile(&text), &text, Table::Signals);
        let cell = row.split(',').nth(4).unwrap();
        assert_eq!(cell, format!("'{}SUM(1)", mark.trim_matches([' ', '\t', '\u{1}'])), "{row:?}");
    }
    let text = "-5 houses and ＝ signs";
    let row = export::csv(&hostile(text), text, Table::Figures);
    assert!(!row.contains("'-5,") || row.contains(",-5,"), "a number stays one: {row}");
}

#[test]
fn brat_has_no_control_characters() {
    let text = "“Rain\u{b}fell\u{85}on\u{2028}Lint\u{1}and\tVeltri\u{7f},” Ana\rOrsel said.";
    let mut report = export::code_points(analyze(text, &Models::default(), &Options::default()), text);
    report.entities = vec![EntityView {
        id: 0,
        name: "everything".into(),
        label: "MISC",
        titles: Vec::new(),
        mentions: vec![MentionView { start: 0, end: text.chars().count() as u32, kind: "name" }],
    }];
    let file = export::brat(&report, text);
    assert!(file.contains("\t“Rain fell on Lint and Veltri ,” Ana Orsel said.\n"), "{file}");
    let characters: Vec<char> = text.chars().collect();
    for line in file.split('\n').filter(|line| line.starts_with('T')) {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), 3, "{line:?}");
        assert!(!columns[2].contains(|c: char| c.is_control() || c == '\u{2028}'), "{line:?}");
        let place = |place: &str| {
            let (start, end) = place.split_once(' ').unwrap();
            characters[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
        };
        let places = columns[1].split_once(' ').unwrap().1;
        assert_eq!(places.split(';').map(place).collect::<Vec<_>>().join(" "), columns[2]);
    }
}

#[test]
fn what_was_read_in_parts_is_told() {
    let text = format!("Ana Orsel said rain fell. {}end.", "and the dam held ".repeat(400));
    let report = export::code_points(analyze(&text, &Models::default(), &Options::default()), &text);
    let [[start, end]] = report.long_sentences[..] else { panic!("{:?}", report.long_sentences) };
    let words: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
    assert!(words.starts_with("and the dam") && words.ends_with("end."));
    for page in [export::markdown(&report, &text), export::html(&report, &text, None)] {
        assert!(page.contains("without a full stop in one place, which were read in parts"), "{page}");
    }
    let plain = export::json(&analyze("Rain fell.", &Models::default(), &Options::default()), false);
    assert!(!plain.contains("long_sentences"), "only where there are any");
}
