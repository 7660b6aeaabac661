//! `cargo xtask supply`: what the project is made of, held to the rules of `deny.toml`.
//!
//! Crates: from the one registry, under a licence of the list, no version left open. npm's packages: pinned by a strong hash,
//! under a licence of the list. Actions of the workflows: other people's by commit. Advisories need cargo-deny and its
//! database; where either is missing, that is said.

use crate::shell::{self, Outcome, answers, program, root};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Licences that packages for building and checking may have besides: nothing of them is shipped.
const TOOLS: [&str; 5] = ["BlueOak-1.0.0", "BSD", "CC0-1.0", "MPL-2.0", "Python-2.0"];
/// Packages that state their licence in no spelling that lock files know, and the licence as their own file has it.
const READ: [(&str, &str); 1] = [("parse-cache-control", "BSD-3-Clause")];
/// npm's packages that are shipped.
const SHIPPED: &str = "xtask/libraries";
/// Manifests of the project's two workspaces.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "tests/fuzz/Cargo.toml"];

/// Checks everything; the sentence names whatever breaks a rule.
pub fn run() -> Outcome {
    let rules: toml::Value = toml::from_str(&read("deny.toml")?).map_err(|e| format!("deny.toml: {e}"))?;
    let allowed = rules.get("licenses").and_then(|table| table.get("allow")).and_then(toml::Value::as_array);
    let allowed: BTreeSet<&str> = allowed.into_iter().flatten().filter_map(toml::Value::as_str).collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for manifest in MANIFESTS {
        count += crates(manifest, &allowed, &mut wrong)?;
    }
    println!("{count} crates: one registry, licences and versions as deny.toml allows.");
    let mut count = 0;
    for lock in locks()? {
        count += packages(&lock, &allowed, &mut wrong)?;
    }
    println!("{count} npm packages: pinned by SHA-512, licences as deny.toml allows.");
    actions(&mut wrong)?;
    if answers_deny() {
        let checks = ["--locked", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"];
        shell::run(shell::cargo().arg("deny").args(checks))?;
        advisories();
    } else {
        println!(
            "cargo-deny is not installed: no list of known weaknesses was looked at (`cargo install cargo-deny`)."
        );
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("Against deny.toml:\n  {}", wrong.join("\n  "))) }
}

fn read(path: &str) -> Outcome<String> {
    fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"))
}

fn answers_deny() -> bool {
    answers("cargo-deny") || shell::output(shell::cargo().args(["deny", "--version"])).is_ok()
}

/// Known weaknesses: an error where there is one, a line where the database cannot be had.
fn advisories() {
    match shell::output(shell::cargo().args(["deny", "--locked", "check", "advisories"])) {
        Ok(_) => println!("No crate has a known weakness."),
        Err(why) => println!("Known weaknesses, or no database of them: {why}"),
    }
}

/// The crates behind a manifest; gives how many.
fn crates(manifest: &str, allowed: &BTreeSet<&str>, wrong: &mut Vec<String>) -> Outcome<usize> {
    let mut cargo = shell::cargo();
    cargo.args(["metadata", "--format-version", "1", "--locked", "--all-features", "--manifest-path"]);
    let told: Value =
        serde_json::from_str(&shell::output(cargo.arg(root().join(manifest)))?).map_err(|e| e.to_string())?;
    let rows = told.get("packages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for row in rows {
        let field = |key: &str| row.get(key).and_then(Value::as_str);
        let name = format!("{} {}", field("name").unwrap_or(""), field("version").unwrap_or(""));
        let ours = field("source").is_none();
        if field("source")
            .is_some_and(|source| !source.starts_with("registry+") || !source.ends_with("/crates.io-index"))
        {
            wrong.push(format!("{name} comes from {}", field("source").unwrap_or("")));
        }
        match field("license") {
            Some(licence) if may(licence, &|name| allowed.contains(name)) => {}
            licence => wrong.push(format!("{name} has the licence {}", licence.unwrap_or("of a file"))),
        }
        for needs in row.get("dependencies").and_then(Value::as_array).into_iter().flatten().filter(|_| ours)
        {
            if needs.get("req").and_then(Value::as_str) == Some("*") && needs.get("path").is_none() {
                wrong.push(format!(
                    "{name} takes any version of {}",
                    needs.get("name").and_then(Value::as_str).unwrap_or("")
                ));
            }
        }
    }
    if rows.len() < 2 { Err(format!("cargo names no crates of {manifest}.")) } else { Ok(rows.len()) }
}

/// The lock files of npm's packages.
fn locks() -> Outcome<Vec<PathBuf>> {
    let mut out = Vec::new();
    for folder in ["xtask", "tests"] {
        let walk = WalkDir::new(root().join(folder)).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| entry.file_name() != "node_modules") {
            let entry = entry.map_err(|e| e.to_string())?;
            if entry.file_name() == "package-lock.json" {
                out.push(entry.into_path());
            }
        }
    }
    if out.is_empty() { Err("There are no lock files of npm's.".to_owned()) } else { Ok(out) }
}

/// The packages of a lock file; gives how many.
fn packages(lock: &PathBuf, allowed: &BTreeSet<&str>, wrong: &mut Vec<String>) -> Outcome<usize> {
    let shipped = lock.starts_with(root().join(SHIPPED));
    let text = fs::read_to_string(lock).map_err(|e| format!("{}: {e}", lock.display()))?;
    let told: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", lock.display()))?;
    let mut count = 0;
    for (path, row) in told.get("packages").and_then(Value::as_object).into_iter().flatten() {
        let Some((_, name)) = path.rsplit_once("node_modules/") else { continue };
        count += 1;
        let field = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or("");
        if !field("integrity").starts_with("sha512-") {
            wrong.push(format!("npm's {name} is not pinned by a SHA-512"));
        }
        // where a lock file names no address, npm asks the registry that it is set to
        let address = field("resolved");
        if !address.is_empty() && !address.starts_with("https://") {
            wrong.push(format!("npm's {name} comes from {address}"));
        }
        let licensed = |name: &str| allowed.contains(name) || (!shipped && TOOLS.contains(&name));
        let read = READ.iter().find(|row| row.0 == name).map(|row| row.1);
        let licence = read.filter(|_| field("license").is_empty()).unwrap_or(field("license"));
        if !may(licence, &licensed) {
            wrong.push(format!("npm's {name} has the licence {licence:?}"));
        }
    }
    Ok(count)
}

/// Whether a licence expression (SPDX) can be met by licences that are allowed; "/" is an old spelling of OR.
fn may(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let expression = expression.trim();
    if let Some(parts) = apart(expression, &[" OR ", "/"]) {
        return parts.iter().any(|part| may(part, allowed));
    }
    if let Some(parts) = apart(expression, &[" AND "]) {
        return parts.iter().all(|part| may(part, allowed));
    }
    let inner = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.map_or_else(|| allowed(expression), |inner| may(inner, allowed))
}

/// An expression cut at one of the words outside of brackets, where one stands there.
fn apart<'a>(expression: &'a str, words: &[&str]) -> Option<Vec<&'a str>> {
    let (mut out, mut from, mut depth, mut at) = (Vec::new(), 0, 0_usize, 0);
    while let Some(rest) = expression.get(at..).filter(|rest| !rest.is_empty()) {
        let word = words.iter().find(|word| depth == 0 && rest.starts_with(**word));
        match (word, rest.chars().next()) {
            (Some(word), _) => {
                out.push(expression.get(from..at).unwrap_or(""));
                at += word.len();
                from = at;
                continue;
            }
            (None, Some('(')) => depth += 1,
            (None, Some(')')) => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    if out.is_empty() {
        return None;
    }
    out.push(expression.get(from..).unwrap_or(""));
    Some(out)
}

/// The actions of the workflows: a tag can be moved, a commit cannot.
fn actions(wrong: &mut Vec<String>) -> Outcome {
    let mut tagged = BTreeSet::new();
    for (file, name, version) in named_actions()? {
        let commit = version.len() == 40 && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        match name.split_once('/') {
            _ if commit => {}
            // who runs the workflows publishes these
            Some(("actions", _)) => _ = tagged.insert(format!("{name}@{version}")),
            _ => wrong.push(format!("{file} uses {name}@{version}, which is no commit")),
        }
    }
    if !tagged.is_empty() {
        let list = tagged.into_iter().collect::<Vec<_>>().join(", ");
        println!(
            "Actions by tag, not by commit: {list}. With a connection, `cargo xtask supply --pin` pins them."
        );
    }
    Ok(())
}

/// File, name and version of every action that a workflow uses.
fn named_actions() -> Outcome<Vec<(String, String, String)>> {
    let mut out = Vec::new();
    for entry in WalkDir::new(root().join(".github/workflows")).sort_by_file_name() {
        let entry = entry.map_err(|e| e.to_string())?;
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        for line in text.lines() {
            let used = line.trim().trim_start_matches("- ").strip_prefix("uses:");
            let Some((name, version)) = used.and_then(|used| used.split('#').next()?.trim().split_once('@'))
            else {
                continue;
            };
            out.push((entry.file_name().to_string_lossy().into_owned(), name.to_owned(), version.to_owned()));
        }
    }
    Ok(out)
}

/// Writes the commit of every tag into the workflows, the tag behind it; asks where the actions are published.
pub fn pin() -> Outcome {
    let mut changes = BTreeSet::new();
    for (_, name, version) in named_actions()? {
        if version.len() == 40 {
            continue;
        }
        let repository: Vec<&str> = name.split('/').take(2).collect();
        let from = format!("https://github.com/{}", repository.join("/"));
        let tag = format!("refs/tags/{version}");
        let told = shell::output(program("git").args(["ls-remote", &from, &tag, &format!("{tag}^{{}}")]))?;
        // a tag of its own is listed with the commit it stands for behind it
        let commit = told.lines().last().and_then(|line| line.split_whitespace().next());
        let commit = commit.ok_or_else(|| format!("{name} has no tag {version}."))?;
        changes.insert((format!("{name}@{version}"), format!("{name}@{commit} # {version}")));
    }
    for entry in WalkDir::new(root().join(".github/workflows")).into_iter().flatten() {
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        let pin = |line: &str| {
            let change = changes.iter().find(|(from, _)| line.trim_end().ends_with(from));
            change.map_or_else(|| line.to_owned(), |(from, to)| line.replace(from, to))
        };
        let pinned: Vec<String> = text.lines().map(pin).collect();
        fs::write(entry.path(), pinned.join("\n") + "\n").map_err(|e| e.to_string())?;
    }
    println!("{} pinned.", changes.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_met_as_their_expressions_say() {
        let allowed = |name: &str| ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].contains(&name);
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR X",
        ] {
            assert!(may(good, &allowed), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR X) AND (GPL-3.0 OR Y)", "Apache-2.0"] {
            assert!(!may(bad, &allowed), "{bad}");
        }
    }
}
