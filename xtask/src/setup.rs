//! What a fresh machine lacks, installed with one line said about it.
//!
//! Needed beforehand: Rust by rustup, Node 20 or later with npm. On Debian and Ubuntu the rest is
//! fetched by apt; elsewhere a sentence says what to install.

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

/// A Chromium for the journeys: `CHROMIUM`, an installed one, or Debian's.
pub fn chromium() -> Outcome<String> {
    if let Ok(path) = std::env::var("CHROMIUM") {
        return Ok(path);
    }
    let places = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    let find = || places.iter().find(|path| answers(path)).map(ToString::to_string);
    if let Some(path) = find() {
        return Ok(path);
    }
    let advice = "Install Chromium, or name one in the variable CHROMIUM.";
    apt(&["chromium"], "Chromium").map_err(|why| format!("{advice} ({why})"))?;
    find().ok_or_else(|| advice.to_owned())
}

/// A Firefox for the core journey: `FIREFOX`, an installed one, or Debian's; none where it cannot be installed.
pub fn firefox() -> Option<String> {
    if let Ok(path) = std::env::var("FIREFOX") {
        return Some(path);
    }
    let places =
        ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
    let find = || places.iter().find(|path| Path::new(path).exists()).map(ToString::to_string);
    find().or_else(|| apt(&["firefox-esr"], "Firefox").ok().and_then(|()| find()))
}

/// WebKit's driver and a display for it, or none where they cannot be installed.
pub fn webkit() -> Option<String> {
    let driver = "/usr/bin/WebKitWebDriver";
    let there = || Path::new(driver).exists() && Path::new("/usr/bin/Xvfb").exists();
    if !there() {
        apt(&["webkit2gtk-driver", "xvfb"], "WebKit").ok()?;
    }
    there().then(|| driver.to_owned())
}

fn apt(packages: &[&str], what: &str) -> Outcome {
    if !answers("apt-get") {
        return Err("apt-get is not on this machine".to_owned());
    }
    println!("Installing {what} with apt-get: {}.", packages.join(" "));
    let root = shell::output(program("id").arg("-u"))?.trim() == "0";
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.args(["-n", "apt-get"]);
        }
        shell::output(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat()).map(drop)
}
