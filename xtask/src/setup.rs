//! What a fresh machine lacks, installed with one line said about it.
//!
//! Needed beforehand: Rust by rustup, Node 20 or later with npm. On Debian and Ubuntu apt fetches the rest for root; to anybody
//! else the command is said that does it, and `SOURCELIGHT_SUDO=1` lets it run. Elsewhere a sentence says what to install.

use crate::shell::{self, Outcome, answers, program, root};
use std::path::Path;
use std::process::Command;

/// Which compiler builds the WebAssembly module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one in use, with its ready-made standard library for wasm32.
    Rustup,
    /// Debian's rustc-web, which builds the standard library from its sources.
    Debian,
}

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// A compiler for wasm32. `SOURCELIGHT_TOOLCHAIN=debian` asks for Debian's.
pub fn wasm() -> Outcome<Toolchain> {
    let debian = std::env::var("SOURCELIGHT_TOOLCHAIN").is_ok_and(|name| name == "debian");
    if !debian && (has_target() || add_target()) {
        return Ok(Toolchain::Rustup);
    }
    let there = ["/usr/bin/cargo", "/usr/bin/wasm-ld-19", "/usr/lib/rustlib/src"];
    if !there.iter().all(|path| Path::new(path).exists()) {
        apt(&DEBIAN, "a Rust compiler for WebAssembly").map_err(|why| {
            format!("No Rust compiler for WebAssembly: run `rustup target add {TARGET}`. ({why})")
        })?;
    }
    Ok(Toolchain::Debian)
}

/// What rustc calls this machine.
pub fn host() -> Outcome<String> {
    let told = shell::output(program("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say for which machine it builds.".to_owned())
}

fn has_target() -> bool {
    let sysroot = shell::output(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir()
}

fn add_target() -> bool {
    println!("Installing Rust's {TARGET} target with rustup.");
    shell::output(program("rustup").args(["target", "add", TARGET])).is_ok() && has_target()
}

/// The packages of a folder's lock file, from npm.
pub fn npm(folder: &str) -> Outcome {
    let version = shell::output(program("node").arg("--version")).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(format!("Node 20 or later is needed; this machine has {version:?}."));
    }
    let folder = root().join(folder);
    let changed = |path: &str| folder.join(path).metadata().and_then(|data| data.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    println!("Installing npm packages in {}.", folder.file_name().unwrap_or_default().to_string_lossy());
    let mut npm = program("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(&folder);
    shell::output(&mut npm).map(drop)
}

const CHROMIUM: [&str; 5] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const FIREFOX: [&str; 3] =
    ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
const WEBKIT: [&str; 1] = ["/usr/bin/WebKitWebDriver"];

/// The browser that a variable names, or the first that is installed.
fn browser(variable: &str, places: &[&str], works: fn(&str) -> bool) -> Option<String> {
    let there = || places.iter().find(|path| works(path)).map(ToString::to_string);
    std::env::var(variable).ok().or_else(there)
}

fn exists(path: &str) -> bool {
    Path::new(path).exists()
}

/// A Chromium: `CHROMIUM`, an installed one, or Debian's.
pub fn chromium() -> Outcome<String> {
    let find = || browser("CHROMIUM", &CHROMIUM, answers);
    let advice = "Install Chromium, or name one in the variable CHROMIUM";
    if find().is_none() {
        apt(&["chromium"], "Chromium").map_err(|why| format!("{advice}. {why}"))?;
    }
    find().ok_or_else(|| format!("{advice}: the one that is here does not answer."))
}

/// The browsers of the journeys.
pub struct Browsers {
    /// For all of them.
    pub chromium: String,
    /// For the core journeys, where it is here or can be installed: `FIREFOX`, an installed one, or Debian's.
    pub firefox: Option<String>,
    /// WebKit's driver for the same, with a display.
    pub webkit: Option<String>,
}

/// Finds the browsers and installs those that are missing, all at once.
pub fn browsers() -> Outcome<Browsers> {
    let firefox = || browser("FIREFOX", &FIREFOX, exists);
    let display = || exists("/usr/bin/Xvfb");
    let webkit = || browser("WEBKIT_DRIVER", &WEBKIT, exists).filter(|_| display());
    let mut missing = Vec::new();
    if browser("CHROMIUM", &CHROMIUM, answers).is_none() {
        missing.push("chromium");
    }
    if firefox().is_none() {
        missing.push("firefox-esr");
    }
    if webkit().is_none() {
        missing.extend(["webkit2gtk-driver", "xvfb"]);
    }
    if !missing.is_empty() {
        // without Chromium the sentence comes again, as the reason
        apt(&missing, "browsers for the journeys").unwrap_or_else(|why| println!("{why}"));
    }
    Ok(Browsers { chromium: chromium()?, firefox: firefox(), webkit: webkit() })
}

/// A Python of 3.11 or later that can make environments: `PYTHON`, an installed one, or Debian's.
pub fn python() -> Outcome<String> {
    let test = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
    let works = |name: &String| shell::output(program(name).args(["-c", test])).is_ok();
    let named = std::env::var("PYTHON").ok();
    let find = || named.clone().into_iter().chain(["python3".into(), "python".into()]).find(works);
    let advice = "Install Python 3.11 or later with venv, or name one in the variable PYTHON";
    if find().is_none() {
        let packages = ["python3", "python3-venv"];
        apt(&packages, "Python 3.11 or later").map_err(|why| format!("{advice}. {why}"))?;
    }
    find().ok_or_else(|| format!("{advice}: the one that is here is too old or has no venv."))
}

/// Java for Spark: an installed one, or Debian's; the sentence says why there is none.
pub fn java() -> Outcome {
    if !answers("java") {
        apt(&["openjdk-17-jre-headless"], "Java for Spark")?;
    }
    if answers("java") { Ok(()) } else { Err("Not on this machine: Java, which Spark needs.".to_owned()) }
}

/// The command that installs packages, or the sentence that says it to whoever may not or did not ask for it.
fn installer(packages: &[&str], what: &str, root: bool, asked: bool) -> Outcome<Vec<&'static str>> {
    match (root, asked) {
        (true, _) => Ok(vec!["apt-get"]),
        (false, true) => Ok(vec!["sudo", "apt-get"]),
        (false, false) => Err(format!(
            "Not on this machine: {what}. Type: sudo apt-get install -y --no-install-recommends {}",
            packages.join(" ")
        )),
    }
}

fn apt(packages: &[&str], what: &str) -> Outcome {
    if !answers("apt-get") {
        return Err(format!("Not on this machine: {what}, nor apt-get to install it with."));
    }
    let root = shell::output(program("id").arg("-u"))?.trim() == "0";
    let asked = std::env::var("SOURCELIGHT_SUDO").is_ok_and(|value| value == "1");
    let words = installer(packages, what, root, asked)?;
    println!("Installing {what} with {}: {}.", words.join(" "), packages.join(" "));
    let apt = |arguments: &[&str]| {
        let mut words = words.iter().copied().chain(arguments.iter().copied());
        let mut command = Command::new(words.next().unwrap_or("apt-get"));
        shell::output(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat()).map(drop)
}

#[cfg(test)]
mod tests {
    use super::installer;

    #[test]
    fn nobody_becomes_root_unasked() {
        let installer = |root, asked| installer(&["chromium", "xvfb"], "browsers", root, asked);
        assert_eq!(installer(true, false), Ok(vec!["apt-get"]));
        assert_eq!(installer(true, true), Ok(vec!["apt-get"]), "root needs no sudo");
        assert_eq!(installer(false, true), Ok(vec!["sudo", "apt-get"]));
        let said = "Not on this machine: browsers. Type: sudo apt-get install -y --no-install-recommends chromium xvfb";
        assert_eq!(installer(false, false), Err(said.to_owned()));
    }
}
