//! The cases of `tests/specs/*.toml` as tests with names: "file::name".

use libtest_mimic::{Arguments, Trial};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Specs {
    case: Vec<Case>,
}

/// What a layer shall show of a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Unlike that of every other case of any file.
    pub name: String,
    /// One of the layers.
    pub layer: String,
    /// What is read.
    pub text: String,
    /// The rows that the layer shows.
    pub expect: Vec<String>,
    /// What the rules alone find, where that differs.
    pub rules: Option<Vec<String>>,
}

/// Fewer cases than this were not all found.
const LEAST: usize = 60;

/// Every file of cases, sorted: its name without the ending, and its path.
fn files() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let toml = paths.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let mut files: Vec<_> =
        toml.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path)).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Result<Vec<Case>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str::<Specs>(&text).map(|specs| specs.case).map_err(|e| format!("{}: {e}", path.display()))
}

/// One test for each case, and two about the files: a file that cannot be read fails alone. Where one case is asked for
/// by its whole name, only its file is read: runners that start a program for each test do so some thousand times.
pub fn trials(arguments: &Arguments, check: fn(&Case) -> Result<(), String>) -> Vec<Trial> {
    let asked = arguments.filter.as_deref().filter(|_| arguments.exact && !arguments.list);
    let own = asked.and_then(|name| name.split_once("::")).map(|(file, _)| file);
    let mut trials = Vec::new();
    for (file, path) in files().into_iter().filter(|(file, _)| own.is_none_or(|own| own == file)) {
        match read(&path) {
            Ok(cases) => trials.extend(
                cases
                    .into_iter()
                    .map(|case| Trial::test(format!("{file}::{}", case.name), move || Ok(check(&case)?))),
            ),
            Err(why) => trials.push(Trial::test(format!("{file} is read"), move || Err(why.into()))),
        }
    }
    trials.push(Trial::test("every_case_has_a_name_of_its_own", || Ok(names()?)));
    trials
}

/// Names stand on one line, where runners list them, and no two cases share one.
fn names() -> Result<(), String> {
    let mut names = BTreeSet::new();
    for (_, path) in files() {
        for Case { name, .. } in read(&path)? {
            if name.trim() != name || name.is_empty() || name.contains(char::is_control) {
                return Err(format!("{name:?} is no name on one line"));
            }
            if let Some(name) = names.replace(name) {
                return Err(format!("two cases are called {name:?}"));
            }
        }
    }
    if names.len() < LEAST { Err(format!("only {} cases were found", names.len())) } else { Ok(()) }
}

/// Compares two lists; gives what to print where they differ.
pub fn differ(case: &Case, found: &[String], expect: &[String], how: &str) -> Result<(), String> {
    if found == expect {
        return Ok(());
    }
    let mut out = format!("{} ({}{how})\n  text     {:?}\n", case.name, case.layer, case.text);
    for n in 0..found.len().max(expect.len()) {
        let (expected, got) = (expect.get(n), found.get(n));
        let mark = if expected == got { ' ' } else { '>' };
        let show = |row: Option<&String>| row.map_or("-".to_owned(), |row| format!("{row:?}"));
        let _ = writeln!(out, "{mark} expected {}\n{mark} got      {}", show(expected), show(got));
    }
    Err(out)
}
