//! The npm package: the same module for Node and browsers, packed into `dist/npm`, tried from its tarball.

use crate::shell::{self, Outcome, program, root, target};
use crate::{setup, wasm};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// What goes in from `www`; the declarations are written by the type checker.
const FILES: [&str; 8] = [
    "sourcelight.js",
    "limits.js",
    "types.d.ts",
    "import/types.d.ts",
    "schema/report-1.json",
    "schema/study-1.json",
    "schema/comparison-1.json",
    "pkg/sourcelight_wasm.js",
];
/// What goes in from `www/pkg` besides.
const MODULE: [&str; 4] = [
    "pkg/sourcelight_wasm.d.ts",
    "pkg/sourcelight_wasm_bg.wasm",
    "pkg/sourcelight_wasm_bg.wasm.d.ts",
    "pkg/english.model",
];
/// What goes in from the root.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

fn copy(from: &Path, to: &Path) -> Outcome {
    let parent = to.parent().unwrap_or(to);
    fs::create_dir_all(parent)
        .and_then(|()| fs::copy(from, to))
        .map(drop)
        .map_err(|e| format!("{}: {e}", from.display()))
}

fn npm(folder: &Path) -> std::process::Command {
    let mut npm = program("npm");
    npm.current_dir(folder);
    npm
}

/// Writes the package's folder and packs it; gives the tarball.
pub fn pack() -> Outcome<PathBuf> {
    setup::npm("xtask/tools")?;
    let (www, folder, out) = (root().join("www"), target().join("npm"), root().join("dist/npm"));
    wasm::build(&www.join("pkg"), &[])?;
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
    }
    for file in FILES.iter().chain(&MODULE) {
        copy(&www.join(file), &folder.join(file))?;
    }
    for file in LICENCES {
        copy(&root().join(file), &folder.join(file))?;
    }
    // types that the libraries of most projects do not know yet
    let types = folder.join("pkg/sourcelight_wasm.d.ts");
    let text = fs::read_to_string(&types).map_err(|e| e.to_string())?;
    fs::write(&types, text.replace("  [Symbol.dispose](): void;\n", "")).map_err(|e| e.to_string())?;
    copy(&root().join("xtask/npm/README.md"), &folder.join("README.md"))?;
    let about = json!({
        "name": "sourcelight",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "X-rays a news article: who says what, on whose word, how certain, and what isn't there",
        "keywords": ["journalism", "nlp", "attribution", "quotation", "wasm"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "exports": {
            // the types lie beside it under the same name: where both were named, their order would matter
            ".": "./sourcelight.js",
            "./schema/*.json": "./schema/*.json"
        },
        "types": "./sourcelight.d.ts",
        "sideEffects": false,
        "engines": { "node": ">=20" },
    });
    fs::write(folder.join("package.json"), format!("{about:#}\n")).map_err(|e| e.to_string())?;
    declarations(&folder)?;
    fs::create_dir_all(&out).map_err(|e| e.to_string())?;
    let packed = shell::output(
        npm(&folder).args(["pack", "--json", "--loglevel=error", "--pack-destination"]).arg(&out),
    )?;
    let packed: Value = serde_json::from_str(&packed).map_err(|e| e.to_string())?;
    let name = packed.pointer("/0/filename").and_then(Value::as_str).ok_or("npm pack names no file")?;
    Ok(out.join(name))
}

/// `sourcelight.d.ts` and its like, from the JSDoc of the sources.
fn declarations(folder: &Path) -> Outcome {
    let mut tsc = typescript();
    tsc.current_dir(folder).args([
        "--allowJs",
        "--declaration",
        "--emitDeclarationOnly",
        "--strict",
        "--module",
        "esnext",
    ]);
    tsc.args(["--moduleResolution", "bundler", "--target", "es2023", "--lib", "es2023,dom", "--types", ""]);
    shell::run(tsc.args(["sourcelight.js", "limits.js"]))
}

fn typescript() -> std::process::Command {
    let mut node = program("node");
    node.arg(root().join("xtask/tools/node_modules/typescript/bin/tsc"));
    node
}

/// Installs the tarball in an empty folder and reads an article with it, types checked; gives the tarball.
pub fn smoke() -> Outcome<PathBuf> {
    let tarball = pack()?;
    let folder = target().join("npm-smoke");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
    }
    for file in ["smoke.mjs", "types.mjs"] {
        copy(&root().join("xtask/npm").join(file), &folder.join(file))?;
    }
    copy(&root().join("www/examples/bridge.txt"), &folder.join("bridge.txt"))?;
    fs::write(folder.join("package.json"), "{\"private\":true,\"type\":\"module\"}")
        .map_err(|e| e.to_string())?;
    let install = ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    shell::output(npm(&folder).args(install).arg(&tarball))?;
    let mut tsc = typescript();
    tsc.current_dir(&folder).args(["--allowJs", "--checkJs", "--noEmit", "--strict", "--module", "nodenext"]);
    shell::run(tsc.args(["--target", "es2023", "--lib", "es2023,dom", "--types", "", "types.mjs"]))?;
    shell::run(program("node").current_dir(&folder).arg("smoke.mjs"))?;
    Ok(tarball)
}
