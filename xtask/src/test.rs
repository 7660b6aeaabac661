//! `cargo xtask test`: everything that must hold, step by step; the next step runs though one fails. Its last line is
//! "N passed, N failed, N skipped".

use crate::count::{self, Count};
use crate::setup::Toolchain;
use crate::shell::{self, Outcome, program, root, target};
use crate::{build, extension, fuzz, publish, python, serve, setup, sizes, supply, wasm};
use std::fmt::Write;
use std::process::Command;
use std::time::Instant;

type Run = fn() -> Outcome<Count>;

/// Every step, in order: those that fail fastest come first, `lock` before cargo can mend it.
const STEPS: [(&str, Run); 15] = [
    ("lock", || check(shell::cargo().args(["tree", "--locked", "--quiet", "--workspace", "--depth", "0"]))),
    ("supply", || supply::run().map(|()| Count::ONE)),
    ("fmt", || check(shell::cargo().args(["fmt", "--all", "--check"]))),
    ("clippy", || {
        let lints = ["--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        check(shell::cargo().arg("clippy").args(lints))
    }),
    ("clippy-wasm", clippy_wasm),
    ("test", native),
    ("scores", scores),
    ("doctest", || count(shell::cargo().args(["test", "--quiet", "--workspace", "--doc"]))),
    ("doc", || {
        check(shell::cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
    }),
    ("build", site),
    ("types", types),
    ("package", package),
    ("python", python::test),
    ("browser", browser),
    ("fuzz", || fuzz::smoke().map(|()| Count::ONE)),
];

/// Runs the named steps, or all.
pub fn run(names: &[String]) -> Outcome {
    let known = |name: &String| STEPS.iter().any(|(step, _)| step == name);
    if let Some(name) = names.iter().find(|name| !known(name)) {
        let all: Vec<_> = STEPS.iter().map(|(step, _)| *step).collect();
        return Err(format!("There is no step {name:?}; there are {}.", all.join(", ")));
    }
    let (mut total, mut table) = (Count::default(), String::new());
    for (name, step) in
        STEPS.iter().filter(|(step, _)| names.is_empty() || names.iter().any(|name| name == step))
    {
        println!("\n== {name}");
        let start = Instant::now();
        let result = step();
        let seconds = start.elapsed().as_secs_f64();
        let count = match &result {
            Ok(count) => *count,
            Err(sentence) => {
                println!("{sentence}");
                Count { failed: 1, ..Count::default() }
            }
        };
        // writing to a string cannot fail
        _ = writeln!(
            table,
            "{name:<12}{:<8}{seconds:>7.1} s{:>6} passed{:>4} failed{:>4} skipped",
            count.word(),
            count.passed,
            count.failed,
            count.skipped
        );
        total += count;
    }
    println!("\n{table}\n{total}");
    // that line is the last: the table says what failed
    if total.failed == 0 { Ok(()) } else { Err(String::new()) }
}

/// A step that is one test: the program succeeds.
fn check(command: &mut Command) -> Outcome<Count> {
    shell::run(command).map(|()| Count::ONE)
}

/// A step that runs tests: they are counted, and there are some.
fn count(command: &mut Command) -> Outcome<Count> {
    let (succeeded, output) = shell::tee(command)?;
    let mut count = count::tests(&output);
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    if count == Count::default() { Err("No test was run.".to_owned()) } else { Ok(count) }
}

/// The library's own lints on wasm32; Debian's compiler has no clippy, so there it is rustc's.
fn clippy_wasm() -> Outcome<Count> {
    let toolchain = setup::wasm()?;
    let folder = target().join("wasm-check");
    let features = ["--lib", "--features", "boundary", "--target-dir"];
    match toolchain {
        Toolchain::Rustup => {
            let mut cargo = wasm::cargo(toolchain, "");
            check(cargo.args(["clippy", "--quiet"]).args(features).arg(folder).args(["--", "-D", "warnings"]))
        }
        Toolchain::Debian => {
            check(wasm::cargo(toolchain, "-D warnings").args(["check", "--quiet"]).args(features).arg(folder))
        }
    }
}

/// The library's tests and those of these tools. Not by a runner that starts a program for each test: the specs alone are more
/// than a thousand, and read the model once.
fn native() -> Outcome<Count> {
    let workspace = ["--workspace", "--exclude", "sourcelight-train", "--exclude", "sourcelight-python"];
    count(shell::cargo().args(["test", "--quiet", "--all-targets", "--no-fail-fast"]).args(workspace))
}

/// The scorers, and the committed figures where the corpora are. They read thousands of sentences: in code built to be fast, that
/// still checks itself.
fn scores() -> Outcome<Count> {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--quiet", "--profile", "corpora", "--package", "sourcelight-train"]);
    count(cargo.args(["--all-targets", "--no-fail-fast"]))
}

/// The site is built and no budget is broken.
fn site() -> Outcome<Count> {
    build::site()?;
    sizes::check(&root().join("dist"))?;
    Ok(Count::ONE)
}

/// The page's JSDoc types hold, against the module's own.
fn types() -> Outcome<Count> {
    setup::npm("xtask/tools")?;
    let tsc = root().join("xtask/tools/node_modules/typescript/bin/tsc");
    check(program("node").arg(tsc).args(["--project", "www/tsconfig.json"]))
}

/// What would be published, tried; nothing leaves.
fn package() -> Outcome<Count> {
    let (passed, failed) = publish::run();
    Ok(Count { passed, failed, ..Count::default() })
}

/// Draws the pictures anew that `tests/browser/looks.test.mjs` holds the page against.
pub fn looks() -> Outcome {
    setup::npm("tests/browser")?;
    let chromium = setup::chromium()?;
    build::site()?;
    let (address, _) = serve::start(root().join("dist"), 0)?;
    let mut node = program("node");
    node.args(["--test", "--test-reporter=spec"]).arg(root().join("tests/browser/looks.test.mjs"));
    node.env("SOURCELIGHT_URL", format!("http://{address}/")).env("CHROMIUM", chromium);
    shell::run(node.env("UPDATE_LOOKS", "1"))
}

/// The journeys in a real browser, against the built site, and the same reports there, in Node and natively.
fn browser() -> Outcome<Count> {
    setup::npm("tests/browser")?;
    let setup::Browsers { chromium, firefox, webkit } = setup::browsers()?;
    let reports = target().join("tmp/parity.jsonl");
    let mut golden = shell::cargo();
    golden.args(["test", "--quiet", "--package", "sourcelight", "--test", "golden"]);
    shell::output(golden.args(["--", "--exact", "native_reports_for_the_comparison_with_webassembly"]))?;
    build::site()?;
    let (address, _) = serve::start(root().join("dist"), 0)?;
    let folder = root().join("tests/browser");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .map_err(|e| e.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    // what takes longest begins; nothing in these journeys is timed, so that several may run at once (twice as many as there are
    // cores take as long)
    files.sort_by_key(|path| (!path.ends_with("engines.test.mjs"), path.clone()));
    let at_once = std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 4));
    let mut node = program("node");
    node.args(["--test", "--test-reporter=spec"]).arg(format!("--test-concurrency={at_once}")).args(files);
    node.env("SOURCELIGHT_URL", format!("http://{address}/")).env("CHROMIUM", chromium);
    node.env("SOURCELIGHT_FILE", root().join("dist").join(build::ONE_FILE));
    node.env("SOURCELIGHT_EXTENSION", extension::folder());
    // cargo has built it for the tests of the command line
    node.env(
        "SOURCELIGHT_BINARY",
        target().join(format!("debug/sourcelight{}", std::env::consts::EXE_SUFFIX)),
    );
    node.envs(firefox.map(|path| ("FIREFOX", path)));
    node.envs(webkit.map(|path| ("WEBKIT_DRIVER", path)));
    count(node.env("NATIVE_REPORTS", reports))
}
