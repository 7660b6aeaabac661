//! What must hold whatever the input: one function a fuzz target, shared with the test that keeps what was found.
//!
//! In: bytes. A text is read from them lossily; [`BETWEEN`] cuts it where a target needs several.

use serde_json::Value;
use sourcelight::compare::{Side, compare as side_by_side};
use sourcelight::export::{self, Table};
use sourcelight::model::{format, template};
use sourcelight::study::Question;
use sourcelight::text::{OffsetTable, Unit};
use sourcelight::{Memory, Models, Options, Report, look_up, read, read_again};
use std::borrow::Cow;
use std::sync::LazyLock;

/// A check of one input.
pub type Check = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Check); 6] = [
    ("analyze", analyze),
    ("again", again),
    ("exports", exports),
    ("compare", compare),
    ("study", study),
    ("model", model),
];

/// Stands between the texts of one input.
pub const BETWEEN: char = '\u{1e}';

static MODELS: LazyLock<Models> = LazyLock::new(Models::built_in);
static FILE: &[u8] = include_bytes!("../../models/english.model");

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn options(text: &str) -> Options {
    let mut options = Options::default();
    options.tokens = text.len().is_multiple_of(2);
    options.date = if text.len().is_multiple_of(3) { "2024-03-05".parse().ok() } else { None };
    options
}

fn report(text: &str) -> Report {
    let options = options(text);
    Report::of(&read(text, &MODELS, &options), options.tokens)
}

/// Every pair of offsets in a report, whatever it is of.
fn places(value: &Value, out: &mut Vec<(u64, u64)>) {
    match value {
        Value::Object(map) => {
            if let (Some(start), Some(end)) = (map.get("start"), map.get("end")) {
                out.extend(start.as_u64().zip(end.as_u64()));
            }
            let pairs = ["source", "cue", "content", "evidence", "places", "long_sentences"];
            for (key, value) in map {
                if let Value::Array(rows) = value
                    && pairs.contains(&key.as_str())
                {
                    let pair = |row: &Value| row.get(0)?.as_u64().zip(row.get(1)?.as_u64());
                    out.extend(rows.iter().filter_map(pair));
                }
                places(value, out);
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| places(row, out)),
        _ => {}
    }
}

/// Whatever the text, there is a report, and its places are places of the text.
pub fn analyze(bytes: &[u8]) {
    let text = &*text(bytes);
    let mut report = report(text);
    let mut found = Vec::new();
    places(&serde_json::to_value(&report).unwrap(), &mut found);
    for (start, end) in found {
        assert!(
            start <= end && text.get(start as usize..end as usize).is_some(),
            "{start} to {end} is no place"
        );
    }
    for pair in report.voices.windows(2) {
        assert!(pair[0].end <= pair[1].start, "voices overlap");
    }
    for pair in report.claims.windows(2) {
        assert!(pair[0].end <= pair[1].start, "claims overlap");
    }
    for row in &report.attributions {
        let mut outer = row.nested_in;
        for _ in 0..=report.attributions.len() {
            outer = outer.and_then(|id| report.attributions[id as usize].nested_in);
        }
        assert!(outer.is_none(), "attributions hold each other");
    }
    report.convert(&OffsetTable::new(text, Unit::Utf16));
    let (units, mut found) = (text.encode_utf16().count() as u64, Vec::new());
    places(&serde_json::to_value(&report).unwrap(), &mut found);
    assert!(found.iter().all(|(start, end)| start <= end && *end <= units), "beyond the text in UTF-16");
}

/// A text that is typed gives the reports that a first reading gives: each part added, taken away, put back.
pub fn again(bytes: &[u8]) {
    let text = &*text(bytes);
    let parts: Vec<&str> = text.split(BETWEEN).take(4).collect();
    let mut texts: Vec<String> = (1..=parts.len()).map(|n| parts[..n].concat()).collect();
    texts.push(parts[1..].concat());
    texts.push(parts.concat());
    // a key in the middle
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    texts.push(format!("{}x{}", &text[..middle], &text[middle..]));
    let mut memory = Memory::default();
    for text in &texts {
        let options = options(text);
        let typed = Report::of(&read_again(text, &MODELS, &options, &mut memory), options.tokens);
        let fresh = self::report(text);
        assert_eq!(
            serde_json::to_string(&typed).unwrap(),
            serde_json::to_string(&fresh).unwrap(),
            "{text:?}"
        );
    }
}

struct Schema(LazyLock<jsonschema::Validator>);

impl Schema {
    fn holds(&self, json: &str) {
        let value: Value = serde_json::from_str(json).unwrap();
        let wrong: Vec<String> =
            self.0.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

macro_rules! schema {
    ($name:ident, $file:literal) => {
        static $name: Schema = Schema(LazyLock::new(|| {
            jsonschema::draft202012::new(&serde_json::from_str(include_str!($file)).unwrap()).unwrap()
        }));
    };
}
schema!(REPORT, "../../www/schema/report-1.json");
schema!(STUDY, "../../www/schema/study-1.json");
schema!(COMPARISON, "../../www/schema/comparison-1.json");

/// Every format is well-formed, and no word of the text gets out of its place.
pub fn exports(bytes: &[u8]) {
    let text = &*text(bytes);
    let mut report = export::code_points(report(text), text);
    report.id = Some(text.chars().rev().take(20).collect());
    REPORT.holds(&export::json(&report, false));
    let address = Some("https://paper.example/a?b=c#d");
    for json in [
        export::web_annotation(&report, text, address),
        export::web_annotation(&report, text, None),
        export::schema_org(&report, text, address),
    ] {
        assert!(!json.contains(['<', '\u{2028}', '\u{2029}']), "a tag or a line's end in JSON-LD");
        serde_json::from_str::<Value>(&json).unwrap();
    }
    for table in Table::ALL {
        let head = rows(&export::csv_head(*table));
        for row in rows(&export::csv(&report, text, *table)) {
            assert_eq!(row.len(), head[0].len(), "{row:?} of {}", table.name());
            for cell in row {
                let formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
                assert!(
                    !formula || cell.parse::<f64>().is_ok_and(f64::is_finite),
                    "{cell:?} of {}",
                    table.name()
                );
                assert!(!cell.contains(char::is_control), "{cell:?} of {}", table.name());
            }
        }
    }
    let characters: Vec<char> = text.chars().collect();
    for line in export::brat(&report, text).split('\n').filter(|line| !line.is_empty()) {
        assert!(!line.chars().any(|c| c != '\t' && c.is_control()), "{line:?}");
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), if line.starts_with('T') { 3 } else { 2 }, "{line:?}");
        if line.starts_with('T') {
            let (_, places) = columns[1].split_once(' ').unwrap();
            let part = |place: &str| {
                let (start, end) = place.split_once(' ').unwrap();
                characters[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
            };
            assert_eq!(places.split(';').map(part).collect::<Vec<_>>().join(" "), columns[2]);
        }
    }
    let page = export::html(&report, text, address);
    let known = [
        "!doctype", "html", "head", "meta", "title", "style", "/style", "/title", "/head", "body", "article",
        "h1", "/h1", "section", "h2", "/h2", "h3", "/h3", "p", "/p", "ul", "/ul", "li", "/li", "strong",
        "/strong", "table", "/table", "thead", "/thead", "tbody", "/tbody", "tr", "/tr", "th", "/th", "td",
        "/td", "mark", "/mark", "a", "/a", "/section", "/article", "/body", "/html",
    ];
    for tag in page.split('<').skip(1) {
        let name = tag.split([' ', '>']).next().unwrap();
        assert!(known.contains(&name), "<{name}> in the page");
    }
    _ = export::markdown(&report, text);
    for line in
        export::conllu(&report, text).split('\n').filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        assert_eq!(line.split('\t').count(), 10, "{line:?}");
    }
}

/// The rows of a CSV text (RFC 4180).
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = csv.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(cell.is_empty() && row.is_empty() && !quoted, "a table that breaks off");
    rows
}

/// Two texts: the two sides of the input, or its halves.
pub fn compare(bytes: &[u8]) {
    let text = &*text(bytes);
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (a, b) = text.split_once(BETWEEN).unwrap_or_else(|| text.split_at(middle));
    let [one, two] = [a, b].map(report);
    let mut found = side_by_side(Side { report: &one, text: a }, Side { report: &two, text: b });
    found.convert(&OffsetTable::new(a, Unit::CodePoint), &OffsetTable::new(b, Unit::CodePoint));
    COMPARISON.holds(&export::comparison_json(&found));
    _ = export::comparison_markdown(&found, [a, b], ["a", "b"]);
}

/// A question, and the text that is asked.
pub fn study(bytes: &[u8]) {
    let text = &*text(bytes);
    let (query, text) = text.split_once(BETWEEN).unwrap_or(("the", text));
    let window = query.len() % 7;
    let question =
        Question { query: query.into(), window, parts: window, rows: 1 + window * 9, ..Question::default() };
    let mut found = look_up(text, &MODELS, &question);
    found.convert(&OffsetTable::new(text, Unit::CodePoint));
    let answer = serde_json::to_value(&found).unwrap();
    STUDY.holds(&answer.to_string());
    let (length, mut all) = (text.chars().count() as u64, Vec::new());
    places(&answer, &mut all);
    assert!(all.iter().all(|(start, end)| start <= end && *end <= length), "beyond the text");
}

/// Whatever the bytes of a model file, they are refused or read, and what was read analyses a text.
///
/// Bytes as they come hardly pass the header, so they are tried as a payload too, and as changes of the built-in one:
/// four bytes a change, three of place and one of value.
pub fn model(bytes: &[u8]) {
    assert!(Models::from_bytes(bytes).is_err() || bytes.starts_with(format::MAGIC));
    _ = Models::from_bytes(&format::seal(template(), bytes));
    let (head, payload) = FILE.split_at(FILE.len() - format::open(FILE, template()).unwrap().rest().len());
    assert!(head.starts_with(format::MAGIC));
    let mut payload = payload.to_vec();
    let (changes, _) = bytes.as_chunks::<4>();
    for [a, b, c, value] in changes {
        let place = usize::from(*a) | usize::from(*b) << 8 | usize::from(*c) << 16;
        match place {
            // the file is cut short
            0xff_ff00.. => payload.truncate(payload.len() - payload.len().min(usize::from(*value))),
            // the first bytes hold the sizes
            _ if *c > 0x7f => payload[usize::from(*a) % 64] = *value,
            _ if payload.is_empty() => {}
            _ => {
                let at = place % payload.len();
                payload[at] = *value;
            }
        }
        if payload.len() < 64 {
            break;
        }
    }
    if let Ok(models) = Models::from_bytes(&format::seal(template(), &payload)) {
        let text = "Ana Orsel, 41, said the dam was safe. “Nobody,” he said, “believed it.”";
        _ = sourcelight::analyze(text, &models, &Options::default());
    }
}
