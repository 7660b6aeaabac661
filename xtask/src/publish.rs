//! What is published, tried without publishing it: the crate, the npm package, the extension, as their registries and stores would look
//! at them; and one version everywhere.

use crate::shell::{self, Outcome, program, root, target};
use crate::{build, extension, npm, setup};
use regex::Regex;
use serde_json::Value;
use std::fs;

/// The version that everything has.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What the registry of crates takes at most is 10 MB; ours is the model and word lists, and grows by accident only.
const CRATE: u64 = 6_000_000;
/// Bytes of the npm package, the same.
const TARBALL: u64 = 6_000_000;
/// Bytes of the extension's zip.
const ARCHIVE: u64 = 8_000_000;

/// A check's name and what does it.
type Check = (&'static str, fn() -> Outcome);

/// All of them.
const CHECKS: [Check; 5] = [
    ("one version everywhere", versions),
    ("the crate", crate_package),
    ("the npm package", npm_package),
    ("the extension", lint),
    ("the README's examples", readme),
];

/// Tries all; gives how many held and how many did not.
pub fn run() -> (usize, usize) {
    let (mut held, mut failed) = (0, 0);
    for (name, check) in CHECKS {
        match check() {
            Ok(()) => held += 1,
            Err(why) => {
                failed += 1;
                println!("{name}: {why}");
            }
        }
    }
    (held, failed)
}

/// A file that is not larger than it may be.
fn bounded(path: &std::path::Path, most: u64) -> Outcome {
    let size = fs::metadata(path).map_err(|e| format!("{}: {e}", path.display()))?.len();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    println!("{name}: {} of at most {} kB", size / 1000, most / 1000);
    if size <= most { Ok(()) } else { Err(format!("{name} has {size} bytes, more than {most}.")) }
}

/// Files that name the version, and how: one number in each, the first that fits.
const NAMED: [(&str, &str); 3] = [
    ("CHANGELOG.md", r"(?m)^## (\d+\.\d+\.\d+)"),
    ("CITATION.cff", r"(?m)^version: (\S+)$"),
    ("README.md", r"Version (\d+\.\d+\.\d+),"),
];

fn versions() -> Outcome {
    for (name, pattern) in NAMED {
        let text = fs::read_to_string(root().join(name)).map_err(|e| format!("{name}: {e}"))?;
        let pattern = Regex::new(pattern).map_err(|e| e.to_string())?;
        let found =
            pattern.captures(&text).and_then(|found| found.get(1)).map_or("none", |found| found.as_str());
        if found != VERSION {
            return Err(format!("{name} says {found}, Cargo.toml {VERSION}."));
        }
    }
    Ok(())
}

/// What cargo says where it cannot ask the registry whether it would take a crate.
const ALONE: [&str; 3] = ["crates-io is replaced", "Could not resolve", "Couldn't connect"];

/// The crate as it would be sent, and whether what is in it compiles by itself.
fn crate_package() -> Outcome {
    let whole = ["--no-verify", "--allow-dirty", "--package", "sourcelight"];
    if let Err(why) = shell::output(shell::cargo().args(["publish", "--dry-run"]).args(whole)) {
        if !ALONE.iter().any(|words| why.contains(words)) {
            return Err(why);
        }
        println!("The registry could not be asked; what it would get is made all the same.");
    }
    // a rehearsal leaves no file behind
    shell::output(shell::cargo().arg("package").args(whole))?;
    let packed = target().join(format!("package/sourcelight-{VERSION}.crate"));
    bounded(&packed, CRATE)?;
    let folder = target().join("tmp/crate");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
    }
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    shell::output(program("tar").arg("-xzf").arg(&packed).arg("-C").arg(&folder))?;
    let manifest = folder.join(format!("sourcelight-{VERSION}/Cargo.toml"));
    // a package in a workspace's folder would be taken for a part of it
    let text = fs::read_to_string(&manifest).map_err(|e| format!("{}: {e}", manifest.display()))?;
    fs::write(&manifest, text + "\n[workspace]\n").map_err(|e| format!("{}: {e}", manifest.display()))?;
    let mut cargo = shell::cargo();
    cargo.args(["check", "--quiet", "--lib", "--bins", "--manifest-path"]);
    shell::run(cargo.arg(manifest).arg("--target-dir").arg(target().join("tmp/crate-check")))
}

fn npm_package() -> Outcome {
    let tarball = npm::smoke()?;
    bounded(&tarball, TARBALL)?;
    let mut npm = program("npm");
    npm.args(["publish", "--dry-run", "--ignore-scripts", "--access", "public", "--loglevel=error"])
        .arg(&tarball);
    shell::output(&mut npm).map(drop)
}

/// What Mozilla's linter says of the extension: no error, and its warnings only about what other people's libraries do.
fn lint() -> Outcome {
    setup::npm("xtask/stores")?;
    if !extension::folder().join("manifest.json").is_file() {
        build::site()?;
    }
    bounded(&root().join("dist").join(extension::archive()), ARCHIVE)?;
    let mut linter = program("node");
    linter.arg(root().join("xtask/stores/node_modules/web-ext/bin/web-ext.js"));
    linter.args(["lint", "--no-config-discovery", "--no-input", "--output", "json", "--source-dir"]);
    linter.arg(extension::folder());
    let told = shell::output(&mut linter)?;
    let told: Value = serde_json::from_str(told.get(told.find('{').unwrap_or(0)..).unwrap_or(""))
        .map_err(|e| format!("web-ext lint: {e}"))?;
    let count = |what: &str| told.pointer(&format!("/summary/{what}")).and_then(Value::as_u64);
    let (errors, warnings) = (count("errors"), count("warnings"));
    println!("web-ext lint: {} errors, {} warnings", errors.unwrap_or(1), warnings.unwrap_or(0));
    let own: Vec<String> = told
        .get("warnings")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|row| {
            let file = row.get("file").and_then(Value::as_str).unwrap_or("");
            !file.starts_with("reader/")
        })
        .map(|row| {
            format!(
                "{} in {}",
                row.get("code").unwrap_or(&Value::Null),
                row.get("file").unwrap_or(&Value::Null)
            )
        })
        .filter(|row| !EXPECTED.iter().any(|known| row.contains(known)))
        .collect();
    match errors {
        Some(0) if own.is_empty() => Ok(()),
        _ => Err(format!("web-ext lint: {errors:?} errors, new warnings: {}", own.join("; "))),
    }
}

/// Warnings about what one set of files for two browsers cannot do without: each ignores the other's words.
const EXPECTED: [&str; 2] = ["BACKGROUND_SERVICE_WORKER_IGNORED", "UNSUPPORTED_API"];

/// Blocks that the README marks to be run, by their names: the command line's with the program just built, npm's with the tarball
/// just packed.
fn readme() -> Outcome {
    let text = fs::read_to_string(root().join("README.md")).map_err(|e| format!("README.md: {e}"))?;
    shell::output(shell::cargo().args([
        "build",
        "--quiet",
        "--package",
        "sourcelight",
        "--bin",
        "sourcelight",
    ]))?;
    let folder = target().join("tmp/readme");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
    }
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let tarball = format!("sourcelight-{VERSION}.tgz");
    fs::copy(root().join("dist/npm").join(&tarball), folder.join(&tarball)).map_err(|e| e.to_string())?;
    fs::write(folder.join("package.json"), "{\"private\":true}").map_err(|e| e.to_string())?;
    let path = std::env::join_paths(
        std::iter::once(target().join("debug"))
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )
    .map_err(|e| e.to_string())?;
    for (name, says) in [("command line", "Bren Tull"), ("npm", "The dam will hold")] {
        let script =
            block(&text, name)?.replace("npm install ", "npm install --offline --no-audit --no-fund ");
        // the program is built already
        let script = script.replace("cargo install --path .\n", "");
        let told =
            shell::output(program("bash").current_dir(&folder).env("PATH", &path).args(["-euc", &script]))?;
        if !told.contains(says) {
            return Err(format!("the README's example for {name} does not print {says:?}: {told}"));
        }
    }
    let reports = fs::read_to_string(folder.join("reports.jsonl")).map_err(|e| e.to_string())?;
    if reports.contains("its owner") { Ok(()) } else { Err(format!("reports.jsonl holds {reports:?}")) }
}

/// The indented lines between `<!-- run: NAME -->` and `<!-- /run -->`.
fn block(text: &str, name: &str) -> Outcome<String> {
    let missing = || format!("README.md has no example {name:?} to run.");
    let (_, rest) = text.split_once(&format!("<!-- run: {name} -->")).ok_or_else(missing)?;
    let (block, _) = rest.split_once("<!-- /run -->").ok_or_else(missing)?;
    let lines: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    if lines.is_empty() { Err(missing()) } else { Ok(lines.join("\n") + "\n") }
}

#[cfg(test)]
mod tests {
    use super::{block, versions};

    #[test]
    fn an_example_is_what_stands_indented_between_its_marks() {
        let text = "a\n<!-- run: x -->\n\n    one\n      two\n\n<!-- /run -->\n    three\n";
        assert_eq!(block(text, "x").unwrap(), "one\n  two\n");
        assert!(block(text, "y").is_err() && block("<!-- run: x -->\n    a", "x").is_err());
    }

    #[test]
    fn one_version_stands_everywhere() {
        assert_eq!(versions(), Ok(()));
    }
}
