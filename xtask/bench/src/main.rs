//! Times the native library and the floor over prepared texts: `sourcelight-bench INPUTS`.
#![allow(clippy::print_stdout, reason = "a program for a terminal")]
#![cfg(not(target_arch = "wasm32"))]

use serde::Deserialize;
use sourcelight::{Memory, Models, Options, Report, analyze, read_again, segment, syntax};
use sourcelight_bench::floor;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

#[derive(Deserialize)]
struct Inputs {
    warm: Vec<String>,
    sets: Vec<Set>,
}

#[derive(Deserialize)]
struct Set {
    name: String,
    texts: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let path = std::env::args().nth(1).ok_or("usage: sourcelight-bench INPUTS")?;
    let inputs: Inputs = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let models = Models::built_in();
    let load = milliseconds(start);
    let read = |text: &str| {
        // what the command line does with an article
        let report = analyze(text, &models, &Options::default());
        black_box(serde_json::to_string(&report).map_or(0, |json| json.len()))
    };
    let start = Instant::now();
    inputs.warm.iter().take(1).for_each(|text| _ = read(text));
    let first = milliseconds(start);
    for text in inputs.warm.iter().chain(&inputs.warm).chain(&inputs.warm) {
        black_box((read(text), floor(text)));
    }
    let mut sets = BTreeMap::new();
    for set in &inputs.sets {
        let (mut light, mut least) = (0.0, 0.0);
        for text in &set.texts {
            let start = Instant::now();
            read(text);
            light += milliseconds(start);
            let start = Instant::now();
            black_box(floor(text));
            least += milliseconds(start);
        }
        sets.insert(&set.name, serde_json::json!({ "light": light, "floor": least }));
    }
    let texts = inputs.sets.iter().flat_map(|set| &set.texts);
    let key = texts.max_by_key(|text| text.len()).map(|text| keystroke(text, &models));
    let core = core(inputs.sets.iter().flat_map(|set| &set.texts), &models);
    println!(
        "{}",
        serde_json::json!({ "core": core, "key": key, "load": load, "first": first, "sets": sets, "memory": peak() })
    );
    Ok(())
}

/// Tokens a second of the linguistic core: paragraphs to tokens, tags, base forms and trees.
fn core<'a>(texts: impl Iterator<Item = &'a String>, models: &Models) -> f64 {
    let start = Instant::now();
    let read = |text: &String| {
        let segments = segment::segment(text);
        black_box(syntax::parse(text, &segments, models).head.len())
    };
    texts.map(read).sum::<usize>() as f64 / start.elapsed().as_secs_f64()
}

/// What a key costs that is typed into the middle of the text's first 10,000 words: the median of some.
fn keystroke(text: &str, models: &Models) -> f64 {
    let spaces = || text.match_indices(char::is_whitespace).map(|found| found.0);
    let (text, _) = text.split_at(spaces().nth(10_000).unwrap_or(text.len()));
    let (before, after) = text.split_at(spaces().find(|at| *at >= text.len() / 2).unwrap_or(0));
    let mut memory = Memory::default();
    let mut read = |text: &str| {
        let document = read_again(text, models, &Options::default(), &mut memory);
        black_box(serde_json::to_string(&Report::of(&document, false)).map_or(0, |json| json.len()))
    };
    read(text);
    let mut times: Vec<f64> = (1..10)
        .map(|keys| {
            let typed = format!("{before}{}{after}", "x".repeat(keys));
            let start = Instant::now();
            read(&typed);
            milliseconds(start)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

/// The most memory this process has held, in bytes; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) * 1024
}
