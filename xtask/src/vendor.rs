//! Libraries that the page loads when a file asks for one: bundled from the pinned packages of `xtask/libraries` into
//! `www/vendor`, with a list of their licences and of those of the crates in the module.

use crate::shell::{self, Outcome, program, root};
use crate::{setup, supply_texts};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the packages are pinned, and where one module a library says what is taken from it.
const LIBRARIES: &str = "xtask/libraries";
/// Packages that a library asks for and does not need here: a module of ours stands in for each.
const STUBS: [&str; 2] = ["linkify-it", "punycode.js"];
/// The PDF library's reading half, and the same as it is bundled.
const PDF: [&str; 2] = ["pdf.worker.mjs", "pdf.worker.changed.mjs"];
/// What is changed in it: what stands there, and what stands in its place. Where it unpacks it calls `sourcelightUnpacked` with
/// the bytes that are new and those of the whole stream, which throws when they are too many, and `sourcelightDrawn` where a drawing
/// is drawn within another (`www/import/pdf.js`); and the words under a link or in a field are not read again for each of them.
const CHANGED: [(&str, &str); 6] = [
    (
        "const buffer2 = new Uint8Array(size);\n    buffer2.set(buffer);",
        "globalThis.sourcelightUnpacked?.(size - buffer.byteLength, size);\n    const buffer2 = new Uint8Array(size);\n    buffer2.set(buffer);",
    ),
    (
        "totalLength += chunk.byteLength;",
        "totalLength += chunk.byteLength;\n        globalThis.sourcelightUnpacked?.(chunk.byteLength, totalLength);",
    ),
    (
        "initialState, localColorSpaceCache, seenRefs) {\n    const {\n      dict\n    } = xobj;",
        "initialState, localColorSpaceCache, seenRefs) {\n    globalThis.sourcelightDrawn?.();\n    const {\n      dict\n    } = xobj;",
    ),
    (
        "const sinkWrapper = textSinkWrapper(sink);",
        "const sinkWrapper = textSinkWrapper(sink);\n              globalThis.sourcelightDrawn?.();",
    ),
    ("} else if (annotation.overlaysTextContent && isVisible) {", "} else if (false) {"),
    ("if (annotation.hasTextContent && isVisible) {", "if (false) {"),
];
/// Where the bundler lists what it took.
const BUNDLED: &str = "bundled.json";
/// Files that hold a licence.
const TEXTS: [&str; 5] = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license"];

/// Writes the libraries and their licences into a folder, unless it already holds just these.
pub fn build(out: &Path) -> Outcome {
    setup::npm(LIBRARIES)?;
    setup::npm("xtask/tools")?;
    let modules = modules()?;
    let mut digest = Sha256::new();
    let read = |path: &Path| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    let stubs = STUBS.map(|name| root().join(LIBRARIES).join(stub(name)));
    let locks = [root().join(LIBRARIES).join("package-lock.json"), root().join("Cargo.lock")];
    for path in modules.iter().chain(&stubs).chain(&locks) {
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

/// The module that stands in for a package.
fn stub(name: &str) -> String {
    format!("stubs/{name}.mjs")
}

fn bundle(modules: &[PathBuf], out: &Path) -> Outcome {
    change_pdf()?;
    let option = |name: &str, path: &Path| {
        let mut option = std::ffi::OsString::from(name);
        option.push(path);
        option
    };
    let mut esbuild = esbuild();
    esbuild.arg("--bundle").args(modules).current_dir(root().join(LIBRARIES));
    esbuild.args([option("--outdir=", out), option("--metafile=", &out.join(BUNDLED))]);
    shell::run(esbuild.args(STUBS.map(|name| format!("--alias:{name}=./{}", stub(name)))))
}

/// The packages of which something is in the bundles: `{"inputs": {"node_modules/@scope/name/file.js": …}}`.
fn bundled(metafile: &Value) -> BTreeSet<String> {
    let paths = metafile.get("inputs").and_then(Value::as_object).into_iter().flatten().map(|(path, _)| path);
    paths.filter_map(|path| package(path)).map(str::to_owned).collect()
}

/// `node_modules/@scope/name` of a file in it.
fn package(path: &str) -> Option<&str> {
    let start = path.rfind("node_modules/")? + "node_modules/".len();
    let rest = path.get(start..)?;
    let slashes = if rest.starts_with('@') { 2 } else { 1 };
    let end = rest.match_indices('/').nth(slashes - 1)?.0;
    path.get(..start + end)
}

/// The PDF library's reading half beside itself, changed.
fn change_pdf() -> Outcome {
    let folder = root().join(LIBRARIES).join("node_modules/pdfjs-dist/legacy/build");
    let [from, to] = PDF.map(|name| folder.join(name));
    let source = fs::read_to_string(&from).map_err(|e| format!("{}: {e}", from.display()))?;
    fs::write(&to, changed(&source)?).map_err(|e| format!("{}: {e}", to.display()))
}

fn changed(source: &str) -> Outcome<String> {
    CHANGED.iter().try_fold(source.to_owned(), |text, (old, new)| {
        if text.matches(old).count() == 1 {
            Ok(text.replacen(old, new, 1))
        } else {
            Err(format!("the PDF library is not what it was where it is changed: {old:?}"))
        }
    })
}

/// `licences.json` for the page's list, `licences.txt` with the texts.
fn licences(out: &Path) -> Outcome {
    let folder = root().join(LIBRARIES);
    let lock = fs::read_to_string(folder.join("package-lock.json")).map_err(|e| e.to_string())?;
    let lock: Value = serde_json::from_str(&lock).map_err(|e| e.to_string())?;
    let listed = out.join(BUNDLED);
    let metafile = fs::read_to_string(&listed).map_err(|e| format!("{BUNDLED}: {e}"))?;
    let shipped = bundled(&serde_json::from_str(&metafile).map_err(|e| e.to_string())?);
    fs::remove_file(&listed).map_err(|e| format!("{BUNDLED}: {e}"))?;
    let (mut rows, mut texts) = (Vec::new(), String::new());
    for (path, row) in lock.get("packages").and_then(Value::as_object).into_iter().flatten() {
        let Some(name) = path.strip_prefix("node_modules/") else { continue };
        let field = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        if !shipped.contains(path) {
            continue;
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
    use super::{CHANGED, bundled, changed, row};
    use serde_json::json;

    #[test]
    fn what_is_in_a_bundle_is_known_by_its_packages() {
        let metafile = json!({ "inputs": { "node_modules/@a/b/dist/x.js": {}, "node_modules/c/y.mjs": {}, "stubs/d.mjs": {},
            "node_modules/c/node_modules/e/z.js": {} } });
        let found: Vec<String> = bundled(&metafile).into_iter().collect();
        assert_eq!(found, ["node_modules/@a/b", "node_modules/c", "node_modules/c/node_modules/e"]);
    }

    #[test]
    fn what_is_changed_in_the_pdf_library_is_found_once_or_the_build_says_so() {
        let source: String = CHANGED.iter().map(|(old, _)| format!("a {old} b ")).collect();
        assert_eq!(changed(&source).unwrap().matches("sourcelightUnpacked").count(), 2);
        assert!(changed(CHANGED[0].0).unwrap_err().contains("totalLength"));
        assert!(changed(&format!("{source}{}", CHANGED[1].0)).is_err());
    }

    #[test]
    fn a_line_of_the_tree_is_a_crate_with_its_licence() {
        let found = row("serde v1.0.2|MIT OR Apache-2.0 (*)").unwrap();
        assert_eq!(found, ("serde".to_owned(), "1.0.2".to_owned(), "MIT OR Apache-2.0".to_owned()));
        assert_eq!(row("sourcelight v0.1.0 (/x)|MIT OR Apache-2.0"), None);
        assert_eq!(row(""), None);
    }
}
