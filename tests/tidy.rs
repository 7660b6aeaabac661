//! House rules that the compiler cannot hold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const SKIPPED: [&str; 10] =
    [".git", "target", "node_modules", "dist", "pkg", "vendor", "shared", "corpus", "artifacts", "work"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Path from the root and content of every text file of the checkout, sorted.
fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            let name = entry.file_name().to_string_lossy().into_owned();
            match entry.file_type().unwrap().is_dir() {
                _ if SKIPPED.contains(&name.as_str()) => {}
                true => walk(&entry.path(), out),
                false => out.push(entry.path()),
            }
        }
    }
    let mut paths = Vec::new();
    walk(root(), &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().filter_map(|path| Some((name(path), fs::read_to_string(path).ok()?))).collect()
}

fn code() -> impl Iterator<Item = (String, String)> {
    let ends = [".rs", ".js", ".mjs", ".css", ".html", ".py"];
    files().into_iter().filter(move |(name, _)| ends.iter().any(|end| name.ends_with(end)))
}

/// A Rust file without comments and without its unit tests.
fn bare(text: &str) -> String {
    let product = text.split("#[cfg(test)]").next().unwrap_or(text);
    product.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// The names that follow `crate::` in a file, groups in braces taken apart.
fn imports(text: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut out = Vec::new();
    for rest in text.split("crate::").skip(1) {
        if !rest.starts_with('{') {
            out.push(word(rest));
            continue;
        }
        let mut depth = 0;
        let mut start = true;
        for (at, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ if depth == 1 && start && !c.is_whitespace() => out.push(word(&rest[at..])),
                _ => {}
            }
            start = matches!(c, '{' | ',') || (start && c.is_whitespace());
            if depth == 0 {
                break;
            }
        }
    }
    out.retain(|name| !name.is_empty());
    out
}

#[test]
fn rooms_import_only_from_rooms_above_them() {
    assert_eq!(imports("use crate::a::b; use crate::{c::{d, e}, f, G};"), ["a", "c", "f", "G"]);
    let library = bare(&fs::read_to_string(root().join("src/lib.rs")).unwrap());
    let mut rank: BTreeMap<String, usize> = BTreeMap::new();
    for line in library.lines() {
        let words: Vec<&str> = line.trim().trim_end_matches(';').split([' ', '(']).collect();
        if let Some(at) = words.iter().position(|word| *word == "mod") {
            let next = rank.len();
            rank.insert(words[at + 1].to_owned(), next);
        }
    }
    assert!(rank.len() > 12, "lib.rs lists its rooms: {rank:?}");
    // what lib.rs hands on stands where it was made
    for statement in library.split(';').filter(|statement| statement.contains("pub use")) {
        let (_, path) = statement.split_once("pub use").unwrap();
        let (room, names) = path.trim().split_once("::").unwrap();
        for name in names.trim_matches(['{', '}']).split(',') {
            rank.insert(name.trim().to_owned(), rank[room]);
        }
    }
    let mut found = Vec::new();
    for (name, text) in
        files().into_iter().filter(|(name, _)| name.starts_with("src/") && name.ends_with(".rs"))
    {
        let room = name["src/".len()..].split(['/', '.']).next().unwrap();
        let Some(own) = rank.get(room) else { continue };
        for import in imports(&bare(&text)) {
            match rank.get(&import) {
                Some(other) if other <= own => {}
                Some(_) => found.push(format!("{name} imports {import}, which comes after it")),
                None => found.push(format!("{name} imports {import}, which lib.rs does not list")),
            }
        }
    }
    none("rooms import only from rooms above them in src/lib.rs", &found);
}

/// Every path that a use statement names, braces taken apart: `use a::{b, c::{d}};` names `a::b` and `a::c::d`.
fn used(text: &str) -> Vec<String> {
    fn take_apart(before: &str, body: &str, out: &mut Vec<String>) {
        let (mut depth, mut part) = (0, String::new());
        for c in body.chars().chain([',']) {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if c != ',' || depth > 0 {
                part.push(c);
                continue;
            }
            match part.trim().split_once('{') {
                Some((front, inner)) => {
                    let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
                    take_apart(&format!("{before}{}", front.trim()), inner, out);
                }
                None => out.push(format!("{before}{}", part.trim())),
            }
            part.clear();
        }
    }
    let mut out = Vec::new();
    for statement in text.split(';') {
        // the word, and not the end of another
        let at = statement.rfind("use ").filter(|at| {
            let before = statement[..*at].chars().next_back();
            before.is_none_or(|c| !(c.is_alphanumeric() || c == '_'))
        });
        if let Some(at) = at {
            take_apart("", &statement[at + "use ".len()..], &mut out);
        }
        // what is named where it is used: super::kinds::read(…)
        let plain = &statement[..at.unwrap_or(statement.len())];
        for start in ["crate::", "super::", "self::"] {
            for (at, _) in plain.match_indices(start) {
                let first = plain[..at].chars().next_back();
                let path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
                if !first.is_some_and(|c| path(c) || c == '$') {
                    out.push(plain[at..].chars().take_while(|c| path(*c)).collect());
                }
            }
        }
    }
    out.retain(|path| !path.is_empty());
    out
}

/// The parts of the path of a file's module, from the root of the library.
fn module(name: &str) -> Vec<String> {
    let path = name.trim_start_matches("src/").trim_end_matches(".rs");
    path.trim_end_matches("/mod").split('/').map(str::to_owned).collect()
}

/// The module of the library that a path leads to, as seen from another.
fn leads_to(
    from: &[String],
    path: &str,
    own: &[String],
    all: &BTreeMap<Vec<String>, String>,
) -> Option<Vec<String>> {
    let mut parts: Vec<&str> = path.split("::").collect();
    let mut at = from.to_vec();
    match parts[0] {
        "crate" => {
            at.clear();
            parts.remove(0);
        }
        "self" => drop(parts.remove(0)),
        "super" => {
            while parts.first() == Some(&"super") {
                at.pop();
                parts.remove(0);
            }
        }
        first if own.iter().any(|name| name == first) => {}
        _ => return None,
    }
    at.extend(parts.iter().map(ToString::to_string));
    (1..=at.len()).rev().map(|end| at[..end].to_vec()).find(|module| all.contains_key(module))
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let whole = "use super::{a, b::{C, d}};\nuse crate::e;\nfn f() { super::g::h(); }";
    assert_eq!(used(whole), ["super::a", "super::b::C", "super::b::d", "crate::e", "super::g::h"]);
    // blocks of modules within a file are the file's own; who may see an item is no import
    let block = |text: &str| {
        let mut inside = false;
        let lines = bare(text).lines().map(str::to_owned).collect::<Vec<_>>();
        let kept = lines.into_iter().filter(|line| {
            inside |= (line.starts_with("mod ") || line.starts_with("pub mod ")) && line.ends_with('{');
            let keep = !inside;
            inside &= !line.starts_with('}');
            keep
        });
        let kept = kept.collect::<Vec<_>>().join("\n");
        let seen = kept.split("pub(in ").map(|part| part.split_once(')').map_or(part, |(_, rest)| rest));
        let first = kept.split("pub(in ").next().unwrap_or("").to_owned();
        first + &seen.skip(1).collect::<String>()
    };
    let all: BTreeMap<Vec<String>, String> = files()
        .into_iter()
        .filter(|(name, _)| name.starts_with("src/") && name.ends_with(".rs"))
        .map(|(name, text)| (module(&name), block(&text)))
        .collect();
    let mut imports: BTreeMap<&Vec<String>, Vec<Vec<String>>> = BTreeMap::new();
    for (from, text) in &all {
        let own: Vec<String> = text
            .lines()
            .filter_map(|line| {
                line.trim_end().strip_suffix(';')?.rsplit_once("mod ").map(|row| row.1.to_owned())
            })
            .collect();
        // whoever declares a module runs what is in it
        let below = own.iter().map(|name| format!("self::{name}"));
        let mut to: Vec<Vec<String>> = used(text)
            .into_iter()
            .chain(below)
            .filter_map(|path| leads_to(from, &path, &own, &all))
            // rooms among each other: the test above
            .filter(|to| to != from && to[0] == from[0])
            .collect();
        to.sort();
        to.dedup();
        imports.insert(from, to);
    }
    assert!(imports.values().map(Vec::len).sum::<usize>() > 400, "{imports:?}");
    // whatever imports nothing that is left is taken away, until only circles and what leads to them are left
    let mut left: Vec<&Vec<String>> = imports.keys().copied().collect();
    loop {
        let before = left.len();
        let stays: Vec<_> =
            left.iter().copied().filter(|from| imports[*from].iter().any(|to| left.contains(&to))).collect();
        left = stays;
        if left.len() == before {
            break;
        }
    }
    let held = |of: &Vec<String>| left.iter().any(|from| imports[*from].contains(of));
    let circles: Vec<String> = left
        .iter()
        .filter(|from| held(from))
        .map(|from| {
            format!(
                "{} imports {:?}",
                from.join("::"),
                imports[*from]
                    .iter()
                    .filter(|to| left.contains(to))
                    .map(|to| to.join("::"))
                    .collect::<Vec<_>>()
            )
        })
        .collect();
    none("files of a room import each other in a circle", &circles);
}

#[test]
fn only_the_doors_touch_the_world() {
    let javascript = ["wasm_bindgen", "js_sys", "serde_wasm_bindgen", "web_sys"];
    let system = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time",
        "print!",
        "println!",
        "eprint!",
        "eprintln!",
    ];
    let mut found = Vec::new();
    for (name, text) in
        files().into_iter().filter(|(name, _)| name.starts_with("src/") && name.ends_with(".rs"))
    {
        let text = bare(&text);
        let mut check = |words: &[&str], door: bool| {
            let used = words.iter().filter(|word| !door && text.contains(**word));
            found.extend(used.map(|word| format!("{name} uses {word}")));
        };
        check(&javascript, name == "src/wasm.rs");
        let command_line = name == "src/main.rs" || name.starts_with("src/cli/");
        check(&system, command_line);
        // the report's JSON is written into memory, by the trait that streams have
        check(&["std::io"], command_line || name == "src/wasm.rs");
    }
    none("JavaScript is named in src/wasm.rs only, files and streams by the command line only", &found);
}

#[test]
fn one_file_alone_may_be_unsafe() {
    let of = |text: &str| {
        // strings and comments may speak of it
        let plain = |line: &str| line.split('"').step_by(2).collect::<String>();
        let code: String = text.lines().map(|line| plain(line.split("//").next().unwrap_or(""))).collect();
        let mut words = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|word| ["unsafe", "unsafe_code"].contains(&word))
    };
    assert!(of("x = unsafe { y };") && of("#![allow(unsafe_code)]") && !of("// unsafe\nlet a = \"unsafe\";"));
    let found: Vec<String> = files()
        .into_iter()
        .filter(|(name, text)| name.ends_with(".rs") && of(text))
        .map(|row| row.0)
        .collect();
    assert_eq!(found, ["src/model/simd.rs"], "unsafe code stands in one file only");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"deny\""), "the compiler refuses it elsewhere");
    let (_, kernel) = files().into_iter().find(|(name, _)| name == "src/model/simd.rs").unwrap();
    let lines: Vec<&str> = kernel.lines().collect();
    let bare = (1..lines.len()).filter(|at| lines[*at].contains("unsafe {"));
    let silent: Vec<String> = bare
        .filter(|at| !lines[at.saturating_sub(3)..*at].iter().any(|line| line.contains("// SAFETY:")))
        .map(|at| format!("src/model/simd.rs:{}", at + 1))
        .collect();
    none("every unsafe block says why it is safe", &silent);
}

#[test]
fn files_stay_short() {
    let mut lengths: Vec<(usize, String)> =
        code().map(|(name, text)| (text.lines().count(), name)).filter(|(lines, _)| *lines > 0).collect();
    lengths.sort();
    let (median, longest) = (lengths[lengths.len() / 2].0, lengths.last().unwrap());
    println!("{} files, median {median} lines, longest {} ({})", lengths.len(), longest.0, longest.1);
    let long: Vec<String> = lengths
        .iter()
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, name)| format!("{name}: {lines}"))
        .collect();
    none("no file has more than 500 lines", &long);
}

#[test]
fn paths_named_by_the_architecture_exist() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named: Vec<&str> = text.split('`').skip(1).step_by(2).filter(|word| word.contains('/')).collect();
    assert!(named.len() > 15, "ARCHITECTURE.md names {} paths", named.len());
    let there = |path: &str| {
        let plain = path.bytes().all(|b| b.is_ascii_alphanumeric() || b"./_-".contains(&b));
        !plain || root().join(path.trim_start_matches('/')).exists()
    };
    let missing: Vec<String> = named.iter().filter(|path| !there(path)).map(ToString::to_string).collect();
    none("ARCHITECTURE.md names paths that are not there", &missing);
}

#[test]
fn data_says_where_it_comes_from() {
    let mut found = Vec::new();
    let data = files().into_iter().filter(|(name, _)| name.starts_with("data/") && !name.ends_with(".md"));
    for (name, text) in data {
        let head: String =
            text.lines().take_while(|line| line.starts_with('#')).collect::<Vec<_>>().join(" ");
        let head = head.to_lowercase();
        if !head.contains("source:") || !head.contains("licence") {
            found.push(name);
        }
    }
    none("data files open with their source and licence", &found);
}

/// Whether a line holds a word; one that begins with a slash counts only where a path begins with it.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().filter(|_| word.starts_with('/'));
        before.is_none_or(|c| !(c.is_alphanumeric() || "_./-".contains(c)))
    })
}

#[test]
fn nothing_of_a_desk_is_left() {
    // taken apart, so that this file does not hold them
    let paths = ["/ro|ot/", "/ho|me/", "/Us|ers/", "/wo|rk/", "C:|\\"];
    let hosts =
        ["registry.npm|js", "index.crates|.io", "static.crates|.io", "files.python|hosted", "deb.deb|ian"];
    let markers = ["TO|DO", "FIX|ME", "// XX|X", "todo|!(", "dbg|!(", "#[ign|ore", "debu|gger;"];
    let focus = ["test.on|ly", "test.sk|ip", "it.on|ly", "describe.on|ly", "{ sk|ip:", "{ on|ly:"];
    let whole = |words: &[&str]| words.iter().map(|word| word.replace('|', "")).collect::<Vec<_>>();
    let mut found = Vec::new();
    let mut check = |name: &str, text: &str, words: &[String]| {
        for (line, content) in text.lines().enumerate() {
            found.extend(
                words
                    .iter()
                    .filter(|word| holds(content, word))
                    .map(|word| format!("{name}:{}: {word}", line + 1)),
            );
        }
    };
    for (name, text) in
        files().iter().filter(|(name, _)| !name.starts_with("data/") && !name.ends_with("source.txt"))
    {
        check(name, text, &whole(&paths));
        check(name, text, &whole(&hosts));
    }
    for (name, text) in code() {
        check(&name, &text, &whole(&markers));
        if name.ends_with(".mjs") || name.ends_with(".js") {
            check(&name, &text, &whole(&focus));
        }
    }
    none("paths of one machine, package hosts and markers of unfinished work", &found);
}
