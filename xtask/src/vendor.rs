//! Libraries that the page loads when a file asks for one: bundled from the pinned packages of `xtask/libraries` into
//! `www/vendor`, with a list of their licences and of those of the crates in the module.

use crate::{setup, supply_texts};
use crate::shell::{self, Outcome, program, root};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the packages are pinned, and where one module a library says what is taken from it.
const LIBRARIES: &str = "xtask/libraries";
/// Files that hold a licence.
const TEXTS: [&str; 5] = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license"];

/// Writes the libraries and their licences into a folder, unless it already holds just these.
pub fn build(out: &Path) -> Outcome {
    setup::npm(LIBRARIES)?;
    setup::npm("xtask/tools")?;
    let modules = modules()?;
    let mut digest = Sha256::new();
    let read = |path: &Path| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    for path in
        modules.iter().chain([&root().join(LIBRARIES).join("package-lock.json"), &root().join("Cargo.lock")])
    {
        digest.update(read(path)?);
    }
    digest.update(include_bytes!("vendor.rs"));
    digest.update(include_bytes!("supply_texts.rs"));
    let stamp: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let stamped = out.join(".stamp");
    if fs::read_to_string(&stamped).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    if out.is_dir() {
        fs::remove_dir_all(out).map_err(|e| e.to_string())?;
    }
    bundle(&modules, out)?;
    licences(out)?;
    fs::write(&stamped, stamp).map_err(|e| e.to_string())
}

fn modules() -> Outcome<Vec<PathBuf>> {
    let folder = root().join(LIBRARIES);
    let entries = fs::read_dir(&folder).map_err(|e| e.to_string())?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "js"));
    paths.sort();
    Ok(paths)
}

/// A call of esbuild, which never leaves the machine.
pub fn esbuild() -> std::process::Command {
    let mut node = program("node");
    node.arg(root().join("xtask/tools/node_modules/esbuild/bin/esbuild"));
    node.args([
        "--format=esm",
        "--platform=browser",
        "--minify",
        "--legal-comments=none",
        "--log-level=error",
    ]);
    node
}

fn bundle(modules: &[PathBuf], out: &Path) -> Outcome {
    let mut outdir = std::ffi::OsString::from("--outdir=");
    outdir.push(out);
    shell::run(esbuild().arg("--bundle").args(modules).arg(outdir).current_dir(root().join(LIBRARIES)))
}

/// `licences.json` for the page's list, `licences.txt` with the texts.
fn licences(out: &Path) -> Outcome {
    let folder = root().join(LIBRARIES);
    let lock = fs::read_to_string(folder.join("package-lock.json")).map_err(|e| e.to_string())?;
    let lock: Value = serde_json::from_str(&lock).map_err(|e| e.to_string())?;
    let (mut rows, mut texts) = (Vec::new(), String::new());
    for (path, row) in lock.get("packages").and_then(Value::as_object).into_iter().flatten() {
        let Some(name) = path.strip_prefix("node_modules/") else { continue };
        let field = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        if row.get("optional").is_some() {
            continue; // not installed, so not shipped
        }
        let text = TEXTS.iter().find_map(|file| fs::read_to_string(folder.join(path).join(file)).ok());
        let text = text.ok_or_else(|| format!("{name} brings no text of its licence"))?;
        _ = writeln!(texts, "{name} {}\n\n{}\n\n----\n", field("version"), text.trim());
        rows.push(json!({ "name": name, "version": field("version"), "licence": field("license"), "kind": "library" }));
    }
    for font in ["Newsreader", "SourceSans3"] {
        let text = fs::read_to_string(root().join(format!("www/fonts/OFL-{font}.txt")))
            .map_err(|e| format!("OFL-{font}.txt: {e}"))?;
        _ = writeln!(texts, "{font}\n\n{}\n\n----\n", text.trim());
        rows.push(json!({ "name": font, "version": "", "licence": "OFL-1.1", "kind": "font" }));
    }
    let crates = crates()?;
    texts.push_str(&supply_texts::of_crates(&crates)?);
    for (name, version, licence) in crates {
        rows.push(json!({ "name": name, "version": version, "licence": licence, "kind": "crate" }));
    }
    let list = serde_json::to_string(&rows).map_err(|e| e.to_string())?;
    fs::write(out.join("licences.json"), list)
        .and_then(|()| fs::write(out.join("licences.txt"), texts))
        .map_err(|e| e.to_string())
}

/// Name, version and licence of every crate in the WebAssembly module.
fn crates() -> Outcome<Vec<(String, String, String)>> {
    let mut cargo = shell::cargo();
    cargo.args([
        "tree",
        "--quiet",
        "--package",
        "sourcelight",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
    ]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--format", "{p}|{l}"]);
    let mut rows: Vec<_> = shell::output(&mut cargo)?.lines().filter_map(row).collect();
    rows.sort();
    rows.dedup();
    Ok(rows)
}

/// `serde v1.0.0|MIT OR Apache-2.0 (*)`
fn row(line: &str) -> Option<(String, String, String)> {
    let (package, licence) = line.trim_end_matches(" (*)").split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?);
    (name != "sourcelight")
        .then(|| (name.to_owned(), version.trim_start_matches('v').to_owned(), licence.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_line_of_the_tree_is_a_crate_with_its_licence() {
        let found = row("serde v1.0.2|MIT OR Apache-2.0 (*)").unwrap();
        assert_eq!(found, ("serde".to_owned(), "1.0.2".to_owned(), "MIT OR Apache-2.0".to_owned()));
        assert_eq!(row("sourcelight v0.1.0 (/x)|MIT OR Apache-2.0"), None);
        assert_eq!(row(""), None);
    }
}
