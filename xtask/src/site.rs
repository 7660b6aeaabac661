//! The site as files: read from `www`, named by what they hold, written to `dist/`.
//!
//! Scripts, styles, modules and fonts get a name that changes with their content, so that a host may
//! let browsers keep them for ever; pages and everything else keep theirs.

use crate::shell::Outcome;
use regex::{Captures, Regex};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// Path from the site's root, with `/`, and what the file holds.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Extensions of files whose name carries their hash.
const HASHED: [&str; 6] = ["js", "css", "wasm", "woff2", "bin", "model"];
/// Extensions of files in which references are followed.
const LINKING: [&str; 3] = ["html", "js", "css"];
/// The service worker keeps its name: a browser asks for it by that name to learn of a newer version.
const SERVICE_WORKER: &str = "service-worker.js";
/// The module for programs keeps its name: scripts that somebody wrote import it.
const MODULE: &str = "sourcelight.js";
/// What the site does not need: for the type checker and for people.
const LEFT_OUT: [&str; 4] = [".d.ts", ".md", "tsconfig.json", ".stamp"];

/// Every file of a folder that belongs on the site.
pub fn read(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|e| e.to_string())?;
        let name = entry.path().strip_prefix(folder).map_err(|e| e.to_string())?;
        let name = name.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file() && !LEFT_OUT.iter().any(|end| name.ends_with(end)) {
            let bytes = fs::read(entry.path()).map_err(|e| format!("{name}: {e}"))?;
            files.insert(name, bytes);
        }
    }
    Ok(files)
}

/// Gives every hashed file its name and lets all references follow.
///
/// A file's hash covers everything it reaches, so that modules may import each other in circles.
pub fn rename(files: &Files) -> Files {
    let links: BTreeMap<&str, BTreeSet<String>> =
        files.iter().map(|(path, bytes)| (path.as_str(), links(path, bytes, files))).collect();
    let digests: BTreeMap<&str, _> =
        files.iter().map(|(path, bytes)| (path.as_str(), Sha256::digest(bytes))).collect();
    let names: BTreeMap<&str, String> = files
        .keys()
        .map(|path| {
            let mut hash = Sha256::new();
            for reached in reach(path, &links) {
                hash.update(reached.as_bytes());
                hash.update(digests.get(reached).copied().unwrap_or_default());
            }
            let hash: String = hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
            (path.as_str(), named(path, &hash))
        })
        .collect();
    files
        .iter()
        .map(|(path, bytes)| {
            let name = names.get(path.as_str()).unwrap_or(path).clone();
            (name, follow(path, bytes, &names).unwrap_or_else(|| bytes.clone()))
        })
        .collect()
}

/// Tells the service worker its version and the files it keeps: all of the site.
pub fn offline(files: &mut Files) -> Outcome {
    let script = files.remove(SERVICE_WORKER).ok_or("the site has no service worker")?;
    let script = String::from_utf8(script).map_err(|e| e.to_string())?;
    let mut version = Sha256::new();
    let mut names = vec!["./"];
    for (name, bytes) in &*files {
        version.update(name.as_bytes());
        version.update(Sha256::digest(bytes));
        names.push(name);
    }
    version.update(&script);
    let version: String = version.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let names = serde_json::to_string(&names).map_err(|e| e.to_string())?;
    let told = script
        .replacen("const VERSION = \"development\";", &format!("const VERSION = \"{version}\";"), 1)
        .replacen("const FILES = [];", &format!("const FILES = {names};"), 1);
    if !told.contains(&version) || !told.contains("\"./\"") {
        return Err("the service worker has no place for its version and files".to_owned());
    }
    files.insert(SERVICE_WORKER.to_owned(), told.into_bytes());
    Ok(())
}

/// Writes the files and removes whatever else the folder held.
pub fn write(folder: &Path, files: &Files) -> Outcome {
    for entry in WalkDir::new(folder).contents_first(true).into_iter().flatten() {
        let name = entry.path().strip_prefix(folder).map_err(|e| e.to_string())?;
        if entry.file_type().is_dir() {
            // only an empty folder goes
            drop(fs::remove_dir(entry.path()));
        } else if !files.contains_key(&name.to_string_lossy().replace('\\', "/")) {
            fs::remove_file(entry.path()).map_err(|e| e.to_string())?;
        }
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, end)| end)
}

/// `views/app.js` with a hash is `views/app.0123456789.js`.
fn named(path: &str, hash: &str) -> String {
    match path.rsplit_once('.') {
        Some((stem, end)) if HASHED.contains(&end) && path != SERVICE_WORKER && path != MODULE => {
            format!("{stem}.{hash}.{end}")
        }
        _ => path.to_owned(),
    }
}

/// A path in quotation marks or in `url(…)`.
fn reference() -> Option<Regex> {
    Regex::new(r#"(["'(])([\w./-]+\.[a-z0-9]+)(["')?#])"#).ok()
}

/// Where a reference written in a file leads.
fn resolve(from: &str, to: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn links(path: &str, bytes: &[u8], files: &Files) -> BTreeSet<String> {
    let text = if LINKING.contains(&extension(path)) { std::str::from_utf8(bytes).unwrap_or("") } else { "" };
    let Some(reference) = reference() else { return BTreeSet::new() };
    let targets = reference.captures_iter(text).filter_map(|found| resolve(path, found.get(2)?.as_str()));
    targets.filter(|target| files.contains_key(target)).collect()
}

fn reach<'a>(path: &'a str, links: &'a BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<&'a str> {
    let (mut seen, mut open) = (BTreeSet::from([path]), vec![path]);
    while let Some(next) = open.pop() {
        for target in links.get(next).into_iter().flatten() {
            if seen.insert(target) {
                open.push(target);
            }
        }
    }
    seen
}

/// The file with its references renamed; none when it holds no references.
fn follow(path: &str, bytes: &[u8], names: &BTreeMap<&str, String>) -> Option<Vec<u8>> {
    if !LINKING.contains(&extension(path)) {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let renamed = reference()?.replace_all(text, |found: &Captures| {
        let part = |n| found.get(n).map_or("", |part| part.as_str());
        let new = resolve(path, part(2)).and_then(|target| names.get(target.as_str()));
        let new = new.and_then(|new| new.rsplit('/').next()).unwrap_or("");
        let folder = part(2).rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        if new.is_empty() { part(0).to_owned() } else { format!("{}{folder}{new}{}", part(1), part(3)) }
    });
    Some(renamed.into_owned().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(rows: &[(&str, &str)]) -> Files {
        rows.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text(files: &Files, start: &str) -> (String, String) {
        let (path, bytes) = files.iter().find(|(path, _)| path.starts_with(start)).unwrap();
        (path.clone(), String::from_utf8(bytes.clone()).unwrap())
    }

    const PAGE: [(&str, &str); 5] = [
        ("index.html", r#"<link href="look.css"><script src="app.js"></script>"#),
        ("app.js", r#"import { a } from "./views/a.js"; new URL("./x.wasm", import.meta.url); say("no.js")"#),
        ("views/a.js", r#"import "../app.js"; export const a = 1;"#),
        ("x.wasm", "module"),
        ("look.css", "@font-face { src: url(f.woff2) format('woff2') }"),
    ];

    #[test]
    fn references_follow_the_names() {
        let out = rename(&site(&PAGE));
        let (app, script) = text(&out, "app.");
        let (a, _) = text(&out, "views/a.");
        let (wasm, _) = text(&out, "x.");
        assert!(
            script.contains(&format!("\"./{a}\"")) && script.contains(&format!("\"./{wasm}\"")),
            "{script}"
        );
        assert!(script.contains(r#""no.js""#));
        assert!(text(&out, "index.html").1.contains(&format!("src=\"{app}\"")));
        assert!(text(&out, "views/a.").1.contains(&format!("\"../{app}\"")));
        assert!(text(&out, "look.").1.contains("url(f.woff2)"), "a file that is not there keeps its name");
    }

    #[test]
    fn the_service_worker_learns_its_version_and_its_files() {
        let worker = "const VERSION = \"development\";\nconst FILES = [];";
        let build = |more: &str| {
            let mut files =
                rename(&site(&[&PAGE[..], &[("service-worker.js", worker), ("a.txt", more)]].concat()));
            offline(&mut files).unwrap();
            text(&files, "service-worker.js").1
        };
        let (one, two) = (build("one"), build("two"));
        assert!(one.contains("[\"./\",\"a.txt\",\"app.") && !one.contains("development"), "{one}");
        assert_ne!(one.lines().next(), two.lines().next(), "another site is another version");
        assert!(offline(&mut site(&[("service-worker.js", "nothing")])).is_err());
    }

    #[test]
    fn what_is_asked_for_by_name_keeps_it() {
        let out =
            rename(&site(&[("sourcelight.js", ""), ("service-worker.js", ""), ("npm/sourcelight.js", "")]));
        let names: Vec<&str> = out.keys().map(String::as_str).collect();
        assert!(names.contains(&"sourcelight.js") && names.contains(&"service-worker.js"), "{names:?}");
        assert!(!names.contains(&"npm/sourcelight.js"), "only the page's own");
    }

    #[test]
    fn a_name_changes_with_what_the_file_reaches() {
        let old = rename(&site(&PAGE));
        let mut changed = site(&PAGE);
        changed.insert("x.wasm".to_owned(), b"other".to_vec());
        let new = rename(&changed);
        for start in ["app.", "views/a.", "x."] {
            assert_ne!(text(&old, start).0, text(&new, start).0);
        }
        assert_eq!(text(&old, "look.").0, text(&new, "look.").0);
    }
}
