//! `cargo xtask bench`: how long an article takes, natively, in Node and in Chromium, beside the floor.
//!
//! Native, Node and Chromium run in turn, a fresh process each, so that their ratios come from the same minutes.

use crate::shell::{self, Outcome, program, root, target};
use crate::{bench_inputs, build, serve, setup, site, sizes, wasm};
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Words of the article by which peers are compared.
const WORDS: f64 = 520.0;
/// Rounds; the median counts.
const ROUNDS: usize = 5;

/// What the caller may choose.
pub struct Choices {
    /// Folder of corpora; those that are there are timed too.
    pub data: std::path::PathBuf,
    /// Whether the record in `tests/records` is written anew.
    pub write: bool,
    /// Whether only the ways across the boundary are compared.
    pub boundary: bool,
}

/// Measures and prints.
pub fn run(choices: &Choices) -> Outcome {
    let folder = target().join("bench");
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let inputs = folder.join("inputs.json");
    let sets = bench_inputs::write(&inputs, &choices.data)?;
    let (name, table) = if choices.boundary {
        ("boundary", boundary(&folder, &inputs)?)
    } else {
        ("bench", articles(&folder, &inputs, &sets)?)
    };
    println!("{table}");
    if choices.write {
        let record = root().join("tests/records").join(format!("{name}.md"));
        let old = fs::read_to_string(&record).unwrap_or_default();
        let (head, _) = old.split_once("\n## Measured").unwrap_or((&old, ""));
        let flag = if choices.boundary { " --boundary" } else { "" };
        let text = format!(
            "{}\n\n## Measured {}\n\n`cargo xtask bench{flag} --write` on {}.\n\n{table}",
            head.trim_end(),
            date()?,
            machine()
        );
        fs::write(&record, text).map_err(|e| format!("{}: {e}", record.display()))?;
    }
    Ok(())
}

fn boundary(folder: &Path, inputs: &Path) -> Outcome<String> {
    let module = folder.join("boundary");
    wasm::build(&module, &["boundary"])?;
    let rows =
        shell::output(program("node").arg(root().join("xtask/bench/boundary.mjs")).arg(inputs).arg(&module))?;
    Ok(format!(
        "| texts | tokens listed | report | analysis, ms an article | JSON string, read: + ms | object by object: + ms | string to the page, read there: + ms | objects to the page: + ms | of it on the page: string | objects |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n{rows}"
    ))
}

fn articles(folder: &Path, inputs: &Path, sets: &[(String, usize, usize)]) -> Outcome<String> {
    build::site()?;
    setup::npm("tests/browser")?;
    let chromium = setup::chromium()?;
    let mut files = site::read(&root().join("dist"))?;
    let module = files.keys().find(|name| name.starts_with("sourcelight.") && name.ends_with(".js"));
    let module = module.cloned().ok_or("dist/ has no sourcelight.js")?;
    let floor = folder.join("floor");
    let compiled = wasm::compile("sourcelight-bench", &["--lib"])?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("floor").typescript(false);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&floor))
        .map_err(|e| format!("wasm-bindgen: {e:#}"))?;
    wasm::optimise(&floor.join("floor_bg.wasm"))?;
    for (name, path) in [
        ("floor.js", floor.join("floor.js")),
        ("floor_bg.wasm", floor.join("floor_bg.wasm")),
        ("measure.mjs", root().join("xtask/bench/measure.mjs")),
    ] {
        files.insert(
            format!("bench/{name}"),
            fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?,
        );
    }
    files.insert("bench/empty.txt".to_owned(), Vec::new());
    site::write(&folder.join("site"), &files)?;
    let (address, _) = serve::start(folder.join("site"), 0)?;
    shell::run(shell::cargo().args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "sourcelight-bench",
        "--bins",
    ]))?;
    let mut rounds: [Vec<Value>; 3] = Default::default();
    for round in 1..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}");
        let native = program(target().join("release/sourcelight-bench")).arg(inputs).output_json()?;
        let node = program("node")
            .arg(root().join("xtask/bench/node.mjs"))
            .arg(inputs)
            .arg(root().join("www"))
            .arg(&floor)
            .output_json()?;
        let mut browser = program("node");
        browser
            .arg(root().join("xtask/bench/chromium.mjs"))
            .arg(inputs)
            .arg(format!("http://{address}/"))
            .arg(&module);
        let browser = browser.env("CHROMIUM", &chromium).output_json()?;
        for (place, result) in rounds.iter_mut().zip([native, node, browser]) {
            place.push(result);
        }
    }
    Ok(table(&rounds, sets) + &parts()?)
}

trait OutputJson {
    fn output_json(&mut self) -> Outcome<Value>;
}

impl OutputJson for std::process::Command {
    fn output_json(&mut self) -> Outcome<Value> {
        serde_json::from_str(&shell::output(self)?).map_err(|e| e.to_string())
    }
}

/// The median over the rounds of what is picked from each.
fn median(rounds: &[Value], pick: impl Fn(&Value) -> f64) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(pick).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn at(result: &Value, path: &str) -> f64 {
    result.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn table(rounds: &[Vec<Value>; 3], sets: &[(String, usize, usize)]) -> String {
    let mut out = String::new();
    _ = writeln!(
        out,
        "Milliseconds per {WORDS:.0} words of fresh articles in a warm process, report as JSON (native) or as an object, and how many times the floor's:\n"
    );
    _ = writeln!(
        out,
        "| texts | number | words | native | Node | Chromium | × floor: native | Node | Chromium |"
    );
    _ = writeln!(out, "|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (name, texts, words) in sets {
        _ = write!(out, "| {name} | {texts} | {words} ");
        let light = |result: &Value| at(result, &format!("/sets/{name}/light"));
        for place in rounds {
            _ = write!(out, "| {:.2} ", median(place, light) * WORDS / *words as f64);
        }
        for place in rounds {
            let ratio = |result: &Value| light(result) / at(result, &format!("/sets/{name}/floor"));
            _ = write!(out, "| {:.0} ", median(place, ratio));
        }
        out.push_str("|\n");
    }
    _ = writeln!(out, "\n| cold start and more | native | Node | Chromium |\n|---|---:|---:|---:|");
    for (name, path) in [
        ("load all, ms", "/load"),
        ("of it fetch and compile the module, fetch the models", "/files"),
        ("of it read the models", "/models"),
        ("first article after it, ms", "/first"),
        ("a key typed into 10,000 words, ms", "/key"),
        ("linguistic core (segment, syntax), tokens a second", "/core"),
        ("navigation to a page that can read, ms", "/ready"),
        ("paste to the article shown, ms", "/shown"),
    ] {
        let cell = |place: &Vec<Value>| match median(place, |result| at(result, path)) {
            value if value.is_nan() => "–".to_owned(),
            value => format!("{value:.1}"),
        };
        _ = writeln!(out, "| {name} | {} |", rounds.iter().map(cell).collect::<Vec<_>>().join(" | "));
    }
    let memory =
        rounds.iter().map(|place| format!("{:.0}", median(place, |result| at(result, "/memory")) / 1e6));
    _ = writeln!(
        out,
        "| memory at the end, MB (native, Node: peak resident; Chromium: the page) | {} |",
        memory.collect::<Vec<_>>().join(" | ")
    );
    out
}

/// Bytes of everything that is shipped.
fn parts() -> Outcome<String> {
    let mut out = "\n| shipped | raw | brotli -11 |\n|---|---:|---:|\n".to_owned();
    for part in sizes::weigh(&root().join("dist"))? {
        _ = writeln!(out, "| {} | {} | {} |", part.name, sizes::kb(part.raw), sizes::kb(part.brotli));
    }
    Ok(out)
}

fn date() -> Outcome<String> {
    shell::output(program("date").arg("+%Y-%m-%d")).map(|date| date.trim().to_owned())
}

fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map(|rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?").to_owned();
    let node = shell::output(program("node").arg("--version")).unwrap_or_default();
    format!("{}, {cores} cores, load {load}; Node {}", name.unwrap_or(std::env::consts::ARCH), node.trim())
}
