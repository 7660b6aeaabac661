//! Runs the cases of `tests/specs/*.toml`, each a test of its own: `cargo test --test specs -- wording` runs those whose file
//! or name has that word, `--list` names all.
//!
//! A file holds rows `[[case]]` with `name`, `layer`, `text` and `expect` (a list of strings). Names, entities,
//! attributions and their kinds are found with the built-in model and again by the rules alone; where the rules find
//! something else, `rules` says what. A layer is one function below from a text to such a list, entered in
//! [`LAYERS`]; the page's test runner reads the same files and shows the same layers from its own report.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

mod cases;

use std::fmt::Write as _;
use std::sync::LazyLock;

use cases::Case;
use libtest_mimic::{Arguments, Trial};
use sourcelight::entity::{Entity, EntityLabel, Mention, MentionKind};
use sourcelight::quantity;
use sourcelight::segment::{TokenKind, segment};
use sourcelight::syntax::parse;
use sourcelight::text::{EntityId, Id};
use sourcelight::{Models, Options, analyze};

/// The model, read once for all cases.
static MODELS: LazyLock<Models> = LazyLock::new(Models::built_in);

/// A layer: from a text to what it shows.
type Layer = fn(&str) -> Vec<String>;

/// Every layer that a case can name.
const LAYERS: [(&str, Layer); 26] = [
    ("tokens", tokens),
    ("kinds", kinds),
    ("sentences", sentences),
    ("paragraphs", paragraphs),
    ("attributions", attributions),
    ("attribution kinds", attribution_kinds),
    ("certainty", certainty),
    ("gaps", gaps),
    ("certainty by tree", certainty_by_tree),
    ("source facts", source_facts),
    ("rows", rows),
    ("source verbs", source_verbs),
    ("accusations", accusations),
    ("support", support),
    ("signals", signals),
    ("references", references),
    ("readability", readability),
    ("study", study),
    ("changes", changes),
    ("names", names),
    ("entities", entities),
    ("quantities", quantities),
    ("dates", dates),
    ("consistency", consistency),
    ("lemmas", lemmas),
    ("trees", trees),
];

/// Each word with its tag and its base form: "rivers NOUN river".
fn lemmas(text: &str) -> Vec<String> {
    let segments = segment(text);
    let syntax = parse(text, &segments, &MODELS);
    let show = |id| {
        let form = segments.tokens.spans[id].of(text);
        format!("{form} {} {}", syntax.upos[id].name(), &syntax.lemma[id])
    };
    segments.tokens.ids().iter().map(show).collect()
}

/// Each word with its relation and its governor: "dam nsubj failed"; the root's governor is "-".
fn trees(text: &str) -> Vec<String> {
    let segments = segment(text);
    let syntax = parse(text, &segments, &MODELS);
    let form = |id| segments.tokens.spans[id].of(text);
    let show = |id| {
        let governor = syntax.head[id].map_or("-", form);
        format!("{} {} {governor}", form(id), syntax.deprel[id].name())
    };
    segments.tokens.ids().iter().map(show).collect()
}

/// The tokens as they are written; "_" before one that is joined to the token before it.
fn tokens(text: &str) -> Vec<String> {
    let tokens = segment(text).tokens;
    let show = |id| format!("{}{}", if tokens.joined[id] { "_" } else { "" }, tokens.spans[id].of(text));
    tokens.ids().iter().map(show).collect()
}

/// The tokens that are no plain words, each with its kind: "number 5".
fn kinds(text: &str) -> Vec<String> {
    let tokens = segment(text).tokens;
    let name = |kind| match kind {
        TokenKind::Word => "word",
        TokenKind::Number => "number",
        TokenKind::Punct => "punct",
        TokenKind::Symbol => "symbol",
        TokenKind::Address => "address",
    };
    let special = tokens.ids().iter().filter(|id| tokens.kinds[*id] != TokenKind::Word);
    special.map(|id| format!("{} {}", name(tokens.kinds[id]), tokens.spans[id].of(text))).collect()
}

/// The sentences, line breaks inside shown as spaces.
fn sentences(text: &str) -> Vec<String> {
    segment(text).sentences.iter().map(|row| row.span.of(text).replace('\n', " ")).collect()
}

/// Each paragraph's kind and text, a dateline in brackets between: "body [LINT (RNA) —] Rain fell."
fn paragraphs(text: &str) -> Vec<String> {
    let segments = segment(text);
    let show = |row: &sourcelight::segment::Paragraph| {
        let kind = format!("{:?}", row.kind).to_lowercase();
        let body = row.span.of(text).replace('\n', " ");
        match row.dateline.map(|span| span.of(text)) {
            Some(line) => format!("{kind} [{line}] {}", body.strip_prefix(line).unwrap_or("").trim_start()),
            None => format!("{kind} {body}"),
        }
    };
    segments.paragraphs.iter().map(show).collect()
}

fn parts(text: &str, spans: &[[u32; 2]]) -> String {
    let part = |span: &[u32; 2]| text[span[0] as usize..span[1] as usize].replace('\n', " ");
    spans.iter().map(part).collect::<Vec<_>>().join(" … ")
}

/// Who says what, as "source | cue | content"; "(nested)" and "(scare)" ahead of such ones.
fn attributions(text: &str) -> Vec<String> {
    attributed(text, &MODELS)
}

fn attributed(text: &str, models: &Models) -> Vec<String> {
    let report = analyze(text, models, &Options::default());
    let show = |row: &sourcelight::report::AttributionView| {
        let [source, cue, content] = [&row.source, &row.cue, &row.content].map(|spans| parts(text, spans));
        let mark = match (row.nested_in.is_some(), row.scare) {
            (true, _) => "(nested) ",
            (_, true) => "(scare) ",
            _ => "",
        };
        format!("{mark}{source} | {cue} | {content}")
    };
    report.attributions.iter().map(show).collect()
}

/// The labels of every attribution: "cue: form, source type, cue class".
fn attribution_kinds(text: &str) -> Vec<String> {
    labelled(text, &MODELS)
}

fn labelled(text: &str, models: &Models) -> Vec<String> {
    let report = analyze(text, models, &Options::default());
    let show = |row: &sourcelight::report::AttributionView| {
        format!("{}: {}, {}, {}", parts(text, &row.cue), row.form, row.source_type, row.cue_class)
    };
    report.attributions.iter().map(show).collect()
}

/// How certain every claim is put: "CT+ future: words".
fn certainty(text: &str) -> Vec<String> {
    let report = analyze(text, &Models::default(), &Options::default());
    let show = |row: &sourcelight::report::ClaimView| {
        let label: Vec<&str> = std::iter::once(row.certainty).chain(row.flags.iter().copied()).collect();
        format!("{}: {}", label.join(" "), parts(text, &[[row.start, row.end]]))
    };
    report.claims.iter().map(show).collect()
}

/// The kinds of all gaps, each with its evidence.
fn gaps(text: &str) -> Vec<String> {
    // who is accused and what stands beside a name are read off trees
    let report = analyze(text, &MODELS, &Options::default());
    let show = |row: &sourcelight::report::GapView| {
        let evidence = parts(text, &row.evidence);
        if evidence.is_empty() { row.kind.to_owned() } else { format!("{}: {evidence}", row.kind) }
    };
    report.gaps.iter().map(show).collect()
}

/// How certain every attribution's content is put, read off trees: "said: CT+ future".
fn certainty_by_tree(text: &str) -> Vec<String> {
    let report = analyze(text, &MODELS, &Options::default());
    let show = |row: &sourcelight::report::AttributionView| {
        let label: Vec<&str> = std::iter::once(row.certainty).chain(row.flags.iter().copied()).collect();
        format!("{}: {}", parts(text, &row.cue), label.join(" "))
    };
    report.attributions.iter().filter(|row| row.nested_in.is_none()).map(show).collect()
}

/// Each source with its cues: "Ana Orsel: say 2, warn".
fn source_verbs(text: &str) -> Vec<String> {
    let report = analyze(text, &MODELS, &Options::default());
    let verb = |word: &str, count: u32| if count > 1 { format!("{word} {count}") } else { word.to_owned() };
    let show = |row: &sourcelight::report::SourceView| {
        let verbs: Vec<String> = row.cues.iter().map(|cue| verb(&cue.word, cue.count)).collect();
        format!("{}: {}", row.name, verbs.join(", "))
    };
    report.sources.iter().filter(|row| row.source_type != "unspecified").map(show).collect()
}

/// What is known of each source: "Ana Orsel: official, role the mayor", for the unnamed why they are not named.
fn source_facts(text: &str) -> Vec<String> {
    // whatever the program thinks of the mark: what is read off it is held here
    let mut options = Options::default();
    options.unsure = true;
    let report = analyze(text, &MODELS, &options);
    let cut = |name: &str, place: Option<[u32; 2]>| {
        place.map_or_else(String::new, |place| format!(", {name} {:?}", parts(text, &[place])))
    };
    let show = |row: &sourcelight::report::SourceView| {
        format!(
            "{}: {}{}{}{}{}{}",
            row.name,
            row.kind,
            cut("role", row.role),
            cut("granted", row.anonymity),
            cut("reason", row.reason),
            if row.bare { ", bare" } else { "" },
            if row.plural_for_one { ", plural for one" } else { "" }
        )
    };
    report.sources.iter().filter(|row| row.source_type != "unspecified").map(show).collect()
}

/// The list of sources: "Ana Orsel: named_person, named"; "view" where it says nothing, "relayed" where others quote it.
fn rows(text: &str) -> Vec<String> {
    let report = analyze(text, &MODELS, &Options::default());
    let show = |row: &sourcelight::report::SourceView| {
        format!(
            "{}: {}{}{}{}",
            row.name,
            row.source_type,
            if row.named { ", named" } else { "" },
            if row.statement || row.source_type == "unspecified" { "" } else { ", view" },
            if row.relayed_by.is_some() { ", relayed" } else { "" }
        )
    };
    report.sources.iter().map(show).collect()
}

/// Who is accused, and what they answer: "Tomas Brel denies".
fn accusations(text: &str) -> Vec<String> {
    let report = analyze(text, &MODELS, &Options::default());
    let show = |row: &sourcelight::report::AccusationView| {
        let by = if row.by.is_empty() { String::new() } else { format!(" (by {})", parts(text, &row.by)) };
        format!("{} {}{by}", row.name, row.answer)
    };
    report.accusations.iter().map(show).collect()
}

/// On how many sources each claim rests: "2 the pumps failed".
fn support(text: &str) -> Vec<String> {
    let report = analyze(text, &MODELS, &Options::default());
    let show = |row: &sourcelight::report::ClaimView| {
        format!("{} {}", row.sources.len(), parts(text, &[[row.start, row.end]]))
    };
    report.claims.iter().map(show).collect()
}

/// Every signal: "hedge: perhaps"; "(quoted)" behind those inside quotation marks.
fn signals(text: &str) -> Vec<String> {
    let report = analyze(text, &MODELS, &Options::default());
    let show = |row: &sourcelight::report::SignalView| {
        (row.start, format!("{}: {}", row.kind, parts(text, &[[row.start, row.end]])))
    };
    let quoted = report.quoted_signals.iter().map(show).map(|(at, row)| (at, row + " (quoted)"));
    let mut rows: Vec<(u32, String)> = report.signals.iter().map(show).chain(quoted).collect();
    rows.sort();
    rows.into_iter().map(|row| row.1).collect()
}

/// What can be looked up: "doi: 10.1000/182".
fn references(text: &str) -> Vec<String> {
    let rows = sourcelight::gap::references(text);
    rows.iter().map(|row| format!("{}: {}", row.kind, row.span.of(text))).collect()
}

/// The counts that the formulas are computed from, those that are not zero: "words 6".
fn readability(text: &str) -> Vec<String> {
    let report = analyze(text, &Models::default(), &Options::default());
    let inputs = serde_json::to_value(report.statistics.inputs).unwrap();
    let rows = inputs.as_object().unwrap().iter();
    rows.filter(|(_, value)| value.as_u64() != Some(0))
        .map(|(name, value)| format!("{name} {value}"))
        .collect()
}

/// Words and n-grams that come twice, terms and passages: "word dam 3", "phrase old dam 2", "passage …".
fn study(text: &str) -> Vec<String> {
    let found = sourcelight::look_up(text, &MODELS, &sourcelight::study::Question::default());
    let words = found.frequency.iter().filter(|row| !row.small && row.count > 1);
    let mut out: Vec<String> = words.map(|row| format!("word {} {}", row.word, row.count)).collect();
    out.extend(found.ngrams.iter().map(|row| format!("phrase {} {}", row.words, row.count)));
    out.extend(found.terms.iter().map(|row| format!("term {} {}", row.term, row.count)));
    out.extend(found.passages.iter().map(|row| format!("passage {} ({})", row.words, row.places.len())));
    out
}

/// What differs between the two texts that a line of "===" parts: "changed …", "figure 40 60".
fn changes(text: &str) -> Vec<String> {
    let (a, b) = text.split_once("\n===\n").unwrap();
    let [one, two] = [a, b].map(|text| analyze(text, &MODELS, &Options::default()));
    let side = |report, text| sourcelight::compare::Side { report, text };
    let found = sourcelight::compare::compare(side(&one, a), side(&two, b));
    let place = |text: &str, place: Option<[u32; 2]>| place.map_or("-".into(), |place| parts(text, &[place]));
    let mut out = Vec::new();
    let differ = |row: &&sourcelight::compare::Row| row.kind != "same";
    out.extend(
        found
            .sources
            .iter()
            .filter(|row| row.a.is_none() || row.b.is_none())
            .map(|row| format!("source {} {}", if row.a.is_none() { "added" } else { "dropped" }, row.name)),
    );
    for (name, rows) in [("sentence", &found.sentences), ("quote", &found.quotes)] {
        out.extend(
            rows.iter()
                .filter(differ)
                .map(|row| format!("{name} {}: {} | {}", row.kind, place(a, row.a), place(b, row.b))),
        );
    }
    out.extend(
        found.figures.iter().map(|row| format!("figure {} {} {}", row.kind, row.value_a, row.value_b)),
    );
    for row in found.wording.iter().chain(&found.certainty) {
        out.push(format!("{}: {} | {}", row.kind, row.from, row.to));
    }
    out.extend(found.passages.iter().map(|row| format!("passage {}", place(a, row.a))));
    out
}

fn label(label: EntityLabel) -> &'static str {
    match label {
        EntityLabel::Person => "PER",
        EntityLabel::Organisation => "ORG",
        EntityLabel::Location => "LOC",
        EntityLabel::Misc => "MISC",
    }
}

/// The names in reading order, each with its label: "PER Ana Orsel".
fn names(text: &str) -> Vec<String> {
    named(text, &MODELS)
}

fn named(text: &str, models: &Models) -> Vec<String> {
    let document = sourcelight::read(text, models, &Options::default());
    let (entities, tokens) = (&document.entities, &document.segments.tokens);
    let named = entities.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    let show = |row: &Mention| {
        format!("{} {}", label(entities.entities[row.entity].label), tokens.cover(row.tokens).of(text))
    };
    named.map(show).collect()
}

/// The entities that have more than one mention, title or both, each with its titles in brackets and
/// its mentions: "PER Ana Orsel [mayor]: Ana Orsel, she".
fn entities(text: &str) -> Vec<String> {
    joined(text, &MODELS)
}

fn joined(text: &str, models: &Models) -> Vec<String> {
    let document = sourcelight::read(text, models, &Options::default());
    let (entities, tokens) = (&document.entities, &document.segments.tokens);
    let show = |(id, row): (EntityId, &Entity)| {
        let titles: Vec<&str> = row.titles.iter().map(|span| span.of(text)).collect();
        let titles = if titles.is_empty() { String::new() } else { format!(" [{}]", titles.join(", ")) };
        let mentions = entities.mentions.iter().filter(|mention| mention.entity == id);
        let forms: Vec<&str> = mentions.map(|mention| tokens.cover(mention.tokens).of(text)).collect();
        (forms.len() > 1 || !row.titles.is_empty())
            .then(|| format!("{} {}{titles}: {}", label(row.label), row.name, forms.join(", ")))
    };
    entities.entities.enumerate().filter_map(show).collect()
}

/// The figures and dates of a text, resolved against the date that it gives itself.
fn ledger(text: &str) -> quantity::Quantities {
    let segments = segment(text);
    let syntax = parse(text, &segments, &Models::built_in());
    quantity::find_again(text, &segments, &syntax, quantity::article_date(text, &segments), None)
}

/// Each figure: as printed, its kind, value, unit, hedge and thing: "$5 = money 5 dollar".
fn quantities(text: &str) -> Vec<String> {
    let show = |row: &quantity::Quantity| {
        let mut out = format!("{} = {} {}", row.span.of(text), row.kind.name(), round(row.value));
        let _ = row.value_end.map(|end| write!(out, " to {}", round(end)));
        let _ = row.unit.as_ref().map(|unit| write!(out, " {unit}"));
        let _ = row.iso.map(|iso| write!(out, " {iso}"));
        if row.hedge != quantity::Hedge::Exact {
            let _ = write!(out, ", {}", row.hedge.name());
        }
        let _ = row.of.map(|thing| write!(out, ", of {}", thing.of(text)));
        out
    };
    ledger(text).quantities.iter().map(show).collect()
}

/// A value to six digits behind the point.
fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// Each expression of time: as printed, its type, its TIMEX3, and what it resolves to.
fn dates(text: &str) -> Vec<String> {
    let show = |row: &quantity::Date| {
        let mut out = format!("{} = {} {}", row.span.of(text), row.kind.name(), row.timex);
        if let Some(value) = row.value.as_ref().filter(|value| **value != row.timex) {
            let _ = write!(out, " -> {value}");
        }
        if row.from.is_some() || row.to.is_some() {
            let (from, to) = (row.from.as_deref().unwrap_or(".."), row.to.as_deref().unwrap_or(".."));
            let _ = write!(out, " -> {from} / {to}");
        }
        out
    };
    ledger(text).dates.iter().map(show).collect()
}

/// Each contradiction: its check and its sum.
fn consistency(text: &str) -> Vec<String> {
    ledger(text).consistency.iter().map(|row| format!("{}: {}", row.kind, row.why)).collect()
}

/// Compares one case; gives what to print when it fails.
fn check(case: &Case) -> Result<(), String> {
    let Some((_, layer)) = LAYERS.iter().find(|(name, _)| *name == case.layer) else {
        return Err(format!("{}: no layer {:?}", case.name, case.layer));
    };
    cases::differ(case, &layer(&case.text), &case.expect, "")?;
    let rules: Option<fn(&str, &Models) -> Vec<String>> = match &*case.layer {
        "attributions" => Some(attributed),
        "attribution kinds" => Some(labelled),
        "names" => Some(named),
        "entities" => Some(joined),
        _ => None,
    };
    match (rules, &case.rules) {
        (Some(rules), expect) => {
            let found = rules(&case.text, &Models::default());
            cases::differ(case, &found, expect.as_ref().unwrap_or(&case.expect), ", by the rules alone")
        }
        (None, None) => Ok(()),
        (None, Some(_)) => {
            Err(format!("{}: the layer {:?} has no reading by the rules alone", case.name, case.layer))
        }
    }
}

fn a_wrong_case_fails() -> Result<(), String> {
    let case = |layer: &str, expect: &[&str], rules: Option<Vec<String>>| Case {
        name: "wrong".into(),
        layer: layer.into(),
        text: "Rain fell.".into(),
        rules,
        expect: expect.iter().map(|row| (*row).to_owned()).collect(),
    };
    check(&case("tokens", &["Rain", "fell", "."], None))?;
    assert!(check(&case("tokens", &["Rain", "fell."], None)).is_err());
    assert!(check(&case("tokens", &["Rain", "fell", "."], Some(vec![]))).is_err());
    assert!(check(&case("names", &[], Some(vec!["PER Rain".into()]))).is_err());
    assert!(check(&case("nothing", &[], None)).is_err());
    let segments = segment("Rain fell.");
    assert_eq!(segments.sentence_of(Id::from_index(2)), Id::from_index(0));
    Ok(())
}

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = cases::trials(&arguments, check);
    trials.push(Trial::test("a_wrong_case_fails", || Ok(a_wrong_case_fails()?)));
    libtest_mimic::run(&arguments, trials).exit();
}
