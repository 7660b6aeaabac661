//! From the library to `www/pkg`: compile, write the glue, optimise.

use crate::setup::{self, Toolchain};
use crate::shell::{self, Outcome, program, root, target};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The module's name in `www/pkg`.
pub const NAME: &str = "sourcelight_wasm";

/// What the page fetches beside the module.
const MODEL: &str = "models/english.model";

/// What rustc does not switch on by itself; every engine since Safari 16.4 (March 2023) has it. Calls are put in line less readily
/// than in native code: some 8 % less to fetch for 3 % more time.
const FEATURES: &str = "-C target-feature=+simd128 -C llvm-args=-inline-threshold=10";

/// What wasm-opt may use, one by one: all at once makes a file that engines refuse.
const OPTIMISER: [&str; 8] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds the module into a folder, unless it already holds just this build. `features` are the library's.
pub fn build(out: &Path, features: &[&str]) -> Outcome {
    setup::npm("xtask/tools")?;
    let compiled = compile("sourcelight", &["--lib", "--features", &features.join(",")])?;
    fs::create_dir_all(out).map_err(|e| format!("{}: {e}", out.display()))?;
    fs::copy(root().join(MODEL), out.join("english.model")).map_err(|e| format!("{MODEL}: {e}"))?;
    let bytes = fs::read(&compiled).map_err(|e| format!("{}: {e}", compiled.display()))?;
    let stamp: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let stamp = format!("{stamp} {}", OPTIMISER.join(" "));
    let (stamped, module) = (out.join(".stamp"), out.join(format!("{NAME}_bg.wasm")));
    if fs::read_to_string(&stamped).is_ok_and(|old| old == stamp) && module.is_file() {
        return Ok(());
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&compiled).out_name(NAME).typescript(true).omit_default_module_path(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(out))
        .map_err(|e| format!("wasm-bindgen: {e:#}"))?;
    optimise(&module)?;
    fs::write(&stamped, stamp).map_err(|e| e.to_string())
}

/// Compiles a library of the workspace for wasm32 and returns the module's path.
pub fn compile(package: &str, arguments: &[&str]) -> Outcome<PathBuf> {
    let toolchain = setup::wasm()?;
    let folder = target().join(match toolchain {
        Toolchain::Rustup => "wasm",
        Toolchain::Debian => "wasm-debian",
    });
    let mut cargo = cargo(toolchain, FEATURES);
    cargo.args(["build", "--quiet", "--release", "--package", package]).args(arguments);
    shell::run(cargo.arg("--target-dir").arg(&folder))?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(folder.join("wasm32-unknown-unknown/release").join(file))
}

/// A cargo for wasm32; no path of this machine gets into the module.
pub fn cargo(toolchain: Toolchain, flags: &str) -> std::process::Command {
    let mut cargo = match toolchain {
        Toolchain::Rustup => shell::cargo(),
        Toolchain::Debian => program("/usr/bin/cargo"),
    };
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let remap = |from: &str, to: &str| format!(" --remap-path-prefix={from}={to}");
    let flags = format!(
        "{flags}{}{}",
        remap(&root().to_string_lossy(), "sourcelight"),
        home.map(|home| remap(&home, "cargo")).unwrap_or_default()
    );
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    if toolchain == Toolchain::Debian {
        let path = std::env::var("PATH").unwrap_or_default();
        cargo.env("PATH", format!("/usr/bin:{path}")).env("RUSTC_BOOTSTRAP", "1");
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-19");
        cargo.env_remove("RUSTC").env_remove("RUSTUP_TOOLCHAIN").arg("-Zbuild-std=std,panic_abort");
    }
    cargo.env("CARGO_BUILD_TARGET", "wasm32-unknown-unknown");
    cargo
}

/// Runs wasm-opt over a module, in place.
pub fn optimise(module: &Path) -> Outcome {
    let mut node = program("node");
    node.arg(root().join("xtask/tools/node_modules/binaryen/bin/wasm-opt")).args(["-O3", "--strip-debug"]);
    shell::run(node.args(OPTIMISER).arg(module).arg("-o").arg(module))
}
