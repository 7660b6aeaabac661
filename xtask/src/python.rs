//! The Python package: its wheel is built, checked, installed where its tests run, and tested there.

use crate::count::{self, Count};
use crate::setup;
use crate::shell::{self, Outcome, program, root, target};
use std::fs;
use std::path::{Path, PathBuf};

/// What the tests are run with, pinned.
const REQUIREMENTS: &str = "python/tests/requirements.txt";

/// Wheel and sources are packed, their description is one that PyPI shows, and the tests hold.
pub fn test() -> Outcome<Count> {
    let tools = environment()?;
    let java = setup::java();
    let wheel = wheel(&tools)?;
    let mut twine = program(tools.join("twine"));
    shell::run(twine.args(["check", "--strict"]).arg(&wheel).arg(sources(&tools)?))?;
    let mut pip = program(tools.join("pip"));
    shell::output(pip.args(["install", "--quiet", "--no-deps", "--force-reinstall"]).arg(&wheel))?;
    let mut pytest = program(tools.join("pytest"));
    pytest.current_dir(root().join("python")).env("SOURCELIGHT_BINARY", binary()?);
    if let Err(why) = java {
        println!("{why}");
        pytest.env("SOURCELIGHT_JAVA", "none");
    }
    let (succeeded, output) = shell::tee(&mut pytest)?;
    let mut count = count::tests(&output);
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    if count == Count::default() { Err("No test was run.".to_owned()) } else { Ok(count) }
}

/// The programs of an environment with what the tests need, made and filled where it is not.
fn environment() -> Outcome<PathBuf> {
    let folder = target().join("python");
    let tools = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let wanted = fs::read_to_string(root().join(REQUIREMENTS)).map_err(|e| format!("{REQUIREMENTS}: {e}"))?;
    let installed = folder.join("requirements.txt");
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(tools);
    }
    let python = setup::python()?;
    let names = wanted.lines().filter(|line| line.contains("==")).count();
    println!("Installing {names} Python packages of {REQUIREMENTS} in {}.", shown(&folder));
    shell::output(program(python).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = program(tools.join("pip"));
    shell::output(pip.args(["install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS]))?;
    fs::write(&installed, wanted).map_err(|e| format!("{}: {e}", installed.display()))?;
    Ok(tools)
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The wheel, built fast enough for tests; the one that is published is built with the profile `wheel`.
fn wheel(tools: &Path) -> Outcome<PathBuf> {
    let folder = target().join("wheels");
    // a wheel of another version would be found first
    _ = fs::remove_dir_all(&folder);
    let mut maturin = program(tools.join("maturin"));
    maturin.args([
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "tune",
        "--manifest-path",
        "python/Cargo.toml",
    ]);
    maturin.arg("--interpreter").arg(tools.join("python")).arg("--out").arg(&folder);
    shell::output(&mut maturin)?;
    made(&folder, "whl")
}

/// The package's sources as PyPI keeps them.
fn sources(tools: &Path) -> Outcome<PathBuf> {
    let folder = target().join("wheels");
    let mut maturin = program(tools.join("maturin"));
    maturin.args(["sdist", "--manifest-path", "python/Cargo.toml", "--out"]).arg(&folder);
    shell::output(&mut maturin)?;
    made(&folder, "gz")
}

/// The one file of a folder with that ending.
fn made(folder: &Path, ending: &str) -> Outcome<PathBuf> {
    let files = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths = files.flatten().map(|file| file.path());
    let path = paths.find(|path| path.extension().is_some_and(|end| end == ending));
    path.ok_or_else(|| format!("maturin left no .{ending} in {}.", shown(folder)))
}

/// The command line that the package's rows are held against.
fn binary() -> Outcome<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--profile", "tune", "--package", "sourcelight", "--bin", "sourcelight"]);
    shell::run(&mut cargo)?;
    Ok(target().join("tune").join(format!("sourcelight{}", std::env::consts::EXE_SUFFIX)))
}
