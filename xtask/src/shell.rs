//! Running other programs and saying plainly what went wrong.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

/// A value, or one sentence for the person who typed the command.
pub type Outcome<T = ()> = Result<T, String>;

/// The folder of the checkout.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    package.and_then(|folder| folder.parent().map(PathBuf::from)).unwrap_or_else(|| PathBuf::from("."))
}

/// Where everything built lands.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program, started in the checkout's folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs us, without what it told us about our own package.
pub fn cargo() -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (key, _) in std::env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST") {
            command.env_remove(&key);
        }
    }
    command
}

/// Runs a program to its end, its output shown.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| format!("{}: {e}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", shown(command))) }
}

/// Runs a program to its end and returns what it printed; nothing is shown.
pub fn output(command: &mut Command) -> Outcome<String> {
    let out = command.output().map_err(|e| format!("{}: {e}", shown(command)))?;
    if out.status.success() {
        return Ok(String::from_utf8_lossy(&out.stdout).into_owned());
    }
    Err(format!(
        "{} failed ({}): {}",
        shown(command),
        out.status,
        String::from_utf8_lossy(&out.stderr).trim()
    ))
}

/// Runs a program to its end, its output shown and returned; whether it succeeded comes apart, since
/// a failing test runner's words count too.
pub fn tee(command: &mut Command) -> Outcome<(bool, String)> {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| format!("{}: {e}", shown(command)))?;
    let log = Arc::new(Mutex::new(String::new()));
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ];
    let readers: Vec<_> =
        streams.into_iter().flatten().map(|stream| echo(stream, Arc::clone(&log))).collect();
    for reader in readers {
        drop(reader.join());
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    let text = log.lock().map(|log| log.clone()).unwrap_or_default();
    Ok((status.success(), text))
}

fn echo(stream: Box<dyn Read + Send>, log: Arc<Mutex<String>>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Ok(mut log) = log.lock() {
                log.push_str(&line);
                log.push('\n');
            }
        }
    })
}

/// Whether a program answers when asked for its version.
pub fn answers(name: &str) -> bool {
    let quiet = |command: &mut Command| {
        command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).status()
    };
    quiet(&mut Command::new(name)).is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
