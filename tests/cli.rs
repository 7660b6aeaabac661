//! The command line as a person or a script meets it: every exit code, format and complaint.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

struct Done {
    code: i32,
    out: String,
    err: String,
}

fn run(arguments: &[&str], input: &[u8]) -> Done {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sourcelight"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // a child that does not read must not block us
    let writer = std::thread::spawn(move || _ = stdin.write_all(&input));
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Done {
        code: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// A file of this test run.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// One line on standard error, and it says so.
fn complains(done: &Done, code: i32, about: &[&str]) {
    assert_eq!(done.code, code, "{}", done.err);
    assert_eq!(done.err.lines().count(), 1, "{}", done.err);
    about.iter().for_each(|part| assert!(done.err.contains(part), "{part:?} is not in {:?}", done.err));
}

const ARTICLE: &str = "Dam is safe\n\n“It will hold,” Ana Orsel said. Naïve? Rain fell.\n";

#[test]
fn standard_input_gives_one_object() {
    for arguments in [&["analyze"][..], &["analyze", "-"], &["analyze", "--format", "json", "-"]] {
        let done = run(arguments, ARTICLE.as_bytes());
        assert_eq!((done.code, done.err.as_str()), (0, ""));
        let report = json(&done.out);
        assert_eq!(report["schema"], "sourcelight-report/1");
        assert!(report.get("id").is_none() && report.get("tokens").is_none());
        assert!(done.out.ends_with("}\n"));
    }
}

#[test]
fn offsets_count_code_points() {
    let report = json(&run(&["analyze"], ARTICLE.as_bytes()).out);
    let chars: Vec<char> = ARTICLE.chars().collect();
    let last = report["sentences"].as_array().unwrap().last().unwrap();
    let place = |key: &str| usize::try_from(last[key].as_u64().unwrap()).unwrap();
    assert_eq!(chars[place("start")..place("end")].iter().collect::<String>(), "Rain fell.");
}

#[test]
fn a_file_names_its_report_and_several_make_an_array() {
    let (a, b) = (file("a.txt", b"Rain fell."), file("b.txt", b"Snow fell."));
    assert_eq!(json(&run(&["analyze", &a], b"").out)["id"], a);
    let both = json(&run(&["analyze", &a, &b], b"").out);
    assert_eq!(both.as_array().unwrap().iter().map(|row| &row["id"]).collect::<Vec<_>>(), [&a, &b]);
}

#[test]
fn tokens_and_timings_come_when_asked_for() {
    let done = run(&["analyze", "--tokens", "--timings"], b"Rain fell.");
    let report = json(&done.out);
    assert_eq!(report["tokens"].as_array().unwrap().len(), 3);
    assert!(report["timings"]["segment"].as_f64().is_some_and(|ms| ms >= 0.0));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(run(&["analyze"], ARTICLE.as_bytes()).out, run(&["analyze"], ARTICLE.as_bytes()).out);
}

#[test]
fn every_format_answers() {
    let path = file("every.txt", ARTICLE.as_bytes());
    for (format, begins) in [
        ("json", "{\n  \"schema\""),
        ("jsonl", "{\"schema\""),
        ("csv", "article,passage,start,end,who,"),
        ("tsv", "article\tpassage\tstart\tend\twho\t"),
        ("markdown", "# Dam is safe\n"),
        ("html", "<!doctype html>"),
        ("conllu", "# newdoc id = "),
        ("webannotation", "{\"@context\""),
        ("brat", ""),
    ] {
        let done = run(&["analyze", "--format", format, &path], b"");
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{format}");
        assert!(done.out.starts_with(begins), "{format}: {}", done.out);
    }
}

#[test]
fn a_table_can_be_chosen() {
    for (table, head) in [
        ("passages", "article,passage,"),
        ("sources", "article,name,"),
        ("figures", "article,start,end,text,kind,value,"),
        ("quantities", "article,start,end,text,kind,value,"),
        ("dates", "article,start,end,text,type,"),
        ("names", "article,entity,"),
        ("entities", "article,entity,"),
        ("checks", "article,kind,looks_for,"),
        ("statistics", "article,title,date,"),
        ("gaps", "article,kind,why,ask,"),
        ("signals", "article,kind,start,"),
        ("sentences", "article,sentence,"),
    ] {
        let done = run(&["analyze", "--format", "csv", "--table", table], ARTICLE.as_bytes());
        assert!(done.code == 0 && done.out.starts_with(head), "{table}: {}", done.out);
    }
    let rows = run(&["analyze", "--format", "csv", "--table", "sentences"], ARTICLE.as_bytes()).out;
    assert_eq!(rows.lines().count(), 5, "{rows}");
}

#[test]
fn several_texts_make_one_csv_and_one_page() {
    let lines = b"{\"id\":\"a\",\"text\":\"Rain fell.\"}\n{\"id\":\"b\",\"text\":\"Snow fell.\"}\n";
    let csv = run(&["analyze", "--jsonl", "--format", "csv", "--table", "sentences"], lines).out;
    assert_eq!(
        csv.lines().map(|line| line.split(',').next().unwrap()).collect::<Vec<_>>(),
        ["article", "a", "b"]
    );
    let html = run(&["analyze", "--jsonl", "--format", "html"], lines).out;
    assert_eq!((html.matches("<!doctype").count(), html.matches("<article>").count()), (1, 2));
    let trees = run(&["analyze", "--jsonl", "--format", "conllu"], lines).out;
    assert_eq!(trees.lines().filter(|line| line.starts_with("# newdoc id = ")).count(), 2, "{trees}");
}

#[test]
fn records_come_out_in_order() {
    let mut input = String::new();
    for n in 0..3000 {
        let text = "Rain fell. ".repeat(1 + n * 7 % 40);
        input.push_str(&format!("{{\"id\": {n}, \"text\": {:?}, \"other\": [1]}}\n\n", text));
    }
    let done = run(&["analyze", "--jsonl"], input.as_bytes());
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let ids: Vec<String> =
        done.out.lines().map(|line| json(line)["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..3000).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_bad_record_is_told_and_the_rest_is_written() {
    let lines = "{\"id\":\"a\",\"text\":\"Rain fell.\",\"date\":\"2024-03-05\"}\nnot json\n{\"id\":\"c\"}\n\
                 {\"id\":\"d\",\"text\":\"x\",\"date\":\"2024-02-30\"}\n[1]\n{\"text\":\"Snow fell.\",\"date\":null}";
    let done = run(&["analyze", "--jsonl"], lines.as_bytes());
    assert_eq!(done.code, 1);
    let told: Vec<&str> = done.err.lines().collect();
    assert_eq!(told.len(), 4, "{}", done.err);
    for (line, part) in
        told.iter().zip(["line 2: ", "line 3: the object has no \"text\"", "line 4: ", "line 5: "])
    {
        assert!(line.starts_with("sourcelight: standard input, ") && line.contains(part), "{line}");
    }
    assert!(told[2].contains("2024-02-30"));
    let rows: Vec<Value> = done.out.lines().map(json).collect();
    assert_eq!((rows.len(), &rows[0]["date"], rows[1].get("id")), (2, &Value::from("2024-03-05"), None));
}

#[test]
fn a_date_is_kept_and_a_bad_one_is_bad_usage() {
    let report = json(&run(&["analyze", "--date", "2024-02-29"], b"Rain fell.").out);
    assert_eq!(report["date"], "2024-02-29");
    for bad in ["yesterday", "2023-02-29", "24-1-1", "2024-13-01"] {
        let done = run(&["analyze", "--date", bad], b"Rain fell.");
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{bad}");
        assert!(done.err.contains(bad) && done.err.contains("YYYY-MM-DD"), "{}", done.err);
    }
}

#[test]
fn a_missing_file_is_told_and_the_rest_is_written() {
    let path = file("here.txt", b"Rain fell.");
    let done = run(&["analyze", "no-such-file.txt", &path], b"");
    complains(&done, 1, &["no-such-file.txt: No such file"]);
    assert_eq!(json(&done.out).as_array().unwrap().len(), 1);
    complains(&run(&["analyze", "no-such-file.txt"], b""), 1, &["no-such-file.txt"]);
    complains(&run(&["analyze", "--jsonl", "no-such-file.txt"], b""), 1, &["no-such-file.txt"]);
    complains(&run(&["analyze", env!("CARGO_TARGET_TMPDIR")], b""), 1, &["directory"]);
}

#[test]
fn a_text_that_is_too_large_is_refused() {
    let large = "Rain fell. ".repeat(500_000);
    let done = run(&["analyze"], large.as_bytes());
    complains(&done, 1, &["standard input: the text has more than 5 MB", "cut it into parts"]);
    assert_eq!(done.out, "");
    // of a file the size is known without reading it
    let path = file("large.txt", large.as_bytes());
    complains(&run(&["analyze", &path], b""), 1, &["large.txt: the text has 5.5 MB", "up to 5 MB"]);
    let lines = format!("{{\"text\": \"{large}\"}}\n{{\"text\": \"Rain fell.\"}}\n");
    let done = run(&["analyze", "--jsonl"], lines.as_bytes());
    complains(&done, 1, &["line 1: the text has 5.5 MB"]);
    assert_eq!(done.out.lines().count(), 1);
    // a line that no text under the limit can fill is passed over without being kept
    let lines = format!("{}\n{{\"text\": \"Rain fell.\"}}\n", " x".repeat(16_000_000));
    let done = run(&["analyze", "--jsonl"], lines.as_bytes());
    complains(&done, 1, &["line 1: "]);
    assert_eq!(done.out.lines().count(), 1);
}

/// Runs on an input that never ends, which is fed until it is no longer wanted; gives how much was taken too.
fn run_endless(arguments: &[&str], piece: &[u8]) -> (Done, usize) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sourcelight"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let piece = piece.repeat(1 + 65_536 / piece.len());
    let writer = std::thread::spawn(move || {
        let mut taken = 0;
        while stdin.write_all(&piece).is_ok() {
            taken += piece.len();
        }
        taken
    });
    let done = child.wait_with_output().unwrap();
    let [out, err] = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (Done { code: done.status.code().unwrap(), out, err }, writer.join().unwrap())
}

#[test]
fn input_without_an_end_is_refused_and_not_drained() {
    let (done, taken) = run_endless(&["analyze"], b"Rain fell. ");
    complains(&done, 1, &["standard input: the text has more than 5 MB"]);
    assert!(taken < 7_000_000, "{taken} bytes were taken");
    let (done, taken) = run_endless(&["analyze", "--jsonl"], b"Rain fell. ");
    complains(&done, 1, &["standard input, line 1: it has no end within 270 MB"]);
    assert!(taken < 300_000_000, "{taken} bytes were taken");
    let done = run(&["analyze", "/dev/zero"], b"");
    complains(&done, 1, &["/dev/zero: the text has more than 5 MB"]);
}

#[test]
fn a_model_file_has_a_bound() {
    complains(
        &run(&["analyze", "--model", "/dev/zero"], b"x"),
        2,
        &["/dev/zero: this file has more than 64 MB; no model has"],
    );
}

#[test]
fn ids_are_kept_as_they_are_written() {
    let large = "123456789012345678901234567890";
    let ids = [large, "-0", "1e400", "0.10", "\"a\\u00e9\"", "null"];
    let lines: Vec<String> =
        ids.iter().map(|id| format!("{{\"id\":{id},\"text\":\"Rain fell.\"}}")).collect();
    let done = run(&["analyze", "--jsonl"], lines.join("\n").as_bytes());
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let told: Vec<Value> =
        done.out.lines().map(|line| json(line).get("id").cloned().unwrap_or(Value::Null)).collect();
    assert_eq!(told, [large.into(), "-0".into(), "1e400".into(), "0.10".into(), "aé".into(), Value::Null]);
    for bad in ["true", "[1]", "{\"a\":1}"] {
        let line = format!("{{\"id\":{bad},\"text\":\"Rain fell.\"}}");
        complains(
            &run(&["analyze", "--jsonl"], line.as_bytes()),
            1,
            &["line 1: the \"id\" is neither a text nor a number"],
        );
    }
}

#[test]
fn half_a_pair_is_refused_unless_lossy() {
    let line = br#"{"id":"a","text":"Rain \ud800fell. \ud83d\ude00 Snow \\ud800."}"#;
    complains(&run(&["analyze", "--jsonl"], line), 1, &["line 1: ", "half of a pair (\\ud800)", "--lossy"]);
    let done = run(&["analyze", "--jsonl", "--lossy", "--format", "csv", "--table", "sentences"], line);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.contains("Rain \u{fffd}fell.") && done.out.contains("😀 Snow \\ud800."), "{}", done.out);
}

#[test]
fn utf16_is_told_with_and_without_its_mark() {
    let text = "Rain fell. The dam held, Ana Orsel said.\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [&little, &big] {
        complains(&run(&["analyze"], bytes), 1, &["standard input: the text is UTF-16; save it as UTF-8"]);
    }
    // a nought here and there is a fault of the text, not another encoding
    assert_eq!(run(&["analyze"], b"Rain\0 fell. The\0\0 dam held.").code, 0);
    assert_eq!(run(&["analyze"], b"a").code, 0);
}

#[test]
fn a_record_is_an_object_and_no_array() {
    let lines = "[\"a\", \"Rain fell.\", null]\n  [\"a\"]\n\"Rain fell.\"\n5\n";
    let done = run(&["analyze", "--jsonl"], lines.as_bytes());
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert_eq!(done.err.lines().count(), 4, "{}", done.err);
    assert!(done.err.lines().all(|line| line.contains("no {\"id\", \"text\"} object")), "{}", done.err);
    assert_eq!(done.err.matches("it is an array").count(), 2);
}

#[test]
fn what_is_not_utf8_is_refused_unless_lossy() {
    let latin = b"Rain fell.\nCaf\xE9 shut.";
    complains(&run(&["analyze"], latin), 1, &["byte 14 (0xE9, in line 2)", "--lossy"]);
    let done = run(&["analyze", "--lossy", "--format", "csv", "--table", "sentences"], latin);
    assert!(done.code == 0 && done.out.contains("Caf\u{fffd} shut."), "{}", done.out);
    complains(
        &run(&["analyze", "--jsonl"], b"{\"text\": \"Caf\xE9\"}"),
        1,
        &["line 1: the text is not UTF-8: byte 13"],
    );
    complains(&run(&["analyze"], b"\xFF\xFER\0a\0"), 1, &["UTF-16"]);
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let with = run(&["analyze"], "\u{feff}Rain fell.".as_bytes());
    assert_eq!(with.out, run(&["analyze"], b"Rain fell.").out);
}

#[test]
fn empty_input_is_an_empty_report() {
    assert_eq!(json(&run(&["analyze"], b"").out)["sentences"], Value::Array(Vec::new()));
    let none = run(&["analyze", "--jsonl"], b"\n\n");
    assert_eq!((none.code, none.out.as_str()), (0, ""));
    assert_eq!(
        run(&["analyze", "--jsonl", "--format", "csv", "--table", "gaps"], b"").out.lines().count(),
        1
    );
}

#[test]
fn bad_usage_is_told() {
    for arguments in [
        &["analyze", "--format", "pdf"][..],
        &["analyze", "--no-such-flag"],
        &["read"],
        &[],
        &["analyze", "--format", "brat", "a", "b"],
        &["analyze", "-", "-"],
        &["analyze", "--format", "json", "--table", "sources"],
        &["analyze", "--table", "nothing"],
        &["analyze", "--url", "javascript:alert(1)"],
    ] {
        let done = run(arguments, b"");
        assert!(done.code == 2 && !done.err.is_empty() && done.out.is_empty(), "{arguments:?}: {}", done.err);
    }
    assert_eq!(run(&["--help"], b"").code, 0);
    assert!(run(&["--version"], b"").out.starts_with("sourcelight "));
}

#[test]
fn a_model_file_can_be_named() {
    let text = "The dam held, Ana Orsel said.";
    let own = run(&["analyze"], text.as_bytes());
    let named = run(&["analyze", "--model", "models/english.model"], text.as_bytes());
    assert_eq!((named.code, named.out), (0, own.out));
    let other = file("other.model", b"no model");
    complains(
        &run(&["analyze", "--model", &other], text.as_bytes()),
        2,
        &["other.model", "not a Sourcelight model"],
    );
    complains(&run(&["study", "--model", "none.model"], text.as_bytes()), 2, &["none.model"]);
}

#[test]
fn two_versions_side_by_side() {
    let a = file("compare-a.txt", b"About 40 houses were flooded, Ana Orsel said. Rain fell.");
    let b = file("compare-b.txt", b"Some 60 houses were flooded, Ana Orsel said. Snow came.");
    let found = json(&run(&["compare", &a, &b], b"").out);
    assert_eq!(found["schema"], "sourcelight-comparison/1");
    assert_eq!(
        (&found["figures"][0]["value_a"], &found["figures"][0]["value_b"]),
        (&40.0.into(), &60.0.into())
    );
    let kinds: Vec<&str> =
        found["sentences"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["changed", "dropped", "added"]);
    let page = run(&["compare", "--format", "markdown", &a, &b], b"").out;
    assert!(page.contains("## Figures that differ") && page.contains("| About 40"), "{page}");
    complains(&run(&["compare", &a, "nowhere.txt"], b""), 1, &["nowhere.txt"]);
    complains(&run(&["compare", "-", "-"], b""), 2, &["only once"]);
}

#[test]
fn words_are_counted_on_demand() {
    let text = "The old dam held. The old dam leaked. Nobody repaired the old dam.";
    let found = json(&run(&["study", "--query", "dam"], text.as_bytes()).out);
    assert_eq!(found["schema"], "sourcelight-study/1");
    assert_eq!((&found["frequency"][0]["word"], &found["frequency"][0]["count"]), (&"dam".into(), &3.into()));
    assert_eq!(found["concordance"].as_array().unwrap().len(), 3);
    assert_eq!(found["collocates"][0]["word"], "old");
}

#[test]
fn every_table_can_be_typed() {
    for table in sourcelight::export::Table::ALL {
        let done = run(&["analyze", "--format", "csv", "--table", table.name()], b"Rain fell.");
        assert!(done.code == 0 && done.out.starts_with("article,"), "{}", table.name());
    }
    let done = run(&["analyze", "--table", "nothing"], b"");
    assert!(done.code == 2 && done.err.contains("accusations"), "{}", done.err);
}

#[test]
fn whoever_stops_reading_is_no_error() {
    let line = "{\"text\": \"Rain fell. Snow fell.\"}\n".repeat(20_000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_sourcelight"))
        .args(["analyze", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || _ = stdin.write_all(line.as_bytes()));
    let mut first = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap(); // and the pipe is closed here
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}
